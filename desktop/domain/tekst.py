"""A text of the content in the three languages of the application."""

from typing import Literal

import msgspec

Sprak = Literal["nb", "nn", "en"]
SPRAK: tuple[Sprak, ...] = ("nb", "nn", "en")


class Tekst(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text; a content file that lacks a language does not load."""

    nb: str
    nn: str
    en: str

    def i(self, sprak: Sprak) -> str:
        """Return the text in a language."""
        return {"nb": self.nb, "nn": self.nn, "en": self.en}[sprak]
