from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from desktop.domain import oppbevaring
from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.arkivpost import Arkivpost
from desktop.domain.samtale import Ansatt, Avtale, Samtale

I_DAG = date(2026, 3, 2)
EN_DAG = timedelta(days=1)


def post(n, *, slettes=None, kjede=None, navn="", time=9):
    return Arkivpost(
        id=UUID(int=n, version=4),
        samtale=Samtale(dato=I_DAG, ansatt=Ansatt(navn=navn)),
        fase=1,
        slag="utkast",
        opprettet=datetime(2026, 3, 2, time, tzinfo=UTC),
        endret=datetime(2026, 3, 2, time, tzinfo=UTC),
        slettes=slettes,
        kjede=UUID(int=kjede, version=4) if kjede else None,
    )


@pytest.mark.parametrize(
    ("utkast", "maks", "dager"), [(14, 180, 14), (1, 180, 1), (365, 30, 30), (30, 30, 30)]
)
def test_a_draft_goes_after_its_days_and_never_later_than_the_most(utkast, maks, dager):
    plass = Arbeidsplass(utkast_dager=utkast, maks_dager=maks)
    assert oppbevaring.utkast_slettes(plass, I_DAG) == I_DAG + timedelta(days=dager)


@pytest.mark.parametrize(
    ("neste", "behold", "maks", "slettes"),
    [
        (date(2026, 3, 16), 14, 180, date(2026, 3, 30)),  # the next samtale and two weeks
        (None, 14, 180, date(2026, 3, 30)),  # no date: two weeks after this one
        (date(2026, 2, 1), 14, 180, date(2026, 3, 16)),  # one that has been: from today
        (date(2027, 3, 16), 14, 180, I_DAG + timedelta(days=180)),  # never later than the most
        (date(2026, 3, 16), 0, 180, date(2026, 3, 16)),
    ],
)
def test_what_is_kept_goes_some_days_after_the_next_samtale(neste, behold, maks, slettes):
    plass = Arbeidsplass(behold_dager=behold, maks_dager=maks)
    samtale = Samtale(dato=I_DAG, avtale=Avtale(neste_samtale=neste))
    assert oppbevaring.beholdt_slettes(samtale, plass, I_DAG) == slettes


def test_what_has_come_to_its_date_is_listed_the_oldest_first():
    poster = [
        post(1, slettes=I_DAG),
        post(2, slettes=I_DAG + EN_DAG),
        post(3, slettes=I_DAG - EN_DAG),
        post(4),
    ]
    assert [p.id.int & 0xFF for p in oppbevaring.forfalte(poster, I_DAG)] == [3, 1]


@pytest.mark.parametrize(
    ("dager", "hoppet"), [(0, False), (1, False), (45, False), (46, True), (3650, True), (-1, True)]
)
def test_a_clock_that_has_jumped_is_not_believed(dager, hoppet):
    assert oppbevaring.klokka_hoppet(I_DAG - timedelta(days=dager), I_DAG) is hoppet


def test_a_first_start_has_no_clock_to_compare_with():
    assert not oppbevaring.klokka_hoppet(None, I_DAG)


def test_samtaler_belong_together_by_their_chain_and_never_by_a_name():
    poster = [
        post(1, navn="Kari", time=8),
        post(2, navn="Kari", time=9),  # another Kari
        post(3, navn="Kari N.", kjede=1, time=10),  # the same one, written in another way
    ]
    ider = [[p.id.int & 0xFF for p in kjede] for kjede in oppbevaring.kjeder(poster)]
    assert ider == [[3, 1], [2]]
