"""A plain page over everything, for when somebody comes by: Esc, and any key takes it away."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.views.widgets import etikett, kunngjor

_VEKKER = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)
_SLUKES = (QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.InputMethod)


class Dekke(QWidget):
    """A plain page as large as the window; swallows the key or press that wakes.

    Args:
        over: What it covers.
        vekket: Called when somebody pressed something; it does not go away by itself.
    """

    def __init__(self, over: QWidget, vekket: Callable[[], None]) -> None:
        super().__init__(over)
        self._over, self._vekket = over, vekket
        self.setProperty("role", "blank")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Skjermen er dekket. Trykk en tast for å fortsette."))
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        self._tekst = etikett(_("Trykk en tast for å fortsette"), "hint")
        self._tekst.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._tekst)
        layout.setContentsMargins(0, 0, 0, 32)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()
        over.installEventFilter(self)  # to stay as large as it is
        # Only while covered: a filter on every event of the application is dear and fragile.
        _app().installEventFilter(self)

    def si(self, tekst: str) -> None:
        """Say something else than which key to press."""
        self._tekst.setText(tekst)
        kunngjor(self, tekst)

    def ta_bort(self) -> None:
        """Show what is below again."""
        _app().removeEventFilter(self)
        self._over.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow the key or press that wakes; stay as large as the window."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        if event.type() not in _VEKKER:
            return event.type() in _SLUKES
        if isinstance(event, QKeyEvent | QMouseEvent) and not _er_esc_igjen(event):
            self._vekket()
        return True


def _er_esc_igjen(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.isAutoRepeat()


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - there is no window without one
    return app
