"""The vault: the key file, the encrypted database, and the stores in it.

Set-up goes keys → database → a mark in the key file that the database was made.  Without the mark
nobody has been told that anything is kept, so set-up goes on; with it, a database that is missing
or empty is a loss and never a beginning.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import peewee as pw

from desktop import log
from desktop.errors import (
    AlreadyOpenError,
    DamagedError,
    DamagedKeysError,
    PassphraseDueError,
    StorageError,
    WrongPassphraseError,
)
from desktop.storage import gjenoppretting, nokkelring, nokler
from desktop.storage.database import checkpoint, open_encrypted, open_in_memory, rask_kontroll
from desktop.storage.drift import Drift, kopi_for_migrering, nokler_fra_kopi
from desktop.storage.filer import sweep
from desktop.storage.funn import FIL, hvelv_finnes
from desktop.storage.nokler import Kost, Nokkelfil, Slag
from desktop.storage.redning import Redning
from desktop.storage.samtaler import SamtaleStore
from desktop.storage.sletting import Kvittering, angre, be_om, ta_radene
from desktop.storage.verdier import VerdiStore


class Hvelv:
    """An open vault; opened, used and closed on one thread.

    Attributes:
        drift: Keys, backups and erasure; a vault in memory has none of them.
    """

    def __init__(self, database: pw.SqliteDatabase, drift: Drift | None = None) -> None:
        self._database = database
        self.samtaler = SamtaleStore(database)
        self.verdier = VerdiStore(database)
        self.drift = drift

    @staticmethod
    def finnes(mappe: Path) -> bool:
        """Return whether there is a vault to open; a set-up that never got to its database is none.

        Raises:
            StorageError: The key file cannot be read.
        """
        return hvelv_finnes(mappe)

    @classmethod
    def opprett(
        cls, mappe: Path, passord: str, gjenoppretting_: str, *, kost: Kost | None = None
    ) -> "Hvelv":
        """Make a new vault and open it.

        Args:
            mappe: The data folder; made, 0700, when it is missing.
            passord: At least 12 characters.
            gjenoppretting_: A recovery key that the user has on paper.
            kost: What one guess costs; the default of :class:`Kost` outside tests.

        Raises:
            WeakPassphraseError, MistypedRecoveryKeyError: Refused; nothing is written.
            AlreadyOpenError: A vault was made here in the meantime.
            DamagedError: There is a database without its keys; it is left as it is.
            StorageError: The disk or the folder said no.
        """
        nokler.sjekk_passord(passord)
        if cls.finnes(mappe):
            raise AlreadyOpenError if nokler.finnes(mappe) else DamagedError
        dek = nokler.opprett(mappe, passord, gjenoppretting_, kost=kost)
        nokkelfil = nokler.les(mappe)
        log.hendelse("hvelv-opprettet")
        return cls._open(mappe, dek, nokkelfil)

    @classmethod
    def apne(cls, mappe: Path, hemmelighet: str, kind: Slag = "passphrase") -> "Hvelv":
        """Open the vault; an interrupted set-up or restore is finished.

        Raises:
            WrongPassphraseError, WrongRecoveryKeyError: It does not open the key file.
            MistypedRecoveryKeyError: It is no recovery key.
            DamagedKeysError: The key file is damaged, and so is its copy and that of every backup.
            DamagedError: The database is damaged or missing.
            NewerVersionError: A newer version has written one of them.
            AlreadyOpenError: Another running application holds it.
            StorageError: The disk or the folder said no.
        """
        gjenoppretting.fullfor(mappe)
        hvelv = cls._open(mappe, _dek(mappe, hemmelighet, kind))
        if kind == "passphrase" and hvelv.drift is not None and hvelv.drift.nokkelring:
            hvelv.noter_passord()
        return hvelv

    @classmethod
    def apne_med_nokkelring(cls, mappe: Path) -> "Hvelv | None":
        """Open the vault with the key ring of the system, or return None when it does not open it.

        Whatever the key ring does, the passphrase opens the vault.

        Raises:
            PassphraseDueError: It is a month since the passphrase was typed.
            DamagedError, NewerVersionError, AlreadyOpenError, StorageError: As for :meth:`apne`.
        """
        gjenoppretting.fullfor(mappe)
        nokkelfil = nokler.les(mappe)
        hemmelighet = (
            nokkelring.hent(nokkelfil.vault_id.hex()) if nokkelfil.har("keychain") else None
        )
        if hemmelighet is None:
            return None
        try:
            dek = nokkelfil.lukk_opp("keychain", hemmelighet.hex())
        except WrongPassphraseError:  # emptied and filled again, or another user's
            return None
        hvelv = cls._open(mappe, dek)
        if hvelv.trenger_passord:
            hvelv.lukk(kopi=False)
            raise PassphraseDueError
        return hvelv

    @classmethod
    def hent_fra(
        cls, mappe: Path, kopi: Path, hemmelighet: str, kind: Slag = "passphrase"
    ) -> "Hvelv":
        """Put a backup in place of the vault that is here, and open it.

        What it replaces is set aside for thirty days, and what was erased since stays erased.

        Raises:
            WrongPassphraseError, WrongRecoveryKeyError, MistypedRecoveryKeyError: It opens neither
                the backup nor the vault; nothing is changed.
            DamagedError, WrongVaultError, NewerVersionError: The backup cannot be used.
            StorageError: The disk or the folder said no; the next start goes on or goes back.
        """
        gjenoppretting.fullfor(mappe)
        dek, nokkelfil = gjenoppretting.las_opp(mappe, kopi, hemmelighet, kind)
        gjenoppretting.gjenopprett(mappe, kopi, dek, nokkelfil, datetime.now(UTC))
        return cls._open(mappe, dek)

    @classmethod
    def redd(
        cls, mappe: Path, hemmelighet: str, kind: Slag = "passphrase"
    ) -> "tuple[Hvelv, Redning]":
        """Save what can be read of a damaged database, and open that.

        Raises:
            WrongPassphraseError, WrongRecoveryKeyError, MistypedRecoveryKeyError: As for
                :meth:`apne`.
            DamagedError: Nothing could be read; nothing is changed.
            StorageError: The disk or the folder said no.
        """
        gjenoppretting.fullfor(mappe)
        dek = _dek(mappe, hemmelighet, kind)
        resultat = gjenoppretting.redd(mappe, dek, nokler.les(mappe), datetime.now(UTC))
        return cls._open(mappe, dek), resultat

    @classmethod
    def i_minnet(cls) -> "Hvelv":
        """Return a new, empty vault that never touches the disk."""
        return cls(open_in_memory())

    @property
    def apen(self) -> bool:
        """Whether it is open."""
        return not self._database.is_closed()

    @property
    def trenger_passord(self) -> bool:
        """Whether the key ring opens it, and it is a month since the passphrase was typed."""
        drift = self.drift
        return drift is not None and drift.nokkelring and drift.passord_trengs(datetime.now(UTC))

    def noter_passord(self) -> None:
        """Note that the passphrase has been typed now."""
        with suppress(StorageError):  # reading must not wait for room on the disk
            self._drift.passord_brukt(datetime.now(UTC))

    def bytt_til(self, kopi: Path) -> "Hvelv":
        """Close this vault, put one of its backups in its place, and return that, open.

        A backup of what is replaced is made first.

        Raises:
            DamagedError, WrongVaultError: The backup cannot be used; this is open, and as it was.
            StorageError: It may be closed; the next start goes on or goes back.
        """
        drift = self._drift
        drift.prov(kopi)
        drift.slett(datetime.now(UTC))  # a wish goes with the database it stands in
        with suppress(DamagedError):
            drift.ta_kopi(datetime.now(UTC), tynn=False)
        self.lukk(kopi=False)
        gjenoppretting.gjenopprett(
            drift.mappe, kopi, drift.dek, nokler.les(drift.mappe), datetime.now(UTC)
        )
        return self._open(drift.mappe, drift.dek)

    def sett_med_kopi(self, navn: str, json: bytes, na: datetime) -> None:
        """Keep JSON under a name after a backup of what is here; both, or nothing is changed.

        Raises:
            DamagedError, StorageError: What was kept is as it was.
        """
        if self.drift is not None:
            self.drift.ta_kopi(na)
        self.verdier.set(navn, json)

    def be_om_sletting(self, ider: Iterable[UUID]) -> None:
        """Hide samtaler that are to be erased.

        Raises:
            DamagedError, StorageError: Nothing was written down.
        """
        be_om(self._database, ider, datetime.now(UTC))

    def angre_sletting(self, ider: Iterable[UUID]) -> None:
        """Have samtaler back that are not erased yet.

        Raises:
            DamagedError, StorageError: They are still to be erased.
        """
        angre(self._database, ider)

    def utfor_sletting(self, na: datetime) -> Kvittering | None:
        """Erase everything asked for, everywhere; in memory there is only one place.

        Raises:
            DamagedError, StorageError: It was stopped; the next start goes on.
        """
        if self.drift is not None:
            return self.drift.slett(na)
        ta_radene(self._database)
        return None

    def lukk(self, *, kopi: bool = True) -> None:
        """Back up what has changed, empty the log and let go; a second call does nothing.

        Raises:
            DamagedError: The file turned out to be damaged.
        """
        if self._database.is_closed():
            return
        try:
            with suppress(StorageError):  # what is kept is safe in the log, whatever fails now
                if self.drift is not None and kopi:
                    self.drift.ved_lukking(datetime.now(UTC))
                checkpoint(self._database)
        finally:
            self._database.close()
        if self.drift is not None:  # one in memory leaves no trace, not even that it was there
            log.hendelse("hvelv-lukket")

    @property
    def _drift(self) -> Drift:
        assert self.drift is not None  # noqa: S101 - a vault in memory has no backups to go to
        return self.drift

    @classmethod
    def _open(cls, mappe: Path, dek: bytes, nokkelfil: Nokkelfil | None = None) -> "Hvelv":
        uferdig = nokler.uferdig(mappe)
        database = open_encrypted(
            mappe / FIL,
            dek,
            must_exist=not uferdig,
            for_migrering=lambda apen: kopi_for_migrering(apen, mappe, dek),
        )
        try:
            if uferdig:
                checkpoint(database)
                nokler.merk_klar(mappe, nokkelfil)
            else:
                rask_kontroll(database)
                _mend_keys(mappe)
            sweep(mappe)
            with suppress(StorageError):
                gjenoppretting.rydd(mappe)
            drift = Drift(database, mappe, dek)
            drift.ved_apning(datetime.now(UTC))
        except BaseException:
            database.close()
            raise
        log.hendelse("hvelv-apnet")
        return cls(database, drift)


def _dek(mappe: Path, hemmelighet: str, kind: Slag) -> bytes:
    """Open the key file; when it and its copy are gone, the one in the newest backup serves."""
    try:
        return nokler.apne(mappe, hemmelighet, kind)
    except DamagedKeysError:
        nokkelfil = nokler_fra_kopi(mappe)
        if nokkelfil is None:
            raise
        dek = nokkelfil.lukk_opp(kind, hemmelighet)
        nokler.skriv(mappe, nokkelfil)
        log.hendelse("nokkelfil-fra-kopi")
        return dek


def _mend_keys(mappe: Path) -> None:
    try:
        if antall := nokler.reparer(mappe):
            log.hendelse("nokkelfil-skrevet-pa-nytt", antall=antall)
    except StorageError as error:  # reading must not wait for room on the disk
        log.unntak(error)
