"""A week painted as seven bars: pull one with the mouse, or use the arrow keys."""

from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.ukeplan import KVARTER, TOM, Plan, kvarter
from desktop.i18n import _, format_number
from desktop.views.periodebilde import ukedager
from desktop.views.widgets import kunngjor

DAGEN = Decimal(12)  # the top of the picture; the fields beside it take up to 24
_STEG = {
    Qt.Key.Key_Up: KVARTER,
    Qt.Key.Key_Down: -KVARTER,
    Qt.Key.Key_PageUp: Decimal(1),
    Qt.Key.Key_PageDown: Decimal(-1),
}


class Ukeplanfelt(QWidget):
    """Hours at work, Monday to Sunday, in quarters.

    Signals:
        redigert: A day has other hours; carries its number from 0 and the hours.
    """

    redigert = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan = TOM
        self._dag = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(
            _(
                "Pil til siden velger dag. Pil opp og ned endrer et kvarter, Page Up og Down en time."
            )
        )
        self.vis(TOM)

    def vis(self, plan: Plan) -> None:
        """Show a plan."""
        self._plan = plan
        self.setAccessibleName(_("Ukeplan: {dager}").format(dager=planord(plan)))
        self.update()

    def sizeHint(self) -> QSize:
        """Be as tall as eight lines of text."""
        return QSize(7 * self._minst, 8 * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        """Need room for the hours of seven days."""
        return QSize(7 * self._minst, 8 * self.fontMetrics().lineSpacing())

    @property
    def _minst(self) -> int:
        return self.fontMetrics().horizontalAdvance("11,75") + 4

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a day or change its hours; every other key goes on."""
        tast = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif tast in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._velg((self._dag + (1 if tast == Qt.Key.Key_Right else -1)) % 7)
        elif tast in _STEG:
            self._sett(self._plan[self._dag] + _STEG[tast])
        elif tast in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._sett(Decimal(0))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the bar under the pointer; another button than the left takes nothing."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dra(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the bar."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._sett(self._timer_ved(event.position().y()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which day the keys change."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys change nothing here."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, with hours above and the day below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palett, linje = self.palette(), self.fontMetrics().lineSpacing()
        farge = palett.windowText().color()
        bunn, bredde = self._bunn, self.width() / 7
        for n, (navn, timer) in enumerate(zip(ukedager(), self._plan, strict=True)):
            hoyde = float(min(timer, DAGEN) / DAGEN) * (bunn - self._topp)
            sokkel = QRectF(n * bredde + 6, bunn - hoyde, bredde - 12, hoyde)
            painter.setPen(QPen(farge, 1.5))
            painter.setBrush(palett.highlight())
            painter.drawRect(sokkel)
            painter.setBrush(QBrush(Qt.BrushStyle.NoBrush))
            painter.drawLine(sokkel.bottomLeft(), sokkel.bottomRight())
            over = QRectF(n * bredde, bunn - hoyde - linje - 2, bredde, linje)
            painter.drawText(over, Qt.AlignmentFlag.AlignCenter, format_number(timer))
            under = QRectF(n * bredde, bunn + 2, bredde, linje)
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, navn)
            if self.hasFocus() and n == self._dag:
                painter.setPen(QPen(farge, 3))
                painter.drawRoundedRect(
                    QRectF(n * bredde + 2, 2, bredde - 4, self.height() - 4), 6, 6
                )
        painter.end()

    @property
    def _topp(self) -> int:
        return self.fontMetrics().lineSpacing() + 8

    @property
    def _bunn(self) -> int:
        return self.height() - self.fontMetrics().lineSpacing() - 8

    def _timer_ved(self, y: float) -> Decimal:
        andel = (self._bunn - y) / (self._bunn - self._topp)
        return min(max(Decimal(andel), Decimal(0)), Decimal(1)) * DAGEN

    def _dra(self, event: QMouseEvent) -> None:
        self._dag = min(max(int(event.position().x() * 7 / max(self.width(), 1)), 0), 6)
        self._sett(self._timer_ved(event.position().y()))

    def _velg(self, dag: int) -> None:
        self._dag = dag
        self.update()
        self._si()

    def _sett(self, timer: Decimal) -> None:
        ny = kvarter(timer)
        if ny != self._plan[self._dag]:
            self.redigert.emit(self._dag, ny)
            self._si()
        self.update()

    def _si(self) -> None:
        kunngjor(self, dagord(self._dag, self._plan[self._dag]))


def planord(plan: Plan) -> str:
    """Say a plan in words."""
    return ", ".join(dagord(n, timer) for n, timer in enumerate(plan))


def dagord(dag: int, timer: Decimal) -> str:
    """Say the hours of a day."""
    return _("{dag} {timer} timer").format(dag=ukedag(dag), timer=format_number(timer))


def ukedag(dag: int) -> str:
    """Return the name of a weekday, Monday being 0."""
    navn = (
        _("mandag"),
        _("tirsdag"),
        _("onsdag"),
        _("torsdag"),
        _("fredag"),
        _("lørdag"),
        _("søndag"),
    )
    return navn[dag]
