import stat
import sys
from pathlib import Path

import pytest
from lagring import HEMMELIG, NOKKEL, LagPost

from desktop.errors import (
    AlreadyOpenError,
    DamagedError,
    StorageError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from desktop.storage import kopier, nokler
from desktop.storage.database import open_encrypted
from desktop.storage.hvelv import FIL, Hvelv
from desktop.storage.nokler import Kost


def files(mappe: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in mappe.iterdir() if p.is_file()}


def test_a_samtale_outlives_the_application(
    mappe: Path, passord: str, lett: Kost, lag_post: LagPost
) -> None:
    assert not Hvelv.finnes(mappe)
    post = lag_post()
    hvelv = Hvelv.opprett(mappe, passord, NOKKEL, kost=lett)
    hvelv.samtaler.save(post)
    hvelv.lukk()
    hvelv.lukk()
    assert Hvelv.finnes(mappe)
    assert set(files(mappe)) == {FIL, nokler.FIL, nokler.KOPI}
    hvelv = Hvelv.apne(mappe, passord)
    assert hvelv.samtaler.newest_first() == [post]
    hvelv.lukk()


def test_no_file_holds_the_text(mappe: Path, passord: str, lett: Kost, lag_post: LagPost) -> None:
    hvelv = Hvelv.opprett(mappe, passord, NOKKEL, kost=lett)
    hvelv.samtaler.save(lag_post())
    apen = files(mappe)
    hvelv.lukk()
    for data in (*apen.values(), *files(mappe).values()):
        assert HEMMELIG.encode() not in data and HEMMELIG.encode("utf-16-le") not in data
        assert not data.startswith(b"SQLite format 3")


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes there")
def test_only_the_owner_may_read(mappe: Path, hvelv: Hvelv) -> None:
    assert stat.S_IMODE(mappe.stat().st_mode) == 0o700
    hvelv.verdier.set("noe", b"1")
    assert {p.name: stat.S_IMODE(p.stat().st_mode) for p in mappe.iterdir()} == dict.fromkeys(
        (FIL, f"{FIL}-wal", nokler.FIL, nokler.KOPI), 0o600
    )


def test_a_wrong_passphrase_changes_nothing(mappe: Path, hvelv: Hvelv, passord: str) -> None:
    hvelv.lukk()
    for_ = files(mappe)
    for _ in range(3):
        with pytest.raises(WrongPassphraseError):
            Hvelv.apne(mappe, "feil passord her")
    assert files(mappe) == for_
    Hvelv.apne(mappe, passord).lukk()


def test_a_second_application_is_told_so(mappe: Path, hvelv: Hvelv, passord: str) -> None:
    with pytest.raises(AlreadyOpenError):
        Hvelv.apne(mappe, passord)
    with pytest.raises(AlreadyOpenError):
        Hvelv.opprett(mappe, passord, NOKKEL)


def test_a_weak_passphrase_leaves_nothing(mappe: Path) -> None:
    with pytest.raises(WeakPassphraseError):
        Hvelv.opprett(mappe, "kort", NOKKEL)
    assert not mappe.exists()


def test_keys_alone_are_a_set_up_to_begin_again(mappe: Path, passord: str, lett: Kost) -> None:
    nokler.opprett(mappe, "passordet fra i går", NOKKEL, kost=lett)
    assert not Hvelv.finnes(mappe)
    Hvelv.opprett(mappe, passord, NOKKEL, kost=lett).lukk()
    Hvelv.apne(mappe, passord).lukk()


def test_keys_alone_may_also_go_on_with_their_passphrase(
    mappe: Path, passord: str, lett: Kost, lag_post: LagPost
) -> None:
    nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    (mappe / nokler.KOPI).unlink()  # killed between the file and its copy
    (mappe / ".tmp-rest").write_bytes(b"{")
    post = lag_post()
    hvelv = Hvelv.apne(mappe, passord)
    hvelv.samtaler.save(post)
    hvelv.lukk()
    assert set(files(mappe)) == {FIL, nokler.FIL, nokler.KOPI}
    hvelv = Hvelv.apne(mappe, passord)
    assert hvelv.samtaler.newest_first() == [post]
    hvelv.lukk()


@pytest.mark.parametrize("hvor_langt", ["empty file", "whole file"])
def test_a_database_that_was_not_yet_marked_goes_on(
    mappe: Path, passord: str, lett: Kost, hvor_langt: str
) -> None:
    dek = nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    if hvor_langt == "empty file":
        (mappe / FIL).touch()
    else:
        open_encrypted(mappe / FIL, dek, must_exist=False).close()
    assert Hvelv.finnes(mappe)
    with pytest.raises(AlreadyOpenError):
        Hvelv.opprett(mappe, "et helt nytt passord", NOKKEL, kost=lett)
    Hvelv.apne(mappe, passord).lukk()
    assert not nokler.uferdig(mappe)
    (mappe / FIL).unlink()
    with pytest.raises(DamagedError):
        Hvelv.apne(mappe, passord)


@pytest.mark.parametrize("skade", ["gone", "empty", "both key files gone", "another vault's"])
def test_a_loss_is_damage_and_overwrites_nothing(
    tmp_path: Path, mappe: Path, hvelv: Hvelv, passord: str, lett: Kost, skade: str
) -> None:
    hvelv.lukk()
    if skade == "gone":
        (mappe / FIL).unlink()
    elif skade == "empty":
        (mappe / FIL).write_bytes(b"")
    elif skade == "both key files gone":
        (mappe / nokler.FIL).unlink()
        (mappe / nokler.KOPI).unlink()
        for kopi in kopier.finn(mappe / kopier.MAPPE):
            kopi.fil.unlink()
    else:
        Hvelv.opprett(tmp_path / "annet", passord, NOKKEL, kost=lett).lukk()
        (mappe / FIL).write_bytes((tmp_path / "annet" / FIL).read_bytes())
    for_ = files(mappe)
    assert Hvelv.finnes(mappe)
    with pytest.raises(DamagedError):
        Hvelv.apne(mappe, passord)
    with pytest.raises((DamagedError, AlreadyOpenError)):
        Hvelv.opprett(mappe, passord, NOKKEL, kost=lett)
    assert files(mappe) == for_


@pytest.mark.parametrize("skade", ["gone", "cut"])
@pytest.mark.parametrize("navn", [nokler.FIL, nokler.KOPI])
def test_one_good_key_file_opens_and_mends_the_other(
    mappe: Path, hvelv: Hvelv, passord: str, navn: str, skade: str
) -> None:
    hvelv.lukk()
    hel = (mappe / navn).read_bytes()
    if skade == "gone":
        (mappe / navn).unlink()
    else:
        (mappe / navn).write_bytes(hel[:100])
    Hvelv.apne(mappe, passord).lukk()
    assert (mappe / navn).read_bytes() == hel


def test_a_copy_that_cannot_be_mended_does_not_keep_anybody_out(
    mappe: Path, hvelv: Hvelv, passord: str
) -> None:
    hvelv.lukk()
    (mappe / nokler.KOPI).unlink()
    (mappe / nokler.KOPI).mkdir()
    Hvelv.apne(mappe, passord).lukk()


def test_a_set_up_that_could_not_be_marked_goes_on_later(
    mappe: Path, passord: str, lett: Kost, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageError("disk-full")

    with monkeypatch.context() as m, pytest.raises(StorageError, match="disk-full"):
        m.setattr(nokler, "merk_klar", full)
        Hvelv.opprett(mappe, passord, NOKKEL, kost=lett)
    assert nokler.uferdig(mappe)
    Hvelv.apne(mappe, passord).lukk()
    assert not nokler.uferdig(mappe)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, passord: str, lett: Kost) -> None:
    (tmp_path / "fil").touch()
    with pytest.raises(StorageError, match="missing"):
        Hvelv.opprett(tmp_path / "fil" / "data", passord, NOKKEL, kost=lett)


def test_demo_leaves_nothing_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lag_post: LagPost
) -> None:
    monkeypatch.chdir(tmp_path)
    demo = Hvelv.i_minnet()
    demo.samtaler.save(lag_post())
    demo.lukk()
    assert not list(tmp_path.iterdir())
