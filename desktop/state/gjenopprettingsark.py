"""The recovery sheet: the recovery key on paper, made here and kept nowhere."""

from pathlib import Path
from typing import Any

from desktop.domain.tekst import Sprak
from desktop.utfil import skriv_fil


def gjenopprettingsark_pdf(nokkel: str, sprak: Sprak) -> bytes:
    """Build the sheet."""
    from desktop.state.papir import gjenopprettingsark

    return gjenopprettingsark(nokkel, sprak)


def gjenopprettingsark_bilde(nokkel: str, sprak: Sprak, bredde: int) -> Any:  # noqa: ANN401 - Bilde
    """Draw the sheet as a picture of a width in pixels."""
    from desktop.pdf.bilde import tegn

    return tegn(gjenopprettingsark_pdf(nokkel, sprak), bredde)


def lagre_gjenopprettingsark(fil: Path, nokkel: str, sprak: Sprak) -> None:
    """Save the sheet where the user chose.

    Raises:
        DesktopError: The file cannot be written; nothing is left behind.
    """
    skriv_fil(fil, gjenopprettingsark_pdf(nokkel, sprak))
