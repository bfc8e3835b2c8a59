"""Egenmelding: how many days are left, by the local scheme (ftrl. §§ 8-23 to 8-27).

Only what is typed in is counted, so what is shown is always «veiledende».  Checked 2026-11-24
against the text consolidated 2026-01-01.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from desktop.domain.periode import Periode, sammenhengende, sykedager

GANGER_FOR_8_27 = 4  # § 8-27 first paragraph a: at least four absences in twelve months
LENGST_FRAM = 400  # days: over a year, the longest a full scheme can take to open again
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
        ganger_brukt: Times in the last twelve months, as the scheme counts them.
        fravaer_brukt: Absences in the last twelve months, each on its own: § 8-27 says «fravær»,
            and only § 8-24, for its days, counts those close to each other as one.
        tidligst: The first day the right begins, while that is ahead.
    """

    dager_na: int
    dager_12_mnd: int | None
    ganger_brukt: int
    fravaer_brukt: int
    tidligst: date | None

    @property
    def arbeidsgiver_kan(self) -> bool:
        """Whether the employer may decide that the right is lost; it is never lost by itself."""
        return self.fravaer_brukt >= GANGER_FOR_8_27


def dager_igjen(
    ordning: Ordning,
    brukt: Iterable[Periode],
    dato: date,
    ansatt_fra: date | None = None,
    sykmeldt: Iterable[Periode] = (),
) -> Egenmelding:
    """Return what is left on a day.

    Args:
        ordning: The scheme of the workplace.
        brukt: Spells of egenmelding, unsorted; a weekend between sick days counts.
        dato: The day asked about; it and the days before it count as used when they are in
            ``brukt``.
        ansatt_fra: First day of employment, when it is known.
        sykmeldt: Spells with a doctor: their days are not counted, but absence hangs together
            through them (§ 8-24 fifth paragraph: «nytt sykefravær», not a new egenmelding).

    The twelve months are (same date last year, ``dato``]; 29 February counts back to the 28th.
    """
    brukt, sykmeldt = tuple(brukt), tuple(sykmeldt)
    alle = ganger(brukt, dato, sykmeldt)
    borte = sykedager((*brukt, *sykmeldt), dato)
    i_vinduet = _i_vinduet(alle, dato)
    brukt_12 = sum(map(len, i_vinduet))
    ganger_brukt = sum(1 for gang in i_vinduet if gang)
    fravaer_brukt = sum(len(sammenhengende(gang)) for gang in i_vinduet)
    samme = alle[-1] if alle and _henger_sammen(borte[-1], dato) else ()

    na = ordning.dager_per_gang - len(samme)
    rest = None
    if ordning.dager_per_12_mnd is not None:
        rest = max(ordning.dager_per_12_mnd - brukt_12, 0)
        na = min(na, rest)
    nye = ordning.ganger_per_12_mnd
    if nye is not None and ganger_brukt - bool(samme) >= nye:  # this time is one of its own
        na = 0
    tidligst = _tidligst(ordning, ansatt_fra, dato)
    return Egenmelding(0 if tidligst else max(na, 0), rest, ganger_brukt, fravaer_brukt, tidligst)


def brukt_12_mnd(brukt: Iterable[Periode], dato: date) -> int:
    """Return the calendar days used in the twelve months up to and including a day."""
    return sum(map(len, _i_vinduet(ganger(brukt, dato), dato)))


def ganger(
    brukt: Iterable[Periode], til: date, sykmeldt: Iterable[Periode] = ()
) -> list[tuple[date, ...]]:
    """Return the days of each time, with spells less than 16 days apart as one (§ 8-24).

    Days with a doctor join what is around them and are in no time; a time of such days alone is
    empty.
    """
    brukt, sykmeldt = tuple(brukt), tuple(sykmeldt)
    med_lege = {dag for periode in sykmeldt for dag in periode}
    uten_lege = set(sykedager(brukt, til)) - med_lege
    funnet: list[list[date]] = []
    siste: date | None = None
    for dag in sykedager((*brukt, *sykmeldt), til):
        if siste is None or not _henger_sammen(siste, dag):
            funnet.append([])
        if dag in uten_lege:
            funnet[-1].append(dag)
        siste = dag
    return [tuple(dager) for dager in funnet]


def neste_mulige(
    ordning: Ordning,
    brukt: Iterable[Periode],
    dato: date,
    ansatt_fra: date | None = None,
    sykmeldt: Iterable[Periode] = (),
) -> date | None:
    """Return the first day from ``dato`` on with a day left, or ``None`` in more than a year."""
    spells, med_lege = tuple(brukt), tuple(sykmeldt)
    framme = (dato + timedelta(days=n) for n in range(LENGST_FRAM))
    return next(
        (d for d in framme if dager_igjen(ordning, spells, d, ansatt_fra, med_lege).dager_na), None
    )


def _i_vinduet(alle: list[tuple[date, ...]], dato: date) -> list[list[date]]:
    fra = _ar_for(dato)
    return [[dag for dag in gang if dag > fra] for gang in alle]


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
