"""A new passphrase, written twice."""

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.felter import Felt, Passordfelt

MINST_TEGN = 12


class Passordpar(QWidget):
    """Two fields that must say the same, each with a button that shows it.

    Signals:
        ferdig: Enter was pressed in one of them.
    """

    ferdig = Signal()

    def __init__(self, navn: str) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._passord, self._gjenta = Passordfelt(navn), Passordfelt(navn)
        self._felt = Felt(
            navn,
            self._passord,
            _("Minst 12 tegn. En setning du husker, er best. Bare du kjenner det."),
        )
        self._gjentafelt = Felt(_("Skriv passordet en gang til"), self._gjenta)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for felt in (self._felt, self._gjentafelt):
            layout.addWidget(felt)
        self._passord.ferdig.connect(self.ferdig)
        self._gjenta.ferdig.connect(self.ferdig)
        self.setFocusProxy(self._passord)

    def verdi(self) -> str | None:
        """Return the passphrase, or ``None`` after saying what is wrong with it."""
        passord = _normalt(self._passord.text())
        kort = len(passord.strip()) < MINST_TEGN
        ulike = not kort and passord != _normalt(self._gjenta.text())
        self._felt.vis_feil(
            _("Passordet må ha minst 12 tegn. Gjerne en hel setning.") if kort else ""
        )
        self._gjentafelt.vis_feil(_("De to passordene er ikke like.") if ulike else "")
        if kort or ulike:
            (self._passord if kort else self._gjenta).setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return passord

    def tom(self) -> None:
        """Forget what is typed."""
        self._passord.tom()
        self._gjenta.tom()


def _normalt(tekst: str) -> str:
    """Return text in one spelling: an «å» may be one sign or two."""
    return unicodedata.normalize("NFKC", tekst)
