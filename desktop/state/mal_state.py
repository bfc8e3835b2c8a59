"""The job templates of the workplace's own: saved from a samtale, edited and kept."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import msgspec

from desktop import content
from desktop.domain import jobbmal
from desktop.domain.forskjell import Forskjell, malforskjell
from desktop.domain.jobbmal import EgenMal, Maler, Maloppgave
from desktop.domain.katalog import linje
from desktop.domain.katalog_fil import les_maler, skriv_maler
from desktop.domain.samtale import Samtale
from desktop.domain.streng_json import MAKS_BYTES
from desktop.innfil import les_inntil
from desktop.state.hvelvarbeid import MALER
from desktop.state.verdi_state import VerdiState
from desktop.utfil import skriv_fil

MINST_TIMER = 1  # hours of a full position, as a file takes them


class MalState(VerdiState[Maler]):
    """The job templates of the vault; see :class:`VerdiState` for the signals."""

    NAVN = MALER

    @property
    def maler(self) -> tuple[EgenMal, ...]:
        """The templates, in order."""
        return self._verdi.maler

    def finn(self, mal_id: str) -> EgenMal | None:
        """Return the template of an id."""
        return next((m for m in self.maler if m.id == mal_id), None)

    def av_samtale(self, navn: str, samtale: Samtale) -> str:
        """Save the tasks and hours of a samtale, and nothing else, as a template; return its id.

        Raises:
            ValueError: The position has no hours.
        """
        ansatt = samtale.ansatt
        ny = jobbmal.av_jobbliste(
            _ny_id(),
            linje(navn)[:200],
            samtale.jobbliste,
            ansatt.heltid_timer or self._hvelv.arbeidsplass.heltid_timer,
            ansatt.stillingsprosent or Decimal(100),
        )
        self._endre(jobbmal.med_mal(self._verdi, ny))
        return ny.id

    def ny(self, navn: str, timer: Decimal) -> str:
        """Add an empty template; return its id."""
        ny = EgenMal(_ny_id(), linje(navn)[:200], timer)
        self._endre(jobbmal.med_mal(self._verdi, ny))
        return ny.id

    def sett(
        self,
        mal_id: str,
        *,
        navn: str | None = None,
        timer: Decimal | None = None,
        oppgaver: tuple[Maloppgave, ...] | None = None,
    ) -> None:
        """Give a template another name, other hours or other tasks."""
        mal = self.finn(mal_id)
        if mal is not None:
            felter: dict[str, object] = {
                "navn": None if navn is None else linje(navn)[:200],
                "timer": timer if timer and timer >= MINST_TIMER else None,
                "oppgaver": None if oppgaver is None else tuple(map(_ren, oppgaver)),
            }
            gitt = {n: v for n, v in felter.items() if v is not None}
            ny = msgspec.structs.replace(mal, **gitt)
            self._endre(jobbmal.med_mal(self._verdi, ny), f"{mal_id}.{','.join(gitt)}")

    def fjern(self, mal_id: str) -> None:
        """Take a template away."""
        self._endre(jobbmal.uten_mal(self._verdi, mal_id))

    def forhandsvis(self, fil: Path, ferdig: Callable[["Malvisning"], None]) -> None:
        """Read a file of templates, and hand on what it would change; nothing is changed.

        A file that is refused comes as ``feilet`` with a FilAvvistError and every fault, one that
        cannot be read with a MiljoError.
        """

        def vis(lest: Maler) -> None:
            ferdig(self.visning(lest))

        self._hvelv.gjor(lambda _: _les_fil(fil), vis, self.feilet.emit)

    def visning(self, lest: Maler) -> "Malvisning":
        """Return what templates that were read would change as things are now."""
        return Malvisning(lest, malforskjell(self._verdi, self._sammen(lest)))

    def importer(self, lest: Maler) -> None:
        """Keep templates that were read beside the others, after a backup; all of them or none."""
        if not self.skrivebeskyttet:
            self._ta_inn(lambda: self._sammen(lest))

    def _sammen(self, lest: Maler) -> Maler:
        nye = self._verdi
        for mal in lest.maler:
            nye = jobbmal.med_mal(nye, mal)
        return nye

    def eksporter(self, fil: Path) -> None:
        """Write the templates to a file; its ending says which kind: XLSX, CSV or JSON.

        Raises:
            MiljoError: It cannot be written; nothing is left behind.
        """
        from desktop.regneark.fil import skriv_maler as skriv

        skriv_fil(fil, skriv(_uten_tomme(self._verdi), fil.suffix.lower(), content.katalogord()))

    def _begynnelse(self) -> Maler:
        return Maler()

    def _les(self, data: bytes) -> Maler:
        return les_maler(data)

    def _skriv(self, verdi: Maler) -> bytes:
        return skriv_maler(verdi)


class Malvisning(msgspec.Struct, frozen=True):
    """What a file would change.

    Attributes:
        maler: What to give to :meth:`MalState.importer`: those of the file.
    """

    maler: Maler
    forskjell: Forskjell


def _les_fil(fil: Path) -> Maler:
    from desktop.regneark.fil import les_maler as les

    return les(les_inntil(fil, MAKS_BYTES), content.katalogord())


def _ren(oppgave: Maloppgave) -> Maloppgave:
    return msgspec.structs.replace(oppgave, oppgave=linje(oppgave.oppgave))


def _uten_tomme(maler: Maler) -> Maler:
    """Leave out tasks nobody has written yet: no file can be read with them."""
    return Maler(
        tuple(
            msgspec.structs.replace(mal, oppgaver=tuple(o for o in mal.oppgaver if o.oppgave))
            for mal in maler.maler
        )
    )


def _ny_id() -> str:
    return f"mal-{uuid4().hex[:12]}"
