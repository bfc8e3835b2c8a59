"""A full disk is said, loses nothing, and is over as soon as there is room again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from disk import Disk, small_disk, why_not
from scenarier import PASSORD, check_posts, check_vault, create, make, save

from desktop.errors import StorageError
from desktop.storage import nokler
from desktop.storage.database import checkpoint
from desktop.storage.hvelv import Hvelv

pytestmark = pytest.mark.skipif(why_not() is not None, reason=why_not() or "")

MANGE = [pytest.param(30, marks=pytest.mark.lang), 6]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with small_disk(tmp_path / "disk") as disk:
        yield disk


def fill(hvelv: Hvelv) -> list[str]:
    """Keep samtaler until there is no room, and see that this is what is said."""
    said: list[str] = []
    with pytest.raises(StorageError, match="disk-full") as info:
        while True:
            said.append(save(hvelv))
    assert info.value.arsak == "disk-full"
    return said


@pytest.mark.parametrize("ganger", MANGE)
def test_what_was_kept_is_there_and_room_is_enough_to_go_on(disk: Disk, ganger: int) -> None:
    said: list[str] = make(disk.rot / "data", 3)
    hvelv = Hvelv.apne(disk.rot / "data", PASSORD)
    try:
        for pages in range(ganger):
            disk.leave(pages)
            said += fill(hvelv)
            check_posts(hvelv, said)
            disk.empty()
            said.append(save(hvelv))
            checkpoint(hvelv._database)
    finally:
        hvelv.lukk()
    check_vault(disk.rot / "data", said)


def test_closing_and_opening_on_a_full_disk_loses_nothing(disk: Disk) -> None:
    mappe = disk.rot / "data"
    hvelv = create(mappe)
    said = fill(hvelv)
    assert len(said) > 20
    hvelv.lukk()
    disk.leave(0)
    hvelv = Hvelv.apne(mappe, PASSORD)
    check_posts(hvelv, said)
    hvelv.lukk()
    disk.empty()
    with pytest.raises(StorageError, match="disk-full"):
        for _ in range(500):
            Hvelv.apne(mappe, PASSORD).lukk()
            hvelv = Hvelv.apne(mappe, PASSORD)
            try:
                said.append(save(hvelv))
            finally:
                hvelv.lukk()
    hvelv = Hvelv.apne(mappe, PASSORD)
    check_posts(hvelv, said)
    hvelv.lukk()


@pytest.mark.parametrize("pages", range(0, 20, 2))
def test_a_set_up_without_room_goes_on_when_there_is(disk: Disk, pages: int) -> None:
    mappe = disk.rot / "data"
    disk.leave(pages)
    said: list[str] = []
    with pytest.raises(StorageError, match="disk-full"):
        hvelv = create(mappe)
        said += fill(hvelv)
        hvelv.lukk()
        disk.leave(0)
        nokler.merk_klar(mappe)
    disk.empty()
    if not Hvelv.finnes(mappe):
        create(mappe).lukk()
    check_vault(mappe, said)


def test_a_key_file_that_finds_no_room_is_as_it_was(disk: Disk) -> None:
    mappe = disk.rot / "data"
    said = make(mappe, 3)
    for_ = {sti.name: sti.read_bytes() for sti in mappe.iterdir()}
    disk.leave(0)
    with pytest.raises(StorageError, match="disk-full"):
        nokler.merk_klar(mappe)
    assert {sti.name: sti.read_bytes() for sti in mappe.iterdir()} == for_
    (mappe / nokler.KOPI).unlink()
    disk.leave(0)
    hvelv = Hvelv.apne(mappe, PASSORD)  # without a copy, but nobody is kept out
    check_posts(hvelv, said)
    hvelv.lukk()
    disk.empty()
    check_vault(mappe, said)
    assert (mappe / nokler.KOPI).read_bytes() == for_[nokler.FIL]
