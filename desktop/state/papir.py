"""The paper kit, and the recovery sheet: content made into files."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from desktop import content
from desktop.domain.innhold import Papir
from desktop.domain.tekst import Sprak
from desktop.errors import MiljoError
from desktop.papir import Papirstoff, lag_papir
from desktop.utfil import skriv_fil

GJENOPPRETTING = "gjenoppretting"


class Papirfil(msgspec.Struct, frozen=True):
    """A paper as a file: a name that says nothing of anybody, and a PDF."""

    navn: str
    pdf: bytes


def papirer() -> tuple[Papir, ...]:
    """Return the papers of the kit, in order."""
    return content.papirer()


def lag_fil(kode: str, sprak: Sprak, arbeidsplass: str = "") -> Papirfil:
    """Make one paper of the kit."""
    from desktop.pdf.dokument import bygg_dokument

    papir = next(p for p in papirer() if p.id == kode)
    dokument = lag_papir(papir, _stoff(), sprak, arbeidsplass=arbeidsplass)
    return Papirfil(f"{papir.filnavn.i(sprak)}.pdf", bygg_dokument(dokument))


def lag_alle(sprak: Sprak, arbeidsplass: str = "") -> tuple[Papirfil, ...]:
    """Make the whole kit."""
    return tuple(lag_fil(papir.id, sprak, arbeidsplass) for papir in papirer())


def lagre(filer: Iterable[Papirfil], mappe: Path) -> tuple[Path, ...]:
    """Write papers in a folder, which is made when it is missing; each is written whole.

    Raises:
        MiljoError: The folder or a file cannot be written.
    """
    try:
        mappe.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise MiljoError("readonly") from None
    skrevet: list[Path] = []
    for fil in filer:
        skriv_fil(mappe / fil.navn, fil.pdf)
        skrevet.append(mappe / fil.navn)
    return tuple(skrevet)


def gjenopprettingsark(nokkel: str, sprak: Sprak, dato: date | None = None) -> bytes:
    """Make the recovery sheet of a key, dated today when no other day is given."""
    from desktop.pdf.dokument import bygg_dokument

    papir = next(p for p in papirer() if p.id == GJENOPPRETTING)
    dag = dato or date.today()  # noqa: DTZ011 - the day on the wall, as people write it
    return bygg_dokument(lag_papir(papir, _stoff(), sprak, nokkel=nokkel, dato=dag))


@cache
def _stoff() -> Papirstoff:
    return Papirstoff(
        ord=content.papirord(),
        arkord=content.arkord(),
        faser=content.faser(),
        spor=content.spor(),
        bekreftelser=content.bekreftelser(),
        invitasjoner=content.invitasjoner(),
        invitasjonsrad=content.invitasjonsrad(),
        muligheter=content.muligheter(),
        mulighetstyper=content.mulighetstyper(),
        belastninger=content.belastninger(),
        arbeidsplasstyper=content.arbeidsplasstyper(),
        kontrollert=next(v.kontrollert for v in content.veier() if v.id == "avventende"),
    )
