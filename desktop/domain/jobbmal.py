"""Job templates of the workplace's own: tasks and hours, never a person and never an answer."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated

import msgspec

from desktop.domain.jobbliste import MAKS_BELASTNING, Arbeidsoppgave, desimal
from desktop.domain.katalog import MAKS_TEKST, Id

MAKS_MALER = 200
MAKS_OPPGAVER = 200
MAKS_LASTER = 3

_Linje = Annotated[str, msgspec.Meta(max_length=MAKS_TEKST)]
_Last = Annotated[str, msgspec.Meta(max_length=MAKS_BELASTNING)]


class Maloppgave(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One task.

    Attributes:
        timer: Hours a week of a full position, 0–168; ``None`` where nobody knows.
        belastning: Loads of the task itself.
    """

    oppgave: _Linje
    timer: Decimal | None = None
    belastning: Annotated[tuple[_Last, ...], msgspec.Meta(max_length=MAKS_LASTER)] = ()


class EgenMal(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A starting point for a job list.

    Attributes:
        timer: Hours a week of a full position.
    """

    id: Id
    navn: Annotated[str, msgspec.Meta(max_length=200)]
    timer: Decimal = Decimal("37.5")
    oppgaver: Annotated[tuple[Maloppgave, ...], msgspec.Meta(max_length=MAKS_OPPGAVER)] = ()

    def skalert(self, stillingsprosent: Decimal | int) -> tuple[Arbeidsoppgave, ...]:
        """Return the tasks scaled to a position, to the hundredth of an hour."""
        del_ = desimal(stillingsprosent) / 100
        return tuple(
            Arbeidsoppgave(
                oppgave=o.oppgave,
                timer=None if o.timer is None else _rund(o.timer * del_),
                belastning=o.belastning,
            )
            for o in self.oppgaver
        )

    @property
    def sum_timer(self) -> Decimal:
        """The hours of the tasks that have any."""
        return sum((o.timer for o in self.oppgaver if o.timer is not None), Decimal(0))


class Maler(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The templates of one laptop, in order."""

    maler: Annotated[tuple[EgenMal, ...], msgspec.Meta(max_length=MAKS_MALER)] = ()


def av_jobbliste(
    mal_id: str,
    navn: str,
    jobbliste: Iterable[Arbeidsoppgave],
    heltid_timer: Decimal | int,
    stillingsprosent: Decimal | int,
) -> EgenMal:
    """Return a template of a job list, scaled up to a full position.

    Only the tasks and their hours come along: answers, conditions, loads and what gives something
    belong to the person who said them.

    Raises:
        ValueError: The position has no hours.
    """
    prosent = desimal(stillingsprosent)
    if prosent <= 0 or desimal(heltid_timer) <= 0:
        raise ValueError("a position has hours")
    oppgaver = tuple(
        Maloppgave(
            oppgave=" ".join(o.oppgave.split())[:MAKS_TEKST],
            timer=None if o.timer is None else _rund(o.timer * 100 / prosent),
        )
        for o in jobbliste
        if o.oppgave.strip()
    )
    return EgenMal(mal_id, navn, desimal(heltid_timer), oppgaver)


def med_mal(maler: Maler, mal: EgenMal) -> Maler:
    """Put a template in place of the one with its id, or last."""
    kjent = any(m.id == mal.id for m in maler.maler)
    alle = tuple(mal if m.id == mal.id else m for m in maler.maler)
    return Maler(alle if kjent else (*alle, mal))


def uten_mal(maler: Maler, mal_id: str) -> Maler:
    """Take a template away."""
    return Maler(tuple(m for m in maler.maler if m.id != mal_id))


def _rund(timer: Decimal) -> Decimal:
    return min(round(timer, 2), Decimal(168)).normalize() + 0
