"""The shipped content: TOML files in three languages → domain objects, or a clear error."""

import tomllib
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from desktop.ark import Arkord
from desktop.domain.innhold import (
    Andresprak,
    Arbeidsplasstype,
    Bekreftelse,
    Belastning,
    Blikkgruppe,
    Blikksporsmal,
    Fase,
    Invitasjon,
    Jobbmal,
    Mulighetstype,
    Omvisningsstopp,
    Ordvalg,
    Papir,
    Spor,
    Stoppord,
    VeiInnhold,
)
from desktop.domain.katalog import Katalogord
from desktop.domain.konferanse import Hmssporsmal, Programpost, Veiledning, i_rekkefolge
from desktop.domain.konferanse import les_veiledning as _les_veiledning
from desktop.domain.mulighet import Mulighet
from desktop.domain.samtale import Samtale
from desktop.domain.samtale_fil import SamtaleFilError, les
from desktop.domain.tekst import Sprak, Tekst
from desktop.errors import DesktopError
from desktop.paths import resource

if TYPE_CHECKING:  # its expressions take a while to make ready
    from desktop.domain.hint import Helseord

T = TypeVar("T")
ANDRE = "sprak"  # the folder of further languages
EKSEMPEL_ENDELSE = ".samtale.json"
VEILEDNING_ENDELSE = ".veiledning.toml"


class ContentError(DesktopError):
    """A content file is broken; the message names file, entry and reason."""


def _tabell(fil: str) -> dict[str, Any]:
    try:
        return tomllib.loads(resource("content", fil).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"{fil}: {error}") from error


def _liste(fil: str, nokkel: str, type_: type[T]) -> tuple[T, ...]:
    rader: list[T] = []
    for n, rad in enumerate(_tabell(fil).get(nokkel, ())):
        navn = cast("dict[str, Any]", rad).get("id", n) if isinstance(rad, dict) else n
        try:
            rader.append(msgspec.convert(rad, type_))
        except msgspec.ValidationError as error:
            raise ContentError(f"{fil}: {nokkel} {navn}: {error}") from error
    if not rader:
        raise ContentError(f"{fil}: {nokkel}: empty")
    return tuple(rader)


@cache
def faser() -> tuple[Fase, ...]:
    """Return the seven phases in order."""
    return _liste("faser.toml", "fase", Fase)


@cache
def spor() -> tuple[Spor, ...]:
    """Return the nine tracks."""
    return _liste("spor.toml", "spor", Spor)


@cache
def bekreftelser() -> tuple[Bekreftelse, ...]:
    """Return the affirmations."""
    return _liste("bekreftelser.toml", "bekreftelse", Bekreftelse)


@cache
def invitasjoner() -> tuple[Invitasjon, ...]:
    """Return the invitations."""
    return _liste("invitasjoner.toml", "invitasjon", Invitasjon)


@cache
def invitasjonsrad() -> tuple[Tekst, ...]:
    """Return what to leave out of an invitation."""
    return _liste("invitasjoner.toml", "unnga", Tekst)


@cache
def ordvalg() -> tuple[Ordvalg, ...]:
    """Return the hints on wording."""
    return _liste("ordvalg.toml", "ordvalg", Ordvalg)


@cache
def belastninger() -> tuple[Belastning, ...]:
    """Return the load vocabulary."""
    return _liste("belastninger.toml", "belastning", Belastning)


@cache
def arbeidsplasstyper() -> tuple[Arbeidsplasstype, ...]:
    """Return the kinds of workplace."""
    return _liste("arbeidsplasser.toml", "arbeidsplass", Arbeidsplasstype)


@cache
def muligheter() -> tuple[Mulighet, ...]:
    """Return the shipped catalogue of possibilities."""
    return _liste("muligheter.toml", "mulighet", Mulighet)


@cache
def mulighetstyper() -> tuple[Mulighetstype, ...]:
    """Return the kinds of possibility."""
    return _liste("muligheter.toml", "type", Mulighetstype)


@cache
def katalogord() -> Katalogord:
    """Return the words that a catalogue of a workplace's own may use."""

    def navn(alle: Iterable[Belastning]) -> dict[str, tuple[str, ...]]:
        return {en.id: (en.nb, en.nn, en.en) for en in alle}

    return Katalogord(
        navn(mulighetstyper()), navn(belastninger()), navn(arbeidsplasstyper()), muligheter()
    )


@cache
def jobbmaler() -> tuple[Jobbmal, ...]:
    """Return the job templates."""
    return _liste("jobbmaler.toml", "jobbmal", Jobbmal)


