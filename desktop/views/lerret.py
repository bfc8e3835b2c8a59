"""What the audience sees: words, then a view of the demo drawn large, or nothing."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.innhold import Omvisningsstopp
from desktop.i18n import _, choose, language
from desktop.state.arkdeler import arkdeler
from desktop.state.hvelv_state import HvelvState
from desktop.state.samtale_state import SamtaleState
from desktop.views.arkband import KANT, Arkband
from desktop.views.felter import Felt
from desktop.views.scene import demostripe, romskala, tilpass_scene
from desktop.views.widgets import Side, etikett, navngi, tom_layout

MINSTE_SKRIFT = 37.4  # pixels, 28 pt
MINSTE_I_VIEW = 15  # pixels, the smallest type of a view at 100 per cent
SIDEMARG = 32  # pixels, beside what is in a view


class Lerret(QWidget):
    """Shows one stop; takes no clicks, and hands every key to whoever leads."""

    def __init__(self, demo: HvelvState, ved_tast: Callable[[QKeyEvent], object]) -> None:
        super().__init__()
        navngi(self)
        self.setProperty("role", "stage")
        self.setMinimumSize(1, 1)  # else long words would make it larger than its screen
        self._demo, self._ved_tast = demo, ved_tast
        self._stopp: Omvisningsstopp | None = None
        self._bilde: QWidget | None = None
        self._svart = QWidget()
        self._svart.setProperty("role", "stage-black")
        self._side = QWidget()
        self._side.setProperty("role", "stage")
        self._stabel = QStackedLayout(self)
        self._stabel.addWidget(self._side)
        self._stabel.addWidget(self._svart)
        self._tittel = etikett("", "stage-title")
        self._midten = QVBoxLayout()
        self._midten.setSpacing(24)
        layout = QVBoxLayout(self._side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(demostripe())
        self._tittelrad = QWidget()
        topp = QVBoxLayout(self._tittelrad)
        topp.setContentsMargins(KANT, 16, KANT, 8)
        topp.addWidget(self._tittel)
        layout.addWidget(self._tittelrad)
        layout.addLayout(self._midten, 1)
        self._hjelp = etikett("", "stage-text")
        self._hjelp.setContentsMargins(KANT, 0, KANT, 24)
        self._hjelp.hide()
        layout.addWidget(self._hjelp)

    @property
    def svart(self) -> bool:
        """Whether the screen is black."""
        return self._stabel.currentWidget() is self._svart

    @property
    def i_ord(self) -> str:
        """What a band of the page says, when that is shown."""
        return self._bilde.accessibleDescription() if isinstance(self._bilde, Arkband) else ""

    def sett_svart(self, svart: bool) -> None:
        """Make it black, or show the stop again."""
        self._stabel.setCurrentWidget(self._svart if svart else self._side)

    def vis_hjelp(self, hjelp: str) -> None:
        """Say something below the stop, or nothing."""
        self._hjelp.setText(hjelp)
        self._hjelp.setVisible(bool(hjelp))

    def vis(self, stopp: Omvisningsstopp, *, bilde: int) -> None:
        """Show the words of a stop, or one of its pictures, counted from 1."""
        self._stopp = stopp
        self._tittel.setText(choose(stopp.tittel))
        self._tittelrad.setVisible(not (bilde and stopp.vis == "ark"))  # the page has its own
        self._bilde = None
        tom_layout(self._midten)
        if bilde:
            self._bilde = self._lag_bilde(stopp, bilde)
            self._midten.setContentsMargins(0, 0, 0, 0)
            self._midten.addWidget(self._bilde, 1)
            return
        self._midten.setContentsMargins(KANT, 8, KANT, 8)
        self._midten.addStretch(1)
        for tekst in stopp.ord:
            self._midten.addWidget(etikett(choose(tekst), "stage-words"))
        self._midten.addStretch(2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the key on; the clicker works whatever window has it."""
        self._ved_tast(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words be larger on a large screen."""
        super().resizeEvent(event)
        tilpass_scene(self, self.height())

    def _lag_bilde(self, stopp: Omvisningsstopp, bilde: int) -> QWidget:
        if stopp.vis == "ark":
            ark = _lag_arkband(self._demo, stopp)
            ark.vis_band(bilde)
            return ark
        return Bildeflate(lambda: lag_view(self._demo, stopp), stopp.finn, bilde)


def antall_bilder(demo: HvelvState, stopp: Omvisningsstopp) -> int:
    """Return how many pictures a stop has: of the page one for each band."""
    if stopp.vis != "ark":
        return stopp.bilder
    ark = _lag_arkband(demo, stopp)
    antall = ark.antall
    ark.deleteLater()
    return antall


def _lag_arkband(demo: HvelvState, stopp: Omvisningsstopp) -> Arkband:
    state = _eksempel(demo, stopp)
    ark = Arkband(arkdeler(state.ark()), state.ark_bilde)
    state.setParent(ark)  # goes when it goes
    return ark


class Bildeflate(QWidget):
    """A real view drawn sharp and large: as much of it as there is room for."""

    def __init__(self, lag: Callable[[], QWidget], finn: str, nummer: int) -> None:
        super().__init__()
        self.setProperty("role", "stage")
        self.setAccessibleName(_("Bilde fra programmet"))
        self.setAccessibleDescription(_("Slik ser det ut når dere bruker det."))
        self._lag, self._finn, self._nummer = lag, finn, nummer
        self._bilde = QPixmap()
        self._tegnet_for = QSize()
        self._skrift = 0.0

    def skrift(self) -> float:
        """Return how large the smallest words are, in pixels."""
        return self._skrift

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the view anew for the room there is."""
        super().resizeEvent(event)
        self._tegn_opp()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the view when it is to be seen; signs on buttons are not drawn before that."""
        super().showEvent(event)
        self._tegn_opp()

    def _tegn_opp(self) -> None:
        if not self.isVisible() or self.size() == self._tegnet_for:
            return  # one that comes back from black is drawn already
        self._tegnet_for = self.size()
        view = self._lag()
        self._bilde = avbild(view, self, self._finn, self._nummer)
        self._skrift = _minste_skrift(view) * skala_av(view, self)
        view.deleteLater()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        if not self._bilde.isNull():
            painter = QPainter(self)
            painter.drawPixmap(0, 0, self._bilde)
            painter.end()


def skala_av(view: QWidget, eier: QWidget) -> float:
    """Return how much larger a view is drawn, for its smallest words to be 28 pt and up."""
    skrift = max(view.font().pixelSize(), 16) * MINSTE_I_VIEW / 16
    return max(1.0, MINSTE_SKRIFT / skrift) * max(1.0, romskala(eier))


def avbild(view: QWidget, eier: QWidget, finn: str, nummer: int = 1) -> QPixmap:
    """Draw a view so large that its smallest words are 28 pt, from the part that is looked for.

    Args:
        view: The view.
        eier: Where it is drawn.
        finn: The class of what is looked for.
        nummer: Which picture of it, counted from 1; the next begins where one ends.
    """
    plass, tetthet, skala = eier.size(), eier.devicePixelRatioF(), skala_av(view, eier)
    utenfor = max(0.0, SIDEMARG * skala - KANT)  # its margin is that of the words above it
    view.setParent(eier)
    view.move(eier.width(), 0)  # beside what is in sight
    view.resize(round((plass.width() + 2 * utenfor) / skala), round(plass.height() / skala))
    if isinstance(view, QScrollArea):
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.show()
    _legg_ut(view)
    _brekk_felter(view)
    _legg_ut(view)
    for _gang in range(3):  # what is above may still change its height
        _rull_til(view, finn)
        _legg_ut(view)
    for _gang in range(nummer - 1):
        _rull(view, hele_ord(view))
        _legg_ut(view)
    bilde = QPixmap(plass * tetthet)
    bilde.setDevicePixelRatio(tetthet)
    bilde.fill(view.palette().window().color())
    painter = QPainter(bilde)
    painter.translate(-utenfor, 0)
    painter.scale(skala, skala)
    hele = QRect(0, 0, view.width(), hele_ord(view))
    view.render(painter, QPoint(), QRegion(hele))
    painter.end()
    view.hide()
    return bilde


def _brekk_felter(view: QWidget) -> None:
    """Let what is written in a field be read to its end: as words that wrap, where it is too long."""
    for felt in view.findChildren(QLineEdit):
        felt.setCursorPosition(0)
        if felt.isVisibleTo(view) and not far_plass(felt):
            ord_ = etikett(felt.text())
            forelder = felt.parentWidget()
            rad = forelder.layout() if forelder else None
            if rad is not None and rad.replaceWidget(felt, ord_):
                felt.hide()
                ord_.show()


def far_plass(felt: QLineEdit) -> bool:
    """Tell whether all that is written in a field is in sight."""
    rom = felt.width() - 2 * felt.fontMetrics().averageCharWidth()
    return felt.fontMetrics().horizontalAdvance(felt.text()) <= rom


def hele_ord(view: QWidget) -> int:
    """Return how far down a view is drawn: no words, and no field, are cut by the edge."""
    slagene = (QLabel, QAbstractButton, QLineEdit, Felt)
    hoyder = [
        (widget.mapTo(view, QPoint()).y(), widget.height())
        for slag in slagene
        for widget in view.findChildren(slag)
        if widget.isVisibleTo(view)
    ]
    bunn, forrige = view.height(), 0
    while bunn != forrige:  # what goes may stand beside something taller
        forrige = bunn
        bunn = min([y for y, hoyde in hoyder if 0 < y < bunn < y + hoyde], default=bunn)
    return bunn if bunn > view.height() // 3 else view.height()  # better cut than nothing


def _minste_skrift(view: QWidget) -> float:
    """Return the smallest type of what a view says."""
    ord_ = (w for slag in (QLabel, QAbstractButton, QLineEdit) for w in view.findChildren(slag))
    storrelser = [w.fontInfo().pixelSize() for w in ord_ if w.text() and w.isVisibleTo(view)]
    return min(storrelser, default=view.fontInfo().pixelSize())


def _legg_ut(view: QWidget) -> None:
    """Lay a view out at once: text that wraps asks for its height again, level by level."""
    for _nivaa in range(6):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    view.grab()


def _rull_til(view: QWidget, finn: str) -> None:
    if not finn or not isinstance(view, QScrollArea):
        return
    for widget in view.findChildren(QWidget):
        if finn in {klasse.__name__ for klasse in type(widget).__mro__} and widget.isVisibleTo(
            view
        ):
            _rull(view, widget.mapTo(view.viewport(), QPoint()).y() - 8)
            return


def _rull(view: QWidget, y: int) -> None:
    if isinstance(view, QScrollArea):
        felt = view.verticalScrollBar()
        felt.setValue(felt.value() + y)


def lag_view(demo: HvelvState, stopp: Omvisningsstopp) -> QWidget:
    """Make the view of a stop, of the demo and never of anything else."""
    if stopp.vis == "start":
        from desktop.views.start_view import StartView

        return StartView(demo)
    state = _eksempel(demo, stopp)
    view = _lag_samtaleview(demo, stopp, state)
    state.setParent(view)  # goes when it goes
    return view


def _lag_samtaleview(demo: HvelvState, stopp: Omvisningsstopp, state: SamtaleState) -> QWidget:
    if stopp.vis == "etterpa":
        from desktop.views.etterpa_view import EtterpaView

        return EtterpaView(demo, state)
    if stopp.vis == "lesing":
        from desktop.views.hoytlesing import HoytlesingView

        lesing = HoytlesingView(state)
        linjer = [linje for linje in state.leselinjer() if linje.sti.startswith("jobbliste")]
        lesing.start(linjer[0].sti if linjer else "")
        side = Side(bredde=0)
        side.legg(lesing)
        side.fyll()
        return side
    from desktop.views.samtale_view import lag_fase

    return lag_fase(stopp.fase, demo, state, None)


def _eksempel(demo: HvelvState, stopp: Omvisningsstopp) -> SamtaleState:
    return demo.vis_eksempel(stopp.eksempel, language())
