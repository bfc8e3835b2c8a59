"""What the commands write: answers on stdout, reasons on stderr, always in UTF-8."""

import contextlib
import io
import os
import sys
from collections.abc import Iterable
from errno import ENOSPC

from desktop.domain.feil import Feil
from desktop.errors import MiljoError
from desktop.feiltekst import feillinje


def si_feil(navn: str, feil: Iterable[Feil]) -> None:
    """Write every reason on a line of its own."""
    for en in feil:
        si(feillinje(navn, en))


def ut(tekst: str) -> None:
    """Write an answer.

    Raises:
        MiljoError: It cannot be written.
        BrokenPipeError: Nobody reads any more.
    """
    try:
        sys.stdout.write(tekst)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _glem_stdout()
        raise MiljoError("disk-full" if error.errno == ENOSPC else "unwritable") from None


def _glem_stdout() -> None:
    """Let what could not be written go, or Python tries again as it ends."""
    with contextlib.suppress(OSError):
        ingensteds = os.open(os.devnull, os.O_WRONLY)
        os.dup2(ingensteds, sys.stdout.fileno())
        os.close(ingensteds)


def si(tekst: str) -> None:
    """Write a line to whoever runs the command."""
    sys.stderr.write(f"{tekst}\n")


def utf8() -> None:
    """Let everything be written, whatever the terminal is set to."""
    for strom in (sys.stdout, sys.stderr):
        if isinstance(strom, io.TextIOWrapper):
            strom.reconfigure(encoding="utf-8", errors="backslashreplace")
