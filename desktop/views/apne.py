"""Open a saved file in the reader of the system, and tell when there is none."""

import shutil

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

_SPOR = "xdg-mime"
_VENT_MS = 2000


def apne_pdf(fil: str) -> bool:
    """Open a PDF in the reader of the system; return False when the machine has none."""
    return _har_leser() and QDesktopServices.openUrl(QUrl.fromLocalFile(fil))


def _har_leser() -> bool:
    """Ask the desktop what shows PDF: on Linux Qt starts a helper, and says yes whatever it finds.

    Where nobody can be asked, Qt answers for itself.
    """
    if shutil.which(_SPOR) is None:
        return True
    spor = QProcess()
    spor.start(_SPOR, ["query", "default", "application/pdf"])
    if not spor.waitForFinished(_VENT_MS):
        spor.kill()
        spor.waitForFinished(_VENT_MS)
        return True
    return spor.exitCode() != 0 or bool(spor.readAllStandardOutput().trimmed())
