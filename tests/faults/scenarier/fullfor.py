"""Open a vault whose restore was cut short after its mark was written."""

from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

import pytest

from desktop.errors import StorageError
from desktop.storage import gjenoppretting, kopier
from desktop.storage.hvelv import Hvelv
from scenarier import PASSORD, Say, gjenopprett, save


def prepare(mappe: Path) -> None:
    gjenopprett.prepare(mappe)
    kopi = kopier.finn(mappe / kopier.MAPPE)[-1].fil
    with (
        patch.object(gjenoppretting, "_bytt", side_effect=StorageError("io")),
        pytest.raises(StorageError),
    ):
        Hvelv.hent_fra(mappe, kopi, PASSORD)
    assert (mappe / gjenoppretting.MERKE).exists()


def run(mappe: Path, say: Say) -> None:
    hvelv = Hvelv.apne(mappe, PASSORD)
    say("restored")
    for _ in range(3):
        say(save(hvelv))
    hvelv.lukk()


def check(mappe: Path, said: Sequence[str]) -> None:
    """From the mark it only goes forward."""
    gjenopprett.check(mappe, ["restored", *said])
