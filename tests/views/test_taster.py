"""Keys: no letter alone does anything, and what a button says is in its name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from test_avkuttet import gjennom_alt
from test_views import vent_vist

from desktop.i18n import set_language
from desktop.views.om_view import hjelp

INGEN = Qt.KeyboardModifier.NoModifier
ALENE = {Qt.Key(Qt.Key.Key_F1 + n) for n in range(12)}  # these write nothing


@pytest.fixture
def vist(qtbot, lag_vindu):
    vindu = lag_vindu()
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        vindu._hvelv.start_demo("nb")
    return vindu


def snarveier(vindu):
    for snarvei in vindu.findChildren(QShortcut):
        yield from snarvei.keys()
    for handling in vindu.findChildren(QAction):
        yield from handling.shortcuts()


def test_no_shortcut_is_a_key_alone(qtbot, vist):
    alle = set()
    for _sted in gjennom_alt(qtbot, vist):
        vent_vist(qtbot, vist.view)
        alle |= {s.toString() for s in snarveier(vist) if not s.isEmpty()}
    assert {"F1", "F8", "Ctrl+L", "Ctrl+PgDown"} <= alle
    for tekst in alle:
        tast = QKeySequence(tekst)[0]
        assert tast.keyboardModifiers() != INGEN or tast.key() in ALENE, tekst


def test_the_help_says_every_shortcut(vist):
    avsnitt = " ".join(linje for _tittel, linjer in hjelp() for linje in linjer)
    for snarvei in snarveier(vist):
        tekst = snarvei.toString()
        if tekst not in ("", "Ctrl+Shift+Z"):  # the other way to do again
            assert tekst.replace("Left", "venstrepil") in avsnitt, tekst


def test_the_help_can_be_rolled_with_the_keys(qtbot, vist):
    vist.vis("om")
    qtbot.waitUntil(lambda: vist.focusWidget() is vist.view, timeout=5000)
    QTest.keyClick(vist.focusWidget(), Qt.Key.Key_PageDown)
    assert vist.view.verticalScrollBar().value() > 0


@pytest.mark.parametrize("sted", ["innstillinger", "papir", "mulighetsskjema", "ny", "eksempler"])
def test_the_keys_start_in_the_view_and_not_above_it(qtbot, vist, sted):
    vist.vis(sted)
    qtbot.waitUntil(lambda: vist.view.isAncestorOf(vist.focusWidget()), timeout=5000)


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_what_a_button_says_is_in_its_name(qtbot, vist, sprak):
    set_language(sprak)
    vist.bygg_om()
    ulike = []
    for sted in gjennom_alt(qtbot, vist):
        vent_vist(qtbot, vist.view)
        for b in vist.findChildren(QAbstractButton):
            sagt = b.text().replace("&", "").rstrip(" ×").strip().lower()
            navn = b.accessibleName().strip().lower()
            if b.isVisible() and sagt and navn and not sagt.isdigit() and sagt not in navn:
                ulike.append((sted, sagt, navn))
    assert ulike == []
