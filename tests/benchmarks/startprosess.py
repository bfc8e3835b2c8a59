"""A window in a process of its own, that says what it cost when it has been painted.

python startprosess.py bart                a bare window of PySide6
python startprosess.py forste FOLDER       Dialogarket, first paint
python startprosess.py apen FOLDER         Dialogarket, the vault open and the start in sight
"""

import json
import os
import resource
import sys
import time
from functools import partial

if sys.argv[1] != "bart":  # as ``python -m desktop`` does: first what needs no Qt
    from desktop import oppstart
    from desktop.app import run

    oppstart._last_qt()

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

PASSORD = "et langt passord med æøå"
I_RO_MS = 700  # what is put off while the window is painted has come


class Malt(QObject):
    """Does something when a window has been painted for the first time."""

    def __init__(self, vindu, gjor):
        super().__init__(vindu)
        self._gjor = gjor
        vindu.installEventFilter(self)

    def eventFilter(self, vindu, event):
        if event.type() == QEvent.Type.Paint:
            vindu.removeEventFilter(self)
            QTimer.singleShot(0, self._gjor)
        return False


def minne():
    """Return the memory in use, in KiB; where it cannot be seen, the most there has been."""
    try:
        with open("/proc/self/statm") as statm:
            return int(statm.read().split()[1]) * resource.getpagesize() // 1024
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def i_ro(tid):
    print(json.dumps({"sekunder": tid, "minne": minne()}), flush=True)
    os._exit(0)


def ferdig(trekk=0.0):
    QTimer.singleShot(I_RO_MS, partial(i_ro, time.process_time() - trekk))


def bart():
    app = QApplication(sys.argv[:1])
    vindu = QMainWindow()
    vindu.resize(1280, 800)
    Malt(vindu, ferdig)
    vindu.show()
    app.exec()


def dialogarket(mappe, gjor):
    lag_vindu = oppstart._lag_vindu

    def lag(*argumenter):
        vindu = lag_vindu(*argumenter)
        Malt(vindu, partial(gjor, vindu))
        return vindu

    oppstart._lag_vindu = lag
    run(["--data-dir", mappe])


def apne(vindu):
    """Open the vault as a person does, without the time that the key derivation takes."""
    from desktop.storage import nokler

    nokkeltid = []
    strekk = nokler._strekk

    def malt_strekk(*argumenter):
        for_ = time.thread_time()
        try:
            return strekk(*argumenter)
        finally:
            nokkeltid.append(time.thread_time() - for_)

    def apnet():
        Malt(vindu.view, lambda: ferdig(sum(nokkeltid)))

    nokler._strekk = malt_strekk
    vindu._hvelv.apnet.connect(apnet)
    vindu._hvelv.las_opp(PASSORD)


if __name__ == "__main__":
    hva = sys.argv[1]
    if hva == "bart":
        bart()
    else:
        dialogarket(sys.argv[2], apne if hva == "apen" else lambda _vindu: ferdig())
