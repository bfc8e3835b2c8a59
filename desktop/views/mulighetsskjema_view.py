"""The workplace's own: what each unit can offer, and the job templates."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.i18n import _
from desktop.state.hvelv_state import HvelvState
from desktop.state.katalog_state import KatalogState
from desktop.state.mal_state import MalState
from desktop.views.felter import Valgrekke
from desktop.views.katalog_enhet import Enhetsdel
from desktop.views.katalog_fane import Katalogfane
from desktop.views.mal_fane import Malfane
from desktop.views.widgets import Side, etikett, kolonne, navngi, rad


class MulighetsskjemaView(Side):
    """Two tabs of the same page: possibilities and job templates.

    Signals:
        fane_byttet: The other tab is in front, and with it what is taken back.
    """

    fane_byttet = Signal()

    def __init__(self, hvelv: HvelvState, parent: QWidget | None = None) -> None:
        super().__init__(parent, bredde=1480)
        navngi(self)
        self._hvelv = hvelv
        self._faner = Valgrekke(
            _("Hva du redigerer"),
            (("muligheter", _("Muligheter")), ("maler", _("Jobbmaler"))),
            kan_velges_bort=False,
        )
        self._faner.vis("muligheter")
        self._faner.valgt.connect(self._on_fane)
        self._katalog = Katalogfane(hvelv.katalog)
        self._enhetsdel = Enhetsdel(hvelv.katalog)
        self._muligheter = kolonne(
            etikett(
                _(
                    "Fjern det dere ikke kan få til, og legg til deres eget. Gå gjennom lista "
                    "sammen med tillitsvalgt og verneombud. Alle på enheten får tilbud om det samme."
                ),
                "lead",
            ),
            self._enhetsdel,
            self._katalog,
        )
        self._maler: Malfane | None = None
        self._stabel = QStackedWidget()
        self._stabel.addWidget(self._muligheter)
        tittel = etikett(_("Mulighetsskjema"), "title")
        tittel.setWordWrap(False)
        self.legg(rad(tittel, self._faner))
        self.layout_.addWidget(self._stabel, 1)

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._katalog.forste_felt()

    def angrbar(self) -> KatalogState | MalState:
        """Return what Ctrl+Z takes back here."""
        i_malene = self._stabel.currentWidget() is self._maler
        return self._hvelv.maler if i_malene else self._hvelv.katalog

    def _on_fane(self, fane: object) -> None:
        if cast("str", fane) == "maler" and self._maler is None:
            self._maler = Malfane(self._hvelv)
            self._stabel.addWidget(self._maler)
        vist = self._maler if fane == "maler" else self._muligheter
        if vist is not None:
            self._stabel.setCurrentWidget(vist)
            self.fane_byttet.emit()
