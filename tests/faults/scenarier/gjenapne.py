"""Open a vault whose last run was killed, so that all of it is still in the log."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from barn import ROT, command, environment

from desktop.storage.hvelv import Hvelv
from scenarier import PASSORD, Say, check_vault, make, save

ANTALL = 30


def prepare(mappe: Path) -> None:
    for_ = make(mappe, 3)
    svar = subprocess.run(
        command("skriv", mappe, ANTALL), capture_output=True, cwd=ROT, env=environment(), check=True
    )
    said = svar.stdout.decode().split("\n")[1:-1]
    assert len(said) == ANTALL
    (mappe.parent / "said").write_text("\n".join(for_ + said))


def run(mappe: Path, say: Say) -> None:
    hvelv = Hvelv.apne(mappe, PASSORD)
    for _ in range(5):
        say(save(hvelv))
    hvelv.lukk()


def check(mappe: Path, said: Sequence[str]) -> None:
    check_vault(mappe, [*(mappe.parent / "said").read_text().split(), *said])
