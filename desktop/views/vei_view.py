"""Phase 5: the ways, all of the same size, none preselected, and what each one chosen needs."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop.domain import egenmelding
from desktop.domain.innhold import VeiInnhold
from desktop.domain.innspill import forslag
from desktop.domain.samtale import Samtale
from desktop.domain.sykmelding import (
    Avventende,
    Gradert,
    Trinn,
    avventende_siste_dag,
    grad_av_timer,
    timer_av_grad,
)
from desktop.domain.tekst import Sprak
from desktop.domain.vei import VEITYPER, Annet, EgenmeldingVei, Vei, slag
from desktop.feiltekst import regeltekst
from desktop.i18n import _, choose, format_date, format_number
from desktop.state import innhold
from desktop.state.hvelv_state import HvelvState
from desktop.state.samtale_state import SamtaleState
from desktop.views.fase_deler import Faseside
from desktop.views.felter import Datofelt, Felt, Tallfelt, Tekstfelt, Valgrekke, uten_forslag
from desktop.views.widgets import (
    Rutenett,
    etikett,
    knapp,
    rad,
    set_look,
    set_tone,
    tom_layout,
    vis_hvis,
)

_TYPER = {slag(type_): type_ for type_ in VEITYPER}


class VeiView(Faseside):
    """The cards of the ways, and below them the ones chosen, in order."""

    def __init__(
        self,
        hvelv: HvelvState,
        state: SamtaleState,
        andre: Sprak | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(5, hvelv, state, andre, parent)
        self._kort = {vei.id: Veikort(vei, self._on_velg) for vei in innhold.veier()}
        self._valgte: list[Valgtvei] = []
        self._boks = QVBoxLayout()
        self._boks.setSpacing(12)
        self._tittel = etikett(_("Veien dere har valgt"), "heading")
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
        self.fyll()
        self.show_samtale(state.samtale)

    def show_samtale(self, samtale: Samtale) -> None:
        """Show the ways as the state has them."""
        valgte = [slag(vei) for vei in samtale.veier]
        for kode, kort_ in self._kort.items():
            kort_.vis(kode in valgte, not self._state.skrivebeskyttet)
        if valgte != [v.kode for v in self._valgte]:
            tom_layout(self._boks)
            self._valgte = [
                _valgtvei(n, kode, self._state, self._hvelv) for n, kode in enumerate(valgte)
            ]
            for valgt in self._valgte:
                self._boks.addWidget(valgt)
        for valgt, vei in zip(self._valgte, samtale.veier, strict=True):
            valgt.vis(vei)
        self._tittel.setVisible(bool(valgte))

    def _on_velg(self, kode: str) -> None:
        koder = [slag(vei) for vei in self._state.samtale.veier]
        if kode in koder:
            self._state.fjern("veier", koder.index(kode))
        else:
            self._state.legg_til("veier", _TYPER[kode]())


class Veikort(QFrame):
    """One way: when it fits, who decides, whether a page is of use, and why."""

    def __init__(self, vei: VeiInnhold, velg: object) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._velg = knapp(_("Velg denne"))
        self._velg.setCheckable(True)
        self._navn = choose(vei.navn)
        self._velg.clicked.connect(lambda _checked=False: velg(vei.id))  # pyright: ignore
        mer = knapp(_("Mer"), rolle="quiet")
        mer.setCheckable(True)
        mer.setAccessibleName(_("Mer om: {vei}").format(vei=self._navn))
        self._mer = QWidget()
        self._mer.setProperty("role", "clear")
        detaljer = QVBoxLayout(self._mer)
        detaljer.setContentsMargins(0, 0, 0, 0)
        for navn, tekst in (
            (_("For deg"), choose(vei.for_ansatt)),
            (_("For lederen"), choose(vei.for_leder)),
            (_("For legen"), choose(vei.for_lege)),
        ):
            detaljer.addWidget(etikett(navn, "subheading"))
            detaljer.addWidget(etikett(tekst))
        if vei.hjemmel:
            hvorfor = _("Hvorfor: {hjemmel}, kontrollert {dato}").format(
                hjemmel=vei.hjemmel, dato=format_date(vei.kontrollert)
            )
            detaljer.addWidget(etikett(hvorfor, "hint"))
        self._mer.hide()
        mer.toggled.connect(self._mer.setVisible)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        layout.addWidget(etikett(self._navn, "heading"))
        layout.addWidget(etikett(choose(vei.passer)))
        for navn, tekst in (
            (_("Hvem avgjør?"), choose(vei.hvem_avgjor)),
            (_("Ark til legen?"), choose(vei.ark)),
        ):
            layout.addWidget(etikett(f"{navn} {tekst}", "hint"))
        layout.addWidget(self._mer)
        layout.addStretch(1)
        layout.addWidget(rad(self._velg, mer))

    def vis(self, valgt: bool, kan_endres: bool) -> None:
        """Show whether it is chosen."""
        self._velg.setChecked(valgt)
        self._velg.setEnabled(kan_endres)
        self._velg.setText(_("Valgt – ta bort") if valgt else _("Velg denne"))
        self._velg.setAccessibleName(f"{self._velg.text()}: {self._navn}")
        set_look(self, "chosen", valgt)


def _valgtvei(n: int, kode: str, state: SamtaleState, hvelv: HvelvState) -> "Valgtvei":
    typer = {
        "avventende": Avventendekort,
        "gradert": Gradertkort,
        "annet": Annetkort,
        "egenmelding": Egenmeldingkort,
    }
    har_periode = kode in ("tilrettelegging", "velferdspermisjon")
    type_ = typer.get(kode, Periodekort if har_periode else Valgtvei)
    return type_(n, kode, state, hvelv)


class Valgtvei(QFrame):
    """A way that is chosen, with what it needs."""

    def __init__(self, n: int, kode: str, state: SamtaleState, hvelv: HvelvState) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.kode = kode
        self._n, self._state, self._hvelv = n, state, hvelv
        navn = next(choose(v.navn) for v in innhold.veier() if v.id == kode)
        fram = knapp(_("Flytt fram"), partial(state.flytt, "veier", n, n - 1), "quiet")
        vis_hvis(fram, n > 0)
        fram.setAccessibleName(_("Flytt fram: {vei}").format(vei=navn))
        self.lag = QVBoxLayout(self)
        self.lag.setContentsMargins(16, 12, 16, 16)
        self.lag.setSpacing(12)
        topp = QHBoxLayout()
        topp.addWidget(etikett(navn, "heading"), 1)
        topp.addWidget(fram)
        self.lag.addLayout(topp)
        self.bygg()
        self._feil = etikett("")
        set_tone(self._feil, "error")
        self.lag.addWidget(self._feil)
        self.setEnabled(not state.skrivebeskyttet)

    def bygg(self) -> None:
        """Put the fields in the card."""

    def vis(self, vei: Vei) -> None:
        """Show the way as the state has it, and what does not hang together."""
        timer = self._state.samtale.ansatt.stilling_timer
        feil = vei.feil(timer) if isinstance(vei, Gradert) else vei.feil()
        tomt = isinstance(vei, Avventende) and vei == Avventende()
        self._feil.setText("" if tomt else "\n".join(dict.fromkeys(map(regeltekst, feil))))
        self._feil.setVisible(bool(self._feil.text()))

    def sett(self, felt: str, verdi: object) -> None:
        """Change a field of the way."""
        self._state.sett(f"veier.{self._n}.{felt}", verdi)


class Periodekort(Valgtvei):
    """A way with a first and a last day."""

    def bygg(self) -> None:
        """Put the dates in the card."""
        self._fom, self._tom = Datofelt(), Datofelt()
        self._fom.redigert.connect(partial(self.sett, "fom"))
        self._tom.redigert.connect(partial(self.sett, "tom"))
        nett = Rutenett(220)
        nett.sett((Felt(_("Fra"), self._fom), Felt(_("Til og med"), self._tom), *self.ekstra()))
        self.lag.addWidget(nett)

    def ekstra(self) -> tuple[QWidget, ...]:
        """Return more fields beside the dates."""
        return ()

    def vis(self, vei: Vei) -> None:
        """Show the dates as the state has them."""
        super().vis(vei)
        self._fom.vis(getattr(vei, "fom", None))
        self._tom.vis(getattr(vei, "tom", None))


class Egenmeldingkort(Periodekort):
    """Egenmelding, with what is left by the local scheme and what is typed in."""

    def ekstra(self) -> tuple[QWidget, ...]:
        """Return the field for the days used."""
        self._brukt = _dagfelt()
        self._brukt.valueChanged.connect(self._on_brukt)
        self._igjen = etikett("", "hint")
        self.lag.addWidget(etikett(_("Egenmelding er like godt som sykmelding.")))
        return (Felt(_("Dager brukt siste 12 måneder"), self._brukt),)

    def bygg(self) -> None:
        """Put the fields and what is left in the card."""
        super().bygg()
        self.lag.addWidget(self._igjen)

    def vis(self, vei: Vei) -> None:
        """Show what is left as the state has it."""
        super().vis(vei)
        if not isinstance(vei, EgenmeldingVei):
            return
        with QSignalBlocker(self._brukt):
            self._brukt.setValue(-1 if vei.brukt_siste_12_mnd is None else vei.brukt_siste_12_mnd)
        ordning = (
            egenmelding.LOV
            if self._hvelv.arbeidsplass.ordning == "lov"
            else egenmelding.UTVIDET_8_24
        )
        gang = _("Hos dere: {dager} dager om gangen.").format(dager=ordning.dager_per_gang)
        if ordning.dager_per_12_mnd is None or vei.brukt_siste_12_mnd is None:
            self._igjen.setText(gang)
            return
        igjen = max(ordning.dager_per_12_mnd - vei.brukt_siste_12_mnd, 0)
        self._igjen.setText(
            _("{gang} Omtrent {igjen} av {alle} dager igjen før denne. Veiledende.").format(
                gang=gang, igjen=igjen, alle=ordning.dager_per_12_mnd
            )
        )

    def _on_brukt(self, dager: int) -> None:
        self.sett("brukt_siste_12_mnd", None if dager < 0 else dager)


class Avventendekort(Periodekort):
    """Avventende: at most 16 days less those used, and the innspill it cannot go without."""

    def ekstra(self) -> tuple[QWidget, ...]:
        """Return the field for the days used."""
        self._brukt = _dagfelt(kjent=True)
        self._brukt.valueChanged.connect(partial(self.sett, "brukte_egenmeldingsdager"))
        return (Felt(_("Dager brukt av de første 16"), self._brukt),)

    def bygg(self) -> None:
        """Put the fields in the card."""
        super().bygg()
        self._siste = etikett("", "hint")
        self._innspill = Tekstfelt(linjer=3)
        self._innspill.redigert.connect(partial(self.sett, "innspill"))
        felt = Felt(
            _("Innspill til arbeidsgiver"),
            self._innspill,
            _("Kort og konkret: hva som går, hva som ikke går nå, og hva jobben kan tilby."),
            self._state.hint,
        )
        self.lag.addWidget(self._siste)
        self.lag.addWidget(felt)
        self.lag.addWidget(rad(knapp(_("Lag forslag fra &jobblista"), self._on_forslag)))
        self.lag.addWidget(
            etikett(
                _(
                    "Svar legen samme dag. Går det ikke likevel, kan det bli vanlig sykmelding fra "
                    "samme dato. Har legens skjema ikke avventende, kan teksten stå i feltet for "
                    "innspill til arbeidsgiver."
                ),
                "hint",
            )
        )

    def vis(self, vei: Vei) -> None:
        """Show the way, and the last day it may have."""
        super().vis(vei)
        if not isinstance(vei, Avventende):
            return
        self._innspill.vis(vei.innspill)
        with QSignalBlocker(self._brukt):
            self._brukt.setValue(vei.brukte_egenmeldingsdager)
        siste = vei.fom and avventende_siste_dag(vei.fom, vei.brukte_egenmeldingsdager)
        if siste:
            self._siste.setText(_("Siste mulige dag: {dato}").format(dato=format_date(siste)))
        elif vei.fom:
            self._siste.setText(_("Alle de 16 dagene er brukt."))
        else:
            self._siste.setText(_("Bare i de første 16 dagene, medregnet egenmelding."))

    def _on_forslag(self) -> None:
        tekst = forslag(self._state.samtale, innspillord())
        self._innspill.setPlainText(tekst)
        self._innspill.setFocus()


class Annetkort(Valgtvei):
    """Something else, in their own words."""

    def bygg(self) -> None:
        """Put the field in the card."""
        self._tekst = Tekstfelt()
        self._tekst.redigert.connect(partial(self.sett, "tekst"))
        self.lag.addWidget(Felt(_("Hva har dere tenkt?"), self._tekst, finn=self._state.hint))

    def vis(self, vei: Vei) -> None:
        """Show the text as the state has it."""
        super().vis(vei)
        if isinstance(vei, Annet):
            self._tekst.vis(vei.tekst)


class Gradertkort(Valgtvei):
    """Gradert: hours first, fewer or calmer, in one or several steps."""

    def bygg(self) -> None:
        """Put the fields in the card."""
        self._mate = Valgrekke(
            _("Hvordan"),
            (
                ("faerre_timer", _("Færre timer")),
                ("roligere_tempo", _("Hele dagen, roligere tempo")),
                ("begge", _("Begge deler")),
            ),
        )
        self._mate.valgt.connect(partial(self.sett, "mate"))
        self._trinn: list[Trinnkort] = []
        self._boks = QVBoxLayout()
        self._jobb = etikett("", "hint")
        self._bruk = knapp(_("&Bruk timene fra jobblista"), self._on_bruk)
        self.lag.addWidget(self._mate)
        self.lag.addWidget(self._jobb)
        self.lag.addLayout(self._boks)
        self.lag.addWidget(rad(knapp(_("Legg til &trinn"), self._on_nytt), self._bruk))
        self.lag.addWidget(
            etikett(_("Timer først. Graden er et forslag fra dere to; legen vurderer."), "hint")
        )

    def vis(self, vei: Vei) -> None:
        """Show the steps as the state has them."""
        super().vis(vei)
        if not isinstance(vei, Gradert):
            return
        self._mate.vis(vei.mate)
        if len(vei.trinn) != len(self._trinn):
            tom_layout(self._boks)
            self._trinn = [Trinnkort(self._n, m, self._state) for m in range(len(vei.trinn))]
            for trinnkort in self._trinn:
                self._boks.addWidget(trinnkort)
        for trinnkort, trinn in zip(self._trinn, vei.trinn, strict=True):
            trinnkort.vis(trinn)
        fordeling = self._state.fordeling()
        self._bruk.setVisible(fordeling is not None and not fordeling.over_stillingen)
        self._jobb.setVisible(fordeling is not None)
        if fordeling is not None:
            self._jobb.setText(
                _("Jobblista: {fordelt} av {stilling} timer avtalt arbeid.").format(
                    fordelt=format_number(fordeling.fordelt),
                    stilling=format_number(fordeling.stilling_timer),
                )
            )

    def _on_nytt(self) -> None:
        self._state.legg_til(f"veier.{self._n}.trinn", Trinn())

    def _on_bruk(self) -> None:
        fordeling = self._state.fordeling()
        if fordeling is None:
            return
        grad = round(grad_av_timer(fordeling.fordelt, fordeling.stilling_timer))
        if not self._trinn:
            self._on_nytt()
        if 1 <= grad <= 99:
            self.sett("trinn.0.grad", grad)


class Trinnkort(QFrame):
    """One step: dates, hours at work or grad (the part away), and a week plan if wanted."""

    def __init__(self, vei: int, n: int, state: SamtaleState) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._sti = f"veier.{vei}.trinn.{n}"
        self._liste, self._n, self._state = f"veier.{vei}.trinn", n, state
        self._fom, self._tom = Datofelt(), Datofelt()
        self._timer = Tallfelt()
        self._grad = Tallfelt(Decimal(99))
        self._fom.redigert.connect(partial(self._sett, "fom"))
        self._tom.redigert.connect(partial(self._sett, "tom"))
        self._timer.redigert.connect(self._on_timer)
        self._grad.redigert.connect(self._on_grad)
        self._uke = [Tallfelt(Decimal(24)) for _n in range(7)]
        nett = Rutenett(180, 12)
        nett.sett(
            (
                Felt(_("Fra"), self._fom),
                Felt(_("Til og med"), self._tom),
                Felt(_("Timer på jobb i uka"), self._timer),
                Felt(_("Grad (delen borte, prosent)"), self._grad),
            )
        )
        fjern = knapp(_("Fjern trinnet"), partial(state.fjern, self._liste, n), "quiet")
        self._plan = knapp(_("Ukeplan"), rolle="quiet")
        self._plan.setCheckable(True)
        self._ukeplan = Rutenett(80, 8)
        self._ukeplan.sett(
            Felt(navn, felt) for navn, felt in zip(ukedager(), self._uke, strict=True)
        )
        self._ukeplan.hide()
        self._plan.toggled.connect(self._ukeplan.setVisible)
        for felt in self._uke:
            felt.redigert.connect(self._on_uke)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(nett)
        layout.addWidget(self._ukeplan)
        layout.addWidget(rad(self._plan, fjern))

    def vis(self, trinn: Trinn) -> None:
        """Show the step as the state has it."""
        stilling = self._state.samtale.ansatt.stilling_timer
        self._fom.vis(trinn.fom)
        self._tom.vis(trinn.tom)
        self._grad.vis(None if trinn.grad is None else Decimal(trinn.grad))
        kjent = trinn.grad is not None and stilling is not None
        self._timer.vis(timer_av_grad(trinn.grad, stilling) if kjent else None)  # pyright: ignore
        self._timer.setEnabled(stilling is not None)
        if trinn.ukeplan:
            self._plan.setChecked(True)
            for felt, timer in zip(self._uke, trinn.ukeplan, strict=True):
                felt.vis(timer)

    def _sett(self, felt: str, verdi: object) -> None:
        self._state.sett(f"{self._sti}.{felt}", verdi)

    def _on_timer(self, timer: Decimal | None) -> None:
        stilling = self._state.samtale.ansatt.stilling_timer
        if timer is None or stilling is None or timer > stilling:
            return
        grad = round(grad_av_timer(timer, stilling))
        self._sett("grad", grad if 1 <= grad <= 99 else None)

    def _on_grad(self, grad: Decimal | None) -> None:
        hel = None if grad is None or not 1 <= grad <= 99 else int(grad)
        self._sett("grad", hel)

    def _on_uke(self, _timer: object) -> None:
        plan = tuple(felt.verdi() or Decimal(0) for felt in self._uke)
        self._sett("ukeplan", plan if any(plan) else None)


def ukedager() -> tuple[str, ...]:
    """Return the weekdays, short."""
    return (_("ma"), _("ti"), _("on"), _("to"), _("fr"), _("lø"), _("sø"))


def innspillord() -> dict[str, str]:
    """Return the sentences a draft of the innspill is built from."""
    return {
        "kan": _("Dette kan jeg gjøre: {liste}."),
        "hvis": _("Dette går med en endring: {liste}."),
        "ikke": _("Dette går ikke nå: {liste}."),
        "tilbud": _("Jobben kan tilby: {liste}."),
    }


def _dagfelt(*, kjent: bool = False) -> QSpinBox:
    felt = QSpinBox()
    uten_forslag(felt)
    felt.setRange(0 if kjent else -1, 366)
    if not kjent:
        felt.setSpecialValueText(_("vet ikke"))
    felt.setValue(felt.minimum())
    return felt
