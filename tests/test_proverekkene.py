"""The two suites of start.py: the quick one, and the long one with everything in it."""

import importlib.util
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
