"""What is done with the vault on the storage thread: made, opened, read, copied and erased."""

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import msgspec

from desktop.domain.arkivpost import Arkivpost
from desktop.domain.tekst import SPRAK, Sprak
from desktop.errors import DesktopError, StorageError

if TYPE_CHECKING:
    from desktop.storage.hvelv import Hvelv
    from desktop.storage.kopier import Kopi
    from desktop.storage.nokler import Slag as Nokkelslag
    from desktop.storage.redning import Redning

ARBEIDSPLASS, SIST_APNET, MAKS_DAGER = "arbeidsplass", "sist-apnet", "maks-dager"
KATALOG, MALER = "katalog", "jobbmaler"


class Rest(msgspec.Struct, frozen=True):
    """What is left after everything was to be erased.

    Attributes:
        mapper: Folders out of reach, where backups may still lie.
        filer: How many files on this machine could not be removed.
        nokler_borte: Whether the keys are gone from it, so that what is left opens nothing.
        mapper_kjent: Whether it could be read which other folders have backups.
    """

    mapper: tuple[str, ...] = ()
    filer: int = 0
    nokler_borte: bool = True
    mapper_kjent: bool = True

    @property
    def ingenting(self) -> bool:
        """Whether everything is gone."""
        return self == Rest()


class Apnet(msgspec.Struct, frozen=True):
    """An open vault, and what is read from it at once."""

    hvelv: Any
    poster: list[Arkivpost]
    arbeidsplass: bytes | None
    sist_apnet: date | None
    redning: Any
    mangler_nokkel: bool
    katalog: bytes | None
    maler: bytes | None


class Apning:
    """One opening of the vault, so that what it opens can be closed when nobody wants it any more.

    Attributes:
        gammel: The open vault that this one is to take the place of.
    """

    def __init__(self, gammel: "Hvelv | None" = None) -> None:
        self.gammel = gammel
        self._ny: Hvelv | None = None

    def apne(self, fn: "Callable[..., Hvelv | tuple[Hvelv, Redning]]", *args: object) -> Apnet:
        """Open it and read what is shown first; it is not left open when that cannot be read."""
        svar = fn(*args)
        hvelv, redning = svar if isinstance(svar, tuple) else (svar, None)
        with ExitStack() as ved_feil:
            ved_feil.callback(hvelv.lukk, kopi=False)
            apnet = _les(hvelv, redning)
            ved_feil.pop_all()
        self._ny = hvelv
        return apnet

    def lukk(self) -> None:
        """Close what was opened, and what it was to take the place of."""
        for hvelv in (self.gammel, self._ny):
            if hvelv is not None:
                hvelv.lukk(kopi=False)


def _les(hvelv: "Hvelv", redning: "Redning | None") -> Apnet:
    sist = hvelv.verdier.get(SIST_APNET)
    return Apnet(
        hvelv,
        hvelv.samtaler.newest_first(),
        hvelv.verdier.get(ARBEIDSPLASS),
        msgspec.json.decode(sist, type=date) if sist else None,
        redning,
        hvelv.drift is not None and hvelv.drift.mangler_gjenoppretting,
        hvelv.verdier.get(KATALOG),
        hvelv.verdier.get(MALER),
    )


def husk_dag(hvelv: "Hvelv", dag: date) -> None:
    """Note the day it was opened, so that a clock that jumps is found out."""
    hvelv.verdier.set(SIST_APNET, msgspec.json.encode(dag))


def husk_maks(hvelv: "Hvelv", dager: int | None) -> None:
    """Note the most days anything is kept when a pack says another than the workplace does."""
    ny = msgspec.json.encode(dager)
    gammel = hvelv.verdier.get(MAKS_DAGER)
    if gammel != ny and not (gammel is None and dager is None):
        hvelv.verdier.set(MAKS_DAGER, ny)


def lagre(hvelv: "Hvelv", poster: Iterable[Arkivpost]) -> None:
    """Write samtaler."""
    for post in poster:
        hvelv.samtaler.save(post)


def behold(hvelv: "Hvelv", post: Arkivpost, bort: Iterable[UUID]) -> None:
    """Write what is kept, and then that what it comes from is to be erased."""
    hvelv.samtaler.save(post)
    hvelv.be_om_sletting(bort)


