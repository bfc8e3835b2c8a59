"""What will be another when one catalogue takes the place of another, field by field."""

from collections.abc import Iterable
from typing import Any

import msgspec

from desktop.domain.jobbmal import EgenMal, Maler
from desktop.domain.katalog import Enhet, Katalogmulighet

TILBYS = "tilbys"  # the field that says on which of the two lists a possibility stands


class Feltendring(msgspec.Struct, frozen=True):
    """One field, before and after."""

    felt: str
    for_: Any
    etter: Any


class Endring(msgspec.Struct, frozen=True):
    """Something that is in both, and not alike."""

    gammel: Any
    ny: Any
    felter: tuple[Feltendring, ...]


class Forskjell(msgspec.Struct, frozen=True):
    """What will change.

    Attributes:
        nye: What is only in the new one, in its order.
        endret: What is in both, and not alike.
        fjernet: What is only in the old one.
        om_enheten: Fields of the unit itself.
        rekkefolge: Whether what is in both stands in another order.
    """

    nye: tuple[Any, ...] = ()
    endret: tuple[Endring, ...] = ()
    fjernet: tuple[Any, ...] = ()
    om_enheten: tuple[Feltendring, ...] = ()
    rekkefolge: bool = False

    @property
    def ingen(self) -> bool:
        """Whether nothing will change."""
        return self == Forskjell()


def forskjell(gammel: Enhet | None, ny: Enhet) -> Forskjell:
    """Return what will change when a unit takes the place of another, or comes anew."""
    gammel = gammel or Enhet(ny.id)
    tilbys = {e: {m.id for m in enhet.muligheter} for e, enhet in enumerate((gammel, ny))}

    def tilbud(en: Katalogmulighet, to: Katalogmulighet) -> tuple[Feltendring, ...]:
        for_, etter = en.id in tilbys[0], to.id in tilbys[1]
        flyttet = (Feltendring(TILBYS, for_, etter),) if for_ != etter else ()
        return (*feltvis(en, to), *flyttet)

    gamle = {m.id: m for m in (*gammel.muligheter, *gammel.kan_ikke)}
    nye = {m.id: m for m in (*ny.muligheter, *ny.kan_ikke)}
    endret = [(gamle[i], nye[i], tilbud(gamle[i], nye[i])) for i in nye if i in gamle]
    return Forskjell(
        nye=tuple(m for i, m in nye.items() if i not in gamle),
        endret=tuple(Endring(*e) for e in endret if e[2]),
        fjernet=tuple(m for i, m in gamle.items() if i not in nye),
        om_enheten=feltvis(gammel, ny, uten=("id", "muligheter", "kan_ikke")),
        rekkefolge=_ordnet(gammel.muligheter, nye) != _ordnet(ny.muligheter, gamle),
    )


def malforskjell(gamle: Maler, nye: Maler) -> Forskjell:
    """Return what will change when job templates take the place of others."""
    for_ = {m.id: m for m in gamle.maler}
    etter = {m.id: m for m in nye.maler}
    par = [(for_[i], etter[i]) for i in etter if i in for_ and for_[i] != etter[i]]
    return Forskjell(
        nye=tuple(m for i, m in etter.items() if i not in for_),
        endret=tuple(Endring(en, to, feltvis(en, to)) for en, to in par),
        fjernet=tuple(m for i, m in for_.items() if i not in etter),
        rekkefolge=_ordnet(gamle.maler, etter) != _ordnet(nye.maler, for_),
    )


def feltvis(
    en: msgspec.Struct, to: msgspec.Struct, uten: Iterable[str] = ()
) -> tuple[Feltendring, ...]:
    """Return the fields that are not alike."""
    felter = [f for f in en.__struct_fields__ if f not in frozenset(uten)]
    par = [(f, getattr(en, f), getattr(to, f)) for f in felter]
    return tuple(Feltendring(*p) for p in par if p[1] != p[2])


def _ordnet(alle: Iterable[Katalogmulighet | EgenMal], felles: Iterable[str]) -> list[str]:
    kjente = frozenset(felles)
    return [m.id for m in alle if m.id in kjente]
