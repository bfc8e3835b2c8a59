"""The key ring of the operating system, for those who do not want to type the passphrase every time.

The key ring is a convenience that may be absent, locked, emptied or slow; nothing is lost with it.
Each call waits five seconds at most, so call it on the storage thread.
"""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol, TypeVar, cast

from desktop.errors import StorageError

TJENESTE = "Dialogarket"
BYTES = 32
FRIST_S = 5.0

# Those that let the operating system encrypt. A file in plain text, or nowhere, is no key ring.
_GODE = frozenset(
    f"keyring.backends.{navn}"
    for navn in ("Windows", "macOS", "SecretService", "kwallet", "libsecret")
)
_KJEDE = "keyring.backends.chainer"

T = TypeVar("T")


class _Ring(Protocol):
    def get_password(self, service: str, username: str, /) -> str | None: ...

    def set_password(self, service: str, username: str, password: str, /) -> None: ...

    def delete_password(self, service: str, username: str, /) -> None: ...


def tilgjengelig() -> bool:
    """Return whether there is a key ring to trust here."""
    return bool(_innen_fristen(lambda: _ring() is not None))


def hent(vault_id_hex: str) -> bytes | None:
    """Return the secret of a vault, or ``None`` whatever the reason it cannot be had."""
    tekst = _innen_fristen(lambda: _krev().get_password(TJENESTE, vault_id_hex))
    try:
        hemmelighet = b64decode(tekst or "", validate=True)
    except (Base64Error, ValueError):
        return None
    return hemmelighet if len(hemmelighet) == BYTES else None


def legg(vault_id_hex: str, hemmelighet: bytes) -> None:
    """Put the secret of a vault, 32 random bytes, in the key ring and see that it is there.

    Raises:
        StorageError: It is not there; ``arsak`` is ``nokkelring``.
    """
    tekst = b64encode(hemmelighet).decode("ascii")
    _innen_fristen(lambda: _krev().set_password(TJENESTE, vault_id_hex, tekst))
    if hent(vault_id_hex) != hemmelighet:
        raise StorageError("nokkelring")


def fjern(vault_id_hex: str) -> None:
    """Take the secret of a vault out of the key ring; one that is not there is no fault.

    Raises:
        StorageError: It may still be there; ``arsak`` is ``nokkelring``.
    """

    def slett() -> bool:
        ring = _krev()
        if ring.get_password(TJENESTE, vault_id_hex) is not None:
            ring.delete_password(TJENESTE, vault_id_hex)
        return ring.get_password(TJENESTE, vault_id_hex) is None

    if not _innen_fristen(slett):
        raise StorageError("nokkelring")


def _ring() -> _Ring | None:
    import keyring  # heavy, and asks the system which key rings there are

    valgt = keyring.get_keyring()
    mulige = getattr(valgt, "backends", ()) if type(valgt).__module__ == _KJEDE else (valgt,)
    return next((cast("_Ring", r) for r in mulige if type(r).__module__ in _GODE), None)


def _krev() -> _Ring:
    ring = _ring()
    if ring is None:
        raise StorageError("nokkelring")
    return ring


def _innen_fristen(fn: Callable[[], T]) -> T | None:
    svar: SimpleQueue[T | None] = SimpleQueue()

    def kjor() -> None:
        resultat = None
        with suppress(Exception):  # each system's key ring fails in ways of its own
            resultat = fn()
        svar.put(resultat)

    # A thread that hangs must not keep the application from closing either.
    Thread(target=kjor, name="nokkelring", daemon=True).start()
    try:
        return svar.get(timeout=FRIST_S)
    except Empty:
        return None
