"""The first time: a passphrase, before anything is written to the disk."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.views.passordpar import Passordpar
from desktop.views.widgets import Side, demoknapp, etikett, knapp, linje, navngi, rad


class ForsteGangView(Side):
    """Asks for a passphrase, and knows that some come with a backup.

    Signals:
        passord_valgt: A passphrase is chosen; carries it.
        hent_valgt: They have a backup.
        demo_valgt: They want to see the application with made-up data.
    """

    passord_valgt = Signal(str)
    hent_valgt = Signal()
    demo_valgt = Signal()

    def __init__(self, *, demo: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent, bredde=640)
        navngi(self)
        self._passord = Passordpar(_("Lag et passord"))
        self._passord.ferdig.connect(self._on_ferdig)
        self.legg(
            etikett(_("Velkommen til Dialogarket"), "title"),
            etikett(
                _("Samtalene ligger låst på denne maskinen. Ingenting sendes noe sted."), "lead"
            ),
            self._passord,
            rad(knapp(_("&Gå videre"), self._on_ferdig, "primary")),
            linje(),
            rad(
                knapp(_("Har du en &sikkerhetskopi?"), self.hent_valgt.emit, "quiet"),
                *demoknapp(self.demo_valgt.emit, apent=demo),
            ),
        )
        self.fyll()

    def forste_felt(self) -> QWidget:
        """Return where the caret starts."""
        return self._passord

    def glem(self) -> None:
        """Forget the passphrase."""
        self._passord.tom()

    def _on_ferdig(self) -> None:
        passord = self._passord.verdi()
        if passord is not None:
            self.passord_valgt.emit(passord)
