"""The agreement for the two: one A4 side with the same half twice, to be cut across."""

from io import BytesIO
from math import ceil

from desktop.ark import Avtaleark
from desktop.domain.feil import Feil
from desktop.pdf.blokker import (
    INNRYKK,
    LUFT,
    Blokk,
    DoesNotFitError,
    merker,
    samlet,
    seksjon,
    tekstblokk,
)
from desktop.pdf.linjer import Avsnitt
from desktop.pdf.merket import MerketCanvas
from desktop.pdf.rutenett import BREDDE, FULL, HOYDE, HOYRE, MARG_BUNN, MARG_TOPP, MARG_X
from desktop.pdf.snitt import FET, VANLIG, registrer
from desktop.pdf.tidslinje import tidslinje

STORRELSER = (11.0, 10.5, 10.0, 9.5, 9.0)
_MINST = STORRELSER[-1]
_HALV = HOYDE / 2
_PLASS = _HALV - MARG_TOPP - MARG_BUNN
_MEST_LUFT = 12.0
_STIPLET = 4.0


def bygg_avtale(avtale: Avtaleark) -> bytes:
    """Write the agreement.

    Raises:
        DoesNotFitError: It does not fit half a side.
    """
    for storrelse in STORRELSER:
        blokker = _blokker(avtale, storrelse)
        if samlet(blokker) <= _PLASS:
            return _tegn(avtale, blokker)
    raise DoesNotFitError(for_langt(avtale))


def for_langt(avtale: Avtaleark) -> tuple[Feil, ...]:
    """Return the longest lines when the agreement does not fit half a side."""
    over = ceil((samlet(_blokker(avtale, _MINST)) - _PLASS) / (_MINST * 1.2))
    if over <= 0:
        return ()
    return tuple(
        Feil(sti, "far_ikke_plass", {"linjer": str(over), "tar": str(tar)})
        for tar, sti in _lengste(avtale)
    )


def _tegn(avtale: Avtaleark, blokker: list[Blokk]) -> bytes:
    data = BytesIO()
    registrer()
    canvas = MerketCanvas(data, avtale.tittel, avtale.sprak, VANLIG)
    for topp in (HOYDE, _HALV):
        with canvas.gruppe("Sect"):
            _halvdel(canvas, blokker, topp)
    with canvas.pynt():
        canvas.setLineWidth(0.6)
        canvas.setDash(_STIPLET, _STIPLET)
        canvas.line(0, _HALV, BREDDE, _HALV)
    canvas.ferdig()
    return data.getvalue()


def _halvdel(canvas: MerketCanvas, blokker: list[Blokk], topp: float) -> None:
    *over, bunn = blokker
    antall = sum(1 for b in over if b.luft)
    ekstra = min((_PLASS - samlet(blokker)) / max(antall, 1), _MEST_LUFT - LUFT)
    y = topp - MARG_TOPP
    for blokk in over:
        y -= blokk.luft + (ekstra if blokk.luft else 0)
        blokk.tegn(canvas, y)
        y -= blokk.hoyde
    bunn.tegn(canvas, topp - _HALV + MARG_BUNN + bunn.hoyde)


def _blokker(avtale: Avtaleark, s: float) -> list[Blokk]:
    return [
        *([merker(avtale.merker)] if avtale.merker else []),
        tekstblokk(Avsnitt(avtale.tittel, 15, FET), 0, "H1"),
        tekstblokk(Avsnitt(avtale.ingress, s), 2, "P"),
        *(seksjon(del_.overskrift, list(del_.avsnitt_med_andel), s) for del_ in avtale.seksjoner),
        *([tidslinje(avtale.tidsbilde, s)] if avtale.tidsbilde else []),
        _bunn(avtale.bunntekst),
    ]


def _bunn(tekst: str) -> Blokk:
    p = Avsnitt(tekst, _MINST)
    hoyde = p.brutt(FULL)

    def tegn(canvas: MerketCanvas, y: float) -> None:
        with canvas.merke("P"):
            p.tegn(canvas, MARG_X, y - hoyde)

    return Blokk(hoyde, tegn, LUFT)


def _lengste(avtale: Avtaleark) -> list[tuple[int, str]]:
    """Return the longest lines, with how many lines of the page each takes."""
    linjer = [linje for del_ in avtale.seksjoner for linje in del_.linjer]
    tar = [(_linjer(linje.tekst), linje.sti) for linje in linjer]
    return sorted(tar, key=lambda par: -par[0])[:3]


def _linjer(tekst: str) -> int:
    avsnitt = Avsnitt(tekst, _MINST)
    avsnitt.brutt(HOYRE - INNRYKK)
    return len(avsnitt.linjer)
