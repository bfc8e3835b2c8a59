"""Parts for a room: a page of paper as large as there is room for, keys, and a full screen."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop.errors import DesktopError
from desktop.i18n import _
from desktop.views.widgets import etikett, set_look

A4 = 2**0.5
STOR_SCENE = 1000  # pixels of height from which the words grow
MINSTE_SKJERM = (1024, 768)  # what a picture for a room is laid out for
FRAM = frozenset({Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter})
SVART = frozenset({Qt.Key.Key_B, Qt.Key.Key_Period})  # what clickers send for black
TILBAKE = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_Backspace})
Tegner = Callable[[int], Any]  # a width in pixels to a Bilde


def tilpass_scene(scene: QWidget, hoyde: int) -> None:
    """Let the words of a stage be larger on a large screen."""
    stor = "large" if hoyde >= STOR_SCENE else ""
    if scene.property("stage") == stor:
        return
    set_look(scene, "stage", stor)
    for ord_ in scene.findChildren(QLabel):  # they have read the stylesheet for another size
        ord_.style().unpolish(ord_)
        ord_.style().polish(ord_)


def romskala(widget: QWidget) -> float:
    """Return how much larger than the smallest screen the window is that a room looks at."""
    vindu = widget.window()
    return min(vindu.width() / MINSTE_SKJERM[0], vindu.height() / MINSTE_SKJERM[1])


def skjermene() -> list[QScreen]:
    """Return the screens that are connected."""
    return QGuiApplication.screens()


def annen_skjerm(her: QScreen, skjermer: Sequence[QScreen]) -> QScreen | None:
    """Return the screen a room looks at: another than here, and no mirror of it."""
    andre = [s for s in skjermer if s is not her and not s.geometry().intersects(her.geometry())]
    return andre[-1] if andre else None


def fordel(
    skjermer: Sequence[QScreen], *, byttet: bool = False
) -> tuple[QScreen | None, QScreen | None]:
    """Return the screen of the one who leads and that of the room, wherever the window is.

    The laptop's own screen is for the one who leads, until they say that it is the other way.
    """
    egen = QGuiApplication.primaryScreen()
    if egen not in skjermer:
        egen = next(iter(skjermer), None)
    annen = annen_skjerm(egen, skjermer) if egen is not None else None
    return (annen, egen) if byttet and annen is not None else (egen, annen)


def flytt_til(vindu: QWidget, skjerm: QScreen) -> None:
    """Move a window to another screen, and let it fill that if it filled the one it was on."""
    tilstand = vindu.windowState()
    vindu.setWindowState(Qt.WindowState.WindowNoState)
    vindu.setScreen(skjerm)
    vindu.setGeometry(skjerm.availableGeometry())
    vindu.setWindowState(tilstand)
    handtak = vindu.windowHandle()
    if tilstand & Qt.WindowState.WindowFullScreen and handtak is not None:  # pyright: ignore
        handtak.setGeometry(skjerm.geometry())  # where no window manager does it


def demostripe() -> QWidget:
    """Make the strip that says, in type for a room, that all of it is made up."""
    stripe = QFrame()
    stripe.setProperty("role", "demo")
    layout = QHBoxLayout(stripe)
    layout.setContentsMargins(48, 4, 48, 4)
    layout.addWidget(etikett(_("DEMO – alt er oppdiktet"), "stage-text"))
    return stripe


class Arkflate(QWidget):
    """A page as large as there is room for, whole or a part of it at a time."""

    def __init__(self, tegn: Tegner) -> None:
        super().__init__()
        self.setProperty("role", "stage")
        self.setAccessibleName(_("Arket"))
        self.setAccessibleDescription(_("Bilde av siden, slik den skrives ut."))
        self._tegn = tegn
        self._bilde = QPixmap()
        self._del = 0  # the whole page, the upper part, the lower part

    @property
    def delen(self) -> int:
        """What is shown: 0 the whole page, 1 its upper part, 2 its lower part."""
        return self._del

    def vis_del(self, del_: int) -> None:
        """Show the whole page, or a part of it in larger type."""
        self._del = max(0, min(del_, 2))
        self._tegn_opp()

    def bredde(self) -> int:
        """Return how wide the page is: two parts cover it, whatever the shape of the screen."""
        hoyde = self.height() if self._del == 0 else 2 * self.height() * 0.96
        return max(100, min(self.width(), int(hoyde / A4)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page sharp at its new size."""
        super().resizeEvent(event)
        self._tegn_opp()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page in the middle, or the part in front."""
        if self._bilde.isNull():
            return
        painter = QPainter(self)
        storrelse = self._bilde.deviceIndependentSize()
        x = (self.width() - storrelse.width()) / 2
        rom = self.height() - storrelse.height()
        y = {0: rom / 2, 1: min(rom / 2, 0) if rom > 0 else 0, 2: rom}[self._del]
        painter.drawPixmap(round(x), round(y), self._bilde)
        painter.setPen(self.palette().mid().color())
        ramme = QRect(round(x), round(y), round(storrelse.width()), round(storrelse.height()))
        painter.drawRect(ramme.adjusted(0, 0, -1, -1))
        painter.end()

    def _tegn_opp(self) -> None:
        self._bilde = tegn_ark(self._tegn, self.bredde(), self.devicePixelRatioF())
        self.update()


def tegn_ark(tegn: Tegner, bredde: float, tetthet: float) -> QPixmap:
    """Draw a page of a width; nothing when it does not fit a sheet."""
    try:
        bilde = tegn(round(bredde * tetthet))
    except DesktopError:
        return QPixmap()
    format_ = QImage.Format.Format_RGB888
    qbilde = QImage(bilde.rgb, bilde.bredde, bilde.hoyde, bilde.bredde * 3, format_).copy()
    qbilde.setDevicePixelRatio(tetthet)
    return QPixmap.fromImage(qbilde)
