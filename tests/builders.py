"""Where the shipped examples are."""

from pathlib import Path

EKSEMPLER = Path("desktop/resources/eksempler")


def eksempel(kode: str, sprak: str = "nb") -> Path:
    """Return the file of a shipped example."""
    return EKSEMPLER / sprak / f"{kode}.samtale.json"
