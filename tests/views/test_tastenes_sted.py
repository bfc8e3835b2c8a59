"""Where the keys are after a press: where one goes on, not where one came from."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QScrollArea

from desktop.state import innhold
from desktop.views.lesefolge import lesefolge
from desktop.views.malvalg import levert


def knapp(vindu, navn):
    alle = vindu.findChildren(QAbstractButton)
    return next(
        b for b in alle if b.isVisible() and navn in (b.accessibleName(), b.text().replace("&", ""))
    )


@pytest.mark.parametrize("knappen", ["Neste steg", "Forrige steg"])
def test_another_step_is_begun_at_its_top(qtbot, demovindu, i_fase, knappen):
    vindu, state = demovindu, i_fase(4)
    qtbot.waitUntil(lambda: bool(lesefolge(vindu.view.side())))
    knapp(vindu, knappen).setFocus()
    QTest.keyClick(vindu.focusWidget(), Qt.Key.Key_Space)
    assert state.fase in (3, 5)
    qtbot.waitUntil(lambda: vindu.focusWidget() is lesefolge(vindu.view.side())[0])


def test_a_way_that_is_chosen_is_filled_in_next(qtbot, demovindu, i_fase):
    vindu, state = demovindu, i_fase(5)
    qtbot.waitUntil(lambda: bool(lesefolge(vindu.view.side())))
    state.fjern("veier", 0)
    knapp(vindu, "Velg denne: Egenmelding").click()
    side = vindu.view.side()
    qtbot.waitUntil(lambda: vindu.focusWidget() in lesefolge(side._valgte[-1]))

    def i_sikte():
        topp = side._valgte[-1].mapTo(side.viewport(), side._valgte[-1].rect().topLeft()).y()
        return topp < side.viewport().height()

    qtbot.waitUntil(i_sikte)


def test_an_arrow_on_an_answer_goes_to_the_next_task_and_the_digit_answers_that(
    qtbot, demovindu, i_fase
):
    vindu, state = demovindu, i_fase(3)
    qtbot.waitUntil(lambda: bool(lesefolge(vindu.view.side())))
    rader = vindu.view.side()._rader
    qtbot.waitUntil(rader[0].isVisible)
    svar = [o.svar for o in state.samtale.jobbliste[:2]]
    assert svar == ["tilrettelegging", "ikke_na"]
    rader[0]._svar.knapper()[0].setFocus()
    QTest.keyClick(vindu.focusWidget(), Qt.Key.Key_Down)
    assert vindu.focusWidget() is rader[1]
    QTest.keyClick(vindu.focusWidget(), "0")
    assert [o.svar for o in state.samtale.jobbliste[:2]] == ["tilrettelegging", "vet_ikke"]


def test_a_long_text_is_followed_down(qtbot, demovindu, i_fase):
    vindu, _state = demovindu, i_fase(6)
    qtbot.waitUntil(lambda: bool(lesefolge(vindu.view.side())))
    side = vindu.view.side()
    felt = next(f for f in side.findChildren(QPlainTextEdit) if f.isVisibleTo(side))
    felt.setFocus()
    felt.setPlainText("En linje til.\n" * 11)
    felt.moveCursor(felt.textCursor().MoveOperation.End)
    assert isinstance(side, QScrollArea)

    def i_sikte():
        bunn = felt.mapTo(side.viewport(), felt.cursorRect().bottomLeft()).y()
        return 0 < bunn <= side.viewport().height()

    qtbot.waitUntil(i_sikte)


def test_the_first_template_says_the_hours_of_a_full_position(ny_state):
    mal = next(m for m in innhold.jobbmaler() if m.timer == Decimal("35.5"))
    state = ny_state()
    start = levert(mal)
    state.sett("ansatt.heltid_timer", Decimal("37.5"))
    state.bruk_mal(start.timer, start.skaler(Decimal(100)), Decimal(100), Decimal("37.5"))
    assert state.samtale.ansatt.heltid_timer == Decimal("35.5")
    state.bruk_mal(Decimal(37), (), Decimal(100), Decimal("35.5"))
    assert state.samtale.ansatt.heltid_timer == Decimal("35.5")  # the second adds to the first


def test_hours_they_wrote_themselves_stay(ny_state):
    state = ny_state()
    state.sett("ansatt.heltid_timer", Decimal(36))
    state.bruk_mal(Decimal("35.5"), (), Decimal(100), Decimal("37.5"))
    assert state.samtale.ansatt.heltid_timer == Decimal(36)
