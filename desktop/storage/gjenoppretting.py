"""Put a backup, or what could be saved from a damaged file, in place of the database.

New files are made ready beside the old ones and checked.  Then a mark is written, and from there
it only goes forward: the old files are set aside, the new ones get their names, the mark goes.  A
process that is killed in between is finished at the next start.
"""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import peewee as pw

from desktop import log
from desktop.errors import DamagedError, StorageError, WrongVaultError
from desktop.storage import kopier, nokler, redning, sletteliste, tilside
from desktop.storage.database import (
    classified,
    full_kontroll,
    krymp,
    open_as_it_is,
    open_encrypted,
)
from desktop.storage.enerett import enerett
from desktop.storage.filer import (
    make_folder,
    remove_folder,
    replace_file,
    storage_error,
    sync_folder,
)
from desktop.storage.funn import FIL
from desktop.storage.nokler import Nokkelfil, Slag
from desktop.storage.redning import Redning
from desktop.storage.sletting import Kvittering, kvitteringer, skriv_kvittering, ta_bort

NY = ".ny"
MERKE = "gjenoppretting.json"
_LOGGER = (f"{FIL}-wal", f"{FIL}-shm", f"{FIL}-journal")
_GAMLE = (*_LOGGER, nokler.FIL, nokler.KOPI, FIL)  # the database last
_NYE = (nokler.KOPI, nokler.FIL, FIL)


def las_opp(mappe: Path, kopi: Path, hemmelighet: str, kind: Slag) -> tuple[bytes, Nokkelfil]:
    """Return the data key and the key file that a restored backup is to have.

    The keys in use open every backup of the same vault, so they stay; the backup's own are for the
    day they are gone, and for a backup from another machine.

    Raises:
        WrongPassphraseError, WrongRecoveryKeyError, MistypedRecoveryKeyError: It opens neither.
        DamagedError, NewerVersionError, StorageError: The backup cannot be used.
    """
    i_kopien = kopier.nokkelfil_i(kopi)
    if nokler.finnes(mappe):  # on a new machine there is not even a folder
        with suppress(DamagedError):
            i_bruk = nokler.les(mappe)
            if i_bruk.vault_id == i_kopien.vault_id:
                return i_bruk.lukk_opp(kind, hemmelighet), i_bruk
    return i_kopien.lukk_opp(kind, hemmelighet), i_kopien


def gjenopprett(mappe: Path, kopi: Path, dek: bytes, nokkelfil: Nokkelfil, na: datetime) -> None:
    """Put a backup in place of the database; what was erased since stays erased.

    The database must be closed.  What it replaces is set aside for thirty days.

    Raises:
        WrongVaultError: The data key is not the one of this backup; nothing is changed.
        AlreadyOpenError: The database is open somewhere; nothing is changed.
        DamagedError, StorageError: Nothing is changed.
    """
    if kopier.nokkelfil_i(kopi).vault_id != nokkelfil.vault_id:
        raise WrongVaultError
    with enerett(mappe):
        gamle = _ta_vare_pa_sletting(mappe, dek)
        with suppress(StorageError):  # the list beside the backup knows what was erased elsewhere
            sletteliste.legg_til(mappe, sletteliste.les(kopi.parent))
        _tom_ny(mappe)
        ny = _lag_ny(mappe)
        kopier.pakk_ut(kopi, ny / FIL)
        _gjor_klar(ny, dek, sletteliste.les(mappe), gamle, na)
        _sett_inn(mappe, nokkelfil, na)
    log.hendelse("gjenopprettet")


def redd(mappe: Path, dek: bytes, nokkelfil: Nokkelfil, na: datetime) -> Redning:
    """Save what can be read of a damaged database into a new one, and put that in its place.

    Raises:
        DamagedError: Nothing at all could be read; nothing is changed.
        StorageError: Nothing is changed.
    """
    with enerett(mappe):
        gamle = _ta_vare_pa_sletting(mappe, dek)
        _tom_ny(mappe)
        ny = _lag_ny(mappe)
        resultat = redning.redd(mappe / FIL, ny / FIL, dek)
        _gjor_klar(ny, dek, sletteliste.les(mappe), gamle, na)
        _sett_inn(mappe, nokkelfil, na)
    log.hendelse("reddet", samtaler=resultat.samtaler, tapt=resultat.tapt or 0)
    return resultat


