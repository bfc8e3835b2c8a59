"""The fields of one job template: its name, its hours, and its tasks."""

from decimal import Decimal
from functools import partial

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.jobbmal import EgenMal, Maloppgave
from desktop.domain.katalog import MAKS_TEKST
from desktop.i18n import _, format_number
from desktop.state.mal_state import MalState
from desktop.views.felter import Felt, Linjefelt, Tallfelt
from desktop.views.widgets import etikett, knapp, rad, tom_layout

MAKS_NAVN = 200


class Malfelter(QFrame):
    """What the template in front says; every field is kept as it is typed.

    Signals:
        slettet: The template is to go.
    """

    slettet = Signal()

    def __init__(self, maler: MalState) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._maler = maler
        self._kode = ""
        self._rader: list[Malrad] = []
        self._navn = Linjefelt(maks=MAKS_NAVN)
        self._navn.redigert.connect(self._on_navn)
        self._timer = Tallfelt(Decimal(60))
        self._timer.redigert.connect(self._on_timer)
        self._timer.setMaximumWidth(3 * self._timer.fontMetrics().horizontalAdvance("00,00"))
        self._sum = etikett("", "hint")
        self._lag_rader = QVBoxLayout()
        self._lag_rader.setSpacing(4)
        self._ny = knapp(_("Legg til &oppgave"), self._on_ny, tegn="pluss")
        self._tomt = etikett(_("Velg en jobbmal i lista, så ser du oppgavene her."), "hint")
        self._innhold = QWidget()
        self._innhold.setProperty("role", "clear")
        inne = QVBoxLayout(self._innhold)
        inne.setContentsMargins(0, 0, 0, 0)
        inne.setSpacing(12)
        inne.addWidget(Felt(_("Navn på jobbmalen"), self._navn))
        inne.addWidget(Felt(_("Timer i uka i full stilling"), self._timer))
        inne.addWidget(etikett(_("Oppgaver, med timer i uka"), "subheading"))
        inne.addLayout(self._lag_rader)
        inne.addWidget(self._sum)
        inne.addWidget(rad(self._ny, knapp(_("Slett jobbmalen"), self.slettet.emit, "quiet")))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(self._tomt)
        layout.addWidget(self._innhold)
        layout.addStretch(1)

    def start(self) -> None:
        """Put the caret in the name."""
        self._navn.setFocus(Qt.FocusReason.OtherFocusReason)

    def vis(self, mal: EgenMal | None) -> None:
        """Show a template, or that none is in front."""
        self._tomt.setVisible(mal is None)
        self._innhold.setVisible(mal is not None)
        self.setEnabled(not self._maler.skrivebeskyttet)
        if mal is None:
            self._kode = ""
            return
        self._navn.vis(mal.navn)
        self._timer.vis(mal.timer)
        if mal.id != self._kode or len(mal.oppgaver) != len(self._rader):
            self._kode = mal.id
            self._lag_nye_rader(len(mal.oppgaver))
        for rad_, oppgave in zip(self._rader, mal.oppgaver, strict=True):
            rad_.vis(oppgave)
        sum_ = _("Til sammen {timer} t av {full} t i full stilling.")
        self._sum.setText(
            sum_.format(timer=format_number(mal.sum_timer), full=format_number(mal.timer))
        )

    def _lag_nye_rader(self, antall: int) -> None:
        tom_layout(self._lag_rader)
        self._rader = [Malrad(n) for n in range(antall)]
        for n, rad_ in enumerate(self._rader):
            rad_.redigert.connect(partial(self._on_rad, n))
            rad_.fjernet.connect(partial(self._on_fjern, n))
            rad_.videre.connect(partial(self._on_videre, n))
            self._lag_rader.addWidget(rad_)

    def _oppgaver(self) -> tuple[Maloppgave, ...]:
        mal = self._maler.finn(self._kode)
        return mal.oppgaver if mal else ()

    def _sett(self, *oppgaver: Maloppgave) -> None:
        self._maler.sett(self._kode, oppgaver=oppgaver)

    def _on_navn(self, navn: str) -> None:
        if navn.strip():
            self._maler.sett(self._kode, navn=navn)

    def _on_timer(self, timer: Decimal | None) -> None:
        if timer:
            self._maler.sett(self._kode, timer=timer)

    def _on_rad(self, n: int, felt: str, verdi: object) -> None:
        oppgaver = self._oppgaver()
        ny = msgspec.structs.replace(oppgaver[n], **{felt: verdi})
        self._sett(*oppgaver[:n], ny, *oppgaver[n + 1 :])

    def _on_fjern(self, n: int) -> None:
        oppgaver = self._oppgaver()
        self._sett(*oppgaver[:n], *oppgaver[n + 1 :])
        if self._rader:
            self._rader[min(n, len(self._rader) - 1)].start()
        else:
            self._ny.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_videre(self, n: int) -> None:
        """Go to the next task; from the last one, a new one."""
        if n + 1 < len(self._rader):
            self._rader[n + 1].start()
        else:
            self._on_ny()

    def _on_ny(self) -> None:
        self._sett(*self._oppgaver(), Maloppgave(""))
        self._rader[-1].start()


class Malrad(QWidget):
    """One task of a template.

    Signals:
        redigert: A field is another; carries its name and what it says.
        fjernet: The task is to go.
        videre: Enter in the hours: the next one is wanted.
    """

    redigert = Signal(str, object)
    fjernet = Signal()
    videre = Signal()

    def __init__(self, n: int) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._navn, self._timer = Linjefelt(maks=MAKS_TEKST), Tallfelt()
        self._navn.setAccessibleName(_("Oppgave {n}").format(n=n + 1))
        self._timer.setAccessibleName(_("Timer i uka, oppgave {n}").format(n=n + 1))
        self._timer.setFixedWidth(self._timer.fontMetrics().horizontalAdvance("000,00") + 32)
        self._navn.redigert.connect(partial(self.redigert.emit, "oppgave"))
        self._navn.returnPressed.connect(self._timer.setFocus)
        self._timer.redigert.connect(partial(self.redigert.emit, "timer"))
        self._timer.returnPressed.connect(self.videre)
        fjern = knapp(_("Fjern"), self.fjernet.emit, "quiet", tegn="kryss")
        fjern.setAccessibleName(_("Fjern oppgave {n}").format(n=n + 1))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._navn, 1)
        layout.addWidget(self._timer)
        layout.addWidget(fjern)

    def start(self) -> None:
        """Put the caret in the task."""
        self._navn.setFocus(Qt.FocusReason.OtherFocusReason)

    def vis(self, oppgave: Maloppgave) -> None:
        """Show the task as the state has it."""
        self._navn.vis(oppgave.oppgave)
        self._timer.vis(oppgave.timer)
