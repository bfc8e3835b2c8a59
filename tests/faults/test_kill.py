"""Killed at any instant, nothing that was said to be kept is lost, and every vault opens."""

import random
import shutil
from pathlib import Path

import pytest
from barn import kill_after
from scenarier import HANDLINGER, find


def test_nothing_that_was_said_to_be_kept_is_lost_when_killed(tmp_path: Path) -> None:
    kill_while_writing(tmp_path / "data", runder=20, lengst=0.08, minst=20)


@pytest.mark.lang
def test_nothing_is_lost_in_two_hundred_kills(tmp_path: Path) -> None:
    kill_while_writing(tmp_path / "data", runder=200, lengst=0.25, minst=10_000)


@pytest.mark.parametrize("navn", HANDLINGER)
def test_a_kill_in_the_middle_leaves_a_vault_that_opens(tmp_path: Path, navn: str) -> None:
    kill_in_the_middle(tmp_path, navn, runder=8)


@pytest.mark.lang
@pytest.mark.parametrize("navn", HANDLINGER)
def test_a_hundred_kills_in_the_middle_leave_a_vault_that_opens(tmp_path: Path, navn: str) -> None:
    midt = kill_in_the_middle(tmp_path, navn, runder=100)
    assert midt >= 5  # the rest came before it began or after it was done


def kill_while_writing(mappe: Path, runder: int, lengst: float, minst: int) -> None:
    """Kill a writer again and again on one vault, and look for everything it said."""
    trekk = random.Random(3)
    scenario = find("skriv")
    scenario.prepare(mappe)
    said: list[str] = []
    kills = 0
    while kills < runder or len(said) < minst:
        said += kill_after("skriv", mappe, trekk.uniform(0, lengst))[0]
        kills += 1
    print(f"{kills} kills, {len(said)} answers")
    scenario.check(mappe, said)


def kill_in_the_middle(tmp_path: Path, navn: str, runder: int) -> int:
    """Kill each run at another instant of its course; return how many had begun and not ended."""
    trekk = random.Random(navn)
    scenario = find(navn)
    hel = tmp_path / "hel"
    hel.mkdir()
    scenario.prepare(hel / "data")

    def copy(til: str) -> Path:
        return shutil.copytree(hel, tmp_path / til) / "data"

    hele = [kill_after(navn, copy(til), None) for til in ("a", "b", "c")[: runder // 8]]
    alt, lengde = hele[0][0], min(took for _, took in hele)
    scenario.check(tmp_path / "a" / "data", alt)
    midt = 0
    for nummer in range(1, runder + 1):
        mappe = copy(str(nummer))
        said, _ = kill_after(navn, mappe, lengde * (nummer - trekk.random()) / runder)
        midt += len(said) < len(alt) and (bool(said) or touched(hel, mappe.parent))
        scenario.check(mappe, said)
        shutil.rmtree(mappe.parent)
    print(f"{navn}: {runder} kills, {midt} of them in the middle of {lengde * 1000:.0f} ms")
    return midt


def touched(hel: Path, mappe: Path) -> bool:
    """Return whether a run has got as far as changing anything on disk."""

    def files(rot: Path) -> dict[str, bytes]:
        return {
            p.relative_to(rot).as_posix(): p.read_bytes() for p in rot.rglob("*.*") if p.is_file()
        }

    return files(hel) != files(mappe)
