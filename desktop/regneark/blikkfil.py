"""Counts of a conference as files: JSON to open again, CSV and XLSX for a spreadsheet."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import msgspec

from desktop.domain.legens_blikk import Konferanse
from desktop.errors import MiljoError
from desktop.utfil import skriv_fil

MAKS_BYTE = 1_000_000
Rad = tuple[str | int, ...]


def lagre(fil: Path, konferanse: Konferanse) -> None:
    """Write the counts, to be opened again.

    Raises:
        MiljoError: The file cannot be written.
    """
    skriv_fil(fil, msgspec.json.format(msgspec.json.encode(konferanse), indent=1) + b"\n")


def apne(fil: Path) -> Konferanse:
    """Read counts that were saved.

    Raises:
        MiljoError: The file cannot be read, or is none of these.
    """
    try:
        with fil.open("rb") as inn:
            data = inn.read(MAKS_BYTE + 1)
    except OSError:
        raise MiljoError("missing") from None
    if len(data) > MAKS_BYTE:
        raise MiljoError("blikkfil")
    try:
        konferanse = msgspec.json.decode(data, type=Konferanse)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise MiljoError("blikkfil") from None
    if len({b.kode for b in konferanse.blikk}) < len(konferanse.blikk):
        raise MiljoError("blikkfil")  # which of the two counts would be the right one?
    return konferanse


def skriv_csv(fil: Path, rader: Sequence[Rad]) -> None:
    """Write a table as a spreadsheet in Norway reads it: semicolons, and a mark for UTF-8.

    Raises:
        MiljoError: The file cannot be written.
    """
    ut = io.StringIO(newline="")
    csv.writer(ut, delimiter=";", lineterminator="\r\n").writerows(rader)
    skriv_fil(fil, ut.getvalue().encode("utf-8-sig"))


def skriv_xlsx(fil: Path, rader: Sequence[Rad], tittel: str) -> None:
    """Write a table as a workbook; every cell is a text or a number, and none is a formula.

    Raises:
        MiljoError: The file cannot be written.
    """
    from openpyxl import Workbook

    bok = Workbook()
    bok.properties.creator = "Dialogarket"
    ark = bok.active
    assert ark is not None  # noqa: S101 - a new workbook has one sheet
    ark.title = tittel
    for n, rad in enumerate(rader, 1):
        for m, verdi in enumerate(rad, 1):
            celle = ark.cell(n, m, verdi)
            celle.data_type = "n" if isinstance(verdi, int) else "s"
    ark.freeze_panes = "A2"
    for bokstav, bredde in zip("ABCDE", (34, 44, 44, 10, 12), strict=True):
        ark.column_dimensions[bokstav].width = bredde
    ut = io.BytesIO()
    bok.save(ut)
    skriv_fil(fil, ut.getvalue())
