"""Phase 4: what the workplace can offer, sorted by a rule both can see, and what they pick."""

from datetime import date, timedelta
from functools import partial

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.innhold import Andresprak
from desktop.domain.katalog import STANDARD_VARIGHET, Katalogmulighet, sortert, valgt
from desktop.domain.mulighet import ValgtMulighet
from desktop.domain.samtale import Samtale
from desktop.i18n import _, ngettext
from desktop.state import innhold
from desktop.state.hvelv_state import HvelvState
from desktop.state.samtale_state import SamtaleState
from desktop.views.enhetsvalg import Enhetsvalg
from desktop.views.fase_deler import Faseside
from desktop.views.felter import Avkryssing, Felt, Linjeliste, Sokefelt
from desktop.views.fjern import legger_til
from desktop.views.kan_ikke_knapp import KanIkkeKnapp
from desktop.views.mulighetskort import Mulighetskort, Ordvalg, sorteringsregel
from desktop.views.timelinje import Timelinje
from desktop.views.valgtkort import Valgtkort, lag_sporsmal
from desktop.views.widgets import (
    Rutenett,
    etikett,
    knapp,
    rad,
    tom_layout,
)

VISTE = 12


class MuligheterView(Faseside):
    """What is chosen on top, the catalogue below."""

    def __init__(
        self,
        hvelv: HvelvState,
        state: SamtaleState,
        andre: Andresprak | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(4, hvelv, state, andre, parent)
        self._valgte: list[Valgtkort] = []
        self._kort: list[Mulighetskort] = []
        self._vist = VISTE
        self._grunnlag: object = None
        self._valgtboks = QVBoxLayout()
        self._valgtboks.setSpacing(8)
        self._ingen = etikett(_("Ingenting er valgt ennå."), "hint")
        self._timelinje = Timelinje()
        self._kan_ikke = Linjeliste(
            _("Jobben kan ikke tilby"),
            _("Legg til noe som ikke &lar seg gjøre"),
            state.skrivebeskyttet,
            state.hint,
        )
        self._kan_ikke.redigert.connect(self._on_kan_ikke)
        self._kan_ikke.fjernet.connect(partial(state.fjern, "kan_ikke_tilby"))
        self._kan_ikke.lagt_til.connect(partial(state.legg_til, "kan_ikke_tilby", ""))
        self.legg(
            etikett(_("Det vi vil prøve"), "heading"),
            self._ingen,
        )
        self.layout_.addLayout(self._valgtboks)
        egen = legger_til(knapp(_("Skriv en &egen"), self._on_egen), "muligheter")
        egen.setEnabled(not state.skrivebeskyttet)
        self.legg(rad(egen), self._timelinje)
        self._legg_katalog()
        self._hent_kan_ikke = KanIkkeKnapp(hvelv.katalog, state)
        self.legg(self._kan_ikke, rad(self._hent_kan_ikke))
        self.fyll()
        self.show_samtale(state.samtale)

    def show_samtale(self, samtale: Samtale) -> None:
        """Show what is chosen as the state has it, and sort the catalogue by the loads."""
        self._vis_valgte(samtale)
        self._kan_ikke.vis(samtale.kan_ikke_tilby)
        self._hent_kan_ikke.oppdater()
        self._timelinje.vis(self._state.timer_pa_skjerm(), self._state.fordeling())
        valgte = frozenset(m.mulighet for m in samtale.muligheter)
        grunnlag = (self._belastninger(), self._ikke_na(), valgte)
        if grunnlag != self._grunnlag:
            self._grunnlag = grunnlag
            self._vis_katalog()

    def _til_forste(self) -> None:
        for kort_ in self._kort:
            if kort_.start():
                return

    def _legg_katalog(self) -> None:
        self._regel = etikett("", "hint")
        self._sorter = Avkryssing(_("Sorter etter det som bør avlastes"))
        self._sorter.setChecked(True)
        self._sorter.toggled.connect(self._on_filter)
        self._ord = Ordvalg(_("Sorter etter"))
        self._ord.endret.connect(self._on_filter)
        self._enhet = Enhetsvalg(self._hvelv.katalog)
        self._hvelv.katalog.changed.connect(self._vis_katalog)
        self._sok = Sokefelt()
        self._sok.redigert.connect(self._on_filter)
        self._sok.ned.connect(self._til_forste)
        self._nett = Rutenett(400, 8)
        self._treff = etikett("", "hint")
        self._flere = knapp(_("&Vis flere"), self._on_flere, "quiet")
        self.legg(
            etikett(_("Dette kan vi få til hos oss"), "heading"),
            self._enhet,
            Felt(_("Søk"), self._sok),
            self._sorter,
            self._regel,
            self._ord,
            self._nett,
            rad(self._flere, self._treff),
        )

    def _belastninger(self) -> tuple[str, ...]:
        funnet = (
            ord_
            for oppgave in self._state.samtale.jobbliste
            if oppgave.svar in ("ikke_na", "tilrettelegging")
            for ord_ in oppgave.belastning
        )
        return tuple(dict.fromkeys(funnet))

    def _treffliste(self) -> list[Katalogmulighet]:
        treff = self._hvelv.katalog.sok(self._sok.text())
        return sortert(treff, self._ord.valgte()) if self._sorter.isChecked() else treff

    def _vis_katalog(self) -> None:
        belastninger = self._belastninger()
        self._ord.vis(belastninger)
        self._ord.setVisible(self._sorter.isChecked() and len(belastninger) > 1)
        self._regel.setText(sorteringsregel(self._ord.valgte() if self._sorter.isChecked() else ()))
        treff = self._treffliste()
        ikke_na = self._ikke_na()
        valgte = {m.mulighet for m in self._state.samtale.muligheter}
        self._nett.tom()
        self._kort = [
            Mulighetskort(m, self._hvelv.katalog, ikke_na, partial(self._on_velg, m))
            for m in treff[: self._vist]
        ]
        for kort_ in self._kort:
            kort_.vis(valgt=kort_.kode in valgte, las=self._state.skrivebeskyttet)
        self._nett.sett(self._kort)
        skjult = max(len(treff) - self._vist, 0)
        self._flere.setVisible(skjult > 0)
        self._treff.setText(
            ngettext("{n} til", "{n} til", skjult).format(n=skjult)
            if skjult
            else ("" if treff else self._tomt())
        )

    def _tomt(self) -> str:
        if self._sok.text().strip():
            return _("Ingen treff. Prøv et annet ord, eller skriv en egen.")
        return _("Mulighetsskjemaet er tomt. Skriv en egen, eller fyll det ut fra startsiden.")

    def _ikke_na(self) -> frozenset[str]:
        oppgaver = self._state.samtale.jobbliste
        return frozenset(b for o in oppgaver if o.svar == "ikke_na" for b in o.belastning)

    def _vis_valgte(self, samtale: Samtale) -> None:
        if len(self._valgte) != len(samtale.muligheter):
            tom_layout(self._valgtboks)
            self._valgte = [
                Valgtkort(n, self._state, self._hvem) for n in range(len(samtale.muligheter))
            ]
            for kort_ in self._valgte:
                self._valgtboks.addWidget(kort_)
        for kort_, mulighet in zip(self._valgte, samtale.muligheter, strict=True):
            kort_.vis(mulighet)
        self._ingen.setVisible(not samtale.muligheter)

    def _on_velg(self, mulighet: Katalogmulighet) -> None:
        samtale, leder = self._state.samtale, self._state.samtale.leder.navn
        ny = valgt(mulighet, self._hvelv.katalog.tekst(mulighet), self._forste_dag())
        ny = msgspec.structs.replace(ny, ansvarlig=leder)
        ma = mulighet.hvem_avgjor == "ma_sporre"
        sporsmal = lag_sporsmal(ny, samtale, mulighet.hvem_sporres) if ma else None
        self._state.velg_mulighet(ny, sporsmal)
        self._valgte[-1].start_timer()

    def _forste_dag(self) -> date:
        return innhold.neste_ukedag(self._state.samtale.dato, 1)

    def _hvem(self, kode: str | None) -> str:
        mulighet = self._hvelv.katalog.enhet.finn(kode or "")
        return mulighet.hvem_sporres if mulighet else ""

    def _on_kan_ikke(self, n: int, tekst: str) -> None:
        self._state.sett(f"kan_ikke_tilby.{n}", tekst)

    def _on_egen(self) -> None:
        fom = self._forste_dag()
        tom = fom + timedelta(days=STANDARD_VARIGHET - 1)
        leder = self._state.samtale.leder.navn
        self._state.velg_mulighet(ValgtMulighet(fom=fom, tom=tom, ansvarlig=leder))
        self._valgte[-1].start()

    def _on_filter(self, _verdi: object = None) -> None:
        self._vist = VISTE
        self._vis_katalog()

    def _on_flere(self) -> None:
        self._vist += VISTE * 2
        self._vis_katalog()
