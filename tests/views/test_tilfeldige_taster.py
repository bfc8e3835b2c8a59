"""Keys at random, as a clicker in a pocket or a child at the laptop: nothing gets stuck."""

import random

import pytest
from builders import NOKKEL
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget

from desktop.storage.hvelv import Hvelv
from desktop.views import ark_view, avtale_view, eksempler_view, legens_blikk_view, papir_view
from desktop.views.hms_view import HmsView
from desktop.views.veiledning_view import VeiledningView

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
STEDER = [("start", None), ("presentasjon", None), ("legens-blikk", "S4"), ("eksempler", None)]


@pytest.fixture
def demo(qtbot, lag_vindu, monkeypatch, tmp_path):
    """A demo in front of a vault that is locked."""
    Hvelv.opprett(tmp_path / "data", PASSORD, NOKKEL).lukk()
    for modul in (ark_view, avtale_view, eksempler_view, legens_blikk_view, papir_view):
        for navn in ("velg_fil", "velg_skriver"):
            if hasattr(modul, navn):  # the dialogs are the system's own, and have an Esc of theirs
                monkeypatch.setattr(modul, navn, lambda *_felt: None)
    vindu = lag_vindu(tmp_path / "data")
    vindu.start_demo()
    vent_start(qtbot, vindu)
    return vindu


def vent_start(qtbot, vindu):
    qtbot.waitUntil(lambda: vindu._sted[0] == "start" and vindu._hvelv.apen, timeout=15000)


def lukk_dialoger(vindu):
    for w in QApplication.topLevelWidgets():
        if isinstance(w, QDialog | QMenu) and w.isVisible():
            w.close()


def egne_vinduer():
    """The windows of ours above the main one: the last that was opened has the keys."""
    egne = (HmsView, VeiledningView)
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, egne) and w.isVisible()]


def trykk(qtbot, vindu, tast, modifikator, *, la_sta=False):
    overst = (egne_vinduer() if la_sta else []) or [vindu]
    mal = overst[-1].focusWidget()
    if not isinstance(mal, QWidget) or not mal.isVisible():
        mal = overst[-1] if overst[-1] is not vindu else vindu.view
    QTest.keyClick(mal, tast, modifikator)
    qtbot.wait(1)
    if la_sta:
        for w in QApplication.topLevelWidgets():
            if isinstance(w, QMenu | QFileDialog) and w.isVisible():
                w.close()  # they have an Esc of their own
    else:
        lukk_dialoger(vindu)
    assert vindu.isVisible()
    assert not vindu._hjemme.apen
    if not vindu._hvelv.demo:  # they left it, by its own button, and are at the lock
        assert vindu._sted[0] == "laas"
        vindu.start_demo()
        vent_start(qtbot, vindu)


def er_brukbar(qtbot, vindu):
    """Whatever was pressed: at most three Esc away is a window that answers, and never real data."""
    assert vindu.isVisible()
    assert vindu._hvelv.demo
    for _ in range(3):
        if vindu._blank is not None or vindu._sted[0] in ("presentasjon", "legens-blikk"):
            trykk(qtbot, vindu, Qt.Key.Key_Escape, INGEN)
    if vindu._blank is not None:  # the third Esc covered the screen; any key brings it back
        trykk(qtbot, vindu, Qt.Key.Key_A, INGEN)
    assert vindu._blank is None
    assert not vindu.isFullScreen()
    if not vindu._hvelv.apen:  # it is starting over
        vent_start(qtbot, vindu)
    assert vindu._demostripe.isVisible()
    assert vindu._hode.isVisible()


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


@pytest.mark.parametrize("sted", STEDER)
def test_keys_in_one_room_without_help_leave_nobody_stuck(qtbot, demo, sted):
    """Nothing is closed or put back on the way: a few Esc must be enough at the end."""
    tilfeldig = random.Random(6)
    demo.vis(*sted)
    qtbot.waitUntil(lambda: demo.focusWidget() is not None, timeout=5000)
    for _ in range(120):
        trykk(qtbot, demo, *tilfeldig.choice(TASTER), la_sta=True)
    for _ in range(len(egne_vinduer())):
        trykk(qtbot, demo, Qt.Key.Key_Escape, INGEN, la_sta=True)
    assert egne_vinduer() == []
    er_brukbar(qtbot, demo)


@pytest.mark.parametrize("fro", [1])
def test_150_keys_at_random_end_in_a_usable_demo(qtbot, demo, fro):
    ga_los(qtbot, demo, fro, 150)


@pytest.mark.lang
@pytest.mark.parametrize("fro", range(2, 5))
def test_1000_keys_at_random_end_in_a_usable_demo(qtbot, demo, fro):
    ga_los(qtbot, demo, fro, 1000)
