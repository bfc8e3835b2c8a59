"""Right after the recovery key: a new passphrase, and which backups still open with the old one."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _
from desktop.state.hvelv_state import HvelvState
from desktop.state.nokkelbytte import sett_passord
from desktop.views.levende import om_levende
from desktop.views.passordpar import Passordpar
from desktop.views.status import Status, Travelknapp
from desktop.views.widgets import Side, etikett, knapp, kolonne, navngi, rad


class NyttPassordView(Side):
    """Asks for a passphrase in place of the one that is forgotten.

    Signals:
        ferdig: It is set; carries a sentence about it.
    """

    ferdig = Signal(str)

    def __init__(self, hvelv: HvelvState, parent: QWidget | None = None) -> None:
        super().__init__(parent, bredde=720)
        navngi(self)
        self._hvelv = hvelv
        self._passord = Passordpar(_("Nytt passord"))
        self._passord.ferdig.connect(self._on_lagre)
        self._lagre = Travelknapp(_("&Bytt passord"), self._on_lagre, "primary")
        self._status = Status()
        self._sporsmal = kolonne(
            etikett(_("Lag et nytt passord"), "title"),
            etikett(
                _(
                    "Nøkkelen åpnet samtalene. Lag et nytt passord til neste gang. "
                    "Nøkkelen på arket gjelder fortsatt."
                ),
                "lead",
            ),
            self._passord,
            self._status,
            rad(self._lagre),
            mellomrom=16,
        )
        self.legg(self._sporsmal)
        self.fyll()

    def forste_felt(self) -> QWidget:
        """Return where the caret starts."""
        return self._passord

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what is typed when the view goes."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._passord.tom()

    def _on_lagre(self) -> None:
        if self._lagre.opptatt:
            return
        nytt = self._passord.verdi()
        if nytt is not None:
            self._lagre.vis_opptatt(opptatt=True)
            self._status.vis(_("Bytter passord, i sikkerhetskopiene også …"))
            sett_passord(
                self._hvelv,
                nytt,
                om_levende(self, self._on_satt),
                om_levende(self, self._on_feilet),
            )

    def _on_feilet(self, error: DesktopError) -> None:
        self._lagre.vis_opptatt(opptatt=False)
        self._status.vis(feiltekst(error), "error")

    def _on_satt(self, bytte: Any) -> None:  # noqa: ANN401 - Nokkelbytte, known to state
        self._passord.tom()
        tekst = _("Passordet er byttet.")
        if not bytte.gamle:
            self.ferdig.emit(tekst)
            return
        self._sporsmal.hide()
        videre = knapp(_("&Gå videre"), self._on_videre, "primary")
        self.layout_.insertWidget(0, self._gamle(bytte.gamle, videre))
        videre.setFocus(Qt.FocusReason.OtherFocusReason)

    def _gamle(self, steder: tuple[str, ...], videre: QWidget) -> QWidget:
        return kolonne(
            etikett(_("Passordet er byttet"), "title"),
            etikett(
                _(
                    "Disse sikkerhetskopiene kunne ikke nås. "
                    "De åpnes fortsatt med det gamle passordet, og med nøkkelen på arket."
                ),
                "lead",
            ),
            *(etikett(sti) for sti in steder),
            rad(videre),
            mellomrom=16,
        )

    def _on_videre(self) -> None:
        self.ferdig.emit(_("Passordet er byttet."))
