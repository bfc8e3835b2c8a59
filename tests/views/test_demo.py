"""The demo: what is real is locked before it begins, out of reach while it runs, and nothing is kept."""

from datetime import date
from types import SimpleNamespace

import msgspec
import pytest
from builders import NOKKEL
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.domain.samtale import Ansatt, Samtale
from desktop.errors import MiljoError
from desktop.regneark import blikkfil
from desktop.settings import Settings, SettingsFil
from desktop.state.avloser import Plass
from desktop.state.hvelvarbeid import Rest
from desktop.storage.hvelv import Hvelv

PASSORD = "et langt passord med æøå"
HEMMELIG = "Kanarifuglen synger"


def apen_demo(qtbot, vindu):
    qtbot.waitUntil(lambda: vindu._hvelv.demo and vindu._sted[0] == "start", timeout=10000)


@pytest.fixture
def ekte(qtbot, lag_vindu, tmp_path):
    """A window with an open vault, and a samtale of somebody in it."""
    Hvelv.opprett(tmp_path / "data", PASSORD, NOKKEL).lukk()
    vindu = lag_vindu(tmp_path / "data")
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=20000):
        vindu._hvelv.las_opp(PASSORD)
    vindu._hvelv.ny_samtale(Samtale(dato=date(2026, 3, 3), ansatt=Ansatt(navn=HEMMELIG)))
    vindu._hvelv.apen_samtale.sett("egne_ord", HEMMELIG)
    vindu._hvelv.apen_samtale.lagre()
    vindu.vis("start")
    return vindu


def knapp(qtbot, vindu, tekst):
    def finn():
        return [
            b
            for b in vindu.findChildren(QPushButton)
            if b.isVisible() and b.text().replace("&", "") == tekst
        ]

    qtbot.waitUntil(lambda: bool(finn()), timeout=10000)
    return finn()[0]


def alt_som_star(vindu):
    return " ".join(w.text() for w in vindu.findChildren(QLabel) if w.isVisible())


def tilstand(mappe):
    return {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in mappe.rglob("*") if p.is_file()}


def test_a_demo_from_an_open_vault_locks_it_first(qtbot, ekte):
    knapp(qtbot, ekte, "Lås, og se en demo").click()
    apen_demo(qtbot, ekte)
    assert not ekte._hjemme.apen
    assert ekte._hjemme.poster() == []
    assert HEMMELIG not in alt_som_star(ekte)
    assert "DEMO" in alt_som_star(ekte)


def test_no_demo_begins_while_something_real_cannot_be_saved(qtbot, ekte, monkeypatch):
    state = ekte._hvelv.apne(ekte._hvelv.poster()[0].id)
    monkeypatch.setattr(state, "lagre", lambda: None)  # as a full disk: it never gets there
    state.sett("egne_ord", "noe nytt")
    ekte.start_demo()
    assert ekte._hvelv is ekte._hjemme
    assert ekte._hjemme.apen


def test_one_who_went_on_instead_gets_no_demo_at_the_next_lock(qtbot, ekte, monkeypatch):
    state = ekte._hvelv.apne(ekte._hvelv.poster()[0].id)
    with monkeypatch.context() as full_disk:
        full_disk.setattr(state, "lagre", lambda: None)
        state.sett("egne_ord", "noe nytt")
        ekte.start_demo()
    ekte.vis("samtale", state)
    with qtbot.waitSignal(ekte._hjemme.last, timeout=10000):
        ekte.las()
    assert ekte._hvelv is ekte._hjemme
    assert ekte._sted[0] == "laas"


