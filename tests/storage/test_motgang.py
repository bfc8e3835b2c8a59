"""What goes wrong around the vault: it still opens, tells the truth, and keeps what is others'."""

import errno
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from lagring import NOKKEL, LagPost

from desktop.domain import gjenopprettingsnokkel
from desktop.errors import AlreadyOpenError, StorageError, WrongPassphraseError
from desktop.storage import (
    drift,
    gjenoppretting,
    kopier,
    nokkelring,
    nokler,
    sletteliste,
    sletting,
    tilside,
)
from desktop.storage.database import open_as_it_is
from desktop.storage.hvelv import FIL, Hvelv
from desktop.storage.nokler import Kost
from desktop.storage.slett_alt import slett_alt
from desktop.storage.verdier import VerdiStore

NA = datetime.now(UTC)
DAG = timedelta(days=1)
NYTT = "et helt nytt passord"


@pytest.fixture
def ute(tmp_path: Path, hvelv: Hvelv) -> Path:
    """A second folder that is in use."""
    ute = tmp_path / "nettverk"
    ute.mkdir()
    hvelv.drift.sett_kopimappe(ute)
    return ute


@pytest.fixture
def annet(tmp_path: Path, passord: str, lett: Kost, ute: Path) -> Hvelv:
    """Another leader's vault, with the same second folder."""
    annet = Hvelv.opprett(tmp_path / "annet", passord, NOKKEL, kost=lett)
    annet.drift.sett_kopimappe(ute)
    return annet


def navn(mappe: Path) -> set[str]:
    return {kopi.fil.name for kopi in kopier.finn(mappe)}


def ider(hvelv: Hvelv) -> set[object]:
    return {post.id for post in hvelv.samtaler.newest_first()}


# A folder that others use too, or that is ill


def test_others_backups_in_a_shared_folder_are_let_be(
    hvelv: Hvelv, annet: Hvelv, ute: Path, lag_post: LagPost
) -> None:
    annet.drift.ta_kopi(NA - 6 * DAG)
    andres = navn(ute)
    annet.lukk(kopi=False)
    skadet = next(iter(kopier.finn(ute))).fil
    skadet.write_bytes(skadet.read_bytes()[:-300])
    post = lag_post()
    hvelv.samtaler.save(post)
    hvelv.drift.ta_kopi(NA - 6 * DAG + timedelta(hours=1))
    hvelv.drift.ta_kopi(NA)  # thins
    hvelv.be_om_sletting([post.id])
    assert hvelv.drift.slett(NA).fjernet == 0
    mappe, mapper = hvelv.drift.mappe, hvelv.drift.kopimapper()
    hvelv.lukk(kopi=False)
    slett_alt(mappe, mapper)
    assert navn(ute) == andres


@pytest.mark.parametrize("feil", [errno.EHOSTDOWN, errno.EACCES])
def test_a_folder_that_answers_with_a_fault_does_not_keep_the_vault_shut(
    mappe: Path, hvelv: Hvelv, ute: Path, passord: str, monkeypatch: pytest.MonkeyPatch, feil: int
) -> None:
    hvelv.lukk()
    ekte = Path.stat

    def stat(sti: Path, **valg: bool) -> os.stat_result:
        if sti.is_relative_to(ute):
            raise OSError(feil, "nei")
        return ekte(sti, **valg)

    monkeypatch.setattr(Path, "stat", stat)
    Hvelv.apne(mappe, passord).lukk()


def test_a_list_that_cannot_be_read_out_there_stops_neither_opening_nor_backup(
    mappe: Path, hvelv: Hvelv, ute: Path, passord: str, lag_post: LagPost
) -> None:
    (ute / sletteliste.FIL).mkdir()
    hvelv.samtaler.save(lag_post())
    hvelv.lukk()
    assert kopier.finn(mappe / kopier.MAPPE)
    Hvelv.apne(mappe, passord).lukk()


