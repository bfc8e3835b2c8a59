"""Two parts beside each other while there is room, and below each other when there is not."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.views.widgets import GRUNNSTORRELSE

DELES_VED = 820  # pixels at 100 per cent


class Todelt(QWidget):
    """The first part, and beside or below it the second."""

    def __init__(self, forste: QWidget, andre: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._lag = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lag.setContentsMargins(0, 0, 0, 0)
        self._lag.setSpacing(24)
        self._lag.addWidget(forste, 5)
        self._lag.addWidget(andre, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the way the parts are laid out."""
        super().resizeEvent(event)
        self._lag.setDirection(retning(self, DELES_VED))

    def minimumSizeHint(self) -> QSize:
        """Need no more than the wider of them."""
        return QSize(0, super().minimumSizeHint().height())


def retning(widget: QWidget, ved: int) -> QBoxLayout.Direction:
    """Return which way to lay things out; side by side from a width in pixels at 100 per cent."""
    skala = max(widget.font().pixelSize(), GRUNNSTORRELSE) / GRUNNSTORRELSE
    bred = widget.width() >= ved * skala
    return QBoxLayout.Direction.LeftToRight if bred else QBoxLayout.Direction.TopToBottom
