"""Make a vault where there is none, and keep the first samtaler in it."""

from collections.abc import Sequence
from pathlib import Path

from desktop.storage.hvelv import Hvelv
from scenarier import Say, check_vault, create, save


def prepare(mappe: Path) -> None:
    assert not mappe.exists()


def run(mappe: Path, say: Say) -> None:
    hvelv = create(mappe)
    say("made")
    for _ in range(5):
        say(save(hvelv))
    hvelv.lukk()


def check(mappe: Path, said: Sequence[str]) -> None:
    """It is either no vault yet, and can be made, or it opens with the passphrase."""
    if not Hvelv.finnes(mappe):
        assert list(said) == [], "a vault that was said to be made is gone"
        create(mappe).lukk()
    check_vault(mappe, said)
