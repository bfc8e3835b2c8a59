"""The steps of a graded sykmelding as a stair and as a table."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.sykmelding import Trinn, timer_av_grad
from desktop.i18n import _, format_date, format_number, format_period
from desktop.views.widgets import etikett, som_bilde, tom_layout


class Trinnbilde(QWidget):
    """Shows the steps with a grad; nothing while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._vist: object = None
        self._bilde = _Trapp()
        som_bilde(self._bilde)
        self._nett = QGridLayout()
        self._nett.setHorizontalSpacing(16)
        self._nett.setVerticalSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(etikett(_("Fylt er på jobb, skravert er borte."), "hint"))
        layout.addWidget(self._bilde)
        layout.addLayout(self._nett)

    def vis(self, trinn: Sequence[Trinn], stilling: Decimal | None) -> None:
        """Show the steps of a position."""
        kjente = [(n, t) for n, t in enumerate(trinn, 1) if t.grad is not None]
        self.setVisible(bool(kjente))
        if self._vist == (kjente, stilling):
            return
        self._vist = (kjente, stilling)
        self._bilde.vis([(f"{n}: {_timer(t, stilling)}", t.grad or 0) for n, t in kjente])
        rader = [_rad(n, t, stilling) for n, t in kjente]
        self._bilde.setAccessibleName(". ".join(", ".join(rad_) for rad_ in rader))
        tom_layout(self._nett)
        hode = (_("Trinn"), _("Når"), _("På jobb i uka"), _("Borte"))
        for kolonne, tekst in enumerate(hode):
            self._nett.addWidget(etikett(tekst, "subheading"), 0, kolonne)
            self._nett.setColumnStretch(kolonne, min(kolonne, 1))
        for linje, rad_ in enumerate(rader, 1):
            for kolonne, tekst in enumerate(rad_):
                self._nett.addWidget(etikett(tekst), linje, kolonne)


def _rad(n: int, trinn: Trinn, stilling: Decimal | None) -> tuple[str, str, str, str]:
    return (
        str(n),
        periodetekst(trinn),
        _timer(trinn, stilling),
        _("{grad} prosent").format(grad=trinn.grad),
    )


def _timer(trinn: Trinn, stilling: Decimal | None) -> str:
    grad = trinn.grad or 0
    if stilling is None:
        return _("{grad} prosent").format(grad=100 - grad)
    return _("{timer} timer").format(timer=format_number(timer_av_grad(grad, stilling)))


def periodetekst(trinn: Trinn) -> str:
    """Say when a step is, as far as it is known."""
    if trinn.fom and trinn.tom and trinn.fom <= trinn.tom:
        return format_period(trinn.fom, trinn.tom)
    if trinn.fom:
        return _("fra {dato}").format(dato=format_date(trinn.fom))
    return _("uten dato")


class _Trapp(QWidget):
    """A stair: the filled part is at work, the hatched part is away."""

    def __init__(self) -> None:
        super().__init__()
        self._trinn: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def vis(self, trinn: list[tuple[str, int]]) -> None:
        self._trinn = trinn
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 6 * self.fontMetrics().lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._trinn:
            return
        painter = QPainter(self)
        palett, linje = self.palette(), self.fontMetrics().lineSpacing()
        farge = palett.windowText().color()
        hoyde = self.height() - linje - 6
        mest = self.fontMetrics().horizontalAdvance(max((t for t, _g in self._trinn), key=len))
        bredde = min(self.width() / len(self._trinn), mest + 32)
        for plass, (tekst, grad) in enumerate(self._trinn):
            x, borte = plass * bredde + 1, hoyde * grad / 100
            painter.setPen(QPen(farge, 1.5))
            painter.setBrush(QBrush(farge, Qt.BrushStyle.BDiagPattern))
            painter.drawRect(QRectF(x, 1, bredde - 6, borte))
            painter.setBrush(palett.highlight())
            painter.drawRect(QRectF(x, 1 + borte, bredde - 6, hoyde - borte))
            felt = QRectF(x, hoyde + 4, bredde - 6, linje)
            kort = self.fontMetrics().elidedText(
                tekst, Qt.TextElideMode.ElideRight, int(bredde - 6)
            )
            painter.drawText(felt, Qt.AlignmentFlag.AlignCenter, kort)
        painter.end()
