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
        skala = max(self.font().pixelSize(), GRUNNSTORRELSE) / GRUNNSTORRELSE
        bred = self.width() >= DELES_VED * skala
        retning = QBoxLayout.Direction
        self._lag.setDirection(retning.LeftToRight if bred else retning.TopToBottom)

    def minimumSizeHint(self) -> QSize:
        """Need no more than the wider of them."""
        return QSize(0, super().minimumSizeHint().height())
