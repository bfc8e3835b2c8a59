"""Help and settings are one step aside: one goes back to the line one was at."""

import pytest
from builders import NOKKEL, eksempel
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from desktop.domain.samtale_fil import les
from desktop.i18n import set_language
from desktop.views.felter import Passordfelt
from desktop.views.ny_samtale_view import NySamtaleView

PASSORD = "et langt passord med æøå"


@pytest.fixture
def vindu(demovindu):
    return demovindu


@pytest.fixture
def skriver(qtbot, vindu, i_fase):
    i_fase(6)
    felt = vindu.view.findChild(QLineEdit)
    qtbot.waitUntil(felt.isVisible)
    felt.setFocus()
    return felt.accessibleName()


def knapp(vindu, tekst):
    alle = vindu.findChildren(QAbstractButton)
    return next((b for b in alle if b.isVisible() and b.text().replace("&", "") == tekst), None)


@pytest.mark.parametrize(
    "ga", [Qt.Key.Key_F1, "Tilbake til samtalen", "Alt+pil"], ids=["F1", "knapp", "Alt+pil"]
)
def test_from_the_help_one_goes_back_to_the_line_one_was_at(qtbot, vindu, skriver, ga):
    QTest.keyClick(vindu.focusWidget(), Qt.Key.Key_F1)
    assert vindu._sted[0] == "om"
    if isinstance(ga, Qt.Key):
        QTest.keyClick(vindu, ga)
    elif ga == "Alt+pil":
        QTest.keyClick(vindu, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    else:
        knapp(vindu, ga).click()
    assert (vindu._sted[0], vindu._sted[1].fase) == ("samtale", 6)
    qtbot.waitUntil(lambda: vindu.focusWidget().accessibleName() == skriver)


def test_from_settings_by_way_of_security_too(vindu, skriver):
    knapp(vindu, "Innstillinger").click()
    vindu.vis("sikkerhet")
    knapp(vindu, "Tilbake til samtalen").click()
    assert vindu._sted[0] == "samtale"
    assert knapp(vindu, "Tilbake til samtalen") is None


def test_what_was_begun_in_a_form_is_there_again(qtbot, vindu):
    vindu.vis("ny")
    felt = next(
        f for f in vindu.view.findChildren(QLineEdit) if f.accessibleName().startswith("Fornavn")
    )
    qtbot.waitUntil(felt.isVisible)
    QTest.keyClicks(felt, "Kari")
    QTest.keyClick(vindu, Qt.Key.Key_F1)
    knapp(vindu, "Tilbake").click()
    qtbot.waitUntil(lambda: any(f.text() == "Kari" for f in vindu.view.findChildren(QLineEdit)))


def test_language_and_help_are_there_before_anything_is_open(qtbot, lag_vindu, tmp_path):
    vindu = lag_vindu(tmp_path / "data")
    qtbot.waitUntil(lambda: knapp(vindu, "Språk") is not None and vindu.isActiveWindow())
    QTest.keyClick(vindu, Qt.Key.Key_F1)
    assert vindu._sted[0] == "om"
    qtbot.waitUntil(lambda: knapp(vindu, "Tilbake") is not None)
    assert [knapp(vindu, t) for t in ("Start", "Innstillinger", "Lås (Ctrl+L)")] == [None] * 3
    knapp(vindu, "Tilbake").click()
    assert vindu._sted[0] == "laas"
    for felt in vindu.view.findChildren(QLineEdit):
        if "passord" in felt.accessibleName():
            felt.setText("et langt passord med æøå")
    qtbot.waitUntil(lambda: knapp(vindu, "Gå videre") is not None)
    knapp(vindu, "Gå videre").click()
    qtbot.waitUntil(lambda: knapp(vindu, "Lagre arket som PDF") is not None)
    assert knapp(vindu, "Språk") is None  # in the middle of it


def test_from_the_start_there_is_nothing_but_the_start_to_go_back_to(vindu):
    QTest.keyClick(vindu, Qt.Key.Key_F1)
    assert knapp(vindu, "Tilbake") is None
    QTest.keyClick(vindu, Qt.Key.Key_F1)
    assert vindu._sted[0] == "start"


def test_on_a_shared_screen_a_demo_can_be_begun_anew(qtbot, vindu):
    vindu.skjerm_byttet.connect(lambda _settings, _felles: vindu.bygg_om())
    vindu.bytt_skjerm()
    gammel = vindu.hvelv
    vindu.start_demo_pa_nytt()
    qtbot.waitUntil(lambda: vindu.hvelv is not gammel and vindu.hvelv.apen, timeout=10000)
    assert not gammel.apen
    assert vindu._sted[0] == "start"


def test_the_screen_is_not_shared_before_anything_is_open(qtbot, lag_vindu, tmp_path):
    vindu = lag_vindu(tmp_path / "data")
    qtbot.waitUntil(lambda: knapp(vindu, "Språk") is not None and vindu.isActiveWindow())
    QTest.keyClick(vindu, Qt.Key.Key_F1)
    QTest.keyClick(vindu, Qt.Key.Key_F8)
    assert not vindu.felles


def test_who_locks_at_the_help_comes_back_to_the_samtale(qtbot, lag_vindu, tmp_path):
    vindu = lag_vindu(tmp_path / "data")
    with qtbot.waitSignal(vindu.hvelv.apnet, timeout=10000):
        vindu.hvelv.opprett(PASSORD, NOKKEL)
    state = vindu.hvelv.ny_samtale(les(eksempel("S4").read_bytes()))
    state.sett("egne_ord", "Det går.")
    vindu.vis("samtale", state)
    qtbot.waitUntil(lambda: vindu.isActiveWindow())
    QTest.keyClick(vindu, Qt.Key.Key_F1)
    assert vindu._sted[0] == "om"
    with qtbot.waitSignal(vindu.hvelv.last, timeout=10000):
        vindu.las()
    with qtbot.waitSignal(vindu.hvelv.apnet, timeout=10000):
        vindu.hvelv.las_opp(PASSORD)
    assert vindu._sted[0] == "samtale"
    assert vindu._sted[1].post.id == state.post.id


def test_the_key_one_copies_stays_when_f1_is_pressed(qtbot, lag_vindu, tmp_path):
    vindu = lag_vindu(tmp_path / "data")
    qtbot.waitUntil(lambda: knapp(vindu, "Språk") is not None and vindu.isActiveWindow())
    for felt in vindu.view.findChildren(QLineEdit):
        if "passord" in felt.accessibleName():
            felt.setText(PASSORD)
    qtbot.waitUntil(lambda: knapp(vindu, "Gå videre") is not None)
    knapp(vindu, "Gå videre").click()
    qtbot.waitUntil(lambda: knapp(vindu, "Lagre arket som PDF") is not None)
    side = vindu.view.side()
    QTest.keyClick(vindu, Qt.Key.Key_F1)
    assert vindu._sted[0] == "laas"
    assert vindu.view.side() is side


def test_alt_and_a_letter_no_button_has_writes_nothing(qtbot, kledd):
    felt = Passordfelt("Passord")
    qtbot.addWidget(felt)
    linje = felt.findChild(QLineEdit)
    QTest.keyClick(linje, Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert linje.text() == ""
    QTest.keyClick(linje, Qt.Key.Key_J)
    assert linje.text() == "j"


@pytest.mark.parametrize(("sprak", "arket"), [("nb", None), ("nn", "nn"), ("en", None)])
def test_who_uses_nynorsk_gets_the_page_so_to_begin_with(qtbot, vindu, sprak, arket):
    set_language(sprak)
    view = NySamtaleView(vindu.hvelv, None)
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.startet) as startet:
        view._on_start()
    assert startet.args[0].ark.language == arket
