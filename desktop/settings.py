"""Preferences that are not confidential: language, text size, theme, the place of the window."""

import contextlib
from pathlib import Path
from typing import Literal

import msgspec

from desktop.domain.tekst import Sprak
from desktop.errors import MiljoError
from desktop.utfil import skriv_fil

FIL = "settings.json"
Tema = Literal["system", "lys", "mork"]
TEKSTSTORRELSER = (100, 125, 150, 175, 200)
LASETIDER = (5, 15, 30, 60)


class Settings(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is remembered about the application itself, never about a person.

    Attributes:
        tekst: Size of the text in per cent, 100–200.
        las_minutter: Minutes without a key or a press before the application locks.
        vindu: Where the window was: x, y, width, height.
        andre_sprak: Language of the prompts beside the first, when the two share no language; one
            of ours, or one of the files of further languages.
        skriv_ut_uten_godkjenning: Print a page that is not approved, marked as such.
    """

    sprak: Sprak = "nb"
    tema: Tema = "system"
    tekst: int = 100
    vindu: tuple[int, int, int, int] | None = None
    maksimert: bool = False
    andre_sprak: str | None = None
    skriv_ut_uten_godkjenning: bool = False
    las_minutter: int = 15


class SettingsFil:
    """Keeps the settings in a folder, or nowhere in a demo."""

    def __init__(self, mappe: Path | None) -> None:
        self._fil = mappe / FIL if mappe else None

    def les(self) -> Settings:
        """Read the settings; a missing or broken file gives the defaults."""
        if self._fil is None:
            return Settings()
        try:
            settings = msgspec.json.decode(self._fil.read_bytes(), type=Settings)
        except (OSError, msgspec.DecodeError):
            return Settings()
        gyldig = settings.tekst in TEKSTSTORRELSER and settings.las_minutter in LASETIDER
        return settings if gyldig else Settings()

    def skriv(self, settings: Settings) -> None:
        """Write the settings; preferences are not worth an error on the screen."""
        if self._fil is None or not self._fil.parent.is_dir():
            return
        with contextlib.suppress(MiljoError):
            skriv_fil(self._fil, msgspec.json.format(msgspec.json.encode(settings)))
