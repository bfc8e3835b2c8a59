"""How long something is kept, and when it is to go.

A date is set when something is kept, and stands in sight.  On the day a list is shown first;
nothing is erased by the clock alone, and no list is shown while the clock cannot be trusted.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.arkivpost import Arkivpost
from desktop.domain.samtale import Samtale

MAKS_HOPP = timedelta(days=45)
TIL_NESTE = timedelta(days=14)


def utkast_slettes(arbeidsplass: Arbeidsplass, i_dag: date) -> date:
    """Return the day a samtale that is broken off now is to go."""
    return i_dag + timedelta(days=min(arbeidsplass.utkast_dager, arbeidsplass.maks_dager))


def beholdt_slettes(samtale: Samtale, arbeidsplass: Arbeidsplass, i_dag: date) -> date:
    """Return the day that what is kept until the next samtale is to go."""
    neste = samtale.avtale.neste_samtale or samtale.dato + TIL_NESTE
    onsket = max(neste, i_dag) + timedelta(days=arbeidsplass.behold_dager)
    return min(onsket, i_dag + timedelta(days=arbeidsplass.maks_dager))


def lenger_slettes(post: Arkivpost, arbeidsplass: Arbeidsplass, i_dag: date) -> date:
    """Return the new day of one that is to be kept longer; never past the most since it was begun."""
    mest = post.opprettet.date() + timedelta(days=arbeidsplass.maks_dager)
    return min(utkast_slettes(arbeidsplass, i_dag), mest)


def forfalte(poster: Iterable[Arkivpost], i_dag: date) -> list[Arkivpost]:
    """Return what has come to its date, the oldest date first."""
    ute = [post for post in poster if post.slettes is not None and post.slettes <= i_dag]
    return sorted(ute, key=lambda post: (post.slettes or i_dag, post.endret))


def klokka_hoppet(sist: date | None, i_dag: date) -> bool:
    """Tell whether the clock has moved more than 45 days, or back, since the last start.

    A clock set wrong must not bring out a list of what to erase.
    """
    return sist is not None and not timedelta(0) <= i_dag - sist <= MAKS_HOPP


def kjeder(poster: Iterable[Arkivpost]) -> list[tuple[Arkivpost, ...]]:
    """Group samtaler that follow each other, newest first within each and among them.

    Never by a name: two people may share one, and one may have written it in two ways.
    """
    grupper: dict[object, list[Arkivpost]] = {}
    for post in sorted(poster, key=lambda p: p.endret, reverse=True):
        grupper.setdefault(post.rot, []).append(post)
    return [tuple(gruppe) for gruppe in grupper.values()]
