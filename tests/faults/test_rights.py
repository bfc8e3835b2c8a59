"""A folder that is read only, a file that is, and one that is gone are three different messages."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from barn import ROT, environment
from nobody import NOBODY
from scenarier import check_vault, make

from desktop.storage.funn import FIL

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="RIGHTS NOT TRIED: modes mean nothing on Windows"
)


@pytest.fixture
def mappe() -> Iterator[Path]:
    """A vault that belongs to somebody without rights, where they can get at it."""
    rot = Path(tempfile.mkdtemp())
    rot.chmod(0o755)
    make(rot / "data", 3)
    for sti in (rot / "data", *(rot / "data").iterdir()):
        if os.geteuid() == 0:
            os.chown(sti, NOBODY, NOBODY)
    yield rot / "data"
    if (rot / "data").exists():
        (rot / "data").chmod(0o700)
    shutil.rmtree(rot)


def message(mappe: Path) -> str:
    """Return what the application says when it is opened without rights; it never crashes."""
    kommando = [sys.executable, str(Path(__file__).with_name("nobody.py")), str(mappe)]
    svar = subprocess.run(
        kommando, capture_output=True, text=True, cwd=ROT, env=environment(), check=False
    )
    assert (svar.returncode, svar.stderr) == (0, "")
    ukjent, *sagt = svar.stdout.splitlines()
    print(sagt)
    assert len(sagt) == 2 and ukjent not in sagt, "it says what is wrong"
    return sagt[1]


def test_three_wants_of_rights_are_three_messages(mappe: Path) -> None:
    sagt = []
    mappe.chmod(0o500)
    sagt.append(message(mappe))
    mappe.chmod(0o700)
    (mappe / FIL).chmod(0o400)
    sagt.append(message(mappe))
    (mappe / FIL).chmod(0o600)
    check_vault(mappe, [])
    shutil.rmtree(mappe)
    sagt.append(message(mappe))
    assert len(set(sagt)) == 3, "each has a message of its own"


@pytest.mark.parametrize("fil", ["vault.keys", "vault.db"])
def test_a_file_that_may_not_even_be_read_is_no_damage(mappe: Path, fil: str) -> None:
    (mappe / fil).chmod(0)
    assert "skadet" not in message(mappe)
    (mappe / fil).chmod(0o600)
    check_vault(mappe, [])
