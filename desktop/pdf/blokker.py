"""The grid of a page, and the blocks it is made of: measured first, drawn afterwards.

Headings stand in a column of their own, so that they are found at the same place on every page.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from math import ceil

import msgspec
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from desktop.domain.feil import Feil
from desktop.errors import DesktopError
from desktop.pdf.merket import MerketCanvas
from desktop.pdf.skrift import HALVFET, INNRYKK, PUNKT, VANLIG, Avsnitt, avsnitt

BREDDE, HOYDE = A4
MARG_X, MARG_TOPP, MARG_BUNN = 16 * mm, 13 * mm, 12 * mm
VENSTRE = 36 * mm  # the column of the headings
FULL = BREDDE - 2 * MARG_X
HOYRE_X = MARG_X + VENSTRE
HOYRE = FULL - VENSTRE
LUFT = 5.0  # between sections, at least
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


def brutt(p: Avsnitt, bredde: float) -> float:
    """Break a paragraph for a width, and return its height."""
    return p.wrap(bredde)[1]


def strek(canvas: MerketCanvas, y: float) -> None:
    """Draw the rule over a section."""
    with canvas.pynt():
        canvas.setLineWidth(0.6)
        canvas.setStrokeGray(0.25)
        canvas.line(MARG_X, y, MARG_X + FULL, y)
        canvas.setStrokeGray(0)


def tekstblokk(p: Avsnitt, luft: float, kind: str) -> Blokk:
    """Return a paragraph as wide as the page."""
    hoyde = brutt(p, FULL)

    def tegn(canvas: MerketCanvas, y: float) -> None:
        with canvas.merke(kind):
            p.drawOn(canvas, MARG_X, y - hoyde)

    return Blokk(hoyde, tegn, luft)


def merker(tekster: tuple[str, ...]) -> Blokk:
    """Return the framed words on top that say what kind of page this is."""

    def tegn(canvas: MerketCanvas, y: float) -> None:
        x = MARG_X
        canvas.setLineWidth(0.8)
        for tekst in tekster:
            bredde = canvas.stringWidth(tekst, HALVFET, 9) + 10
            with canvas.pynt():
                canvas.rect(x, y - 14, bredde, 14)
            with canvas.merke("P"):
                canvas.setFont(HALVFET, 9)
                canvas.drawString(x + 5, y - 10.2, tekst)
            x += bredde + 6

    return Blokk(18, tegn)


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
    hode = avsnitt(overskrift, s, HALVFET)
    hode_hoyde = brutt(hode, VENSTRE - 6)
    rader = _plasser(linjer, s, INNRYKK if punkt else 0, spalter)
    hoyde = max(hode_hoyde, max((r.ned for r in rader), default=0)) + 4

    def tegn(canvas: MerketCanvas, y: float) -> None:
        strek(canvas, y)
        topp = y - _STREK_NED
        with canvas.gruppe("Sect"):
            with canvas.merke("H2"):
                hode.drawOn(canvas, MARG_X, topp - hode_hoyde)
            with canvas.gruppe("L" if punkt else "Div"):
                for rad in rader:
                    _tegn_rad(canvas, rad, topp, s if punkt else 0)

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
            p = avsnitt(tekst, s)
            inn = innrykk + (_STANG + 8 if andel is not None else 0)
            hoyde = brutt(p, bredde - inn)
            ned += hoyde
            rader.append(_Rad(spalte * (bredde + _SPALTEROM) + inn, ned, hoyde, p, andel))
    return rader


def _tegn_rad(canvas: MerketCanvas, rad: _Rad, topp: float, s: float) -> None:
    """Draw a line: its sign when it has a size, the bar of a step, and its words."""
    x, y = HOYRE_X + rad.x, topp - rad.ned
    stang = _STANG + 8 if rad.andel is not None else 0
    with canvas.gruppe("LI" if s else "Div"):
        if rad.andel is not None:
            with canvas.pynt():
                _trinnstang(canvas, x - stang, y + rad.hoyde - s, s, float(rad.andel))
        elif s:
            with canvas.merke("Lbl"):
                canvas.setFont(VANLIG, s)
                canvas.drawString(x - INNRYKK, y + rad.hoyde - s, f"{PUNKT} ")
        with canvas.merke("LBody" if s else "P"):
            rad.p.drawOn(canvas, x, y)


def _trinnstang(canvas: MerketCanvas, x: float, y: float, s: float, andel: float) -> None:
    """Draw how much of the position a step is; the words beside it say the same."""
    canvas.setLineWidth(0.8)
    canvas.rect(x, y - 1, _STANG, s * 0.8)
    canvas.setFillGray(0.2)
    canvas.rect(x, y - 1, _STANG * andel, s * 0.8, fill=1)
    canvas.setFillGray(0)
