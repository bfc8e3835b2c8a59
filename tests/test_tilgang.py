"""For those who use no mouse or see no screen: whole journeys in real windows."""

import json
import os
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
