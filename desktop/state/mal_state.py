"""The job templates of the workplace's own: saved from a samtale, edited and kept."""

from decimal import Decimal
from uuid import uuid4

import msgspec

from desktop.domain import jobbmal
from desktop.domain.jobbmal import EgenMal, Maler, Maloppgave
from desktop.domain.katalog import linje
from desktop.domain.katalog_fil import les_maler, skriv_maler
from desktop.domain.samtale import Samtale
from desktop.state.verdi_state import VerdiState


class MalState(VerdiState[Maler]):
    """The job templates of the vault; see :class:`VerdiState` for the signals."""

    NAVN = "jobbmaler"

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
                "timer": timer,
                "oppgaver": oppgaver,
            }
            gitt = {n: v for n, v in felter.items() if v is not None}
            ny = msgspec.structs.replace(mal, **gitt)
            self._endre(jobbmal.med_mal(self._verdi, ny), f"{mal_id}.{','.join(gitt)}")

    def fjern(self, mal_id: str) -> None:
        """Take a template away."""
        self._endre(jobbmal.uten_mal(self._verdi, mal_id))

    def _begynnelse(self) -> Maler:
        return Maler()

    def _les(self, data: bytes) -> Maler:
        return les_maler(data)

    def _skriv(self, verdi: Maler) -> bytes:
        return skriv_maler(verdi)


def _ny_id() -> str:
    return f"mal-{uuid4().hex[:12]}"
