"""What a dialogue conference and a staff meeting need beside the examples themselves."""

import re
import tomllib
from decimal import Decimal
from typing import Annotated

import msgspec

from desktop.domain.feil import Feil
from desktop.domain.innhold import Ord
from desktop.domain.samtale_fil import SamtaleFilError
from desktop.domain.tekst import Tekst

MAKS_BYTES = 200_000
_Tekst = Annotated[str, msgspec.Meta(max_length=2000)]


class _Del(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Veiledning(_Del, frozen=True, kw_only=True):
    """The facilitator's guide of an example; what it holds is never part of the samtale.

    Attributes:
        sektor: A kind of workplace.
        utfall: How it ended, in one line.
        ramme: Who they are, and how it began.
        hos_legen: What happened at the doctor's.
        regnestykke: The hours the example is made to show.
    """

    sagt_men_ikke_skrevet: _Tekst
    diskusjon: Annotated[tuple[_Tekst, ...], msgspec.Meta(min_length=1, max_length=10)]
    sektor: _Tekst = ""
    tittel: _Tekst = ""
    utfall: _Tekst = ""
    ramme: _Tekst = ""
    hos_legen: _Tekst = ""
    regnestykke: dict[str, Decimal] = {}


class Programpost(_Del, frozen=True):
    """One thing on the programme, and how long it takes."""

    id: Ord
    minutter: Annotated[int, msgspec.Meta(ge=1, le=180)]
    navn: Tekst
    tekst: Tekst


class Hmssporsmal(_Del, frozen=True):
    """A question for a staff meeting, and how the group works with it."""

    id: Ord
    sporsmal: Tekst
    slik: Tekst


def les_veiledning(data: bytes) -> Veiledning:
    """Read a facilitator's guide.

    Raises:
        SamtaleFilError: It is not one.
    """
    try:
        if len(data) > MAKS_BYTES:
            raise ValueError
        return msgspec.convert(tomllib.loads(data.decode("utf-8")), Veiledning, strict=False)
    except (ValueError, msgspec.ValidationError, RecursionError):
        raise SamtaleFilError(Feil("", "ikke_veiledning")) from None


def i_rekkefolge(navn: str) -> tuple[tuple[int, str], ...]:
    """Return a key that puts S2 before S10."""
    deler = re.findall(r"\d+|\D+", navn)
    return tuple((int(d), "") if d.isdecimal() else (-1, d) for d in deler)
