"""One bit turned on the disk is told, never passed on as somebody's words or as another key."""

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from scenarier import PASSORD, checks, make, text_of

from desktop.errors import DamagedError, DesktopError
from desktop.storage import nokler
from desktop.storage.funn import FIL
from desktop.storage.hvelv import Hvelv
from desktop.storage.sletting import ta_bort


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    """A vault with some samtaler, and empty pages after others."""
    make(tmp_path / "data", 40)
    hvelv = Hvelv.apne(tmp_path / "data", PASSORD)
    for post in hvelv.samtaler.newest_first()[:20]:
        ta_bort(hvelv._database, [str(post.id)])
    hvelv.lukk(kopi=False)
    return tmp_path / "data"


def test_no_turned_bit_changes_a_text_in_silence(mappe: Path) -> None:
    turn_database(mappe, 60)


@pytest.mark.lang
def test_no_bit_of_a_thousand_changes_a_text_in_silence(mappe: Path) -> None:
    turn_database(mappe, 1000)


def test_a_turned_bit_in_the_key_file_is_damage(mappe: Path) -> None:
    turn_keys(mappe, 200)


@pytest.mark.lang
def test_two_thousand_turned_bits_in_the_key_file_are_damage(mappe: Path) -> None:
    turn_keys(mappe, 2000)


def turn_database(mappe: Path, antall: int) -> None:
    """Turn one bit at a time: the opening, the reading or the full check must tell."""
    svar: Counter[str] = Counter()
    for _ in turned(mappe / FIL, antall):
        svar[told_by(mappe)] += 1
    print(f"{antall} bits of the database: {dict(svar)}")
    assert svar.total() == antall and svar["wrong text"] == svar["nothing"] == 0


def told_by(mappe: Path) -> str:
    """Return what tells that the database is damaged."""
    try:
        hvelv = Hvelv.apne(mappe, PASSORD)
    except DesktopError:
        return "opening"
    try:
        poster = hvelv.samtaler.newest_first()
        if any(post.samtale.egne_ord != text_of(post.id) for post in poster):
            return "wrong text"
        return "check" if checks(hvelv) else "nothing"
    except DamagedError:
        return "reading"
    finally:
        with suppress(DamagedError):
            hvelv.lukk()


def turn_keys(mappe: Path, antall: int) -> None:
    """Turn one bit at a time: damage without the copy, and the right key with it."""
    fil, kopi = mappe / nokler.FIL, mappe / nokler.KOPI
    hel, dek = kopi.read_bytes(), nokler.apne(mappe, PASSORD)
    kopi.unlink()
    for bit in turned(fil, antall):
        with pytest.raises(DamagedError):
            nokler.apne(mappe, PASSORD)
            pytest.fail(f"bit {bit} was not seen")
    kopi.write_bytes(hel)
    for bit in turned(fil, antall):
        assert nokler.apne(mappe, PASSORD) == dek, bit
    print(f"{antall} bits of the key file: all damage, and the copy opens")


def turned(fil: Path, antall: int) -> Iterator[int]:
    """Turn one random bit of a file after another, always of the whole file."""
    hel = fil.read_bytes()
    for bit in random.Random(7).sample(range(len(hel) * 8), antall):
        data = bytearray(hel)
        data[bit // 8] ^= 1 << bit % 8
        fil.write_bytes(data)
        yield bit
    fil.write_bytes(hel)
