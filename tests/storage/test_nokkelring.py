"""The key ring may be absent, locked, emptied, slow or somebody else's; then there is just no secret."""

import os
import subprocess
import sys
import threading

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from desktop.errors import StorageError
from desktop.feiltekst import feiltekst
from desktop.storage import nokkelring

HVELV = "ab" * 16
HEMMELIGHET = bytes(range(32))


class Ring(KeyringBackend):
    """A key ring that works, one for each user."""

    priority = 5

    def __init__(self, bruker="leder"):
        self.bruker, self.lagret = bruker, {}

    def get_password(self, service, username):
        return self.lagret.get((self.bruker, service, username))

    def set_password(self, service, username, password):
        self.lagret[self.bruker, service, username] = password

    def delete_password(self, service, username):
        if self.lagret.pop((self.bruker, service, username), None) is None:
            raise PasswordDeleteError


class Last(Ring):
    """One whose owner does not unlock it."""

    def get_password(self, service, username):
        raise KeyringLocked

    set_password = delete_password = get_password


class Knust(Ring):
    """One that fails in a way of its own."""

    def get_password(self, *_):
        raise ZeroDivisionError

    set_password = delete_password = get_password


class Glemsk(Ring):
    """One that says yes and keeps nothing."""

    def set_password(self, *_):
        pass


class Hengende(Ring):
    """One that never answers."""

    def __init__(self):
        super().__init__()
        self.slipp = threading.Event()

    def get_password(self, *_):
        self.slipp.wait()

    set_password = delete_password = get_password


@pytest.fixture
def bruk(monkeypatch):
    """Put a key ring in the system's place."""
    forrige = keyring.get_keyring()

    def sett(ring, modul="keyring.backends.SecretService"):
        monkeypatch.setattr(type(ring), "__module__", modul)
        keyring.set_keyring(ring)
        return ring

    yield sett
    keyring.set_keyring(forrige)


def feiler(fn, *args):
    with pytest.raises(StorageError) as funnet:
        fn(*args)
    assert funnet.value.arsak == "nokkelring"
    assert "nøkkelring" in feiltekst(funnet.value)


def test_a_secret_comes_back_as_it_was_and_can_be_taken_away(bruk):
    ring = bruk(Ring())
    assert nokkelring.tilgjengelig()
    assert nokkelring.hent(HVELV) is None
    nokkelring.legg(HVELV, HEMMELIGHET)
    assert nokkelring.hent(HVELV) == HEMMELIGHET
    assert nokkelring.hent("cd" * 16) is None
    nokkelring.fjern(HVELV)
    assert ring.lagret == {}
    nokkelring.fjern(HVELV)


@pytest.mark.parametrize("type_", [Last, Knust])
def test_a_key_ring_that_fails_gives_no_secret_and_takes_none(bruk, type_):
    bruk(type_())
    assert nokkelring.hent(HVELV) is None
    feiler(nokkelring.legg, HVELV, HEMMELIGHET)
    feiler(nokkelring.fjern, HVELV)


def test_a_key_ring_that_forgets_is_found_out_at_once(bruk):
    bruk(Glemsk())
    feiler(nokkelring.legg, HVELV, HEMMELIGHET)


def test_an_emptied_key_ring_gives_no_secret(bruk):
    ring = bruk(Ring())
    nokkelring.legg(HVELV, HEMMELIGHET)
    ring.lagret.clear()
    assert nokkelring.hent(HVELV) is None


def test_another_user_gets_no_secret(bruk):
    ring = bruk(Ring())
    nokkelring.legg(HVELV, HEMMELIGHET)
    ring.bruker = "en annen"
    assert nokkelring.hent(HVELV) is None


@pytest.mark.parametrize("tekst", ["", "ikke base64 æøå", "AAAA", "A" * 44, "=" * 44])
def test_what_somebody_else_wrote_there_is_no_secret(bruk, tekst):
    ring = bruk(Ring())
    ring.set_password(nokkelring.TJENESTE, HVELV, tekst)
    svar = nokkelring.hent(HVELV)
    assert svar is None or len(svar) == nokkelring.BYTES


def test_a_key_ring_that_hangs_is_left_after_the_limit(bruk, monkeypatch):
    assert nokkelring.FRIST_S <= 5
    monkeypatch.setattr(nokkelring, "FRIST_S", 0.05)
    ring = bruk(Hengende())
    assert nokkelring.hent(HVELV) is None
    feiler(nokkelring.legg, HVELV, HEMMELIGHET)
    feiler(nokkelring.fjern, HVELV)
    trader = [t for t in threading.enumerate() if t.name == "nokkelring"]
    assert trader
    assert all(t.daemon for t in trader)
    ring.slipp.set()
    for trad in trader:
        trad.join(5)


@pytest.mark.parametrize(
    "modul", ["keyring.backends.null", "keyring.backends.fail", "keyrings.alt.file", "egen"]
)
def test_what_does_not_encrypt_is_no_key_ring(bruk, modul):
    ring = bruk(Ring(), modul)
    assert not nokkelring.tilgjengelig()
    feiler(nokkelring.legg, HVELV, HEMMELIGHET)
    assert ring.lagret == {}
    assert nokkelring.hent(HVELV) is None


def test_in_a_chain_only_the_good_ones_are_used(bruk, monkeypatch):
    class Klartekst(Ring):
        """A file that anybody can read."""

    class Kjede(Ring):
        """Several key rings, the dangerous one first."""

    monkeypatch.setattr(Klartekst, "__module__", "keyrings.alt.file")
    monkeypatch.setattr(Ring, "__module__", "keyring.backends.kwallet")
    apen, god = Klartekst(), Ring()
    kjede = Kjede()
    kjede.backends = [apen, god]
    bruk(kjede, "keyring.backends.chainer")
    nokkelring.legg(HVELV, HEMMELIGHET)
    assert apen.lagret == {}
    assert len(god.lagret) == 1


def test_a_machine_without_a_key_ring_is_answered_at_once(tmp_path):
    """No bus, no config: as on a server, and in a process of its own, since the choice sticks."""
    kode = "from desktop.storage import nokkelring as n; print(n.tilgjengelig(), n.hent('ab'))"
    miljo = {k: v for k, v in os.environ.items() if k != "DBUS_SESSION_BUS_ADDRESS"}
    svar = subprocess.run(
        [sys.executable, "-c", kode],
        env={**miljo, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert svar.stdout.split()[-1] == "None"
    if sys.platform == "linux":
        assert svar.stdout.split()[0] == "False"
