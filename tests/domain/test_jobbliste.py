"""The arithmetic of dialogue.md 4.3, exact."""

from decimal import Decimal

import pytest

from desktop.content import eksempel, eksempelkoder
from desktop.domain.jobbliste import Arbeidsoppgave, desimal, fordeling, stilling_timer
from desktop.domain.mulighet import ValgtMulighet

D = Decimal


def kan(timer):
    return Arbeidsoppgave(oppgave="x", timer=D(timer), svar="kan")


def med(timer, andel):
    return Arbeidsoppgave(timer=D(timer), svar="tilrettelegging", andel=D(andel))


VEKTORER = {  # T, som_for, med_tilrettelegging, nye_oppgaver, ikke_fordelt
    "S1": ("37.5", "15", "9.75", "12.75", "0"),
    "S2": ("37.5", "37.5", "0", "0", "0"),
    "S3": ("37.5", "14.5", "7", "16", "0"),
    "S4": ("28.4", "12.4", "2.8", "10.2", "3"),
    "S5": ("37.5", "3", "17", "2.5", "15"),
    "S6": ("28.4", "10.8", "9.9", "7.7", "0"),
    "S7": ("37.5", "11.5", "8.5", "17.5", "0"),
    "S8": ("37.5", "16", "9", "8", "4.5"),
    "S9": ("37.5", "11", "9", "15.5", "2"),
    "S10": ("21.3", "8.3", "4.25", "4.5", "4.25"),
    "S11": ("28.4", "9.6", "6.9", "7.7", "4.2"),
}


@pytest.mark.parametrize("kode", VEKTORER)
def test_vectors(kode):
    samtale = eksempel(kode, "nb")
    f = fordeling(
        samtale.jobbliste,
        samtale.muligheter,
        samtale.ansatt.heltid_timer,
        samtale.ansatt.stillingsprosent,
    )
    fire = (f.som_for, f.med_tilrettelegging, f.nye_oppgaver, f.ikke_fordelt)
    assert (f.stilling_timer, *fire) == tuple(map(D, VEKTORER[kode]))
    assert not f.ufullstendig
    assert not f.over_stillingen


def test_every_example_has_a_vector():
    assert set(eksempelkoder()) == set(VEKTORER)


def test_all_as_before():
    f = fordeling([kan("37.5")], [], D("37.5"), 100)
    assert (f.som_for, f.ikke_fordelt, f.fordelt) == (D("37.5"), 0, D("37.5"))


def test_overfull_warns_and_leaves_nothing_over():
    nye = [ValgtMulighet(timer=D(10))]
    f = fordeling([kan(20), med(20, "0.5")], nye, D("37.5"), 100)
    assert (f.ikke_fordelt, f.over_stillingen) == (0, True)


def test_exactly_the_position_is_not_over():
    assert not fordeling([kan("28.4")], [], D("35.5"), 80).over_stillingen
    assert fordeling([kan("28.41")], [], D("35.5"), 80).over_stillingen


@pytest.mark.parametrize(
    "oppgaver",
    [
        [],
        [Arbeidsoppgave(timer=D(1))],
        [Arbeidsoppgave(timer=D(1), svar="vet_ikke")],
        [Arbeidsoppgave(svar="kan")],
        [Arbeidsoppgave(timer=D(1), svar="tilrettelegging")],
        [Arbeidsoppgave(svar="tilrettelegging", andel=D("0.5"))],
    ],
)
def test_incomplete(oppgaver):
    assert fordeling(oppgaver, [], D("37.5"), 100).ufullstendig


def test_a_task_that_does_not_go_now_needs_only_its_hours():
    assert not fordeling([Arbeidsoppgave(timer=D(1), svar="ikke_na")], [], 37, 100).ufullstendig


@pytest.mark.parametrize(("heltid", "prosent"), [(0, 100), (37, 0)])
def test_a_position_without_hours_is_refused(heltid, prosent):
    with pytest.raises(ValueError, match="hours"):
        fordeling([], [], heltid, prosent)
    with pytest.raises(ValueError, match="hours"):
        stilling_timer(heltid, prosent)


def test_floats_are_read_as_people_write_them():
    assert desimal(28.4) == D("28.4")
