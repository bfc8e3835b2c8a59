"""Write samtaler into a vault for ever, and say the id of each when it is kept.

Run by ``test_kill.py`` as a process of its own, which it kills.
"""

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

from lagring import NOKKEL

from desktop.domain.arkivpost import Arkivpost
from desktop.domain.samtale import Samtale
from desktop.storage.hvelv import Hvelv
from desktop.storage.nokler import Kost


def text_of(samtale_id: UUID) -> str:
    """Return the text that the samtale of an id must hold."""
    return f"{samtale_id} " * 40


def _write(mappe: Path, passord: str) -> None:
    if Hvelv.finnes(mappe):
        hvelv = Hvelv.apne(mappe, passord)
    else:
        hvelv = Hvelv.opprett(mappe, passord, NOKKEL, kost=Kost(1, 8192))
    now = datetime.now(UTC)
    while True:
        ny = uuid4()
        samtale = Samtale(dato=date(2025, 3, 3), egne_ord=text_of(ny))
        hvelv.samtaler.save(
            Arkivpost(id=ny, samtale=samtale, fase=2, slag="utkast", opprettet=now, endret=now)
        )
        print(ny, flush=True)


if __name__ == "__main__":
    _write(Path(sys.argv[1]), sys.argv[2])
