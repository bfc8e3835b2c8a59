"""The choice afterwards is said to be made when it is made."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from test_sikkerhet import PASSORD, legg, vindu  # noqa: F401

from desktop.errors import StorageError
from desktop.storage.hvelv import Hvelv

VENT = 10000


def full(*_):
    raise StorageError("disk-full")


def velg(vindu, navn):  # noqa: F811
    next(b for b in vindu.view.findChildren(QAbstractButton) if b.text() == navn).click()


def velg_hvor_som_helst(vindu, navn):  # noqa: F811
    next(b for b in vindu.findChildren(QAbstractButton) if b.text() == navn).click()


def synlig(vindu):  # noqa: F811
    return " ".join(w.text() for w in vindu.findChildren(QLabel) if w.isVisible())


SLETTET = "Samtalen slettes for godt om 20 sekunder"


@pytest.mark.parametrize(
    ("valg", "hindres", "sagt"),
    [
        (
            "Slett alt nå",
            "be_om_sletting",
            SLETTET,
        ),
        ("Behold avtalen til neste samtale", "be_om_sletting", "Avtalen er beholdt."),
        ("Behold samtalen til neste samtale", "save", "Samtalen er beholdt."),
    ],
)
def test_a_choice_that_failed_is_told_and_can_be_made_again(
    qtbot,
    vindu,  # noqa: F811
    monkeypatch,
    valg,
    hindres,
    sagt,
):
    post = legg(qtbot, vindu, "Bente")
    vindu.vis("etterpa", vindu._hvelv.apne(post.id))
    hvelv = vindu._hvelv._hvelv
    with monkeypatch.context() as m:
        m.setattr(hvelv.samtaler if hindres == "save" else hvelv, hindres, full)
        velg(vindu, valg)
        qtbot.waitUntil(lambda: "Disken er full" in synlig(vindu), timeout=VENT)
    assert vindu.view.objectName() == "etterpa-view"
    assert [p.id for p in vindu._hvelv.poster()] == [post.id]
    velg(vindu, valg)
    qtbot.waitUntil(lambda: sagt in synlig(vindu), timeout=VENT)
    assert vindu.view.objectName() == "start-view"
    assert post not in vindu._hvelv.poster()
    assert len(vindu._hvelv.poster()) == (0 if valg == "Slett alt nå" else 1)


def test_an_erasure_that_is_stopped_half_way_is_said_to_be_finished_later(
    qtbot,
    vindu,  # noqa: F811
    monkeypatch,
):
    post = legg(qtbot, vindu, "Bente")
    vindu.vis("etterpa", vindu._hvelv.apne(post.id))
    monkeypatch.setattr(vindu._hvelv._hvelv, "utfor_sletting", full)
    velg(vindu, "Slett alt nå")
    qtbot.waitUntil(lambda: SLETTET in synlig(vindu), timeout=VENT)
    vindu._angrefrist.timeout.emit()
    qtbot.waitUntil(lambda: "Slettingen gjøres ferdig neste gang" in synlig(vindu), timeout=VENT)
    assert vindu._hvelv.poster() == []


def test_all_that_was_erased_can_be_had_back_and_written_in(qtbot, vindu):  # noqa: F811
    post = legg(qtbot, vindu, "Bente")
    vindu.vis("etterpa", vindu._hvelv.apne(post.id))
    velg(vindu, "Slett alt nå")
    qtbot.waitUntil(lambda: SLETTET in synlig(vindu), timeout=VENT)
    assert vindu._hvelv.poster() == []
    velg_hvor_som_helst(vindu, "Angre slettingen")
    qtbot.waitUntil(lambda: len(vindu._hvelv.poster()) == 1, timeout=VENT)
    state = vindu._hvelv.apne(post.id)
    assert not state.skrivebeskyttet
    with qtbot.waitSignal(state.saved, timeout=VENT):
        state.sett("egne_ord", "Det var feil knapp.")
        state.lagre()


def test_it_is_gone_for_good_when_the_time_is_over(qtbot, vindu):  # noqa: F811
    post = legg(qtbot, vindu, "Bente")
    vindu.vis("etterpa", vindu._hvelv.apne(post.id))
    velg(vindu, "Slett alt nå")
    qtbot.waitUntil(lambda: SLETTET in synlig(vindu), timeout=VENT)
    vindu._angrefrist.timeout.emit()
    mappe = vindu.hvelv.mappe
    vindu.close()
    apnet = Hvelv.apne(mappe, PASSORD)
    kvitteringer, igjen = apnet.drift.kvitteringer(), apnet.samtaler.newest_first()
    apnet.lukk()
    assert [k.samtaler for k in kvitteringer] == [1]
    assert igjen == []
