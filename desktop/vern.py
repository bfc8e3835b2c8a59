"""What keeps this process to itself: no network, no memory written to disk in a crash."""

import contextlib
import sys
from functools import cache
from typing import Any

_NETT = frozenset(
    {
        "socket.connect",
        "socket.bind",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.sendto",
    }
)


@cache
def steng_nettet() -> None:
    """Refuse every connection from Python code; it cannot be opened again in this process."""
    sys.addaudithook(_vokt)


def ingen_minnedump() -> None:
    """Ask the system for no core dump, and keep other programs of the same user out of our memory."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform.startswith("linux"):
        import ctypes

        pr_set_dumpable = 4
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(pr_set_dumpable, 0, 0, 0, 0)


def _vokt(hendelse: str, argumenter: tuple[Any, ...]) -> None:
    if hendelse not in _NETT:
        return
    lokalt = hendelse in ("socket.connect", "socket.bind") and isinstance(
        argumenter[1], str | bytes
    )
    if not lokalt:  # a name in the file system is no network
        raise PermissionError("network is switched off")
