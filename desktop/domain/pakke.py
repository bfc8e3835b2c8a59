"""A unit, or job templates, as one JSON file for another laptop: strict, like a samtale file."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, TypeVar, cast

import msgspec

from desktop.domain.feil import Feil, FilAvvistError
from desktop.domain.jobbmal import EgenMal, Maler
from desktop.domain.katalog import Enhet, Katalogmulighet, Katalogord, linje
from desktop.domain.periode import utenfor_kalenderen
from desktop.domain.streng_json import Node, har_ulovlig_tegn, strukturfeil, tolk

ENHET, MALER, VERSJON = "dialogarket/enhet", "dialogarket/jobbmaler", 1
T = TypeVar("T")


def format_av(data: bytes) -> str:
    """Return what a JSON file says that it is; empty when it says nothing.

    Raises:
        FilAvvistError: It is no JSON that can be read here.
    """
    rot = tolk(data)
    navn = rot.get("format") if isinstance(rot, dict) else None
    return navn if isinstance(navn, str) else ""


def les_enhet(data: bytes, ord_: Katalogord) -> Enhet:
    """Read a unit pack.

    Raises:
        FilAvvistError: The first structural fault, or all others.
    """
    rot = _rot(data, ENHET)
    enhet = _form(rot, Enhet)
    if feil := [*_tegnfeil(rot, ""), *enhetsfeil(enhet, ord_)]:
        raise FilAvvistError(*feil)
    return msgspec.structs.replace(
        enhet,
        navn=linje(enhet.navn),
        muligheter=tuple(map(_ren, enhet.muligheter)),
        kan_ikke=tuple(map(_ren, enhet.kan_ikke)),
    )


def skriv_enhet(enhet: Enhet) -> bytes:
    """Write a unit pack."""
    return _skriv(enhet, ENHET)


def les_maler(data: bytes) -> Maler:
    """Read a file of job templates.

    Raises:
        FilAvvistError: The first structural fault, or all others.
    """
    rot = _rot(data, MALER)
    maler = _form(rot, Maler)
    if feil := [*_tegnfeil(rot, ""), *malfeil(maler)]:
        raise FilAvvistError(*feil)
    return maler


def skriv_maler(maler: Maler) -> bytes:
    """Write a file of job templates."""
    return _skriv(maler, MALER)


def enhetsfeil(enhet: Enhet, ord_: Katalogord) -> Iterator[Feil]:
    """Return what a unit says that no catalogue can say, by path."""
    if enhet.arbeidsplasstype and enhet.arbeidsplasstype not in ord_.arbeidsplasser:
        yield Feil("arbeidsplasstype", "ukjent_verdi")
    for felt, dag in (("laget", enhet.laget), ("gjennomgas", enhet.gjennomgas)):
        if utenfor_kalenderen(dag):
            yield Feil(felt, "utenfor_kalender")
    sett: set[str] = set()
    for liste, muligheter in (("muligheter", enhet.muligheter), ("kan_ikke", enhet.kan_ikke)):
        for n, mulighet in enumerate(muligheter):
            for feil in _mulighetsfeil(mulighet, ord_):
                yield feil.under(f"{liste}.{n}")
            if mulighet.id in sett:
                yield Feil(f"{liste}.{n}.id", "dobbel_id")
            sett.add(mulighet.id)


def malfeil(maler: Maler) -> Iterator[Feil]:
    """Return what job templates say that they cannot say, by path."""
    sett: set[str] = set()
    for n, mal in enumerate(maler.maler):
        for feil in _en_malfeil(mal):
            yield feil.under(f"maler.{n}")
        if mal.id in sett:
            yield Feil(f"maler.{n}.id", "dobbel_id")
        sett.add(mal.id)


def timefeil(timer: Decimal, minst: int, mest: int) -> str | None:
    """Return the rule that a number of hours does not keep, if any."""
    if not timer.is_finite() or not minst <= timer <= mest:
        return "utenfor"
    return "for_mange_desimaler" if timer != round(timer, 2) else None


def _mulighetsfeil(mulighet: Katalogmulighet, ord_: Katalogord) -> Iterator[Feil]:
    if not mulighet.tekst.strip():
        yield Feil("tekst", "mangler")
    if mulighet.type not in ord_.typer:
        yield Feil("type", "ukjent_verdi")
    for felt, lastene in (("avlaster", mulighet.avlaster), ("gir", mulighet.gir)):
        for n, last in enumerate(lastene):
            if last not in ord_.belastninger:
                yield Feil(f"{felt}.{n}", "ukjent_belastning")


def _en_malfeil(mal: EgenMal) -> Iterator[Feil]:
    if not mal.navn.strip():
        yield Feil("navn", "mangler")
    if regel := timefeil(mal.timer, 1, 60):
        yield Feil("timer", regel, {"minst": "1", "mest": "60"})
    for n, oppgave in enumerate(mal.oppgaver):
        if not oppgave.oppgave.strip():
            yield Feil(f"oppgaver.{n}.oppgave", "mangler")
        if oppgave.timer is not None and (regel := timefeil(oppgave.timer, 0, 168)):
            yield Feil(f"oppgaver.{n}.timer", regel, {"minst": "0", "mest": "168"})


def _rot(data: bytes, format_: str) -> dict[str, Any]:
    rot = tolk(data)
    if not isinstance(rot, dict):
        raise FilAvvistError(Feil("", "ikke_pakke"))
    for navn in ("format", "version"):
        if navn not in rot:
            raise FilAvvistError(Feil(navn, "mangler"))
    if rot["format"] != format_:
        raise FilAvvistError(Feil("format", "ukjent_format"))
    versjon = rot["version"]
    if isinstance(versjon, bool) or not isinstance(versjon, int):
        raise FilAvvistError(Feil("version", "feil_type", {"type": "int"}))
    if versjon != VERSJON:
        regel = "nyere_versjon" if versjon > VERSJON else "ukjent_verdi"
        raise FilAvvistError(Feil("version", regel))
    return {n: v for n, v in rot.items() if n not in ("format", "version")}


def _form(rot: dict[str, Any], type_: type[T]) -> T:
    if feil := list(_tekst_i_tall(rot, "")):
        raise FilAvvistError(*feil)
    try:
        return msgspec.convert(rot, type_)
    except msgspec.ValidationError as error:
        raise FilAvvistError(strukturfeil(str(error))) from None


def _tekst_i_tall(node: Node, sti: str) -> Iterator[Feil]:
    """Find hours written as text, which the validator would take for numbers."""
    if isinstance(node, dict):
        for n, v in node.items():
            if n == "timer" and (isinstance(v, (str, bool))):
                yield Feil(f"{sti}.{n}".strip("."), "feil_type", {"type": "number"})
            else:
                yield from _tekst_i_tall(v, f"{sti}.{n}".strip("."))
    elif isinstance(node, list):
        for n, v in enumerate(node):
            yield from _tekst_i_tall(v, f"{sti}.{n}")


def _tegnfeil(node: Node, sti: str) -> Iterator[Feil]:
    if isinstance(node, dict):
        for n, v in node.items():
            yield from _tegnfeil(v, f"{sti}.{n}".strip("."))
    elif isinstance(node, list):
        for n, v in enumerate(node):
            yield from _tegnfeil(v, f"{sti}.{n}")
    elif isinstance(node, str) and har_ulovlig_tegn(node):
        yield Feil(sti, "ulovlig_tegn")


def _ren(mulighet: Katalogmulighet) -> Katalogmulighet:
    return msgspec.structs.replace(
        mulighet,
        tekst=linje(mulighet.tekst),
        hvem_sporres=linje(mulighet.hvem_sporres),
        pass_pa=linje(mulighet.pass_pa),
    )


def _skriv(verdi: msgspec.Struct, format_: str) -> bytes:
    felter = cast("dict[str, Any]", msgspec.to_builtins(verdi, builtin_types=(Decimal,)))
    dokument = {"format": format_, "version": VERSJON, **felter}
    return msgspec.json.format(
        msgspec.json.Encoder(decimal_format="number").encode(dokument), indent=1
    )
