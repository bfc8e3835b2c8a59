"""The real application in a process of its own, led from first start to print by keys alone.

Nothing is clicked and no focus is set: what has the keys is changed by Tab and by mnemonics only.
What happens is told on stderr as JSON.
"""

import json
import os
import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from desktop import oppstart
from desktop.app import run
from desktop.views.bokstaver import Bokstavknapp

PASSORD = "et langt passord med æøå"
FRIST_MS = int(os.environ.get("FRIST_MS", "150000"))
FLEST_TAB = 200  # more than there are stops in any view: beyond it, Tab goes nowhere
INGEN, ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
K = Qt.Key


def si(**hva):
    print(json.dumps(hva), file=sys.stderr, flush=True)


class Tastatur:
    """Somebody with a keyboard and nothing else, in front of the window that is active."""

    def __init__(self, vindu):
        self.vindu = vindu
        self.tabber = 0

    def vindu_foran(self):
        return QGuiApplication.focusWindow() or self.vindu.windowHandle()

    def tast(self, tast, modifikator=INGEN):
        QTest.keyClick(self.vindu_foran(), tast, modifikator)

    def skriv(self, tekst):
        for tegn in tekst:
            for slag in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                QApplication.sendEvent(self.vindu_foran(), QKeyEvent(slag, 0, INGEN, tegn))

    def har_tastene(self, navn):
        widget = QApplication.focusWidget()
        if widget is None:
            return False
        tekst = widget.text() if isinstance(widget, QAbstractButton) else ""
        return navn in (widget.accessibleName(), tekst.replace("&", ""))

    def til(self, navn):
        """Tab until something with a name has the keys."""
        for n in range(FLEST_TAB):
            if self.har_tastene(navn):
                self.tabber += n
                return
            self.tast(K.Key_Tab)
            yield
        si(fant_ikke=navn, sett=self.stopp())

    def stopp(self):
        alle = [w for w in self.vindu.findChildren(QAbstractButton) if w.isVisible()]
        return [w.accessibleName() or w.text() for w in alle]

    def trykk(self, navn):
        yield from self.til(navn)
        self.tast(K.Key_Space)
        yield

    def fyll(self, navn, tekst):
        yield from self.til(navn)
        self.tast(K.Key_A, CTRL)
        self.skriv(tekst)
        yield

    def snarvei(self, navn):
        """Press Alt and the letter that is underlined in the button with a text."""
        while not (har := [b for b in self.i_sikte(Bokstavknapp) if uten(b.text()) == navn]):
            yield
        while not har[0].bokstav:
            yield
        self.tast(QKeySequence(har[0].bokstav.upper())[0].key(), ALT)
        yield

    def i_sikte(self, slag):
        return [w for w in self.vindu.findChildren(slag) if w.isVisible()]

    def vent(self, navn):
        while not any(uten(w.text()) == navn for w in self.i_sikte(QLabel)):
            yield


def uten(tekst):
    return tekst.replace("&", "")


def inn(person):
    """Make a passphrase, copy the key from the screen, and name the workplace."""
    yield from person.fyll("Lag et passord", PASSORD)
    yield from person.fyll("Skriv passordet en gang til", PASSORD)
    yield from person.snarvei("Gå videre")
    yield from person.vent("Gjenopprettingsnøkkelen")
    grupper = [w.text() for w in person.i_sikte(QLabel) if w.property("role") == "key"]
    yield from person.snarvei("Gå videre")
    yield from person.vent("Skriv tilbake fire av gruppene")
    for n, gruppe in enumerate(grupper, 1):
        if any(w.text() == f"Gruppe {n}" for w in person.i_sikte(QLabel)):
            yield from person.fyll(f"Gruppe {n}", gruppe)
    yield from person.snarvei("Ta nøkkelen i bruk")
    while person.vindu._sted[0] != "arbeidsplass":
        yield
    yield from person.fyll("Arbeidsplass", "Havnsund kommune")
    yield from person.snarvei("Lagre og gå videre")
    while person.vindu._sted[0] != "start":
        yield


