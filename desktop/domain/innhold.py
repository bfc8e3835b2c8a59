"""The shapes of the shipped content: phases, prompts, tracks, loads, templates and ways."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import msgspec

from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.domain.tekst import Sprak, Tekst

Ord = Annotated[str, msgspec.Meta(pattern="^[a-z0-9-]+$")]


class _Innhold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Prompt(_Innhold, frozen=True):
    """Something the leader may say; ``fast`` is always said, whatever is skipped."""

    id: str
    nb: str
    nn: str
    en: str
    fast: bool = False

    def i(self, sprak: Sprak) -> str:
        """Return the prompt in a language."""
        return Tekst(self.nb, self.nn, self.en).i(sprak)


class Fase(_Innhold, frozen=True):
    """One of the seven phases (dialogue.md 2).

    Attributes:
        minutter: Guidance for the leader before the samtale; never shown as a clock.
        lukket: The lid is closed: a resting screen, nothing is written.
    """

    nummer: int
    id: Ord
    minutter: int
    navn: Tekst
    formal: Tekst
    skjerm: Tekst
    skrives: Tekst
    skrives_ikke: Tekst
    prompt: tuple[Prompt, ...]
    si_gjerne: tuple[Tekst, ...]
    unnga: tuple[Tekst, ...]
    lukket: bool = False


class Spor(_Innhold, frozen=True):
    """A track beside the ordinary one: pregnancy, grief, telephone …"""

    id: str
    navn: Tekst
    beskrivelse: Tekst
    prompt: tuple[Prompt, ...]
    unnga: tuple[Tekst, ...]


class _Setning(_Innhold, frozen=True):
    """Something said, with an id of its own."""

    id: Ord
    nb: str
    nn: str
    en: str

    def i(self, sprak: Sprak) -> str:
        """Return it in a language."""
        return Tekst(self.nb, self.nn, self.en).i(sprak)


class Bekreftelse(_Setning, frozen=True):
    """A short answer that shows something was understood; never praise."""


class Invitasjon(_Innhold, frozen=True):
    """An invitation: invite, never summon."""

    id: Ord
    navn: Tekst
    tekst: Tekst


class Ordvalg(_Innhold, frozen=True):
    """A wording to leave, and the function to write instead (dialogue.md, appendix)."""

    id: Ord
    ikke: Tekst
    heller: Tekst


class Belastning(_Innhold, frozen=True):
    """A word of the load vocabulary; the id is the word that files carry."""

    id: str
    nb: str
    nn: str
    en: str

    def i(self, sprak: Sprak) -> str:
        """Return the word in a language."""
        return Tekst(self.nb, self.nn, self.en).i(sprak)


class Arbeidsplasstype(Belastning, frozen=True):
    """A kind of workplace."""


class Mulighetstype(Belastning, frozen=True):
    """A kind of possibility."""


class Stoppord(Belastning, frozen=True):
    """A stop of the timeline, or a public holiday, in words."""


class Maloppgave(_Innhold, frozen=True):
    """A task of a job template, with hours a week of a full position."""

    timer: Decimal
    belastning: tuple[str, ...]
    nb: str
    nn: str
    en: str


class Jobbmal(_Innhold, frozen=True):
    """A starting point for a job list; the hours sum to a full position."""

    id: Ord
    timer: Decimal
    navn: Tekst
    oppgave: tuple[Maloppgave, ...]

    def skalert(self, stillingsprosent: Decimal, sprak: Sprak) -> tuple[Arbeidsoppgave, ...]:
        """Return the tasks scaled to a position, to the hundredth of an hour."""
        return tuple(
            Arbeidsoppgave(
                oppgave=Tekst(o.nb, o.nn, o.en).i(sprak),
                timer=round(o.timer * stillingsprosent / 100, 2).normalize() + 0,
                belastning=o.belastning,
            )
            for o in self.oppgave
        )


class VeiInnhold(_Innhold, frozen=True):
    """What a way means, for whom, and where it is written.

    Attributes:
        hjemmel: Paragraph; empty where there is none.
        kontrollert: The day it was last checked against its source.
        i_timer: What it means in hours, with ``{timer}`` of the position and ``{mest}`` at most.
        sier: What the rule says, in our own words.
        hvis_ikke: What happens if it does not work out.
        steg: What to do, in order.
    """

    id: str
    hjemmel: str
    kontrollert: date
    navn: Tekst
    passer: Tekst
    hvem_avgjor: Tekst
    ark: Tekst
    for_ansatt: Tekst
    for_leder: Tekst
    for_lege: Tekst
    i_timer: Tekst
    sier: Tekst
    hvis_ikke: Tekst | None = None
    steg: tuple[Tekst, ...] = ()


class Andrevei(_Innhold, frozen=True):
    """What is said about a way in a second language."""

    navn: str
    passer: str
    hvem_avgjor: str
    ark: str


class Andresprak(_Innhold, frozen=True):
    """What can be read beside the first language, by an employee who reads another one better.

    A file need not have all of it; what is missing is read in the first language only.

    Attributes:
        kode: Code of the language, the name of its file.
        navn: What the language calls itself.
        prompt: The prompts, by id.
        bekreftelse: The words to answer with, by id.
        svar: The answers of the job list, by code.
        ledetekst: What stands before the facts of a way: ``passer``, ``hvem_avgjor``, ``ark``.
        vei: The ways, by id.
        korrekturlest: Somebody who knows the language has read it all.
        hoyre_til_venstre: It is written from right to left.
    """

    kode: str
    navn: str
    prompt: dict[str, str]
    bekreftelse: dict[str, str] = {}
    svar: dict[Literal["kan", "tilrettelegging", "ikke_na", "vet_ikke"], str] = {}
    ledetekst: dict[Literal["passer", "hvem_avgjor", "ark"], str] = {}
    vei: dict[str, Andrevei] = {}
    korrekturlest: bool = False
    hoyre_til_venstre: bool = False


class Papirdel(_Innhold, frozen=True):
    """One part of a paper, in the order of the paper.

    Attributes:
        tekst: What it says; a line to write on may do without.
        antall: How many lines to write on.
        navn: What the application puts here; only for ``sett``.
    """

    slag: Literal[
        "tittel",
        "overskrift",
        "underoverskrift",
        "ingress",
        "avsnitt",
        "liten",
        "punkt",
        "steg",
        "ramme",
        "boks",
        "linje",
        "side",
        "sett",
    ]
    tekst: Tekst | None = None
    antall: Annotated[int, msgspec.Meta(ge=1, le=30)] = 1
    navn: Ord | None = None

    def __post_init__(self) -> None:
        """Refuse a part that lacks what its kind needs."""
        if (self.navn is not None) != (self.slag == "sett"):
            raise ValueError("navn belongs to sett, and only there")
        if self.slag not in ("linje", "side", "sett") and self.tekst is None:
            raise ValueError(f"{self.slag} needs tekst")


class Papir(_Innhold, frozen=True):
    """A paper of the kit.

    Attributes:
        filnavn: Name of the file without ending; says what it is, never whose.
        arbeidsplass: It is another for each kind of workplace.
        tett: It is a form that must stay on one page.
    """

    id: Ord
    filnavn: Tekst
    navn: Tekst
    beskrivelse: Tekst
    deler: tuple[Papirdel, ...] = msgspec.field(name="del")
    arbeidsplass: bool = False
    tett: bool = False


class Blikksvar(_Setning, frozen=True):
    """An answer that hands are counted for."""


class Blikksporsmal(_Innhold, frozen=True):
    """A question to the room after the page is gone.

    Attributes:
        gruppe: Questions of one group share a picture of the results.
        svar: What hands are counted for; a question without is one count.
    """

    id: Ord
    gruppe: Ord
    sporsmal: Tekst
    svar: tuple[Blikksvar, ...] = ()

    def nokler(self) -> tuple[str, ...]:
        """Return the keys to count, in order."""
        return tuple(f"{self.id}.{s.id}" for s in self.svar) or (self.id,)


class Blikkgruppe(_Setning, frozen=True):
    """What a picture of results is called."""


class Omvisningsstopp(_Innhold, frozen=True):
    """A stop of the presentation: words, and a view of the demo to show.

    Attributes:
        vis: The view: the start, a phase, reading aloud, the page, or afterwards.
        fase: Which phase, for ``vis = "fase"``.
        finn: The part of the view to bring to the top, by its class.
        eksempel: The example that is shown.
        bilder: How many pictures of the view are shown, each from where the one before ended.
        notat: What the facilitator may say or do; never shown to the audience by itself.
    """

    id: Ord
    vis: Literal["start", "fase", "lesing", "ark", "etterpa"]
    tittel: Tekst
    ord: tuple[Tekst, ...]
    notat: Tekst
    fase: Annotated[int, msgspec.Meta(ge=1, le=7)] = 7
    finn: str = ""
    bilder: Annotated[int, msgspec.Meta(ge=1, le=3)] = 1
    eksempel: str = "S4"
