"""Small parts that several views share."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.views.bokstaver import Bokstavknapp
from desktop.views.flyt import Flyt
from desktop.views.tegn import Tegn, Tegnknapp, vis_tone
from desktop.views.toning import ton_inn

LESEBREDDE = 860  # a line of text longer than this is hard to read
GRUNNSTORRELSE = 16  # pixels of body text at 100 per cent


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget another look from the stylesheet, which Qt only reads anew when polished."""
    set_look(widget, "tone", tone)
    if isinstance(widget, QLabel):
        vis_tone(widget, tone)


def set_look(widget: QWidget, navn: str, verdi: object) -> None:
    """Set a property the stylesheet looks at."""
    if widget.property(navn) != verdi:
        widget.setProperty(navn, verdi)
        # Before it is polished, Qt has yet to read the stylesheet.
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            widget.style().unpolish(widget)
            widget.style().polish(widget)


def kunngjor(widget: QWidget, tekst: str) -> None:
    """Let a screen reader say something that is only seen."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, tekst))


def etikett(tekst: str, rolle: str = "") -> QLabel:
    """Make a label that wraps; roles: title, heading, subheading, lead, hint, prompt."""
    label = QLabel(tekst, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    if rolle:
        label.setProperty("role", rolle)
    return label


def som_bilde(widget: QWidget) -> None:
    """Tell assistive technology that what a picture shows is beside it in words, too."""
    widget.setAccessibleDescription(_("Bilde. Det samme står i ord ved siden av."))


def knapp(
    tekst: str,
    ved_klikk: Callable[[], object] | None = None,
    rolle: str = "",
    tegn: Tegn | None = None,
) -> QPushButton:
    """Make a button, with a sign before its words or none; roles: primary, quiet, door, chip."""
    button = Tegnknapp(tekst, tegn) if tegn else Bokstavknapp(tekst)
    button.setAutoDefault(True)  # Enter presses it when it has focus
    if rolle:
        button.setProperty("role", rolle)
    if ved_klikk:
        button.clicked.connect(lambda _checked=False: ved_klikk())
    return button


def demoknapp(ved_klikk: Callable[[], object], *, apent: bool) -> tuple[QPushButton, ...]:
    """Make the button to the demo, unless the municipality has closed it."""
    return (knapp(_("Se en &demo, uten å lagre noe"), ved_klikk, "quiet"),) if apent else ()


def vis_hvis(widget: QWidget, synlig: bool) -> None:
    """Hide a widget that has no place yet; showing it then would open a window of its own."""
    if not synlig or widget.parentWidget() is not None:
        widget.setVisible(synlig)


def linje() -> QFrame:
    """Make a thin line between things."""
    frame = QFrame()
    frame.setProperty("role", "line")
    return frame


def kort(*innhold: QWidget, rolle: str = "card") -> QFrame:
    """Put widgets in a frame below each other."""
    frame = QFrame()
    frame.setProperty("role", rolle)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 16, 16, 16)
    layout.setSpacing(8)
    for widget in innhold:
        layout.addWidget(widget)
    return frame


def rad(*innhold: QWidget, til_slutt: bool = True) -> QWidget:
    """Put widgets beside each other, with the rest of the line empty."""
    widget = QWidget()
    widget.setProperty("role", "clear")
    layout = Flyt(widget, 12) if til_slutt else QHBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    for del_ in innhold:
        layout.addWidget(del_)
    return widget


def kolonne(*innhold: QWidget, mellomrom: int = 12) -> QWidget:
    """Put widgets below each other."""
    widget = QWidget()
    widget.setProperty("role", "clear")
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(mellomrom)
    for del_ in innhold:
        layout.addWidget(del_)
    return widget


def navngi(view: QWidget) -> None:
    """Name a view after its class: ``JobblisteView`` → ``jobbliste-view``."""
    navn = type(view).__name__
    view.setObjectName(
        "".join(f"-{c.lower()}" if c.isupper() and n else c.lower() for n, c in enumerate(navn))
    )


class Side(QScrollArea):
    """A page that scrolls when it must: text of a readable width, from the left."""

    def __init__(self, parent: QWidget | None = None, bredde: int = LESEBREDDE) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._innhold = QWidget()
        if bredde:  # larger text has as many words on a line
            skala = max(self.font().pixelSize(), GRUNNSTORRELSE) / GRUNNSTORRELSE
            self._innhold.setMaximumWidth(round(bredde * skala))
        ytre = QWidget()
        ytre_layout = QHBoxLayout(ytre)
        ytre_layout.setContentsMargins(32, 24, 32, 24)
        ytre_layout.addWidget(self._innhold, 1)
        if bredde:
            ytre_layout.addStretch(0)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self.layout_ = QVBoxLayout(self._innhold)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(16)
        self.setWidget(ytre)

    def legg(self, *widgets: QWidget) -> None:
        """Put widgets on the page."""
        for widget in widgets:
            self.layout_.addWidget(widget)

    def _on_focus(self, _gammel: QWidget | None, ny: QWidget | None) -> None:
        """Bring what has the focus into sight; not while it is pressed, or the press would miss."""
        trykkes = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if ny is not None and not trykkes and self.isVisible() and self.isAncestorOf(ny):
            self.ensureWidgetVisible(ny, 24, 48)

    def begynn(self, tittel: QWidget, felt: QWidget) -> QWidget:
        """Return the field the keys start at, or the title when the two cannot be in sight at once."""
        ned = felt.mapTo(self._innhold, QPoint(0, felt.height())).y() + self._innhold.y()
        return felt if ned <= self.viewport().height() else tittel

    def vis_snart(self, widget: QWidget) -> None:
        """Bring a widget into sight when what was just shown has got its place."""
        QTimer.singleShot(0, widget, lambda: self.ensureWidgetVisible(widget, 24, 48))

    def fyll(self) -> None:
        """Leave the rest of the page empty."""
        self.layout_.addStretch(1)


class Rutenett(QWidget):
    """Cards of the same width in as many columns as there is room for."""

    def __init__(
        self, minste_bredde: int = 320, mellomrom: int = 16, *, like: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._minst = minste_bredde
        self._like = like
        self._kort: list[QWidget] = []
        self._kolonner = 0
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(mellomrom)

    def sett(self, kort_: Iterable[QWidget]) -> None:
        """Show these cards, in this order."""
        self._kort = list(kort_)
        self._kolonner = 0
        self._ordne()

    def tom(self) -> None:
        """Take all cards away."""
        for widget in self._kort:
            self._layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._kort = []

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use another number of columns when the width calls for it."""
        super().resizeEvent(event)
        self._ordne()
        self._jevn_ut()

    def minimumSizeHint(self) -> QSize:
        """Need no more than one column."""
        return QSize(0, self._layout.minimumSize().height())

    def _ordne(self) -> None:
        skala = max(self.font().pixelSize(), GRUNNSTORRELSE) / GRUNNSTORRELSE
        plass = self._layout.spacing()
        # A long button is not cut to make room for one more column.
        bredest = max((w.minimumSizeHint().width() for w in self._kort), default=0)
        rom = int((self.width() + plass) / (max(self._minst * skala, bredest) + plass))
        kolonner = max(1, min(len(self._kort), rom))
        if kolonner == self._kolonner:
            return
        for n in range(max(kolonner, self._kolonner)):
            self._layout.setColumnStretch(n, 1 if n < kolonner else 0)
        self._kolonner = kolonner
        for n, widget in enumerate(self._kort):
            self._layout.addWidget(widget, n // kolonner, n % kolonner)

    def _jevn_ut(self) -> None:
        """Give all cards the height of the tallest: no way weighs more than another."""
        if not self._like or not self._kolonner:
            return
        bredde = (self.width() - self._layout.spacing() * (self._kolonner - 1)) // self._kolonner
        hoyde = max(w.heightForWidth(bredde) for w in self._kort)
        for n in range(-(-len(self._kort) // self._kolonner)):
            self._layout.setRowMinimumHeight(n, hoyde)


class Melding(QFrame):
    """A calm strip with news, and at most one thing to do about it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "strip")
        self._tekst = etikett("")
        self._handling = knapp("", self._on_handling, "quiet")
        self._lukk = knapp(_("Lukk meldingen"), self.hide, "quiet", "kryss")
        self._gjor: Callable[[], object] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.addWidget(self._tekst, 1)
        layout.addWidget(self._handling)
        layout.addWidget(self._lukk)
        self.hide()

    def vis(
        self,
        tekst: str,
        tone: str = "",
        handling: str = "",
        gjor: Callable[[], object] | None = None,
    ) -> None:
        """Show a sentence; tones: error, warning, good."""
        self._tekst.setText(tekst)
        self._gjor = gjor
        self._handling.setText(handling)
        self._handling.setVisible(gjor is not None)
        set_tone(self, tone)
        vis_tone(self._tekst, tone or "news")
        if self.isHidden():
            self.show()
            ton_inn(self)
        kunngjor(self, tekst)

    def glem(self) -> None:
        """Take away news with something to do about it: what it would take back is another now."""
        if self._gjor is not None:
            self._gjor = None
            self.hide()

    def _on_handling(self) -> None:
        gjor, self._gjor = self._gjor, None
        self.hide()
        if gjor:
            gjor()


def tom_layout(layout: QVBoxLayout | QHBoxLayout | QGridLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


def er_tekst(widget: QWidget | None) -> bool:
    """Tell whether a widget is one that people type in."""
    return isinstance(widget, QLineEdit | QPlainTextEdit)
