"""What a cell can hold: text, or something that is never read."""

import unicodedata
from enum import Enum

import msgspec

from desktop.domain.katalog import kan_bli_formel


class Ulest(Enum):
    """Something in a cell that is not taken for text."""

    FORMEL = "formel"
    FEIL = "cellefeil"


Celle = str | Ulest


class Ark(msgspec.Struct, frozen=True):
    """A sheet as rows of cells; the first row is number 1.

    Attributes:
        navn: As the file calls it; empty where there are no sheets.
    """

    navn: str
    rader: list[list[Celle]]


MAKS_RADER = 6000
MAKS_KOLONNER = 60


def kolonnebokstav(n: int) -> str:
    """Return the letters of a column, counted from 0."""
    bokstaver = ""
    n += 1
    while n:
        n, rest = divmod(n - 1, 26)
        bokstaver = chr(65 + rest) + bokstaver
    return bokstaver


def med_strek(tekst: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula in CSV.

    It is taken away again by ``katalog.uten_strek``.
    """
    return f"'{tekst}" if kan_bli_formel(tekst) else tekst


def fold(tekst: str) -> str:
    """Return a heading or a word as it is compared: without case, extra spaces or forms."""
    return " ".join(unicodedata.normalize("NFKC", tekst).casefold().split())
