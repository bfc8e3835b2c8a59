"""Answers that come back from the storage thread after a view is gone."""

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject

Svar = TypeVar("Svar")


def om_levende(view: QObject, gjor: Callable[[Svar], object]) -> Callable[[Svar], None]:
    """Return what does something with an answer, as long as the view is still there."""

    def svar(hva: Svar) -> None:
        if shiboken6.isValid(view):
            gjor(hva)

    return svar
