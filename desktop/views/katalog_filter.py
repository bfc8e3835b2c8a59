"""What of a catalogue is shown: words, kind, load, and which of its three shelves."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.katalog import Katalogmulighet
from desktop.i18n import _, language, ngettext
from desktop.state import innhold
from desktop.state.katalog_state import KatalogState
from desktop.views.felter import Felt, Sokefelt, Valgrekke
from desktop.views.katalog_liste import Hylle
from desktop.views.widgets import Rutenett, etikett, knapp, rad, vis_hvis


class Katalogfilter(QWidget):
    """Search, kind and load above, and the shelves below.

    Signals:
        endret: Something else is to be shown.
        ned: The keyboard goes on to the list.
    """

    endret = Signal()
    ned = Signal()

    def __init__(self, katalog: KatalogState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._katalog = katalog
        self.hylle: Hylle = "tilbys"
        self.sok = Sokefelt()
        self.sok.redigert.connect(self.endret)
        self.sok.ned.connect(self.ned)
        self._type = _liste(
            _("Alle slag"), [(t.id, t.i(language())) for t in innhold.mulighetstyper()]
        )
        self._last = _liste(
            _("Alle belastninger"), [(b.id, b.i(language())) for b in innhold.belastninger()]
        )
        for liste in (self._type, self._last):
            liste.activated.connect(self.endret)
        self._hyller = Valgrekke(_("Hva lista viser"), hyller(), kan_velges_bort=False)
        self._hyller.vis(self.hylle)
        self._hyller.valgt.connect(self._on_hylle)
        nett = Rutenett(230, 12)
        nett.sett(
            (
                Felt(_("Søk i mulighetene"), self.sok),
                Felt(_("Slag"), self._type),
                Felt(_("Avlaster"), self._last),
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(nett)
        self._antall = etikett("", "hint")
        self._antall.setWordWrap(False)
        self._alle = knapp(_("Vis alle"), self.nullstill, "quiet")
        layout.addWidget(rad(self._hyller, self._antall, self._alle))

    def treff(self) -> list[Katalogmulighet]:
        """Return what is to be shown, in the order of the catalogue."""
        tekst, type_, last = self.sok.text(), self._type.currentData(), self._last.currentData()
        return [
            m
            for m in self._pa_hylla(tekst)
            if (not type_ or m.type == type_) and (not last or last in m.avlaster)
        ]

    def alle(self) -> list[Katalogmulighet]:
        """Return everything on the shelf."""
        return self._pa_hylla("")

    def vis_antall(self, n: int) -> None:
        """Say how many are shown, and offer the rest when some may be left out."""
        valg = (self._type.currentData(), self._last.currentData())
        silt = bool(self.sok.text().strip() or any(valg))
        vis_hvis(self._alle, silt)
        tekst = ngettext("{n} mulighet", "{n} muligheter", n).format(n=n)
        tomt = _("Ingen treff") if silt else _("Ingenting står her ennå.")
        self._antall.setText(tekst if n else tomt)

    def vis_hylle(self, hylle: Hylle) -> None:
        """Show another shelf."""
        self.hylle = hylle
        self._hyller.vis(hylle)
        self.endret.emit()

    def nullstill(self) -> None:
        """Leave nothing out."""
        self.sok.clear()
        for liste in (self._type, self._last):
            liste.setCurrentIndex(0)
        self.endret.emit()

    def _pa_hylla(self, tekst: str) -> list[Katalogmulighet]:
        if self.hylle == "kan_ikke":
            return self._katalog.sok_kan_ikke(tekst)
        return (
            self._katalog.sok_utenfor(tekst)
            if self.hylle == "utenfor"
            else self._katalog.sok(tekst)
        )

    def _on_hylle(self, hylle: object) -> None:
        self.vis_hylle(cast("Hylle", hylle))


def hyller() -> tuple[tuple[object, str], ...]:
    """Return the shelves of a catalogue."""
    return (
        ("tilbys", _("Dette tilbyr vi")),
        ("kan_ikke", _("Dette kan vi ikke få til")),
        ("utenfor", _("Flere forslag")),
    )


def _liste(alle: str, valg: list[tuple[str, str]]) -> QComboBox:
    liste = QComboBox()
    liste.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    liste.setMinimumContentsLength(10)
    liste.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    liste.addItem(alle, "")
    for kode, tekst in valg:
        liste.addItem(tekst, kode)
    return liste
