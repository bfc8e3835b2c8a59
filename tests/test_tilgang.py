"""For those who use no mouse or see no screen: whole journeys in real windows."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from desktop.storage.hvelv import Hvelv

PROVER = Path(__file__).parent
FRIST_S = 170
PASSORD = "et langt passord med æøå"


def miljo(tmp_path, skjerm):
    hjem = tmp_path / "hjem"
    hjem.mkdir()
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(Path.cwd()), str(PROVER)]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(hjem),
        "XDG_RUNTIME_DIR": str(hjem),
        "DATA": str(tmp_path / "data"),
        "QT_QPA_PLATFORM": "xcb",
        "DISPLAY": skjerm,
    }


def hendelser(svar):
    return [json.loads(linje) for linje in svar.splitlines() if linje.startswith("{")]


def beholdt(mappe):
    hvelv = Hvelv.apne(mappe, PASSORD)
    poster = hvelv.samtaler.newest_first()
    hvelv.lukk()
    return [(p.slag, p.samtale.avtale.punkter[0].hva) for p in poster]


@pytest.mark.xvfb
def test_from_first_start_to_print_by_the_keyboard_alone(xvfb, tmp_path):
    svar = subprocess.run(
        [sys.executable, str(PROVER / "tastaturprosess.py")],
        env=miljo(tmp_path, xvfb),
        capture_output=True,
        text=True,
        timeout=FRIST_S,
    )
    sagt = hendelser(svar.stderr)
    assert sagt[-1:] == [{"ferdig": True}], svar.stderr
    assert [h["fase"] for h in sagt if "fase" in h] == [2, 3, 4, 5, 6, 7]
    assert {"fokus_etter_utskrift": True} in sagt
    assert {"skrevet_ut": 1} in sagt
    (papir,) = (tmp_path / "hjem").glob("*.pdf")
    side = pypdfium2.PdfDocument(papir)
    assert len(side) == 1
    assert beholdt(tmp_path / "data") == [("avtale", "Prøve maskinen")]


def mangler_for_atspi():
    """Return what this machine lacks, in words; nothing when the journey can be made."""
    if not Path("/usr/bin/python3").exists() or not shutil.which("dbus-run-session"):
        return "the system's own Python or dbus-run-session"
    bro = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if subprocess.run(["/usr/bin/python3", "-c", bro], capture_output=True).returncode:
        return "python3-gi, gir1.2-atspi-2.0 or at-spi2-core"
    return ""


@pytest.mark.xvfb
def test_from_first_start_to_print_by_names_and_actions_alone(xvfb, tmp_path):
    if mangler := mangler_for_atspi():
        pytest.skip(f"the journey of a screen reader needs {mangler}")
    app = [sys.executable, "-m", "desktop", "--language", "nb", "--data-dir", tmp_path / "data"]
    svar = subprocess.run(
        ["dbus-run-session", "--", "/usr/bin/python3", str(PROVER / "atspi_reise.py"), *app],
        env=miljo(tmp_path, xvfb) | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"},
        capture_output=True,
        text=True,
        timeout=FRIST_S,
    )
    sagt = hendelser(svar.stderr)
    assert sagt[-1:] == [{"ferdig": True}], svar.stderr
    hort = [h["hort"] for h in sagt if "hort" in h]
    assert [f"Steg {n} av 7" for n in range(2, 8)] == [h for h in hort if h.startswith("Steg")]
    assert "Lagret" in hort
    arket = next(h["arket"] for h in sagt if "arket" in h)
    for skrevet in ("Bente", "Jeg vil være på jobb", "Renholder", "Vaske golv", "Kontoret på"):
        assert skrevet in arket
    (papir,) = (tmp_path / "hjem").glob("*.pdf")
    assert len(pypdfium2.PdfDocument(papir)) == 1
    assert beholdt(tmp_path / "data") == [("avtale", "Prøve maskinen")]
