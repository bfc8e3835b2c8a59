"""What a restore or a rescue replaced: set aside for thirty days, then removed."""

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.storage.filer import remove_folder, storage_error

MAPPE = "satt-til-side"
BEHOLDES = timedelta(days=30)

_NAVN = re.compile(r"\d{8}T\d{6}Z")
_TID = "%Y%m%dT%H%M%SZ"


def ny(mappe: Path, na: datetime) -> Path:
    """Return the folder for what is set aside now, which is not made yet."""
    while (satt := mappe / MAPPE / na.strftime(_TID)).exists():
        na += timedelta(seconds=1)
    return satt


def finn(mappe: Path) -> list[Path]:
    """Return what is set aside in a data folder, the oldest first.

    Raises:
        StorageError: The folder cannot be read.
    """
    try:
        return sorted(f for f in (mappe / MAPPE).iterdir() if _NAVN.fullmatch(f.name))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise storage_error(error) from error


def rydd(mappe: Path, na: datetime) -> int:
    """Remove what has been set aside for more than thirty days; return how many.

    Raises:
        StorageError: One of them could not be removed.
    """
    gamle = [f for f in finn(mappe) if na - _nar(f) > BEHOLDES]
    for satt in gamle:
        fjern(satt)
    return len(gamle)


def fjern(satt: Path) -> None:
    """Remove one that is set aside.

    Raises:
        StorageError: It could not be removed.
    """
    remove_folder(satt)
    with suppress(OSError):
        satt.parent.rmdir()  # when it is the last


def _nar(satt: Path) -> datetime:
    return datetime.strptime(satt.name, _TID).replace(tzinfo=UTC)
