"""Cards of A6, four to an A4, with marks to cut along."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm

from desktop.domain.dokument import Kort
from desktop.pdf.biter import LAPP, Bit, Punktbit, Rammebit, Tekstbit, jevn
from desktop.pdf.merket import Ledd, MerketCanvas
from desktop.pdf.rutenett import BREDDE, BUNN, HOYDE, TOPP
from desktop.pdf.skjema import Linjebit
from desktop.pdf.skrift import FET, HALVFET, avsnitt

PER_ARK = 4
STORRELSER = (14.0, 13.5, 13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0)
_KORT_B, _KORT_H = BREDDE / 2, HOYDE / 2
_MARG = 10 * mm
_INNE = _KORT_B - 2 * _MARG
_PLASS = _KORT_H - 2 * _MARG
_MERKE = 5 * mm
_SKRIVELINJE = 10 * mm
_LINJE = 1.25


def kortbiter(kort: Sequence[Kort]) -> Iterator["Arkbit"]:
    """Return one piece for each page of cards, all in the largest type that every card has room for.

    The smallest size is used when none fits; the piece then says it is too tall.
    """
    passer = (s for s in STORRELSER if all(_hoyde(_biter(k, s)) <= _PLASS for k in kort))
    storrelse = next(passer, STORRELSER[-1])
    for n in range(0, len(kort), PER_ARK):
        yield Arkbit(kort[n : n + PER_ARK], storrelse)


class Arkbit(Bit):
    """A page of cards, which has the page to itself."""

    def __init__(self, kort: Sequence[Kort], storrelse: float) -> None:
        self._kort, self._storrelse = kort, storrelse
        for_hoy = any(_hoyde(_biter(k, storrelse)) > _PLASS for k in kort)
        self.hoyde = HOYDE if for_hoy else TOPP - BUNN - 1

    def tegn(self, canvas: MerketCanvas, y: float) -> None:
        """Draw the cards and the marks between them."""
        del y
        for n, kort in enumerate(self._kort):
            rad, spalte = divmod(n, 2)
            topp = HOYDE - rad * _KORT_H - _MARG
            for bit in _biter(kort, self._storrelse, spalte * _KORT_B + _MARG, jevnt=True):
                topp -= bit.luft
                bit.tegn(canvas, topp)
                topp -= bit.hoyde
        _kuttmerker(canvas)


def _hoyde(biter: Sequence[Bit]) -> float:
    return sum(bit.hoyde + bit.luft for bit in biter)


def _biter(kort: Kort, s: float, x: float = 0, *, jevnt: bool = False) -> list[Bit]:
    """Return the pieces of a card; even lines take time, and no more room."""
    sect = Ledd("Sect")
    biter: list[Bit] = [
        Tekstbit(avsnitt(kort.merke, 9, HALVFET), Ledd("P", sect), x, _INNE),
        Tekstbit(avsnitt(kort.tittel, 15, FET, linje=1.15), Ledd("H1", sect), x, _INNE, luft=1),
    ]
    if kort.ingress:
        p = avsnitt(kort.ingress, s - 1, linje=_LINJE)
        biter.append(Tekstbit(p, Ledd("P", sect), x, jevn(p, _INNE) if jevnt else _INNE, luft=4))
    biter += _punkter(kort, s, x, sect, jevnt=jevnt)
    biter += _ramme(kort, s, x, sect)
    biter += [Linjebit((), x, _INNE, _SKRIVELINJE) for _ in range(kort.linjer)]
    return biter


def _punkter(kort: Kort, s: float, x: float, sect: Ledd, *, jevnt: bool) -> Iterator[Bit]:
    liste = Ledd("L", sect)
    for n, punkt in enumerate(kort.punkter):
        p, prikk = avsnitt(punkt, s, linje=_LINJE), avsnitt("•", s, linje=_LINJE)
        bredde = jevn(p, _INNE - LAPP) + LAPP if jevnt else _INNE
        yield Punktbit(p, prikk, Ledd("LI", liste), x, bredde, 9 if n == 0 else 5)


def _ramme(kort: Kort, s: float, x: float, sect: Ledd) -> Iterator[Bit]:
    siste = len(kort.ramme) - 1
    for n, tekst in enumerate(kort.ramme):
        p = avsnitt(tekst, s, HALVFET, linje=_LINJE)
        bit = Rammebit(p, Ledd("P", sect), x, _INNE, (n == 0, n == siste))
        bit.luft = 9 if n == 0 else 0
        yield bit


def _kuttmerker(canvas: MerketCanvas) -> None:
    with canvas.pynt():
        canvas.setLineWidth(0.5)
        canvas.setStrokeGray(0.4)
        for x in (0, _KORT_B - _MERKE, BREDDE - 2 * _MERKE):
            canvas.line(x, _KORT_H, x + 2 * _MERKE, _KORT_H)
        for y in (0, _KORT_H - _MERKE, HOYDE - 2 * _MERKE):
            canvas.line(_KORT_B, y, _KORT_B, y + 2 * _MERKE)
        canvas.setStrokeGray(0)
