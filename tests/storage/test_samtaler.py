from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from lagring import NOKKEL, LagPost

from desktop.domain.samtale import Samtale
from desktop.domain.samtale_fil import SamtaleFilError
from desktop.domain.sykmelding import Gradert, Trinn
from desktop.errors import DamagedError, StorageError
from desktop.storage.database import open_in_memory
from desktop.storage.hvelv import Hvelv
from desktop.storage.nokler import Kost
from desktop.storage.samtaler import SamtaleStore

KL_9 = datetime(2025, 3, 3, 9, tzinfo=UTC)


@pytest.fixture(params=["hvelv", "minne"])
def arkiv(request: pytest.FixtureRequest) -> Any:
    if request.param == "hvelv":
        yield request.getfixturevalue("hvelv")
        return
    hvelv = Hvelv.i_minnet()
    yield hvelv
    hvelv.lukk()


def test_what_was_saved_is_read_again_in_full(arkiv: Hvelv, lag_post: LagPost) -> None:
    post = lag_post(
        slag="avtale",
        fase=7,
        slettes=date(2026, 3, 3),
        behold_timer=True,
        skrevet_ut=2,
        endret=datetime(2025, 3, 3, 9, 30, 15, 123456, tzinfo=UTC),
    )
    arkiv.samtaler.save(post)
    assert arkiv.samtaler.get(post.id) == post
    assert arkiv.samtaler.newest_first() == [post]


def test_a_draft_may_have_a_turned_period(arkiv: Hvelv, lag_post: LagPost) -> None:
    trinn = Trinn(fom=date(2025, 4, 2), tom=date(2025, 4, 1), grad=50)
    vei = Gradert(trinn=(trinn,))
    post = lag_post(samtale=Samtale(dato=date(2025, 3, 3), veier=(vei,)))
    arkiv.samtaler.save(post)
    assert arkiv.samtaler.get(post.id) == post


def test_a_later_save_takes_the_place_of_the_earlier(arkiv: Hvelv, lag_post: LagPost) -> None:
    post = lag_post("først", slettes=date(2026, 1, 1))
    arkiv.samtaler.save(post)
    senere = lag_post("så", id=post.id, fase=5, endret=KL_9 + timedelta(days=1))
    arkiv.samtaler.save(senere)
    assert arkiv.samtaler.newest_first() == [senere]


def test_the_last_changed_comes_first(arkiv: Hvelv, lag_post: LagPost) -> None:
    tider = [KL_9 + timedelta(seconds=s) for s in (0, 0.5, 1, 60, 100_000)]
    poster = [lag_post(str(tid), endret=tid) for tid in tider]
    for post in (poster[2], poster[0], poster[4], poster[1], poster[3]):
        arkiv.samtaler.save(post)
    assert arkiv.samtaler.newest_first() == poster[::-1]


def test_what_is_deleted_is_gone_and_the_rest_stays(arkiv: Hvelv, lag_post: LagPost) -> None:
    en, to = lag_post("en"), lag_post("to")
    arkiv.samtaler.save(en)
    arkiv.samtaler.save(to)
    arkiv.be_om_sletting([en.id])
    arkiv.utfor_sletting(KL_9)
    assert arkiv.samtaler.get(en.id) is None
    assert arkiv.samtaler.newest_first() == [to]


def test_one_that_was_never_kept_is_none(arkiv: Hvelv, en_id: UUID) -> None:
    assert arkiv.samtaler.get(en_id) is None


@pytest.mark.parametrize("tekst", ["a\0b", "\u202eabc", "x" * 2001, "\ud800"], ids=range(4))
def test_what_could_not_be_read_again_is_never_written(
    arkiv: Hvelv, lag_post: LagPost, tekst: str
) -> None:
    post = lag_post("god")
    arkiv.samtaler.save(post)
    with pytest.raises((SamtaleFilError, UnicodeEncodeError)):
        arkiv.samtaler.save(lag_post(tekst, id=post.id))
    assert arkiv.samtaler.get(post.id) == post


