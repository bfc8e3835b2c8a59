"""A first draft of «Innspill til arbeidsgiver» from the job list and the possibilities.

Function in the employee's own words, never health; the two edit it together.  An avventende
sykmelding cannot go without it (nav.no, checked 2026-11-24).
"""

from collections.abc import Callable, Iterable, Mapping

from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.domain.oppsummering import Oppsummering
from desktop.domain.samtale import Samtale

MAKS_TEGN = 2000


def forslag(
    samtale: Samtale,
    ord_: Mapping[str, str],
    belastning: Callable[[str], str] = str,
) -> str:
    """Build the draft from what the employee lets out of the room.

    Args:
        samtale: The samtale as it is; what is left off the page is left out here too.
        ord_: Sentences with ``{liste}`` for ``kan``, ``hvis``, ``ikke``, ``tungt`` and ``tilbud``.
        belastning: Gives a load in the language in use.
    """
    ute = Oppsummering.of(samtale)
    oppgaver = [rad.verdi for rad in ute.oppgaver]
    deler = (
        ("kan", [o.oppgave for o in oppgaver if o.svar == "kan"]),
        ("hvis", [_vilkar(o) for o in oppgaver if o.svar == "tilrettelegging"]),
        ("ikke", [o.oppgave for o in oppgaver if o.svar == "ikke_na"]),
        ("tungt", map(belastning, _tungt(oppgaver))),
        ("tilbud", [rad.verdi.tekst for rad in ute.muligheter]),
    )
    lister = ((navn, _liste(rader)) for navn, rader in deler)
    return " ".join(ord_[navn].format(liste=liste) for navn, liste in lister if liste)[:MAKS_TEGN]


def _tungt(oppgaver: Iterable[Arbeidsoppgave]) -> Iterable[str]:
    """Return the loads of what does not go now and of nothing that goes as before, each once."""
    rader = tuple(oppgaver)
    greit = {b for o in rader if o.svar == "kan" for b in o.belastning}
    ikke = (b for o in rader if o.svar == "ikke_na" for b in o.belastning)
    return dict.fromkeys(b for b in ikke if b not in greit)


def _vilkar(oppgave: Arbeidsoppgave) -> str:
    vilkar = oppgave.hva_ma_til.strip()
    return f"{oppgave.oppgave} ({vilkar})" if vilkar and oppgave.oppgave else oppgave.oppgave


def _liste(rader: Iterable[str]) -> str:
    return "; ".join(rad.strip() for rad in rader if rad.strip())
