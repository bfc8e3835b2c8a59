"""While a backup is put in place: nothing to read and nothing to write in."""

from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.views.widgets import Side, etikett, navngi


class BytteView(Side):
    """Says what goes on until the vault is open again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, bredde=640)
        navngi(self)
        self.legg(
            etikett(_("Henter kopien …"), "title"),
            etikett(
                _("Det kan ta litt tid. Imens kan ingenting leses eller skrives."),
                "lead",
            ),
        )
        self.fyll()
