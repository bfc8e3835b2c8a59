"""Where the data folder lies: synced folders and network drives damage databases and leave the laptop.

What is known about the machine is handed in, so that every platform can be tried on any.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePath, PureWindowsPath
from typing import NamedTuple

_MONTERINGER = Path("/proc/self/mountinfo")
_NETTVERKSSTASJON = 4  # DRIVE_REMOTE of GetDriveTypeW

# A folder's name, in lower case, tells who syncs it.
_MAPPENAVN = (
    ("onedrive", re.compile(r"onedrive($| ?[-–] ?)")),
    ("icloud", re.compile(r"mobile documents$|icloud ?drive$|icloud~")),
    ("dropbox", re.compile(r"(.+ )?dropbox($| \()")),
    (
        "sky",
        re.compile(
            r"google ?drive($|-)|(my drive|min disk)$|nextcloud\d*$|owncloud$|jottacloud$"
            r"|pcloud ?drive$|box( sync)?$|proton ?drive($|-)|cloudstorage$"
        ),
    ),
)
_NETTVERK = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "davfs", "afs", "ceph", "glusterfs")
)
_OKTAL = re.compile(r"\\([0-7]{3})")


class Maskin(NamedTuple):
    """What decides where a folder really is.

    Attributes:
        plattform: As ``sys.platform``.
        miljo: The environment variables.
        monteringer: The text of ``/proc/self/mountinfo``, empty elsewhere.
        stasjonstype: What GetDriveTypeW says of the root of a drive.
    """

    plattform: str
    miljo: Mapping[str, str]
    monteringer: str = ""
    stasjonstype: Callable[[str], int] = lambda _stasjon: 0


def advarsel(mappe: Path) -> str | None:
    """Return onedrive, icloud, dropbox, sky or nettverk when the folder is not this laptop's alone.

    Symbolic links are followed first; the folder need not exist.
    """
    with suppress(OSError, RuntimeError):  # a loop of links is found out by whoever writes there
        mappe = mappe.resolve()
    return vurder(mappe, _denne())


def vurder(sti: PurePath, maskin: Maskin) -> str | None:
    """Judge a path without links on a given machine."""
    return _sky(sti, maskin.miljo) or ("nettverk" if _er_nettverk(sti, maskin) else None)


def _denne() -> Maskin:
    monteringer = ""
    if sys.platform.startswith("linux"):
        with suppress(OSError):
            monteringer = os.fsdecode(_MONTERINGER.read_bytes())
    return Maskin(sys.platform, os.environ, monteringer, _stasjonstype)


def _stasjonstype(stasjon: str) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes  # pragma: no cover

    return ctypes.windll.kernel32.GetDriveTypeW(stasjon)  # pragma: no cover


def _sky(sti: PurePath, miljo: Mapping[str, str]) -> str | None:
    for navn, rot in miljo.items():
        if navn.upper().startswith("ONEDRIVE") and rot and _er_i(sti, type(sti)(rot)):
            return "onedrive"
    deler = [del_.lower() for del_ in sti.parts]
    return next(
        (kode for kode, navn in _MAPPENAVN for del_ in deler if navn.match(del_)),
        None,
    )


def _er_i(sti: PurePath, rot: PurePath) -> bool:
    return rot.is_absolute() and sti.is_relative_to(rot)


def _er_nettverk(sti: PurePath, maskin: Maskin) -> bool:
    if maskin.plattform == "win32":
        return _windows_nettverk(PureWindowsPath(sti), maskin.stasjonstype)
    return maskin.plattform.startswith("linux") and _linux_nettverk(sti, maskin.monteringer)


def _windows_nettverk(sti: PureWindowsPath, stasjonstype: Callable[[str], int]) -> bool:
    stasjon = sti.drive.upper().removeprefix("\\\\?\\")
    if stasjon.startswith(("\\\\", "UNC\\")):
        return not stasjon.startswith("\\\\.\\")
    return bool(stasjon) and stasjonstype(f"{stasjon}\\") == _NETTVERKSSTASJON


def _linux_nettverk(sti: PurePath, monteringer: str) -> bool:
    # The innermost mount point holds the path; of two in the same place, the last hides the first.
    innerst, slag, kilde = PurePath(), "", ""
    for punkt, slag_, kilde_ in _les(monteringer):
        if sti.is_relative_to(punkt) and len(punkt.parts) >= len(innerst.parts):
            innerst, slag, kilde = punkt, slag_, kilde_
    return slag.removeprefix("fuse.") in _NETTVERK or (slag == "fuse" and "://" in kilde)


def _les(monteringer: str) -> Iterator[tuple[PurePath, str, str]]:
    for linje in monteringer.splitlines():
        sted, _, fil = linje.partition(" - ")
        felter, kilde = sted.split(" "), fil.split(" ")
        if len(felter) > 4 and len(kilde) > 1:
            yield PurePath(_uten_oktal(felter[4])), kilde[0], kilde[1]


def _uten_oktal(tekst: str) -> str:
    return _OKTAL.sub(lambda treff: chr(int(treff[1], 8)), tekst)
