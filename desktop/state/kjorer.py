"""The way from Qt's thread to the storage thread and back."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop import log
from desktop.errors import DesktopError
from desktop.storage.arbeider import Arbeider


class Kjorer(QObject):
    """Queues work on the storage thread and hands the answer back on Qt's thread."""

    _ferdig = Signal(object, object, object)

    def __init__(self, arbeider: Arbeider, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arbeider = arbeider
        self._ferdig.connect(self._on_ferdig)

    def kjor(
        self,
        fn: Callable[..., Any],
        *args: object,
        ferdig: Callable[[Any], None] | None = None,
        feilet: Callable[[DesktopError], None] | None = None,
    ) -> Future[Any]:
        """Queue a call; one of the callbacks is called when it is done, whatever went wrong."""
        future = self._arbeider.kjor(fn, *args)
        future.add_done_callback(lambda f: self._ferdig.emit(f, ferdig, feilet))
        return future

    def vent(self, fn: Callable[..., Any], *args: object) -> Any:  # noqa: ANN401 - what fn returns
        """Do a call and wait for it: only when the application closes.

        Raises:
            DesktopError: It went wrong, in whatever way.
        """
        future = self._arbeider.kjor(fn, *args)
        error = future.exception()
        if error is not None:
            raise _kjent(error) from error
        return future.result()

    def lukk(self) -> None:
        """Wait for everything queued and end the thread."""
        self._arbeider.lukk()

    def _on_ferdig(
        self,
        future: Future[Any],
        ferdig: Callable[[Any], None] | None,
        feilet: Callable[[DesktopError], None] | None,
    ) -> None:
        error = future.exception()
        if error is None:
            if ferdig:
                ferdig(future.result())
        elif feilet:
            feilet(_kjent(error))
        else:
            raise error


def _kjent(error: BaseException) -> DesktopError:
    """Return what there is a sentence for; anything else is logged, and is a fault like any."""
    if isinstance(error, DesktopError):
        return error
    log.unntak(error)
    return DesktopError()
