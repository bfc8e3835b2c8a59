"""The whole screen for a room full of people, and the window given back as it was."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QMainWindow

from desktop.views.scene import flytt_til, fordel, skjermene


class Fullskjerm:
    """Takes the screen for a window, and remembers how the window was."""

    def __init__(self, vindu: QMainWindow) -> None:
        self._vindu = vindu
        self._for: tuple[Qt.WindowState, QRect] | None = None

    @property
    def normal(self) -> QRect:
        """Where the window is when it does not fill the screen."""
        return self._for[1] if self._for else self._vindu.normalGeometry()

    def ta(self, for_: tuple[Qt.WindowState, QRect], *, notater_her: bool) -> None:
        """Fill the screen of the room; the notes for the one who talks, if any, stay here.

        Args:
            for_: How the window was before the view was made, for a view may move it.
            notater_her: The view itself puts the picture of the audience on the other screen.
        """
        if self._for is not None:
            return
        from desktop.views.veiledning_view import rydd_veiledninger

        vindu, self._for = self._vindu, for_
        skjerm = self._rommets_skjerm(notater_her=notater_her)
        rydd_veiledninger(vindu, skjerm)
        vindu.setWindowState(vindu.windowState() | Qt.WindowState.WindowFullScreen)
        if skjerm is not vindu.screen():
            flytt_til(vindu, skjerm)
        elif vindu.isVisible():  # where no window manager does it
            vindu.windowHandle().setGeometry(skjerm.geometry())

    def gi_tilbake(self) -> None:
        """Put the window back as it was."""
        if self._for is None:
            return
        (tilstand, plass), self._for = self._for, None
        self._vindu.setWindowState(Qt.WindowState.WindowNoState)
        self._vindu.setGeometry(plass)  # on its own screen before it is as large as that
        self._vindu.setWindowState(tilstand)

    def _rommets_skjerm(self, *, notater_her: bool) -> QScreen:
        """Return the screen for a room: the projector, but for what has notes for this one."""
        egen, annen = fordel(skjermene())
        rommets = egen if notater_her else annen
        return self._vindu.screen() if annen is None or rommets is None else rommets
