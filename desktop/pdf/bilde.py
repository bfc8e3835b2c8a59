"""A picture of the page: the preview, and what goes to a printer."""

from typing import Any

import msgspec
import pypdfium2


class Bilde(msgspec.Struct, frozen=True):
    """Pixels, three bytes each: red, green, blue.

    Attributes:
        bredde: Width in pixels.
        hoyde: Height in pixels.
    """

    bredde: int
    hoyde: int
    rgb: bytes


def antall_sider(pdf: bytes) -> int:
    """Count the pages."""
    dokument = pypdfium2.PdfDocument(pdf)
    try:
        return len(dokument)
    finally:
        dokument.close()


def tegn(pdf: bytes, bredde: int, nummer: int = 0) -> Bilde:
    """Draw a page, the first when none is named, on white paper, ``bredde`` pixels wide."""
    dokument = pypdfium2.PdfDocument(pdf)
    try:
        side: Any = dokument[nummer]
        bitmap = side.render(scale=bredde / side.get_width(), rev_byteorder=True)
        try:
            return _pakket(bitmap)
        finally:
            bitmap.close()
    finally:
        dokument.close()


def _pakket(bitmap: Any) -> Bilde:  # noqa: ANN401 - PDFium's own kind
    """Leave out the bytes PDFium may put at the end of a row."""
    rad, alle = bitmap.width * 3, bytes(bitmap.buffer)
    if bitmap.stride == rad:
        return Bilde(bitmap.width, bitmap.height, alle)
    rader = (alle[n : n + rad] for n in range(0, len(alle), bitmap.stride))
    return Bilde(bitmap.width, bitmap.height, b"".join(rader))
