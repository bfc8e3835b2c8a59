"""«Alt som er lagret om meg»: every column that says something of a person, as it is kept."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import peewee as pw

from desktop.storage.database import transaction
from desktop.storage.tables import OM_PERSONEN

FORMAT, VERSJON = "dialogarket/innsyn", 1


def innsyn(database: pw.SqliteDatabase, ider: Iterable[UUID]) -> dict[str, Any]:
    """Return everything kept about the samtaler, table by table and column by column.

    Raises:
        DamagedError, StorageError: It cannot be read.
    """
    valgte = [str(id_) for id_ in ider]
    return {
        "format": FORMAT,
        "version": VERSJON,
        **{tabell: _rader(database, tabell, valgte) for tabell in OM_PERSONEN},
    }


def _rader(database: pw.SqliteDatabase, tabell: str, ider: list[str]) -> list[dict[str, Any]]:
    kolonner = sorted(OM_PERSONEN[tabell])
    with transaction(database):
        return [
            dict(zip(kolonner, map(_verdi, rad), strict=True))
            for id_ in ider
            for rad in database.execute_sql(
                f"SELECT {', '.join(kolonner)} FROM {tabell} WHERE id = ?",  # noqa: S608
                (id_,),
            ).fetchall()
        ]


def _verdi(verdi: object) -> object:
    return json.loads(verdi) if isinstance(verdi, bytes) else verdi
