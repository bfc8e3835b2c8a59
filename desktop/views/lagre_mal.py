"""A job list saved as a template: its tasks and hours, and nothing else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.domain.samtale import Samtale
from desktop.i18n import _
from desktop.state.mal_state import MalState
from desktop.views.felter import Felt, Linjefelt
from desktop.views.widgets import Melding, etikett, knapp, kort, rad

MAKS_NAVN = 200


class LagreMal(QFrame):
    """Asks what the template is to be called, and says what comes along.

    Signals:
        lukket: It is saved, or not wanted.
    """

    lukket = Signal()

    def __init__(self, maler: MalState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._maler = maler
        self._samtale: Samtale | None = None
        self._navn = Linjefelt(maks=MAKS_NAVN)
        self._navn.returnPressed.connect(self._on_lagre)
        self._felt = Felt(_("Navn på jobbmalen"), self._navn, _("For eksempel yrket og stedet."))
        self._melding = Melding()
        self._sporsmal = kort(
            etikett(_("Lagre som jobbmal"), "heading"),
            etikett(
                _(
                    "Bare oppgavene og timene blir med, regnet om til full stilling. "
                    "Navn, svar og det som må til, blir ikke med."
                )
            ),
            self._felt,
            rad(
                knapp(_("Lagre jobbmalen"), self._on_lagre, "primary", tegn="lagre"),
                knapp(_("Avbryt"), self._on_avbryt, "quiet"),
            ),
            rolle="panel",
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sporsmal)
        layout.addWidget(self._melding)
        self._sporsmal.hide()

    def start(self, samtale: Samtale) -> None:
        """Ask for a name; the occupation is suggested."""
        self._samtale = samtale
        self._felt.vis_feil("")
        self._navn.setText(samtale.ansatt.yrke.strip())
        self._navn.selectAll()
        self._melding.hide()
        self._sporsmal.show()
        self._navn.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_lagre(self) -> None:
        navn = self._navn.text().strip()
        if not navn or self._samtale is None:
            self._felt.vis_feil(_("Skriv et navn."))
            self._navn.setFocus()
            return
        self._maler.av_samtale(navn, self._samtale)
        self._sporsmal.hide()
        tekst = _("Lagret som jobbmal: {navn}.").format(navn=navn)
        self._melding.vis(tekst, "good", _("Angre lagringen"), self._maler.angre)
        self.lukket.emit()

    def _on_avbryt(self) -> None:
        self._sporsmal.hide()
        self.lukket.emit()
