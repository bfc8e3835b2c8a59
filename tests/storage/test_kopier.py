import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from lagring import HEMMELIG, NOKKEL, LagPost

from desktop.errors import (
    DamagedError,
    StorageError,
    WrongPassphraseError,
    WrongVaultError,
)
from desktop.storage import kopier, nokler
from desktop.storage.database import open_as_it_is
from desktop.storage.hvelv import FIL, Hvelv
from desktop.storage.kopier import ALLE_I, behold
from desktop.storage.nokler import Kost

NA = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAG = timedelta(days=1)


def lokale(mappe: Path) -> list[kopier.Kopi]:
    return kopier.finn(mappe / kopier.MAPPE)


def rader(hvelv: Hvelv, tabell: str = "samtale") -> list[tuple[object, ...]]:
    return hvelv._database.execute_sql(f"SELECT * FROM {tabell} ORDER BY 1").fetchall()


def test_a_backup_holds_every_row_and_its_key_file(
    mappe: Path, hvelv: Hvelv, lag_post: LagPost
) -> None:
    for n in range(20):
        hvelv.samtaler.save(lag_post(f"{HEMMELIG} {n}"))
    kopi = hvelv.drift.ta_kopi(NA).kopi
    assert kopi == lokale(mappe)[0]
    with kopier.apnet(kopi.fil, hvelv.drift.dek, mappe) as database:
        i_kopien = database.execute_sql("SELECT * FROM samtale ORDER BY 1").fetchall()
    assert i_kopien == rader(hvelv)
    assert kopier.nokkelfil_i(kopi.fil) == nokler.les(mappe)
    assert HEMMELIG.encode() not in kopi.fil.read_bytes()
    assert {f.name for f in (mappe / kopier.MAPPE).iterdir()} == {kopi.fil.name}


def test_a_backup_is_tried_and_counted(mappe: Path, hvelv: Hvelv, lag_post: LagPost) -> None:
    for slag, antall in (("utkast", 3), ("avtale", 2), ("samtale", 1)):
        for _ in range(antall):
            hvelv.samtaler.save(lag_post(slag=slag))
    kopi = hvelv.drift.ta_kopi(NA).kopi
    for_ = kopi.fil.read_bytes()
    innsyn = hvelv.drift.prov(kopi.fil)
    assert (innsyn.utkast, innsyn.avtaler, innsyn.samtaler) == (3, 2, 1)
    assert kopi.fil.read_bytes() == for_
    assert not list(mappe.glob(".tmp-*"))


def test_a_backup_of_another_vault_is_told_from_a_damaged_one(
    tmp_path: Path, hvelv: Hvelv, passord: str, lett: Kost
) -> None:
    annet = Hvelv.opprett(tmp_path / "annet", passord, NOKKEL, kost=lett)
    kopi = annet.drift.ta_kopi(NA).kopi
    annet.lukk()
    with pytest.raises(WrongVaultError):
        hvelv.drift.prov(kopi.fil)
    kopi.fil.write_bytes(kopi.fil.read_bytes()[:-200])
    with pytest.raises(DamagedError):
        hvelv.drift.prov(kopi.fil)


