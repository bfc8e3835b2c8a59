"""A recovery key for an open vault: its first, when it is from before there were any, or another."""

from typing import Any

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

    def __init__(
        self, hvelv: HvelvState, *, kan_tilbake: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(kan_tilbake=kan_tilbake, parent=parent)
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

    def _on_byttet(self, bytte: Any) -> None:  # noqa: ANN401 - Nokkelbytte, known to state
        deler = [_("Gjenopprettingsnøkkelen er tatt i bruk.")]
        if bytte.gamle:
            tekst = _(
                "Disse sikkerhetskopiene kunne ikke nås, og har ikke fått den nye nøkkelen: {steder}."
            )
            deler.append(tekst.format(steder=", ".join(bytte.gamle)))
        self.ferdig.emit(" ".join(deler))

    def _on_feilet(self, error: DesktopError) -> None:
        self.vis_opptatt(opptatt=False)
        self.vis_feil(error)
