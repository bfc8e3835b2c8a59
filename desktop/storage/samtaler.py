"""Keep samtaler: domain objects in, domain objects out."""

from datetime import date, datetime
from typing import cast
from uuid import UUID

import peewee as pw

from desktop.domain.arkivpost import Arkivpost, Slag
from desktop.domain.samtale_fil import SamtaleFilError, les_utkast, skriv
from desktop.errors import DamagedError
from desktop.storage.database import transaction
from desktop.storage.tables import SamtaleRow, SlettingRow

_ENDRES = tuple(felt for navn, felt in SamtaleRow._meta.fields.items() if navn != "id")  # noqa: SLF001


class SamtaleStore:
    """The samtaler of one open database.

    The database is handed to each query, so the encrypted file and the demo in memory can be open
    side by side without knowing of each other.
    """

    def __init__(self, database: pw.SqliteDatabase) -> None:
        self._database = database

    def save(self, post: Arkivpost) -> None:
        """Write the whole samtale in place of what was there, or nothing of it.

        Raises:
            SamtaleFilError: The samtale could not have been read again; nothing is written.
            DamagedError, StorageError: The old one is as it was.
        """
        rad = _row(post)
        with transaction(self._database):
            SamtaleRow.insert(**rad).on_conflict(
                conflict_target=[SamtaleRow.id], preserve=_ENDRES
            ).execute(self._database)

    def get(self, samtale_id: UUID) -> Arkivpost | None:
        """Read one samtale, or None when it is not kept.

        Raises:
            DamagedError, StorageError: It cannot be read.
        """
        with transaction(self._database):
            rader = list(
                SamtaleRow.select().where(SamtaleRow.id == str(samtale_id)).execute(self._database)
            )
        return _post(rader[0]) if rader else None

    def newest_first(self) -> list[Arkivpost]:
        """Read every samtale that is not being erased, the last changed first.

        Raises:
            DamagedError, StorageError: They cannot be read.
        """
        with transaction(self._database):
            rader = list(
                SamtaleRow.select()
                .where(SamtaleRow.id.not_in(SlettingRow.select(SlettingRow.id)))
                .order_by(SamtaleRow.endret.desc(), SamtaleRow.opprettet.desc(), SamtaleRow.id)
                .execute(self._database)
            )
        return [_post(rad) for rad in rader]


def lesbar(rad: dict[str, object]) -> bool:
    """Tell whether a row can be read as a samtale."""
    try:
        _post(SamtaleRow(**{"kjede": rad["id"], **rad}))
    except (DamagedError, KeyError, TypeError):
        return False
    return True


def _row(post: Arkivpost) -> dict[str, object]:
    dokument = skriv(post.samtale)
    les_utkast(dokument)
    return {
        "id": str(post.id),
        "dokument": dokument,
        "fase": post.fase,
        "slag": post.slag,
        "opprettet": post.opprettet.isoformat(timespec="microseconds"),
        "endret": post.endret.isoformat(timespec="microseconds"),
        "slettes": post.slettes.isoformat() if post.slettes else None,
        "behold_timer": post.behold_timer,
        "skrevet_ut": post.skrevet_ut,
        "kjede": str(post.rot),
    }


def _post(rad: SamtaleRow) -> Arkivpost:
    try:
        return Arkivpost(
            id=UUID(rad.id),
            samtale=les_utkast(bytes(rad.dokument)),
            fase=rad.fase,
            slag=cast("Slag", rad.slag),
            opprettet=datetime.fromisoformat(rad.opprettet),
            endret=datetime.fromisoformat(rad.endret),
            slettes=date.fromisoformat(rad.slettes) if rad.slettes else None,
            behold_timer=rad.behold_timer,
            skrevet_ut=rad.skrevet_ut,
            kjede=UUID(rad.kjede) if rad.kjede != rad.id else None,
        )
    except (ValueError, SamtaleFilError) as error:
        raise DamagedError from error
