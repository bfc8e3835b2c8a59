"""A vault that opens quickly, and a samtale to keep in it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from lagring import HEMMELIG, LETT, NOKKEL, PASSORD, LagPost

from desktop.domain.arkivpost import Arkivpost
from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.domain.samtale import Samtale
from desktop.storage.hvelv import Hvelv
from desktop.storage.nokler import Kost


@pytest.fixture
def passord() -> str:
    return PASSORD


@pytest.fixture
def lett() -> Kost:
    return LETT


@pytest.fixture
def mappe(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def hvelv(mappe: Path) -> Iterator[Hvelv]:
    hvelv = Hvelv.opprett(mappe, PASSORD, NOKKEL, kost=LETT)
    yield hvelv
    hvelv.lukk()


@pytest.fixture
def lag_post() -> LagPost:
    def lag(ord_: str = HEMMELIG, **felt: Any) -> Arkivpost:
        oppgave = Arbeidsoppgave(
            oppgave="Løfte", timer=Decimal("4.5"), svar="tilrettelegging", andel=Decimal("0.5")
        )
        samtale = Samtale(dato=date(2025, 3, 3), egne_ord=ord_, jobbliste=(oppgave,))
        grunn: dict[str, Any] = {
            "id": uuid4(),
            "samtale": samtale,
            "fase": 3,
            "slag": "utkast",
            "opprettet": datetime(2025, 3, 3, 9, 0, tzinfo=UTC),
            "endret": datetime(2025, 3, 3, 9, 30, tzinfo=UTC),
        }
        return Arkivpost(**{**grunn, **felt})

    return lag


@pytest.fixture
def en_id() -> UUID:
    return UUID("11111111-2222-4333-8444-555555555555")
