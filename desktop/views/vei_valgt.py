"""A way that is chosen: its name, its place among the others, what to do, what is wrong."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpinBox, QVBoxLayout

from desktop.domain.innhold import VeiInnhold
from desktop.domain.sykmelding import Avventende, Gradert
from desktop.domain.vei import Vei
from desktop.feiltekst import regeltekst
from desktop.i18n import _, choose
from desktop.state import innhold
from desktop.state.hvelv_state import HvelvState
from desktop.state.samtale_state import SamtaleState
from desktop.views.felter import uten_forslag
from desktop.views.widgets import etikett, knapp, set_tone, vis_hvis


class Valgtvei(QFrame):
    """A way that is chosen, with what it needs.

    Signals:
        dager_endret: Its days are others, so that counts may be too.
        vil_skrive: Somebody wants to write days away to count with.

    Attributes:
        TALL: The field of the way that absence is counted into, if any.
        UTEN: What stands there without absence.
    """

    TALL: str = ""
    UTEN: int | None = None

    dager_endret = Signal()
    vil_skrive = Signal()

    def __init__(self, n: int, kode: str, state: SamtaleState, hvelv: HvelvState) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.kode = kode
        self._n, self._state, self._hvelv = n, state, hvelv
        self._vei: VeiInnhold = next(v for v in innhold.veier() if v.id == kode)
        navn = choose(self._vei.navn)
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
        self._legg_steg()
        self.setEnabled(not state.skrivebeskyttet)

    def bygg(self) -> None:
        """Put the fields in the card."""

    def regnet(self) -> int | None:
        """Return the days used by the absence there is now, or ``None`` when there is none."""
        return None

    def husk(self) -> None:
        """Remember what is counted now, so that it is not taken for a number somebody typed."""
        n = self.regnet()
        if n is not None:
            self._state.regnet[self.kode] = n

    def regn(self) -> None:
        """Count anew; what was counted goes with its absence, what was typed stays."""
        forrige = self._state.regnet.pop(self.kode, None)
        self.husk()
        n = self._state.regnet.get(self.kode)
        vei = self._state.samtale.veier[self._n]
        if self.TALL and (n is not None or forrige == getattr(vei, self.TALL, None) is not None):
            self._state.folg(f"veier.{self._n}.{self.TALL}", self.UTEN if n is None else n)

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

    def _legg_steg(self) -> None:
        if self._vei.steg:
            self.lag.addWidget(etikett(_("Slik går dere fram"), "subheading"))
            self.lag.addWidget(etikett(nummerert(map(choose, self._vei.steg))))
        if self._vei.hvis_ikke:
            self.lag.addWidget(etikett(_("Hvis det ikke går"), "subheading"))
            self.lag.addWidget(etikett(choose(self._vei.hvis_ikke)))


def nummerert(linjer: Iterable[str]) -> str:
    """Put a number before each line."""
    return "\n".join(f"{n}. {linje}" for n, linje in enumerate(linjer, 1))


def teller(minst: int, mest: int, spesiell: str = "") -> QSpinBox:
    """Make a field for a small number, whose least may mean something else."""
    felt = QSpinBox()
    uten_forslag(felt)
    felt.setRange(minst, mest)
    felt.setSpecialValueText(spesiell)
    return felt
