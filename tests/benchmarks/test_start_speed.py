"""The start measured against a bare window of PySide6 in the same run; ratios, never seconds.

The processes take turns, in the processor's own time, so that a busy machine is as busy for both.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from builders import NOKKEL
from startprosess import PASSORD

from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.state.hvelvarbeid import ARBEIDSPLASS, eksempelpost
from desktop.storage.hvelv import Hvelv
from desktop.storage.nokler import Kost

pytestmark = pytest.mark.lang

GANGER = 5
PROSESS = Path(__file__).with_name("startprosess.py")


@pytest.fixture
def mal(tmp_path):
    """Start one process of each kind, again and again; return what the cheapest of each cost."""
    miljo = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(tmp_path / "pyc"),
        "PYTHONPATH": str(Path.cwd()),
        "XDG_CONFIG_HOME": str(tmp_path),
    }

    def en(*argv):
        ut = subprocess.run(
            [sys.executable, str(PROSESS), *argv], env=miljo, check=True, capture_output=True
        )
        return json.loads(ut.stdout)

    def mal(*argv):
        en("bart")
        en(*argv)
        par = [(en(*argv), en("bart")) for _n in range(GANGER)]
        return {
            hva: min(p[0][hva] for p in par) / min(p[1][hva] for p in par)
            for hva in ("sekunder", "minne")
        }

    return mal


@pytest.fixture
def hvelv_med_eksempel(tmp_path):
    mappe = tmp_path / "data"
    hvelv = Hvelv.opprett(mappe, PASSORD, NOKKEL, kost=Kost(1, 8192))
    hvelv.verdier.set(ARBEIDSPLASS, Arbeidsplass(navn="Solbakken").til_json())
    for kode in ("S1", "S4", "S5"):
        hvelv.samtaler.save(eksempelpost(kode, "nb"))
    hvelv.lukk(kopi=False)
    return mappe


def test_the_first_paint_against_a_bare_window(benchmark, mal, tmp_path):
    forhold = mal("forste", str(tmp_path / "ny"))["sekunder"]
    benchmark.extra_info["ratio"] = round(forhold, 2)
    benchmark.pedantic(lambda: None, rounds=1)
    assert forhold <= 3.5  # the figure of the house is 1.5; see docs/fart.md for why it is not met


def test_the_whole_start_and_the_memory_at_rest_against_a_bare_window(
    benchmark, mal, hvelv_med_eksempel
):
    forhold = mal("apen", str(hvelv_med_eksempel))
    benchmark.extra_info["ratio"] = round(forhold["sekunder"], 2)
    benchmark.extra_info["minne"] = round(forhold["minne"], 2)
    benchmark.pedantic(lambda: None, rounds=1)
    assert forhold["sekunder"] <= 8
    assert forhold["minne"] <= 2.6
