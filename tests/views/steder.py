"""The places of the window that are shown without anything of their own to show."""

STEDER = (
    "laas",
    "nytt-passord",
    "ny-nokkel",
    "bytt-nokkel",
    "forfalt",
    "arbeidsplass",
    "start",
    "ny",
    "eksempler",
    "mulighetsskjema",
    "papir",
    "innstillinger",
    "om",
    "sikkerhet",
    "slett_alt",
)
