"""What the disk, a folder or a file says no to: each is told as it is, and nothing else is touched."""

import errno
import json
import os
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from lagring import LETT, NOKKEL, LagPost

from desktop.errors import (
    AlreadyOpenError,
    DamagedError,
    StorageError,
    WrongPassphraseError,
    WrongVaultError,
)
from desktop.storage import (
    database,
    filer,
    funn,
    gjenoppretting,
    kopier,
    nokler,
    redning,
    slett_alt,
    sletteliste,
    sletting,
    sted,
    tilside,
)
from desktop.storage.enerett import FIL as ENERETT
from desktop.storage.enerett import enerett
from desktop.storage.hvelv import FIL, Hvelv

NA = datetime.now(UTC)
DAG = timedelta(days=1)
DEK = bytes(32)
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks where Linux tells of its disks")


@pytest.fixture
def kopi(hvelv: Hvelv, lag_post: LagPost) -> Path:
    """A backup with one samtale in it."""
    hvelv.samtaler.save(lag_post())
    return hvelv.drift.ta_kopi(NA - timedelta(hours=1)).kopi.fil


@pytest.fixture
def andres(tmp_path: Path) -> Iterator[Hvelv]:
    """Another leader's vault."""
    andres = Hvelv.opprett(tmp_path / "andres", "et helt annet passord", NOKKEL, kost=LETT)
    yield andres
    andres.lukk(kopi=False)


def nei(*_: object, **__: object) -> None:
    raise OSError(errno.EIO, "nei")


def arsak(error: pytest.ExceptionInfo[StorageError]) -> str:
    return error.value.arsak


# The database


def test_the_versions_are_those_of_the_database_that_is_built_in() -> None:
    sqlite, sqlcipher = database.versjoner()
    assert sqlite.startswith("3.") and sqlcipher.startswith("4.")


def test_a_row_that_breaks_the_rules_of_its_table_is_damage(tmp_path: Path) -> None:
    apen = database.SqlCipherDatabase(str(tmp_path / "a.db"), passphrase="x")
    apen.execute_sql("CREATE TABLE t (n INTEGER CHECK (n > 0))")
    database.rask_kontroll(apen)
    database.full_kontroll(apen)
    apen.execute_sql("PRAGMA ignore_check_constraints=ON")
    apen.execute_sql("INSERT INTO t VALUES (-1)")
    apen.execute_sql("PRAGMA ignore_check_constraints=OFF")
    for kontroll in (database.rask_kontroll, database.full_kontroll):
        with pytest.raises(DamagedError):
            kontroll(apen)
    apen.close()


@pytest.mark.parametrize(("ledig", "venter"), [(0, "disk-full"), (1 << 40, "io")])
def test_a_copy_that_fails_is_told_from_a_full_disk(
    tmp_path: Path, hvelv: Hvelv, monkeypatch: pytest.MonkeyPatch, ledig: int, venter: str
) -> None:
    class Ledig:
        free = ledig

    @contextmanager
    def syk() -> Iterator[None]:
        raise StorageError("io")
        yield

    monkeypatch.setattr(database, "disk_usage", lambda _mappe: Ledig)
    monkeypatch.setattr(database, "classified", syk)
    with pytest.raises(StorageError) as error:
        database.skriv_av(hvelv._database, DEK, tmp_path / "kopi.db")
    assert arsak(error) == venter


# Files and folders


def test_a_folder_is_held_by_one_at_a_time(mappe: Path) -> None:
    with enerett(mappe), pytest.raises(AlreadyOpenError), enerett(mappe):
        pass
    with enerett(mappe):  # let go of
        pass


def test_a_lock_that_cannot_be_written_is_not_somebody_else(mappe: Path) -> None:
    (mappe / ENERETT).mkdir(parents=True)
    with pytest.raises(StorageError), enerett(mappe):
        pass


def test_a_folder_with_another_in_it_is_not_removed_in_silence(tmp_path: Path) -> None:
    (tmp_path / "ytre/indre").mkdir(parents=True)
    with pytest.raises(StorageError):
        filer.remove_folder(tmp_path / "ytre")
    assert (tmp_path / "ytre/indre").is_dir()


def test_a_damaged_key_file_is_not_said_to_have_the_key_ring(mappe: Path, hvelv: Hvelv) -> None:
    hvelv.lukk()
    for navn in (nokler.FIL, nokler.KOPI):
        (mappe / navn).write_bytes(b"skadet")
    assert not funn.har_nokkelring(mappe)


