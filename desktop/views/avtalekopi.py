"""The agreement for the two on paper, and the next samtale for the calendar."""

from datetime import time
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.samtale import Samtale
from desktop.domain.stier import innenfor
from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _, ngettext
from desktop.state.samtale_state import SamtaleState
from desktop.utfil import skriv_fil
from desktop.views.dialoger import velg_fil, velg_skriver
from desktop.views.felter import Avkryssing, Felt, Linjefelt
from desktop.views.plass import KORT
from desktop.views.utskrift import A4_PIKSLER, skriv_sider
from desktop.views.widgets import Melding, etikett, knapp, rad

_TALL = 2
BESKJED = "avtale.beskjed_til_kolleger"


class Avtalekopi(QWidget):
    """Half a page each, and an entry for the calendar that tells nothing."""

    def __init__(self, state: SamtaleState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._state = state
        self._enige_om = ""
        self._med_beskjed = Avkryssing(_("Ta med beskjeden til kollegene. Vi er enige om den."))
        self._med_tidslinje = Avkryssing(
            _("Ta med tidslinjen. Den viser hvilken dag fraværet begynner.")
        )
        self._med_tidslinje.setChecked(True)
        self._klokka = Linjefelt(maks=5)
        self._klokka.setFixedWidth(self._klokka.fontMetrics().horizontalAdvance("00.00.00") + 28)
        self._kalender = knapp(
            _("Lagre neste samtale til kalenderen"), self._on_kalender, tegn="lagre"
        )
        self._melding = Melding()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (
            etikett(_("Avtalen på papir"), "heading"),
            etikett(
                _("Én side med to like halvdeler, én til hver av dere. Ikke til legen."), "hint"
            ),
            self._med_beskjed,
            self._med_tidslinje,
            rad(
                knapp(_("Skriv ut avtalen"), self._on_skriv_ut, tegn="skriv_ut"),
                knapp(_("Lagre avtalen som PDF"), self._on_lagre, tegn="lagre"),
            ),
            Felt(
                _("Klokkeslett for neste samtale (valgfritt)"),
                self._klokka,
                _("I kalenderen står det bare «Samtale», uten navn og sted."),
            ),
            rad(self._kalender),
            self._melding,
        ):
            layout.addWidget(widget)

    def vis(self, samtale: Samtale) -> None:
        """Show what can be taken along as the state has it."""
        struket = innenfor(BESKJED, frozenset(samtale.ark.utelatt))
        beskjed = "" if struket else samtale.avtale.beskjed_til_kolleger.strip()
        self._med_beskjed.setVisible(bool(beskjed))
        if beskjed != self._enige_om:  # they agreed on other words
            self._med_beskjed.setChecked(False)
        self._enige_om = beskjed
        self._med_tidslinje.setVisible(self._state.avtalt_tidslinje() is not None)

    def skriv_til(self, skriver: QPrinter) -> None:
        """Print the agreement on a printer."""
        bilde = self._state.avtale_bilde(A4_PIKSLER, **self._valg())
        if skriv_sider(skriver, [bilde]):
            self._melding.vis(_("Avtalen er sendt til skriveren. Klipp den i to."), "good")
        else:
            self._melding.vis(_("Skriveren svarte ikke. Prøv igjen, eller lagre avtalen."), "error")

    def lagre_avtale(self, fil: str) -> None:
        """Save the agreement as a PDF."""
        pdf = self._state.avtale_pdf(**self._valg())
        self._skriv(fil, pdf, _("Avtalen er lagret. Alle som åpner filen, kan lese den."))

    def lagre_kalender(self, fil: str) -> None:
        """Save the next samtale as a calendar entry."""
        data = self._state.neste_samtale_fil(klokkeslett(self._klokka.text()))
        if data is not None:
            self._skriv(fil, data, _("Lagret. Åpne filen for å legge samtalen i kalenderen."))

    def _skriv(self, fil: str, data: bytes, svar: str) -> None:
        try:
            skriv_fil(Path(fil), data)
        except DesktopError as error:
            self._melding.vis(feiltekst(error), "error")
            return
        self._melding.vis(svar, "good")

    def _klar(self) -> bool:
        """Tell whether the agreement fits; if not, say what is too long."""
        valg = self._valg()
        feil = self._state.avtale_feil(**valg)
        if not feil:
            return True
        if not self._state.avtale_feil(med_beskjed=valg["med_beskjed"]):
            tekst = _("Tidslinjen får ikke plass. Fjern krysset foran den, eller kort ned avtalen.")
            self._melding.vis(tekst, "warning")
            return False
        deler = self._state.avtale(**valg).seksjoner
        tekst = next(li.tekst for d in deler for li in d.linjer if li.sti == feil[0].felt)
        over = int(feil[0].verdier["linjer"])
        for_langt = ngettext(
            "Avtalen er {n} linje for lang for en halv side. Lengst er: «{linje}»",
            "Avtalen er {n} linjer for lang for en halv side. Lengst er: «{linje}»",
            over,
        ).format(n=over, linje=tekst if len(tekst) <= KORT else f"{tekst[:KORT]}…")
        self._melding.vis(for_langt, "warning")
        return False

    def _valg(self) -> dict[str, bool]:
        return {
            "med_beskjed": self._med_beskjed.isChecked(),
            "med_tidslinje": self._med_tidslinje.isChecked(),
        }

    def _on_skriv_ut(self) -> None:
        if self._klar():
            velg_skriver(self, _("Avtale"), self.skriv_til)

    def _on_lagre(self) -> None:
        if self._klar():
            navn = self._state.filnavn("avtale", "pdf")
            velg_fil(self, _("Lagre avtalen"), navn, "PDF (*.pdf)", self.lagre_avtale)

    def _on_kalender(self) -> None:
        if self._state.neste_samtale_fil() is None:
            self._melding.vis(_("Skriv dato for neste samtale først."), "warning")
        elif self._klokka.text().strip() and klokkeslett(self._klokka.text()) is None:
            self._melding.vis(
                _("Skriv klokkeslettet som time og minutt, for eksempel 9.30."), "warning"
            )
        else:
            slag = "iCalendar (*.ics)"
            velg_fil(self, _("Lagre neste samtale"), "samtale.ics", slag, self.lagre_kalender)


def klokkeslett(tekst: str) -> time | None:
    """Read a time as people type it: «9», «9.30», «09:30»; ``None`` when it is not one."""
    deler = tekst.strip().replace(":", ".").split(".")
    if len(deler) > _TALL or not all(d.isascii() and d.isdigit() for d in deler):
        return None
    time_, minutt = int(deler[0]), int(deler[1]) if len(deler) == _TALL else 0
    return time(time_, minutt) if time_ < 24 and minutt < 60 else None
