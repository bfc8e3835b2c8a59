"""What hangs together before it is put to a GP."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.sykmelding import (
    Avventende,
    Gradert,
    Trinn,
    avventende_siste_dag,
    grad_av_timer,
    timer_av_grad,
)
from desktop.domain.vei import Annet, EgenmeldingVei, Hel, VetIkke, slag, trenger_ikke_ark

D = Decimal

FOM = date(2026, 3, 4)


def regler(feil):
    return [(f.felt, f.regel) for f in feil]


@pytest.mark.parametrize(("brukt", "dager"), [(0, 16), (3, 13), (15, 1), (16, None), (40, None)])
def test_last_day_of_avventende(brukt, dager):
    siste = FOM + timedelta(days=dager - 1) if dager else None
    assert avventende_siste_dag(FOM, brukt) == siste


def test_days_used_cannot_be_negative():
    with pytest.raises(ValueError, match="negative"):
        avventende_siste_dag(FOM, -1)


@pytest.mark.parametrize(
    ("dager", "brukt", "innspill", "ventet"),
    [
        (16, 0, "Kan stå.", []),
        (17, 0, "Kan stå.", [("tom", "avventende_for_lang")]),
        (13, 3, "Kan stå.", []),
        (14, 3, "Kan stå.", [("tom", "avventende_for_lang")]),
        (1, 16, "Kan stå.", [("tom", "avventende_for_lang")]),
        (12, 0, " \n", [("innspill", "innspill_mangler")]),
        (0, 0, "Kan stå.", [("tom", "periode_snudd")]),
    ],
)
def test_avventende(dager, brukt, innspill, ventet):
    vei = Avventende(FOM, FOM + timedelta(days=dager - 1), innspill, brukt)
    assert regler(vei.feil()) == ventet


def test_avventende_without_dates_can_wait_for_them():
    assert Avventende(None, None, "Kan stå.").feil() == []


def trinn(fra, til, grad=40, plan=None):
    return Trinn(FOM + timedelta(days=fra), FOM + timedelta(days=til), grad, plan)


def test_gradert_names_every_fault():
    vei = Gradert((trinn(0, 6), trinn(6, 3, 10), trinn(3, 9, 30)))
    assert regler(vei.feil()) == [
        ("trinn.1.tom", "periode_snudd"),
        ("trinn.1.grad", "grad_under_20"),
        ("trinn.2.fom", "trinn_overlapper"),
    ]


@pytest.mark.parametrize(
    ("sum_", "feil"), [("22.5", 0), ("22.75", 0), ("22.25", 0), ("22.76", 1), ("22.24", 1)]
)
def test_week_plan_within_a_quarter_of_an_hour(sum_, feil):
    plan = (D(sum_), *[D(0)] * 6)
    vei = Gradert((trinn(0, 6, 40, plan),), "faerre_timer")
    assert len(vei.feil(D("37.5"))) == feil
    assert vei.feil() == []  # nothing to sum against
    rolig = Gradert((trinn(0, 6, 40, plan),), "roligere_tempo")
    assert rolig.feil(D("37.5")) == []


def test_a_step_without_plan_or_grad_is_no_fault():
    vei = Gradert((Trinn(), Trinn(grad=40), Trinn(ukeplan=(D(1),) * 7)), "faerre_timer")
    assert vei.feil(D("37.5")) == []


@pytest.mark.parametrize(
    ("timer", "stilling", "grad"), [("22.5", "37.5", 40), ("0", "37.5", 100), ("28.4", "28.4", 0)]
)
def test_grad_is_the_part_away(timer, stilling, grad):
    assert grad_av_timer(D(timer), D(stilling)) == grad
    assert timer_av_grad(grad, D(stilling)) == D(timer)


@given(st.integers(0, 100), st.decimals("0.5", 60, places=2))
def test_hours_and_grad_both_ways(grad, stilling):
    assert grad_av_timer(timer_av_grad(grad, stilling), stilling) == grad


@pytest.mark.parametrize(("timer", "stilling"), [(1, 0), (-1, 37), (38, 37)])
def test_hours_outside_the_position_are_refused(timer, stilling):
    with pytest.raises(ValueError, match="hours"):
        grad_av_timer(timer, stilling)


@pytest.mark.parametrize(("grad", "stilling"), [(-1, 37), (101, 37), (40, 0)])
def test_grad_outside_is_refused(grad, stilling):
    with pytest.raises(ValueError, match="grad"):
        timer_av_grad(grad, stilling)


def test_ways_without_a_doctor_need_no_page():
    assert trenger_ikke_ark((EgenmeldingVei(),))
    assert not trenger_ikke_ark((EgenmeldingVei(), Hel()))
    assert not trenger_ikke_ark(())
    assert slag(VetIkke()) == slag(VetIkke) == "vet_ikke"
    assert Annet().feil() == []
