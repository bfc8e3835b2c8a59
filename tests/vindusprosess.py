"""The real application in a process of its own, that does one thing and reports it on stderr.

python vindusprosess.py (the arguments of the application); PLAN says what to do.
"""

import os
import sys
from functools import partial, partialmethod
from threading import Timer

from builders import NOKKEL
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop import oppstart
from desktop.app import run
from desktop.state import avloser
from desktop.state.skjermvakt import Skjermvakt
from desktop.views.main_window import MainWindow

PASSORD = "et langt passord med æøå"
HEMMELIG = "Kanarifuglen synger"
FELT = "Er det én setning du vil at vi skal skrive?"
FRIST_S = 60
ARVING = avloser.FLAGG in sys.argv


def rapporter(*ord_):
    print(*ord_, file=sys.stderr, flush=True)


def hovedvindu():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))


def oppe():
    vindu = hovedvindu()
    rapporter("oppe", "arving" if ARVING else "forste", os.getpid())
    {"vent": vent, "lukk": MainWindow.close, "ny": ny, "las": las, "hor": hor}[os.environ["PLAN"]](
        vindu
    )


def vent(vindu):
    vindu.showMinimized()
    rapporter("minimert", vindu.isMinimized())


def kom_frem(ekte, vindu):
    ekte(vindu)
    rapporter("fram", vindu.isVisible(), not vindu.isMinimized())
    vindu.close()


def ny(vindu):
    vindu._hvelv.apnet.connect(vindu.close)
    vindu._hvelv.opprett(PASSORD, NOKKEL)


def las(vindu):
    if ARVING:
        rapporter("plass", *vindu.geometry().getRect())
        vindu._hvelv.apnet.connect(partial(QTimer.singleShot, 0, partial(tilbake, vindu)))
    else:
        vindu.setGeometry(30, 40, 1000, 700)
        vindu._hvelv.apnet.connect(partial(skriv, vindu))
    vindu._hvelv.las_opp(PASSORD)


def skriv(vindu):
    post = next(p for p in vindu._hvelv.poster() if p.fase == 2)
    vindu.vis("samtale", vindu._hvelv.apne(post.id))
    felt = finn_felt(vindu)
    felt.setFocus()
    QTest.keyClicks(felt, HEMMELIG)
    vindu.las()


def hor(vindu):
    vindu._hvelv.apnet.connect(vindu.close if ARVING else partial(rapporter, "apen"))
    vindu._hvelv.last.connect(partial(rapporter, "last"))
    vindu._hvelv.las_opp(PASSORD)


def tilbake(vindu):
    felt = vindu.focusWidget()
    rapporter("sted", vindu._sted[0], "fase", vindu._sted[1].fase)
    rapporter("felt", felt.accessibleName() == FELT, felt.toPlainText().strip() == HEMMELIG)
    vindu.close()


def svarte(vakt, ekte, busser):
    ekte(vakt, busser)
    if os.environ["PLAN"] == "hor":
        rapporter("hører", bool(busser.sesjon), bool(busser.system))


def finn_felt(vindu):
    return next(f for f in vindu.findChildren(QPlainTextEdit) if f.accessibleName() == FELT)


def main():
    vakt = Timer(FRIST_S, os._exit, (3,))  # one that takes over has nobody to end it
    vakt.daemon = True
    vakt.start()
    oppstart._fang_feil = lambda _: None  # a fault is to be seen here, not in a dialog
    avloser._program = lambda: [sys.executable, __file__]
    vis, frem = MainWindow.showEvent, MainWindow.kom_frem
    vist = []

    def show_event(vindu, event):
        vis(vindu, event)
        if not vist:
            vist.append(True)
            QTimer.singleShot(0, oppe)

    Skjermvakt._on_svarte = partialmethod(svarte, Skjermvakt._on_svarte)
    MainWindow.showEvent = show_event
    MainWindow.kom_frem = lambda vindu: kom_frem(frem, vindu)
    status = run(sys.argv[1:])
    rapporter("slutt", "arving" if ARVING else "forste", status)
    return status


if __name__ == "__main__":
    sys.exit(main())
