"""Letters for the buttons: Alt and the underlined one press it, and no two in a window share one.

The text of a button stays what it is; the letter is beside it, is drawn, and is the shortcut.  So
nothing else has to know about it, and a button can change its letter without changing its words.
"""

import re
from collections.abc import Iterator

import shiboken6
from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGroupBox,
    QLabel,
    QPushButton,
    QStackedWidget,
    QStyleOptionButton,
    QWidget,
)

MENYER = ("header", "demo")  # the same above every page, and so with the same letters
UTEN = ("chip", "phase")  # answers and steps: arrows, numbers and Tab reach them
_SKJULER_STREKEN = "gjpqy"  # they reach below the line of writing
_LINJE = 16  # pixels; buttons nearer than this, up and down, are read as beside each other


class Bokstavknapp(QPushButton):
    """A button that asks for a letter when it is seen, and shows the one it was given."""

    bokstav = ""  # presses it, together with Alt
    _plass = -1  # of the letter, in the text without marks

    @property
    def vist_tekst(self) -> str:
        """The text as it is drawn, with the mark before its letter."""
        tekst = rent(self.text())
        return f"{tekst[: self._plass]}&{tekst[self._plass :]}" if self._plass >= 0 else tekst

    def gi(self, plass: int) -> None:
        """Take the letter at a place in the text without marks; -1 is none."""
        if plass < 0 and not self.bokstav and not self.shortcut():
            return
        self._plass = plass
        self.bokstav = rent(self.text())[plass].lower() if plass >= 0 else ""
        # By way of Qt's mnemonics, for there are none on macOS.
        self.setShortcut(QKeySequence.mnemonic(f"&{self.bokstav}" if self.bokstav else ""))
        self.update()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's
        """Say something else, with the same letter if the new words have it."""
        if text == self.text():
            return
        for_ = self.bokstav
        super().setText(text)
        self.gi(rent(text).lower().find(for_) if for_ and skrevet(text) < 0 else -1)
        if self.isVisible():
            _fordeler(self.window()).fordel_snart(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for a letter."""
        super().showEvent(event)
        _fordeler(self.window()).fordel_snart(self)

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802 - Qt's
        """Draw the words with their letter."""
        super().initStyleOption(option)
        if self._plass >= 0 or "&" in self.text():
            option.text = self.vist_tekst


class Fordeler(QObject):
    """Hands out the letters of one window."""

    def __init__(self, vindu: QWidget) -> None:
        super().__init__(vindu)
        self._vindu = vindu
        self._knapper: dict[Bokstavknapp, None] = {}
        self._snart = QTimer(self, singleShot=True, interval=0)
        self._snart.timeout.connect(self.fordel)

    def fordel_snart(self, button: Bokstavknapp) -> None:
        """Give a button a letter when all that is shown with it has got its place."""
        self._knapper[button] = None
        self._snart.start()

    def fordel(self) -> None:
        """Let buttons keep their letters, and give one to those that have none."""
        self._glem()
        har: dict[str, Bokstavknapp] = {}
        nye: list[Bokstavknapp] = []
        for button in filter(QPushButton.isVisible, self._knapper):
            if er_unntatt(button):
                button.gi(-1)
            elif button.bokstav and har.setdefault(button.bokstav, button) is button:
                continue
            else:
                nye.append(button)
        if nye:
            self._del_ut(sorted(nye, key=self._rekkefolge), har)

    def _del_ut(self, nye: list[Bokstavknapp], har: dict[str, Bokstavknapp]) -> None:
        eldre, skjult = set(har), self._skjult()
        for button in nye:
            button.gi(-1)
            if _ta(button, har, skjult) or _ta(button, har, set()):
                continue
            # All its letters are taken: may another new one take another?
            for c in map(str.lower, rent(button.text())):
                if c in har and c not in eldre and _ta(har[c], har, set()):
                    del har[c]
                    _ta(button, har, set())
                    break

    def _skjult(self) -> set[str]:
        """Return the letters of what may come back into the same picture."""
        har = [b for b in self._knapper if b.bokstav and not b.isVisible()]
        return {b.bokstav for b in har if not _pa_annen_side(b)}

    def _glem(self) -> None:
        self._knapper = {
            b: None for b in self._knapper if shiboken6.isValid(b) and b.window() is self._vindu
        }

    def _rekkefolge(self, button: Bokstavknapp) -> tuple[bool, bool, int, int]:
        """Sort the menus before the pages, written letters before others, and then as one reads."""
        midt = button.mapTo(self._vindu, QPoint(0, button.height() // 2))
        fri = skrevet(button.text()) < 0
        return not _i_menyen(button), fri, midt.y() // _LINJE, midt.x()


def _ta(button: Bokstavknapp, har: dict[str, Bokstavknapp], unnga: set[str]) -> bool:
    """Give a button the first letter that nobody has, and tell whether there was one."""
    tekst = rent(button.text()).lower()
    for plass in _plasser(button.text()):
        if tekst[plass] not in har and tekst[plass] not in unnga:
            button.gi(plass)
            har[button.bokstav] = button
            return True
    return False


def er_unntatt(button: QPushButton) -> bool:
    """Tell whether a button has no letter: answers, steps, and those that are once on every row.

    The name of the last kind says its row after its words; there are more of them than letters.
    """
    navn = button.accessibleName()
    return (bool(navn) and rent(navn) != rent(button.text())) or button.property("role") in UTEN


def gi_dialogen(dialog: QWidget) -> None:
    """Give the buttons of one of Qt's own dialogs letters that none of its fields have."""
    andre = (*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton))
    grupper = dialog.findChildren(QGroupBox)
    knapper = dialog.findChildren(QPushButton)
    tekster = [w.text() for w in andre if w not in knapper] + [g.title() for g in grupper]
    tatt = {rent(t)[skrevet(t) :][:1].lower() for t in tekster if skrevet(t) >= 0}
    for button in sorted(knapper, key=lambda b: skrevet(b.text()) < 0):
        tekst = rent(button.text())
        ledige = (n for n in _plasser(button.text()) if tekst[n].lower() not in tatt)
        if not button.isHidden() and (plass := next(ledige, -1)) >= 0:
            tatt.add(tekst[plass].lower())
            button.setText(f"{tekst[:plass]}&{tekst[plass:]}")