def samtalen(person):
    """Go through the seven phases."""
    yield from person.snarvei("Ny samtale")
    yield from person.fyll("Fornavn på arket (valgfritt)", "Bente")
    yield from person.snarvei("Start samtalen")
    yield from neste(person, 2)
    yield from person.trykk("Skriv én setning")
    yield from person.fyll("Er det én setning du vil at vi skal skrive?", "Jeg vil være på jobb.")
    yield from neste(person, 3)
    yield from person.fyll("Yrke", "Renholder")
    yield from person.trykk("Legg til oppgave")
    yield from person.fyll("Oppgave 1", "Vaske golv på skolen")
    yield from person.fyll("Timer i uka, oppgave 1", "20")
    person.tast(K.Key_Return)  # to the row, where a number is an answer
    yield
    person.tast(K.Key_2)
    yield
    yield from person.fyll("Hva må til, oppgave 1", "Maskin i stedet for mopp")
    yield from neste(person, 4)
    yield from person.trykk("Skriv en egen")
    yield from person.fyll("Tiltak 1", "Kontoret på rådhuset først")
    yield from neste(person, 5)
    yield from person.trykk("Velg denne: Tilrettelegging uten fravær")
    yield from neste(person, 6)
    yield from person.trykk("Legg til punkt")
    yield from person.fyll("Hva, punkt 1", "Prøve maskinen")
    yield from neste(person, 7)


def neste(person, fase):
    while person.vindu._sted[0] != "samtale":
        yield
    person.tast(K.Key_PageDown, CTRL)
    while person.vindu._sted[1].fase != fase:
        yield
    si(fase=fase)


def skriv_ut(person):
    """Approve the page, and print it in the dialog of the system."""
    yield from person.trykk("Jeg har lest dette og kjenner det igjen")
    yield from person.trykk("Skriv ut arket")
    while not (dialoger := [w for w in QApplication.topLevelWidgets() if er_utskrift(w)]):
        yield
    while QGuiApplication.focusWindow() is not dialoger[0].windowHandle():
        yield
    person.tast(K.Key_Return)
    while dialoger[0].isVisible():
        yield
    yield from faa_tastene(person.vindu)
    si(fokus_etter_utskrift=QApplication.focusWidget() is not None)
    yield from person.vent("Arket er sendt til skriveren. Det er ditt.")
    si(skrevet_ut=person.vindu._sted[1].post.skrevet_ut)


def faa_tastene(vindu):
    """Do what the window manager does, where there is none: give the window the keys."""
    vindu.kom_frem()
    while not vindu.isActiveWindow():
        yield


def er_utskrift(widget):
    return isinstance(widget, QPrintDialog) and widget.isVisible()


def ut(person):
    """Keep the agreement only, and go."""
    yield from person.snarvei("Avslutt samtalen")
    yield from person.trykk("Behold avtalen til neste samtale")
    while person.vindu._sted[0] != "start":
        yield
    si(sted="start", tabber=person.tabber)


def led(vindu):
    person = Tastatur(vindu)

    def gang():
        while not vindu.isVisible() or vindu.focusWidget() is None:
            yield
        yield from faa_tastene(vindu)
        for del_ in (inn, samtalen, skriv_ut, ut):
            yield from del_(person)
            si(gjort=del_.__name__)

    steg = gang()

    def videre():
        try:
            next(steg)
        except StopIteration:
            person.tast(K.Key_Q, CTRL)
            si(ferdig=not vindu.isVisible())
            oppstart._lag_app().quit()

    klokke = QTimer(vindu, interval=5)
    klokke.timeout.connect(videre)
    klokke.start()
    QTimer.singleShot(FRIST_MS, vindu, lambda: ga_opp(steg))


def ga_opp(steg):
    """Say where it got stuck, and end."""
    innerst = steg
    while getattr(innerst, "gi_yieldfrom", None) is not None:
        innerst = innerst.gi_yieldfrom
    ramme = innerst.gi_frame
    fokus = QApplication.focusWidget()
    si(
        satt_fast=f"{innerst.__name__}:{ramme and ramme.f_lineno}",
        navn=ramme and str(ramme.f_locals.get("navn")),
        fokus=fokus and f"{type(fokus).__name__} {fokus.accessibleName()}",
    )
    oppstart._lag_app().quit()


if __name__ == "__main__":
    lag_vindu = oppstart._lag_vindu

    def lag_og_led(*felt):
        vindu = lag_vindu(*felt)
        led(vindu)
        return vindu

    oppstart._fang_feil = lambda _: None  # a fault is to be seen here, not in a dialog
    oppstart._lag_vindu = lag_og_led
    sys.exit(run(["--data-dir", os.environ["DATA"], "--language", "nb"]))
