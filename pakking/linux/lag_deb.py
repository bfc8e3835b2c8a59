"""Pack the build as a .deb: ``python pakking/linux/lag_deb.py dist/dialogarket dist``."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROT))
from desktop import __version__  # noqa: E402

# The only libraries the build does not bring; the same list stands in the guide for IT.
TRENGER = ("libgl1", "libegl1", "libglib2.0-0", "libdbus-1-3", "libfontconfig1")
KONTROLL = """\
Package: dialogarket
Version: {versjon}
Architecture: amd64
Maintainer: Dialogarket
Depends: {trenger}
Installed-Size: {kb}
Section: office
Priority: optional
Description: En samtale mellom leder og ansatt, og ett ark som den ansatte eier
 Dialogarket leder dere gjennom en samtale om jobb og helse, og skriver ett ark
 til legen. Alt ligger kryptert på maskinen. Programmet bruker ikke nettet.
"""


def main(argumenter: list[str]) -> int:
    """Lay out the files as they are to be installed, and pack them."""
    bygg, ut = (Path(a) for a in argumenter)
    with tempfile.TemporaryDirectory() as navn:
        rot = Path(navn)
        shutil.copytree(bygg, rot / "opt/dialogarket", symlinks=True)
        legg(ROT / "pakking/linux/dialogarket.desktop", rot / "usr/share/applications")
        legg(ROT / "LICENSE", rot / "usr/share/doc/dialogarket", "copyright")
        ikoner = rot / "usr/share/icons/hicolor"
        for fil, mappe in (("app.svg", "scalable"), ("app.png", "256x256")):
            kilde = ROT / "desktop/resources/icons" / fil
            legg(kilde, ikoner / mappe / "apps", f"dialogarket{kilde.suffix}")
        (rot / "usr/bin").mkdir()
        (rot / "usr/bin/dialogarket").symlink_to("/opt/dialogarket/dialogarket")
        kb = sum(f.stat().st_size for f in rot.rglob("*") if f.is_file()) // 1024
        (rot / "DEBIAN").mkdir()
        felter = {"versjon": __version__, "trenger": ", ".join(TRENGER), "kb": kb}
        (rot / "DEBIAN/control").write_text(KONTROLL.format(**felter), "utf-8")
        rot.chmod(0o755)
        fil = ut / f"dialogarket_{__version__}_amd64.deb"
        subprocess.run(
            ["dpkg-deb", "--build", "--root-owner-group", "-Zxz", str(rot), str(fil)], check=True
        )
    return 0


def legg(kilde: Path, mappe: Path, navn: str = "") -> None:
    """Copy a file into a folder that is made on the way."""
    mappe.mkdir(parents=True, exist_ok=True)
    shutil.copy(kilde, mappe / (navn or kilde.name))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
