"""Fixtures.  Every test runs off screen, in bokmål, on a vault in memory."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import gc
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from builders import eksempel
from hypothesis import settings as hypotese
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import content
from desktop.domain.arkivpost import Arkivpost
from desktop.domain.samtale import Samtale
from desktop.domain.samtale_fil import les
from desktop.i18n import set_language
from desktop.settings import Settings, SettingsFil
from desktop.state.hvelv_state import HvelvState
from desktop.state.samtale_state import SamtaleState
from desktop.views import theme
from desktop.views.main_window import MainWindow

# A slow machine is no fault of the code; speed is measured in tests/benchmarks.
hypotese.register_profile("uten-klokke", deadline=None)
hypotese.load_profile("uten-klokke")

# As in the application: rubbish with Qt's objects in it must not be found on the storage thread.
gc.disable()
_GRUNDIG_HVER = 25
_prover = iter(range(1, 1_000_000))


_OKT = pytest.StashKey[pytest.Session]()


def pytest_sessionstart(session: pytest.Session) -> None:
    session.config.stash[_OKT] = session


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End at once with the status there is: Python takes Qt down in no order, and may fall on it."""
    if (okt := config.stash.get(_OKT, None)) is not None:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(int(okt.exitstatus))


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    assert not gc.isenabled(), "a test turned the collector on, for all that follow it"
    gc.collect(2 if next(_prover) % _GRUNDIG_HVER == 0 else 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end, where nobody can miss it, what was not tried on this machine."""
    for rapport in terminalreporter.getreports("skipped"):
        grunn = rapport.longrepr[-1] if isinstance(rapport.longrepr, tuple) else ""
        terminalreporter.write_line(f"NOT RUN: {rapport.nodeid}: {grunn}", red=True, bold=True)


@pytest.fixture
def xvfb(request: pytest.FixtureRequest) -> Iterator[str]:
    """Start an X server of a size, and hand on its name."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    bredde, hoyde = getattr(request, "param", (1280, 800))
    les, skriv = os.pipe()
    kommando = ["Xvfb", "-displayfd", str(skriv), "-screen", "0", f"{bredde}x{hoyde}x24"]
    prosess = subprocess.Popen(kommando, pass_fds=[skriv], stderr=subprocess.DEVNULL)
    os.close(skriv)
    with os.fdopen(les) as inn:
        navn = inn.readline().strip()
    assert navn, "Xvfb did not start"
    yield f":{navn}"
    prosess.terminate()
    prosess.wait(10)


@pytest.fixture(autouse=True)
def bokmal() -> Iterator[None]:
    set_language("nb")
    yield
    set_language("nb")


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Start Qt with the style the application starts it with."""
    return ["", "-style", "Fusion"]


@pytest.fixture
def kledd(qapp: QApplication) -> QApplication:
    """The application in its own clothes, so that sizes and fonts are the real ones."""
    theme.bruk(qapp, "light", 100)
    return qapp


@pytest.fixture
def hvelv(qtbot: QtBot) -> Iterator[HvelvState]:
    """An open vault in memory with the examples in it."""
    state = HvelvState(None)
    with qtbot.waitSignal(state.apnet, timeout=10000):
        state.start_demo("nb")
    yield state
    state.lukk()


@pytest.fixture
def ny_state(qapp: QApplication) -> Callable[..., SamtaleState]:
    """Make the state of a samtale; what it saves lands in ``state.lagrede``."""

    def lag(samtale: Samtale | None = None, **felt: object) -> SamtaleState:
        na = datetime.now(UTC)
        lagrede: list[Arkivpost] = []
        post = Arkivpost(
            id=uuid4(),
            samtale=samtale or Samtale(dato=date(2026, 3, 3)),
            fase=1,
            slag="utkast",
            opprettet=na,
            endret=na,
        )

        def lagre(ny: Arkivpost, ferdig: Callable[[object], None], _feilet: object) -> None:
            lagrede.append(ny)
            ferdig(None)

        state = SamtaleState(post, lagre, content.arkord(), **felt)  # type: ignore[arg-type]
        state.lagrede = lagrede  # type: ignore[attr-defined]
        return state

    return lag


@pytest.fixture
def demovindu(qtbot: QtBot, lag_vindu: Callable[..., MainWindow]) -> MainWindow:
    """A window in a demo, at the start."""
    vindu = lag_vindu()
    vindu.start_demo()
    qtbot.waitUntil(lambda: vindu._sted[0] == "start", timeout=10000)
    return vindu


@pytest.fixture
def i_fase(demovindu: MainWindow) -> Callable[..., SamtaleState]:
    """Open the samtale of an example at a phase, to be written in."""

    def ga(fase: int, kode: str = "S4") -> SamtaleState:
        state = demovindu.hvelv.ny_samtale(les(eksempel(kode).read_bytes()))
        state.ga_til(fase)
        demovindu.vis("samtale", state)
        return state

    return ga


@pytest.fixture
def lag_vindu(qtbot: QtBot, kledd: QApplication) -> Iterator[Callable[..., MainWindow]]:
    """Make the main window on a data folder, or in memory."""
    vinduer: list[MainWindow] = []

    def lag(mappe: Path | None = None, settings: Settings | None = None) -> MainWindow:
        vindu = MainWindow(HvelvState(mappe), settings or Settings(), SettingsFil(mappe))
        vindu.vis("laas")
        vindu.resize(1280, 800)
        vindu.show()
        vinduer.append(vindu)
        return vindu

    yield lag
    for vindu in vinduer:
        vindu.close()
        vindu.deleteLater()
