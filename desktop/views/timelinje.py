"""The hours bar: four parts in words and shapes, never in red and green."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.ark import Timer
from desktop.domain.jobbliste import Fordeling
from desktop.i18n import _, format_number
from desktop.views.widgets import etikett, knapp, linje, rad, set_tone, som_bilde

_MONSTER = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.Dense4Pattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.NoBrush,
)


class _Linje(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._deler: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def vis(self, deler: tuple[float, ...]) -> None:
        self._deler = deler
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        alt = sum(self._deler)
        if not alt:
            return
        painter = QPainter(self)
        farge = self.palette().windowText().color()
        painter.setPen(QPen(farge, 1.5))
        x, bredde = 1.0, self.width() - 2.0
        for del_, monster in zip(self._deler, _MONSTER, strict=True):
            w = bredde * del_ / alt
            if w > 0:
                painter.setBrush(QBrush(farge, monster))
                painter.drawRect(QRectF(x, 1, w, self.height() - 2))
            x += w
        painter.end()


class Timelinje(QWidget):
    """Shows a Fordeling as a bar and in words; the share comes only when asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._bilde = _Linje()
        som_bilde(self._bilde)
        self._ord = etikett("")
        self._sum = etikett("", "hint")
        self._andel = etikett("", "hint")
        self._andel.hide()
        self._vis_andel = knapp(_("Vis som andel"), rolle="quiet")
        self._vis_andel.setCheckable(True)
        self._vis_andel.toggled.connect(self._andel.setVisible)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._bilde)
        layout.addWidget(self._ord)
        layout.addWidget(self._sum)
        layout.addWidget(rad(self._vis_andel, self._andel))
        layout.addWidget(linje())

    def vis(self, timer: Timer | None, fordeling: Fordeling | None) -> None:
        """Show the bar, or nothing while there is nothing to add up."""
        self.setVisible(timer is not None and fordeling is not None)
        if timer is None or fordeling is None:
            return
        self._bilde.vis(tuple(float(s.timer) for s in timer.segmenter))
        self._bilde.setAccessibleName(timer.i_ord)
        self._ord.setText(timer.i_ord)
        self._sum.setText(" ".join(timer.linjer))
        set_tone(self._sum, "warning" if fordeling.over_stillingen else "")
        andel = 100 * fordeling.fordelt / fordeling.stilling_timer
        self._andel.setText(
            _("{fordelt} av {stilling} timer er {andel} prosent av stillingen.").format(
                fordelt=format_number(fordeling.fordelt),
                stilling=format_number(fordeling.stilling_timer),
                andel=format_number(andel),
            )
        )
