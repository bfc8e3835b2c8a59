"""A picture of a page, on a printer."""

from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
A4_TOMMER = 8.27
BREDDE = round(A4_TOMMER * PRINT_DPI)


def ny_skriver(navn: str) -> QPrinter:
    """Return a printer that draws fine enough; ``navn`` is what its queue shows."""
    skriver = QPrinter(QPrinter.PrinterMode.HighResolution)
    skriver.setResolution(PRINT_DPI)
    skriver.setDocName(navn)
    return skriver


def skriv_ut(bilde: Any, skriver: QPrinter) -> bool:  # noqa: ANN401 - Bilde, known to state
    """Draw a picture over the whole paper; return whether the printer answered."""
    format_ = QImage.Format.Format_RGB888
    qbilde = QImage(bilde.rgb, bilde.bredde, bilde.hoyde, bilde.bredde * 3, format_)
    skriver.setFullPage(True)
    painter = QPainter(skriver)
    if not painter.isActive():
        return False
    painter.drawImage(QRectF(painter.viewport()), qbilde, QRectF(qbilde.rect()))
    painter.end()
    return True
