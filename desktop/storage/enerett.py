"""One at a time: a lock on the data folder while files in it change places.

The database locks itself while it is open.  In a restore it is not open, and still nobody else may
begin one, or finish what looks like an interrupted one.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.errors import AlreadyOpenError
from desktop.storage.filer import make_folder, storage_error

FIL = ".bytte"


@contextmanager
def enerett(mappe: Path) -> Iterator[None]:
    """Hold the folder alone; a process that ends lets go of it.

    Raises:
        AlreadyOpenError: Somebody else holds it.
        StorageError: The folder cannot be written.
    """
    make_folder(mappe)
    try:
        fd = os.open(mappe / FIL, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise storage_error(error) from error
    try:
        try:
            _las(fd)
        except OSError as error:
            raise AlreadyOpenError from error
        yield
    finally:
        os.close(fd)


def _las(fd: int) -> None:
    if sys.platform == "win32":  # pragma: no cover - not there
        import msvcrt

        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
