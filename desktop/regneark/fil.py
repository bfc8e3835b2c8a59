"""A file of any of the kinds, by what is in it and not by what it is called."""

from pathlib import PurePath

from desktop.domain import pakke
from desktop.domain.feil import Feil, FilAvvistError
from desktop.domain.jobbmal import Maler
from desktop.domain.katalog import Enhet, Katalogord
from desktop.regneark import katalogark, malark
from desktop.regneark.celle import Ark
from desktop.regneark.csv_fil import les_csv, skriv_csv
from desktop.regneark.xlsx import er_xlsx, les_ark, skriv_ark

XLSX, CSV, JSON = ".xlsx", ".csv", ".json"
ENDELSER = (XLSX, CSV, JSON)


def les(data: bytes, navn: str, ord_: Katalogord) -> Enhet:
    """Read a unit from a spreadsheet, CSV or a unit pack.

    A unit whose file has no id gets an empty one: it is to go where the user says.

    Raises:
        FilAvvistError: Everything that is wrong; nothing of the file is to be used.
    """
    if er_json(data):
        return pakke.les_enhet(data, ord_)
    arkene = _arkene(data)
    if not any(map(katalogark.er_katalog, arkene)) and any(map(malark.er_maler, arkene)):
        raise FilAvvistError(Feil("", "er_maler"))
    return katalogark.les_enhet(arkene, PurePath(navn).stem, ord_)


def les_maler(data: bytes, ord_: Katalogord) -> Maler:
    """Read job templates from a spreadsheet, CSV or JSON.

    Raises:
        FilAvvistError: Everything that is wrong; nothing of the file is to be used.
    """
    if er_json(data):
        return pakke.les_maler(data)
    arkene = _arkene(data)
    if not any(map(malark.er_maler, arkene)):
        raise FilAvvistError(Feil("", "ikke_maler"))
    return malark.les_maler(arkene, ord_)


def kontroller(data: bytes, navn: str, ord_: Katalogord) -> None:
    """Read a file of either kind, to see that it can be read.

    Raises:
        FilAvvistError: Everything that is wrong.
    """
    if er_json(data):
        if pakke.format_av(data) == pakke.MALER:
            pakke.les_maler(data)
        else:
            pakke.les_enhet(data, ord_)
        return
    arkene = _arkene(data)
    if any(map(malark.er_maler, arkene)):
        malark.les_maler(arkene, ord_)
    else:
        katalogark.les_enhet(arkene, PurePath(navn).stem, ord_)


def skriv(enhet: Enhet, endelse: str, ord_: Katalogord) -> bytes:
    """Write a unit as the kind of file that an ending says; JSON where it says nothing else."""
    if endelse == XLSX:
        return skriv_ark(katalogark.ark_av(enhet, ord_))
    if endelse == CSV:
        return skriv_csv(katalogark.tabell_av(enhet, ord_))
    return pakke.skriv_enhet(enhet)


def skriv_maler(maler: Maler, endelse: str, ord_: Katalogord) -> bytes:
    """Write job templates as the kind of file that an ending says."""
    if endelse == XLSX:
        return skriv_ark(malark.ark_av(maler, ord_))
    if endelse == CSV:
        return skriv_csv(malark.tabell_av(maler, ord_))
    return pakke.skriv_maler(maler)


def er_json(data: bytes) -> bool:
    """Tell whether a file begins as JSON does."""
    return data.removeprefix(b"\xef\xbb\xbf")[:1000].lstrip()[:1] in (b"{", b"[")


def _arkene(data: bytes) -> list[Ark]:
    arkene = les_ark(data) if er_xlsx(data) else [les_csv(data)]
    if not any(ark.rader for ark in arkene):
        raise FilAvvistError(Feil("", "tom_fil"))
    return arkene
