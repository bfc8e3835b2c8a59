"""The two suites of start.py: the quick one, and the long one with everything in it."""

import ast
import importlib.util
import re
from pathlib import Path

import pytest


@pytest.fixture
def start(monkeypatch):
    spec = importlib.util.spec_from_file_location("start", Path("start.py"))
    modul = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(modul)
    modul.kjort = []

    def kjor(kommando, **_felter):
        modul.kjort.append(kommando[1:])
        return 1 if modul.uten_revisjon and "pip_audit" in kommando else 0

    modul.uten_revisjon = True
    monkeypatch.setattr(modul, "kjor", kjor)
    return modul


def proever(start):
    return next(k for k in start.kjort if "pytest" in k)


def test_the_quick_suite_leaves_the_long_ones_out_and_wants_every_branch_of_the_rules(start):
    assert start.kjor_prover([]) == 0
    assert "-m" not in proever(start)[2:]
    assert start.kjort[-1][-1] == "tests/benchmarks"
    assert "--cov-fail-under=100" in proever(start)


def test_the_long_suite_runs_everything_and_says_what_it_could_not_do(start, capsys):
    assert start.kjor_prover(["--long"]) == 0
    rekker = [k for k in start.kjort if "pytest" in k]
    assert len(rekker) == 2
    assert all("lang or not lang" in k for k in rekker)
    assert "--cov=desktop" in rekker[0]
    tre = next(k for k in start.kjort if "--fail-under=100" in k)
    sett = [m for m in tre[-2].removeprefix("--include=").split(",") if list(Path().glob(m))]
    assert len(sett) == len(start.HELT_DEKKET)
    assert "IKKE KJØRT" in capsys.readouterr().out


def test_the_long_suite_looks_for_holes_in_the_packages_where_it_can(start):
    start.uten_revisjon = False
    assert start.kjor_prover(["--long"]) == 0
    assert start.kjort[-1][-2:] == ["-r", "requirements.lock"]


def test_one_file_can_be_run_alone(start):
    start.kjor_prover(["tests/test_house.py"])
    assert proever(start)[2:] == ["tests/test_house.py"]
    start.kjort.clear()
    start.kjor_prover(["--long", "tests/test_house.py"])
    assert proever(start)[2:] == ["-m", "lang or not lang", "tests/test_house.py"]


def test_the_speed_is_measured_by_its_own_command(start):
    assert start.kjor_prover(["--fart"]) == 0
    assert start.kjort == [["tests/benchmarks/fart.py"]]


def er_lang(node):
    return any(isinstance(n, ast.Attribute) and n.attr == "lang" for n in ast.walk(node))


def prover(fil):
    """Return the tests of a file: which have long runs, and which have short ones."""
    tre = ast.parse(fil.read_text("utf-8"))
    satt = [n for n in tre.body if isinstance(n, ast.Assign) and er_lang(n.value)]
    navn = {mal.id for n in satt for mal in n.targets}
    lange, korte = set(), set()
    for node in tre.body:
        if not isinstance(node, ast.FunctionDef) or not node.name.startswith("test_"):
            continue
        merker = node.decorator_list
        brukt = {n.id for m in merker for n in ast.walk(m) if isinstance(n, ast.Name)}
        helt = "pytestmark" in navn or any(ast.unparse(m) == "pytest.mark.lang" for m in merker)
        if helt or brukt & navn or any(map(er_lang, merker)):
            lange.add(f"{fil.as_posix()}::{node.name}")
        if not helt:
            korte.add(f"{fil.as_posix()}::{node.name}")
    return lange, korte


def test_every_long_test_has_a_short_one_beside_it_in_the_guide():
    funnet = [prover(fil) for fil in Path("tests").rglob("test_*.py")]
    lange = set().union(*(par[0] for par in funnet))
    korte = set().union(*(par[1] for par in funnet))
    tekst = Path("CONTRIBUTING.md").read_text("utf-8")
    rader = re.findall(
        r"^\| `(tests/\S+::\w+)` \| (?:`(\S+)`|den samme, .*) \|$", tekst, re.MULTILINE
    )
    assert len(rader) == len(dict(rader))
    assert set(dict(rader)) == lange
    assert {kort or lang for lang, kort in rader} <= korte
