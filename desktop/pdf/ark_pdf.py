"""Lay out the page, measure it, and write it as a PDF of exactly one A4 side.

The same blocks are measured and drawn.  The type goes from 10.5 pt down to 9 pt and never below;
what does not fit then is said, never cut.
"""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from math import ceil

import msgspec
from reportlab.platypus import Paragraph

from desktop.ark import Ark, Linje, Seksjon, Timer, som_tekst
from desktop.domain.feil import Feil
from desktop.errors import DesktopError
from desktop.pdf.merket import MerketCanvas
from desktop.pdf.rutenett import FULL as _FULL
from desktop.pdf.rutenett import HOYDE as _HOYDE
from desktop.pdf.rutenett import HOYRE as _HOYRE
from desktop.pdf.rutenett import HOYRE_X as _HOYRE_X
from desktop.pdf.rutenett import MARG_BUNN as _MARG_BUNN
from desktop.pdf.rutenett import MARG_TOPP as _MARG_TOPP
from desktop.pdf.rutenett import MARG_X as _MARG_X
from desktop.pdf.rutenett import VENSTRE as _VENSTRE
from desktop.pdf.skrift import FET, HALVFET, VANLIG, avsnitt, mangler, registrer

STORRELSER = (10.5, 10.0, 9.5, 9.0)
MINST = STORRELSER[-1]
LINJE = 1.2

_LUFT = 5.0  # between sections, at least
_MEST_LUFT = 10.0
_PLASS = _HOYDE - _MARG_TOPP - _MARG_BUNN
_TO_SPALTER = ("gar", "gar_ikke")
_GRA = {"som_for": 0.25, "med_tilrettelegging": 0.62, "nye_oppgaver": 0.86, "ikke_fordelt": 1.0}


class DoesNotFitError(DesktopError):
    """The text does not fit one side at 9 pt; ``feil`` names the longest fields."""

    def __init__(self, feil: tuple[Feil, ...]) -> None:
        super().__init__("does not fit")
        self.feil = feil


class Langt(msgspec.Struct, frozen=True):
    """A field that takes much room.

    Attributes:
        sti: Path of the field.
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
        lengst: The longest fields, when it does not fit.
    """

    storrelse: float | None
    igjen: int
    over: int
    lengst: tuple[Langt, ...] = ()


class _Blokk(msgspec.Struct):
    """Something with a height that can be drawn at a top edge."""

    hoyde: float
    tegn: Callable[[MerketCanvas, float], None]
    luft: float = 0.0


def mal(ark: Ark) -> Maling:
    """Measure the page without drawing it."""
    rest = _PLASS - _hoyde(_blokker(ark, MINST))
    linje = MINST * LINJE
    if rest < 0:
        return Maling(None, 0, ceil(-rest / linje), _lengste(ark))
    passer = (s for s in STORRELSER[:-1] if _hoyde(_blokker(ark, s)) <= _PLASS)
    return Maling(next(passer, MINST), int(rest / linje), 0)


def bygg(ark: Ark) -> bytes:
    """Write the page.

    Raises:
        DoesNotFitError: It does not fit one side.
    """
    for storrelse in STORRELSER:
        blokker = _blokker(ark, storrelse)
        if _hoyde(blokker) <= _PLASS:
            return _tegn(ark, blokker)
    maling = mal(ark)
    over = {"linjer": str(maling.over)}
    raise DoesNotFitError(tuple(Feil(f.sti, "far_ikke_plass", over) for f in maling.lengst))


def manglende_tegn(ark: Ark) -> list[str]:
    """Return the signs on the page that the face lacks, which show as ``[?]``."""
    return sorted(mangler(som_tekst(ark)))


def _tegn(ark: Ark, blokker: list[_Blokk]) -> bytes:
    data = BytesIO()
    registrer()
    canvas = MerketCanvas(data, ark.tittel, ark.sprak, VANLIG)
    *over, legen, bunn = blokker
    antall = sum(1 for b in blokker if b.luft)
    ekstra = min((_PLASS - _hoyde(blokker)) / max(antall, 1), _MEST_LUFT - _LUFT)
    y = _HOYDE - _MARG_TOPP
    for blokk in over:
        y -= blokk.luft + (ekstra if blokk.luft else 0)
        blokk.tegn(canvas, y)
        y -= blokk.hoyde
    legen.tegn(canvas, _MARG_BUNN + bunn.hoyde + legen.hoyde + _LUFT)
    bunn.tegn(canvas, _MARG_BUNN + bunn.hoyde)
    canvas.ferdig()
    return data.getvalue()


def _hoyde(blokker: Iterable[_Blokk]) -> float:
    return sum(b.hoyde + b.luft for b in blokker)


