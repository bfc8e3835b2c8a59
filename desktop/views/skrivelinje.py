"""A line of text that hears everybody who writes in it, not keys alone."""

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.i18n import _


class Skrivelinje(QLineEdit):
    """A line that tells what a person has changed, by keys, by voice or through a screen reader.

    Qt's own ``textEdited`` knows the keys only: what assistive technology writes would be seen in
    the field, and lost.  Code that shows a text here goes through ``setText`` and ``clear`` of
    Python; assistive technology does not.

    Signals:
        skrevet: Somebody changed the text; carries it.
    """

    skrevet = Signal(str)

    def __init__(self, tekst: str = "") -> None:
        super().__init__(tekst)
        self._vises = self._feilet = False
        self._hint = ""
        self.textChanged.connect(self._on_endret)

    def setText(self, arg__1: str | None) -> None:  # noqa: N802 - Qt's
        """Show a text that nobody has written just now."""
        self._vises = True
        super().setText(arg__1)
        self._vises = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write nothing for Alt and a letter: one that no button has would land in a passphrase."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier and sys.platform != "darwin"
        if alt and event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def clear(self) -> None:
        """Empty the line without anybody having done it."""
        self._vises = True
        super().clear()
        self._vises = False

    def beskriv_feil(self, tekst: str) -> None:
        """Tell a screen reader what is wrong, or tell again what was told before it was wrong."""
        if tekst and not self._feilet:
            self._hint = self.accessibleDescription()
        if tekst:
            self.setAccessibleDescription(_("Feil: {tekst}").format(tekst=tekst))
        elif self._feilet:
            self.setAccessibleDescription(self._hint)
        self._feilet = bool(tekst)

    def _on_endret(self, tekst: str) -> None:
        if not self._vises:
            self.skrevet.emit(tekst)
