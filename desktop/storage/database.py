"""Open the encrypted database, or one in memory, and say what went wrong in our own words.

The database is opened, used and closed on one thread.  Nothing else may open the file in this
process: closing it again would drop the lock of the open one (POSIX).
"""

import logging
import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import peewee as pw
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3.dbapi2 import DatabaseError as CipherError  # pyright: ignore

from desktop.errors import AlreadyOpenError, DamagedError, DesktopError, StorageError
from desktop.storage.filer import make_empty, storage_error
from desktop.storage.migrations import migrate, schema_version

logging.getLogger("peewee").setLevel(logging.WARNING)  # at DEBUG it writes every value

_SIDE = 4096
_VENT_MS = 1000
_MINST_SQLITE = (3, 51, 3)  # older ones can damage a file in WAL mode
_DEK_BYTES = 32

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


def open_encrypted(path: Path, dek: bytes, *, must_exist: bool) -> SqlCipherDatabase:
    """Open the database, take it to the newest schema, and hold it alone until it is closed.

    Args:
        path: The file.
        dek: The data key, 32 bytes.
        must_exist: A file that is missing, empty or without tables is damage, not a beginning.

    Raises:
        AlreadyOpenError: Another running application holds it.
        DamagedError: It is damaged, or belongs to other keys; never a wrong passphrase.
        NewerVersionError: A newer version has written it.
        StorageError: The disk or the folder said no.
    """
    if len(dek) != _DEK_BYTES:  # with an empty key SQLCipher writes plain text
        raise ValueError(_DEK_BYTES)
    if must_exist:
        _check_size(path)
    else:
        make_empty(path)
    database = SqlCipherDatabase(
        str(path),
        pragmas=_PRAGMAS,
        passphrase=f"x'{dek.hex()}'",
        thread_safe=False,
        autoconnect=False,  # else a closed database would come back without its key
    )
    try:
        _connect(database, path, must_exist)
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


@contextmanager
def transaction(database: pw.SqliteDatabase) -> Generator[None]:
    """Keep all of what is done inside, or nothing of it.

    Raises:
        DamagedError, StorageError: Nothing of it was kept.
    """
    with classified(), database.atomic():
        yield


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
    if size < _SIDE or (size % _SIDE and not torn):
        raise DamagedError


def _connect(database: SqlCipherDatabase, path: Path, must_exist: bool) -> None:
    try:
        database.connect()
        database.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
    except _DATABASE_ERRORS as error:
        raise _opening_error(error, path) from error
    _check_settings(database)
    with classified():
        if must_exist and schema_version(database) == 0:
            raise DamagedError
        migrate(database)


def _opening_error(error: Exception, path: Path) -> Exception:
    found = classify(error)
    arsak = found.arsak if isinstance(found, StorageError) else ""
    if arsak == "busy":
        return AlreadyOpenError()
    # Without the right to write, the exclusive lock fails before anything is written.
    if path.exists() and (arsak == "missing" or (arsak == "io" and not os.access(path, os.W_OK))):
        return StorageError("readonly")
    return found or error


def _check_settings(database: SqlCipherDatabase) -> None:
    if database.server_version < _MINST_SQLITE:
        raise RuntimeError("sqlite_version")
    for navn, ventet in _LEST_TILBAKE.items():
        if str(database.pragma(navn)) != ventet:
            raise RuntimeError(navn)
