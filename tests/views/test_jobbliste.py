"""The job list: templates shown before they are added, typing from paper, moving by hand and key."""

from decimal import Decimal

import pytest
from builders import eksempel
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from desktop.content import jobbmaler
from desktop.domain.jobbmal import Maloppgave
from desktop.domain.samtale_fil import les
from desktop.views.draing import Handtak
from desktop.views.jobbliste_view import JobblisteView
from desktop.views.malvalg import levert


@pytest.fixture
def side(qtbot, hvelv, ny_state, kledd):
    """Make the page of a job list, shown in a window of its own."""

    def lag(kode=None):
        state = ny_state(les(eksempel(kode).read_bytes()) if kode else None)
        view = JobblisteView(hvelv, state, None)
        qtbot.addWidget(view)
        state.changed.connect(view.show_samtale)
        view.resize(1100, 2600)
        view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow, timeout=10000)
        return view, state

    return lag


def tast(widget, tekst):
    QTest.keyClicks(widget, tekst)


def enter(widget):
    QTest.keyClick(widget, Qt.Key.Key_Return)


def ord_i(widget):
    return [w.text() for w in widget.findChildren(QLabel) if w.isVisible()]


def test_a_template_shows_its_hours_before_anything_is_added(qtbot, side):
    view, state = side()
    state.sett("ansatt.stillingsprosent", Decimal(80))
    mal = next(iter(jobbmaler()))
    view._vis_mal(levert(mal))
    qtbot.waitUntil(lambda: "5,6 t" in ord_i(view._malvalg))
    ordene = ord_i(view._malvalg)
    assert any("35,5 t i full stilling blir 28,4 t i uka" in o for o in ordene)
    assert "4,2 t" not in ordene
    assert state.samtale.jobbliste == ()

    felt = view._malvalg.findChild(QLineEdit)
    felt.selectAll()
    tast(felt, "60")
    qtbot.waitUntil(lambda: "4,2 t" in ord_i(view._malvalg))
    enter(felt)
    assert sum(o.timer for o in state.samtale.jobbliste) == Decimal("21.3")
    assert state.samtale.ansatt.stillingsprosent == 60
    assert not view._malvalg.isVisible()
    state.angre()
    assert state.samtale.jobbliste == ()
    assert state.samtale.ansatt.stillingsprosent == 80


@pytest.mark.parametrize("prosent", ["", "0", "101"])
def test_a_template_is_not_added_to_a_position_without_hours(side, prosent):
    view, state = side()
    view._vis_mal(levert(next(iter(jobbmaler()))))
    felt = view._malvalg.findChild(QLineEdit)
    felt.clear()
    tast(felt, prosent)
    enter(felt)
    assert state.samtale.jobbliste == ()
    assert "Skriv et tall over 0 og til 100." in ord_i(view._malvalg)


def test_a_paper_is_typed_in_without_leaving_the_keyboard(qtbot, side):
    view, state = side()
    QTest.mouseClick(view._fra_papir, Qt.MouseButton.LeftButton)
    navn, timer, svar = view._papir.findChildren(QLineEdit)
    qtbot.waitUntil(navn.hasFocus)
    for oppgave in (
        ("Vaske gulv", "7,5", "2"),
        ("Bestille varer", "", "1"),
        ("Hente post", "1", ""),
    ):
        for felt, tekst in zip((navn, timer, svar), oppgave, strict=True):
            assert felt.hasFocus()
            tast(felt, tekst)
            enter(felt)
    lest = [(o.oppgave, o.timer, o.svar) for o in state.samtale.jobbliste]
    assert lest == [
        ("Vaske gulv", Decimal("7.5"), "tilrettelegging"),
        ("Bestille varer", None, "kan"),
        ("Hente post", Decimal(1), None),
    ]
    enter(navn)
    assert not view._papir.isVisible()
    assert view._fra_papir.hasFocus()
    state.angre()
    assert len(state.samtale.jobbliste) == 2


