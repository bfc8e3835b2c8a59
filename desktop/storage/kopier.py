"""Backups: one file each, a zip with the encrypted database and the key file that opens it.

A backup is made beside its place, opened again and checked, and only then given its name.  Nothing
in it is readable without one of the key file's secrets.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from secrets import token_hex

import msgspec
import peewee as pw

from desktop.errors import DamagedError, StorageError, WrongVaultError
from desktop.storage import nokler
from desktop.storage.database import classified, full_kontroll, open_as_it_is, skriv_av
from desktop.storage.filer import (
    MIDLERTIDIG,
    make_folder,
    naas,
    remove,
    replace_file,
    storage_error,
)
from desktop.storage.funn import FIL
from desktop.storage.nokler import Nokkelfil

MAPPE, ENDELSE = "backup", ".kopi"
MELLOMROM = timedelta(minutes=30)
FRAMTID = timedelta(days=1)
ALLE_I, DAGLIGE, UKENTLIGE = timedelta(days=2), 12, 10

_NAVN = re.compile(r"dialogarket-(\d{8}T\d{6})Z-([0-9a-f]{8})-[0-9a-f]{4}\.kopi")
_TID = "%Y%m%dT%H%M%S"
_DELER = (nokler.FIL, FIL)


class Kopi(msgspec.Struct, frozen=True, order=True):
    """One backup.

    Attributes:
        nar: When it was made, in UTC.
        byte: Its size.
    """

    nar: datetime
    fil: Path
    byte: int


class Innsyn(msgspec.Struct, frozen=True):
    """What a backup holds, as counts."""

    samtaler: int
    avtaler: int
    utkast: int


def merke(vault_id: bytes) -> str:
    """Return what the names of a vault's backups have in common; it tells nothing of the vault."""
    return sha256(vault_id).hexdigest()[:8]


