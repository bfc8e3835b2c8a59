"""Whether there is a vault in a folder, told without waking the database."""

from pathlib import Path

from desktop.errors import DamagedError, NewerVersionError
from desktop.storage import nokler

FIL = "vault.db"


def har_database(mappe: Path) -> bool:
    """Return whether there is a database, or something left of one."""
    return any((mappe / f"{FIL}{ende}").exists() for ende in ("", "-wal", "-journal"))


def hvelv_finnes(mappe: Path) -> bool:
    """Return whether there is a vault to open; a set-up that never got to its database is none.

    Raises:
        StorageError: The key file cannot be read.
    """
    return har_database(mappe) or (nokler.finnes(mappe) and not nokler.uferdig(mappe))


def har_nokkelring(mappe: Path) -> bool:
    """Return whether the key ring of the system may open the vault.

    Raises:
        StorageError: The key file cannot be read.
    """
    try:
        return nokler.finnes(mappe) and nokler.les(mappe).har("keychain")
    except (DamagedError, NewerVersionError):
        return False