def fullfor(mappe: Path) -> bool:
    """Finish a restore that was interrupted after its mark was written.

    Call it at every start, before the database is opened; returns whether one was finished.

    Raises:
        AlreadyOpenError: Another running application is in the middle of one.
        StorageError: It cannot be finished now; the next start tries again.
    """
    if not (mappe / MERKE).exists():
        return False
    with enerett(mappe):
        if (mappe / MERKE).exists():
            _bytt(mappe)
    return True


def rydd(mappe: Path) -> None:
    """Clear away a restore that never got its mark; call it while holding the database.

    Raises:
        StorageError: It could not be removed.
    """
    _tom_ny(mappe)


def _ta_vare_pa_sletting(mappe: Path, dek: bytes) -> list[Kvittering]:
    """Put what somebody has asked to have erased on the list, since the wish goes with the database.

    Returns the receipts, which would go with it too.

    Raises:
        AlreadyOpenError: The database is open somewhere, and must not be moved.
    """
    try:
        database = open_as_it_is(mappe / FIL, dek)
    except (DamagedError, StorageError):
        return []
    try:
        with classified():
            rader = database.execute_sql("SELECT id FROM sletting").fetchall()
        gamle = kvitteringer(database)
    except (DamagedError, StorageError, pw.DatabaseError):  # damaged, or from before there were any
        return []
    finally:
        database.close()
    sletteliste.legg_til(mappe, (str(rad[0]) for rad in rader))
    return gamle


def _gjor_klar(
    ny: Path, dek: bytes, slettet: frozenset[str], gamle: list[Kvittering], na: datetime
) -> None:
    database = _til_nyeste(ny / FIL, dek)
    try:
        if n := ta_bort(database, slettet):
            krymp(database)
            gamle = [*gamle, Kvittering(na, n, 0, 0, ())]
        for kvittering in gamle:
            skriv_kvittering(database, kvittering)
        full_kontroll(database)
        with classified():
            database.execute_sql("PRAGMA journal_mode=delete")
    finally:
        database.close()


def _til_nyeste(fil: Path, dek: bytes) -> pw.SqliteDatabase:
    open_as_it_is(fil, dek).close()
    return open_encrypted(fil, dek, must_exist=True)


def _sett_inn(mappe: Path, nokkelfil: Nokkelfil, na: datetime) -> None:
    ny = mappe / NY
    for navn in (nokler.FIL, nokler.KOPI):
        replace_file(ny / navn, nokkelfil.kode())
    sync_folder(ny)
    gamle = [navn for navn in _GAMLE if (mappe / navn).exists()]
    merke = {"tilside": tilside.ny(mappe, na).name, "gamle": gamle}
    replace_file(mappe / MERKE, json.dumps(merke).encode())
    _bytt(mappe)


def _bytt(mappe: Path) -> None:
    """Swap the files as the mark says; each move is done once, however often this is begun."""
    merke = _les_merke(mappe)
    satt = mappe / tilside.MAPPE / merke["tilside"]
    ny = mappe / NY
    try:
        make_folder(satt)
        for navn in merke["gamle"]:
            if (mappe / navn).exists() and not (satt / navn).exists() and _er_gammel(ny, navn):
                (mappe / navn).replace(satt / navn)
        sync_folder(satt)
        for navn in _NYE:
            if (ny / navn).exists():
                (ny / navn).replace(mappe / navn)
        sync_folder(mappe)
        (mappe / MERKE).unlink()
        sync_folder(mappe)
    except OSError as error:
        raise storage_error(error) from error
    _tom_ny(mappe)


def _er_gammel(ny: Path, navn: str) -> bool:
    """Tell whether a file is still the old one: its successor has not been given its name."""
    return navn not in _NYE or (ny / navn).exists()


def _les_merke(mappe: Path) -> dict[str, Any]:
    try:
        merke = json.loads((mappe / MERKE).read_bytes())
    except OSError as error:
        raise storage_error(error) from error
    except ValueError as error:
        raise DamagedError from error
    return cast("dict[str, Any]", merke)


def _lag_ny(mappe: Path) -> Path:
    make_folder(mappe / NY)
    return mappe / NY


def _tom_ny(mappe: Path) -> None:
    """Remove what was made ready and never used."""
    remove_folder(mappe / NY)