def test_there_is_no_way_to_the_vault_from_the_demo(qtbot, ekte):
    ekte.start_demo()
    apen_demo(qtbot, ekte)
    for gjor in (ekte.las, ekte._hjem, lambda: ekte._ga("sikkerhet"), lambda: ekte._ga("start")):
        gjor()
        assert ekte._hvelv.demo
        assert not ekte._hjemme.apen
    for tast in (Qt.Key.Key_L, Qt.Key.Key_S, Qt.Key.Key_Z, Qt.Key.Key_Y):
        QTest.keyClick(ekte, tast, Qt.KeyboardModifier.ControlModifier)
        assert ekte._hvelv.demo
        assert not ekte._hjemme.apen
    knapp(qtbot, ekte, "Avslutt demo").click()
    assert ekte._sted[0] == "laas"
    assert not ekte._hjemme.apen


def test_a_vault_that_opens_behind_a_demo_is_shut_at_once_and_not_shown(qtbot, ekte):
    """Somebody presses Enter after the passphrase in the very moment the demo begins."""
    ekte.start_demo()
    qtbot.waitUntil(lambda: not ekte._hjemme.apen, timeout=10000)
    with qtbot.waitSignal(ekte._hjemme.apnet, timeout=20000):
        ekte._hjemme.las_opp(PASSORD)
    apen_demo(qtbot, ekte)
    assert not ekte._hjemme.apen
    assert HEMMELIG not in alt_som_star(ekte)


def test_nothing_offers_to_lock_a_demo_and_the_vault_can_be_locked_again_after(qtbot, ekte):
    """There is nothing to lock in it: a button that does nothing is a way to get stuck."""

    def laser():
        return [b for b in ekte._hode.findChildren(QPushButton) if "Ctrl+L" in b.text()]

    assert [b.isVisible() for b in laser()] == [True]
    ekte.start_demo()
    apen_demo(qtbot, ekte)
    assert [b.isVisible() for b in laser()] == [False]
    ekte.bygg_om()
    assert [b.isVisible() for b in laser()] == [False]
    knapp(qtbot, ekte, "Avslutt demo").click()
    with qtbot.waitSignal(ekte._hvelv.apnet, timeout=20000):
        ekte._hvelv.las_opp(PASSORD)
    assert [b.isVisible() for b in laser()] == [True]


def test_one_key_starts_the_demo_over(qtbot, lag_vindu):
    vindu = lag_vindu()
    vindu.start_demo()
    apen_demo(qtbot, vindu)
    antall = len(vindu._hvelv.poster())
    vindu._hvelv.slett([vindu._hvelv.poster()[0].id])
    vindu.vis("innstillinger")
    assert "Ctrl+Shift+N" in " ".join(b.text() for b in vindu._demostripe.findChildren(QPushButton))
    forrige = vindu._hvelv
    ctrl_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(vindu, Qt.Key.Key_N, ctrl_shift)
    apen_demo(qtbot, vindu)
    assert vindu._hvelv is not forrige
    assert len(vindu._hvelv.poster()) == antall


def test_the_key_that_starts_over_does_nothing_to_real_data(qtbot, ekte):
    ekte.start_demo_pa_nytt()
    assert ekte._hvelv is ekte._hjemme
    assert HEMMELIG in alt_som_star(ekte)


def test_demo_presentation_and_legens_blikk_write_nothing(qtbot, ekte, tmp_path):
    ekte.start_demo()
    apen_demo(qtbot, ekte)
    qtbot.wait(200)  # the vault is closed on its own thread
    for_ = tilstand(tmp_path)
    ekte.sett_settings(Settings(tekst=125))
    state = ekte._hvelv.apne(ekte._hvelv.poster()[0].id)
    ekte.vis("samtale", state)
    state.sett("egne_ord", "demo")
    state.lagre()
    for sted, hva in (("presentasjon", None), ("legens-blikk", "S4")):
        ekte.vis(sted, hva)
        for _ in range(45):
            QTest.keyClick(ekte.view, Qt.Key.Key_PageDown)
            QTest.keyClick(ekte.view, Qt.Key.Key_Up)
    ekte.close()
    assert tilstand(tmp_path) == for_


