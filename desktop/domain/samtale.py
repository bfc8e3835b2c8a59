"""One samtale: everything the two have said should be written, and nothing else.

The objects are the samtale file of interfaces.md: the same names, the same limits.  A change is a
new samtale in place of the old one.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import msgspec

from desktop.domain.feil import Feil
from desktop.domain.jobbliste import Arbeidsoppgave, Fritekst, stilling_timer
from desktop.domain.mulighet import ValgtMulighet
from desktop.domain.sykmelding import Gradert
from desktop.domain.tekst import Sprak
from desktop.domain.vei import Vei

Inngang = Literal["leder", "lege"]
Sporkode = Literal["T", "B", "G1", "G2", "G3", "P", "L", "K", "U"]
Rolle = Literal[
    "ansatt",
    "leder",
    "tillitsvalgt",
    "verneombud",
    "bht",
    "nav",
    "jordmor",
    "tolk",
    "annen",
]
Ukedag = Literal["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lordag", "sondag"]
FraLegen = Literal["trygt_slik", "trygt_hvis", "ikke_na"]

_FLERE = msgspec.Meta(max_length=200)


class _Del(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


class Ansatt(_Del, frozen=True):
    """The employee's job, as a GP needs to know it (Helsedirektoratet, sykmelderveileder 2.1).

    Attributes:
        heltid_timer: Hours a week of a full position, over 0 to 60.
        stillingsprosent: Over 0 to 100.
    """

    navn: Fritekst = ""
    yrke: Fritekst = ""
    arbeidssted: Fritekst = ""
    heltid_timer: Decimal | None = None
    stillingsprosent: Decimal | None = None
    arbeidstid: Fritekst = ""
    ansvar: Fritekst = ""
    reise: Fritekst = ""

    @property
    def stilling_timer(self) -> Decimal | None:
        """Hours a week of the employee's own position, when both numbers are known."""
        if not self.heltid_timer or not self.stillingsprosent:
            return None
        return stilling_timer(self.heltid_timer, self.stillingsprosent)


class Leder(_Del, frozen=True):
    """How the GP may reach the leader, if the employee has said yes."""

    navn: Fritekst = ""
    telefon: Fritekst = ""
    kan_nas: Fritekst = ""
    lege_kan_ringe: bool = False


class Punkt(_Del, frozen=True):
    """One thing agreed: what, who, from and to."""

    hva: Fritekst = ""
    hvem: Fritekst = ""
    fom: date | None = None
    tom: date | None = None


class Avtale(_Del, frozen=True):
    """What the two have agreed, and when they talk again."""

    punkter: Annotated[tuple[Punkt, ...], _FLERE] = ()
    neste_samtale: date | None = None
    beskjed_til_kolleger: Fritekst = ""
    tilbake_ukedag: Ukedag | None = None


class Syn(_Del, frozen=True):
    """Both views, when they disagree."""

    ansatt: Fritekst = ""
    leder: Fritekst = ""


class Forrige(_Del, frozen=True):
    """What was tried since last time, and what the GP ticked off."""

    tiltak: Annotated[tuple[Fritekst, ...], _FLERE] = ()
    fra_legen: FraLegen | None = None
    fra_legen_tekst: Fritekst = ""


class ArkValg(_Del, frozen=True):
    """The employee's say over the page.

    Attributes:
        utelatt: Paths of what is left off.
        godkjent: Read and approved by the employee.
    """

    language: Sprak | None = None
    utelatt: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=200)], ...], _FLERE] = ()
    godkjent: bool = False


class Samtale(_Del, frozen=True, kw_only=True):
    """One samtale, as in the samtale file (interfaces.md)."""

    format: Literal["dialogarket/samtale"] = "dialogarket/samtale"
    version: Literal[1] = 1
    dato: date
    oppdiktet: bool = False
    inngang: Inngang = "leder"
    spor: Annotated[tuple[Sporkode, ...], _FLERE] = ()
    til_stede: Annotated[tuple[Rolle, ...], _FLERE] = ()
    ansatt: Ansatt = Ansatt()
    leder: Leder = Leder()
    egne_ord: Fritekst = ""
    jobbliste: Annotated[tuple[Arbeidsoppgave, ...], _FLERE] = ()
    muligheter: Annotated[tuple[ValgtMulighet, ...], _FLERE] = ()
    kan_ikke_tilby: Annotated[tuple[Fritekst, ...], _FLERE] = ()
    veier: Annotated[tuple[Vei, ...], _FLERE] = ()
    avtale: Avtale = Avtale()
    sporsmal_til_legen: Annotated[tuple[Fritekst, ...], _FLERE] = ()
    syn: Syn = Syn()
    forrige: Forrige = Forrige()
    leder_skrev: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=200)], ...], _FLERE] = ()
    ark: ArkValg = ArkValg()

    def feil(self) -> list[Feil]:
        """Return every way that does not hang together, with the path of the field."""
        timer = self.ansatt.stilling_timer
        return [
            feil.under(f"veier.{n}")
            for n, vei in enumerate(self.veier)
            for feil in (vei.feil(timer) if isinstance(vei, Gradert) else vei.feil())
        ]
