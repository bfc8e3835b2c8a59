"""Absence as the two type it now: for counting at the screen, never saved and never printed.

The day counts of rules.md 1.1, 1.2 and 1.7 start from here.  Checked 2026-11-24.
"""

from collections.abc import Iterable
from datetime import date

import msgspec

from desktop.domain.arbeidsgiverperiode import DAGER, OPPHOLD, perioder
from desktop.domain.periode import EN_DAG, Periode, sykedager
from desktop.domain.sykmelding import Gradert, Trinn
from desktop.domain.vei import EgenmeldingVei, Vei

MAKS_DAGER = 731  # two years: no run of absence to count from is longer, a mistyped year is


class Fravaer(msgspec.Struct, frozen=True):
    """One spell of absence.

    Attributes:
        sykmeldt: A doctor wrote it; else it was egenmelding.
    """

    fom: date | None = None
    tom: date | None = None
    sykmeldt: bool = False

    @property
    def periode(self) -> Periode | None:
        """The days of it; one day where only one end is known, ``None`` when it is no spell."""
        fom, tom = self.fom or self.tom, self.tom or self.fom
        gyldig = fom and tom and fom <= tom and not self.for_langt
        return Periode(fom, tom) if fom and tom and gyldig else None

    @property
    def for_langt(self) -> bool:
        """Whether it is longer than any absence that is counted here."""
        return bool(self.fom and self.tom and (self.tom - self.fom).days >= MAKS_DAGER)


def alle(fravaer: Iterable[Fravaer]) -> tuple[Periode, ...]:
    """Return every spell that has days."""
    return tuple(f.periode for f in fravaer if f.periode)


def egenmeldte(fravaer: Iterable[Fravaer]) -> tuple[Periode, ...]:
    """Return the spells without a doctor; only these are counted by § 8-24."""
    return alle(f for f in fravaer if not f.sykmeldt)


def legemeldte(fravaer: Iterable[Fravaer]) -> tuple[Periode, ...]:
    """Return the spells a doctor wrote; absence hangs together through them (§ 8-24)."""
    return alle(f for f in fravaer if f.sykmeldt)


def brukte_dager(fravaer: Iterable[Periode], dag: date) -> int:
    """Return how many of the 16 days are used before a day, 0 when a new period would begin.

    What an avventende sykmelding from that day is shortened by (nav.no, checked 2026-11-24).
    """
    spells = tuple(fravaer)
    borte = sykedager(spells, dag - EN_DAG)
    if not borte or (dag - borte[-1]).days > OPPHOLD:
        return 0
    return len(perioder(spells, dag - EN_DAG)[-1].dager)


def med_helg(fravaer: Iterable[Periode], dag: date) -> tuple[Periode, ...]:
    """Return absence before a day with the weekend that counts if that day is one of absence too."""
    spells = tuple(f for f in fravaer if f.fom < dag)
    dager = sykedager((*spells, Periode(dag, dag)), dag)[:-1]
    return (*spells, *(Periode(d, d) for d in dager))


def planlagt(veier: Iterable[Vei]) -> tuple[Periode, ...]:
    """Return the absence that the ways chosen would mean; avventende is none (rules.md 1.7)."""
    fravaer = (Fravaer(d.fom, d.tom) for vei in veier for d in _deler(vei))
    return alle(fravaer)


def forste_dag(fravaer: Iterable[Fravaer], veier: Iterable[Vei]) -> date | None:
    """Return the first day of the last run of absence, typed or planned, or ``None``."""
    spells = (*alle(fravaer), *planlagt(veier))
    if not spells:
        return None
    return perioder(spells, max(s.tom for s in spells))[-1].dager[0]


def dag_16(fravaer: Iterable[Fravaer], veier: Iterable[Vei]) -> date | None:
    """Return the last of the 16 days the employer pays in the last run of absence, or ``None``.

    A run with fewer days is taken to go on unbroken (§ 8-19, checked 2026-11-24).
    """
    spells = (*alle(fravaer), *planlagt(veier))
    if not spells:
        return None
    dager = perioder(spells, max(s.tom for s in spells))[-1].dager
    return dager[-1] + (DAGER - len(dager)) * EN_DAG


def _deler(vei: Vei) -> tuple[EgenmeldingVei | Trinn, ...]:
    if isinstance(vei, Gradert):
        return vei.trinn
    return (vei,) if isinstance(vei, EgenmeldingVei) else ()
