"""The real application as a demo in a process of its own, led by keys as in a room.

PLAN says what to do, BILDER where to put pictures of it; what happens is told on stderr as JSON.
"""

import ctypes
import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop import oppstart
from desktop.app import run

FRIST_MS = 120_000
BILDER = os.environ.get("BILDER", "")
DATA = os.environ.get("DATA", "")


class Skjermer:
    """The monitors of an X server, plugged in and out as RandR does it.

    Xvfb has one output, and no program here to say more; a monitor of RandR 1.5 is enough for Qt.
    """

    class _Monitor(ctypes.Structure):
        _fields_ = (
            ("navn", ctypes.c_ulong),
            ("forst", ctypes.c_int),
            ("selv", ctypes.c_int),
            ("antall", ctypes.c_int),
            *((felt, ctypes.c_int) for felt in ("x", "y", "bredde", "hoyde", "mm_b", "mm_h")),
            ("utganger", ctypes.POINTER(ctypes.c_ulong)),
        )

    class _Ressurser(ctypes.Structure):
        _fields_ = (
            ("tid", ctypes.c_ulong),
            ("oppsett", ctypes.c_ulong),
            ("ncrtc", ctypes.c_int),
            ("crtcs", ctypes.c_void_p),
            ("noutput", ctypes.c_int),
            ("outputs", ctypes.POINTER(ctypes.c_ulong)),
        )

    def __init__(self):
        self._x, self._rr = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXrandr.so.2")
        ptr, ulong, tall = ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int
        self._x.XOpenDisplay.restype = ptr
        self._x.XDefaultRootWindow.restype, self._x.XDefaultRootWindow.argtypes = ulong, [ptr]
        self._x.XInternAtom.restype = ulong
        self._x.XInternAtom.argtypes = [ptr, ctypes.c_char_p, tall]
        self._x.XSync.argtypes = [ptr, tall]
        self._rr.XRRSetMonitor.argtypes = [ptr, ulong, ptr]
        self._rr.XRRDeleteMonitor.argtypes = [ptr, ulong, ulong]
        self._rr.XRRGetScreenResources.restype = ctypes.POINTER(self._Ressurser)
        self._rr.XRRGetScreenResources.argtypes = [ptr, ulong]
        self._d = self._x.XOpenDisplay(None)
        self._rot = self._x.XDefaultRootWindow(self._d)

    def koble_til(self, navn, x, y, bredde, hoyde, *, forst=False):
        """Plug a monitor in; the first takes the only output, so that nothing covers both."""
        utganger = self._rr.XRRGetScreenResources(self._d, self._rot)[0].outputs if forst else None
        atom = self._x.XInternAtom(self._d, navn.encode(), 0)
        m = self._Monitor(atom, forst, 0, int(forst), x, y, bredde, hoyde, 300, 200, utganger)
        self._rr.XRRSetMonitor(self._d, self._rot, ctypes.byref(m))
        self._x.XSync(self._d, 0)

    def koble_fra(self, navn):
        """Pull it out."""
        self._rr.XRRDeleteMonitor(
            self._d, self._rot, self._x.XInternAtom(self._d, navn.encode(), 0)
        )
        self._x.XSync(self._d, 0)


def si(**hva):
    print(json.dumps(hva), file=sys.stderr, flush=True)


def firkant(g):
    return [g.x(), g.y(), g.width(), g.height()]


def bilde(widget, navn):
    if BILDER:
        s = widget.window().screen().size()
        widget.grab().save(str(Path(BILDER, f"{s.width()}x{s.height()}-{navn}.png")))


def minste_skrift(lerret):
    """Return the smallest type the audience sees, in points."""
    ord_ = [o for o in lerret.findChildren(QLabel) if o.isVisible() and o.text()]
    storrelser = [o.fontInfo().pixelSize() for o in ord_]
    if lerret._bilde is not None:
        storrelser.append(lerret._bilde.skrift())
    return min(storrelser) * 72 / 96


