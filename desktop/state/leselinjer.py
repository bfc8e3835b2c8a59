"""The lines of the page one by one, for the list beside it and for reading aloud."""

from collections.abc import Callable

import msgspec

from desktop.ark import Ark
from desktop.domain.hint import Hint
from desktop.domain.samtale import Samtale
from desktop.domain.stier import TIMER, hent, innenfor

# Names and jobs: «Psykolog» may be what somebody is.
_BARE_NUMRE = frozenset({"ansatt.navn", "ansatt.yrke", "ansatt.arbeidssted", "leder.navn"})
_EGET = "leder.telefon"
_FASER = {
    "egne_ord": 2,
    "ansatt": 3,
    "jobbliste": 3,
    TIMER: 3,
    "muligheter": 4,
    "kan_ikke_tilby": 4,
    "veier": 5,
    "avtale": 6,
    "leder": 6,
    "sporsmal_til_legen": 7,
    "syn": 7,
}
_VALG = frozenset({"fra_legen", "tilbake_ukedag", "mate"})  # chosen, not written
_TEKSTER = {
    "jobbliste": ("oppgave", "hva_ma_til"),
    "muligheter": ("tekst", "ansvarlig"),
    "avtale": ("hva", "hvem"),
}


class Leselinje(msgspec.Struct, frozen=True):
    """One line.

    Attributes:
        tekst: Exactly what the page says, or would say.
        merknad: What the page says under it: the sentences of the hours bar.
        folger: Whether it is left off because a line it is counted from is.
        hint: What the line may tell.
        felter: Paths of the texts it is made of; none when it is made of dates and numbers.
        fase: The phase it is written in, or none.
    """

    sti: str
    overskrift: str
    tekst: str
    merknad: str
    utelatt: bool
    folger: bool
    leder_skrev: bool
    hint: tuple[Hint, ...]
    felter: tuple[str, ...]
    fase: int | None


def leselinjer(
    hele: Ark,
    side: Ark,
    samtale: Samtale,
    finn: Callable[[str], tuple[Hint, ...]],
    *,
    timer_folger: bool,
) -> tuple[Leselinje, ...]:
    """Put the lines together.

    Args:
        hele: The page with what is left off.
        side: The page as it is.
        samtale: The samtale.
        finn: Finds hints in a text.
        timer_folger: A line the hours are counted from is left off, and nobody has kept them.
    """
    pa_siden = {linje.sti: linje.tekst for linje in side.linjer}
    borte = frozenset(samtale.ark.utelatt)
    under = " ".join(side.timer.linjer) if side.timer else ""
    return tuple(
        Leselinje(
            sti=linje.sti,
            overskrift=overskrift,
            tekst=(tekst := pa_siden.get(linje.sti, linje.tekst)),
            merknad=under if linje.sti == TIMER else "",
            utelatt=innenfor(linje.sti, borte) or linje.sti not in pa_siden,
            folger=timer_folger and linje.sti == TIMER and TIMER not in pa_siden,
            leder_skrev=linje.leder_skrev,
            hint=_hint(linje.sti, tekst, finn),
            felter=_felter(linje.sti, samtale),
            fase=_FASER.get(linje.sti.split(".")[0]),
        )
        for overskrift, linje in hele.under_overskrift
    )


def _hint(sti: str, tekst: str, finn: Callable[[str], tuple[Hint, ...]]) -> tuple[Hint, ...]:
    if sti == _EGET:
        return ()
    funn = finn(tekst)
    if sti in _BARE_NUMRE:
        return tuple(h for h in funn if h.slag in ("fodselsnummer", "telefon"))
    return funn


def _felter(sti: str, samtale: Samtale) -> tuple[str, ...]:
    if sti == TIMER:
        return ()
    verdi = hent(samtale, sti)
    if isinstance(verdi, str):
        return () if sti.rpartition(".")[2] in _VALG else (sti,)
    navn = _TEKSTER.get(sti.split(".")[0], ("tekst",))
    if not isinstance(verdi, msgspec.Struct):
        return ()
    return tuple(f"{sti}.{n}" for n in navn if isinstance(getattr(verdi, n, None), str))
