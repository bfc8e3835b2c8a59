"""The list of a catalogue: thousands of entries without a wait, moved and left with keys."""

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.i18n import _

Indeks = QModelIndex | QPersistentModelIndex
Hylle = Literal["tilbys", "kan_ikke", "utenfor"]
KANT = 8
SYNLIGE = 7  # rows in sight at the least


class Listerad(NamedTuple):
    """One row: what the entry says, and what is to know about it."""

    tekst: str
    om: str


Oppslag = Callable[[str], Listerad]


def _tom(_kode: str) -> Listerad:
    return Listerad("", "")


class Listemodell(QAbstractListModel):
    """The ids that were found; a row is looked up when it is drawn, so that thousands cost little."""

    def __init__(self) -> None:
        super().__init__()
        self._koder: list[str] = []
        self._oppslag: Oppslag = _tom

    def sett(self, koder: list[str], oppslag: Oppslag) -> None:
        """Show these entries; where they are the same ones, the view stays where it is."""
        self._oppslag = oppslag
        if koder == self._koder:
            if koder:
                self.dataChanged.emit(self.index(0), self.index(len(koder) - 1))
            return
        self.beginResetModel()
        self._koder = koder
        self.endResetModel()

    def rowCount(self, parent: Indeks = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        """Tell how many there are."""
        return 0 if parent.isValid() else len(self._koder)

    def data(self, index: Indeks, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the text, what is to know, or both for a screen reader."""
        rad_ = self._oppslag(self._koder[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return rad_.tekst
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{rad_.tekst}. {rad_.om}" if rad_.om else rad_.tekst
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.UserRole):
            return rad_.om if role == Qt.ItemDataRole.UserRole else rad_.tekst
        return None

    def kode(self, n: int) -> str:
        """Return the id of a row; empty where there is none."""
        return self._koder[n] if 0 <= n < len(self._koder) else ""

    def nummer(self, kode: str) -> int:
        """Return the row of an id, or -1."""
        return self._koder.index(kode) if kode in self._koder else -1


class _Tegner(QStyledItemDelegate):
    """Draws the text above what is to know about it."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Indeks) -> QSize:
        return QSize(0, 2 * option.fontMetrics.lineSpacing() + 2 * KANT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Indeks) -> None:
        palett: QPalette = option.palette
        boks: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(boks, palett.alternateBase())
            painter.setPen(QPen(palett.link(), 2))
            painter.drawRect(boks.adjusted(1, 1, -1, -1))
        linje = option.fontMetrics.lineSpacing()
        ord_ = boks.adjusted(KANT + 4, KANT, -KANT - 4, -KANT)
        self._skriv(painter, option, ord_, index.data(), palett.text().color())
        under = ord_.adjusted(0, linje, 0, 0)
        om = index.data(Qt.ItemDataRole.UserRole)
        dempet = QApplication.palette().placeholderText().color()  # the list's own is half away
        self._skriv(painter, option, under, om, dempet, liten=True)
        painter.restore()

    def _skriv(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        boks: QRect,
        tekst: str,
        farge: QColor,
        *,
        liten: bool = False,
    ) -> None:
        font = QFont(option.font)
        if liten:
            font.setPixelSize(round(font.pixelSize() * 15 / 16))
        painter.setFont(font)
        painter.setPen(farge)
        kort = painter.fontMetrics().elidedText(tekst, Qt.TextElideMode.ElideRight, boks.width())
        painter.drawText(boks, Qt.AlignmentFlag.AlignTop, kort)


class Katalogliste(QListView):
    """The rows, with the keys that work on the one in front.

    Signals:
        valgt: Another row is in front; carries its id, empty where there is none.
        apnet: Enter: the fields of the row are wanted.
        slettet: Delete: the row is to go.
        flyttet: Alt and an arrow: move the row; carries the way, -1 or 1.
    """

    valgt = Signal(str)
    apnet = Signal()
    slettet = Signal()
    flyttet = Signal(int)

    def __init__(self, navn: str) -> None:
        super().__init__()
        self.setProperty("role", "catalogue")
        self.setAccessibleName(navn)
        self.setAccessibleDescription(
            _("Enter redigerer, Delete fjerner, og Alt og pil flytter raden.")
        )
        self._kode = ""
        self._modell = Listemodell()
        self.setModel(self._modell)
        self.setItemDelegate(_Tegner(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        rad_ = 2 * self.fontMetrics().lineSpacing() + 2 * KANT
        self.setMinimumHeight(SYNLIGE * rad_)

    @property
    def kode(self) -> str:
        """The id of the row in front; empty where there is none."""
        return self._kode

    def antall(self) -> int:
        """Tell how many rows there are."""
        return self._modell.rowCount()

    def vis(self, koder: list[str], oppslag: Oppslag) -> None:
        """Show these entries, with the same one in front, or the one that took its place."""
        forrige = self.currentIndex().row()
        kode = self._kode
        self._modell.sett(koder, oppslag)
        n = self._modell.nummer(kode)
        self._sett_foran(n if n >= 0 else min(max(forrige, 0), len(koder) - 1))

    def velg(self, kode: str) -> None:
        """Put a row in front."""
        if (n := self._modell.nummer(kode)) >= 0:
            self._sett_foran(n)

    def nummer(self) -> int:
        """Return the number of the row in front, or -1."""
        return self._modell.nummer(self._kode)

    def start(self) -> None:
        """Put the focus on the row in front."""
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def currentChanged(self, current: Indeks, previous: Indeks) -> None:  # noqa: N802 - Qt's
        """Say which row is in front."""
        super().currentChanged(current, previous)
        self._meld(self._modell.kode(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, remove and move; the arrows alone go between the rows."""
        tast = Qt.Key(event.key())
        piler = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if tast in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apnet.emit()
        elif tast == Qt.Key.Key_Delete:
            self.slettet.emit()
        elif tast in piler and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.flyttet.emit(piler[tast])
        else:
            super().keyPressEvent(event)

    def _sett_foran(self, n: int) -> None:
        indeks = self._modell.index(n) if n >= 0 else QModelIndex()
        self.setCurrentIndex(indeks)
        self._meld(self._modell.kode(n))
        # The first row of a list that is not seen yet is where it starts anyway.
        if indeks.isValid() and (n > 0 or self.isVisible()):
            self.scrollTo(indeks)

    def _meld(self, kode: str) -> None:
        if kode != self._kode:
            self._kode = kode
            self.valgt.emit(kode)
