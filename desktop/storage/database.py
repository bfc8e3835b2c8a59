"""Open the encrypted database, or one in memory, and say what went wrong in our own words.

The database is opened, used and closed on one thread.  Nothing else may open the file in this
process: closing it again would drop the lock of the open one (POSIX).
"""

import logging
import os
import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage

import peewee as pw
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3.dbapi2 import DatabaseError as CipherError  # pyright: ignore
from sqlcipher3.dbapi2 import connect as cipher_connect  # pyright: ignore

from desktop.errors import AlreadyOpenError, DamagedError, DesktopError, StorageError
from desktop.storage.filer import make_empty, storage_error
from desktop.storage.migrations import VERSJON, migrate, schema_version

logging.getLogger("peewee").setLevel(logging.WARNING)  # at DEBUG it writes every value

SIDE = 4096
_VENT_MS = 1000
_MINST_SQLITE = (3, 51, 3)  # older ones can damage a file in WAL mode
_DEK_BYTES = 32
_LITE_PLASS = 1024 * 1024

_PRAGMAS: tuple[tuple[str, str | int], ...] = (
    ("cipher_log_level", "none"),
    ("busy_timeout", _VENT_MS),
    ("locking_mode", "exclusive"),
    ("journal_mode", "wal"),
    ("synchronous", "full"),
    ("fullfsync", 1),
    ("checkpoint_fullfsync", 1),
    ("foreign_keys", 1),
    ("secure_delete", 1),
    ("temp_store", "memory"),
    ("trusted_schema", 0),
)
_LEST_TILBAKE: dict[str, str] = {
    "cipher_status": "1",
    "locking_mode": "exclusive",
    "journal_mode": "wal",
    "synchronous": "2",
    "fullfsync": "1",
    "checkpoint_fullfsync": "1",
    "foreign_keys": "1",
    "secure_delete": "1",
    "temp_store": "2",
    "trusted_schema": "0",
}

# Peewee wraps what a query says at once, but not what comes while its rows are fetched.
_DATABASE_ERRORS = (pw.DatabaseError, CipherError, sqlite3.DatabaseError)

_SKADET = "damaged"
_ARSAK = (
    ("SQLITE_NOTADB", _SKADET),
    ("SQLITE_CORRUPT", _SKADET),
    ("SQLITE_FULL", "disk-full"),
    ("SQLITE_READONLY_DBMOVED", "missing"),
    ("SQLITE_READONLY", "readonly"),
    ("SQLITE_PERM", "readonly"),
    ("SQLITE_CANTOPEN", "missing"),
    ("SQLITE_BUSY", "busy"),
    ("SQLITE_LOCKED", "busy"),
    ("SQLITE_IOERR", "io"),
)


class Fildatabase(SqlCipherDatabase):
    """An encrypted database that knows when its file is no longer where it was opened.

    SQLite does not look: with the log it would go on writing into a file that has no name.
    """

    _merke: tuple[int, int] | None = None

    def husk_fila(self) -> None:
        """Note which file this is."""
        self._merke = self._les_merke()

    def er_borte(self) -> bool:
        """Return whether another file, or none, has the name now."""
        return self._les_merke() != self._merke

    def _les_merke(self) -> tuple[int, int] | None:
        try:
            sted = Path(str(self.database)).stat()
        except OSError:
            return None
        return sted.st_dev, sted.st_ino


