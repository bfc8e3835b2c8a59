"""Write a file whole or not at all."""

import contextlib
import os
from pathlib import Path

from desktop.errors import MiljoError


def skriv_fil(fil: Path, data: bytes) -> None:
    """Put ``data`` in a file; an existing file is replaced atomically.

    Raises:
        MiljoError: The folder is missing, the disk is full or the file cannot be written; whatever
            was there before is untouched.
    """
    try:
        if fil.exists() and not fil.is_file():
            raise MiljoError("unwritable")
        _erstatt(fil, data)
    except OSError as error:
        raise MiljoError("disk-full" if error.errno == 28 else "unwritable") from None  # ENOSPC
    except RuntimeError:  # links in a ring
        raise MiljoError("unwritable") from None


def _erstatt(fil: Path, data: bytes) -> None:
    import tempfile  # slow to load, and nothing is written while the window starts

    mal = fil.resolve()  # a link keeps pointing where it did
    nummer, navn = tempfile.mkstemp(prefix=".tmp-", dir=mal.parent)
    try:
        with os.fdopen(nummer, "wb") as ut:
            ut.write(data)
            ut.flush()
            os.fsync(ut.fileno())
        Path(navn).replace(mal)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(navn).unlink()
        raise
