"""The face of the page, and text made safe for it."""

from collections.abc import Sequence
from copy import copy
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from desktop.pdf.snitt import FET, HALVFET, UKJENT, VANLIG, mangler, registrer, ren

__all__ = ["FET", "HALVFET", "UKJENT", "VANLIG", "avsnitt", "mangler", "registrer", "ren", "trygg"]


def trygg(tekst: str) -> str:
    """Return text as markup that can only be text; a sign the face lacks shows as ``[?]``."""
    return _merket(ren(tekst))


def _merket(rent: str) -> str:
    return escape(rent).replace("\n", "<br/>")


class _Lest(Paragraph):
    """A paragraph whose lines end in their space, so that what reads it aloud keeps words apart."""

    tekst = ""  # unknown of a part that goes on to another page

    def drawPara(self, debug: int = 0) -> None:  # noqa: N802 - ReportLab's
        """Draw the lines, each but the last with its space."""
        brutt: Any = self.blPara
        self.blPara = brutt.clone(lines=self._med_mellomrom(brutt))
        super().drawPara(debug)
        self.blPara = brutt

    def _med_mellomrom(self, brutt: Any) -> list[Any]:  # noqa: ANN401 - ReportLab's own kind
        linjer = list(brutt.lines)
        for n, neste in enumerate(linjer[1:]):
            enkel = brutt.kind == 0
            if self._er_delt(_ord(linjer[n], enkel)[-1], _ord(neste, enkel)[0]):
                continue
            linjer[n] = _enkel(linjer[n]) if enkel else _sammensatt(linjer[n])
        return linjer

    def _er_delt(self, siste: str, forste: str) -> bool:
        """Tell whether a word longer than a line is broken between the two."""
        return siste + forste in self.tekst and f"{siste} {forste}" not in self.tekst


def _ord(linje: Any, enkel: bool) -> Sequence[str]:  # noqa: ANN401 - ReportLab's own kind
    return (linje[1] if enkel else "".join(f.text for f in linje.words).split()) or [""]


def _enkel(linje: Any) -> Any:  # noqa: ANN401 - ReportLab's own kind
    rest, ord_ = linje
    return rest, [*ord_, ""]


def _sammensatt(linje: Any) -> Any:  # noqa: ANN401 - ReportLab's own kind
    ny = copy(linje)
    ny.words = list(linje.words)
    for n, bit_ in reversed(list(enumerate(ny.words))):
        if bit_.text:
            ny.words[n] = bit_.clone(text=f"{bit_.text} ")
            break
    return ny


@cache
def _stil(
    storrelse: float, font: str, linje: float, med_punkt: bool, midtstilt: bool
) -> ParagraphStyle:
    """Make a style once; nothing changes it afterwards, and it holds no text."""
    return ParagraphStyle(
        "avsnitt",
        fontName=font,
        fontSize=storrelse,
        leading=storrelse * linje,
        leftIndent=9 if med_punkt else 0,
        alignment=TA_CENTER if midtstilt else TA_LEFT,
        bulletFontName=VANLIG,
        bulletFontSize=storrelse,
        splitLongWords=1,
        allowWidows=1,
        allowOrphans=1,
    )


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
    style = _stil(storrelse, font, linje, bool(punkt), midtstilt)
    rent = ren(tekst)
    p = _Lest(_merket(rent), style, bulletText=punkt or None)
    p.tekst = " ".join(rent.split())
    return p
