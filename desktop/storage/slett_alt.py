"""«Slett alt på denne maskinen»: the keys first, so that whatever stays behind cannot be opened."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from desktop.errors import DesktopError, StorageError
from desktop.storage import gjenoppretting, kopier, nokkelring, nokler, sletteliste, tilside
from desktop.storage.enerett import FIL as ENERETT
from desktop.storage.filer import MIDLERTIDIG, naas, remove, sweep, sync_folder
from desktop.storage.funn import FIL
from desktop.storage.sletting import ET_DOGN

_FILER = (
    nokler.FIL,
    nokler.KOPI,
    FIL,
    f"{FIL}-wal",
    f"{FIL}-shm",
    f"{FIL}-journal",
    sletteliste.FIL,
    gjenoppretting.MERKE,
    ENERETT,
    "settings.json",
)
_MAPPER = (kopier.MAPPE, gjenoppretting.NY, tilside.MAPPE, "log")


class Sletting(msgspec.Struct, frozen=True):
    """What came of erasing everything.

    Attributes:
        mapper: Folders that could not be reached or emptied; backups may still lie there.
        filer: How many files here could not be removed.
        nokler_borte: Whether the keys are gone from here, so that what is left opens nothing.
    """

    mapper: tuple[str, ...] = ()
    filer: int = 0
    nokler_borte: bool = True


def slett_alt(mappe: Path, kopimapper: Iterable[Path]) -> Sletting:
    """Remove the vault, its backups here and in the folders in reach, the log and the settings.

    Every file is tried, whatever happens to the one before.  Nothing else in the folders is
    touched.  A backup out of reach opens with the passphrase it was made with.
    """
    hvem = _hvem(mappe)
    _tom_nokkelringen(mappe)
    satt = _finn_tilside(mappe)
    feil = sum(not _fjern(mappe / navn) for navn in _FILER)
    for navn in (*(s.relative_to(mappe) for s in satt), *_MAPPER):
        feil += _tom_mappe(mappe / navn)
    with suppress(OSError):
        feil += sum(not _fjern(rest) for rest in mappe.glob(f"{MIDLERTIDIG}*"))
        sync_folder(mappe)
    andre = [m for m in kopimapper if m != mappe / kopier.MAPPE]
    return Sletting(
        tuple(str(m) for m in andre if not _tom_kopimappe(m, hvem)),
        feil,
        not _har_nokler(mappe, satt),
    )


def _hvem(mappe: Path) -> str:
    """Return the mark of this vault's backups, or one that no backup has."""
    try:
        return kopier.merke(nokler.les(mappe).vault_id)
    except DesktopError:
        return "-"


def _tom_nokkelringen(mappe: Path) -> None:
    with suppress(DesktopError):
        nokkelfil = nokler.les(mappe)
        if nokkelfil.har("keychain"):
            nokkelring.fjern(nokkelfil.vault_id.hex())


def _finn_tilside(mappe: Path) -> list[Path]:
    try:
        return tilside.finn(mappe)
    except StorageError:
        return []


def _har_nokler(mappe: Path, satt: Iterable[Path]) -> bool:
    if any(nokler.finnes(m) for m in (mappe, *satt)):
        return True
    try:
        return bool(kopier.finn(mappe / kopier.MAPPE))
    except StorageError:
        return True


def _tom_kopimappe(mappe: Path, hvem: str) -> bool:
    """Remove this vault's backups, and what was left of making them; others may share the folder."""
    try:
        if not naas(mappe) or hvem == "-":
            return False
        for kopi in kopier.finn(mappe, hvem):
            remove(kopi.fil)
        if not kopier.finn(mappe):  # nobody else needs the list
            remove(mappe / sletteliste.FIL)
        sweep(mappe, eldre_enn=ET_DOGN)
        sync_folder(mappe)
    except (StorageError, OSError):
        return False
    return True


def _tom_mappe(mappe: Path) -> int:
    """Remove a folder and the files in it; return how many stay."""
    try:
        filer = list(mappe.iterdir()) if naas(mappe) else []
    except OSError:
        return 1
    feil = sum(not _fjern(fil) for fil in filer)
    with suppress(OSError):
        if naas(mappe):
            mappe.rmdir()
    return feil


def _fjern(fil: Path) -> bool:
    try:
        remove(fil)
    except StorageError:
        return False
    return True
