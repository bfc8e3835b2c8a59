"""Something kept whole under a name in the vault, and the only way to change it."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from desktop.errors import DamagedContentError, DesktopError, NoRoomError
from desktop.state.samtale_state import ANGRE_MS, AUTOSAVE_MS, MAKS_ANGRE, PROV_IGJEN_MS

if TYPE_CHECKING:
    from desktop.state.hvelv_state import HvelvState
    from desktop.storage.hvelv import Hvelv

T = TypeVar("T")


class VerdiState(QObject, Generic[T]):
    """Holds one value of the vault, saves it a moment after each change, and takes changes back.

    Signals:
        changed: It is another, or has just been read.
        saved: It is on the disk; carries when.
        save_failed: It is not, and is tried again soon; carries the DesktopError.
        feilet: It could not be read, or something that was asked for was refused; carries the
            DesktopError.

    Attributes:
        skadet: Why what is in the vault cannot be read; until :meth:`begynn_pa_nytt`, it is left
            as it is and nothing can be changed.
        lagrefeil: Why the last saving failed, until one works.
    """

    changed = Signal()
    saved = Signal(object)
    save_failed = Signal(object)
    feilet = Signal(object)

    NAVN = ""

    def __init__(self, hvelv: "HvelvState") -> None:
        super().__init__(hvelv)
        self._na: T | None = None  # made when it is first asked for, not while the window starts
        self._lagret: T | None = None
        self._underveis: T | None = None
        self._angre: list[T] = []
        self._gjor_om: list[T] = []
        self._siste_sti = ""
        self._siden_sist = QElapsedTimer()
        self._autosave = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._autosave.timeout.connect(self.lagre)
        self._prov_igjen = QTimer(self, singleShot=True, interval=PROV_IGJEN_MS)
        self._prov_igjen.timeout.connect(self.lagre)
        self._uberort = True
        self.skadet: DesktopError | None = None
        self.lagrefeil: DesktopError | None = None

    @property
    def _hvelv(self) -> "HvelvState":
        """The vault, by way of Qt: held from here, the two would be left to the garbage collector.

        It may run on the thread of the database, and nothing of Qt must end there.
        """
        return cast("HvelvState", self.parent())

    # What a kind of value must say about itself

    def _begynnelse(self) -> T:
        """Return what there is before anything is kept."""
        raise NotImplementedError

    def _les(self, data: bytes) -> T:
        raise NotImplementedError

    def _skriv(self, verdi: T) -> bytes:
        raise NotImplementedError

    # Opening and locking, called by HvelvState

    def apnet(self, data: bytes | None) -> None:
        """Take what the vault holds under the name; damage is told, never taken for empty."""
        self.glem()
        if data is not None:
            self._uberort = False
            try:
                self._na = self._lagret = self._les(data)
            except DesktopError as error:
                self.skadet = error
                self.feilet.emit(error)
        self.changed.emit()

    def glem(self) -> None:
        """Forget everything that was in the vault."""
        self._autosave.stop()
        self._prov_igjen.stop()
        self._angre, self._gjor_om, self._siste_sti = [], [], ""
        self.skadet = self.lagrefeil = None
        self._underveis = None
        self._uberort = True
        self._na = self._lagret = None

    @property
    def _verdi(self) -> T:
        if self._na is None:
            self._na = self._lagret = self._begynnelse()
        return self._na

    @property
    def skrivebeskyttet(self) -> bool:
        """Whether nothing can be changed."""
        return self.skadet is not None

    @property
    def ulagret(self) -> bool:
        """Whether something is not on the disk yet."""
        return self._lagret is not self._na

    @property
    def lagring_feilet(self) -> bool:
        """Whether the last saving failed, and is tried again."""
        return self._prov_igjen.isActive()

    def begynn_pa_nytt(self) -> None:
        """Start again in place of what cannot be read, after a backup of it."""
        if self.skadet is not None:
            ny = self._begynnelse()
            self._med_kopi(ny, partial(self._erstatt_alt, ny))

    # Undo

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

    # Saving

    def lagre(self) -> None:
        """Save at once: when a field is left, on lock and on close."""
        self._autosave.stop()
        self._prov_igjen.stop()
        if self.skrivebeskyttet or not self.ulagret or self._underveis is self._verdi:
            return
        if not self._hvelv.apen:  # a backup is being put in place
            self._prov_igjen.start()
            return
        verdi = self._underveis = self._verdi
        self._hvelv.gjor(self.lagring(), lambda _: self._on_lagret(verdi), self._on_lagring_feilet)

    def lagring(self) -> "Callable[[Hvelv], None]":
        """Return what saves it as it is now, for the thread of the vault."""
        return partial(_sett, navn=self.NAVN, data=self._skriv(self._verdi))

    def _on_lagret(self, verdi: T) -> None:
        self._lagret = verdi
        self.lagrefeil = None
        self.saved.emit(datetime.now(UTC))

    def _on_lagring_feilet(self, error: DesktopError) -> None:
        self._underveis = None
        self.lagrefeil = error
        self._prov_igjen.start()
        self.save_failed.emit(error)

    def _endre(self, ny: T, sti: str = "", *, angres: bool = True) -> None:
        """Make it another; changes of the same path soon after each other are undone together."""
        if ny == self._verdi or self.skrivebeskyttet or not self._far_plass(ny):
            return
        if angres and not self._samme_skriving(sti):
            self._angre = [*self._angre[1 - MAKS_ANGRE :], self._verdi]
        if angres:
            self._gjor_om.clear()
            self._siste_sti = sti
            self._siden_sist.start()
        self._erstatt(ny)

    def _med_kopi(self, ny: T, ferdig: Callable[[], None]) -> None:
        """Keep it in the vault after a backup of what is there, or change nothing at all."""
        if self._far_plass(ny):
            self._hvelv.gjor(
                partial(_sett_med_kopi, navn=self.NAVN, data=self._skriv(ny)),
                lambda _: ferdig(),
                self.feilet.emit,
            )

    def _ta_inn(self, lag: Callable[[], T]) -> None:
        """Keep what is made of the value, after a backup; what is done meanwhile is not lost."""
        for_, pa_vei, ny = self._verdi, self._underveis, lag()

        def ferdig() -> None:
            if self._verdi is for_ and self._underveis is pa_vei:
                self._erstatt_alt(ny)
            else:  # changed, or saved on top of what was just kept
                self._endre(lag())

        self._med_kopi(ny, ferdig)

    def _far_plass(self, ny: T) -> bool:
        """Tell whether it could be read again; nothing is kept that would be taken for damaged."""
        try:
            self._les(self._skriv(ny))
        except DamagedContentError:
            self.feilet.emit(NoRoomError())
            return False
        return True

    def _erstatt_alt(self, ny: T) -> None:
        """Take what is in the vault already; it can be undone."""
        if self.skadet is None:
            self._angre = [*self._angre[1 - MAKS_ANGRE :], self._verdi]
        self._gjor_om.clear()
        self._siste_sti = ""
        self.skadet = None
        self._erstatt(ny)
        self._lagret = ny
        self._autosave.stop()
        self.saved.emit(datetime.now(UTC))

    def _samme_skriving(self, sti: str) -> bool:
        nylig = self._siden_sist.isValid() and self._siden_sist.elapsed() < ANGRE_MS
        return bool(sti) and sti == self._siste_sti and nylig and bool(self._angre)

    def _bytt(self, fra: list[T], til: list[T]) -> None:
        if fra and not self.skrivebeskyttet:
            til.append(self._verdi)
            self._siste_sti = ""
            self._erstatt(fra.pop())

    def _erstatt(self, ny: T) -> None:
        self._uberort = False
        self._na = ny
        self._autosave.start()
        self.changed.emit()


def _sett(hvelv: "Hvelv", navn: str, data: bytes) -> None:
    hvelv.verdier.set(navn, data)


def _sett_med_kopi(hvelv: "Hvelv", navn: str, data: bytes) -> None:
    hvelv.sett_med_kopi(navn, data, datetime.now(UTC))
