"""Paths into a samtale (``jobbliste.2.hva_ma_til``): what is left off, and whose words a line is.

A struck line hangs on its row: every change of a list goes through ``sett_inn``, ``fjern`` and
``flytt`` here, which renumber the paths that point into it.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, cast

import msgspec

from desktop.domain.samtale import Samtale

_NUMMER = re.compile("0|[1-9][0-9]{0,3}")
_RAD = re.compile(r"(jobbliste|muligheter|avtale\.punkter)\.\d+|veier\.\d+(?=\.tekst$)")
_LEDERENS_EGNE = ("leder.", "syn.leder", "ansatt.navn")
_EGEN_LINJE = frozenset({"innspill", "mate", "trinn", "ukeplan", "grad"})
TIMER = "timer"  # the hours bar, which is no field of its own


def hent(rot: object, sti: str) -> Any:  # noqa: ANN401 - a path can lead to anything
    """Return what a path leads to; the samtale itself for an empty path.

    Raises:
        KeyError: The path leads nowhere.
    """
    verdi: Any = rot
    for del_ in sti.split(".") if sti else ():
        verdi = _steg(verdi, del_)
    return verdi


def finnes(samtale: Samtale, sti: str) -> bool:
    """Tell whether a path leads somewhere, or is the hours bar."""
    try:
        hent(samtale, sti)
    except KeyError:
        return sti == TIMER
    return bool(sti)


def med(rot: Any, sti: str, verdi: object) -> Any:  # noqa: ANN401 - a path can lead to anything
    """Return the same object with another value at a path."""
    if not sti:
        return verdi
    forst, _, rest = sti.partition(".")
    ny = med(_steg(rot, forst), rest, verdi)
    if isinstance(rot, tuple):
        return tuple(ny if n == int(forst) else rad for n, rad in enumerate(rot))  # pyright: ignore
    return msgspec.structs.replace(rot, **{forst: ny})


def innenfor(sti: str, stier: tuple[str, ...] | frozenset[str]) -> bool:
    """Tell whether a path, or something it lies in, is among others."""
    deler = sti.split(".")
    return any(".".join(deler[:n]) in stier for n in range(1, len(deler) + 1))


def sett_inn(samtale: Samtale, liste: str, n: int, rad: object) -> Samtale:
    """Put a row into a list before row ``n``."""
    rader = hent(samtale, liste)
    ny = med(samtale, liste, (*rader[:n], rad, *rader[n:]))
    return _renummerer(ny, liste, lambda i: i + (i >= n))


def fjern(samtale: Samtale, liste: str, n: int) -> Samtale:
    """Take a row out of a list, with all that was said about its lines."""
    rader = hent(samtale, liste)
    ny = med(samtale, liste, (*rader[:n], *rader[n + 1 :]))
    return _renummerer(ny, liste, lambda i: None if i == n else i - (i > n))


def flytt(samtale: Samtale, liste: str, fra: int, til: int) -> Samtale:
    """Move a row of a list to another place."""
    rekke = list(range(len(hent(samtale, liste))))
    rekke.insert(til, rekke.pop(fra))
    rader = hent(samtale, liste)
    ny = med(samtale, liste, tuple(rader[i] for i in rekke))
    return _renummerer(ny, liste, rekke.index)


def stryk(samtale: Samtale, sti: str) -> Samtale:
    """Leave a line off the page."""
    if sti in samtale.ark.utelatt:
        return samtale
    return med(samtale, "ark.utelatt", (*samtale.ark.utelatt, sti))


def ta_med(samtale: Samtale, sti: str) -> Samtale:
    """Put a line back on the page."""
    return med(samtale, "ark.utelatt", tuple(s for s in samtale.ark.utelatt if s != sti))


def over(sti: str) -> tuple[str, ...]:
    """Return the paths of what a path lies in, the outermost first."""
    deler = sti.split(".")
    return tuple(".".join(deler[:n]) for n in range(1, len(deler)))


def merk_leder(samtale: Samtale, sti: str) -> Samtale:
    """Note that the leader wrote what is at a path, on the line the page shows it in."""
    linje = _linje(sti)
    if linje in samtale.leder_skrev or linje.startswith(_LEDERENS_EGNE):
        return samtale
    return med(samtale, "leder_skrev", (*samtale.leder_skrev, linje))


def av_leder(sti: str, skrev: Iterable[str]) -> bool:
    """Tell whether the leader wrote a line, what it lies in, or a part that has no line."""
    return any(innenfor(sti, (s,)) or _er_del(s, sti) for s in skrev)


def overta(samtale: Samtale, sti: str, merket: Iterable[str] = ()) -> Samtale:
    """Let the employee take over a line the leader wrote.

    Args:
        samtale: The samtale.
        sti: Path of the line.
        merket: Every line that says the leader wrote it; those that lie in the same keep the mark.
    """
    skrev = samtale.leder_skrev
    felles = tuple(s for s in skrev if innenfor(sti, (s,)))
    igjen = [s for s in skrev if s not in felles and not _er_del(s, sti)]
    andre = (s for s in merket if innenfor(s, felles) and not innenfor(sti, (s,)))
    return med(samtale, "leder_skrev", tuple(dict.fromkeys((*igjen, *andre))))


def uten_utelatt(samtale: Samtale) -> Samtale:
    """Return the samtale with everything struck gone, for an export that leaves it out."""
    while stier := frozenset(samtale.ark.utelatt) - {TIMER}:
        sti = max(stier, key=_plass)  # from the end, so that the numbers that are left stay right
        samtale = ta_med(samtale, sti)
        if not innenfor(sti, stier - {sti}):
            samtale = _ta_ut(samtale, sti)
    return samtale


def rens(verdi: Any, sti: str, borte: frozenset[str]) -> Any:  # noqa: ANN401 - see ``hent``
    """Return a value without what is struck inside it; rows that are struck disappear."""
    if isinstance(verdi, msgspec.Struct):
        felter = {
            f: rens(getattr(verdi, f), f"{sti}.{f}", borte)
            for f in verdi.__struct_fields__
            if f"{sti}.{f}" not in borte
        }
        return type(verdi)(**felter)
    if isinstance(verdi, tuple):
        rader = list(enumerate(cast("tuple[object, ...]", verdi)))
        if _er_ukeplan(sti) and any(f"{sti}.{n}" in borte for n, _ in rader):
            return None  # a week with a day left out would say something else
        return tuple(rens(r, f"{sti}.{n}", borte) for n, r in rader if f"{sti}.{n}" not in borte)
    return verdi


def _er_del(sti: str, linje: str) -> bool:
    """Tell whether a path is a part of a line, and no line of its own."""
    return innenfor(sti, (linje,)) and sti.rpartition(".")[2] not in _EGEN_LINJE


def _linje(sti: str) -> str:
    """Return the path of the line: the row, for what the page shows as one."""
    rad = _RAD.match(sti)
    return rad.group() if rad else sti


def _ta_ut(samtale: Samtale, sti: str) -> Samtale:
    foreldre, _, siste = sti.rpartition(".")
    mor = hent(samtale, foreldre)
    if _er_ukeplan(foreldre):
        return med(samtale, foreldre, None) if mor else samtale
    if isinstance(mor, tuple):
        return fjern(samtale, foreldre, int(siste))
    standard = {f.name: f.default for f in msgspec.structs.fields(mor)}.get(siste)
    return samtale if sti in ("format", "version", "dato") else med(samtale, sti, standard)


def _er_ukeplan(sti: str) -> bool:
    return sti.endswith(".ukeplan")


def _plass(sti: str) -> tuple[tuple[str, int], ...]:
    return tuple((d, -1) if not d.isdigit() else ("", int(d)) for d in sti.split("."))


def _renummerer(samtale: Samtale, liste: str, ny_plass: Callable[[int], int | None]) -> Samtale:
    def flyttet(stier: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(s for sti in stier if (s := _ny_sti(sti, liste, ny_plass)) is not None)

    return msgspec.structs.replace(
        samtale,
        leder_skrev=flyttet(samtale.leder_skrev),
        ark=msgspec.structs.replace(samtale.ark, utelatt=flyttet(samtale.ark.utelatt)),
    )


def _ny_sti(sti: str, liste: str, ny_plass: Callable[[int], int | None]) -> str | None:
    rest = sti.removeprefix(f"{liste}.")
    if rest == sti:
        return sti
    nummer, _, under = rest.partition(".")
    plass = ny_plass(int(nummer))
    return None if plass is None else ".".join(filter(None, (liste, str(plass), under)))


def _steg(verdi: Any, del_: str) -> Any:  # noqa: ANN401 - see ``hent``
    if isinstance(verdi, msgspec.Struct) and del_ in verdi.__struct_fields__:
        return getattr(verdi, del_)
    if isinstance(verdi, tuple) and _NUMMER.fullmatch(del_) and int(del_) < len(verdi):  # pyright: ignore
        return verdi[int(del_)]  # pyright: ignore
    raise KeyError(del_)
