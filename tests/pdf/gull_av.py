"""Make the golden texts and pictures anew: ``python tests/pdf/gull_av.py`` from the top folder.

Look at every difference before it is kept.
"""

from pathlib import Path

from PIL import Image

from desktop.ark import lag_ark
from desktop.content import arkord, eksempel, eksempelkoder
from desktop.domain.oppsummering import Oppsummering
from desktop.domain.tekst import SPRAK
from desktop.pdf.ark_pdf import bygg
from desktop.pdf.bilde import tegn

MAPPE = Path(__file__).parent / "gull"
BREDDE = 420
GRATONER = 16


def side(kode, sprak):
    """Return the page of an example."""
    return bygg(lag_ark(Oppsummering.of(eksempel(kode, sprak)), arkord(), sprak))


def bilde(pdf):
    """Return the page as a small grey picture."""
    tegnet = tegn(pdf, BREDDE)
    rgb = Image.frombytes("RGB", (tegnet.bredde, tegnet.hoyde), tegnet.rgb)
    return rgb.convert("L")


def tekst(pdf):
    """Return what the page says, one element of the structure a line."""
    from lesing import samlet, struktur

    return "".join(f"{kind}: {samlet(ord_)}\n" for kind, ord_ in struktur(pdf) if kind != "Lbl")


def lag():
    """Write all of them."""
    MAPPE.mkdir(exist_ok=True)
    for kode in eksempelkoder():
        for sprak in SPRAK:
            pdf = side(kode, sprak)
            (MAPPE / f"{kode}-{sprak}.txt").write_text(tekst(pdf), "utf-8")
            liten = bilde(pdf).quantize(GRATONER)
            liten.save(MAPPE / f"{kode}-{sprak}.png", optimize=True)


if __name__ == "__main__":
    lag()
