"""Tab goes the way one reads, also through what was put in along the way."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.samtale import Samtale
from desktop.views.felter import Tekstfelt
from desktop.views.flyt import Flyt
from desktop.views.hoytlesing import HoytlesingView
from desktop.views.lesefolge import lesefolge, nabo


def i_sikte(qtbot, rot, slag, navn=""):
    def funnet():
        alle = [w for w in rot.findChildren(slag) if w.isVisible()]
        return [
            w for w in alle if not navn or navn in (w.accessibleName(), w.text().replace("&", ""))
        ]

    qtbot.waitUntil(lambda: bool(funnet()), timeout=5000)
    return funnet()[0]


@pytest.fixture
def vindu(qtbot, lag_vindu, ny_state):
    vindu = lag_vindu()
    vindu.start_demo()
    qtbot.waitUntil(lambda: vindu._hvelv.apen, timeout=10000)
    state = ny_state(Samtale(dato=date(2026, 3, 3), egne_ord="Det går fint"))
    vindu.vis("samtale", state)
    return vindu, state


def test_layouts_are_walked_in_their_order_and_round_the_ends(lag_vindu):
    rot = QWidget()
    siste, forste, andre, valg, bak, rull = (
        QPushButton("siste"),
        QPushButton("forste"),
        QPushButton("andre"),
        QComboBox(),
        QPushButton("bak"),
        QScrollArea(),
    )
    valg.setEditable(True)
    stabel, inni = QStackedWidget(), QWidget()
    stabel.addWidget(andre)
    stabel.addWidget(bak)
    flyt = Flyt(inni)
    flyt.addWidget(valg)
    rull.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    rull.setWidget(inni)
    layout, rad = QVBoxLayout(rot), QHBoxLayout()
    layout.addLayout(rad)
    layout.addWidget(rull)
    layout.addWidget(siste)
    rad.addWidget(forste)
    rad.addWidget(stabel)
    lag_vindu().setCentralWidget(rot)
    rot.show()
    assert lesefolge(rot) == (forste, andre, valg, siste)
    assert nabo(rot, siste, fram=True) is forste
    assert nabo(rot, forste, fram=False) is siste
    assert nabo(rot, bak, fram=True) is None
    andre.setEnabled(False)
    assert nabo(rot, forste, fram=True) is valg


def test_from_a_question_just_added_tab_goes_on_to_the_next_thing(qtbot, vindu):
    vindu, state = vindu
    state.ga_til(7)
    i_sikte(qtbot, vindu, QAbstractButton, "Legg til spørsmål").click()
    fjern = i_sikte(qtbot, vindu, QAbstractButton, "Fjern: Mine spørsmål til legen 1")
    fjern.setFocus()
    QTest.keyClick(fjern, Qt.Key.Key_Tab)
    assert vindu.focusWidget() is i_sikte(qtbot, vindu, QAbstractButton, "Legg til spørsmål")
    QTest.keyClick(vindu.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert vindu.focusWidget() is fjern


def test_from_the_field_of_a_line_read_aloud_tab_goes_to_the_next_button(qtbot, vindu):
    vindu, state = vindu
    state.ga_til(7)
    i_sikte(qtbot, vindu, QAbstractButton, "Les høyt, linje for linje").click()
    lesing = i_sikte(qtbot, vindu, HoytlesingView)
    while "Det går fint" not in lesing._tekst.text():
        i_sikte(qtbot, lesing, QAbstractButton, "Neste linje").click()
    i_sikte(qtbot, lesing, QAbstractButton, "Endre").click()
    felt = i_sikte(qtbot, lesing, Tekstfelt)
    assert vindu.focusWidget() is felt
    QTest.keyClick(felt, Qt.Key.Key_Tab)
    assert vindu.focusWidget() is i_sikte(qtbot, lesing, QAbstractButton, "Neste linje")
