"""The pieces a document is set in: each has a height, can be drawn, and may be parted in two."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any, cast

from reportlab.platypus import Paragraph

from desktop.domain.dokument import Tegn
from desktop.pdf.merket import Ledd, MerketCanvas
from desktop.pdf.rutenett import FULL, MARG_X
from desktop.pdf.skrift import HALVFET, ren

MINST_LINJER = 2  # of a paragraph on either side of a page break
ENKE = 0.15  # of the width: a last line shorter than this looks lost
_POLSTER = 8.0
_CELLE_X, _CELLE_Y = 4.0, 3.5
LAPP = 14.0  # from a point or a number to its text
_GRA = 0.55
_TEGN = 9.0

Del = tuple["Bit", "Bit"]


def brutt(p: Paragraph, bredde: float) -> float:
    """Break a paragraph into lines; return its height."""
    return p.wrap(bredde, 1e6)[1]


def jevn(p: Paragraph, bredde: float, minst: float = 0.7) -> float:
    """Return the least width that breaks into as few lines, so that no word is left alone."""
    hoyde, steg = brutt(p, bredde), bredde / 50
    if hoyde <= brutt(p, bredde * 10):
        return bredde  # one line
    smalere = range(1, round(50 * (1 - minst)) + 1)
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
        self._lapp_hoyde = brutt(lapp, LAPP)

    def delt(self, plass: float) -> Del | None:
        """Part the point; its sign stays with the first part."""
        deler = super().delt(plass)
        if deler is None:
            return None
        over, under = deler
        return Sammen(self._uten_tekst(), over), under

    def _uten_tekst(self) -> "Tekstbit":
        return Tekstbit(self._lapp, self._lappledd, self._ytre_x, LAPP)

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw the sign and the text."""
        self._uten_tekst().tegn(canvas, y)
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


class Celle:
    """One cell of a row: its place in the structure, and a paragraph or room for the pen."""

    def __init__(
        self,
        ledd: Ledd,
        p: Paragraph | None,
        x: float,
        bredde: float,
        *,
        innrykk: float = _CELLE_X,
    ) -> None:
        self.ledd, self.p, self.x, self.bredde = ledd, p, x, bredde
        self._innrykk = innrykk
        self._tekst = bredde - innrykk - _CELLE_X

    @property
    def hoyde(self) -> float:
        """The height of its text."""
        return brutt(self.p, self._tekst) if self.p else 0

    @property
    def minst(self) -> float:
        """The height of what may stand alone at the foot of a page."""
        return minst_del(self.p, self.hoyde) if self.p else 0

    def delt(self, plass: float) -> "tuple[Celle, Celle] | None":
        """Part the text of the cell; what fits stays above."""
        under: Paragraph | None = None
        over = self.p
        if over and self.hoyde > plass:
            deler = parter(over, self._tekst, plass)
            if deler is None:
                return None
            over, under = deler
        return self._med(over), self._med(under)

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw the text, or take the empty cell into the structure."""
        if self.p is None:
            canvas.legg_ledd(self.ledd)
            return
        with canvas.merke_ledd(self.ledd):
            self.tegn_umerket(canvas, y)

    def tegn_umerket(self, canvas: MerketCanvas, y: float) -> None:
        """Draw the text inside a mark somebody else has made."""
        if self.p:
            self.p.drawOn(canvas, self.x + self._innrykk, y - self.hoyde)

    def _med(self, p: Paragraph | None) -> "Celle":
        return Celle(self.ledd, p, self.x, self.bredde, innrykk=self._innrykk)


class Radbit(Bit):
    """A row of cells with a thin line below it."""

    def __init__(
        self,
        celler: Sequence[Celle],
        *,
        minst: float = 0,
        hode: "Hodebit | None" = None,
        linjer: tuple[bool, bool] = (True, False),
        polster: float = _CELLE_Y,
    ) -> None:
        self._celler, self._hode, self._linjer = celler, hode, linjer
        self._polster = polster
        self.hoyde = max(minst, max(c.hoyde for c in celler) + 2 * polster)
        self.bred = hode is not None

    @property
    def minst(self) -> float:
        """What is left of the row when every cell is parted as early as it can be."""
        return min(self.hoyde, max(c.minst for c in self._celler) + 2 * self._polster)

    def delt(self, plass: float) -> Del | None:
        """Part every cell that is too tall."""
        par = [celle.delt(plass - 2 * self._polster) for celle in self._celler]
        if None in par:
            return None
        over = self._med([d[0] for d in par if d], (False, self._linjer[1]))
        over.luft = self.luft
        return over, self._med([d[1] for d in par if d], self._linjer)

    def _med(self, celler: Sequence[Celle], linjer: tuple[bool, bool]) -> "Radbit":
        return Radbit(celler, hode=self._hode, linjer=linjer, polster=self._polster)

    def gjentatt(self) -> "Bit | None":
        """Return the headings of the columns."""
        return self._hode.gjentakelse if self._hode else None

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw the cells and the lines around them."""
        for celle in self._celler:
            celle.tegn(canvas, y - self._polster)
        self._tegn_linjer(canvas, y)

    def _tegn_linjer(self, canvas: MerketCanvas, y: float) -> None:
        under, mellom = self._linjer
        forste, siste = self._celler[0], self._celler[-1]
        if under:
            strek(canvas, forste.x, y - self.hoyde, siste.x + siste.bredde - forste.x)
        if mellom:
            with canvas.pynt():
                canvas.setLineWidth(0.4)
                canvas.setStrokeGray(_GRA)
                for celle in self._celler[1:]:
                    canvas.line(celle.x, y - self.hoyde, celle.x, y)
                canvas.setStrokeGray(0)


