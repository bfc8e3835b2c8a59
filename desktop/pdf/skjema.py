"""Forms: a code in large type, lines to write on, boxes to tick."""

from collections.abc import Sequence
from itertools import count
from typing import Any, cast

from reportlab.platypus import Paragraph

from desktop.pdf.biter import LAPP, Bit, brutt
from desktop.pdf.merket import Ledd, MerketCanvas
from desktop.pdf.skrift import HALVFET, VANLIG, ren


class Kodebit(Bit):
    """A code in a box: letters in cells of equal width, or boxes for the pen."""

    STORRELSE = 27.0
    CELLE = 0.86  # of the type size: the widest letter, and a little
    NUMMER = 9.0

    def __init__(
        self, grupper: Sequence[str], tegn: int, i_rad: int, ledd: Ledd, x: float, bredde: float
    ) -> None:
        self._rader = [grupper[n : n + i_rad] for n in range(0, len(grupper), i_rad)]
        self._tegn, self._ledd, self._x, self._bredde = tegn, ledd, x, bredde
        lengste = max([tegn, *map(len, grupper)])
        self._celle = min((bredde - 24) / (i_rad * (lengste + 1)), self.STORRELSE * self.CELLE)
        self._gruppe = self._celle * (lengste + 1)
        self._rad = self.STORRELSE * 2
        self.hoyde = self._rad * len(self._rader) + 16
        self.luft = 8
        self.bred = True

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw the box and the groups in it."""
        innrykk = (self._bredde - self._gruppe * max(map(len, self._rader)) + self._celle) / 2
        with canvas.pynt():
            canvas.setLineWidth(1)
            canvas.rect(self._x, y - self.hoyde, self._bredde, self.hoyde)
        linjer = [
            y - 8 - self._rad * (n + 0.5) - self.STORRELSE * 0.55 for n in range(len(self._rader))
        ]
        self._tegn_numre(canvas, self._x + innrykk, linjer)
        for rad, linje in zip(self._rader, linjer, strict=True):
            self._tegn_rad(canvas, rad, self._x + innrykk, linje)

    def _tegn_numre(self, canvas: MerketCanvas, x: float, linjer: Sequence[float]) -> None:
        """Write the numbers before all groups; the screen asks for «Gruppe 6»."""
        nummer = count(1)
        with canvas.pynt():
            canvas.setFont(VANLIG, self.NUMMER)
            for rad, linje in zip(self._rader, linjer, strict=True):
                for n, _gruppe in enumerate(rad):
                    sted = x + n * self._gruppe, linje + self.STORRELSE
                    canvas.drawString(*sted, str(next(nummer)))

    def _tegn_rad(self, canvas: MerketCanvas, rad: Sequence[str], x: float, y: float) -> None:
        for n, gruppe in enumerate(rad):
            if gruppe:
                self._tegn_gruppe(canvas, ren(gruppe), x + n * self._gruppe, y)
            else:
                self._tegn_ruter(canvas, x + n * self._gruppe, y)

    def _tegn_gruppe(self, canvas: MerketCanvas, gruppe: str, x: float, y: float) -> None:
        with canvas.merke_ledd(self._ledd):
            canvas.setFont(HALVFET, self.STORRELSE)
            for n, tegn in enumerate(gruppe):
                canvas.drawCentredString(x + (n + 0.5) * self._celle, y, tegn)

    def _tegn_ruter(self, canvas: MerketCanvas, x: float, y: float) -> None:
        with canvas.pynt():
            canvas.setLineWidth(0.6)
            for n in range(self._tegn):
                canvas.rect(x + n * self._celle, y - 7, self._celle, self.STORRELSE * 1.25)


class Linjebit(Bit):
    """A line to write on, shared between some words, or with none.

    Attributes:
        HOYDE_VED_HODE: Its height beside a heading, so that the words stand on one line.
    """

    HOYDE_VED_HODE = 11.6

    def __init__(
        self, deler: Sequence[tuple[Paragraph, Ledd]], x: float, bredde: float, hoyde: float
    ) -> None:
        self._deler, self._x, self._bredde = deler, x, bredde
        self.hoyde = hoyde
        self.luft = 2 if hoyde == self.HOYDE_VED_HODE else 0

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw the words and the lines."""
        bunn = y - self.hoyde
        if not self._deler:
            _skrivestrek(canvas, self._x, bunn, self._bredde)
        bredde = self._bredde / max(len(self._deler), 1)
        for n, (p, ledd) in enumerate(self._deler):
            x, slutt = self._x + n * bredde, self._x + (n + 1) * bredde - 8
            brutt(p, bredde)
            with canvas.merke_ledd(ledd):
                p.drawOn(canvas, x, bunn - 1)
            x += cast("Any", p).getActualLineWidths0()[-1] + 5
            siste = n + 1 == len(self._deler)
            _skrivestrek(canvas, x, bunn, slutt - x + (8 if siste else 0))


def _skrivestrek(canvas: MerketCanvas, x: float, y: float, bredde: float) -> None:
    """Draw a dotted line, which is not taken for the line above a heading."""
    with canvas.pynt():
        canvas.setLineWidth(0.6)
        canvas.setDash(0.6, 2.2)
        canvas.line(x, y, x + bredde, y)
        canvas.setDash()


class Boksbit(Bit):
    """A box to tick and its text."""

    def __init__(self, p: Paragraph, ledd: Ledd, x: float, bredde: float) -> None:
        self._p, self._ledd, self._x = p, ledd, x
        self._bredde = bredde - LAPP - 2
        self.hoyde = brutt(p, self._bredde)
        self.luft = 5

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw the box and the text."""
        side = cast("Any", self._p).style.fontSize - 0.5
        with canvas.pynt():
            canvas.setLineWidth(1)
            canvas.rect(self._x + 0.5, y - side - 2, side, side)
        with canvas.merke_ledd(self._ledd):
            self._p.drawOn(canvas, self._x + LAPP + 2, y - self.hoyde)


class Vedsiden(Bit):
    """Pieces beside each other."""

    def __init__(self, biter: Sequence[Bit], luft: float) -> None:
        self._biter = biter
        self.hoyde = max(bit.hoyde for bit in biter)
        self.luft = luft

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw them from left to right."""
        for bit in self._biter:
            bit.tegn(canvas, y)
