"""Locking: text is saved first, nothing stays in the windows, and one comes back to the same place."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPlainTextEdit
from test_journey import PASSORD, Person, forste_gang

from desktop.errors import DamagedError, MiljoError, StorageError
from desktop.state.sikkerhet_state import Kopilinje, SikkerhetState
from desktop.storage import gjenoppretting
from desktop.storage.hvelv import Hvelv

HEMMELIG = "Kanarifuglen synger"


@pytest.fixture
def i_samtale(qtbot, lag_vindu, tmp_path):
    vindu, person = forste_gang(qtbot, lag_vindu, tmp_path)
    person.klikk("Ny samtale")
    person.klikk("Start samtalen")
    person.klikk("Neste steg")
    person.klikk("Skriv én setning")
    return vindu, person


def skriv_hemmelig(person):
    felt = person.finn(QPlainTextEdit, "Er det én setning du vil at vi skal skrive?")
    felt.setFocus()
    QTest.keyClicks(felt, HEMMELIG)
    return felt


def tekster(vindu):
    for type_ in (QLabel, QLineEdit):
        yield from (w.text() for w in vindu.findChildren(type_))
    yield from (w.toPlainText() for w in vindu.findChildren(QPlainTextEdit))


def las_opp(qtbot, vindu):
    person = Person(qtbot, vindu)
    person.skriv("Passord", PASSORD)
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        person.klikk("Lås opp")
    return person


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the platform without a screen, of a dialog
@pytest.mark.parametrize("dialog", [False, True])
def test_typed_text_is_saved_before_the_lock_and_one_comes_back(qtbot, i_samtale, tmp_path, dialog):
    vindu, person = i_samtale
    felt = skriv_hemmelig(person)
    if dialog:
        boks = QFileDialog(vindu)
        boks.setModal(True)
        boks.open()
    with qtbot.waitSignal(vindu._hvelv.last, timeout=10000):
        QTest.keyClick(felt, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        if dialog:
            vindu._hvile.timeout.emit()  # the shortcut waits behind a dialog; the clock does not
    if dialog:
        assert not boks.isVisible()
    assert vindu.view.objectName() == "laas-view"
    qtbot.waitUntil(lambda: not any(HEMMELIG in t for t in tekster(vindu)), timeout=10000)
    assert vindu._hvelv.poster() == []
    vindu._hvelv._kjorer.vent(bool)  # what was queued before is done
    apnet = Hvelv.apne(tmp_path / "data", PASSORD)
    (post,) = apnet.samtaler.newest_first()
    apnet.lukk()
    assert post.samtale.egne_ord == HEMMELIG

    person = las_opp(qtbot, vindu)
    felt = person.finn(QPlainTextEdit, "Er det én setning du vil at vi skal skrive?")
    assert felt.toPlainText() == HEMMELIG
    assert vindu._sted[1].fase == 2


def test_it_locks_itself_when_nobody_is_there(qtbot, i_samtale):
    vindu, _ = i_samtale
    assert vindu._hvile.isActive()
    assert vindu._hvile.interval() == 15 * 60_000
    with qtbot.waitSignal(vindu._hvelv.last, timeout=10000):
        vindu._hvile.timeout.emit()
    assert not vindu._hvelv.apen


def test_nothing_is_locked_away_while_it_cannot_be_saved(qtbot, i_samtale):
    vindu, person = i_samtale
    felt = skriv_hemmelig(person)
    state = vindu._sted[1]
    ekte = state._lagre
    state._lagre = lambda _post, _ferdig, feilet: feilet(MiljoError("disk-full"))
    vindu.las()
    assert vindu._hvelv.apen
    assert vindu.childAt(vindu.rect().center()) is vindu._blank  # out of sight all the same
    QTest.keyClick(felt, Qt.Key.Key_X)
    assert vindu._blank is None
    assert felt.toPlainText() == HEMMELIG
    assert vindu._melding._tekst.text().startswith("Ikke lagret ennå. Disken er full.")
    state._lagre = ekte
    with qtbot.waitSignal(vindu._hvelv.last, timeout=10000):
        vindu.las()


def test_what_was_copied_is_gone_after_the_lock(qtbot, i_samtale):
    vindu, _ = i_samtale
    data = QMimeData()
    data.setText(HEMMELIG)
    data.setData("x-kde-passwordManagerHint", b"secret")
    QApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(vindu._hvelv.last, timeout=10000):
        vindu.las()
    assert QApplication.clipboard().text() == ""


def test_a_demo_is_not_locked(qtbot, lag_vindu):
    vindu = lag_vindu()
    vindu.start_demo()
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        pass
    vindu.las()
    assert vindu._hvelv.apen


def test_the_network_is_shut_and_no_core_is_dumped():
    kode = (
        "import resource, socket\n"
        "from desktop.vern import ingen_minnedump, steng_nettet\n"
        "steng_nettet(); ingen_minnedump()\n"
        "assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)\n"
        "par = socket.socketpair(); par[0].send(b'x')\n"
        "try: socket.create_connection(('127.0.0.1', 9))\n"
        "except (PermissionError, OSError) as e: assert 'switched off' in str(e), e\n"
        "else: raise SystemExit(1)\n"
    )
    svar = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=False)
    assert svar.returncode == 0, svar.stderr


def test_the_window_stays_while_something_cannot_be_saved(qtbot, i_samtale, monkeypatch):
    vindu, person = i_samtale
    vindu._hvelv.lagre_na()
    skriv_hemmelig(person)
    lager = vindu._hvelv._hvelv.samtaler

    def full(_post):
        raise MiljoError("disk-full")

    monkeypatch.setattr(lager, "save", full)
    vindu.close()
    assert vindu.isVisible()
    assert "Disken er full" in vindu._melding._tekst.text()
    assert any(HEMMELIG in t for t in tekster(vindu))
    QTest.mouseClick(vindu._melding._handling, Qt.MouseButton.LeftButton)
    assert not vindu.isVisible()


def test_a_lock_that_could_not_save_waits_unless_somebody_is_there(qtbot, i_samtale):
    """What could not be saved is saved later; then it locks, but not over one who writes again."""
    vindu, person = i_samtale
    for tilbake in (True, False):
        felt = skriv_hemmelig(person)
        state = vindu._sted[1]
        ekte = state._lagre
        state._lagre = lambda _post, _ferdig, feilet: feilet(MiljoError("disk-full"))
        vindu.las()
        state._lagre = ekte
        QTest.mouseMove(felt)
        if tilbake:
            QTest.keyClick(felt, Qt.Key.Key_X)
            with qtbot.waitSignal(state.saved, timeout=10000):
                state.lagre()
            assert vindu._hvelv.apen
        else:
            with qtbot.waitSignal(vindu._hvelv.last, timeout=10000):
                state.lagre()


def full(_post):
    raise StorageError("disk-full")


def test_text_that_could_not_be_saved_is_there_after_home_and_a_lock(qtbot, i_samtale, monkeypatch):
    vindu, person = i_samtale
    felt = skriv_hemmelig(person)
    vindu._hvelv.lagre_na()
    state = vindu._sted[1]
    with monkeypatch.context() as m:
        m.setattr(vindu._hvelv._hvelv.samtaler, "save", full)
        QTest.keyClicks(felt, " mer")
        with qtbot.waitSignal(state.save_failed, timeout=10000):
            person.klikk("Start")
        assert "Disken er full" in vindu._melding._tekst.text()
        with qtbot.waitSignal(state.save_failed, timeout=10000):
            vindu.las()
        assert vindu._blank is not None
    with qtbot.waitSignal(vindu._hvelv.last, timeout=10000):
        state.lagre()  # as it is tried again by itself
    assert vindu._blank is None
    las_opp(qtbot, vindu)
    assert [p.samtale.egne_ord for p in vindu._hvelv.poster()] == [f"{HEMMELIG} mer"]


def hent(qtbot, vindu):
    """Ask for a backup in place of what is here, and wait until it is being put there."""
    hvelv = vindu._hvelv
    hvelv.lagre_alt()
    hvelv._kjorer.vent(bool)
    kopi = hvelv._kjorer.vent(lambda: hvelv._hvelv.drift.ta_kopi(datetime.now(UTC))).kopi
    vindu.vis("sikkerhet")
    with qtbot.waitSignal(hvelv.byttes, timeout=10000):
        SikkerhetState.av(hvelv).hent(Kopilinje(kopi.nar, kopi.fil, kopi.byte, her=True))


def test_the_lock_key_locks_while_a_backup_is_put_in_place(qtbot, i_samtale):
    vindu, person = i_samtale
    skriv_hemmelig(person)
    hent(qtbot, vindu)
    assert vindu.view.objectName() == "bytte-view"
    QTest.keyClick(vindu, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert vindu.view.objectName() == "laas-view"
    person = las_opp(qtbot, vindu)
    assert vindu.view.objectName() == "start-view"
    assert "Det som var her, ligger til side" in vindu._melding._tekst.text()


def test_a_backup_that_could_not_be_put_in_place_is_told_at_the_lock(qtbot, i_samtale, monkeypatch):
    vindu, person = i_samtale
    skriv_hemmelig(person)

    def feil(*_):
        raise StorageError("disk-full")

    monkeypatch.setattr(gjenoppretting, "gjenopprett", feil)
    hent(qtbot, vindu)
    qtbot.waitUntil(lambda: vindu.view.objectName() == "laas-view", timeout=10000)
    qtbot.waitUntil(lambda: vindu._melding.isVisible(), timeout=10000)
    assert "Disken er full" in vindu._melding._tekst.text()
    assert not vindu.kan_avloses()  # the process that would take over does not know of it


def test_a_backup_that_is_damaged_is_told_and_one_goes_on(qtbot, i_samtale, monkeypatch):
    vindu, person = i_samtale
    skriv_hemmelig(person)
    hvelv = vindu._hvelv._hvelv

    def skadet(_kopi):
        raise DamagedError

    monkeypatch.setattr(hvelv, "bytt_til", skadet)
    hent(qtbot, vindu)
    qtbot.waitUntil(lambda: vindu.view.objectName() == "sikkerhet-view", timeout=10000)
    assert "Denne kopien er skadet" in vindu._melding._tekst.text()
    assert vindu._hvelv.apen


@pytest.mark.parametrize("arsak", ["disk-full", "readonly", "missing", "busy"])
def test_a_fault_of_the_disk_names_the_folder_it_is_about(lag_vindu, tmp_path, arsak):
    vindu = lag_vindu(tmp_path / "data")
    vindu.vis("start")
    vindu._hvelv.feilet.emit(StorageError(arsak))
    assert vindu._melding._tekst.text().endswith(f"Mappen er {tmp_path / 'data'}.")
    vindu._hvelv.feilet.emit(StorageError("minne"))
    assert str(tmp_path) not in vindu._melding._tekst.text()


def test_ctrl_l_locks_from_a_dialog_of_a_file_too(qtbot, lag_vindu, tmp_path):
    vindu, person = forste_gang(qtbot, lag_vindu, tmp_path)
    vindu.activateWindow()
    person.klikk("Innstillinger")
    dialog = QFileDialog(vindu)
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is dialog, timeout=10000)
    qtbot.waitUntil(lambda: dialog.findChild(QShortcut, "las") is not None, timeout=10000)
    with qtbot.waitSignal(vindu._hvelv.last, timeout=10000):
        QTest.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible()


def test_a_cover_says_that_it_is_not_locked_while_the_last_cannot_be_saved(
    qtbot, lag_vindu, tmp_path
):
    vindu, _person = forste_gang(qtbot, lag_vindu, tmp_path)
    vindu.blank()
    vindu.ikke_lagret(StorageError("disk-full"))
    assert "det er ikke låst" in vindu._blank._tekst.text()
