"""Put a backup in place of a vault that is open."""

from collections.abc import Sequence
from pathlib import Path

from desktop.storage import kopier
from desktop.storage.hvelv import Hvelv
from scenarier import PASSORD, Say, gjenopprett, save


def prepare(mappe: Path) -> None:
    gjenopprett.prepare(mappe)


def run(mappe: Path, say: Say) -> None:
    hvelv = Hvelv.apne(mappe, PASSORD)
    hvelv = hvelv.bytt_til(kopier.finn(mappe / kopier.MAPPE)[-1].fil)
    say("restored")
    for _ in range(3):
        say(save(hvelv))
    hvelv.lukk()


def check(mappe: Path, said: Sequence[str]) -> None:
    gjenopprett.check(mappe, said)
