"""A small disk of its own, to be filled."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIDE = 4096


def why_not() -> str | None:
    """Return why no disk can be made on this machine, or None."""
    if not sys.platform.startswith("linux"):
        return "FULL DISK NOT TRIED: the small disk is made for Linux"
    return None if os.geteuid() == 0 else "FULL DISK NOT TRIED: only root can mount a small disk"


class Disk:
    """A disk with a ballast that can be thrown out."""

    def __init__(self, rot: Path) -> None:
        self.rot = rot
        self._ballast = rot / "ballast"

    @property
    def room(self) -> int:
        """How many bytes can still be written."""
        stat = os.statvfs(self.rot)
        return stat.f_bavail * stat.f_frsize

    def leave(self, pages: int) -> None:
        """Fill the disk until so many pages are left."""
        self.empty()
        self._ballast.write_bytes(bytes(self.room - pages * SIDE))
        assert self.room == pages * SIDE

    def empty(self) -> None:
        """Throw the ballast out."""
        self._ballast.unlink(missing_ok=True)


@contextmanager
def small_disk(rot: Path, kib: int = 1024) -> Iterator[Disk]:
    """Mount a disk for a while."""
    rot.mkdir()
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kib}k,mode=0700", "tmpfs", str(rot)], check=True
    )
    try:
        yield Disk(rot)
    finally:
        subprocess.run(["umount", "--lazy", str(rot)], check=True)
