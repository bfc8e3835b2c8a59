"""XLSX by openpyxl: read a row at a time without computing anything, written as text only."""

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stdout
from datetime import date, datetime
from typing import Any

import msgspec

from desktop.domain.feil import Cellefeil, Feil, FilAvvistError
from desktop.domain.katalog import er_ikke_tegn
from desktop.domain.streng_json import ulovlig_tegn
from desktop.regneark.celle import MAKS_KOLONNER, MAKS_RADER, Ark, Celle, Ulest, kolonnebokstav
from desktop.regneark.zipvakt import UGYLDIG, vei

ZIP = b"PK"
MAKS_ARK = 20
_FLUKT = re.compile(r"_x([0-9A-Fa-f]{4})_")  # what a spreadsheet takes for a sign by its number
_TEKST = "@"
_KJENTE = ("Muligheter", "Enhet", "Ord", "Jobbmaler")


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
        with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
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
        return [Ark(str(ark.title), _rader(bok, ark)) for ark in bok.worksheets[:MAKS_ARK]]
    finally:
        bok.close()


def _rader(bok: Any, ark: Any) -> list[list[Celle]]:  # noqa: ANN401 - of a library without types
    rader: list[list[Celle]] = []
    with ark._get_source() as kilde:  # noqa: SLF001 - its own loop computes and fills in too much
        for rad, celler in _parser(bok, ark, kilde).parse():
            lest = _rad(ark.title, celler)
            if not lest:
                continue
            if not 1 <= rad <= MAKS_RADER:
                raise FilAvvistError(Feil("", "for_mange_rader", {"maks": str(MAKS_RADER)}))
            rader += [[] for _ in range(rad - len(rader))]
            rader[rad - 1] = lest
    return rader


def _parser(bok: Any, ark: Any, kilde: Any) -> Any:  # noqa: ANN401
    """Return openpyxl's reader of a sheet, without its reading of formulas.

    A file can make a formula so long that taking it apart never ends.
    """
    from openpyxl.worksheet._reader import WorkSheetParser

    class UtenFormler(WorkSheetParser):
        def parse_formula(self, element: object) -> str:
            return str(element is not None)

    return UtenFormler(
        kilde,
        ark._shared_strings,  # noqa: SLF001
        epoch=bok.epoch,
        date_formats=bok._date_formats,  # noqa: SLF001
        timedelta_formats=bok._timedelta_formats,  # noqa: SLF001
    )


def _rad(ark: str, celler: list[dict[str, Any]]) -> list[Celle]:
    """Return the cells of a row up to the last that is not empty."""
    lest: list[Celle] = []
    for celle in celler:
        verdi, kolonne = _celle(celle["value"], celle["data_type"]), celle["column"]
        if verdi and not 1 <= kolonne <= MAKS_KOLONNER:
            raise FilAvvistError(_langt_ute(ark, celle["row"], kolonne))
        if verdi:
            lest += [""] * (kolonne - len(lest))
            lest[kolonne - 1] = verdi
    return lest


def _langt_ute(ark: str, rad: int, kolonne: int) -> Cellefeil:
    bokstav = kolonnebokstav(max(kolonne, 1) - 1)
    verdier = {"maks": str(MAKS_KOLONNER)}
    kjent = ark if ark in _KJENTE else ""  # the name of a sheet is what somebody wrote
    return Cellefeil(
        f"{kjent}!{bokstav}{rad}".lstrip("!"), "for_mange_kolonner", verdier, kjent, rad, bokstav
    )


def _celle(verdi: object, slag: str) -> Celle:
    if slag == "f":
        return Ulest.FORMEL
    if verdi is None:
        return ""
    return Ulest.FEIL if slag == "e" else _som_tekst(verdi)


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
