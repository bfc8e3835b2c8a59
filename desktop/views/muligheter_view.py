"""Phase 4: what the workplace can offer, sorted by a rule both can see, and what they pick."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.mulighet import Mulighet, ValgtMulighet, passer, sortert
from desktop.domain.samtale import Samtale
from desktop.domain.tekst import Sprak
from desktop.i18n import _, choose, ngettext
from desktop.state import innhold
from desktop.state.hvelv_state import HvelvState
from desktop.state.samtale_state import SamtaleState
from desktop.views.fase_deler import Faseside
from desktop.views.felter import Avkryssing, Datofelt, Felt, Linjefelt, Linjeliste, Tallfelt
from desktop.views.hintlinje import Hintlinje
from desktop.views.timelinje import Timelinje
from desktop.views.widgets import (
    Rutenett,
    etikett,
    knapp,
    rad,
    tom_layout,
    vis_hvis,
)

VISTE = 12
STANDARD_DAGER = 21  # two to three weeks, then a new talk (dialogue.md 3, rule 1)


class MuligheterView(Faseside):
    """What is chosen on top, the catalogue below."""

    def __init__(
        self,
        hvelv: HvelvState,
        state: SamtaleState,
        andre: Sprak | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(4, hvelv, state, andre, parent)
        self._valgte: list[Valgtkort] = []
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
        egen = knapp(_("Skriv en &egen"), self._on_egen)
        egen.setEnabled(not state.skrivebeskyttet)
        self.legg(rad(egen), self._timelinje)
        self._legg_katalog()
        self.legg(self._kan_ikke)
        self.fyll()
        self.show_samtale(state.samtale)

    def show_samtale(self, samtale: Samtale) -> None:
        """Show what is chosen as the state has it, and sort the catalogue by the loads."""
        self._vis_valgte(samtale)
        self._kan_ikke.vis(samtale.kan_ikke_tilby)
        self._timelinje.vis(self._state.timer_pa_skjerm(), self._state.fordeling())
        grunnlag = (self._belastninger(), frozenset(m.mulighet for m in samtale.muligheter))
        if grunnlag != self._grunnlag:
            self._grunnlag = grunnlag
            self._vis_katalog()

    def _legg_katalog(self) -> None:
        self._regel = etikett("", "hint")
        self._sorter = Avkryssing(_("Sorter etter det som bør avlastes"))
        self._sorter.setChecked(True)
        self._sorter.toggled.connect(self._on_filter)
        self._alle = Avkryssing(_("Vis alle slags arbeidsplasser"))
        vis_hvis(self._alle, bool(self._hvelv.arbeidsplass.type))
        self._alle.toggled.connect(self._on_filter)
        self._sok = Linjefelt()
        self._sok.setClearButtonEnabled(True)
        self._sok.redigert.connect(self._on_filter)
        self._nett = Rutenett(400, 8)
        self._treff = etikett("", "hint")
        self._flere = knapp(_("&Vis flere"), self._on_flere, "quiet")
        self.legg(
            etikett(_("Dette kan vi få til hos oss"), "heading"),
            Felt(_("Søk"), self._sok),
            rad(self._sorter, self._alle),
            self._regel,
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

    def _treffliste(self) -> list[Mulighet]:
        plass = self._hvelv.arbeidsplass
        type_ = "" if self._alle.isChecked() else plass.type
        sok = self._sok.text().strip().casefold()
        mulige = [
            m
            for m in innhold.muligheter()
            if m.id not in plass.kan_ikke and passer(m, type_) and sok in choose(m.tekst).casefold()
        ]
        return sortert(mulige, self._belastninger()) if self._sorter.isChecked() else mulige

    def _vis_katalog(self) -> None:
        ord_ = [innhold.belastningstekst(b) for b in self._belastninger()]
        sorterer = self._sorter.isChecked() and bool(ord_)
        regel = _("Sortert etter: {ord}").format(ord=", ".join(ord_))
        self._regel.setText(regel if sorterer else _("Rekkefølgen er den samme som i skjemaet."))
        treff = self._treffliste()
        self._nett.tom()
        self._nett.sett(self._kort(m) for m in treff[: self._vist])
        skjult = max(len(treff) - self._vist, 0)
        self._flere.setVisible(skjult > 0)
        self._treff.setText(
            ngettext("{n} til", "{n} til", skjult).format(n=skjult)
            if skjult
            else ("" if treff else _("Ingen treff. Prøv et annet ord, eller skriv en egen."))
        )

    def _kort(self, mulighet: Mulighet) -> QWidget:
        tekst = choose(mulighet.tekst)
        velg = knapp(_("Velg"), partial(self._on_velg, mulighet))
        valgt = any(m.mulighet == mulighet.id for m in self._state.samtale.muligheter)
        velg.setEnabled(not valgt and not self._state.skrivebeskyttet)
        velg.setText(_("Valgt") if valgt else _("Velg"))
        velg.setAccessibleName(f"{velg.text()}: {tekst}")
        ramme = QFrame()
        ramme.setProperty("role", "card")
        layout = QHBoxLayout(ramme)
        layout.setContentsMargins(12, 8, 12, 8)
        ord_ = QVBoxLayout()
        ord_.setSpacing(2)
        ord_.addWidget(etikett(tekst))
        if mulighet.avlaster:
            avlaster = ", ".join(map(innhold.belastningstekst, mulighet.avlaster))
            ord_.addWidget(etikett(_("Avlaster: {ord}").format(ord=avlaster), "hint"))
        if mulighet.pass_pa:
            pass_pa = _("Pass på: {tekst}").format(tekst=choose(mulighet.pass_pa))
            ord_.addWidget(etikett(pass_pa, "hint"))
        if krasj := self._krasj(mulighet):
            advarsel = etikett(_("Gir mer av noe som ikke går nå: {ord}").format(ord=krasj))
            advarsel.setProperty("tone", "warning")
            ord_.addWidget(advarsel)
        ord_.addStretch(1)
        layout.addLayout(ord_, 1)
        layout.addWidget(velg, 0, Qt.AlignmentFlag.AlignTop)
        return ramme

    def _krasj(self, mulighet: Mulighet) -> str:
        ikke_na = {
            b for o in self._state.samtale.jobbliste if o.svar == "ikke_na" for b in o.belastning
        }
        return ", ".join(innhold.belastningstekst(t) for t in mulighet.tillegg if t in ikke_na)

    def _vis_valgte(self, samtale: Samtale) -> None:
        if len(self._valgte) != len(samtale.muligheter):
            tom_layout(self._valgtboks)
            self._valgte = [Valgtkort(n, self._state) for n in range(len(samtale.muligheter))]
            for kort_ in self._valgte:
                self._valgtboks.addWidget(kort_)
        for kort_, valgt in zip(self._valgte, samtale.muligheter, strict=True):
            kort_.vis(valgt)
        self._ingen.setVisible(not samtale.muligheter)

    def _on_velg(self, mulighet: Mulighet) -> None:
        self._legg_til(ValgtMulighet(mulighet=mulighet.id, tekst=choose(mulighet.tekst)))

    def _on_kan_ikke(self, n: int, tekst: str) -> None:
        self._state.sett(f"kan_ikke_tilby.{n}", tekst)

    def _on_egen(self) -> None:
        self._legg_til(ValgtMulighet())
        self._valgte[-1].start()

    def _legg_til(self, valgt: ValgtMulighet) -> None:
        fom = innhold.neste_ukedag(self._state.samtale.dato, 1)
        tom = innhold.neste_ukedag(fom, STANDARD_DAGER - 1)
        leder = self._state.samtale.leder.navn
        self._state.legg_til(
            "muligheter",
            ValgtMulighet(
                mulighet=valgt.mulighet, tekst=valgt.tekst, fom=fom, tom=tom, ansvarlig=leder
            ),
        )

    def _on_filter(self, _verdi: object = None) -> None:
        self._vist = VISTE
        self._vis_katalog()

    def _on_flere(self) -> None:
        self._vist += VISTE * 2
        self._vis_katalog()


class Valgtkort(QFrame):
    """A possibility that is chosen: what, hours, from, to, who."""

    def __init__(self, n: int, state: SamtaleState) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._n, self._state = n, state
        self._tekst, self._ansvarlig = Linjefelt(), Linjefelt()
        self._timer = Tallfelt()
        self._fom, self._tom = Datofelt(), Datofelt()
        self._tekst.setAccessibleName(_("Tiltak {n}").format(n=n + 1))
        for felt, navn in (
            (self._tekst, "tekst"),
            (self._ansvarlig, "ansvarlig"),
            (self._timer, "timer"),
            (self._fom, "fom"),
            (self._tom, "tom"),
        ):
            felt.redigert.connect(partial(self._on_redigert, navn))
            felt.setEnabled(not state.skrivebeskyttet)
        fjern = knapp(_("Fjern"), self._on_fjern, "quiet")
        fjern.setAccessibleName(_("Fjern tiltak {n}").format(n=n + 1))
        fjern.setEnabled(not state.skrivebeskyttet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(8)
        topp = QHBoxLayout()
        topp.addWidget(self._tekst, 1)
        topp.addWidget(fjern)
        layout.addLayout(topp)
        layout.addWidget(Hintlinje(self._tekst, state.hint))
        nett = Rutenett(200, 12)
        nett.sett(
            (
                Felt(_("Timer i uka (valgfritt)"), self._timer),
                Felt(_("Fra"), self._fom),
                Felt(_("Til og med"), self._tom),
                Felt(_("Hvem ordner det"), self._ansvarlig),
            )
        )
        layout.addWidget(nett)

    def start(self) -> None:
        """Put the caret in the text."""
        self._tekst.setFocus(Qt.FocusReason.OtherFocusReason)

    def vis(self, valgt: ValgtMulighet) -> None:
        """Show the possibility as the state has it."""
        self._tekst.vis(valgt.tekst)
        self._ansvarlig.vis(valgt.ansvarlig)
        self._timer.vis(valgt.timer)
        self._fom.vis(valgt.fom)
        self._tom.vis(valgt.tom)
        snudd = bool(valgt.fom and valgt.tom and valgt.tom < valgt.fom)
        self._tom.vis_feil(_("Til-datoen er før fra-datoen.") if snudd else "")

    def _on_redigert(self, felt: str, verdi: Decimal | str | None) -> None:
        self._state.sett(f"muligheter.{self._n}.{felt}", verdi)

    def _on_fjern(self) -> None:
        self._state.fjern("muligheter", self._n)
