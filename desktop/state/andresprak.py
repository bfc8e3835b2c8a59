"""The second language of a samtale: another of ours, or one that lies as a file."""

from functools import cache

from desktop.content import andresprak, bekreftelser, faser, spor, veier
from desktop.domain.innhold import Andresprak, Andrevei
from desktop.domain.tekst import SPRAK, Sprak
from desktop.i18n import _, language, oversett

EGNE: tuple[tuple[Sprak, str], ...] = (("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English"))


def vare(tilbudt: tuple[Sprak, ...] = SPRAK) -> tuple[tuple[Sprak, str], ...]:
    """Return the code and name of the languages of the application that are offered here."""
    return tuple(en for en in EGNE if en[0] in tilbudt)


def valgbare(tilbudt: tuple[Sprak, ...] = SPRAK) -> tuple[tuple[str, str], ...]:
    """Return the code and name of all that can stand beside the first language."""
    andre = ((kode, visningsnavn(en)) for kode, en in andresprak().items())
    return (*vare(tilbudt), *andre)


def visningsnavn(andre: Andresprak) -> str:
    """Return what a language calls itself, with a word when nobody has proofread it."""
    if andre.korrekturlest:
        return andre.navn
    return _("{sprak} (ikke korrekturlest ennå)").format(sprak=andre.navn)


def finn(kode: str | None) -> Andresprak | None:
    """Return the second language; ``None`` for none, the first one, or one that is gone."""
    if kode is None or kode == language():
        return None
    for vart in SPRAK:
        if kode == vart:
            return _vart(vart)
    return andresprak().get(kode)


@cache
def _vart(sprak: Sprak) -> Andresprak:
    prompter = [p for del_ in (*faser(), *spor()) for p in del_.prompt]
    return Andresprak(
        kode=sprak,
        navn=dict(EGNE)[sprak],
        prompt={p.id: p.i(sprak) for p in prompter},
        bekreftelse={b.id: b.i(sprak) for b in bekreftelser()},
        # The words of views/oppgaverad.py and views/vei_kort.py, in another language.
        svar={
            "kan": oversett("Kan", sprak),
            "tilrettelegging": oversett("Kan med tilrettelegging", sprak),
            "ikke_na": oversett("Ikke nå", sprak),
            "vet_ikke": oversett("Vet ikke", sprak),
        },
        ledetekst={
            "passer": oversett("Passer når: {tekst}", sprak).format(tekst="").strip(),
            "hvem_avgjor": oversett("Hvem avgjør?", sprak),
            "ark": oversett("Ark til legen?", sprak),
        },
        vei={
            v.id: Andrevei(
                v.navn.i(sprak), v.passer.i(sprak), v.hvem_avgjor.i(sprak), v.ark.i(sprak)
            )
            for v in veier()
        },
        korrekturlest=True,
    )
