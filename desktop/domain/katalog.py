"""The catalogues a workplace makes of its own: one for each unit, the same for everyone in it.

Everything here is for the workplace, never for a person: a samtale takes texts and ids from it.
A new unit starts from the shipped possibilities, and takes away what it cannot offer
(dialogue.md 3, «Rules for a decent mulighetsskjema»).
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated, Literal

import msgspec

from desktop.domain.mulighet import ID_MONSTER, Mulighet, ValgtMulighet, passer
from desktop.domain.samtale_fil import skrivbar
from desktop.domain.tekst import Sprak

HvemAvgjor = Literal["leder", "ma_sporre"]
LagetMed = Literal["verneombud", "tillitsvalgt", "ansatte", "bht", "hr", "annen"]

LAGET_MED: tuple[LagetMed, ...] = ("verneombud", "tillitsvalgt", "ansatte", "bht", "hr", "annen")
STANDARD_VARIGHET = 14
MAKS_VARIGHET = 365
MAKS_TEKST = 500
MAKS_MULIGHETER = 5000
MAKS_ENHETER = 200
MAKS_AVLASTER, MAKS_GIR = 6, 3
GJENNOMGAS_ETTER = timedelta(days=365)
EGEN = "egen-"  # what the ids of a workplace's own possibilities begin with

_FARLIG = "=+\\-@\t\r\n|%＝＋－＠｜％"
_FORMEL = re.compile(rf"['\s]*[{_FARLIG}]")
_STREK = re.compile(rf"^(?:'\s*)+(?=[{_FARLIG}])")

Id = Annotated[str, msgspec.Meta(pattern=ID_MONSTER)]
_Linje = Annotated[str, msgspec.Meta(max_length=MAKS_TEKST)]
_Last = Annotated[str, msgspec.Meta(max_length=40)]


class Katalogmulighet(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something one workplace can offer, or has found that it cannot.

    Attributes:
        id: The id of the shipped possibility it started as, or one of the workplace's own.
        type: An id of the kinds of possibility.
        avlaster: Loads it relieves.
        gir: Loads it may add.
        hvem_avgjor: Whether the leader decides alone, or must ask somebody.
        hvem_sporres: Whom to ask; a role, not a person.
        standard_varighet: Days it is offered for when nothing else is agreed.
        pass_pa: What to look out for.
    """

    id: Id
    tekst: _Linje
    type: Annotated[str, msgspec.Meta(max_length=40)] = "oppgaver"
    avlaster: Annotated[tuple[_Last, ...], msgspec.Meta(max_length=MAKS_AVLASTER)] = ()
    gir: Annotated[tuple[_Last, ...], msgspec.Meta(max_length=MAKS_GIR)] = ()
    hvem_avgjor: HvemAvgjor = "leder"
    hvem_sporres: _Linje = ""
    standard_varighet: Annotated[int, msgspec.Meta(ge=1, le=MAKS_VARIGHET)] = STANDARD_VARIGHET
    pass_pa: _Linje = ""


