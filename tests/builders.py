"""Where the shipped examples are, and a recovery key."""

from pathlib import Path

NOKKEL = "XWRJ-38MD-RYTD-GWXM-APME-1PYH-0QXN"
EKSEMPLER = Path("desktop/resources/eksempler")


def eksempel(kode: str, sprak: str = "nb") -> Path:
    """Return the file of a shipped example."""
    return EKSEMPLER / sprak / f"{kode}.samtale.json"
