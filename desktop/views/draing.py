"""Rows that are dragged: a handle to take hold of, and where the row would land."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from desktop.i18n import _
from desktop.views.widgets import set_look

_PRIKKER = ((-1, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (1, 1))


class Handtak(QWidget):
    """Six dots to drag a row by; the keys have their own way, so Tab does not stop here.

    Signals:
        dratt: The mouse is there, on the screen, with the row in hand; carries the point.
        sluppet: The row was let go; carries the point.
    """

    dratt = Signal(QPoint)
    sluppet = Signal(QPoint)

    def __init__(self, navn: str) -> None:
        super().__init__()
        self.setAccessibleName(navn)
        self.setAccessibleDescription(_("Dra raden dit den skal stå. Alt og pil flytter den også."))
        self.setToolTip(navn)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._fra: QPoint | None = None
        self._drar = False

    def sizeHint(self) -> QSize:
        """Be wide enough to take hold of."""
        return QSize(self.fontMetrics().height(), self.fontMetrics().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self._fra = event.globalPosition().toPoint()
        self._drar = False
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, once the hand has moved enough to mean it."""
        na = event.globalPosition().toPoint()
        if self._fra is not None and (na - self._fra).manhattanLength() > self.width() // 3:
            self._drar = True
        if self._drar:
            self.dratt.emit(na)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self._fra = None
        if self._drar:
            self._drar = False
            self.sluppet.emit(event.globalPosition().toPoint())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QApplication.palette().placeholderText())
        steg = self.fontMetrics().height() // 3
        prikk = max(steg // 2, 2)
        for x, y in _PRIKKER:
            midt = self.rect().center() + QPoint(x * steg // 2, y * steg)
            boks = QRect(0, 0, prikk, prikk)
            boks.moveCenter(midt)
            painter.drawEllipse(boks)
        painter.end()


def plass_for(rader: Sequence[QWidget], fra: int, punkt: QPoint) -> int:
    """Return the number a dragged row gets when it is let go at a point of the screen."""
    over = sum(1 for rad_ in rader if rad_.mapToGlobal(rad_.rect().center()).y() < punkt.y())
    return over - 1 if over > fra else over


def vis_plass(rader: Sequence[QWidget], fra: int, til: int | None) -> None:
    """Mark where the row would land, above or below another; none when it stays."""
    for n, rad_ in enumerate(rader):
        kant = ""
        if til is not None and n == til != fra:
            kant = "below" if til > fra else "above"
        set_look(rad_, "drop", kant)
