"""Put a backup in place of a vault whose last run was killed, so that a log is left over."""

import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from barn import ROT, command, environment

from desktop.storage import kopier, nokler, tilside
from desktop.storage.database import open_as_it_is
from desktop.storage.funn import FIL
from desktop.storage.hvelv import Hvelv
from scenarier import PASSORD, Say, checks, make, save


def prepare(mappe: Path) -> None:
    """«Before» is in the backup; «after» is only in the log."""
    before = make(mappe, 10)
    hvelv = Hvelv.apne(mappe, PASSORD)
    hvelv.drift.ta_kopi(datetime.now(UTC) - timedelta(hours=1))
    hvelv.lukk(kopi=False)
    svar = subprocess.run(
        command("skriv", mappe, 30), capture_output=True, cwd=ROT, env=environment(), check=True
    )
    after = svar.stdout.decode().split("\n")[1:-1]
    assert (mappe / "vault.db-wal").stat().st_size > 0
    (mappe.parent / "before").write_text("\n".join(before))
    (mappe.parent / "after").write_text("\n".join(after))


def run(mappe: Path, say: Say) -> None:
    kopi = kopier.finn(mappe / kopier.MAPPE)[-1]
    hvelv = Hvelv.hent_fra(mappe, kopi.fil, PASSORD)
    say("restored")
    for _ in range(3):
        say(save(hvelv))
    hvelv.lukk()


def check(mappe: Path, said: Sequence[str]) -> None:
    """All of the old or all of the backup is there, never some of each."""
    before, after = (set((mappe.parent / n).read_text().split()) for n in ("before", "after"))
    hvelv = Hvelv.apne(mappe, PASSORD)
    try:
        kept = {f"+{post.id}" for post in hvelv.samtaler.newest_first()}
        assert checks(hvelv) == []
    finally:
        hvelv.lukk()
    restored = not after & kept
    nye = {line for line in said if line[0] == "+"}
    assert restored or "restored" not in said, "a restore that was said is undone"
    assert nye <= kept, "an answer after the restore is lost"
    assert before <= kept and (restored or after <= kept), "mixed"
    assert not (mappe / ".ny").exists() and not (mappe / "gjenoppretting.json").exists()
    if restored:
        assert before | after in set_aside(mappe), "what was replaced is set aside, all of it"


def set_aside(mappe: Path) -> list[set[str]]:
    """Return what would be said of the samtaler in each database that is set aside."""
    funnet: list[set[str]] = []
    for satt in tilside.finn(mappe):
        database = open_as_it_is(satt / FIL, nokler.apne(mappe, PASSORD))
        rader = database.execute_sql("SELECT id FROM samtale").fetchall()
        database.close()
        funnet.append({f"+{rad[0]}" for rad in rader})
    return funnet
