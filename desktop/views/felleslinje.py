"""The screen two people share: large type, and one line in place of the head."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.views.todelt import Toradet
from desktop.views.widgets import etikett, knapp, rad

STORRE = 1.5
STORST = 200


def fellestekst(tekst: int) -> int:
    """Return the size of the text, in per cent, that two people can read from their chairs."""
    return min(round(tekst * STORRE), STORST)


def lag_felleslinje(tilbake: Callable[[], object], lagret: QWidget) -> QWidget:
    """Make the line that says how to come back to the menus."""
    hva = etikett(_("Delt skjerm: stor tekst, uten menyer."), "hint")
    hva.setWordWrap(False)
    linje = Toradet(
        rad(hva, lagret),
        rad(knapp(_("Vanlig skjerm (F8)"), tilbake, "quiet")),
    )
    linje.setProperty("role", "header")
    linje.setContentsMargins(16, 0, 16, 0)
    return linje
