"""Read a file that may be anything, and never more of it than it may be."""

from pathlib import Path

from desktop.errors import MiljoError


def les_inntil(fil: Path, mest: int, *, bare_fil: bool = False) -> bytes:
    """Read a file, one byte past what it may be, so that one that is too large is found out.

    Args:
        fil: The file.
        mest: Bytes.
        bare_fil: Refuse what is there and is no file; a pipe would be waited for.

    Raises:
        MiljoError: It is missing, or cannot be read.
    """
    try:
        if bare_fil and fil.exists() and not fil.is_file():
            raise MiljoError("unreadable")
        with fil.open("rb") as apen:
            return apen.read(mest + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise MiljoError("missing") from None
    except (OSError, RuntimeError):
        raise MiljoError("unreadable") from None