def _blokker(ark: Ark, s: float) -> list[_Blokk]:
    """Return the blocks from top to bottom; the last two stand at the foot of the page."""
    return [
        *([_merker(ark.merker)] if ark.merker else []),
        _tekstblokk(avsnitt(ark.tittel, 15, FET), 0, "H1"),
        _tekstblokk(avsnitt(next(_avsnitt(ark.ingress), ""), s), 2, "P"),
        *([_sitat(ark.sitat.tekst, s)] if ark.sitat else []),
        *(_seksjon(seksjon, s) for seksjon in ark.for_timer),
        *([_timer(ark.timer, s)] if ark.timer else []),
        *(_seksjon(seksjon, s) for seksjon in ark.etter_timer),
        _fra_legen(ark, s),
        _bunn(ark),
    ]


def _avsnitt(linjer: tuple[Linje, ...]) -> Iterator[str]:
    return Seksjon("", "", linjer).avsnitt


def _brutt(p: Paragraph, bredde: float) -> float:
    return p.wrap(bredde, 1e6)[1]


def _tekstblokk(p: Paragraph, luft: float, kind: str) -> _Blokk:
    hoyde = _brutt(p, _FULL)

    def tegn(canvas: MerketCanvas, y: float) -> None:
        with canvas.merke(kind):
            p.drawOn(canvas, _MARG_X, y - hoyde)

    return _Blokk(hoyde, tegn, luft)


def _merker(merker: tuple[str, ...]) -> _Blokk:
    def tegn(canvas: MerketCanvas, y: float) -> None:
        x = _MARG_X
        canvas.setLineWidth(0.8)
        for merke in merker:
            bredde = canvas.stringWidth(merke, HALVFET, 9) + 10
            with canvas.pynt():
                canvas.rect(x, y - 14, bredde, 14)
            with canvas.merke("P"):
                canvas.setFont(HALVFET, 9)
                canvas.drawString(x + 5, y - 10.2, merke)
            x += bredde + 6

    return _Blokk(18, tegn)


def _sitat(tekst: str, s: float) -> _Blokk:
    p = avsnitt(tekst, s + 0.5)
    hoyde = _brutt(p, _FULL - 10)

    def tegn(canvas: MerketCanvas, y: float) -> None:
        with canvas.pynt():
            canvas.setLineWidth(2)
            canvas.line(_MARG_X + 1, y - hoyde - 1, _MARG_X + 1, y - 1)
        with canvas.gruppe("BlockQuote"), canvas.merke("P"):
            p.drawOn(canvas, _MARG_X + 10, y - hoyde)

    return _Blokk(hoyde + 2, tegn, _LUFT)


def _seksjon(seksjon: Seksjon, s: float) -> _Blokk:
    hode = avsnitt(seksjon.overskrift, s, HALVFET)
    hode_hoyde = _brutt(hode, _VENSTRE - 6)
    linjer = list(seksjon.avsnitt)
    spalter = 2 if seksjon.kode in _TO_SPALTER and len(linjer) > 2 else 1
    punkt = "" if seksjon.kode == "jobben" else "•"
    rader, kropp = _rader([avsnitt(t, s, punkt=punkt) for t in linjer], spalter)
    hoyde = max(hode_hoyde, kropp) + 4

    def tegn(canvas: MerketCanvas, y: float) -> None:
        _strek(canvas, y)
        with canvas.gruppe("Sect"):
            with canvas.merke("H2"):
                hode.drawOn(canvas, _MARG_X, y - 3 - hode_hoyde)
            with canvas.gruppe("L" if punkt else "Div"):
                for x, ned, p in rader:
                    ytre, indre = ("LI", "LBody") if punkt else ("Div", "P")
                    with canvas.gruppe(ytre), canvas.merke(indre):
                        p.drawOn(canvas, _HOYRE_X + x, y - 3 - ned)

    return _Blokk(hoyde, tegn, _LUFT)


def _rader(
    biter: list[Paragraph], spalter: int
) -> tuple[list[tuple[float, float, Paragraph]], float]:
    """Place paragraphs in columns; each comes with x, its lower edge, and itself."""
    bredde = (_HOYRE - 10 * (spalter - 1)) / spalter
    hver = ceil(len(biter) / spalter)
    plassert: list[tuple[float, float, Paragraph]] = []
    lavest = 0.0
    for spalte in range(spalter):
        ned = 0.0
        for p in biter[spalte * hver : (spalte + 1) * hver]:
            ned += _brutt(p, bredde)
            plassert.append((spalte * (bredde + 10), ned, p))
        lavest = max(lavest, ned)
    return plassert, lavest


