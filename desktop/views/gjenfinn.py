"""What a person has in front of them, kept while a view is made anew in another language or size.

Names change with the language, so what is remembered is found again by its kind and number.
"""

from collections.abc import Iterator
from typing import NamedTuple, TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QWidget,
)

W = TypeVar("W", bound=QWidget)
V = TypeVar("V")


class Innhold(NamedTuple):
    """What is written and chosen in a view, whether it is saved or not."""

    trykket: list[bool]
    tekster: list[str]
    avsnitt: list[str]
    tall: list[int]
    valg: list[int]


class Plass(NamedTuple):
    """Where somebody is: the control with the keys, its caret, how far down the page is rolled."""

    slag: str
    nummer: int
    markor: int
    rull: list[int]


def innhold(view: QWidget) -> Innhold:
    """Return what is written and chosen in a view."""
    return Innhold(
        [b.isChecked() for b in _alle(view, QAbstractButton)],
        [felt.text() for felt in _linjer(view)],
        [felt.toPlainText() for felt in _alle(view, QPlainTextEdit)],
        [felt.value() for felt in _alle(view, QSpinBox)],
        [felt.currentIndex() for felt in _alle(view, QComboBox)],
    )


def skriv_inn(view: QWidget, for_: Innhold) -> None:
    """Write and choose in a view what was there before, where it has not come from the state.

    A kind of field of which there is not the same number as before is left as it is.
    """
    for knapp, pa in _par(_alle(view, QAbstractButton), for_.trykket):
        if knapp.isCheckable() and knapp.isChecked() != pa:
            knapp.click()
    for tall, n in _par(_alle(view, QSpinBox), for_.tall):
        tall.setValue(n)
    for liste, n in _par(_alle(view, QComboBox), for_.valg):
        liste.setCurrentIndex(n)
    for linje, tekst in _par(_linjer(view), for_.tekster):
        if linje.text() != tekst:
            linje.setText(tekst)
    for felt, tekst in _par(_alle(view, QPlainTextEdit), for_.avsnitt):
        if felt.toPlainText() != tekst:
            felt.setPlainText(tekst)


def plass(rot: QWidget) -> Plass:
    """Return where somebody is in a window."""
    fokus = rot.window().focusWidget()
    rull = [felt.verticalScrollBar().value() for felt in _synlige(rot, QScrollArea)]
    like = list(_like(rot, type(fokus).__name__))
    if fokus not in like:
        return Plass("", 0, 0, rull)
    return Plass(type(fokus).__name__, like.index(fokus), _markor(fokus), rull)


def ga_til(rot: QWidget, plass_: Plass) -> None:
    """Give the keys to the control that corresponds to the one that had them."""
    like = list(_like(rot, plass_.slag))
    if plass_.nummer < len(like):
        felt = like[plass_.nummer]
        felt.setFocus(Qt.FocusReason.OtherFocusReason)
        _sett_markor(felt, plass_.markor)
    fokus = cast("QWidget | None", rot.window().focusWidget())
    for rullefelt, n in zip(_synlige(rot, QScrollArea), plass_.rull, strict=False):
        rullefelt.verticalScrollBar().setValue(n)
        if fokus is not None and rullefelt.isAncestorOf(fokus):
            rullefelt.ensureWidgetVisible(fokus, 24, 48)  # the type may be larger than it was


def _alle(rot: QWidget, type_: type[W]) -> list[W]:
    """Return all of a kind in the page in front, hidden or not; menus are windows of their own."""
    side = getattr(rot, "side", None)
    innerst = side() if callable(side) else rot
    assert isinstance(innerst, QWidget)  # noqa: S101 - what views mean by it
    return [w for w in innerst.findChildren(type_) if w.window() is rot.window()]


def _synlige(rot: QWidget, type_: type[W]) -> Iterator[W]:
    if isinstance(rot, type_):
        yield rot
    yield from (w for w in rot.findChildren(type_) if w.isVisibleTo(rot))


def _linjer(rot: QWidget) -> list[QLineEdit]:
    """Return the fields of one line; not those that are the inside of something else."""
    hele = (QAbstractSpinBox, QComboBox)
    return [f for f in _alle(rot, QLineEdit) if not isinstance(f.parentWidget(), hele)]


def _like(rot: QWidget, slag: str) -> Iterator[QWidget]:
    yield from (w for w in _synlige(rot, QWidget) if type(w).__name__ == slag and w.focusPolicy())


def _par(felter: list[W], verdier: list[V]) -> Iterator[tuple[W, V]]:
    return zip(felter, verdier, strict=True) if len(felter) == len(verdier) else iter(())


def _markor(felt: QWidget) -> int:
    if isinstance(felt, QLineEdit):
        return felt.cursorPosition()
    return felt.textCursor().position() if isinstance(felt, QPlainTextEdit) else 0


def _sett_markor(felt: QWidget, n: int) -> None:
    if isinstance(felt, QLineEdit):
        felt.setCursorPosition(n)
    elif isinstance(felt, QPlainTextEdit):
        markor = felt.textCursor()
        markor.setPosition(min(n, len(felt.toPlainText())))
        felt.setTextCursor(markor)
