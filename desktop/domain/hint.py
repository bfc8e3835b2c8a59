"""Words in a text that may tell more than the page needs: health, ids and others' telephones.

A hint, never a block: the list is in sight in ``helseord.toml``, and what somebody chooses to write
stays.  Nothing found here is kept, counted or logged.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

import msgspec

Hintslag = Literal["helse", "gravid", "fodselsnummer", "telefon"]

# The endings of Norwegian nouns and adjectives, and the English plural and genitive.
_ENDELSE = "(?:e?ne?s?|e?rs?|e?ts?|a(?:ne?|r)?|es?|s|'s|te|re)?"
_HVEMS = (
    "min|mi|mitt|mine|venstre|høyre|høgre|begge|både|den|det|dei|ene|eine|andre|left|right|my|both"
)
_ER = "(?:er|ble|blei|blir|var|kjennes|kjennest|føles|kjenst|(?:har|hadde) (?:vært|vore)|is|are|was|feels?)"
_HVOR = (
    "så|svært|veldig|litt|ganske|ofte|alltid|fortsatt|fremdeles|framleis|nå|no|for|very|so|still"
)
_ORDSTART, _ORDSLUTT = r"(?<![\w-])", r"(?!-?\w)"
_ROM = "[ \u00a0\u202f]"
_FODSELSNUMMER = re.compile(
    rf"(?<![\d.,-])\d\d(?:{_ROM}|\.)?\d\d(?:{_ROM}|\.)?\d\d"
    rf"{_ROM}?[-–]?{_ROM}?\d{{3}}{_ROM}?\d\d(?![.,]?\d)"
)
_TELEFON = re.compile(
    rf"(?:(?<![\d+.,/-])|(?<=tlf\.)|(?<=tel\.)|(?<=mob\.))(?<!\d{_ROM})"
    rf"(?:(?:\+|00){_ROM}?47(?:{_ROM}|-)?)?"
    rf"(?:[2-79]\d{{7}}|[2-79]\d(?:{_ROM}\d\d){{3}}|[2-79]\d(?:-\d\d){{3}}"
    rf"|[2-79]\d\d{_ROM}\d\d{_ROM}\d\d\d|[49]\d{{3}}{_ROM}\d{{4}})"
    rf"(?!{_ROM}?\d|[.,/-]\d)",
    re.IGNORECASE,
)
_IKKE_TELEFON = re.compile(
    r"\b(?:faktura|ordre|artikkel|konto|kunde|saks?|vare|org)(?:numm?er|nr)?"
    r"(?:\.?\s*(?:numm?er|nr))?[.:]?\s*$",
    re.IGNORECASE,
)
_STORE = re.compile(r"(?<![\w-])(?:ME|MS|ALS)(?!-?\w)")  # «me» and «als» are other words
_ISO_DATO = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_UKER = re.compile(r"(?:\buke|\bveke|\bweek)\w*\s*$", re.IGNORECASE)
_VEKTER_1 = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_VEKTER_2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
# Months of synthetic persons (Skatteetaten's Tenor 80, NAV's Dolly 40 and 65) and of H-numbers.
_MANEDSTILLEGG = (0, 40, 65, 80)
_DAGTILLEGG = (0, 40)  # D-numbers


class Hint(msgspec.Struct, frozen=True, order=True):
    """A stretch of a text.

    Attributes:
        start: Where it starts.
        slutt: Where it ends, the end not included.
    """

    start: int
    slutt: int
    slag: Hintslag


class Helseord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word list; see the comments in ``helseord.toml``."""

    helse: tuple[str, ...]
    gravid: tuple[str, ...]
    kroppsdel: tuple[str, ...]
    plage: tuple[str, ...]
    foran: tuple[str, ...]
    etter: tuple[str, ...]
    tillatt: tuple[str, ...]


def hint(
    tekst: str,
    ord_: Helseord,
    *,
    egen_telefon: str = "",
    gravid_er_kjent: bool = False,
) -> tuple[Hint, ...]:
    """Find what a text may tell.

    Args:
        tekst: What somebody wrote.
        ord_: The word list.
        egen_telefon: The leader's own number, which is meant to be there.
        gravid_er_kjent: The samtale is about pregnancy, so the word needs no reminder.
    """
    funn = [*_ordfunn(tekst, ord_, gravid_er_kjent), *_fodselsnumre(tekst)]
    opptatt = [(h.start, h.slutt) for h in funn if h.slag == "fodselsnummer"]
    telefoner = (
        h
        for h in _telefoner(tekst, _sifre(egen_telefon))
        if not any(h.start < slutt and start < h.slutt for start, slutt in opptatt)
    )
    return tuple(sorted((*funn, *telefoner)))


