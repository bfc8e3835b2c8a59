import logging
import os
import random
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path
from secrets import token_bytes

import peewee as pw
import pytest

from desktop.errors import (
    AlreadyOpenError,
    DamagedError,
    NewerVersionError,
    StorageError,
)
from desktop.storage import database as database_module
from desktop.storage import migrations
from desktop.storage.database import (
    checkpoint,
    classify,
    open_encrypted,
    open_in_memory,
    transaction,
)
from desktop.storage.tables import TABLES

DEK = bytes(range(32))
TEKST = "Kaffeautomaten i fjerde etasje"


@pytest.fixture
def fil(tmp_path: Path) -> Path:
    """A closed database with some text on several pages."""
    fil = tmp_path / "vault.db"
    database = open_encrypted(fil, DEK, must_exist=False)
    with transaction(database):
        for nummer in range(40):
            database.execute_sql(
                "INSERT INTO verdi VALUES (?, ?)", (f"v{nummer:02}", f"{TEKST} {nummer} " * 20)
            )
    checkpoint(database)
    database.close()
    return fil


def read_all(fil: Path) -> list[tuple[str, str]]:
    database = open_encrypted(fil, DEK, must_exist=True)
    try:
        with transaction(database):
            return database.execute_sql("SELECT navn, json FROM verdi ORDER BY navn").fetchall()
    finally:
        database.close()


def test_the_settings_are_what_was_asked_for(tmp_path: Path) -> None:
    database = open_encrypted(tmp_path / "vault.db", DEK, must_exist=False)
    lest = {
        navn: database.pragma(navn)
        for navn in (
            "cipher_status",
            "journal_mode",
            "synchronous",
            "locking_mode",
            "secure_delete",
            "foreign_keys",
            "trusted_schema",
            "user_version",
        )
    }
    assert lest == {
        "cipher_status": "1",
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "user_version": migrations.VERSJON,
    }
    assert database.server_version >= (3, 51, 3)
    assert "passphrase" not in database.connect_params
    database.close()


def test_the_raw_bytes_say_nothing(fil: Path) -> None:
    data = fil.read_bytes()
    assert not data.startswith(b"SQLite format 3")
    assert TEKST.encode() not in data and b"verdi" not in data
    with closing(sqlite3.connect(fil)) as klar, pytest.raises(sqlite3.DatabaseError):
        klar.execute("SELECT * FROM verdi")


def test_the_log_beside_it_says_nothing_either(tmp_path: Path) -> None:
    database = open_encrypted(tmp_path / "vault.db", DEK, must_exist=False)
    with transaction(database):
        database.execute_sql("INSERT INTO verdi VALUES ('navn', ?)", (TEKST,))
    wal = (tmp_path / "vault.db-wal").stat()
    assert wal.st_size > 0
    if sys.platform != "win32":
        assert stat.S_IMODE(wal.st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / "vault.db").stat().st_mode) == 0o600
    assert TEKST.encode() not in (tmp_path / "vault.db-wal").read_bytes()
    database.close()


@pytest.mark.parametrize("dek", [b"", b"kort", bytes(31), bytes(33)], ids=len)
def test_a_key_of_another_length_is_never_used(tmp_path: Path, dek: bytes) -> None:
    with pytest.raises(ValueError):
        open_encrypted(tmp_path / "vault.db", dek, must_exist=False)
    assert not list(tmp_path.iterdir())


def test_another_key_is_damage_and_changes_nothing(fil: Path) -> None:
    for_ = fil.read_bytes()
    for must_exist in (True, False):
        with pytest.raises(DamagedError):
            open_encrypted(fil, token_bytes(32), must_exist=must_exist)
    assert fil.read_bytes() == for_
    assert len(read_all(fil)) == 40


