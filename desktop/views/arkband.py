"""The page for a room, a band at a time in large type, and an outline of the whole beside it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.state.arkdeler import Arkdel
from desktop.views.scene import A4, Tegner, romskala, tegn_ark

KANT = 48  # as the title above it
LUFT = 20  # above and below, and between parts
TETT = 88  # per cent of the space between lines, as on paper
PUNKT = "•  "
OMRISS = 180  # how wide the outline of the page is
MELLOM = 32
MINSTE_BREDDE = 1024  # of the screen a band is made for; on all others there is more room
MINSTE_HOYDE = 700  # of a band there, below the strip
SVAK = 0.35  # what is not in the band, in the outline

Band = tuple[Arkdel, ...]
_TALL = re.compile(r"(?<=\d) (?=\w)|(?<=\d[.,]) (?=\w)| (?=20\d\d\b)")


class Arkband(QWidget):
    """Shows one band of the page; its words are wrapped anew, and are those of the page.

    Everything is laid out as on the smallest screen and then made larger, so that a band that has
    room there has room everywhere.
    """

    def __init__(self, deler: tuple[Arkdel, ...], tegn: Tegner) -> None:
        super().__init__()
        self.setProperty("role", "stage-page")
        self.ensurePolished()  # the type decides what there is room for
        self._tegn = tegn
        self._omriss = QPixmap()
        self._band = tuple(self._del_inn(deler))
        self._nummer = 1
        self.vis_band(1)

    @property
    def antall(self) -> int:
        """How many bands the page has."""
        return len(self._band)

    @property
    def band(self) -> Band:
        """What is shown."""
        return self._band[self._nummer - 1]

    def vis_band(self, nummer: int) -> None:
        """Show a band, counted from 1."""
        self._nummer = max(1, min(nummer, self.antall))
        ord_ = (t for del_ in self.band for t in (del_.overskrift, *del_.avsnitt) if t)
        self.setAccessibleName(_("Arket"))
        self.setAccessibleDescription("\n".join(ord_))
        self.update()

    def skrift(self) -> float:
        """Return how large the words are, in pixels."""
        return self.font().pixelSize() * romskala(self)

    def far_plass(self) -> bool:
        """Tell whether all of the band is in sight."""
        rom = self._rommet()
        return _samlet(self._dokumenter(rom.width())) <= rom.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the outline sharp at its new size."""
        super().resizeEvent(event)
        tetthet = self.devicePixelRatioF()
        self._omriss = tegn_ark(self._tegn, OMRISS * romskala(self), tetthet)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and where on the page they stand."""
        painter = QPainter(self)
        skala = romskala(self)
        painter.scale(skala, skala)
        rom = self._rommet()
        self._tegn_ordene(painter, rom)
        self._tegn_omriss(painter, rom.right() + MELLOM)
        painter.end()

    def _rommet(self) -> QRectF:
        """Return where the words of the band are."""
        flate = QSizeF(self.size()) / romskala(self)
        bredde = flate.width() - 2 * KANT - MELLOM - OMRISS
        return QRectF(KANT, LUFT, bredde, flate.height() - 2 * LUFT)

    def _dokumenter(self, bredde: float) -> list[QTextDocument]:
        return [self._sett(del_, bredde) for del_ in self.band]

    def _tegn_ordene(self, painter: QPainter, rom: QRectF) -> None:
        slag = QAbstractTextDocumentLayout.PaintContext()
        slag.palette = self.palette()  # pyright: ignore[reportAttributeAccessIssue]
        y = rom.top()
        for dokument in self._dokumenter(rom.width()):
            hoyde = _hele_linjer(dokument, rom.bottom() - y)
            painter.save()
            painter.translate(rom.left(), y)
            painter.setClipRect(QRectF(0, 0, rom.width(), hoyde))
            dokument.documentLayout().draw(painter, slag)
            painter.restore()
            y += dokument.size().height() + LUFT

    def _tegn_omriss(self, painter: QPainter, x: float) -> None:
        """Draw the whole page faintly, and the band in it as it is."""
        side = QRectF(x, LUFT, OMRISS, OMRISS * A4)
        topp, bunn = self.band[0].topp, self.band[-1].bunn
        bit = QRectF(x, LUFT + topp * side.height(), OMRISS, (bunn - topp) * side.height())
        painter.fillRect(side, self.palette().base())
        bilde = QRectF(self._omriss.rect())
        painter.setOpacity(SVAK)
        painter.drawPixmap(side, self._omriss, bilde)
        painter.setOpacity(1)
        painter.save()
        painter.setClipRect(bit)
        painter.drawPixmap(side, self._omriss, bilde)
        painter.restore()
        painter.setPen(self.palette().mid().color())
        painter.drawRect(side)
        penn = painter.pen()
        penn.setColor(self.palette().highlight().color())
        penn.setWidth(4)
        painter.setPen(penn)
        painter.drawRect(bit.adjusted(-4, -2, 4, 2))

    def _sett(self, del_: Arkdel, bredde: float) -> QTextDocument:
        dokument = QTextDocument()
        dokument.setDefaultFont(self.font())
        dokument.setDocumentMargin(0)
        dokument.setTextWidth(bredde)
        innrykk = QFontMetricsF(self.font()).horizontalAdvance(PUNKT) if del_.punkter else 0
        penn = QTextCursor(dokument)
        if del_.overskrift:
            _skriv(penn, del_.overskrift, fet=True)
        for avsnitt in del_.avsnitt:
            _skriv(penn, PUNKT + avsnitt if del_.punkter else avsnitt, innrykk)
        dokument.size()  # lays it out, which it else does when it is drawn
        return dokument

    # Which bands there are

    def _del_inn(self, deler: tuple[Arkdel, ...]) -> Iterator[Band]:
        """Gather parts that follow each other until there is no more room on the smallest screen."""
        plass, band = MINSTE_HOYDE - 2 * LUFT, list[Arkdel]()
        for bit in (bit for del_ in deler for bit in self._biter(del_, plass)):
            if band and self._hoyde([*band, bit]) > plass:
                yield tuple(band)
                band = []
            band.append(bit)
        if band:
            yield tuple(band)

    def _biter(self, del_: Arkdel, plass: float) -> Iterator[Arkdel]:
        """Divide a part that is too long for a band between its paragraphs, evenly."""
        antall, flest = 1, len(del_.avsnitt)
        while antall < flest and any(self._hoyde([b]) > plass for b in _delt(del_, antall)):
            antall += 1
        yield from _delt(del_, antall)

    def _hoyde(self, deler: list[Arkdel]) -> float:
        bredde = MINSTE_BREDDE - 2 * KANT - MELLOM - OMRISS
        return _samlet([self._sett(del_, bredde) for del_ in deler])


def _samlet(dokumenter: list[QTextDocument]) -> float:
    return sum(d.size().height() for d in dokumenter) + LUFT * (len(dokumenter) - 1)


def _delt(del_: Arkdel, antall: int) -> Iterator[Arkdel]:
    linjer = del_.avsnitt
    hoyde = (del_.bunn - del_.topp) / max(1, len(linjer))
    kutt = [round(n * len(linjer) / antall) for n in range(antall + 1)]
    for fra, til in pairwise(kutt):
        topp = del_.topp + fra * hoyde
        bunn = del_.topp + til * hoyde if linjer else del_.bunn
        yield Arkdel(del_.overskrift, linjer[fra:til], topp, bunn, del_.punkter)


def _skriv(penn: QTextCursor, tekst: str, innrykk: float = 0, *, fet: bool = False) -> None:
    """Write a paragraph; a number stays on the line of what it counts, and a year on that of its month."""
    avsnitt, tegn = QTextBlockFormat(), QTextCharFormat()
    avsnitt.setLeftMargin(innrykk)
    avsnitt.setTextIndent(-innrykk)
    avsnitt.setLineHeight(TETT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    tegn.setFontWeight(QFont.Weight.Bold if fet else QFont.Weight.Normal)
    if not penn.atStart():
        penn.insertBlock()
    penn.setBlockFormat(avsnitt)
    penn.insertText(_TALL.sub("\N{NO-BREAK SPACE}", tekst), tegn)


def _hele_linjer(dokument: QTextDocument, plass: float) -> float:
    """Return the height of the lines there is room for: none is shown cut."""
    hoyde, blokk = 0.0, dokument.begin()
    while blokk.isValid():
        sats = blokk.layout()
        for n in range(sats.lineCount()):
            linje = sats.lineAt(n)
            bunn = sats.position().y() + linje.y() + linje.height()
            if bunn > plass:
                return hoyde
            hoyde = bunn
        blokk = blokk.next()
    return hoyde
