"""«Alt som er lagret om meg»: what is kept about the samtaler that are ticked, to read and as a file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _
from desktop.state.sikkerhet_state import Filslag, SikkerhetState
from desktop.views.felter import uten_forslag
from desktop.views.sikkerhet_deler import Samtaleliste
from desktop.views.status import Status
from desktop.views.widgets import etikett, knapp, rad


class Innsynsdel(QWidget):
    """Samtaler to tick, and two ways to save all of what is kept about them."""

    def __init__(self, state: SikkerhetState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._state = state
        self._liste = Samtaleliste()
        self._liste.vis(state.hvelv.poster())
        self._status = Status()
        pdf: Filslag = "pdf"
        fil: Filslag = "json"
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for del_ in (
            etikett(
                _(
                    "Den det gjelder, kan be om å få alt som er lagret. "
                    "Kryss av samtalene, og lagre dem som et dokument eller som en datafil."
                )
            ),
            self._liste,
            etikett(
                _("Alle som åpner filen, kan lese den. Gi den bare til den det gjelder."), "hint"
            ),
            rad(
                knapp(
                    _("Lagre som dokument (PDF)"),
                    partial(self._on_lagre, pdf),
                    "primary",
                    tegn="lagre",
                ),
                knapp(_("Lagre som datafil (JSON)"), partial(self._on_lagre, fil), tegn="lagre"),
            ),
            self._status,
        ):
            layout.addWidget(del_)
        self._liste.endret.connect(partial(self._status.vis, ""))
        state.innsyn_lagret.connect(self._on_lagret)
        state.feilet.connect(self._on_feilet)

    def forste_felt(self) -> QWidget | None:
        """Return where the keyboard starts."""
        return self._liste.forste()

    def _on_lagre(self, slag: Filslag) -> None:
        if not self._liste.valgte():
            self._status.vis(_("Kryss av minst én samtale først."), "error")
            return
        filter_ = "PDF (*.pdf)" if slag == "pdf" else "JSON (*.json)"
        mappe = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, _("Lagre alt som er lagret"), mappe, filter_)
        uten_forslag(dialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(slag)
        dialog.selectFile(_("alt-som-er-lagret") + f".{slag}")
        dialog.fileSelected.connect(partial(self.lagre_som, slag))
        dialog.open()

    def lagre_som(self, slag: Filslag, fil: str) -> None:
        """Save what is kept about the samtaler that are ticked."""
        self._status.vis(_("Skriver filen …"))
        self._state.lagre_innsyn(self._liste.valgte(), Path(fil), slag)

    def _on_lagret(self, _slag: str) -> None:
        self._status.vis(_("Filen er lagret."), "good")

    def _on_feilet(self, emne: str, error: DesktopError) -> None:
        if emne == "innsyn":
            self._status.vis(feiltekst(error), "error")
