"""Run a scenario under the spy, and read what it logged."""

import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from barn import ROT, command, environment

_KILDE = Path(__file__).with_name("spion.c")
_HODE = struct.Struct("<B3xiqII")


@dataclass(frozen=True)
class Post:
    """One call: what it was, on which descriptor, where in the file, with what bytes."""

    op: str
    fd: int
    off: int
    data: bytes
    data_2: bytes

    @property
    def path(self) -> str:
        """Return the first path."""
        return self.data.decode()


def why_not() -> str | None:
    """Return why nothing can be recorded on this machine, or None."""
    if not sys.platform.startswith("linux"):
        return "POWER CUTS NOT TRIED: the spy is made for Linux"
    if shutil.which("cc") is None and shutil.which("gcc") is None:
        return "POWER CUTS NOT TRIED: there is no C compiler (install gcc)"
    return None


def build(mappe: Path) -> Path:
    """Compile the spy."""
    so = mappe / "spion.so"
    kompilator = shutil.which("cc") or shutil.which("gcc") or "cc"
    flagg = ("-O1", "-Wall", "-Werror", "-shared", "-fPIC")
    subprocess.run([kompilator, *flagg, "-o", so, _KILDE, "-ldl", "-lpthread"], check=True)
    return so


def record(so: Path, navn: str, rot: Path, antall: int = 0, weak: str = "") -> list[Post]:
    """Run a scenario on ``rot/data`` until it has said so many lines, or to its end."""
    logg = rot.with_name(f"{rot.name}.logg")
    spion = {"LD_PRELOAD": str(so), "SPION_ROT": str(rot), "SPION_LOGG": str(logg)}
    svar = subprocess.run(
        command(navn, rot / "data", antall, weak),
        capture_output=True,
        cwd=ROT,
        env={**environment(), **spion},
        check=False,
    )
    assert (svar.returncode, svar.stderr) == (0, b""), svar.stderr.decode()
    poster = list(_read(logg.read_bytes()))
    said = b"".join(post.data for post in poster if post.op == "a")
    assert said == svar.stdout, "the spy missed what was said"
    return poster


def _read(data: bytes) -> Iterator[Post]:
    at = 0
    while at < len(data):
        op, fd, off, n1, n2 = _HODE.unpack_from(data, at)
        at += _HODE.size
        yield Post(chr(op), fd, off, data[at : at + n1], data[at + n1 : at + n1 + n2])
        at += n1 + n2
