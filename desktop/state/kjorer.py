"""The way from Qt's thread to the storage thread and back."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from desktop.errors import DesktopError
from desktop.storage.arbeider import Arbeider

_Ferdig = Callable[[Any], None] | None
_Feilet = Callable[[DesktopError], None] | None


class Kjorer(QObject):
    """Queues work on the storage thread and hands the answer back on Qt's thread.

    Who waits for an answer is remembered here and never crosses to the storage thread: an object of
    Qt's that is let go of last over there would be torn down there, under the feet of this thread.
    """

    _ferdig = Signal(object)

    def __init__(self, arbeider: Arbeider, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arbeider = arbeider
        self._venter: dict[Future[Any], tuple[_Ferdig, _Feilet]] = {}
        self._ferdig.connect(self._on_ferdig, Qt.ConnectionType.QueuedConnection)

    def kjor(
        self,
        fn: Callable[..., Any],
        *args: object,
        ferdig: _Ferdig = None,
        feilet: _Feilet = None,
    ) -> Future[Any]:
        """Queue a call; one of the callbacks is called when it is done, whatever went wrong."""
        future = self._arbeider.kjor(fn, *args)
        self._venter[future] = ferdig, feilet
        future.add_done_callback(self._ferdig.emit)
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

    def _on_ferdig(self, future: Future[Any]) -> None:
        ferdig, feilet = self._venter.pop(future)
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
    from desktop import log

    log.unntak(error)
    return DesktopError()
