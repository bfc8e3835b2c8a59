"""Absence to count with: spells, the 16 days as a picture, and the way from the first day."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.domain.arbeidsgiverperiode import perioder
from desktop.domain.fravaer import Fravaer, alle, planlagt
from desktop.domain.samtale import Samtale
from desktop.domain.vei import slag
from desktop.i18n import _
from desktop.state.samtale_state import SamtaleState
from desktop.views.felter import Datofelt, Felt, Valgrekke
from desktop.views.fjern import fjernknapp, legger_til
from desktop.views.periodebilde import Periodebilde
from desktop.views.tidslinjebilde import Tidslinjebilde
from desktop.views.widgets import Rutenett, etikett, knapp, rad, tom_layout

_MED_FRAVAER = frozenset({"egenmelding", "avventende", "gradert", "hel", "reisetilskudd"})
MAKS_RADER = 60


class Fravaerspanel(QFrame):
    """What is typed here is for counting only: it is neither saved nor printed.

    Signals:
        endret: Something to count with is another.
    """

    endret = Signal()

    def __init__(self, state: SamtaleState) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._state = state
        self._rader: list[Fravaersrad] = []
        self._boks = QVBoxLayout()
        self._boks.setSpacing(8)
        self._ansatt_fra, self._forste = Datofelt(), Datofelt()
        self._ansatt_fra.redigert.connect(partial(self._on_dag, "ansatt_fra"))
        self._forste.redigert.connect(partial(self._on_dag, "valgt_forste_dag"))
        self._periode = Periodebilde()
        self._tidslinje = Tidslinjebilde()
        self._ny = legger_til(knapp(_("Legg til fravær"), self.ny, tegn="pluss"), "fravaer")
        nett = Rutenett(260)
        nett.sett(
            (
                Felt(
                    _("Ansatt fra (valgfritt)"),
                    self._ansatt_fra,
                    _("Egenmelding kan brukes etter to måneder."),
                ),
                Felt(
                    _("Første dag borte (valgfritt)"),
                    self._forste,
                    _("Står feltet tomt, regner vi fra det dere har skrevet."),
                ),
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(etikett(_("Fravær å regne med"), "heading"))
        layout.addWidget(
            etikett(
                _(
                    "Dager du har vært borte det siste året. Dette er bare til å regne med nå: det "
                    "lagres ikke, og det står ikke på arket."
                ),
                "hint",
            )
        )
        layout.addLayout(self._boks)
        layout.addWidget(rad(self._ny))
        layout.addWidget(nett)
        layout.addWidget(self._periode)
        layout.addWidget(self._tidslinje)
        self.setEnabled(not state.skrivebeskyttet)

    def vis(self, samtale: Samtale) -> None:
        """Show what can be counted, when a way has to do with absence."""
        self.setVisible(any(slag(vei) in _MED_FRAVAER for vei in samtale.veier))
        fravaer = self._state.fravaer
        if len(fravaer) != len(self._rader):
            tom_layout(self._boks)
            self._rader = [
                Fravaersrad(n, self._on_rad, self._on_fjern) for n in range(len(fravaer))
            ]
            for rad_ in self._rader:
                self._boks.addWidget(rad_)
        for rad_, verdi in zip(self._rader, fravaer, strict=True):
            rad_.vis(verdi)
        self._ny.setEnabled(len(fravaer) < MAKS_RADER)
        self._ansatt_fra.vis(self._state.ansatt_fra)
        self._forste.vis(self._state.valgt_forste_dag)
        brukt = alle(fravaer)
        spells = (*brukt, *planlagt(samtale.veier))
        funnet = perioder(spells, max(s.tom for s in spells)) if spells else []
        dager = frozenset(d for s in brukt for d in s)
        self._periode.vis(funnet[-1] if funnet else None, spells, dager)
        self._tidslinje.vis(self._state.tidslinje(), spells, self._state.samtale.dato)

    def ny(self) -> None:
        """Add a spell, and put the caret in it."""
        self._bytt((*self._state.fravaer, Fravaer()))
        self._rader[-1].start()

    def _on_rad(self, n: int, verdi: Fravaer) -> None:
        self._bytt(tuple(verdi if m == n else f for m, f in enumerate(self._state.fravaer)))

    def _on_fjern(self, n: int) -> None:
        self._bytt(tuple(f for m, f in enumerate(self._state.fravaer) if m != n))

    def _on_dag(self, felt: str, dag: object) -> None:
        setattr(self._state, felt, dag)
        self.endret.emit()

    def _bytt(self, fravaer: tuple[Fravaer, ...]) -> None:
        self._state.fravaer = fravaer
        self.endret.emit()


class Fravaersrad(QFrame):
    """One spell: from, to, and whether a doctor wrote it."""

    def __init__(
        self,
        n: int,
        endret: Callable[[int, Fravaer], None],
        fjernet: Callable[[int], None],
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._n, self._endret = n, endret
        self._verdi = Fravaer()
        self._fom, self._tom = Datofelt(), Datofelt()
        self._fom.redigert.connect(partial(self._on_redigert, "fom"))
        self._tom.redigert.connect(partial(self._on_redigert, "tom"))
        self._slag = Valgrekke(
            _("Slags fravær"),
            ((False, _("Egenmelding")), (True, _("Sykmelding"))),
            kan_velges_bort=False,
        )
        self._slag.valgt.connect(partial(self._on_redigert, "sykmeldt"))
        navn = _("Fjern fravær {n}").format(n=n + 1)
        fjern = fjernknapp(_("Fjern"), navn, "fravaer", partial(fjernet, n))
        nett = Rutenett(200, 12)
        nett.sett((Felt(_("Borte fra"), self._fom), Felt(_("Borte til og med"), self._tom)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.addWidget(nett)
        layout.addWidget(rad(self._slag, fjern))

    def start(self) -> None:
        """Put the caret in the first field."""
        self._fom.setFocus(Qt.FocusReason.OtherFocusReason)

    def vis(self, verdi: Fravaer) -> None:
        """Show the spell."""
        self._verdi = verdi
        self._fom.vis(verdi.fom)
        self._tom.vis(verdi.tom)
        self._slag.vis(verdi.sykmeldt)
        self._tom.vis_feil(_feilen(verdi))

    def _on_redigert(self, felt: str, verdi: object) -> None:
        self._endret(self._n, msgspec.structs.replace(self._verdi, **{felt: verdi}))


def _feilen(verdi: Fravaer) -> str:
    if verdi.for_langt:
        return _("Dette er mer enn to år. Se på årstallet.")
    snudd = bool(verdi.fom and verdi.tom and verdi.periode is None)
    return _("Til-datoen er før fra-datoen.") if snudd else ""