def open_encrypted(
    path: Path,
    dek: bytes,
    *,
    must_exist: bool,
    for_migrering: Callable[[Fildatabase], object] | None = None,
) -> Fildatabase:
    """Open the database, take it to the newest schema, and hold it alone until it is closed.

    Args:
        path: The file.
        dek: The data key, 32 bytes.
        must_exist: A file that is missing, empty or without tables is damage, not a beginning.
        for_migrering: Called with the open database before an older schema is changed.

    Raises:
        AlreadyOpenError: Another running application holds it.
        DamagedError: It is damaged, or belongs to other keys; never a wrong passphrase.
        NewerVersionError: A newer version has written it.
        StorageError: The disk or the folder said no.
    """
    database = open_as_it_is(path, dek, may_be_new=not must_exist)
    try:
        with classified():
            if must_exist and schema_version(database) == 0:
                raise DamagedError
            if for_migrering is not None and 0 < schema_version(database) < VERSJON:
                for_migrering(database)
            migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def open_as_it_is(
    path: Path, dek: bytes, *, may_be_new: bool = False, skadet: bool = False
) -> Fildatabase:
    """Open a database of any schema and change nothing in it: a backup, or one set aside.

    Args:
        path: The file.
        dek: The data key, 32 bytes.
        may_be_new: It may be empty.
        skadet: It is known to be damaged; pages it lacks are errors one by one.

    Raises:
        AlreadyOpenError, DamagedError, StorageError: As for :func:`open_encrypted`.
    """
    if len(dek) != _DEK_BYTES:  # with an empty key SQLCipher writes plain text
        raise ValueError(_DEK_BYTES)
    if may_be_new:
        make_empty(path)
    else:
        _check_size(path)
    database = Fildatabase(
        str(path),
        pragmas=(("writable_schema", 1), *_PRAGMAS) if skadet else _PRAGMAS,
        passphrase=f"x'{dek.hex()}'",
        thread_safe=False,
        autoconnect=False,  # else a closed database would come back without its key
    )
    try:
        _connect(database, path)
    except BaseException:
        database.close()
        raise
    finally:
        database.connect_params.pop("passphrase", None)
    return database


def open_in_memory() -> pw.SqliteDatabase:
    """Open a new, empty database that never touches the disk."""
    database = pw.SqliteDatabase(
        ":memory:",
        pragmas=(("foreign_keys", 1), ("temp_store", "memory")),
        thread_safe=False,
        autoconnect=False,
    )
    database.connect()
    migrate(database)
    return database


def versjoner() -> tuple[str, str]:
    """Return the versions of SQLite and SQLCipher."""
    database = SqlCipherDatabase(":memory:", passphrase="versjoner")  # noqa: S106 - holds nothing
    try:
        sqlite = database.execute_sql("select sqlite_version()").fetchone()[0]
        return str(sqlite), str(database.execute_sql("pragma cipher_version").fetchone()[0])
    finally:
        database.close()


def checkpoint(database: pw.SqliteDatabase) -> None:
    """Move everything from the log into the database file and empty the log.

    Raises:
        DamagedError, StorageError: It could not be done; the log still holds it all.
    """
    with classified():
        if database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] != 0:
            raise StorageError("busy")


def rask_kontroll(database: pw.SqliteDatabase) -> None:
    """Look through the structure of the database, as at every start (5 ms a MB).

    Raises:
        DamagedError: It does not hang together.
    """
    with classified():
        if database.execute_sql("PRAGMA quick_check").fetchall() != [("ok",)]:
            raise DamagedError


def full_kontroll(database: pw.SqliteDatabase) -> None:
    """Check the seal of every page and the whole structure; the log is emptied first.

    The two see different damage: the seals do not miss a page, the structure does not miss a bit.

    Raises:
        DamagedError: It is damaged.
        StorageError: The log could not be emptied.
    """
    checkpoint(database)
    with classified():
        seglene = database.execute_sql("PRAGMA cipher_integrity_check").fetchall()
        bygningen = database.execute_sql("PRAGMA integrity_check").fetchall()
    if seglene or bygningen != [("ok",)]:
        raise DamagedError


def krymp(database: pw.SqliteDatabase) -> None:
    """Write the database anew without what was deleted, in the file and in the log.

    Raises:
        DamagedError, StorageError: It could not be done; what was deleted is still deleted.
    """
    checkpoint(database)
    with classified():
        database.execute_sql("VACUUM")
    checkpoint(database)


