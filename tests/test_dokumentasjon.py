"""The guides stay true: every command in them works, and every file they name is there."""

import argparse
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from builders import EKSEMPLER, eksempel

from desktop.app import _parser

ROT = Path.cwd()
SKRIFTER = [
    Path("README.md"),
    Path("CONTRIBUTING.md"),
    Path("SECURITY.md"),
    *sorted(Path("docs").glob("*.md")),
]
PLASSHOLDERE = {"FIL": "S4.samtale.json", "FIL_ELLER_MAPPE": "eksempler", "MAPPE": "eksempler"}
PAKKE = "organisasjon.toml"
_GJERDE = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def kommandoer(skrift):
    """Every command a reader can copy: in a fence, or alone between backticks."""
    tekst = skrift.read_text("utf-8")
    linjer = [linje for blokk in _GJERDE.findall(tekst) for linje in blokk.splitlines()]
    linjer += re.findall(r"`([^`\n]+)`", _GJERDE.sub("", tekst))
    return [shlex.split(linje)[1:] for linje in linjer if re.match(r"dialogarket( |$)", linje)]


def utfylt(argv):
    plass = PLASSHOLDERE | ({"FIL": PAKKE} if argv[:1] == ["pack"] else {})
    return [plass.get(ord_, ord_) for ord_ in argv]


def apner_vindu(argv):
    args = _parser().parse_args(argv)
    return not (args.kommando or args.selftest or args.version)


@pytest.fixture
def mappe(tmp_path):
    """A folder with what the guides take for granted, and nothing of whoever runs the tests."""
    (tmp_path / "S4.samtale.json").write_bytes(eksempel("S4").read_bytes())
    for fil in (EKSEMPLER / "nb").iterdir():
        ut = tmp_path / "eksempler" / fil.name
        ut.parent.mkdir(exist_ok=True)
        ut.write_bytes(fil.read_bytes())
    return tmp_path


@pytest.mark.parametrize("skrift", SKRIFTER, ids=str)
def test_every_command_in_the_guides_works(skrift, mappe):
    miljo = {**os.environ, "PYTHONPATH": str(ROT), "HOME": str(mappe), "XDG_DATA_HOME": str(mappe)}
    feilet = []
    for argv in map(utfylt, kommandoer(skrift)):
        if apner_vindu(argv):  # parsed is enough; the windows have tests of their own
            continue
        svar = subprocess.run(
            [sys.executable, "-m", "desktop", *argv],
            cwd=mappe,
            env=miljo,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        if svar.returncode:
            feilet.append((argv, svar.returncode, svar.stderr))
    assert feilet == []


def test_every_command_there_is_stands_in_the_readme():
    under = next(a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction))
    nevnt = {argv[0] for argv in kommandoer(Path("README.md")) if argv}
    assert {*under.choices, "--demo", "--selftest", "--version"} <= nevnt


@pytest.mark.parametrize("skrift", SKRIFTER, ids=str)
def test_every_file_of_ours_that_is_named_is_there(skrift):
    tekst = skrift.read_text("utf-8")
    navn = re.findall(r"`((?:desktop|docs|tests)/[\w./-]+|\w+\.md)`", tekst)
    navn += re.findall(r"\]\(([\w./-]+)\)", tekst)
    navn = [n for n in navn if "KODE" not in n]  # a file for the reader to make
    assert [n for n in navn if not (ROT / n).exists()] == []


def test_the_ways_to_start_are_those_of_start_py():
    tekst = "\n".join(s.read_text("utf-8") for s in SKRIFTER)
    argumenter = set(re.findall(r"start\.py(?: (--demo|test(?: --\w+)?|--?\w+))?`", tekst))
    start = Path("start.py").read_text("utf-8")
    assert all(a.split()[-1] in start for a in argumenter if a)
