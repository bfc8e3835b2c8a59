"""Keys, backups and erasure of the open vault: asked for here, done on its thread, told by signals."""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

import msgspec
from PySide6.QtCore import QObject, Signal

from desktop.domain.tekst import Sprak
from desktop.errors import DesktopError
from desktop.i18n import language
from desktop.state.hvelv_state import HvelvState
from desktop.storage.sted import advarsel
from desktop.utfil import skriv_fil

if TYPE_CHECKING:
    from desktop.storage.drift import Drift, Kopiering
    from desktop.storage.drift import Nokkelbytte as Nokkelbytte  # for the views
    from desktop.storage.hvelv import Hvelv
    from desktop.storage.kopier import Innsyn as Innsyn
    from desktop.storage.sletting import Kvittering

Emne = Literal[
    "passord", "nokkelring", "kopi", "tell", "prov", "mappe", "slett", "kvitteringer", "innsyn"
]
Filslag = Literal["pdf", "json"]


class Kopilinje(msgspec.Struct, frozen=True):
    """One backup in a list.

    Attributes:
        nar: When it was made, in UTC.
        her: Whether it lies in the data folder, and not in the second one.
        rask: Whether it can be read without waiting for a network or a cloud.
    """

    nar: datetime
    fil: Path
    byte: int
    her: bool
    rask: bool = True


class Kopioversikt(msgspec.Struct, frozen=True):
    """The backups there are, and the folders they are in.

    Attributes:
        mappe: The second folder in use.
        sted: A code of ``storage.sted`` when that folder is not this laptop's alone.
        ute: Folders that have been given backups and cannot be reached now.
    """

    kopier: tuple[Kopilinje, ...] = ()
    mappe: str = ""
    sted: str = ""
    ute: tuple[str, ...] = ()

    @property
    def byte(self) -> int:
        """The room they take."""
        return sum(kopi.byte for kopi in self.kopier)


class Nokkelring(msgspec.Struct, frozen=True):
    """The key ring of the system.

    Attributes:
        finnes: Whether there is one to trust here.
        pa: Whether it opens this vault.
    """

    finnes: bool
    pa: bool


class SikkerhetState(QObject):
    """Does what the security page asks for.  It lives as long as the vault, while views come and go.

    Signals:
        passord_byttet: Carries the Nokkelbytte: what opens with the new one, and what does not.
        passord_riktig: The passphrase that was asked about is the right one.
        nokkelring: The key ring is asked; carries the Nokkelring.
        oversikt: The backups are read; carries the Kopioversikt.
        kopi_tatt: Carries the Kopiering.
        talt: What is in a backup is counted; carries its file and the Innsyn, none when it cannot be.
        provd: A backup has been opened and is whole; carries its file and the Innsyn.
        hentet: A backup has taken the place of what was here; carries when it was made.
        slettet: Samtaler are erased; carries the Kvittering.
        kvitteringer: The receipts are read; carries a list, the newest first.
        innsyn_lagret: The access export is written; carries the kind of file.
        feilet: Something could not be done; carries what, and the DesktopError.
    """

    passord_byttet = Signal(object)
    passord_riktig = Signal()
    nokkelring = Signal(object)
    oversikt = Signal(object)
    kopi_tatt = Signal(object)
    talt = Signal(object, object)
    provd = Signal(object, object)
    hentet = Signal(object)
    slettet = Signal(object)
    kvitteringer = Signal(object)
    innsyn_lagret = Signal(str)
    feilet = Signal(str, object)

    def __init__(self, hvelv: HvelvState) -> None:
        super().__init__(hvelv)
        self._hvelv = hvelv
        self._hentes: datetime | None = None
        self._telles: list[Path] = []
        hvelv.apnet.connect(self._on_apnet)
        hvelv.bytte_feilet.connect(self._on_bytte_feilet)

    @classmethod
    def av(cls, hvelv: HvelvState) -> "SikkerhetState":
        """Return the one of a vault."""
        return hvelv.findChild(cls) or cls(hvelv)

    @property
    def hvelv(self) -> HvelvState:
        """The vault it looks after."""
        return self._hvelv

    # Passphrase

    def bytt_passord(self, gammelt: str, nytt: str) -> None:
        """Let another passphrase open the vault, and every backup in reach."""
        self._gjor("passord", lambda d: d.bytt_passord(gammelt, nytt), self.passord_byttet.emit)

    def les_nokkelring(self) -> None:
        """Ask whether there is a key ring, and whether it opens this vault."""
        self._gjor("nokkelring", _nokkelring, self.nokkelring.emit)

    def bruk_nokkelring(self, pa: bool) -> None:
        """Let the key ring open the vault too, or no longer."""
        self._gjor("nokkelring", partial(_bruk_nokkelring, pa=pa), self.nokkelring.emit)

    def sjekk_passord(self, passord: str) -> None:
        """See that somebody knows the passphrase before they make another way in."""
        self._gjor("passord", lambda d: d.sjekk_passord(passord), self._on_riktig)

    # Backups

    def les_oversikt(self) -> None:
        """Look for the backups."""
        self._gjor("kopi", _oversikt, self.oversikt.emit)

    def ta_kopi(self) -> None:
        """Make a backup now."""
        self._gjor("kopi", lambda d: d.ta_kopi(datetime.now(UTC)), self._on_kopi)

    def sted(self, mappe: Path) -> str:
        """Return what is special about where a folder is: a cloud, ``nettverk``, or nothing."""
        return advarsel(mappe) or ""

    def bruk_mappe(self, mappe: Path | None) -> None:
        """Use a second folder, which gets a backup at once, or none."""
        self._gjor("mappe", partial(_bruk_mappe, mappe=mappe), self._on_kopi)

    def tell(self, kopier: Iterable[Path]) -> None:
        """Count what is in backups, one at a time: what is typed can be saved in between."""
        self._telles = list(kopier)
        self._tell_neste()

    def prov(self, kopi: Path) -> None:
        """Open a backup, check all of it, and count what is in it."""
        self._gjor("prov", lambda d: d.prov(kopi), partial(self.provd.emit, kopi))

    def hent(self, kopi: Kopilinje) -> None:
        """Put a backup in place of what is here now, which is set aside."""
        self._gjor("prov", lambda d: d.prov(kopi.fil), lambda _svar: self._bytt_til(kopi))

    # Erasure

    def slett(self, ider: Iterable[UUID]) -> None:
        """Erase samtaler at once, everywhere."""
        self._hvelv.slett_na(ider, self._on_slettet, partial(self.feilet.emit, "slett"))

    def les_kvitteringer(self) -> None:
        """Read the receipts."""
        self._gjor("kvitteringer", lambda d: d.kvitteringer(), self.kvitteringer.emit)

    def glem_mappe(self, mappe: str) -> None:
        """Stop waiting for a folder that is gone for good."""
        self._gjor("kvitteringer", partial(_glem_mappe, mappe=mappe), self.kvitteringer.emit)

    # Access export

    def lagre_innsyn(self, ider: Iterable[UUID], fil: Path, slag: Filslag) -> None:
        """Write everything kept about samtaler to a file: to read, or for a machine."""
        alle = list(ider)
        skriv = partial(_skriv_innsyn, ider=alle, fil=fil, slag=slag, sprak=language())
        self._gjor("innsyn", skriv, lambda _svar: self.innsyn_lagret.emit(slag))

    # Inside

    def _gjor(
        self, emne: Emne, fn: "Callable[[Drift], Any]", ferdig: Callable[[Any], None]
    ) -> None:
        if not self._hvelv.demo:  # what is in memory only has no keys and no backups
            self._hvelv.gjor(partial(_med_drift, fn=fn), ferdig, partial(self.feilet.emit, emne))

    def _tell_neste(self) -> None:
        if self._telles:
            kopi = self._telles.pop(0)
            self._gjor("tell", partial(_tell, kopi=kopi), partial(self._on_talt, kopi))

    def _on_talt(self, kopi: Path, innsyn: "Innsyn | None") -> None:
        self.talt.emit(kopi, innsyn)
        self._tell_neste()

    def _bytt_til(self, kopi: Kopilinje) -> None:
        self._hentes = kopi.nar
        self._hvelv.bytt_til(kopi.fil)

    def _on_riktig(self, _svar: object) -> None:
        self.passord_riktig.emit()

    def _on_kopi(self, kopiering: "Kopiering") -> None:
        self.kopi_tatt.emit(kopiering)
        self.les_oversikt()

    def _on_slettet(self, kvittering: "Kvittering | None") -> None:
        self.slettet.emit(kvittering)
        self.les_kvitteringer()

    def _on_apnet(self) -> None:
        nar, self._hentes = self._hentes, None
        if nar is not None:
            self.hentet.emit(nar)

    def _on_bytte_feilet(self, error: DesktopError) -> None:
        self._hentes = None
        self.feilet.emit("prov", error)