def _timer(timer: Timer, s: float) -> _Blokk:
    hode = avsnitt(timer.overskrift, s, HALVFET)
    hode_hoyde = _brutt(hode, _VENSTRE - 6)
    ord_ = avsnitt(timer.i_ord, s)
    under = avsnitt(" ".join(timer.linjer), MINST)
    ord_hoyde, under_hoyde = _brutt(ord_, _HOYRE), _brutt(under, _HOYRE)
    stang = s
    hoyde = max(hode_hoyde, stang + 3 + ord_hoyde + under_hoyde) + 6

    def tegn(canvas: MerketCanvas, y: float) -> None:
        _strek(canvas, y)
        with canvas.gruppe("Sect"):
            with canvas.merke("H2"):
                hode.drawOn(canvas, _MARG_X, y - 3 - hode_hoyde)
            with canvas.figur(timer.i_ord, _HOYRE_X, y - 5 - stang, _HOYRE, stang):
                _stang(canvas, timer, y - 5 - stang, stang)
            with canvas.merke("P"):
                ord_.drawOn(canvas, _HOYRE_X, y - 8 - stang - ord_hoyde)
            with canvas.merke("P"):
                under.drawOn(canvas, _HOYRE_X, y - 8 - stang - ord_hoyde - under_hoyde)

    return _Blokk(hoyde, tegn, _LUFT)


def _stang(canvas: MerketCanvas, timer: Timer, y: float, hoyde: float) -> None:
    """Draw the bar in greys and, for what is new, stripes, so that it survives a fax."""
    alt = max(sum(seg.timer for seg in timer.segmenter), timer.stilling)
    x = _HOYRE_X
    canvas.setLineWidth(0.8)
    for seg in timer.segmenter:
        bredde = float(seg.timer / alt) * _HOYRE
        if bredde <= 0:
            continue
        canvas.setFillGray(_GRA[seg.kode])
        canvas.rect(x, y, bredde, hoyde, fill=1)
        canvas.setFillGray(0)
        if seg.kode == "nye_oppgaver":
            _striper(canvas, x, y, bredde, hoyde)
        x += bredde


def _striper(canvas: MerketCanvas, x: float, y: float, bredde: float, hoyde: float) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(x, y, bredde, hoyde)
    canvas.clipPath(path, stroke=0)
    canvas.setLineWidth(0.6)
    steg = 4
    for n in range(int((bredde + hoyde) / steg) + 1):
        canvas.line(x + n * steg - hoyde, y, x + n * steg, y + hoyde)
    canvas.restoreState()


def _fra_legen(ark: Ark, s: float) -> _Blokk:
    vurdering = avsnitt(ark.ny_vurdering, s)
    vurdering_hoyde = _brutt(vurdering, _FULL * 0.62)
    hoyde = 3 * s + vurdering_hoyde + 22

    def tegn(canvas: MerketCanvas, y: float) -> None:
        linje = y - s - 6
        ned = y - hoyde + 7
        x = _MARG_X + 14 + min(_FULL * 0.62, canvas.stringWidth(ark.ny_vurdering, VANLIG, s))
        with canvas.pynt():
            canvas.setLineWidth(1)
            canvas.rect(_MARG_X, y - hoyde, _FULL, hoyde)
            canvas.setLineWidth(0.6)
            canvas.line(x, ned + 1, _MARG_X + _FULL - 8, ned + 1)
        with canvas.gruppe("Sect"):
            with canvas.merke("H2"):
                canvas.setFont(HALVFET, s + 0.5)
                canvas.drawString(_MARG_X + 8, linje, ark.fra_legen)
            _bokser(canvas, ark, linje - s - 9, s)
            with canvas.merke("P"):
                vurdering.drawOn(canvas, _MARG_X + 8, ned)

    return _Blokk(hoyde, tegn, _LUFT)


def _bokser(canvas: MerketCanvas, ark: Ark, y: float, s: float) -> None:
    """Draw the three boxes; behind the second there is room to write."""
    bredder = [canvas.stringWidth(b, VANLIG, s) + s + 6 for b in ark.bokser]
    plasser = (_MARG_X + 8, _MARG_X + 8 + bredder[0] + 22, _MARG_X + _FULL - 8 - bredder[2])
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


def _bunn(ark: Ark) -> _Blokk:
    p = avsnitt(" ".join((*ark.bunntekst, ark.sidetall)), MINST)
    hoyde = _brutt(p, _FULL)

    def tegn(canvas: MerketCanvas, y: float) -> None:
        with canvas.merke("P"):
            p.drawOn(canvas, _MARG_X, y - 4 - hoyde)

    return _Blokk(hoyde + 4, tegn)


def _strek(canvas: MerketCanvas, y: float) -> None:
    with canvas.pynt():
        canvas.setLineWidth(0.4)
        canvas.setStrokeGray(0.55)
        canvas.line(_MARG_X, y, _MARG_X + _FULL, y)
        canvas.setStrokeGray(0)


def _lengste(ark: Ark) -> tuple[Langt, ...]:
    """Return the fields that take most room, the longest first."""
    maler = (
        Langt(linje.sti, round(_brutt(avsnitt(linje.tekst, MINST), _HOYRE) / (MINST * LINJE)))
        for linje in ark.linjer
    )
    lange = sorted(maler, key=lambda felt: -felt.linjer)
    return tuple(felt for felt in lange[:3] if felt.linjer > 1) or tuple(lange[:1])
