"""A word that nobody else uses, and where it has been left."""

from collections.abc import Iterable
from pathlib import Path

ORD = "Kanarifugl7Qz"
_FORMER = (ORD.encode(), ORD.encode("utf-16-le"))


def hits(rotter: Iterable[Path]) -> list[str]:
    """Return every file with the word in it, or in its name."""
    return sorted(
        str(sti)
        for rot in rotter
        for sti in rot.rglob("*")
        if ORD in sti.name or (sti.is_file() and _in(sti.read_bytes()))
    )


def _in(data: bytes) -> bool:
    return any(form in data for form in _FORMER)
