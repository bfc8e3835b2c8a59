"""What the system asks for while the application is open: light or dark, high contrast."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from desktop.views import theme


class Systemvalg(QObject):
    """Tells when the system asks for another look than the one in use.

    Signals:
        endret: It does now.
    """

    endret = Signal()

    def __init__(self, app: QApplication, mor: QObject) -> None:
        super().__init__(mor)
        self._app = app
        hint = app.styleHints()
        hint.colorSchemeChanged.connect(self._on_endret)
        hint.accessibility().contrastPreferenceChanged.connect(self._on_endret)

    def _on_endret(self, _hva: object) -> None:
        """Qt says it for changes of ours too, and more than once."""
        if theme.systemets(self._app) != theme.valgt():
            self.endret.emit()
