#!/usr/bin/env python3
"""Alt i én kommando: lag miljøet, installer, og åpne Dialogarket – eller kjør prøvene.

    python3 start.py            åpner programmet
    python3 start.py --demo     åpner det med oppdiktede eksempler
    python3 start.py test       kjører lint, typer, kontrakter og de raske prøvene
    python3 start.py test --long  kjører alle prøver, og ser etter kjente hull i pakkene
    python3 start.py test --fart  måler farten og lager tabellen i docs/fart.md

Uses the standard library only, on Python 3.11 to 3.14.
"""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROT = Path(__file__).resolve().parent
MILJO = ROT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = MILJO / ("Scripts/python.exe" if WINDOWS else "bin/python")
STEMPEL = MILJO / "dialogarket-stempel"
EKSEMPEL = ROT / "desktop/resources/eksempler/nb/S4.samtale.json"
ARK = ROT / "dialogarket-eksempel.pdf"

# The rules, the content and what keeps the samtaler are covered whole, every branch.
HELT_DEKKET = ("domain", "content", "storage")
DEKNING = [
    *(f"--cov=desktop.{pakke}" for pakke in HELT_DEKKET),
    "--cov-branch",
    "--cov-report=term-missing:skip-covered",
    "--cov-fail-under=100",
]

# The long suite measures all of it, demands the same of those three, and shows the rest.
HELE_DEKNINGEN = ["--cov=desktop", "--cov-branch", "--cov-report="]
DE_TRE = "--include=desktop/domain/*,desktop/content.py,desktop/storage/*"

# The long suite runs what is marked «lang» too; a later -m takes the place of that in pyproject.
LANGE = ["-m", "lang or not lang"]

# The tests run in two processes side by side, a file in one of them; what is measured runs alone.
MALINGER = "tests/benchmarks"
SIDE_OM_SIDE = ["-n", "2", "--dist", "loadfile", "--ignore", MALINGER]

QT_BIBLIOTEK = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SKJERM_BIBLIOTEK = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# What some tests look with.  Without them those tests say that they were not run.
PROVEVERKTOY = {
    "gcc": ("gcc", "libc6-dev"),
    "strace": ("strace",),
    "dbus-daemon": ("dbus",),
    "pdfinfo": ("poppler-utils",),
    "qpdf": ("qpdf",),
    "soffice": ("libreoffice-calc",),
}


class Stopp(Exception):
    """Something is missing that only the user can mend."""


def main(argv: list[str]) -> int:
    """Do what was asked; return the exit status."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 14):
        raise Stopp(f"Dialogarket trenger Python 3.11–3.14. Dette er {platform.python_version()}.")
    if argv[:1] == ["build"]:
        return bygg()
    prov = argv[:1] == ["test"]
    sikre_bibliotek({**QT_BIBLIOTEK, **({} if prov or not har_skjerm() else SKJERM_BIBLIOTEK)})
    if prov:
        hent_verktoy()
    lag_miljo()
    installer("test" if prov else "")
    oversett()
    if prov:
        return kjor_prover(argv[1:])
    if not har_skjerm() and not argv:
        return skriv_eksempel()
    return kjor([str(PYTHON), "-m", "desktop", *argv])


def har_skjerm() -> bool:
    """Tell whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def lag_miljo() -> None:
    """Make .venv, with pip in it, whatever this Python lacks."""
    if PYTHON.exists() and kjor([str(PYTHON), "-m", "pip", "--version"], stille=True) == 0:
        return
    si("Lager miljøet i .venv …")
    shutil.rmtree(MILJO, ignore_errors=True)
    if kjor([sys.executable, "-m", "venv", str(MILJO)], stille=True) == 0 and PYTHON.exists():
        return
    shutil.rmtree(MILJO, ignore_errors=True)
    navn = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if not apt([navn]) and not apt(["python3-venv"]):
        raise Stopp(f"Python mangler venv. Kjør dette først:\n  sudo apt-get install {navn}")
    if kjor([sys.executable, "-m", "venv", str(MILJO)]) != 0:
        raise Stopp("Miljøet kunne ikke lages. Er det plass på disken, og kan mappen skrives til?")


