"""When a backup was made, told without opening it."""

from datetime import datetime
from pathlib import Path


def kopitid(fil: Path) -> datetime | None:
    """Return when a backup was made, by its name; None when it is named otherwise."""
    from desktop.storage.kopier import tidspunkt  # heavy, and not needed at start

    return tidspunkt(fil)
