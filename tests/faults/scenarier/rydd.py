"""Delete samtaler and squeeze the file together after each."""

from collections.abc import Sequence
from pathlib import Path

from desktop.storage.database import checkpoint
from desktop.storage.hvelv import Hvelv
from desktop.storage.sletting import ta_bort
from scenarier import PASSORD, Say, check_vault, make, save


def prepare(mappe: Path) -> None:
    make(mappe, 40)


def run(mappe: Path, say: Say) -> None:
    hvelv = Hvelv.apne(mappe, PASSORD)
    for nummer, post in enumerate(hvelv.samtaler.newest_first()):
        if nummer % 2:
            say(f"+{post.id}")
            continue
        say(f"?{post.id}")
        ta_bort(hvelv._database, [str(post.id)])
        say(f"-{post.id}")
        checkpoint(hvelv._database)
        hvelv._database.execute_sql("VACUUM")
        say(save(hvelv))
    hvelv.lukk()


def check(mappe: Path, said: Sequence[str]) -> None:
    check_vault(mappe, said)
