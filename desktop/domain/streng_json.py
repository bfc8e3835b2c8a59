"""JSON that comes from anywhere: read strictly, and refused without repeating what it says."""

import json
import re
import unicodedata
from decimal import Decimal
from typing import Any

from desktop.domain.feil import Feil, FilAvvistError

MAKS_BYTES = 5_000_000
MAKS_DELER = 200_000
_MAKS_SIFFER = 30
_MAKS_NIVA = 40
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
Node = dict[str, Any] | list[Any] | str | int | float | bool | Decimal | None


def tolk(data: bytes) -> Node:
    """Read JSON without its nulls: no twins, no numbers that are none, not too big or deep.

    Raises:
        FilAvvistError: The first thing that is wrong.
    """
    if len(data) > MAKS_BYTES:
        raise FilAvvistError(Feil("", "for_stor"))
    if data.count(b"{") + data.count(b"[") > MAKS_DELER:  # each costs far more memory than bytes
        raise FilAvvistError(Feil("", "for_mange_deler"))
    try:
        tekst = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FilAvvistError(Feil("", "ikke_utf8")) from None
    try:
        rot = json.loads(
            tekst,
            object_pairs_hook=_objekt,
            parse_float=_desimal,
            parse_int=_heltall,
            parse_constant=_konstant,
        )
        return _uten_null(rot)
    except json.JSONDecodeError as error:
        raise FilAvvistError(Feil("", "ikke_json", {"linje": str(error.lineno)})) from None
    except RecursionError:
        raise FilAvvistError(Feil("", "for_dyp")) from None


def _objekt(par: list[tuple[str, Any]]) -> dict[str, Any]:
    objekt = dict(par)
    if len(objekt) < len(par):
        navn = [n for n, _ in par]
        raise FilAvvistError(Feil(trygt_navn(next(n for n in navn if navn.count(n) > 1)), "dobbel"))
    return objekt


def _desimal(tekst: str) -> Decimal:
    return Decimal(tekst if len(tekst) <= _MAKS_SIFFER else "Infinity")


def _heltall(tekst: str) -> int | Decimal:
    return int(tekst) if len(tekst) <= _MAKS_SIFFER else Decimal("Infinity")


def _konstant(_tekst: str) -> Decimal:
    raise FilAvvistError(Feil("", "ikke_tall"))


def _uten_null(node: Node, niva: int = 0) -> Node:
    if niva > _MAKS_NIVA:
        raise FilAvvistError(Feil("", "for_dyp"))
    if isinstance(node, dict):
        return {n: _uten_null(v, niva + 1) for n, v in node.items() if v is not None}
    if isinstance(node, list):
        return [_uten_null(v, niva + 1) for v in node]
    return node


_OVERSATT: tuple[tuple[str, str], ...] = (
    (r"Object contains unknown field `(?P<navn>.*)`", "ukjent_felt"),
    (r"Object missing required field `(?P<navn>.*)`", "mangler"),
    (r"Invalid (enum )?value", "ukjent_verdi"),
    (r"Invalid RFC3339", "ikke_dato"),
    (r"Expected `str` of length <= (?P<maks>\d+)", "for_lang"),
    (r"Expected `array` of length <= (?P<maks>\d+)", "for_mange"),
    (r"Expected `array` of (at least )?length", "sju_tall"),
    (r"Expected `str` matching regex", "ikke_id"),
    (r"Expected `int` [<>]= (?P<grense>\d+)", "utenfor_heltall"),
    (r"(Expected `(?P<type>\w+))?", "feil_type"),
)


def strukturfeil(melding: str) -> Feil:
    """Turn the validator's sentence into a path and a rule, without the value it may quote."""
    funn = re.search(r" - at `(?P<sti>[^`]*)`$", melding, re.DOTALL)
    sti = _sti(funn["sti"]) if funn else ""
    melding = melding[: funn.start()] if funn else melding
    treff, regel = next(
        (treff, regel)
        for monster, regel in _OVERSATT
        if (treff := re.match(monster, melding, re.DOTALL))
    )
    verdier = {n: v for n, v in treff.groupdict().items() if v}
    navn = verdier.pop("navn", None)
    felt = f"{sti}.{trygt_navn(navn)}".strip(".") if navn is not None else sti
    return Feil(felt, regel, verdier)


def _sti(sti: str) -> str:
    return re.sub(r"\[(\d+)\]", r".\1", sti.removeprefix("$")).removeprefix(".")


def trygt_navn(nokkel: str) -> str:
    """Return a key of a file as it can stand in a sentence: short, without strange signs."""
    trygg = re.sub(r"[^\w.-]", "?", nokkel, flags=re.ASCII)
    return trygg if len(trygg) <= 40 else f"{trygg[:40]}…"


def har_ulovlig_tegn(tekst: str) -> bool:
    """Tell whether a text holds a control sign, a bidi control or half a pair."""
    return any(map(ulovlig_tegn, tekst))


def ulovlig_tegn(tegn: str) -> bool:
    """Tell whether a sign is one of those; tab and newline are not."""
    return tegn in _BIDI or (unicodedata.category(tegn) in ("Cc", "Cs") and tegn not in "\t\n")
