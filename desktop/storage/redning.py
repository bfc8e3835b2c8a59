"""Rescue: read a damaged database row by row, and keep every row whose seal is whole."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec
import peewee as pw

from desktop.errors import DamagedError, StorageError
from desktop.storage.database import SIDE, classified, open_as_it_is, open_encrypted, transaction
from desktop.storage.filer import replace_file, storage_error
from desktop.storage.samtaler import lesbar
from desktop.storage.tables import TABLES

_MAKS_RAD = 1_000_000


class Redning(msgspec.Struct, frozen=True):
    """What a rescue came to.

    Attributes:
        samtaler: Samtaler that were saved.
        tapt: Samtaler that were there and could not be read; None when nobody can tell.
    """

    samtaler: int
    tapt: int | None


def redd(skadet: Path, ny: Path, dek: bytes) -> Redning:
    """Write every row that can be read into a new database.

    The damaged file is read from a copy of whole pages, and is as it was afterwards.

    Raises:
        DamagedError: Nothing at all could be read.
        StorageError: The disk or the folder said no.
    """
    kopi = _skriv_av(skadet, ny.with_name(f"{ny.name}.skadet"))
    database = open_encrypted(ny, dek, must_exist=False)
    try:
        leser = _Leser(kopi, dek)
        lest = {tabell: leser.tabell(tabell) for tabell in _tabeller()}
        lest["samtale"] = (list(filter(lesbar, lest["samtale"][0])), lest["samtale"][1])
        if not any(rader for rader, _ in lest.values()):
            raise DamagedError
        for tabell, (rader, _) in lest.items():
            _skriv(database, tabell, rader)
    finally:
        database.close()
    rader, antall = lest["samtale"]
    return Redning(len(rader), antall - len(rader) if antall is not None else None)


class _Leser:
    """Reads a damaged file; after each error it is opened anew."""

    def __init__(self, fil: Path, dek: bytes) -> None:
        self._fil, self._dek = fil, dek
        self._database: pw.SqliteDatabase | None = None

    def tabell(self, navn: str) -> tuple[list[dict[str, object]], int | None]:
        """Return the rows of a table that can be read, and how many it had when that is known."""
        if not self._spor(f"SELECT 1 FROM sqlite_master WHERE name = '{navn}'"):  # noqa: S608
            return [], 0
        nummer = self._nummer(navn)
        rader = [rad for n in nummer if (rad := self._rad(navn, n)) is not None]
        self._lukk()
        return rader, len(nummer) if isinstance(nummer, list) else None

    def _nummer(self, navn: str) -> list[int] | range:
        """Return the row numbers: from the index, else from the table, else all there could be."""
        for sql in (
            f"SELECT rowid FROM {navn} INDEXED BY sqlite_autoindex_{navn}_1",  # noqa: S608
            f"SELECT rowid FROM {navn} NOT INDEXED",  # noqa: S608
        ):
            if (rader := self._spor(sql)) is not None:
                return sorted(int(str(rad[0])) for rad in rader)
        maks = self._spor(f"SELECT max(rowid) FROM {navn}")  # noqa: S608
        siste = int(str(maks[0][0] or 0)) if maks else 0
        return range(1, min(siste, _MAKS_RAD) + 1) if siste else self._til_det_er_tomt(navn)

    def _til_det_er_tomt(self, navn: str) -> range:
        """Feel the way up: a thousand numbers in a row without a row end the table."""
        siste, tomme, n = 0, 0, 0
        while tomme < 1000 and n < _MAKS_RAD:
            n += 1
            if self._rad(navn, n) is None:
                tomme += 1
            else:
                siste, tomme = n, 0
        return range(1, siste + 1)

    def _rad(self, navn: str, n: int) -> dict[str, object] | None:
        try:
            database = self._apen()
            with classified():
                svar = database.execute_sql(f"SELECT * FROM {navn} WHERE rowid = ?", (n,))  # noqa: S608
                rad = svar.fetchone()
                kolonner = [k[0] for k in svar.description]
        except (DamagedError, StorageError):
            self._lukk()
            return None
        return dict(zip(kolonner, rad, strict=True)) if rad is not None else None

    def _spor(self, sql: str) -> list[tuple[object, ...]] | None:
        try:
            with classified():
                return self._apen().execute_sql(sql).fetchall()
        except (DamagedError, StorageError):
            self._lukk()
            return None
        except pw.DatabaseError:  # a table or an index that is not there
            return None

    def _apen(self) -> pw.SqliteDatabase:
        if self._database is None:
            self._database = open_as_it_is(self._fil, self._dek, skadet=True)
        return self._database

    def _lukk(self) -> None:
        if self._database is not None:
            with suppress(pw.DatabaseError):
                self._database.close()
            self._database = None


def _skriv_av(skadet: Path, kopi: Path) -> Path:
    """Copy the whole pages of a closed database, and its log."""
    try:
        data = skadet.read_bytes()
        wal = skadet.with_name(f"{skadet.name}-wal")
        logg = wal.read_bytes() if wal.exists() else b""
    except OSError as error:
        raise storage_error(error) from error
    replace_file(kopi, data[: len(data) // SIDE * SIDE])
    if logg:
        replace_file(kopi.with_name(f"{kopi.name}-wal"), logg)
    return kopi


def _tabeller() -> Iterator[str]:
    return (tabell._meta.table_name for tabell in TABLES)  # noqa: SLF001


def _skriv(database: pw.SqliteDatabase, tabell: str, rader: list[dict[str, object]]) -> None:
    with transaction(database):
        kjente = {k.name for k in database.get_columns(tabell)}
        for rad in rader:
            felt = {k: v for k, v in rad.items() if k in kjente}
            navn = ", ".join(felt)
            plass = ", ".join("?" * len(felt))
            database.execute_sql(
                f"INSERT OR REPLACE INTO {tabell} ({navn}) VALUES ({plass})",  # noqa: S608
                tuple(felt.values()),
            )
        if tabell == "samtale":  # one from before samtaler followed each other
            database.execute_sql("UPDATE samtale SET kjede = id WHERE kjede = ''")
