"""The start when there are many samtaler: one list, found by words, and what is done with a row."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from desktop.i18n import set_language
from desktop.state.hvelvarbeid import eksempelpost
from desktop.views.katalog_liste import Katalogliste
from desktop.views.start_view import PA_KORT, StartView

NAVN = ("Åse Ødegård", "Bjørn Lie", "Kari Æsøy")


def lag_post(n, **endret):
    post = eksempelpost("S1", "nb")
    ansatt = msgspec.structs.replace(post.samtale.ansatt, navn=NAVN[n % 3])
    samtale = msgspec.structs.replace(
        post.samtale, ansatt=ansatt, dato=date(2026, 3, 2) + timedelta(days=n)
    )
    na = datetime.now(UTC)
    return msgspec.structs.replace(
        post, id=uuid4(), samtale=samtale, endret=na - timedelta(hours=n), **endret
    )


@pytest.fixture
def poster(hvelv):
    poster = [
        lag_post(
            n,
            slag=("utkast", "avtale", "samtale")[n // 7],
            slettes=date(2027, 12 if n == 5 else 1, 1 + n),
        )
        for n in range(21)
    ]
    hvelv._poster.bytt_ut(poster)
    return poster


@pytest.fixture
def view(qtbot, hvelv, poster, kledd):
    start = StartView(hvelv)
    qtbot.addWidget(start)
    start.show()
    qtbot.waitExposed(start)
    return start


def liste(view):
    return view.findChild(Katalogliste)


def sok(view):
    return next(f for f in view.findChildren(QLineEdit) if f.isVisible())


def rader(view):
    modell = liste(view).model()
    return [modell.index(n, 0).data() for n in range(modell.rowCount())]


def knapper(view):
    return [b.text() for b in liste(view).parent().findChildren(QPushButton) if b.isVisible()]


def knapp(view, tekst):
    alle = liste(view).parent().findChildren(QPushButton)
    return next(b for b in alle if b.isVisible() and b.text() == tekst)


def test_many_samtaler_stand_in_one_list_with_the_drafts_first_and_the_newest_before(view):
    assert len(rader(view)) == 21
    assert rader(view)[0] == "Åse Ødegård, mandag 2. mars 2026"
    assert knapper(view) == ["Fortsett", "Slett"]


def test_words_are_found_in_the_name_the_day_the_step_and_the_day_of_erasure(view, qtbot):
    for ordene, antall in (
        ("odegard", 7),
        ("LIE mars", 7),
        ("22. mars", 1),
        ("lie steg 1", 2),
        ("mars desember", 1),
        ("juni bjorn", 0),
    ):
        sok(view).clear()
        qtbot.keyClicks(sok(view), ordene)
        assert len(rader(view)) == antall, ordene


def test_esc_takes_the_words_away_and_is_left_to_the_window_when_there_are_none(view, qtbot):
    qtbot.keyClicks(sok(view), "lie")
    qtbot.keyClick(sok(view), Qt.Key.Key_Escape)
    assert sok(view).text() == "" and len(rader(view)) == 21


def test_nothing_found_is_said_and_nothing_can_be_done(view, qtbot):
    qtbot.keyClicks(sok(view), "finnes ikke")
    assert rader(view) == [] and knapper(view) == []
    assert any("Ingen samtaler har disse ordene" in w.text() for w in view.findChildren(QLabel))


def test_ctrl_f_goes_to_the_search_and_enter_on_to_what_was_found(view, qtbot):
    finn = next(s for s in view.findChildren(QShortcut) if s.key().toString() == "Ctrl+F")
    finn.activated.emit()
    assert view.focusWidget() is sok(view)
    qtbot.keyClick(sok(view), Qt.Key.Key_Return)
    assert view.focusWidget() is liste(view)


def test_the_row_in_front_is_continued_followed_up_seen_and_erased(view, qtbot, poster):
    with qtbot.waitSignal(view.fortsatte) as fortsatt:
        qtbot.keyClick(liste(view), Qt.Key.Key_Return)
    assert fortsatt.args == [poster[0].id]
    liste(view).velg(poster[7].id.hex)
    assert knapper(view) == ["Start neste samtale", "Slett"]
    with qtbot.waitSignal(view.ny_fra_avtale) as neste:
        qtbot.mouseClick(knapp(view, "Start neste samtale"), Qt.MouseButton.LeftButton)
    assert neste.args == [poster[7]]
    liste(view).velg(poster[20].id.hex)
    assert knapper(view) == ["Start neste samtale", "Se samtalen", "Slett"]
    with qtbot.waitSignal(view.slett_valgt) as slettet:
        qtbot.keyClick(liste(view), Qt.Key.Key_Delete)
    assert slettet.args == [poster[20].id]


def test_the_list_and_what_is_done_with_its_row_have_names_for_a_screen_reader(view):
    indeks = liste(view).model().index(0, 0)
    sagt = indeks.data(Qt.ItemDataRole.AccessibleTextRole)
    assert sagt.startswith("Åse Ødegård, mandag 2. mars 2026. Steg ")
    assert liste(view).accessibleName() == "Samtaler"
    assert sok(view).accessibleName() == "Søk i samtalene (Ctrl+F)"
    assert knapp(view, "Slett").accessibleDescription() == "Åse Ødegård, mandag 2. mars 2026"


def test_what_is_erased_leaves_the_list_and_what_is_looked_for_stays(view, qtbot, hvelv, poster):
    qtbot.keyClicks(sok(view), "lie")
    hvelv._poster.skjul([poster[1].id], ())
    hvelv.endret.emit()
    assert len(rader(view)) == 6 and sok(view).text() == "lie"


def test_words_are_looked_for_in_the_language_in_use(qtbot, hvelv, poster, kledd):
    set_language("en")
    start = StartView(hvelv)
    qtbot.addWidget(start)
    start.show()
    qtbot.keyClicks(sok(start), "monday 16 march")
    assert len(rader(start)) == 1


def test_few_samtaler_stand_on_cards(qtbot, hvelv, kledd):
    start = StartView(hvelv)
    qtbot.addWidget(start)
    assert 0 < len(hvelv.poster()) <= PA_KORT
    assert liste(start) is None
