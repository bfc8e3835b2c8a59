"""What is in force: the shipped values, the machine's pack, the user's pack and one's own choice.

What lies nearest the user counts, unless a pack locks it: then nothing nearer does.  A most
number of days is no value among others but a ceiling, whoever sets it.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import msgspec

from desktop.domain.orgfelter import FELTER, Rom
from desktop.domain.tekst import SPRAK, Sprak

if TYPE_CHECKING:  # loaded when there is a pack to read
    from desktop.domain.innhold import Prompt
    from desktop.domain.katalog import Enhet
    from desktop.domain.orgpakke import Pakke, Telefon

Kilde = Literal["program", "kommune", "maskin", "valg"]
MEST = 365
_DAGER = frozenset({"utkast_dager", "behold_dager", "maks_dager"})
T = TypeVar("T", bound=msgspec.Struct)


class Pakkefeil(msgspec.Struct, frozen=True):
    """Why a pack is not in use.

    Attributes:
        sti: The file.
        linje: The first reason as a sentence, with file and key.
        antall: How many reasons there are.
    """

    sti: str
    linje: str
    antall: int = 1


class Orglag(msgspec.Struct, frozen=True):
    """The packs of this laptop.

    Attributes:
        maskin: The pack IT has placed for everyone on the machine.
        bruker: The pack in the data folder of this user.
        feil: Why others are not in use.
    """

    maskin: "Pakke | None" = None
    bruker: "Pakke | None" = None
    feil: tuple[Pakkefeil, ...] = ()

    # What is in force

    def gjelder(self, egen: T) -> T:
        """Return what is in force of something with choices in it: a workplace, or settings."""
        felter = {felt: self._verdi(egen, felt) for felt in self._felter(egen)}
        for felt in _DAGER & felter.keys():
            felter[felt] = min(felter[felt], self.tak)
        return msgspec.structs.replace(egen, **felter)

    def egne(self, ny: T, egen: T) -> T:
        """Return what to keep of one's own, when ``egen`` has been changed to ``ny`` on screen.

        Only what is another than before is a choice; what is locked is kept for the day it is not.
        """
        for_, uten = self.gjelder(egen), self.gjelder(type(egen)())
        levert = type(egen)()
        felter: dict[str, object] = {}
        valgt = set[str](_valgt(egen))
        for felt in self._felter(egen):
            felter[felt] = getattr(egen, felt)
            if getattr(ny, felt) == getattr(for_, felt) or self.laast(felt):
                continue
            felter[felt] = getattr(ny, felt)
            valgt.discard(felt)
            if getattr(ny, felt) == getattr(uten, felt):
                felter[felt] = getattr(levert, felt)
            elif getattr(ny, felt) == getattr(levert, felt):
                valgt.add(felt)
        return msgspec.structs.replace(ny, **felter, valgt=tuple(sorted(valgt)))

    def kilde(self, egen: msgspec.Struct, felt: str) -> Kilde:
        """Return where the value in force of a field comes from."""
        if las := self._laser(felt):
            return las
        if getattr(self.gjelder(egen), felt) != self._verdi(egen, felt):  # under the ceiling
            return "kommune" if _tak(self.maskin) <= _tak(self.bruker) else "maskin"
        if _er_valgt(egen, felt):
            return "valg"
        if felt in _verdier(self.bruker):
            return "maskin"
        return "kommune" if felt in _verdier(self.maskin) else "program"

    def laast(self, felt: str) -> bool:
        """Tell whether a field may not be changed here."""
        return self._laser(felt) is not None

    @property
    def tak(self) -> int:
        """The most days anything may be kept."""
        return min(_tak(self.maskin), _tak(self.bruker))

    # What is the pack's alone

    @property
    def navn(self) -> str:
        """The name of the organisation; empty without a pack."""
        return next((p.innhold.navn for p in self._naermest()), "")

    @property
    def logo(self) -> bytes:
        """Its logo as PNG; empty without one."""
        return next((p.logo for p in self._naermest() if p.logo), b"")

    @property
    def sprak(self) -> tuple[Sprak, ...]:
        """The languages offered on screen, at least one, in the usual order."""
        pakker = [p for p in self._naermest() if p.innhold.sprak]
        if self.maskin in pakker and "sprak" in _laaste(self.maskin):
            pakker = [p for p in pakker if p is self.maskin]
        tilbudt = pakker[0].innhold.sprak if pakker else SPRAK
        return tuple(s for s in SPRAK if s in tilbudt)

    @property
    def telefoner(self) -> "tuple[Telefon, ...]":
        """Whom one may call."""
        return tuple(t for p in self.pakker() for t in p.innhold.telefon)

    @property
    def enheter(self) -> "tuple[Enhet, ...]":
        """The catalogues a new laptop starts from, one of each id."""
        return tuple({e.id: e for p in self.pakker() for e in p.enheter}.values())

    def apent(self, rom: Rom) -> bool:
        """Tell whether a room is open."""
        return not any(rom in p.innhold.avslatt for p in self.pakker())

    def sporsmal(self, fase: int) -> "tuple[Prompt, ...]":
        """Return the organisation's own questions of a phase."""
        alle = [s for p in self.pakker() for s in p.innhold.sporsmal]
        return tuple(s.prompt(n) for n, s in enumerate(alle) if s.fase == fase)

    def pakker(self) -> "tuple[Pakke, ...]":
        """Return the packs in use, the machine's first."""
        return tuple(p for p in (self.maskin, self.bruker) if p is not None)

    def _naermest(self) -> "Iterator[Pakke]":
        return reversed(self.pakker())

    def _felter(self, egen: msgspec.Struct) -> Iterable[str]:
        return [felt for felter in FELTER.values() for felt in felter if hasattr(egen, felt)]

    def _verdi(self, egen: msgspec.Struct, felt: str) -> Any:  # noqa: ANN401 - as many as fields
        satt = {"kommune": _verdier(self.maskin), "maskin": _verdier(self.bruker)}
        if (las := self._laser(felt)) and felt in satt[las]:
            return satt[las][felt]
        if _er_valgt(egen, felt):
            return getattr(egen, felt)
        return (satt["kommune"] | satt["maskin"]).get(felt, getattr(egen, felt))

    def _laser(self, felt: str) -> Kilde | None:
        if felt in _laaste(self.maskin):
            return "kommune"
        return "maskin" if felt in _laaste(self.bruker) else None


def _verdier(pakke: "Pakke | None") -> dict[str, object]:
    return pakke.innhold.verdier() if pakke else {}


def _laaste(pakke: "Pakke | None") -> frozenset[str]:
    """Return the fields a pack locks."""
    nokler = pakke.innhold.laast if pakke else ()
    return frozenset(felt for n in nokler for felt in FELTER.get(n, (n,)))


def _tak(pakke: "Pakke | None") -> int:
    return (pakke and pakke.innhold.oppbevaring.maks_dager) or MEST


def _er_valgt(egen: Any, felt: str) -> bool:  # noqa: ANN401 - a struct with ``valgt``
    """Tell whether somebody has chosen a value: it is not as shipped, or it is said that they have."""
    return felt in _valgt(egen) or getattr(egen, felt) != getattr(type(egen)(), felt)


def _valgt(egen: Any) -> tuple[str, ...]:  # noqa: ANN401 - a struct with ``valgt``
    return egen.valgt