def test_a_save_that_fails_leaves_the_old(hvelv: Hvelv, lag_post: LagPost) -> None:
    post = lag_post("den gamle teksten")
    hvelv.samtaler.save(post)
    database = hvelv._database
    database.execute_sql(f"PRAGMA max_page_count = {database.pragma('page_count')}")
    ny = lag_post("ny " * 600, id=post.id, samtale=_stor())
    with pytest.raises(StorageError, match="disk-full"):
        hvelv.samtaler.save(ny)
    assert hvelv.samtaler.get(post.id) == post
    database.execute_sql("PRAGMA max_page_count = 100000")
    hvelv.samtaler.save(ny)
    assert hvelv.samtaler.get(post.id) == ny


def test_a_row_that_makes_no_sense_is_damage(lag_post: LagPost) -> None:
    database = open_in_memory()
    store = SamtaleStore(database)
    post = lag_post()
    for endring in ("dokument = x'7b7d'", "fase = 9", "endret = 'i går'", "slettes = 'snart'"):
        store.save(post)
        database.execute_sql(f"UPDATE samtale SET {endring}")
        with pytest.raises(DamagedError):
            store.get(post.id)
        with pytest.raises(DamagedError):
            store.newest_first()
    database.close()


def test_two_archives_know_nothing_of_each_other(hvelv: Hvelv, lag_post: LagPost) -> None:
    demo = Hvelv.i_minnet()
    ekte, oppdiktet = lag_post("ekte"), lag_post("oppdiktet")
    hvelv.samtaler.save(ekte)
    demo.samtaler.save(oppdiktet)
    assert hvelv.samtaler.newest_first() == [ekte]
    assert demo.samtaler.newest_first() == [oppdiktet]
    demo.lukk()


def test_settings_are_kept_by_name(arkiv: Hvelv) -> None:
    assert arkiv.verdier.get("arbeidssted") is None
    arkiv.verdier.set("arbeidssted", b'{"navn":"Sykehjemmet"}')
    arkiv.verdier.set("annet", b"1")
    arkiv.verdier.set("arbeidssted", '{"navn":"Skolen på Ås"}'.encode())
    assert arkiv.verdier.get("arbeidssted") == '{"navn":"Skolen på Ås"}'.encode()
    assert arkiv.verdier.get("annet") == b"1"


def test_settings_outlive_the_application(mappe: Path, passord: str, lett: Kost) -> None:
    hvelv = Hvelv.opprett(mappe, passord, NOKKEL, kost=lett)
    hvelv.verdier.set("arbeidssted", b'"her"')
    hvelv.lukk()
    hvelv = Hvelv.apne(mappe, passord)
    assert hvelv.verdier.get("arbeidssted") == b'"her"'
    hvelv.lukk()


@pytest.mark.parametrize(
    "felt",
    [
        {"fase": 0},
        {"fase": 8},
        {"skrevet_ut": -1},
        {"endret": datetime(2025, 3, 3)},
        {"opprettet": datetime(2025, 3, 3, tzinfo=timezone(timedelta(hours=1)))},
    ],
)
def test_a_post_outside_its_limits_cannot_be_made(lag_post: LagPost, felt: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        lag_post(**felt)


def _stor() -> Samtale:
    return Samtale(dato=date(2025, 3, 3), kan_ikke_tilby=("lang tekst " * 150,) * 40)


def test_numbers_keep_their_digits(arkiv: Hvelv, lag_post: LagPost) -> None:
    post = lag_post(id=uuid4())
    arkiv.samtaler.save(post)
    lest = arkiv.samtaler.get(post.id)
    assert lest is not None
    assert str(lest.samtale.jobbliste[0].timer) == "4.5"
    assert lest.samtale.jobbliste[0].andel == Decimal("0.5")
