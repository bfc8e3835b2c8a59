"""Norwegian public holidays, by the ``holidays`` library."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from desktop.domain.periode import EN_DAG, LORDAG, Periode

_KODER = {
    "Første nyttårsdag": "nyttarsdag",
    "Skjærtorsdag": "skjartorsdag",
    "Langfredag": "langfredag",
    "Første påskedag": "paskedag-1",
    "Andre påskedag": "paskedag-2",
    "Arbeidernes dag": "forste-mai",
    "Grunnlovsdag": "syttende-mai",
    "Kristi himmelfartsdag": "himmelfart",
    "Første pinsedag": "pinsedag-1",
    "Andre pinsedag": "pinsedag-2",
    "Første juledag": "juledag-1",
    "Andre juledag": "juledag-2",
}


@cache
def i_aret(ar: int) -> dict[date, tuple[str, ...]]:
    """Return the public holidays of a year, each with its codes: two may share a day."""
    from holidays.countries.norway import Norway  # slow to load, and only needed for a timeline

    return {
        dag: tuple(_KODER.get(navn, "helligdag") for navn in navnene.split("; "))
        for dag, navnene in sorted(Norway(years=ar, language="no").items())
    }


def helligdag(dag: date) -> str | None:
    """Return the code of the public holiday a day is, or ``None``."""
    koder = i_aret(dag.year).get(dag)
    return koder[0] if koder else None


def mellom(fom: date, tom: date) -> Iterable[date]:
    """Return the public holidays of a period, both ends included."""
    return [d for ar in range(fom.year, tom.year + 1) for d in i_aret(ar) if fom <= d <= tom]


def er_arbeidsdag(dag: date) -> bool:
    """Tell whether a day is Monday to Friday and no public holiday."""
    return dag.weekday() < LORDAG and helligdag(dag) is None


def arbeidsdager(periode: Periode) -> int:
    """Count the working days of a period, Monday to Friday and no public holiday."""
    return sum(map(er_arbeidsdag, periode))


def arbeidsdag_for(dag: date) -> date:
    """Return the day itself, or the last working day before it."""
    while not er_arbeidsdag(dag):
        dag -= EN_DAG
    return dag


def arbeidsdag_etter(dag: date) -> date:
    """Return the first working day after a day."""
    dag += EN_DAG
    while not er_arbeidsdag(dag):
        dag += EN_DAG
    return dag
