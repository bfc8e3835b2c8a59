"""The application that takes over after a lock, since only a process that ends forgets all it held.

The old process starts a new one, tells it where the window is and what to come back to, and closes
when the new window has been painted.  What goes between them goes through pipes: one line in, the
word that it is painted out, and the end of the pipe when the old process is gone.
"""

import contextlib
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec
from PySide6.QtCore import QEvent, QObject, QTimer, Signal

import desktop
from desktop.domain.legens_blikk import Konferanse

if TYPE_CHECKING:
    import subprocess

FLAGG = "--avloser"
FRIST_MS = 5000
_MALT = b"malt\n"
_MAKS_BYTES = 1_000_000
_INN, _UT = 0, 1  # the pipes of the new process


class Plass(msgspec.Struct, frozen=True):
    """Where the window is and what one comes back to; never a word of what somebody wrote.

    Attributes:
        sted: The view that was in front.
        samtale_id: The samtale that was open.
        felt: Name of the field with the caret, empty for anything but a field.
        vindu: x, y, width and height.
        utsatt: The day on which they chose to decide later about what is overdue.
        telling: Hands that are counted; numbers, and codes of examples.
        telling_lagret: A file has them.
    """

    sted: str
    vindu: tuple[int, int, int, int]
    samtale_id: UUID | None = None
    felt: str = ""
    maksimert: bool = False
    minimert: bool = False
    aktiv: bool = True
    utsatt: date | None = None
    telling: Konferanse = Konferanse()
    telling_lagret: bool = True


class Avloser(QObject):
    """Starts the process that takes over.

    Signals:
        malt: The new window has been painted.
        uteble: There is no new window, and no process of it; everything stays as it is.
    """

    malt = Signal()
    uteble = Signal()
    _svar = Signal(object, bytes)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._prosess: subprocess.Popen[bytes] | None = None
        self._overlatt = False
        self._frist = QTimer(self, singleShot=True, interval=FRIST_MS)
        self._frist.timeout.connect(self.avbryt)
        self._svar.connect(self._on_svar)

    @property
    def venter(self) -> bool:
        """Whether a new process has been started and not answered."""
        return self._prosess is not None

    def start(self, argumenter: list[str], plass: Plass) -> None:
        """Start the application anew with the same arguments."""
        import subprocess

        try:
            prosess = subprocess.Popen(  # noqa: S603 - ourselves
                [*_program(), *argumenter, FLAGG],
                bufsize=0,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=Path(desktop.__file__).parent.parent,
                env={**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"},
                start_new_session=True,
            )
        except OSError:
            self.uteble.emit()
            return
        self._prosess = prosess
        self._frist.start()
        linje = msgspec.json.encode(plass) + b"\n"
        self._leser = Thread(target=self._snakk, args=(prosess, linje), daemon=True)
        self._leser.start()

    def overlat(self) -> None:
        """Let the new process live on when this one ends."""
        self._overlatt = True  # its pipes are held until this process ends
        self._frist.stop()

    def avbryt(self) -> None:
        """End the new process, which has opened nothing, unless all is left to it."""
        if self._overlatt:
            return
        prosess, self._prosess = self._prosess, None
        self._frist.stop()
        if prosess is not None:
            with prosess:  # closes the pipes, when nobody reads there
                prosess.kill()
                self._leser.join()
            self.uteble.emit()

    def _snakk(self, prosess: "subprocess.Popen[bytes]", linje: bytes) -> None:
        """Say where the window is and hear the answer, away from Qt: a full pipe makes one wait."""
        assert prosess.stdin is not None  # noqa: S101 - asked for in start
        assert prosess.stdout is not None  # noqa: S101 - asked for in start
        with contextlib.suppress(OSError):  # one that is dead already does not answer either
            while linje:
                linje = linje[prosess.stdin.write(linje) or 0 :]
        svar = prosess.stdout.read(len(_MALT))
        with contextlib.suppress(RuntimeError):  # this window may be gone by now
            self._svar.emit(prosess, svar or b"")

    def _on_svar(self, prosess: object, svar: bytes) -> None:
        if prosess is not self._prosess:
            return
        if svar == _MALT:
            self.malt.emit()
        else:
            self.avbryt()


class Forgjenger(QObject):
    """The process this one takes over from.

    Signals:
        borte: It has ended, and everything it held is free.
    """

    borte = Signal()

    def __init__(self, plass: Plass, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plass = plass
        self._borte = Event()

    @classmethod
    def hils(cls) -> "Forgjenger | None":
        """Read what the old process says, or return ``None`` when there is no such process."""
        try:
            return cls(msgspec.json.decode(_les_linje(), type=Plass))
        except (OSError, msgspec.DecodeError):
            return None

    def meld_malt(self) -> None:
        """Say that the window has been painted, and wait in the background for the old to end."""
        with contextlib.suppress(OSError):
            os.write(_UT, _MALT)
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, _UT)  # nobody reads there any more
            os.close(null)
        Thread(target=self._folg, daemon=True).start()

    def vent(self) -> None:
        """Wait until the old process has ended, within reason; for the storage thread."""
        self._borte.wait(FRIST_MS / 1000)

    def _folg(self) -> None:
        with contextlib.suppress(OSError):
            while os.read(_INN, _MAKS_BYTES):
                pass
        self._borte.set()
        with contextlib.suppress(RuntimeError):  # this window may be gone by now
            self.borte.emit()


class VedMaling(QObject):
    """Does something once, when a window has been painted for the first time."""

    def __init__(self, vindu: QObject, gjor: Callable[[], None]) -> None:
        super().__init__(vindu)
        self._gjor = gjor
        vindu.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the first painting; what is painted is on the screen when the loop turns."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._gjor)
        return False


def _program() -> list[str]:
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop"]


def _les_linje() -> bytes:
    data = b""
    while not data.endswith(b"\n") and len(data) < _MAKS_BYTES:
        bit = os.read(_INN, _MAKS_BYTES)
        if not bit:
            break
        data += bit
    return data
