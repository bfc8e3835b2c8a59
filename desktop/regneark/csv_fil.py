"""CSV as Excel in Norway writes and reads it: semicolons and UTF-8 with a mark, or what comes."""

import csv
import io
from collections.abc import Sequence
from itertools import islice

from desktop.domain.feil import Cellefeil, Feil, FilAvvistError
from desktop.domain.streng_json import MAKS_BYTES
from desktop.regneark.celle import (
    MAKS_KOLONNER,
    MAKS_RADER,
    Ark,
    kolonnebokstav,
    med_strek,
)

_SKILLER = ";,\t"
_SEP = "sep="


def les_csv(data: bytes) -> Ark:
    """Read a CSV file; its separator and alphabet are found by looking.

    Raises:
        FilAvvistError: It is too big, or no CSV.
    """
    if len(data) > MAKS_BYTES:
        raise FilAvvistError(Feil("", "for_stor"))
    tekst, skille = _uten_sep(_dekod(data))
    forste = tekst.lstrip("\r\n").split("\n", 1)[0]
    leser = csv.reader(
        io.StringIO(tekst, newline=""),
        delimiter=skille or max(_SKILLER, key=forste.count),
        strict=True,
    )
    try:
        rader = list(islice(leser, MAKS_RADER))
        if any(map(any, leser)):
            raise FilAvvistError(Feil("", "for_mange_rader", {"maks": str(MAKS_RADER)}))
    except csv.Error:
        felt = f"A{leser.line_num}"
        feil = Cellefeil(felt, "ikke_csv", {"linje": str(leser.line_num)}, "", leser.line_num, "A")
        raise FilAvvistError(feil) from None
    while rader and not any(rader[-1]):
        rader.pop()
    if feil := [_for_bred(n) for n, rad in enumerate(rader, 1) if any(rad[MAKS_KOLONNER:])]:
        raise FilAvvistError(*feil)
    return Ark("", [list(rad[:MAKS_KOLONNER]) for rad in rader])


def skriv_csv(rader: Sequence[Sequence[str]]) -> bytes:
    """Write a CSV file where no cell can become a formula."""
    ut = io.StringIO(newline="")
    skriver = csv.writer(ut, delimiter=";", lineterminator="\r\n")
    skriver.writerows([med_strek(celle) for celle in rad] for rad in rader)
    return ut.getvalue().encode("utf-8-sig", errors="replace")


def _dekod(data: bytes) -> str:
    for koding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(koding)
        except UnicodeDecodeError:
            continue
    raise FilAvvistError(Feil("", "ikke_tegnsett"))


def _uten_sep(tekst: str) -> tuple[str, str]:
    """Take the line away by which some programs name the separator."""
    forste, _, resten = tekst.partition("\n")
    forste = forste.rstrip("\r")
    if forste.startswith(_SEP) and len(forste) == len(_SEP) + 1 and forste[-1] in _SKILLER:
        return f"\n{resten}", forste[-1]  # the rows keep their numbers
    return tekst, ""


def _for_bred(rad: int) -> Cellefeil:
    bokstav = kolonnebokstav(MAKS_KOLONNER)
    return Cellefeil(
        f"{bokstav}{rad}", "for_mange_kolonner", {"maks": str(MAKS_KOLONNER)}, "", rad, bokstav
    )
