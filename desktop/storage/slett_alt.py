"""«Slett alt på denne maskinen»: the keys first, so that whatever stays behind cannot be opened."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from desktop.errors import DesktopError, StorageError
from desktop.storage import gjenoppretting, kopier, nokkelring, nokler, sletteliste, tilside
from desktop.storage.filer import MIDLERTIDIG, remove, remove_folder, sync_folder
from desktop.storage.funn import FIL

_FILER = (
    nokler.FIL,
    nokler.KOPI,
    FIL,
    f"{FIL}-wal",
    f"{FIL}-shm",
    f"{FIL}-journal",
    sletteliste.FIL,
    gjenoppretting.MERKE,
    "settings.json",
)
_MAPPER = (kopier.MAPPE, gjenoppretting.NY, tilside.MAPPE, "log")


def slett_alt(mappe: Path, kopimapper: Iterable[Path]) -> tuple[str, ...]:
    """Remove the vault, its backups here and in the folders in reach, the log and the settings.

    Nothing else in the folders is touched.  Returns the folders that could not be reached or
    emptied, where backups may still lie; without a key file they open with the passphrase they
    were made with.

    Raises:
        StorageError: Something here could not be removed; the keys are gone all the same.
    """
    _tom_nokkelringen(mappe)
    for navn in _FILER:
        remove(mappe / navn)
    sync_folder(mappe)
    for satt in tilside.finn(mappe):
        remove_folder(satt)
    for navn in _MAPPER:
        remove_folder(mappe / navn)
    for rest in mappe.glob(f"{MIDLERTIDIG}*"):
        remove(rest)
    sync_folder(mappe)
    return tuple(str(m) for m in kopimapper if not _tom_kopimappe(m))


def _tom_nokkelringen(mappe: Path) -> None:
    with suppress(DesktopError):
        nokkelfil = nokler.les(mappe)
        if nokkelfil.har("keychain"):
            nokkelring.fjern(nokkelfil.vault_id.hex())


def _tom_kopimappe(mappe: Path) -> bool:
    try:
        if not mappe.is_dir():
            return False
        for kopi in kopier.finn(mappe):
            remove(kopi.fil)
        remove(mappe / sletteliste.FIL)
        sync_folder(mappe)
    except (StorageError, OSError):
        return False
    return True
