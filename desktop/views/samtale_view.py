"""One samtale: the seven phases in a rail, one of them in front, free movement between them."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.innhold import Andresprak
from desktop.domain.samtale import Samtale
from desktop.i18n import _
from desktop.state import innhold
from desktop.state.andresprak import finn
from desktop.state.hvelv_state import HvelvState
from desktop.state.samtale_state import SamtaleState
from desktop.views.eksempelmerke import Eksempelmerke
from desktop.views.felter import Avkryssing
from desktop.views.lesefolge import lesefolge
from desktop.views.plass import Plasslinje
from desktop.views.todelt import Loddrett, Toradet
from desktop.views.widgets import Side, etikett, knapp, kunngjor, navngi, rad, set_look, vis_hvis

FASER = 7
FORSTE_SKREVNE = 3
RO_MS = 400  # without a change: whoever writes has stopped for a moment
STORST_SKINNE = 0.35  # of the width; more than that is the page's


class SamtaleView(QWidget):
    """Holds the phases; a phase is made when nobody writes, or when it is first visited.

    Signals:
        ferdig: The two are through, and choose what stays.
        til_eksemplene: They have seen enough of an example.
    """

    ferdig = Signal()
    til_eksemplene = Signal()

    def __init__(
        self,
        hvelv: HvelvState,
        state: SamtaleState,
        andre: str | None,
        parent: QWidget | None = None,
        *,
        eksempel: str = "",
    ) -> None:
        super().__init__(parent)
        navngi(self)
        self._eksempel = eksempel
        self._hvelv, self._state = hvelv, state
        self._andre = finn(andre)
        self._sider: dict[int, QWidget] = {}
        self._stabel = QStackedWidget()
        self._faseknapper = [self._faseknapp(n) for n in range(1, FASER + 1)]
        ramme = QHBoxLayout(self)
        ramme.setContentsMargins(0, 0, 0, 0)
        ramme.setSpacing(0)
        ramme.addWidget(self._skinne())
        hoyre = QVBoxLayout()
        hoyre.setSpacing(0)
        hoyre.addWidget(self._stabel, 1)
        hoyre.addWidget(self._bunn())
        ramme.addLayout(hoyre, 1)
        self._ro = QTimer(self, singleShot=True, interval=RO_MS)
        self._ro.timeout.connect(self._lag_i_ro)
        state.fase_changed.connect(self._on_fase)
        state.changed.connect(self._on_changed)
        QShortcut(QKeySequence("Ctrl+PgDown"), self, self._on_neste)
        QShortcut(QKeySequence("Ctrl+PgUp"), self, self._on_forrige)
        self._on_fase(state.fase)

    def side(self) -> QWidget:
        """Return the page of the phase in front."""
        return self._sider[self._state.fase]

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._neste

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rail show numbers only where the names would take the room of the page."""
        super().resizeEvent(event)
        self._vis_navn(self._navnbredde <= self.width() * STORST_SKINNE)

    def _vis_navn(self, hele: bool) -> None:
        if hele == self._hele_navn:
            return
        self._hele_navn = hele
        for n, button in enumerate(self._faseknapper, 1):
            button.setText(_fasenavn(n) if hele else str(n))
            button.setToolTip("" if hele else innhold.tittel(n))
        self._vis_valgt(self._state.fase)

    def _skinne(self) -> QWidget:
        skinne = QFrame()
        skinne.setProperty("role", "rail")
        skinne.setAccessibleName(_("Fasene i samtalen"))
        layout = QVBoxLayout(skinne)
        layout.setContentsMargins(12, 24, 12, 16)
        layout.setSpacing(4)
        for button in self._faseknapper:
            layout.addWidget(button)
        layout.addStretch(1)
        self._halvveis = etikett(_("Halvveis"), "hint")
        layout.addWidget(self._halvveis)
        self._navnbredde, self._hele_navn = skinne.sizeHint().width(), True
        self._rulle = Loddrett(skinne)
        return self._rulle

    def _faseknapp(self, nummer: int) -> QPushButton:
        button = knapp(_fasenavn(nummer), rolle="phase")
        button.setAccessibleName(_fasenavn(nummer))
        button.setCheckable(True)
        button.clicked.connect(lambda _checked=False: self._state_ga_til(nummer))
        return button

    def _bunn(self) -> QWidget:
        bunn = QFrame()
        bunn.setProperty("role", "footer")
        ytre = QVBoxLayout(bunn)
        ytre.setContentsMargins(32, 8, 32, 12)
        ytre.setSpacing(6)
        self._forrige = knapp(_("&Forrige steg"), self._on_forrige, tegn="tilbake")
        self._neste = knapp(_("&Neste steg"), self._on_neste, "primary", "videre")
        self._plass = Plasslinje(self._state)
        if self._eksempel:
            merke = Eksempelmerke(self._eksempel)
            merke.tilbake.connect(self.til_eksemplene)
            ytre.addWidget(merke)
        ytre.addWidget(self._plass)
        self._leder = Avkryssing(
            _("Lederen skriver nå"),
            _("Linjene merkes «leder skrev» på arket til den ansatte sier at det er sine ord."),
        )
        self._leder.setChecked(self._state.leder_skriver)
        self._leder.toggled.connect(self._on_leder)
        vis_hvis(self._leder, not self._state.skrivebeskyttet)
        ytre.addWidget(Toradet(rad(self._forrige, self._neste), self._leder))
        return bunn

    def _on_leder(self, pa: bool) -> None:
        self._state.leder_skriver = pa

    def _state_ga_til(self, nummer: int) -> None:
        if nummer == self._state.fase:
            self._vis_valgt(nummer)
        self._state.ga_til(nummer)

    def _on_neste(self) -> None:
        if self._state.fase < FASER:
            self._state.ga_til(self._state.fase + 1)
            self._til_siden()
        else:
            self.ferdig.emit()

    def _on_forrige(self) -> None:
        if self._state.fase > 1:
            self._state.ga_til(self._state.fase - 1)
            self._til_siden()

    def _til_siden(self) -> None:
        """Put the keys at the top of the page they went to, when it has got its size."""
        QTimer.singleShot(0, self, self._begynn_siden)

    def _begynn_siden(self) -> None:
        side = self.side()
        forste = next(iter(lesefolge(side)), None)
        if forste is None:
            return
        tittel = next((w for w in side.findChildren(QLabel) if w.property("role") == "title"), None)
        if isinstance(side, Side) and tittel is not None:
            forste = side.begynn(tittel, forste)
        forste.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_fase(self, nummer: int) -> None:
        self._ro.start()
        if nummer not in self._sider:
            self._lag_side(nummer)
        self._stabel.setCurrentWidget(self._sider[nummer])
        self._vis_samtale(self._state.samtale)
        self._vis_valgt(nummer)
        self._forrige.setEnabled(nummer > 1)
        self._plass.setVisible(FORSTE_SKREVNE <= nummer < FASER)  # phase 7 says it by the page
        siste = nummer == FASER
        self._neste.setText(_("&Avslutt samtalen") if siste else _("&Neste steg"))
        self._neste.setVisible(not (siste and self._state.skrivebeskyttet))
        kunngjor(
            self,
            _("Steg {n} av {alle}: {navn}").format(
                n=nummer, alle=FASER, navn=innhold.tittel(nummer)
            ),
        )

    def _vis_valgt(self, nummer: int) -> None:
        for n, button in enumerate(self._faseknapper, 1):
            button.setChecked(n == nummer)
            set_look(button, "chosen", n == nummer)
        self._rulle.ensureWidgetVisible(self._faseknapper[nummer - 1])
        self._halvveis.setText(_("Halvveis") if nummer == 4 and self._hele_navn else "")

    def _lag_side(self, nummer: int) -> QWidget:
        side = self._sider[nummer] = self._lag(nummer)
        self._stabel.addWidget(side)
        return side

    def _lag_i_ro(self) -> None:
        """Make one more page, the next first; to visit it then takes a frame, and not five."""
        fase = self._state.fase
        rekke = (*range(fase + 1, FASER + 1), *range(1, fase))
        nummer = next((n for n in rekke if n not in self._sider), 0)
        if nummer and self.isVisible():
            side = self._lag_side(nummer)
            side.resize(self._stabel.size())
            side.grab(QRect(0, 0, 1, 1))  # the least that has Qt dress it and give it its places
            self._ro.start()

    def _on_changed(self, samtale: Samtale) -> None:
        self._ro.start()
        self._vis_samtale(samtale)

    def _vis_samtale(self, samtale: Samtale) -> None:
        vis: Callable[[Samtale], None] | None = getattr(self.side(), "show_samtale", None)
        if vis:
            vis(samtale)

    def _lag(self, nummer: int) -> QWidget:
        return lag_fase(nummer, self._hvelv, self._state, self._andre)


def _fasenavn(nummer: int) -> str:
    return f"{nummer}  {innhold.tittel(nummer)}"


def lag_fase(
    nummer: int, hvelv: HvelvState, state: SamtaleState, andre: Andresprak | None
) -> QWidget:
    """Make the page of a phase."""
    if nummer in (1, 2):
        from desktop.views.hvile_view import HvileView

        return HvileView(nummer, state, andre, hvelv.pakker.sporsmal(nummer))
    if nummer == 3:
        from desktop.views.jobbliste_view import JobblisteView

        return JobblisteView(hvelv, state, andre)
    if nummer == 4:
        from desktop.views.muligheter_view import MuligheterView

        return MuligheterView(hvelv, state, andre)
    if nummer == 5:
        from desktop.views.vei_view import VeiView

        return VeiView(hvelv, state, andre)
    if nummer == 6:
        from desktop.views.avtale_view import AvtaleView

        return AvtaleView(hvelv, state, andre)
    from desktop.views.ark_view import ArkView

    return ArkView(hvelv, state, andre)
