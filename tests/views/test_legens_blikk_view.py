"""Legens blikk by keys alone, as a facilitator leads it at a conference."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.domain.legens_blikk import ARK, Blikk
from desktop.state.blikk_state import BlikkState, KonferanseState
from desktop.views.blikkresultat import BlikkresultatView
from desktop.views.legens_blikk_view import STILLE_MS, LegensBlikkView


def trykk(view, *taster):
    for tast in taster:
        QTest.keyClick(view, tast)


@pytest.fixture
def konferanse(qapp):
    return KonferanseState()


@pytest.fixture
def lag_view(qtbot, kledd, konferanse):
    def lag(kode="S4", *, demo=False):
        view = LegensBlikkView(BlikkState(kode, konferanse, demo=demo))
        qtbot.addWidget(view)
        view.setMinimumSize(100, 100)  # as in the window, which decides for itself
        view.resize(1024, 768)
        view.show()
        view.setFocus()
        return view

    return lag


def test_the_demo_is_in_sight_at_every_question_and_the_page_says_it_itself(lag_view):
    for demo in (True, False):
        view = lag_view(demo=demo)
        for _sted in view._state.flyt.steder:
            if view._state.flyt.sted != ARK:
                assert any(t.startswith("DEMO") for t in synlig_tekst(view)) is demo
            trykk(view, Qt.Key.Key_PageDown)


def test_the_page_of_the_demo_is_another_than_the_one_without():
    med, uten = (BlikkState("S4", KonferanseState(), demo=demo) for demo in (True, False))
    assert med.ark_bilde(400).rgb != uten.ark_bilde(400).rgb


def test_end_goes_to_the_answers_and_not_past_the_page(lag_view):
    view = lag_view()
    trykk(view, Qt.Key.Key_Space, Qt.Key.Key_End)
    assert view._state.flyt.sted == ARK
    trykk(view, Qt.Key.Key_Space)
    QTest.keyClicks(view, "8")
    trykk(view, Qt.Key.Key_End)
    assert view._state.flyt.sted == "resultat:fant"
    assert any("Pil ned: mer" in t for t in synlig_tekst(view))


def synlig_tekst(view):
    return [w.text() for w in view.findChildren(QLabel) if w.isVisible() and w.text()]


def til_slutt(view):
    while not view._state.flyt.sted.startswith("resultat:"):
        trykk(view, Qt.Key.Key_PageDown)


def test_the_page_is_alone_and_no_clock_is_in_sight(lag_view):
    view = lag_view()
    trykk(view, Qt.Key.Key_Space)
    assert synlig_tekst(view) == []
    assert not view._ark._bilde.isNull()
    assert view._ark.size() == view.size()
    assert view._stille.interval() == STILLE_MS == 60_000
    assert view._stille.isActive()


def test_after_a_minute_the_page_goes_away_by_itself(lag_view):
    view = lag_view()
    trykk(view, Qt.Key.Key_Space)
    view._stille.timeout.emit()
    assert view._state.flyt.sted == "kan"
    assert not view._ark.isVisible()


def test_space_ends_the_minute_early_and_the_clock_does_nothing_more(lag_view):
    view = lag_view()
    trykk(view, Qt.Key.Key_Space, Qt.Key.Key_Space)
    assert view._state.flyt.sted == "kan"
    assert not view._stille.isActive()
    trykk(view, Qt.Key.Key_Space)
    view._ark_ferdig()  # a timeout that was on its way
    assert view._state.flyt.sted == "tilby"


def test_a_key_that_is_held_down_does_not_end_the_minute(lag_view, qtbot):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    view = lag_view()
    trykk(view, Qt.Key.Key_Space)
    uten = Qt.KeyboardModifier.NoModifier
    view.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, uten, " ", True))
    assert view._state.flyt.sted == ARK


def test_the_page_grows_in_two_parts_that_cover_it(lag_view):
    view = lag_view()
    trykk(view, Qt.Key.Key_Space)
    hel = view._ark.bredde()
    trykk(view, Qt.Key.Key_Down)
    assert view._ark.bredde() > 1.5 * hel
    assert view._ark._bilde.height() <= 2 * view._ark.height()
    trykk(view, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert view._ark.delen == 0


def test_hands_are_counted_with_arrows_and_digits(lag_view):
    view = lag_view()
    QTest.keyClicks(view, "14")
    trykk(view, Qt.Key.Key_Space, Qt.Key.Key_Space)
    trykk(view, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down)
    assert "2 av 14" in synlig_tekst(view)
    QTest.keyClicks(view, "11")
    assert "11 av 14" in synlig_tekst(view)
    trykk(view, Qt.Key.Key_Delete)
    assert "1 av 14" in synlig_tekst(view)


def test_every_question_is_in_sight_alone(lag_view):
    view = lag_view()
    trykk(view, Qt.Key.Key_Space)
    sett = []
    while not view._state.flyt.sted.startswith("resultat:"):
        trykk(view, Qt.Key.Key_PageDown)
        sporsmal = view._state.sporsmal()
        if sporsmal is not None:
            tekster = synlig_tekst(view)
            assert tekster[0] == sporsmal.sporsmal.nb
            assert len(tekster) == 4  # the question, what is counted, the count, and the keys
            sett.append(sporsmal.id)
    assert list(dict.fromkeys(sett)) == [
        "kan",
        "tilby",
        "naar",
        "spor",
        "manglet",
        "uonsket",
        "gjort",
    ]


def test_two_examples_are_compared_in_words_and_patterns(lag_view):
    for kode, tall in (("S4", "9"), ("S5", "4")):
        view = lag_view(kode)
        QTest.keyClicks(view, "12")
        trykk(view, Qt.Key.Key_Space, Qt.Key.Key_Space)
        QTest.keyClicks(view, tall)
        til_slutt(view)
    resultat = view.findChild(BlikkresultatView)
    assert {"9 av 12", "4 av 12"} <= set(synlig_tekst(resultat))


def test_esc_leaves_from_everywhere(lag_view, qtbot):
    alle = len(BlikkState("S4", KonferanseState()).flyt.steder)
    for n in range(alle):
        view = lag_view()
        view._state.sett(view._state.flyt._ga(n))
        with qtbot.waitSignal(view.lukket, timeout=1000):
            trykk(view, Qt.Key.Key_Escape)


def test_what_was_counted_is_there_when_they_come_back(lag_view, konferanse):
    view = lag_view()
    trykk(view, Qt.Key.Key_Space, Qt.Key.Key_Space)
    QTest.keyClicks(view, "8")
    trykk(view, Qt.Key.Key_Escape)
    assert lag_view()._state.flyt.blikk.av("kan") == 8


def test_the_count_is_saved_and_opened_and_a_strange_file_is_said(lag_view, konferanse, tmp_path):
    view = lag_view()
    trykk(view, Qt.Key.Key_Space, Qt.Key.Key_Space)
    QTest.keyClicks(view, "8")
    til_slutt(view)
    fil = tmp_path / "telling.json"
    view.skriv(konferanse.lagre, str(fil))
    assert json.loads(fil.read_text("utf-8"))["blikk"] == [
        {"kode": "S4", "til_stede": 0, "hender": {"kan": 8}}
    ]
    assert "Tellingen er lagret." in synlig_tekst(view)
    fil.write_text("Kari")
    view.hent(str(fil))
    assert any("ikke en fil med hender" in t for t in synlig_tekst(view))
    assert view.focusWidget() is view


def test_what_was_not_taken_from_a_file_is_said(lag_view, konferanse, tmp_path):
    andre = KonferanseState()
    andre.ta_vare_pa(Blikk("S4", 20, {"kan": 18}))
    andre.lagre(tmp_path / "t.json")
    view = lag_view()
    trykk(view, Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Up)
    til_slutt(view)
    view.hent(str(tmp_path / "t.json"))
    assert any("ikke S4" in tekst for tekst in synlig_tekst(view))
    assert konferanse.konferanse.om("S4").av("kan") == 1


def test_a_clicker_reaches_every_row_of_the_results_and_then_the_next(qtbot, lag_view, konferanse):
    alle = [n for n in BlikkState("S4", konferanse).flyt.steder if "." in n or n == "kan"]
    for kode in ("S4", "S5"):
        konferanse.ta_vare_pa(Blikk(kode, 12, dict.fromkeys(alle, 5)))
    view = lag_view()
    trykk(view, Qt.Key.Key_End)
    while view._state.flyt.sted != "resultat:gjort":
        trykk(view, Qt.Key.Key_Right)
    felt = view._rulle.verticalScrollBar()
    qtbot.waitUntil(lambda: felt.maximum() > 0)
    for key, ende in ((Qt.Key.Key_PageDown, felt.maximum()), (Qt.Key.Key_PageUp, 0)):
        for _gang in range(30):
            if felt.value() == ende:
                break
            trykk(view, key)
            assert view._state.flyt.sted == "resultat:gjort"
        assert felt.value() == ende
    trykk(view, Qt.Key.Key_PageUp)
    assert view._state.flyt.sted != "resultat:gjort"


def test_b_makes_it_black_and_any_key_brings_it_back_with_nothing_counted(lag_view):
    view = lag_view()
    trykk(view, Qt.Key.Key_Space, Qt.Key.Key_Space)
    for_ = view._state.flyt
    trykk(view, Qt.Key.Key_B)
    assert synlig_tekst(view) == []
    trykk(view, Qt.Key.Key_Up)
    assert synlig_tekst(view)
    assert view._state.flyt == for_


def test_backspace_wipes_a_digit_and_goes_back_only_where_none_is_typed(lag_view):
    view = lag_view()
    QTest.keyClicks(view, "12")
    trykk(view, Qt.Key.Key_Space, Qt.Key.Key_Space)
    sted = view._state.flyt.sted
    QTest.keyClicks(view, "11")
    trykk(view, Qt.Key.Key_Backspace)
    assert (view._state.flyt.sted, view._state.flyt.antall) == (sted, 1)
