"""The pieces a document is set in: each has a height, can be drawn, and may be parted in two."""

from bisect import bisect_left
from typing import Any, cast

from reportlab.platypus import Paragraph

from desktop.pdf.merket import Ledd, MerketCanvas
from desktop.pdf.rutenett import FULL, MARG_X

MINST_LINJER = 2  # of a paragraph on either side of a page break
ENKE = 0.15  # of the width: a last line shorter than this looks lost
_POLSTER = 8.0
LAPP = 14.0  # from a point or a number to its text
GRA = 0.55

Del = tuple["Bit", "Bit"]


def brutt(p: Paragraph, bredde: float) -> float:
    """Break a paragraph into lines; return its height."""
    return p.wrap(bredde, 1e6)[1]


def jevn(p: Paragraph, bredde: float, minst: float = 0.7) -> float:
    """Return the least width that breaks into as few lines, so that no word is left alone.

    It is never less than the longest word, which would be broken.
    """
    hoyde, steg = brutt(p, bredde), bredde / 50
    if hoyde <= brutt(p, bredde * 10):
        return bredde  # one line
    ordbredde = cast("Any", p).minWidth()
    mest = min(round(50 * (1 - minst)), int((bredde - ordbredde) / steg))
    smalere = range(1, mest + 1)
    antall = bisect_left(smalere, True, key=lambda n: brutt(p, bredde - n * steg) > hoyde)
    return bredde - antall * steg


def uten_enke(p: Paragraph, bredde: float) -> float:
    """Return a width that leaves no single short word on the last line, or the same width."""
    brutt(p, bredde)
    linjer = cast("Any", p).getActualLineWidths0()
    return jevn(p, bredde, 0.85) if len(linjer) > 1 and linjer[-1] < bredde * ENKE else bredde


def parter(p: Paragraph, bredde: float, plass: float) -> tuple[Paragraph, Paragraph] | None:
    """Part a paragraph, with at least two lines on either side; ``None`` when it cannot be."""
    hoyde = brutt(p, bredde)
    linje = cast("Any", p).style.leading
    antall = min(int(plass / linje + 0.01), round(hoyde / linje) - MINST_LINJER)
    if antall < MINST_LINJER:
        return None
    over, under = p.split(bredde, antall * linje + 0.01)
    return cast("Paragraph", over), cast("Paragraph", under)


def minst_del(p: Paragraph, hoyde: float) -> float:
    """Return the height of the first lines that may stand alone, or of all of them."""
    linje = cast("Any", p).style.leading
    kan = hoyde > (2 * MINST_LINJER - 0.5) * linje
    return MINST_LINJER * linje if kan else hoyde


class Bit:
    """Something that is drawn at a top edge.

    Attributes:
        hoyde: Its height in points.
        luft: Room above it, except at the top of a page.
        bred: It takes the whole width, so it stands below a heading in the left column.
        holder: It never stands last on a page: a heading.
        henger: It stands in the left column, beside what follows.
    """

    hoyde: float = 0
    luft: float = 0
    bred: bool = False
    holder: bool = False
    henger: bool = False

    @property
    def minst(self) -> float:
        """The height of the smallest part that may stand alone at the foot of a page."""
        return self.hoyde

    def delt(self, plass: float) -> Del | None:
        """Part it so that the first half fits; ``None`` when it must stay whole."""
        del plass
        return None

    def gjentatt(self) -> "Bit | None":
        """Return what stands above it when it begins a page: the heading of a table."""
        return None

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw it with its top edge at ``y``."""
        raise NotImplementedError


class Skift(Bit):
    """What follows begins a page."""


class Tekstbit(Bit):
    """A paragraph; in a list with its point or number, in a box with its part of the frame."""

    def __init__(
        self, p: Paragraph, ledd: Ledd, x: float, bredde: float, *, luft: float = 0
    ) -> None:
        self._p, self._ledd, self._x, self._bredde = p, ledd, x, bredde
        self.luft = luft
        self.hoyde = brutt(p, bredde)

    @property
    def minst(self) -> float:
        """Two lines, when it can be parted there."""
        return minst_del(self._p, self.hoyde)

    def delt(self, plass: float) -> Del | None:
        """Part the paragraph."""
        deler = parter(self._p, self._bredde, plass)
        if deler is None:
            return None
        over, under = (Tekstbit(p, self._ledd, self._x, self._bredde) for p in deler)
        over.luft = self.luft
        return over, under

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw the paragraph."""
        with canvas.merke_ledd(self._ledd):
            self._p.drawOn(canvas, self._x, y - self.hoyde)


