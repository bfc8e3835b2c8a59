"""The page against what else a developer would pick: fpdf2, WeasyPrint and Qt's own PDF writer.

Each makes a PDF of the same words in a process of its own.  fpdf2 and WeasyPrint are no part of
Dialogarket; PDF_PYTHON names a Python that has them.  What is missing is said loudly.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from pypdfium2 import PdfDocument
from pypdfium2.raw import (
    FPDF_StructTree_Close,
    FPDF_StructTree_CountChildren,
    FPDF_StructTree_GetForPage,
)

ROT = Path(__file__).resolve().parents[2]
EKSEMPEL = ROT / "desktop/resources/eksempler/nb/S5.samtale.json"
FONTER = ROT / "desktop/resources/fonts"
GANGER = 5
ANDRE = os.environ.get("PDF_PYTHON", sys.executable)

HTML = """
import html, pathlib, sys
tekst, ut, fonter = sys.argv[1:]
def del_(linje):
    if linje.startswith("- "):
        return "<li>" + html.escape(linje[2:]) + "</li>"
    return "<p>" + html.escape(linje) + "</p>" if linje else ""
linjer = pathlib.Path(tekst).read_text("utf-8").splitlines()
kropp = "".join(map(del_, linjer))
side = (
    "<html lang=nb><head><title>Ark</title></head><style>@font-face{font-family:S;src:url(file://"
    + fonter + "/SourceSans3-Regular.ttf)} @page{size:A4;margin:18mm}"
    + "body{font:9pt S} p,li{margin:1pt}</style><body>" + kropp + "</body></html>"
)
"""
PROGRAM = {
    "WeasyPrint": HTML
    + """
import weasyprint
weasyprint.HTML(string=side).write_pdf(ut, pdf_variant="pdf/ua-1")
""",
    "fpdf2": """
import pathlib, sys
from fpdf import FPDF
tekst, ut, fonter = sys.argv[1:]
pdf = FPDF()
pdf.add_font("S", fname=fonter + "/SourceSans3-Regular.ttf")
pdf.set_font("S", size=9)
pdf.add_page()
for linje in pathlib.Path(tekst).read_text("utf-8").splitlines():
    pdf.multi_cell(0, 4, linje or " ", new_x="LMARGIN", new_y="NEXT")
pdf.output(ut)
""",
    "Qt (QPdfWriter)": HTML
    + """
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPageSize, QPdfWriter, QTextDocument
app = QGuiApplication([])
QFontDatabase.addApplicationFont(fonter + "/SourceSans3-Regular.ttf")
skriver = QPdfWriter(ut)
skriver.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
dokument = QTextDocument()
dokument.setHtml(side.replace("9pt S", "9pt 'Source Sans 3'"))
dokument.print_(skriver)
""",
}
MODUL = {"WeasyPrint": "weasyprint", "fpdf2": "fpdf"}


def sammenlign() -> list[str]:
    """Return the table of time, size and tags."""
    with tempfile.TemporaryDirectory() as navn:
        return _sammenlign(Path(navn))


def _sammenlign(mappe: Path) -> list[str]:
    tekst = mappe / "ark.txt"
    var = [sys.executable, "-m", "desktop", "ark", str(EKSEMPEL)]
    ut = subprocess.run([*var, "--text"], cwd=ROT, check=True, capture_output=True)
    tekst.write_bytes(ut.stdout)
    kommandoer = {"Dialogarket": [*var, "-o", str(mappe / "Dialogarket.pdf")]}
    for navn, program in PROGRAM.items():
        python = ANDRE if navn in MODUL else sys.executable
        if navn in MODUL and not _finnes(python, MODUL[navn]):
            print(f"IKKE KJØRT: {navn} er ikke installert (PDF_PYTHON peker ut en).", flush=True)
            continue
        argv = [str(tekst), str(mappe / f"{navn}.pdf"), str(FONTER)]
        kommandoer[navn] = [python, "-c", program, *argv]
    tider: dict[str, list[float]] = {navn: [] for navn in kommandoer}
    for _n in range(GANGER):  # they take turns, so that a busy machine is as busy for all
        for navn, kommando in kommandoer.items():
            tider[navn].append(_kostnad(kommando))
    return [*_linjer(mappe, {navn: min(t) for navn, t in tider.items()}), *_mangler(kommandoer)]


def _linjer(mappe: Path, tider: dict[str, float]) -> list[str]:
    ut = ["| med | tid mot Dialogarket | størrelse | for skjermleser |", "|---|---:|---:|---|"]
    for navn, tid in tider.items():
        pdf = (mappe / f"{navn}.pdf").read_bytes()
        merket = "ja" if _merket(pdf) else "nei"
        forhold = f"{tid / tider['Dialogarket']:.2f}".replace(".", ",")
        ut.append(f"| {navn} | {forhold} | {len(pdf) / 1000:.0f} kB | {merket} |")
    return ut


def _merket(pdf: bytes) -> bool:
    dokument = PdfDocument(pdf)
    side = dokument[0]
    tre = FPDF_StructTree_GetForPage(side.raw)
    antall = FPDF_StructTree_CountChildren(tre) if tre else 0
    FPDF_StructTree_Close(tre)
    return antall > 0


def _mangler(kommandoer: dict[str, list[str]]) -> list[str]:
    return [f"| {n} | ikke kjørt, ikke installert | – | – |" for n in MODUL if n not in kommandoer]


def _finnes(python: str, modul: str) -> bool:
    sjekk = [python, "-c", f"import {modul}"]
    return subprocess.run(sjekk, check=False, capture_output=True).returncode == 0


def _kostnad(kommando: list[str]) -> float:
    miljo = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for_ = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(kommando, cwd=ROT, check=True, capture_output=True, env=miljo)
    etter = resource.getrusage(resource.RUSAGE_CHILDREN)
    return etter.ru_utime - for_.ru_utime + etter.ru_stime - for_.ru_stime


if __name__ == "__main__":
    print("\n".join(sammenlign()))
