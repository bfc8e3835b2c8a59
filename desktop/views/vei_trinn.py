"""One step of a graded sykmelding: dates, hours or grad, a week plan, and gentle questions."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.domain.sykmelding import (
    UKEPLAN_SLINGRING,
    Mate,
    Trinn,
    hel_grad,
    timer_av_grad,
)
from desktop.domain.ukeplan import TOM, Plan, Ukesporsmal, jevnt, med_dag, sporsmal
from desktop.i18n import _, format_number
from desktop.state.samtale_state import SamtaleState
from desktop.views.felter import Avkryssing, Datofelt, Felt, Tallfelt
from desktop.views.fjern import fjernknapp
from desktop.views.periodebilde import ukedager
from desktop.views.ukeplanfelt import Ukeplanfelt, ukedag
from desktop.views.widgets import Rutenett, etikett, knapp, rad


class Trinnkort(QFrame):
    """One step: dates, hours at work or grad (the part away), and a week plan if wanted."""

    def __init__(self, vei: int, n: int, state: SamtaleState) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._sti = f"veier.{vei}.trinn.{n}"
        self._state = state
        self._skrevet: Decimal | None = None
        self._fom, self._tom = Datofelt(), Datofelt()
        self._timer, self._grad = Tallfelt(), Tallfelt(Decimal(99), hele_fra=1)
        self._fom.redigert.connect(partial(self._sett, "fom"))
        self._tom.redigert.connect(partial(self._sett, "tom"))
        self._timer.redigert.connect(self._on_timer)
        self._grad.redigert.connect(self._on_grad)
        nett = Rutenett(180, 12)
        nett.sett(
            (
                Felt(_("Fra"), self._fom),
                Felt(_("Til og med"), self._tom),
                Felt(_("Timer på jobb i uka"), self._timer),
                Felt(_("Grad (delen borte, prosent)"), self._grad),
            )
        )
        self._eksakt = etikett("", "hint")
        self._pa_arket = Avkryssing(_("Graden skal stå på arket"))
        self._pa_arket.toggled.connect(self._on_pa_arket)
        trinnene = f"veier.{vei}.trinn"
        fjern = fjernknapp(
            _("Fjern trinnet"),
            _("Fjern trinnet, nummer {n}").format(n=n + 1),
            trinnene,
            partial(state.fjern, trinnene, n),
        )
        self._plan = knapp(_("Ukeplan"), rolle="quiet")
        self._plan.setCheckable(True)
        self._uke = Ukeplan(self._on_plan)
        self._uke.hide()
        self._plan.toggled.connect(self._uke.setVisible)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(nett)
        layout.addWidget(self._eksakt)
        layout.addWidget(self._pa_arket)
        layout.addWidget(rad(self._plan, fjern))
        layout.addWidget(self._uke)

    def vis(self, trinn: Trinn, mate: Mate | None) -> None:
        """Show the step as the state has it."""
        stilling = self._state.samtale.ansatt.stilling_timer
        self._fom.vis(trinn.fom)
        self._tom.vis(trinn.tom)
        self._grad.vis(None if trinn.grad is None else Decimal(trinn.grad))
        self._timer.vis(self._timer_av(trinn.grad, stilling))
        self._timer.setEnabled(stilling is not None)
        self._timer.sett_maks(stilling or Decimal(168))
        self._eksakt.setText(self._eksaktord(stilling))
        self._eksakt.setVisible(bool(self._eksakt.text()))
        self._pa_arket.setVisible(trinn.grad is not None)
        self._pa_arket.blockSignals(True)
        self._pa_arket.setChecked(f"{self._sti}.grad" not in self._state.samtale.ark.utelatt)
        self._pa_arket.blockSignals(False)
        if trinn.ukeplan:
            self._plan.setChecked(True)
        # The plan is of the grad, as its fault is: hours typed may be a little beside it.
        timer = timer_av_grad(trinn.grad, stilling) if trinn.grad and stilling else None
        self._uke.vis(trinn.ukeplan, timer if mate == "faerre_timer" else None, timer)
        self._uke.spor(trinn.ukeplan, self._state.samtale.ansatt.arbeidstid)

    def bruk(self, timer: Decimal) -> None:
        """Take hours that lie within the position, and show them as they are."""
        self._on_timer(timer)

    def _timer_av(self, grad: int | None, stilling: Decimal | None) -> Decimal | None:
        """Return the hours as typed while they still mean this grad, else those of the grad."""
        if grad is None or not stilling:
            return None
        skrevet = self._skrevet
        if skrevet is not None and skrevet <= stilling and hel_grad(skrevet, stilling).grad == grad:
            return skrevet
        self._skrevet = None
        return timer_av_grad(grad, stilling)

    def _eksaktord(self, stilling: Decimal | None) -> str:
        if stilling is None:
            return _("Fyll inn stillingen i jobblista, så regnes timer og grad om til hverandre.")
        if self._skrevet is None or self._skrevet > stilling:
            return ""
        funnet = hel_grad(self._skrevet, stilling)
        if not 1 <= funnet.grad <= 99:
            return _("Gradert er mer enn 0 og mindre enn 100 prosent borte.")
        if funnet.noyaktig:
            return ""
        return _(
            "{timer} av {stilling} timer er {eksakt} prosent borte. Skjemaet har hele prosent: "
            "{grad} prosent er {av_grad} timer på jobb."
        ).format(
            timer=format_number(self._skrevet),
            stilling=format_number(stilling),
            eksakt=format_number(funnet.eksakt),
            grad=funnet.grad,
            av_grad=format_number(funnet.timer),
        )

    def _sett(self, felt: str, verdi: object) -> None:
        self._state.sett(f"{self._sti}.{felt}", verdi)

    def _on_timer(self, timer: Decimal | None) -> None:
        stilling = self._state.samtale.ansatt.stilling_timer
        if stilling is None or (timer is not None and timer > stilling):
            return
        self._skrevet = timer
        grad = 0 if timer is None else hel_grad(timer, stilling).grad
        self._sett("grad", grad if 1 <= grad <= 99 else None)
        self._eksakt.setText(self._eksaktord(stilling))
        self._eksakt.setVisible(bool(self._eksakt.text()))

    def _on_grad(self, grad: Decimal | None) -> None:
        self._skrevet = None
        self._sett("grad", None if grad is None else int(grad))

    def _on_pa_arket(self, pa: bool) -> None:
        sti = f"{self._sti}.grad"
        if pa:
            self._state.ta_med(sti)
        else:
            self._state.stryk(sti)

    def _on_plan(self, plan: Plan | None) -> None:
        self._sett("ukeplan", plan)


class Ukeplan(QWidget):
    """The week as bars and as fields, its sum against the grad, and what to ask about it."""

    def __init__(self, endret: Callable[[Plan | None], None]) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._endret = endret
        self._plan: Plan | None = None
        self._timer: Decimal | None = None
        self._bilde = Ukeplanfelt()
        self._bilde.redigert.connect(self._on_dag)
        self._felter = [Tallfelt(Decimal(24)) for _n in range(7)]
        nett = Rutenett(80, 8)
        nett.sett(Felt(navn, felt) for navn, felt in zip(ukedager(), self._felter, strict=True))
        for felt in self._felter:
            felt.redigert.connect(self._on_felt)
        self._sum = etikett("")
        self._sporsmal = etikett("", "hint")
        self._jevnt = knapp(_("Fordel jevnt"), self._on_jevnt, "quiet")
        self._tom = knapp(_("Tøm uka"), partial(endret, None), "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._bilde)
        layout.addWidget(nett)
        layout.addWidget(self._sum)
        layout.addWidget(self._sporsmal)
        layout.addWidget(rad(self._jevnt, self._tom))

    def vis(self, plan: Plan | None, mal: Decimal | None, timer: Decimal | None) -> None:
        """Show a plan.

        Args:
            plan: Hours by weekday.
            mal: What the plan should sum to, where time at work is what the grad is of.
            timer: Hours to spread evenly when that is asked for.
        """
        self._plan, self._timer = plan, timer
        self._bilde.vis(plan or TOM)
        for felt, verdi in zip(self._felter, plan or (None,) * 7, strict=True):
            felt.vis(verdi)
        self._jevnt.setVisible(timer is not None)
        self._sum.setText(sumord(plan, mal))

    def spor(self, plan: Plan | None, arbeidstid: str) -> None:
        """Ask gently about a plan."""
        funnet = sporsmal(plan, arbeidstid) if plan else ()
        self._sporsmal.setText("\n".join(map(sporsmalsord, funnet)))
        self._sporsmal.setVisible(bool(funnet))

    def _on_dag(self, dag: int, timer: Decimal) -> None:
        self._endret(med_dag(self._plan, dag, timer))

    def _on_felt(self, _timer: object) -> None:
        verdier = [felt.gjeldende() or Decimal(0) for felt in self._felter]
        ma, ti, on, to, fr, lo, so = verdier
        self._endret((ma, ti, on, to, fr, lo, so) if any(verdier) else None)

    def _on_jevnt(self) -> None:
        if self._timer is not None:
            self._endret(jevnt(self._timer))


def sumord(plan: Plan | None, mal: Decimal | None) -> str:
    """Say what a plan sums to, and against what."""
    alt = sum(plan or (), Decimal(0))
    if mal is None:
        return _("Ukeplanen: {sum} timer på jobb.").format(sum=format_number(alt))
    if abs(alt - mal) <= UKEPLAN_SLINGRING:
        tekst = _("Ukeplanen: {sum} av {mal} timer. Det stemmer med graden.")
    elif alt < mal:
        tekst = _("Ukeplanen: {sum} av {mal} timer. {rest} timer igjen å fordele.")
    else:
        tekst = _("Ukeplanen: {sum} av {mal} timer. {rest} timer mer enn graden.")
    return tekst.format(
        sum=format_number(alt), mal=format_number(mal), rest=format_number(abs(alt - mal))
    )


def sporsmalsord(funnet: Ukesporsmal) -> str:
    """Ask in words; never an error."""
    dager = ", ".join(map(ukedag, funnet.dager))
    tekster = {
        "mye_pa_en_dag": _("Mye av uka er på {dager}. Er det slik du vil ha det?"),
        "natt": _("Det står natt i arbeidstiden. Skal noe av dette være om natta?"),
        "pause": _("{dager}: over fem og en halv time. Når er det pause?"),
    }
    tekst = tekster[funnet.kode].format(dager=dager)
    return tekst[:1].upper() + tekst[1:]
