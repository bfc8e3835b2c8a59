"""Egenmelding: how many days are left, by the local scheme (ftrl. §§ 8-23 to 8-27).

Only what is typed in is counted, so what is shown is always «veiledende».  Checked 2026-11-24
against the text consolidated 2026-01-01.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

import msgspec

from desktop.domain.periode import Periode, sykedager

OPPHOLD = 16  # § 8-24 fifth paragraph: sickness again within 16 calendar days is counted with


class Ordning(msgspec.Struct, frozen=True):
    """A scheme for egenmelding; § 8-24 fourth paragraph lets the employer give more than the law.

    Attributes:
        dager_per_gang: Calendar days a time.
        dager_per_12_mnd: Calendar days in twelve months, or ``None`` for no cap.
        ganger_per_12_mnd: Times in twelve months, or ``None`` for no cap.
        ventetid_mnd: Months of employment before the right begins (§ 8-24 first paragraph).
    """

    dager_per_gang: int
    dager_per_12_mnd: int | None
    ganger_per_12_mnd: int | None
    ventetid_mnd: int


LOV = Ordning(3, None, None, 2)
UTVIDET_8_24 = Ordning(8, 24, None, 2)


class Egenmelding(msgspec.Struct, frozen=True):
    """What is left of egenmelding on a day.

    Attributes:
        dager_na: Calendar days that may be used from this day.
        dager_12_mnd: Calendar days left of the twelve months, or ``None`` without a cap.
        ganger_brukt: Times in the last twelve months.  Under the law, from the fifth time on the
            employer may decide that the right is lost (§ 8-27); never by itself.
        tidligst: The first day the right begins, while that is ahead.
    """

    dager_na: int
    dager_12_mnd: int | None
    ganger_brukt: int
    tidligst: date | None


def dager_igjen(
    ordning: Ordning, brukt: Iterable[Periode], dato: date, ansatt_fra: date | None = None
) -> Egenmelding:
    """Return what is left on a day.

    Args:
        ordning: The scheme of the workplace.
        brukt: Spells of egenmelding, unsorted; a weekend between sick days counts.
        dato: The day asked about; it and the days before it count as used when they are in
            ``brukt``.
        ansatt_fra: First day of employment, when it is known.

    The twelve months are (same date last year, ``dato``]; 29 February counts back to the 28th.
    """
    ganger = _ganger(sykedager(brukt, dato))
    fra = _ar_for(dato)
    i_vinduet = [[dag for dag in gang if dag > fra] for gang in ganger]
    brukt_12 = sum(map(len, i_vinduet))
    ganger_brukt = sum(1 for gang in i_vinduet if gang)
    samme = ganger[-1] if ganger and _henger_sammen(ganger[-1][-1], dato) else []

    na = ordning.dager_per_gang - len(samme)
    rest = None
    if ordning.dager_per_12_mnd is not None:
        rest = max(ordning.dager_per_12_mnd - brukt_12, 0)
        na = min(na, rest)
    nye = ordning.ganger_per_12_mnd
    if not samme and nye is not None and ganger_brukt >= nye:
        na = 0
    tidligst = _tidligst(ordning, ansatt_fra, dato)
    return Egenmelding(0 if tidligst else max(na, 0), rest, ganger_brukt, tidligst)


def _ganger(dager: list[date]) -> list[list[date]]:
    ganger: list[list[date]] = []
    for dag in dager:
        if ganger and _henger_sammen(ganger[-1][-1], dag):
            ganger[-1].append(dag)
        else:
            ganger.append([dag])
    return ganger


def _henger_sammen(siste: date, dag: date) -> bool:
    return (dag - siste).days <= OPPHOLD


def _ar_for(dato: date) -> date:
    return dato.replace(
        year=dato.year - 1, day=28 if (dato.month, dato.day) == (2, 29) else dato.day
    )


def _tidligst(ordning: Ordning, ansatt_fra: date | None, dato: date) -> date | None:
    if ansatt_fra is None:
        return None
    ar, maned = divmod(ansatt_fra.month - 1 + ordning.ventetid_mnd, 12)
    ar += ansatt_fra.year
    dag = min(ansatt_fra.day, monthrange(ar, maned + 1)[1])
    tidligst = date(ar, maned + 1, dag)
    return tidligst if dato < tidligst else None
