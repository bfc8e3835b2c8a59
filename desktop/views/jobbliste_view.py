"""Phase 3: the tasks of the job, and what goes, goes with a change, or does not go now."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.domain.innhold import Andresprak
from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.domain.samtale import Samtale
from desktop.i18n import _, choose
from desktop.state import innhold
from desktop.state.hvelv_state import HvelvState
from desktop.state.samtale_state import SamtaleState
from desktop.views.andreord import andre_svar
from desktop.views.draing import plass_for, vis_plass
from desktop.views.fase_deler import Faseside
from desktop.views.jobbkort import Jobbkort
from desktop.views.lagre_mal import LagreMal
from desktop.views.malvalg import Malvalg, Start, egen, levert
from desktop.views.oppgaverad import Oppgaverad, svarvalg
from desktop.views.papirrad import Papirrad
from desktop.views.timelinje import Timelinje
from desktop.views.widgets import etikett, knapp, rad

DRAKANT = 48  # pixels from an edge where dragging scrolls


class JobblisteView(Faseside):
    """The job and its tasks, with the hours bar below."""

    def __init__(
        self,
        hvelv: HvelvState,
        state: SamtaleState,
        andre: Andresprak | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(3, hvelv, state, andre, parent)
        self._rader: list[Oppgaverad] = []
        self._jobb = Jobbkort(state)
        self._radene = QVBoxLayout()
        self._radene.setSpacing(8)
        self._tomt = etikett(
            _("Jobblista er tom. Start fra en mal, eller skriv den første oppgaven selv."),
            "hint",
        )
        self._malvalg = Malvalg()
        self._malvalg.valgt.connect(self._on_mal)
        self._malvalg.lukket.connect(self._on_mal_lukket)
        self._papir = Papirrad()
        self._papir.skrevet.connect(self._on_skrevet)
        self._papir.ferdig.connect(self._on_papir_ferdig)
        self._lagre_mal = LagreMal(hvelv.maler)
        self._lagre_mal.lukket.connect(self._on_mal_lagret)
        hvelv.maler.changed.connect(self._fyll_malmeny)
        self._timelinje = Timelinje()
        self.legg(self._jobb, etikett(_("Jobblista vår"), "heading"))
        self.legg(
            etikett(
                _(
                    "Svar på raden med tastene 1, 2, 3 eller 0. Piltastene går mellom radene. "
                    "Alt med pil flytter en rad, eller du kan dra den."
                ),
                "hint",
            ),
            self._tomt,
        )
        if andre:
            self.legg(andre_svar(svarvalg(), andre))
        self.layout_.addLayout(self._radene)
        self.legg(self._knapper(), self._malvalg, self._papir, self._lagre_mal, self._timelinje)
        self.fyll()
        self.show_samtale(state.samtale)

    def show_samtale(self, samtale: Samtale) -> None:
        """Show the job list as the state has it."""
        self._jobb.vis(samtale.ansatt)
        while len(self._rader) > len(samtale.jobbliste):
            rad_ = self._rader.pop()
            self._radene.removeWidget(rad_)
            rad_.hide()
            rad_.deleteLater()
        while len(self._rader) < len(samtale.jobbliste):
            self._legg_rad(len(self._rader))
        for rad_, oppgave in zip(self._rader, samtale.jobbliste, strict=True):
            rad_.vis(oppgave)
        self._lagre_knapp.setVisible(bool(samtale.jobbliste))
        self._tomt.setVisible(not samtale.jobbliste)
        self._timelinje.vis(self._state.timer_pa_skjerm(), self._state.fordeling())

    def _knapper(self) -> QWidget:
        mal = knapp(_("Start fra &mal"))
        self._malmeny = QMenu(mal)
        self._fyll_malmeny()
        mal.setMenu(self._malmeny)
        self._ny = knapp(_("Legg til &oppgave"), self._on_ny, tegn="pluss")
        self._fra_papir = knapp(_("Fyll inn fra &papir"), self._on_papir)
        self._lagre_knapp = knapp(
            _("Lagre som &jobbmal"), self._on_lagre_mal, "quiet", tegn="lagre"
        )
        knapper = rad(self._ny, mal, self._fra_papir, self._lagre_knapp)
        knapper.setEnabled(not self._state.skrivebeskyttet)
        return knapper

    def _fyll_malmeny(self) -> None:
        meny = self._malmeny
        meny.clear()
        for egen_mal in self._hvelv.maler.maler:
            meny.addAction(egen_mal.navn, partial(self._vis_mal, egen(egen_mal)))
        if self._hvelv.maler.maler:
            meny.addSeparator()
        for jobbmal in innhold.jobbmaler():
            meny.addAction(choose(jobbmal.navn), partial(self._vis_mal, levert(jobbmal)))

    def _legg_rad(self, n: int) -> None:
        rad_ = Oppgaverad(n, self._state)
        rad_.flyttet.connect(self._on_flyttet)
        rad_.gikk.connect(self._on_gikk)
        rad_.slettet.connect(self._on_slettet)
        rad_.dratt.connect(self._on_dratt)
        rad_.sluppet.connect(self._on_sluppet)
        self._rader.append(rad_)
        self._radene.addWidget(rad_)

    def _vis_mal(self, start: Start) -> None:
        self._papir.hide()
        self._malvalg.vis(start, self._state.samtale.ansatt.stillingsprosent)
        self.vis_snart(self._malvalg)

    def _on_mal(
        self, heltid: Decimal, oppgaver: tuple[Arbeidsoppgave, ...], prosent: Decimal
    ) -> None:
        self._malvalg.hide()
        forste = len(self._rader)
        vanlig = self._hvelv.arbeidsplass.heltid_timer
        self._state.bruk_mal(heltid, oppgaver, prosent, vanlig)
        self._rader[forste].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_mal_lukket(self) -> None:
        self._malvalg.hide()
        self._ny.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_papir(self) -> None:
        self._malvalg.hide()
        self._papir.start()
        self.vis_snart(self._papir)

    def _on_lagre_mal(self) -> None:
        self._malvalg.hide()
        self._papir.hide()
        self._lagre_mal.start(self._state.samtale)
        self.vis_snart(self._lagre_mal)

    def _on_mal_lagret(self) -> None:
        self._lagre_knapp.setFocus(Qt.FocusReason.OtherFocusReason)
        self.vis_snart(self._lagre_mal)

    def _on_skrevet(self, oppgave: Arbeidsoppgave) -> None:
        self._state.legg_til("jobbliste", oppgave)
        self.vis_snart(self._papir)

    def _on_papir_ferdig(self) -> None:
        self._fra_papir.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_ny(self) -> None:
        self._state.legg_til("jobbliste", Arbeidsoppgave())
        self._rader[-1].start()

    def _on_flyttet(self, fra: int, steg: int) -> None:
        til = fra + steg
        if 0 <= til < len(self._rader):
            self._state.flytt("jobbliste", fra, til)
            self._rader[til].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_gikk(self, fra: int, steg: int) -> None:
        til = min(max(fra + steg, 0), len(self._rader) - 1)
        self._rader[til].setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(self._rader[til])

    def _on_slettet(self, n: int) -> None:
        self._state.fjern("jobbliste", n)
        if self._rader:
            self._rader[min(n, len(self._rader) - 1)].setFocus()
        else:
            self._ny.setFocus()

    def _on_dratt(self, fra: int, punkt: QPoint) -> None:
        vis_plass(self._rader, fra, plass_for(self._rader, fra, punkt))
        felt = self.viewport()
        y = felt.mapFromGlobal(punkt).y()
        over, under = y - DRAKANT, y - (felt.height() - DRAKANT)
        steg = min(over, 0) + max(under, 0)
        linje = self.verticalScrollBar()
        linje.setValue(linje.value() + steg)

    def _on_sluppet(self, fra: int, punkt: QPoint) -> None:
        vis_plass(self._rader, fra, None)
        til = plass_for(self._rader, fra, punkt)
        self._state.flytt("jobbliste", fra, til)
        self._rader[til].setFocus(Qt.FocusReason.OtherFocusReason)
