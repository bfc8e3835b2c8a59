"""Look after an open vault: its keys, its backups, its erasures and its checks."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from secrets import token_bytes
from typing import Any
from uuid import UUID

import msgspec
import peewee as pw

from desktop import log
from desktop.domain import oppbevaring
from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.errors import DamagedError, DesktopError, StorageError
from desktop.storage import kopier, nokkelring, nokler, sletting, tilside
from desktop.storage.database import full_kontroll
from desktop.storage.filer import naas, sweep
from desktop.storage.funn import FIL
from desktop.storage.innsyn import innsyn
from desktop.storage.kopier import Innsyn, Kopi
from desktop.storage.nokler import Kost, Nokkelfil
from desktop.storage.sletting import Kvittering, Steder
from desktop.storage.verdier import VerdiStore

FULL_KONTROLL_HVER = timedelta(days=7)
SLINGRING = timedelta(seconds=2)  # a backup is named by the second

PASSORD_HVER = timedelta(days=30)

_ARBEIDSPLASS, _KONTROLLERT, _KOPIMAPPER = "arbeidsplass", "kontrollert", "kopimapper"
_MAKS_DAGER = "maks-dager"
_PASSORD_BRUKT = "passord-brukt"
SIST_APNET = "sist-apnet"  # the last day the clock was believed


class Kopimappe(msgspec.Struct, frozen=True):
    """A folder that has been given backups.

    Attributes:
        i_bruk: Whether it still gets them; one that no longer does may hold what is to be erased.
    """

    sti: str
    i_bruk: bool = True


class Kopiering(msgspec.Struct, frozen=True):
    """One round of backups.

    Attributes:
        kopi: The new one; none when nothing had changed, or it was too soon.
        ute: Folders that could not be reached.
    """

    kopi: Kopi | None = None
    ute: tuple[str, ...] = ()


class Nokkelbytte(msgspec.Struct, frozen=True):
    """What a change of the keys came to.

    Attributes:
        skrevet: How many backups open with the new keys now.
        gamle: The backups, or whole folders, that still open with the old ones.
    """

    skrevet: int
    gamle: tuple[str, ...]


class Drift:
    """The upkeep of one open vault, on the thread of its database.

    Attributes:
        mappe: The data folder.
        dek: The data key.
    """

    def __init__(self, database: pw.SqliteDatabase, mappe: Path, dek: bytes) -> None:
        self.mappe, self.dek = mappe, dek
        self._database = database
        self._verdier = VerdiStore(database)
        self._hvem = kopier.merke(nokler.les(mappe).vault_id)
        self._sist_kopiert: datetime | None = None
        self._endringer = -1

    # Start and end

    def ved_apning(self, na: datetime) -> None:
        """Do what every start does: finish erasures, check weekly, clear away what is too old.

        Nothing here but damage keeps the vault shut; what could not be done now is done later.

        Raises:
            DamagedError: The weekly check found damage.
        """
        with suppress(StorageError):
            self._se_pa_kopiene()
        with suppress(StorageError):
            if abs(na - self._kontrollert()) > FULL_KONTROLL_HVER:
                full_kontroll(self._database)
                self._verdier.set(_KONTROLLERT, msgspec.json.encode(na))
        with suppress(StorageError):
            if self._klokka_stemmer(na):
                tilside.rydd(self.mappe, na)
        self._slett_det_som_venter(na)

    def ved_lukking(self, na: datetime) -> None:
        """Erase what was asked for, and back up what has changed.

        Raises:
            DamagedError: The database is damaged; no backup was made.
            StorageError: The disk or a folder said no.
        """
        self._slett_det_som_venter(na)
        self.ta_kopi(na, bare_endret=True)

    # Backups

    def ta_kopi(
        self,
        na: datetime,
        *,
        bare_endret: bool = False,
        mellomrom: timedelta = timedelta(0),
        tynn: bool = True,
    ) -> Kopiering:
        """Make a backup here and in the folders in use, and thin out the old ones.

        Args:
            na: Now, in UTC.
            bare_endret: Not when nothing has changed since the last one.
            mellomrom: Not before this long after the last one.
            tynn: Whether old ones may go now; not when one of them is about to be restored.

        Raises:
            DamagedError: The database is damaged; nothing was made or thinned.
            StorageError: The one here could not be made; earlier ones are as they were.
        """
        siden = na - self._sist_kopiert if self._sist_kopiert else mellomrom
        for_tidlig = timedelta(0) <= siden < mellomrom  # a clock set back holds nothing up
        if for_tidlig or (bare_endret and self._endringer == self._teller()):
            return Kopiering()
        kopi = kopier.ta(self._database, self.dek, nokler.les(self.mappe).kode(), self._lokal, na)
        self._sist_kopiert, self._endringer = na, self._teller()
        log.hendelse("sikkerhetskopi", byte=kopi.byte)
        ute = tuple(self._legg_ut(kopi))
        if tynn and self._klokka_stemmer(na):
            for mappe in self.kopimapper():
                self._tynn(mappe, na)
        return Kopiering(kopi, ute)

    def kopier(self) -> list[Kopi]:
        """Return the backups in reach, the newest first; of two alike, the one here."""
        alle: list[Kopi] = []
        for mappe in self.kopimapper():
            with suppress(StorageError):
                alle += kopier.finn(mappe, self._hvem)
        grense = datetime.now(UTC) + kopier.FRAMTID

        def nyhet(kopi: Kopi) -> tuple[bool, datetime, bool, Path]:
            return kopi.nar <= grense, kopi.nar, kopi.fil.parent == self._lokal, kopi.fil

        return sorted(alle, key=nyhet, reverse=True)

    def prov(self, kopi: Path) -> Innsyn:
        """Open a backup, check all of it, and count what is in it.

        Raises:
            WrongVaultError: It belongs to another vault.
            DamagedError, StorageError: It is damaged, or cannot be read.
        """
        return kopier.prov(kopi, self.dek, self.mappe)

    def tell(self, kopi: Path) -> Innsyn:
        """Count what is in a backup, without checking all of it.

        Raises:
            WrongVaultError: It belongs to another vault.
            DamagedError, StorageError: It is damaged, or cannot be read.
        """
        return kopier.tell(kopi, self.dek, self.mappe)

    def kopimappe(self) -> Path | None:
        """Return the second folder in use, if any."""
        return next((Path(m.sti) for m in self._valgte() if m.i_bruk), None)

    def sett_kopimappe(self, mappe: Path | None) -> None:
        """Use a second folder, or none; one used before is remembered for what may be erased.

        Raises:
            DamagedError, StorageError: The choice could not be kept.
        """
        andre = [
            Kopimappe(m.sti, i_bruk=False) for m in self._valgte() if m.sti != str(mappe or "")
        ]
        valgt = [Kopimappe(str(mappe))] if mappe else []
        self._verdier.set(_KOPIMAPPER, msgspec.json.encode([*valgt, *andre]))

    def glem_kopimappe(self, sti: str) -> None:
        """Stop waiting for a folder that is gone for good.

        Raises:
            DamagedError, StorageError: The choice could not be kept.
        """
        igjen = [m for m in self._valgte() if m.sti != sti]
        self._verdier.set(_KOPIMAPPER, msgspec.json.encode(igjen))

    # Keys

    @property
    def mangler_gjenoppretting(self) -> bool:
        """Whether the vault was made before there were recovery keys."""
        return not nokler.les(self.mappe).har("recovery")

    def sjekk_passord(self, passord: str) -> None:
        """See that a passphrase opens the vault.

        Raises:
            WrongPassphraseError: It does not.
            DamagedError, StorageError: The key file cannot be read.
        """
        nokler.apne(self.mappe, passord)

    def bytt_passord(self, gammelt: str, nytt: str, *, kost: Kost | None = None) -> Nokkelbytte:
        """Let another passphrase open the vault, and every backup in reach.

        Raises:
            WrongPassphraseError: The old one is wrong; nothing is changed.
            WeakPassphraseError: The new one is refused; nothing is changed.
            DamagedError, StorageError: The key file could not be read or written.
        """
        nokler.sjekk_passord(nytt)
        nokler.apne(self.mappe, gammelt)
        return self.sett_passord(nytt, kost=kost)

    def sett_passord(self, nytt: str, *, kost: Kost | None = None) -> Nokkelbytte:
        """Set a passphrase after the vault was opened with the recovery key.

        Raises:
            WeakPassphraseError, DamagedError, StorageError: As for :meth:`bytt_passord`.
        """
        ny = nokler.bytt_passord(self.mappe, self.dek, nytt, kost=kost)
        log.hendelse("passord-byttet")
        return self._skriv_om_kopiene(ny)

    def bytt_gjenoppretting(self, nokkel: str, *, kost: Kost | None = None) -> Nokkelbytte:
        """Let another recovery key open the vault, and every backup in reach.

        Raises:
            MistypedRecoveryKeyError: It is no recovery key; nothing is changed.
            DamagedError, StorageError: As for :meth:`bytt_passord`.
        """
        ny = nokler.bytt_gjenoppretting(self.mappe, self.dek, nokkel, kost=kost)
        log.hendelse("gjenopprettingsnokkel-byttet")
        return self._skriv_om_kopiene(ny)

    @property
    def nokkelring(self) -> bool:
        """Whether the key ring of the system opens the vault too."""
        return nokler.les(self.mappe).har("keychain")

    def bruk_nokkelring(self, pa: bool) -> None:
        """Let the key ring of the system open the vault too, or no longer.

        Raises:
            StorageError: The key ring said no (``nokkelring``), or the key file cannot be written.
            DamagedError: The key file is damaged.
        """
        nokkelfil = nokler.les(self.mappe)
        hvem = nokkelfil.vault_id.hex()
        if pa:
            hemmelighet = token_bytes(nokkelring.BYTES)
            nokkelring.legg(hvem, hemmelighet)
            nokler.skriv(
                self.mappe, nokkelfil.med(self.dek, "keychain", hemmelighet.hex(), nokler.TILFELDIG)
            )
            self.passord_brukt(datetime.now(UTC))
        else:
            uten = nokkelfil.uten_nokkelring()
            nokler.skriv(self.mappe, uten)
            self._skriv_om_kopiene(uten)
            with suppress(StorageError):  # without its slot, what is left there opens nothing
                nokkelring.fjern(hvem)

    def passord_brukt(self, na: datetime) -> None:
        """Note that the passphrase has been typed, so that it is not forgotten.

        Raises:
            DamagedError, StorageError: It could not be noted.
        """
        self._verdier.set(_PASSORD_BRUKT, msgspec.json.encode(na))

    def passord_trengs(self, na: datetime) -> bool:
        """Return whether it is a month since the passphrase was typed.

        Raises:
            DamagedError, StorageError: It cannot be read.
        """
        data = self._verdier.get(_PASSORD_BRUKT)
        sist = msgspec.json.decode(data, type=datetime) if data else None
        return sist is None or not timedelta(0) <= na - sist <= PASSORD_HVER

    # Erasure

    def slett(self, na: datetime) -> Kvittering | None:
        """Erase everything asked for: database, log, every backup in reach, what is set aside.

        Raises:
            DamagedError, StorageError: It was stopped; the next start goes on.
        """
        if sletting.onsket(self._database):
            with suppress(StorageError):  # what is to go must go, backup or not
                self.ta_kopi(na, bare_endret=True, tynn=False)
        return sletting.utfor(self._database, self._steder(), na)

    def kvitteringer(self) -> list[Kvittering]:
        """Return the receipts, the newest first.

        Raises:
            DamagedError, StorageError: They cannot be read.
        """
        return sletting.kvitteringer(self._database)

    def innsyn(self, ider: Iterable[UUID]) -> dict[str, Any]:
        """Return everything kept about the samtaler.

        Raises:
            DamagedError, StorageError: It cannot be read.
        """
        return innsyn(self._database, ider)

    def kopimapper(self) -> list[Path]:
        """Return every folder that has been given backups, the one here first."""
        return [self._lokal, *(Path(m.sti) for m in self._valgte())]

    # Inside

    @property
    def _lokal(self) -> Path:
        return self.mappe / kopier.MAPPE

    def _se_pa_kopiene(self) -> None:
        sweep(self._lokal)
        nyeste = next(iter(kopier.finn(self._lokal, self._hvem)), None)
        self._sist_kopiert = nyeste.nar if nyeste else None
        self._endringer = self._teller() if nyeste and self._uendret_siden(nyeste) else -1

    def _slett_det_som_venter(self, na: datetime) -> None:
        try:
            if sletting.venter(self._database, self._steder()):
                self.slett(na)
        except StorageError as error:  # the next start goes on
            log.unntak(error)

    def _klokka_stemmer(self, na: datetime) -> bool:
        """Tell whether the clock may decide what is too old."""
        data = self._verdier.get(SIST_APNET)
        sist = msgspec.json.decode(data, type=date) if data else None
        return not oppbevaring.klokka_hoppet(sist, na.astimezone().date())

    def _tynn(self, mappe: Path, na: datetime) -> None:
        try:
            if mappe != self._lokal:
                sweep(mappe, eldre_enn=sletting.ET_DOGN)
            kopier.tynn(mappe, na, self._maks_alder(), self._hvem)
        except StorageError as error:  # the next backup thins again
            log.unntak(error)

    def _legg_ut(self, kopi: Kopi) -> list[str]:
        ute: list[str] = []
        for valgt in self._valgte():
            if valgt.i_bruk:
                try:
                    kopier.legg_ut(kopi, Path(valgt.sti))
                except StorageError as error:
                    log.unntak(error)
                    ute.append(valgt.sti)
        return ute

    def _skriv_om_kopiene(self, ny: Nokkelfil) -> Nokkelbytte:
        skrevet, gamle = 0, list[str]()
        for mappe in self.kopimapper():
            try:
                if mappe != self._lokal and not naas(mappe):
                    raise StorageError("missing")
                funnet = kopier.finn(mappe, self._hvem)
            except StorageError as error:
                log.unntak(error)
                gamle.append(str(mappe))
                continue
            for kopi in funnet:
                try:
                    kopier.bytt_nokkelfil(kopi.fil, ny)
                    skrevet += 1
                except DesktopError as error:
                    log.unntak(error)
                    gamle.append(str(kopi.fil))
        return Nokkelbytte(skrevet, (*gamle, *self._skriv_om_tilside(ny)))

    def _skriv_om_tilside(self, ny: Nokkelfil) -> list[str]:
        """Change the keys of what a restore set aside too; return what could not be changed."""
        gamle: list[str] = []
        for satt in tilside.finn(self.mappe):
            try:
                if nokler.les(satt).vault_id == ny.vault_id:
                    nokler.skriv(satt, ny)
            except DesktopError as error:
                log.unntak(error)
                gamle.append(str(satt))
        return gamle

    def _steder(self) -> Steder:
        return Steder(
            mappe=self.mappe,
            dek=self.dek,
            vault_id=nokler.les(self.mappe).vault_id,
            kopimapper=tuple(self.kopimapper()),
        )

    def _valgte(self) -> list[Kopimappe]:
        data = self._verdier.get(_KOPIMAPPER)
        return msgspec.json.decode(data, type=list[Kopimappe]) if data else []

    def _maks_alder(self) -> timedelta:
        maks = self._verdier.get(_MAKS_DAGER)
        dager = msgspec.json.decode(maks, type=int | None) if maks else None
        if dager is not None:  # what a pack has set for this machine
            return timedelta(days=dager)
        data = self._verdier.get(_ARBEIDSPLASS)
        arbeidsplass = Arbeidsplass.av_json(data) if data else Arbeidsplass()
        return timedelta(days=arbeidsplass.maks_dager)

    def _kontrollert(self) -> datetime:
        data = self._verdier.get(_KONTROLLERT)
        return (
            msgspec.json.decode(data, type=datetime) if data else datetime.min.replace(tzinfo=UTC)
        )

    def _teller(self) -> int:
        return int(self._database.connection().total_changes)

    def _uendret_siden(self, kopi: Kopi) -> bool:
        """Tell whether nothing was written after the newest backup, by the times of the files."""
        filer = [self.mappe / f"{FIL}{ende}" for ende in ("", "-wal")]
        spor = [fil.stat() for fil in filer if fil.exists()]
        sist = max(s.st_mtime for s in spor if s.st_size)  # an empty log is new at every start
        return datetime.fromtimestamp(sist, UTC) <= kopi.nar + SLINGRING


def kopi_for_migrering(database: pw.SqliteDatabase, mappe: Path, dek: bytes) -> None:
    """Make a backup of a database that is about to be taken to a newer schema.

    Raises:
        DamagedError: It is damaged, and is not touched.
        StorageError: The backup could not be made; the database is not touched.
    """
    kopier.ta(database, dek, nokler.les(mappe).kode(), mappe / kopier.MAPPE, datetime.now(UTC))


def nokler_fra_kopi(mappe: Path) -> Nokkelfil | None:
    """Return the key file of the newest backup that has a good one, or None."""
    with suppress(StorageError):
        for kopi in kopier.finn(mappe / kopier.MAPPE):
            with suppress(DamagedError):
                return kopier.nokkelfil_i(kopi.fil)
    return None