@pytest.mark.parametrize(("timer", "svar"), [("sju", "1"), ("200", "1"), ("2", "7")])
def test_what_the_paper_cannot_mean_is_not_written_down_and_not_lost(side, timer, svar):
    view, state = side()
    view._on_papir()
    felter = view._papir.findChildren(QLineEdit)
    for felt, tekst in zip(felter, ("Vaske", timer, svar), strict=True):
        tast(felt, tekst)
    enter(felter[2])
    assert state.samtale.jobbliste == ()
    assert [f.text() for f in felter] == ["Vaske", timer, svar]


@pytest.mark.parametrize(("fra", "mot", "til"), [(0, 2, 2), (3, 1, 1), (1, 1, 1)])
def test_a_row_is_dragged_to_where_it_is_let_go(side, fra, mot, til):
    view, state = side("S1")
    for_ = [o.oppgave for o in state.samtale.jobbliste]
    handtak = view._rader[fra].findChild(Handtak)
    mal = view._rader[mot]
    kant = mal.rect().bottom() - 2 if mot > fra else 2
    punkt = handtak.mapFromGlobal(mal.mapToGlobal(QPoint(20, kant)))
    QTest.mousePress(handtak, Qt.MouseButton.LeftButton)
    QTest.mouseMove(handtak, punkt)
    merket = [n for n, r in enumerate(view._rader) if r.property("drop")]
    assert merket == ([] if fra == til else [til])
    QTest.mouseRelease(handtak, Qt.MouseButton.LeftButton, pos=punkt)
    etter = [o.oppgave for o in state.samtale.jobbliste]
    ventet = list(for_)
    ventet.insert(til, ventet.pop(fra))
    assert etter == ventet
    assert not any(r.property("drop") for r in view._rader)
    if fra != til:
        state.angre()
    assert [o.oppgave for o in state.samtale.jobbliste] == for_


def test_a_press_on_the_handle_alone_moves_nothing(side):
    view, state = side("S1")
    for_ = state.samtale
    QTest.mouseClick(view._rader[2].findChild(Handtak), Qt.MouseButton.LeftButton)
    assert state.samtale == for_


def test_alt_and_an_arrow_move_the_row_and_the_focus(side):
    view, state = side("S1")
    navn = state.samtale.jobbliste[1].oppgave
    view._rader[1].setFocus()
    QTest.keyClick(view._rader[1], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert state.samtale.jobbliste[0].oppgave == navn
    assert view._rader[0].hasFocus()


def test_a_job_list_is_saved_as_a_template_without_the_person(qtbot, side, hvelv):
    view, state = side("S4")
    state.sett("jobbliste.0.hva_ma_til", "HEMMELIG")
    navn = state.samtale.ansatt.navn
    QTest.mouseClick(view._lagre_knapp, Qt.MouseButton.LeftButton)
    felt = view._lagre_mal.findChild(QLineEdit)
    qtbot.waitUntil(felt.hasFocus, timeout=10000)
    assert any("Bare oppgavene og timene blir med" in o for o in ord_i(view._lagre_mal))
    tast(felt, "Hjemmetjenesten")
    enter(felt)
    (mal,) = hvelv.maler.maler
    assert mal.navn == "Hjemmetjenesten"
    assert [o.oppgave for o in mal.oppgaver] == [o.oppgave for o in state.samtale.jobbliste]
    assert all(word not in repr(mal) for word in ("HEMMELIG", "ikke_na", navn))
    assert view._malmeny.actions()[0].text() == "Hjemmetjenesten"
    knapper = view._lagre_mal.findChildren(QPushButton)
    angre = next(b for b in knapper if b.isVisible() and b.text() == "Angre lagringen")
    QTest.mouseClick(angre, Qt.MouseButton.LeftButton)
    assert hvelv.maler.maler == ()


def test_one_of_their_own_templates_starts_a_job_list(side, hvelv):
    mal = hvelv.maler.ny("Kjøkkenet", Decimal(40))
    hvelv.maler.sett(mal, oppgaver=(Maloppgave("Koke", Decimal(10)), Maloppgave("Rydde")))
    view, state = side()
    view._malmeny.actions()[0].trigger()
    felt = view._malvalg.findChild(QLineEdit)
    felt.selectAll()
    tast(felt, "50")
    enter(felt)
    lest = [(o.oppgave, o.timer) for o in state.samtale.jobbliste]
    assert lest == [("Koke", Decimal(5)), ("Rydde", None)]
    assert state.fordeling().stilling_timer == 20
