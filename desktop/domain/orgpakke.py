"""An organisation pack: what a municipality sets for everyone, as one TOML file, read strictly.

Nothing in it is about a person.  How packs and one's own choices lie upon each other is
``orglag``; the files around it (logo, catalogues, zip) are ``desktop.pakkefil``.
"""

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from types import UnionType
from typing import Annotated, Any, Literal, cast, get_args, get_origin

import msgspec

from desktop.domain.arbeidsplass import Ordningsvalg
from desktop.domain.egenmelding import LOV, Ordning
from desktop.domain.feil import Feil, FilAvvistError
from desktop.domain.innhold import Prompt
from desktop.domain.katalog import Enhet
from desktop.domain.orgfelter import Rom
from desktop.domain.pakke import timefeil
from desktop.domain.streng_json import har_ulovlig_tegn, strukturfeil, trygt_navn
from desktop.domain.tekst import Sprak

FORMAT, VERSJON = "dialogarket/organisasjon", 1
MAKS_TOML = 100_000
MAKS_RADER = 60
_MAKS_PRIKKER = 40  # a key of a thousand parts costs a thousand tables

Nokkel = Literal[
    "sprak",
    "arbeidsplass.type",
    "arbeidsplass.heltid_timer",
    "arbeidsplass.velferdsdager",
    "egenmelding",
    "oppbevaring.utkast_dager",
    "oppbevaring.behold_dager",
    "oppbevaring.maks_dager",
    "program.las_minutter",
    "program.skriv_ut_uten_godkjenning",
]

_Navn = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
_Linje = Annotated[str, msgspec.Meta(max_length=120)]
_Sporsmal = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
_Fil = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")]
_Dager = Annotated[int, msgspec.Meta(ge=1, le=365)]


