"""The paper kit: everything a samtale without a computer needs, to print or to save."""

from functools import partial
from pathlib import Path
from typing import cast

import msgspec
from PySide6.QtCore import QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.innhold import Papir
from desktop.domain.orglag import Orglag
from desktop.domain.tekst import SPRAK, Sprak
from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _, choose, language
from desktop.state import innhold
from desktop.state.katalog_state import KatalogState
from desktop.state.papir import Papirfil, Valg, lag_alle, lag_fil, lagre, lagre_som, papirer, sider
from desktop.views.felter import Felt, Valgrekke, uten_forslag
from desktop.views.katalog_papir import enhetens
from desktop.views.utskrift import A4_PIKSLER, lag_skriver, skriv_sider
from desktop.views.widgets import Melding, Rutenett, Side, etikett, knapp, kort, navngi, rad

EGEN = "egen-enhet"  # the unit's own catalogue, in the list of kinds of workplace


class PapirView(Side):
    """Every paper with what it is for, in the language and for the workplace that is chosen."""

    def __init__(
        self,
        arbeidsplass: Arbeidsplass,
        katalog: KatalogState | None = None,
        pakker: Orglag | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, bredde=1180)
        navngi(self)
        self._uten, self._katalog = arbeidsplass.kan_ikke, katalog
        self._pakker = pakker or Orglag()
        self._valgt_sprak: Sprak = language()
        self._sprak = Valgrekke(
            _("Språket på papirene"),
            tuple(zip(SPRAK, ("Bokmål", "Nynorsk", "English"), strict=True)),
            kan_velges_bort=False,
        )
        self._sprak.vis(self._valgt_sprak)
        self._sprak.valgt.connect(self._on_sprak)
        self._type = _arbeidsplassvalg(arbeidsplass.type)
        if katalog is not None:
            self._type.insertItem(0, _egen_liste(katalog), EGEN)
            self._type.setCurrentIndex(0)
        self._melding = Melding()
        self._alle = knapp(_("&Lagre alle"), self._on_lagre_alle, "primary", tegn="lagre")
        nett = Rutenett(340)
        nett.sett(self._kort(papir) for papir in papirer())
        self.legg(
            etikett(_("Papirutgave"), "title"),
            etikett(
                _("For en samtale uten PC. Skriv ut det dere trenger, eller lagre alt i en mappe."),
                "lead",
            ),
            Felt(_("Språket på papirene"), self._sprak),
            Felt(
                _("Slags arbeidsplass"),
                self._type,
                _("Bestemmer hva som står i mulighetsskjemaet og i brevet til legene."),
            ),
            rad(self._alle),
            self._melding,
            nett,
        )
        self.fyll()

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._sprak.knapper()[0]

    def lagre_alle(self, mappe: str) -> None:
        """Save every paper in a folder."""
        try:
            lagre(lag_alle(self._valgt_sprak, self._valg()), Path(mappe))
        except DesktopError as error:
            self._melding.vis(feiltekst(error), "error", _("Prøv igjen"), self._on_lagre_alle)
            return
        self._melding.vis(_("Alle papirene er lagret i mappen."), "good")

    def lagre_som(self, papir: Papir, navn: str) -> None:
        """Save one paper under a name."""
        try:
            lagre_som(self._fil(papir), navn)
        except DesktopError as error:
            igjen = partial(self._on_lagre, papir)
            self._melding.vis(feiltekst(error), "error", _("Prøv igjen"), igjen)
            return
        self._melding.vis(_("Lagret: {navn}.").format(navn=choose(papir.navn)), "good")

    def skriv_til(self, papir: Papir, skriver: QPrinter) -> None:
        """Print one paper, the same pages as the PDF."""
        if not skriv_sider(skriver, sider(self._fil(papir), A4_PIKSLER)):
            self._melding.vis(_("Skriveren svarte ikke. Prøv igjen, eller lagre papiret."), "error")
            return
        tekst = _("Sendt til skriveren: {navn}.").format(navn=choose(papir.navn))
        self._melding.vis(tekst, "good")

    def _kort(self, papir: Papir) -> QWidget:
        navn = choose(papir.navn)
        skriv_ut = knapp(_("Skriv ut dette"), partial(self._on_skriv_ut, papir), tegn="skriv_ut")
        lagre_ = knapp(_("Lagre dette"), partial(self._on_lagre, papir), "quiet", tegn="lagre")
        for button in (skriv_ut, lagre_):
            button.setAccessibleName(f"{button.text()}: {navn}")
        tekst = etikett(choose(papir.beskrivelse))
        ramme = kort(etikett(navn, "heading"), tekst, rad(skriv_ut, lagre_))
        lag = ramme.layout()
        assert isinstance(lag, QVBoxLayout)  # noqa: S101 - kort makes one
        lag.insertStretch(2, 1)  # titles and buttons of a row stand on the same lines
        return ramme

    def _valg(self) -> Valg:
        if self._katalog is not None and self._type.currentData() == EGEN:
            return msgspec.structs.replace(enhetens(self._katalog), pakker=self._pakker)
        return Valg(self._type.currentData(), self._uten, pakker=self._pakker)

    def _fil(self, papir: Papir) -> Papirfil:
        return lag_fil(papir.id, self._valgt_sprak, self._valg())

    def _on_sprak(self, sprak: object) -> None:
        self._valgt_sprak = cast("Sprak", sprak)

    def _on_lagre_alle(self) -> None:
        dialog = QFileDialog(self, _("Lagre alle i en mappe"), _dokumenter())
        uten_forslag(dialog)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.lagre_alle)
        dialog.open()

    def _on_lagre(self, papir: Papir) -> None:
        dialog = QFileDialog(self, _("Lagre papiret"), _dokumenter(), "PDF (*.pdf)")
        uten_forslag(dialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{papir.filnavn.i(self._valgt_sprak)}.pdf")
        dialog.fileSelected.connect(partial(self.lagre_som, papir))
        dialog.open()

    def _on_skriv_ut(self, papir: Papir) -> None:
        skriver = lag_skriver(choose(papir.navn))
        dialog = QPrintDialog(skriver, self)
        uten_forslag(dialog)

        def valgt(_skriver: object = None) -> None:
            self.skriv_til(papir, skriver)  # the dialog sends its printer along

        dialog.accepted.connect(valgt)
        QDialog.open(dialog)


def _egen_liste(katalog: KatalogState) -> str:
    enhet = katalog.enhet
    typer = {type_.id: type_.i(language()) for type_ in innhold.arbeidsplasstyper()}
    slag = typer.get(enhet.arbeidsplasstype, _("Alle slags"))
    if not enhet.navn.strip():
        return _("{slag}: vår egen liste").format(slag=slag)
    return _("{slag}: listen til {enhet}").format(slag=slag, enhet=enhet.navn.strip())


def _arbeidsplassvalg(valgt: str) -> QComboBox:
    liste = QComboBox()
    liste.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    liste.addItem(_("Alle slags"), "")
    for type_ in innhold.arbeidsplasstyper():
        if type_.id != "alle":
            liste.addItem(type_.i(language()), type_.id)
    liste.setCurrentIndex(max(liste.findData(valgt), 0))
    return liste


def _dokumenter() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
