"""Start the real application off screen, write the canary in it, lock, and close it unlocked.

``python reise.py (the arguments of the application)``; REISE_MAPPER are the folders where the
canary is looked for on the way, and REISE_SAGT the file that is told what was found.  After the
lock the application puts a new process in its place, which is this script again.
"""

import os
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from kanari import ORD, hits
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from test_journey import PASSORD, Person, fase_2, fase_3, fase_6, forste_gang

from desktop.app import run
from desktop.state import avloser
from desktop.views.main_window import MainWindow

VENT = 20_000
ARVING = avloser.FLAGG in sys.argv


class Bot:
    """What :class:`Person` needs of the bot of pytest-qt."""

    def waitUntil(self, klar: Callable[[], bool], timeout: int = VENT) -> None:  # noqa: N802
        slutt = time.monotonic() + timeout / 1000
        while not klar():
            assert time.monotonic() < slutt
            QTest.qWait(5)

    @contextmanager
    def waitSignal(self, signal, timeout: int = VENT):  # noqa: N802
        kom: list[bool] = []
        signal.connect(lambda *_: kom.append(True))
        yield
        self.waitUntil(lambda: bool(kom), timeout)


def write(vindu: MainWindow) -> None:
    """Do what the two at the screen do, with the canary in as many fields as there are; lock."""
    bot = Bot()
    _, person = forste_gang(bot, lambda _: vindu, Path())
    person.klikk("Ny samtale")
    person.skriv("Fornavn på arket (valgfritt)", ORD)
    person.klikk("Start samtalen")
    for fase in (None, _words, _job, None, None, _agreement, _questions):
        if fase is not None:
            fase(person)
        if fase is not _questions:
            person.klikk("Neste steg")
    say("open")
    with bot.waitSignal(vindu._hvelv.last):
        QTest.keyClick(vindu, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    vindu._hvelv._kjorer.vent(bool)
    say("locked")  # and from here the new process takes over


def read(vindu: MainWindow) -> None:
    """Unlock in the new process, see that all is there, and close."""
    bot = Bot()
    person = Person(bot, vindu)
    person.skriv("Passord", PASSORD)
    with bot.waitSignal(vindu._hvelv.apnet):
        person.klikk("Lås opp")
    (post,) = vindu._hvelv.poster()
    assert post.samtale.egne_ord == ORD and post.samtale.ansatt.yrke == ORD
    felt = person.finn((QLineEdit, QPlainTextEdit), "Mine spørsmål til legen 1")
    assert ORD in (getattr(felt, "text", str)(), getattr(felt, "toPlainText", str)())
    say("unlocked")
    vindu.close()


def _words(person: Person) -> None:
    fase_2(person, {"egne_ord": ORD})


def _job(person: Person) -> None:
    ansatt = {"yrke": ORD, "ansvar": ORD, "stillingsprosent": 100, "heltid_timer": 37.5}
    oppgave = {"oppgave": ORD, "timer": 4, "svar": "tilrettelegging", "hva_ma_til": ORD}
    fase_3(person, {"ansatt": ansatt, "jobbliste": [oppgave]})


def _agreement(person: Person) -> None:
    avtale = {
        "punkter": [{"hva": ORD, "hvem": ORD}],
        "neste_samtale": "2026-04-01",
        "beskjed_til_kolleger": ORD,
    }
    fase_6(person, {"avtale": avtale, "leder": {"navn": ORD}})


def _questions(person: Person) -> None:
    person.klikk("Legg til spørsmål")
    person.skriv("Mine spørsmål til legen 1", ORD)


def say(nar: str) -> None:
    """Tell what was found at this point."""
    mapper = [Path(sti) for sti in os.environ["REISE_MAPPER"].split(os.pathsep)]
    with open(os.environ["REISE_SAGT"], "a", encoding="utf-8") as fil:
        fil.write(f"{nar}: {hits(mapper)}\n")


def _travel() -> None:
    try:
        vindu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        (read if ARVING else write)(vindu)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


if __name__ == "__main__":
    avloser._program = lambda: [sys.executable, __file__]
    app = QApplication(sys.argv[:1])
    QTimer.singleShot(2 * VENT, lambda: os._exit(2))
    QTimer.singleShot(0, _travel)
    sys.exit(run(sys.argv[1:]))
