"""The workplace, the archive's row and the shapes of the content."""

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import uuid4

import pytest

from desktop import content
from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.arkivpost import Arkivpost
from desktop.domain.samtale import Samtale

NA = datetime(2026, 3, 2, tzinfo=UTC)


def post(**felt):
    grunn = {"id": uuid4(), "fase": 1, "slag": "utkast", "opprettet": NA, "endret": NA}
    return Arkivpost(samtale=Samtale(dato=date(2026, 3, 2)), **{**grunn, **felt})


def test_the_workplace_comes_back_as_it_was():
    plass = Arbeidsplass(navn="Havnsund", type="kontor", kan_ikke=("A01",))
    assert Arbeidsplass.av_json(plass.til_json()) == plass


@pytest.mark.parametrize(
    "felt",
    [
        {"fase": 0},
        {"fase": 8},
        {"skrevet_ut": -1},
        {"endret": NA.astimezone(timezone(timedelta(hours=1)))},
    ],
)
def test_a_row_the_archive_could_not_sort_is_refused(felt):
    assert post().fase == 1
    with pytest.raises(ValueError, match=r"fase|skrevet_ut|UTC"):
        post(**felt)


@pytest.mark.parametrize(
    ("sprak", "ord_"), [("nb", "avbrytelser"), ("nn", "avbrot"), ("en", "interruptions")]
)
def test_content_speaks_the_language_asked_for(sprak, ord_):
    assert ord_ in [b.i(sprak) for b in content.belastninger()]
    assert content.bekreftelser()[0].i(sprak)
    assert content.faser()[0].prompt[0].i(sprak)
