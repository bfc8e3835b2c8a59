"""The time an erasure can be taken back: out of sight at once, erased when it is over."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from desktop.domain.arkivpost import Arkivpost
from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _
from desktop.state.hvelv_state import HvelvState
from desktop.views.kvittering import slettes_senere
from desktop.views.widgets import Melding

ANGREFRIST_MS = 20_000


class Angrefrist(QTimer):
    """Runs while a samtale that was erased can still be had back.

    Args:
        vindu: What it belongs to.
        hvelv: The vault in front.
        melding: The strip in front.
    """

    def __init__(
        self, vindu: QObject, hvelv: Callable[[], HvelvState], melding: Callable[[], Melding]
    ) -> None:
        super().__init__(vindu, singleShot=True, interval=ANGREFRIST_MS)
        self._hvelv, self._melding = hvelv, melding
        self.timeout.connect(self.utfor)

    def slett(self, samtale_id: UUID) -> None:
        """Take a samtale out of sight, and offer it back."""
        self._hvelv().slett([samtale_id], self.tilby_angre)

    def utfor(self) -> None:
        """Erase what was hidden, now that nobody has had it back."""
        self.stop()
        self._melding().hide()
        self._hvelv().utfor_sletting(feilet=self._on_ikke_slettet)

    def tilby_angre(self, poster: list[Arkivpost]) -> None:
        """Offer back what was just taken out of sight."""
        self.start()
        tekst = _(
            "Samtalen slettes for godt om {n} sekunder, eller når du går videre. Du kan angre til da."
        )
        angre = partial(self._angre, poster)
        sekunder = ANGREFRIST_MS // 1000
        self._melding().vis(tekst.format(n=sekunder), "", _("Angre slettingen"), angre)

    def _angre(self, poster: list[Arkivpost]) -> None:
        self.stop()
        self._hvelv().angre_slett(poster, partial(self._on_feilet, poster))

    def _on_ikke_slettet(self, error: DesktopError) -> None:
        self._melding().vis(f"{feiltekst(error)} {slettes_senere()}", "warning")

    def _on_feilet(self, poster: list[Arkivpost], error: DesktopError) -> None:
        angre = partial(self._angre, poster)
        self._melding().vis(feiltekst(error), "error", _("Prøv igjen"), angre)
