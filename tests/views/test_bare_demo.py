"""The demo asked for on the command line has nothing behind it."""

from PySide6.QtWidgets import QAbstractButton


def avslutt(vindu):
    alle = vindu.findChildren(QAbstractButton)
    next(b for b in alle if b.text() == "Avslutt demo").click()


def test_ending_the_only_demo_closes_the_window(qtbot, lag_vindu):
    vindu = lag_vindu()
    vindu.start_bare_demo()
    qtbot.waitUntil(lambda: vindu._sted[0] == "start", timeout=10000)
    avslutt(vindu)
    assert not vindu.isVisible()


def test_ending_a_demo_begun_from_the_lock_goes_back_to_it(qtbot, lag_vindu, tmp_path):
    vindu = lag_vindu(tmp_path / "data")
    vindu.start_demo()
    qtbot.waitUntil(lambda: vindu._sted[0] == "start", timeout=10000)
    avslutt(vindu)
    assert vindu.isVisible()
    assert vindu._sted[0] == "laas"
