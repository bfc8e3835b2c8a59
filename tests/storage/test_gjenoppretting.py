import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from lagring import HEMMELIG, NOKKEL, LagPost

from desktop.errors import (
    DamagedError,
    MistypedRecoveryKeyError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
    WrongVaultError,
)
from desktop.storage import gjenoppretting, kopier, nokler, sletteliste, tilside
from desktop.storage.hvelv import FIL, Hvelv
from desktop.storage.nokler import Kost

NA = datetime.now(UTC) - timedelta(hours=1)
FILER = Path(__file__).parent / "files"


def tekster(hvelv: Hvelv) -> set[str]:
    return {post.samtale.egne_ord for post in hvelv.samtaler.newest_first()}


def med_kopi(hvelv: Hvelv, lag_post: LagPost) -> Path:
    """Keep «gammel», back it up, and keep «ny» after it."""
    hvelv.samtaler.save(lag_post("gammel"))
    kopi = hvelv.drift.ta_kopi(NA).kopi.fil
    hvelv.samtaler.save(lag_post("ny"))
    return kopi


def test_a_backup_comes_back_and_what_it_replaced_is_set_aside(
    mappe: Path, hvelv: Hvelv, passord: str, lag_post: LagPost
) -> None:
    kopi = med_kopi(hvelv, lag_post)
    etter = hvelv.bytt_til(kopi)
    assert tekster(etter) == {"gammel"}
    etter.samtaler.save(lag_post("etterpå"))
    etter.lukk()
    etter = Hvelv.apne(mappe, passord)
    assert tekster(etter) == {"gammel", "etterpå"}
    (satt,) = tilside.finn(mappe)
    assert {f.name for f in satt.iterdir()} >= {FIL, nokler.FIL}
    # what was there is in a backup of its own too
    assert any(etter.drift.prov(k.fil).utkast == 2 for k in etter.drift.kopier())
    etter.lukk()


def test_from_the_locked_screen_with_passphrase_or_recovery_key(
    mappe: Path, hvelv: Hvelv, passord: str, lag_post: LagPost
) -> None:
    kopi = med_kopi(hvelv, lag_post)
    hvelv.lukk()
    (mappe / FIL).write_bytes(b"skadet" * 1000)
    for hemmelighet, kind in ((passord, "passphrase"), (NOKKEL.lower(), "recovery")):
        etter = Hvelv.hent_fra(mappe, kopi, hemmelighet, kind)
        assert tekster(etter) == {"gammel"}
        etter.lukk()


def test_a_wrong_secret_changes_nothing(
    mappe: Path, hvelv: Hvelv, passord: str, lag_post: LagPost
) -> None:
    kopi = med_kopi(hvelv, lag_post)
    hvelv.lukk()
    for hemmelighet, kind, feil in (
        ("feil passord her", "passphrase", WrongPassphraseError),
        (NOKKEL[:-1] + ("0" if NOKKEL[-1] != "0" else "1"), "recovery", MistypedRecoveryKeyError),
        ("ZZZZ", "recovery", MistypedRecoveryKeyError),
    ):
        with pytest.raises(feil):
            Hvelv.hent_fra(mappe, kopi, hemmelighet, kind)
    etter = Hvelv.apne(mappe, passord)
    assert tekster(etter) == {"gammel", "ny"}
    etter.lukk()


def test_the_keys_in_use_stay_when_they_open_the_backup(
    mappe: Path, hvelv: Hvelv, passord: str, lett: Kost, lag_post: LagPost, tmp_path: Path
) -> None:
    kopi = med_kopi(hvelv, lag_post)
    gammel = tmp_path / kopi.name
    gammel.write_bytes(kopi.read_bytes())  # one that was out of reach when the passphrase changed
    hvelv.drift.bytt_passord(passord, "et helt nytt passord", kost=lett)
    hvelv.lukk()
    etter = Hvelv.hent_fra(mappe, gammel, "et helt nytt passord")
    assert tekster(etter) == {"gammel"}
    etter.lukk()
    with pytest.raises(WrongPassphraseError):
        Hvelv.apne(mappe, passord)