class Enhet(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One unit with its catalogue.

    Attributes:
        arbeidsplasstype: An id of the kinds of workplace; empty for any.
        laget_med: Who made the catalogue together with the leader.
        laget: The day they did.
        gjennomgas: The day it is due for another look.
        muligheter: What is offered, in the unit's own order.
        kan_ikke: «Dette kan vi ikke få til», which is as useful to the GP.
    """

    id: Id
    navn: Annotated[str, msgspec.Meta(max_length=200)] = ""
    arbeidsplasstype: Annotated[str, msgspec.Meta(max_length=40)] = ""
    laget_med: Annotated[tuple[LagetMed, ...], msgspec.Meta(max_length=len(LAGET_MED))] = ()
    laget: date | None = None
    gjennomgas: date | None = None
    muligheter: Annotated[
        tuple[Katalogmulighet, ...], msgspec.Meta(max_length=MAKS_MULIGHETER)
    ] = ()
    kan_ikke: Annotated[tuple[Katalogmulighet, ...], msgspec.Meta(max_length=MAKS_MULIGHETER)] = ()

    def finn(self, mulighet_id: str) -> Katalogmulighet | None:
        """Return the possibility of an id, whether it is offered or not."""
        alle = (*self.muligheter, *self.kan_ikke)
        return next((m for m in alle if m.id == mulighet_id), None)

    def forfalt(self, i_dag: date) -> bool:
        """Tell whether the catalogue is due for another look."""
        return self.gjennomgas is not None and self.gjennomgas <= i_dag


class Katalog(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The units of one laptop.

    Attributes:
        valgt: Id of the unit in use.
        enheter: At least one.
    """

    valgt: Id
    enheter: Annotated[tuple[Enhet, ...], msgspec.Meta(min_length=1, max_length=MAKS_ENHETER)]

    @property
    def enhet(self) -> Enhet:
        """The unit in use."""
        return next((e for e in self.enheter if e.id == self.valgt), self.enheter[0])


class Katalogord(msgspec.Struct, frozen=True):
    """The words a catalogue may use, with what they are called in every language.

    Attributes:
        leverte: The shipped possibilities.
    """

    typer: dict[str, tuple[str, ...]]
    belastninger: dict[str, tuple[str, ...]]
    arbeidsplasser: dict[str, tuple[str, ...]]
    leverte: tuple[Mulighet, ...]


# Making a unit


def av_levert(mulighet: Mulighet, sprak: Sprak) -> Katalogmulighet:
    """Return what a shipped possibility is in a catalogue of one's own, before it is edited."""
    return Katalogmulighet(
        id=mulighet.id,
        tekst=mulighet.tekst.i(sprak),
        type=mulighet.type,
        avlaster=mulighet.avlaster,
        gir=mulighet.tillegg,
        pass_pa=mulighet.pass_pa.i(sprak) if mulighet.pass_pa else "",
    )


def ny_enhet(
    enhet_id: str,
    navn: str,
    arbeidsplasstype: str,
    leverte: Iterable[Mulighet],
    sprak: Sprak,
    uten: Iterable[str] = (),
) -> Enhet:
    """Return a unit with the shipped possibilities of its kind of workplace.

    Args:
        enhet_id: Its id.
        navn: What it is called.
        arbeidsplasstype: Its kind; empty for all of them.
        leverte: The shipped possibilities.
        sprak: The language it is written in.
        uten: Ids of what it is known not to offer; these stand among what cannot be done.
    """
    kan_ikke = frozenset(uten)
    egne = [av_levert(m, sprak) for m in leverte if passer(m, arbeidsplasstype)]
    return Enhet(
        id=enhet_id,
        navn=navn,
        arbeidsplasstype=arbeidsplasstype,
        muligheter=tuple(m for m in egne if m.id not in kan_ikke),
        kan_ikke=tuple(m for m in egne if m.id in kan_ikke),
    )


def utenfor(enhet: Enhet, leverte: Iterable[Mulighet]) -> list[Mulighet]:
    """Return the shipped possibilities that a unit has not, those of its own kind first."""
    har = {m.id for m in (*enhet.muligheter, *enhet.kan_ikke)}
    rest = [m for m in leverte if m.id not in har]
    return sorted(rest, key=lambda m: not passer(m, enhet.arbeidsplasstype))


# Changing it: each returns another unit, or the same where there is nothing to change


def legg_til(enhet: Enhet, *nye: Katalogmulighet, plass: int | None = None) -> Enhet:
    """Put possibilities into what is offered, last if nothing else is said."""
    n = len(enhet.muligheter) if plass is None else plass
    muligheter = (*enhet.muligheter[:n], *nye, *enhet.muligheter[n:])
    return msgspec.structs.replace(enhet, muligheter=muligheter)


def legg_til_kan_ikke(enhet: Enhet, ny: Katalogmulighet) -> Enhet:
    """Put one last among what cannot be done."""
    return msgspec.structs.replace(enhet, kan_ikke=(*enhet.kan_ikke, ny))


def endre(enhet: Enhet, mulighet_id: str, **felter: object) -> Enhet:
    """Give a possibility other fields, wherever it stands."""

    def endret(muligheter: tuple[Katalogmulighet, ...]) -> tuple[Katalogmulighet, ...]:
        return tuple(
            msgspec.structs.replace(m, **felter) if m.id == mulighet_id else m for m in muligheter
        )

    return msgspec.structs.replace(
        enhet, muligheter=endret(enhet.muligheter), kan_ikke=endret(enhet.kan_ikke)
    )


def fjern(enhet: Enhet, *ider: str) -> Enhet:
    """Take possibilities out of the catalogue."""
    return msgspec.structs.replace(
        enhet,
        muligheter=tuple(m for m in enhet.muligheter if m.id not in ider),
        kan_ikke=tuple(m for m in enhet.kan_ikke if m.id not in ider),
    )


def flytt(enhet: Enhet, mulighet_id: str, plass: int) -> Enhet:
    """Move one that is offered to another place in the order."""
    rest = [m for m in enhet.muligheter if m.id != mulighet_id]
    flyttet = [m for m in enhet.muligheter if m.id == mulighet_id]
    return msgspec.structs.replace(enhet, muligheter=(*rest[:plass], *flyttet, *rest[plass:]))


def kan_ikke_na(enhet: Enhet, mulighet_id: str) -> Enhet:
    """Move one that is offered to what cannot be done."""
    flyttet = [m for m in enhet.muligheter if m.id == mulighet_id]
    rest = tuple(m for m in enhet.muligheter if m.id != mulighet_id)
    return msgspec.structs.replace(enhet, muligheter=rest, kan_ikke=(*enhet.kan_ikke, *flyttet))


def kan_likevel(enhet: Enhet, mulighet_id: str) -> Enhet:
    """Offer one that stood among what cannot be done."""
    flyttet = [m for m in enhet.kan_ikke if m.id == mulighet_id]
    rest = tuple(m for m in enhet.kan_ikke if m.id != mulighet_id)
    return msgspec.structs.replace(enhet, muligheter=(*enhet.muligheter, *flyttet), kan_ikke=rest)


def med_enhet(katalog: Katalog, enhet: Enhet) -> Katalog:
    """Put a unit in place of the one with its id, or last; it becomes the one in use."""
    kjent = any(e.id == enhet.id for e in katalog.enheter)
    enheter = tuple(enhet if e.id == enhet.id else e for e in katalog.enheter)
    return Katalog(enhet.id, enheter if kjent else (*enheter, enhet))


def uten_enhet(katalog: Katalog, enhet_id: str) -> Katalog:
    """Take a unit away; the last one stays."""
    rest = tuple(e for e in katalog.enheter if e.id != enhet_id) or katalog.enheter
    valgt = katalog.valgt if katalog.valgt != enhet_id else rest[0].id
    return Katalog(valgt, rest)


# In a samtale


def sortert(
    muligheter: Iterable[Katalogmulighet], belastninger: Iterable[str]
) -> list[Katalogmulighet]:
    """Return the possibilities with what relieves most of the given loads first.

    The rule is shown to both people; every entry stays reachable, and nothing is inferred about
    health (dialogue.md 3).  Entries that relieve equally much keep the unit's order.
    """
    sokte = frozenset(belastninger)
    return sorted(muligheter, key=lambda m: -len(sokte.intersection(m.avlaster)))


def gir_av(mulighet: Katalogmulighet, belastninger: Iterable[str]) -> tuple[str, ...]:
    """Return which of the given loads a possibility may add."""
    sokte = frozenset(belastninger)
    return tuple(b for b in mulighet.gir if b in sokte)


def valgt(mulighet: Katalogmulighet, tekst: str, fom: date) -> ValgtMulighet:
    """Return what a samtale remembers of a possibility from a day on: text, id and days."""
    tom = fom + timedelta(days=mulighet.standard_varighet - 1)
    return ValgtMulighet(mulighet=mulighet.id, tekst=tekst, fom=fom, tom=tom)


def linje(tekst: str) -> str:
    """Return typed or pasted text as one line that every kind of file can carry."""
    tegn = "".join(t for t in skrivbar(tekst) if not er_ikke_tegn(t))
    return uten_strek(" ".join(tegn.split()))[:MAKS_TEKST].rstrip()


def kan_bli_formel(tekst: str) -> bool:
    """Tell whether a spreadsheet that opens CSV might compute a text (security.md 5.2)."""
    return _FORMEL.match(tekst) is not None


def uten_strek(tekst: str) -> str:
    """Take away the apostrophes that keep a spreadsheet from computing a text."""
    return _STREK.sub("", tekst)


def er_ikke_tegn(tegn: str) -> bool:
    """Tell whether Unicode has promised never to make a character of it; XML cannot carry some."""
    kode = ord(tegn)
    return kode & 0xFFFE == 0xFFFE or 0xFDD0 <= kode <= 0xFDEF
