"""The paper kit, and the recovery sheet: content made into files."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desktop import content
from desktop.domain.innhold import Papir
from desktop.domain.mulighet import Mulighet
from desktop.domain.orglag import Orglag
from desktop.domain.tekst import Sprak
from desktop.errors import MiljoError
from desktop.papir import Enhetsord, Papirstoff, lag_papir
from desktop.utfil import skriv_fil

if TYPE_CHECKING:
    from desktop.pdf.bilde import Bilde

GJENOPPRETTING = "gjenoppretting"


class Valg(msgspec.Struct, frozen=True):
    """What two workplaces do not have alike.

    Attributes:
        arbeidsplass: A kind of workplace; empty for all of them.
        uten: Ids of possibilities that are not offered here.
        egne: What the unit offers, in place of what is shipped.
        enhet: What the unit is called, and who has gone through its list and when.
        kan_ikke: What the unit has found that it cannot do; else what is left out.
        pakker: The organisation packs, whose own questions stand on the cards.
    """

    arbeidsplass: str = ""
    uten: tuple[str, ...] = ()
    egne: tuple[Mulighet, ...] | None = None
    kan_ikke: tuple[Mulighet, ...] = ()
    enhet: Enhetsord = Enhetsord()
    pakker: Orglag = Orglag()


class Papirfil(msgspec.Struct, frozen=True):
    """A paper as a file: a name that says nothing of anybody, and a PDF."""

    navn: str
    pdf: bytes


ALT = Valg()


def papirer() -> tuple[Papir, ...]:
    """Return the papers of the kit, in order."""
    return content.papirer()


def lag_fil(kode: str, sprak: Sprak, valg: Valg = ALT) -> Papirfil:
    """Make one paper of the kit."""
    from desktop.pdf.dokument import bygg_dokument

    papir = next(p for p in papirer() if p.id == kode)
    stoff = _stoff()
    alle = stoff.muligheter if valg.egne is None else valg.egne
    tilbys = tuple(m for m in alle if m.id not in valg.uten)
    kan_ikke = valg.kan_ikke or tuple(m for m in alle if m.id in valg.uten)
    stoff = msgspec.structs.replace(
        stoff, muligheter=tilbys, kan_ikke=kan_ikke, enhet=valg.enhet, pakker=valg.pakker
    )
    dokument = lag_papir(papir, stoff, sprak, arbeidsplass=valg.arbeidsplass)
    return Papirfil(f"{papir.filnavn.i(sprak)}.pdf", bygg_dokument(dokument))


def lag_alle(sprak: Sprak, valg: Valg = ALT) -> Iterator[Papirfil]:
    """Make the whole kit, one paper at a time."""
    return (lag_fil(papir.id, sprak, valg) for papir in papirer())


def sider(fil: Papirfil, bredde: int) -> "Iterator[Bilde]":
    """Draw the pages of a paper for a printer, one at a time."""
    from desktop.pdf.bilde import antall_sider, tegn

    return (tegn(fil.pdf, bredde, n) for n in range(antall_sider(fil.pdf)))


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


def lagre_som(fil: Papirfil, navn: str) -> None:
    """Write a paper under another name, whole.

    Raises:
        MiljoError: It cannot be written.
    """
    sted = Path(navn)
    lagre((Papirfil(sted.name, fil.pdf),), sted.parent)


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
