"""The ways forward: all of the same size, none preselected, and who decides each is said.

dialogue.md «Veiene i fase 5».
"""

from datetime import date
from typing import Annotated

import msgspec

from desktop.domain.feil import Feil
from desktop.domain.sykmelding import Avventende, Dager, Gradert, periodefeil


class _Periodevei(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="slag",
):
    fom: date | None = None
    tom: date | None = None

    def feil(self) -> list[Feil]:
        """Return everything that keeps this way from being put on the page."""
        return periodefeil(self.fom, self.tom, "tom")


class Tilrettelegging(_Periodevei, frozen=True, tag="tilrettelegging"):
    """At work, with adaptation and no absence."""


class EgenmeldingVei(_Periodevei, frozen=True, tag="egenmelding"):
    """Own notice of illness (ftrl. §§ 8-23 to 8-27).

    Attributes:
        brukt_siste_12_mnd: Calendar days used before; never printed.
    """

    brukt_siste_12_mnd: Dager | None = None


class Velferdspermisjon(_Periodevei, frozen=True, tag="velferdspermisjon"):
    """Days off for life outside work, by the local rules; never for own illness."""


class _EnkelVei(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="slag",
):
    def feil(self) -> list[Feil]:
        """Return nothing: there is nothing here that can contradict itself."""
        return []


class Hel(_EnkelVei, frozen=True, tag="hel"):
    """Fully on sick leave; the GP decides."""


class Svangerskapspenger(_EnkelVei, frozen=True, tag="svangerskapspenger"):
    """Work that may harm the foetus and cannot be adapted (ftrl. § 14-4)."""


class Reisetilskudd(_EnkelVei, frozen=True, tag="reisetilskudd"):
    """Help with the journey when only the journey hinders (ftrl. § 8-14)."""


class Annet(_EnkelVei, frozen=True, tag="annet"):
    """Something else, in their own words."""

    tekst: Annotated[str, msgspec.Meta(max_length=2000)] = ""


class VetIkke(_EnkelVei, frozen=True, tag="vet_ikke"):
    """Not known yet: a full answer."""


Vei = (
    Tilrettelegging
    | EgenmeldingVei
    | Velferdspermisjon
    | Avventende
    | Gradert
    | Hel
    | Svangerskapspenger
    | Reisetilskudd
    | Annet
    | VetIkke
)
VEITYPER: tuple[type[Vei], ...] = (
    Tilrettelegging,
    EgenmeldingVei,
    Velferdspermisjon,
    Avventende,
    Gradert,
    Hel,
    Svangerskapspenger,
    Reisetilskudd,
    Annet,
    VetIkke,
)
UTEN_LEGE = (EgenmeldingVei, Velferdspermisjon, VetIkke)


def slag(vei: Vei | type[Vei]) -> str:
    """Return the word a way has in files: ``avventende``, ``gradert`` …"""
    return str(vei.__struct_config__.tag)


def trenger_ikke_ark(veier: tuple[Vei, ...]) -> bool:
    """Tell whether no doctor has a part in any of the ways chosen, so that no page is needed."""
    return bool(veier) and all(isinstance(v, UTEN_LEGE) for v in veier)
