"""The languages, within reach wherever one is: that of the application, and one beside it."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from desktop.domain.tekst import Sprak
from desktop.i18n import _
from desktop.settings import Settings
from desktop.views.widgets import knapp


def lag_sprakmeny(
    settings: Settings, tilbudt: tuple[Sprak, ...], endre: Callable[[Settings], object]
) -> QPushButton:
    """Make the button with the languages; who writes keeps the keys when it is pressed."""
    button = knapp(_("Språk"), rolle="quiet", tegn="sprak")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    meny = QMenu(button)
    fyll = partial(_fyll, meny, settings, tilbudt, endre)
    meny.aboutToShow.connect(fyll, Qt.ConnectionType.SingleShotConnection)
    button.setMenu(meny)
    return button


def _fyll(
    meny: QMenu,
    settings: Settings,
    tilbudt: tuple[Sprak, ...],
    endre: Callable[[Settings], object],
) -> None:
    from desktop.state.andresprak import valgbare, vare  # reads every language there is

    _del(meny, _("Programmet"), vare(tilbudt), "sprak", settings, endre)
    meny.addSeparator()
    andre = ((None, _("Ingen andre")), *valgbare(tilbudt))
    _del(meny, _("Spørsmålene også på"), andre, "andre_sprak", settings, endre)


def _del(
    meny: QMenu,
    navn: str,
    valg: tuple[tuple[str | None, str], ...],
    felt: str,
    settings: Settings,
    endre: Callable[[Settings], object],
) -> None:
    meny.addAction(navn).setEnabled(False)  # a heading
    gruppe = QActionGroup(meny)
    for kode, tekst in valg:
        handling = meny.addAction(tekst)
        handling.setCheckable(True)
        handling.setChecked(getattr(settings, felt) == kode)
        gruppe.addAction(handling)
        ny = msgspec.structs.replace(settings, **{felt: kode})
        # When the menu is closed: the window, and the menu with it, is made anew.
        handling.triggered.connect(partial(QTimer.singleShot, 0, partial(endre, ny)))
