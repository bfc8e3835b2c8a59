"""A first draft of «Innspill til arbeidsgiver» from the job list and the possibilities.

Function in the employee's own words, never health; the two edit it together.  An avventende
sykmelding cannot go without it (nav.no, checked 2026-11-24).
"""

from collections.abc import Mapping

from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.domain.oppsummering import Oppsummering
from desktop.domain.samtale import Samtale
from desktop.domain.stier import innenfor

MAKS_TEGN = 2000


def forslag(samtale: Samtale, ord_: Mapping[str, str]) -> str:
    """Build the draft from what the employee lets out of the room.

    The loads of the tasks are no part of it: they come with a template, and nobody has said them.

    Args:
        samtale: The samtale as it is; what is left off the page is left out here too.
        ord_: Sentences with ``{liste}`` for ``kan``, ``hvis``, ``ikke`` and ``tilbud``.
    """
    ute = Oppsummering.of(samtale)
    oppgaver = [rad.verdi for rad in ute.oppgaver]
    deler = (
        ("kan", [o.oppgave for o in oppgaver if o.svar == "kan"]),
        ("hvis", [_vilkar(o) for o in oppgaver if o.svar == "tilrettelegging"]),
        ("ikke", [o.oppgave for o in oppgaver if o.svar == "ikke_na"]),
        ("tilbud", [rad.verdi.tekst for rad in ute.muligheter]),
    )
    tekst = ""
    for navn, rader in deler:
        if igjen := [r.strip() for r in rader if r.strip()]:
            tekst = _med_det_som_far_plass(tekst, ord_[navn], igjen)
    return tekst


def utelatte_ord(samtale: Samtale, innspill: str) -> bool:
    """Tell whether an innspill still has the words of a task that is struck."""
    borte = frozenset(samtale.ark.utelatt)
    igjen = {o.oppgave.strip().casefold() for o in _med(samtale, borte, struket=False)}
    ord_ = (o.oppgave.strip().casefold() for o in _med(samtale, borte, struket=True))
    return any(o in innspill.casefold() for o in ord_ if o and o not in igjen)


def _med(samtale: Samtale, borte: frozenset[str], *, struket: bool) -> list[Arbeidsoppgave]:
    return [
        oppgave
        for n, oppgave in enumerate(samtale.jobbliste)
        if (innenfor(f"jobbliste.{n}", borte) or innenfor(f"jobbliste.{n}.oppgave", borte))
        is struket
    ]


def _med_det_som_far_plass(tekst: str, setning: str, rader: list[str]) -> str:
    """Add a sentence with as many whole items as there is room for."""
    for antall in range(len(rader), 0, -1):
        lengre = f"{tekst} {setning.format(liste='; '.join(rader[:antall]))}".strip()
        if len(lengre) <= MAKS_TEGN:
            return lengre
    return tekst


def _vilkar(oppgave: Arbeidsoppgave) -> str:
    vilkar = oppgave.hva_ma_til.strip()
    return f"{oppgave.oppgave} ({vilkar})" if vilkar and oppgave.oppgave else oppgave.oppgave