def _med_drift(hvelv: "Hvelv", fn: "Callable[[Drift], Any]") -> object:
    assert hvelv.drift is not None  # noqa: S101 - only a vault in memory has none
    return fn(hvelv.drift)


def _nokkelring(drift: "Drift") -> Nokkelring:
    from desktop.storage import nokkelring

    return Nokkelring(nokkelring.tilgjengelig(), drift.nokkelring)


def _bruk_nokkelring(drift: "Drift", pa: bool) -> Nokkelring:
    drift.bruk_nokkelring(pa)
    return _nokkelring(drift)


def _oversikt(drift: "Drift") -> Kopioversikt:
    from desktop.storage.sted import advarsel

    lokal, *andre = drift.kopimapper()
    mappe = drift.kopimappe()
    raske = {lokal, *(m for m in andre if advarsel(m) is None)}
    return Kopioversikt(
        tuple(
            Kopilinje(k.nar, k.fil, k.byte, k.fil.parent == lokal, k.fil.parent in raske)
            for k in drift.kopier()
        ),
        str(mappe or ""),
        (advarsel(mappe) if mappe else None) or "",
        tuple(str(m) for m in andre if not m.is_dir()),
    )


def _tell(drift: "Drift", kopi: Path) -> "Innsyn | None":
    try:
        return drift.tell(kopi)
    except DesktopError:  # to try it says what is wrong
        return None


def _bruk_mappe(drift: "Drift", mappe: Path | None) -> "Kopiering":
    from desktop.storage.drift import Kopiering

    drift.sett_kopimappe(mappe)
    return drift.ta_kopi(datetime.now(UTC)) if mappe else Kopiering()


def _glem_mappe(drift: "Drift", mappe: str) -> "list[Kvittering]":
    drift.glem_kopimappe(mappe)
    drift.slett(datetime.now(UTC))  # strikes the folder from the receipts
    return drift.kvitteringer()


def _skriv_innsyn(drift: "Drift", ider: list[UUID], fil: Path, slag: Filslag, sprak: Sprak) -> None:
    innsyn = drift.innsyn(ider)
    if slag == "json":
        data = json.dumps(innsyn, ensure_ascii=False, indent=2).encode() + b"\n"
    else:
        from desktop.innsynstekst import innsynsdokument
        from desktop.pdf.dokument import bygg_dokument

        data = bygg_dokument(innsynsdokument(innsyn, sprak))
    skriv_fil(fil, data)
