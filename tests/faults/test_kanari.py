"""What is written stays in the vault: in no other file, in no file name, and on no network."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from barn import ROT, environment
from kanari import ORD, hits

STRACE = shutil.which("strace")
MAPPER = ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
TRAVELS = [sys.executable, str(Path(__file__).with_name("reise.py"))]


@pytest.fixture
def hjem(tmp_path: Path) -> dict[str, Path]:
    """Folders for everything that a program may write to on its own."""
    mapper = {navn: tmp_path / "hjem" / navn.lower() for navn in MAPPER}
    for mappe in mapper.values():
        mappe.mkdir(mode=0o700, parents=True)
    return mapper


def travel(hjem: dict[str, Path], foran: tuple[str, ...] = ()) -> list[str]:
    """Run the journey with nothing but those folders, and return what it found on the way."""
    sagt = hjem["HOME"].parents[1] / "sagt"
    env = environment()
    env["PYTHONPATH"] += os.pathsep + str(ROT / "tests")
    env |= {navn: str(sti) for navn, sti in hjem.items()}
    env |= {"QT_QPA_PLATFORM": "offscreen", "TEMP": env["TMPDIR"], "TMP": env["TMPDIR"]}
    env |= {"LOCALAPPDATA": env["XDG_DATA_HOME"], "APPDATA": env["XDG_CONFIG_HOME"]}
    env |= {"REISE_SAGT": str(sagt), "REISE_MAPPER": os.pathsep.join(map(str, hjem.values()))}
    # the pipe of stderr is at its end when the process that took over has ended too
    svar = subprocess.run(
        [*foran, *TRAVELS], capture_output=True, text=True, cwd=ROT, env=env, check=False
    )
    assert (svar.returncode, svar.stderr) == (0, "")
    return sagt.read_text("utf-8").splitlines()


def test_the_canary_is_in_no_file_and_no_file_name(hjem: dict[str, Path]) -> None:
    assert travel(hjem) == ["open: []", "locked: []", "unlocked: []"]
    assert hits(hjem.values()) == []
    skrevet = {sti.name for mappe in hjem.values() for sti in mappe.rglob("*") if sti.is_file()}
    assert {"vault.db", "vault.keys", "vault.keys.bak"} <= skrevet, "it was kept where we looked"


@pytest.mark.parametrize("form", ["utf-8", "utf-16-le", "name"])
def test_a_canary_that_is_left_is_found(tmp_path: Path, form: str) -> None:
    fil = tmp_path / "dypt" / (f"{ORD}.txt" if form == "name" else "fil.txt")
    fil.parent.mkdir()
    fil.write_bytes(b"\1" if form == "name" else f"x{ORD}x".encode(form))
    assert hits([tmp_path]) == [str(fil)]


@pytest.mark.skipif(
    STRACE is None, reason="NETWORK NOT WATCHED: strace is missing (apt-get install strace)"
)
def test_no_socket_of_the_internet_is_ever_made(hjem: dict[str, Path], tmp_path: Path) -> None:
    sett, prove = tmp_path / "nett", tmp_path / "prove"
    foran = (str(STRACE), "-f", "-e", "trace=network", "-o")
    apner = [sys.executable, "-c", "import socket; socket.socket().close()"]
    subprocess.run([*foran, str(prove), *apner], check=True)
    assert "AF_INET" in prove.read_text(), "a socket would be seen"
    travel(hjem, (*foran, str(sett)))
    assert sett.read_text().count("exited with 0") >= 2, "both processes were watched"
    assert [linje for linje in sett.read_text().splitlines() if "AF_INET" in linje] == []
