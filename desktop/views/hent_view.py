"""Put a backup in place: the newest is chosen, and the passphrase is asked for once."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from desktop.errors import DamagedError, DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _
from desktop.state.kopitid import kopitid
from desktop.views.felter import Felt, uten_forslag
from desktop.views.hemmelighet import Hemmelig, Hemmelighet
from desktop.views.kopinavn import kopisted, kopitidspunkt
from desktop.views.sikkerhet_deler import plass, tidspunkt
from desktop.views.status import Status, Travelknapp
from desktop.views.widgets import Side, etikett, knapp, navngi, rad, vis_hvis

_RADER = 4  # in sight at a time


class _Kopi(NamedTuple):
    fil: Path
    nar: datetime
    byte: int
    hvor: str


class HentView(Side):
    """Lists the backups, and takes one from somewhere else too.

    Signals:
        valgt: A backup is to be put in place; carries its path, its time and the Hemmelig for it.
        tilbake: They go back; nothing is changed.
    """

    valgt = Signal(object, str, object)
    tilbake = Signal()

    def __init__(
        self, kjent: Hemmelig | None, *, erstatter: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, bredde=720)
        navngi(self)
        self._kjent = kjent
        self._kopier: list[_Kopi] = []
        self._liste = QListWidget()
        self._liste.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._liste.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # a folder may be long
        self._listefelt = Felt(_("Sikkerhetskopiene, den nyeste først"), self._liste)
        self._liste.itemActivated.connect(self._on_hent)
        self._tomt = etikett(_("Leter etter sikkerhetskopier …"), "hint")
        self._hemmelighet = Hemmelighet(
            ""
            if erstatter
            else _("Passordet du bruker nå, eller det som gjaldt da kopien ble tatt.")
        )
        self._hemmelighet.ferdig.connect(self._on_hent)
        self._fil = knapp(_("Velg en annen &fil …"), self._on_fil)
        self._knapp = Travelknapp(_("&Hent denne kopien"), self._on_hent, "primary")
        self._status = Status()
        self.legg(
            etikett(_("Hent fra sikkerhetskopi"), "title"),
            etikett(
                _(
                    "Kopien settes inn i stedet for det som er på maskinen nå. "
                    "Det som byttes ut, legges til side i 30 dager."
                )
                if erstatter
                else _("Kopien settes inn på denne maskinen, og åpnes."),
                "lead",
            ),
            self._tomt,
            self._listefelt,
            rad(self._fil),
            self._hemmelighet,
            rad(self._hemmelighet.bytt),
            self._status,
            rad(self._knapp, knapp(_("Til&bake"), self.tilbake.emit, "quiet", tegn="tilbake")),
        )
        self.fyll()
        self._listefelt.hide()
        self._hemmelighet.setVisible(kjent is None)
        self._hemmelighet.bytt.setVisible(kjent is None)

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts: at what is missing."""
        return self._knapp if self._kjent else self._hemmelighet.forste_felt()

    def vis_kopier(self, kopier: list[Any]) -> None:
        """Show the backups that were found, each a Kopi, the newest first and chosen."""
        self._kopier += (
            _Kopi(kopi.fil, kopi.nar, kopi.byte, kopisted(kopi.fil, her=True)) for kopi in kopier
        )
        if not self._kopier:
            self._tomt.setText(
                _("Det ligger ingen sikkerhetskopier på denne maskinen. Velg en fil.")
            )
            self._fil.setText(_("Velg en &fil …"))
        self._vis_liste(0)

    def velg_fil(self, fil: str) -> None:
        """Take a backup from a stick or a folder, and choose it."""
        sti = Path(fil)
        try:
            spor = sti.stat()
        except OSError:
            self._status.vis(
                _("Filen kan ikke leses. Sjekk at du har lov til å åpne den."), "error"
            )
            return
        self._vis_liste(self._plass_til(sti, spor.st_mtime, spor.st_size))

    def vis_opptatt(self, opptatt: bool) -> None:
        """Show that a backup is being checked and put in place."""
        self._knapp.vis_opptatt(opptatt)
        self._status.vis(
            _("Kontrollerer kopien og setter den inn. La vinduet stå åpent.") if opptatt else ""
        )

    def vis_feil(self, error: DesktopError, mappe: Path | None = None) -> None:
        """Say what is wrong: with the secret at its field, with the backup below."""
        if self._hemmelighet.vis_feil(error):
            self._kjent = None  # what opened the vault does not open this
            self._hemmelighet.show()
            self._hemmelighet.bytt.show()
            self._hemmelighet.fokuser()
            return
        skadet = _(
            "Denne sikkerhetskopien er skadet, eller er ingen sikkerhetskopi. Velg en annen."
        )
        self._status.vis(
            skadet if isinstance(error, DamagedError) else feiltekst(error, mappe), "error"
        )

    def glem(self) -> None:
        """Forget the secret."""
        self._kjent = None
        self._hemmelighet.tom()

    def _plass_til(self, sti: Path, endret: float, byte: int) -> int:
        """Return the row of a backup, made when it is not in the list."""
        for n, kopi in enumerate(self._kopier):
            if kopi.fil == sti:
                return n
        nar = kopitid(sti)
        # When it is named by somebody else, the time is only that of the file: the name says more.
        hvor = kopisted(sti, her=False) if nar else str(sti)
        nar = nar or datetime.fromtimestamp(endret, UTC)
        self._kopier.insert(0, _Kopi(sti, nar, byte, hvor))
        return 0

    def _vis_liste(self, valgt: int) -> None:
        self._liste.clear()
        for kopi in self._kopier:
            tid = kopitidspunkt(kopi.nar, (annen.nar for annen in self._kopier))
            deler = (tid, kopi.hvor, plass(kopi.byte))
            linje = QListWidgetItem(" · ".join(deler))
            linje.setToolTip(linje.text())
            self._liste.addItem(linje)
        antall = self._liste.count()
        vis_hvis(self._listefelt, antall > 0)
        vis_hvis(self._tomt, antall == 0)
        self._liste.setCurrentRow(valgt)
        hoyde = self._liste.sizeHintForRow(0) if antall else 0
        ramme = 2 * self._liste.frameWidth()
        self._liste.setFixedHeight(hoyde * max(1, min(antall, _RADER)) + ramme)

    def _on_fil(self) -> None:
        mappe = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        filter_ = _("Sikkerhetskopier ({monster})").format(monster="*.kopi")
        dialog = QFileDialog(self, _("Velg en sikkerhetskopi"), mappe, filter_)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        uten_forslag(dialog)
        dialog.fileSelected.connect(self.velg_fil)
        dialog.open()

    def _on_hent(self) -> None:
        if self._knapp.opptatt:
            return
        if self._liste.currentRow() < 0:
            self._status.vis(_("Velg en sikkerhetskopi først."), "error")
            return
        hemmelig = self._kjent or self._hemmelighet.verdi()
        if hemmelig is not None:
            kopi = self._kopier[self._liste.currentRow()]
            self.valgt.emit(kopi.fil, tidspunkt(kopi.nar), hemmelig)
