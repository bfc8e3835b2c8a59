"""The way from the first day of absence to the 52nd week: data for a picture, words and paper.

rules.md 1.10, checked 2026-11-24.  Always «veiledende»: it takes the absence as unbroken.
"""

from datetime import date, timedelta

import msgspec

from desktop.domain import helligdager
from desktop.domain.arbeidsgiverperiode import DAGER
from desktop.domain.frister import KONTROLLERT, Gjelder, frister
from desktop.domain.periode import EN_DAG

TORSDAG, FREDAG = 3, 4
ALLE_DAGER = 364  # 52 weeks


class Stopp(msgspec.Struct, frozen=True):
    """One stop of the timeline.

    Attributes:
        id: ``melding``, ``dag-16``, ``dag-17`` or that of a Frist.
        dag: Day of the absence, from 1.
        hjemmel: Paragraph, or where the practice is described.
        gjelder: As for a Frist.
        helligdag: Code of the public holiday it falls on, if it does.
        arbeidsdag: The day itself, or the last working day before it.
    """

    id: str
    dag: int
    dato: date
    hjemmel: str
    gjelder: Gjelder
    helligdag: str | None
    arbeidsdag: date
    kontrollert: date = KONTROLLERT

    @property
    def uke(self) -> int:
        """Week of the absence."""
        return (self.dag - 1) // 7 + 1


class Tidslinje(msgspec.Struct, frozen=True):
    """The stops in order, and the public holidays on the way."""

    forste_dag: date
    stopp: tuple[Stopp, ...]
    helligdager: tuple[tuple[date, str], ...]

    def dag(self, stopp_id: str) -> int:
        """Return the day of the absence of a stop, from 1."""
        return next(s.dag for s in self.stopp if s.id == stopp_id)


def tidslinje(forste_dag: date, dag_16: date | None = None) -> Tidslinje:
    """Return the stops of an absence that begins on a day.

    Args:
        forste_dag: The first day of it.
        dag_16: The last day the employer pays, when days at work between have moved it.
    """
    betalt = DAGER if dag_16 is None else (dag_16 - forste_dag).days + 1
    tidlige: tuple[tuple[str, int, str], ...] = (
        ("melding", 1, "ftrl. § 8-18 tredje ledd"),
        ("dag-16", betalt, "ftrl. § 8-19 første ledd"),
        ("dag-17", betalt + 1, "ftrl. §§ 8-17 og 8-14"),
    )
    forst = [_stopp(forste_dag, id_, dag, hjemmel, "alle") for id_, dag, hjemmel in tidlige]
    senere = [
        _stopp(forste_dag, f.id, 7 * f.uke, f.hjemmel, f.gjelder) for f in frister(forste_dag)
    ]
    return Tidslinje(
        forste_dag,
        tuple(sorted((*forst, *senere), key=lambda s: s.dag)),
        tuple(
            (dag, helligdager.helligdag(dag) or "")
            for dag in helligdager.mellom(forste_dag, senere[-1].dato)
        ),
    )


def helgedager(forste_dag: date, antall: int) -> tuple[int, ...]:
    """Return which of so many days from the first are Saturdays and Sundays, the first being 0."""
    return tuple(n for n in range(antall) if (forste_dag.weekday() + n) % 7 > FREDAG)


def tilbake(siste_dag_borte: date) -> date:
    """Return the first working day after the last day away."""
    return helligdager.arbeidsdag_etter(siste_dag_borte)


def rolig_start(tilbake_dag: date) -> date:
    """Return the first working Thursday or Friday from a day on: a short first week, as a thought.

    No rule (rules.md 1.8); some find it easier with a weekend just ahead.
    """
    dag = tilbake_dag
    while dag.weekday() not in (TORSDAG, FREDAG) or not helligdager.er_arbeidsdag(dag):
        dag += EN_DAG
    return dag


def _stopp(forste_dag: date, id_: str, dag: int, hjemmel: str, gjelder: Gjelder) -> Stopp:
    dato = forste_dag + timedelta(days=dag - 1)
    return Stopp(
        id_,
        dag,
        dato,
        hjemmel,
        gjelder,
        helligdager.helligdag(dato),
        helligdager.arbeidsdag_for(dato),
    )