def test_any_flipped_bit_of_a_backup_is_seen(mappe: Path, hvelv: Hvelv, lag_post: LagPost) -> None:
    post = lag_post()
    hvelv.samtaler.save(post)
    kopi = hvelv.drift.ta_kopi(NA).kopi.fil
    hel, trekk, riktige = kopi.read_bytes(), random.Random(7), 0
    for bit in trekk.sample(range(len(hel) * 8), 60):
        data = bytearray(hel)
        data[bit // 8] ^= 1 << bit % 8
        kopi.write_bytes(data)
        try:
            with kopier.apnet(kopi, hvelv.drift.dek, mappe) as database:
                (rad,) = database.execute_sql("SELECT dokument FROM samtale").fetchall()
        except (DamagedError, WrongVaultError):
            continue
        riktige += 1  # a bit of the zip that says nothing, such as a time stamp
        assert HEMMELIG.encode() in bytes(rad[0])
    assert riktige < 10


def test_nothing_is_backed_up_twice_or_too_often(hvelv: Hvelv, lag_post: LagPost) -> None:
    drift = hvelv.drift
    hvelv.samtaler.save(lag_post())
    assert drift.ta_kopi(NA, bare_endret=True, mellomrom=kopier.MELLOMROM).kopi
    hvelv.samtaler.save(lag_post())
    tidlig = NA + timedelta(minutes=29)
    assert drift.ta_kopi(tidlig, bare_endret=True, mellomrom=kopier.MELLOMROM).kopi is None
    senere = NA + timedelta(minutes=31)
    assert drift.ta_kopi(senere, bare_endret=True, mellomrom=kopier.MELLOMROM).kopi
    assert drift.ta_kopi(senere + DAG, bare_endret=True).kopi is None


def test_closing_backs_up_what_has_changed_and_only_that(
    mappe: Path, hvelv: Hvelv, passord: str, lag_post: LagPost
) -> None:
    hvelv.samtaler.save(lag_post())
    hvelv.lukk()
    assert len(lokale(mappe)) == 1
    Hvelv.apne(mappe, passord).lukk()
    assert len(lokale(mappe)) == 1
    hvelv = Hvelv.apne(mappe, passord)
    hvelv.samtaler.save(lag_post())
    hvelv.lukk()
    assert len(lokale(mappe)) == 2


def test_a_damaged_database_is_neither_backed_up_nor_thinned(
    mappe: Path, hvelv: Hvelv, passord: str, lag_post: LagPost
) -> None:
    for n in range(60):
        hvelv.samtaler.save(lag_post(f"{n} " * 400))
    gammel = hvelv.drift.ta_kopi(NA - 400 * DAG, bare_endret=False).kopi
    hvelv.lukk(kopi=False)
    data = bytearray((mappe / FIL).read_bytes())
    data[-2000] ^= 1
    (mappe / FIL).write_bytes(data)
    database = open_as_it_is(mappe / FIL, hvelv.drift.dek)
    with pytest.raises(DamagedError):
        kopier.ta(database, hvelv.drift.dek, b"", mappe / kopier.MAPPE, NA)
    database.close()
    assert [k.fil for k in lokale(mappe)] == [gammel.fil]


def test_a_second_folder_gets_the_same_file(
    tmp_path: Path, mappe: Path, hvelv: Hvelv, lag_post: LagPost
) -> None:
    ute = tmp_path / "nettverk"
    ute.mkdir()
    hvelv.drift.sett_kopimappe(ute)
    hvelv.samtaler.save(lag_post())
    kopiering = hvelv.drift.ta_kopi(NA)
    assert kopiering.ute == ()
    (der,) = kopier.finn(ute)
    assert der.fil.read_bytes() == lokale(mappe)[0].fil.read_bytes()
    assert len(hvelv.drift.kopier()) == 2


def test_a_second_folder_out_of_reach_is_named_and_stops_nothing(
    tmp_path: Path, mappe: Path, hvelv: Hvelv, lag_post: LagPost
) -> None:
    hvelv.drift.sett_kopimappe(tmp_path / "borte")
    hvelv.samtaler.save(lag_post())
    kopiering = hvelv.drift.ta_kopi(NA)
    assert kopiering.ute == (str(tmp_path / "borte"),)
    assert kopiering.kopi in lokale(mappe)
    assert not (tmp_path / "borte").exists()


def test_thinning_over_a_year() -> None:
    """One backup every six hours for 365 days, thinned each day as the application does."""
    naa, tider = NA, set[datetime]()
    for _ in range(365 * 4):
        naa += timedelta(hours=6)
        tider.add(naa)
        tider = behold(tider, naa, timedelta(days=180))
    ferske = [t for t in tider if naa - t <= ALLE_I]
    eldre = sorted(t for t in tider if naa - t > ALLE_I)
    assert len(ferske) == 9
    assert len(eldre) == 22
    daglige, ukentlige = eldre[-12:], eldre[:10]
    assert len({t.date() for t in daglige}) == 12
    assert len({t.isocalendar()[:2] for t in ukentlige}) == 10
    assert naa - min(tider) < timedelta(days=90)


@pytest.mark.parametrize("maks", [1, 7, 30])
def test_no_backup_is_older_than_the_retention(maks: int) -> None:
    tider = {NA - n * DAG for n in range(100)}
    beholdt = behold(tider, NA, timedelta(days=maks))
    assert max(NA - t for t in beholdt) <= timedelta(days=maks)
    assert NA in beholdt


def test_thinning_removes_the_files_and_leaves_others_alone(tmp_path: Path, hvelv: Hvelv) -> None:
    for n in range(40):
        hvelv.drift.ta_kopi(NA - n * timedelta(hours=12))
    mappe = hvelv.drift.mappe / kopier.MAPPE
    (mappe / "notater.txt").write_text("mine")
    kopier.tynn(mappe, NA, timedelta(days=5), "")
    assert all(NA - k.nar <= timedelta(days=5) for k in kopier.finn(mappe))
    assert (mappe / "notater.txt").exists()


def test_a_full_disk_leaves_no_half_file_and_the_earlier_ones(
    mappe: Path, hvelv: Hvelv, lag_post: LagPost, monkeypatch: pytest.MonkeyPatch
) -> None:
    hvelv.samtaler.save(lag_post())
    forste = hvelv.drift.ta_kopi(NA).kopi
    data = forste.fil.read_bytes()
    hvelv.samtaler.save(lag_post())

    def full(_fil: Path, _data: bytes) -> None:
        raise StorageError("disk-full")

    with monkeypatch.context() as m, pytest.raises(StorageError, match="disk-full"):
        m.setattr(kopier, "replace_file", full)
        hvelv.drift.ta_kopi(NA + DAG)
    assert [f.name for f in (mappe / kopier.MAPPE).iterdir()] == [forste.fil.name]
    assert forste.fil.read_bytes() == data
    assert hvelv.drift.ta_kopi(NA + DAG).kopi is not None


def test_a_changed_passphrase_opens_every_backup_in_reach(
    tmp_path: Path, mappe: Path, hvelv: Hvelv, passord: str, lett: Kost, lag_post: LagPost
) -> None:
    nytt = "et helt nytt passord"
    ute = tmp_path / "nettverk"
    ute.mkdir()
    hvelv.drift.sett_kopimappe(ute)
    hvelv.samtaler.save(lag_post())
    hvelv.drift.ta_kopi(NA)
    for_ = (mappe / FIL).read_bytes()
    bytte = hvelv.drift.bytt_passord(passord, nytt, kost=lett)
    assert (bytte.skrevet, bytte.gamle) == (2, ())
    assert (mappe / FIL).read_bytes() == for_
    for kopi in hvelv.drift.kopier():
        nokkelfil = kopier.nokkelfil_i(kopi.fil)
        assert nokkelfil.lukk_opp("passphrase", nytt) == hvelv.drift.dek
        assert nokkelfil.lukk_opp("recovery", NOKKEL) == hvelv.drift.dek
        with pytest.raises(WrongPassphraseError):
            nokkelfil.lukk_opp("passphrase", passord)
        assert hvelv.drift.prov(kopi.fil).utkast == 1


def test_what_still_opens_with_the_old_passphrase_is_said(
    tmp_path: Path, hvelv: Hvelv, passord: str, lett: Kost, lag_post: LagPost
) -> None:
    ute = tmp_path / "nettverk"
    ute.mkdir()
    hvelv.drift.sett_kopimappe(ute)
    hvelv.samtaler.save(lag_post())
    hvelv.drift.ta_kopi(NA)
    ute.rename(tmp_path / "frakoblet")
    bytte = hvelv.drift.bytt_passord(passord, "et helt nytt passord", kost=lett)
    assert (bytte.skrevet, bytte.gamle) == (1, (str(ute),))


def test_a_wrong_old_passphrase_changes_nothing(mappe: Path, hvelv: Hvelv) -> None:
    for_ = (mappe / nokler.FIL).read_bytes()
    with pytest.raises(WrongPassphraseError):
        hvelv.drift.bytt_passord("feil passord her", "et helt nytt passord")
    assert (mappe / nokler.FIL).read_bytes() == for_


def test_the_key_file_comes_back_from_the_newest_backup(
    mappe: Path, hvelv: Hvelv, passord: str, lag_post: LagPost
) -> None:
    post = lag_post()
    hvelv.samtaler.save(post)
    hvelv.lukk()
    for navn in (nokler.FIL, nokler.KOPI):
        (mappe / navn).unlink()
    hvelv = Hvelv.apne(mappe, passord)
    assert hvelv.samtaler.newest_first() == [post]
    assert nokler.les(mappe).har("recovery")
    hvelv.lukk()


def test_the_time_of_a_backup_is_read_from_its_name(hvelv: Hvelv, lag_post: LagPost) -> None:
    kopi = hvelv.drift.ta_kopi(NA).kopi
    assert kopi.nar == NA
    assert "2026" in kopi.fil.name and "Eksempel" not in kopi.fil.name
