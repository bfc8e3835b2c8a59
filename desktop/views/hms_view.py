"""Questions for a staff meeting on a projector: one at a time, in large type, by keys only."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.domain.konferanse import Hmssporsmal
from desktop.i18n import _, choose
from desktop.views.widgets import etikett, kunngjor, navngi, set_look

_FRAM = frozenset(
    {
        Qt.Key.Key_Space,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Right,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageDown,
    }
)
_TILBAKE = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace})

_SKRIFT = (  # of the question and of what is said under it; the largest first
    ("projected-large", "reading"),
    ("projected", "prompt"),
    ("reading", "lead"),
    ("heading", ""),
)


class HmsView(QDialog):
    """Shows one question, how many there are, and how the group works with it."""

    def __init__(self, sporsmal: Sequence[Hmssporsmal], eier: QWidget) -> None:
        super().__init__(eier, Qt.WindowType.Window)
        navngi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(_("Spørsmål til personalmøtet"))
        self._alle = tuple(sporsmal)
        self._nummer = 0
        self._framdrift = etikett("", "number")
        self._sporsmal = etikett("", "projected")
        self._slik = etikett("", "prompt")
        taster = _("Mellomrom, pil eller Page Down: neste. Page Up: forrige. Esc: lukk.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(64, 48, 64, 32)
        layout.setSpacing(32)
        layout.addWidget(self._framdrift)
        layout.addStretch(1)
        layout.addWidget(self._sporsmal)
        layout.addWidget(self._slik)
        layout.addStretch(2)
        layout.addWidget(etikett(taster, "hint"))
        self._vis()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Space, Enter, an arrow or Page Down; back with the others; leave with Esc."""
        if event.key() in _FRAM:
            self._ga(1)
        elif event.key() in _TILBAKE:
            self._ga(-1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the type there is room for."""
        super().resizeEvent(event)
        self._tilpass()

    def _ga(self, steg: int) -> None:
        """Stop at either end: a key too many must not close anything."""
        nytt = min(max(self._nummer + steg, 0), len(self._alle) - 1)
        if nytt != self._nummer:
            self._nummer = nytt
            self._vis()

    def _vis(self) -> None:
        sporsmal = self._alle[self._nummer]
        plass = _("Spørsmål {n} av {alle}").format(n=self._nummer + 1, alle=len(self._alle))
        self._framdrift.setText(plass)
        self._sporsmal.setText(choose(sporsmal.sporsmal))
        self._slik.setText(choose(sporsmal.slik))
        self._tilpass()
        kunngjor(self, f"{plass}. {choose(sporsmal.sporsmal)} {choose(sporsmal.slik)}")

    def _tilpass(self) -> None:
        """Take the largest type that leaves nothing outside the window."""
        lag = self.layout()
        assert lag is not None  # noqa: S101 - made above
        for sporsmal, slik in _SKRIFT:
            set_look(self._sporsmal, "role", sporsmal)
            set_look(self._slik, "role", slik)
            lag.invalidate()
            if lag.heightForWidth(self.width()) <= self.height():
                return
