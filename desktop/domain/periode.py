"""A period of whole days, both ends included."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

LORDAG = 5
EN_DAG = timedelta(days=1)
FORSTE_AR, SISTE_AR = 1900, 2199  # what a date field takes; a file brings no other dates


class Periode(msgspec.Struct, frozen=True, order=True):
    """From and including ``fom``, to and including ``tom``.

    Raises:
        ValueError: It ends before it begins.
    """

    fom: date
    tom: date

    def __post_init__(self) -> None:
        """Refuse a period that is turned."""
        if self.tom < self.fom:
            raise ValueError("a period ends on or after the day it begins")

    @property
    def dager(self) -> int:
        """Calendar days, both ends included."""
        return (self.tom - self.fom).days + 1

    def __iter__(self) -> Iterator[date]:
        """Go through the days."""
        return (self.fom + timedelta(days=n) for n in range(self.dager))


def utenfor_kalenderen(dag: date | None) -> bool:
    """Tell whether a date lies so far off that nothing is counted from it."""
    return dag is not None and not FORSTE_AR <= dag.year <= SISTE_AR


def sykedager(fravaer: Iterable[Periode], til: date) -> list[date]:
    """Return the days of absence up to and including ``til``, in order.

    A gap made wholly of Saturday and Sunday between reported days counts as absence; public
    holidays do not (rules.md 1.1, as NAV's engine counts; checked 2026-11-24).
    """
    meldt = sorted({dag for periode in fravaer for dag in periode if dag <= til})
    dager: list[date] = []
    for dag in meldt:
        if dager and _bare_helg(dager[-1] + EN_DAG, dag - EN_DAG):
            dager += Periode(dager[-1] + EN_DAG, dag - EN_DAG)
        dager.append(dag)
    return dager


def sammenhengende(dager: Iterable[date]) -> list[tuple[date, date]]:
    """Return the first and last day of each run of days; they must come in order."""
    biter: list[tuple[date, date]] = []
    for dag in dager:
        if biter and biter[-1][1] + EN_DAG == dag:
            biter[-1] = (biter[-1][0], dag)
        else:
            biter.append((dag, dag))
    return biter


def _bare_helg(fom: date, tom: date) -> bool:
    return fom <= tom and all(dag.weekday() >= LORDAG for dag in Periode(fom, tom))
