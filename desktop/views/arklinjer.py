"""The lines of the page as a list, each with the employee's say over it, and both views."""

from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.samtale import Samtale
from desktop.i18n import _
from desktop.state.leselinjer import Leselinje
from desktop.state.samtale_state import SamtaleState
from desktop.views.felter import Felt, Tekstfelt
from desktop.views.widgets import etikett, knapp, kolonne, rad, set_look, tom_layout


class Arklinjer(QWidget):
    """Every line of the page under its heading, with a button to leave it off."""

    def __init__(self, state: SamtaleState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._state = state
        self._rader: dict[str, Linjerad] = {}
        self._vist: list[tuple[str, str]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)

    def vis(self, linjer: tuple[Leselinje, ...]) -> None:
        """Show the lines, struck or not."""
        vist = [(linje.overskrift, linje.sti) for linje in linjer]
        if vist != self._vist:
            self._vist = vist
            tom_layout(self._layout)
            self._rader = {linje.sti: Linjerad(linje.sti, self._state) for linje in linjer}
            for overskrift, under in groupby(linjer, lambda linje: linje.overskrift):
                rader = [self._rader[linje.sti] for linje in under]
                self._layout.addWidget(_under(overskrift, rader))
        for linje in linjer:
            self._rader[linje.sti].vis(linje)


def _under(overskrift: str, rader: list["Linjerad"]) -> QWidget:
    """Put lines under their heading; the group has its name, for those who tab into it."""
    gruppe = kolonne(etikett(overskrift, "subheading"), *rader, mellomrom=2)
    gruppe.setAccessibleName(overskrift)
    return gruppe


class Linjerad(QFrame):
    """One line, on the page or left off, and the employee's word for what the leader wrote."""

    def __init__(self, sti: str, state: SamtaleState) -> None:
        super().__init__()
        self._sti, self._state = sti, state
        self._tekst = etikett("")
        self._overta = knapp(_("Dette er mine ord"), self._on_overta, "quiet")
        self._knapp: QPushButton = knapp("", self._on_klikk, "quiet")
        for button in (self._overta, self._knapp):
            button.setEnabled(not state.skrivebeskyttet)
        self._utelatt = False
        fordi = _("Utelatt sammen med en annen linje, for summen kan røpe den. Du kan ta den med.")
        self._folger = etikett(fordi, "hint")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(kolonne(self._tekst, self._folger, mellomrom=0), 1)
        for button in (self._overta, self._knapp):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def vis(self, linje: Leselinje) -> None:
        """Show the line."""
        self._utelatt = linje.utelatt
        self._tekst.setText(linje.tekst)
        set_look(self._tekst, "role", "struck" if linje.utelatt else "")
        self._folger.setVisible(linje.folger)
        self._knapp.setText(_("Ta med") if linje.utelatt else _("Utelat"))
        navn = _("Ta med: {linje}") if linje.utelatt else _("Utelat: {linje}")
        self._knapp.setAccessibleName(navn.format(linje=linje.tekst))
        self._overta.setVisible(linje.leder_skrev and not linje.utelatt)
        for button in (self._overta, self._knapp):
            button.setAccessibleDescription(linje.overskrift)
        mine = _("Dette er mine ord: {linje}").format(linje=linje.tekst)
        self._overta.setAccessibleName(mine)

    def _on_klikk(self) -> None:
        if self._utelatt:
            self._state.ta_med(self._sti)
        else:
            self._state.stryk(self._sti)

    def _on_overta(self) -> None:
        self._state.overta(self._sti)
        self._knapp.setFocus(Qt.FocusReason.OtherFocusReason)


class Synskort(QWidget):
    """Both views, when the two do not agree; hidden until it is wanted."""

    def __init__(self, state: SamtaleState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._state = state
        self._apne = knapp(_("Vi er uenig&e om noe"), self._on_apne, "quiet")
        self._ansatt, self._leder = Tekstfelt(), Tekstfelt()
        self._ansatt.redigert.connect(partial(state.sett, "syn.ansatt"))
        self._leder.redigert.connect(partial(state.sett, "syn.leder"))
        for felt in (self._ansatt, self._leder):
            felt.setReadOnly(state.skrivebeskyttet)
        self._felter = kolonne(
            etikett(_("Vi er uenige om"), "heading"),
            etikett(_("Skriv begge syn, eller ingenting."), "hint"),
            Felt(_("Slik ser jeg det"), self._ansatt, finn=state.hint),
            Felt(_("Slik ser lederen det"), self._leder, finn=state.hint),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(rad(self._apne))
        layout.addWidget(self._felter)
        self._felter.hide()

    def vis(self, samtale: Samtale) -> None:
        """Show both views as the state has them."""
        self._ansatt.vis(samtale.syn.ansatt)
        self._leder.vis(samtale.syn.leder)
        if samtale.syn.ansatt or samtale.syn.leder or "U" in samtale.spor:
            self._on_apne(fokus=False)
        self._apne.setEnabled(not self._state.skrivebeskyttet)

    def _on_apne(self, *, fokus: bool = True) -> None:
        self._apne.hide()
        self._felter.show()
        if fokus:
            self._ansatt.setFocus(Qt.FocusReason.OtherFocusReason)
