"""Open a vault where erasures were asked for and nothing was done about it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from desktop.storage.hvelv import Hvelv
from scenarier import PASSORD, Say, slett


def prepare(mappe: Path) -> None:
    slett.prepare(mappe)
    hvelv = Hvelv.apne(mappe, PASSORD)
    ider = [post.id for post in hvelv.samtaler.newest_first()[:3]]
    hvelv.be_om_sletting(ider)
    hvelv._database.close()
    (mappe.parent / "begun").write_text("\n".join(f"?{id_}" for id_ in ider))


def run(mappe: Path, say: Say) -> None:
    hvelv = Hvelv.apne(mappe, PASSORD)
    hvelv.utfor_sletting(datetime.now(UTC))
    for line in (mappe.parent / "begun").read_text().split():
        say(f"-{line[1:]}")
    hvelv.lukk()


def check(mappe: Path, said: Sequence[str]) -> None:
    """Opened once, all of it is done."""
    begun = (mappe.parent / "begun").read_text().split()
    slett.check(mappe, [*begun, *said])
    slett.check(mappe, [f"-{line[1:]}" for line in begun])
