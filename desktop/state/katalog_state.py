"""The catalogues of the units: what this workplace can offer, edited, searched and kept."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import msgspec

from desktop import content
from desktop.domain import katalog as kat
from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.forskjell import Forskjell, forskjell
from desktop.domain.katalog import EGEN, GJENNOMGAS_ETTER, Enhet, Katalog, Katalogmulighet, LagetMed
from desktop.domain.katalog_fil import les_katalog, skriv_katalog
from desktop.domain.mulighet import Mulighet, ValgtMulighet
from desktop.domain.streng_json import MAKS_BYTES
from desktop.domain.tekst import Tekst
from desktop.i18n import language
from desktop.innfil import les_inntil
from desktop.state.hvelvarbeid import KATALOG
from desktop.state.ordsok import fold, har
from desktop.state.verdi_state import VerdiState
from desktop.utfil import skriv_fil

if TYPE_CHECKING:
    from desktop.state.hvelv_state import HvelvState


class KatalogState(VerdiState[Katalog]):
    """The units of the vault, one of them in use; see :class:`VerdiState` for the signals.

    Until something is changed, there is one unit made of the workplace as it was set up.
    """

    NAVN = KATALOG

    def __init__(self, hvelv: "HvelvState") -> None:
        super().__init__(hvelv)
        self._av: Arbeidsplass | None = None
        self._forste = _ny_id("enhet-")  # another on every laptop, so that files find their way
        self._indeks: dict[str, tuple[Katalogmulighet, str, str]] = {}

    # The units

    @property
    def katalog(self) -> Katalog:
        """Everything, as it is now."""
        return self._verdi

    @property
    def enheter(self) -> tuple[Enhet, ...]:
        """The units; there is always one."""
        return self._verdi.enheter

    @property
    def enhet(self) -> Enhet:
        """The unit in use."""
        return self._verdi.enhet

    def velg(self, enhet_id: str) -> None:
        """Use another unit, here and in every samtale."""
        self._endre(msgspec.structs.replace(self._verdi, valgt=enhet_id), angres=False)

    def ny_enhet(self, navn: str, arbeidsplasstype: str = "", *, kopi: bool = False) -> str:
        """Add a unit and use it; return its id.

        Args:
            navn: What it is called.
            arbeidsplasstype: Its kind; the shipped possibilities of that kind are its start.
            kopi: Start from what the unit in use has instead.
        """
        enhet_id = _ny_id("enhet-")
        if kopi:
            ny = msgspec.structs.replace(
                self.enhet,
                id=enhet_id,
                navn=kat.linje(navn),
                laget_med=(),  # nobody has taken part in making this one
                laget=None,
                gjennomgas=None,
            )
        else:
            ny = _lag(enhet_id, kat.linje(navn), arbeidsplasstype)
        self._endre(kat.med_enhet(self._verdi, ny))
        return enhet_id

    def slett_enhet(self, enhet_id: str) -> None:
        """Take a unit away; the last one stays."""
        self._endre(kat.uten_enhet(self._verdi, enhet_id))

    def sett_navn(self, navn: str) -> None:
        """Call the unit something else."""
        self._sett("navn", navn=kat.linje(navn)[:200])

    def sett_type(self, arbeidsplasstype: str) -> None:
        """Say what kind of workplace it is; the possibilities stay as they are."""
        self._sett(arbeidsplasstype=arbeidsplasstype)

    def sett_laget_med(self, hvem: Iterable[LagetMed]) -> None:
        """Say who made it together with the leader."""
        self._sett(laget_med=tuple(h for h in kat.LAGET_MED if h in frozenset(hvem)))

    def sett_laget(self, dag: date | None) -> None:
        """Say when they made it."""
        self._sett(laget=dag)

    def sett_gjennomgas(self, dag: date | None) -> None:
        """Say when it is due for another look."""
        self._sett(gjennomgas=dag)

    def gjennomgatt(self) -> None:
        """Note that it has been looked through today, and is due again in a year."""
        i_dag = self._hvelv.i_dag()
        self._sett(laget=i_dag, gjennomgas=i_dag + GJENNOMGAS_ETTER)

    @property
    def gjennomgang_forfalt(self) -> bool:
        """Whether the unit in use is due for another look."""
        return not self._uberort and self.enhet.forfalt(self._hvelv.i_dag())

    # The possibilities of the unit in use

    def legg_til(self, tekst: str, **felter: object) -> str:
        """Add a possibility of their own; return its id."""
        ny = Katalogmulighet(id=_ny_id(EGEN), tekst=kat.linje(tekst))
        self._sett_enhet(kat.legg_til(self.enhet, msgspec.structs.replace(ny, **_rent(felter))))
        return ny.id

    def legg_til_kan_ikke(self, tekst: str) -> str:
        """Add something that cannot be done; return its id."""
        ny = Katalogmulighet(id=_ny_id(EGEN), tekst=kat.linje(tekst))
        self._sett_enhet(kat.legg_til_kan_ikke(self.enhet, ny))
        return ny.id

    def utenfor(self) -> list[Mulighet]:
        """Return the shipped possibilities the unit has not, those of its own kind first."""
        return kat.utenfor(self.enhet, content.muligheter())

    def hent_leverte(self, ider: Iterable[str]) -> None:
        """Take shipped possibilities into the catalogue."""
        valgte = frozenset(ider)
        nye = [kat.av_levert(m, language()) for m in self.utenfor() if m.id in valgte]
        self._sett_enhet(kat.legg_til(self.enhet, *nye))

    def endre(self, mulighet_id: str, **felter: object) -> None:
        """Give a possibility other fields: ``endre("A01", tekst="…", hvem_avgjor="ma_sporre")``."""
        sti = f"{mulighet_id}.{','.join(felter)}"
        self._sett_enhet(kat.endre(self.enhet, mulighet_id, **_rent(felter)), sti)

    def fjern(self, *ider: str) -> None:
        """Take possibilities out of the catalogue."""
        self._sett_enhet(kat.fjern(self.enhet, *ider))

    def flytt(self, mulighet_id: str, plass: int) -> None:
        """Move one that is offered to another place in the order."""
        self._sett_enhet(kat.flytt(self.enhet, mulighet_id, plass))

    def kan_ikke_na(self, mulighet_id: str) -> None:
        """Move one that is offered to «dette kan vi ikke få til»."""
        self._sett_enhet(kat.kan_ikke_na(self.enhet, mulighet_id))

    def kan_likevel(self, mulighet_id: str) -> None:
        """Offer one that stood among what cannot be done."""
        self._sett_enhet(kat.kan_likevel(self.enhet, mulighet_id))

    # Reading it

    def tekst(self, mulighet: Katalogmulighet) -> str:
        """Return the text; one that was shipped and is not edited, in the language in use."""
        levert = _leverte().get(mulighet.id)
        if levert is not None and mulighet.tekst in _alle(levert):
            return levert.tekst.i(language())
        return mulighet.tekst

    def pass_pa(self, mulighet: Katalogmulighet) -> str:
        """Return what to look out for, in the language in use where it is not edited."""
        levert = _leverte().get(mulighet.id)
        if levert is None or levert.pass_pa is None:
            return mulighet.pass_pa
        kjent = (levert.pass_pa.nb, levert.pass_pa.nn, levert.pass_pa.en)
        return levert.pass_pa.i(language()) if mulighet.pass_pa in kjent else mulighet.pass_pa

    def sok(self, tekst: str) -> list[Katalogmulighet]:
        """Return what is offered with every word of a text in it, in the unit's order.

        A word is found in the text, the kind and the loads, whatever its case and accents.
        """
        ordene = fold(tekst).split()
        return [m for m in self.enhet.muligheter if har(self._foldet(m), ordene)]

    def sok_kan_ikke(self, tekst: str) -> list[Katalogmulighet]:
        """Return what cannot be done with every word of a text in it."""
        ordene = fold(tekst).split()
        return [m for m in self.enhet.kan_ikke if har(self._foldet(m), ordene)]

    def sok_utenfor(self, tekst: str) -> list[Katalogmulighet]:
        """Return the shipped possibilities the unit has not, with every word of a text in them."""
        ordene = fold(tekst).split()
        alle = (kat.av_levert(m, language()) for m in self.utenfor())
        return [m for m in alle if har(self._foldet(m), ordene)]

    def som_muligheter(self) -> tuple[Mulighet, ...]:
        """Return what the unit offers as papers take it; unedited texts keep their languages."""
        return tuple(_som_mulighet(m) for m in self.enhet.muligheter)

    def kan_ikke_som_muligheter(self) -> tuple[Mulighet, ...]:
        """Return «Dette kan vi ikke få til» of the unit in the same way."""
        return tuple(_som_mulighet(m) for m in self.enhet.kan_ikke)

    def valgt(self, mulighet: Katalogmulighet) -> ValgtMulighet:
        """Return what a samtale remembers of a possibility that is chosen today."""
        return kat.valgt(mulighet, self.tekst(mulighet), self._hvelv.i_dag())

    # Files

    def forhandsvis(self, fil: Path, ferdig: Callable[["Forhandsvisning"], None]) -> None:
        """Read a file of a catalogue, and hand on what it would change; nothing is changed.

        A file that is refused comes as ``feilet`` with a FilAvvistError and every fault, one that
        cannot be read with a MiljoError.
        """

        def vis(lest: Enhet) -> None:
            ferdig(self.visning(lest))

        self._hvelv.gjor(lambda _: _les_fil(fil), vis, self.feilet.emit)

    def visning(self, lest: Enhet) -> "Forhandsvisning":
        """Return what a unit that was read would change as things are now."""
        enhet = self._inn(lest)
        gammel = next((e for e in self.enheter if e.id == enhet.id), None)
        return Forhandsvisning(enhet, gammel, forskjell(gammel, enhet), lest)

    def importer(self, enhet: Enhet) -> None:
        """Put a unit that was read in place of the one with its id, or beside the others.

        A backup is made first; then all of it is kept, or nothing.  ``saved`` tells that it is,
        ``feilet`` that nothing was changed.
        """
        if not self.skrivebeskyttet:
            self._ta_inn(lambda: kat.med_enhet(self._verdi, enhet))

    def eksporter(self, fil: Path) -> None:
        """Write the unit in use to a file; its ending says which kind: XLSX, CSV or JSON.

        Raises:
            MiljoError: It cannot be written; nothing is left behind.
        """
        from desktop.regneark.fil import skriv

        self._fest()
        skriv_fil(fil, skriv(self._til_fil(), fil.suffix.lower(), content.katalogord()))

    def _fest(self) -> None:
        """Keep a unit nobody has changed yet, so that its file finds its way back by its id."""
        if self._uberort and not self.skrivebeskyttet:
            self._erstatt(self._verdi)
            self._lagret = None
            self.lagre()

    def _til_fil(self) -> Enhet:
        """Return the unit with the texts as they are shown."""
        enhet = self.enhet
        return msgspec.structs.replace(
            enhet,
            muligheter=tuple(self._med_tekst(m) for m in enhet.muligheter),
            kan_ikke=tuple(self._med_tekst(m) for m in enhet.kan_ikke),
        )

    def _med_tekst(self, mulighet: Katalogmulighet) -> Katalogmulighet:
        return msgspec.structs.replace(
            mulighet, tekst=self.tekst(mulighet), pass_pa=self.pass_pa(mulighet)
        )

    def _inn(self, lest: Enhet) -> Enhet:
        """Give a unit without an id the place of the one in use, whose own fields it keeps."""
        gammel = next((e for e in self.enheter if e.id == (lest.id or self.enhet.id)), None)
        kjente = {m.id: m for m in (*gammel.muligheter, *gammel.kan_ikke)} if gammel else {}
        return msgspec.structs.replace(
            lest if lest.id else self.enhet,
            muligheter=tuple(self._som_for(m, kjente.get(m.id)) for m in lest.muligheter),
            kan_ikke=tuple(self._som_for(m, kjente.get(m.id)) for m in lest.kan_ikke),
        )

    def _som_for(self, lest: Katalogmulighet, gammel: Katalogmulighet | None) -> Katalogmulighet:
        """Return what was read; texts that only changed language on the way out are as before."""
        if gammel is None:
            return lest
        samme_tekst = self.tekst(lest) == self.tekst(gammel)
        samme_pass_pa = self.pass_pa(lest) == self.pass_pa(gammel)
        return msgspec.structs.replace(
            lest,
            tekst=gammel.tekst if samme_tekst else lest.tekst,
            pass_pa=gammel.pass_pa if samme_pass_pa else lest.pass_pa,
        )

    # Inside

    def _begynnelse(self) -> Katalog:
        plass = self._av = self._hvelv.arbeidsplass
        if fra_pakken := self._hvelv.pakker.enheter:
            return Katalog(fra_pakken[0].id, fra_pakken)
        enhet = _lag(self._forste, plass.navn, plass.type, plass.kan_ikke)
        return Katalog(enhet.id, (enhet,))

    def arbeidsplassen_endret(self) -> None:
        """Make the first unit again of a workplace that is set up anew, while it is untouched."""
        if self._uberort and self._na is not None and self._av != self._hvelv.arbeidsplass:
            self._na = self._lagret = None
            self.changed.emit()

    def _les(self, data: bytes) -> Katalog:
        return les_katalog(data)

    def _skriv(self, verdi: Katalog) -> bytes:
        return skriv_katalog(verdi)

    def _sett(self, sti: str = "", **felter: object) -> None:
        self._sett_enhet(msgspec.structs.replace(self.enhet, **felter), sti)

    def _sett_enhet(self, enhet: Enhet, sti: str = "") -> None:
        self._endre(kat.med_enhet(self._verdi, enhet), sti and f"{enhet.id}.{sti}")

    def _foldet(self, mulighet: Katalogmulighet) -> str:
        sprak = language()
        kjent = self._indeks.get(mulighet.id)
        if kjent is not None and kjent[0] is mulighet and kjent[1] == sprak:
            return kjent[2]
        laster = (_lastnavn().get(last, last) for last in mulighet.avlaster)
        deler = (self.tekst(mulighet), _typenavn().get(mulighet.type, ""), *laster)
        foldet = fold(" ".join(deler))
        self._indeks[mulighet.id] = (mulighet, sprak, foldet)
        return foldet


class Forhandsvisning(msgspec.Struct, frozen=True):
    """What a file would change.

    Attributes:
        enhet: What to give to :meth:`KatalogState.importer`.
        gammel: The unit it takes the place of; none when it comes beside the others.
        lest: What was read, to look at again when something else is changed meanwhile.
    """

    enhet: Enhet
    gammel: Enhet | None
    forskjell: Forskjell
    lest: Enhet


def _les_fil(fil: Path) -> Enhet:
    from desktop.regneark.fil import les

    return les(les_inntil(fil, MAKS_BYTES), fil.name, content.katalogord())


def _lag(enhet_id: str, navn: str, type_: str, uten: Iterable[str] = ()) -> Enhet:
    return kat.ny_enhet(enhet_id, navn, type_, content.muligheter(), language(), uten)


def _som_mulighet(mulighet: Katalogmulighet) -> Mulighet:
    levert = _leverte().get(mulighet.id)
    tekst, pass_pa = mulighet.tekst, mulighet.pass_pa
    uendret = levert is not None and tekst in _alle(levert)
    kjent = levert.pass_pa if levert else None
    samme = kjent is not None and pass_pa in (kjent.nb, kjent.nn, kjent.en)
    egen = Tekst(pass_pa, pass_pa, pass_pa) if pass_pa else None
    return Mulighet(
        id=mulighet.id,
        type=mulighet.type,
        hvor=("alle",),
        avlaster=mulighet.avlaster,
        tekst=levert.tekst if levert and uendret else Tekst(tekst, tekst, tekst),
        pass_pa=kjent if samme else egen,
        tillegg=mulighet.gir,
    )


def _ny_id(start: str) -> str:
    return f"{start}{uuid4().hex[:12]}"


@cache
def _leverte() -> dict[str, Mulighet]:
    return {m.id: m for m in content.muligheter()}


def _alle(levert: Mulighet) -> tuple[str, ...]:
    return (levert.tekst.nb, levert.tekst.nn, levert.tekst.en)


def _rent(felter: dict[str, object]) -> dict[str, object]:
    return {n: kat.linje(v) if isinstance(v, str) else v for n, v in felter.items()}


def _typenavn() -> dict[str, str]:
    return {t.id: t.i(language()) for t in content.mulighetstyper()}


def _lastnavn() -> dict[str, str]:
    return {b.id: b.i(language()) for b in content.belastninger()}
