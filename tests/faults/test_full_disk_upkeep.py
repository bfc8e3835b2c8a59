"""Backups, restores, new keys and erasures on a full disk: all of it or nothing of it."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from disk import Disk, small_disk, why_not
from scenarier import LETT, PASSORD, check_vault, find, make, save
from scenarier.kopi import ids

from desktop.errors import StorageError
from desktop.storage import kopier, nokler
from desktop.storage.hvelv import Hvelv

pytestmark = pytest.mark.skipif(why_not() is not None, reason=why_not() or "")

Fresh = Callable[[], Path]
NYTT = "et helt nytt passord"
ROM = [
    pytest.param(range(0, 40, 4), id="ten"),
    pytest.param(range(160), id="all", marks=pytest.mark.lang),
]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with small_disk(tmp_path / "disk", kib=2048) as disk:
        yield disk


@pytest.fixture
def fresh(disk: Disk, tmp_path: Path) -> Callable[[], Path]:
    """Put a vault on the disk, with one backup of eight samtaler and one samtale more."""
    mal = tmp_path / "mal"
    make(mal, 8)
    hvelv = Hvelv.apne(mal, PASSORD)
    hvelv.drift.ta_kopi(datetime.now(UTC) - timedelta(hours=1))
    save(hvelv)
    hvelv.lukk(kopi=False)

    def put() -> Path:
        disk.empty()
        shutil.rmtree(disk.rot / "data", ignore_errors=True)
        return shutil.copytree(mal, disk.rot / "data")

    return put


def backups(mappe: Path) -> dict[str, bytes]:
    """Return everything in the folder with the backups."""
    return {sti.name: sti.read_bytes() for sti in (mappe / kopier.MAPPE).iterdir()}


def tries(fn: Callable[[], object]) -> bool:
    """Do something that may find the disk full; return whether it was done."""
    try:
        fn()
    except StorageError as error:
        if error.arsak != "disk-full":
            raise
        return False
    return True


@pytest.mark.parametrize("rom", ROM)
def test_a_backup_is_whole_or_not_there(disk: Disk, fresh: Fresh, rom: range) -> None:
    for pages in rom:
        check_backup(disk, fresh(), pages)


def check_backup(disk: Disk, mappe: Path, pages: int) -> None:
    for_ = backups(mappe)
    hvelv = Hvelv.apne(mappe, PASSORD)
    disk.leave(pages)
    done = tries(lambda: hvelv.drift.ta_kopi(datetime.now(UTC)))
    etter = backups(mappe)
    assert {navn: etter.get(navn) for navn in for_} == for_, "the one before is as it was"
    assert len(etter) == len(for_) + done
    disk.empty()
    assert hvelv.drift.ta_kopi(datetime.now(UTC)).kopi is not None
    hvelv.lukk(kopi=False)
    dek = nokler.apne(mappe, PASSORD)
    antall = [len(ids(kopi.fil, dek, mappe)) for kopi in kopier.finn(mappe / kopier.MAPPE)]
    assert antall == [9] * (done + 1) + [8]


@pytest.mark.parametrize("rom", ROM)
def test_closing_without_room_for_a_backup_loses_nothing(
    disk: Disk, fresh: Fresh, rom: range
) -> None:
    for pages in rom:
        check_closing(disk, fresh(), pages)


def check_closing(disk: Disk, mappe: Path, pages: int) -> None:
    hvelv = Hvelv.apne(mappe, PASSORD)
    said = save(hvelv)
    disk.leave(pages)
    hvelv.lukk()
    disk.leave(0)
    hvelv = Hvelv.apne(mappe, PASSORD)
    assert len(hvelv.samtaler.newest_first()) == 10
    hvelv.lukk()
    disk.empty()
    check_vault(mappe, [said])


@pytest.mark.parametrize("rom", ROM)
def test_a_restore_is_done_or_nothing_has_happened(disk: Disk, fresh: Fresh, rom: range) -> None:
    for pages in rom:
        check_restore(disk, fresh(), pages)


def check_restore(disk: Disk, mappe: Path, pages: int) -> None:
    kopi = kopier.finn(mappe / kopier.MAPPE)[0].fil
    disk.leave(pages)
    done = tries(lambda: Hvelv.hent_fra(mappe, kopi, PASSORD).lukk(kopi=False))
    disk.empty()
    hvelv = Hvelv.apne(mappe, PASSORD)
    antall = len(hvelv.samtaler.newest_first())
    hvelv.lukk()
    assert antall == (8 if done else 9) or (not done and antall == 8), "all of one of the two"
    assert not (mappe / ".ny").exists()
    check_vault(mappe, [])


@pytest.mark.parametrize("rom", ROM)
def test_another_passphrase_opens_or_the_old_one_does(disk: Disk, fresh: Fresh, rom: range) -> None:
    for pages in rom:
        check_passphrase(disk, fresh(), pages)


def check_passphrase(disk: Disk, mappe: Path, pages: int) -> None:
    hvelv = Hvelv.apne(mappe, PASSORD)
    disk.leave(pages)
    done = tries(lambda: hvelv.drift.bytt_passord(PASSORD, NYTT, kost=LETT))
    hvelv.lukk(kopi=False)
    disk.empty()
    check_vault(mappe, [], NYTT if done else PASSORD)


@pytest.mark.parametrize("rom", ROM)
def test_an_erasure_that_was_stopped_is_finished(disk: Disk, fresh: Fresh, rom: range) -> None:
    for pages in rom:
        check_erasure(disk, fresh(), pages)


def check_erasure(disk: Disk, mappe: Path, pages: int) -> None:
    hvelv = Hvelv.apne(mappe, PASSORD)
    en = hvelv.samtaler.newest_first()[-1].id
    disk.leave(pages)

    def erase() -> None:
        hvelv.be_om_sletting([en])
        hvelv.utfor_sletting(datetime.now(UTC))

    done = tries(erase)
    hvelv.lukk(kopi=False)
    disk.empty()
    find("slett").check(mappe, [f"{'-' if done else '?'}{en}"])