def ta_kopi(hvelv: "Hvelv") -> tuple[str, ...]:
    """Back up what has changed, at most every half hour; return the folders out of reach."""
    from desktop.storage.kopier import MELLOMROM

    if hvelv.drift is None:
        return ()
    na = datetime.now(UTC)
    return hvelv.drift.ta_kopi(na, bare_endret=True, mellomrom=MELLOMROM).ute


# The database is heavy to load, so it wakes on its own thread, after the window is painted.


def opprett(mappe: Path, passord: str, nokkel: str) -> "Hvelv":
    """Make a vault and open it."""
    from desktop.storage.hvelv import Hvelv

    return Hvelv.opprett(mappe, passord, nokkel)


def las_opp(mappe: Path, hemmelighet: str, slag: "Nokkelslag") -> "Hvelv":
    """Open a vault with the passphrase or the recovery key."""
    from desktop.storage.hvelv import Hvelv

    return Hvelv.apne(mappe, hemmelighet, slag)


def med_nokkelring(mappe: Path) -> "Hvelv":
    """Open a vault with the key ring of the system.

    Raises:
        StorageError: The key ring does not open it.
    """
    from desktop.storage.hvelv import Hvelv

    hvelv = Hvelv.apne_med_nokkelring(mappe)
    if hvelv is None:
        raise StorageError("nokkelring")
    return hvelv


def hent_fra(mappe: Path, kopi: Path, hemmelighet: str, slag: "Nokkelslag") -> "Hvelv":
    """Put a backup in place of a vault that is locked or damaged, and open it."""
    from desktop.storage.hvelv import Hvelv

    return Hvelv.hent_fra(mappe, kopi, hemmelighet, slag)


def redd(mappe: Path, hemmelighet: str, slag: "Nokkelslag") -> "tuple[Hvelv, Redning]":
    """Save what can be read of a damaged vault, and open that; return how much, too."""
    from desktop.storage.hvelv import Hvelv

    return Hvelv.redd(mappe, hemmelighet, slag)


def bytt_til(hvelv: "Hvelv", kopi: Path) -> "Hvelv":
    """Put a backup in place of an open vault, and open it."""
    return hvelv.bytt_til(kopi)


def finn_kopier(mappe: Path | None) -> "list[Kopi]":
    """Look for the backups in a data folder."""
    from desktop.storage import kopier

    return kopier.finn(mappe / kopier.MAPPE) if mappe else []


def slett_alt(mappe: Path, hvelv: "Hvelv | None") -> Rest:
    """Close a vault that may be open, and remove everything; return what is left."""
    from desktop import log
    from desktop.storage.slett_alt import slett_alt

    andre: list[Path] = []
    kjent = True
    try:
        if hvelv is not None and hvelv.drift is not None:
            andre = hvelv.drift.kopimapper()[1:]
    except DesktopError as error:  # the database is gone or damaged; the rest is to go
        log.unntak(error)
        kjent = False
    try:
        if hvelv is not None:
            hvelv.lukk(kopi=False)
    except DesktopError as error:  # damaged or not, it is to go
        log.unntak(error)
    log.install(None)  # lets go of the file
    svar = slett_alt(mappe, andre)
    return Rest(svar.mapper, svar.filer, svar.nokler_borte, kjent)


def demohvelv(sprak: Sprak) -> "Hvelv":
    """Open a vault in memory with the examples in it."""
    from desktop import content
    from desktop.storage.hvelv import Hvelv

    hvelv = Hvelv.i_minnet()
    for kode in content.eksempelkoder():
        hvelv.samtaler.save(eksempelpost(kode, sprak if sprak in SPRAK else "nb"))
    return hvelv


def eksempelpost(kode: str, sprak: Sprak) -> Arkivpost:
    """Return a shipped example as it would be kept."""
    from desktop import content

    na = datetime.now(UTC)
    return Arkivpost(
        id=uuid4(),
        samtale=content.eksempel(kode, sprak),
        fase=1,
        slag="utkast",
        opprettet=na,
        endret=na,
    )
