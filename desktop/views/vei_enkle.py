"""The ways that need little: dates, a text, a day to know."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.domain.fravaer import Fravaer
from desktop.domain.helligdager import arbeidsdager
from desktop.domain.vei import Annet, Vei
from desktop.i18n import _, format_date, ngettext
from desktop.views.felter import Datofelt, Felt, Tekstfelt
from desktop.views.vei_valgt import Valgtvei
from desktop.views.widgets import Rutenett, etikett


class Periodekort(Valgtvei):
    """A way with a first and a last day."""

    def bygg(self) -> None:
        """Put the dates in the card."""
        self._fom, self._tom = Datofelt(), Datofelt()
        self._fom.redigert.connect(partial(self._on_dag, "fom"))
        self._tom.redigert.connect(partial(self._on_dag, "tom"))
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

    def _on_dag(self, felt: str, dag: object) -> None:
        self.sett(felt, dag)
        self.dager_endret.emit()


class Velferdskort(Periodekort):
    """Velferdspermisjon, with the days of the local rules and the working days of this one."""

    def bygg(self) -> None:
        """Put the dates and the days in the card."""
        super().bygg()
        self._dager = etikett("", "hint")
        self.lag.addWidget(self._dager)

    def vis(self, vei: Vei) -> None:
        """Show how many working days this is."""
        super().vis(vei)
        arbeidsplass = self._hvelv.arbeidsplass
        alle = (
            _("Hos dere: inntil {n} arbeidsdager i året, etter det lokale reglementet.")
            if arbeidsplass.oppgitt
            else _("Hva det lokale reglementet gir hos dere, er ikke fylt inn ennå.")
        ).format(n=arbeidsplass.velferdsdager)
        periode = Fravaer(getattr(vei, "fom", None), getattr(vei, "tom", None)).periode
        if periode:
            n = arbeidsdager(periode)
            denne = ngettext(
                "Denne er {n} arbeidsdag i en vanlig uke.",
                "Denne er {n} arbeidsdager i en vanlig uke.",
                n,
            )
            alle = f"{alle} {denne.format(n=n)}"
        self._dager.setText(alle)


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


class Reisekort(Valgtvei):
    """Reisetilskudd, with the first day it can be given."""

    def bygg(self) -> None:
        """Put the day in the card."""
        self._tidligst = etikett("")
        self.lag.addWidget(self._tidligst)

    def vis(self, vei: Vei) -> None:
        """Show the day as the absence has it."""
        super().vis(vei)
        linje = self._state.tidslinje()
        if linje is None:
            self._tidligst.setText(
                _("Tidligst fra dag 17. Skriv første dag borte, så ser dere når.")
            )
            return
        dag = next(s.dato for s in linje.stopp if s.id == "dag-17")
        self._tidligst.setText(
            _("Dag 17 er {dato}, regnet fra {forste}. Veiledende.").format(
                dato=format_date(dag), forste=format_date(linje.forste_dag)
            )
        )