def tast_til(vindu, tekst):
    """Walk to a button by Tab, and press it by Space."""
    while not vindu.isVisible() or vindu.focusWidget() is None:
        yield
    for _gang in range(60):
        foran = vindu.focusWidget()
        if isinstance(foran, QPushButton) and foran.text().replace("&", "") == tekst:
            QTest.keyClick(foran, Qt.Key.Key_Space)
            return
        QTest.keyClick(foran, Qt.Key.Key_Tab)
        yield
    raise AssertionError(tekst)


def trykk_pa(vindu, tekst):
    """Yield until a button with a text is there, and press it."""
    while not (
        funnet := [
            b
            for b in vindu.findChildren(QPushButton)
            if b.isVisible() and b.text().replace("&", "") == tekst
        ]
    ):
        yield
    funnet[0].click()


def til_scenen(vindu, tekst):
    """Press a button, and yield until what it opens has the keys."""
    yield from trykk_pa(vindu, tekst)
    while vindu.focusWidget() is not vindu.view:
        yield


def gjennom_turen(vindu):
    """Lead the whole tour by keys alone, and tell what the audience saw."""
    yield from tast_til(vindu, "Vis fram for andre")
    while vindu.focusWidget() is not vindu.view:
        yield
    view = vindu.view
    for n in range(len(view._steg)):
        while not QGuiApplication.focusWindow() and n == 0 and not vindu.isVisible():
            yield
        yield
        while view.lerret._bilde is not None and not view.lerret._bilde.skrift():
            yield  # it is drawn when it has its size
        si(
            trinn=view._trinn,
            stopp=view._steg[view._trinn][0],
            publikum=firkant(view.lerret.geometry()),
            to=view.pa_to_skjermer,
            minst=minste_skrift(view.lerret),
        )
        bilde(view.lerret, f"tur{n:02d}")
        while BILDER and view._speiling.isActive():
            yield
        if view.pa_to_skjermer:
            bilde(view, f"notat{n:02d}")
        QTest.keyClick(view, Qt.Key.Key_PageDown)
    QTest.keyClick(view, Qt.Key.Key_B)
    si(svart=view.lerret.svart)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    si(svart=view.lerret.svart)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    yield
    si(sted=vindu._sted[0])


def gjennom_blikk(vindu):
    """Lead Legens blikk through one example, with some hands."""
    vindu.vis("eksempler")
    yield from til_scenen(vindu, "Legens blikk")
    view = vindu.view
    QTest.keyClicks(view, "12")
    while not view._state.flyt.sted.startswith("resultat:"):
        yield
        bilde(view, f"blikk{view._state.flyt.plass:02d}")
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        QTest.keyClick(view, Qt.Key.Key_Up)
    for n in range(4):
        yield
        bilde(view, f"resultat{n}")
        QTest.keyClick(view, Qt.Key.Key_Right)
    si(storrelse=[view.width(), view.height()], skjerm=firkant(vindu.screen().geometry()))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    for _ in range(20):  # the window is moved when the system has let go of the whole screen
        yield
    si(sted=vindu._sted[0], hjemme=firkant(vindu.screen().geometry()))


def tur(vindu):
    yield from gjennom_turen(vindu)
    yield from gjennom_blikk(vindu)


def plugg(vindu):
    """Pull the projector out in the middle, go on, and put it back."""
    yield from til_scenen(vindu, "Vis fram for andre")
    view = vindu.view
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    for gjor, to in (
        (lambda: None, True),
        (lambda: SKJERMER.koble_fra("projektor"), False),
        (lambda: SKJERMER.koble_til("projektor", 1280, 0, 1024, 768), True),
        (lambda: SKJERMER.koble_fra("projektor"), False),
    ):
        gjor()
        while view.pa_to_skjermer is not to or not view.lerret.isVisible():
            yield
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        yield
        si(
            to=view.pa_to_skjermer,
            trinn=view._trinn,
            publikum=firkant(view.lerret.geometry()),
            notater=view._notater.isVisible(),
        )
        bilde(view, f"plugg-{view._trinn}")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    yield
    si(
        sted=vindu._sted[0],
        synlige=len([w for w in QGuiApplication.topLevelWindows() if w.isVisible()]),
    )


