"""A week plan in quarter hours, and what the two may ask themselves about it; never an error.

dialogue.md 4.3, rule 8: more than 60 per cent on one day, nights, no pause.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

import msgspec

KVARTER = Decimal("0.25")
DAGEN = Decimal(24)
MYE_AV_UKA = Decimal("0.6")
LANG_OKT = Decimal("5.5")
_NATT = re.compile(r"\b(natt|nett|night)", re.IGNORECASE)

Plan = tuple[Decimal, Decimal, Decimal, Decimal, Decimal, Decimal, Decimal]
_NULL = Decimal(0)
TOM: Plan = (_NULL, _NULL, _NULL, _NULL, _NULL, _NULL, _NULL)
Kode = Literal["mye_pa_en_dag", "natt", "pause"]


class Ukesporsmal(msgspec.Struct, frozen=True):
    """Something to ask about a plan; ``dager`` are the weekdays it is about, from 0."""

    kode: Kode
    dager: tuple[int, ...] = ()


def kvarter(timer: Decimal) -> Decimal:
    """Return the nearest quarter of an hour within a day."""
    antall = (timer / KVARTER).quantize(Decimal(1), ROUND_HALF_UP)
    return min(max(antall * KVARTER, Decimal(0)), DAGEN)


def med_dag(plan: Plan | None, dag: int, timer: Decimal) -> Plan | None:
    """Return the plan with other hours on one weekday; ``None`` when no day has any."""
    ny = list(plan or TOM)
    ny[dag] = kvarter(timer)
    return (ny[0], ny[1], ny[2], ny[3], ny[4], ny[5], ny[6]) if any(ny) else None


def jevnt(timer: Decimal) -> Plan:
    """Spread hours over Monday to Friday in whole quarters, the first days with what is over."""
    antall = int((timer / KVARTER).quantize(Decimal(1), ROUND_HALF_UP))
    dager = [(antall // 5 + (n < antall % 5)) * KVARTER for n in range(5)]
    return (dager[0], dager[1], dager[2], dager[3], dager[4], _NULL, _NULL)


def sporsmal(plan: Plan, arbeidstid: str) -> tuple[Ukesporsmal, ...]:
    """Return what to ask about a plan.

    Args:
        plan: Hours at work, Monday to Sunday.
        arbeidstid: How the job has its hours, in the employee's words; nights are found there.
    """
    alt = sum(plan, Decimal(0))
    if not alt:
        return ()
    store = tuple(n for n, timer in enumerate(plan) if timer > alt * MYE_AV_UKA)
    lange = tuple(n for n, timer in enumerate(plan) if timer > LANG_OKT)
    funnet = [Ukesporsmal("mye_pa_en_dag", store)] if store else []
    funnet += [Ukesporsmal("natt")] if _NATT.search(arbeidstid) else []
    funnet += [Ukesporsmal("pause", lange)] if lange else []
    return tuple(funnet)
