"""Cases of data folders on all platforms, and what is said about them."""

import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from desktop.feiltekst import stedtekst
from desktop.i18n import set_language
from desktop.storage import sted
from desktop.storage.sted import Maskin, advarsel, vurder

W = r"C:\Users\Kari"
M = "/Users/kari/Library"
KODER = ("onedrive", "icloud", "dropbox", "sky", "nettverk")


@pytest.mark.parametrize(
    ("sti", "kode"),
    [
        (rf"{W}\AppData\Local\Dialogarket", None),
        (rf"{W}\Dokumenter\Dialogarket", None),
        (rf"{W}\OneDrive\Dialogarket", "onedrive"),
        (rf"{W}\OneDrive - Havnsund kommune\Dialogarket", "onedrive"),
        (r"c:\users\kari\ONEDRIVE\dialogarket", "onedrive"),
        (rf"{W}\Min sky\Dialogarket", "onedrive"),
        (rf"{W}\Min skyting\Dialogarket", None),
        (rf"{W}\OneDriveren\Dialogarket", None),
        (rf"{W}\iCloudDrive\Dialogarket", "icloud"),
        (rf"{W}\Dropbox\Dialogarket", "dropbox"),
        (rf"{W}\Dropbox (Havnsund)\Dialogarket", "dropbox"),
        (rf"{W}\Havnsund Dropbox\Kari\Dialogarket", "dropbox"),
        (rf"{W}\Dropboxer\Dialogarket", None),
        (r"G:\Min disk\Dialogarket", "sky"),
        (rf"{W}\Nextcloud2\Dialogarket", "sky"),
        (rf"{W}\Jottacloud\Dialogarket", "sky"),
        (r"\\filer.havnsund.no\hjemme\kari", "nettverk"),
        (r"\\?\UNC\filer\hjemme\kari", "nettverk"),
        (r"\\?\C:\Data\Dialogarket", None),
        (r"H:\Dialogarket", "nettverk"),
        (r"\\?\H:\Dialogarket", "nettverk"),
        (r"D:\Dialogarket", None),
        (r"\\filer\kari\OneDrive\x", "onedrive"),
    ],
)
def test_folders_of_windows(sti, kode):
    maskin = Maskin(
        "win32",
        {"OneDriveCommercial": rf"{W}\Min sky", "OneDriveConsumer": "", "PATH": W},
        stasjonstype=lambda rot: {"H:\\": 4, "C:\\": 3, "D:\\": 2}[rot],
    )
    assert vurder(PureWindowsPath(sti), maskin) == kode


@pytest.mark.parametrize(
    ("sti", "kode"),
    [
        (f"{M}/Application Support/Dialogarket", None),
        (f"{M}/Mobile Documents/com~apple~CloudDocs/Dialogarket", "icloud"),
        (f"{M}/CloudStorage/iCloud Drive/Dialogarket", "icloud"),
        (f"{M}/CloudStorage/OneDrive-Havnsund/Dialogarket", "onedrive"),
        (f"{M}/CloudStorage/Dropbox/Dialogarket", "dropbox"),
        (f"{M}/CloudStorage/GoogleDrive-kari@havnsund.no/Min disk/D", "sky"),
        (f"{M}/CloudStorage/Noe annet/Dialogarket", "sky"),
        ("/Volumes/Minnepinne/Dialogarket", None),
    ],
)
def test_folders_of_macos(sti, kode):
    assert vurder(PurePosixPath(sti), Maskin("darwin", {})) == kode


MONTERINGER = "\n".join(
    [
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw",
        "30 22 0:30 / /hjem rw shared:2 - autofs auto.hjem rw",
        "31 22 0:31 / /hjem rw shared:3 - nfs4 filer:/hjem rw,vers=4.2",
        r"32 22 0:32 / /mnt/to\040ord rw - cifs //filer/delt rw",
        "33 22 0:33 / /mnt/ssh rw - fuse.sshfs kari@filer: rw",
        "34 22 0:34 / /mnt/dav rw - fuse https://filer/dav rw",
        "35 22 0:35 / /mnt/ntfs rw - fuseblk /dev/sdb1 rw",
        "36 22 0:36 / /mnt/wsl rw - 9p drvfs rw",
        "37 31 8:2 / /hjem/kari/lokalt rw - ext4 /dev/sdb2 rw",
        "38 22 0:38 / /mnt/smb rw - smb3 //filer/x rw",
        "39 22 0:39 / /mnt/gluster rw - fuse.glusterfs filer:/x rw",
        "40 22 0:40 / /mnt/skjult rw - nfs filer:/x rw",
        "41 40 8:3 / /mnt/skjult rw - xfs /dev/sdc1 rw",
        "dette er ingen linje",
    ]
)


@pytest.mark.parametrize(
    ("sti", "kode"),
    [
        ("/var/lib/kari/dialogarket", None),
        ("/hjem/kari/.local/share/dialogarket", "nettverk"),
        ("/hjemmelig/kari", None),
        ("/hjem/kari/lokalt/dialogarket", None),
        ("/mnt/to ord/dialogarket", "nettverk"),
        ("/mnt/ssh/dialogarket", "nettverk"),
        ("/mnt/dav/dialogarket", "nettverk"),
        ("/mnt/ntfs/dialogarket", None),
        ("/mnt/wsl/dialogarket", None),
        ("/mnt/smb/dialogarket", "nettverk"),
        ("/mnt/gluster/dialogarket", "nettverk"),
        ("/mnt/skjult/dialogarket", None),
        ("/var/Dropbox/dialogarket", "dropbox"),
        ("/var/Nextcloud/dialogarket", "sky"),
    ],
)
def test_folders_of_linux(sti, kode):
    assert vurder(PurePosixPath(sti), Maskin("linux", {}, MONTERINGER)) == kode


def test_a_folder_of_this_machine_is_fine_and_a_link_is_followed(tmp_path):
    vanlig = tmp_path / "data"
    assert advarsel(vanlig) is None
    mal = tmp_path / "Dropbox" / "data"
    mal.mkdir(parents=True)
    vanlig.symlink_to(mal)
    assert advarsel(vanlig) == "dropbox"
    sløyfe = tmp_path / "sloyfe"
    sløyfe.symlink_to(sløyfe)
    assert advarsel(sløyfe) is None


def test_a_onedrive_of_another_name_is_known_by_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("OneDrive", str(tmp_path / "sky"))
    assert advarsel(tmp_path / "sky" / "data") == "onedrive"


def test_a_machine_that_does_not_list_its_mounts_is_taken_as_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(sted, "_MONTERINGER", tmp_path / "finnes-ikke")
    assert advarsel(Path(os.sep, "var", "dialogarket")) is None


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
@pytest.mark.parametrize("kode", KODER)
def test_every_place_has_a_sentence(sprak, kode):
    set_language(sprak)
    tekst = stedtekst(kode)
    assert "Dialogarket" not in tekst
    assert tekst.endswith(".")
