"""Periods, arbeidsgiverperiode, egenmelding and stops, by table."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.arbeidsgiverperiode import perioder
from desktop.domain.egenmelding import LOV, UTVIDET_8_24, Ordning, dager_igjen
from desktop.domain.frister import frister
from desktop.domain.periode import Periode

TIL = date(2026, 12, 31)


def d(tekst):
    maned, dag = map(int, tekst.split("-"))
    return date(2026, maned, dag)


def p(fom, tom=None):
    return Periode(d(fom), d(tom or fom))


def test_a_turned_period_is_refused():
    with pytest.raises(ValueError, match="period"):
        p("3-2", "3-1")


def test_days_of_a_period():
    assert p("3-2", "3-4").dager == 3
    assert list(p("3-2", "3-3")) == [d("3-2"), d("3-3")]


@pytest.mark.parametrize(
    ("fravaer", "ventet"),
    [  # the worked examples A–G of rules.md 1.1
        ([("3-2", "3-27")], [(16, "3-2", "3-17")]),
        ([("3-6",), ("3-9",)], [(4, "3-6", "3-9")]),
        ([("3-6",)], [(1, "3-6", "3-6")]),
        ([("3-2", "3-4"), ("3-20",)], [(4, "3-2", "3-20")]),
        ([("3-2", "3-4"), ("3-21",)], [(3, "3-2", "3-4"), (1, "3-21", "3-21")]),
        ([("3-2", "3-17"), ("3-28", "3-29")], [(16, "3-2", "3-17")]),
        ([("3-2", "3-17"), ("4-3",)], [(16, "3-2", "3-17"), (1, "4-3", "4-3")]),
        ([], []),
        ([("3-9",), ("3-6",), ("3-6", "3-7")], [(4, "3-6", "3-9")]),  # unsorted, overlapping
        ([("4-2",), ("4-7",)], [(2, "4-2", "4-7")]),  # public holidays are no weekend
    ],
)
def test_arbeidsgiverperioder(fravaer, ventet):
    funnet = perioder([p(*f) for f in fravaer], TIL)
    assert [(len(a.dager), a.dager[0], a.dager[-1]) for a in funnet] == [
        (n, d(fom), d(tom)) for n, fom, tom in ventet
    ]
    assert [a.fullfort for a in funnet] == [n == 16 for n, _, _ in ventet]


def test_absence_after_the_day_asked_about_is_ignored():
    (funnet,) = perioder([p("3-2", "3-20")], d("3-4"))
    assert funnet.dager == (d("3-2"), d("3-3"), d("3-4"))


def test_which_of_the_16_a_day_is():
    (funnet,) = perioder([p("3-6"), p("3-9")], TIL)
    assert (funnet.nummer(d("3-7")), funnet.nummer(d("3-10"))) == (2, None)


fravaer = st.lists(
    st.builds(
        lambda fra, n: Periode(d("1-1") + timedelta(days=fra), d("1-1") + timedelta(days=fra + n)),
        st.integers(0, 200),
        st.integers(0, 20),
    ),
    max_size=6,
)


@given(fravaer)
def test_order_does_not_matter_and_no_period_is_over_16(spells):
    funnet = perioder(spells, TIL)
    assert funnet == perioder(reversed(spells), TIL) == perioder(spells + spells, TIL)
    alle = [dag for a in funnet for dag in a.dager]
    assert alle == sorted(set(alle))
    assert all(1 <= len(a.dager) <= 16 for a in funnet)


@pytest.mark.parametrize(
    ("ordning", "brukt", "dato", "ventet"),
    [
        (LOV, [], "3-9", (3, None, 0)),
        (LOV, [("3-2", "3-4")], "3-9", (0, None, 1)),  # joined within 16 days
        (LOV, [("3-2", "3-3")], "3-19", (1, None, 1)),
        (LOV, [("3-2", "3-3")], "3-20", (3, None, 1)),
        (UTVIDET_8_24, [], "3-9", (8, 24, 0)),
        (UTVIDET_8_24, [("3-9", "3-11")], "3-11", (5, 21, 1)),
        (UTVIDET_8_24, [("1-5", "1-12"), ("2-9", "2-16"), ("3-16", "3-21")], "6-1", (2, 2, 3)),
        (UTVIDET_8_24, [("1-5", "1-31")], "6-1", (0, 0, 1)),
        (UTVIDET_8_24, [("3-6",), ("3-9",)], "3-9", (4, 20, 1)),  # the weekend counts
        (Ordning(3, None, 2, 0), [("1-5",), ("2-9",)], "6-1", (0, None, 2)),
        (Ordning(3, None, 2, 0), [("1-5",), ("5-25",)], "6-1", (2, None, 2)),
        (UTVIDET_8_24, [("6-2", "6-9")], "6-1", (8, 24, 0)),  # later use is not used yet
    ],
)
def test_days_left(ordning, brukt, dato, ventet):
    e = dager_igjen(ordning, [p(*b) for b in brukt], d(dato))
    assert (e.dager_na, e.dager_12_mnd, e.ganger_brukt) == ventet
    assert e.tidligst is None


def test_the_window_opens_the_day_after_the_same_date_last_year():
    i_fjor = Periode(date(2025, 6, 1), date(2025, 6, 2))
    assert dager_igjen(UTVIDET_8_24, [i_fjor], d("6-1")).dager_12_mnd == 23
    skuddar = Periode(date(2023, 2, 28), date(2023, 3, 1))
    assert dager_igjen(UTVIDET_8_24, [skuddar], date(2024, 2, 29)).dager_12_mnd == 23


@pytest.mark.parametrize(
    ("ansatt_fra", "dato", "tidligst"),
    [
        (date(2026, 1, 31), date(2026, 3, 30), date(2026, 3, 31)),
        (date(2025, 12, 31), date(2026, 2, 1), date(2026, 2, 28)),
        (date(2025, 11, 15), date(2026, 1, 15), None),
    ],
)
def test_waiting_months(ansatt_fra, dato, tidligst):
    e = dager_igjen(LOV, [], dato, ansatt_fra)
    assert e.tidligst == tidligst
    assert e.dager_na == (0 if tidligst else 3)


def test_the_stops():
    stopp = {f.uke: f for f in frister(d("3-2"))}
    assert list(stopp) == [4, 7, 8, 26, 39, 52]
    assert stopp[4].dato == d("3-29")
    assert {uke: f.gjelder for uke, f in stopp.items() if f.gjelder != "alle"} == {
        7: "hel",
        39: "praksis",
    }
    assert all(f.hjemmel and f.kontrollert for f in stopp.values())
