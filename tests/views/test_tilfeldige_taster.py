"""Keys at random, as a clicker in a pocket or a child at the laptop: nothing gets stuck."""

import random

import pytest
from builders import NOKKEL
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.storage.hvelv import Hvelv
from desktop.views import (
    ark_view,
    avtale_view,
    eksempler_view,
    legens_blikk_view,
    papir_view,
    veiledning_view,
)

PASSORD = "et langt passord med æøå"
INGEN, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
K = Qt.Key
TASTER = [
    *((t, INGEN) for t in (K.Key_PageDown, K.Key_PageUp, K.Key_Space, K.Key_B, K.Key_N) * 3),
    *((t, INGEN) for t in (K.Key_Up, K.Key_Down, K.Key_Left, K.Key_Right, K.Key_Home, K.Key_End)),
    *((t, INGEN) for t in (K.Key_Escape, K.Key_Return, K.Key_Tab, K.Key_Tab, K.Key_Backspace)),
    *((t, INGEN) for t in (K.Key_0, K.Key_1, K.Key_9, K.Key_A, K.Key_Delete, K.Key_F1, K.Key_F5)),
    *((t, CTRL) for t in (K.Key_L, K.Key_S, K.Key_Z, K.Key_Y, K.Key_PageDown, K.Key_PageUp)),
    (K.Key_N, CTRL | SHIFT),
    (K.Key_Tab, SHIFT),
    (K.Key_R, ALT),
    (K.Key_E, ALT),
]
MEST_ESC = 6  # some windows may be open over each other
# The platform without a screen says so of every menu and window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
STEDER = [("start", None), ("presentasjon", None), ("legens-blikk", "S4"), ("eksempler", None)]


@pytest.fixture
def demo(qtbot, lag_vindu, monkeypatch, tmp_path):
    """A demo in front of a vault that is locked."""
    Hvelv.opprett(tmp_path / "data", PASSORD, NOKKEL).lukk()
    moduler = (
        ark_view,
        avtale_view,
        eksempler_view,
        legens_blikk_view,
        papir_view,
        veiledning_view,
    )
    for modul in moduler:
        for navn in ("velg_fil", "velg_skriver"):
            if hasattr(modul, navn):  # the dialogs are the system's own, and have an Esc of theirs
                monkeypatch.setattr(modul, navn, lambda *_felt: None)
    vindu = lag_vindu(tmp_path / "data")
    vindu.start_demo()
    vent_start(qtbot, vindu)
    return vindu


def vent_start(qtbot, vindu):
    qtbot.waitUntil(lambda: vindu._sted[0] == "start" and vindu._hvelv.apen, timeout=15000)


def foran(vindu):
    """Return what has the keys: a menu or a window over the window, or the window."""
    popup = QApplication.activePopupWidget()  # a menu, or the list of a box
    if popup is not None:
        return popup
    over = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    return over[-1] if over else vindu


def trykk(qtbot, vindu, tast, modifikator):
    vinduet = foran(vindu)
    mal = vinduet.focusWidget()
    if not isinstance(mal, QWidget) or not mal.isVisible():
        mal = vindu.view if vinduet is vindu else vinduet
    QTest.keyClick(mal, tast, modifikator)
    qtbot.wait(1)
    assert vindu.isVisible()
    assert not vindu._hjemme.apen
    if not vindu._hvelv.demo:  # they left it, by its own button, and are at the lock
        assert vindu._sted[0] == "laas"
        vindu.start_demo()
        vent_start(qtbot, vindu)


def er_brukbar(qtbot, vindu):
    """Whatever was pressed: a few Esc away is a window that answers, and never real data."""
    assert vindu.isVisible()
    assert vindu._hvelv.demo
    for _ in range(MEST_ESC):
        i_rom = vindu._sted[0] in ("presentasjon", "legens-blikk")
        if foran(vindu) is not vindu or vindu._blank is not None or i_rom:
            trykk(qtbot, vindu, Qt.Key.Key_Escape, INGEN)
    if vindu._blank is not None:  # the last Esc covered the screen; any key brings it back
        trykk(qtbot, vindu, Qt.Key.Key_A, INGEN)
    assert foran(vindu) is vindu
    assert vindu._blank is None
    assert not vindu.isFullScreen()
    if not vindu._hvelv.apen:  # it is starting over
        vent_start(qtbot, vindu)
    assert vindu._demostripe.isVisible()
    assert vindu._hode.isVisible()
    vindu.activateWindow()  # as a window manager does when what was over it is gone
    qtbot.wait(1)
    for_ = vindu._sted[0]
    QTest.keyClick(vindu, Qt.Key.Key_F1)  # it answers: to the help, or back from it
    assert (vindu._sted[0] == "om") is (for_ != "om")


def ga_los(qtbot, vindu, fro, antall):
    tilfeldig = random.Random(fro)
    for n in range(antall):
        if n % 25 == 0:
            er_brukbar(qtbot, vindu)
            vindu.vis(*STEDER[n // 25 % len(STEDER)])
            qtbot.waitUntil(lambda: vindu.focusWidget() is not None, timeout=5000)
        trykk(qtbot, vindu, *tilfeldig.choice(TASTER))
    er_brukbar(qtbot, vindu)
    QTest.keyClick(vindu, Qt.Key.Key_N, CTRL | SHIFT)
    vent_start(qtbot, vindu)


@pytest.mark.parametrize("fro", [1])
def test_1000_keys_at_random_end_in_a_usable_demo(qtbot, demo, fro):
    ga_los(qtbot, demo, fro, 1000)


@pytest.mark.lang
@pytest.mark.parametrize("fro", range(2, 8))
def test_many_times_1000_keys_at_random_end_in_a_usable_demo(qtbot, demo, fro):
    ga_los(qtbot, demo, fro, 1000)
