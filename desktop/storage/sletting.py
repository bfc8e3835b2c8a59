"""Erasure: the bytes go from the database, its log, every backup and what a restore set aside.

First it is written down what is to go, in the same transaction that removes it.  Whatever stops
the rest, the next start does it; each step may be done twice.
"""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from uuid import UUID

import msgspec
import peewee as pw

from desktop import log
from desktop.errors import DamagedError, StorageError, WrongVaultError
from desktop.storage import kopier, nokler, sletteliste, tilside
from desktop.storage.database import (
    checkpoint,
    classified,
    krymp,
    open_as_it_is,
    transaction,
)
from desktop.storage.filer import naas, remove, sweep, sync_folder
from desktop.storage.tables import KvitteringRow, SamtaleRow, SlettingRow

ET_DOGN = 24 * 3600  # seconds; no writing of a file takes that long


class Kvittering(msgspec.Struct, frozen=True):
    """What was erased, without a word of it.

    Attributes:
        nar: When, in UTC.
        samtaler: How many samtaler.
        kopier: How many backups were written anew without them.
        fjernet: How many damaged files were removed whole, since nobody can look into them.
        venter: Folders that could not be reached; they are tried again at every start and close.
    """

    nar: datetime
    samtaler: int
    kopier: int
    fjernet: int
    venter: tuple[str, ...]


class Steder(msgspec.Struct, frozen=True):
    """Where traces may lie.

    Attributes:
        mappe: The data folder.
        dek: The data key.
        vault_id: Whose key it is.
        kopimapper: Every folder that has been given backups, the local one first.
    """

    mappe: Path
    dek: bytes
    vault_id: bytes
    kopimapper: tuple[Path, ...]


def be_om(database: pw.SqliteDatabase, ider: Iterable[UUID], na: datetime) -> None:
    """Write down that samtaler are to be erased; they are hidden, and can still be had back.

    Raises:
        DamagedError, StorageError: Nothing was written down.
    """
    rader = [{"id": str(i), "bedt_om": na.isoformat(), "tatt": False} for i in ider]
    if rader:
        with transaction(database):
            SlettingRow.insert_many(rader).on_conflict_ignore().execute(database)


def angre(database: pw.SqliteDatabase, ider: Iterable[UUID]) -> None:
    """Take the wish to erase back, as long as nothing has been done about it.

    Raises:
        DamagedError, StorageError: The wish still stands.
    """
    with transaction(database):
        SlettingRow.delete().where(
            SlettingRow.id.in_([str(i) for i in ider]), ~SlettingRow.tatt
        ).execute(database)


def onsket(database: pw.SqliteDatabase) -> bool:
    """Return whether somebody has asked for something to be erased that is not.

    Raises:
        DamagedError, StorageError: The database cannot be read.
    """
    with transaction(database):
        return bool(SlettingRow.select().count(database))


def venter(database: pw.SqliteDatabase, steder: Steder) -> bool:
    """Return whether there is anything left to erase anywhere that can be reached.

    Raises:
        DamagedError, StorageError: The database or the list cannot be read.
    """
    if onsket(database):
        return True
    alle = sletteliste.les(steder.mappe)
    return any(
        _mangler_i(mappe, alle, steder) for mappe in steder.kopimapper if naas(mappe)
    ) or any(
        _mangler(mappe, alle)
        for mappe in tilside.finn(steder.mappe)
        if not _er_andres(mappe, steder.vault_id)
    )


def utfor(database: pw.SqliteDatabase, steder: Steder, na: datetime) -> Kvittering | None:
    """Erase everything that has been asked for, everywhere; return a receipt, or None.

    Also finishes what an earlier one could not do, such as a folder that was out of reach.

    Raises:
        DamagedError, StorageError: It was stopped; the next call goes on.
    """
    ider = ta_radene(database)
    sletteliste.legg_til(steder.mappe, ider)
    _ta_gjenoppstatte(database, steder.mappe)
    kopier_, fjernet, ute = _rens_alle(steder)
    krymp(database)
    if not ider:
        _oppdater_ventende(database, ute)
        return None
    kvittering = Kvittering(na, len(ider), kopier_, fjernet, tuple(str(m) for m in ute))
    skriv_kvittering(database, kvittering, ider)
    _oppdater_ventende(database, ute)
    log.hendelse("slettet", samtaler=len(ider), kopier=kopier_, fjernet=fjernet, venter=len(ute))
    return kvittering


def kvitteringer(database: pw.SqliteDatabase) -> list[Kvittering]:
    """Return the receipts, the newest first.

    Raises:
        DamagedError, StorageError: They cannot be read.
    """
    with transaction(database):
        rader = list(KvitteringRow.select().order_by(KvitteringRow.nar.desc()).execute(database))
    return [
        Kvittering(
            datetime.fromisoformat(rad.nar),
            rad.samtaler,
            rad.kopier,
            rad.fjernet,
            msgspec.json.decode(bytes(rad.venter), type=tuple[str, ...]),
        )
        for rad in rader
    ]


def ta_bort(database: pw.SqliteDatabase, ider: Iterable[str]) -> int:
    """Remove samtaler from a database of any schema; return how many were there.

    Raises:
        DamagedError, StorageError: Nothing was removed.
    """
    with transaction(database):
        return sum(
            database.execute_sql("DELETE FROM samtale WHERE id = ?", (id_,)).rowcount
            for id_ in ider
        )


