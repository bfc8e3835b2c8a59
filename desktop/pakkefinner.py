"""Look for the organisation packs of this machine and this user, without loading what reads them."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.feil import Feil, FilAvvistError
from desktop.domain.orgfelter import TOML, ZIP
from desktop.domain.orglag import Orglag, Pakkefeil
from desktop.errors import DesktopError
from desktop.feiltekst import feillinje, feiltekst
from desktop.paths import machine_dir

if TYPE_CHECKING:
    from desktop.domain.orgpakke import Pakke


def finn(mappe: Path | None, maskinmappe: Path | None = None) -> Orglag:
    """Return the packs of this machine and of a data folder; a bad one is told of, never in use."""
    feil: list[Pakkefeil] = []
    maskin = _finn_i(maskinmappe or machine_dir(), feil)
    bruker = _finn_i(mappe, feil) if mappe else None
    return Orglag(maskin, bruker, tuple(feil))


def _finn_i(mappe: Path, feil: list[Pakkefeil]) -> "Pakke | None":
    fil = mappe / TOML
    try:
        filer = [f for navn in (TOML, ZIP) if _finnes(f := mappe / navn)]
        if not filer:
            return None
        fil = filer[0]
        if len(filer) > 1:
            raise FilAvvistError(Feil("", "to_pakker"))
        from desktop.pakkefil import les_pakke  # most laptops have none to read

        return les_pakke(fil)
    except FilAvvistError as error:
        linje = feillinje(fil.name, error.feil[0])
        feil.append(Pakkefeil(str(fil), linje, len(error.feil)))
    except DesktopError as error:
        feil.append(Pakkefeil(str(fil), f"{fil.name}: {feiltekst(error)}"))
    return None


def _finnes(fil: Path) -> bool:
    try:
        return fil.exists()
    except (OSError, RuntimeError):  # a folder without rights, links in a ring
        return False
