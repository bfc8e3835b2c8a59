"""Phase 5: the ways, all of the same size, none preselected, and what each one chosen needs."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.innhold import Andresprak
from desktop.domain.samtale import Samtale
from desktop.domain.vei import VEITYPER, slag
from desktop.i18n import _
from desktop.state import innhold
from desktop.state.hvelv_state import HvelvState
from desktop.state.samtale_state import SamtaleState
from desktop.views.fase_deler import Faseside
from desktop.views.lesefolge import lesefolge
from desktop.views.vei_avventende import Avventendekort
from desktop.views.vei_egenmelding import Egenmeldingkort
from desktop.views.vei_enkle import Annetkort, Periodekort, Reisekort, Velferdskort
from desktop.views.vei_fravaer import Fravaerspanel
from desktop.views.vei_gradert import Gradertkort
from desktop.views.vei_kort import Veikort
from desktop.views.vei_valgt import Valgtvei
from desktop.views.widgets import Rutenett, etikett, tom_layout

_TYPER = {slag(type_): type_ for type_ in VEITYPER}
_KORT: dict[str, type[Valgtvei]] = {
    "tilrettelegging": Periodekort,
    "egenmelding": Egenmeldingkort,
    "velferdspermisjon": Velferdskort,
    "avventende": Avventendekort,
    "gradert": Gradertkort,
    "reisetilskudd": Reisekort,
    "annet": Annetkort,
}


class VeiView(Faseside):
    """The cards of the ways, and below them the ones chosen, in order, and the days to count."""

    def __init__(
        self,
        hvelv: HvelvState,
        state: SamtaleState,
        andre: Andresprak | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(5, hvelv, state, andre, parent)
        self._kort = {vei.id: Veikort(vei, self._on_velg, andre) for vei in innhold.veier()}
        self._valgte: list[Valgtvei] = []
        self._boks = QVBoxLayout()
        self._boks.setSpacing(12)
        self._tittel = etikett(_("Veien dere har valgt"), "heading")
        self._fravaer = Fravaerspanel(state)
        self._fravaer.endret.connect(self._on_dager)
        nett = Rutenett(330, 12, like=True)
        nett.sett(self._kort.values())
        self.legg(
            etikett(
                _(
                    "Ta den tiden du trenger. Det går fint å velge flere, én etter én, eller ingen nå."
                ),
                "lead",
            ),
            nett,
            self._tittel,
        )
        self.layout_.addLayout(self._boks)
        self.legg(self._fravaer)
        self.fyll()
        self.show_samtale(state.samtale)

    def show_samtale(self, samtale: Samtale) -> None:
        """Show the ways as the state has them."""
        valgte = [slag(vei) for vei in samtale.veier]
        for kode, kort_ in self._kort.items():
            kort_.vis(kode in valgte, not self._state.skrivebeskyttet)
            kort_.vis_timer(samtale.ansatt.stilling_timer)
        if valgte != [v.kode for v in self._valgte]:
            tom_layout(self._boks)
            self._valgte = [
                _KORT.get(kode, Valgtvei)(n, kode, self._state, self._hvelv)
                for n, kode in enumerate(valgte)
            ]
            for valgt in self._valgte:
                valgt.dager_endret.connect(self._on_dager)
                valgt.vil_skrive.connect(self._fravaer.ny)
                self._boks.addWidget(valgt)
        for valgt, vei in zip(self._valgte, samtale.veier, strict=True):
            valgt.vis(vei)
        self._tittel.setVisible(bool(valgte))
        self._fravaer.vis(samtale)

    def _on_velg(self, kode: str) -> None:
        koder = [slag(vei) for vei in self._state.samtale.veier]
        for valgt in self._valgte:
            valgt.husk()
        if kode in koder:
            self._state.fjern("veier", koder.index(kode))
        else:
            self._state.legg_til("veier", _TYPER[kode]())
            QTimer.singleShot(0, self, self._til_siste)
        self._on_dager()

    def _til_siste(self) -> None:
        """Go to what there is to fill in of the way just chosen, far below its card."""
        if self._valgte and (felt := next(iter(lesefolge(self._valgte[-1])), None)):
            self.vis_snart(self._valgte[-1])
            felt.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_dager(self) -> None:
        for valgt in self._valgte:
            valgt.regn()
        self.show_samtale(self._state.samtale)