class Punktbit(Tekstbit):
    """A point of a list, with its sign or number in front."""

    def __init__(
        self, p: Paragraph, lapp: Paragraph, li: Ledd, x: float, bredde: float, luft: float
    ) -> None:
        super().__init__(p, Ledd("LBody", li), x + LAPP, bredde - LAPP, luft=luft)
        self._lapp, self._lappledd, self._ytre_x = lapp, Ledd("Lbl", li), x

    def delt(self, plass: float) -> Del | None:
        """Part the point; its sign stays with the first part."""
        deler = super().delt(plass)
        if deler is None:
            return None
        over, under = deler
        return Sammen(self._lappbit(), over), under

    def _lappbit(self) -> "Tekstbit":
        return Tekstbit(self._lapp, self._lappledd, self._ytre_x, LAPP)

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw the sign and the text."""
        self._lappbit().tegn(canvas, y)
        super().tegn(canvas, y)


class Sammen(Bit):
    """Two pieces with the same top edge."""

    def __init__(self, venstre: Bit, hoyre: Bit) -> None:
        self._deler = (venstre, hoyre)
        self.hoyde = max(venstre.hoyde, hoyre.hoyde)
        self.luft = hoyre.luft

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw both."""
        for del_ in self._deler:
            del_.tegn(canvas, y)


class Overskriftbit(Tekstbit):
    """A heading, which holds on to what follows; in the left column it has a line above it."""

    holder = True

    def __init__(
        self, p: Paragraph, ledd: Ledd, x: float, bredde: float, *, luft: float, henger: bool
    ) -> None:
        super().__init__(p, ledd, x, bredde, luft=luft)
        self.henger = henger
        self.bred = henger or x == MARG_X

    @property
    def minst(self) -> float:
        """All of it."""
        return self.hoyde

    def delt(self, plass: float) -> Del | None:
        """Stay whole."""
        return None

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw the line and the heading."""
        if self.henger:
            strek(canvas, MARG_X, y + 3.5, FULL)
        super().tegn(canvas, y)


class Rammebit(Tekstbit):
    """A paragraph in a box, or one of several in the same box."""

    MELLOM = 5.0

    def __init__(
        self, p: Paragraph, ledd: Ledd, x: float, bredde: float, kanter: tuple[bool, bool]
    ) -> None:
        super().__init__(p, ledd, x + _POLSTER, uten_enke(p, bredde - 2 * _POLSTER))
        self._kanter, self._ytre = kanter, (x, bredde)
        forst, sist = kanter
        self._over = _POLSTER - 2 if forst else 0
        self.hoyde += self._over + (_POLSTER if sist else self.MELLOM)
        self.luft = 6 if forst else 0

    @property
    def minst(self) -> float:
        """All of it."""
        return self.hoyde

    def delt(self, plass: float) -> Del | None:
        """Part the paragraph; the box is open where the page ends."""
        deler = parter(self._p, self._bredde, plass - self._over)
        if deler is None:
            return None
        forst, sist = self._kanter
        x, bredde = self._ytre
        over = Rammebit(deler[0], self._ledd, x, bredde, (forst, False))
        over.hoyde -= self.MELLOM
        return over, Rammebit(deler[1], self._ledd, x, bredde, (False, sist))

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw the sides of the box and the paragraph."""
        x, bredde = self._ytre
        bunn = y - self.hoyde
        with canvas.pynt():
            canvas.setLineWidth(0.8)
            canvas.line(x, bunn, x, y)
            canvas.line(x + bredde, bunn, x + bredde, y)
            for synlig, hoyde in zip(self._kanter, (y, bunn), strict=True):
                if synlig:
                    canvas.line(x, hoyde, x + bredde, hoyde)
        with canvas.merke_ledd(self._ledd):
            tekst = brutt(self._p, self._bredde)
            self._p.drawOn(canvas, self._x, y - self._over - tekst)


def strek(canvas: MerketCanvas, x: float, y: float, bredde: float) -> None:
    """Draw a thin line."""
    with canvas.pynt():
        canvas.setLineWidth(0.4)
        canvas.setStrokeGray(GRA)
        canvas.line(x, y, x + bredde, y)
        canvas.setStrokeGray(0)
