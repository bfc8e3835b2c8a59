"""The ids of what has been erased, so that a restored backup does not bring it back.

The ids are random and say nothing.  The data folder has the whole list; a folder with backups has
those that have been taken out of every backup in it, and what it lacks is still to be done there.
"""

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from desktop.storage.filer import replace_file, storage_error

FIL = "slettet.txt"


def les(mappe: Path) -> frozenset[str]:
    """Return the ids on the list of a folder; no list is an empty one.

    Raises:
        StorageError: The list cannot be read.
    """
    try:
        linjer = (mappe / FIL).read_bytes().decode("ascii", "replace").split()
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        raise storage_error(error) from error
    return frozenset(linje for linje in linjer if _er_id(linje))


def legg_til(mappe: Path, ider: Iterable[str]) -> None:
    """Put ids on the list of a folder.

    Raises:
        StorageError: The list cannot be written; it is as it was.
    """
    gamle = les(mappe)
    alle = gamle | set(ider)
    if alle != gamle:
        replace_file(mappe / FIL, "".join(f"{id_}\n" for id_ in sorted(alle)).encode())


def _er_id(linje: str) -> bool:
    try:
        return str(UUID(linje)) == linje
    except ValueError:
        return False
