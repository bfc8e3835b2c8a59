"""The hours bar: four parts in shapes that survive a fax, and in words with the same shapes."""

from collections.abc import Iterator

from desktop.ark import Segment, Timer
from desktop.pdf.blokker import LUFT, Blokk, strek
from desktop.pdf.linjer import Avsnitt
from desktop.pdf.merket import MerketCanvas
from desktop.pdf.rutenett import FULL, HOYRE, HOYRE_X, MARG_X, VENSTRE
from desktop.pdf.snitt import HALVFET, VANLIG, bredde_av

_MINST = 9.0
_ORD = 10.0  # the four parts stand on one line as long as their numbers are short
_MELLOM = 3.0  # between the words of two parts
# Grey alone does not survive a black-and-white machine, so each part has its own lines too.
_GRA = {"som_for": 0.15, "med_tilrettelegging": 0.72, "nye_oppgaver": 1.0, "ikke_fordelt": 1.0}
_LINJER = {"med_tilrettelegging": 0.0, "nye_oppgaver": 1.0}  # how far they lean


def timelinje(timer: Timer, s: float) -> Blokk:
    """Return the bar with its heading, its words and the sentences under it."""
    hode = Avsnitt(timer.overskrift, s, HALVFET)
    hode_hoyde = hode.brutt(VENSTRE - 6)
    under = Avsnitt(" ".join(timer.linjer), _MINST)
    under_hoyde = under.brutt(HOYRE)
    plassert = list(_plasser(timer, liten := min(s, _ORD)))
    ord_hoyde = (plassert[-1][1] + 1) * liten * 1.25
    stang = s * 1.1
    hoyde = max(hode_hoyde, stang + 5 + ord_hoyde + under_hoyde) + 5

    def tegn(canvas: MerketCanvas, y: float) -> None:
        strek(canvas, y)
        bunn = y - 5 - stang
        with canvas.merke("H2"):
            hode.tegn(canvas, MARG_X, y - 3 - hode_hoyde)
        with canvas.figur(timer.i_ord, HOYRE_X, bunn, HOYRE, stang):
            _stang(canvas, timer, bunn, stang)
        with canvas.pynt():
            for segment, rad, x in plassert:
                linje = bunn - 3 - liten - rad * liten * 1.25
                _rute(canvas, segment.kode, HOYRE_X + x, linje, liten)
        with canvas.merke("P"):
            canvas.setFont(VANLIG, liten)
            for (_, rad, x), tekst in zip(plassert, _med_skille(timer), strict=True):
                linje = bunn - 3 - liten - rad * liten * 1.25
                canvas.drawString(HOYRE_X + x + liten + 2, linje, tekst)
        with canvas.merke("P"):
            under.tegn(canvas, HOYRE_X, bunn - 3 - ord_hoyde - under_hoyde)

    return Blokk(hoyde, tegn, LUFT)


def _plasser(timer: Timer, s: float) -> Iterator[tuple[Segment, int, float]]:
    """Yield each part with its line and how far right it stands; two and two when one is short."""
    bredder = [s + 2 + bredde_av(tekst, s) for tekst in _med_skille(timer)]
    en_linje = sum(bredder) + _MELLOM * (len(bredder) - 1) <= FULL - VENSTRE
    pa_linje = len(bredder) if en_linje else 2
    for n, segment in enumerate(timer.segmenter):
        rad, plass = divmod(n, pa_linje)
        forrige = bredder[rad * pa_linje : n]
        yield segment, rad, sum(forrige) + _MELLOM * plass


def _med_skille(timer: Timer) -> Iterator[str]:
    """Yield the words of each part, with what parts them, as ``i_ord`` has it."""
    siste = len(timer.segmenter) - 1
    for n, segment in enumerate(timer.segmenter):
        yield segment.tekst if n == siste else f"{segment.tekst} · "


def _stang(canvas: MerketCanvas, timer: Timer, y: float, hoyde: float) -> None:
    alt = max(sum(seg.timer for seg in timer.segmenter), timer.stilling)
    x = HOYRE_X
    for seg in timer.segmenter:
        bredde = float(seg.timer / alt) * HOYRE
        if bredde > 0:
            _del(canvas, seg.kode, x, y, bredde, hoyde)
            x += bredde


def _rute(canvas: MerketCanvas, kode: str, x: float, y: float, s: float) -> None:
    _del(canvas, kode, x, y - 1, s * 0.85, s * 0.85)


def _del(canvas: MerketCanvas, kode: str, x: float, y: float, bredde: float, hoyde: float) -> None:
    canvas.setFillGray(_GRA[kode])
    canvas.rect(x, y, bredde, hoyde, fill=1, stroke=0)
    canvas.setFillGray(0)
    if kode in _LINJER:
        _linjer(canvas, x, y, bredde, hoyde, _LINJER[kode])
    canvas.setLineWidth(0.9)
    canvas.rect(x, y, bredde, hoyde)


def _linjer(
    canvas: MerketCanvas, x: float, y: float, bredde: float, hoyde: float, skra: float
) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(x, y, bredde, hoyde)
    canvas.clipPath(path, stroke=0)
    canvas.setLineWidth(0.9)
    steg = 4.0 if skra else 3.0
    for n in range(int((bredde + hoyde * skra) / steg) + 2):
        fra = x + n * steg
        canvas.line(fra - hoyde * skra, y, fra, y + hoyde)
    canvas.restoreState()
