"""Keep confidential settings, such as the workplace, as JSON by name."""

import peewee as pw

from desktop.storage.database import transaction
from desktop.storage.tables import VerdiRow


class VerdiStore:
    """The settings of one open database."""

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._database = database

    def get(self, navn: str) -> bytes | None:
        """Return the JSON kept under a name, or None.

        Raises:
            DamagedError, StorageError: It cannot be read.
        """
        with transaction(self._database):
            rader = list(VerdiRow.select().where(VerdiRow.navn == navn).execute(self._database))
        return bytes(rader[0].json) if rader else None

    def set(self, navn: str, json: bytes) -> None:
        """Keep JSON under a name in place of what was there.

        Raises:
            DamagedError, StorageError: What was there is as it was.
        """
        with transaction(self._database):
            VerdiRow.insert(navn=navn, json=json).on_conflict(
                conflict_target=[VerdiRow.navn], preserve=[VerdiRow.json]
            ).execute(self._database)
