"""Write the key file and its copy again and again, as marking and mending do."""

from collections.abc import Sequence
from pathlib import Path

from desktop.storage import nokler
from scenarier import PASSORD, Say, check_vault, make


def prepare(mappe: Path) -> None:
    make(mappe, 1)


def run(mappe: Path, say: Say) -> None:
    for nummer in range(20):
        nokler.merk_klar(mappe)
        say("marked")
        (mappe / (nokler.FIL, nokler.KOPI)[nummer % 2]).unlink()
        nokler.reparer(mappe)
        say("mended")


def check(mappe: Path, said: Sequence[str]) -> None:
    dek = nokler.apne(mappe, PASSORD)
    assert len(dek) == 32 and not nokler.uferdig(mappe)
    check_vault(mappe, said)
    hele = {(mappe / navn).read_bytes() for navn in (nokler.FIL, nokler.KOPI)}
    assert len(hele) == 1, "opening has made the two alike"
    assert not list(mappe.glob(".tmp-*")), "opening has swept"
