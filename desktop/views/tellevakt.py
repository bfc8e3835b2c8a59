"""Hands that are counted and in no file: said once before the window closes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.domain.legens_blikk import Konferanse
from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _
from desktop.state.blikk_state import KonferanseState
from desktop.views.dialoger import velg_fil
from desktop.views.widgets import Melding


class Tellevakt(QObject):
    """Holds the window open once for each count, and offers to save it; nobody gets stuck."""

    def __init__(
        self, vindu: QWidget, konferanse: KonferanseState, melding: Callable[[], Melding]
    ) -> None:
        super().__init__(vindu)
        self._vindu, self._konferanse, self._melding = vindu, konferanse, melding
        self._sagt = Konferanse()

    def holder(self) -> bool:
        """Say what would be lost; tell whether that was news, so that the window is to stay."""
        if not self._konferanse.ulagret or self._konferanse.konferanse == self._sagt:
            return False
        self._sagt = self._konferanse.konferanse
        tekst = _("Hendene dere har talt, er ikke lagret. Lukk en gang til hvis de kan bli borte.")
        self._melding().vis(tekst, "warning", _("Lagre tellingen"), self._on_lagre)
        return True

    def lagre(self, fil: str) -> None:
        """Save the count under a name, and say how it went."""
        try:
            self._konferanse.lagre(Path(fil))
        except DesktopError as error:
            self._melding().vis(feiltekst(error), "error", _("Prøv igjen"), self._on_lagre)
        else:
            self._melding().vis(_("Tellingen er lagret."), "good")

    def _on_lagre(self) -> None:
        slag = _("Telling (*.json)")
        velg_fil(self._vindu, _("Lagre tellingen"), "legens-blikk.json", slag, self.lagre)