@pytest.mark.parametrize(("sted", "hva"), [("presentasjon", None), ("legens-blikk", "S5")])
def test_a_room_has_the_whole_screen_and_the_window_is_as_before_after(qtbot, lag_vindu, sted, hva):
    vindu = lag_vindu()
    vindu.start_demo()
    apen_demo(qtbot, vindu)
    for_ = vindu.windowState()
    vindu.vis(sted, hva)
    assert vindu.isFullScreen()
    assert not vindu._hode.isVisible()
    qtbot.waitUntil(lambda: vindu.focusWidget() is vindu.view, timeout=5000)
    QTest.keyClick(vindu.view, Qt.Key.Key_Escape)
    assert vindu.windowState() == for_
    assert vindu._blank is None
    assert vindu._hode.isVisible()
    assert vindu._demostripe.isVisible()


def test_the_presentation_is_for_the_demo_alone(qtbot, ekte):
    tekster = [b.text().replace("&", "") for b in ekte.view.findChildren(QPushButton)]
    assert "Vis fram for andre" not in tekster
    ekte.start_demo()
    apen_demo(qtbot, ekte)
    knapp(qtbot, ekte, "Vis fram for andre").click()
    assert ekte._sted[0] == "presentasjon"


def test_a_lock_takes_legens_blikk_away(qtbot, ekte):
    """It may be shown from an open vault too; the lock is stronger than the room."""
    ekte.vis("legens-blikk", "S4")
    QTest.keyClick(ekte.view, Qt.Key.Key_Space)
    with qtbot.waitSignal(ekte._hvelv.last, timeout=10000):
        ekte.las()
    assert ekte._sted[0] == "laas"
    assert not ekte.isFullScreen()


def test_leaving_or_starting_over_while_the_demo_opens_is_no_fault(qtbot, ekte):
    ekte.start_demo()
    qtbot.waitUntil(lambda: ekte._hvelv.demo, timeout=10000)
    ekte._avslutt_demo()
    ekte.start_demo()
    apen_demo(qtbot, ekte)
    ekte.start_demo_pa_nytt()
    ekte._avslutt_demo()
    qtbot.wait(300)  # what was on its way comes, and finds nobody
    assert ekte._sted[0] == "laas"
    ekte.start_demo()
    apen_demo(qtbot, ekte)


def tell_sju_av_ni(vindu, kode="S4"):
    vindu.vis("legens-blikk", kode)
    for tast in (Qt.Key.Key_9, Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_7):
        QTest.keyClick(vindu.view, tast)
    talt = vindu.konferanse.konferanse.om(kode)
    assert (talt.til_stede, talt.av("kan")) == (9, 7)
    return talt


def test_after_a_lock_in_legens_blikk_one_comes_to_the_examples_with_the_count(qtbot, ekte):
    talt = tell_sju_av_ni(ekte)
    with qtbot.waitSignal(ekte._hvelv.last, timeout=10000):
        ekte.las()
    with qtbot.waitSignal(ekte._hvelv.apnet, timeout=20000):
        ekte._hvelv.las_opp(PASSORD)
    ekte._tilbake = ("legens-blikk", None, "")  # and nothing is shown without its example
    with pytest.raises(ValueError, match="example"):
        ekte._ga_tilbake()
    ekte._lager._on_eksempel("S4")
    assert ekte.konferanse.konferanse.blikk == (talt,)


def test_a_room_is_not_what_one_comes_back_to(qtbot, ekte):
    ekte._utsatt = ekte._hvelv.i_dag()
    tell_sju_av_ni(ekte)
    with qtbot.waitSignal(ekte._hvelv.last, timeout=10000):
        ekte.las()
    assert ekte.plass.sted == "eksempler"
    assert ekte._ga_tilbake()
    assert ekte._sted[0] == "eksempler"


