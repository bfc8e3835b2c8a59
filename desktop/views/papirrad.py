"""The fast path from a job list on paper: task, hours, answer, Enter, and the next one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.domain.jobbliste import Arbeidsoppgave, Svar
from desktop.i18n import _, format_number
from desktop.views.felter import Felt, Linjefelt, Tallfelt
from desktop.views.status import Status
from desktop.views.widgets import Rutenett, etikett, knapp, rad, set_tone

SVAR: dict[str, Svar | None] = {
    "1": "kan",
    "2": "tilrettelegging",
    "3": "ikke_na",
    "0": "vet_ikke",
    "": None,
}


class Papirrad(QFrame):
    """Three fields; Enter goes to the next, and from the last one the task is written down.

    Signals:
        skrevet: A task is typed in; carries the Arbeidsoppgave.
        ferdig: There are no more.
    """

    skrevet = Signal(object)
    ferdig = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._navn, self._timer, self._svar = Linjefelt(), Tallfelt(), Linjefelt(maks=1)
        self._navn.returnPressed.connect(self._on_navn)
        self._timer.returnPressed.connect(self._svar.setFocus)
        self._svar.returnPressed.connect(self._on_svar)
        self._svar.skrevet.connect(self._on_svar_skrevet)
        self._status = Status()
        nett = Rutenett(240)
        nett.sett(
            (
                Felt(_("Oppgave fra papiret"), self._navn),
                Felt(_("Timer i uka"), self._timer),
                Felt(_("Svar: 1, 2, 3 eller 0"), self._svar),
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(etikett(_("Fyll inn fra papir"), "heading"))
        layout.addWidget(
            etikett(
                _(
                    "Enter går til neste felt og neste oppgave. 1 er kan, 2 kan med "
                    "tilrettelegging, 3 ikke nå, 0 vet ikke. Tomt svar betyr ikke spurt."
                ),
                "hint",
            )
        )
        layout.addWidget(nett)
        layout.addWidget(self._status)
        layout.addWidget(rad(knapp(_("Ferdig med papiret"), self._on_ferdig)))
        self.hide()

    def start(self) -> None:
        """Show the fields and put the caret in the first one."""
        self._status.vis("")
        self.show()
        self._navn.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_navn(self) -> None:
        """Go on; Enter where nothing is written means that there are no more."""
        if self._navn.text().strip():
            self._timer.setFocus()
        else:
            self._on_ferdig()

    def _on_svar_skrevet(self, tekst: str) -> None:
        set_tone(self._svar, "" if tekst in SVAR else "error")

    def _on_svar(self) -> None:
        if not self._navn.text().strip():
            self._navn.setFocus()
        elif self._svar.text().strip() not in SVAR:
            self._status.vis(_("Svaret er 1, 2, 3 eller 0, eller tomt."), "warning")
        elif not self._timer.gyldig():
            self._status.vis(self._timer.toolTip(), "warning")
            self._timer.setFocus()
        else:
            self._skriv()

    def _skriv(self) -> None:
        oppgave = Arbeidsoppgave(
            oppgave=self._navn.text().strip(),
            timer=self._timer.verdi(),
            svar=SVAR[self._svar.text().strip()],
        )
        for felt in (self._navn, self._timer, self._svar):
            felt.clear()
            set_tone(felt, "")
        timer = "–" if oppgave.timer is None else format_number(oppgave.timer)
        self._status.vis(
            _("Skrevet inn: {oppgave}, {timer} t.").format(oppgave=oppgave.oppgave, timer=timer)
        )
        self._navn.setFocus()
        self.skrevet.emit(oppgave)

    def _on_ferdig(self) -> None:
        self.hide()
        self.ferdig.emit()
