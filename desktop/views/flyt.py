"""A row that breaks into lines when there is no more room, as words do."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flyt(QLayout):
    """Lays widgets out from the left, and on to the next line."""

    def __init__(self, parent: QWidget | None = None, mellomrom: int = 8) -> None:
        super().__init__(parent)
        self._deler: list[QLayoutItem] = []
        self._mellomrom = mellomrom
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's
        """Take an item in."""
        self._deler.append(item)

    def count(self) -> int:
        """Tell how many there are."""
        return len(self._deler)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's
        """Return an item, or ``None``."""
        return self._deler[index] if 0 <= index < len(self._deler) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's
        """Give an item back, or ``None``."""
        return self._deler.pop(index) if 0 <= index < len(self._deler) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's
        """Want no more than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's
        """Be taller where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's
        """Return the height the lines take."""
        return self._legg(QRect(0, 0, width, 0), flytt=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's
        """Put everything in its place."""
        super().setGeometry(rect)
        self._legg(rect, flytt=True)

    def sizeHint(self) -> QSize:
        """Want one line."""
        synlige = [d.sizeHint() for d in self._deler if not d.isEmpty()]
        bredde = sum(s.width() for s in synlige) + self._mellomrom * max(len(synlige) - 1, 0)
        return QSize(bredde, max((s.height() for s in synlige), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's
        """Need room for the widest of them."""
        minst = QSize()
        for del_ in self._deler:
            minst = minst.expandedTo(del_.minimumSize())
        return minst

    def _legg(self, rect: QRect, *, flytt: bool) -> int:
        y = rect.y()
        for linje in self._linjer(rect):
            hoyde = max(storrelse.height() for _del, storrelse in linje)
            if flytt:
                self._plasser(linje, QPoint(rect.x(), y), hoyde)
            y += hoyde + self._mellomrom
        return max(y - self._mellomrom - rect.y(), 0)

    def _linjer(self, rect: QRect) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Break what is in sight into lines, each part with its size."""
        linjer: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for del_ in self._deler:
            if del_.isEmpty():
                continue
            storrelse = del_.sizeHint()
            if not linjer or (linjer[-1] and x + storrelse.width() > rect.width()):
                linjer.append([])
                x = 0
            bredde = min(storrelse.width(), rect.width())
            linjer[-1].append((del_, QSize(bredde, storrelse.height())))
            x += storrelse.width() + self._mellomrom
        return linjer

    def _plasser(self, linje: list[tuple[QLayoutItem, QSize]], hjorne: QPoint, hoyde: int) -> None:
        """Put a line in its place, its parts on a middle line or where they are to stand."""
        x = hjorne.x()
        for del_, storrelse in linje:
            ledig = hoyde - storrelse.height()
            nede = bool(del_.alignment() & Qt.AlignmentFlag.AlignBottom)
            oppe = bool(del_.alignment() & Qt.AlignmentFlag.AlignTop)
            ned = ledig if nede else (0 if oppe else ledig // 2)
            del_.setGeometry(QRect(QPoint(x, hjorne.y() + ned), storrelse))
            x += storrelse.width() + self._mellomrom
