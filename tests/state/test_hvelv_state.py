"""Opening, restoring, saving and locking, whatever comes in between or goes wrong."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from builders import NOKKEL

from desktop.domain.samtale import Samtale
from desktop.errors import DesktopError, StorageError
from desktop.state.hvelv_state import HvelvState
from desktop.storage.hvelv import Hvelv

PASSORD = "blåbær på fjellet"
VENT = 20000


@pytest.fixture
def hvelv(qtbot, tmp_path: Path):
    state = HvelvState(tmp_path / "data")
    with qtbot.waitSignal(state.apnet, timeout=VENT):
        state.opprett(PASSORD, NOKKEL)
    yield state
    state.lukk()


def full(*_: object) -> None:
    raise StorageError("disk-full")


def skriv(qtbot, hvelv: HvelvState, ord_: str):
    state = hvelv.ny_samtale(Samtale(dato=date(2026, 3, 3)))
    with qtbot.waitSignal(state.saved, timeout=VENT):
        state.sett("egne_ord", ord_)
        state.lagre()
    return state


def kopi(hvelv: HvelvState) -> Path:
    return hvelv._kjorer.vent(lambda: hvelv._hvelv.drift.ta_kopi(datetime.now(UTC))).kopi.fil


def ro(qtbot, hvelv: HvelvState) -> None:
    """Wait until everything queued on the storage thread is done and has been told."""
    ferdig = []
    hvelv._kjorer.kjor(bool, ferdig=ferdig.append)
    qtbot.waitUntil(lambda: bool(ferdig), timeout=VENT)


def las_opp(qtbot, hvelv: HvelvState) -> list[str]:
    with qtbot.waitSignal(hvelv.apnet, timeout=VENT):
        hvelv.las_opp(PASSORD)
    return [post.samtale.egne_ord for post in hvelv.poster()]


def paa_disk(hvelv: HvelvState) -> list[str]:
    alle = hvelv._kjorer.vent(hvelv._hvelv.samtaler.newest_first)
    return [post.samtale.egne_ord for post in alle]


# A lock, an erasure or a word that comes while a backup is put in place


def test_a_lock_while_a_backup_is_put_in_place_stays_locked(qtbot, hvelv) -> None:
    skriv(qtbot, hvelv, "før")
    hvelv.bytt_til(kopi(hvelv))
    with qtbot.waitSignal(hvelv.last, timeout=VENT):
        hvelv.las()
    ro(qtbot, hvelv)
    assert not hvelv.apen
    assert hvelv.poster() == []
    assert las_opp(qtbot, hvelv) == ["før"]


def test_nothing_opens_after_everything_is_erased(qtbot, hvelv) -> None:
    hvelv.las()
    hvelv.las_opp(PASSORD)
    with qtbot.waitSignal(hvelv.alt_slettet, timeout=VENT):
        hvelv.slett_alt()
    ro(qtbot, hvelv)
    assert not hvelv.apen
    assert not hvelv.finnes


def test_what_is_written_while_a_backup_is_put_in_place_is_never_said_to_be_saved(
    qtbot, hvelv
) -> None:
    post = skriv(qtbot, hvelv, "før").post
    fil = kopi(hvelv)
    with qtbot.waitSignal(hvelv.apnet, timeout=VENT):
        hvelv.bytt_til(fil)
        assert not hvelv.apen
        state = hvelv.apne(post.id)
        with qtbot.waitSignal(state.save_failed, timeout=VENT):
            state.sett("egne_ord", "imens")
            state.lagre()
    assert paa_disk(hvelv) == ["før"]


def test_what_is_not_saved_yet_is_saved_before_a_backup_takes_its_place(
    qtbot, hvelv, monkeypatch
) -> None:
    state = skriv(qtbot, hvelv, "før")
    fil = kopi(hvelv)
    state.sett("egne_ord", "etter")
    with monkeypatch.context() as m:
        m.setattr(hvelv._hvelv.samtaler, "save", full)
        with qtbot.waitSignal(hvelv.bytte_feilet, timeout=VENT):
            hvelv.bytt_til(fil)
    assert hvelv.apen
    with qtbot.waitSignal(state.saved, timeout=VENT):
        state.lagre()
    assert paa_disk(hvelv) == ["etter"]


def test_a_backup_that_cannot_be_used_leaves_what_was_open_as_it_was(qtbot, hvelv) -> None:
    state = skriv(qtbot, hvelv, "før")
    fil = kopi(hvelv)
    fil.write_bytes(fil.read_bytes()[:5000])
    with qtbot.waitSignal(hvelv.bytte_feilet, timeout=VENT):
        hvelv.bytt_til(fil)
    assert hvelv.apen
    with qtbot.waitSignal(state.saved, timeout=VENT):
        state.sett("egne_ord", "videre")
        state.lagre()
    assert paa_disk(hvelv) == ["videre"]


def test_a_second_press_waits_for_the_first(qtbot, hvelv) -> None:
    hvelv.las()
    feil: list[DesktopError] = []
    hvelv.feilet.connect(feil.append)
    with qtbot.waitSignal(hvelv.apnet, timeout=VENT):
        hvelv.las_opp(PASSORD)
        hvelv.las_opp(PASSORD)
    ro(qtbot, hvelv)
    assert feil == []


def test_an_unknown_fault_while_opening_ends_the_waiting(qtbot, hvelv, monkeypatch) -> None:
    hvelv.las()
    opptatt: list[bool] = []
    hvelv.opptatt.connect(opptatt.append)

    def feil(*_: object, **__: object) -> None:
        raise OSError(112, "nettet er nede")

    with monkeypatch.context() as m:
        m.setattr(Hvelv, "apne", feil)
        with qtbot.waitSignal(hvelv.feilet, timeout=VENT):
            hvelv.las_opp(PASSORD)
    assert opptatt == [True, False]
    las_opp(qtbot, hvelv)


# What is not saved


def test_text_that_could_not_be_saved_survives_that_one_goes_home_and_locks(
    qtbot, hvelv, monkeypatch
) -> None:
    state = skriv(qtbot, hvelv, "før")
    with monkeypatch.context() as m:
        m.setattr(hvelv._hvelv.samtaler, "save", full)
        state.sett("egne_ord", "ulagret")
        with qtbot.waitSignal(state.save_failed, timeout=VENT):
            hvelv.lukk_samtale()
        assert isinstance(hvelv.lagre_na(), StorageError)
        with qtbot.waitSignal(state.save_failed, timeout=VENT):
            hvelv.las()
        assert hvelv.apen
    with qtbot.waitSignal(hvelv.last, timeout=VENT):
        state.lagre()  # as it is tried again by itself
    assert las_opp(qtbot, hvelv) == ["ulagret"]


def test_to_open_a_samtale_changes_nothing(qtbot, hvelv) -> None:
    post = skriv(qtbot, hvelv, "før").post
    hvelv.lukk_samtale()
    state = hvelv.apne(post.id)
    assert not state.ulagret
    hvelv.lukk_samtale()
    ro(qtbot, hvelv)
    assert hvelv._kjorer.vent(hvelv._hvelv.samtaler.get, post.id).endret == post.endret


def test_a_fault_nobody_knew_of_is_tried_again_like_any_other(qtbot, hvelv, monkeypatch) -> None:
    state = skriv(qtbot, hvelv, "før")

    def feil(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as m:
        m.setattr(hvelv._hvelv.samtaler, "save", feil)
        state.sett("egne_ord", "etter")
        with qtbot.waitSignal(state.save_failed, timeout=VENT):
            state.lagre()
        assert hvelv.lagre_na() is not None
    with qtbot.waitSignal(state.saved, timeout=VENT):
        state._prov_igjen.timeout.emit()
    assert paa_disk(hvelv) == ["etter"]


def test_what_is_erased_while_it_could_not_be_saved_does_not_hinder_the_lock(
    qtbot, hvelv, monkeypatch
) -> None:
    state = skriv(qtbot, hvelv, "før")
    with monkeypatch.context() as m:
        m.setattr(hvelv._hvelv.samtaler, "save", full)
        state.sett("egne_ord", "ulagret")
        with qtbot.waitSignal(state.save_failed, timeout=VENT):
            state.lagre()
        hvelv.slett([state.post.id])
        with qtbot.waitSignal(hvelv.last, timeout=VENT):
            hvelv.las()


# Choices are made when they are on the disk, and not before


@pytest.mark.parametrize("slag", ["avtale", "samtale"])
def test_nothing_is_kept_before_it_is_on_the_disk(qtbot, hvelv, monkeypatch, slag) -> None:
    state = skriv(qtbot, hvelv, "hele utkastet")
    feil: list[DesktopError] = []
    with monkeypatch.context() as m:
        m.setattr(hvelv._hvelv.samtaler, "save", full)
        hvelv.behold(state, slag, feilet=feil.append)
        qtbot.waitUntil(lambda: bool(feil), timeout=VENT)
    assert [post.slag for post in hvelv.poster()] == ["utkast"]
    assert hvelv.apen_samtale is state
    assert not state.skrivebeskyttet
    ferdig: list[object] = []
    hvelv.behold(state, slag, ferdig.append)
    qtbot.waitUntil(lambda: bool(ferdig), timeout=VENT)
    ro(qtbot, hvelv)
    (post,) = hvelv._kjorer.vent(hvelv._hvelv.samtaler.newest_first)
    assert post.slag == slag
    assert hvelv.poster() == [post]


def test_of_a_kept_agreement_no_other_word_is_left_in_the_backups(qtbot, hvelv) -> None:
    state = skriv(qtbot, hvelv, "Kanarifuglen")
    fil = kopi(hvelv)
    ferdig: list[object] = []
    hvelv.behold(state, "avtale", ferdig.append)
    qtbot.waitUntil(lambda: bool(ferdig), timeout=VENT)
    ro(qtbot, hvelv)
    (post,) = hvelv.poster()
    assert (post.id != state.post.id, post.rot) == (True, state.post.id)
    assert hvelv._kjorer.vent(hvelv._hvelv.samtaler.get, state.post.id) is None
    (kvittering,) = hvelv._kjorer.vent(hvelv._hvelv.drift.kvitteringer)
    assert (kvittering.samtaler, kvittering.kopier) == (1, 2)  # one is made right before
    assert hvelv._kjorer.vent(hvelv._hvelv.drift.prov, fil).utkast == 0


def test_what_has_come_to_its_date_is_kept_longer_when_it_is_on_the_disk(
    qtbot, hvelv, monkeypatch
) -> None:
    post = skriv(qtbot, hvelv, "før").post
    hvelv.i_dag = lambda: date(2100, 1, 1)
    svar: list[object] = []
    with monkeypatch.context() as m:
        m.setattr(hvelv._hvelv.samtaler, "save", full)
        hvelv.behold_lenger([post.id], feilet=svar.append)
        qtbot.waitUntil(lambda: bool(svar), timeout=VENT)
    assert hvelv.poster() == hvelv.forfalte() == [post]
    hvelv.behold_lenger([post.id], svar.append)
    qtbot.waitUntil(lambda: len(svar) == 2, timeout=VENT)
    assert hvelv.forfalte() == []


def test_an_erasure_that_cannot_be_written_down_is_not_made(qtbot, hvelv, monkeypatch) -> None:
    state = skriv(qtbot, hvelv, "skal bort")
    svar: list[object] = []
    with monkeypatch.context() as m:
        m.setattr(hvelv._hvelv, "be_om_sletting", full)
        hvelv.slett_na([state.post.id], svar.append, svar.append)
        assert hvelv.poster() == []
        qtbot.waitUntil(lambda: bool(svar), timeout=VENT)
    assert isinstance(svar[0], StorageError)
    assert [post.id for post in hvelv.poster()] == [state.post.id]
    with qtbot.waitSignal(state.saved, timeout=VENT):
        state.sett("egne_ord", "kan skrives i")
        state.lagre()
    hvelv.slett_na([state.post.id], svar.append)
    qtbot.waitUntil(lambda: len(svar) == 2, timeout=VENT)
    assert paa_disk(hvelv) == []


def test_an_erasure_that_cannot_be_taken_back_is_not_said_to_be(qtbot, hvelv, monkeypatch) -> None:
    post = skriv(qtbot, hvelv, "skal tilbake").post
    svar: list[object] = []
    hvelv.slett([post.id], svar.append)
    qtbot.waitUntil(lambda: bool(svar), timeout=VENT)
    with monkeypatch.context() as m:
        m.setattr(hvelv._hvelv, "angre_sletting", full)
        hvelv.angre_slett([post], svar.append)
        qtbot.waitUntil(lambda: len(svar) == 2, timeout=VENT)
    assert hvelv.poster() == []
    hvelv.angre_slett([post])
    qtbot.waitUntil(lambda: hvelv.poster() == [post], timeout=VENT)
    assert paa_disk(hvelv) == ["skal tilbake"]
