"""The lock: what pyproject.toml asks for, and a wheel with a hash for each system we run on."""

import importlib
import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.tags import Tag
from packaging.utils import canonicalize_name, parse_wheel_filename

ROT = Path(__file__).parent.parent
LAAS = (ROT / "requirements.lock").read_text("utf-8")
KRAV = [
    Requirement(k)
    for k in tomllib.loads((ROT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
]
PYTHON = ("3.11", "3.12", "3.13", "3.14")
SYSTEMER = {
    "Windows": ("win32", "win_amd64"),
    "macOS arm": ("darwin", "macosx_.*_(arm64|universal2)"),
    "macOS Intel": ("darwin", "macosx_.*_(x86_64|universal2|intel)"),
    "Linux": ("linux", "(manylinux|linux).*_x86_64"),
}


def laast():
    """Return each package of the lock, with its marker and the wheels it names."""
    pakker = {}
    for avsnitt in LAAS.split("\n\n")[1:]:
        linjer = avsnitt.strip().splitlines()
        hjul = dict(linje[2:].split() for linje in linjer if linje.startswith("# "))
        rest = " ".join(linje.rstrip("\\").strip() for linje in linjer if linje[0] != "#")
        krav, *hasher = rest.split("--hash=")
        assert sorted(h.strip() for h in hasher) == sorted(hjul.values()), krav
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", h) for h in hjul.values())
        pakke = Requirement(krav.strip())
        pakker[canonicalize_name(pakke.name)] = (pakke, hjul)
    return pakker


PAKKER = laast()


def passer(tag: Tag, python: str, plattform: str) -> bool:
    nummer = int(python.split(".")[1])
    navn = tag.interpreter
    abi3 = tag.abi == "abi3" and navn.startswith("cp3") and int(navn[3:]) <= nummer
    rett = abi3 or navn in (f"cp3{nummer}", "py3", "py2.py3", f"py3{nummer}")
    return rett and (tag.platform == "any" or re.fullmatch(plattform, tag.platform) is not None)


def test_everything_that_is_asked_for_is_locked_within_its_range():
    for krav in KRAV:
        pakke, _ = PAKKER[canonicalize_name(krav.name)]
        (laas,) = pakke.specifier
        assert laas.operator == "=="
        assert laas.version in krav.specifier, krav


@pytest.mark.parametrize("python", PYTHON)
@pytest.mark.parametrize("system", SYSTEMER)
def test_each_package_has_a_wheel_with_a_hash(system, python):
    sys_platform, plattform = SYSTEMER[system]
    miljo = {
        "sys_platform": sys_platform,
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    uten = [
        navn
        for navn, (pakke, hjul) in PAKKER.items()
        if (pakke.marker is None or pakke.marker.evaluate(miljo))
        and not any(
            passer(tag, python, plattform) for fil in hjul for tag in parse_wheel_filename(fil)[3]
        )
    ]
    assert uten == []


def test_the_lock_names_no_place_to_fetch_from():
    assert "://" not in LAAS
    assert "index" not in LAAS.split("\n\n", 1)[1]


def test_the_licence_of_each_package_and_of_what_is_built_into_it_is_known(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(ROT / "pakking"))
    sbom = importlib.import_module("sbom")
    assert sbom.main([str(tmp_path)]) == 0
    liste = json.loads((tmp_path / "sbom.cdx.json").read_text("utf-8"))
    navn = {d["name"]: d["licenses"][0]["expression"] for d in liste["components"]}
    assert all(navn.values())
    assert navn["Qt"] == "LGPL-3.0-only"
    assert {"SQLCipher", "OpenSSL", "PDFium", "Source Sans 3"} < navn.keys()
    assert {canonicalize_name(k.name) for k in KRAV} <= {canonicalize_name(n) for n in navn}
    tekster = {f.name for f in (tmp_path / "lisenser").iterdir()}
    assert {"qt-lgpl-3.0.txt", "source-sans-3.txt", "sqlcipher3-LICENSE"} < tekster
