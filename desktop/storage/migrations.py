"""Numbered steps from one shape of the database to the next.

A step is never changed once released; its SQL stands alone, so that later tables do not move it.
"""

from collections.abc import Callable

import peewee as pw

from desktop.errors import NewerVersionError


def _1_samtale_og_verdi(database: pw.SqliteDatabase) -> None:
    database.execute_sql(
        "CREATE TABLE samtale ("
        "id TEXT NOT NULL PRIMARY KEY, dokument BLOB NOT NULL, fase INTEGER NOT NULL, "
        "slag TEXT NOT NULL, opprettet TEXT NOT NULL, endret TEXT NOT NULL, slettes TEXT, "
        "behold_timer INTEGER NOT NULL, skrevet_ut INTEGER NOT NULL)"
    )
    database.execute_sql("CREATE TABLE verdi (navn TEXT NOT NULL PRIMARY KEY, json BLOB NOT NULL)")


def _2_kjede_og_sletting(database: pw.SqliteDatabase) -> None:
    """Samtaler that follow each other, what is being erased, and what is told about it."""
    database.execute_sql("ALTER TABLE samtale ADD COLUMN kjede TEXT NOT NULL DEFAULT ''")
    database.execute_sql("UPDATE samtale SET kjede = id")
    database.execute_sql(
        "CREATE TABLE sletting ("
        "id TEXT NOT NULL PRIMARY KEY, bedt_om TEXT NOT NULL, tatt INTEGER NOT NULL)"
    )
    database.execute_sql(
        "CREATE TABLE kvittering ("
        "nar TEXT NOT NULL PRIMARY KEY, samtaler INTEGER NOT NULL, kopier INTEGER NOT NULL, "
        "fjernet INTEGER NOT NULL, venter BLOB NOT NULL)"
    )


STEPS: tuple[Callable[[pw.SqliteDatabase], None], ...] = (
    _1_samtale_og_verdi,
    _2_kjede_og_sletting,
)
VERSJON = len(STEPS)


def schema_version(database: pw.SqliteDatabase) -> int:
    """Return how many steps the database has been through."""
    return int(database.execute_sql("PRAGMA user_version").fetchone()[0])


def migrate(database: pw.SqliteDatabase) -> None:
    """Take the database through the steps it lacks, each in one transaction.

    Raises:
        NewerVersionError: It has been through steps that this version does not know.
    """
    found = schema_version(database)
    if found > VERSJON:
        raise NewerVersionError
    for nummer, step in enumerate(STEPS[found:], start=found + 1):
        with database.atomic():
            step(database)
            database.execute_sql(f"PRAGMA user_version = {nummer}")
