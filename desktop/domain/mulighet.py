"""The mulighetsskjema: what a workplace can offer, and what two people pick from it."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

import msgspec

from desktop.domain.tekst import Tekst

ID_MONSTER = "^[A-Za-z0-9._-]{1,40}$"


class Mulighet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of the catalogue: general, for the workplace, never for a person.

    Attributes:
        hvor: Kinds of workplace; ``alle`` fits everywhere.
        avlaster: Loads it relieves.
        tillegg: Loads it may add.
    """

    id: str
    type: str
    hvor: tuple[str, ...]
    avlaster: tuple[str, ...]
    tekst: Tekst
    pass_pa: Tekst | None = None
    tillegg: tuple[str, ...] = ()


class ValgtMulighet(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something the workplace offers this employee for a time.

    Attributes:
        mulighet: Id in a catalogue, which need not exist here.
        tekst: What is printed.
        timer: Hours a week, 0–168.
        fom: First day.
        tom: Last day, included.
    """

    mulighet: Annotated[str, msgspec.Meta(pattern=ID_MONSTER)] | None = None
    tekst: Annotated[str, msgspec.Meta(max_length=2000)] = ""
    timer: Decimal | None = None
    fom: date | None = None
    tom: date | None = None
    ansvarlig: Annotated[str, msgspec.Meta(max_length=2000)] = ""


def passer(mulighet: Mulighet, arbeidsplass: str) -> bool:
    """Tell whether an entry belongs to a kind of workplace; an empty kind means all of them."""
    return not arbeidsplass or arbeidsplass in mulighet.hvor or "alle" in mulighet.hvor


def er_id(tekst: str) -> bool:
    """Tell whether a text can be the id of something in a catalogue."""
    return re.fullmatch(ID_MONSTER.strip("^$"), tekst) is not None
