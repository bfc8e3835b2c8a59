"""Keep samtaler for ever; now and then empty the log, or close the vault and open it again."""

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from desktop.storage.database import checkpoint
from desktop.storage.hvelv import Hvelv
from scenarier import PASSORD, Say, check_vault, make, save


def prepare(mappe: Path) -> None:
    make(mappe, 0)


def run(mappe: Path, say: Say) -> None:
    hvelv = Hvelv.apne(mappe, PASSORD)
    for nummer in count(1):
        say(save(hvelv))
        if nummer % 35 == 0:
            checkpoint(hvelv._database)
        if nummer % 160 == 0:
            hvelv.lukk()
            hvelv = Hvelv.apne(mappe, PASSORD)


def check(mappe: Path, said: Sequence[str]) -> None:
    check_vault(mappe, said)
