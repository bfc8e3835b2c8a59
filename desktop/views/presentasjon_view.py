"""The presentation: ten stops by keys; notes on the laptop, and the picture on the projector."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QResizeEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.i18n import _, choose
from desktop.state import innhold
from desktop.state.hvelv_state import HvelvState
from desktop.views.lerret import Lerret, antall_bilder
from desktop.views.scene import FRAM, SVART, TILBAKE, flytt_til, fordel, skjermene
from desktop.views.widgets import etikett, kunngjor, navngi, set_look

_FRAM = FRAM | {Qt.Key.Key_Right, Qt.Key.Key_Down}
_TILBAKE = TILBAKE | {Qt.Key.Key_Left, Qt.Key.Key_Up}
_PUBLIKUM = (
    Qt.WindowType.Window
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)


SPEIL_MS = 60  # after a change, when it is laid out and drawn


class PresentasjonView(QWidget):
    """Leads through the stops of the demo: for each of them the words, then the picture.

    With a second screen the audience has that one, and the notes stand here. With one screen the
    audience has this one, and the notes come with N.

    Signals:
        lukket: They are through, or want out.
    """

    lukket = Signal()

    def __init__(
        self,
        demo: HvelvState,
        skjermer: Callable[[], list[QScreen]] = skjermene,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if not demo.demo:
            raise ValueError("only a demo is presented")
        navngi(self)
        self.setProperty("role", "stage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._skjermer = skjermer
        self._stopp = innhold.omvisning()
        self._steg = [  # for each stop the words, and then its pictures
            (n, bilde)
            for n, stopp in enumerate(self._stopp)
            for bilde in range(antall_bilder(demo, stopp) + 1)
        ]
        self._trinn = 0
        self._notater_pa = False
        self._byttet = False  # the audience looks at the laptop's own screen
        self._endring = QTimer(self, singleShot=True, interval=0)
        self._endring.timeout.connect(self._ordne)
        self._speiling = QTimer(self, singleShot=True, interval=SPEIL_MS)
        self._speiling.timeout.connect(self._speil_na)
        self._lerret = Lerret(demo, self.keyPressEvent)
        self._notater = self._lag_notater()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._notater, 1)
        self._legg_inn()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_skjerm_til)
            app.screenRemoved.connect(self._on_skjerm_bort)
            for skjerm in app.screens():
                skjerm.geometryChanged.connect(self._on_skjerm_endret)
        self._vis()

    @property
    def lerret(self) -> Lerret:
        """What the audience sees, wherever it is."""
        return self._lerret

    @property
    def pa_to_skjermer(self) -> bool:
        """Whether the audience has a screen of its own."""
        return self._lerret.isWindow()

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts."""
        return self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, go back, make it black, show the notes, swap the screens, or leave."""
        key = event.key()
        if event.isAutoRepeat():
            event.accept()  # a key that is held down is one step
        elif key == Qt.Key.Key_Escape:
            self.lukket.emit()
        elif self._lerret.svart or key in SVART:
            self._lerret.sett_svart(not self._lerret.svart)
            self._vis_notater()
            self._speiling.start()
        elif key in _FRAM:
            self._ga(self._trinn + 1)
        elif key in _TILBAKE:
            self._ga(self._trinn - 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._ga(0 if key == Qt.Key.Key_Home else len(self._steg) - 1)
        elif key == Qt.Key.Key_N:
            self._notater_pa = not self._notater_pa
            self._ordne()
        elif key == Qt.Key.Key_S:
            self._byttet = not self._byttet
            self._ordne()
        else:
            event.ignore()

    def showEvent(self, event: QShowEvent) -> None:
        """Find out which screens there are."""
        super().showEvent(event)
        self.window().windowHandle().screenChanged.connect(
            self._on_skjerm_endret, Qt.ConnectionType.UniqueConnection
        )
        self._ordne()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing on the projector when this goes."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._legg_inn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the notes no more than they need beside the audience's picture."""
        super().resizeEvent(event)
        self._notater.setMaximumHeight(16777215 if self.pa_to_skjermer else self.height() // 2)

    # Where the audience looks

    def _on_skjerm_til(self, skjerm: QScreen) -> None:
        skjerm.geometryChanged.connect(self._on_skjerm_endret)
        self._ordne()

    def _on_skjerm_endret(self, _hva: object) -> None:
        self._endring.start()  # one at a time, when all of it has happened

    def _on_skjerm_bort(self, skjerm: QScreen) -> None:
        self._ordne(uten=skjerm)

    def _ordne(self, uten: QScreen | None = None) -> None:
        """Put the picture where the audience sees it, and the notes where it does not."""
        if not self.isVisible():
            return
        skjermer = [s for s in self._skjermer() if s is not uten]
        her, publikum = fordel(skjermer, byttet=self._byttet)
        if publikum is not None and her is not None:
            if self.window().isFullScreen() and self.window().screen() is not her:
                flytt_til(self.window(), her)
            self._legg_ut(publikum)
        else:
            self._legg_inn()
        self._vis_notater()
        self._vis_hjelp()
        self._speiling.start()
        self._notater.setMaximumHeight(16777215 if self.pa_to_skjermer else self.height() // 2)

    def _vis_notater(self) -> None:
        """Show the notes behind the audience's back; before their eyes when asked, never in black."""
        bedt_om = self._notater_pa and not self._lerret.svart
        self._notater.setVisible(self.pa_to_skjermer or bedt_om)
        for ord_ in self._notater.findChildren(QLabel):
            set_look(ord_, "room", not self.pa_to_skjermer)  # before the audience, as large as its

    def _vis_hjelp(self) -> None:
        """Say what the keys do before anything is shown, when nothing else on the screen says it."""
        alene = self._trinn == 0 and not self.pa_to_skjermer
        hjelp = _("Page Down: videre. N: notater. B: svart. Esc: avslutt.")
        self._lerret.vis_hjelp(hjelp if alene else "")

    def _legg_ut(self, skjerm: QScreen) -> None:
        if self.pa_to_skjermer and self._lerret.geometry() == skjerm.geometry():
            return
        self._layout.removeWidget(self._lerret)
        self._lerret.hide()
        self._lerret.setParent(self.window(), _PUBLIKUM)
        self._lerret.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._lerret.setScreen(skjerm)
        self._lerret.setGeometry(skjerm.geometry())
        self._lerret.showFullScreen()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _speil_na(self) -> None:
        """Show the one who leads what the audience sees, small, when it is behind their back."""
        self._speil.setVisible(self.pa_to_skjermer)
        if self.pa_to_skjermer:
            bredde = max(200, self.width() * 2 // 5)
            glatt = Qt.TransformationMode.SmoothTransformation
            self._speil.setPixmap(self._lerret.grab().scaledToWidth(bredde, glatt))

    def _legg_inn(self) -> None:
        if self._lerret.parentWidget() is self:
            return
        self._lerret.hide()
        self._lerret.setParent(self, Qt.WindowType.Widget)
        self._layout.insertWidget(0, self._lerret, 1)
        self._lerret.show()

    # What is shown

    def _ga(self, trinn: int) -> None:
        nytt = max(0, min(trinn, len(self._steg) - 1))
        if nytt != self._trinn:
            self._trinn = nytt
            self._vis()

    def _vis(self) -> None:
        n, bilde = self._steg[self._trinn]
        stopp = self._stopp[n]
        self._lerret.vis(stopp, bilde=bilde)
        self._vis_hjelp()
        alle = sum(1 for stopp_, _bilde in self._steg if stopp_ == n) - 1
        hva = _("bildet") if bilde else _("ordene")
        if bilde and alle > 1:
            hva = _("bilde {n} av {alle}").format(n=bilde, alle=alle)
        self._hvor.setText(
            _("Stopp {n} av {alle}: {hva}").format(n=n + 1, alle=len(self._stopp), hva=hva)
        )
        self._tittel.setText(choose(stopp.tittel))
        self._notat.setText(choose(stopp.notat))
        siste = n + 1 == len(self._stopp)
        neste = _("Siste stopp. Esc avslutter.") if siste else choose(self._stopp[n + 1].tittel)
        self._neste.setText(neste if siste else _("Neste: {tittel}").format(tittel=neste))
        ord_ = [self._lerret.i_ord] if self._lerret.i_ord else [*map(choose, stopp.ord)]
        sagt = " ".join((self._hvor.text(), choose(stopp.tittel), *ord_))
        self.setAccessibleName(sagt)
        kunngjor(self, sagt)
        self._speiling.start()

    def _lag_notater(self) -> QScrollArea:
        self._hvor = etikett("", "lead")
        self._speil = QLabel()
        self._speil.setAccessibleName(_("Det publikum ser"))
        self._tittel = etikett("", "title")
        self._notat = etikett("", "stage-note")
        self._neste = etikett("", "heading")
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(32, 16, 32, 16)
        layout.setSpacing(12)
        hjelp = _(
            "Page Down, mellomrom eller pil: videre. Page Up: tilbake. B: svart. "
            "N: notater. S: bytt skjerm. Esc: avslutt."
        )
        for widget in (self._hvor, self._tittel, self._notat, self._neste, etikett(hjelp, "hint")):
            layout.addWidget(widget)
        layout.addWidget(self._speil)
        layout.addStretch(1)
        rulle = QScrollArea(widgetResizable=True)
        rulle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rulle.setWidget(side)
        return rulle