def test_a_backup_opens_on_another_machine(
    tmp_path: Path, hvelv: Hvelv, passord: str, lag_post: LagPost
) -> None:
    kopi = med_kopi(hvelv, lag_post)
    ny = tmp_path / "ny maskin"
    ny.mkdir()
    etter = Hvelv.hent_fra(ny, kopi, passord)
    assert tekster(etter) == {"gammel"}
    etter.lukk()
    Hvelv.apne(ny, NOKKEL, "recovery").lukk()


def test_what_was_erased_stays_erased_after_a_restore(
    mappe: Path, hvelv: Hvelv, lag_post: LagPost, tmp_path: Path
) -> None:
    borte, igjen = lag_post("skal bort"), lag_post("blir")
    hvelv.samtaler.save(borte)
    hvelv.samtaler.save(igjen)
    kopi = hvelv.drift.ta_kopi(NA).kopi.fil
    utenfor = tmp_path / kopi.name
    utenfor.write_bytes(kopi.read_bytes())  # a copy nobody told the application about
    hvelv.be_om_sletting([borte.id])
    hvelv.drift.slett(NA)
    etter = hvelv.bytt_til(utenfor)
    assert tekster(etter) == {"blir"}
    etter.lukk()


def test_somebody_elses_backup_is_refused_while_open(
    tmp_path: Path, hvelv: Hvelv, passord: str, lett: Kost, lag_post: LagPost
) -> None:
    annet = Hvelv.opprett(tmp_path / "annet", passord, NOKKEL, kost=lett)
    kopi = annet.drift.ta_kopi(NA).kopi.fil
    annet.lukk()
    hvelv.samtaler.save(lag_post("mine"))
    with pytest.raises(WrongVaultError):
        hvelv.bytt_til(kopi)
    assert tekster(hvelv) == {"mine"}


@pytest.mark.parametrize("stopp", range(1, 9))
def test_a_restore_that_is_cut_off_goes_back_or_goes_on(
    mappe: Path,
    hvelv: Hvelv,
    passord: str,
    lag_post: LagPost,
    monkeypatch: pytest.MonkeyPatch,
    stopp: int,
) -> None:
    """Stop at the n-th move of a file; the next start has one of the two, whole."""
    kopi = med_kopi(hvelv, lag_post)
    hvelv.lukk()
    ekte, trekk = Path.replace, iter(range(1, 100))

    class Strom(BaseException):
        pass

    def replace(fra: Path, til: Path) -> Path:
        if next(trekk) == stopp:
            raise Strom
        return ekte(fra, til)

    with monkeypatch.context() as m, pytest.raises(Strom):
        m.setattr(Path, "replace", replace)
        Hvelv.hent_fra(mappe, kopi, passord)
    etter = Hvelv.apne(mappe, passord)
    assert tekster(etter) in ({"gammel"}, {"gammel", "ny"})
    etter.lukk()
    assert not (mappe / gjenoppretting.MERKE).exists()
    assert not (mappe / ".ny").exists()


def test_what_is_set_aside_goes_after_thirty_days(
    mappe: Path, hvelv: Hvelv, lag_post: LagPost
) -> None:
    etter = hvelv.bytt_til(med_kopi(hvelv, lag_post))
    satt = tilside._nar(tilside.finn(mappe)[0])
    assert tilside.rydd(mappe, satt + timedelta(days=30)) == 0
    assert tilside.rydd(mappe, satt + timedelta(days=31)) == 1
    assert tilside.finn(mappe) == []
    etter.lukk()


