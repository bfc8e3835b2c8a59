"""Where the shipped files are, and where the user's own data lives."""

import os
import sys
from pathlib import Path

_FOLDER = "Dialogarket"
_RESOURCES = Path(__file__).parent / "resources"


def resource(*parts: str) -> Path:
    """Return a shipped file below ``desktop/resources``.

    Raises:
        ValueError: A part is absolute or climbs upwards.
    """
    for part in parts:
        if part.startswith("/") or ".." in Path(part).parts:
            raise ValueError(part)
    return _RESOURCES.joinpath(*parts)


def default_data_dir() -> Path:
    """Return the platform's local, never roaming, data folder for this application."""
    if sys.platform == "win32":
        return Path(
            os.environ.get("LOCALAPPDATA", str(Path.home() / "AppData" / "Local")),
            _FOLDER,
        )
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / _FOLDER
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base, _FOLDER.lower())


def machine_dir() -> Path:
    """Return the folder of this machine that only administrators write to, the same for all users."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData"), _FOLDER)
    if sys.platform == "darwin":
        return Path("/Library/Application Support") / _FOLDER
    return Path("/etc", _FOLDER.lower())
