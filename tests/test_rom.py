"""Two rooms full of people: the real application on real screens, and what it leaves behind.

Two screens are had in two ways.  ``QT_QPA_PLATFORM=offscreen:configfile=…`` names the screens in a
file (the Qt of the wheels reads it), which is quick and needs no X.  Under Xvfb, two ``-screen``s
make one big screen for Qt, with ``+xinerama`` too; monitors of RandR 1.5, made by ``XRRSetMonitor``
(``romprosess.Skjermer``), make two, and taking one away is what Qt sees when a cable is pulled.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from builders import NOKKEL

from desktop.storage.hvelv import Hvelv

PROVER = Path(__file__).parent
FRIST_S = 150
MINST_PT = 28
LAPTOP, PROJEKTOR = [0, 0, 1280, 800], [1280, 0, 1024, 768]
STORRELSER = [(1024, 768), (1280, 800), (1920, 1080)]


def kjor(hjem, plan, foran=(), **miljo):
    hjem.mkdir(exist_ok=True)
    omgivelser = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(Path.cwd()), str(PROVER)]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(hjem),
        "XDG_RUNTIME_DIR": str(hjem),
        "PLAN": plan,
        **miljo,
    }
    svar = subprocess.run(
        [*foran, sys.executable, str(PROVER / "romprosess.py")],
        env=omgivelser,
        capture_output=True,
        text=True,
        timeout=FRIST_S,
    )
    linjer = [json.loads(linje) for linje in svar.stderr.splitlines() if linje.startswith("{")]
    assert svar.returncode == 0, svar.stderr
    assert linjer[-1:] == [{"ferdig": True}], svar.stderr
    return linjer


def stopp_pa(linjer):
    return [linje for linje in linjer if "publikum" in linje]


def hele_turen(linjer):
    """Assert that all ten stops were walked, each in type for a room; return them."""
    tur = stopp_pa(linjer)
    assert [linje["trinn"] for linje in tur] == list(range(len(tur)))
    assert sorted({linje["stopp"] for linje in tur}) == list(range(10))
    assert [linje for linje in tur if linje["minst"] < MINST_PT] == []
    assert [linje["svart"] for linje in linjer if "svart" in linje] == [True, False]
    return tur


@pytest.mark.xvfb
@pytest.mark.parametrize(("xvfb", "storrelse"), [(s, s) for s in STORRELSER], indirect=["xvfb"])
def test_the_tour_and_legens_blikk_by_keys_on_one_screen(xvfb, storrelse, tmp_path):
    linjer = kjor(tmp_path / "hjem", "tur", QT_QPA_PLATFORM="xcb", DISPLAY=xvfb)
    tur = hele_turen(linjer)
    assert {tuple(linje["publikum"]) for linje in tur} == {(0, 0, *storrelse)}
    assert [linje["sted"] for linje in linjer if "sted" in linje] == ["start", "eksempler"]
    assert next(linje["storrelse"] for linje in linjer if "storrelse" in linje) == list(storrelse)


def to_skjermer(tmp_path):
    def skjerm(navn, plass):
        felt = dict(zip(("x", "y", "width", "height"), plass, strict=True))
        return {"name": navn, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1, **felt}

    oppsett = tmp_path / "skjermer.json"
    skjermer = [skjerm("laptop", LAPTOP), skjerm("projektor", PROJEKTOR)]
    oppsett.write_text(json.dumps({"windowFrameMargins": False, "screens": skjermer}))
    return f"offscreen:configfile={oppsett}"


def test_the_audience_has_the_second_screen_and_the_notes_stay_on_the_first(tmp_path):
    linjer = kjor(tmp_path / "hjem", "tur", QT_QPA_PLATFORM=to_skjermer(tmp_path))
    tur = hele_turen(linjer)
    assert all(linje["to"] and linje["publikum"] == PROJEKTOR for linje in tur)
    # Legens blikk has no notes: all of it is for the room, and the window comes home afterwards
    assert [linje["skjerm"] for linje in linjer if "skjerm" in linje] == [PROJEKTOR]
    assert [linje["hjemme"] for linje in linjer if "hjemme" in linje] == [LAPTOP]


def test_a_window_on_the_projector_shows_the_room_no_notes(tmp_path):
    linjer = kjor(tmp_path / "hjem", "projektor", QT_QPA_PLATFORM=to_skjermer(tmp_path))
    hvor = [(linje["notater"], linje["publikum"]) for linje in stopp_pa(linjer)]
    rett, byttet = (LAPTOP, PROJEKTOR), (PROJEKTOR, LAPTOP)
    assert hvor == [rett, byttet, rett, byttet]
    assert {"to": False, "inni": True} in linjer  # the picture does not cover the notes
    assert linjer[-2] == {"hjemme": PROJEKTOR}  # where the window was before


@pytest.mark.xvfb
@pytest.mark.parametrize("xvfb", [(2304, 800)], indirect=True)
def test_the_projector_is_unplugged_and_plugged_in_again(xvfb, tmp_path):
    miljo = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": xvfb, "MONITORER": "1"}
    linjer = kjor(tmp_path / "hjem", "plugg", **miljo)
    gang = stopp_pa(linjer)
    assert [linje["to"] for linje in gang] == [True, False, True, False]
    assert [linje["trinn"] for linje in gang] == [2, 3, 4, 5]
    assert [linje["notater"] for linje in gang] == [True, False, True, False]
    assert gang[0]["publikum"] == gang[2]["publikum"] == PROJEKTOR
    assert gang[1]["publikum"] == LAPTOP
    slutt = next(linje for linje in linjer if "sted" in linje)
    assert slutt == {"sted": "start", "synlige": 1}


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_the_demo_in_a_room_writes_no_byte_to_any_file(tmp_path):
    hjem, spor = tmp_path / "hjem", tmp_path / "spor.txt"
    strace = ("strace", "-f", "-y", "-qq", "-o", str(spor))
    kall = "trace=openat,open,creat,write,pwrite64,writev,rename,renameat2,mkdir,mkdirat,unlink"
    kjor(hjem, "tur", (*strace, "-e", kall), QT_QPA_PLATFORM="offscreen", BILDER="")
    tekst = spor.read_text("utf-8", "replace")
    skrevet = set()
    for linje in tekst.splitlines():
        apnet = re.search(
            r'(?:open|openat|creat)\(.*?"([^"]*)", [^)]*O_(?:WRONLY|RDWR|CREAT)', linje
        )
        if apnet and " = -1 " not in linje:
            skrevet.add(apnet[1])
        til = re.search(r"(?:write|pwrite64|writev)\(\d+<(/[^>]*)>", linje)
        if til:
            skrevet.add(til[1])
        if re.search(r"(?:rename\w*|mkdir\w*)\(", linje) and " = 0" in linje:
            skrevet.add(linje)
    assert {s for s in skrevet if not s.startswith(("/dev/", "/proc/"))} == set()
    assert len(tekst.splitlines()) > 100  # it was watched
    assert list(hjem.rglob("*")) == []


def test_a_demo_from_the_lock_changes_no_file_of_the_vault_not_even_the_log(tmp_path):
    data = tmp_path / "data"
    Hvelv.opprett(data, "et langt passord med æøå", NOKKEL).lukk()
    linjer = kjor(tmp_path / "hjem", "las", QT_QPA_PLATFORM="offscreen", DATA=str(data))
    assert next(linje["filer"] for linje in linjer if "filer" in linje) > 3
    assert linjer[-2] == {"sted": "laas", "endret": []}
