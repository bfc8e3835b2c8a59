"""Files of a catalogue or of job templates: read with a look first, written, and printed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QListWidget, QMenu, QVBoxLayout, QWidget

from desktop.domain.feil import FilAvvistError
from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _
from desktop.state.katalog_state import Forhandsvisning, KatalogState
from desktop.state.mal_state import MalState, Malvisning
from desktop.views.katalog_endring import antall_endringer, endringer, feilplass
from desktop.views.levende import om_levende
from desktop.views.widgets import Melding, etikett, knapp, rad, vis_hvis

LINJER = 8  # lines in sight of what will change
INN = "*.xlsx *.csv *.json"


class Katalogfiler(QWidget):
    """Import and export; what a file would change is shown before it does."""

    def __init__(self, state: KatalogState | MalState, navn: Callable[[], str]) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._state, self._navn = state, navn
        self._venter = False
        self._melding = Melding()
        self._syn = Filsyn()
        self._syn.tatt_i_bruk.connect(self._on_ta_i_bruk)
        self._syn.lukket.connect(self._on_lukket)
        self._importer = knapp(_("Importer fra &fil"), self._on_importer, "quiet")
        self._eksporter = knapp(_("Eksporter til fil"), rolle="quiet")
        meny = QMenu(self._eksporter)
        for endelse, tekst in filslag():
            meny.addAction(tekst, partial(self._on_eksporter, endelse))
        self._eksporter.setMenu(meny)
        self.knapper: tuple[QWidget, ...] = (self._importer, self._eksporter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._melding)
        layout.addWidget(self._syn)
        state.feilet.connect(self._on_feilet)
        state.changed.connect(self._on_changed)
        self._vis_skade()

    def les(self, navn: str) -> None:
        """Read a file, and show what it would change or what is wrong with it."""
        self._syn.glem()
        self._melding.vis(_("Leser filen …"))
        if isinstance(self._state, KatalogState):
            self._state.forhandsvis(Path(navn), om_levende(self, self._on_lest))
        else:
            self._state.forhandsvis(Path(navn), om_levende(self, self._on_lest))

    def skriv(self, navn: str) -> None:
        """Write a file."""
        try:
            self._state.eksporter(Path(navn))
        except DesktopError as error:
            self._melding.vis(feiltekst(error), "error")
            return
        self._melding.vis(_("Lagret i filen."), "good")

    def _on_lest(self, syn: Forhandsvisning | Malvisning) -> None:
        self._melding.hide()
        self._syn.vis(syn)

    def _on_ta_i_bruk(self, syn: Forhandsvisning | Malvisning) -> None:
        self._venter = True
        if isinstance(syn, Forhandsvisning) and isinstance(self._state, KatalogState):
            self._state.importer(syn.enhet)
        elif isinstance(syn, Malvisning) and isinstance(self._state, MalState):
            self._state.importer(syn.maler)

    def _on_lukket(self) -> None:
        self._importer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self) -> None:
        self._melding.glem()
        if self._venter:
            self._venter = False
            tekst = _("Filen er tatt i bruk.")
            self._melding.vis(tekst, "good", _("Angre importen"), self._state.angre)
        else:
            self._forny()
        self._vis_skade()

    def _forny(self) -> None:
        """Show what the file would change now that something else is changed."""
        syn = self._syn.vist
        if isinstance(syn, Forhandsvisning) and isinstance(self._state, KatalogState):
            self._syn.vis(self._state.visning(syn.lest), stille=True)
        elif isinstance(syn, Malvisning) and isinstance(self._state, MalState):
            self._syn.vis(self._state.visning(syn.maler), stille=True)

    def _on_feilet(self, error: DesktopError) -> None:
        self._venter = False
        if isinstance(error, FilAvvistError):
            self._melding.hide()
            self._syn.vis_feil(error)
        elif self._state.skadet is None:
            self._melding.vis(feiltekst(error), "error")

    def _vis_skade(self) -> None:
        """Say that what is kept cannot be read, and offer to begin again."""
        las = self._state.skrivebeskyttet
        for knapp_ in self.knapper:
            knapp_.setEnabled(not las)
        if self._state.skadet is not None:
            tekst = feiltekst(self._state.skadet)
            begynn = self._state.begynn_pa_nytt
            self._melding.vis(tekst, "error", _("Begynn på nytt"), begynn)

    def _on_importer(self) -> None:
        filter_ = _("Regneark, CSV og pakker ({endelser})").format(endelser=INN)
        dialog = QFileDialog(self, _("Importer fra fil"), dokumenter(), filter_)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.les)
        dialog.open()

    def _on_eksporter(self, endelse: str) -> None:
        tekst = dict(filslag())[endelse]
        dialog = QFileDialog(self, _("Eksporter til fil"), dokumenter(), f"{tekst} (*.{endelse})")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(endelse)
        dialog.selectFile(f"{filnavn(self._navn())}.{endelse}")
        dialog.fileSelected.connect(self.skriv)
        dialog.open()


class Filsyn(QFrame):
    """What a file would change, with a press to take it into use; or everything wrong with it.

    Signals:
        tatt_i_bruk: The changes are wanted; carries what was shown.
        lukket: Nothing more is to be done with the file.
    """

    tatt_i_bruk = Signal(object)
    lukket = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._syn: Forhandsvisning | Malvisning | None = None
        self._tittel = etikett("", "heading")
        self._antall = etikett("")
        self._linjer = QListWidget()
        self._linjer.setWordWrap(True)
        self._linjer.setAccessibleName(_("Hva filen endrer, eller hva som er galt"))
        self._ta = knapp(_("Ta i bruk"), self._on_ta, "primary")
        self._lukk = knapp("", self._on_lukk, "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for del_ in (self._tittel, self._antall, self._linjer, rad(self._ta, self._lukk)):
            layout.addWidget(del_)
        self.hide()

    def glem(self) -> None:
        """Put what is in front away."""
        self._syn = None
        self.hide()

    @property
    def vist(self) -> Forhandsvisning | Malvisning | None:
        """What is in front, and may be taken into use."""
        return self._syn

    def vis(self, syn: Forhandsvisning | Malvisning, *, stille: bool = False) -> None:
        """Show what will change; nothing is changed yet.  ``stille`` leaves the caret."""
        self._syn = syn
        linjer = endringer(syn)
        self._tittel.setText(_("Dette blir endret") if linjer else _("Filen endrer ingenting"))
        self._antall.setText(antall_endringer(syn))
        self._ta.setVisible(bool(linjer))
        self._lukk.setText(_("Ikke ta i bruk") if linjer else _("Lukk"))
        self._fyll(linjer, stille=stille)

    def vis_feil(self, error: FilAvvistError) -> None:
        """Show everything that is wrong; nothing can be taken into use."""
        self._syn = None
        self._tittel.setText(feiltekst(error))
        self._antall.setText(_("Rett dette i filen, og importer den på nytt."))
        self._ta.hide()
        self._lukk.setText(_("Lukk"))
        self._fyll([feilplass(feil) for feil in error.feil])

    def _fyll(self, linjer: list[str], *, stille: bool = False) -> None:
        self._linjer.clear()
        self._linjer.addItems(linjer)
        rad_ = round(self._linjer.fontMetrics().lineSpacing() * 2)
        self._linjer.setFixedHeight(min(max(len(linjer), 2), LINJER) * rad_)
        vis_hvis(self._linjer, bool(linjer))
        self.show()
        forst = self._linjer if linjer else self._lukk
        if linjer:
            self._linjer.setCurrentRow(0)
        if not stille:
            forst.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_ta(self) -> None:
        syn, self._syn = self._syn, None
        self.hide()
        if syn is not None:
            self.tatt_i_bruk.emit(syn)
        self.lukket.emit()

    def _on_lukk(self) -> None:
        self._syn = None
        self.hide()
        self.lukket.emit()


def filslag() -> tuple[tuple[str, str], ...]:
    """Return the kinds of file that can be written, by their endings."""
    return (
        ("xlsx", _("Regneark (Excel, LibreOffice)")),
        ("csv", _("CSV")),
        ("json", _("Pakke til en annen maskin")),
    )


def filnavn(navn: str) -> str:
    """Return a name that every kind of disk can carry."""
    return "".join(t if t.isalnum() or t in " -_" else "-" for t in navn).strip() or "dialogarket"


def dokumenter() -> str:
    """Return the folder that file dialogs begin in."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
