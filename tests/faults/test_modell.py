"""The disk that power cuts are tried on keeps what a real one promises, and nothing more."""

import random
from pathlib import Path

import pytest
from stromkutt.modell import POLITIKKER, SEKTOR, Disk
from stromkutt.opptak import Post

GAMMEL, NY = b"a" * 3 * SEKTOR, b"b" * 3 * SEKTOR


@pytest.fixture
def rot(tmp_path: Path) -> Path:
    (tmp_path / "fil").write_bytes(GAMMEL)
    return tmp_path


def after(rot: Path, *kall: tuple[str, int, int, str | bytes, str]) -> list[dict[str, bytes]]:
    """Return a hundred things that the disk may hold after some calls."""
    disk = Disk(rot)
    for op, fd, off, data, data_2 in kall:
        er_sti = op in "ormu"
        raw = f"{rot}/{data}".encode() if er_sti else data
        assert isinstance(raw, bytes)
        disk.follow(Post(op, fd, off, raw, f"{rot}/{data_2}".encode()))
    trekk = random.Random(1)
    return [disk.after_cut(trekk.choice(POLITIKKER), trekk) for _ in range(100)]


OPEN, WRITE, SYNC = ("o", 5, 0, "fil", ""), ("w", 5, 0, NY, ""), ("s", 5, 0, b"", "")
MAKE = ("o", 5, 1, "ny", "")
FOLDER = (("o", 6, 0, "", ""), ("s", 6, 0, b"", ""))


def test_what_was_synced_is_always_there(rot: Path) -> None:
    assert all(etter == {"fil": NY} for etter in after(rot, OPEN, WRITE, SYNC))


def test_what_was_not_synced_is_there_or_not_or_torn_at_sectors(rot: Path) -> None:
    funnet = {etter["fil"] for etter in after(rot, OPEN, WRITE)}
    assert {GAMMEL, NY} < funnet
    for data in funnet:
        sektorer = {data[n : n + SEKTOR] for n in range(0, len(data), SEKTOR)}
        assert sektorer <= {b"a" * SEKTOR, b"b" * SEKTOR}


def test_a_new_name_is_safe_when_its_folder_is_synced_and_not_before(rot: Path) -> None:
    assert {"ny" in etter for etter in after(rot, MAKE, WRITE, SYNC)} == {True, False}
    assert {etter["ny"] for etter in after(rot, MAKE, WRITE, SYNC, *FOLDER)} == {NY}


def test_a_moved_name_brings_what_the_disk_has_of_the_file(rot: Path) -> None:
    move = ("r", -1, 0, "ny", "fil")
    usikker = {etter["fil"] for etter in after(rot, MAKE, WRITE, move, *FOLDER)}
    assert b"" in usikker and NY in usikker and GAMMEL not in usikker
    assert {etter["fil"] for etter in after(rot, MAKE, WRITE, SYNC, move)} == {GAMMEL, NY}


def test_a_removed_name_may_come_back_until_the_folder_is_synced(rot: Path) -> None:
    bort = ("u", -1, 0, "fil", "")
    assert {"fil" in etter for etter in after(rot, bort)} == {True, False}
    assert not any(after(rot, bort, *FOLDER))
