"""The order of Tab: as one reads, also through what was put in along the way."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLayout,
    QScrollArea,
    QWidget,
)

_HELE = (QAbstractSpinBox, QComboBox, QAbstractItemView)  # one stop, whatever they are made of


def lesefolge(rot: QWidget | None) -> tuple[QWidget, ...]:
    """Return what Tab stops at under a widget, in the order of its layouts."""
    return tuple(_under(rot))


def nabo(rot: QWidget | None, fra: QWidget | None, *, fram: bool) -> QWidget | None:
    """Return the stop after or before a widget, round the ends; ``None`` when it is no stop."""
    folge = lesefolge(rot)
    if fra not in folge:
        return None
    return folge[(folge.index(fra) + (1 if fram else -1)) % len(folge)]


def _under(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is None or not widget.isVisible():
        return
    if _er_stopp(widget):
        yield widget
    if isinstance(widget, _HELE):
        return
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        yield from _under(widget.widget())
    elif layout is not None:
        yield from _i_layout(layout)
    else:
        for barn in sorted(_barn(widget), key=lambda b: (b.y(), b.x())):
            yield from _under(barn)


def _i_layout(layout: QLayout) -> Iterator[QWidget]:
    for n in range(layout.count()):
        item = layout.itemAt(n)
        if item is None:
            continue
        widget, inni = item.widget(), item.layout()
        if widget is not None:
            yield from _under(widget)
        elif inni is not None:
            yield from _i_layout(inni)


def _barn(widget: QWidget) -> list[QWidget]:
    return widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _er_stopp(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    if widget is QApplication.focusWidget():  # a title the page began at: Tab goes on from there
        return True
    return widget.isEnabled() and widget.focusPolicy() & tab == tab and widget.focusProxy() is None
