"""The vault: the key file, the encrypted database, and the stores in it.

Set-up goes keys → database → a mark in the key file that the database was made.  Without the mark
nobody has been told that anything is kept, so set-up goes on; with it, a database that is missing
or empty is a loss and never a beginning.
"""

from contextlib import suppress
from pathlib import Path

import peewee as pw

from desktop import log
from desktop.errors import AlreadyOpenError, DamagedError, StorageError
from desktop.storage import nokler
from desktop.storage.database import checkpoint, open_encrypted, open_in_memory
from desktop.storage.filer import sweep
from desktop.storage.funn import FIL, hvelv_finnes
from desktop.storage.nokler import Kost
from desktop.storage.samtaler import SamtaleStore
from desktop.storage.verdier import VerdiStore


class Hvelv:
    """An open vault; opened, used and closed on one thread."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._database = database
        self.samtaler = SamtaleStore(database)
        self.verdier = VerdiStore(database)

    @staticmethod
    def finnes(mappe: Path) -> bool:
        """Return whether there is a vault to open; a set-up that never got to its database is none.

        Raises:
            StorageError: The key file cannot be read.
        """
        return hvelv_finnes(mappe)

    @classmethod
    def opprett(cls, mappe: Path, passord: str, *, kost: Kost | None = None) -> "Hvelv":
        """Make a new vault and open it.

        Args:
            mappe: The data folder; made, 0700, when it is missing.
            passord: At least 12 characters.
            kost: What one guess costs; the default of :class:`Kost` outside tests.

        Raises:
            WeakPassphraseError: The passphrase is refused; nothing is written.
            AlreadyOpenError: A vault was made here in the meantime.
            DamagedError: There is a database without its keys; it is left as it is.
            StorageError: The disk or the folder said no.
        """
        nokler.sjekk_passord(passord)
        if cls.finnes(mappe):
            raise AlreadyOpenError if nokler.finnes(mappe) else DamagedError
        dek = nokler.opprett(mappe, passord, kost=kost)
        log.hendelse("hvelv-opprettet")
        return cls._open(mappe, dek)

    @classmethod
    def apne(cls, mappe: Path, passord: str) -> "Hvelv":
        """Open the vault; an interrupted set-up is finished.

        Raises:
            WrongPassphraseError: The passphrase does not open the key file.
            DamagedError: The key file or the database is damaged or missing.
            NewerVersionError: A newer version has written one of them.
            AlreadyOpenError: Another running application holds it.
            StorageError: The disk or the folder said no.
        """
        return cls._open(mappe, nokler.apne(mappe, passord))

    @classmethod
    def i_minnet(cls) -> "Hvelv":
        """Return a new, empty vault that never touches the disk."""
        return cls(open_in_memory())

    @classmethod
    def _open(cls, mappe: Path, dek: bytes) -> "Hvelv":
        uferdig = nokler.uferdig(mappe)
        database = open_encrypted(mappe / FIL, dek, must_exist=not uferdig)
        try:
            if uferdig:
                checkpoint(database)
                nokler.merk_klar(mappe)
            else:
                _mend_keys(mappe)
            sweep(mappe)
        except BaseException:
            database.close()
            raise
        log.hendelse("hvelv-apnet")
        return cls(database)

    def lukk(self) -> None:
        """Move everything into the database file and let go of it; a second call does nothing.

        Raises:
            DamagedError: The file turned out to be damaged.
        """
        if self._database.is_closed():
            return
        try:
            with suppress(StorageError):  # all of it is safe in the log, and moved the next time
                checkpoint(self._database)
        finally:
            self._database.close()
        log.hendelse("hvelv-lukket")


def _mend_keys(mappe: Path) -> None:
    try:
        if antall := nokler.reparer(mappe):
            log.hendelse("nokkelfil-skrevet-pa-nytt", antall=antall)
    except StorageError as error:  # reading must not wait for room on the disk
        log.unntak(error)