def rent(tekst: str) -> str:
    """Return a text without the mark of its letter; a double mark is a sign, and stays."""
    return re.sub(r"&(&?)", r"\1\1", tekst)


def skrevet(tekst: str) -> int:
    """Return the place of the letter that is written in a text, or -1."""
    return tekst.replace("&&", "  ").find("&")


def _plasser(tekst: str) -> Iterator[int]:
    """Yield places of letters: the written one, beginnings of words, the rest.

    Last come those that hide the line that is drawn under them.
    """
    tegn, egen = rent(tekst), skrevet(tekst)
    alle = [n for n, c in enumerate(tegn) if c.isalpha()]
    ses = [n for n in alle if tegn[n] not in _SKJULER_STREKEN]
    yield from (n for n in ses if n == egen)
    yield from (n for n in ses if not tegn[n - 1 : n].isalpha())
    yield from ses
    yield from alle


def _pa_annen_side(button: QWidget) -> bool:
    """Tell whether a button is hidden because another page is in front of its own."""
    side, mor = button, button.parentWidget()
    while mor is not None and not mor.isVisible():
        side, mor = mor, mor.parentWidget()
    return isinstance(mor, QStackedWidget) and side is not mor.currentWidget()


def _i_menyen(button: QWidget) -> bool:
    mor = button.parentWidget()
    return mor is not None and (mor.property("role") in MENYER or _i_menyen(mor))


def _fordeler(vindu: QWidget) -> Fordeler:
    her = Qt.FindChildOption.FindDirectChildrenOnly
    return vindu.findChild(Fordeler, options=her) or Fordeler(vindu)
