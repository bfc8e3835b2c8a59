"""Buttons that take a row away, and leave the keys at the next one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.views.lesefolge import lesefolge
from desktop.views.widgets import knapp

_FJERNER, _LEGGER_TIL = "fjerner", "legger-til"


def fjernknapp(tekst: str, navn: str, liste: str, gjor: Callable[[], object]) -> QPushButton:
    """Make the button that takes a row out of a list.

    Args:
        tekst: What it says.
        navn: What it is called where there are many.
        liste: Which list the row is in; those of one list are neighbours.
        gjor: Take the row away.
    """
    button = knapp(tekst, rolle="quiet", tegn="kryss")
    button.setAccessibleName(navn)
    button.setProperty(_FJERNER, liste)
    button.clicked.connect(lambda _checked=False: _fjern(button, liste, gjor))
    return button


def legger_til(button: QPushButton, liste: str) -> QPushButton:
    """Say that a button makes rows in a list: the keys go there when the last row is gone."""
    button.setProperty(_LEGGER_TIL, liste)
    return button


def _fjern(button: QPushButton, liste: str, gjor: Callable[[], object]) -> None:
    vindu = button.window()
    hadde = button.hasFocus()
    like = _knapper(vindu, _FJERNER, liste)
    n = like.index(button) if button in like else 0
    gjor()
    if hadde:  # the rows may be made anew before the keys are back
        QTimer.singleShot(0, vindu, partial(_bli, vindu, liste, n))


def _bli(vindu: QWidget, liste: str, n: int) -> None:
    igjen = _knapper(vindu, _FJERNER, liste)
    neste = igjen[min(n, len(igjen) - 1) :] or _knapper(vindu, _LEGGER_TIL, liste)
    if neste:
        neste[0].setFocus(Qt.FocusReason.OtherFocusReason)


def _knapper(vindu: QWidget, egenskap: str, liste: str) -> list[QWidget]:
    return [w for w in lesefolge(vindu) if w.property(egenskap) == liste]
