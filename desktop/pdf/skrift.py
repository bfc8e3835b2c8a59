"""The face of the page, and text made safe for it."""

import unicodedata
from functools import cache
from io import BytesIO
from typing import Any, cast
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

from desktop.paths import resource

VANLIG, HALVFET, FET = "SourceSans3", "SourceSans3-SemiBold", "SourceSans3-Bold"
UKJENT = "[?]"
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
    """Return text of signs the face has; one it lacks shows as ``[?]``."""
    tekst = unicodedata.normalize("NFC", tekst)
    for tegn in mangler(tekst):
        tekst = tekst.replace(tegn, UKJENT)
    tekst = tekst.replace("\u2028", "\n")
    return "".join(" " if t.isspace() and t not in "\n\xa0" else t for t in tekst)


def trygg(tekst: str) -> str:
    """Return text as markup that can only be text; a sign the face lacks shows as ``[?]``."""
    return escape(ren(tekst)).replace("\n", "<br/>")


def avsnitt(
    tekst: str,
    storrelse: float,
    font: str = VANLIG,
    *,
    punkt: str = "",
    linje: float = 1.2,
    midtstilt: bool = False,
) -> Paragraph:
    """Make a paragraph of somebody's text.

    Args:
        tekst: The text, as people wrote it.
        storrelse: Type size in points.
        font: One of the registered faces.
        punkt: A sign that hangs in front of it.
        linje: Distance between lines, in type sizes.
        midtstilt: Centre the lines.
    """
    registrer()
    style = ParagraphStyle(
        "avsnitt",
        fontName=font,
        fontSize=storrelse,
        leading=storrelse * linje,
        leftIndent=9 if punkt else 0,
        alignment=TA_CENTER if midtstilt else TA_LEFT,
        bulletFontName=VANLIG,
        bulletFontSize=storrelse,
        splitLongWords=1,
        allowWidows=1,
        allowOrphans=1,
    )
    return Paragraph(trygg(tekst), style, bulletText=punkt or None)
