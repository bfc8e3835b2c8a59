"""The look follows the system while the application is open, and only when it is asked to."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QPalette
from shiboken6 import isValid
from test_kontrast import Bilde
from test_views import apne, vent_vist

from desktop.oppstart import folg_valgene
from desktop.settings import Settings, SettingsFil
from desktop.state.hvelv_state import HvelvState
from desktop.views import theme
from desktop.views.main_window import MainWindow
from desktop.views.tegn import Tegnknapp

MORK = Qt.ColorScheme.Dark


@pytest.fixture
def system(kledd, monkeypatch):
    """A system that asks for something else, and says so."""

    def be_om(utseende):
        rydd()  # windows of other tests
        monkeypatch.setattr(theme, "systemets", lambda _app: utseende)
        kledd.styleHints().colorSchemeChanged.emit(MORK)

    yield be_om
    theme.bruk(kledd, "light", 100)


def rydd():
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def apnet(qtbot, kledd, vindu):
    folg_valgene(kledd, vindu, SettingsFil(None))
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        vindu._hvelv.start_demo("nb")
    apne(vindu).ga_til(3)
    vent_vist(qtbot, vindu.view.side())
    return vindu


def grunn(kledd):
    return kledd.palette().color(QPalette.ColorRole.Window)


def test_the_whole_window_turns_dark_and_back_without_losing_its_place(
    qtbot, kledd, lag_vindu, system
):
    vindu = apnet(qtbot, kledd, lag_vindu())
    view, lyst = vindu.view, ikonfarger(vindu)
    for utseende in ("dark", "contrast", "light"):
        system(utseende)
        assert grunn(kledd) == QColor(theme.farger(utseende)["grunn"])
        farge = int(theme.farger(utseende)["primaer"][1:], 16)
        neste = vindu.view._neste
        assert farge in Bilde(neste).piksler(neste.rect())
        if utseende != "light":
            assert not ikonfarger(vindu) & lyst
    assert ikonfarger(vindu) == lyst
    assert vindu.view is view


def ikonfarger(vindu):
    """Return the colours the signs in sight are drawn in."""
    return {
        bilde.pixelColor(x, y).name()
        for w in vindu.findChildren(Tegnknapp)
        if w.isVisible() and w.property("role") == "quiet" and w.isEnabled()
        for bilde in [w.icon().pixmap(w.iconSize()).toImage()]
        for x in range(bilde.width())
        for y in range(bilde.height())
        if bilde.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("tema", ["lys", "mork", "kontrast"])
def test_a_look_that_is_chosen_stays_whatever_the_system_does(
    qtbot, kledd, lag_vindu, system, tema
):
    vindu = lag_vindu(settings=Settings(tema=tema))
    folg_valgene(kledd, vindu, SettingsFil(None))
    theme.bruk(kledd, theme.utseende(kledd, tema), 100)
    for_ = grunn(kledd)
    system("dark" if tema != "mork" else "light")
    assert grunn(kledd) == for_


def test_a_window_that_is_gone_follows_nothing(kledd, system):
    vindu = MainWindow(HvelvState(None), Settings(), SettingsFil(None))
    folg_valgene(kledd, vindu, SettingsFil(None))
    vindu.close()
    vindu.deleteLater()
    system("dark")
    assert not isValid(vindu)
    assert grunn(kledd) == QColor(theme.farger("light")["grunn"])
