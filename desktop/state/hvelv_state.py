"""Locked or open: making the vault, opening it, and everything kept in it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Qt, Signal

from desktop import content
from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.arkivpost import Arkivpost, Slag
from desktop.domain.samtale import Forrige, Samtale
from desktop.domain.tekst import SPRAK, Sprak
from desktop.errors import DesktopError
from desktop.state.kjorer import Kjorer
from desktop.state.samtale_state import SamtaleState
from desktop.storage.arbeider import Arbeider
from desktop.storage.funn import hvelv_finnes

if TYPE_CHECKING:
    from desktop.storage.hvelv import Hvelv

_ARBEIDSPLASS = "arbeidsplass"


class HvelvState(QObject):
    """The vault of this laptop, or one in memory for a demo.

    Signals:
        apnet: It is open.
        last: It is locked, and nothing of it is left here.
        feilet: It could not be made, opened, read or written; carries the DesktopError.
        opptatt: Whether a passphrase is being worked on.
        endret: The list of samtaler or the workplace is another.
    """

    apnet = Signal()
    last = Signal()
    feilet = Signal(object)
    opptatt = Signal(bool)
    endret = Signal()

    def __init__(self, mappe: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mappe = mappe
        self._kjorer = Kjorer(Arbeider(), self)
        self._hvelv: Hvelv | None = None
        self._poster: dict[UUID, Arkivpost] = {}
        self._slettede: set[UUID] = set()
        self.arbeidsplass = Arbeidsplass()
        self.skriv_ut_uten_godkjenning = False
        self.apen_samtale: SamtaleState | None = None

    @property
    def demo(self) -> bool:
        """Whether everything is in memory only."""
        return self._mappe is None

    @property
    def apen(self) -> bool:
        """Whether the vault is open."""
        return self._hvelv is not None

    @property
    def finnes(self) -> bool:
        """Whether there is a vault to open.

        Raises:
            DesktopError: The folder cannot be read.
        """
        return self._mappe is not None and hvelv_finnes(self._mappe)

    def opprett(self, passord: str) -> None:
        """Make the vault and open it."""
        self._apne(_opprett, self._mappe, passord)

    def las_opp(self, passord: str) -> None:
        """Open the vault."""
        self._apne(_las_opp, self._mappe, passord)

    def start_demo(self, sprak: Sprak) -> None:
        """Open a vault in memory with the examples in it."""
        self._apne(_demohvelv, sprak)

    def poster(self) -> list[Arkivpost]:
        """Return what is kept, the last changed first."""
        return sorted(self._poster.values(), key=lambda p: p.endret, reverse=True)

    def ny_samtale(self, samtale: Samtale) -> SamtaleState:
        """Begin a samtale; nothing is kept before the first change."""
        na = datetime.now(UTC)
        post = Arkivpost(
            id=uuid4(),
            samtale=samtale,
            fase=1,
            slag="utkast",
            opprettet=na,
            endret=na,
            slettes=date.today() + timedelta(days=self.arbeidsplass.utkast_dager),  # noqa: DTZ011
        )
        return self._bruk(post)

    def apne(self, samtale_id: UUID) -> SamtaleState:
        """Open a samtale that is kept, where it was left."""
        return self._bruk(self._poster[samtale_id])

    def vis_eksempel(self, kode: str, sprak: Sprak) -> SamtaleState:
        """Open a shipped example, which cannot be changed and is not kept."""
        post = _eksempelpost(kode, sprak)
        return SamtaleState(
            post, self._lagre_ikke, content.arkord(), skrivebeskyttet=True, parent=self
        )

    def behold(self, state: SamtaleState, slag: Slag) -> None:
        """Keep only the agreement, or the whole samtale, until the next one."""
        samtale = state.samtale
        if slag == "avtale":
            samtale = Samtale(
                dato=samtale.dato,
                ansatt=samtale.ansatt,
                leder=samtale.leder,
                muligheter=samtale.muligheter,
                avtale=samtale.avtale,
            )
        neste = samtale.avtale.neste_samtale or samtale.dato + timedelta(days=14)
        post = Arkivpost(
            id=state.post.id,
            samtale=samtale,
            fase=state.post.fase,
            slag=slag,
            opprettet=state.post.opprettet,
            endret=datetime.now(UTC),
            slettes=neste + timedelta(days=self.arbeidsplass.utkast_dager),
            skrevet_ut=state.post.skrevet_ut,
        )
        self.lukk_samtale(lagre=False)
        self._lagre(post, lambda _: None, self.feilet.emit)

    def angre_slett(self, post: Arkivpost) -> None:
        """Keep a samtale after all."""
        self._slettede.discard(post.id)
        self._lagre(post, lambda _: None, self.feilet.emit)

    def slett(self, samtale_id: UUID) -> Arkivpost | None:
        """Erase one samtale; return what it was, for one who did not mean it."""
        post = self._poster.get(samtale_id)
        if self.apen_samtale and self.apen_samtale.post.id == samtale_id:
            self.lukk_samtale(lagre=False)
        self._slettede.add(samtale_id)
        self._poster.pop(samtale_id, None)
        if self._hvelv:
            self._kjorer.kjor(self._hvelv.samtaler.delete, samtale_id, feilet=self.feilet.emit)
        self.endret.emit()
        return post

    def lukk_samtale(self, *, lagre: bool = True) -> None:
        """Put the open samtale away."""
        state, self.apen_samtale = self.apen_samtale, None
        if state and lagre:
            state.lagre()
        elif state:
            state.skrivebeskyttet = True

    def sett_arbeidsplass(self, arbeidsplass: Arbeidsplass) -> None:
        """Keep another workplace."""
        self.arbeidsplass = arbeidsplass
        if self._hvelv:
            self._kjorer.kjor(
                self._hvelv.verdier.set,
                _ARBEIDSPLASS,
                arbeidsplass.til_json(),
                feilet=self.feilet.emit,
            )
        self.endret.emit()

    def neste_av(self, post: Arkivpost) -> Samtale:
        """Return what the next samtale starts from: the agreement that was kept."""
        forrige = post.samtale
        return Samtale(
            dato=date.today(),  # noqa: DTZ011 - a date on paper has no zone
            ansatt=forrige.ansatt,
            leder=forrige.leder,
            jobbliste=forrige.jobbliste,
            forrige=Forrige(
                tiltak=tuple(
                    filter(
                        None,
                        (
                            *(m.tekst for m in forrige.muligheter),
                            *(p.hva for p in forrige.avtale.punkter),
                        ),
                    )
                )
            ),
        )

    def las(self) -> None:
        """Save what is open, close the vault and forget what was in it.

        Nothing is locked while the saving fails: the text is in the window and nowhere else.
        """
        if self._hvelv is None or self.demo:
            return
        state = self.apen_samtale
        if state is not None and state.ulagret and not state.skrivebeskyttet:
            state.saved.connect(self._las_na, Qt.ConnectionType.SingleShotConnection)
            state.lagre()
        else:
            self._las_na()

    def _las_na(self, _nar: object = None) -> None:
        if self._hvelv is None:
            return
        for state in self.findChildren(SamtaleState):
            state.skrivebeskyttet = True
            state.deleteLater()
        self.apen_samtale = None
        self._kjorer.kjor(self._hvelv.lukk, feilet=self.feilet.emit)
        self._hvelv = None
        self._poster = {}
        self.arbeidsplass = Arbeidsplass()
        self.last.emit()

    def lagre_na(self) -> DesktopError | None:
        """Save what is open and wait for it; return what stood in the way, if anything."""
        state = self.apen_samtale
        if self._hvelv is None or state is None or state.skrivebeskyttet or not state.ulagret:
            return None
        try:
            self._kjorer.vent(self._hvelv.samtaler.save, state.post)
        except DesktopError as error:
            return error
        return None

    def lukk(self) -> None:
        """Save what is open, close the vault and end the storage thread."""
        if self.apen_samtale:
            self.apen_samtale.lagre()
        if self._hvelv:
            self._kjorer.kjor(self._hvelv.lukk)
        self._kjorer.lukk()

    def _bruk(self, post: Arkivpost) -> SamtaleState:
        self.lukk_samtale()
        state = SamtaleState(post, self._lagre, content.arkord(), demo=self.demo, parent=self)
        self.apen_samtale = state
        return state

    def _lagre(
        self,
        post: Arkivpost,
        ferdig: Callable[[Any], None],
        feilet: Callable[[DesktopError], None],
    ) -> None:
        if self._hvelv is None or post.id in self._slettede:
            return
        self._poster[post.id] = post
        self._kjorer.kjor(self._hvelv.samtaler.save, post, ferdig=ferdig, feilet=feilet)
        self.endret.emit()

    def _lagre_ikke(self, *_: object) -> None:
        """Keep nothing of an example."""

    def _apne(self, fn: "Callable[..., Hvelv]", *args: object) -> None:
        self.opptatt.emit(True)
        self._kjorer.kjor(_apne_og_les, fn, *args, ferdig=self._on_apnet, feilet=self._on_feilet)

    def _on_apnet(self, svar: "tuple[Hvelv, list[Arkivpost], bytes | None]") -> None:
        self._hvelv, poster, arbeidsplass = svar
        self._poster = {post.id: post for post in poster}
        if arbeidsplass:
            self.arbeidsplass = Arbeidsplass.av_json(arbeidsplass)
        self.opptatt.emit(False)
        self.apnet.emit()

    def _on_feilet(self, error: DesktopError) -> None:
        self.opptatt.emit(False)
        self.feilet.emit(error)


def _apne_og_les(
    fn: "Callable[..., Hvelv]", *args: object
) -> "tuple[Hvelv, list[Arkivpost], bytes | None]":
    hvelv = fn(*args)
    return hvelv, hvelv.samtaler.newest_first(), hvelv.verdier.get(_ARBEIDSPLASS)


# The database is heavy to load, so it wakes on its own thread, after the window is painted.


def _opprett(mappe: Path, passord: str) -> "Hvelv":
    from desktop.storage.hvelv import Hvelv

    return Hvelv.opprett(mappe, passord)


def _las_opp(mappe: Path, passord: str) -> "Hvelv":
    from desktop.storage.hvelv import Hvelv

    return Hvelv.apne(mappe, passord)


def _demohvelv(sprak: Sprak) -> "Hvelv":
    from desktop.storage.hvelv import Hvelv

    hvelv = Hvelv.i_minnet()
    for kode in content.eksempelkoder():
        hvelv.samtaler.save(_eksempelpost(kode, sprak if sprak in SPRAK else "nb"))
    return hvelv


def _eksempelpost(kode: str, sprak: Sprak) -> Arkivpost:
    na = datetime.now(UTC)
    return Arkivpost(
        id=uuid4(),
        samtale=content.eksempel(kode, sprak),
        fase=1,
        slag="utkast",
        opprettet=na,
        endret=na,
    )
