"""What leaves the room: the one place that decides what may be on the page.

Everything that shows, prints, copies or reads aloud a samtale goes through ``Oppsummering.of``.
It is a whitelist: a field of the samtale that is not named here is on no output, and what the
employee has struck is gone before anything is composed.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

import msgspec

from desktop.domain.jobbliste import Arbeidsoppgave, Fordeling, fordeling
from desktop.domain.mulighet import ValgtMulighet
from desktop.domain.samtale import Ansatt, FraLegen, Leder, Punkt, Samtale, Ukedag
from desktop.domain.stier import TIMER, hent, innenfor, rens
from desktop.domain.sykmelding import Gradert, Trinn, timer_av_grad
from desktop.domain.vei import Vei, trenger_ikke_ark

T = TypeVar("T")

# Struck, these do not change a sum, so the hours bar may stay.
_UTEN_TALL = frozenset(
    {"hva_ma_til", "belastning", "gir_noe", "fom", "tom", "ansvarlig", "mulighet"}
)


class Rad(msgspec.Struct, Generic[T], frozen=True):
    """A row of a list, with the path it has in the samtale."""

    sti: str
    verdi: T


class TrinnRad(msgspec.Struct, frozen=True):
    """A step of a graded sykmelding.

    Attributes:
        timer: Hours a week at work, by the week plan, or by the grad when it means fewer hours.
    """

    sti: str
    trinn: Trinn
    timer: Decimal | None


class VeiRad(msgspec.Struct, frozen=True):
    """A way, and the steps of it with paths of their own."""

    sti: str
    vei: Vei
    trinn: tuple[TrinnRad, ...] = ()


class Oppsummering(msgspec.Struct, frozen=True, kw_only=True):
    """What the employee lets out of the room, in the order of the page (dialogue.md 6.5)."""

    oppdiktet: bool
    godkjent: bool
    trenger_ikke_ark: bool
    dato: date | None
    til_stede: tuple[str, ...]
    ansatt: Ansatt
    stilling_timer: Decimal | None
    egne_ord: str
    oppgaver: tuple[Rad[Arbeidsoppgave], ...]
    timer: Fordeling | None
    muligheter: tuple[Rad[ValgtMulighet], ...]
    tiltak_for: tuple[Rad[str], ...]
    kan_ikke_tilby: tuple[Rad[str], ...]
    veier: tuple[VeiRad, ...]
    fra_legen_for: FraLegen | None
    fra_legen_for_tekst: str
    sporsmal: tuple[Rad[str], ...]
    syn_ansatt: str
    syn_leder: str
    punkter: tuple[Rad[Punkt], ...]
    neste_samtale: date | None
    tilbake_ukedag: Ukedag | None
    leder: Leder
    kontakt: Leder
    beskjed: str
    leder_skrev: frozenset[str]

    @property
    def manglende_syn(self) -> str:
        """The path of the view that is missing beside the other; empty when both or none stand."""
        ansatt, leder = self.syn_ansatt.strip(), self.syn_leder.strip()
        if bool(ansatt) == bool(leder):
            return ""
        return "syn.leder" if ansatt else "syn.ansatt"

    @classmethod
    def of(
        cls, samtale: Samtale, *, behold_timer: bool = False, med_beskjed: bool = False
    ) -> "Oppsummering":
        """Keep what may be on the page, and on the agreement for the two.

        Args:
            samtale: The samtale, with what is struck in ``ark.utelatt``.
            behold_timer: The employee keeps the hours bar although a task is struck.
            med_beskjed: The two agree that the words to colleagues go with the agreement; they
                are on no other output.
        """
        sil = _Sil(samtale)
        ansatt = sil.del_("ansatt", samtale.ansatt)
        avtale = sil.del_("avtale", samtale.avtale)
        syn = sil.del_("syn", samtale.syn)
        forrige = sil.del_("forrige", samtale.forrige)
        veier = tuple(map(sil.vei, sil.rader("veier")))
        return cls(
            oppdiktet=samtale.oppdiktet,
            godkjent=samtale.ark.godkjent,
            trenger_ikke_ark=trenger_ikke_ark(tuple(rad.vei for rad in veier)),
            dato=None if sil.borte("dato") else samtale.dato,
            til_stede=tuple(rad.verdi for rad in sil.rader("til_stede")),
            ansatt=ansatt,
            stilling_timer=ansatt.stilling_timer,
            egne_ord="" if sil.borte("egne_ord") else samtale.egne_ord,
            oppgaver=tuple(sil.rader("jobbliste")),
            timer=_timer(samtale, behold_timer),
            muligheter=tuple(sil.rader("muligheter")),
            tiltak_for=tuple(sil.rader("forrige.tiltak")),
            kan_ikke_tilby=tuple(sil.rader("kan_ikke_tilby")),
            veier=veier,
            fra_legen_for=forrige.fra_legen,
            fra_legen_for_tekst=forrige.fra_legen_tekst,
            sporsmal=tuple(sil.rader("sporsmal_til_legen")),
            syn_ansatt=syn.ansatt,
            syn_leder=syn.leder,
            punkter=tuple(sil.rader("avtale.punkter")),
            neste_samtale=avtale.neste_samtale,
            tilbake_ukedag=avtale.tilbake_ukedag,
            leder=_leder(sil.del_("leder", samtale.leder)),
            kontakt=sil.del_("leder", samtale.leder),
            beskjed=avtale.beskjed_til_kolleger if med_beskjed else "",
            leder_skrev=frozenset(samtale.leder_skrev),
        )

    def uten_struket(self) -> tuple[Vei, ...]:
        """Return the ways with only the steps that are not struck."""
        return tuple(
            msgspec.structs.replace(rad.vei, trinn=tuple(t.trinn for t in rad.trinn))
            if isinstance(rad.vei, Gradert)
            else rad.vei
            for rad in self.veier
        )


class _Sil:
    """Holds back what the employee has struck."""

    def __init__(self, samtale: Samtale) -> None:
        self._samtale = samtale
        self._borte = frozenset(samtale.ark.utelatt)

    def borte(self, sti: str) -> bool:
        return innenfor(sti, self._borte)

    def del_(self, sti: str, verdi: T) -> T:
        return type(verdi)() if self.borte(sti) else rens(verdi, sti, self._borte)

    def rader(self, liste: str) -> Iterator[Rad[Any]]:
        for n, rad in enumerate(hent(self._samtale, liste)):
            sti = f"{liste}.{n}"
            if not self.borte(sti):
                yield Rad(sti, rens(rad, sti, self._borte))

    def vei(self, rad: Rad[Any]) -> VeiRad:
        if not isinstance(rad.verdi, Gradert):
            return VeiRad(rad.sti, rad.verdi)
        stilling = self._samtale.ansatt.stilling_timer if rad.verdi.mate == "faerre_timer" else None
        trinn = (
            TrinnRad(r.sti, r.verdi, _pa_jobb(r.verdi, stilling))
            for r in self.rader(f"{rad.sti}.trinn")
        )
        return VeiRad(rad.sti, rad.verdi, tuple(trinn))


def _pa_jobb(trinn: Trinn, stilling: Decimal | None) -> Decimal | None:
    """Return the hours of a step; at a calmer pace the grad says nothing about them."""
    if trinn.ukeplan:
        return sum(trinn.ukeplan, Decimal(0))
    return timer_av_grad(trinn.grad, stilling) if trinn.grad is not None and stilling else None


def rorer_timene(sti: str) -> bool:
    """Tell whether leaving a line off would leave a number of the hours bar without its line."""
    deler = sti.split(".")
    if deler[0] == "ansatt":
        return len(deler) == 1 or deler[1] in ("heltid_timer", "stillingsprosent")
    return deler[0] in ("jobbliste", "muligheter") and deler[-1] not in _UTEN_TALL


def _timer(samtale: Samtale, behold: bool) -> Fordeling | None:
    utelatt = samtale.ark.utelatt
    if TIMER in utelatt or (not behold and any(map(rorer_timene, utelatt))):
        return None
    ansatt = samtale.ansatt
    spurt = any(oppgave.svar is not None for oppgave in samtale.jobbliste)
    if not spurt or not ansatt.heltid_timer or not ansatt.stillingsprosent:
        return None
    return fordeling(
        samtale.jobbliste,
        samtale.muligheter,
        ansatt.heltid_timer,
        ansatt.stillingsprosent,
    )


def _leder(leder: Leder) -> Leder:
    if leder.lege_kan_ringe:
        return leder
    return Leder(navn=leder.navn)