def installer(tillegg: str) -> None:
    """Install the project and what it needs, when something has changed since last time."""
    stempel = f"{tillegg or 'app'}:{_fingeravtrykk()}"
    gamle = STEMPEL.read_text("utf-8").split() if STEMPEL.exists() else []
    if stempel in gamle:
        return
    si("Installerer. Det tar et par minutter første gang …")
    mal = f"{ROT}[{tillegg}]" if tillegg else str(ROT)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if kjor([*pip, "--editable", mal]) != 0:
        raise Stopp(
            "Pakkene kunne ikke hentes. Sjekk nettet, eller spør IT om pakkespeilet deres, "
            "og kjør den samme kommandoen igjen."
        )
    nye = [s for s in gamle if s.endswith(_fingeravtrykk())]
    STEMPEL.write_text("\n".join([*nye, stempel]), "utf-8")


def oversett() -> None:
    """Compile the catalogues of the interface that are older than their source."""
    for kilde in sorted((ROT / "desktop/resources/i18n").glob("*/desktop.po")):
        ferdig = kilde.with_suffix(".mo")
        if not ferdig.exists() or ferdig.stat().st_mtime < kilde.stat().st_mtime:
            babel = [str(PYTHON), "-m", "babel.messages.frontend", "-q", "compile"]
            kjor([*babel, "-i", str(kilde), "-o", str(ferdig), "-l", kilde.parent.name])


def kjor_prover(argv: list[str]) -> int:
    """Run lint, types and tests; the contracts are among the tests."""
    if argv[:1] == ["--fart"]:
        return kjor([str(PYTHON), "tests/benchmarks/fart.py"])
    lang = argv[:1] == ["--long"]
    pytest = [str(PYTHON), "-m", "pytest"]
    steg = [
        ("Lint", [str(PYTHON), "-m", "ruff", "check", "."]),
        ("Form", [str(PYTHON), "-m", "ruff", "format", "--check", "."]),
        ("Typer", [str(PYTHON), "-m", "pyright"]),
    ]
    felles, egne = (LANGE, argv[1:]) if lang else ([], argv)
    if egne:
        steg.append(("Prøver", [*pytest, *felles, *egne]))
    else:
        dekning = HELE_DEKNINGEN if lang else DEKNING
        steg.append(("Prøver", [*pytest, *SIDE_OM_SIDE, *dekning, *felles]))
        if lang:
            rapport = [str(PYTHON), "-m", "coverage", "report"]
            steg.append(("Dekning av alt", [*rapport, "--skip-covered", "--sort=cover"]))
            steg.append(("Dekning av de tre", [*rapport, DE_TRE, "--fail-under=100"]))
        steg.append(("Målinger", [*pytest, *felles, MALINGER]))
    if lang:
        steg += kontroll_av_pakker()
    verst = 0
    for navn, kommando in steg:
        si(f"== {navn}")
        verst = max(verst, abs(kjor(kommando)))  # a program that crashed has a negative status
    if verst:
        si("== Noe feilet. Se over.")
    return verst


def kontroll_av_pakker() -> list[tuple[str, list[str]]]:
    """Return the step that looks for known holes in the packages, when there is what it takes."""
    if kjor([str(PYTHON), "-m", "pip_audit", "--version"], stille=True) != 0:
        si("IKKE KJØRT: kontroll av pakkene. Den trenger nett, og «pip install pip-audit» i .venv.")
        return []
    revisjon = [str(PYTHON), "-m", "pip_audit", "--require-hashes", "--disable-pip"]
    return [("Kjente hull i pakkene", [*revisjon, "-r", "requirements.lock"])]


