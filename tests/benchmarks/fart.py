"""Run the benchmarks and write their table into docs/fart.md: ``python3 start.py test --fart``."""

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from sammenlign import sammenlign

ALT = "lang or not lang"

ROT = Path(__file__).resolve().parents[2]
SIDE = ROT / "docs/fart.md"
BEGYNN, SLUTT = "<!-- tabell: start.py test --fart -->", "<!-- slutt på tabellen -->"
BYGD = ROT / "dist/dialogarket"
BAR_LISTE = "bar QListView med alle"
GANGER = 3


class Rad(NamedTuple):
    """A row: what is measured, against what, the most it may be, and where the figure comes from."""

    hva: str
    mot: str
    mal: float | None
    prove: str
    felt: str = "ratio"


RADER = (
    Rad("Første maling", "bart vindu i PySide6", 1.5, "the_first_paint"),
    Rad("Hele starten, hvelvet åpent, uten nøkkelen", "bart vindu", 1.8, "the_whole_start"),
    Rad("Minne i ro, hvelvet åpent", "bart vindu", 1.6, "the_whole_start", "minne"),
    Rad("Lagring av en samtale", "rå lagring, samme bibliotek", 3.5, "autosave"),
    Rad("Bytte av steg", "ett bilde (16,7 ms)", 1, "a_change_of_step"),
    Rad("Bytte av steg, første gang", "ett bilde", 1, "a_change_of_step", "forste"),
    Rad("Bytte av steg, med en gang samtalen åpnes", "ett bilde", 1, "a_hurried_change"),
    Rad("500 samtaler: åpne lista", BAR_LISTE, 2, "a_list_of_many", "apne500"),
    Rad("500 samtaler: åpne hele startsiden", BAR_LISTE, 2, "a_list_of_many", "side500"),
    Rad("500 samtaler: rulle", BAR_LISTE, 2, "a_list_of_many", "rulle500"),
    Rad("500 samtaler: søk, ett tastetrykk", "ett bilde", 1, "a_list_of_many", "sok500"),
    Rad("10 000 samtaler: åpne lista", BAR_LISTE, 2, "a_list_of_many", "apne10000"),
    Rad("10 000 samtaler: åpne hele startsiden", BAR_LISTE, 2, "a_list_of_many", "side10000"),
    Rad("10 000 samtaler: rulle", BAR_LISTE, 2, "a_list_of_many", "rulle10000"),
    Rad("10 000 samtaler: søk, ett tastetrykk", "ett bilde", 1, "a_list_of_many", "sok10000"),
    Rad(
        "10 000 samtaler: søk, det tregeste trykket", "ett bilde", 1, "a_list_of", "verstesok10000"
    ),
    Rad("10 000 samtaler: åpne lista", "500 samtaler", 20, "a_list_of_many", "linear"),
    Rad("Katalog på 2 000, ett tastetrykk", "ett bilde", 1, "one_key"),
    Rad("Ark, hele prosessen", "ReportLab, én linje", 3, "the_whole_process"),
    Rad("Ark, merket for skjermleser", "det samme uten merker", 1.3, "a_tagged_page"),
    Rad("Måle om arket får plass", "bygge arket", 1, "a_measure"),
    Rad("Fra endring til forhåndsvisning", "bygge arket", 3, "from_a_change"),
    Rad("Hefte med 50 eksempler", "50 enkle ark", 1.2, "fifty_examples"),
    Rad("Hefte med 100 eksempler", "hefte med 10", 12, "the_cost_is_linear"),
)


def mal_proevene() -> dict[str, dict[str, float]]:
    """Return the figures of each benchmark by the name of its test."""
    with tempfile.TemporaryDirectory() as mappe:
        fil = Path(mappe, "tall.json")
        kommando = [sys.executable, "-m", "pytest", "-q", "-m", ALT, "tests/benchmarks"]
        status = subprocess.run(
            [*kommando, "--benchmark-disable-gc", f"--benchmark-json={fil}"], cwd=ROT, check=False
        ).returncode
        if status:
            print("NOEN MÅLINGER FEILET; de står som «ikke målt».", flush=True)
        tall = json.loads(fil.read_text("utf-8"))["benchmarks"] if fil.exists() else []
    return {b["name"].removeprefix("test_"): b["extra_info"] for b in tall}


def linjer(tall: dict[str, dict[str, float]]) -> list[str]:
    """Return the rows of the table."""
    ut = ["| hva | målt mot | forhold | mål | nådd |", "|---|---|---:|---:|---|"]
    for rad in RADER:
        funnet = [v for navn, v in tall.items() if navn.startswith(rad.prove)]
        ut.append(linje(rad, funnet[0].get(rad.felt) if funnet else None))
    return ut


def linje(rad: Rad, forhold: float | None) -> str:
    """Return one row."""
    if forhold is None:
        return f"| {rad.hva} | {rad.mot} | ikke målt | {_tall(rad.mal)} | – |"
    nadd = "–" if rad.mal is None else "ja" if forhold <= rad.mal else "**nei**"
    return f"| {rad.hva} | {rad.mot} | {_tall(forhold)} | {_tall(rad.mal)} | {nadd} |"


def bygget() -> list[str]:
    """Return the rows about the frozen application, or that there is none here."""
    program = BYGD / ("dialogarket.exe" if os.name == "nt" else "dialogarket")
    start = Rad("Pakket program, hele selvtesten", "samme fra kildekoden", 1.15, "")
    vekt = Rad("Pakket program, størrelse", "Qt-delene i det", 2.0, "")
    if not program.exists():
        print("IKKE KJØRT: dist/ finnes ikke. Bygg først med «python3 start.py build».", flush=True)
        return [linje(start, None), linje(vekt, None)]
    kilde = [sys.executable, "-m", "desktop", "--selftest"]
    par = [(_kostnad([str(program), "--selftest"]), _kostnad(kilde)) for _n in range(GANGER)]
    filer = [f for f in BYGD.rglob("*") if f.is_file() and not f.is_symlink()]
    qt = [f for f in filer if {"PySide6", "shiboken6"} & set(f.parts) or "libicu" in f.name]
    return [
        linje(start, min(p[0] for p in par) / min(p[1] for p in par)),
        linje(vekt, sum(f.stat().st_size for f in filer) / sum(f.stat().st_size for f in qt)),
    ]


def _kostnad(kommando: list[str]) -> float:
    for_ = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(kommando, cwd=ROT, check=True, capture_output=True)
    etter = resource.getrusage(resource.RUSAGE_CHILDREN)
    return etter.ru_utime - for_.ru_utime + etter.ru_stime - for_.ru_stime


def _tall(tall: float | None) -> str:
    return "–" if tall is None else f"{tall:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def main() -> int:
    """Measure everything and write the table."""
    maskin = f"{platform.system()}, {os.cpu_count()} kjerner, Python {platform.python_version()}"
    tabell = [
        BEGYNN,
        "",
        f"Målt på {maskin}. Maskinen var delt med andre, så tallene svinger litt.",
        "",
        *linjer(mal_proevene()),
        *bygget(),
        "",
        "Arket mot andre måter å lage PDF på, samme tekst, hele prosessen:",
        "",
        *sammenlign(),
        "",
        SLUTT,
    ]
    gammel = SIDE.read_text("utf-8")
    for_, etter = gammel.split(BEGYNN)[0], gammel.split(SLUTT)[1]
    SIDE.write_text(for_ + "\n".join(tabell) + etter, "utf-8")
    print("\n".join(tabell))
    return 0


if __name__ == "__main__":
    sys.exit(main())
