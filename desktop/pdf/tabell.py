"""Tables: rows of cells that may be parted, and headings that are shown again on every page."""

from collections.abc import Mapping, Sequence

from reportlab.platypus import Paragraph

from desktop.domain.dokument import Tegn
from desktop.pdf.biter import GRA, Bit, Del, brutt, minst_del, parter, strek
from desktop.pdf.merket import Ledd, MerketCanvas
from desktop.pdf.skrift import HALVFET

CELLE_X, CELLE_Y = 4.0, 3.5
_TEGN = 9.0


class Celle:
    """One cell of a row: its place in the structure, and a paragraph or room for the pen."""

    def __init__(
        self,
        ledd: Ledd,
        p: Paragraph | None,
        x: float,
        bredde: float,
        *,
        innrykk: float = CELLE_X,
    ) -> None:
        self.ledd, self.p, self.x, self.bredde = ledd, p, x, bredde
        self._innrykk = innrykk
        self._tekst = bredde - innrykk - CELLE_X

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
        polster: float = CELLE_Y,
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

    def gjentatt(self) -> "Bit | None":
        """Return the headings of the columns."""
        return self._hode.gjentakelse if self._hode else None

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw the cells and the lines around them."""
        for celle in self._celler:
            celle.tegn(canvas, y - self._polster)
        self._tegn_linjer(canvas, y)

    def _med(self, celler: Sequence[Celle], linjer: tuple[bool, bool]) -> "Radbit":
        return Radbit(celler, hode=self._hode, linjer=linjer, polster=self._polster)

    def _tegn_linjer(self, canvas: MerketCanvas, y: float) -> None:
        under, mellom = self._linjer
        forste, siste = self._celler[0], self._celler[-1]
        if under:
            strek(canvas, forste.x, y - self.hoyde, siste.x + siste.bredde - forste.x)
        if mellom:
            with canvas.pynt():
                canvas.setLineWidth(0.4)
                canvas.setStrokeGray(GRA)
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