def _ordfunn(tekst: str, ord_: Helseord, gravid_er_kjent: bool) -> Iterator[Hint]:
    monster, tillatt = _monster(ord_)
    fri = [m.span() for m in tillatt.finditer(tekst)]
    for treff in monster.finditer(tekst):
        start, slutt = treff.span()
        if any(start < b and a < slutt for a, b in fri):
            continue
        slag: Hintslag = "gravid" if treff.lastgroup == "gravid" else "helse"
        if slag == "helse" or not gravid_er_kjent:
            yield Hint(start, slutt, slag)
    if not tekst.isupper():
        yield from (Hint(*treff.span(), "helse") for treff in _STORE.finditer(tekst))


@cache
def _monster(ord_: Helseord) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Build one pattern for what is hinted at, and one for what never is."""
    del_ = f"(?:{'|'.join(map(re.escape, ord_.kroppsdel))})"
    plage = f"(?:{'|'.join(map(re.escape, ord_.plage))})"
    foran = f"(?:{'|'.join(map(_fast, ord_.foran))})"
    etter = f"(?:{'|'.join(map(_fast, ord_.etter))})"
    hvems = rf"(?:(?:{_HVEMS})\s+){{0,2}}"
    helse = (
        rf"{del_}(?:s|e)?[\s-]?{plage}{_ENDELSE}",
        rf"{foran}\s+{hvems}{del_}{_ENDELSE}",
        rf"{plage}{_ENDELSE}\s+(?:i|med|in\s+my|with\s+my)\s+{hvems}{del_}{_ENDELSE}",
        rf"{del_}{_ENDELSE}\s+(?:(?:{_HVEMS})\s+)?(?:{_ER}\s+)(?:(?:{_HVOR}),?\s+){{0,2}}{etter}",
        rf"{del_}{_ENDELSE}\s+(?:(?:min|mi|mitt|mine)\s+)?(?:vondt?|vonde|verke?r?|verkar)",
        rf"my\s+(?:left\s+|right\s+)?{del_}s?\s+(?:hurts?|aches?)",
        *map(_en, ord_.helse),  # after the longer ones, which begin with some of them
    )
    funn = f"(?P<helse>{'|'.join(helse)})|(?P<gravid>{'|'.join(map(_en, ord_.gravid))})"
    return _ordgrense(funn), _ordgrense("|".join(map(_en, ord_.tillatt)))


def _ordgrense(monster: str) -> re.Pattern[str]:
    return re.compile(f"{_ORDSTART}(?:{monster}){_ORDSLUTT}", re.IGNORECASE)


def _fast(ord_: str) -> str:
    return r"\s+".join(map(re.escape, ord_.split()))


def _en(ord_: str) -> str:
    monster = _fast(ord_.rstrip(".")).replace(r"\*", r"\w*")
    return monster if ord_.endswith(("*", ".")) else monster + _ENDELSE


def _fodselsnumre(tekst: str) -> Iterator[Hint]:
    for treff in _FODSELSNUMMER.finditer(tekst):
        if er_fodselsnummer(_sifre(treff.group())):
            yield Hint(*treff.span(), "fodselsnummer")


def er_fodselsnummer(sifre: str) -> bool:
    """Tell whether eleven digits are a fødselsnummer, a D-number or the like.

    The first control digit is read as it will be from 2032, when the weighted sum may leave 0, 1,
    2 or 3 (Skatteetaten, checked 2026-11-25); numbers given out before that leave 0.
    """
    if len(sifre) != 11 or not _er_dag(int(sifre[:2]), int(sifre[2:4]), int(sifre[4:6])):
        return False
    return _rest(sifre, _VEKTER_1) <= 3 and _rest(sifre, _VEKTER_2) == 0


def _rest(sifre: str, vekter: Iterable[int]) -> int:
    return sum(int(s) * v for s, v in zip(sifre, vekter, strict=False)) % 11


def _er_dag(dag: int, maned: int, ar: int) -> bool:
    maneder = [maned - m for m in _MANEDSTILLEGG if 1 <= maned - m <= 12]
    dager = [dag - d for d in _DAGTILLEGG if 1 <= dag - d <= 31]
    arene = (1900 + ar, 2000 + ar)
    return any(d <= monthrange(a, m)[1] for d in dager for m in maneder for a in arene)


def _telefoner(tekst: str, egen: str) -> Iterator[Hint]:
    egen = _uten_land(egen)
    for treff in _TELEFON.finditer(tekst):
        if _ISO_DATO.fullmatch(treff.group()) or _UKER.search(tekst[: treff.start()]):
            continue
        if _IKKE_TELEFON.search(tekst[: treff.start()]):
            continue
        if _uten_land(_sifre(treff.group())) != egen:
            yield Hint(*treff.span(), "telefon")


def _sifre(tekst: str) -> str:
    return "".join(t for t in tekst if t.isascii() and t.isdigit())


def _uten_land(sifre: str) -> str:
    return sifre[-8:] if len(sifre) in (10, 12) and sifre[:-8] in ("47", "0047") else sifre
