"""A recovery key for an open vault: a new one, or the first of an old vault right after unlocking."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import DesktopError
from desktop.i18n import _
from desktop.state.hvelv_state import HvelvState
from desktop.state.nokkelbytte import bytt_nokkel
from desktop.views.gjenoppretting_view import GjenopprettingView
from desktop.views.levende import om_levende
from desktop.views.widgets import navngi


class NyNokkelView(GjenopprettingView):
    """Gives an open vault a recovery key.

    Signals:
        ferdig: It is in use; carries a sentence about it.
    """

    ferdig = Signal(str)

    def __init__(self, hvelv: HvelvState, parent: QWidget | None = None) -> None:
        super().__init__(kan_tilbake=not hvelv.mangler_nokkel, parent=parent)
        navngi(self)
        self._hvelv = hvelv
        self.bekreftet.connect(self._on_bekreftet)

    def _on_bekreftet(self, nokkel: str) -> None:
        self.vis_opptatt(opptatt=True)
        bytt_nokkel(
            self._hvelv,
            nokkel,
            om_levende(self, self._on_byttet),
            om_levende(self, self._on_feilet),
        )

    def _on_byttet(self, _bytte: object) -> None:
        self.ferdig.emit(_("Gjenopprettingsnøkkelen er tatt i bruk."))

    def _on_feilet(self, error: DesktopError) -> None:
        self.vis_opptatt(opptatt=False)
        self.vis_feil(error)