def test_odd_names_in_a_folder_of_backups_hide_nothing(
    mappe: Path, hvelv: Hvelv, ute: Path, passord: str, lag_post: LagPost
) -> None:
    merke = kopier.merke(nokler.les(mappe).vault_id)
    (ute / f"dialogarket-99999999T999999Z-{merke}-abcd.kopi").write_bytes(b"x")
    (ute / f"dialogarket-20260101T000000Z-{merke}-abcd.kopi").symlink_to(ute / "borte")
    post = lag_post()
    hvelv.samtaler.save(post)
    hvelv.drift.ta_kopi(NA)
    hvelv.be_om_sletting([post.id])
    assert hvelv.drift.slett(NA).venter == ()
    for kopi in kopier.finn(ute):
        with kopier.apnet(kopi.fil, hvelv.drift.dek, mappe) as database:
            assert database.execute_sql("SELECT count(*) FROM samtale").fetchone()[0] == 0
    assert len(kopier.finn(ute)) == 2
    hvelv.lukk()
    Hvelv.apne(mappe, passord).lukk()


def test_a_folder_no_longer_used_is_thinned_and_swept_too(
    hvelv: Hvelv, ute: Path, lag_post: LagPost
) -> None:
    hvelv.drift.ta_kopi(NA - 400 * DAG)
    (ute / ".tmp-0123456789abcdef").write_bytes(b"x")
    os.utime(ute / ".tmp-0123456789abcdef", (1, 1))
    (ute / ".tmp-fersk").write_bytes(b"x")  # somebody may be writing it now
    hvelv.drift.sett_kopimappe(None)
    hvelv.samtaler.save(lag_post())
    hvelv.drift.ta_kopi(NA)
    assert not kopier.finn(ute)
    assert [f.name for f in ute.glob(".tmp-*")] == [".tmp-fersk"]


def test_thinning_that_fails_here_does_not_stop_the_second_folder(
    hvelv: Hvelv, ute: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nei(*_: object) -> None:
        raise StorageError("readonly")

    monkeypatch.setattr(kopier, "tynn", nei)
    assert hvelv.drift.ta_kopi(NA).kopi is not None
    assert kopier.finn(ute)


# Keys


def test_a_new_key_in_force_is_not_said_to_have_failed(
    mappe: Path, hvelv: Hvelv, lett: Kost, monkeypatch: pytest.MonkeyPatch
) -> None:
    ny, ekte = gjenopprettingsnokkel.ny(), nokler.replace_file

    def uten_kopi(sti: Path, data: bytes) -> None:
        if sti.name == nokler.KOPI:
            raise StorageError("disk-full")
        ekte(sti, data)

    with monkeypatch.context() as m:
        m.setattr(nokler, "replace_file", uten_kopi)
        hvelv.drift.bytt_gjenoppretting(ny, kost=lett)
    hvelv.lukk()
    Hvelv.apne(mappe, ny, "recovery").lukk()
    assert (mappe / nokler.FIL).read_bytes() == (mappe / nokler.KOPI).read_bytes()


def test_a_folder_that_cannot_be_listed_is_named_when_the_passphrase_changes(
    hvelv: Hvelv, ute: Path, passord: str, lett: Kost, monkeypatch: pytest.MonkeyPatch
) -> None:
    ekte = Path.iterdir

    def iterdir(mappe: Path) -> object:
        if mappe == ute:
            raise PermissionError(errno.EACCES, "nei")
        return ekte(mappe)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert hvelv.drift.bytt_passord(passord, NYTT, kost=lett).gamle == (str(ute),)


def test_what_is_set_aside_opens_with_the_new_passphrase(
    mappe: Path, hvelv: Hvelv, passord: str, lett: Kost, lag_post: LagPost
) -> None:
    hvelv.samtaler.save(lag_post())
    etter = hvelv.bytt_til(hvelv.drift.ta_kopi(NA - timedelta(hours=1)).kopi.fil)
    etter.drift.bytt_passord(passord, NYTT, kost=lett)
    etter.lukk()
    (satt,) = tilside.finn(mappe)
    assert nokler.apne(satt, NYTT) == hvelv.drift.dek
    with pytest.raises(WrongPassphraseError):
        nokler.apne(satt, passord)


@pytest.mark.skipif(sys.platform != "linux", reason="limits memory as Linux does")
def test_too_little_memory_is_not_a_wrong_passphrase(mappe: Path, passord: str) -> None:
    nokler.opprett(mappe, passord, NOKKEL)
    kode = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from desktop.storage import nokler\n"
        "nokler.les(Path(sys.argv[1]))\n"
        "i_bruk = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (i_bruk + (32 << 20),) * 2)\n"
        "try: nokler.apne(Path(sys.argv[1]), sys.argv[2])\n"
        "except BaseException as error: print(type(error).__name__, error)\n"
    )
    svar = subprocess.run(
        [sys.executable, "-c", kode, str(mappe), passord],
        capture_output=True,
        text=True,
        check=False,
    )
    assert svar.stdout == "StorageError minne\n", svar.stderr