def finn(mappe: Path, hvem: str = "") -> list[Kopi]:
    """Return the backups of a folder, the newest first; a missing folder has none.

    One that was made by a clock set wrong, and seems to come from the future, stands last.

    Args:
        mappe: The folder.
        hvem: Only those of the vault with this :func:`merke`; others may share the folder.

    Raises:
        StorageError: The folder cannot be read.
    """
    try:
        filer = list(mappe.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise storage_error(error) from error
    funnet = [kopi for fil in filer if (kopi := _kopi(fil, hvem)) is not None]
    grense = datetime.now(UTC) + FRAMTID
    return sorted(funnet, key=lambda k: (k.nar <= grense, k), reverse=True)


def tidspunkt(fil: Path) -> datetime | None:
    """Return when a backup was made, by its name; None when it is named otherwise."""
    navn = _NAVN.fullmatch(fil.name)
    try:
        return datetime.strptime(navn[1], _TID).replace(tzinfo=UTC) if navn else None
    except ValueError:  # no such day
        return None


def _kopi(fil: Path, hvem: str) -> Kopi | None:
    navn, nar = _NAVN.fullmatch(fil.name), tidspunkt(fil)
    if navn is None or nar is None or (hvem and navn[2] != hvem):
        return None
    try:
        return Kopi(nar, fil, fil.stat().st_size)
    except FileNotFoundError:  # gone since the folder was read
        return None
    except OSError as error:
        raise storage_error(error) from error


def ta(
    database: pw.SqliteDatabase, dek: bytes, nokkelfil: bytes, mappe: Path, na: datetime
) -> Kopi:
    """Make a backup of the open database and check it.

    Args:
        database: The open database; it is checked first, since a backup of damage helps nobody.
        dek: Its data key.
        nokkelfil: The key file as it is now.
        mappe: Where it is put; made when it is missing.
        na: The time that names it, in UTC.

    Raises:
        DamagedError: The database is damaged; no backup is made.
        StorageError: The disk or the folder said no; earlier backups are as they were.
    """
    full_kontroll(database)
    make_folder(mappe)
    with _midlertidig(mappe) as fil:
        skriv_av(database, dek, fil)
        _kontroller(fil, dek)
        data = _pakk(nokkelfil, _les(fil))
    return _legg(mappe, data, na, merke(nokler.tolk(nokkelfil).vault_id))


def legg_ut(kopi: Kopi, mappe: Path) -> Kopi:
    """Put a copy of a backup in another folder too, and read it back.

    Raises:
        StorageError: The folder cannot be reached or written.
    """
    if not naas(mappe):
        raise StorageError("missing")
    data = _les(kopi.fil)
    mal = mappe / kopi.fil.name
    replace_file(mal, data)
    if sha256(_les(mal)).digest() != sha256(data).digest():
        raise StorageError("io")
    return Kopi(kopi.nar, mal, len(data))


def nokkelfil_i(kopi: Path) -> Nokkelfil:
    """Return the key file of a backup.

    Raises:
        DamagedError: The backup is damaged.
        NewerVersionError, StorageError: It is of a newer version, or cannot be read.
    """
    return nokler.tolk(_pakk_ut(kopi)[nokler.FIL])


def pakk_ut(kopi: Path, fil: Path) -> None:
    """Write the encrypted database of a backup to a file of its own.

    Raises:
        DamagedError, StorageError: The backup is damaged, or the file cannot be written.
    """
    replace_file(fil, _pakk_ut(kopi)[FIL])


def prov(kopi: Path, dek: bytes, arbeidsmappe: Path) -> Innsyn:
    """Open a backup, check all of it, and count what is in it; the backup is only read.

    Raises:
        WrongVaultError: The data key is not the one of this backup.
        DamagedError, StorageError: It is damaged, or cannot be read.
    """
    with apnet(kopi, dek, arbeidsmappe) as database:
        full_kontroll(database)
        return _tell(database)


def tell(kopi: Path, dek: bytes, arbeidsmappe: Path) -> Innsyn:
    """Count what is in a backup, without checking all of it; the backup is only read.

    Raises:
        WrongVaultError: The data key is not the one of this backup.
        DamagedError, StorageError: It is damaged, or cannot be read.
    """
    with apnet(kopi, dek, arbeidsmappe) as database:
        return _tell(database)


def _tell(database: pw.SqliteDatabase) -> Innsyn:
    with classified():
        rader = database.execute_sql("SELECT slag, count(*) FROM samtale GROUP BY slag")
        antall = dict(rader.fetchall())
    return Innsyn(antall.get("samtale", 0), antall.get("avtale", 0), antall.get("utkast", 0))


@contextmanager
def apnet(kopi: Path, dek: bytes, arbeidsmappe: Path) -> Iterator[pw.SqliteDatabase]:
    """Open what is in a backup, in a file that is gone afterwards.

    Raises:
        WrongVaultError: The data key is not the one of this backup.
        DamagedError, StorageError: It is damaged, or cannot be read.
    """
    with _midlertidig(arbeidsmappe) as fil:
        pakk_ut(kopi, fil)
        try:
            database = open_as_it_is(fil, dek)
        except DamagedError as error:
            # Its zip is whole to the byte, so it is the key that is another.
            raise WrongVaultError from error
        try:
            yield database
        finally:
            database.close()


def skriv_om(kopi: Path, fil: Path) -> None:
    """Put another database into a backup; its key file and its name stay.

    Raises:
        DamagedError, StorageError: The backup is as it was.
    """
    replace_file(kopi, _pakk(_pakk_ut(kopi)[nokler.FIL], _les(fil)))


def bytt_nokkelfil(kopi: Path, ny: Nokkelfil) -> None:
    """Let a backup be opened with the slots of another key file of the same vault.

    Raises:
        WrongVaultError: The backup belongs to another vault; it is as it was.
        DamagedError, StorageError: The backup is as it was.
    """
    deler = _pakk_ut(kopi)
    if nokler.tolk(deler[nokler.FIL]).vault_id != ny.vault_id:
        raise WrongVaultError
    if deler[nokler.FIL] != ny.kode():
        replace_file(kopi, _pakk(ny.kode(), deler[FIL]))


def behold(tider: Iterable[datetime], na: datetime, maks_alder: timedelta) -> set[datetime]:
    """Choose the backups to keep: all of two days, then 12 daily and 10 weekly.

    Args:
        tider: When they were made.
        na: Now.
        maks_alder: Nothing older than this is kept, whatever else is said.
    """
    beholdt: set[datetime] = set()
    dager: set[tuple[int, ...]] = set()
    uker: set[tuple[int, ...]] = set()
    for tid in sorted(tider, reverse=True):
        if na - tid > maks_alder:
            break
        if tid - na > FRAMTID:  # of a clock that was wrong; by itself it would never grow old
            continue
        dag, uke = tid.timetuple()[:3], tuple(tid.isocalendar())[:2]
        if na - tid <= ALLE_I:
            beholdt.add(tid)
        elif len(dager) < DAGLIGE or dag in dager:
            if dag not in dager:
                beholdt.add(tid)
            dager.add(dag)
        elif len(uker) < UKENTLIGE and uke not in uker:
            beholdt.add(tid)
            uker.add(uke)
    return beholdt


def tynn(mappe: Path, na: datetime, maks_alder: timedelta, hvem: str) -> int:
    """Remove the backups of a vault that :func:`behold` does not choose; return how many.

    Raises:
        StorageError: The folder cannot be read, or one of them not removed.
    """
    alle = finn(mappe, hvem)
    beholdt = behold((kopi.nar for kopi in alle), na, maks_alder)
    bort = [kopi for kopi in alle if kopi.nar not in beholdt]
    for kopi in bort:
        remove(kopi.fil)
    return len(bort)


def _legg(mappe: Path, data: bytes, na: datetime, hvem: str) -> Kopi:
    fil = mappe / f"dialogarket-{na.strftime(_TID)}Z-{hvem}-{token_hex(2)}{ENDELSE}"
    replace_file(fil, data)
    if _les(fil) != data:
        remove(fil)
        raise StorageError("io")
    return Kopi(na.replace(microsecond=0), fil, len(data))


def _kontroller(fil: Path, dek: bytes) -> None:
    database = open_as_it_is(fil, dek)
    try:
        full_kontroll(database)
        with classified():
            database.execute_sql("PRAGMA journal_mode=delete")
    finally:
        database.close()


@contextmanager
def _midlertidig(mappe: Path) -> Iterator[Path]:
    fil = mappe / f"{MIDLERTIDIG}{token_hex(8)}"
    try:
        yield fil
    finally:
        for ende in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                fil.with_name(fil.name + ende).unlink(missing_ok=True)


def _pakk(nokkelfil: bytes, database: bytes) -> bytes:
    ut = BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_STORED) as pakke:
        for navn, data in zip(_DELER, (nokkelfil, database), strict=True):
            pakke.writestr(zipfile.ZipInfo(navn), data)
    return ut.getvalue()


def _pakk_ut(kopi: Path) -> dict[str, bytes]:
    data = _les(kopi)
    try:
        with zipfile.ZipFile(BytesIO(data)) as pakke:
            info = pakke.infolist()
            stored = all(i.compress_type == zipfile.ZIP_STORED for i in info)
            if tuple(i.filename for i in info) != _DELER or not stored:
                raise DamagedError
            return {navn: pakke.read(navn) for navn in _DELER}
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError) as error:
        raise DamagedError from error


def _les(fil: Path) -> bytes:
    try:
        return fil.read_bytes()
    except OSError as error:
        raise storage_error(error) from error
