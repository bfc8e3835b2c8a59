"""Erase one samtale after another, in the vault, its backups and what a restore set aside."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.storage import kopier, nokler, tilside
from desktop.storage.database import open_as_it_is
from desktop.storage.funn import FIL
from desktop.storage.hvelv import Hvelv
from scenarier import PASSORD, Say, check_vault, kopi, make


def prepare(mappe: Path) -> None:
    make(mappe, 8)
    hvelv = Hvelv.apne(mappe, PASSORD)
    for timer in (3, 2):
        hvelv.drift.ta_kopi(datetime.now(UTC) - timedelta(hours=timer))
    hvelv = hvelv.bytt_til(kopier.finn(mappe / kopier.MAPPE)[-1].fil)
    hvelv.lukk(kopi=False)


def run(mappe: Path, say: Say) -> None:
    hvelv = Hvelv.apne(mappe, PASSORD)
    for post in hvelv.samtaler.newest_first()[:4]:
        say(f"?{post.id}")
        hvelv.be_om_sletting([post.id])
        hvelv.utfor_sletting(datetime.now(UTC))
        say(f"-{post.id}")
    hvelv.lukk()


def check(mappe: Path, said: Sequence[str]) -> None:
    """What was begun is finished when it is opened: gone everywhere, or still to be seen."""
    hvelv = Hvelv.apne(mappe, PASSORD)
    kept = {str(post.id) for post in hvelv.samtaler.newest_first()}
    hvelv.lukk()
    overalt = set().union(*_places(mappe))
    for line in said:
        assert line[0] == "?" or line[1:] not in kept, "an erasure that was said is undone"
        assert line[1:] in kept or line[1:] not in overalt, "erased here, and left elsewhere"
    check_vault(mappe, said)


def _places(mappe: Path) -> Iterator[set[str]]:
    """Give the ids in each database there is: the one in use, the backups, those set aside."""
    dek = nokler.apne(mappe, PASSORD)
    for fil in (mappe / FIL, *(satt / FIL for satt in tilside.finn(mappe))):
        database = open_as_it_is(fil, dek)
        yield {str(rad[0]) for rad in database.execute_sql("SELECT id FROM samtale").fetchall()}
        database.close()
    for en in kopier.finn(mappe / kopier.MAPPE):
        yield kopi.ids(en.fil, dek, mappe)