def test_a_key_file_that_asks_for_hours_is_refused(mappe: Path, passord: str, lett: Kost) -> None:
    nokler.opprett(mappe, passord, NOKKEL, kost=lett)
    fil = nokler.les(mappe)
    dyr = msgspec.structs.replace(fil.slots[0], opslimit=20, memlimit=1 << 30)
    nokler.skriv(mappe, msgspec.structs.replace(fil, slots=(dyr,)))
    with pytest.raises(nokler.DamagedKeysError):
        nokler.les(mappe)


def test_a_set_up_begun_in_between_does_not_lock_the_first_one_out(
    mappe: Path, passord: str, lett: Kost, monkeypatch: pytest.MonkeyPatch
) -> None:
    ekte, begynt = Hvelv._open.__func__, list[bool]()

    def med_en_til(cls: type[Hvelv], sti: Path, *resten: object) -> Hvelv:
        if not begynt:
            begynt.append(True)
            nokler.opprett(sti, NYTT, NOKKEL, kost=lett)
        return ekte(cls, sti, *resten)

    with monkeypatch.context() as m:
        m.setattr(Hvelv, "_open", classmethod(med_en_til))
        Hvelv.opprett(mappe, passord, NOKKEL, kost=lett).lukk()
    Hvelv.apne(mappe, passord).lukk()


