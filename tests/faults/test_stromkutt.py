"""The power goes at any instant: what was said to be kept is there, and every vault opens."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from scenarier import HANDLINGER, find
from stromkutt.modell import Disk, Tilstand, states
from stromkutt.opptak import build, record, why_not

from desktop.errors import DesktopError

pytestmark = pytest.mark.skipif(why_not() is not None, reason=why_not() or "")


@pytest.fixture(scope="module")
def so(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("spion"))


def cut(
    so: Path, tmp_path: Path, navn: str, punkter: int, antall: int = 0, weak: str = ""
) -> list[str]:
    """Record a scenario once, cut it at many instants, and return what went wrong where."""
    rot = tmp_path / f"rot-{navn}-{len(list(tmp_path.iterdir()))}"
    rot.mkdir()
    scenario = find(navn)
    scenario.prepare(rot / "data")
    disk = Disk(rot)
    poster = record(so, navn, rot, antall, weak)
    tilstander = states(poster, disk, punkter, rot.name)
    svar = [what_is_wrong(navn, tilstand, tmp_path / "etter") for tilstand in tilstander]
    feil = [galt for galt in svar if galt]
    assert disk.whole() == real(rot), "the model and the disk have parted"
    print(f"{navn}: {punkter} cuts in {len(poster)} calls, {len(feil)} bad {Counter(feil)}")
    return feil


def what_is_wrong(navn: str, tilstand: Tilstand, rot: Path) -> str | None:
    """Open what is left as the application does; return what is lost or damaged, or None."""
    tilstand.write(rot)
    try:
        find(navn).check(rot / "data", tilstand.said)
    except (AssertionError, DesktopError) as error:
        hva = str(error).partition("\n")[0] or type(error).__name__
        return f"{tilstand.politikk}: {hva}"
    finally:
        shutil.rmtree(rot)
    return None


def real(rot: Path) -> dict[str, bytes | None]:
    """Return what is in a folder."""
    return {
        sti.relative_to(rot).as_posix(): None if sti.is_dir() else sti.read_bytes()
        for sti in sorted(rot.rglob("*"))
    }


def test_no_answer_is_lost_when_the_power_goes(so: Path, tmp_path: Path) -> None:
    assert cut(so, tmp_path, "skriv", punkter=60, antall=100) == []


def test_a_setting_that_loses_answers_is_caught(so: Path, tmp_path: Path) -> None:
    feil = cut(so, tmp_path, "skriv", punkter=60, antall=150, weak="normal")
    assert sum("lost" in ett for ett in feil) > 30


@pytest.mark.parametrize("weak", ["file", "folder"])
def test_a_key_file_that_is_not_synced_is_caught(so: Path, tmp_path: Path, weak: str) -> None:
    feil = cut(so, tmp_path, "nokkelfil", punkter=100, weak=weak)
    assert any("Damaged" in ett for ett in feil)


@pytest.mark.parametrize("navn", HANDLINGER)
def test_the_power_going_in_the_middle_leaves_a_vault_that_opens(
    so: Path, tmp_path: Path, navn: str
) -> None:
    assert cut(so, tmp_path, navn, punkter=30) == []


@pytest.mark.lang
def test_no_answer_is_lost_in_a_thousand_cuts(so: Path, tmp_path: Path) -> None:
    feil = [ett for _ in range(10) for ett in cut(so, tmp_path, "skriv", 100, 400)]
    assert feil == []


@pytest.mark.lang
def test_the_weak_setting_is_caught_in_a_thousand_cuts(so: Path, tmp_path: Path) -> None:
    feil = [ett for _ in range(10) for ett in cut(so, tmp_path, "skriv", 100, 400, weak="normal")]
    assert sum("lost" in ett for ett in feil) > 500


@pytest.mark.lang
@pytest.mark.parametrize("navn", HANDLINGER)
def test_a_thousand_cuts_in_the_middle_leave_a_vault_that_opens(
    so: Path, tmp_path: Path, navn: str
) -> None:
    assert [ett for _ in range(10) for ett in cut(so, tmp_path, navn, 100)] == []
