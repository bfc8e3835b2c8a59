"""Units to write, files to read, and a child process with little memory to read them in."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import msgspec
from openpyxl import Workbook, load_workbook

from desktop import content
from desktop.domain.jobbmal import EgenMal, Maler, Maloppgave
from desktop.domain.katalog import Enhet, Katalogmulighet, legg_til, ny_enhet

ORD = content.katalogord()
VONDE = (
    "=1+1", "+47 12 34", "-5 grader", "@sum", "'hei", "1E05", "007", "2026-01-02", "1,5", "TRUE",
    "_x0041_", 'a;b,c"d"', "|pipe", "％full", "æøå – «Ω» 😀", "ja", "<b>&amp;</b>", "12345678901234567890",
)  # fmt: skip


def enhet() -> Enhet:
    """Return a unit with everything in it that a spreadsheet may take for something else."""
    grunn = ny_enhet("enhet-1", "Lia æøå", "", content.muligheter(), "nb", ["A01", "B02"])
    egne = [
        Katalogmulighet(
            f"egen-{n}", t, "sted", ("løft", "støy"), ("gåing",), "ma_sporre", t, n + 1, t
        )
        for n, t in enumerate(VONDE)
    ]
    return msgspec.structs.replace(
        legg_til(grunn, *egne),
        arbeidsplasstype="skole",
        laget_med=("verneombud", "bht", "hr"),
        laget=date(2026, 1, 2),
        gjennomgas=date(2027, 1, 2),
    )


def maler() -> Maler:
    """Return job templates with hours of every kind, and one without tasks."""
    oppgaver = (
        Maloppgave("=Stell", Decimal("7.25"), ("løft", "noe eget")),
        Maloppgave("Møter"),
        Maloppgave("Rydde", Decimal(0)),
    )
    return Maler(
        (
            EgenMal("mal-1", "Sykepleier, natt", Decimal("35.5"), oppgaver),
            EgenMal("mal-2", "+Tom", Decimal(40)),
        )
    )


def lister(en: Enhet) -> tuple[tuple[Katalogmulighet, ...], tuple[Katalogmulighet, ...]]:
    """Return the two lists, which is what CSV holds."""
    return en.muligheter, en.kan_ikke


def bok(rader: Sequence[Sequence[object]], om: Sequence[Sequence[object]] = ()) -> bytes:
    """Return a workbook as somebody else may write it."""
    arbeidsbok = Workbook()
    side = arbeidsbok.active
    side.title = "Muligheter"
    for rad in rader:
        side.append(list(rad))
    if om:
        andre = arbeidsbok.create_sheet("Enhet")
        for rad in om:
            andre.append(list(rad))
    ut = io.BytesIO()
    arbeidsbok.save(ut)
    return ut.getvalue()


def endre_bok(data: bytes, gjor: Callable[[Workbook], None]) -> bytes:
    """Return a workbook changed as by hand."""
    arbeidsbok = load_workbook(io.BytesIO(data))
    gjor(arbeidsbok)
    ut = io.BytesIO()
    arbeidsbok.save(ut)
    return ut.getvalue()


def pakk_om(data: bytes, bytt: dict[str, bytes], *, flere: dict[str, bytes] | None = None) -> bytes:
    """Return a zip file with other parts in place of some, and perhaps more of them."""
    ut = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as inn, zipfile.ZipFile(ut, "w", 8) as til:
        for navn in inn.namelist():
            til.writestr(navn, bytt.get(navn, inn.read(navn)))
        for navn, innhold in (flere or {}).items():
            til.writestr(navn, innhold)
    return ut.getvalue()


BARN = """
import os, resource, sys, time
from pathlib import Path
from desktop import content
from desktop.domain.feil import FilAvvistError
from desktop.regneark import fil
ord_ = content.katalogord()
fil.kontroller(fil.skriv(fil.les(b"Mulighet", "a", ord_), ".xlsx", ord_), "a", ord_)  # all is loaded
for sti in sys.argv[1:]:
    if os.fork():
        assert os.wait()[1] == 0, sti
        continue
    resource.setrlimit(resource.RLIMIT_AS, (600_000_000, 600_000_000))
    start, regler = time.process_time(), []  # others may be at work on the machine
    try:
        fil.kontroller(Path(sti).read_bytes(), sti, ord_)
    except FilAvvistError as error:
        regler = sorted({f.regel for f in error.feil})
    sekunder = time.process_time() - start
    (mest,) = [lin for lin in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in lin]
    print(f"{sekunder:.3f}", int(mest.split()[1]) * 1024, *regler, flush=True)
    os._exit(0)
"""


def les_i_barn(*filer: Path) -> list[tuple[float, int, set[str]]]:
    """Read files, each in a process of its own; return seconds, most memory, and rules of each."""
    svar = subprocess.run(
        [sys.executable, "-c", BARN, *map(str, filer)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert svar.returncode == 0 and not svar.stderr, svar.stderr[-2000:]
    linjer = [linje.split() for linje in svar.stdout.splitlines()]
    assert len(linjer) == len(filer)
    return [(float(tid), int(minne), set(regler)) for tid, minne, *regler in linjer]
