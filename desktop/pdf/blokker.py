"""The grid of a page, and the blocks it is made of: measured first, drawn afterwards.

Headings stand in a column of their own, so that they are found at the same place on every page.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from decimal import Decimal
from math import ceil

import msgspec

from desktop.domain.feil import Feil
from desktop.errors import DesktopError
from desktop.pdf.linjer import Avsnitt
from desktop.pdf.merket import MerketCanvas
from desktop.pdf.rutenett import FULL, HOYRE, HOYRE_X, MARG_X, VENSTRE
from desktop.pdf.snitt import HALVFET, VANLIG, bredde_av, ren

PUNKT = "•"
INNRYKK = 9.0  # room for the sign that hangs in front of a line
LUFT = 5.0  # between sections, at least
MERKE = 9.0  # type size of the framed words on top
_MERKERAD = 18.0
_SPALTEROM = 10.0
_STANG = 58.0  # the bar in front of a step
_STREK_NED = 3.0  # from the rule over a section to its first line


class DoesNotFitError(DesktopError):
    """The text does not fit at the smallest type; ``feil`` names the longest fields."""

    def __init__(self, feil: tuple[Feil, ...]) -> None:
        super().__init__("does not fit")
        self.feil = feil


class Blokk(msgspec.Struct):
    """Something with a height that can be drawn at a top edge."""

    hoyde: float
    tegn: Callable[[MerketCanvas, float], None]
    luft: float = 0.0


def samlet(blokker: Iterable[Blokk]) -> float:
    """Return the height of blocks with the air between them."""
    return sum(b.hoyde + b.luft for b in blokker)


def strek(canvas: MerketCanvas, y: float) -> None:
    """Draw the rule over a section."""
    with canvas.pynt():
        canvas.setLineWidth(0.6)
        canvas.setStrokeGray(0.25)
        canvas.line(MARG_X, y, MARG_X + FULL, y)
        canvas.setStrokeGray(0)


def tekstblokk(p: Avsnitt, luft: float, kind: str) -> Blokk:
    """Return a paragraph as wide as the page."""
    hoyde = p.brutt(FULL)

    def tegn(canvas: MerketCanvas, y: float) -> None:
        with canvas.merke(kind):
            p.tegn(canvas, MARG_X, y - hoyde)

    return Blokk(hoyde, tegn, luft)


def merker(tekster: tuple[str, ...]) -> Blokk:
    """Return the framed words on top that say what kind of page this is, in rows as they fit."""
    merkene: list[tuple[float, int, float, str]] = []
    x, rad = 0.0, 0
    for tekst in map(ren, tekster):
        bredde = bredde_av(tekst, MERKE, HALVFET) + 10
        if x and x + bredde > FULL:
            x, rad = 0.0, rad + 1
        merkene.append((x, rad, bredde, tekst))
        x += bredde + 6

    def tegn(canvas: MerketCanvas, y: float) -> None:
        canvas.setLineWidth(0.8)
        for x, rad, bredde, tekst in merkene:
            topp = y - rad * _MERKERAD
            with canvas.pynt():
                canvas.rect(MARG_X + x, topp - 14, bredde, 14)
            with canvas.merke("P"):
                canvas.setFont(HALVFET, MERKE)
                canvas.drawString(MARG_X + x + 5, topp - 10.2, tekst)

    return Blokk(rad * _MERKERAD + 18, tegn)


class _Rad(msgspec.Struct):
    """A line of a section in its place: how far right, how far down its lower edge is."""

    x: float
    ned: float
    hoyde: float
    p: Avsnitt
    andel: Decimal | None = None


def seksjon(
    overskrift: str,
    linjer: Sequence[tuple[str, Decimal | None]],
    s: float,
    *,
    punkt: bool = True,
    spalter: int = 1,
) -> Blokk:
    """Return a heading and its lines.

    Args:
        overskrift: The heading.
        linjer: The lines; one that is a step of a way comes with the part at work.
        s: Type size.
        punkt: The lines are a list.
        spalter: Columns the lines are put in, read down and then across.
    """
    hode = Avsnitt(overskrift, s, HALVFET)
    hode_hoyde = hode.brutt(VENSTRE - 6)
    rader = _plasser(linjer, s, INNRYKK if punkt else 0, spalter)
    hoyde = max(hode_hoyde, max((r.ned for r in rader), default=0)) + 4

    def tegn(canvas: MerketCanvas, y: float) -> None:
        strek(canvas, y)
        topp = y - _STREK_NED
        with canvas.merke("H2"):
            hode.tegn(canvas, MARG_X, topp - hode_hoyde)
        with canvas.gruppe("L") if punkt else nullcontext():
            for rad in rader:
                _tegn_rad(canvas, rad, topp, s, punkt=punkt)

    return Blokk(hoyde, tegn, LUFT)


def _plasser(
    linjer: Sequence[tuple[str, Decimal | None]], s: float, innrykk: float, spalter: int
) -> list[_Rad]:
    bredde = (HOYRE - _SPALTEROM * (spalter - 1)) / spalter
    hver = ceil(len(linjer) / spalter)
    rader: list[_Rad] = []
    for spalte in range(spalter):
        ned = 0.0
        for tekst, andel in linjer[spalte * hver : (spalte + 1) * hver]:
            p = Avsnitt(tekst, s)
            inn = innrykk + (_STANG + 8 if andel is not None else 0)
            hoyde = p.brutt(bredde - inn)
            ned += hoyde
            rader.append(_Rad(spalte * (bredde + _SPALTEROM) + inn, ned, hoyde, p, andel))
    return rader


def _tegn_rad(canvas: MerketCanvas, rad: _Rad, topp: float, s: float, *, punkt: bool) -> None:
    """Draw a line: the bar of a step or the sign of a list, and its words."""
    x, y = HOYRE_X + rad.x, topp - rad.ned
    if not punkt:
        with canvas.merke("P"):
            rad.p.tegn(canvas, x, y)
        return
    grunn = y + rad.hoyde - s
    with canvas.gruppe("LI"):
        with canvas.pynt():  # a list says of itself that it is one
            if rad.andel is not None:
                _trinnstang(canvas, x - _STANG - 8, grunn, s, float(rad.andel))
            else:
                canvas.setFont(VANLIG, s)
                canvas.drawString(x - INNRYKK, grunn, f"{PUNKT} ")
        with canvas.merke("LBody"):
            rad.p.tegn(canvas, x, y)


def _trinnstang(canvas: MerketCanvas, x: float, y: float, s: float, andel: float) -> None:
    """Draw how much of the position a step is; the words beside it say the same."""
    canvas.setLineWidth(0.8)
    canvas.rect(x, y - 1, _STANG, s * 0.8)
    canvas.setFillGray(0.2)
    canvas.rect(x, y - 1, _STANG * andel, s * 0.8, fill=1)
    canvas.setFillGray(0)