def test_the_process_that_takes_over_is_given_the_count(qtbot, ekte, lag_vindu, tmp_path):
    talt = tell_sju_av_ni(ekte)
    with qtbot.waitSignal(ekte._hvelv.last, timeout=10000):
        ekte.las()
    assert ekte.kan_avloses()
    plass = msgspec.json.decode(msgspec.json.encode(ekte.plass), type=Plass)
    ekte.vik_plass()  # asks nothing
    assert not ekte.isVisible()
    ny = lag_vindu(tmp_path / "data")
    ny.vis_pa(plass)
    assert ny.konferanse.konferanse.blikk == (talt,)
    assert ny.konferanse.ulagret


def test_what_is_set_in_the_demo_goes_with_it(qtbot, ekte, tmp_path):
    for_ = ekte._settings
    valgt = []
    ekte.settings_changed.connect(valgt.append)
    ekte.start_demo()
    apen_demo(qtbot, ekte)
    ekte.sett_settings(Settings(las_minutter=60, skriv_ut_uten_godkjenning=True))
    ekte.start_demo_pa_nytt()
    apen_demo(qtbot, ekte)
    knapp(qtbot, ekte, "Avslutt demo").click()
    assert valgt == [for_]  # language and look as before, too
    assert not ekte._hjemme.skriv_ut_uten_godkjenning
    ekte.close()
    skrevet = SettingsFil(tmp_path / "data").les()
    assert (skrevet.las_minutter, skrevet.skriv_ut_uten_godkjenning) == (for_.las_minutter, False)


def test_starting_over_and_leaving_keep_the_count(qtbot, ekte):
    ekte.start_demo()
    apen_demo(qtbot, ekte)
    talt = tell_sju_av_ni(ekte)
    ekte.start_demo_pa_nytt()
    apen_demo(qtbot, ekte)
    assert ekte.konferanse.konferanse.blikk == (talt,)
    knapp(qtbot, ekte, "Avslutt demo").click()
    assert ekte.konferanse.konferanse.blikk == (talt,)


def test_a_count_in_no_file_holds_the_window_once(qtbot, lag_vindu):
    vindu = lag_vindu()
    vindu.start_demo()
    apen_demo(qtbot, vindu)
    tell_sju_av_ni(vindu)
    vindu.vis("presentasjon")
    QTest.keyClick(vindu, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert vindu.isVisible()
    assert "ikke lagret" in alt_som_star(vindu)
    QTest.keyClick(vindu, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not vindu.isVisible()


def test_a_count_is_saved_from_where_it_is_asked_about(qtbot, lag_vindu, tmp_path):
    vindu = lag_vindu()
    vindu.start_demo()
    apen_demo(qtbot, vindu)
    talt = tell_sju_av_ni(vindu)
    vindu.close()
    vindu._tellevakt.lagre(str(tmp_path / "borte" / "t.json"))
    assert vindu.konferanse.ulagret
    vindu._tellevakt.lagre(str(tmp_path / "t.json"))
    assert "lagret" in alt_som_star(vindu)
    assert blikkfil.apne(tmp_path / "t.json").blikk == (talt,)
    vindu.close()
    assert not vindu.isVisible()


@pytest.mark.parametrize("navn", ["reddet", "kopi_ikke_lagt_ut", "byttes", "feilet", "alt_slettet"])
def test_nothing_of_the_real_vault_is_said_in_front_of_a_room(qtbot, ekte, navn):
    hva = {
        "reddet": (SimpleNamespace(samtaler=3, tapt=1),),
        "kopi_ikke_lagt_ut": ("/hjem/kari/Kopier",),
        "feilet": (MiljoError("missing"),),
        "alt_slettet": (Rest(),),
    }
    ekte.start_demo()
    apen_demo(qtbot, ekte)
    ekte.vis("presentasjon")
    getattr(ekte._hjemme, navn).emit(*hva.get(navn, ()))
    assert ekte._sted[0] == "presentasjon"
    assert ekte._melding.isHidden()
    ekte._avslutt_demo()
    assert ekte._sted[0] == "laas"
    assert ekte._melding.isHidden() == (navn in ("byttes", "feilet"))  # the rest is said now
