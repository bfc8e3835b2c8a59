"""What the unit has already found that it cannot do, taken into a samtale with one press."""

from functools import partial

from PySide6.QtWidgets import QMenu

from desktop.i18n import _
from desktop.state.katalog_state import KatalogState
from desktop.state.samtale_state import SamtaleState
from desktop.views.bokstaver import Bokstavknapp
from desktop.views.widgets import vis_hvis


class KanIkkeKnapp(Bokstavknapp):
    """A button with a menu of «Dette kan vi ikke få til», less what the samtale already says."""

    def __init__(self, katalog: KatalogState, state: SamtaleState) -> None:
        super().__init__(_("Hent fra mulighetsskjemaet"))
        self.setProperty("role", "quiet")
        self.setAutoDefault(True)
        self._katalog, self._state = katalog, state
        self._meny = QMenu(self)
        self._meny.aboutToShow.connect(self._fyll)  # not while one of its own choices is handled
        self.setMenu(self._meny)
        katalog.changed.connect(self.oppdater)

    def oppdater(self) -> None:
        """Show the button while something is left to say."""
        vis_hvis(self, bool(self._igjen()) and not self._state.skrivebeskyttet)

    def _igjen(self) -> list[str]:
        sagt = {linje.strip() for linje in self._state.samtale.kan_ikke_tilby}
        tekster = map(self._katalog.tekst, self._katalog.enhet.kan_ikke)
        return [tekst for tekst in tekster if tekst not in sagt]

    def _fyll(self) -> None:
        self._meny.clear()
        for tekst in self._igjen():
            ta_med = partial(self._state.legg_til, "kan_ikke_tilby", tekst)
            self._meny.addAction(tekst.replace("&", "&&"), ta_med)
