import logging
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from lagring import HEMMELIG, NOKKEL, LagPost

from desktop import log
from desktop.errors import DamagedError, StorageError
from desktop.storage.hvelv import Hvelv
from desktop.storage.nokler import Kost


@pytest.fixture
def logg(mappe: Path) -> Iterator[Path]:
    log.install(mappe)
    yield mappe / log.MAPPE / log.FIL
    log.install(None)


def fail(tekst: str) -> None:
    try:
        int(tekst)
    except ValueError as error:
        raise StorageError(tekst) from error


def test_an_event_is_a_word_with_counts_and_ids(logg: Path, en_id: UUID) -> None:
    log.hendelse("lagret", id=en_id, antall=3)
    linje = logg.read_text("utf-8").strip()
    assert linje.endswith(f"INFO lagret id={en_id} antall=3")


def test_text_given_as_a_value_or_a_word_leaves_only_its_type(logg: Path) -> None:
    log.hendelse("lagret", navn=HEMMELIG)  # pyright: ignore[reportArgumentType]
    log.hendelse(HEMMELIG)
    skrevet = logg.read_text("utf-8")
    assert "navn=str" in skrevet and HEMMELIG not in skrevet


def test_an_exception_leaves_types_and_places_of_the_whole_chain(logg: Path) -> None:
    with pytest.raises(StorageError) as funn:
        fail(HEMMELIG)
    log.unntak(funn.value)
    skrevet = logg.read_text("utf-8")
    assert "desktop.errors.StorageError" in skrevet and "builtins.ValueError" in skrevet
    assert ".fail:" in skrevet
    assert HEMMELIG not in skrevet and str(Path(__file__).parent) not in skrevet


def test_a_careless_line_leaves_only_its_place(logg: Path) -> None:
    try:
        fail(HEMMELIG)
    except StorageError:
        logging.getLogger("desktop.state").exception("feil i %s", HEMMELIG)
    logging.getLogger("desktop").error(HEMMELIG)
    skrevet = logg.read_text("utf-8")
    assert skrevet.count(" ERROR ") == 2 and "ValueError" in skrevet
    assert HEMMELIG not in skrevet


def test_a_chain_that_bites_its_tail_ends() -> None:
    en, to = ValueError(), KeyError()
    en.__cause__, to.__cause__ = to, en
    assert log.kjede(en) == ["builtins.ValueError", "builtins.KeyError"]


def test_the_work_of_a_day_leaves_no_text(
    logg: Path,
    mappe: Path,
    passord: str,
    lett: Kost,
    lag_post: LagPost,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    post = lag_post()
    hvelv = Hvelv.opprett(mappe, passord, NOKKEL, kost=lett)
    hvelv.samtaler.save(post)
    hvelv.verdier.set("arbeidssted", HEMMELIG.encode())
    hvelv._database.execute_sql("UPDATE samtale SET slettes = ?", (HEMMELIG,))
    with pytest.raises(DamagedError) as funn:
        hvelv.samtaler.get(post.id)
    log.unntak(funn.value)
    hvelv.lukk()
    skrevet = logg.read_text("utf-8")
    assert "hvelv-apnet" in skrevet and "DamagedError" in skrevet
    assert HEMMELIG not in skrevet and passord not in skrevet and "INSERT" not in skrevet


def test_peewee_is_kept_quiet(logg: Path) -> None:
    logging.getLogger("peewee").setLevel(logging.DEBUG)
    log.install(None)
    assert logging.getLogger("peewee").level == logging.WARNING


def test_the_log_is_turned_over_and_stays_small(logg: Path, mappe: Path) -> None:
    for nummer in range(20_000):
        log.hendelse("lagret-igjen-og-igjen-for-a-fylle-filen", nummer=nummer)
    filer = list((mappe / log.MAPPE).iterdir())
    assert 1 < len(filer) <= log.ANTALL + 1
    assert all(fil.stat().st_size <= log.MAKS_BYTES for fil in filer)
    if sys.platform != "win32":
        assert {stat.S_IMODE(fil.stat().st_mode) for fil in filer} == {0o600}
        assert stat.S_IMODE(mappe.stat().st_mode) == 0o700


def test_a_log_that_cannot_be_written_says_nothing_in_the_terminal(
    logg: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, HEMMELIG)

    monkeypatch.setattr(log._Linje, "format", full)
    logging.getLogger("desktop").error(HEMMELIG)
    assert capfd.readouterr() == ("", "")


def test_in_demo_nothing_is_written_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    log.install(None)
    log.hendelse("demo")
    log.unntak(ValueError(HEMMELIG))
    assert not list(tmp_path.iterdir())
    assert capfd.readouterr() == ("", "")
