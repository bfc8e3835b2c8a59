"""The mark of an example while its phases are walked through, and the way back to the others."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.views.flyt import Flyt
from desktop.views.widgets import etikett, knapp, navngi


class Eksempelmerke(QWidget):
    """Says that all of it is made up, and leads back.

    Signals:
        tilbake: They want to see the other examples.
    """

    tilbake = Signal()

    def __init__(self, kode: str) -> None:
        super().__init__()
        navngi(self)
        self.setProperty("role", "clear")
        merke = etikett(_("OPPDIKTET EKSEMPEL {kode}").format(kode=kode), "number")
        merke.setWordWrap(False)
        layout = Flyt(self)  # at 200 per cent the two do not stand beside each other
        layout.addWidget(merke)
        layout.addWidget(knapp(_("Til de andre eksem&plene"), self.tilbake.emit, "quiet"))
