"""The samtale file: UTF-8 JSON, at most 5 MB, strict.

Every fault is a path and a rule; nothing of what the file says is repeated.
"""

import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from inspect import cleandoc
from typing import Any, cast

import msgspec

from desktop.domain.feil import Feil, FilAvvistError
from desktop.domain.jobbliste import ANDELER
from desktop.domain.periode import utenfor_kalenderen
from desktop.domain.samtale import Samtale
from desktop.domain.stier import finnes
from desktop.domain.streng_json import (
    MAKS_BYTES,
    Node,
    har_ulovlig_tegn,
    strukturfeil,
    tolk,
    ulovlig_tegn,
)

__all__ = ["MAKS_BYTES", "SamtaleFilError", "les", "les_utkast", "skjema", "skriv", "skrivbar"]

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


class SamtaleFilError(FilAvvistError):
    """The file is not a samtale file; ``feil`` says where and why."""


def les(data: bytes) -> Samtale:
    """Read a samtale file.

    Raises:
        SamtaleFilError: The file is refused; the first structural fault, or all others.
    """
    samtale, feil = _les(data)
    feil += [
        Feil(f"{sti}.tom" if sti else "tom", "periode_snudd") for sti in _snudde_perioder(samtale)
    ]
    feil += [Feil(sti, "utenfor_kalender") for sti in _fjerne_datoer(samtale)]
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
    try:
        rot = tolk(data)
    except FilAvvistError as error:
        raise SamtaleFilError(*error.feil) from None
    if not isinstance(rot, dict):
        raise SamtaleFilError(Feil("", "ikke_objekt"))
    _kontroller_hode(rot)
    try:
        samtale = msgspec.convert(rot, Samtale)
    except msgspec.ValidationError as error:
        raise SamtaleFilError(strukturfeil(str(error))) from None
    feil = [*_innholdsfeil(rot, "", ""), *_andelsfeil(samtale), *_stifeil(samtale)]
    return samtale, feil


def _kontroller_hode(rot: dict[str, Any]) -> None:
    for navn in ("format", "version", "dato"):
        if navn not in rot:
            raise SamtaleFilError(Feil(navn, "mangler"))
    if rot["format"] != FORMAT:
        raise SamtaleFilError(Feil("format", "annet_format"))
    versjon = rot["version"]
    if isinstance(versjon, int) and not isinstance(versjon, bool) and versjon > VERSJON:
        raise SamtaleFilError(Feil("version", "nyere_versjon"))


def _innholdsfeil(node: Node, sti: str, navn: str) -> Iterator[Feil]:
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


def _tallfeil(node: Node, sti: str, navn: str) -> Iterator[Feil]:
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
    if har_ulovlig_tegn(tekst):
        yield Feil(sti, "ulovlig_tegn")


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


def _fjerne_datoer(verdi: object, sti: str = "") -> Iterator[str]:
    if isinstance(verdi, tuple):
        for n, rad in enumerate(cast("tuple[object, ...]", verdi)):
            yield from _fjerne_datoer(rad, f"{sti}.{n}")
    elif isinstance(verdi, msgspec.Struct):
        for felt in verdi.__struct_fields__:
            yield from _fjerne_datoer(getattr(verdi, felt), f"{sti}.{felt}".strip("."))
    elif isinstance(verdi, date) and utenfor_kalenderen(verdi):
        yield sti


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
    rene = (t for t in tekst if not ulovlig_tegn(t))
    return unicodedata.normalize("NFC", "".join(rene))[:MAKS_TEGN]