def test_one_damaged_page_costs_no_more_than_its_rows(
    mappe: Path, hvelv: Hvelv, passord: str, lag_post: LagPost
) -> None:
    poster = [lag_post(f"{HEMMELIG} {n} " * 24) for n in range(3000)]
    with hvelv._database.atomic():
        for post in poster:
            hvelv.samtaler.save(post)
    hvelv.verdier.set("noe", b'"verdi"')
    hvelv.lukk(kopi=False)
    sider = (mappe / FIL).stat().st_size // 4096
    data = bytearray((mappe / FIL).read_bytes())
    side = _side_med_rader(mappe, hvelv.drift.dek, sider)
    data[side * 4096 + 2000] ^= 1
    (mappe / FIL).write_bytes(data)
    etter, resultat = Hvelv.redd(mappe, passord)
    reddet = {p.id: p for p in etter.samtaler.newest_first()}
    assert resultat.samtaler == len(reddet) >= 3000 * 0.999
    assert resultat.samtaler + resultat.tapt == 3000
    assert all(reddet[p.id] == p for p in poster if p.id in reddet)
    assert etter.verdier.get("noe") == b'"verdi"'
    etter.lukk()
    assert len(tilside.finn(mappe)) == 1


def _side_med_rader(mappe: Path, dek: bytes, sider: int) -> int:
    """Return a page in the middle that is a leaf of the table: damage there costs rows."""
    from desktop.storage.database import open_as_it_is

    hel = (mappe / FIL).read_bytes()
    trekk = random.Random(5)
    while True:
        side = trekk.randrange(sider // 3, sider - 2)
        data = bytearray(hel)
        data[side * 4096 + 2000] ^= 1
        prove = mappe / "prove.db"
        prove.write_bytes(data)
        database = open_as_it_is(prove, dek)
        try:
            database.execute_sql(
                "SELECT count(*) FROM samtale INDEXED BY sqlite_autoindex_samtale_1"
            )
            return side
        except Exception:
            continue
        finally:
            database.close()
            for fil in mappe.glob("prove.db*"):
                fil.unlink()


@pytest.mark.parametrize("skade", ["last page", "half", "half a page", "junk"])
def test_a_file_of_the_wrong_size_is_rescued_as_far_as_it_goes(
    mappe: Path, hvelv: Hvelv, passord: str, lag_post: LagPost, skade: str
) -> None:
    with hvelv._database.atomic():
        for n in range(300):
            hvelv.samtaler.save(lag_post(f"{n} " * 300))
    hvelv.lukk(kopi=False)
    data = (mappe / FIL).read_bytes()
    (mappe / FIL).write_bytes(
        {
            "last page": data[:-4096],
            "half": data[: len(data) // 8192 * 4096],
            "half a page": data[:-2000],
            "junk": data + b"x" * 100,
        }[skade]
    )
    with pytest.raises(DamagedError):
        Hvelv.apne(mappe, passord)
    etter, resultat = Hvelv.redd(mappe, passord)
    minst = {"last page": 290, "half": 100, "half a page": 290, "junk": 300}[skade]
    assert len(etter.samtaler.newest_first()) == resultat.samtaler >= minst
    etter.lukk()


def test_nothing_to_rescue_changes_nothing(mappe: Path, hvelv: Hvelv, passord: str) -> None:
    hvelv.lukk()
    (mappe / FIL).write_bytes(b"\0" * 8192)
    with pytest.raises(DamagedError):
        Hvelv.redd(mappe, passord)
    assert (mappe / FIL).read_bytes() == b"\0" * 8192
    assert not (mappe / gjenoppretting.MERKE).exists()


def test_the_recovery_key_opens_and_gives_a_new_passphrase(
    mappe: Path, hvelv: Hvelv, passord: str, lett: Kost, lag_post: LagPost
) -> None:
    post = lag_post()
    hvelv.samtaler.save(post)
    hvelv.lukk()
    etter = Hvelv.apne(mappe, f" {NOKKEL.lower().replace('-', ' ')} ", "recovery")
    assert etter.samtaler.newest_first() == [post]
    etter.drift.sett_passord("et helt nytt passord", kost=lett)
    etter.lukk()
    with pytest.raises(WrongPassphraseError):
        Hvelv.apne(mappe, passord)
    Hvelv.apne(mappe, "et helt nytt passord").lukk()
    Hvelv.apne(mappe, NOKKEL, "recovery").lukk()


def test_a_new_recovery_key_takes_the_place_of_the_old(
    mappe: Path, hvelv: Hvelv, passord: str, lett: Kost
) -> None:
    from desktop.domain import gjenopprettingsnokkel

    ny = gjenopprettingsnokkel.ny()
    hvelv.drift.bytt_gjenoppretting(ny, kost=lett)
    hvelv.lukk()
    with pytest.raises(WrongRecoveryKeyError):
        Hvelv.apne(mappe, NOKKEL, "recovery")
    Hvelv.apne(mappe, ny, "recovery").lukk()
    Hvelv.apne(mappe, passord).lukk()


def test_a_vault_of_the_first_version_is_upgraded_with_a_backup_first(
    tmp_path: Path, passord: str, lett: Kost
) -> None:
    mappe = tmp_path / "v1"
    mappe.mkdir()
    for fil in (FILER / "v1").iterdir():
        (mappe / fil.name).write_bytes(fil.read_bytes())
    hvelv = Hvelv.apne(mappe, passord)
    poster = hvelv.samtaler.newest_first()
    assert [p.id for p in poster] == [UUID(int=n, version=4) for n in (3, 2, 1)]
    assert [p.samtale.egne_ord for p in poster] == [f"Ord nummer {n}" for n in (2, 1, 0)]
    assert all(p.rot == p.id for p in poster)
    assert hvelv.drift.mangler_gjenoppretting
    hvelv.drift.bytt_gjenoppretting(NOKKEL, kost=lett)
    assert not hvelv.drift.mangler_gjenoppretting
    for_ = kopier.finn(mappe / kopier.MAPPE)[-1]
    assert hvelv.drift.prov(for_.fil).samtaler == 1  # of the old schema, and still readable
    etter = hvelv.bytt_til(for_.fil)
    assert len(etter.samtaler.newest_first()) == 3
    etter.lukk()


def test_an_erasure_reaches_what_a_restore_set_aside(
    mappe: Path, hvelv: Hvelv, lag_post: LagPost
) -> None:
    post = lag_post("gammel")
    hvelv.samtaler.save(post)
    kopi = hvelv.drift.ta_kopi(NA).kopi.fil
    hvelv.samtaler.save(lag_post("ny"))
    etter = hvelv.bytt_til(kopi)
    (satt,) = tilside.finn(mappe)
    assert _finnes(satt / FIL, etter.drift.dek, post.id)
    etter.be_om_sletting([post.id])
    etter.drift.slett(NA)
    assert not _finnes(satt / FIL, etter.drift.dek, post.id)
    assert sletteliste.les(satt) == {str(post.id)}
    etter.lukk()


def _finnes(fil: Path, dek: bytes, id_: UUID) -> bool:
    from desktop.storage.database import open_as_it_is

    database = open_as_it_is(fil, dek)
    antall = database.execute_sql("SELECT count(*) FROM samtale WHERE id=?", (str(id_),)).fetchone()
    database.close()
    return bool(antall[0])


def test_receipts_are_kept_over_a_restore_and_what_does_not_come_back_gets_one(
    hvelv: Hvelv, lag_post: LagPost
) -> None:
    borte = lag_post("borte")
    hvelv.samtaler.save(borte)
    hvelv.samtaler.save(lag_post("med"))
    kopi = hvelv.drift.ta_kopi(NA).kopi.fil
    data = kopi.read_bytes()
    hvelv.be_om_sletting([borte.id])
    forste = hvelv.utfor_sletting(NA)
    kopi.write_bytes(data)  # one that lay elsewhere when it was erased
    etter = hvelv.bytt_til(kopi)
    assert tekster(etter) == {"med"}
    nye = etter.drift.kvitteringer()
    assert forste in nye
    assert [k.samtaler for k in nye if k != forste] == [1]
    etter.lukk()
