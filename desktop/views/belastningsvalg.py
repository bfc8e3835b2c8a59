"""Loads to choose from the vocabulary, a few at most."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.state import innhold
from desktop.views.flyt import Flyt
from desktop.views.widgets import etikett, knapp


class Belastningsvalg(QWidget):
    """The chosen loads as chips that are pressed away, and a menu with the rest.

    Signals:
        redigert: Other loads are chosen; carries a tuple.
    """

    redigert = Signal(tuple)

    def __init__(self, navn: str, mest: int) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._navn, self._mest = navn, mest
        self._valgte: tuple[str, ...] = ()
        self._chips: list[QPushButton] = []
        self._ny = knapp(_("Legg til"), rolle="chip", tegn="pluss")
        self._ny.setAccessibleName(_("Legg til: {hva}").format(hva=navn))
        self._meny = QMenu(self._ny)
        self._meny.aboutToShow.connect(self._fyll_meny)
        self._ny.setMenu(self._meny)
        self._lag = QWidget()
        self._lag.setProperty("role", "clear")
        self._flyt = Flyt(self._lag)
        self._flyt.addWidget(self._ny)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(etikett(navn, "subheading"))
        layout.addWidget(self._lag)

    def vis(self, valgte: Sequence[str]) -> None:
        """Show which are chosen."""
        self._ny.setEnabled(len(valgte) < self._mest)
        if tuple(valgte) == self._valgte and self._chips:
            return
        self._valgte = tuple(valgte)
        for chip in (*self._chips, self._ny):
            self._flyt.removeWidget(chip)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(ord_) for ord_ in self._valgte]
        for chip in (*self._chips, self._ny):
            self._flyt.addWidget(chip)

    def _chip(self, ord_: str) -> QPushButton:
        tekst = innhold.belastningstekst(ord_)
        chip = knapp(tekst, partial(self._on_bort, ord_), "chip", "kryss")
        chip.setAccessibleName(_("Ta bort {hva}: {navn}").format(hva=tekst, navn=self._navn))
        return chip

    def _fyll_meny(self) -> None:
        self._meny.clear()
        for belastning in innhold.belastninger():
            if belastning.id not in self._valgte:
                tekst = innhold.belastningstekst(belastning.id)
                self._meny.addAction(tekst, partial(self._on_ny, belastning.id))

    def _on_ny(self, ord_: str) -> None:
        self.redigert.emit((*self._valgte, ord_))
        self._ny.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_bort(self, ord_: str) -> None:
        self.redigert.emit(tuple(o for o in self._valgte if o != ord_))
        self._ny.setFocus(Qt.FocusReason.OtherFocusReason)
