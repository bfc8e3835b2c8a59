"""The clipboard: what we put there says that it is not to be kept, and is gone when we lock."""

from collections.abc import Callable
from typing import NamedTuple, cast

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit

_KDE = "x-kde-passwordManagerHint"
_WINDOWS = 'application/x-qt-windows-mime;value="{navn}"'
_NEI = bytes(4)  # a DWORD of 0
IKKE_BEHOLD = {
    _KDE: b"secret",
    _WINDOWS.format(navn="ExcludeClipboardContentFromMonitorProcessing"): _NEI,
    _WINDOWS.format(navn="CanIncludeInClipboardHistory"): _NEI,
    _WINDOWS.format(navn="CanUploadToCloudClipboard"): _NEI,
    "application/x-nspasteboard-concealed-type": b"",
}


def kopier(tekst: str) -> None:
    """Put a text on the clipboard, marked as not to be kept."""
    QGuiApplication.clipboard().setMimeData(_hemmelig(tekst))


class _Tavle(NamedTuple):
    """One of the places a copied text lies, and how to tell that what lies there is ours."""

    modus: QClipboard.Mode
    er_var: Callable[[], bool]


class Utklipp(QObject):
    """Marks everything the application copies, whichever field or menu it came from."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._klipp = QGuiApplication.clipboard()
        self._klipp.changed.connect(self._on_endret)

    def tom(self) -> None:
        """Take away what we have put there; what others have put there stays."""
        for tavle in self._tavler():
            data = self._data(tavle.modus)
            if tavle.er_var() or (data is not None and data.hasFormat(_KDE)):
                self._klipp.clear(tavle.modus)

    def _tavler(self) -> list[_Tavle]:
        tavler = [_Tavle(QClipboard.Mode.Clipboard, self._klipp.ownsClipboard)]
        if self._klipp.supportsSelection():  # what X11 pastes with the middle button
            tavler.append(_Tavle(QClipboard.Mode.Selection, self._klipp.ownsSelection))
        return tavler

    def _data(self, modus: QClipboard.Mode) -> QMimeData | None:
        # none when nothing is copied, whatever the stubs say
        return cast("QMimeData | None", self._klipp.mimeData(modus))

    def _on_endret(self, modus: QClipboard.Mode) -> None:
        for tavle in self._tavler():
            if tavle.modus == modus:
                self._merk(tavle)

    def _merk(self, tavle: _Tavle) -> None:
        data = self._data(tavle.modus)
        if data is None or not data.hasText() or data.hasFormat(_KDE):
            return
        tekst = data.text()
        # Not every platform says who owns the clipboard; a copy is made while the text is marked.
        if tavle.er_var() or tekst == _markert():
            self._klipp.setMimeData(_hemmelig(tekst), tavle.modus)


def _markert() -> str | None:
    widget = QApplication.focusWidget()
    if isinstance(widget, QLineEdit | QLabel):
        return widget.selectedText()
    if isinstance(widget, QPlainTextEdit):
        return widget.textCursor().selection().toPlainText()
    return None


def _hemmelig(tekst: str) -> QMimeData:
    data = QMimeData()
    data.setText(tekst)
    for format_, verdi in IKKE_BEHOLD.items():
        data.setData(format_, verdi)
    return data
