"""A text of the content in the three languages of the application, and the stop of a sentence."""

import re
from typing import Literal

import msgspec

Sprak = Literal["nb", "nn", "en"]
SPRAK: tuple[Sprak, ...] = ("nb", "nn", "en")
# Stops that belong to the word: «bl.a.», «o. l.», «4.», «A.», «...», «nr.», «30 min.», «ca.».
_FORKORTET = re.compile(
    r"(?:\.\s?\w+|[\d.]|\w \w|\b[b-df-hj-np-tvwxz]{2,}|\d\s?min"
    r"|\b(?:ang|approx|avd|ca|dept|ekskl|eks|etc|evt|in[kc]l|kap|maks|obl|osb|osv|pga|resp|tel|vedr"
    r"|tir|ons|fre|lør|søn|mån|tys|laur|jan|feb|apr|aug|sept?|okt|nov|des))\.\Z",
    re.IGNORECASE,
)


class Tekst(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text; a content file that lacks a language does not load."""

    nb: str
    nn: str
    en: str

    def i(self, sprak: Sprak) -> str:
        """Return the text in a language."""
        return {"nb": self.nb, "nn": self.nn, "en": self.en}[sprak]


def uten_punktum(tekst: str) -> str:
    """Return a text that goes on a line with others, without the stop of its sentence."""
    return tekst if _FORKORTET.search(tekst) else tekst.removesuffix(".")
