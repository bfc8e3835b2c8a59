"""Say what is in the build, and lay the licences beside it: ``python pakking/sbom.py dist/dialogarket``.

Writes ``sbom.cdx.json`` (CycloneDX 1.6) and the folder ``lisenser``.
"""

import json
import platform
import shutil
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROT = Path(__file__).parent.parent
sys.path.insert(0, str(ROT))
from desktop import __version__  # noqa: E402

INNEBYGD = tomllib.loads((ROT / "pakking/innebygd.toml").read_text("utf-8"))


def main(argumenter: list[str]) -> int:
    """Write the list and the licences into the folder of the build."""
    bygg = Path(argumenter[0])
    pakker = list(trengte())
    tekst = json.dumps(sbom(pakker), indent=2, ensure_ascii=False, sort_keys=True)
    (bygg / "sbom.cdx.json").write_text(f"{tekst}\n", "utf-8", newline="\n")
    legg_lisenser(pakker, bygg / "lisenser")
    return 0


def trengte() -> Iterator[Distribution]:
    """Yield every package that pyproject.toml leads to on this system, each once."""
    prosjekt = tomllib.loads((ROT / "pyproject.toml").read_text("utf-8"))["project"]
    igjen, sett = list(prosjekt["dependencies"]), set[str]()
    while igjen:
        krav = Requirement(igjen.pop())
        navn = canonicalize_name(krav.name)
        if navn in sett or (krav.marker and not krav.marker.evaluate({"extra": ""})):
            continue
        sett.add(navn)
        pakke = distribution(navn)
        igjen += pakke.requires or ()
        yield pakke


def lisens(pakke: Distribution) -> str:
    """Return the licence of a package as an SPDX expression.

    Raises:
        KeyError: Nobody has looked up what it is.
    """
    felt, navn = "License-Expression", canonicalize_name(pakke.name)
    return pakke.metadata[felt] if felt in pakke.metadata else INNEBYGD["lisens"][navn]


def sbom(pakker: list[Distribution]) -> dict[str, object]:
    """Return the list as CycloneDX, the same for the same packages."""
    versjoner = {canonicalize_name(p.name): p.version for p in pakker}
    versjoner |= {"python": platform.python_version(), "dialogarket": __version__}
    deler = [_del(p.name, p.version, lisens(p), pypi=True) for p in pakker]
    for en in INNEBYGD["del"]:
        versjon = versjoner.get(canonicalize_name(en["folger_med"]), "")
        deler.append(_del(en["navn"], versjon, en["lisens"], pypi=False))
    program = _del("Dialogarket", __version__, "MIT", pypi=False) | {"type": "application"}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program},
        "components": sorted(deler, key=lambda d: str(d["name"]).lower()),
    }


def _del(navn: str, versjon: str, lisens_: str, *, pypi: bool) -> dict[str, object]:
    felt: dict[str, object] = {
        "type": "library",
        "name": navn,
        "version": versjon,
        "licenses": [{"expression": lisens_}],
    }
    return felt | ({"purl": f"pkg:pypi/{canonicalize_name(navn)}@{versjon}"} if pypi else {})


def legg_lisenser(pakker: list[Distribution], mappe: Path) -> None:
    """Copy the licence texts that follow the packages, and our own and the font's."""
    mappe.mkdir(exist_ok=True)
    shutil.copy(ROT / "LICENSE", mappe / "dialogarket.txt")
    shutil.copy(ROT / "desktop/resources/fonts/OFL.txt", mappe / "source-sans-3.txt")
    for fil in (ROT / "pakking/lisenser").iterdir():  # Qt's wheels bring no text of their licence
        shutil.copy(fil, mappe / f"qt-{fil.name}")
    for pakke in pakker:
        for fil in pakke.files or ():
            if "licen" in str(fil).lower() and fil.suffix in ("", ".txt", ".md", ".rst"):
                navn = "-".join(fil.parts[-2:] if "licenses" in fil.parts[:-2] else fil.parts[-1:])
                shutil.copy(str(fil.locate()), mappe / f"{canonicalize_name(pakke.name)}-{navn}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
