"""A job template, shown with its hours before any of it is added."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.domain.innhold import Jobbmal
from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.domain.jobbmal import EgenMal
from desktop.i18n import _, choose, format_number, language, ngettext
from desktop.views.felter import Felt, Tallfelt
from desktop.views.widgets import etikett, knapp, rad, tom_layout

FULL = Decimal(100)
TEGN = 72  # width of the table: names and numbers near each other


class Start(NamedTuple):
    """A template to start from, shipped or their own.

    Attributes:
        timer: Hours a week of a full position.
        skaler: Returns the tasks scaled to a position in per cent.
    """

    navn: str
    timer: Decimal
    skaler: Callable[[Decimal], tuple[Arbeidsoppgave, ...]]


def levert(mal: Jobbmal) -> Start:
    """Return a shipped template to start from, in the language in use."""
    return Start(choose(mal.navn), mal.timer, partial(mal.skalert, sprak=language()))


def egen(mal: EgenMal) -> Start:
    """Return one of their own to start from."""
    return Start(mal.navn, mal.timer, mal.skalert)


class Malvalg(QFrame):
    """The tasks of a template in a full position and in this one; they are added on a press.

    Signals:
        valgt: The tasks are wanted; carries the hours of a full position, the scaled tasks and the per cent.
        lukket: They are not.
    """

    valgt = Signal(object, object, object)
    lukket = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._mal: Start | None = None
        self._navn = etikett("", "heading")
        self._prosent = Tallfelt(FULL)
        self._prosent.redigert.connect(self._on_prosent)
        self._prosent.returnPressed.connect(self._on_legg_til)
        self._prosent.setMaximumWidth(self._prosent.fontMetrics().horizontalAdvance("100,00") * 3)
        self._felt = Felt(_("Prosent av full stilling"), self._prosent)
        self._sum = etikett("")
        ramme = QWidget()
        ramme.setProperty("role", "clear")
        ramme.setMaximumWidth(self._prosent.fontMetrics().horizontalAdvance("0") * TEGN)
        self._tabell = QGridLayout(ramme)
        self._tabell.setContentsMargins(0, 0, 0, 0)
        self._tabell.setHorizontalSpacing(24)
        self._tabell.setVerticalSpacing(2)
        self._tabell.setColumnStretch(0, 1)
        self._legg_til = knapp(_("Legg til oppgavene"), self._on_legg_til, "primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self._navn)
        layout.addWidget(self._felt)
        layout.addWidget(self._sum)
        layout.addWidget(rad(self._legg_til, knapp(_("Avbryt"), self.lukket.emit, "quiet")))
        layout.addWidget(ramme)
        self.hide()

    def vis(self, mal: Start, prosent: Decimal | None) -> None:
        """Show a template scaled to a position; a full one where none is known."""
        self._mal = mal
        self._navn.setText(mal.navn)
        self._felt.vis_feil("")
        self._prosent.vis(prosent or FULL)
        self._vis_tall()
        self.show()
        self._legg_til.setFocus(Qt.FocusReason.TabFocusReason)

    def _vis_tall(self) -> None:
        assert self._mal is not None  # noqa: S101 - shown with one
        tom_layout(self._tabell)
        full = self._mal.skaler(FULL)
        skalert = self._skalert(self._mal)
        if not skalert:
            self._sum.setText("")
            return
        for kolonne_, tekst in enumerate((_("Oppgave"), _("Full stilling"), _("Denne stillingen"))):
            self._celle(0, kolonne_, tekst, "hint")
        for n, (hel, del_) in enumerate(zip(full, skalert, strict=True), 1):
            self._celle(n, 0, hel.oppgave)
            self._celle(n, 1, _timer(hel))
            self._celle(n, 2, _timer(del_))
        sum_ = sum((o.timer for o in skalert if o.timer is not None), Decimal(0))
        tekst = ngettext(
            "{n} oppgave, {full} t i full stilling blir {timer} t i uka.",
            "{n} oppgaver, {full} t i full stilling blir {timer} t i uka.",
            len(skalert),
        )
        self._sum.setText(
            tekst.format(
                n=len(skalert), full=format_number(self._mal.timer), timer=format_number(sum_)
            )
        )

    def _celle(self, linje: int, kolonne_: int, tekst: str, rolle: str = "") -> None:
        ord_ = etikett(tekst, rolle)
        if kolonne_:
            ord_.setWordWrap(not linje)
            ord_.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._tabell.addWidget(ord_, linje, kolonne_)

    def _skalert(self, mal: Start) -> tuple[Arbeidsoppgave, ...]:
        prosent = self._prosent.verdi()
        gyldig = prosent is not None and 0 < prosent <= FULL
        return mal.skaler(prosent) if gyldig and prosent else ()

    def _on_prosent(self, _verdi: object) -> None:
        self._felt.vis_feil("")
        self._vis_tall()

    def _on_legg_til(self) -> None:
        skalert = self._skalert(self._mal) if self._mal else ()
        if not skalert or self._mal is None:
            self._felt.vis_feil(_("Skriv et tall over 0 og til 100."))
            self._prosent.setFocus()
            return
        self.valgt.emit(self._mal.timer, skalert, self._prosent.verdi())


def _timer(oppgave: Arbeidsoppgave) -> str:
    timer = "–" if oppgave.timer is None else format_number(oppgave.timer)
    return _("{timer} t").format(timer=timer)
