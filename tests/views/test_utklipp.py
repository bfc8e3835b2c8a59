"""The clipboard says «do not keep» whichever way a text got there, and no field suggests anything."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCalendarWidget,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
from steder import STEDER
from test_views import apent, apne, vent_vist  # noqa: F401 - a fixture

from desktop.views.felter import Datofelt
from desktop.views.utklipp import IKKE_BEHOLD, kopier

HEMMELIG = "Kanarifuglen synger"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def klipp(qapp):
    qapp.clipboard().clear()
    yield qapp.clipboard()
    qapp.clipboard().clear()


@pytest.fixture
def felt(qtbot, apent):  # noqa: F811
    """Write in a field of a samtale, and mark what is written."""

    def skriv(type_, navn, fase):
        state = apne(apent)
        state.ga_til(fase)
        vent_vist(qtbot, apent.view.side())
        felt_ = next(
            w
            for w in apent.view.findChildren(type_)
            if w.accessibleName() == navn and not w.isReadOnly()
        )
        felt_.setFocus()
        felt_.selectAll()
        QTest.keyClicks(felt_, HEMMELIG)
        felt_.selectAll()
        return felt_

    return skriv


def er_merket(klipp):
    data = klipp.mimeData()
    return {f: bytes(data.data(f)) for f in IKKE_BEHOLD if data.hasFormat(f)} == IKKE_BEHOLD


@pytest.mark.parametrize("tast", [Qt.Key.Key_C, Qt.Key.Key_X])
@pytest.mark.parametrize(
    "hvor",
    [
        (QPlainTextEdit, "Er det én setning du vil at vi skal skrive?", 2),
        (QLineEdit, "Yrke", 3),
    ],
    ids=["several lines", "one line"],
)
def test_what_the_keys_copy_or_cut_is_marked(klipp, felt, hvor, tast):
    QTest.keyClick(felt(*hvor), tast, CTRL)
    assert klipp.text() == HEMMELIG
    assert er_merket(klipp)
    assert not klipp.mimeData().hasHtml()


@pytest.mark.parametrize(
    "hvor",
    [
        (QPlainTextEdit, "Er det én setning du vil at vi skal skrive?", 2),
        (QLineEdit, "Yrke", 3),
    ],
    ids=["several lines", "one line"],
)
def test_what_the_menu_of_a_field_copies_is_marked(klipp, felt, hvor):
    meny = felt(*hvor).createStandardContextMenu()
    next(a for a in meny.actions() if a.objectName() == "edit-copy").trigger()
    meny.deleteLater()
    assert klipp.text() == HEMMELIG
    assert er_merket(klipp)


def test_what_our_own_buttons_copy_is_marked(klipp):
    kopier(HEMMELIG)
    assert er_merket(klipp)


def test_it_is_gone_when_the_window_has_closed(klipp, apent):  # noqa: F811
    kopier(HEMMELIG)
    apent.close()
    assert klipp.text() == ""


def test_what_is_not_ours_stays(klipp, apent, monkeypatch):  # noqa: F811
    monkeypatch.setattr(type(klipp), "ownsClipboard", lambda _: False)
    data = QMimeData()
    data.setText("fra et annet program")
    klipp.setMimeData(data)
    apent.close()
    assert klipp.text() == "fra et annet program"
    assert not er_merket(klipp)


def uten_vern(rot):
    onsket = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
    return [
        f"{type(w).__name__} «{w.accessibleName()}» {w.objectName()}"
        for type_ in (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
        for w in rot.findChildren(type_)
        if w.inputMethodHints() & onsket != onsket
    ]


@pytest.mark.qt_log_ignore("This plugin does not support")  # a print dialog opens on the way
def test_no_field_of_any_view_suggests_words(qtbot, apent):  # noqa: F811
    funnet = []
    for sted in STEDER:
        apent.vis(sted)
        vent_vist(qtbot, apent.view)
        funnet += uten_vern(apent.view)
    for post in apent._hvelv.poster():
        state = apent._hvelv.apne(post.id)
        apent.vis("samtale", state)
        for fase in range(1, 8):
            state.ga_til(fase)
            vent_vist(qtbot, apent.view.side())
            legg_til_alt(apent.view)
            funnet += uten_vern(apent.view)
        apent.vis("etterpa", state)
        funnet += uten_vern(apent.view)
    assert funnet == []


def legg_til_alt(view):
    """Press what adds a row or opens a field."""
    for knapp in view.findChildren(QAbstractButton):
        if knapp.isVisible() and knapp.isEnabled() and knapp.text().startswith(("Legg", "Skriv")):
            knapp.setFocus()
            QTest.keyClick(knapp, Qt.Key.Key_Space)
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QDialog):
            dialog.close()


@pytest.mark.qt_log_ignore("This plugin does not support")  # the platform without a screen
def test_neither_the_calendar_nor_a_dialog_suggests_words(qtbot, apent):  # noqa: F811
    felt = Datofelt()
    qtbot.addWidget(felt)
    felt._on_kalender()
    assert felt.findChild(QCalendarWidget) is not None
    assert felt.findChild(QCalendarWidget).findChildren(QAbstractSpinBox)
    assert uten_vern(felt) == []
    state = apne(apent)
    state.ga_til(7)
    state.godkjenn(True)
    view = apent.view.side()
    vent_vist(qtbot, view)
    view._on_lagre()
    dialog = view.findChild(QFileDialog)
    assert dialog.findChildren(QLineEdit)
    assert uten_vern(dialog) == []
    dialog.close()
