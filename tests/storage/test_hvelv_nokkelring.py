"""The key ring is a shortcut: whatever it does, the passphrase opens, and nothing is lost."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from lagring import NOKKEL, LagPost

from desktop.errors import PassphraseDueError, StorageError
from desktop.storage import nokkelring, nokler
from desktop.storage.funn import har_nokkelring
from desktop.storage.hvelv import Hvelv
from desktop.storage.slett_alt import slett_alt


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """A key ring that works."""
    ring: dict[str, bytes] = {}
    monkeypatch.setattr(nokkelring, "hent", ring.get)
    monkeypatch.setattr(nokkelring, "legg", ring.__setitem__)
    monkeypatch.setattr(nokkelring, "fjern", lambda hvem: ring.pop(hvem, None))
    return ring


def pa(hvelv: Hvelv, mappe: Path) -> None:
    hvelv.drift.bruk_nokkelring(True)
    hvelv.lukk()
    assert har_nokkelring(mappe)


def test_it_is_off_until_somebody_asks(mappe: Path, hvelv: Hvelv, ring: dict[str, bytes]) -> None:
    assert not hvelv.drift.nokkelring and not har_nokkelring(mappe) and ring == {}
    hvelv.lukk()
    assert Hvelv.apne_med_nokkelring(mappe) is None


def test_it_opens_and_never_alone(
    mappe: Path, hvelv: Hvelv, passord: str, ring: dict[str, bytes], lag_post: LagPost
) -> None:
    post = lag_post()
    hvelv.samtaler.save(post)
    pa(hvelv, mappe)
    etter = Hvelv.apne_med_nokkelring(mappe)
    assert etter is not None and etter.samtaler.newest_first() == [post]
    etter.lukk()
    assert {s.kind for s in nokler.les(mappe).slots} == {"passphrase", "recovery", "keychain"}
    for hemmelighet, slag in ((passord, "passphrase"), (NOKKEL, "recovery")):
        Hvelv.apne(mappe, hemmelighet, slag).lukk()


@pytest.mark.parametrize("tilstand", ["emptied", "another secret"])
def test_a_key_ring_that_does_not_open_leads_to_the_passphrase(
    mappe: Path, hvelv: Hvelv, passord: str, ring: dict[str, bytes], tilstand: str
) -> None:
    pa(hvelv, mappe)
    hvem = next(iter(ring))
    ring.clear()
    if tilstand == "another secret":
        ring[hvem] = bytes(32)
    assert Hvelv.apne_med_nokkelring(mappe) is None
    Hvelv.apne(mappe, passord).lukk()


def test_the_passphrase_is_asked_for_once_a_month(
    mappe: Path, hvelv: Hvelv, passord: str, ring: dict[str, bytes]
) -> None:
    hvelv.drift.bruk_nokkelring(True)
    hvelv.drift.passord_brukt(datetime.now(UTC) - timedelta(days=31))
    hvelv.lukk()
    with pytest.raises(PassphraseDueError):
        Hvelv.apne_med_nokkelring(mappe)
    Hvelv.apne(mappe, passord).lukk()
    etter = Hvelv.apne_med_nokkelring(mappe)
    assert etter is not None
    etter.lukk()


def test_switched_off_it_opens_nothing_and_holds_nothing(
    mappe: Path, hvelv: Hvelv, ring: dict[str, bytes]
) -> None:
    pa(hvelv, mappe)
    etter = Hvelv.apne_med_nokkelring(mappe)
    assert etter is not None
    etter.drift.bruk_nokkelring(False)
    etter.lukk()
    assert ring == {} and not har_nokkelring(mappe)


def test_a_key_ring_that_says_no_leaves_the_vault_as_it_was(
    mappe: Path, hvelv: Hvelv, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nei(_hvem: str, _hemmelighet: bytes) -> None:
        raise StorageError("nokkelring")

    monkeypatch.setattr(nokkelring, "legg", nei)
    for_ = (mappe / nokler.FIL).read_bytes()
    with pytest.raises(StorageError, match="nokkelring"):
        hvelv.drift.bruk_nokkelring(True)
    assert (mappe / nokler.FIL).read_bytes() == for_


def test_erasing_everything_empties_the_key_ring_too(
    mappe: Path, hvelv: Hvelv, ring: dict[str, bytes]
) -> None:
    pa(hvelv, mappe)
    slett_alt(mappe, [])
    assert ring == {}
