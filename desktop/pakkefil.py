"""The files of an organisation pack: where they are placed, and how they are read from anywhere."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from desktop.domain.feil import Feil, FilAvvistError
from desktop.domain.katalog import Enhet, Katalogord
from desktop.domain.logo import MAKS_LOGO, ren_png
from desktop.domain.orgfelter import TOML
from desktop.domain.orgpakke import MAKS_TOML, Orgpakke, Pakke, les_orgpakke
from desktop.domain.pakke import les_enhet
from desktop.domain.streng_json import MAKS_BYTES
from desktop.errors import MiljoError
from desktop.innfil import les_inntil
from desktop.regneark.zipvakt import UGYLDIG, katalogen_er_trygg

MAKS_ZIPDELER = 40
_AV_SYSTEMET = ("__MACOSX/", ".DS_Store")  # what macOS puts in every zip file
T = TypeVar("T")
Hent = Callable[[str, int], bytes | None]


def les_pakke(fil: Path) -> Pakke:
    """Read a pack: a TOML file with what lies beside it, or a zip file of the same.

    Raises:
        FilAvvistError: Everything that is wrong with it, or the one thing that hides the rest.
        MiljoError: It cannot be read.
    """
    er_zip = fil.suffix.lower() == ".zip"
    data = les_inntil(fil, MAKS_BYTES if er_zip else MAKS_TOML, bare_fil=True)
    pakke = (
        les_zip(data) if er_zip else _sett_sammen(data, lambda navn, n: _ved_siden(fil, navn, n))
    )
    return Pakke(pakke.innhold, pakke.logo, pakke.enheter, str(fil))


def les_zip(data: bytes) -> Pakke:
    """Read a pack from the bytes of a zip file, which is weighed before it is unpacked.

    Raises:
        FilAvvistError: As for :func:`les_pakke`.
    """
    deler = _pakk_ut(data)
    if TOML not in deler:
        raise FilAvvistError(Feil("", "zip_uten_toml"))
    pakke = _sett_sammen(deler[TOML], lambda navn, mest: deler.get(navn))
    ukjente = deler.keys() - {TOML, pakke.innhold.logo, *pakke.innhold.katalog}
    if ukjente:
        raise FilAvvistError(Feil("", "ukjent_del", {"antall": str(len(ukjente))}))
    return pakke


def er_pakkezip(fil: Path) -> bool:
    """Tell whether a zip file has the TOML file of a pack in it."""
    try:
        with zipfile.ZipFile(fil) as arkiv:
            return TOML in arkiv.namelist()
    except UGYLDIG:
        return False


def _pakk_ut(data: bytes) -> dict[str, bytes]:
    """Return the parts of a zip file by name, when all of it is safe to unpack."""
    if len(data) > MAKS_BYTES:
        raise FilAvvistError(Feil("", "for_stor"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
            alle = arkiv.infolist()
            if len(alle) > MAKS_ZIPDELER or not katalogen_er_trygg(alle):
                raise FilAvvistError(Feil("", "utrygg_zip"))
            navn = [d.filename for d in alle if not d.filename.startswith(_AV_SYSTEMET)]
            return {n: arkiv.read(n) for n in navn}
    except UGYLDIG:
        raise FilAvvistError(Feil("", "ikke_zip")) from None


def _sett_sammen(data: bytes, hent: Hent) -> Pakke:
    """Put the TOML file together with what it names, and tell of all that is wrong with either."""
    innhold = les_orgpakke(data)
    feil = list(_typefeil(innhold))
    logo = b""
    if innhold.logo:
        logo = _del(hent(innhold.logo, MAKS_LOGO), "logo", feil, ren_png) or b""
    enheter = [
        _del(hent(navn, MAKS_BYTES), f"katalog.{n}", feil, _les_enhet)
        for n, navn in enumerate(innhold.katalog)
    ]
    if feil:
        raise FilAvvistError(*feil)
    return Pakke(innhold, logo, tuple(e for e in enheter if e))


def _del(data: bytes | None, felt: str, feil: list[Feil], les: Callable[[bytes], T]) -> T | None:
    """Read a file that the TOML file names; what is wrong with it is told under the name's key."""
    if data is None:
        feil.append(Feil(felt, "mangler_fil"))
        return None
    try:
        return les(data)
    except FilAvvistError as error:
        feil += [en.under(felt) for en in error.feil]
    return None


def _les_enhet(data: bytes) -> Enhet:
    return les_enhet(data, _ord())


def _typefeil(innhold: Orgpakke) -> Iterator[Feil]:
    type_ = innhold.arbeidsplass.type
    if type_ is not None and type_ not in _ord().arbeidsplasser:
        yield Feil("arbeidsplass.type", "ukjent_arbeidsplass")


def _ord() -> Katalogord:
    from desktop.content import katalogord  # only a pack that names words needs them

    return katalogord()


def _ved_siden(fil: Path, navn: str, mest: int) -> bytes | None:
    try:
        return les_inntil(fil.with_name(navn), mest, bare_fil=True)
    except MiljoError:
        return None
