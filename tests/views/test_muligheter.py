"""The possibilities in the samtale: sorted by a rule in sight, chosen, and asked about."""

from datetime import date

import pytest
from builders import eksempel
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.domain.samtale_fil import les
from desktop.views.felter import Felt, Linjefelt, Plassord, Tekstfelt
from desktop.views.muligheter_view import MuligheterView


@pytest.fixture
def side(qtbot, hvelv, ny_state, kledd):
    """Make the page of the possibilities, shown in a window of its own."""

    def lag(kode=None, oppgaver=()):
        state = ny_state(les(eksempel(kode).read_bytes()) if kode else None)
        if oppgaver:
            state.sett_flere(jobbliste=oppgaver)
        view = MuligheterView(hvelv, state, None)
        qtbot.addWidget(view)
        state.changed.connect(view.show_samtale)
        view.resize(1100, 2600)
        view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow, timeout=10000)
        return view, state

    return lag


LOFT = Arbeidsoppgave(oppgave="Løfte", svar="ikke_na", belastning=("løft",))
STOY = Arbeidsoppgave(oppgave="Kantine", svar="tilrettelegging", belastning=("støy",))


def tekster(view):
    return [kort._tekst for kort in view._kort]


def ord_i(widget):
    return [w.text() for w in widget.findChildren(QLabel) if w.isVisible()]


def klikk(qtbot, rot, tekst):
    def funnet():
        return [b for b in rot.findChildren(QPushButton) if b.isVisible() and b.text() == tekst]

    qtbot.waitUntil(lambda: bool(funnet()), timeout=10000)
    QTest.mouseClick(funnet()[0], Qt.MouseButton.LeftButton)


def ord_pa(qtbot, kort):
    qtbot.waitUntil(kort.isVisible, timeout=10000)
    return ord_i(kort)


def test_the_rule_is_in_sight_and_can_be_switched_off_and_on_by_load(qtbot, side):
    view, _state = side(oppgaver=(LOFT, STOY))
    assert view._regel.text() == "Sortert etter: løft, støy"
    sortert = tekster(view)
    klikk(qtbot, view._ord, "løft")
    assert view._regel.text() == "Sortert etter: støy"
    assert all(
        "Avlaster" in " ".join(o) and "støy" in " ".join(o)
        for o in (ord_pa(qtbot, k) for k in view._kort[:3])
    )
    klikk(qtbot, view._ord, "støy")
    assert view._regel.text() == "Rekkefølgen er den samme som i skjemaet."
    klikk(qtbot, view._ord, "løft")
    klikk(qtbot, view._ord, "støy")
    assert tekster(view) == sortert


def test_what_gives_more_of_something_not_now_is_said_and_not_hidden(qtbot, side):
    staing = Arbeidsoppgave(oppgave="Kø", svar="ikke_na", belastning=("gåing",))
    view, _state = side(oppgaver=(staing,))
    QTest.keyClicks(view._sok, "dekke, servere")
    assert len(view._kort) == 1
    assert "Gir mer: gåing – står på «ikke nå»" in ord_pa(qtbot, view._kort[0])


def test_a_possibility_is_found_and_chosen_with_keys_alone(qtbot, side):
    view, state = side()
    view._sok.setFocus()
    QTest.keyClicks(view._sok, "medisinrom")
    QTest.keyClick(view._sok, Qt.Key.Key_Return)
    velg = view._kort[0]._velg
    qtbot.waitUntil(velg.hasFocus, timeout=10000)
    QTest.keyClick(velg, Qt.Key.Key_Return)
    (valgt,) = state.samtale.muligheter
    assert valgt.tekst.startswith("Medisinrom")
    qtbot.waitUntil(view._valgte[0]._timer.hasFocus, timeout=10000)
    QTest.keyClicks(view._valgte[0]._timer, "4,5")
    assert str(state.samtale.muligheter[0].timer) == "4.5"


def test_asking_somebody_becomes_a_point_with_a_date_once(qtbot, side):
    view, state = side("S1")
    antall = len(state.samtale.avtale.punkter)
    valgt = state.samtale.muligheter[0]
    kort = view._valgte[0]
    klikk(qtbot, kort, "Må spørre noen")
    punkt = state.samtale.avtale.punkter[-1]
    assert punkt.hva == f"Avklar med den som bestemmer: {valgt.tekst}"
    assert punkt.hvem == state.samtale.leder.navn
    assert punkt.tom.weekday() == 4
    assert not kort._spor.isVisible()
    assert any(o.startswith("I avtalen, med svar innen fredag") for o in ord_i(kort))
    kort._on_spor()  # a second press that was already on its way
    assert len(state.samtale.avtale.punkter) == antall + 1
    state.angre()
    assert len(state.samtale.avtale.punkter) == antall
    assert kort._spor.isVisible()


