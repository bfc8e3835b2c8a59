"""Preferences that are not confidential: language, text size, theme, the place of the window."""

import contextlib
from pathlib import Path
from typing import Literal

import msgspec

from desktop.domain.orglag import Orglag
from desktop.domain.tekst import SPRAK, Sprak
from desktop.errors import MiljoError
from desktop.utfil import skriv_fil

FIL = "settings.json"
Tema = Literal["system", "lys", "mork", "kontrast"]
TEKSTSTORRELSER = (100, 125, 150, 175, 200)
LASETIDER = (5, 15, 30, 60)


class Settings(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is remembered about the application itself, never about a person.

    Attributes:
        tekst: Size of the text in per cent, 100–200.
        las_minutter: Minutes without a key or a press before the application locks.
        uten_bevegelse: Let nothing move or blink.
        vindu: Where the window was: x, y, width, height.
        andre_sprak: Language of the prompts beside the first, when the two share no language; one
            of ours, or one of the files of further languages.
        skriv_ut_uten_godkjenning: Print a page that is not approved, marked as such.
        valgt: Fields that somebody has set to what is shipped, where a pack says something else.
    """

    sprak: Sprak = "nb"
    tema: Tema = "system"
    tekst: int = 100
    uten_bevegelse: bool = False
    vindu: tuple[int, int, int, int] | None = None
    maksimert: bool = False
    andre_sprak: str | None = None
    skriv_ut_uten_godkjenning: bool = False
    las_minutter: int = 15
    valgt: tuple[str, ...] = ()


class SettingsFil:
    """Keeps the settings in a folder, or nowhere in a demo; what packs set lies upon them."""

    def __init__(self, mappe: Path | None, lag: Orglag | None = None) -> None:
        self._fil = mappe / FIL if mappe else None
        self._lag = lag or Orglag()
        self._egne = self._les()

    def les(self) -> Settings:
        """Read the settings in force; a missing or broken file gives the defaults."""
        self._egne = self._les()
        gjelder = self._lag.gjelder(self._egne)
        tilbudt = self._lag.sprak
        borte = frozenset(SPRAK) - frozenset(tilbudt)  # others than ours are not for a pack to say
        return msgspec.structs.replace(
            gjelder,
            sprak=gjelder.sprak if gjelder.sprak in tilbudt else tilbudt[0],
            andre_sprak=None if borte & {gjelder.andre_sprak} else gjelder.andre_sprak,
        )

    def egne(self) -> Settings:
        """Return what somebody has chosen here, without what packs set."""
        return self._egne

    def skriv(self, settings: Settings) -> None:
        """Write what is one's own of the settings; preferences are not worth an error on screen."""
        self._egne = self._lag.egne(settings, self._egne)
        if self._fil is None or not self._fil.parent.is_dir():
            return
        with contextlib.suppress(MiljoError):
            skriv_fil(self._fil, msgspec.json.format(msgspec.json.encode(self._egne)))

    def _les(self) -> Settings:
        if self._fil is None:
            return Settings()
        try:
            settings = msgspec.json.decode(self._fil.read_bytes(), type=Settings)
        except (OSError, msgspec.DecodeError):
            return Settings()
        gyldig = settings.tekst in TEKSTSTORRELSER and settings.las_minutter in LASETIDER
        return settings if gyldig else Settings()
