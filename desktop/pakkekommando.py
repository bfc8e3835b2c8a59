"""``dialogarket pack``: a commented start, validation, what is in force and from where."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.feil import FilAvvistError
from desktop.domain.orgfelter import FELTER, ROM, TOML
from desktop.domain.orglag import Orglag
from desktop.errors import MiljoError
from desktop.feiltekst import feiltekst
from desktop.i18n import language
from desktop.kommandoer import AVVIST, MILJO, OK, kontroller_pakke
from desktop.pakkefil import les_pakke
from desktop.pakkefinner import finn
from desktop.pakketekst import kildetekst, ordningstekst, pakkefeiltekst, romnavn, verditekst
from desktop.paths import default_data_dir, resource
from desktop.settings import Settings, SettingsFil
from desktop.terminal import si, si_feil, ut, utf8
from desktop.utfil import skriv_fil

_INGEN = "–"


def ny(fil: Path) -> int:
    """Write a commented start: a TOML file, or a zip file with a logo in it."""
    utf8()
    try:
        mal = resource("pakke", TOML).read_bytes()
        skriv_fil(fil, _som_zip(mal) if fil.suffix.lower() == ".zip" else mal)
    except MiljoError as error:
        si(f"{fil}: {feiltekst(error)}")
        return MILJO
    return OK


def kontroller(filer: list[Path]) -> int:
    """Validate packs; one line per file on stdout, every reason on stderr."""
    utf8()
    return max(map(kontroller_pakke, filer))


def vis(fil: Path | None, mappe: Path | None) -> int:
    """Write what is in force and from where: of a pack alone, or on this machine."""
    utf8()
    if fil is None:
        mappe = mappe or default_data_dir()
        lag = finn(mappe)
        return _vis(lag, mappe)
    try:
        return _vis(Orglag(maskin=les_pakke(fil)), None)
    except FilAvvistError as error:
        si_feil(str(fil), error.feil)
        return AVVIST
    except MiljoError as error:
        si(f"{fil}: {feiltekst(error)}")
        return MILJO


def _vis(lag: Orglag, mappe: Path | None) -> int:
    for feil in lag.feil:
        si(f"{feil.sti}: {pakkefeiltekst(feil)}")
    settings = SettingsFil(mappe, lag).egne()
    linjer = (*_hodet(lag), *_verdier(lag, Arbeidsplass()), *_verdier(lag, settings), *_resten(lag))
    try:
        ut("".join(f"{linje}\n" for linje in linjer))
    except BrokenPipeError:
        return OK
    except MiljoError as error:
        si(feiltekst(error))
        return MILJO
    return AVVIST if lag.feil else OK


def _hodet(lag: Orglag) -> Iterator[str]:
    yield f"navn: {lag.navn or _INGEN}"
    for pakke in lag.pakker():
        kilde = kildetekst("kommune" if pakke is lag.maskin else "maskin")
        yield f"{pakke.sti} ({kilde})"


def _verdier(lag: Orglag, egen: Arbeidsplass | Settings) -> Iterator[str]:
    """Return a line for each value of a struct that packs can set, with where it comes from."""
    gjelder = lag.gjelder(egen)
    for nokkel, felter in FELTER.items():
        felt = felter[0]
        if hasattr(egen, felt):
            kilde = kildetekst(lag.kilde(egen, felt), laast=lag.laast(felt))
            yield f"{nokkel}: {_verdi(gjelder, nokkel, felt)} ({kilde})"


def _verdi(gjelder: Arbeidsplass | Settings, nokkel: str, felt: str) -> str:
    if nokkel == "egenmelding" and isinstance(gjelder, Arbeidsplass):
        return f"{gjelder.ordning}, {ordningstekst(gjelder)}"
    return verditekst(getattr(gjelder, felt)) or _INGEN


def _resten(lag: Orglag) -> Iterator[str]:
    yield f"sprak: {', '.join(lag.sprak)}"
    yield f"avslatt: {', '.join(romnavn(r) for r in ROM if not lag.apent(r)) or _INGEN}"
    yield from (f"telefon: {t.navn}, {t.nummer}" for t in lag.telefoner)
    for fase in range(1, 8):
        yield from (f"sporsmal, fase {fase}: {p.i(language())}" for p in lag.sporsmal(fase))
    yield from (f"katalog: {e.navn or e.id}" for e in lag.enheter)


def _som_zip(mal: bytes) -> bytes:
    """Put the start in a zip file with an example of a logo, which it names."""
    ut_ = io.BytesIO()
    with zipfile.ZipFile(ut_, "w", zipfile.ZIP_DEFLATED) as arkiv:
        arkiv.writestr(TOML, mal.replace(b"# logo =", b"logo ="))
        arkiv.writestr("logo.png", resource("pakke", "logo.png").read_bytes())
    return ut_.getvalue()
