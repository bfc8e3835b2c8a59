"""Paragraphs of somebody's text, broken into lines.

A paragraph is text and never markup: nothing in it is read as a tag, an entity or an address.
"""

import re
import unicodedata
from collections.abc import Iterator

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from desktop.pdf.snitt import VANLIG, registrer, ren

_LINJE = 1.2  # from one line to the next, in type sizes
_NOK_ORD = 3  # words of a line that may give its last one to the next
_ENKE, _KORT = 0.45, 0.12  # of the width: a word, and words, that look lost on a last line
_LIM = "\ue000"  # a space that holds; the face lacks the sign, so no text has it
# What reads badly apart: «to 4,5», «kl. 14», «00 00 00 00», «17 t», «80 %», «Thu 4.5», «13. mai 2026».
_SAMMEN = re.compile(
    r"(?<=\b[^\W\d_]\b) (?=\d)|(?<=\b[^\W\d_]{2}\b) (?=\d)|(?<=\b[^\W\d_]{2}\.) (?=\d)"
    r"|(?<=\b\d\d) (?=\d\d\b)|(?<=\d) (?=(?:[th]|%)(?!\w))"
    r"|(?<=\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)) (?=\d)"
    r"|(?<=[^\W\d_]) (?=20\d\d\b)|(?<=\b[^\W\d_]{3}\.) (?=20\d\d\b)"
    r"|(?<=\b(?:til|fra|frå)) (?=\d)|(?<=\bfrom) (?=\d)|(?<=\buntil) (?=\d)"
    r"|(?<=[^\W\d_]{3}) (?=– \d)|(?<=[^\W\d_]{3} –) (?=\d)"
    r"|(?<=\d\.) (?=[a-z]{3})|(?<=\d) (?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)


class Avsnitt:
    """Somebody's text in one face and size, broken into lines at its spaces.

    Every line but the last ends in its space, so that what reads the file aloud keeps words apart;
    a word longer than a line is broken without one.
    """

    def __init__(self, tekst: str, storrelse: float, font: str = VANLIG) -> None:
        registrer()
        self._linjer_i_tekst = ren(tekst).split("\n")
        self._s, self._font = storrelse, font
        self._leading = storrelse * _LINJE
        self._linjer: list[str] = []

    def brutt(self, bredde: float) -> float:
        """Break the text for a width, and return the height it takes."""
        self._linjer = []
        for tekst in self._linjer_i_tekst:
            if self._linjer:
                self._linjer[-1] += " "
            self._linjer.extend(self._brytt(tekst, bredde))
        return len(self._linjer) * self._leading

    @property
    def linjer(self) -> tuple[str, ...]:
        """The lines as they were last broken."""
        return tuple(self._linjer)

    def tegn(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the lines above ``y``, which is their lower edge."""
        topp = y + len(self._linjer) * self._leading
        tekst = canvas.beginText(x, topp - self._s)
        tekst.setFont(self._font, self._s, self._leading)
        for linje in self._linjer:
            tekst.textLine(linje)
        canvas.drawText(tekst)

    def _brytt(self, tekst: str, plass: float) -> Iterator[str]:
        """Yield the lines of one line of the text; no short word is left alone on the last."""
        *over, (siste, _slutt) = self._fylt(tekst, plass)
        forrige = over[-1][0] if over else []
        while len(forrige) >= _NOK_ORD and self._er_enke(siste, plass):
            if self._bredde(" ".join((forrige[-1], *siste))) > plass:
                break
            siste.insert(0, forrige.pop())
        yield from (" ".join(ord_) + slutt for ord_, slutt in over)
        yield " ".join(siste)

    def _er_enke(self, siste: list[str], plass: float) -> bool:
        """Tell whether the words of a last line look lost."""
        del_ = _ENKE if len(siste) == 1 else _KORT
        return self._bredde(" ".join(siste)) < plass * del_

    def _fylt(self, tekst: str, plass: float) -> Iterator[tuple[list[str], str]]:
        """Yield the words of each line, and what it ends in: nothing within a broken word."""
        rom = self._bredde(" ")
        linje: list[str] = []
        fylt = 0.0
        for ord_ in _SAMMEN.sub(_LIM, tekst).split():
            ord_ = ord_.replace(_LIM, " ")
            bredde = self._bredde(ord_)
            if linje and fylt + rom + bredde > plass:
                yield linje, " "
                linje, fylt = [], 0.0
            if not linje and bredde > plass:
                *hele, ord_ = self._del_opp(ord_, plass)
                yield from (([del_], "") for del_ in hele)
                bredde = self._bredde(ord_)
            fylt += bredde + (rom if linje else 0)
            linje.append(ord_)
        yield linje, ""

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
