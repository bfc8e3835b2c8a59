"""Legens blikk: a page read in a minute, and hands counted afterwards; counts and never names."""

from typing import Annotated, Literal

import msgspec

Antall = Annotated[int, msgspec.Meta(ge=0, le=999)]
Nokkel = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9.-]{1,40}\Z")]
Eksempelkode = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9-]{1,16}\Z")]
FORMAT = "dialogarket-legens-blikk"
KLAR, ARK = "klar", "ark"  # before the questions: how many are here, and the page itself
RESULTAT = "resultat:"  # after them, one picture for each group
MEST = 999
MEST_EKSEMPLER = 100


class Blikk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one room counted about one example.

    Attributes:
        kode: The example.
        til_stede: How many were there; 0 when nobody counted.
        hender: Hands for each key: a question (``kan``), or an answer to one (``manglet.timer``).
    """

    kode: Eksempelkode
    til_stede: Antall = 0
    hender: dict[Nokkel, Antall] = {}

    def av(self, nokkel: str) -> int:
        """Return the hands of a key, never more than those who were there."""
        return min(self.hender.get(nokkel, 0), self.til_stede or MEST)

    @property
    def tom(self) -> bool:
        """Whether nothing is counted."""
        return not any(self.hender.values())


class Konferanse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a conference counted, one entry for each example."""

    format: Literal["dialogarket-legens-blikk"] = FORMAT
    version: Literal[1] = 1
    blikk: Annotated[tuple[Blikk, ...], msgspec.Meta(max_length=MEST_EKSEMPLER)] = ()

    def med(self, blikk: Blikk) -> "Konferanse":
        """Return the same with another count of one example, in its old place or last."""
        nye = {b.kode: b for b in self.blikk} | {blikk.kode: blikk}
        return msgspec.structs.replace(self, blikk=tuple(nye.values()))

    def fyll_ut(self, andre: "Konferanse") -> "Konferanse":
        """Return the same with what others counted; what is counted here wins."""
        hentet = {b.kode for b in andre.blikk}
        egne = {b.kode: b for b in self.blikk if not b.tom or b.kode not in hentet}
        nye = [b for b in andre.blikk if b.kode not in egne]
        return msgspec.structs.replace(self, blikk=(*nye, *egne.values()))

    def om(self, kode: str) -> Blikk:
        """Return what is counted about an example; as many are here as for the last one."""
        funnet = next((b for b in self.blikk if b.kode == kode), None)
        siste = self.blikk[-1].til_stede if self.blikk else 0
        return funnet or Blikk(kode, siste)

    @property
    def tom(self) -> bool:
        """Whether nothing is counted."""
        return all(b.tom for b in self.blikk)


class Blikkflyt(msgspec.Struct, frozen=True):
    """Where the facilitator is, and what is counted so far.

    Attributes:
        steder: ``klar``, ``ark``, the keys to count in order, and the results.
        plass: Which of them is in front.
        skriver: A digit was just typed here, and the next one stands behind it.
        lest: The page has been shown.
    """

    steder: tuple[str, ...]
    blikk: Blikk
    plass: int = 0
    skriver: bool = False
    lest: bool = False

    @classmethod
    def av(cls, grupper: dict[str, tuple[str, ...]], blikk: Blikk) -> "Blikkflyt":
        """Begin with groups of keys; each group has a picture of its own at the end."""
        nokler = tuple(n for gruppe in grupper.values() for n in gruppe)
        resultater = tuple(f"{RESULTAT}{navn}" for navn in grupper)
        return cls((KLAR, ARK, *nokler, *resultater), blikk)

    @property
    def sted(self) -> str:
        """The place in front."""
        return self.steder[self.plass]

    @property
    def teller(self) -> bool:
        """Whether hands or people are counted here."""
        return self.sted != ARK and not self.sted.startswith(RESULTAT)

    @property
    def antall(self) -> int:
        """The count in front."""
        return self.blikk.til_stede if self.sted == KLAR else self.blikk.av(self.sted)

    @property
    def mest(self) -> int:
        """The highest count there can be here."""
        return MEST if self.sted == KLAR else self.blikk.til_stede or MEST

    def neste(self) -> "Blikkflyt":
        """Go on, past a page that has been shown; the last place is the end."""
        return self._ga(self.plass + (2 if self.sted == KLAR and self.lest else 1))

    def forrige(self) -> "Blikkflyt":
        """Go back, past the page: nobody is to see it twice."""
        fra = self.plass - 1
        return self._ga(fra - 1 if self.steder[fra] == ARK else fra)

    def resultatene(self) -> "Blikkflyt":
        """Go straight to the first of the results."""
        return self._ga(next(n for n, s in enumerate(self.steder) if s.startswith(RESULTAT)))

    def tell(self, antall: int) -> "Blikkflyt":
        """Count up or down."""
        return self._sett(self.antall + antall, skriver=False)

    def siffer(self, siffer: int) -> "Blikkflyt":
        """Type a digit; digits after each other are one number, and too high a one is the highest."""
        tall = self.antall * 10 + siffer if self.skriver else siffer
        return self._sett(tall, skriver=True)

    def visk(self) -> "Blikkflyt":
        """Take the last digit away."""
        return self._sett(self.antall // 10, skriver=True)

    def _ga(self, plass: int) -> "Blikkflyt":
        innenfor = max(0, min(plass, len(self.steder) - 1))
        lest = self.lest or self.steder[innenfor] == ARK
        return msgspec.structs.replace(self, plass=innenfor, skriver=False, lest=lest)

    def _sett(self, tall: int, *, skriver: bool) -> "Blikkflyt":
        if not self.teller:
            return self
        tall = max(0, min(tall, self.mest))
        if self.sted == KLAR:
            blikk = msgspec.structs.replace(self.blikk, til_stede=tall)
        else:
            hender = self.blikk.hender | {self.sted: tall}
            blikk = msgspec.structs.replace(self.blikk, hender=hender)
        return msgspec.structs.replace(self, blikk=blikk, skriver=skriver)