def fra_projektoren(vindu):
    """Begin with the window on the projector, swap the screens and back, and pull the cable."""
    laptop, projektor = QGuiApplication.screens()
    vindu.setGeometry(1300, 20, 900, 600)
    while vindu.screen() is not projektor:
        yield
    yield from til_scenen(vindu, "Vis fram for andre")
    view = vindu.view

    def hvor():
        si(publikum=firkant(view.lerret.geometry()), notater=firkant(vindu.geometry()))

    for _ in range(4):
        for _vent in range(20):
            yield
        hvor()
        QTest.keyClick(view, Qt.Key.Key_S)
    # As Qt says it before it moves the windows: the notes are on what is gone
    view._skjermer = lambda: [laptop]
    view._on_skjerm_bort(projektor)
    yield
    si(to=view.pa_to_skjermer, inni=view.lerret.parentWidget() is view)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    for _ in range(20):
        yield
    si(hjemme=firkant(vindu.screen().geometry()))


def tilstand():
    """Return every file of the vault and the home folder: how long, when changed, and what it says."""
    return {
        str(fil): [fil.stat().st_mtime_ns, fil.read_bytes().hex()]
        for mappe in (DATA, os.environ["HOME"])
        for fil in sorted(Path(mappe).rglob("*"))
        if fil.is_file()
    }


def fra_lasen(vindu):
    """Begin at the lock without the passphrase, start over on the way, and end at the lock."""
    while vindu._sted[0] != "laas" or not Path(DATA, "log", "dialogarket.log").exists():
        yield
    for_ = tilstand()
    si(filer=len(for_))
    yield from trykk_pa(vindu, "Se en demo, uten å lagre noe")
    yield from inne(vindu)
    yield from gjennom_turen(vindu)
    yield from gjennom_blikk(vindu)
    vindu.start_demo_pa_nytt()
    yield from inne(vindu)
    yield from trykk_pa(vindu, "Avslutt demo")
    while vindu._sted[0] != "laas":
        yield
    etter = tilstand()
    endret = sorted(fil for fil in {*for_, *etter} if for_.get(fil) != etter.get(fil))
    si(sted=vindu._sted[0], endret=endret)


def inne(vindu):
    while vindu._sted[0] != "start" or not vindu._hvelv.apen:
        yield


def led(vindu):
    def gang():
        planer = {"tur": tur, "plugg": plugg, "las": fra_lasen, "projektor": fra_projektoren}
        plan = planer[os.environ["PLAN"]]
        if plan is not fra_lasen:
            yield from inne(vindu)
        yield from plan(vindu)

    steg = gang()

    def neste():
        try:
            next(steg)
        except StopIteration:
            si(ferdig=True)
            vindu.close()
            oppstart._lag_app().quit()

    klokke = QTimer(vindu, interval=15)
    klokke.timeout.connect(neste)
    klokke.start()
    QTimer.singleShot(FRIST_MS, vindu, oppstart._lag_app().quit)


SKJERMER = Skjermer() if os.environ.get("MONITORER") else None
if __name__ == "__main__":
    if SKJERMER is not None:
        SKJERMER.koble_til("laptop", 0, 0, 1280, 800, forst=True)
        SKJERMER.koble_til("projektor", 1280, 0, 1024, 768)
    lag_vindu = oppstart._lag_vindu

    def lag_og_led(*felt):
        vindu = lag_vindu(*felt)
        led(vindu)
        return vindu

    oppstart._lag_vindu = lag_og_led
    hva = ["--data-dir", DATA] if DATA else ["--demo"]
    sys.exit(run([*hva, "--language", "nb"]))
