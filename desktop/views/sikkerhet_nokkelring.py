"""Let the key ring of the system open the application, for those who want it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _
from desktop.state.sikkerhet_state import Nokkelring, SikkerhetState
from desktop.views.felter import Avkryssing
from desktop.views.status import Status
from desktop.views.widgets import etikett


class Nokkelringdel(QWidget):
    """A tick that is off until somebody wants it, with what it costs."""

    def __init__(self, state: SikkerhetState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._state = state
        self._pa = Avkryssing(_("La maskinens nøkkelring åpne programmet"))
        self._pa.setEnabled(False)
        self._status = Status()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for del_ in (
            etikett(_("Nøkkelringen på maskinen"), "subheading"),
            etikett(
                _(
                    "Da slipper du å skrive passordet. Alle programmer som kjører som deg, kan be "
                    "nøkkelringen om det samme. Passordet spørres det om én gang i måneden."
                )
            ),
            self._pa,
            self._status,
        ):
            layout.addWidget(del_)
        self._pa.toggled.connect(self._on_valgt)
        state.nokkelring.connect(self._on_lest)
        state.feilet.connect(self._on_feilet)
        state.les_nokkelring()

    def _on_valgt(self, pa: bool) -> None:
        self._pa.setEnabled(False)
        self._status.vis("")
        self._state.bruk_nokkelring(pa)

    def _on_lest(self, ring: Nokkelring) -> None:
        self._vis(ring.pa)
        self._pa.setEnabled(ring.finnes or ring.pa)
        if not ring.finnes:
            self._status.vis(_("Denne maskinen har ingen nøkkelring programmet stoler på."))

    def _on_feilet(self, emne: str, error: DesktopError) -> None:
        if emne == "nokkelring":
            self._vis(False)
            self._pa.setEnabled(True)
            self._status.vis(feiltekst(error), "error")

    def _vis(self, pa: bool) -> None:
        self._pa.blockSignals(True)
        self._pa.setChecked(pa)
        self._pa.blockSignals(False)