def test_backups_made_with_the_key_ring_do_not_open_with_it_afterwards(
    hvelv: Hvelv, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring: dict[str, bytes] = {}

    def nei(_hvem: str) -> None:
        raise StorageError("nokkelring")

    monkeypatch.setattr(nokkelring, "legg", ring.__setitem__)
    monkeypatch.setattr(nokkelring, "fjern", nei)
    hvelv.drift.bruk_nokkelring(True)
    kopi = hvelv.drift.ta_kopi(NA).kopi.fil
    hvelv.drift.bruk_nokkelring(False)
    assert not kopier.nokkelfil_i(kopi).har("keychain")


def test_a_passphrase_that_is_typed_counts_for_the_month(
    mappe: Path, hvelv: Hvelv, passord: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nokkelring, "legg", lambda *_: None)
    hvelv.drift.bruk_nokkelring(True)
    hvelv.drift.passord_brukt(NA - 29 * DAG)
    hvelv.lukk()
    etter = Hvelv.apne(mappe, passord)
    assert not etter.drift.passord_trengs(NA + 2 * DAG)
    etter.lukk()


# The clock


def husk_dag(hvelv: Hvelv, dag: date) -> None:
    hvelv.verdier.set(drift.SIST_APNET, msgspec.json.encode(dag))


def test_a_clock_that_has_jumped_removes_nothing(hvelv: Hvelv, lag_post: LagPost) -> None:
    husk_dag(hvelv, NA.date())
    hvelv.samtaler.save(lag_post())
    kopi = hvelv.drift.ta_kopi(NA - 20 * DAG).kopi.fil
    etter = hvelv.bytt_til(kopi)
    antall = len(etter.drift.kopier())
    etter.samtaler.save(lag_post())
    husk_dag(etter, NA.date())
    etter.drift.ved_apning(NA + 3650 * DAG)
    etter.drift.ta_kopi(NA + 3650 * DAG)
    assert len(etter.drift.kopier()) == antall + 1
    assert len(tilside.finn(etter.drift.mappe)) == 1
    etter.lukk()


def test_a_backup_from_the_future_is_not_the_newest_and_goes_in_time(
    hvelv: Hvelv, lag_post: LagPost
) -> None:
    framtid = hvelv.drift.ta_kopi(NA + 3650 * DAG, tynn=False).kopi
    hvelv.samtaler.save(lag_post())
    riktig = hvelv.drift.ta_kopi(NA, tynn=False).kopi
    assert hvelv.drift.kopier() == [riktig, framtid]
    hvelv.samtaler.save(lag_post())
    hvelv.drift.ta_kopi(NA + timedelta(minutes=1))
    assert framtid not in hvelv.drift.kopier()


def test_the_weekly_check_is_made_though_the_clock_went_back(
    hvelv: Hvelv, monkeypatch: pytest.MonkeyPatch
) -> None:
    hvelv.drift.ved_apning(NA + 3650 * DAG)
    gjort: list[bool] = []
    monkeypatch.setattr(drift, "full_kontroll", lambda _: gjort.append(True))
    hvelv.drift.ved_apning(NA)
    assert gjort


def test_a_full_disk_on_the_day_of_the_weekly_check_still_opens(
    mappe: Path, hvelv: Hvelv, passord: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hvelv.verdier.set("kontrollert", msgspec.json.encode(NA - 9 * DAG))
    hvelv.lukk()

    def full(*_: object) -> None:
        raise StorageError("disk-full")

    monkeypatch.setattr(VerdiStore, "set", full)
    Hvelv.apne(mappe, passord).lukk()


# Erasure and restore


@pytest.mark.parametrize("vei", ["from the lock", "while open"])
def test_a_wish_to_erase_outlives_a_restore(
    mappe: Path, hvelv: Hvelv, passord: str, lag_post: LagPost, vei: str
) -> None:
    post = lag_post()
    hvelv.samtaler.save(post)
    kopi = hvelv.drift.ta_kopi(NA - timedelta(hours=1)).kopi.fil
    hvelv.be_om_sletting([post.id])
    if vei == "while open":
        etter = hvelv.bytt_til(kopi)
    else:
        hvelv._database.close()  # killed before it was carried out
        etter = Hvelv.hent_fra(mappe, kopi, passord)
    assert ider(etter) == set()
    etter.lukk()


def test_the_list_of_what_is_erased_follows_to_a_new_machine(
    tmp_path: Path, hvelv: Hvelv, ute: Path, passord: str, lag_post: LagPost
) -> None:
    bort, blir = lag_post("bort"), lag_post("blir")
    hvelv.samtaler.save(bort)
    gammel = tmp_path / "minnepinne"
    gammel.mkdir()
    kopi = hvelv.drift.ta_kopi(NA - timedelta(hours=2)).kopi.fil
    (gammel / kopi.name).write_bytes(kopi.read_bytes())
    hvelv.be_om_sletting([bort.id])
    hvelv.drift.slett(NA)
    hvelv.samtaler.save(blir)
    hvelv.drift.ta_kopi(NA)
    hvelv.lukk()
    etter = Hvelv.hent_fra(tmp_path / "ny", kopier.finn(ute)[0].fil, passord)
    etter = etter.bytt_til(gammel / kopi.name)
    assert bort.id not in ider(etter)
    etter.lukk()


def test_a_backup_is_made_before_an_erasure(mappe: Path, hvelv: Hvelv, lag_post: LagPost) -> None:
    bort, blir = lag_post(), lag_post()
    for post in (bort, blir):
        hvelv.samtaler.save(post)
    hvelv.be_om_sletting([bort.id])
    hvelv.drift.slett(NA)
    (kopi,) = hvelv.drift.kopier()
    assert hvelv.drift.prov(kopi.fil).utkast == 1
    assert kopi.fil.parent == mappe / kopier.MAPPE


def test_a_damaged_set_aside_that_goes_with_an_erasure_is_counted(
    mappe: Path, hvelv: Hvelv, passord: str, lag_post: LagPost
) -> None:
    with hvelv._database.atomic():
        for n in range(300):
            hvelv.samtaler.save(lag_post(f"{n} " * 300))
    hvelv.lukk(kopi=False)
    data = (mappe / FIL).read_bytes()
    (mappe / FIL).write_bytes(data[: len(data) // 8192 * 4096])
    etter, _ = Hvelv.redd(mappe, passord)
    etter.be_om_sletting([etter.samtaler.newest_first()[0].id])
    assert etter.drift.slett(NA).fjernet == 1
    assert tilside.finn(mappe) == []
    etter.lukk()


def test_another_vaults_set_aside_is_not_work_to_do(
    tmp_path: Path, mappe: Path, hvelv: Hvelv, passord: str, lett: Kost, lag_post: LagPost
) -> None:
    annet = Hvelv.opprett(tmp_path / "annet", passord, NOKKEL, kost=lett)
    kopi = annet.drift.ta_kopi(NA).kopi.fil
    annet.lukk()
    hvelv.lukk()
    etter = Hvelv.hent_fra(mappe, kopi, passord)
    post = lag_post()
    etter.samtaler.save(post)
    etter.be_om_sletting([post.id])
    etter.drift.slett(NA)
    assert not sletting.venter(etter._database, etter.drift._steder())
    assert len(tilside.finn(mappe)) == 1
    etter.lukk()


def test_two_restores_in_the_same_second_set_both_aside(
    mappe: Path, hvelv: Hvelv, passord: str, lag_post: LagPost
) -> None:
    hvelv.samtaler.save(lag_post("a"))
    kopi, dek = hvelv.drift.ta_kopi(NA).kopi.fil, hvelv.drift.dek
    hvelv.lukk(kopi=False)
    for ord_ in ("b", "c"):
        naa = Hvelv.apne(mappe, passord)
        naa.samtaler.save(lag_post(ord_))
        naa.lukk(kopi=False)
        gjenoppretting.gjenopprett(mappe, kopi, dek, nokler.les(mappe), NA)
    antall = []
    for satt in tilside.finn(mappe):
        database = open_as_it_is(satt / FIL, dek)
        antall.append(database.execute_sql("SELECT count(*) FROM samtale").fetchone()[0])
        database.close()
    assert antall == [2, 2]


def test_nothing_is_touched_while_somebody_else_holds_the_vault(
    mappe: Path, hvelv: Hvelv, passord: str, lag_post: LagPost
) -> None:
    hvelv.samtaler.save(lag_post())
    kopi = hvelv.drift.ta_kopi(NA).kopi.fil
    (mappe / gjenoppretting.NY).mkdir()
    (mappe / gjenoppretting.NY / FIL).write_bytes(b"being made ready by the one that holds it")
    with pytest.raises(AlreadyOpenError):
        Hvelv.apne(mappe, passord)
    with pytest.raises(AlreadyOpenError):
        Hvelv.hent_fra(mappe, kopi, passord)
    assert (mappe / gjenoppretting.NY / FIL).exists()
    hvelv.samtaler.save(lag_post())


@pytest.mark.parametrize("skade", ["half", "index and leaves", "one row"])
def test_a_rescue_says_how_much_is_lost_or_that_nobody_knows(
    mappe: Path, hvelv: Hvelv, passord: str, lag_post: LagPost, skade: str
) -> None:
    with hvelv._database.atomic():
        for n in range(300):
            hvelv.samtaler.save(lag_post(f"{n} " * 300))
    rot = hvelv._database.execute_sql(
        "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_samtale_1'"
    ).fetchone()[0]
    if skade == "one row":  # whole pages, and a document that no version has written
        hvelv._database.execute_sql("UPDATE samtale SET dokument = x'7b' WHERE rowid = 7")
    hvelv.lukk(kopi=False)
    data = bytearray((mappe / FIL).read_bytes())
    if skade == "half":
        data = data[: len(data) // 8192 * 4096]
    elif skade == "index and leaves":
        for side in (rot - 1, *range(40, 60)):
            data[side * 4096 + 2000] ^= 1
    (mappe / FIL).write_bytes(data)
    etter, resultat = Hvelv.redd(mappe, passord)
    antall = len(etter.samtaler.newest_first())
    assert resultat.samtaler == antall < 300
    assert resultat.tapt in (None, 300 - antall)
    assert skade != "one row" or resultat.tapt == 1
    etter.lukk()


# Everything on this machine


def test_erasing_everything_tries_every_file_and_says_what_stays(
    mappe: Path, hvelv: Hvelv, monkeypatch: pytest.MonkeyPatch
) -> None:
    hvelv.drift.ta_kopi(NA)
    hvelv.lukk()
    ekte = Path.unlink

    def i_bruk(sti: Path, missing_ok: bool = False) -> None:
        if sti.name == nokler.FIL:
            raise PermissionError(errno.EACCES, "i bruk")
        ekte(sti, missing_ok=missing_ok)

    with monkeypatch.context() as m:
        m.setattr(Path, "unlink", i_bruk)
        svar = slett_alt(mappe, [])
    assert (svar.filer, svar.nokler_borte) == (1, False)
    assert [f.name for f in mappe.rglob("*") if f.is_file()] == [nokler.FIL]
    svar = slett_alt(mappe, [])
    assert (svar.filer, svar.nokler_borte) == (0, True)


def test_a_folder_in_the_way_keeps_no_backup(mappe: Path, hvelv: Hvelv) -> None:
    hvelv.drift.ta_kopi(NA)
    hvelv.lukk()
    (mappe / kopier.MAPPE / "undermappe").mkdir()
    svar = slett_alt(mappe, [])
    assert svar.nokler_borte and svar.filer == 1
    assert kopier.finn(mappe / kopier.MAPPE) == []
