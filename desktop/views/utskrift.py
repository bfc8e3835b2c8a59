"""Pages on a printer: the pictures of the PDF, one for each page."""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
A4_PIKSLER = round(8.27 * PRINT_DPI)


class Sidebilde(Protocol):
    """A page as pixels, three bytes each."""

    @property
    def bredde(self) -> int:
        """Width in pixels."""
        ...

    @property
    def hoyde(self) -> int:
        """Height in pixels."""
        ...

    @property
    def rgb(self) -> bytes:
        """The pixels, row by row."""
        ...


def lag_skriver(navn: str) -> QPrinter:
    """Make a printer to choose in the dialog of the system."""
    skriver = QPrinter(QPrinter.PrinterMode.HighResolution)
    skriver.setResolution(PRINT_DPI)
    skriver.setDocName(navn)
    return skriver


def skriv_sider(skriver: QPrinter, sider: Iterable[Sidebilde]) -> bool:
    """Print pages on whole sheets; ``False`` when the printer does not answer."""
    skriver.setFullPage(True)
    painter = QPainter(skriver)
    if not painter.isActive():
        return False
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    for n, side in enumerate(sider):
        if n:
            skriver.newPage()
        format_ = QImage.Format.Format_RGB888
        bilde = QImage(side.rgb, side.bredde, side.hoyde, side.bredde * 3, format_)
        painter.drawImage(_midt_pa(QRectF(painter.viewport()), bilde), bilde, QRectF(bilde.rect()))
    return painter.end()


def _midt_pa(ark: QRectF, bilde: QImage) -> QRectF:
    """Return the largest place on a sheet that keeps the shape of the page; paper is not always A4."""
    storrelse = QSizeF(bilde.size()).scaled(ark.size(), Qt.AspectRatioMode.KeepAspectRatio)
    plass = QRectF(QPointF(), storrelse)
    plass.moveCenter(ark.center())
    return plass
