"""F8: two people at one screen get large type and no menus, and come back to where they were."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from test_views import apne, vent_vist

from desktop.oppstart import folg_valgene
from desktop.settings import SettingsFil
from desktop.views import theme
from desktop.views.felleslinje import fellestekst
from desktop.views.felter import Linjefelt


@pytest.fixture
def jobblista(qtbot, lag_vindu, kledd, tmp_path):
    vindu = lag_vindu()
    folg_valgene(kledd, vindu, SettingsFil(tmp_path))
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        vindu._hvelv.start_demo("nb")
    state = apne(vindu)
    state.ga_til(3)
    vent_vist(qtbot, vindu.view.side())
    vindu.activateWindow()
    qtbot.waitUntil(vindu.isActiveWindow, timeout=5000)
    yield vindu
    theme.bruk(kledd, "light", 100)


def f8(vindu):
    QTest.keyClick(vindu.windowHandle(), Qt.Key.Key_F8)


def knapper(vindu):
    return {b.text().replace("&", "") for b in vindu.findChildren(QAbstractButton) if b.isVisible()}


def test_f8_gives_large_type_without_menus_and_takes_it_back(qtbot, jobblista, tmp_path):
    for_ = QApplication.font().pixelSize()
    f8(jobblista)
    qtbot.waitUntil(lambda: "Vanlig skjerm (F8)" in knapper(jobblista), timeout=5000)
    assert QApplication.font().pixelSize() == for_ * 1.5
    assert not {"Innstillinger", "Hjelp", "Start", "Språk"} & knapper(jobblista)
    assert jobblista._sted[1].fase == 3
    f8(jobblista)
    qtbot.waitUntil(lambda: "Innstillinger" in knapper(jobblista), timeout=5000)
    assert QApplication.font().pixelSize() == for_
    assert not (tmp_path / "settings.json").exists()


def test_what_was_written_and_the_place_are_kept(qtbot, jobblista):
    felt = next(w for w in jobblista.findChildren(Linjefelt) if w.accessibleName() == "Yrke")
    felt.setFocus()
    QTest.keyClicks(felt, " i Havnsund")
    skrevet = felt.text()
    f8(jobblista)
    qtbot.waitUntil(lambda: jobblista.focusWidget() is not None, timeout=5000)
    nytt = next(w for w in jobblista.findChildren(Linjefelt) if w.accessibleName() == "Yrke")
    qtbot.waitUntil(lambda: jobblista.focusWidget() is nytt, timeout=5000)
    assert nytt.text() == skrevet


@pytest.mark.parametrize("sted", ["laas", "presentasjon"])
def test_there_is_no_shared_screen_before_it_is_open_or_before_an_audience(jobblista, sted):
    jobblista.vis(sted)
    f8(jobblista)
    assert not jobblista.felles


def test_type_is_half_as_large_again_and_never_more_than_200_per_cent():
    assert [fellestekst(t) for t in (100, 125, 150, 200)] == [150, 188, 200, 200]
