"""The face of the page, and text made safe for it."""

from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from desktop.pdf.snitt import FET, HALVFET, UKJENT, VANLIG, mangler, registrer, ren

__all__ = ["FET", "HALVFET", "UKJENT", "VANLIG", "avsnitt", "mangler", "registrer", "ren", "trygg"]


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
