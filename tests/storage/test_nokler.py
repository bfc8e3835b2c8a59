import json
import random
import stat
import sys
import unicodedata
from hashlib import sha256
from pathlib import Path

import pytest
from lagring import NOKKEL

from desktop.errors import (
    AlreadyOpenError,
    DamagedError,
    NewerVersionError,
    StorageError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from desktop.storage import nokler
from desktop.storage.filer import replace_file
from desktop.storage.nokler import Kost


def rewrite(fil: Path, version: int, body: str) -> None:
    """Write a key file with a right checksum, as another version would."""
    sum_ = sha256(f"{nokler.FORMAT}|{version}|{body}".encode()).hexdigest()
    fil.write_text(
        f'{{"format":"{nokler.FORMAT}","version":{version},"checksum":"{sum_}","body":{body}}}'
    )


def test_the_passphrase_opens_what_it_closed(mappe: Path, passord: str, lett: Kost) -> None:
    dek = nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    assert len(dek) == 32
    assert nokler.apne(mappe, passord) == dek
    assert (mappe / nokler.FIL).read_bytes() == (mappe / nokler.KOPI).read_bytes()


def test_two_vaults_share_nothing(tmp_path: Path, passord: str, lett: Kost) -> None:
    en = nokler.opprett(tmp_path / "en", passord, NOKKEL, kost=lett)
    to = nokler.opprett(tmp_path / "to", passord, NOKKEL, kost=lett)
    assert en != to
    innhold = [json.loads((tmp_path / n / nokler.FIL).read_bytes())["body"] for n in ("en", "to")]
    assert innhold[0]["vault_id"] != innhold[1]["vault_id"]
    assert innhold[0]["slots"][0]["salt"] != innhold[1]["slots"][0]["salt"]


def test_the_ordinary_price_of_a_guess_is_64_mib_three_times(mappe: Path, passord: str) -> None:
    dek = nokler.opprett(mappe, passord, NOKKEL)
    slot = json.loads((mappe / nokler.FIL).read_bytes())["body"]["slots"][0]
    assert (slot["kind"], slot["opslimit"], slot["memlimit"]) == ("passphrase", 3, 64 << 20)
    assert nokler.apne(mappe, passord) == dek


def test_neither_key_nor_passphrase_stands_in_the_file(
    mappe: Path, passord: str, lett: Kost
) -> None:
    dek = nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    data = (mappe / nokler.FIL).read_bytes()
    assert dek not in data and dek.hex().encode() not in data
    assert passord.encode() not in data


@pytest.mark.parametrize("feil", ["feil passord her", "", " ", "x", "blåbær på fjellet ", "a\0b"])
def test_another_passphrase_is_wrong_and_not_damage(
    mappe: Path, passord: str, lett: Kost, feil: str
) -> None:
    nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    with pytest.raises(WrongPassphraseError):
        nokler.apne(mappe, feil)


def test_composed_and_decomposed_letters_are_the_same(
    mappe: Path, passord: str, lett: Kost
) -> None:
    delt = unicodedata.normalize("NFD", passord)
    hel = unicodedata.normalize("NFC", passord)
    assert delt != hel
    assert nokler.opprett(mappe, delt, NOKKEL, kost=lett) == nokler.apne(mappe, hel)


@pytest.mark.parametrize(
    "svakt", ["", " ", " " * 40, "elleve tegn", "  elleve tegn  ", "langt nok\0og mer", "\0" * 20]
)
def test_a_weak_passphrase_leaves_nothing_on_disk(mappe: Path, svakt: str) -> None:
    with pytest.raises(WeakPassphraseError):
        nokler.opprett(mappe, svakt, NOKKEL)
    assert not mappe.exists()


def test_a_flipped_bit_is_damage_wherever_it_is(mappe: Path, passord: str, lett: Kost) -> None:
    nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    (mappe / nokler.KOPI).unlink()
    fil = mappe / nokler.FIL
    hel = fil.read_bytes()
    trekk = random.Random(1)
    for bit in trekk.sample(range(len(hel) * 8), 400):
        data = bytearray(hel)
        data[bit // 8] ^= 1 << bit % 8
        fil.write_bytes(data)
        with pytest.raises(DamagedError):
            nokler.apne(mappe, passord)


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"null", b"[" * 50_000, b"\xff\xfe", b" " * 70_000], ids=range(6)
)
def test_what_is_no_key_file_is_damage(mappe: Path, passord: str, lett: Kost, data: bytes) -> None:
    nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    for navn in (nokler.FIL, nokler.KOPI):
        (mappe / navn).write_bytes(data)
    with pytest.raises(DamagedError):
        nokler.apne(mappe, passord)


def test_white_space_added_by_an_editor_is_damage(mappe: Path, passord: str, lett: Kost) -> None:
    nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    (mappe / nokler.KOPI).unlink()
    fil = mappe / nokler.FIL
    fil.write_bytes(fil.read_bytes() + b"\n")
    with pytest.raises(DamagedError):
        nokler.apne(mappe, passord)


