"""The catalogue in the samtale: one possibility, and the words it is sorted by."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.katalog import Katalogmulighet, gir_av
from desktop.i18n import _
from desktop.state import innhold
from desktop.state.katalog_state import KatalogState
from desktop.views.flyt import Flyt
from desktop.views.widgets import etikett, knapp


class Ordvalg(QWidget):
    """The loads to sort by, each switched off and on by itself.

    Signals:
        endret: Other words are to be sorted by.
    """

    endret = Signal()

    def __init__(self, navn: str) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.setAccessibleName(navn)
        self._navn = navn
        self._av: set[str] = set()
        self._knapper: dict[str, QPushButton] = {}
        self._lag = Flyt(self)

    def vis(self, ord_: Iterable[str]) -> None:
        """Show these words; one that was switched off stays off."""
        nye = tuple(ord_)
        if nye == tuple(self._knapper):
            return
        for button in self._knapper.values():
            self._lag.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._knapper = {o: self._knapp(o) for o in nye}
        for button in self._knapper.values():
            self._lag.addWidget(button)

    def valgte(self) -> tuple[str, ...]:
        """Return the words that are on, in order."""
        return tuple(o for o in self._knapper if o not in self._av)

    def _knapp(self, ord_: str) -> QPushButton:
        button = knapp(innhold.belastningstekst(ord_), rolle="chip")
        button.setCheckable(True)
        button.setChecked(ord_ not in self._av)
        button.setAccessibleDescription(self._navn)
        button.toggled.connect(partial(self._on_ord, ord_))
        return button

    def _on_ord(self, ord_: str, pa: bool) -> None:
        self._av = self._av - {ord_} if pa else self._av | {ord_}
        self.endret.emit()


class Mulighetskort(QFrame):
    """One possibility: what it is, what it relieves, what it gives more of, and a press to choose."""

    def __init__(
        self,
        mulighet: Katalogmulighet,
        katalog: KatalogState,
        ikke_na: frozenset[str],
        velg: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.kode = mulighet.id
        self._tekst = katalog.tekst(mulighet)
        self._velg = knapp(_("Velg"), velg)
        ord_ = QVBoxLayout()
        ord_.setSpacing(2)
        ord_.addWidget(etikett(self._tekst))
        for linje in merknader(mulighet, katalog, ikke_na):
            ord_.addWidget(etikett(linje, "hint"))
        ord_.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addLayout(ord_, 1)
        layout.addWidget(self._velg, 0, Qt.AlignmentFlag.AlignTop)

    def vis(self, *, valgt: bool, las: bool) -> None:
        """Show whether it is chosen, and whether it can be."""
        self._velg.setEnabled(not valgt and not las)
        self._velg.setText(_("Valgt") if valgt else _("Velg"))
        self._velg.setAccessibleName(f"{self._velg.text()}: {self._tekst}")

    def start(self) -> bool:
        """Put the focus on the press, when there is one to make."""
        if self._velg.isEnabled():
            self._velg.setFocus(Qt.FocusReason.TabFocusReason)
        return self._velg.isEnabled()


def merknader(
    mulighet: Katalogmulighet, katalog: KatalogState, ikke_na: frozenset[str]
) -> list[str]:
    """Return the lines below a possibility; nothing is hidden because of them."""
    pass_pa = katalog.pass_pa(mulighet)
    krasj = gir_av(mulighet, ikke_na)
    sporres = mulighet.hvem_sporres or _("den som bestemmer")
    linjer = (
        (mulighet.avlaster, _("Avlaster: {ord}").format(ord=_ord(mulighet.avlaster))),
        (pass_pa, _("Pass på: {tekst}").format(tekst=pass_pa)),
        (krasj, _("Gir mer: {ord} – står på «ikke nå»").format(ord=_ord(krasj))),
        (
            mulighet.hvem_avgjor == "ma_sporre",
            _("Må avklares først med: {hvem}").format(hvem=sporres),
        ),
    )
    return [linje for gjelder, linje in linjer if gjelder]


def sorteringsregel(ord_: Iterable[str]) -> str:
    """Say what the catalogue is sorted by."""
    tekst = _ord(ord_)
    if not tekst:
        return _("Rekkefølgen er den samme som i skjemaet.")
    return _("Sortert etter: {ord}").format(ord=tekst)


def _ord(koder: Iterable[str]) -> str:
    return ", ".join(map(innhold.belastningstekst, koder))