class Hodebit(Radbit):
    """The headings of the columns; said once, shown again on every page of the table."""

    holder = True

    def __init__(
        self, celler: Sequence[Celle], linjer: tuple[bool, bool], tegn: Mapping[int, Tegn]
    ) -> None:
        super().__init__(celler, linjer=linjer)
        self.bred = True
        self._tegnene = tegn
        self.hoyde += _TEGN + 3 if tegn else 0
        self.gjentakelse = Gjentatthode(self, celler)

    def delt(self, plass: float) -> Del | None:
        """Stay whole."""
        return None

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw the headings and the signs above them."""
        for n, celle in enumerate(self._celler):
            celle.tegn(canvas, self.topp_av(n, y))
        self.tegn_pynt(canvas, y)

    def topp_av(self, n: int, y: float) -> float:
        """Return where the text of a column begins: under its sign, or low in the row."""
        if n in self._tegnene:
            return y - self._polster - _TEGN - 3
        return y - self.hoyde + self._polster + self._celler[n].hoyde

    def tegn_pynt(self, canvas: MerketCanvas, y: float) -> None:
        """Draw the signs and the lines."""
        for n, tegn in self._tegnene.items():
            celle = self._celler[n]
            tegn_svar(canvas, tegn, celle.x + celle.bredde / 2, y - self._polster - _TEGN / 2)
        self._tegn_linjer(canvas, y)


class Gjentatthode(Bit):
    """The headings of the columns once more, as decoration."""

    bred = True

    def __init__(self, hode: "Hodebit", celler: Sequence[Celle]) -> None:
        self._hode, self._celler = hode, celler
        self.hoyde = hode.hoyde

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw them outside the structure."""
        with canvas.pynt("/Type /Pagination"):
            for n, celle in enumerate(self._celler):
                celle.tegn_umerket(canvas, self._hode.topp_av(n, y))
        self._hode.tegn_pynt(canvas, y)


def tegn_svar(canvas: MerketCanvas, tegn: Tegn, x: float, y: float) -> None:
    """Draw the sign of an answer around a point: full, half or empty, or a question mark."""
    radius = _TEGN / 2
    with canvas.pynt():
        canvas.setLineWidth(1)
        if tegn == "vet_ikke":
            canvas.setFont(HALVFET, _TEGN + 2)
            canvas.drawCentredString(x, y - radius + 0.5, "?")
            return
        canvas.circle(x, y, radius, fill=tegn == "kan")
        if tegn == "tilrettelegging":
            canvas.wedge(x - radius, y - radius, x + radius, y + radius, 90, 180, fill=1)


class Kodebit(Bit):
    """A code in a box: letters in cells of equal width, or boxes for the pen."""

    STORRELSE = 27.0
    CELLE = 0.86  # of the type size: the widest letter, and a little

    def __init__(
        self, grupper: Sequence[str], tegn: int, i_rad: int, ledd: Ledd, x: float, bredde: float
    ) -> None:
        self._rader = [grupper[n : n + i_rad] for n in range(0, len(grupper), i_rad)]
        self._tegn, self._ledd, self._x, self._bredde = tegn, ledd, x, bredde
        lengste = max([tegn, *map(len, grupper)])
        self._celle = min((bredde - 24) / (i_rad * (lengste + 1)), self.STORRELSE * self.CELLE)
        self._gruppe = self._celle * (lengste + 1)
        self._rad = self.STORRELSE * 1.75
        self.hoyde = self._rad * len(self._rader) + 16
        self.luft = 8
        self.bred = True

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw the box and the groups in it."""
        innrykk = (self._bredde - self._gruppe * max(map(len, self._rader)) + self._celle) / 2
        with canvas.pynt():
            canvas.setLineWidth(1)
            canvas.rect(self._x, y - self.hoyde, self._bredde, self.hoyde)
        for n, rad in enumerate(self._rader):
            linje = y - 8 - self._rad * (n + 0.5) - self.STORRELSE * 0.34
            self._tegn_rad(canvas, rad, self._x + innrykk, linje)

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


def strek(canvas: MerketCanvas, x: float, y: float, bredde: float) -> None:
    """Draw a thin line."""
    with canvas.pynt():
        canvas.setLineWidth(0.4)
        canvas.setStrokeGray(_GRA)
        canvas.line(x, y, x + bredde, y)
        canvas.setStrokeGray(0)