def test_a_file_where_the_set_aside_should_be_is_told_of(tmp_path: Path) -> None:
    assert tilside.finn(tmp_path) == []
    (tmp_path / tilside.MAPPE).write_bytes(b"x")
    with pytest.raises(StorageError):
        tilside.finn(tmp_path)


@LINUX
def test_only_linux_is_asked_for_its_mounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fil = tmp_path / "mountinfo"
    fil.write_text(f"1 1 0:1 / / rw - ext4 d rw\n2 1 0:2 / {tmp_path} rw - nfs4 t:/d rw\n", "utf-8")
    monkeypatch.setattr(sted, "_MONTERINGER", fil)
    assert sted.advarsel(tmp_path) == "nettverk"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert sted.advarsel(tmp_path) is None
    assert sted._denne().stasjonstype("H:\\") == 0  # drives have kinds on Windows alone


# Keys


def test_no_memory_to_stretch_a_passphrase_in_is_no_wrong_passphrase(
    mappe: Path, hvelv: Hvelv, passord: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> bytes:
        raise MemoryError

    hvelv.drift.sjekk_passord(passord)
    with pytest.raises(WrongPassphraseError):
        hvelv.drift.sjekk_passord("et feil passord")
    monkeypatch.setattr("nacl.pwhash.argon2id.kdf", full)
    with pytest.raises(StorageError) as error:
        hvelv.drift.sjekk_passord(passord)
    assert arsak(error) == "minne"


def test_what_cannot_have_the_new_passphrase_is_named_and_others_are_let_be(
    mappe: Path, hvelv: Hvelv, andres: Hvelv, kopi: Path, passord: str
) -> None:
    kopi.write_bytes(b"skadet")
    satt = [mappe / tilside.MAPPE / f"2026010{n}T000000Z" for n in (1, 2)]
    for sti in satt:
        sti.mkdir(parents=True)
    (satt[0] / nokler.FIL).write_bytes(b"skadet")
    nokler.skriv(satt[1], nokler.les(andres.drift.mappe))
    for_ = (satt[1] / nokler.FIL).read_bytes()
    svar = hvelv.drift.bytt_passord(passord, "et helt nytt passord", kost=LETT)
    assert (svar.skrevet, set(svar.gamle)) == (0, {str(kopi), str(satt[0])})
    assert (satt[1] / nokler.FIL).read_bytes() == for_


# Backups


def test_a_backup_is_counted_without_being_tried_whole(hvelv: Hvelv, kopi: Path) -> None:
    innsyn = hvelv.drift.tell(kopi)
    assert (innsyn.samtaler, innsyn.avtaler, innsyn.utkast) == (0, 0, 1)


def test_a_backup_that_cannot_be_asked_about_is_told_of(
    kopi: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ekte = Path.stat

    def stat(sti: Path, **valg: bool) -> os.stat_result:
        if sti == kopi:
            raise OSError(errno.EIO, "nei")
        return ekte(sti, **valg)

    monkeypatch.setattr(Path, "stat", stat)
    with pytest.raises(StorageError) as error:
        kopier.finn(kopi.parent)
    assert arsak(error) == "io"


def test_a_backup_that_reads_back_otherwise_is_not_said_to_be_there(
    tmp_path: Path, hvelv: Hvelv, kopi: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kopier, "replace_file", lambda fil, data: fil.write_bytes(data[:-1]))
    with pytest.raises(StorageError) as error:
        kopier.legg_ut(kopier.finn(kopi.parent)[0], tmp_path)
    assert arsak(error) == "io"
    with pytest.raises(StorageError) as error:
        hvelv.drift.ta_kopi(NA)
    assert arsak(error) == "io"
    assert [k.fil for k in kopier.finn(kopi.parent)] == [kopi]


def test_keys_go_into_backups_of_their_own_vault_only_and_only_when_they_are_new(
    mappe: Path, andres: Hvelv, kopi: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for_ = kopi.read_bytes()
    with pytest.raises(WrongVaultError):
        kopier.bytt_nokkelfil(kopi, nokler.les(andres.drift.mappe))
    monkeypatch.setattr(kopier, "replace_file", nei)  # not written when it is as it should be
    kopier.bytt_nokkelfil(kopi, nokler.les(mappe))
    assert kopi.read_bytes() == for_


def test_a_zip_of_something_else_is_no_backup_and_one_that_is_gone_is_missing(
    tmp_path: Path, kopi: Path
) -> None:
    with zipfile.ZipFile(kopi, "w") as arkiv:
        arkiv.writestr("annet.txt", b"x")
    with pytest.raises(DamagedError):
        kopier.nokkelfil_i(kopi)
    with pytest.raises(StorageError) as error:
        kopier.nokkelfil_i(tmp_path / "borte.kopi")
    assert arsak(error) == "missing"


def test_a_pack_s_ceiling_thins_the_backups_too(hvelv: Hvelv, lag_post: LagPost) -> None:
    gammel = hvelv.drift.ta_kopi(NA - 40 * DAG).kopi
    hvelv.samtaler.save(lag_post())
    hvelv.drift.ta_kopi(NA - DAG)
    assert gammel in hvelv.drift.kopier()
    hvelv.verdier.set("maks-dager", b"30")
    hvelv.samtaler.save(lag_post())
    hvelv.drift.ta_kopi(NA)
    assert gammel not in hvelv.drift.kopier()


def test_what_is_kept_with_a_backup_is_not_kept_without_one(
    hvelv: Hvelv, lag_post: LagPost, monkeypatch: pytest.MonkeyPatch
) -> None:
    hvelv.sett_med_kopi("ord", b"1", NA - DAG)
    assert (hvelv.verdier.get("ord"), len(hvelv.drift.kopier())) == (b"1", 1)
    hvelv.samtaler.save(lag_post())
    monkeypatch.setattr(kopier, "replace_file", nei)
    with pytest.raises(OSError, match="nei"):
        hvelv.sett_med_kopi("ord", b"2", NA)
    assert hvelv.verdier.get("ord") == b"1"
    i_minnet = Hvelv.i_minnet()
    i_minnet.sett_med_kopi("ord", b"3", NA)  # the demo has no disk to back up to
    assert i_minnet.verdier.get("ord") == b"3"
    assert i_minnet.apen
    i_minnet.lukk()
    assert not i_minnet.apen


# Restore and rescue


def test_another_vaults_keys_do_not_restore_a_backup(
    mappe: Path, hvelv: Hvelv, andres: Hvelv, kopi: Path
) -> None:
    hvelv.lukk(kopi=False)
    for_ = (mappe / FIL).read_bytes()
    with pytest.raises(WrongVaultError):
        gjenoppretting.gjenopprett(mappe, kopi, DEK, nokler.les(andres.drift.mappe), NA)
    assert (mappe / FIL).read_bytes() == for_
    assert tilside.finn(mappe) == []


def test_a_vault_from_before_there_were_erasures_is_restored_over(
    mappe: Path, hvelv: Hvelv, kopi: Path, passord: str
) -> None:
    hvelv._database.execute_sql("DROP TABLE sletting")
    hvelv._database.close()
    etter = Hvelv.hent_fra(mappe, kopi, passord)
    assert len(etter.samtaler.newest_first()) == 1
    etter.lukk()


def test_a_restore_that_another_process_finished_is_not_begun_again(
    mappe: Path, hvelv: Hvelv, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def etter_en_annen(_mappe: Path) -> Iterator[None]:
        (mappe / gjenoppretting.MERKE).unlink()
        yield

    (mappe / gjenoppretting.MERKE).write_bytes(b"ikke JSON")  # would be damage if it were read
    monkeypatch.setattr(gjenoppretting, "enerett", etter_en_annen)
    assert gjenoppretting.fullfor(mappe)
    assert not gjenoppretting.fullfor(mappe)


def test_a_restore_goes_on_where_it_was_cut(
    mappe: Path, hvelv: Hvelv, kopi: Path, passord: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hvelv.lukk(kopi=False)
    ekte = Path.replace

    def kuttet(fra: Path, til: Path) -> Path:
        if fra == mappe / gjenoppretting.NY / gjenoppretting._NYE[-1]:
            raise OSError(errno.EIO, "nei")
        return ekte(fra, til)

    with monkeypatch.context() as m:
        m.setattr(Path, "replace", kuttet)
        with pytest.raises(StorageError) as error:
            gjenoppretting.gjenopprett(mappe, kopi, hvelv.drift.dek, nokler.les(mappe), NA)
    assert arsak(error) == "io"
    assert gjenoppretting.fullfor(mappe)
    etter = Hvelv.apne(mappe, passord)
    assert len(etter.samtaler.newest_first()) == 1
    etter.lukk()


def test_a_mark_that_cannot_be_read_is_told_from_one_that_is_damaged(mappe: Path) -> None:
    (mappe / gjenoppretting.MERKE).mkdir(parents=True)
    with pytest.raises(StorageError):
        gjenoppretting.fullfor(mappe)
    (mappe / gjenoppretting.MERKE).rmdir()
    (mappe / gjenoppretting.MERKE).write_text(json.dumps({})[:-1], "utf-8")
    with pytest.raises(DamagedError):
        gjenoppretting.fullfor(mappe)


def test_a_rescue_reads_the_log_and_a_table_that_has_lost_its_index(
    tmp_path: Path, mappe: Path, hvelv: Hvelv, lag_post: LagPost
) -> None:
    database.checkpoint(hvelv._database)
    hvelv.samtaler.save(lag_post())  # in the log
    hvelv._database.execute_sql("CREATE TABLE uten AS SELECT * FROM samtale")
    hvelv._database.execute_sql("DROP TABLE samtale")
    hvelv._database.execute_sql("ALTER TABLE uten RENAME TO samtale")
    for navn in (FIL, f"{FIL}-wal"):  # as a power cut leaves them
        (tmp_path / navn).write_bytes((mappe / navn).read_bytes())
    svar = redning.redd(tmp_path / FIL, tmp_path / "ny.db", hvelv.drift.dek)
    assert svar == redning.Redning(1, 0)


def test_a_rescue_of_what_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as error:
        redning.redd(tmp_path / FIL, tmp_path / "ny.db", DEK)
    assert arsak(error) == "missing"


# Erasure


def test_nothing_asked_for_is_nothing_written_down(hvelv: Hvelv) -> None:
    hvelv.be_om_sletting([])
    assert not sletting.onsket(hvelv._database)


def test_what_was_erased_and_came_back_by_a_copied_file_is_erased_again(
    mappe: Path, hvelv: Hvelv, lag_post: LagPost
) -> None:
    bort, blir = lag_post(), lag_post()
    hvelv.samtaler.save(bort)
    hvelv.samtaler.save(blir)
    sletteliste.legg_til(mappe, [str(bort.id)])
    hvelv.drift.slett(NA)
    assert [post.id for post in hvelv.samtaler.newest_first()] == [blir.id]


def test_another_vaults_backup_under_our_mark_is_let_be(
    mappe: Path, hvelv: Hvelv, andres: Hvelv, kopi: Path, lag_post: LagPost
) -> None:
    fremmed = andres.drift.ta_kopi(NA).kopi.fil
    merke = kopier.merke(nokler.les(mappe).vault_id)
    falsk = kopi.with_name(f"dialogarket-20260101T000000Z-{merke}-abcd.kopi")
    falsk.write_bytes(fremmed.read_bytes())
    hvelv.be_om_sletting([hvelv.samtaler.newest_first()[0].id])
    hvelv.drift.slett(NA)
    assert falsk.read_bytes() == fremmed.read_bytes()


def test_a_list_here_that_cannot_be_read_is_no_reason_to_stay_shut(
    mappe: Path, hvelv: Hvelv, kopi: Path
) -> None:
    (kopi.parent / sletteliste.FIL).mkdir()
    sletteliste.legg_til(mappe, ["noe"])
    with pytest.raises(StorageError):
        sletting.venter(hvelv._database, hvelv.drift._steder())
    hvelv.drift.ved_apning(NA)  # the next start goes on
    (kopi.parent / sletteliste.FIL).rmdir()


def test_erasing_everything_without_keys_touches_no_shared_folder_and_names_it(
    tmp_path: Path, mappe: Path, hvelv: Hvelv, kopi: Path
) -> None:
    ute = tmp_path / "ute"
    ute.mkdir()
    (ute / kopi.name).write_bytes(kopi.read_bytes())
    hvelv.lukk(kopi=False)
    for navn in (nokler.FIL, nokler.KOPI):
        (mappe / navn).unlink()
    svar = slett_alt.slett_alt(mappe, (ute,))
    assert (svar.mapper, svar.filer, svar.nokler_borte) == ((str(ute),), 0, True)
    assert (ute / kopi.name).exists()


def test_erasing_everything_counts_what_it_could_not_look_into(
    tmp_path: Path, mappe: Path, hvelv: Hvelv, monkeypatch: pytest.MonkeyPatch
) -> None:
    merke = kopier.merke(nokler.les(mappe).vault_id)
    hvelv.lukk(kopi=False)
    ute = tmp_path / "ute"
    (ute / f"dialogarket-20260101T000000Z-{merke}-abcd.kopi").mkdir(parents=True)
    for navn in (tilside.MAPPE, kopier.MAPPE):
        (mappe / navn).write_bytes(b"en fil og ingen mappe")
    (mappe / "log").mkdir(exist_ok=True)
    ekte = Path.iterdir

    def iterdir(sti: Path) -> object:
        if sti == mappe / "log":
            raise OSError(errno.EIO, "nei")
        return ekte(sti)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    svar = slett_alt.slett_alt(mappe, (ute,))
    assert (svar.mapper, svar.nokler_borte) == ((str(ute),), False)
    assert svar.filer == 1
    assert not (mappe / FIL).exists()
