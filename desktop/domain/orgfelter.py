"""What an organisation pack is called, and what it can close and set, by name."""

from typing import Literal, get_args

TOML, ZIP = "organisasjon.toml", "organisasjon.zip"
Rom = Literal[
    "eksempler", "legens-blikk", "demo", "presentasjon", "papir", "mulighetsskjema", "nokkelring"
]
ROM: tuple[Rom, ...] = get_args(Rom)

# The fields of the workplace and of the settings that a key of a pack sets.
FELTER: dict[str, tuple[str, ...]] = {
    "arbeidsplass.type": ("type",),
    "arbeidsplass.heltid_timer": ("heltid_timer",),
    "arbeidsplass.velferdsdager": ("velferdsdager",),
    "egenmelding": ("ordning", "egen_ordning"),
    "oppbevaring.utkast_dager": ("utkast_dager",),
    "oppbevaring.behold_dager": ("behold_dager",),
    "oppbevaring.maks_dager": ("maks_dager",),
    "program.las_minutter": ("las_minutter",),
    "program.skriv_ut_uten_godkjenning": ("skriv_ut_uten_godkjenning",),
}
