"""The way from the first day of absence to week 52: a line to scale, and its stops in words."""

from collections.abc import Iterator
from math import ceil

from desktop.ark import Tidsbilde
from desktop.domain.tidslinje import ALLE_DAGER
from desktop.pdf.blokker import LUFT, Blokk, strek
from desktop.pdf.linjer import Avsnitt
from desktop.pdf.merket import MerketCanvas
from desktop.pdf.rutenett import HOYRE, HOYRE_X, MARG_X, VENSTRE
from desktop.pdf.snitt import HALVFET, VANLIG, bredde_av

_S = 9.0  # the smallest type of any paper
_RING = 10.5
_RADER = 3  # of rings above the line
_KANT = _RING / 2
_SKALA = 9.0 + _S  # below the line: the marks, and the weeks
_MELLOM = 10.0  # between the columns of the words
_SPALTER = 2


def tidslinje(bilde: Tidsbilde, s: float) -> Blokk:
    """Return the picture with its heading, its stops in words and what the dates are worth."""
    hode = Avsnitt(bilde.overskrift, s, HALVFET)
    hode_hoyde = hode.brutt(VENSTRE - 6)
    bilde_hoyde = (1 + max(rad for _, rad in _rader(bilde))) * _RING + 4 + _SKALA
    spalter = _spalter(bilde)
    ord_hoyde = max(sum(h for _, h in spalte) for spalte in spalter)
    under = Avsnitt(bilde.forbehold, _S)
    under_hoyde = under.brutt(HOYRE)
    hoyde = max(hode_hoyde, bilde_hoyde + 6 + ord_hoyde + under_hoyde) + 6

    def tegn(canvas: MerketCanvas, y: float) -> None:
        strek(canvas, y)
        with canvas.merke("H2"):
            hode.tegn(canvas, MARG_X, y - 3 - hode_hoyde)
        bunn = y - 3 - bilde_hoyde
        with canvas.figur(" ".join(bilde.linjer), HOYRE_X, bunn, HOYRE, bilde_hoyde):
            _tegn_bilde(canvas, bilde, bunn + _SKALA)
        with canvas.gruppe("L"):
            _tegn_ord(canvas, spalter, bunn - 3)
        with canvas.merke("P"):
            under.tegn(canvas, HOYRE_X, bunn - 3 - ord_hoyde - under_hoyde)

    return Blokk(hoyde, tegn, LUFT)


def _spalter(bilde: Tidsbilde) -> list[list[tuple[Avsnitt, float]]]:
    """Return the stops in columns, each with its height; read down and then across."""
    linjer = [Avsnitt(linje, _S) for linje in bilde.linjer]
    bredde = (HOYRE - _MELLOM) / _SPALTER
    med_hoyde = [(p, p.brutt(bredde)) for p in linjer]
    hver = ceil(len(linjer) / _SPALTER)
    return [med_hoyde[n : n + hver] for n in range(0, len(linjer), hver)]


def _tegn_ord(
    canvas: MerketCanvas, spalter: list[list[tuple[Avsnitt, float]]], topp: float
) -> None:
    bredde = (HOYRE + _MELLOM) / _SPALTER
    for n, spalte in enumerate(spalter):
        y = topp
        for p, hoyde in spalte:
            y -= hoyde
            with canvas.gruppe("LI"), canvas.merke("LBody"):
                p.tegn(canvas, HOYRE_X + n * bredde, y)


def _tegn_bilde(canvas: MerketCanvas, bilde: Tidsbilde, y: float) -> None:
    """Draw the line at a height, what stands on it and what hangs below."""
    canvas.setLineWidth(1.2)
    canvas.line(_x(0), y, _x(ALLE_DAGER), y)
    canvas.rect(_x(0), y - 1.5, _x(bilde.betalt) - _x(0), 3, fill=1)
    canvas.setLineWidth(0.5)
    for dag in bilde.helger:
        canvas.line(_x(dag + 0.5), y - 2, _x(dag + 0.5), y - 4)
    canvas.setLineWidth(0.9)
    for dag in bilde.helligdager:
        canvas.line(_x(dag + 0.5), y - 2, _x(dag + 0.5), y - 8)
    canvas.setFont(VANLIG, _S)
    for dag, tekst in bilde.uker:
        bredde = bredde_av(tekst, _S)
        venstre = min(max(_x(dag) - bredde / 2, HOYRE_X), HOYRE_X + HOYRE - bredde)
        canvas.drawString(venstre, y - _SKALA + 2, tekst)
    _tegn_stopp(canvas, bilde, y)


def _tegn_stopp(canvas: MerketCanvas, bilde: Tidsbilde, y: float) -> None:
    """Draw the numbers of the stops, over the lines that lead down from them."""
    plassert = list(_rader(bilde))
    canvas.setLineWidth(0.6)
    for x, rad in plassert:
        canvas.line(x, y, x, y + 4 + rad * _RING)
    for n, (x, rad) in enumerate(plassert, 1):
        bunn = y + 4 + rad * _RING
        canvas.setFillGray(1)
        canvas.roundRect(x - _RING / 2 + 0.5, bunn, _RING - 1, _RING - 1, 2, fill=1)
        canvas.setFillGray(0)
        canvas.setFont(HALVFET, _S)
        canvas.drawCentredString(x, bunn + 1.7, str(n))


def _rader(bilde: Tidsbilde) -> Iterator[tuple[float, int]]:
    """Yield where each stop stands, in the lowest row that has room for it."""
    slutt = [0.0] * _RADER
    for dag, _tekst in bilde.stopp:
        x = _x(dag)
        rad = next((r for r in range(_RADER) if slutt[r] <= x - _RING / 2), _RADER - 1)
        slutt[rad] = x + _RING / 2
        yield x, rad


def _x(dag: float) -> float:
    return HOYRE_X + _KANT + (HOYRE - 2 * _KANT) * dag / ALLE_DAGER
