"""Files that are written whole or not at all, for the owner alone."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from time import time

from desktop.errors import StorageError

MIDLERTIDIG = ".tmp-"
_ARSAK = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EROFS: "readonly",
    errno.EACCES: "readonly",
    errno.EPERM: "readonly",
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EBUSY: "busy",
}


def storage_error(error: OSError) -> StorageError:
    """Return what an operating-system error means to the user."""
    return StorageError(_ARSAK.get(error.errno or 0, "io"))


def naas(mappe: Path) -> bool:
    """Tell whether a folder can be reached; one that is off line or forbidden cannot."""
    try:
        return mappe.is_dir()
    except OSError:
        return False


def make_folder(mappe: Path) -> None:
    """Make a folder, 0700, and those above it, whose names survive a power cut.

    Raises:
        StorageError: It cannot be made.
    """
    nye = [m for m in (mappe, *mappe.parents) if not m.exists()]
    try:
        for ny in reversed(nye):
            ny.mkdir(mode=0o700, exist_ok=True)
            sync_folder(ny.parent)
        mappe.mkdir(exist_ok=True)  # says so when something else has the name
    except OSError as error:
        raise storage_error(error) from error


def make_empty(sti: Path) -> None:
    """Make an empty file, 0600, whose name survives a power cut; leave one that exists.

    Raises:
        StorageError: It cannot be made.
    """
    try:
        os.close(os.open(sti, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        sync_folder(sti.parent)
    except FileExistsError:
        return
    except OSError as error:
        raise storage_error(error) from error


def replace_file(sti: Path, data: bytes) -> None:
    """Put a file, 0600, in place of another so that a power cut leaves one of the two.

    Raises:
        StorageError: It could not be done; the old file is as it was.
    """
    midlertidig = sti.with_name(MIDLERTIDIG + token_hex(8))
    try:
        _write(midlertidig, data)
        midlertidig.replace(sti)
        sync_folder(sti.parent)
    except OSError as error:
        with suppress(OSError):
            midlertidig.unlink(missing_ok=True)
        raise storage_error(error) from error


def sweep(mappe: Path, *, eldre_enn: float = 0) -> None:
    """Remove what an interrupted :func:`replace_file` left behind.

    Call it while holding the database, when nobody else can be in the middle of one; in a folder
    that others may write in, only with an age in seconds that no writing takes.
    """
    with suppress(OSError):
        for rest in mappe.glob(f"{MIDLERTIDIG}*"):
            if time() - rest.stat().st_mtime >= eldre_enn:
                rest.unlink()


def remove(sti: Path) -> None:
    """Remove a file, unless it is gone already.

    Raises:
        StorageError: It cannot be removed.
    """
    try:
        sti.unlink(missing_ok=True)
    except OSError as error:
        raise storage_error(error) from error


def remove_folder(mappe: Path) -> None:
    """Remove a folder and the files in it, and let that survive a power cut.

    Raises:
        StorageError: Something in it cannot be removed.
    """
    try:
        if mappe.is_dir():
            for fil in mappe.iterdir():
                fil.unlink()
            mappe.rmdir()
            sync_folder(mappe.parent)
    except OSError as error:
        raise storage_error(error) from error


def _write(sti: Path, data: bytes) -> None:
    flagg = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(sti, flagg, 0o600), "wb") as fil:
        fil.write(data)
        fil.flush()
        _sync(fil.fileno())


def _sync(fd: int) -> None:
    if sys.platform == "darwin":  # pragma: no cover - fsync there stops at the drive's cache
        import fcntl

        fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
    else:
        os.fsync(fd)


def sync_folder(mappe: Path) -> None:
    """Let the names in a folder survive a power cut."""
    if sys.platform != "win32":  # pragma: no branch - a folder cannot be opened there
        fd = os.open(mappe, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
