"""What can be cut short, each in a module with the same three functions.

``prepare(mappe)`` makes what is there before; ``run(mappe, say)`` does the thing, in a process of
its own, and says a line as soon as something may be relied on; ``check(mappe, said)`` looks at the
folder that was left, with the lines that came out in time.

A new one is a module here and its name in ``HANDLINGER``: then it is killed, and its power cut, at
any instant.  Only the folder above ``mappe`` outlives the child, so that is where ``prepare``
leaves what ``check`` must know.

A line ``+id`` says that a samtale is kept, ``-id`` that it is gone, and ``?id`` that it is about
to go.  Anything else means what the module says.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast
from uuid import UUID, uuid4

from desktop.domain.arkivpost import Arkivpost
from desktop.domain.samtale import Samtale
from desktop.storage.database import checkpoint, classified
from desktop.storage.hvelv import Hvelv
from desktop.storage.nokler import Kost

PASSORD = "blåbær på fjellet"
NOKKEL = "XWRJ-38MD-RYTD-GWXM-APME-1PYH-0QXN"
LETT = Kost(opslimit=1, memlimit=8192)

HANDLINGER = (
    "oppsett",
    "gjenapne",
    "nokkelfil",
    "passord",
    "rydd",
    "migrer",
    "kopi",
    "gjenopprett",
    "bytt_til",
    "fullfor",
    "redd",
    "slett",
    "slett_igjen",
    "slett_alt",
    "importer",
)

Say = Callable[[str], None]


class Scenario(Protocol):
    """One thing that can be cut short."""

    def prepare(self, mappe: Path) -> None: ...
    def run(self, mappe: Path, say: Say) -> None: ...
    def check(self, mappe: Path, said: Sequence[str]) -> None: ...


def find(navn: str) -> Scenario:
    """Return the scenario of a name."""
    return cast("Scenario", import_module(f"scenarier.{navn}"))


def text_of(samtale_id: UUID) -> str:
    """Return the text that the samtale of an id must hold."""
    return f"{samtale_id} " * 40


def new_post() -> Arkivpost:
    """Return a samtale that can be recognised by its id."""
    ny, na = uuid4(), datetime.now(UTC)
    samtale = Samtale(dato=date(2025, 3, 3), egne_ord=text_of(ny))
    return Arkivpost(id=ny, samtale=samtale, fase=2, slag="utkast", opprettet=na, endret=na)


def create(mappe: Path) -> Hvelv:
    """Make a vault, as cheaply as it can be opened."""
    return Hvelv.opprett(mappe, PASSORD, NOKKEL, kost=LETT)


def make(mappe: Path, antall: int) -> list[str]:
    """Make a closed vault with some samtaler, and return what would have been said of them."""
    hvelv = create(mappe)
    said = [save(hvelv) for _ in range(antall)]
    hvelv.lukk(kopi=False)
    return said


def save(hvelv: Hvelv) -> str:
    """Keep one more samtale, and return what may be said of it."""
    post = new_post()
    hvelv.samtaler.save(post)
    return f"+{post.id}"


def checks(hvelv: Hvelv) -> list[str]:
    """Return what the two checks of the database complain of, the log emptied first.

    Before that ``cipher_integrity_check`` reads past the log and may complain of a healthy file.

    Raises:
        DamagedError: It was too damaged to be checked.
    """
    checkpoint(hvelv._database)
    sql = hvelv._database.execute_sql
    with classified():
        rows = sql("PRAGMA cipher_integrity_check").fetchall()
        rows += sql("PRAGMA integrity_check").fetchall()
    return [str(row[0]) for row in rows if row[0] != "ok"]


def check_vault(mappe: Path, said: Sequence[str], passord: str = PASSORD) -> None:
    """See that a vault opens, holds what was said, is healthy, and takes one more samtale."""
    hvelv = Hvelv.apne(mappe, passord)
    try:
        check_posts(hvelv, said)
        assert checks(hvelv) == []
        en_til = save(hvelv)
    finally:
        hvelv.lukk()
    hvelv = Hvelv.apne(mappe, passord)
    try:
        assert hvelv.samtaler.get(UUID(en_til[1:])) is not None
    finally:
        hvelv.lukk()


def check_posts(hvelv: Hvelv, said: Sequence[str]) -> None:
    """See that what was said to be kept is there in full, and what was said to be gone is not."""
    siste = {line[1:]: line[0] for line in said if line[0] in "+-?"}
    kept = {str(post.id): post.samtale.egne_ord for post in hvelv.samtaler.newest_first()}
    lost = [id_ for id_, tegn in siste.items() if tegn == "+" and id_ not in kept]
    back = [id_ for id_, tegn in siste.items() if tegn == "-" and id_ in kept]
    assert lost == [], f"{len(lost)} of {len(said)} lost"
    assert back == [], f"{len(back)} of {len(said)} came back"
    assert [id_ for id_, tekst in kept.items() if tekst != text_of(UUID(id_))] == []