class _Del(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    pass


class Plassverdier(_Del, frozen=True):
    """What every workplace starts from."""

    type: Annotated[str, msgspec.Meta(max_length=40)] | None = None
    heltid_timer: Decimal | None = None
    velferdsdager: Annotated[int, msgspec.Meta(ge=1, le=60)] | None = None


class Egenmeldingsverdier(_Del, frozen=True):
    """The scheme for egenmelding; the numbers belong to ``egen`` only.

    The law's three days, four times and two months are the least anyone may give (§§ 8-24, 8-27).
    """

    ordning: Ordningsvalg
    dager_per_gang: Annotated[int, msgspec.Meta(ge=LOV.dager_per_gang, le=16)] | None = None
    dager_per_12_mnd: Annotated[int, msgspec.Meta(ge=12, le=366)] | None = None
    ganger_per_12_mnd: Annotated[int, msgspec.Meta(ge=4, le=99)] | None = None
    ventetid_mnd: Annotated[int, msgspec.Meta(ge=0, le=LOV.ventetid_mnd)] | None = None


class Oppbevaringsverdier(_Del, frozen=True):
    """How long things are kept; ``maks_dager`` is a ceiling nobody may go above."""

    utkast_dager: _Dager | None = None
    behold_dager: _Dager | None = None
    maks_dager: Annotated[int, msgspec.Meta(ge=7, le=365)] | None = None


class Programverdier(_Del, frozen=True):
    """How the application behaves."""

    las_minutter: Literal[5, 15, 30, 60] | None = None
    skriv_ut_uten_godkjenning: bool | None = None


class Telefon(_Del, frozen=True):
    """Somebody to call; an office, never a person's private number."""

    navn: _Navn
    nummer: Annotated[str, msgspec.Meta(pattern=r"^\+?[0-9 ]{3,20}$")]
    nar: _Linje = ""


class Egetsporsmal(_Del, frozen=True):
    """A question of the municipality's own; a language that is missing is asked in bokmål."""

    fase: Annotated[int, msgspec.Meta(ge=1, le=7)]
    nb: _Sporsmal
    nn: _Sporsmal | None = None
    en: _Sporsmal | None = None

    def prompt(self, n: int) -> Prompt:
        """Return it as the screen shows prompts."""
        return Prompt(f"kommune.{n}", self.nb, self.nn or self.nb, self.en or self.nb)


class Orgpakke(_Del, frozen=True):
    """What stands in the TOML file.

    Attributes:
        logo: Name of a PNG file beside it.
        sprak: Languages offered on screen; none means all.
        avslatt: Rooms that are closed.
        laast: Values nobody may change here.
        katalog: Names of unit packs beside it, which a new laptop starts from.
    """

    format: Literal["dialogarket/organisasjon"]
    version: int
    navn: _Navn
    logo: _Fil | None = None
    sprak: tuple[Sprak, ...] = ()
    avslatt: tuple[Rom, ...] = ()
    laast: tuple[Nokkel, ...] = ()
    arbeidsplass: Plassverdier = Plassverdier()
    egenmelding: Egenmeldingsverdier | None = None
    oppbevaring: Oppbevaringsverdier = Oppbevaringsverdier()
    program: Programverdier = Programverdier()
    telefon: tuple[Telefon, ...] = ()
    sporsmal: tuple[Egetsporsmal, ...] = ()
    katalog: tuple[_Fil, ...] = ()

    def verdier(self) -> dict[str, object]:
        """Return what is set, by the name of the field it is for."""
        deler = filter(None, (self.arbeidsplass, self.oppbevaring, self.program))
        satt = {
            navn: verdi
            for del_ in deler
            for navn, verdi in msgspec.structs.asdict(del_).items()
            if verdi is not None
        }
        return satt | _ordning(self.egenmelding)


class Pakke(msgspec.Struct, frozen=True):
    """A pack with what lay beside it, and where it was found."""

    innhold: Orgpakke
    logo: bytes = b""
    enheter: tuple[Enhet, ...] = ()
    sti: str = ""


def les_orgpakke(data: bytes) -> Orgpakke:
    """Read the TOML file of a pack.

    Raises:
        FilAvvistError: Everything that is wrong with it, or the one thing that hides the rest.
    """
    rot = _tolk(data)
    if rot.get("format") != FORMAT:
        raise FilAvvistError(Feil("format", "ikke_orgpakke"))
    versjon = rot.get("version")
    if isinstance(versjon, int) and versjon > VERSJON:
        raise FilAvvistError(Feil("version", "nyere_versjon"))
    feil: list[Feil] = []
    lest = _les_del(rot, Orgpakke, "", feil)
    feil += _tegnfeil(rot, "")
    if isinstance(lest, Orgpakke):
        kjent = {en.felt for en in feil}
        feil += [en for en in _regelfeil(lest, rot) if en.felt not in kjent]
        if not feil:
            return lest
    raise FilAvvistError(*feil)


def _tolk(data: bytes) -> dict[str, Any]:
    if len(data) > MAKS_TOML:
        raise FilAvvistError(Feil("", "for_stor_del", {"kb": str(MAKS_TOML // 1000)}))
    try:
        tekst = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FilAvvistError(Feil("", "ikke_utf8")) from None
    if any(map(_har_lang_nokkel, tekst.splitlines())):
        raise FilAvvistError(Feil("", "for_dyp"))
    try:
        return tomllib.loads(tekst, parse_float=_desimal)
    except RecursionError:
        raise FilAvvistError(Feil("", "for_dyp")) from None
    except ValueError as error:  # of the file, or a number or a day that there is none of
        funn = re.search(r"at line (\d+)", str(error))
        linje = funn[1] if funn else str(tekst.count("\n") + 1)
        raise FilAvvistError(Feil("", "ikke_toml", {"linje": linje})) from None


def _har_lang_nokkel(linje: str) -> bool:
    """Tell whether a key has so many parts that only to read it takes long."""
    return not linje.startswith("#") and linje.partition("=")[0].count(".") > _MAKS_PRIKKER


def _desimal(tekst: str) -> Decimal:
    try:
        return Decimal(tekst)
    except InvalidOperation:  # an exponent past all bounds
        return Decimal("NaN")


def _les(node: object, type_: Any, sti: str, feil: list[Feil]) -> object:  # noqa: ANN401 - a type
    """Read a node as a type; put every fault in the list instead of stopping at the first."""
    struct = _struct(type_)
    if struct is not None and isinstance(node, dict):
        return _les_del(cast("dict[str, Any]", node), struct, sti, feil)
    if get_origin(type_) is tuple and isinstance(node, list):
        return _les_liste(cast("list[Any]", node), get_args(type_)[0], sti, feil)
    if type_ == Decimal | None and isinstance(node, str):  # the validator would take it
        feil.append(Feil(sti, "feil_type", {"type": "number"}))
        return None
    try:
        return msgspec.convert(node, type_)
    except msgspec.ValidationError as error:
        feil.append(strukturfeil(str(error)).under(sti))
    return None


def _les_liste(rader: list[Any], type_: Any, sti: str, feil: list[Feil]) -> object:  # noqa: ANN401
    if len(rader) > MAKS_RADER:
        feil.append(Feil(sti, "for_mange", {"maks": str(MAKS_RADER)}))
        return ()
    return tuple(_les(rad, type_, f"{sti}.{n}", feil) for n, rad in enumerate(rader))


def _les_del(
    node: dict[str, Any], type_: type[msgspec.Struct], sti: str, feil: list[Feil]
) -> object:
    felter = {felt.name: felt for felt in msgspec.structs.fields(type_)}
    ukjente = sorted(trygt_navn(navn) for navn in node.keys() - felter.keys())
    feil += [Feil(_under(sti, navn), "ukjent_felt") for navn in ukjente]
    mangler = [navn for navn, felt in felter.items() if felt.required and navn not in node]
    feil += [Feil(_under(sti, navn), "mangler") for navn in mangler]
    verdier = {
        navn: _les(node[navn], felt.type, _under(sti, navn), feil)
        for navn, felt in felter.items()
        if navn in node
    }
    return None if mangler else type_(**verdier)


def _struct(type_: Any) -> type[msgspec.Struct] | None:  # noqa: ANN401 - a type
    """Return the struct of a type that is one, or one or nothing."""
    mulige = (type_, *(get_args(type_) if get_origin(type_) is UnionType else ()))
    structs = (t for t in mulige if isinstance(t, type) and issubclass(t, msgspec.Struct))
    return next(structs, None)


def _under(sti: str, navn: str) -> str:
    return f"{sti}.{navn}" if sti else navn


def _tegnfeil(node: object, sti: str) -> Iterator[Feil]:
    if isinstance(node, dict):
        for navn, verdi in cast("dict[str, Any]", node).items():
            yield from _tegnfeil(verdi, _under(sti, trygt_navn(navn)))
    elif isinstance(node, list):
        for n, verdi in enumerate(cast("list[Any]", node)):
            yield from _tegnfeil(verdi, _under(sti, str(n)))
    elif isinstance(node, str) and (har_ulovlig_tegn(node) or "\n" in node):
        yield Feil(sti, "ulovlig_tegn")


def _regelfeil(pakke: Orgpakke, rot: dict[str, Any]) -> Iterator[Feil]:
    """Return what does not hang together of what could be read."""
    heltid = pakke.arbeidsplass and pakke.arbeidsplass.heltid_timer
    if heltid is not None and (regel := timefeil(heltid, 1, 60)):
        yield Feil("arbeidsplass.heltid_timer", regel, {"minst": "1", "mest": "60"})
    if pakke.egenmelding:
        yield from _ordningsfeil(pakke.egenmelding)
    if pakke.oppbevaring:
        yield from _dagfeil(pakke.oppbevaring)
    for n, nokkel in enumerate(pakke.laast):
        if nokkel and not _star_i(rot, nokkel):
            yield Feil(f"laast.{n}", "laast_uten_verdi")


def _star_i(rot: dict[str, Any], nokkel: str) -> bool:
    """Tell whether a value is there, right or wrong."""
    del_, _punktum, felt = nokkel.partition(".")
    inne = rot.get(del_)
    return inne is not None and (not felt or (isinstance(inne, dict) and felt in inne))


def _ordningsfeil(verdier: Egenmeldingsverdier) -> Iterator[Feil]:
    egne = ("dager_per_gang", "dager_per_12_mnd", "ganger_per_12_mnd", "ventetid_mnd")
    satt = [navn for navn in egne if getattr(verdier, navn) is not None]
    if verdier.ordning != "egen":
        for navn in satt:
            yield Feil(f"egenmelding.{navn}", "bare_egen_ordning")
    elif "dager_per_gang" not in satt:
        yield Feil("egenmelding.dager_per_gang", "mangler")


def _dagfeil(verdier: Oppbevaringsverdier) -> Iterator[Feil]:
    mest = verdier.maks_dager
    for navn in ("utkast_dager", "behold_dager"):
        dager = getattr(verdier, navn)
        if mest is not None and dager is not None and dager > mest:
            yield Feil(f"oppbevaring.{navn}", "over_maks_dager", {"mest": str(mest)})


def _ordning(verdier: Egenmeldingsverdier | None) -> dict[str, object]:
    if verdier is None:
        return {}
    if verdier.dager_per_gang is None:
        return {"ordning": verdier.ordning}
    egen = Ordning(
        verdier.dager_per_gang,
        verdier.dager_per_12_mnd,
        verdier.ganger_per_12_mnd,
        LOV.ventetid_mnd if verdier.ventetid_mnd is None else verdier.ventetid_mnd,
    )
    return {"ordning": verdier.ordning, "egen_ordning": egen}
