"""The workplace a leader sets up once: what a new samtale starts from."""

from decimal import Decimal
from typing import Literal

import msgspec

from desktop.domain.egenmelding import LOV, UTVIDET_8_24, Ordning

Ordningsvalg = Literal["lov", "utvidet", "egen"]
UTKAST_DAGER, BEHOLD_DAGER, MAKS_DAGER = 14, 14, 180


class Arbeidsplass(msgspec.Struct, frozen=True, omit_defaults=True):
    """The workplace.

    Attributes:
        type: Kind of workplace, an id of ``arbeidsplasser.toml``; empty for any.
        heltid_timer: Hours a week of a full position.
        ordning: Local scheme for egenmelding: the law's, 8 days a time and 24 a year, or its own.
        egen_ordning: The numbers of its own scheme.
        velferdsdager: Working days of velferdspermisjon a year by the local rules.
        utkast_dager: Days a samtale that was broken off is kept.
        behold_dager: Days after the next samtale that what was kept until then is erased.
        maks_dager: Nothing is kept longer than this at a time, nor longer after it was begun than
            this when it has come to its date; nor are backups.
        kan_ikke: Ids of shipped possibilities that this workplace does not offer.
        valgt: Fields that somebody has set to what is shipped, where a pack says something else.
    """

    navn: str = ""
    type: str = ""
    heltid_timer: Decimal = Decimal("37.5")
    ordning: Ordningsvalg = "utvidet"
    egen_ordning: Ordning = UTVIDET_8_24
    velferdsdager: int = 12
    utkast_dager: int = UTKAST_DAGER
    behold_dager: int = BEHOLD_DAGER
    maks_dager: int = MAKS_DAGER
    leder_navn: str = ""
    leder_telefon: str = ""
    leder_kan_nas: str = ""
    kan_ikke: tuple[str, ...] = ()
    valgt: tuple[str, ...] = ()

    @property
    def oppgitt(self) -> bool:
        """Whether somebody has said what this workplace is; if not, its numbers are only usual ones."""
        return bool(self.navn.strip())

    @property
    def egenmelding(self) -> Ordning:
        """The scheme for egenmelding in numbers."""
        return {"lov": LOV, "utvidet": UTVIDET_8_24}.get(self.ordning, self.egen_ordning)

    def til_json(self) -> bytes:
        """Write the workplace for the vault."""
        return msgspec.json.Encoder(decimal_format="number").encode(self)

    @classmethod
    def av_json(cls, data: bytes) -> "Arbeidsplass":
        """Read the workplace from the vault.

        Raises:
            msgspec.DecodeError: It is not one.
        """
        return msgspec.json.decode(data, type=cls)
