"""Every time after the first: the passphrase, or one of the other ways in."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _
from desktop.views.hemmelighet import Hemmelig, Hemmelighet
from desktop.views.status import Status, Travelknapp
from desktop.views.widgets import Side, demoknapp, etikett, knapp, linje, navngi, rad


class OpplasingView(Side):
    """Asks for what opens the vault.

    Signals:
        hemmelighet_skrevet: Something is typed; carries the Hemmelig.
        nokkelring_valgt: The key ring of the system is to open it.
        hent_valgt: They want a backup in place of what is here.
        demo_valgt: They want to see the application with made-up data.
        slett_alt_valgt: They want all of it gone, without opening it.
    """

    hemmelighet_skrevet = Signal(object)
    nokkelring_valgt = Signal()
    hent_valgt = Signal()
    demo_valgt = Signal()
    slett_alt_valgt = Signal()

    def __init__(
        self, *, nokkelring: bool = False, demo: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, bredde=640)
        navngi(self)
        self._hemmelighet = Hemmelighet()
        self._hemmelighet.ferdig.connect(self._on_ferdig)
        self._knapp = Travelknapp(_("&Lås opp"), self._on_ferdig, "primary")
        self._ring: Travelknapp | None = None
        self._status = Status()
        knapper: list[QWidget] = [self._knapp, self._hemmelighet.bytt]
        if nokkelring:
            self._ring = Travelknapp(_("Bruk &maskinens nøkkelring"), self.nokkelring_valgt.emit)
            knapper.append(self._ring)
        self.legg(
            etikett(_("Lås opp"), "title"),
            self._hemmelighet,
            rad(*knapper),
            self._status,
            linje(),
            rad(
                knapp(_("Hent fra &sikkerhetskopi"), self.hent_valgt.emit, "quiet"),
                *demoknapp(self.demo_valgt.emit, apent=demo),
                knapp(_("Slett alt på denne maskinen"), self.slett_alt_valgt.emit, "quiet"),
            ),
        )
        self.fyll()

    def forste_felt(self) -> QWidget:
        """Return where the caret starts."""
        return self._hemmelighet.forste_felt()

    def vis_opptatt(self, opptatt: bool) -> None:
        """Show that a secret is being tried."""
        self._knapp.vis_opptatt(opptatt)
        if self._ring is not None:
            self._ring.opptatt = opptatt
        if opptatt:
            self._status.vis(_("Låser opp …"))
        else:
            self._status.vis("")

    def vis_feil(self, error: DesktopError, mappe: Path | None = None) -> None:
        """Say what is wrong, at the field when it is about that."""
        if self._hemmelighet.vis_feil(error):
            self._status.vis("")
        else:
            self._status.vis(feiltekst(error, mappe), "error")
            self._hemmelighet.fokuser()

    def be_om_hemmelighet(self) -> None:
        """Ask for the secret where it is missing."""
        self._hemmelighet.verdi()

    def glem(self) -> None:
        """Forget what is typed."""
        self._hemmelighet.tom()

    def _on_ferdig(self) -> None:
        skrevet: Hemmelig | None = self._hemmelighet.verdi()
        if skrevet is not None and not self._knapp.opptatt:
            self.hemmelighet_skrevet.emit(skrevet)
