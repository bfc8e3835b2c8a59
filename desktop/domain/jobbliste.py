"""The job list: what goes as before, what goes with a change, what does not go now, in hours.

An estimate that two people make together; never a degree of sick leave.  Arithmetic: dialogue.md
4.3, checked 2026-11-24.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Literal

import msgspec

from desktop.domain.mulighet import ValgtMulighet

Svar = Literal["kan", "tilrettelegging", "ikke_na", "vet_ikke"]
ANDELER = (Decimal("0.75"), Decimal("0.5"), Decimal("0.25"))
MAKS_BELASTNING = 40
Fritekst = Annotated[str, msgspec.Meta(max_length=2000)]


class Arbeidsoppgave(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One task of the job.

    Attributes:
        timer: Hours a week, 0–168.
        svar: ``None`` means not asked.
        andel: How much of it goes with a change: 0.25, 0.5 or 0.75.
        gir_noe: A task the employee wants to keep.
    """

    oppgave: Fritekst = ""
    timer: Decimal | None = None
    svar: Svar | None = None
    andel: Decimal | None = None
    hva_ma_til: Fritekst = ""
    belastning: Annotated[
        tuple[Annotated[str, msgspec.Meta(max_length=MAKS_BELASTNING)], ...],
        msgspec.Meta(max_length=200),
    ] = ()
    gir_noe: bool = False


class Fordeling(msgspec.Struct, frozen=True):
    """The four segments of the hours bar, in hours a week, exact.

    Attributes:
        stilling_timer: Hours of the employee's own position.
        ufullstendig: Something is not answered or not estimated; the sums are of what is known.
        over_stillingen: The sum is more than the position, without tolerance.
    """

    stilling_timer: Decimal
    som_for: Decimal
    med_tilrettelegging: Decimal
    nye_oppgaver: Decimal
    ikke_fordelt: Decimal
    ufullstendig: bool
    over_stillingen: bool

    @property
    def fordelt(self) -> Decimal:
        """Hours of agreed work."""
        return self.som_for + self.med_tilrettelegging + self.nye_oppgaver


def stilling_timer(heltid_timer: Decimal | int, stillingsprosent: Decimal | int) -> Decimal:
    """Return the hours a week of the employee's own position.

    Raises:
        ValueError: The position has no hours.
    """
    timer = desimal(heltid_timer) * desimal(stillingsprosent) / 100
    if timer <= 0:
        raise ValueError("a position has hours")
    return timer


def fordeling(
    jobbliste: Iterable[Arbeidsoppgave],
    muligheter: Iterable[ValgtMulighet],
    heltid_timer: Decimal | int,
    stillingsprosent: Decimal | int,
) -> Fordeling:
    """Add up the hours of a job list and the possibilities chosen.

    Every possibility with hours counts: alternative tasks are work (dialogue.md 4.3, rule 4).

    Raises:
        ValueError: The position has no hours.
    """
    oppgaver = tuple(jobbliste)
    stilling = stilling_timer(heltid_timer, stillingsprosent)
    som_for = _sum(o.timer for o in oppgaver if o.svar == "kan")
    tilrettelagt = _sum(
        o.timer * o.andel
        for o in oppgaver
        if o.svar == "tilrettelegging" and o.timer is not None and o.andel is not None
    )
    nye = _sum(m.timer for m in muligheter)
    fordelt = som_for + tilrettelagt + nye
    return Fordeling(
        stilling_timer=stilling,
        som_for=som_for,
        med_tilrettelegging=tilrettelagt,
        nye_oppgaver=nye,
        ikke_fordelt=max(stilling - fordelt, Decimal(0)),
        ufullstendig=not oppgaver or any(map(_uavklart, oppgaver)),
        over_stillingen=fordelt > stilling,
    )


def desimal(tall: Decimal | float) -> Decimal:
    """Return a number as the decimal a person would write."""
    return tall if isinstance(tall, Decimal) else Decimal(str(tall))


def _uavklart(oppgave: Arbeidsoppgave) -> bool:
    return (
        oppgave.svar in (None, "vet_ikke")
        or oppgave.timer is None
        or (oppgave.svar == "tilrettelegging" and oppgave.andel is None)
    )


def _sum(timer: Iterable[Decimal | None]) -> Decimal:
    return sum((t for t in timer if t is not None), Decimal(0))
