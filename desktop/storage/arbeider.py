"""The one thread that the database lives on."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Arbeider:
    """Does one thing at a time, in the order asked for.

    The vault is opened, used and closed through the same worker.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lagring")

    def kjor(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue a call; the future carries its result or its exception.

        Callbacks added to the future run on the worker's thread.

        Raises:
            RuntimeError: The worker has been closed.
        """
        return self._pool.submit(fn, *args, **kwargs)

    def lukk(self) -> None:
        """Wait for everything that is queued, then end the thread; a second call does nothing."""
        self._pool.shutdown(wait=True)

    def __enter__(self) -> "Arbeider":
        """Return the worker itself."""
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        """Close the worker."""
        self.lukk()
