"""The samtaler that are kept, as a list says them, and found by words in what it says."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from desktop.domain.arkivpost import SISTE_FASE, Arkivpost
from desktop.i18n import _, format_date, format_weekday, language
from desktop.state import innhold
from desktop.state.ordsok import fold, har

PORSJON = 100  # rows at a time, when nobody is waiting: a few milliseconds


class Samtaletekst(NamedTuple):
    """What is said about a samtale: who and when, and how far it has come."""

    tittel: str
    om: str


class _Dager:
    """Writes days, each of them once: many samtaler are of the same day."""

    def __init__(self) -> None:
        self.ukedag = cache(format_weekday)
        self.dato = cache(format_date)


def samtaletekst(post: Arkivpost, dager: _Dager | None = None) -> Samtaletekst:
    """Return what is said about a samtale, on a card and in a list."""
    skriv = dager or _Dager()
    dato = skriv.ukedag(post.samtale.dato)
    navn = post.samtale.ansatt.navn.strip()
    tittel = f"{navn}, {dato}" if navn else _("Samtale {dato}").format(dato=dato)
    slettes = _("Slettes {dato}").format(dato=skriv.dato(post.slettes)) if post.slettes else ""
    return Samtaletekst(tittel, " · ".join(filter(None, (_hvor_langt(post, skriv), slettes))))


def _hvor_langt(post: Arkivpost, skriv: _Dager) -> str:
    if post.slag == "utkast":
        return _("Steg {n} av {alle}: {navn}").format(
            n=post.fase, alle=SISTE_FASE, navn=innhold.tittel(post.fase)
        )
    neste = post.samtale.avtale.neste_samtale
    if neste is None:
        return _("Ingen dato for neste samtale")
    return _("Neste samtale: {dato}").format(dato=skriv.ukedag(neste))


class Samtalesok:
    """Finds samtaler by the words a list shows; a row is written when it is drawn or looked in."""

    def __init__(self) -> None:
        self._poster: dict[str, Arkivpost] = {}
        self._foldet: dict[str, tuple[Arkivpost, str]] = {}
        self._resten: Iterator[str] = iter(())
        self._dager, self._sprak = _Dager(), language()

    def sett(self, poster: Iterable[Arkivpost]) -> None:
        """Look among these: drafts first, then what is kept, each in the order given."""
        if self._sprak != language():
            self._dager, self._sprak, self._foldet = _Dager(), language(), {}
        alle = list(poster)
        ordnet = (
            *(p for p in alle if p.slag == "utkast"),
            *(p for p in alle if p.slag != "utkast"),
        )
        self._poster = {p.id.hex: p for p in ordnet}
        self._foldet = {k: v for k, v in self._foldet.items() if self._poster.get(k) is v[0]}
        self._resten = iter(self._poster)

    def __getitem__(self, kode: str) -> Arkivpost:
        return self._poster[kode]

    def tekst(self, kode: str) -> Samtaletekst:
        """Return what is said about a samtale."""
        return samtaletekst(self._poster[kode], self._dager)

    def forbered(self, antall: int | None = PORSJON) -> bool:
        """Make some of the rows ready to be looked in, or all; tell whether there are more."""
        gjort = 0
        for kode in islice(self._resten, antall):
            if kode not in self._foldet:
                self._foldet[kode] = (self._poster[kode], fold(" ".join(self.tekst(kode))))
            gjort += 1
        return gjort == antall

    def treff(self, tekst: str) -> list[str]:
        """Return the samtaler with every word of a text in what is said about them."""
        ordene = fold(tekst).split()
        if not ordene:
            return list(self._poster)
        self.forbered(None)
        return [kode for kode in self._poster if har(self._foldet[kode][1], ordene)]
