"""A row that is removed with the keys leaves the keys where it was, not at the top of the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton


def _knapper(vindu, forst):
    return [
        k
        for k in vindu.view.findChildren(QAbstractButton)
        if k.isVisible() and k.accessibleName().startswith(forst)
    ]


STEDER = [
    ("S4", 4, "Fjern tiltak", "Skriv en egen"),
    ("S4", 6, "Fjern punkt", "Legg til punkt"),
    ("S4", 4, "Fjern: ", "Legg til noe som ikke lar seg gjøre"),
    ("S4", 7, "Fjern: ", "Legg til spørsmål"),
    ("S5", 5, "Fjern trinnet", "Legg til trinn"),
]


@pytest.mark.parametrize(("kode", "fase", "navn", "ny"), STEDER)
def test_the_next_row_has_the_keys_and_after_the_last_what_makes_another(
    qtbot, demovindu, i_fase, kode, fase, navn, ny
):
    vindu = demovindu
    i_fase(fase, kode)
    qtbot.waitUntil(lambda: bool(_knapper(vindu, navn)))
    _knapper(vindu, navn)[0].setFocus()
    for igjen in reversed(range(len(_knapper(vindu, navn)))):
        QTest.keyClick(vindu.focusWidget(), Qt.Key.Key_Space)
        if igjen:
            qtbot.waitUntil(lambda n=igjen: vindu.focusWidget() in _knapper(vindu, navn)[:1])
            assert len(_knapper(vindu, navn)) == igjen
    qtbot.waitUntil(lambda: vindu.focusWidget().text().replace("&", "") == ny)