def ta_radene(database: pw.SqliteDatabase) -> list[str]:
    """Remove the rows that are to be erased; return their ids, until a receipt is written.

    Raises:
        DamagedError, StorageError: Nothing was removed.
    """
    with transaction(database):
        ider = [rad.id for rad in SlettingRow.select(SlettingRow.id).execute(database)]
        for id_ in ider:
            SamtaleRow.delete().where(SamtaleRow.id == id_).execute(database)
        SlettingRow.update(tatt=True).execute(database)
    return ider


def _ta_gjenoppstatte(database: pw.SqliteDatabase, mappe: Path) -> None:
    """Remove what is on the list and has come back all the same, by a file copied by hand."""
    alle = sletteliste.les(mappe)
    with transaction(database):
        finnes = {rad.id for rad in SamtaleRow.select(SamtaleRow.id).execute(database)}
        for id_ in finnes & alle:
            SamtaleRow.delete().where(SamtaleRow.id == id_).execute(database)


def _rens_alle(steder: Steder) -> tuple[int, int, list[Path]]:
    skrevet = fjernet = 0
    ute: list[Path] = []
    alle = sletteliste.les(steder.mappe)
    for mappe in steder.kopimapper:
        try:
            if mappe != _lokal(steder) and not naas(mappe):
                raise StorageError("missing")
            antall = _rens_mappe(mappe, steder, alle)
        except StorageError as error:
            if mappe == _lokal(steder):
                raise
            log.unntak(error)
            ute.append(mappe)
            continue
        skrevet, fjernet = skrevet + antall[0], fjernet + antall[1]
    for mappe in tilside.finn(steder.mappe):
        fjernet += _rens_tilside(mappe, steder, alle)
    return skrevet, fjernet, ute


def _rens_mappe(mappe: Path, steder: Steder, alle: frozenset[str]) -> tuple[int, int]:
    """Take what is erased out of every backup of a folder; return rewritten and removed."""
    nye = _mangler(mappe, alle)
    skrevet = fjernet = 0
    if nye:
        sweep(mappe, eldre_enn=0 if mappe == _lokal(steder) else ET_DOGN)
    for kopi in kopier.finn(mappe, kopier.merke(steder.vault_id)) if nye else ():
        try:
            skrevet += _rens_kopi(kopi.fil, steder, nye)
        except WrongVaultError:
            continue  # somebody else's backup, with none of ours in it
        except DamagedError as error:
            log.unntak(error)
            remove(kopi.fil)
            sync_folder(mappe)
            fjernet += 1
    if nye and mappe.is_dir():
        sletteliste.legg_til(mappe, nye)
    return skrevet, fjernet


def _rens_kopi(kopi: Path, steder: Steder, ider: frozenset[str]) -> bool:
    with kopier.apnet(kopi, steder.dek, steder.mappe) as database:
        if not ta_bort(database, ider):
            return False
        checkpoint(database)  # deleted rows are overwritten (secure_delete), so this is enough
        with classified():
            database.execute_sql("PRAGMA journal_mode=delete")
            fil = Path(str(database.database))
        database.close()
        kopier.skriv_om(kopi, fil)
    return True


def _rens_tilside(mappe: Path, steder: Steder, alle: frozenset[str]) -> int:
    """Erase in what a restore set aside; what cannot be looked into is removed whole, and counted."""
    nye = _mangler(mappe, alle)
    if not nye or _er_andres(mappe, steder.vault_id):
        return 0
    try:
        database = open_as_it_is(mappe / kopier.FIL, steder.dek)
        try:
            ta_bort(database, nye)
            krymp(database)
        finally:
            database.close()
    except DamagedError as error:
        log.unntak(error)
        tilside.fjern(mappe)
        return 1
    sletteliste.legg_til(mappe, nye)
    return 0


def _er_andres(mappe: Path, vault_id: bytes) -> bool:
    """Tell whether what is set aside is another vault, where none of these samtaler ever were."""
    try:
        return nokler.les(mappe).vault_id != vault_id
    except DamagedError:
        return False


def skriv_kvittering(
    database: pw.SqliteDatabase, kvittering: Kvittering, ider: Iterable[str] = ()
) -> None:
    """Keep a receipt, and forget the wishes it is for.

    Raises:
        DamagedError, StorageError: Nothing was written.
    """
    with transaction(database):
        KvitteringRow.replace(
            nar=kvittering.nar.isoformat(),
            samtaler=kvittering.samtaler,
            kopier=kvittering.kopier,
            fjernet=kvittering.fjernet,
            venter=msgspec.json.encode(kvittering.venter),
        ).execute(database)
        SlettingRow.delete().where(SlettingRow.id.in_(list(ider))).execute(database)


def _oppdater_ventende(database: pw.SqliteDatabase, ute: list[Path]) -> None:
    """Strike the folders that have been reached since from the receipts."""
    fortsatt = {str(mappe) for mappe in ute}
    for kvittering in kvitteringer(database):
        igjen = tuple(m for m in kvittering.venter if m in fortsatt)
        if igjen != kvittering.venter:
            with transaction(database):
                KvitteringRow.update(venter=msgspec.json.encode(igjen)).where(
                    KvitteringRow.nar == kvittering.nar.isoformat()
                ).execute(database)


def _mangler(mappe: Path, alle: frozenset[str]) -> frozenset[str]:
    return alle - sletteliste.les(mappe)


def _lokal(steder: Steder) -> Path:
    return steder.mappe / kopier.MAPPE


def _mangler_i(mappe: Path, alle: frozenset[str], steder: Steder) -> bool:
    """Tell whether a folder lacks something; one whose list cannot be read is out of reach."""
    try:
        return bool(_mangler(mappe, alle))
    except StorageError:
        if mappe == _lokal(steder):
            raise
        return False
