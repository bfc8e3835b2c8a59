"""What opens the vault: the passphrase, or the recovery key when that is forgotten."""

from typing import Literal, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain import gjenopprettingsnokkel
from desktop.errors import (
    DesktopError,
    MistypedRecoveryKeyError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)
from desktop.feiltekst import feiltekst, passordhjelp
from desktop.i18n import _
from desktop.views.felter import Felt, Linjefelt, Passordfelt
from desktop.views.widgets import etikett, knapp, kunngjor

MAKS_NOKKEL = 80
_HINT_ETTER = 2  # wrong passphrases in a row


class Hemmelig(NamedTuple):
    """A secret, and which one it is."""

    tekst: str
    slag: Literal["passphrase", "recovery"]

    def __repr__(self) -> str:
        """Say which one it is, never the secret."""
        return f"Hemmelig({self.slag})"


class Hemmelighet(QWidget):
    """Asks for one of the two, and takes a wrong one calmly.

    Signals:
        ferdig: Enter was pressed.

    Attributes:
        bytt: Changes to the other one; the view puts it where it belongs.
    """

    ferdig = Signal()

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._feil_pa_rad = 0
        self.passord = Passordfelt(_("Passord"))
        self.nokkel = Linjefelt(maks=MAKS_NOKKEL)
        self._passordfelt = Felt(_("Passord"), self.passord, hint)
        self._nokkelfelt = Felt(
            _("Gjenopprettingsnøkkelen"),
            self.nokkel,
            _("Den står på arket du skrev ut. Store eller små bokstaver er det samme."),
        )
        self._hjelp = etikett("", "hint")
        self.bytt = knapp("", self._on_bytt, "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._passordfelt, self._nokkelfelt, self._hjelp):
            layout.addWidget(widget)
        self._hjelp.hide()
        self.passord.ferdig.connect(self.ferdig)
        self.nokkel.returnPressed.connect(self.ferdig)
        self._vis_slag(med_nokkel=False)

    def verdi(self) -> Hemmelig | None:
        """Return what is typed, or ``None`` after saying what is wrong with it."""
        self._si("")
        if not self._med_nokkel:
            if passord := self.passord.text():
                return Hemmelig(passord, "passphrase")
            self._si(_("Skriv passordet først."))
            return None
        if not self.nokkel.text().strip():
            self._si(_("Skriv nøkkelen først."))
            return None
        try:
            return Hemmelig(gjenopprettingsnokkel.tolk(self.nokkel.text()), "recovery")
        except MistypedRecoveryKeyError as error:
            self._si(feiltekst(error))
            return None

    def vis_feil(self, error: DesktopError) -> bool:
        """Say that the secret was wrong; return whether that is what the error is about."""
        if not isinstance(
            error, WrongPassphraseError | WrongRecoveryKeyError | MistypedRecoveryKeyError
        ):
            return False
        passord = isinstance(error, WrongPassphraseError)
        self._feil_pa_rad = self._feil_pa_rad + 1 if passord else 0
        hjelp = passordhjelp() if self._feil_pa_rad >= _HINT_ETTER else ""
        self._hjelp.setText(hjelp)
        self._hjelp.setVisible(bool(hjelp))
        self._vis_slag(med_nokkel=not passord)
        self._si(feiltekst(error), hjelp)
        return True

    def tom(self) -> None:
        """Forget what is typed."""
        self.passord.tom()
        self.nokkel.clear()

    def fokuser(self) -> None:
        """Put the caret in the field, with what is there marked."""
        felt = self.forste_felt()
        felt.setFocus(Qt.FocusReason.OtherFocusReason)
        self.passord.marker() if felt is self.passord else self.nokkel.selectAll()

    def forste_felt(self) -> QWidget:
        """Return the field in sight."""
        return self.nokkel if self._med_nokkel else self.passord

    def _si(self, tekst: str, mer: str = "") -> None:
        felt = self._nokkelfelt if self._med_nokkel else self._passordfelt
        felt.vis_feil(tekst)
        if tekst:
            kunngjor(felt, f"{tekst} {mer}".strip())
            self.fokuser()

    def _on_bytt(self) -> None:
        self._si("")
        self._hjelp.hide()
        self._vis_slag(med_nokkel=not self._med_nokkel)
        self.fokuser()

    def _vis_slag(self, *, med_nokkel: bool) -> None:
        self._med_nokkel = med_nokkel
        self._passordfelt.setVisible(not med_nokkel)
        self._nokkelfelt.setVisible(med_nokkel)
        self.bytt.setText(
            _("Bruk &passordet i stedet")
            if med_nokkel
            else _("&Glemt passordet? Bruk gjenopprettingsnøkkelen")
        )
