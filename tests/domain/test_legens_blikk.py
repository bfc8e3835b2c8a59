"""Legens blikk as plain Python: where the facilitator goes, and what is counted."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.legens_blikk import Blikk, Blikkflyt, Konferanse

GRUPPER = {"fant": ("kan", "tilby"), "manglet": ("manglet.tid", "manglet.annet")}


def flyt(til_stede=0):
    return Blikkflyt.av(GRUPPER, Blikk("S4", til_stede))


def test_one_who_has_little_time_goes_straight_to_the_results():
    assert flyt().resultatene().sted == "resultat:fant"
    assert ga(flyt(), 3).tell(2).resultatene().blikk.hender == {"tilby": 2}


def ga(f, antall):
    for _ in range(antall):
        f = f.neste()
    return f


def test_the_room_is_counted_before_the_page_and_the_results_come_last():
    steder = flyt().steder
    assert steder[:3] == ("klar", "ark", "kan")
    assert steder[-2:] == ("resultat:fant", "resultat:manglet")


def test_digits_after_each_other_are_one_number_until_one_moves_on():
    f = flyt().siffer(1).siffer(2)
    assert f.blikk.til_stede == 12
    f = ga(f, 2).siffer(7)
    assert f.blikk.av("kan") == 7
    assert f.neste().forrige().siffer(3).blikk.av("kan") == 3


def test_no_more_hands_than_people():
    f = ga(flyt(12), 2).siffer(9)
    assert f.blikk.av("kan") == 9
    assert f.siffer(1).siffer(3).blikk.av("kan") == 12
    for _ in range(40):
        f = f.tell(1)
    assert f.blikk.av("kan") == 12
    assert f.tell(-40).blikk.av("kan") == 0


def test_hands_are_counted_also_when_nobody_counted_the_room():
    assert ga(flyt(), 2).siffer(3).siffer(1).blikk.av("kan") == 31


def test_the_way_back_goes_past_the_page():
    forste_sporsmal = ga(flyt(), 2)
    assert forste_sporsmal.sted == "kan"
    assert forste_sporsmal.forrige().sted == "klar"


def test_nothing_is_counted_while_the_page_is_shown():
    f = flyt(12).neste()
    assert f.tell(1) == f
    assert f.siffer(4) == f


def test_as_many_are_here_for_the_next_example():
    konferanse = Konferanse().med(Blikk("S4", 14, {"kan": 3}))
    assert konferanse.om("S5") == Blikk("S5", 14)
    assert konferanse.om("S4").av("kan") == 3


def test_an_example_that_is_counted_again_stands_once():
    konferanse = Konferanse().med(Blikk("S4", 5)).med(Blikk("S5", 5)).med(Blikk("S4", 6))
    assert [(b.kode, b.til_stede) for b in konferanse.blikk] == [("S4", 6), ("S5", 5)]


@pytest.mark.parametrize(
    "blikk",
    [
        {"kode": "Kari Nordmann"},
        {"kode": "S4", "hender": {"kan": -1}},
        {"kode": "S4", "hender": {"Kari Nordmann": 1}},
        {"kode": "S4", "til_stede": 1000},
        {"kode": "S4", "navn": "Kari"},
        {"kode": "=1+1"},
    ],
)
def test_a_count_has_no_place_for_a_name(blikk):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"blikk": [blikk]}, Konferanse)


STEG = st.one_of(
    st.sampled_from(["neste", "forrige", "visk"]).map(lambda n: (n, ())),
    st.integers(-3, 3).map(lambda n: ("tell", (n,))),
    st.integers(0, 9).map(lambda n: ("siffer", (n,))),
)


@given(st.lists(STEG, max_size=60))
def test_whatever_is_pressed_the_counts_are_possible(steg):
    f = flyt()
    for navn, felt in steg:
        f = getattr(f, navn)(*felt)
        assert f.sted in f.steder
        assert 0 <= f.antall <= f.mest
    msgspec.convert(msgspec.to_builtins(Konferanse().med(f.blikk)), Konferanse)


def test_a_number_above_those_present_is_the_highest_there_can_be():
    f = ga(flyt(10), 2).siffer(1).siffer(2)
    assert f.blikk.av("kan") == 10
    assert ga(flyt(3), 2).siffer(7).blikk.av("kan") == 3


def test_a_page_that_has_been_shown_is_not_shown_again():
    f = flyt(12).neste().neste().forrige()
    assert f.sted == "klar"
    assert f.neste().sted == "kan"


def test_what_is_counted_here_wins_and_an_empty_one_does_not():
    her = Konferanse().med(Blikk("S4", 9, {"kan": 1})).med(Blikk("S5", 9)).med(Blikk("S6", 8))
    andre = Konferanse().med(Blikk("S4", 20, {"kan": 18})).med(Blikk("S5", 20, {"kan": 2}))
    samlet = her.fyll_ut(andre)
    assert {b.kode: b for b in samlet.blikk} == {
        "S4": Blikk("S4", 9, {"kan": 1}),
        "S5": Blikk("S5", 20, {"kan": 2}),
        "S6": Blikk("S6", 8),
    }


@pytest.mark.parametrize("blikk", [{"kode": "S4\n"}, {"kode": "S4", "hender": {"kan\n": 1}}])
def test_a_code_ends_where_it_ends(blikk):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"blikk": [blikk]}, Konferanse)


def test_a_conference_is_empty_until_a_hand_is_counted():
    konferanse = Konferanse().med(Blikk("S4", 9))
    assert konferanse.tom
    assert not konferanse.med(Blikk("S4", 9, {"kan": 1})).tom
