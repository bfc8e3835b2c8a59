import random
import subprocess
import sys
from pathlib import Path
from uuid import UUID

from skriver import text_of

from desktop.storage.database import checkpoint
from desktop.storage.hvelv import Hvelv

RUNDER = 20
ROT = Path(__file__).parents[2]


def kill_after(mappe: Path, passord: str, antall: int) -> set[UUID]:
    """Let the writer keep some samtaler, kill it in the next, return what it said was kept."""
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("skriver.py")), str(mappe), passord],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROT,
        env={"PYTHONPATH": f"{ROT}:{ROT / 'tests'}", "PYTHONUTF8": "1"},
    ) as barn:
        assert barn.stdout is not None and barn.stderr is not None
        sagt = [barn.stdout.readline() for _ in range(antall)]
        barn.kill()
        sagt += barn.stdout.readlines()
        assert barn.stderr.read() == ""
    return {UUID(linje.strip()) for linje in sagt if linje.endswith("\n")}


def test_nothing_that_was_said_to_be_kept_is_lost_when_killed(mappe: Path, passord: str) -> None:
    trekk = random.Random(3)
    sagt: set[UUID] = set()
    for _ in range(RUNDER):
        sagt |= kill_after(mappe, passord, trekk.randint(1, 60))
    hvelv = Hvelv.apne(mappe, passord)
    kept = {post.id: post.samtale.egne_ord for post in hvelv.samtaler.newest_first()}
    assert len(sagt) >= RUNDER
    assert sagt <= set(kept)
    assert all(tekst == text_of(id_) for id_, tekst in kept.items())
    checkpoint(hvelv._database)
    assert hvelv._database.execute_sql("PRAGMA cipher_integrity_check").fetchall() == []
    assert hvelv._database.execute_sql("PRAGMA integrity_check").fetchall() == [("ok",)]
    hvelv.lukk()
