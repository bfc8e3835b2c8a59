"""The signs on buttons and beside news: our own drawings, in the colours of the theme."""

from typing import Literal

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QIcon, QImageReader, QPainter, QPaintEvent, QPixmap
from PySide6.QtGui import QPixmapCache as Pixmaplager
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QToolButton,
    QWidget,
)

from desktop.paths import resource
from desktop.views import theme
from desktop.views.bokstaver import Bokstavknapp

Tegn = Literal[
    "angre",
    "ark",
    "feil",
    "ferdig",
    "halv",
    "hel",
    "hjelp",
    "hjem",
    "hjerte",
    "innstillinger",
    "kalender",
    "kryss",
    "lagre",
    "las",
    "liste",
    "opplysning",
    "pluss",
    "samtale",
    "skriv_ut",
    "sprak",
    "tilbake",
    "tom",
    "varsel",
    "videre",
]
TONER: dict[str, tuple[Tegn, str]] = {
    "error": ("feil", "feil_tekst"),
    "warning": ("varsel", "varsel_tekst"),
    "good": ("ferdig", "god_tekst"),
    "news": ("opplysning", "tekst"),
}
STORRE = 1.2  # than the words it stands by
TONESTORRE = 1.3  # as news should be known at a glance
RUTER = 24
SIST = frozenset({"videre"})  # an arrow onwards stands after the words
LUFT = 4  # of 24, between a sign and the words
_STREK, _RUTE = b"#000000", b'viewBox="0 0 24 24"'
_ROLLER = {"primary": "primaer_tekst", "chip": "tekst"}
_KLES_VED = frozenset({QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.Show})


def bredde(side: int, luft: int) -> int:
    """Return how wide a sign is with the room beside it."""
    return round(side * (RUTER + abs(luft)) / RUTER)


def tegning(navn: Tegn, farge: str, side: int, luft: int = 0) -> QPixmap:
    """Draw a sign; Qt keeps the drawing for the next who wants it.

    Args:
        navn: Which one.
        farge: The colour by its role in the theme.
        side: How tall and wide, in pixels of the window.
        luft: Room to the right of it, or when less than nothing to the left, in parts of 24.
    """
    app = QApplication.instance()
    tetthet = app.devicePixelRatio() if isinstance(app, QApplication) else 1.0
    kode = theme.gjeldende()[farge]
    nokkel = f"{navn} {kode} {side} {luft} {tetthet}"
    bilde = QPixmap()
    if not Pixmaplager.find(nokkel, bilde):
        data = resource("icons", f"{navn}.svg").read_bytes()
        rute = f'viewBox="{min(luft, 0)} 0 {RUTER + abs(luft)} {RUTER}"'
        data = data.replace(_STREK, kode.encode()).replace(_RUTE, rute.encode())
        buffer = QBuffer()
        buffer.setData(QByteArray(data))
        leser = QImageReader(buffer, QByteArray(b"svg"))
        leser.setScaledSize(QSize(bredde(side, luft), side) * tetthet)
        bilde = QPixmap.fromImage(leser.read())
        bilde.setDevicePixelRatio(tetthet)
        Pixmaplager.insert(nokkel, bilde)
    return bilde


class _Drakt:
    """What a button wears: its sign while it is seen, and only the room for it before that."""

    def __init__(self, tegn: Tegn) -> None:
        self._tegn: Tegn = tegn
        self._na: tuple[object, ...] = ()

    def kle(self, button: QAbstractButton) -> None:
        """Dress the button, unless it wears that already; Qt asks many times for one look."""
        side = round(button.font().pixelSize() * STORRE)
        na = (side, button.isVisible() and (theme.valgt(), button.property("role")))
        if na == self._na:
            return
        self._na = na
        luft = 0 if not button.text() else -LUFT if self._tegn in SIST else LUFT
        button.setIconSize(QSize(bredde(side, luft), side))
        button.setIcon(_ikon(button, self._tegn, side, luft) if na[1] else _tomt())


def _ikon(button: QAbstractButton, navn: Tegn, side: int, luft: int) -> QIcon:
    farge = _ROLLER.get(str(button.property("role")), "aksent")
    ikon = QIcon(tegning(navn, farge, side, luft))
    if button.isCheckable():
        valgt = tegning(navn, "aksent", side, luft)
        ikon.addPixmap(valgt, QIcon.Mode.Normal, QIcon.State.On)
    for tilstand in (QIcon.State.Off, QIcon.State.On):
        dempet = tegning(navn, "tekst_dempet", side, luft)
        ikon.addPixmap(dempet, QIcon.Mode.Disabled, tilstand)
    return ikon


def _tomt() -> QIcon:
    bilde = QPixmap(1, 1)
    bilde.fill(Qt.GlobalColor.transparent)
    return QIcon(bilde)


class Tegnknapp(Bokstavknapp):
    """A button with a sign before its words, drawn when it is first shown."""

    def __init__(self, tekst: str, tegn: Tegn) -> None:
        super().__init__(tekst)
        self._drakt = _Drakt(tegn)
        if tegn in SIST:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def event(self, event: QEvent) -> bool:
        """Take on the colours and the size of the stylesheet when that is read."""
        svar = super().event(event)
        if event.type() in _KLES_VED:
            self._drakt.kle(self)
        return svar


class Tegnverktoy(QToolButton):
    """A button that is nothing but a sign; it needs an accessible name."""

    def __init__(self, tegn: Tegn) -> None:
        super().__init__()
        self._drakt = _Drakt(tegn)

    def event(self, event: QEvent) -> bool:
        """Take on the colours and the size of the stylesheet when that is read."""
        svar = super().event(event)
        if event.type() in _KLES_VED:
            self._drakt.kle(self)
        return svar


def vis_tone(label: QLabel, tone: str) -> None:
    """Put the sign of a tone before the words of a label, so that colour does not say it alone."""
    flate = label.findChild(Tonetegn)
    if flate is None and tone in TONER:
        flate = Tonetegn(label)
    if flate is not None:
        flate.vis(tone)


class Tonetegn(QWidget):
    """The sign at the first line of a label; it takes its room from the label's margin."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label, self._tone = label, ""
        label.installEventFilter(self)

    def vis(self, tone: str) -> None:
        """Show the sign of a tone, or none."""
        self._tone = tone
        self.setVisible(tone in TONER)
        self._legg()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the label, and of its type."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self._legg()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign beside the middle of the first line."""
        if self._tone not in TONER or not self._label.text():
            return
        label, side = self._label, self._side()
        hoyde = label.heightForWidth(label.width()) if label.wordWrap() else label.height()
        overst = max(label.height() - hoyde, 0) // 2
        midt = overst + label.fontMetrics().height() // 2
        painter = QPainter(self)
        painter.drawPixmap(0, max(midt - side // 2, 0), tegning(*TONER[self._tone], side))
        painter.end()

    def _side(self) -> int:
        return round(self._label.fontMetrics().ascent() * TONESTORRE)

    def _legg(self) -> None:
        side = self._side()
        plass = side + side // 2 if self._tone in TONER else 0
        if self._label.contentsMargins().left() != plass:
            self._label.setContentsMargins(plass, 0, 0, 0)
        self.setGeometry(0, 0, side, self._label.height())
