"""A first draft of «Innspill til arbeidsgiver» from the job list and the possibilities.

Function in the employee's own words, never health; the two edit it together.  An avventende
sykmelding cannot go without it (nav.no, checked 2026-11-24).
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.domain.samtale import Samtale

T = TypeVar("T")


def forslag(samtale: Samtale, ord_: Mapping[str, str]) -> str:
    """Build the draft.

    Args:
        samtale: The samtale as it is.
        ord_: Sentences with ``{liste}`` for ``kan``, ``hvis``, ``ikke`` and ``tilbud``.
    """
    deler = (
        ("kan", [o.oppgave for o in samtale.jobbliste if o.svar == "kan"]),
        ("hvis", [_vilkar(o) for o in samtale.jobbliste if o.svar == "tilrettelegging"]),
        ("ikke", [o.oppgave for o in samtale.jobbliste if o.svar == "ikke_na"]),
        ("tilbud", [m.tekst for m in samtale.muligheter]),
    )
    setninger = (ord_[navn].format(liste=_liste(rader)) for navn, rader in deler if any(rader))
    return " ".join(setninger)[:2000]


def _vilkar(oppgave: Arbeidsoppgave) -> str:
    vilkar = oppgave.hva_ma_til.strip()
    return f"{oppgave.oppgave} ({vilkar})" if vilkar and oppgave.oppgave else oppgave.oppgave


def _liste(rader: Iterable[str]) -> str:
    return "; ".join(rad.strip() for rad in rader if rad.strip())
