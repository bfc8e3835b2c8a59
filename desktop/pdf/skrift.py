"""The face of the page, text made safe for it, and paragraphs broken into lines.

A paragraph is text and never markup: nothing in it is read as a tag, an entity or an address.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any, cast
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop.paths import resource

VANLIG, HALVFET, FET = "SourceSans3", "SourceSans3-SemiBold", "SourceSans3-Bold"
UKJENT = "[?]"
PUNKT = "•"
_LIM = "\ue000"  # a space that holds; the face lacks the sign, so no text has it
# What reads badly apart: «to 4,5», «kl. 14», «00 00 00 00», «17 t», «80 %».
_SAMMEN = re.compile(
    r"(?<=\b[^\W\d_]\b) (?=\d)|(?<=\b[^\W\d_]{2}\b) (?=\d)|(?<=\b[^\W\d_]{2}\.) (?=\d)"
    r"|(?<=\b\d\d) (?=\d\d\b)|(?<=\d) (?=(?:[th]|%)(?!\w))"
)
INNRYKK = 9.0  # room for the sign that hangs in front of a paragraph
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
    tekst = unicodedata.normalize("NFC", tekst)
    for tegn in mangler(tekst):
        tekst = tekst.replace(tegn, UKJENT)
    tekst = tekst.replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(" " if t.isspace() and t not in "\n\xa0" else t for t in tekst)


def trygg(tekst: str) -> str:
    """Return text as markup that can only be text; a sign the face lacks shows as ``[?]``."""
    return escape(ren(tekst)).replace("\n", "<br/>")


class Avsnitt:
    """Somebody's text in one face and size, broken into lines at its spaces.

    Every line but the last ends in its space, so that what reads the file aloud keeps words apart;
    a word longer than a line is broken without one.
    """

    def __init__(self, tekst: str, storrelse: float, font: str, punkt: str, linje: float) -> None:
        self._linjer_i_tekst = ren(tekst).split("\n")
        self._s, self._font, self._punkt = storrelse, font, punkt
        self._leading = storrelse * linje
        self._innrykk = INNRYKK if punkt else 0.0
        self._linjer: list[str] = []

    def wrap(self, bredde: float, _hoyde: float = 0) -> tuple[float, float]:
        """Break the text for a width, and return that width and the height it takes."""
        plass = bredde - self._innrykk
        self._linjer = []
        for tekst in self._linjer_i_tekst:
            if self._linjer:
                self._linjer[-1] += " "
            self._linjer.extend(self._brytt(tekst, plass))
        return bredde, len(self._linjer) * self._leading

    def drawOn(self, canvas: Canvas, x: float, y: float) -> None:  # noqa: N802 - as ReportLab's
        """Draw the lines above ``y``, which is their lower edge."""
        topp = y + len(self._linjer) * self._leading
        if self._punkt:
            canvas.setFont(self._font, self._s)
            canvas.drawString(x, topp - self._s, f"{self._punkt} ")
        tekst = canvas.beginText(x + self._innrykk, topp - self._s)
        tekst.setFont(self._font, self._s, self._leading)
        for linje in self._linjer:
            tekst.textLine(linje)
        canvas.drawText(tekst)

    def _brytt(self, tekst: str, plass: float) -> Iterator[str]:
        """Yield the lines of one line of the text."""
        rom = self._bredde(" ")
        linje: list[str] = []
        fylt = 0.0
        for ord_ in _SAMMEN.sub(_LIM, tekst).split():
            ord_ = ord_.replace(_LIM, " ")
            bredde = self._bredde(ord_)
            if linje and fylt + rom + bredde > plass:
                yield " ".join((*linje, ""))
                linje, fylt = [], 0.0
            if not linje and bredde > plass:
                *hele, ord_ = self._del_opp(ord_, plass)
                yield from hele
                bredde = self._bredde(ord_)
            fylt += bredde + (rom if linje else 0)
            linje.append(ord_)
        yield " ".join(linje)

    def _del_opp(self, ord_: str, plass: float) -> Iterator[str]:
        """Yield the pieces of a word that is longer than a line."""
        del_, fylt = "", 0.0
        for tegn in ord_:
            bredde = self._bredde(tegn)
            if del_ and fylt + bredde > plass and not unicodedata.combining(tegn):
                yield del_
                del_, fylt = "", 0.0
            del_ += tegn
            fylt += bredde
        yield del_

    def _bredde(self, tekst: str) -> float:
        return pdfmetrics.stringWidth(tekst, self._font, self._s)


def avsnitt(
    tekst: str, storrelse: float, font: str = VANLIG, *, punkt: str = "", linje: float = 1.2
) -> Avsnitt:
    """Make a paragraph of somebody's text.

    Args:
        tekst: The text, as people wrote it.
        storrelse: Type size in points.
        font: One of the registered faces.
        punkt: A sign that hangs in front of it.
        linje: Distance between lines, in type sizes.
    """
    registrer()
    return Avsnitt(tekst, storrelse, font, punkt, linje)


def bredde_av(tekst: str, storrelse: float, font: str = VANLIG) -> float:
    """Return the width of a text in points."""
    registrer()
    return pdfmetrics.stringWidth(tekst, font, storrelse)
