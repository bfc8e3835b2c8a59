"""One kept samtale: the samtale itself, and what the archive needs to know about it."""

from datetime import date, datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

import msgspec

from desktop.domain.samtale import Samtale

Slag = Literal["utkast", "avtale", "samtale"]

FORSTE_FASE, SISTE_FASE = 1, 7


class Arkivpost(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A samtale as it is kept.

    Attributes:
        fase: The phase reached, 1 to 7.
        slag: What is kept: a draft, the agreement only, or the whole samtale.
        opprettet: When it was begun, in UTC.
        endret: When it was last changed, in UTC.
        slettes: The day it is to be erased; none while it is a draft.
        behold_timer: Whether the hours of the job list are kept with the agreement.
        skrevet_ut: How many times the page has been printed or saved.
        kjede: Id of the first samtale of those that follow each other; its own when it is alone.

    Raises:
        ValueError: The phase, the count or the zone of a time is outside what is said above.
    """

    id: UUID
    samtale: Samtale
    fase: Annotated[int, msgspec.Meta(ge=FORSTE_FASE, le=SISTE_FASE)]
    slag: Slag
    opprettet: Annotated[datetime, msgspec.Meta(tz=True)]
    endret: Annotated[datetime, msgspec.Meta(tz=True)]
    slettes: date | None = None
    behold_timer: bool = False
    skrevet_ut: Annotated[int, msgspec.Meta(ge=0)] = 0
    kjede: UUID | None = None

    @property
    def rot(self) -> UUID:
        """The first samtale of the chain."""
        return self.kjede or self.id

    def __post_init__(self) -> None:
        """Refuse what the archive could not sort or show."""
        if not FORSTE_FASE <= self.fase <= SISTE_FASE:
            raise ValueError("fase")
        if self.skrevet_ut < 0:
            raise ValueError("skrevet_ut")
        if any(tid.utcoffset() != timedelta(0) for tid in (self.opprettet, self.endret)):
            raise ValueError("UTC")
