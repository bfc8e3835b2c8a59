"""Out on paper or to a file: the dialogs of the system, and a page drawn on a printer."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QStandardPaths
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

PRINT_DPI = 300
A4_TOMMER = 8.27
UTSKRIFT_BREDDE = round(A4_TOMMER * PRINT_DPI)


def velg_skriver(eier: QWidget, navn: str, skriv: Callable[[QPrinter], object]) -> None:
    """Ask for a printer, and print on it."""
    skriver = QPrinter(QPrinter.PrinterMode.HighResolution)
    skriver.setResolution(PRINT_DPI)
    skriver.setDocName(navn)
    dialog = QPrintDialog(skriver, eier)
    dialog.accepted.connect(partial(skriv, skriver))
    QDialog.open(dialog)


def skriv_bilde(skriver: QPrinter, bilde: Any) -> bool:  # noqa: ANN401 - Bilde, of the pdf layer
    """Draw a page on a printer; tell whether the printer answered."""
    bildet = qbilde(bilde)
    skriver.setFullPage(True)
    painter = QPainter(skriver)
    if not painter.isActive():
        return False
    painter.drawImage(QRectF(painter.viewport()), bildet, QRectF(bildet.rect()))
    painter.end()
    return True


def velg_fil(
    eier: QWidget, tittel: str, navn: str, slag: str, lagre: Callable[[str], object]
) -> None:
    """Ask where to save, with a name that tells nothing, and save there."""
    mappe = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(eier, tittel, mappe, slag)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(navn).suffix.removeprefix("."))
    dialog.selectFile(navn)
    dialog.fileSelected.connect(lagre)
    dialog.open()


def qbilde(bilde: Any) -> QImage:  # noqa: ANN401 - Bilde, of the pdf layer
    """Return a page as Qt's own picture."""
    format_ = QImage.Format.Format_RGB888
    return QImage(bilde.rgb, bilde.bredde, bilde.hoyde, bilde.bredde * 3, format_).copy()
