"""The guides stay true: every command in them works, and every file they name is there."""

import argparse
import ast
import importlib.util
import os
import re
import shlex
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from babel.messages.frontend import CommandLineInterface
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


def i_gjerder(skrift):
    """Every line of a command in a fence; the drawing of the layers is none."""
    blokker = _GJERDE.findall(skrift.read_text("utf-8"))
    return [linje for blokk in blokker for linje in blokk.splitlines() if "→" not in linje]


def alle_linjer(skrift):
    """What a reader can copy: in a fence, or alone between backticks."""
    uten = _GJERDE.sub("", skrift.read_text("utf-8"))
    return [*i_gjerder(skrift), *re.findall(r"`([^`\n]+)`", uten)]


def kommandoer(skrift):
    """Every command of the application."""
    linjer = alle_linjer(skrift)
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


# The commands of others, and start.py


@pytest.fixture
def start(monkeypatch):
    """start.py, which writes down what it would run."""
    spec = importlib.util.spec_from_file_location("start", ROT / "start.py")
    modul = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(modul)
    modul.kjort = []

    def kjor(kommando, **_felter):
        modul.kjort.append(kommando)
        return 0

    monkeypatch.setattr(modul, "kjor", kjor)
    monkeypatch.setattr(modul, "bygg", lambda: kjor(["build"]))
    monkeypatch.setattr(modul, "har_skjerm", lambda: True)
    for navn in ("sikre_bibliotek", "hent_verktoy", "lag_miljo", "installer", "oversett"):
        monkeypatch.setattr(modul, navn, lambda *_: None)
    return modul


def feil_i_start(argv, start):
    """Say what start.py would pass on that nobody behind it knows."""
    start.kjort.clear()
    start.main(argv)
    for kommando in start.kjort:
        if kommando[1:3] == ["-m", "desktop"]:
            _parser().parse_args(kommando[3:])
    videre = [a for k in start.kjort if "pytest" in k for a in k if a in argv[1:]]
    return [a for a in videre if not (ROT / a).exists()]


def feil_i_python(argv, start):
    if argv[:1] == ["start.py"]:
        return feil_i_start(argv[1:], start)
    if argv[:1] == ["-c"]:
        svar = subprocess.run([sys.executable, *argv[:2]], capture_output=True, check=False)
        return svar.stderr.splitlines()
    if argv[:2] == ["-m", "pip"]:
        return feil_uten_a_gjore(["pip", *argv[2:]], "--help")
    if argv[:2] == ["-m", "pip_audit"]:  # needs the net: it is to be the one start.py runs
        ((_navn, kommando),) = start.kontroll_av_pakker()
        return [] if kommando[1:] == argv else [kommando]
    ast.parse((ROT / argv[0]).read_text("utf-8"))
    return []


def feil_uten_a_gjore(kommando, uten):
    """Say no to doing anything, last, so that all before it is read."""
    argv = [sys.executable, "-m", *kommando, uten]
    svar = subprocess.run(argv, capture_output=True, text=True, check=False)
    return [f"{svar.returncode}: {svar.stderr}"] if svar.returncode else []


def feil_i_pybabel(argv):
    CommandLineInterface()._configure_command(argv[0], argv[1:])  # ends the test when it is wrong
    return []


def feil(linje, start):
    """Return what is wrong with a command that is not the application's; None when unknown."""
    ord_ = shlex.split(linje.partition(" > ")[0])
    while ord_ and re.match(r"[A-Z]+=", ord_[0]):
        ord_ = ord_[1:]
    program, argv = (ord_[0].removeprefix(".venv/bin/"), ord_[1:]) if ord_ else ("", [])
    if argv and program in ("python", "python3", "py"):
        return feil_i_python(argv, start)
    if argv and program in ("pip", "pytest"):
        return feil_uten_a_gjore(
            [program, *argv], "--help" if program == "pip" else "--collect-only"
        )
    if argv and program == "pybabel":
        return feil_i_pybabel(argv)
    return None


@pytest.mark.parametrize("skrift", SKRIFTER, ids=str)
def test_commands_of_start_py_and_of_others_are_such_as_they_take(skrift, start):
    svar = {linje: feil(linje, start) for linje in alle_linjer(skrift)}
    assert {linje: funn for linje, funn in svar.items() if funn} == {}
    vare = [linje for linje in i_gjerder(skrift) if not re.match(r"dialogarket( |$)", linje)]
    assert [linje for linje in vare if svar[linje] is None] == [], "nobody tries these"


@pytest.mark.parametrize(
    "gal",
    [
        "python3 start.py --demonstrer",
        "python3 start.py test --kort",
        "pybabel extract --finnes-ikke .",
        "pip install --finnes-ikke x",
        "pytest --finnes-ikke tests",
        'python -c "import finnes_ikke"',
        "python -m pip_audit -r annet.lock",
        "python tests/finnes_ikke.py",
    ],
)
def test_a_command_that_is_wrong_is_found(gal, start):
    with suppress(SystemExit, FileNotFoundError):
        assert feil(gal, start)
