"""A possibility that is chosen: what, hours, from, to, who, and whether somebody must be asked."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout

from desktop.domain.mulighet import ValgtMulighet
from desktop.domain.samtale import Punkt, Samtale
from desktop.i18n import _, format_weekday
from desktop.state import innhold
from desktop.state.samtale_state import SamtaleState
from desktop.views.felter import Datofelt, Felt, Linjefelt, Plassord, Tallfelt
from desktop.views.fjern import fjernknapp
from desktop.views.hintlinje import Hintlinje
from desktop.views.todelt import retning
from desktop.views.widgets import Rutenett, etikett, knapp, rad

SMALT = 560  # pixels at 100 per cent


class Valgtkort(QFrame):
    """Fields for one possibility, with a press that puts the asking into the agreement."""

    def __init__(self, n: int, state: SamtaleState, hvem: Callable[[str | None], str]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._n, self._state = n, state
        self._hvem = hvem
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
        navn = _("Fjern tiltak {n}").format(n=n + 1)
        fjern = fjernknapp(_("Fjern"), navn, "muligheter", self._on_fjern)
        fjern.setEnabled(not state.skrivebeskyttet)
        self._spor = knapp(_("Må spørre noen"), self._on_spor, "quiet")
        self._spor.setAccessibleName(_("Må spørre noen om tiltak {n}").format(n=n + 1))
        self._spor.setEnabled(not state.skrivebeskyttet)
        self._spurt = etikett("", "hint")
        self._topp = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._topp.addWidget(self._tekst, 1)
        self._topp.addWidget(rad(self._spor, fjern))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(self._topp)
        layout.addWidget(Plassord(self._tekst))
        layout.addWidget(Hintlinje(self._tekst, state.hint))
        layout.addWidget(self._felter())
        layout.addWidget(self._spurt)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text a line of its own where it is narrow."""
        super().resizeEvent(event)
        self._topp.setDirection(retning(self, SMALT))

    def start(self) -> None:
        """Put the caret in the text."""
        self._tekst.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_timer(self) -> None:
        """Put the caret in the hours, the first thing that is not filled in."""
        self._timer.setFocus(Qt.FocusReason.OtherFocusReason)

    def vis(self, valgt: ValgtMulighet) -> None:
        """Show the possibility as the state has it."""
        self._tekst.vis(valgt.tekst)
        self._ansvarlig.vis(valgt.ansvarlig)
        self._timer.vis(valgt.timer)
        self._fom.vis(valgt.fom)
        self._tom.vis(valgt.tom)
        snudd = bool(valgt.fom and valgt.tom and valgt.tom < valgt.fom)
        self._tom.vis_feil(_("Til-datoen er før fra-datoen.") if snudd else "")
        punkt = self._state.sporsmalspunkt(valgt)
        self._spor.setVisible(punkt is None)
        self._spurt.setVisible(punkt is not None)
        self._spurt.setText(spurt_tekst(punkt) if punkt else "")

    def _felter(self) -> Rutenett:
        nett = Rutenett(200, 12)
        nett.sett(
            (
                Felt(_("Timer i uka (valgfritt)"), self._timer),
                Felt(_("Fra"), self._fom),
                Felt(_("Til og med"), self._tom),
                Felt(_("Hvem ordner det"), self._ansvarlig),
            )
        )
        return nett

    def _on_redigert(self, felt: str, verdi: Decimal | str | None) -> None:
        self._state.sett(f"muligheter.{self._n}.{felt}", verdi)

    def _on_spor(self) -> None:
        valgt = self._state.samtale.muligheter[self._n]
        if not valgt.tekst.strip():
            self.start()
            return
        sporsmal = lag_sporsmal(valgt, self._state.samtale, self._hvem(valgt.mulighet))
        self._state.spor_om(valgt, sporsmal)
        self.start_timer()

    def _on_fjern(self) -> None:
        self._state.fjern("muligheter", self._n)


def lag_sporsmal(valgt: ValgtMulighet, samtale: Samtale, hvem: str = "") -> Punkt:
    """Make the point of the agreement that says who asks whom, and by when there is an answer."""
    hva = _("Avklar med {hvem}: {tiltak}")
    return Punkt(
        hva=hva.format(hvem=hvem or _("den som bestemmer"), tiltak=valgt.tekst.strip()),
        hvem=samtale.leder.navn,
        tom=innhold.fredag(samtale.dato),
    )


def spurt_tekst(punkt: Punkt) -> str:
    """Say that the asking stands in the agreement, with its date."""
    if punkt.tom is None:
        return _("I avtalen: {punkt}").format(punkt=punkt.hva)
    svar = _("I avtalen, med svar innen {dato}: {punkt}")
    return svar.format(dato=format_weekday(punkt.tom), punkt=punkt.hva)