@cache
def veier() -> tuple[VeiInnhold, ...]:
    """Return the ways, in the order of the screen."""
    return _liste("veier.toml", "vei", VeiInnhold)


@cache
def stopp() -> dict[str, Stoppord]:
    """Return the stops of the timeline in words, by id."""
    return {s.id: s for s in _liste("veier.toml", "stopp", Stoppord)}


@cache
def helligdager() -> dict[str, Stoppord]:
    """Return the public holidays in words, by code."""
    return {h.id: h for h in _liste("veier.toml", "helligdag", Stoppord)}


@cache
def papirer() -> tuple[Papir, ...]:
    """Return the papers of the kit, in order."""
    return _liste("papir.toml", "papir", Papir)


@cache
def papirord() -> dict[str, Tekst]:
    """Return the words of the papers that stand in what the application puts there."""
    return _ord("papir.toml")


@cache
def blikksporsmal() -> tuple[Blikksporsmal, ...]:
    """Return the questions of Legens blikk, in order."""
    return _liste("legens_blikk.toml", "sporsmal", Blikksporsmal)


@cache
def blikkgrupper() -> tuple[Blikkgruppe, ...]:
    """Return the groups its results are shown in."""
    return _liste("legens_blikk.toml", "gruppe", Blikkgruppe)


@cache
def omvisning() -> tuple[Omvisningsstopp, ...]:
    """Return the stops of the presentation, in order."""
    return _liste("presentasjon.toml", "stopp", Omvisningsstopp)


@cache
def arkord() -> Arkord:
    """Return the fixed words of the page."""
    return Arkord(_ord("ark.toml"), {vei.id: vei.navn for vei in veier()})


def _ord(fil: str) -> dict[str, Tekst]:
    try:
        return msgspec.convert(_tabell(fil).get("ord"), dict[str, Tekst])
    except msgspec.ValidationError as error:
        raise ContentError(f"{fil}: ord: {error}") from error


@cache
def helseord() -> "Helseord":
    """Return the words that give a calm hint about health."""
    from desktop.domain.hint import Helseord

    try:
        return msgspec.convert(_tabell("helseord.toml"), Helseord)
    except msgspec.ValidationError as error:
        raise ContentError(f"helseord.toml: {error}") from error


@cache
def andresprak() -> dict[str, Andresprak]:
    """Return the languages that lie as files in ``content/sprak``, by code."""
    filer = sorted(fil.name for fil in resource("content", ANDRE).iterdir())
    koder = (navn.removesuffix(".toml") for navn in filer if navn.endswith(".toml"))
    return {kode: _andresprak(kode) for kode in koder}


def _andresprak(kode: str) -> Andresprak:
    fil = f"{ANDRE}/{kode}.toml"
    try:
        return msgspec.convert({**_tabell(fil), "kode": kode}, Andresprak)
    except msgspec.ValidationError as error:
        raise ContentError(f"{fil}: {error}") from error


def eksempelkoder() -> tuple[str, ...]:
    """Return the codes of the shipped examples."""
    navn = (fil.name for fil in resource("eksempler", "nb").iterdir())
    koder = (n.removesuffix(EKSEMPEL_ENDELSE) for n in navn if n.endswith(EKSEMPEL_ENDELSE))
    return tuple(sorted(koder, key=i_rekkefolge))


def eksempel(kode: str, sprak: Sprak) -> Samtale:
    """Read a shipped example in a language."""
    return les(resource("eksempler", sprak, f"{kode}{EKSEMPEL_ENDELSE}").read_bytes())


@cache
def veiledning(kode: str, sprak: Sprak) -> Veiledning:
    """Read the facilitator's guide of a shipped example in a language."""
    fil = f"{kode}{VEILEDNING_ENDELSE}"
    try:
        return _les_veiledning(resource("eksempler", sprak, fil).read_bytes())
    except SamtaleFilError as error:
        raise ContentError(f"{sprak}/{fil}: {error}") from error


@cache
def hefteord() -> dict[str, Tekst]:
    """Return the words of the booklet and of the questions for a staff meeting."""
    return _ord("hefte.toml")


@cache
def program() -> tuple[Programpost, ...]:
    """Return the programme of the conference, in order."""
    return _liste("hefte.toml", "program", Programpost)


@cache
def hmssporsmal() -> tuple[Hmssporsmal, ...]:
    """Return the questions for a staff meeting, in order."""
    return _liste("hefte.toml", "hms", Hmssporsmal)
