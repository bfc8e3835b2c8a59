"""Open a vault as somebody who has no rights, and print what is said.

``python nobody.py folder``, as root, or as whoever owns the folder.
"""

import os
import sys
import tempfile
from pathlib import Path

from scenarier import PASSORD, make

from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.storage.hvelv import Hvelv

NOBODY = 65534


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def main(mappe: Path) -> None:
    with tempfile.TemporaryDirectory() as egen:  # everything is loaded while it may be read
        make(Path(egen, "data"), 1)
        Hvelv.apne(Path(egen, "data"), PASSORD).lukk()
    say(feiltekst(DesktopError()))
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        Hvelv.apne(mappe, PASSORD).lukk()
    except DesktopError as error:
        say(f"{type(error).__name__} {getattr(error, 'arsak', '')}")
        say(feiltekst(error))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    os._exit(0)
