"""The samtale file: UTF-8 JSON, at most 5 MB, strict.

Every fault is a path and a rule; nothing of what the file says is repeated.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from inspect import cleandoc
from typing import Any, cast

import msgspec

from desktop.domain.feil import Feil
from desktop.domain.jobbliste import ANDELER
from desktop.domain.samtale import Samtale
from desktop.domain.stier import finnes
from desktop.errors import DesktopError

MAKS_BYTES = 5_000_000
MAKS_TEGN = 2000
FORMAT, VERSJON = "dialogarket/samtale", 1

# Least, whether the least itself is allowed, and most of every field that holds a number.
_GRENSER = {
    "timer": (0, True, 168),
    "ukeplan": (0, True, 168),
    "heltid_timer": (0, False, 60),
    "stillingsprosent": (0, False, 100),
    "andel": (0, False, 1),
}
_MAKS_SIFFER = 30
_MAKS_NIVA = 40
_MAKS_DELER = 200_000
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_Node = dict[str, Any] | list[Any] | str | int | float | bool | Decimal | None


class SamtaleFilError(DesktopError):
    """The file is not a samtale file; ``feil`` says where and why."""

    def __init__(self, *feil: Feil) -> None:
        super().__init__(", ".join(f.regel for f in feil))
        self.feil = feil


def les(data: bytes) -> Samtale:
    """Read a samtale file.

    Raises:
        SamtaleFilError: The file is refused; the first structural fault, or all others.
    """
    samtale, feil = _les(data)
    feil += [
        Feil(f"{sti}.tom" if sti else "tom", "periode_snudd") for sti in _snudde_perioder(samtale)
    ]
    if feil:
        raise SamtaleFilError(*feil)
    return samtale


def les_utkast(data: bytes) -> Samtale:
    """Read a samtale as the application keeps it, where a period may still be turned.

    Raises:
        SamtaleFilError: The document is not one.
    """
    samtale, feil = _les(data)
    if feil:
        raise SamtaleFilError(*feil)
    return samtale


def skriv(samtale: Samtale) -> bytes:
    """Write a samtale file; what is not filled in is left out."""
    dokument = {
        "format": FORMAT,
        "version": VERSJON,
        **cast("dict[str, Any]", _builtins(samtale)),
    }
    return msgspec.json.format(
        msgspec.json.Encoder(decimal_format="number").encode(dokument), indent=1
    )


def skjema() -> dict[str, Any]:
    """Return the JSON Schema of the samtale file."""
    skjema = msgspec.json.schema(Samtale)
    for definisjon in skjema["$defs"].values():
        definisjon["description"] = cleandoc(definisjon["description"])
        for navn, felt in definisjon.get("properties", {}).items():
            _tall_i_skjema(felt, navn)
    skjema["$defs"]["Samtale"]["required"] = ["format", "version", "dato"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **skjema}


def _les(data: bytes) -> tuple[Samtale, list[Feil]]:
    rot = _tolk(data)
    if not isinstance(rot, dict):
        raise SamtaleFilError(Feil("", "ikke_objekt"))
    _kontroller_hode(rot)
    try:
        samtale = msgspec.convert(rot, Samtale)
    except msgspec.ValidationError as error:
        raise SamtaleFilError(_strukturfeil(str(error))) from None
    feil = [*_innholdsfeil(rot, "", ""), *_andelsfeil(samtale), *_stifeil(samtale)]
    return samtale, feil


def _tolk(data: bytes) -> _Node:
    if len(data) > MAKS_BYTES:
        raise SamtaleFilError(Feil("", "for_stor"))
    if data.count(b"{") + data.count(b"[") > _MAKS_DELER:  # each costs far more memory than bytes
        raise SamtaleFilError(Feil("", "for_mange_deler"))
    try:
        tekst = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SamtaleFilError(Feil("", "ikke_utf8")) from None
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
        raise SamtaleFilError(Feil("", "ikke_json", {"linje": str(error.lineno)})) from None
    except RecursionError:
        raise SamtaleFilError(Feil("", "for_dyp")) from None


def _objekt(par: list[tuple[str, Any]]) -> dict[str, Any]:
    objekt = dict(par)
    if len(objekt) < len(par):
        navn = [n for n, _ in par]
        raise SamtaleFilError(Feil(_navn(next(n for n in navn if navn.count(n) > 1)), "dobbel"))
    return objekt


def _desimal(tekst: str) -> Decimal:
    return Decimal(tekst if len(tekst) <= _MAKS_SIFFER else "Infinity")


def _heltall(tekst: str) -> int | Decimal:
    return int(tekst) if len(tekst) <= _MAKS_SIFFER else Decimal("Infinity")


def _konstant(_tekst: str) -> Decimal:
    raise SamtaleFilError(Feil("", "ikke_tall"))


def _uten_null(node: _Node, niva: int = 0) -> _Node:
    if niva > _MAKS_NIVA:
        raise SamtaleFilError(Feil("", "for_dyp"))
    if isinstance(node, dict):
        return {n: _uten_null(v, niva + 1) for n, v in node.items() if v is not None}
    if isinstance(node, list):
        return [_uten_null(v, niva + 1) for v in node]
    return node


def _kontroller_hode(rot: dict[str, Any]) -> None:
    for navn in ("format", "version", "dato"):
        if navn not in rot:
            raise SamtaleFilError(Feil(navn, "mangler"))
    if rot["format"] != FORMAT:
        raise SamtaleFilError(Feil("format", "annet_format"))
    versjon = rot["version"]
    if isinstance(versjon, int) and not isinstance(versjon, bool) and versjon > VERSJON:
        raise SamtaleFilError(Feil("version", "nyere_versjon"))


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


def _strukturfeil(melding: str) -> Feil:
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
    felt = f"{sti}.{_navn(navn)}".strip(".") if navn is not None else sti
    return Feil(felt, regel, verdier)


def _sti(sti: str) -> str:
    return re.sub(r"\[(\d+)\]", r".\1", sti.removeprefix("$")).removeprefix(".")


def _navn(nokkel: str) -> str:
    trygg = re.sub(r"[^\w.-]", "?", nokkel, flags=re.ASCII)
    return trygg if len(trygg) <= 40 else f"{trygg[:40]}…"


def _innholdsfeil(node: _Node, sti: str, navn: str) -> Iterator[Feil]:
    if isinstance(node, dict):
        for n, v in node.items():
            yield from _innholdsfeil(v, f"{sti}.{n}".strip("."), n)
    elif isinstance(node, list):
        for n, v in enumerate(node):
            yield from _innholdsfeil(v, f"{sti}.{n}", navn)
    elif navn in _GRENSER:
        yield from _tallfeil(node, sti, navn)
    elif isinstance(node, str):
        yield from _tegnfeil(node, sti)


def _tallfeil(node: _Node, sti: str, navn: str) -> Iterator[Feil]:
    if isinstance(node, (bool, str)) or not isinstance(node, (int, Decimal)):
        yield Feil(sti, "feil_type", {"type": "number"})
        return
    minst, med_minst, mest = _GRENSER[navn]
    tall = Decimal(node)
    if not (minst <= tall <= mest) or (tall == minst and not med_minst):
        yield Feil(sti, "utenfor", {"minst": str(minst), "mest": str(mest)})
    elif tall != round(tall, 2):
        yield Feil(sti, "for_mange_desimaler")


def _tegnfeil(tekst: str, sti: str) -> Iterator[Feil]:
    if any(tegn in _BIDI or _forbudt(tegn) for tegn in tekst):
        yield Feil(sti, "ulovlig_tegn")


def _forbudt(tegn: str) -> bool:
    return unicodedata.category(tegn) in ("Cc", "Cs") and tegn not in "\t\n"


def _andelsfeil(samtale: Samtale) -> Iterator[Feil]:
    for n, oppgave in enumerate(samtale.jobbliste):
        if oppgave.andel is None:
            continue
        if oppgave.svar != "tilrettelegging":
            yield Feil(f"jobbliste.{n}.andel", "andel_uten_tilrettelegging")
        elif oppgave.andel not in ANDELER:
            yield Feil(f"jobbliste.{n}.andel", "ikke_andel")


def _stifeil(samtale: Samtale) -> Iterator[Feil]:
    lister = {"ark.utelatt": samtale.ark.utelatt, "leder_skrev": samtale.leder_skrev}
    for felt, stier in lister.items():
        for n, sti in enumerate(stier):
            if not finnes(samtale, sti):
                yield Feil(f"{felt}.{n}", "sti_uten_mal")


def _snudde_perioder(verdi: object, sti: str = "") -> Iterator[str]:
    if isinstance(verdi, tuple):
        for n, rad in enumerate(cast("tuple[object, ...]", verdi)):
            yield from _snudde_perioder(rad, f"{sti}.{n}")
    elif isinstance(verdi, msgspec.Struct):
        fom, tom = getattr(verdi, "fom", None), getattr(verdi, "tom", None)
        if fom is not None and tom is not None and tom < fom:
            yield sti
        for felt in verdi.__struct_fields__:
            yield from _snudde_perioder(getattr(verdi, felt), f"{sti}.{felt}".strip("."))


def _builtins(samtale: Samtale) -> object:
    return msgspec.to_builtins(samtale, builtin_types=(Decimal,))


def _tall_i_skjema(felt: dict[str, Any], navn: str) -> None:
    if felt.get("format") == "decimal":
        del felt["format"]
        minst, med_minst, mest = _GRENSER[navn]
        felt["type"] = "number"
        felt["minimum" if med_minst else "exclusiveMinimum"] = minst
        felt["maximum"] = mest
        if navn == "andel":
            felt["enum"] = [float(a) for a in ANDELER]
    for liste in ("anyOf", "prefixItems"):
        for del_ in felt.get(liste, ()):
            _tall_i_skjema(del_, navn)


def skrivbar(tekst: str) -> str:
    """Return typed or pasted text as a file can carry it: line ends as newlines, no control signs."""
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
    rene = (t for t in tekst if t not in _BIDI and not _forbudt(t))
    return unicodedata.normalize("NFC", "".join(rene))[:MAKS_TEGN]
