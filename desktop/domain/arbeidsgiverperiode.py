"""The arbeidsgiverperiode: the 16 calendar days the employer pays (ftrl. § 8-19).

Days are counted as NAV's engine does (rules.md 1.1): every day without sickness is a gap day from
the day after the last sick day.  The statute counts from the day work was resumed; the two differ
by two days at most, so what is shown is always «veiledende».  Checked 2026-11-24 against the text
consolidated 2026-01-01.
"""

from collections.abc import Iterable
from datetime import date

import msgspec

from desktop.domain.periode import Periode, sykedager

DAGER = 16
OPPHOLD = 16


class Arbeidsgiverperiode(msgspec.Struct, frozen=True):
    """One arbeidsgiverperiode.

    Attributes:
        dager: The counted days, in order, at most 16.
        fullfort: All 16 are used.
    """

    dager: tuple[date, ...]

    @property
    def fullfort(self) -> bool:
        """Whether all 16 days are used."""
        return len(self.dager) == DAGER

    def nummer(self, dag: date) -> int | None:
        """Return which of the 16 a day is, from 1, or ``None``."""
        return self.dager.index(dag) + 1 if dag in self.dager else None


def perioder(fravaer: Iterable[Periode], til: date) -> list[Arbeidsgiverperiode]:
    """Return the arbeidsgiverperioder of some absence, in order, full or not.

    Args:
        fravaer: Spells of absence; they may come unsorted and overlap.
        til: The last day that counts; later absence is ignored.

    16 gap days end a period (§ 8-19 third and fourth paragraph); after a full one, sickness before
    16 gap days starts no new one.
    """
    funnet: list[list[date]] = []
    siste: date | None = None
    for dag in sykedager(fravaer, til):
        if siste is None or (dag - siste).days - 1 >= OPPHOLD:
            funnet.append([])
        if len(funnet[-1]) < DAGER:
            funnet[-1].append(dag)
        siste = dag
    return [Arbeidsgiverperiode(tuple(dager)) for dager in funnet]
