"""What is going on: a sentence that is also said aloud, and a button that says wait."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.i18n import _
from desktop.views.bokstaver import Bokstavknapp
from desktop.views.widgets import kunngjor, set_tone, vis_hvis


class Status(QLabel):
    """A sentence about what goes on or what went wrong; takes no room when there is none."""

    def __init__(self) -> None:
        super().__init__("", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.hide()

    def vis(self, tekst: str, tone: str = "") -> None:
        """Show a sentence and have it said; tones: error, warning, good."""
        self.setText(tekst)
        set_tone(self, tone)
        vis_hvis(self, bool(tekst))
        if tekst:
            kunngjor(self, tekst)


class Travelknapp(Bokstavknapp):
    """A button that keeps the focus while it works, and does nothing more when it is pressed."""

    def __init__(self, tekst: str, ved_klikk: Callable[[], object], rolle: str = "") -> None:
        super().__init__(tekst)
        self.setAutoDefault(True)
        if rolle:
            self.setProperty("role", rolle)
        self._tekst, self._gjor = tekst, ved_klikk
        self.opptatt = False
        self.clicked.connect(self._on_klikk)

    def sett_tekst(self, tekst: str) -> None:
        """Say something else on the button."""
        self._tekst = tekst
        self.vis_opptatt(self.opptatt)

    def vis_opptatt(self, opptatt: bool) -> None:
        """Say «wait a little», or what the button does."""
        self.opptatt = opptatt
        self.setText(_("Vent litt …") if opptatt else self._tekst)

    def _on_klikk(self) -> None:
        if not self.opptatt:
            self._gjor()
