"""Write ``requirements.lock``: each package the application needs, and every wheel of it by hash.

``python pakking/las.py`` needs ``uv`` on the path, and asks the package index that is set up.
The lock has no addresses in it: ``pip install --require-hashes -r requirements.lock`` takes the
wheels from whichever index the municipality trusts.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROT = Path(__file__).parent.parent
LAAS = ROT / "requirements.lock"
HODE = """\
# What the application needs at run time: version, and each wheel with its hash.
# Made by pakking/las.py; tests/test_laast.py holds it against pyproject.toml.
"""


def main() -> int:
    """Resolve for every platform and Python, and write the lock."""
    with tempfile.TemporaryDirectory() as navn:
        mappe = Path(navn)
        for fil in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(ROT / fil, mappe)
        (mappe / "desktop").mkdir()
        shutil.copy(ROT / "desktop/__init__.py", mappe / "desktop")
        uv(mappe, "lock")
        krav = uv(
            mappe, "export", "--no-header", "--no-annotate", "--no-emit-project", "--no-hashes"
        )
        pakker = tomllib.loads((mappe / "uv.lock").read_text("utf-8"))["package"]
    hjul = {p["name"]: sorted(map(_hjul, p.get("wheels", ()))) for p in pakker}
    deler = [_del(linje, hjul) for linje in krav.splitlines() if linje]
    LAAS.write_text("\n".join([HODE, *deler]), "utf-8", newline="\n")
    return 0


def uv(mappe: Path, *argumenter: str) -> str:
    """Run uv in a folder; return what it says."""
    svar = subprocess.run(
        ["uv", "--quiet", *argumenter], cwd=mappe, check=True, capture_output=True, text=True
    )
    return svar.stdout


def _hjul(wheel: dict[str, str]) -> tuple[str, str]:
    return wheel["url"].rsplit("/", 1)[-1], wheel["hash"]


def _del(krav: str, hjul: dict[str, list[tuple[str, str]]]) -> str:
    navn = re.split(r"[=; ]", krav, maxsplit=1)[0]
    filer = [f"# {fil} {hash_}" for fil, hash_ in hjul[navn]]
    hasher = [f"    --hash={hash_}" for _, hash_ in hjul[navn]]
    return "\n".join([*filer, " \\\n".join([krav, *hasher]), ""])


if __name__ == "__main__":
    sys.exit(main())
