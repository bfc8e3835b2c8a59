"""The faces of the paper, and text cleaned for them."""

import unicodedata
from functools import cache
from io import BytesIO
from typing import Any, cast

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop.paths import resource

VANLIG, HALVFET, FET = "SourceSans3", "SourceSans3-SemiBold", "SourceSans3-Bold"
UKJENT = "[?]"
MYK_BINDESTREK = "\u00ad"  # where a word may be parted, which is for the screen; the face draws it
_FILER = {VANLIG: "Regular", HALVFET: "SemiBold", FET: "Bold"}


@cache
def registrer() -> None:
    """Make the faces known to ReportLab, and shut its ways out to files and networks."""
    rl_config.trustedHosts = ["invalid.invalid"]
    rl_config.trustedSchemes = ["none"]
    for navn, snitt in _FILER.items():
        data = resource("fonts", f"SourceSans3-{snitt}.ttf").read_bytes()
        pdfmetrics.registerFont(TTFont(navn, BytesIO(data)))


def mangler(tekst: str) -> set[str]:
    """Return the signs of a text that the face lacks."""
    registrer()
    kjente: dict[int, int] = cast("Any", pdfmetrics.getFont(VANLIG)).face.charToGlyph
    tekst = unicodedata.normalize("NFC", tekst)
    tegn = {t for t in tekst if not t.isspace()}
    return {t for t in tegn if ord(t) not in kjente or ord(t) > 0xFFFF}


def ren(tekst: str) -> str:
    """Return text the face can show: composed, one kind of space, ``[?]`` for what it lacks."""
    tekst = unicodedata.normalize("NFC", tekst.replace(MYK_BINDESTREK, ""))
    for tegn in mangler(tekst):
        tekst = tekst.replace(tegn, UKJENT)
    tekst = tekst.replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(" " if t.isspace() and t not in "\n\xa0" else t for t in tekst)


def bredde_av(tekst: str, storrelse: float, font: str = VANLIG) -> float:
    """Return the width of a text in points."""
    registrer()
    return pdfmetrics.stringWidth(tekst, font, storrelse)
