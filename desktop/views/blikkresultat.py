"""What a room counted, as bars with words: one bar for each example, told apart by pattern."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from desktop.domain.legens_blikk import Blikk
from desktop.i18n import _
from desktop.state.blikk_state import eksempelnavn, kortnavn
from desktop.views.widgets import etikett, navngi, rad, som_bilde

_MONSTER = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense5Pattern,
    Qt.BrushStyle.HorPattern,
    Qt.BrushStyle.DiagCrossPattern,
)


LUFT = 12  # between one answer and the next


def antall_i_ord(antall: int, til_stede: int) -> str:
    """Return a count in words, with how many were there when that is known."""
    if til_stede:
        return _("{antall} av {alle}").format(antall=antall, alle=til_stede)
    return str(antall)


class Stolpe(QWidget):
    """One count as a bar; the frame is everybody who was there."""

    def __init__(self, andel: float, monster: Qt.BrushStyle) -> None:
        super().__init__()
        self._andel, self._monster = andel, monster
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be as tall as a line of text."""
        return QSize(160, self.fontMetrics().height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame and what is filled of it."""
        painter = QPainter(self)
        farge = self.palette().windowText().color()
        hel = QRectF(1, 1, self.width() - 2.0, self.height() - 2.0)
        painter.setPen(QPen(farge, 1))
        painter.drawRect(hel)
        painter.setBrush(QBrush(farge, self._monster))
        painter.setPen(QPen(farge, 2))
        if self._andel > 0:
            painter.drawRect(QRectF(hel.x(), hel.y(), hel.width() * self._andel, hel.height()))
        painter.end()


class BlikkresultatView(QWidget):
    """The counts of one group for every example of the conference."""

    def __init__(self, linjer: list[tuple[str, str]], blikkene: tuple[Blikk, ...]) -> None:
        super().__init__()
        navngi(self)
        self.setProperty("role", "clear")
        self._nett = QGridLayout(self)
        self._nett.setContentsMargins(0, 0, 0, 0)
        self._nett.setHorizontalSpacing(16)
        self._nett.setVerticalSpacing(6)
        self._nett.setColumnStretch(0, 5)
        self._nett.setColumnStretch(1, 4)
        self._flere = len(blikkene) > 1
        self._legg_tegnforklaring(blikkene)
        uten: list[str] = []
        for nokkel, tekst in linjer:
            if any(b.av(nokkel) for b in blikkene):
                self._legg(tekst, nokkel, blikkene)
            else:
                uten.append(tekst)
        if uten:
            self._legg_uten(uten)

    def _legg_tegnforklaring(self, blikkene: tuple[Blikk, ...]) -> None:
        if not self._flere:
            return
        deler: list[QWidget] = []
        for n, blikk in enumerate(blikkene):
            prove = Stolpe(1, _MONSTER[n % len(_MONSTER)])
            prove.setFixedWidth(prove.sizeHint().height())
            navn = etikett(kortnavn(blikk.kode), "stage-row")
            navn.setWordWrap(False)
            deler.append(rad(prove, navn, til_slutt=False))
        self._nett.addWidget(rad(*deler), self._nett.rowCount(), 0, 1, 3)

    def _legg(self, tekst: str, nokkel: str, blikkene: tuple[Blikk, ...]) -> None:
        linje = self._nett.rowCount() + 1
        self._nett.setRowMinimumHeight(linje - 1, LUFT)
        navn = etikett(tekst, "stage-row")
        self._nett.addWidget(navn, linje, 0, len(blikkene), 1, Qt.AlignmentFlag.AlignTop)
        for n, blikk in enumerate(blikkene):
            antall = blikk.av(nokkel)
            mest = blikk.til_stede or max(blikk.hender.values(), default=0)
            stolpe = Stolpe(antall / mest if mest else 0, _MONSTER[n % len(_MONSTER)])
            ord_ = antall_i_ord(antall, blikk.til_stede)
            stolpe.setAccessibleName(f"{tekst}: {ord_} ({eksempelnavn(blikk.kode)})")
            som_bilde(stolpe)
            tall = QLabel(ord_)
            tall.setProperty("role", "stage-row")
            self._nett.addWidget(stolpe, linje + n, 1)
            self._nett.addWidget(tall, linje + n, 2)

    def _legg_uten(self, uten: list[str]) -> None:
        tekst = _("Ingen hender: {svar}.").format(svar=", ".join(t.rstrip("?.") for t in uten))
        self._nett.addWidget(etikett(tekst, "stage-row"), self._nett.rowCount(), 0, 1, 3)