def bygg() -> int:
    """Build the application as one folder, try the build, and pack it where that is simple."""
    sikre_bibliotek({**QT_BIBLIOTEK, **SKJERM_BIBLIOTEK})
    lag_miljo()
    installer("build")
    oversett()
    program = ROT / "dist/dialogarket" / ("dialogarket.exe" if os.name == "nt" else "dialogarket")
    steg = [
        ("Bygger", [str(PYTHON), "-m", "PyInstaller", "--noconfirm", "build.spec"]),
        ("Prøver det som ble bygd", [str(program), "--selftest"]),
    ]
    steg.append(("Lister hva som er i det", [str(PYTHON), "pakking/sbom.py", "dist/dialogarket"]))
    if shutil.which("dpkg-deb"):
        lag_deb = [str(PYTHON), "pakking/linux/lag_deb.py", "dist/dialogarket", "dist"]
        steg.append(("Pakker", lag_deb))
    for navn, kommando in steg:
        si(f"== {navn}")
        if status := kjor(kommando):
            return status
    si(f"Programmet ligger her: {program.parent}")
    return 0


def skriv_eksempel() -> int:
    """Without a screen, write the page of a shipped example and say where."""
    si("Her er det ingen skjerm, så jeg skriver arket av et eksempel i stedet.")
    status = kjor([str(PYTHON), "-m", "desktop", "ark", str(EKSEMPEL), "-o", str(ARK)])
    if status == 0:
        si(f"Arket ligger her: {ARK}")
    return status


def sikre_bibliotek(onsket: dict[str, str]) -> None:
    """See that the system libraries Qt needs are there; on Debian as root, install them."""
    if not sys.platform.startswith("linux"):
        return
    mangler = [pakke for fil, pakke in onsket.items() if not finnes(fil)]
    if not mangler or apt(mangler):
        return
    linje = f"sudo apt-get install {' '.join(mangler)}"
    raise Stopp(f"Noen systembibliotek mangler. Kjør dette først:\n  {linje}")


def hent_verktoy() -> None:
    """On Debian as root, install what the tests look with; elsewhere those tests say so."""
    mangler = [
        pakke
        for kommando, pakker in PROVEVERKTOY.items()
        for pakke in pakker
        if not shutil.which(kommando)
    ]
    if mangler and sys.platform.startswith("linux"):
        apt(mangler)


def finnes(bibliotek: str) -> bool:
    """Tell whether a shared library can be loaded by this Python."""
    import ctypes

    try:
        ctypes.CDLL(bibliotek)
    except OSError:
        return False
    return True


def apt(pakker: list[str]) -> bool:
    """Install Debian packages when this is Debian and we are root; tell whether it worked."""
    er_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if not er_root or not shutil.which("apt-get"):
        return False
    si(f"Installerer {', '.join(pakker)} …")
    stille = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt_get = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    kjor([*apt_get, "update"], stille=True, miljo=stille)
    install = [*apt_get, "install", "-y", "--no-install-recommends", *pakker]
    return kjor(install, stille=True, miljo=stille) == 0


def kjor(kommando: list[str], *, stille: bool = False, miljo: dict[str, str] | None = None) -> int:
    """Run a program in the project's folder; return its exit status."""
    ut = subprocess.DEVNULL if stille else None
    try:
        return subprocess.run(
            kommando, cwd=ROT, check=False, stdout=ut, stderr=ut, env=miljo
        ).returncode
    except OSError:
        return 127


def si(tekst: str) -> None:
    """Say something at once."""
    print(tekst, flush=True)


def _fingeravtrykk() -> str:
    data = (ROT / "pyproject.toml").read_bytes() + sys.version.encode()
    return hashlib.sha256(data).hexdigest()[:16]


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stopp as stopp:
        print(stopp, file=sys.stderr)
        sys.exit(3)
    except KeyboardInterrupt:
        sys.exit(130)