@pytest.mark.parametrize(
    ("dag", "svar"),
    [
        (date(2026, 3, 2), date(2026, 3, 6)),
        (date(2026, 3, 4), date(2026, 3, 6)),
        (date(2026, 3, 5), date(2026, 3, 13)),
        (date(2026, 3, 7), date(2026, 3, 13)),
        (date(2026, 4, 1), date(2026, 4, 7)),  # past Good Friday and Easter Monday
    ],
)
def test_the_answer_comes_on_a_friday_that_leaves_time_to_ask(qtbot, side, dag, svar):
    view, state = side("S1")
    state.sett("dato", dag)
    klikk(qtbot, view._valgte[0], "Må spørre noen")
    assert state.samtale.avtale.punkter[-1].tom == svar


def test_one_of_their_own_must_say_what_before_anybody_is_asked(qtbot, side):
    view, state = side()
    klikk(qtbot, view, "Skriv en &egen")
    klikk(qtbot, view._valgte[0], "Må spørre noen")
    assert state.samtale.avtale.punkter == ()
    assert isinstance(view.focusWidget(), QLineEdit)


def test_what_the_leader_must_ask_about_brings_its_point_along_in_one_step(qtbot, side, hvelv):
    hvelv.katalog.endre("A03", hvem_avgjor="ma_sporre", hvem_sporres="avdelingssykepleier")
    view, state = side()
    QTest.keyClicks(view._sok, "medisinrom")
    assert "Må avklares først med: avdelingssykepleier" in ord_pa(qtbot, view._kort[0])
    klikk(qtbot, view._kort[0], "Velg")
    (punkt,) = state.samtale.avtale.punkter
    assert punkt.hva.startswith("Avklar med avdelingssykepleier: Medisinrom")
    state.angre()
    assert state.samtale.avtale.punkter == ()
    assert state.samtale.muligheter == ()


def test_another_unit_offers_its_own_and_what_cannot_be_done_is_not_shown(side, hvelv):
    view, _state = side()
    assert not view._enhet._felt.isVisible()
    hvelv.katalog.ny_enhet("Kjøkkenet")
    hvelv.katalog.fjern(*(m.id for m in hvelv.katalog.enhet.muligheter))
    hvelv.katalog.legg_til("Koke suppe")
    hvelv.katalog.legg_til_kan_ikke("Natt")
    assert tekster(view) == ["Koke suppe"]
    assert view._enhet._felt.isVisible()
    view._enhet._on_valgt(0)
    assert len(view._kort) > 1


def meny(knapp):
    knapp.menu().aboutToShow.emit()
    return knapp.menu().actions()


def test_what_the_unit_cannot_do_is_said_in_the_samtale_with_one_press(side, hvelv):
    view, state = side()
    knapp = view._hent_kan_ikke
    assert not knapp.isVisible()  # the unit has not said no to anything
    hvelv.katalog.legg_til_kan_ikke("Bare dagvakter")
    hvelv.katalog.legg_til_kan_ikke("Stell & pleie alene")
    assert knapp.isVisible()
    assert [a.text() for a in meny(knapp)] == ["Bare dagvakter", "Stell && pleie alene"]
    meny(knapp)[1].trigger()
    assert state.samtale.kan_ikke_tilby == ("Stell & pleie alene",)
    assert [a.text() for a in meny(knapp)] == ["Bare dagvakter"]
    state.angre()
    assert state.samtale.kan_ikke_tilby == ()
    assert len(meny(knapp)) == 2


def test_an_empty_form_is_said_to_be_empty_and_not_that_nothing_was_found(side, hvelv):
    hvelv.katalog.fjern(*(m.id for m in hvelv.katalog.enhet.muligheter))
    view, _state = side()
    assert view._treff.text().startswith("Mulighetsskjemaet er tomt.")
    QTest.keyClicks(view._sok, "x")
    assert view._treff.text().startswith("Ingen treff.")


@pytest.mark.parametrize("slag", [Linjefelt, Tekstfelt])
def test_what_there_is_no_room_for_is_said_beside_the_field(qtbot, kledd, slag):
    felt = slag(maks=10)
    rad = Felt("Hva", felt)
    qtbot.addWidget(rad)
    QApplication.clipboard().setText("tolv tegn her")
    felt.paste()
    assert felt.text() == "tolv tegn "
    sagt = rad.findChild(Plassord)
    assert sagt.isVisibleTo(rad)
    assert sagt.tekst.text() == "Her er det plass til 10 tegn. Resten kom ikke med."
    QTest.keyClick(felt, Qt.Key.Key_Backspace)
    assert not sagt.isVisibleTo(rad)


def test_a_word_of_ones_own_that_is_too_long_is_not_cut_in_silence(qtbot, side):
    view, state = side()
    klikk(qtbot, view, "Skriv en &egen")
    felt = view._valgte[0]._tekst
    QApplication.clipboard().setText("altfor langt " * 300)
    felt.paste()
    assert len(state.samtale.muligheter[0].tekst) == felt.maxLength()
    assert any("Resten kom ikke med" in ord_ for ord_ in ord_pa(qtbot, view._valgte[0]))
