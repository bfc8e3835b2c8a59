"""The shipped content, as views get it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.content import (
    arbeidsplasstyper,
    bekreftelser,
    belastninger,
    blikkgrupper,
    blikksporsmal,
    eksempel,
    eksempelkoder,
    faser,
    helligdager,
    helseord,
    hmssporsmal,
    invitasjoner,
    invitasjonsrad,
    jobbmaler,
    muligheter,
    mulighetstyper,
    omvisning,
    ordvalg,
    spor,
    stopp,
    veier,
    veiledning,
)
from desktop.domain.helligdager import arbeidsdag_etter, er_arbeidsdag
from desktop.domain.innhold import Fase, Prompt, Spor
from desktop.domain.samtale import Samtale
from desktop.domain.vei import slag
from desktop.i18n import choose, language

if TYPE_CHECKING:  # its expressions take a while to make ready
    from desktop.domain.hint import Hint

__all__ = [
    "arbeidsplasstyper",
    "bekreftelser",
    "belastninger",
    "belastningstekst",
    "blikkgrupper",
    "blikksporsmal",
    "eksempel",
    "eksempelkoder",
    "eksempeltittel",
    "fase",
    "faser",
    "fredag",
    "helligdager",
    "hint",
    "hmssporsmal",
    "invitasjoner",
    "invitasjonsrad",
    "jobbmaler",
    "muligheter",
    "mulighetstyper",
    "neste_ukedag",
    "omvisning",
    "ordvalg",
    "prompter",
    "spor",
    "stopp",
    "tittel",
    "veier",
    "veiledning",
    "veislag",
]


def fase(nummer: int) -> Fase:
    """Return one of the seven phases."""
    return faser()[nummer - 1]


def prompter(
    nummer: int, koder: Iterable[str], kommunens: tuple[Prompt, ...] = ()
) -> tuple[Prompt, ...]:
    """Return the prompts of a phase; those of the tracks come first in the phase they belong to.

    A track is an opening of the samtale, so its prompts stand in phase 2; of pregnancy and of
    work as part of the problem too.  The municipality's own stand before ours, and what is
    always said stays.
    """
    egne = (*kommunens, *fase(nummer).prompt)
    if nummer != 2:
        return egne
    valgte: list[Spor] = [s for s in spor() if s.id in set(koder)]
    return (*(p for s in valgte for p in s.prompt), *egne)


def hint(tekst: str) -> "tuple[Hint, ...]":
    """Find what a text may tell, before there is a samtale it belongs to."""
    from desktop.domain.hint import hint as finn_hint

    return finn_hint(tekst, helseord())


def belastningstekst(ord_: str) -> str:
    """Return a load in the language in use; a word of one's own as it is."""
    return next((b.i(language()) for b in belastninger() if b.id == ord_), ord_)


def neste_ukedag(dag: date, dager: int) -> date:
    """Return the day a number of days ahead, moved on to a weekday."""
    framme = dag + timedelta(days=dager)
    return framme + timedelta(days=(7 - framme.weekday()) % 7 if framme.weekday() > 4 else 0)


def fredag(dag: date) -> date:
    """Return the next Friday at least two days ahead, or the working day after a holiday."""
    framme = dag + timedelta(days=2)
    svar = framme + timedelta(days=(4 - framme.weekday()) % 7)
    return svar if er_arbeidsdag(svar) else arbeidsdag_etter(svar)


def tittel(nummer: int) -> str:
    """Return the name of a phase in the language in use."""
    return choose(fase(nummer).navn)


def veislag(samtale: Samtale) -> tuple[str, ...]:
    """Return the kinds of the ways chosen, in order."""
    return tuple(slag(vei) for vei in samtale.veier)


def eksempeltittel(kode: str) -> str:
    """Return what an example is about: the job and the place."""
    ansatt = eksempel(kode, language()).ansatt
    return ", ".join(filter(None, (ansatt.yrke, ansatt.arbeidssted)))
