"""The log file: ids, counts, and the types and places of exceptions; never what somebody wrote.

A record that does not come from :func:`hendelse` or :func:`unntak` leaves only its place, so that
a careless line cannot carry a name or an answer to the disk.
"""

import logging
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import walk_tb
from typing import cast
from uuid import UUID

MAPPE, FIL = "log", "dialogarket.log"
MAKS_BYTES, ANTALL = 256 * 1024, 3

_LOGG = logging.getLogger("desktop")
_ORD = re.compile(r"[a-z0-9-]{1,60}")
_TRYGG = "trygg_linje"


def install(mappe: Path | None) -> None:
    """Write the log to ``mappe/log``, or nowhere at all.

    Args:
        mappe: The data folder; None in demo, where nothing reaches the disk.

    Raises:
        OSError: The folder cannot be made or the file not be opened.
    """
    logging.getLogger("peewee").setLevel(logging.WARNING)  # at DEBUG it writes every value
    _LOGG.setLevel(logging.INFO)
    _LOGG.propagate = False
    for handler in _LOGG.handlers[:]:
        if isinstance(handler, (_Filhandler, logging.NullHandler)):
            _LOGG.removeHandler(handler)
            handler.close()
    _LOGG.addHandler(logging.NullHandler() if mappe is None else _filhandler(mappe))


def ti_stille(*, stille: bool) -> None:
    """Write nothing while a demo is in front, or write again."""
    _LOGG.disabled = stille


def hendelse(navn: str, /, **verdier: int | UUID) -> None:
    """Write that something happened.

    Args:
        navn: Lower-case words with hyphens.
        verdier: Counts and ids; anything else leaves only its type.
    """
    par = [f"{ord_}={_verdi(verdi)}" for ord_, verdi in verdier.items()]
    linje = " ".join([navn if _ORD.fullmatch(navn) else "hendelse", *par])
    _LOGG.info("", extra={_TRYGG: linje})


def unntak(error: BaseException) -> None:
    """Write the types and places of an exception and of everything behind it."""
    _LOGG.error("", extra={_TRYGG: "\n".join(kjede(error))})


def kjede(error: BaseException) -> list[str]:
    """Return the types and places of an exception and of everything behind it, one a line.

    Messages and local values are left out; a place is a module, a function and a line.
    """
    return [linje for ledd in _ledd(error) for linje in _linjer(ledd)]


def _ledd(error: BaseException) -> Iterator[BaseException]:
    sett: set[int] = set()
    naste: BaseException | None = error
    while naste is not None and id(naste) not in sett:
        sett.add(id(naste))
        yield naste
        naste = naste.__cause__ or naste.__context__


def _linjer(error: BaseException) -> Iterator[str]:
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    for frame, linje in walk_tb(error.__traceback__):
        modul = frame.f_globals.get("__name__", "?")
        yield f"  {modul}.{frame.f_code.co_name}:{linje}"


def _verdi(verdi: object) -> str:
    return str(verdi) if type(verdi) in (int, bool, UUID) else type(verdi).__name__


def _filhandler(mappe: Path) -> logging.Handler:
    for ny in (mappe, mappe / MAPPE):
        ny.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = _Filhandler(
        mappe / MAPPE / FIL, maxBytes=MAKS_BYTES, backupCount=ANTALL, encoding="utf-8"
    )
    handler.setFormatter(_Linje())
    return handler


class _Filhandler(RotatingFileHandler):
    """A rotating file for the owner alone, that never complains to the terminal."""

    def _open(self) -> TextIOWrapper:
        fil = open(  # noqa: SIM115 - logging closes it
            self.baseFilename, self.mode, encoding=self.encoding, opener=_kun_eier
        )
        return cast("TextIOWrapper", fil)

    def handleError(self, record: logging.LogRecord) -> None:
        """Let a log that cannot be written be; the default prints the record with its text."""


def _kun_eier(sti: str, flagg: int) -> int:
    return os.open(sti, flagg, 0o600)


class _Linje(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """Return one line of a record, without its message unless it is one of ours."""
        tid = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        sted = f"{record.name}.{record.funcName}:{record.lineno}"
        linje = f"{tid} {record.levelname} {getattr(record, _TRYGG, sted)}"
        feil = record.exc_info[1] if record.exc_info else None
        return "\n".join([linje, *(kjede(feil) if feil else ())])
