"""XLSX by openpyxl: read a row at a time without computing anything, written as text only."""

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from desktop.domain.feil import Feil, FilAvvistError
from desktop.domain.katalog import er_ikke_tegn
from desktop.domain.streng_json import ulovlig_tegn
from desktop.regneark.celle import MAKS_KOLONNER, MAKS_RADER, Ark, Celle, Ulest
from desktop.regneark.zipvakt import UGYLDIG, vei

ZIP = b"PK"
MAKS_ARK = 20
_FLUKT = re.compile(r"_x([0-9A-Fa-f]{4})_")  # what a spreadsheet takes for a sign by its number
_TEKST = "@"


class Liste(msgspec.Struct, frozen=True):
    """A column that offers a list to choose from.

    Attributes:
        kolonne: Number of the column, from 0.
        omrade: Where the words are, as ``Ord!$A$2:$A$7``.
    """

    kolonne: int
    omrade: str


class NyttArk(msgspec.Struct, frozen=True):
    """A sheet to be written; the first row is the heading.

    Attributes:
        bredder: Width of each column, in characters.
    """

    navn: str
    rader: Sequence[Sequence[str]]
    bredder: Sequence[int]
    lister: Sequence[Liste] = ()


def er_xlsx(data: bytes) -> bool:
    """Tell whether a file is packed as XLSX is."""
    return data.startswith(ZIP)


def les_ark(data: bytes) -> list[Ark]:
    """Read every sheet; a formula is a mark, never a value.

    Raises:
        FilAvvistError: The file is too big, too tightly packed, damaged or no XLSX.
    """
    vei(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about pictures and rules that are not read
            return _les(data)
    except UGYLDIG:
        raise FilAvvistError(Feil("", "ikke_xlsx")) from None


def skriv_ark(arkene: Iterable[NyttArk]) -> bytes:
    """Write a workbook where every cell is text."""
    from openpyxl import Workbook

    bok = Workbook(write_only=True)
    bok.properties.creator = "Dialogarket"
    for ark in arkene:
        _skriv(bok, ark)
    ut = io.BytesIO()
    bok.save(ut)
    return ut.getvalue()


def _les(data: bytes) -> list[Ark]:
    from openpyxl import DEFUSEDXML, load_workbook

    if not DEFUSEDXML:  # without it, a file could name other files and grow without end
        raise FilAvvistError(Feil("", "ikke_xlsx"))
    bok = load_workbook(
        io.BytesIO(data), read_only=True, data_only=False, keep_links=False, rich_text=False
    )
    try:
        return [Ark(str(ark.title), _rader(ark)) for ark in bok.worksheets[:MAKS_ARK]]
    finally:
        bok.close()


def _rader(ark: Any) -> list[list[Celle]]:  # noqa: ANN401 - two kinds of sheet, neither typed
    rader = [
        [_celle(celle) for celle in rad]
        for rad in ark.iter_rows(max_row=MAKS_RADER + 1, max_col=MAKS_KOLONNER)
    ]
    while rader and not any(rader[-1]):
        rader.pop()
    if len(rader) > MAKS_RADER:
        raise FilAvvistError(Feil("", "for_mange_rader", {"maks": str(MAKS_RADER)}))
    return rader


def _celle(celle: Any) -> Celle:  # noqa: ANN401 - of a library without types
    verdi, slag = celle.value, celle.data_type
    if verdi is None:
        return ""
    if slag == "f":
        return Ulest.FORMEL
    if slag == "e":
        return Ulest.FEIL
    return _som_tekst(verdi)


def _som_tekst(verdi: object) -> Celle:
    if isinstance(verdi, bool):
        return "ja" if verdi else "nei"
    if isinstance(verdi, datetime):
        return verdi.date().isoformat()
    if isinstance(verdi, date):
        return verdi.isoformat()
    if isinstance(verdi, float):
        return str(int(verdi)) if verdi.is_integer() else repr(verdi)
    if isinstance(verdi, int):
        return str(verdi)
    if isinstance(verdi, str):
        return verdi.replace("_x005F_", "_")  # as it was before :func:`trygg`
    return Ulest.FEIL


def _skriv(bok: Any, ark: NyttArk) -> None:  # noqa: ANN401 - of a library without types
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    side = bok.create_sheet(ark.navn)
    side.freeze_panes = "A2"
    for n, bredde in enumerate(ark.bredder, start=1):
        side.column_dimensions[get_column_letter(n)].width = bredde
    for n, rad in enumerate(ark.rader):
        side.append(list(_tekstceller(side, rad, tittel=n == 0)))
    for liste in ark.lister:
        regel = DataValidation(type="list", formula1=liste.omrade, allow_blank=True)
        bokstav = get_column_letter(liste.kolonne + 1)
        regel.add(f"{bokstav}2:{bokstav}{MAKS_RADER}")
        side.data_validations.append(regel)


def _tekstceller(side: Any, rad: Sequence[str], *, tittel: bool) -> Iterator[Any]:  # noqa: ANN401
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    for tekst in rad:
        celle = WriteOnlyCell(side, trygg(tekst) or None)
        if tekst:
            celle.data_type = "s"  # else a text that begins with = becomes a formula
        celle.number_format = _TEKST
        celle.alignment = Alignment(wrap_text=True, vertical="top")
        if tittel:
            celle.font = Font(bold=True)
        yield celle


def trygg(tekst: str) -> str:
    """Return text as XML can carry it, and as a spreadsheet gives it back."""
    rent = "".join(t for t in tekst if t == "\r" or not (ulovlig_tegn(t) or er_ikke_tegn(t)))
    return _FLUKT.sub(r"_x005F_x\1_", rent)
