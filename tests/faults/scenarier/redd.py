"""Save what can be read of a database with a damaged page."""

from collections.abc import Sequence
from pathlib import Path

from desktop.errors import DamagedError
from desktop.storage.funn import FIL
from desktop.storage.hvelv import Hvelv
from scenarier import PASSORD, Say, check_vault, make, save

ANTALL = 40


def prepare(mappe: Path) -> None:
    make(mappe, ANTALL)
    data = bytearray((mappe / FIL).read_bytes())
    siste = len(data) // 4096 - 3
    data[siste * 4096 + 100] ^= 1
    (mappe / FIL).write_bytes(data)


def run(mappe: Path, say: Say) -> None:
    hvelv, _ = Hvelv.redd(mappe, PASSORD)
    say(f"saved {len(hvelv.samtaler.newest_first())}")
    say(save(hvelv))
    hvelv.lukk()


def check(mappe: Path, said: Sequence[str]) -> None:
    """It is damaged as before and can still be saved, or it is saved."""
    try:
        hvelv = Hvelv.apne(mappe, PASSORD)
        antall = len(hvelv.samtaler.newest_first())
        hvelv.lukk()
    except DamagedError:
        assert list(said) == [], "what was said to be saved is damaged"
        hvelv, _ = Hvelv.redd(mappe, PASSORD)
        antall = len(hvelv.samtaler.newest_first())
        hvelv.lukk()
    assert antall >= ANTALL - 5
    check_vault(mappe, [line for line in said if line[0] == "+"])
