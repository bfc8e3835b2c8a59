"""One running application per data folder; a second one asks the first to come forward."""

import contextlib
import sys
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

LAS, VIS = ".las", ".vis"


class Enkel(QObject):
    """Holds the lock of a data folder, and hears when another start asks for the window.

    Signals:
        kalt: Somebody started the application again; the window is wanted in front.
    """

    kalt = Signal()

    def __init__(self, mappe: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mappe = mappe
        self._las: QLockFile | None = None
        self._vakt = QFileSystemWatcher(self)
        self._vakt.directoryChanged.connect(self._on_endret)

    def ta(self) -> bool:
        """Take the folder; return False only when a living application holds it.

        Before set-up there is no folder and nothing to hold, so call it again when there is one.
        """
        if self._las is not None or not self._mappe.is_dir():
            return True
        las = QLockFile(str(self._mappe / LAS))
        las.setStaleLockTime(0)  # age says nothing: the window may stay open for days
        # Removing succeeds only when the system says that no process holds the file any more.
        tatt = las.tryLock(0) or (las.removeStaleLockFile() and las.tryLock(0))
        if not tatt:
            # A folder that cannot be written gets its own sentence from whoever writes there.
            return las.error() != QLockFile.LockError.LockFailedError
        with contextlib.suppress(OSError):
            (self._mappe / LAS).chmod(0o600)
        self._las = las
        self._vakt.addPath(str(self._mappe))
        self._on_endret()
        return True

    def slipp(self) -> None:
        """Give the folder up."""
        if self._las is not None:
            self._vakt.removePath(str(self._mappe))
            self._las.unlock()
            self._las = None

    def be_frem(self) -> None:
        """Ask the application that holds the folder to come forward."""
        if sys.platform == "win32":  # only the one in front may let another come in front
            import ctypes

            ctypes.windll.user32.AllowSetForegroundWindow(-1)
        with contextlib.suppress(OSError):
            (self._mappe / VIS).touch(mode=0o600)

    def _on_endret(self, _mappe: str = "") -> None:
        beskjed = self._mappe / VIS
        with contextlib.suppress(OSError):
            if beskjed.exists():
                beskjed.unlink()
                self.kalt.emit()
