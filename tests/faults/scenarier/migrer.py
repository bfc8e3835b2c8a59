"""Take a database of today through three more steps, as a later version will.

One adds a column and fills it, one makes a table of what is in another, one writes a table anew.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import peewee as pw

from desktop.storage import database as database_module
from desktop.storage import migrations, nokler
from desktop.storage.database import open_encrypted
from desktop.storage.funn import FIL
from scenarier import PASSORD, Say, check_vault, make

ANTALL = 60


def _column(database: pw.SqliteDatabase) -> None:
    database.execute_sql("ALTER TABLE samtale ADD COLUMN merke TEXT NOT NULL DEFAULT ''")
    database.execute_sql("UPDATE samtale SET merke = id")


def _table(database: pw.SqliteDatabase) -> None:
    database.execute_sql("CREATE TABLE speil (id TEXT NOT NULL PRIMARY KEY, dokument BLOB)")
    database.execute_sql("INSERT INTO speil SELECT id, dokument FROM samtale")


def _anew(database: pw.SqliteDatabase) -> None:
    database.execute_sql("CREATE TABLE speil_ny (id TEXT NOT NULL PRIMARY KEY, lengde INTEGER)")
    database.execute_sql("INSERT INTO speil_ny SELECT id, length(dokument) FROM speil")
    database.execute_sql("DROP TABLE speil")
    database.execute_sql("ALTER TABLE speil_ny RENAME TO speil")


EXTRA: tuple[Callable[[pw.SqliteDatabase], None], ...] = (_column, _table, _anew)
_FOR = migrations.VERSJON


@contextmanager
def later() -> Iterator[None]:
    """Be the later version for a while."""
    steps = migrations.STEPS + EXTRA
    with (
        patch.multiple(migrations, STEPS=steps, VERSJON=len(steps)),
        patch.object(database_module, "VERSJON", len(steps)),
    ):
        yield


def prepare(mappe: Path) -> None:
    (mappe.parent / "said").write_text("\n".join(make(mappe, ANTALL)))


def run(mappe: Path, say: Say) -> None:
    with later():
        open_encrypted(mappe / FIL, nokler.apne(mappe, PASSORD), must_exist=True).close()
    say("migrated")


def check(mappe: Path, said: Sequence[str]) -> None:
    """Every step is whole or not begun, and the later version gets to the end of them."""
    steps, shape = _state(mappe)
    assert shape == SHAPES[steps - _FOR], f"{steps} steps, but the tables say otherwise"
    assert "migrated" not in said or steps == _FOR + len(EXTRA)
    poster = (mappe.parent / "said").read_text().split()
    with later():
        check_vault(mappe, poster)
    assert _state(mappe) == (_FOR + len(EXTRA), SHAPES[-1])


SHAPES = (
    (False, None, 0),
    (True, None, 0),
    (True, "dokument", ANTALL),
    (True, "lengde", ANTALL),
)


def _state(mappe: Path) -> tuple[int, tuple[bool, str | None, int]]:
    """Return how many steps it has been through, and what shape the tables are in."""
    dek = nokler.apne(mappe, PASSORD)
    with patch.object(migrations, "VERSJON", 99):
        database = open_encrypted(mappe / FIL, dek, must_exist=True)
    try:
        steps = migrations.schema_version(database)
        merke = any(kolonne.name == "merke" for kolonne in database.get_columns("samtale"))
        speil = [kolonne.name for kolonne in database.get_columns("speil")]
        antall = database.execute_sql("SELECT count(*) FROM speil").fetchone()[0] if speil else 0
        filled = (
            not merke
            or not database.execute_sql(
                "SELECT count(*) FROM samtale WHERE merke <> id AND merke <> ''"
            ).fetchone()[0]
        )
        assert filled
        return steps, (merke, speil[-1] if speil else None, antall)
    finally:
        database.close()
