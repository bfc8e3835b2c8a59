import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lagring import HEMMELIG, LagPost

from desktop.errors import DamagedError
from desktop.storage import kopier
from desktop.storage.hvelv import Hvelv
from desktop.storage.slett_alt import Sletting, slett_alt
from desktop.storage.tables import OM_ARBEIDSPLASSEN, OM_PERSONEN


def test_every_column_of_the_database_is_classified(hvelv: Hvelv) -> None:
    """A new column must be said to be about a person or about the workplace."""
    ekte = {
        tabell: {k.name for k in hvelv._database.get_columns(tabell)}
        for tabell in hvelv._database.get_tables()
    }
    assert ekte == {**OM_PERSONEN, **OM_ARBEIDSPLASSEN}


def test_the_access_export_has_every_column_and_nobody_elses(
    hvelv: Hvelv, lag_post: LagPost
) -> None:
    min_, andres = lag_post(HEMMELIG), lag_post("noe om en annen")
    hvelv.samtaler.save(min_)
    hvelv.samtaler.save(andres)
    svar = hvelv.drift.innsyn([min_.id])
    (rad,) = svar["samtale"]
    assert set(rad) == OM_PERSONEN["samtale"]
    assert rad["dokument"]["egne_ord"] == HEMMELIG
    assert "en annen" not in json.dumps(svar, ensure_ascii=False)


def test_what_is_being_erased_is_still_told_about(hvelv: Hvelv, lag_post: LagPost) -> None:
    post = lag_post()
    hvelv.samtaler.save(post)
    hvelv.be_om_sletting([post.id])
    svar = hvelv.drift.innsyn([post.id])
    assert [r["id"] for r in svar["sletting"]] == [str(post.id)]


def test_all_on_this_machine_goes_and_a_copied_database_cannot_be_opened(
    tmp_path: Path, mappe: Path, hvelv: Hvelv, passord: str, lag_post: LagPost
) -> None:
    ute, borte = tmp_path / "nettverk", tmp_path / "borte"
    ute.mkdir()
    (ute / "andres.txt").write_text("mitt")
    hvelv.drift.sett_kopimappe(ute)
    hvelv.samtaler.save(lag_post())
    hvelv.drift.ta_kopi(datetime.now(UTC))
    hvelv.bytt_til(hvelv.drift.kopier()[0].fil).lukk()
    database = (mappe / "vault.db").read_bytes()
    igjen = slett_alt(mappe, [ute, borte])
    assert igjen == Sletting(mapper=(str(borte),))
    assert list(mappe.rglob("*")) == []
    assert [f.name for f in ute.iterdir()] == ["andres.txt"]
    assert kopier.finn(ute) == []
    (mappe / "vault.db").write_bytes(database)
    with pytest.raises(DamagedError):
        Hvelv.apne(mappe, passord)
