"""Lay out the page, measure it, and write it as a PDF of exactly one A4 side.

The same blocks are measured and drawn.  The type goes from 11 pt down to 9 pt and never below;
what does not fit then is said, never cut.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from io import BytesIO
from math import ceil

import msgspec

from desktop.ark import Ark, Linje, Seksjon, som_tekst
from desktop.domain.feil import Feil
from desktop.pdf.blokker import LUFT, Blokk, DoesNotFitError, merker, samlet, seksjon, tekstblokk
from desktop.pdf.linjer import Avsnitt
from desktop.pdf.merket import MerketCanvas
from desktop.pdf.rutenett import FULL, HOYDE, HOYRE, MARG_BUNN, MARG_TOPP, MARG_X
from desktop.pdf.snitt import FET, HALVFET, VANLIG, mangler, registrer
from desktop.pdf.timelinje import timelinje

__all__ = [
    "DoesNotFitError",
    "Langt",
    "Maling",
    "bygg",
    "mal",
    "manglende_tegn",
    "plasser",
    "sett",
]

STORRELSER = (11.0, 10.5, 10.0, 9.5, 9.0)
MINST = STORRELSER[-1]
LINJE = 1.2

_MEST_LUFT = 12.0
_RIKELIG = 60.0
_PLASS = HOYDE - MARG_TOPP - MARG_BUNN
_TO_SPALTER = ("gar", "gar_ikke")
_LISTE = re.compile(r"(.+?)\.\d+(?=\.|$)")
_LANGT = 3  # lines from which a field is named on its own
_NEVNES = 3


class Langt(msgspec.Struct, frozen=True):
    """A list or a field that takes much room.

    Attributes:
        sti: Path of the list or the field.
        linjer: How many lines it takes at 9 pt.
    """

    sti: str
    linjer: int


class Maling(msgspec.Struct, frozen=True):
    """How the page fits.

    Attributes:
        storrelse: Type size in points, or ``None`` when nothing fits.
        igjen: Lines there is still room for at 9 pt.
        over: Lines too many at 9 pt.
        lengst: The longest lists and fields, when it does not fit.
    """

    storrelse: float | None
    igjen: int
    over: int
    lengst: tuple[Langt, ...] = ()


def mal(ark: Ark) -> Maling:
    """Measure the page without drawing it."""
    rest = _PLASS - samlet(_blokker(ark, MINST))
    linje = MINST * LINJE
    if rest < 0:
        return Maling(None, 0, ceil(-rest / linje), _lengste(ark))
    passer = (s for s in STORRELSER[:-1] if _passer(_blokker(ark, s), s))
    return Maling(next(passer, MINST), int(rest / linje), 0)


def bygg(ark: Ark) -> bytes:
    """Write the page.

    Raises:
        DoesNotFitError: It does not fit one side.
    """
    tegn = sett(ark)
    data = BytesIO()
    registrer()
    canvas = MerketCanvas(data, ark.tittel, ark.sprak, VANLIG)
    tegn(canvas)
    canvas.ferdig()
    return data.getvalue()


def sett(ark: Ark) -> Callable[[MerketCanvas], None]:
    """Lay out the page, ready to be drawn on a side of a file.

    Raises:
        DoesNotFitError: It does not fit one side.
    """
    return partial(_tegn, _satt(ark))


def plasser(ark: Ark) -> tuple[tuple[float, float], ...]:
    """Return where each block of the page begins and ends, as parts of its height from the top.

    Raises:
        DoesNotFitError: It does not fit one side.
    """
    blokker = _satt(ark)
    kanter = zip(blokker, _topper(blokker), strict=True)
    return tuple((1 - y / HOYDE, 1 - (y - blokk.hoyde) / HOYDE) for blokk, y in kanter)


def _satt(ark: Ark) -> list[Blokk]:
    """Return the blocks in the largest type there is room for."""
    for storrelse in STORRELSER:
        blokker = _blokker(ark, storrelse)
        if _passer(blokker, storrelse):
            return blokker
    maling = mal(ark)
    raise DoesNotFitError(
        tuple(
            Feil(f.sti, "far_ikke_plass", {"linjer": str(maling.over), "tar": str(f.linjer)})
            for f in maling.lengst
        )
    )


def manglende_tegn(ark: Ark) -> list[str]:
    """Return the signs on the page that the face lacks, which show as ``[?]``."""
    return sorted(mangler(som_tekst(ark)))


def _passer(blokker: list[Blokk], s: float) -> bool:
    """Tell whether the blocks fit; the largest type only where there is air around it."""
    return samlet(blokker) + (_RIKELIG if s == STORRELSER[0] else 0) <= _PLASS


def _tegn(blokker: list[Blokk], canvas: MerketCanvas) -> None:
    for blokk, y in zip(blokker, _topper(blokker), strict=True):
        blokk.tegn(canvas, y)


def _topper(blokker: list[Blokk]) -> list[float]:
    """Return the top edge of each block, counted from the foot of the page."""
    *over, legen, bunn = blokker
    antall = sum(1 for b in blokker if b.luft)
    ekstra = min((_PLASS - samlet(blokker)) / max(antall, 1), _MEST_LUFT - LUFT)
    y, topper = HOYDE - MARG_TOPP, list[float]()
    for blokk in over:
        y -= blokk.luft + (ekstra if blokk.luft else 0)
        topper.append(y)
        y -= blokk.hoyde
    return [*topper, MARG_BUNN + bunn.hoyde + legen.hoyde + LUFT, MARG_BUNN + bunn.hoyde]


def _blokker(ark: Ark, s: float) -> list[Blokk]:
    """Return the blocks from top to bottom; the last two stand at the foot of the page."""
    return [
        *([merker(ark.merker)] if ark.merker else []),
        tekstblokk(Avsnitt(ark.tittel, 15, FET), 0, "H1"),
        tekstblokk(Avsnitt(next(_avsnitt(ark.ingress), ""), s), 2, "P"),
        *([_sitat(ark.sitat.tekst, s)] if ark.sitat else []),
        *(_seksjon(del_, s) for del_ in ark.for_timer),
        *([timelinje(ark.timer, s)] if ark.timer else []),
        *(_seksjon(del_, s) for del_ in ark.etter_timer),
        _fra_legen(ark, s),
        _bunn(ark),
    ]


def _avsnitt(linjer: tuple[Linje, ...]) -> Iterator[str]:
    return Seksjon("", "", linjer).avsnitt


def _seksjon(del_: Seksjon, s: float) -> Blokk:
    linjer: list[tuple[str, Decimal | None]] = list(del_.avsnitt_med_andel)
    spalter = 2 if del_.kode in _TO_SPALTER and len(linjer) > 2 else 1
    return seksjon(del_.overskrift, linjer, s, punkt=del_.kode != "jobben", spalter=spalter)


def _sitat(tekst: str, s: float) -> Blokk:
    p = Avsnitt(tekst, s + 0.5)
    hoyde = p.brutt(FULL - 10)

    def tegn(canvas: MerketCanvas, y: float) -> None:
        with canvas.pynt():
            canvas.setLineWidth(2)
            canvas.line(MARG_X + 1, y - hoyde - 1, MARG_X + 1, y - 1)
        with canvas.gruppe("BlockQuote"), canvas.merke("P"):
            p.tegn(canvas, MARG_X + 10, y - hoyde)

    return Blokk(hoyde + 2, tegn, LUFT)


def _fra_legen(ark: Ark, s: float) -> Blokk:
    vurdering = Avsnitt(ark.ny_vurdering, s)
    vurdering_hoyde = vurdering.brutt(FULL * 0.62)
    hoyde = 3 * s + vurdering_hoyde + 22

    def tegn(canvas: MerketCanvas, y: float) -> None:
        linje = y - s - 6
        ned = y - hoyde + 7
        x = MARG_X + 14 + min(FULL * 0.62, canvas.stringWidth(ark.ny_vurdering, VANLIG, s))
        with canvas.pynt():
            canvas.setLineWidth(1)
            canvas.rect(MARG_X, y - hoyde, FULL, hoyde)
            canvas.setLineWidth(0.6)
            canvas.line(x, ned + 1, MARG_X + FULL - 8, ned + 1)
        with canvas.merke("H2"):
            canvas.setFont(HALVFET, s + 0.5)
            canvas.drawString(MARG_X + 8, linje, ark.fra_legen)
        _bokser(canvas, ark, linje - s - 9, s)
        with canvas.merke("P"):
            vurdering.tegn(canvas, MARG_X + 8, ned)

    return Blokk(hoyde, tegn, 2 * LUFT)


def _bokser(canvas: MerketCanvas, ark: Ark, y: float, s: float) -> None:
    """Draw the three boxes; behind the second there is room to write."""
    bredder = [canvas.stringWidth(b, VANLIG, s) + s + 6 for b in ark.bokser]
    plasser = (MARG_X + 8, MARG_X + 8 + bredder[0] + 22, MARG_X + FULL - 8 - bredder[2])
    with canvas.pynt():
        canvas.setLineWidth(1)
        for x in plasser:
            canvas.rect(x, y - 1, s - 0.5, s - 0.5)
        canvas.setLineWidth(0.6)
        canvas.line(plasser[1] + bredder[1] + 4, y - 1, plasser[2] - 16, y - 1)
    with canvas.gruppe("L"):
        for x, tekst in zip(plasser, ark.bokser, strict=True):
            with canvas.gruppe("LI"), canvas.merke("LBody"):
                canvas.setFont(VANLIG, s)
                canvas.drawString(x + s + 4, y, tekst)


def _bunn(ark: Ark) -> Blokk:
    p = Avsnitt(" ".join(filter(None, (*ark.bunntekst, ark.sidetall))), MINST)
    hoyde = p.brutt(FULL)

    def tegn(canvas: MerketCanvas, y: float) -> None:
        with canvas.merke("P"):
            p.tegn(canvas, MARG_X, y - 4 - hoyde)

    return Blokk(hoyde + 4, tegn)


def _lengste(ark: Ark) -> tuple[Langt, ...]:
    """Return the lists and the long fields that take most room, the longest first."""
    felter = [Langt(linje.sti, _linjer(linje)) for linje in ark.linjer]
    lister: Counter[str] = Counter()
    storst: Counter[str] = Counter()
    for felt in felter:
        if liste := _LISTE.match(felt.sti):
            lister[liste[1]] += felt.linjer
            storst[liste[1]] = max(storst[liste[1]], felt.linjer)
    # A list that is mostly one long field is named by the field.
    lange = [Langt(sti, n) for sti, n in lister.items() if 2 * storst[sti] <= n]
    lange += [felt for felt in felter if felt.linjer >= _LANGT]
    return tuple(sorted(lange, key=lambda felt: -felt.linjer)[:_NEVNES])


def _linjer(linje: Linje) -> int:
    """Return the lines a line of the page takes; one that follows on another shares the first."""
    hoyde = Avsnitt(linje.tekst, MINST).brutt(HOYRE)
    return round(hoyde / (MINST * LINJE)) - bool(linje.skille)
