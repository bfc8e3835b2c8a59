"""A database of a size it never had is damage, told before anybody works on in it."""

from pathlib import Path

import pytest
from scenarier import PASSORD, create, make

from desktop.errors import AlreadyOpenError, DamagedError
from desktop.storage.funn import FIL
from desktop.storage.hvelv import Hvelv

SIDE = 4096


@pytest.mark.parametrize("rest", ["0", "10", "1000", "4096", "half", "last", "+100"])
def test_a_database_of_another_size_does_not_open(tmp_path: Path, rest: str) -> None:
    mappe = tmp_path / "data"
    make(mappe, 60)
    fil = mappe / FIL
    hel = fil.read_bytes()
    half = len(hel) // 2 // SIDE * SIDE
    ende = {"half": half, "last": -SIDE, "+100": len(hel)}.get(rest)
    cut = hel[: int(rest) if ende is None else ende] + bytes(100 if rest == "+100" else 0)
    fil.write_bytes(cut)
    with pytest.raises(DamagedError):
        Hvelv.apne(mappe, PASSORD).lukk()
    assert fil.read_bytes() == cut, "what is left is left as it is"
    assert Hvelv.finnes(mappe)
    with pytest.raises(AlreadyOpenError):
        create(mappe)
