"""Gradert: hours first, fewer or calmer, in one or several steps."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.jobbliste import Fordeling
from desktop.domain.periode import EN_DAG
from desktop.domain.sykmelding import MIN_GRAD, Gradert, Trinn, hel_grad
from desktop.domain.vei import Vei
from desktop.i18n import _, format_number
from desktop.views.felter import Valgrekke
from desktop.views.fjern import legger_til
from desktop.views.trinnbilde import Trinnbilde
from desktop.views.vei_trinn import Trinnkort
from desktop.views.vei_valgt import Valgtvei
from desktop.views.widgets import etikett, knapp, rad, tom_layout


class Gradertkort(Valgtvei):
    """The steps, each with its hours, and all of them as a stair."""

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
        self._matetekst = etikett("", "hint")
        self._trinn: list[Trinnkort] = []
        self._boks = QVBoxLayout()
        self._jobb = etikett("", "hint")
        self._bruk = knapp(_("&Bruk timene fra jobblista"), self._on_bruk)
        self._bilde = Trinnbilde()
        self.lag.addWidget(self._mate)
        self.lag.addWidget(self._matetekst)
        self.lag.addWidget(self._jobb)
        self.lag.addLayout(self._boks)
        nytt = legger_til(
            knapp(_("Legg til &trinn"), self._on_nytt, tegn="pluss"), f"veier.{self._n}.trinn"
        )
        self.lag.addWidget(rad(nytt, self._bruk))
        self.lag.addWidget(self._bilde)
        self.lag.addWidget(
            etikett(_("Timer først. Graden er et forslag fra dere to; legen vurderer."), "hint")
        )

    def vis(self, vei: Vei) -> None:
        """Show the steps as the state has them."""
        super().vis(vei)
        if not isinstance(vei, Gradert):
            return
        self._mate.vis(vei.mate)
        self._matetekst.setText(_matetekst(vei.mate))
        self._matetekst.setVisible(bool(self._matetekst.text()))
        if len(vei.trinn) != len(self._trinn):
            tom_layout(self._boks)
            self._trinn = [Trinnkort(self._n, m, self._state) for m in range(len(vei.trinn))]
            for trinnkort in self._trinn:
                self._boks.addWidget(trinnkort)
        for trinnkort, trinn in zip(self._trinn, vei.trinn, strict=True):
            trinnkort.vis(trinn, vei.mate)
        self._bilde.vis(vei.trinn, self._state.samtale.ansatt.stilling_timer)
        self._vis_jobb()

    def _vis_jobb(self) -> None:
        fordeling = self._state.fordeling()
        self._bruk.setVisible(fordeling is not None and 1 <= _grad(fordeling) <= 99)
        self._jobb.setVisible(fordeling is not None)
        if fordeling is not None:
            self._jobb.setText(_fordelingstekst(fordeling))

    def _on_nytt(self) -> None:
        vei = self._state.samtale.veier[self._n]
        siste = vei.trinn[-1].tom if isinstance(vei, Gradert) and vei.trinn else None
        fom = siste + EN_DAG if siste else None
        self._state.legg_til(f"veier.{self._n}.trinn", Trinn(fom))

    def _on_bruk(self) -> None:
        fordeling = self._state.fordeling()
        if fordeling is None:
            return
        if not self._trinn:
            self._on_nytt()
        self._trinn[0].bruk(fordeling.fordelt)


def _grad(fordeling: Fordeling) -> int:
    """Return the grad that the job list would mean; 0 where nothing is left to grade."""
    if fordeling.over_stillingen:
        return 0
    return hel_grad(fordeling.fordelt, fordeling.stilling_timer).grad


def _fordelingstekst(fordeling: Fordeling) -> str:
    """Say what is agreed, and calmly what little is left means (dialogue.md 4.3, rule 5)."""
    linjer = [
        _("Jobblista: {fordelt} av {stilling} timer avtalt arbeid.").format(
            fordelt=format_number(fordeling.fordelt),
            stilling=format_number(fordeling.stilling_timer),
        )
    ]
    ikke = fordeling.ikke_fordelt
    if fordeling.ufullstendig:
        linjer.append(_("Ufullstendig: noe i jobblista mangler svar eller timer."))
    elif fordeling.over_stillingen:
        linjer.append(_("Det er mer enn stillingen."))
    elif not ikke:
        linjer.append(_("Alt arbeidet er fordelt."))
    elif ikke * 100 < fordeling.stilling_timer * MIN_GRAD:
        linjer.append(
            _(
                "Mindre enn 20 prosent er ikke fordelt. Gradert sykmelding begynner på 20 prosent. "
                "Legen kan vurdere det annerledes."
            )
        )
    return " ".join(linjer)


def _matetekst(mate: str | None) -> str:
    tekster = {
        "faerre_timer": _("Timene er tid på jobb. Resten av uka er du borte."),
        "roligere_tempo": _(
            "Du er der hele dagen. Timene er hvor mye arbeid du gjør, og graden er arbeidet som "
            "er borte."
        ),
        "begge": _("Noe kortere dager og noe roligere. Timene er hvor mye arbeid du gjør."),
    }
    return tekster.get(mate or "", "")
