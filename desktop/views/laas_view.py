"""Before anything: make the vault the first time, and the passphrase every time after."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain import gjenopprettingsnokkel
from desktop.errors import DesktopError, WrongPassphraseError
from desktop.feiltekst import feiltekst
from desktop.i18n import _
from desktop.state.hvelv_state import HvelvState
from desktop.views.felter import Felt, Passordfelt
from desktop.views.widgets import (
    Side,
    etikett,
    knapp,
    kunngjor,
    linje,
    navngi,
    rad,
    set_tone,
)

MINST_TEGN = 12


class LaasView(Side):
    """Asks for the passphrase.

    Signals:
        demo_valgt: They want to see the application with made-up data.
    """

    demo_valgt = Signal()

    def __init__(self, hvelv: HvelvState, parent: QWidget | None = None) -> None:
        super().__init__(parent, bredde=640)
        navngi(self)
        self._hvelv = hvelv
        self._forste_gang, feil = self._finn_ut()
        self._passord = Passordfelt(_("Passord"))
        self._passord.ferdig.connect(self._on_ferdig)
        self._gjenta = Passordfelt(_("Passordet en gang til"))
        self._gjenta.ferdig.connect(self._on_ferdig)
        self._status = etikett(feil)
        set_tone(self._status, "error" if feil else "")
        tittel = _("Velkommen til Dialogarket") if self._forste_gang else _("Lås opp")
        self.legg(etikett(tittel, "title"))
        if self._forste_gang:
            self._legg_forste_gang()
        else:
            self._felt = Felt(_("Passord"), self._passord)
            self.legg(self._felt)
        self._knapp = knapp(
            _("&Lag passord og start") if self._forste_gang else _("&Lås opp"),
            self._on_ferdig,
            "primary",
        )
        self.legg(
            rad(self._knapp),
            self._status,
            linje(),
            etikett(_("Vil du bare se hvordan det virker? Demoen lagrer ingenting."), "hint"),
            rad(knapp(_("Se en &demo"), self.demo_valgt.emit)),
        )
        self.fyll()
        hvelv.feilet.connect(self._on_feilet)
        hvelv.opptatt.connect(self._on_opptatt)

    def forste_felt(self) -> QWidget:
        """Return where the caret starts."""
        return self._passord

    def _finn_ut(self) -> tuple[bool, str]:
        try:
            return not self._hvelv.finnes, ""
        except DesktopError as error:
            return False, feiltekst(error)

    def _legg_forste_gang(self) -> None:
        self._felt = Felt(
            _("Lag et passord"),
            self._passord,
            _("Minst 12 tegn. En setning du husker, er best. Bare du kjenner det."),
        )
        self._gjenta_felt = Felt(_("Skriv passordet en gang til"), self._gjenta)
        self.legg(
            etikett(
                _(
                    "Samtalene ligger låst på denne maskinen. Ingenting sendes noe sted. "
                    "Glemmer du passordet, kan ingen åpne dem."
                ),
                "lead",
            ),
            self._felt,
            self._gjenta_felt,
        )

    def _on_ferdig(self) -> None:
        self._vis_status("", "")
        self._felt.vis_feil("")
        passord = self._passord.text()
        if not self._forste_gang:
            if passord:
                self._hvelv.las_opp(passord)
            else:
                self._felt.vis_feil(_("Skriv passordet først."))
                self._passord.setFocus()
            return
        if len(passord.strip()) < MINST_TEGN:
            self._felt.vis_feil(_("Passordet må ha minst 12 tegn. Gjerne en hel setning."))
            self._passord.setFocus()
        elif passord != self._gjenta.text():
            self._gjenta_felt.vis_feil(_("De to passordene er ikke like."))
            self._gjenta.setFocus()
        else:
            self._gjenta_felt.vis_feil("")
            self._hvelv.opprett(passord, gjenopprettingsnokkel.ny())

    def _on_opptatt(self, opptatt: bool) -> None:
        self._knapp.setEnabled(not opptatt)
        if opptatt:
            self._vis_status(_("Låser opp …"), "")

    def _on_feilet(self, error: DesktopError) -> None:
        self._vis_status(feiltekst(error), "error")
        if isinstance(error, WrongPassphraseError):
            self._passord.tom()
        self._passord.setFocus()

    def _vis_status(self, tekst: str, tone: str) -> None:
        self._status.setText(tekst)
        set_tone(self._status, tone)
        if tekst:
            kunngjor(self._status, tekst)
