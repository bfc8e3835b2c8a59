"""Two parts beside each other while there is room, and below each other when there is not."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from desktop.views.widgets import GRUNNSTORRELSE

LUFT = 12  # between what stands on a line
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


class Toradet(QFrame):
    """Two groups of buttons and words: one at each end of a line, or below each other.

    Args:
        venstre: What is first.
        hoyre: What is last.
        pynt: A part of the first that can be done without, where one line is not enough.
    """

    def __init__(self, venstre: QWidget, hoyre: QWidget, pynt: QWidget | None = None) -> None:
        super().__init__()
        self._deler, self._pynt = (venstre, hoyre), pynt
        self.setProperty("role", "clear")
        self._lag = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lag.setContentsMargins(0, 6, 0, 6)
        self._lag.addWidget(venstre, 1)
        self._lag.addWidget(hoyre)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the second below the first when both do not fit on a line."""
        super().resizeEvent(event)
        self._ordne()

    def event(self, event: QEvent) -> bool:
        """Do so too when what is in them takes more or less room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._ordne()
        return super().event(event)

    def _ordne(self) -> None:
        trenger = sum(d.sizeHint().width() for d in self._deler)
        marger = self._lag.contentsMargins()
        rom = self.width() - marger.left() - marger.right() - self._lag.spacing()
        if self._pynt is not None:
            bredde = self._pynt.sizeHint().width() + LUFT
            skjult = self._pynt.isHidden()
            plass = trenger + (bredde if skjult else 0) <= rom
            if plass == skjult:
                self._pynt.setVisible(plass)
                trenger += bredde if plass else -bredde
        side_om_side = QBoxLayout.Direction.LeftToRight
        under = QBoxLayout.Direction.TopToBottom
        ny = side_om_side if trenger <= rom else under
        if ny != self._lag.direction():
            self._lag.setDirection(ny)

    def minimumSizeHint(self) -> QSize:
        """Need no more than the widest of what is in them."""
        bredde = max(d.minimumSizeHint().width() for d in self._deler)
        marger = self._lag.contentsMargins()
        return QSize(bredde + marger.left() + marger.right(), super().minimumSizeHint().height())


class Loddrett(QScrollArea):
    """As wide as what is in it, and rolls when it is taller than the window."""

    def __init__(self, innhold: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._innhold = innhold
        self.setWidget(innhold)

    def sizeHint(self) -> QSize:
        """Want the width of what is in it, and the bar beside it when there is one."""
        rullefelt = self.verticalScrollBar()
        ved_siden = rullefelt.sizeHint().width() if rullefelt.maximum() else 0
        innhold = self._innhold.sizeHint()
        return QSize(innhold.width() + ved_siden, innhold.height())

    def minimumSizeHint(self) -> QSize:
        """Need the width, and no more height than one can roll in."""
        return QSize(self.sizeHint().width(), self.fontMetrics().height() * 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for room again when the bar comes or goes."""
        super().resizeEvent(event)
        self.updateGeometry()


def retning(widget: QWidget, ved: int) -> QBoxLayout.Direction:
    """Return which way to lay things out; side by side from a width in pixels at 100 per cent."""
    skala = max(widget.font().pixelSize(), GRUNNSTORRELSE) / GRUNNSTORRELSE
    bred = widget.width() >= ved * skala
    return QBoxLayout.Direction.LeftToRight if bred else QBoxLayout.Direction.TopToBottom