def test_the_copy_opens_when_the_file_is_damaged_or_gone(
    mappe: Path, passord: str, lett: Kost
) -> None:
    dek = nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    fil = mappe / nokler.FIL
    hel = fil.read_bytes()
    fil.write_bytes(hel[:-1])
    assert nokler.apne(mappe, passord) == dek
    with pytest.raises(WrongPassphraseError):
        nokler.apne(mappe, "feil passord her")
    fil.unlink()
    assert nokler.apne(mappe, passord) == dek
    assert nokler.reparer(mappe) == 1
    assert fil.read_bytes() == hel
    assert nokler.reparer(mappe) == 0


def test_both_gone_is_damage_and_a_folder_gone_is_missing(mappe: Path, passord: str) -> None:
    with pytest.raises(StorageError, match="missing"):
        nokler.apne(mappe, passord)
    mappe.mkdir()
    with pytest.raises(DamagedError):
        nokler.apne(mappe, passord)


def test_an_unreadable_file_is_the_disks_fault(mappe: Path, passord: str) -> None:
    (mappe / nokler.FIL).mkdir(parents=True)
    with pytest.raises(StorageError):
        nokler.apne(mappe, passord)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a file that cannot be read")
def test_a_bad_sector_leads_to_the_copy(mappe: Path, passord: str, lett: Kost) -> None:
    dek = nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    (mappe / nokler.FIL).unlink()
    (mappe / nokler.FIL).symlink_to("/proc/self/mem")
    assert nokler.apne(mappe, passord) == dek


def test_a_newer_key_file_is_refused_and_left(mappe: Path, passord: str, lett: Kost) -> None:
    nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    fil = mappe / nokler.FIL
    rewrite(fil, 2, '{"noe":"nytt"}')
    with pytest.raises(NewerVersionError):
        nokler.apne(mappe, passord)
    assert not nokler.uferdig(mappe)
    with pytest.raises(AlreadyOpenError):
        nokler.opprett(mappe, passord, NOKKEL, kost=lett)


def test_a_newer_copy_is_left_by_the_repair(mappe: Path, passord: str, lett: Kost) -> None:
    dek = nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    kopi = mappe / nokler.KOPI
    rewrite(kopi, 2, '{"noe":"nytt"}')
    for_ = kopi.read_bytes()
    assert nokler.reparer(mappe) == 0
    assert kopi.read_bytes() == for_
    assert nokler.apne(mappe, passord) == dek


def test_a_slot_of_another_kind_is_passed_over(mappe: Path, passord: str, lett: Kost) -> None:
    dek = nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    fil = mappe / nokler.FIL
    body = json.loads(fil.read_bytes())["body"]
    body["slots"].insert(0, {**body["slots"][0], "kind": "recovery"})
    rewrite(fil, 1, json.dumps(body))
    assert nokler.apne(mappe, passord) == dek


@pytest.mark.parametrize("felt", ["kind", "vault_id"])
def test_a_slot_opens_only_as_what_it_is_and_where_it_is(
    mappe: Path, passord: str, lett: Kost, felt: str
) -> None:
    nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    fil = mappe / nokler.FIL
    body = json.loads(fil.read_bytes())["body"]
    if felt == "kind":
        body["slots"][0]["kind"] = "recovery"
    else:
        body["vault_id"] = "A" * 22 + "=="
    rewrite(fil, 1, json.dumps(body))
    with pytest.raises(WrongPassphraseError):
        nokler.apne(mappe, passord)


def test_a_finished_key_file_is_never_overwritten(mappe: Path, passord: str, lett: Kost) -> None:
    nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    nokler.merk_klar(mappe)
    for_ = (mappe / nokler.FIL).read_bytes()
    with pytest.raises(AlreadyOpenError):
        nokler.opprett(mappe, "et helt nytt passord", NOKKEL, kost=lett)
    assert (mappe / nokler.FIL).read_bytes() == for_
    assert not nokler.uferdig(mappe)


def test_a_copy_that_says_finished_is_believed(mappe: Path, passord: str, lett: Kost) -> None:
    nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    begynt = (mappe / nokler.FIL).read_bytes()
    assert nokler.uferdig(mappe)
    nokler.merk_klar(mappe)
    (mappe / nokler.FIL).write_bytes(begynt)
    assert not nokler.uferdig(mappe)


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes there")
def test_only_the_owner_may_read(mappe: Path, passord: str, lett: Kost) -> None:
    nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    assert stat.S_IMODE(mappe.stat().st_mode) == 0o700
    for navn in (nokler.FIL, nokler.KOPI):
        assert stat.S_IMODE((mappe / navn).stat().st_mode) == 0o600


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    fil = tmp_path / "fil"
    (fil / "full").mkdir(parents=True)  # a folder that is not empty cannot be replaced
    with pytest.raises(StorageError):
        replace_file(fil, b"ny")
    assert [p.name for p in tmp_path.iterdir()] == ["fil"]
    with pytest.raises(StorageError, match="missing"):
        replace_file(tmp_path / "ingen" / "fil", b"ny")