def skriv_av(database: pw.SqliteDatabase, dek: bytes, fil: Path) -> None:
    """Write a copy of an open database to a new file, whole and under the same key.

    Raises:
        StorageError: It could not be written.
        DamagedError: The database cannot be read.
    """
    make_empty(fil)  # for the owner alone
    mal = cipher_connect(str(fil), isolation_level=None)
    try:
        mal.execute("PRAGMA cipher_log_level=none")
        mal.execute(f"PRAGMA key=\"x'{dek.hex()}'\"")
        with classified():
            database.connection().backup(mal)
            mal.execute("PRAGMA journal_mode=delete")
    except (StorageError, *_DATABASE_ERRORS) as error:
        # What a full disk says here has no code, or is called a fault of reading and writing.
        uten_kode = not isinstance(error, StorageError) or error.arsak == "io"
        raise StorageError("disk-full") if uten_kode and _er_full(fil.parent) else error from error
    finally:
        mal.close()


@contextmanager
def transaction(database: pw.SqliteDatabase) -> Generator[None]:
    """Keep all of what is done inside, or nothing of it.

    Raises:
        DamagedError, StorageError: Nothing of it was kept, or the file it went to is gone.
    """
    with classified(), database.atomic():
        yield
    if isinstance(database, Fildatabase) and database.er_borte():
        raise StorageError("missing")


@contextmanager
def classified() -> Generator[None]:
    """Turn what the database says into our own errors; a fault of our own goes through as it is."""
    try:
        yield
    except _DATABASE_ERRORS as error:
        found = classify(error)
        if found is None:
            raise
        raise found from error


def classify(error: BaseException) -> DesktopError | None:
    """Return what an error of the database means to the user, or None for a fault of our own.

    The whole chain is read: peewee hides a full disk behind «cannot rollback».
    """
    found: str | None = None
    link: BaseException | None = error
    while link is not None:
        navn = getattr(link, "sqlite_errorname", None) or ""
        found = next((arsak for start, arsak in _ARSAK if navn.startswith(start)), found)
        link = link.__cause__ or link.__context__
    if found == _SKADET:
        return DamagedError()
    return StorageError(found) if found else None


def _er_full(mappe: Path) -> bool:
    return disk_usage(mappe).free < _LITE_PLASS


def _check_size(path: Path) -> None:
    if not path.parent.is_dir():
        raise StorageError("missing")
    try:
        size = path.stat().st_size
        log = path.with_name(f"{path.name}-wal")
        # A power cut in a checkpoint may leave half a page at the end; the log still has it whole.
        torn = log.exists() and log.stat().st_size > 0
    except FileNotFoundError as error:
        raise DamagedError from error
    except OSError as error:
        raise storage_error(error) from error
    if size < SIDE or (size % SIDE and not torn):
        raise DamagedError


def _connect(database: Fildatabase, path: Path) -> None:
    try:
        database.connect()
        database.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
    except _DATABASE_ERRORS as error:
        raise _opening_error(error, path) from error
    _check_settings(database)
    database.husk_fila()


def _opening_error(error: Exception, path: Path) -> Exception:
    found = classify(error)
    arsak = found.arsak if isinstance(found, StorageError) else ""
    if arsak == "busy":
        return AlreadyOpenError()
    # Without the right to write, the exclusive lock fails before anything is written.
    if path.exists() and (arsak == "missing" or (arsak == "io" and not os.access(path, os.W_OK))):
        return StorageError("readonly-file" if os.access(path.parent, os.W_OK) else "readonly")
    return found or error


def _check_settings(database: Fildatabase) -> None:
    if database.server_version < _MINST_SQLITE:
        raise RuntimeError("sqlite_version")
    for navn, ventet in _LEST_TILBAKE.items():
        if str(database.pragma(navn)) != ventet:
            raise RuntimeError(navn)
