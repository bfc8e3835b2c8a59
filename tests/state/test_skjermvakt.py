"""A screen that locks and a machine that sleeps lock the application, told on a real bus of our own."""

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer
from test_laas import i_samtale, skriv_hemmelig  # noqa: F401 - a fixture
from test_prosesser import mappe, start, til_slutt  # noqa: F401 - fixtures

from desktop.state import skjermvakt as modul
from desktop.state.skjermvakt import Skjermvakt, adresser, betyr_las

LOGIND = "org.freedesktop.login1"

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="Only Linux has these buses."
)

# A process that is logind: it owns the name, and says one thing.
LOGIND_KODE = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
app = QCoreApplication([])
adresse, navn, sti, grensesnitt, signal, *verdi = sys.argv[1:]
buss = QDBusConnection.connectToBus(adresse, "logind")
assert buss.registerService(navn), buss.lastError().message()
melding = QDBusMessage.createSignal(sti, grensesnitt, signal)
if verdi:
    melding.setArguments([verdi[0] == "true"])
assert buss.send(melding)
buss.unregisterService(navn)
QDBusConnection.disconnectFromBus("logind")
"""


@pytest.fixture
def buss(tmp_path, monkeypatch):
    """A bus of our own that stands for both the session's and the system's."""
    if not (shutil.which("dbus-daemon") and shutil.which("dbus-send")):
        pytest.skip("NOT TRIED: dbus-daemon or dbus-send is missing; apt-get install dbus.")
    adresse = f"unix:path={tmp_path / 'buss'}"
    prosess = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address={adresse}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert prosess.stdout.readline()  # it listens
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", adresse)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", adresse)
    monkeypatch.delenv("XDG_SESSION_ID", raising=False)
    yield adresse
    with prosess:
        prosess.kill()


@pytest.fixture
def vakt(qtbot, buss):
    vakt = Skjermvakt()
    with qtbot.waitSignal(vakt.klar, timeout=10000):
        vakt.folg(0)
    yield vakt
    vakt.slutt()


def si(buss, navn, verdi, sti="/et/sted"):
    subprocess.run(
        ["dbus-send", f"--bus={buss}", "--type=signal", sti, navn, *verdi], check=True, timeout=30
    )


def si_som_logind(buss, sti, grensesnitt, signal, *verdi, navn=LOGIND):
    subprocess.run(
        [sys.executable, "-c", LOGIND_KODE, buss, navn, sti, grensesnitt, signal, *verdi],
        check=True,
        timeout=60,
    )


@pytest.mark.parametrize("navn", modul._SKJERMSPARERE)
def test_a_locked_screen_asks_for_a_lock(qtbot, buss, vakt, navn):
    with qtbot.waitSignal(vakt.las_bedt, timeout=10000):
        si(buss, f"{navn}.ActiveChanged", ["boolean:true"])


def test_sleep_asks_for_a_lock(qtbot, buss, vakt):
    with qtbot.waitSignal(vakt.las_bedt, timeout=60000):
        si_som_logind(
            buss, "/org/freedesktop/login1", f"{LOGIND}.Manager", "PrepareForSleep", "true"
        )


def test_logind_locking_the_session_asks_for_a_lock(qtbot, buss, vakt):
    with qtbot.waitSignal(vakt.las_bedt, timeout=60000):
        si_som_logind(buss, "/org/freedesktop/login1/session/_33", f"{LOGIND}.Session", "Lock")


def test_only_our_own_session_counts_when_it_is_known(qtbot, buss, monkeypatch):
    monkeypatch.setenv("XDG_SESSION_ID", "31a")
    vakt = Skjermvakt()
    bedt = []
    vakt.las_bedt.connect(lambda: bedt.append(True))
    with qtbot.waitSignal(vakt.klar, timeout=10000):
        vakt.folg(0)
    si_som_logind(buss, "/org/freedesktop/login1/session/_32", f"{LOGIND}.Session", "Lock")
    with qtbot.waitSignal(vakt.las_bedt, timeout=60000):
        si_som_logind(buss, "/org/freedesktop/login1/session/_331a", f"{LOGIND}.Session", "Lock")
    assert bedt == [True]
    vakt.slutt()


def test_unlocking_and_waking_and_pretenders_ask_for_nothing(qtbot, buss, vakt):
    bedt = []
    vakt.las_bedt.connect(lambda: bedt.append(True))
    si(buss, "org.gnome.ScreenSaver.ActiveChanged", ["boolean:false"])
    si(buss, f"{LOGIND}.Manager.PrepareForSleep", ["boolean:true"])  # not from logind
    si_som_logind(buss, "/org/freedesktop/login1", f"{LOGIND}.Manager", "PrepareForSleep", "false")
    with qtbot.waitSignal(vakt.las_bedt, timeout=10000):  # what came before is heard before
        si(buss, "org.freedesktop.ScreenSaver.ActiveChanged", ["boolean:true"])
    assert bedt == [True]


def test_text_is_saved_and_locked_when_the_screen_is(qtbot, buss, vakt, i_samtale):  # noqa: F811
    vindu, person = i_samtale
    skriv_hemmelig(person)
    vakt.las_bedt.connect(vindu.las)
    with qtbot.waitSignal(vindu._hvelv.last, timeout=10000):
        si(buss, "org.gnome.ScreenSaver.ActiveChanged", ["boolean:true"])
    assert vindu.view.objectName() == "laas-view"


def test_the_real_application_listens(buss, mappe, start):  # noqa: F811
    prosess = start(mappe, "hor")
    linjer = {prosess.stderr.readline().split()[0] for _ in range(3)}
    assert linjer == {"oppe", "hører", "apen"}
    si(buss, "org.gnome.ScreenSaver.ActiveChanged", ["boolean:true"])
    linjer = til_slutt(prosess)
    assert linjer[0] == "last"
    assert {"slutt forste 0", "slutt arving 0"} <= set(linjer)


def test_listening_opens_no_socket_to_the_network(vakt):
    nett = set()
    for navn in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        tabell = Path("/proc/self/net", navn)
        if tabell.exists():
            nett |= {linje.split()[9] for linje in tabell.read_text().splitlines()[1:]}
    apne = [peker(fil) for fil in Path("/proc/self/fd").iterdir()]
    assert any(p.startswith("socket:") for p in apne)  # the bus itself
    assert [p for p in apne if p.startswith("socket:[") and p[8:-1] in nett] == []


def peker(fil):
    try:
        return str(fil.readlink())
    except OSError:
        return ""


@pytest.mark.parametrize("svar", [b"", None], ids=["nobody there", "one that never answers"])
def test_a_bus_that_does_not_answer_holds_nothing_up(qtbot, tmp_path, monkeypatch, svar):
    monkeypatch.setattr(modul, "_FRIST_S", 0.2)
    sti = tmp_path / "stum"
    for navn in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(navn, f"unix:path={sti}")
    with socket.socket(socket.AF_UNIX) as stum:
        if svar is None:
            stum.bind(str(sti))
            stum.listen(5)
        vakt = Skjermvakt()
        klokke = QElapsedTimer()
        klokke.start()
        with qtbot.waitSignal(vakt.klar, timeout=10000):
            vakt.folg(0)
            assert klokke.elapsed() < 150  # the window was not waiting
    assert vakt._busser == []


@pytest.mark.parametrize(
    ("sesjon", "adresse"),
    [
        ("unix:path=/run/user/1/bus,guid=ab", "unix:path=/run/user/1/bus,guid=ab"),
        ("unix:abstract=/tmp/dbus-x", "unix:abstract=/tmp/dbus-x"),
        ("tcp:host=example,port=1;unix:path=/b", "unix:path=/b"),
        ("tcp:host=example,port=1", ""),
        ("nonce-tcp:host=example", ""),
        ("autolaunch:", ""),
        ("unixexec:path=ssh,argv1=example", ""),
        ("", ""),
    ],
)
def test_only_buses_of_this_machine_are_asked(sesjon, adresse):
    assert adresser({"DBUS_SESSION_BUS_ADDRESS": sesjon}).sesjon == adresse


def test_the_usual_place_of_the_bus_is_known(tmp_path):
    (tmp_path / "bus").touch()
    miljo = {"XDG_RUNTIME_DIR": str(tmp_path)}
    assert adresser(miljo).sesjon == f"unix:path={tmp_path}/bus"
    assert adresser(miljo).system == "unix:path=/run/dbus/system_bus_socket"


@pytest.mark.parametrize(
    ("melding", "ord_", "las"),
    [
        (0x02B1, 0x7, True),  # locked
        (0x02B1, 0x8, False),  # unlocked
        (0x02B1, 0x4, True),  # somebody took the remote session
        (0x0218, 0x4, True),  # about to sleep
        (0x0218, 0x7, False),  # awake
        (0x0218, 0x12, False),
        (0x0010, 0x4, False),
    ],
)
def test_the_messages_of_windows_that_mean_a_lock(melding, ord_, las):
    assert betyr_las(melding, ord_) is las
