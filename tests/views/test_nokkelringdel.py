"""The key ring: off until somebody wants it, and honest when there is none."""

import pytest
from builders import NOKKEL
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel
from test_journey import PASSORD, Person

from desktop.errors import StorageError
from desktop.storage import nokkelring

NAVN = "La maskinens nøkkelring åpne programmet"


@pytest.fixture
def ring(monkeypatch):
    ring = {}
    monkeypatch.setattr(nokkelring, "tilgjengelig", lambda: True)
    monkeypatch.setattr(nokkelring, "hent", ring.get)
    monkeypatch.setattr(nokkelring, "legg", ring.__setitem__)
    monkeypatch.setattr(nokkelring, "fjern", lambda hvem: ring.pop(hvem, None))
    return ring


@pytest.fixture
def vindu(qtbot, lag_vindu, tmp_path):
    vindu = lag_vindu(tmp_path / "data")
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        vindu._hvelv.opprett(PASSORD, NOKKEL)
    return vindu


def boks(qtbot, vindu):
    vindu.vis("sikkerhet")
    return Person(qtbot, vindu).finn(QCheckBox, NAVN)


def sagt(vindu):
    return [w.text() for w in vindu.view.findChildren(QLabel)]


def test_it_is_ticked_on_and_opens_without_a_passphrase(qtbot, vindu, ring):
    ruta = boks(qtbot, vindu)
    qtbot.waitUntil(ruta.isEnabled, timeout=10000)
    assert not ruta.isChecked()
    QTest.keyClick(ruta, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(ring) and ruta.isEnabled(), timeout=10000)
    with qtbot.waitSignal(vindu._hvelv.last, timeout=10000):
        vindu.las()
    person = Person(qtbot, vindu)
    person.finn(QAbstractButton, "Bruk maskinens nøkkelring")
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        person.klikk("Bruk maskinens nøkkelring")
    ruta = boks(qtbot, vindu)
    qtbot.waitUntil(lambda: ruta.isEnabled() and ruta.isChecked(), timeout=10000)
    QTest.keyClick(ruta, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not ring, timeout=10000)
    assert not vindu._hvelv.har_nokkelring


def test_a_machine_without_one_says_so(qtbot, vindu, monkeypatch):
    monkeypatch.setattr(nokkelring, "tilgjengelig", lambda: False)
    ruta = boks(qtbot, vindu)
    qtbot.waitUntil(lambda: any("ingen nøkkelring" in t for t in sagt(vindu)), timeout=10000)
    assert not ruta.isEnabled()


def test_one_that_says_no_is_said_and_nothing_is_changed(qtbot, vindu, ring, monkeypatch):
    def nei(_hvem, _hemmelighet):
        raise StorageError("nokkelring")

    monkeypatch.setattr(nokkelring, "legg", nei)
    ruta = boks(qtbot, vindu)
    qtbot.waitUntil(ruta.isEnabled, timeout=10000)
    QTest.keyClick(ruta, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: ruta.isEnabled() and not ruta.isChecked(), timeout=10000)
    assert any("økkelring" in t and "passordet" in t.lower() for t in sagt(vindu))
    assert not vindu._hvelv.har_nokkelring