def test_a_damaged_open_says_nothing_in_the_terminal(
    fil: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(DamagedError):
        open_encrypted(fil, token_bytes(32), must_exist=True)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("rest", ["0", "10", "1000", "4096", "half", "last", "+100", "gone"])
def test_a_cut_or_lengthened_file_is_damage_and_never_empty(fil: Path, rest: str) -> None:
    data = fil.read_bytes()
    half = len(data) // 2 // 4096 * 4096
    if rest == "gone":
        fil.unlink()
    elif rest == "+100":
        fil.write_bytes(data + bytes(100))
    else:
        fil.write_bytes(data[: {"half": half, "last": -4096}.get(rest) or int(rest)])
    with pytest.raises(DamagedError):
        open_encrypted(fil, DEK, must_exist=True)
    assert fil.exists() is (rest != "gone")


def test_half_a_page_at_the_end_is_mended_from_the_log(tmp_path: Path) -> None:
    fil = tmp_path / "vault.db"
    database = open_encrypted(fil, DEK, must_exist=False)
    with transaction(database):
        database.execute_sql("INSERT INTO verdi VALUES ('navn', ?)", (TEKST,))
    kopi = tmp_path / "kopi"
    kopi.mkdir()
    for navn in ("vault.db", "vault.db-wal"):  # the state a power cut in a checkpoint can leave
        (kopi / navn).write_bytes((tmp_path / navn).read_bytes())
    database.close()
    with (kopi / "vault.db").open("ab") as strom:
        strom.write(b"x" * 1000)
    assert read_all(kopi / "vault.db") == [("navn", TEKST)]
    assert (kopi / "vault.db").stat().st_size % 4096 == 0


def test_no_flipped_bit_changes_a_text_in_silence(fil: Path) -> None:
    hel, ventet = fil.read_bytes(), read_all(fil)
    trekk = random.Random(2)
    oppdaget = 0
    for bit in trekk.sample(range(len(hel) * 8), 200):
        data = bytearray(hel)
        data[bit // 8] ^= 1 << bit % 8
        fil.write_bytes(data)
        try:
            assert read_all(fil) == ventet  # the bit was on a page that was not read
        except DamagedError:
            oppdaget += 1
    assert oppdaget > 100


def test_an_encrypted_file_without_tables_is_damage(tmp_path: Path, fil: Path) -> None:
    database = open_encrypted(fil, DEK, must_exist=True)
    with transaction(database):
        database.execute_sql("DROP TABLE samtale")
        database.execute_sql("DROP TABLE verdi")
        database.execute_sql("PRAGMA user_version = 0")
    database.close()
    with pytest.raises(DamagedError):
        open_encrypted(fil, DEK, must_exist=True)


def test_a_newer_schema_is_refused(fil: Path) -> None:
    database = open_encrypted(fil, DEK, must_exist=True)
    database.execute_sql(f"PRAGMA user_version = {migrations.VERSJON + 1}")
    database.close()
    with pytest.raises(NewerVersionError):
        open_encrypted(fil, DEK, must_exist=True)


def test_the_tables_are_what_the_rows_say(tmp_path: Path) -> None:
    database = open_in_memory()
    for table in TABLES:
        meta = table._meta
        kolonner = {(k.name, k.null, k.primary_key) for k in database.get_columns(meta.table_name)}
        assert kolonner == {
            (felt.column_name, felt.null, felt.primary_key) for felt in meta.sorted_fields
        }
    assert set(database.get_tables()) == {table._meta.table_name for table in TABLES}
    database.close()


def test_a_second_opening_is_told_so(fil: Path) -> None:
    database = open_encrypted(fil, DEK, must_exist=True)
    with pytest.raises(AlreadyOpenError):
        open_encrypted(fil, DEK, must_exist=True)
    database.close()
    assert len(read_all(fil)) == 40


def test_a_closed_database_does_not_come_back_without_its_key(fil: Path) -> None:
    database = open_encrypted(fil, DEK, must_exist=True)
    database.close()
    with pytest.raises(pw.InterfaceError):
        database.execute_sql("SELECT 1")


def test_a_full_disk_is_said_and_passes(tmp_path: Path) -> None:
    database = open_encrypted(tmp_path / "vault.db", DEK, must_exist=False)
    with transaction(database):
        database.execute_sql("INSERT INTO verdi VALUES ('navn', ?)", (TEKST,))
    database.execute_sql(f"PRAGMA max_page_count = {database.pragma('page_count')}")
    with pytest.raises(StorageError, match="disk-full"), transaction(database):
        for nummer in range(100):
            database.execute_sql("INSERT INTO verdi VALUES (?, ?)", (f"v{nummer}", "x" * 5000))
    assert database.execute_sql("SELECT * FROM verdi").fetchall() == [("navn", TEKST)]
    database.execute_sql("PRAGMA max_page_count = 100000")
    with transaction(database):
        database.execute_sql("INSERT INTO verdi VALUES ('etter', 'x')")
    database.close()
    database = open_encrypted(tmp_path / "vault.db", DEK, must_exist=True)
    assert len(database.execute_sql("SELECT * FROM verdi").fetchall()) == 2
    database.close()


def test_a_missing_folder_and_a_missing_file_are_two_things(tmp_path: Path) -> None:
    for must_exist in (True, False):
        with pytest.raises(StorageError, match="missing"):
            open_encrypted(tmp_path / "ingen" / "vault.db", DEK, must_exist=must_exist)
    with pytest.raises(DamagedError):
        open_encrypted(tmp_path / "vault.db", DEK, must_exist=True)


def test_a_file_that_may_not_be_opened_is_not_missing(tmp_path: Path) -> None:
    (tmp_path / "vault.db").mkdir()
    with pytest.raises(StorageError, match="readonly"):
        open_encrypted(tmp_path / "vault.db", DEK, must_exist=False)


def test_a_setting_that_did_not_take_stops_the_opening(
    fil: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as m, pytest.raises(RuntimeError, match="synchronous"):
        m.setitem(database_module._LEST_TILBAKE, "synchronous", "1")
        open_encrypted(fil, DEK, must_exist=True)
    with monkeypatch.context() as m, pytest.raises(RuntimeError, match="sqlite_version"):
        m.setattr(database_module, "_MINST_SQLITE", (99, 0, 0))
        open_encrypted(fil, DEK, must_exist=True)
    assert len(read_all(fil)) == 40


@pytest.mark.parametrize(("kan_skrives", "arsak"), [(True, "io"), (False, "readonly")])
def test_a_lock_that_fails_for_want_of_rights_is_told_from_a_bad_disk(
    fil: Path, monkeypatch: pytest.MonkeyPatch, kan_skrives: bool, arsak: str
) -> None:
    error = sqlite3.OperationalError()
    error.sqlite_errorname = "SQLITE_IOERR"
    monkeypatch.setattr("os.access", lambda *_: kan_skrives)  # pyright: ignore
    found = database_module._opening_error(error, fil)
    assert isinstance(found, StorageError) and found.arsak == arsak


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may write whatever the mode"
)
@pytest.mark.parametrize(("hva", "modus"), [("fil", 0o400), ("fil", 0), ("mappe", 0o500)])
def test_a_file_or_folder_without_rights_is_readonly(fil: Path, hva: str, modus: int) -> None:
    sperret = fil if hva == "fil" else fil.parent
    sperret.chmod(modus)
    try:
        with pytest.raises(StorageError, match="readonly"):
            open_encrypted(fil, DEK, must_exist=True)
    finally:
        sperret.chmod(0o700)
    assert len(read_all(fil)) == 40


def test_a_log_that_somebody_reads_is_not_emptied(tmp_path: Path) -> None:
    database = pw.SqliteDatabase(
        str(tmp_path / "apen.db"), pragmas={"journal_mode": "wal", "busy_timeout": 0}
    )
    database.execute_sql("CREATE TABLE verdi (navn)")
    leser = sqlite3.connect(tmp_path / "apen.db")
    leser.execute("BEGIN")
    leser.execute("SELECT * FROM verdi").fetchall()
    with transaction(database):
        database.execute_sql("INSERT INTO verdi VALUES ('navn')")
    with pytest.raises(StorageError, match="busy"):
        checkpoint(database)
    leser.close()
    checkpoint(database)
    database.close()


def test_a_path_the_system_refuses_is_the_disks_fault(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="io"):
        open_encrypted(tmp_path / ("x" * 300), DEK, must_exist=True)


@pytest.mark.parametrize(
    ("navn", "arsak"),
    [
        ("SQLITE_FULL", "disk-full"),
        ("SQLITE_READONLY_DIRECTORY", "readonly"),
        ("SQLITE_READONLY_DBMOVED", "missing"),
        ("SQLITE_CANTOPEN", "missing"),
        ("SQLITE_IOERR_FSYNC", "io"),
        ("SQLITE_BUSY", "busy"),
        ("SQLITE_LOCKED", "busy"),
    ],
)
def test_every_word_of_the_database_has_one_of_ours(navn: str, arsak: str) -> None:
    dypt = sqlite3.OperationalError()
    dypt.sqlite_errorname = navn
    ytre = pw.OperationalError("cannot rollback")
    ytre.__context__ = dypt
    found = classify(ytre)
    assert isinstance(found, StorageError) and found.arsak == arsak


def test_a_fault_of_our_own_is_not_dressed_up_as_the_disks(tmp_path: Path) -> None:
    database = open_in_memory()
    with pytest.raises(pw.OperationalError), transaction(database):
        database.execute_sql("SELECT * FROM finnes_ikke")
    database.close()


def test_nothing_of_a_query_is_ever_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert logging.getLogger("peewee").level == logging.WARNING
    caplog.set_level(logging.DEBUG)
    database = open_encrypted(tmp_path / "vault.db", DEK, must_exist=False)
    database.execute_sql("INSERT INTO verdi VALUES ('navn', ?)", (TEKST,))
    database.close()
    assert not caplog.records


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be removed there")
@pytest.mark.parametrize("skade", ["removed", "folder moved", "another in its place"])
def test_nothing_is_said_to_be_kept_in_a_file_that_is_gone(tmp_path: Path, skade: str) -> None:
    mappe = tmp_path / "data"
    mappe.mkdir()
    database = open_encrypted(mappe / "vault.db", DEK, must_exist=False)
    if skade == "folder moved":
        mappe.rename(tmp_path / "borte")
    else:
        (mappe / "vault.db").unlink()
    if skade == "another in its place":
        (mappe / "vault.db").write_bytes(b"noe annet")
    with pytest.raises(StorageError, match="missing"), transaction(database):
        database.execute_sql("INSERT INTO verdi VALUES ('a', 'b')")
    if skade == "folder moved":
        (tmp_path / "borte").rename(mappe)
        with transaction(database):
            database.execute_sql("INSERT INTO verdi VALUES ('c', 'd')")
    database.close()
