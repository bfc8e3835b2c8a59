"""Which unit's catalogue is in use; nothing to see while there is only one."""

from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.state.katalog_state import KatalogState
from desktop.views.widgets import etikett, rad, vis_hvis


class Enhetsvalg(QWidget):
    """A list of the units; another one is used everywhere from then on."""

    def __init__(self, katalog: KatalogState, *, alltid: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._katalog, self._alltid = katalog, alltid
        self._liste = QComboBox()
        self._liste.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._liste.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._liste.activated.connect(self._on_valgt)
        self._liste.setAccessibleName(_("Enhet"))
        navn = etikett(_("Enhet"), "subheading")
        navn.setWordWrap(False)
        navn.setBuddy(self._liste)
        self._felt = rad(navn, self._liste)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._felt)
        katalog.changed.connect(self._vis)
        self._vis()

    def _vis(self) -> None:
        enheter = self._katalog.enheter
        self._liste.clear()
        for enhet in enheter:
            self._liste.addItem(enhetsnavn(enhet.navn), enhet.id)
        self._liste.setCurrentIndex(self._liste.findData(self._katalog.enhet.id))
        vis_hvis(self, self._alltid or len(enheter) > 1)

    def _on_valgt(self, n: int) -> None:
        self._katalog.velg(self._liste.itemData(n))


def enhetsnavn(navn: str) -> str:
    """Return the name of a unit, or what one is called that has none."""
    return navn.strip() or _("Enheten vår")
