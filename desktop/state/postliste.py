"""The samtaler of the open vault: how they are remembered, and how one grows out of another."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4, uuid5

import msgspec

from desktop.domain.arkivpost import Arkivpost, Slag
from desktop.domain.samtale import Forrige, Samtale

if TYPE_CHECKING:
    from desktop.state.samtale_state import SamtaleState


class Postliste:
    """What is kept, and what is hidden until it is erased or somebody regrets it."""

    def __init__(self) -> None:
        self._poster: dict[UUID, Arkivpost] = {}
        self._slettede: set[UUID] = set()
        self._lagt_bort: list[SamtaleState] = []

    def __getitem__(self, samtale_id: UUID) -> Arkivpost:
        return self._poster[samtale_id]

    def nyeste_forst(self) -> list[Arkivpost]:
        """Return what is kept, the last changed first."""
        return sorted(self._poster.values(), key=lambda p: p.endret, reverse=True)

    def av(self, ider: Iterable[UUID]) -> list[Arkivpost]:
        """Return those of some samtaler that are kept."""
        return [self._poster[id_] for id_ in ider if id_ in self._poster]

    def husk(self, *poster: Arkivpost) -> None:
        """Remember samtaler as they are now."""
        self._poster |= {post.id: post for post in poster}

    def bytt_ut(self, poster: Iterable[Arkivpost]) -> None:
        """Keep these, and no others."""
        self._poster = {post.id: post for post in poster}

    def er_slettet(self, samtale_id: UUID) -> bool:
        """Whether a samtale is hidden, so that nothing of it is to be saved."""
        return samtale_id in self._slettede

    def skjul(self, ider: Iterable[UUID], states: "Iterable[SamtaleState]") -> None:
        """Hide samtaler; the states that could still save them are put away."""
        for state in states:
            state.skrivebeskyttet = True
            self._lagt_bort.append(state)
        for id_ in ider:
            self._slettede.add(id_)
            self._poster.pop(id_, None)

    def vis_igjen(self, ider: Iterable[UUID], poster: Iterable[Arkivpost]) -> "list[SamtaleState]":
        """Have hidden samtaler back; return the states that were put away, to be saved again."""
        tilbake = frozenset(ider)
        self._slettede -= tilbake
        self.husk(*poster)
        states = [s for s in self._lagt_bort if s.post.id in tilbake]
        self._lagt_bort = [s for s in self._lagt_bort if s.post.id not in tilbake]
        for state in states:
            state.skrivebeskyttet = False
        return states


def ny_post(samtale: Samtale, forrige: Arkivpost | None, slettes: date) -> Arkivpost:
    """Return the draft a samtale begins as, alone or after another."""
    na = datetime.now(UTC)
    return Arkivpost(
        id=uuid4(),
        samtale=samtale,
        fase=1,
        slag="utkast",
        opprettet=na,
        endret=na,
        slettes=slettes,
        kjede=forrige.rot if forrige else None,
    )


def beholdt_post(post: Arkivpost, samtale: Samtale, slag: Slag, slettes: date) -> Arkivpost:
    """Return what is kept of a samtale; the agreement alone gets an id of its own."""
    beholdt = msgspec.structs.replace(
        post, slag=slag, endret=datetime.now(UTC), slettes=slettes, behold_timer=False
    )
    if slag != "avtale":
        return beholdt
    return msgspec.structs.replace(
        beholdt,
        id=uuid5(post.id, slag),  # the same when it is tried again
        kjede=post.rot,
        samtale=Samtale(
            dato=samtale.dato,
            ansatt=samtale.ansatt,
            leder=samtale.leder,
            muligheter=samtale.muligheter,
            avtale=samtale.avtale,
        ),
    )


def neste_samtale(forrige: Samtale, dato: date) -> Samtale:
    """Return what the next samtale starts from: the agreement that was kept."""
    tiltak = (*(m.tekst for m in forrige.muligheter), *(p.hva for p in forrige.avtale.punkter))
    return Samtale(
        dato=dato,
        ansatt=forrige.ansatt,
        leder=forrige.leder,
        jobbliste=forrige.jobbliste,
        forrige=Forrige(tiltak=tuple(filter(None, tiltak))),
    )
