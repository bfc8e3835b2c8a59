"""The unit's catalogue on paper: the list for the wall, and the letter to the GPs."""

from functools import partial

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu

from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _, choose, language
from desktop.state.katalog_state import KatalogState
from desktop.state.papir import Enhetsord, Papirfil, Valg, lag_fil, lagre_som, papirer, sider
from desktop.views.bokstaver import Bokstavknapp
from desktop.views.katalog_filer import dokumenter
from desktop.views.utskrift import A4_PIKSLER, lag_skriver, skriv_sider
from desktop.views.widgets import Melding

LISTE, BREV = "mulighetsskjema", "tilbud"


class Papirknapp(Bokstavknapp):
    """A button with a menu: print or save the list or the letter, as the catalogue is now."""

    def __init__(self, katalog: KatalogState, melding: Melding) -> None:
        super().__init__(_("Skriv ut liste eller brev"))
        self.setProperty("role", "quiet")
        self.setAutoDefault(True)
        self._katalog, self._melding = katalog, melding
        meny = QMenu(self)
        for kode, skriv_ut, lagre in (
            (LISTE, _("Skriv ut lista"), _("Lagre lista som PDF")),
            (BREV, _("Skriv ut brevet til legene"), _("Lagre brevet som PDF")),
        ):
            meny.addAction(skriv_ut, partial(self._on_skriv_ut, kode))
            meny.addAction(lagre, partial(self._on_lagre, kode))
        self.setMenu(meny)

    def fil(self, kode: str) -> Papirfil:
        """Make the list or the letter of the unit in use, in the language of the screen."""
        return lag_fil(kode, language(), enhetens(self._katalog))

    def lagre(self, kode: str, navn: str) -> None:
        """Save it under a name."""
        try:
            lagre_som(self.fil(kode), navn)
        except DesktopError as error:
            self._melding.vis(feiltekst(error), "error")
            return
        self._melding.vis(_("Lagret: {navn}.").format(navn=_navn(kode)), "good")

    def skriv_til(self, kode: str, skriver: QPrinter) -> None:
        """Print it."""
        if skriv_sider(skriver, sider(self.fil(kode), A4_PIKSLER)):
            tekst = _("Sendt til skriveren: {navn}.").format(navn=_navn(kode))
            self._melding.vis(tekst, "good")
        else:
            self._melding.vis(_("Skriveren svarte ikke. Prøv igjen, eller lagre papiret."), "error")

    def _on_lagre(self, kode: str) -> None:
        dialog = QFileDialog(self, _("Lagre papiret"), dokumenter(), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self._filnavn(kode))
        dialog.fileSelected.connect(partial(self.lagre, kode))
        dialog.open()

    def _on_skriv_ut(self, kode: str) -> None:
        skriver = lag_skriver(_navn(kode))
        dialog = QPrintDialog(skriver, self)
        dialog.accepted.connect(partial(self.skriv_til, kode, skriver))
        QDialog.open(dialog)

    def _filnavn(self, kode: str) -> str:
        papir = next(p for p in papirer() if p.id == kode)
        return f"{papir.filnavn.i(language())}.pdf"


def enhetens(katalog: KatalogState) -> Valg:
    """Return what papers say of the unit in use: what it offers, and what it cannot do."""
    enhet = katalog.enhet
    return Valg(
        enhet.arbeidsplasstype,
        egne=katalog.som_muligheter(),
        kan_ikke=katalog.kan_ikke_som_muligheter(),
        enhet=Enhetsord(enhet.navn, enhet.laget_med, enhet.laget, enhet.gjennomgas),
    )


def _navn(kode: str) -> str:
    return choose(next(p for p in papirer() if p.id == kode).navn)
