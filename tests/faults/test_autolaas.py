"""The clock locks in the middle of a word: every letter typed so far is in the database."""

import random
import threading
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit
from test_journey import PASSORD, Person, forste_gang

from desktop.errors import StorageError
from desktop.storage.hvelv import Hvelv

FELT = "Er det én setning du vil at vi skal skrive?"
BOKSTAVER = "abcdefghijklmnopqrstuvwxyz "


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform without a screen, of a dialog
@pytest.mark.parametrize("ganger", [6, pytest.param(50, marks=pytest.mark.lang)])
def test_locked_while_typing_every_letter_is_kept(
    qtbot, lag_vindu, tmp_path: Path, ganger: int
) -> None:
    trekk = random.Random(8)
    vindu, person = forste_gang(qtbot, lag_vindu, tmp_path)
    person.klikk("Ny samtale")
    person.klikk("Start samtalen")
    person.klikk("Neste steg")
    person.klikk("Skriv én setning")
    skrevet = ""
    for gang in range(ganger):
        skrevet += type_on(person, trekk)
        lock(qtbot, vindu, dialog=gang % 2 == 1)
        apnet = Hvelv.apne(tmp_path / "data", PASSORD)
        (post,) = apnet.samtaler.newest_first()
        apnet.lukk()
        assert post.samtale.egne_ord == skrevet.strip(), f"time {gang + 1}"
        person = Person(qtbot, vindu)
        person.skriv("Passord", PASSORD)
        with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
            person.klikk("Lås opp")


def type_on(person: Person, trekk: random.Random) -> str:
    """Type some letters at the end of the field, as if in the middle of a word."""
    felt = person.finn(QPlainTextEdit, FELT)
    felt.setFocus()
    felt.moveCursor(felt.textCursor().MoveOperation.End)
    tekst = "".join(trekk.choices(BOKSTAVER, k=trekk.randint(1, 30))) + "x"
    QTest.keyClicks(felt, tekst)
    return tekst


def lock(qtbot, vindu, *, dialog: bool) -> None:
    """Let the clock run out at once, with a dialog in front or not; wait until all is closed."""
    boks = QFileDialog(vindu) if dialog else None
    if boks is not None:
        boks.setModal(True)
        boks.open()
    with qtbot.waitSignal(vindu._hvelv.last, timeout=10000):
        vindu._hvile.timeout.emit()
    assert boks is None or not boks.isVisible()
    assert vindu.view.objectName() == "laas-view"
    vindu._hvelv._kjorer.vent(bool)  # what was queued before is done


@pytest.mark.parametrize("full", [False, True])
def test_a_save_under_way_is_not_taken_for_the_last(
    qtbot, lag_vindu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full: bool
) -> None:
    vindu, person = forste_gang(qtbot, lag_vindu, tmp_path)
    person.klikk("Ny samtale")
    person.klikk("Start samtalen")
    state = vindu._sted[1]
    porter = slow_disk(vindu, monkeypatch, full=full)
    state.sett("egne_ord", "først")
    state.lagre()
    state.sett("egne_ord", "først og sist")
    vindu.las()
    with qtbot.waitSignal(state.saved, timeout=5000):
        porter[0].set()
    try:
        assert vindu._hvelv.apen, "what was written last is in the window and nowhere else"
    finally:
        porter[1].set()
    if full:
        qtbot.waitUntil(lambda: "Disken er full" in vindu._melding._tekst.text(), timeout=5000)
        assert vindu._hvelv.apen
        monkeypatch.undo()
        vindu.las()
    qtbot.waitUntil(lambda: not vindu._hvelv.apen, timeout=5000)
    vindu._hvelv._kjorer.vent(bool)
    apnet = Hvelv.apne(tmp_path / "data", PASSORD)
    (post,) = apnet.samtaler.newest_first()
    apnet.lukk()
    assert post.samtale.egne_ord == "først og sist"


def slow_disk(
    vindu, monkeypatch: pytest.MonkeyPatch, *, full: bool
) -> tuple[threading.Event, threading.Event]:
    """Let two saves wait for a gate each, and the second find the disk full or not."""
    lager = vindu._hvelv._hvelv.samtaler
    porter = threading.Event(), threading.Event()
    ekte, ganger = lager.save, count()

    def save(post) -> None:
        nummer = next(ganger)
        porter[nummer].wait()
        if full and nummer:
            raise StorageError("disk-full")
        ekte(post)

    monkeypatch.setattr(lager, "save", save)
    return porter
