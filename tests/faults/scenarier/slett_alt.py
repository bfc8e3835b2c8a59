"""Erase everything on this machine."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.errors import DamagedError
from desktop.storage.hvelv import Hvelv
from desktop.storage.slett_alt import slett_alt
from scenarier import PASSORD, Say, check_vault, create, make


def prepare(mappe: Path) -> None:
    make(mappe, 3)
    hvelv = Hvelv.apne(mappe, PASSORD)
    hvelv.drift.ta_kopi(datetime.now(UTC) - timedelta(hours=1))
    hvelv.lukk(kopi=False)


def run(mappe: Path, say: Say) -> None:
    slett_alt(mappe, [])
    say("gone")
    create(mappe).lukk()
    say("new")


def check(mappe: Path, said: Sequence[str]) -> None:
    """Said to be gone, it is; cut short, it may be begun again; a new vault is never in the way."""
    if "new" in said:
        check_vault(mappe, [])
        hvelv = Hvelv.apne(mappe, PASSORD)
        assert len(hvelv.samtaler.newest_first()) == 1, "the new one, and nothing of the old"
        hvelv.lukk()
        return
    if "gone" in said and Hvelv.finnes(mappe):
        hvelv = Hvelv.apne(mappe, PASSORD)
        antall = len(hvelv.samtaler.newest_first())
        hvelv.lukk()
        assert antall == 0, "what was said to be gone came back"
    try:
        slett_alt(mappe, [])
    except DamagedError as error:
        raise AssertionError("it cannot be begun again") from error
    assert not Hvelv.finnes(mappe)
    create(mappe).lukk()
    check_vault(mappe, [])
