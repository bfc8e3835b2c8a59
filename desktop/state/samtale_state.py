"""The samtale that is open, and the only way to change it."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import msgspec
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop.ark import (
    Ark,
    Arkord,
    Avtaleark,
    NavFelt,
    Timer,
    lag_ark,
    lag_avtale,
    nav_felter,
    som_innspill,
    som_tekst,
)
from desktop.content import helseord
from desktop.domain import stier
from desktop.domain.arkivpost import Arkivpost
from desktop.domain.feil import Feil
from desktop.domain.fravaer import Fravaer, dag_16, forste_dag
from desktop.domain.hint import Hint, hint
from desktop.domain.jobbliste import Arbeidsoppgave, Fordeling, fordeling
from desktop.domain.kalender import hendelse
from desktop.domain.mulighet import ValgtMulighet
from desktop.domain.oppsummering import Oppsummering, rorer_timene
from desktop.domain.samtale import Punkt, Samtale
from desktop.domain.samtale_fil import MAKS_TEGN, skrivbar
from desktop.domain.tekst import Sprak
from desktop.domain.tidslinje import Tidslinje, tidslinje
from desktop.domain.vei import Svangerskapspenger, Vei
from desktop.errors import DesktopError
from desktop.i18n import language
from desktop.state.leselinjer import Leselinje, leselinjer
from desktop.utfil import skriv_fil

if TYPE_CHECKING:
    from desktop.storage.hvelv import Hvelv

AUTOSAVE_MS = 700
SENEST_MS = 2000  # however steadily somebody types
PROV_IGJEN_MS = 5000  # after a saving that failed, until one works
ANGRE_MS = 1500  # changes of one field within this time are undone together
MAKS_ANGRE = 200
_MULIGHETSTEKST = re.compile(r"muligheter\.(\d+)\.tekst")
_GRAVIDSPOR = frozenset({"G1", "G2", "G3"})


class Plass(msgspec.Struct, frozen=True):
    """How full the page is.

    Attributes:
        igjen: Lines there is still room for.
        over: Lines too many at the smallest type.
        lengst: Paths of the longest lists and fields, each with the lines it takes.
    """

    igjen: int
    over: int
    lengst: tuple[tuple[str, int], ...]


class SamtaleState(QObject):
    """Holds one samtale, saves it a moment after each change, and says so.

    Signals:
        changed: The samtale is another; carries it.
        fase_changed: Another phase is in front; carries its number.
        saved: It is on the disk; carries when.
        save_failed: It is not, and is tried again soon; carries the DesktopError.

    Attributes:
        lagrefeil: Why the last saving failed, until one works.
    """

    changed = Signal(object)
    fase_changed = Signal(int)
    saved = Signal(object)
    save_failed = Signal(object)

    def __init__(
        self,
        post: Arkivpost,
        lagre: Callable[[Arkivpost, Callable[[Any], None], Callable[[Any], None]], None],
        arkord: Arkord,
        *,
        demo: bool = False,
        skrivebeskyttet: bool = False,
        lagret: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._post = post
        self._lagre = lagre
        self._arkord = arkord
        self._demo = demo
        self._lagret: Arkivpost | None = post if lagret else None
        self._underveis: Arkivpost | None = None
        # Each with whether the hours bar was kept then.
        self._angre: list[tuple[Samtale, bool]] = []
        self._gjor_om: list[tuple[Samtale, bool]] = []
        self._siste_sti = ""
        self._siden_sist = QElapsedTimer()
        self._autosave = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._autosave.timeout.connect(self.lagre)
        self._senest = QTimer(self, singleShot=True, interval=SENEST_MS)
        self._senest.timeout.connect(self.lagre)
        self._prov_igjen = QTimer(self, singleShot=True, interval=PROV_IGJEN_MS)
        self._prov_igjen.timeout.connect(self.lagre)
        self.skrivebeskyttet = skrivebeskyttet
        self.lagrefeil: DesktopError | None = None
        # For counting while the samtale is open; never saved, and on no output.
        self.fravaer: tuple[Fravaer, ...] = ()
        self.ansatt_fra: date | None = None
        self.valgt_forste_dag: date | None = None
        self.regnet: dict[str, int] = {}  # days last counted for a way, by its kind
        self.leder_skriver = False  # what is written now is marked as the leader's words

    @property
    def post(self) -> Arkivpost:
        """The samtale with what the archive knows about it."""
        return self._post

    @property
    def samtale(self) -> Samtale:
        """The samtale as it is now."""
        return self._post.samtale

    @property
    def fase(self) -> int:
        """The phase in front, 1–7."""
        return self._post.fase

    @property
    def ulagret(self) -> bool:
        """Whether something is not on the disk yet."""
        return self._lagret != self._post

    def glem(self) -> None:
        """Forget what was written; the vault is locked, and this is not used again."""
        self.skrivebeskyttet = True
        for tid in (self._autosave, self._senest, self._prov_igjen):
            tid.stop()
        self._angre.clear()
        self._gjor_om.clear()
        tom = msgspec.structs.replace(self._post, samtale=Samtale(dato=self.samtale.dato))
        self._post = self._lagret = tom
        self._underveis = None

    def ga_til(self, fase: int) -> None:
        """Put another phase in front, and save."""
        if fase != self._post.fase:
            self._post = msgspec.structs.replace(self._post, fase=fase)
            self.lagre()
            self.fase_changed.emit(fase)

    # Changes

    def sett(self, sti: str, verdi: object) -> None:
        """Put another value at a path: ``sett("ansatt.yrke", "Kokk")``."""
        if isinstance(verdi, str):
            verdi = skrivbar(verdi)
        ny = stier.med(_med_sporsmal(self.samtale, sti, verdi), sti, verdi)
        if self.leder_skriver and isinstance(verdi, str) and ny != self.samtale:
            ny = stier.merk_leder(ny, sti)
        self._endre(ny, sti)

    def folg(self, sti: str, verdi: object) -> None:
        """Put a value that follows from what was just changed; the two are one step to undo."""
        ny = stier.med(self.samtale, sti, verdi)
        if ny != self.samtale and not self.skrivebeskyttet:
            self._erstatt(stier.med(ny, "ark.godkjent", False), self._post.behold_timer)

    def sett_flere(self, **felter: object) -> None:
        """Change several fields of the samtale as one step."""
        self._endre(msgspec.structs.replace(self.samtale, **felter))

    def svar_oppgave(self, n: int, svar: object) -> None:
        """Answer a task; how much of it goes belongs to «kan med tilrettelegging» alone."""
        oppgave = self.samtale.jobbliste[n]
        andel = oppgave.andel if svar == "tilrettelegging" else None
        ny = msgspec.structs.replace(oppgave, svar=svar, andel=andel)
        self._endre(stier.med(self.samtale, f"jobbliste.{n}", ny))

    def bruk_mal(
        self,
        heltid_timer: Decimal,
        oppgaver: tuple[Arbeidsoppgave, ...],
        prosent: Decimal,
        vanlig: Decimal | None = None,
    ) -> None:
        """Add the tasks of a template, and the position they were scaled to.

        Args:
            heltid_timer: Hours a week of a full position, in the template.
            oppgaver: The tasks, scaled.
            prosent: The position.
            vanlig: The hours of the workplace; the first template knows better than these.
        """
        samtale = self.samtale
        urort = samtale.ansatt.heltid_timer in ((None,) if samtale.jobbliste else (None, vanlig))
        ansatt = msgspec.structs.replace(
            samtale.ansatt,
            heltid_timer=heltid_timer if urort else samtale.ansatt.heltid_timer,
            stillingsprosent=prosent,
        )
        self.sett_flere(ansatt=ansatt, jobbliste=(*samtale.jobbliste, *oppgaver))

    def velg_mulighet(self, valgt: ValgtMulighet, sporsmal: Punkt | None = None) -> None:
        """Choose a possibility; what must be asked first goes into the agreement, as one step."""
        muligheter = (*self.samtale.muligheter, valgt)
        ny = msgspec.structs.replace(self.samtale, muligheter=muligheter)
        if sporsmal is not None and self.sporsmalspunkt(valgt) is None:
            ny = stier.med(ny, "avtale.punkter", (*ny.avtale.punkter, sporsmal))
        self._endre(ny)

    def spor_om(self, valgt: ValgtMulighet, sporsmal: Punkt) -> None:
        """Put the asking about a possibility into the agreement, once."""
        if self.sporsmalspunkt(valgt) is None:
            self.legg_til("avtale.punkter", sporsmal)

    def sporsmalspunkt(self, valgt: ValgtMulighet) -> Punkt | None:
        """Return the point of the agreement that asks about a possibility, if there is one."""
        n = _sporsmal_om(self.samtale, valgt)
        return None if n is None else self.samtale.avtale.punkter[n]

    def legg_til(self, liste: str, rad: object, plass: int | None = None) -> None:
        """Put a row into a list, last if nothing else is said."""
        n = len(stier.hent(self.samtale, liste)) if plass is None else plass
        self._endre(stier.sett_inn(self.samtale, liste, n, rad))

    def fjern(self, liste: str, n: int) -> None:
        """Take a row out of a list; what asks about a possibility goes with it."""
        punkt = None
        if liste == "muligheter":
            punkt = _sporsmal_om(self.samtale, self.samtale.muligheter[n])
        ny = stier.fjern(self.samtale, liste, n)
        self._endre(ny if punkt is None else stier.fjern(ny, "avtale.punkter", punkt))

    def flytt(self, liste: str, fra: int, til: int) -> None:
        """Move a row of a list."""
        if fra != til:
            self._endre(stier.flytt(self.samtale, liste, fra, til))

    def stryk(self, sti: str) -> None:
        """Leave a line off the page; a task or a number takes the hours bar off with it."""
        ny = stier.stryk(self.samtale, sti)
        if sti != stier.TIMER and rorer_timene(sti):
            ny = stier.stryk(ny, stier.TIMER)
        self._endre(ny)

    def ta_med(self, sti: str) -> None:
        """Put a line back on the page; what was left off together with it stays off."""
        ny = stier.ta_med(self.samtale, sti)
        for mor in stier.over(sti):
            if mor in ny.ark.utelatt:
                ny = self._uten_sosken(stier.ta_med(ny, mor), mor, sti)
        self._endre(ny, behold_timer=sti == stier.TIMER or self._post.behold_timer)

    def _uten_sosken(self, samtale: Samtale, mor: str, sti: str) -> Samtale:
        for linje in self.ark(med_utelatte=True).linjer:
            inni = stier.innenfor(linje.sti, (mor,)) and not stier.innenfor(sti, (linje.sti,))
            samtale = stier.stryk(samtale, linje.sti) if inni else samtale
        return samtale

    def overta(self, sti: str) -> None:
        """Let the employee take over a line the leader wrote."""
        merket = (li.sti for li in self.ark(med_utelatte=True).linjer if li.leder_skrev)
        self._endre(stier.overta(self.samtale, sti, merket))

    def godkjenn(self, godkjent: bool) -> None:
        """Note that the employee has read and approved the page, or takes it back."""
        if godkjent != self.samtale.ark.godkjent:
            self._endre(stier.med(self.samtale, "ark.godkjent", godkjent), "ark.godkjent")

    def sett_arksprak(self, sprak: Sprak) -> None:
        """Choose the language of the page; what was approved was other words."""
        if sprak != self._arksprak:
            self._endre(stier.med(self.samtale, "ark.language", sprak), "ark.language")

    def angre(self) -> None:
        """Take the last change back."""
        self._bytt(self._angre, self._gjor_om)

    def gjor_om(self) -> None:
        """Make the change that was taken back again."""
        self._bytt(self._gjor_om, self._angre)

    @property
    def kan_angre(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._angre)

    @property
    def kan_gjore_om(self) -> bool:
        """Whether there is a change to make again."""
        return bool(self._gjor_om)

    def fordeling(self) -> Fordeling | None:
        """Add up the hours as they are, struck or not; for the two at the screen."""
        ansatt = self.samtale.ansatt
        if not self.samtale.jobbliste or not ansatt.heltid_timer or not ansatt.stillingsprosent:
            return None
        return fordeling(
            self.samtale.jobbliste,
            self.samtale.muligheter,
            ansatt.heltid_timer,
            ansatt.stillingsprosent,
        )

    def forste_fravaersdag(self) -> date | None:
        """Return the first day of the absence as typed, or as it follows from the rest."""
        return self.valgt_forste_dag or forste_dag(self.fravaer, self.samtale.veier)

    def tidslinje(self) -> Tidslinje | None:
        """Return the stops from the first day of absence, when there is one."""
        return self._tidslinje(self.samtale.veier)

    def timer_pa_skjerm(self) -> Timer | None:
        """Return the hours bar in the language of the screen."""
        samtale = stier.med(self.samtale, "ark.utelatt", ())
        oppsummering = Oppsummering.of(samtale)
        return lag_ark(oppsummering, self._arkord, language()).timer

    def hint(self, tekst: str) -> tuple[Hint, ...]:
        """Find what a text may tell; the leader's own number and a known pregnancy are no news."""
        samtale = self.samtale
        gravid = bool(set(samtale.spor) & _GRAVIDSPOR) or any(
            isinstance(vei, Svangerskapspenger) for vei in samtale.veier
        )
        return hint(tekst, helseord(), egen_telefon=samtale.leder.telefon, gravid_er_kjent=gravid)

    # The page

    def ark(self, *, med_utelatte: bool = False) -> Ark:
        """Compose the page; with what is left off only for the list where it is put back."""
        samtale = stier.med(self.samtale, "ark.utelatt", ()) if med_utelatte else self.samtale
        behold = self._post.behold_timer or med_utelatte
        oppsummering = Oppsummering.of(samtale, behold_timer=behold)
        return lag_ark(oppsummering, self._arkord, self._arksprak, demo=self._demo)

    def leselinjer(self) -> tuple[Leselinje, ...]:
        """Return every line as the page says it, and those that are left off."""
        utelatt = self.samtale.ark.utelatt
        return leselinjer(
            self.ark(med_utelatte=True),
            self.ark(),
            self.samtale,
            self.hint,
            timer_folger=not self._post.behold_timer and any(map(rorer_timene, utelatt)),
        )

    def ark_pdf(self) -> bytes:
        """Build the page.

        Raises:
            DoesNotFitError: It does not fit one side.
        """
        from desktop.pdf.ark_pdf import bygg

        return bygg(self.ark())

    def ark_bilde(self, bredde: int) -> Any:  # noqa: ANN401 - Bilde, which is not imported at start
        """Draw the page as a picture of a width in pixels.

        Raises:
            DoesNotFitError: It does not fit one side.
        """
        from desktop.pdf.bilde import tegn

        return tegn(self.ark_pdf(), bredde)

    def filnavn(self, hva: str, slag: str) -> str:
        """Return a name for a file that tells nothing of a person, and no date that is left off."""
        dato = Oppsummering.of(self.samtale).dato
        return f"{hva}-{dato.isoformat()}.{slag}" if dato else f"{hva}.{slag}"

    def mangler_ett_syn(self) -> bool:
        """Tell whether the page would show one view and not the other."""
        return bool(Oppsummering.of(self.samtale).manglende_syn)

    def lagre_pdf(self, fil: Path) -> None:
        """Save the page where the user chose.

        Raises:
            DesktopError: It does not fit, or the file cannot be written; nothing is left behind.
        """
        skriv_fil(fil, self.ark_pdf())
        self.skrevet_ut()

    def forvarm(self) -> None:
        """Load what measures the page, on a thread of its own, before it is asked for."""
        Thread(target=_last_sidemaler, name="forvarm", daemon=True).start()

    def plass(self) -> Plass:
        """Measure the page without drawing it."""
        from desktop.pdf.ark_pdf import mal

        maling = mal(self.ark())
        return Plass(
            maling.igjen, maling.over, tuple((felt.sti, felt.linjer) for felt in maling.lengst)
        )

    def manglende_tegn(self) -> tuple[str, ...]:
        """Return the signs on the page that the face lacks, which print as ``[?]``."""
        from desktop.pdf.ark_pdf import manglende_tegn

        return tuple(manglende_tegn(self.ark()))

    def ark_tekst(self) -> str:
        """Write the page as plain text."""
        return som_tekst(self.ark())

    def nav_felter(self) -> tuple[NavFelt, ...]:
        """Return the fields of NAV's oppfølgingsplan."""
        return nav_felter(self._oppsummering(), self._arkord, self._arksprak)

    def innspill(self) -> str:
        """Write «Innspill til arbeidsgiver» alone."""
        return som_innspill(self._oppsummering(), self._arkord, self._arksprak)

    # The agreement

    def avtale(self, *, med_beskjed: bool, med_tidslinje: bool = False) -> Avtaleark:
        """Compose the agreement for the two; the words to colleagues only when they agree."""
        oppsummering = self._oppsummering(med_beskjed=med_beskjed)
        linje = self._tidslinje(oppsummering.uten_struket()) if med_tidslinje else None
        return lag_avtale(oppsummering, self._arkord, self._arksprak, linje=linje, demo=self._demo)

    def avtalt_tidslinje(self) -> Tidslinje | None:
        """Return the stops that may go with the agreement; a way that is struck gives none."""
        return self._tidslinje(self._oppsummering().uten_struket())

    def _tidslinje(self, veier: tuple[Vei, ...]) -> Tidslinje | None:
        if self.valgt_forste_dag is not None:
            return tidslinje(self.valgt_forste_dag)
        forste = forste_dag(self.fravaer, veier)
        return None if forste is None else tidslinje(forste, dag_16(self.fravaer, veier))

    def avtale_pdf(self, *, med_beskjed: bool, med_tidslinje: bool = False) -> bytes:
        """Build the agreement.

        Raises:
            DoesNotFitError: It does not fit half a side.
        """
        from desktop.pdf.avtale_pdf import bygg_avtale

        return bygg_avtale(self.avtale(med_beskjed=med_beskjed, med_tidslinje=med_tidslinje))

    def avtale_feil(self, *, med_beskjed: bool, med_tidslinje: bool = False) -> tuple[Feil, ...]:
        """Return what does not fit half a side, with the longest lines."""
        from desktop.pdf.avtale_pdf import for_langt

        return for_langt(self.avtale(med_beskjed=med_beskjed, med_tidslinje=med_tidslinje))

    def avtale_bilde(self, bredde: int, *, med_beskjed: bool, med_tidslinje: bool = False) -> Any:  # noqa: ANN401 - Bilde
        """Draw the agreement as a picture of a width in pixels.

        Raises:
            DoesNotFitError: It does not fit half a side.
        """
        from desktop.pdf.bilde import tegn

        pdf = self.avtale_pdf(med_beskjed=med_beskjed, med_tidslinje=med_tidslinje)
        return tegn(pdf, bredde)

    def neste_samtale_fil(self, klokka: time | None = None) -> bytes | None:
        """Write the next samtale as a calendar entry, or nothing when there is none to write."""
        dag = self._oppsummering().neste_samtale
        if dag is None:
            return None
        tittel = self._arkord.ord["kalender"].i(language())
        return hendelse(dag, tittel, uid=uuid4(), na=datetime.now(UTC), klokka=klokka)

    def skrevet_ut(self) -> None:
        """Count one more print or saved page."""
        self._post = msgspec.structs.replace(self._post, skrevet_ut=self._post.skrevet_ut + 1)
        self.lagre()

    def _oppsummering(self, *, med_beskjed: bool = False) -> Oppsummering:
        behold = self._post.behold_timer
        return Oppsummering.of(self.samtale, behold_timer=behold, med_beskjed=med_beskjed)

    @property
    def _arksprak(self) -> Sprak:
        return self.samtale.ark.language or "nb"

    # Saving

    def lagre(self) -> None:
        """Save at once: on a change of phase, when a field is left, on lock and on close."""
        self._autosave.stop()
        self._senest.stop()
        self._prov_igjen.stop()
        if self.skrivebeskyttet or not self.ulagret or self._underveis is self._post:
            return
        self._post = msgspec.structs.replace(self._post, endret=datetime.now(UTC))
        post = self._underveis = self._post

        def lagret(_resultat: object) -> None:
            self._lagret = post
            self.lagrefeil = None
            if not self.skrivebeskyttet:  # else it was put away while this was on its way
                self.saved.emit(post.endret)

        self._lagre(post, lagret, self._on_lagring_feilet)

    def lagring(self) -> "Callable[[Hvelv], None]":
        """Return what saves it as it is now, for the thread of the vault."""
        post = self._post
        return lambda hvelv: hvelv.samtaler.save(post)

    def _on_lagring_feilet(self, error: DesktopError) -> None:
        self._underveis = None
        if not self.skrivebeskyttet:
            self.lagrefeil = error
            self._prov_igjen.start()
            self.save_failed.emit(error)

    def _endre(self, ny: Samtale, sti: str = "", *, behold_timer: bool | None = None) -> None:
        behold = self._post.behold_timer if behold_timer is None else behold_timer
        if (ny, behold) == self._na or self.skrivebeskyttet:
            return
        if not self._samme_skriving(sti):
            self._angre = [*self._angre[1 - MAKS_ANGRE :], self._na]
        self._gjor_om.clear()
        self._siste_sti = sti
        self._siden_sist.start()
        if sti != "ark.godkjent" and ny.ark.godkjent:
            ny = stier.med(ny, "ark.godkjent", False)
        self._erstatt(ny, behold)

    @property
    def _na(self) -> tuple[Samtale, bool]:
        return self.samtale, self._post.behold_timer

    def _samme_skriving(self, sti: str) -> bool:
        nylig = self._siden_sist.isValid() and self._siden_sist.elapsed() < ANGRE_MS
        return bool(sti) and sti == self._siste_sti and nylig and bool(self._angre)

    def _bytt(self, fra: list[tuple[Samtale, bool]], til: list[tuple[Samtale, bool]]) -> None:
        if fra and not self.skrivebeskyttet:
            til.append(self._na)
            self._siste_sti = ""
            self._erstatt(*fra.pop())

    def _erstatt(self, ny: Samtale, behold: bool) -> None:
        self._post = msgspec.structs.replace(self._post, samtale=ny, behold_timer=behold)
        self._autosave.start()
        if not self._senest.isActive():
            self._senest.start()
        self.changed.emit(ny)


def _last_sidemaler() -> None:
    from desktop.pdf import ark_pdf, snitt

    assert ark_pdf  # noqa: S101 - loaded is all it should be
    snitt.registrer()


def _sporsmal_om(samtale: Samtale, valgt: ValgtMulighet) -> int | None:
    """Return the number of the point that asks about a possibility; edited words are their own."""
    tekst = valgt.tekst.strip()
    numre = (n for n, p in enumerate(samtale.avtale.punkter) if p.hva.endswith(f": {tekst}"))
    return next(numre, None) if tekst else None


def _med_sporsmal(samtale: Samtale, sti: str, verdi: object) -> Samtale:
    """Let the point that asks about a possibility have its new words; none leave it as it is."""
    treff = _MULIGHETSTEKST.fullmatch(sti)
    if treff is None or not isinstance(verdi, str) or not verdi.strip():
        return samtale
    valgt = samtale.muligheter[int(treff[1])]
    n = _sporsmal_om(samtale, valgt)
    if n is None:
        return samtale
    hva = samtale.avtale.punkter[n].hva.removesuffix(valgt.tekst.strip()) + verdi.strip()
    return stier.med(samtale, f"avtale.punkter.{n}.hva", hva[:MAKS_TEGN])
