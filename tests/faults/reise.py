"""Start the real application off screen, write the canary in it, lock, unlock and close.

``python reise.py folder …`` looks for the canary in the folders on the way.
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
from test_journey import PASSORD, Person, fase_2, fase_3, fase_6

from desktop.app import run
from desktop.views.main_window import MainWindow

VENT = 20_000


class Bot:
    """What :class:`Person` needs of the bot of pytest-qt."""

    def waitUntil(self, klar: Callable[[], bool], timeout: int = VENT) -> None:  # noqa: N802
        slutt = time.monotonic() + timeout / 1000
        while not klar():
            assert time.monotonic() < slutt
            QTest.qWait(5)

    @contextmanager
    def waiting(self, signal):
        """Wait for a signal that what is done inside leads to."""
        kom: list[bool] = []
        signal.connect(lambda *_: kom.append(True))
        yield
        self.waitUntil(lambda: bool(kom))


def travel(rotter: list[Path]) -> None:
    """Do what the two at the screen do, with the canary in as many fields as there are."""
    vindu = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    bot = Bot()
    person = Person(bot, vindu)
    person.skriv("Lag et passord", PASSORD)
    person.skriv("Skriv passordet en gang til", PASSORD)
    with bot.waiting(vindu._hvelv.apnet):
        person.klikk("Lag passord og start")
    person.skriv("Arbeidsplass", ORD)
    person.klikk("Lagre og gå videre")
    person.klikk("Ny samtale")
    person.skriv("Fornavn på arket (valgfritt)", ORD)
    person.klikk("Start samtalen")
    for fase in (None, _words, _job, None, None, _agreement, _questions):
        if fase is not None:
            fase(person)
        if fase is not _questions:
            person.klikk("Neste steg")
    say("open", hits(rotter))
    with bot.waiting(vindu._hvelv.last):
        QTest.keyClick(vindu, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    vindu._hvelv._kjorer.vent(bool)
    say("locked", hits(rotter))
    person.skriv("Passord", PASSORD)
    with bot.waiting(vindu._hvelv.apnet):
        person.klikk("Lås opp")
    (post,) = vindu._hvelv.poster()
    assert post.samtale.egne_ord == ORD and post.samtale.ansatt.yrke == ORD
    felt = person.finn((QLineEdit, QPlainTextEdit), "Mine spørsmål til legen 1")
    assert ORD in (getattr(felt, "text", str)(), getattr(felt, "toPlainText", str)())
    say("unlocked", hits(rotter))
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


def say(nar: str, hva: list[str]) -> None:
    os.write(1, f"{nar}: {hva}\n".encode())


def _guarded(rotter: list[Path]) -> None:
    try:
        travel(rotter)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    QTimer.singleShot(0, lambda: _guarded([Path(sti) for sti in sys.argv[1:]]))
    sys.exit(run([]))
