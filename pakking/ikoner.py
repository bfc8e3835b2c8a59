"""Draw the icon of the application for Windows, macOS and Linux from ``app.svg``."""

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

IKONER = Path(__file__).parent.parent / "desktop/resources/icons"
STORRELSER = (16, 24, 32, 48, 64, 128, 256)


def main() -> int:
    """Write ``app.png``, ``app.ico`` and ``app.icns``."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication(sys.argv[:1])
    tegner = QSvgRenderer(str(IKONER / "app.svg"))
    stor = tegn(tegner, 1024)
    tegn(tegner, 256).save(IKONER / "app.png", optimize=True)
    bilder = [tegn(tegner, n) for n in STORRELSER]
    bilder[-1].save(IKONER / "app.ico", append_images=bilder[:-1], sizes=[b.size for b in bilder])
    stor.save(IKONER / "app.icns")
    app.quit()
    return 0


def tegn(tegner: QSvgRenderer, bredde: int) -> Image.Image:
    """Draw the icon at a size."""
    bilde = QImage(bredde, bredde, QImage.Format.Format_ARGB32)
    bilde.fill(Qt.GlobalColor.transparent)
    painter = QPainter(bilde)
    tegner.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    bilde.save(buffer, "PNG")  # pyright: ignore - the type stub wants a file name
    return Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGBA")


if __name__ == "__main__":
    sys.exit(main())
