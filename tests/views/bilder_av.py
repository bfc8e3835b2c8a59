"""Draw every view in every theme and size on sheets: ``python tests/views/bilder_av.py FOLDER [nb]``.

Needs no screen. Look at every sheet before a change of how things look is kept.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from steder import STEDER

from desktop.errors import DamagedKeysError
from desktop.i18n import set_language
from desktop.settings import Settings, SettingsFil
from desktop.state.hvelv_state import HvelvState
from desktop.views import theme
from desktop.views.gjenoppretting_view import GjenopprettingView
from desktop.views.hent_view import HentView
from desktop.views.main_window import MainWindow
from desktop.views.opplasing_view import OpplasingView
from desktop.views.skadet_view import SkadetView

STORRELSER = (((1024, 768), 200), ((1280, 800), 100), ((1920, 1080), 150))
RUTE, KOLONNER, LUFT = 480, 4, 8


def vent(ms: int) -> None:
    """Let the window find its places."""
    lokke = QEventLoop()
    QTimer.singleShot(ms, lokke.quit)
    lokke.exec()


def bilder(storrelse: tuple[int, int]) -> Iterator[QPixmap]:
    """Yield a picture of every view, every phase, and the pages before a vault is open."""
    hvelv = HvelvState(None)
    vindu = MainWindow(hvelv, Settings(), SettingsFil(None))
    vindu.vis("laas")
    vindu.resize(*storrelse)
    vindu.show()
    hvelv.start_demo("nb")
    while not hvelv.apen:
        vent(20)
    for sted in STEDER:
        vindu.vis(sted)
        vent(60)
        yield vindu.grab()
    state = hvelv.apne(hvelv.poster()[0].id)
    vindu.vis("samtale", state)
    for fase in range(1, 8):
        state.ga_til(fase)
        vent(200)
        yield vindu.grab()
    vindu.vis("etterpa", state)
    vent(60)
    yield vindu.grab()
    vindu.close()
    lag = (OpplasingView, GjenopprettingView)
    yield from map(_alene(storrelse), [slag() for slag in lag])
    yield from map(
        _alene(storrelse), [HentView(None, erstatter=True), SkadetView(DamagedKeysError())]
    )


def _alene(storrelse: tuple[int, int]) -> Callable[[QWidget], QPixmap]:
    def bilde(view: QWidget) -> QPixmap:
        view.resize(*storrelse)
        view.show()
        vent(60)
        return view.grab()

    return bilde


def ark(alle: list[QPixmap]) -> QPixmap:
    """Put pictures on a sheet, as they come."""
    sma = [b.scaledToWidth(RUTE, Qt.TransformationMode.SmoothTransformation) for b in alle]
    hoyde = max(b.height() for b in sma) + LUFT
    rader = -(-len(sma) // KOLONNER)
    side = QPixmap(KOLONNER * (RUTE + LUFT), rader * hoyde)
    side.fill(Qt.GlobalColor.gray)
    maler = QPainter(side)
    for n, bilde in enumerate(sma):
        maler.drawPixmap(n % KOLONNER * (RUTE + LUFT), n // KOLONNER * hoyde, bilde)
    maler.end()
    return side


def lag(mappe: Path, sprak: str) -> None:
    """Write one sheet for each theme and size."""
    gc.disable()  # Qt's objects end in their own order, as in the application
    app = QApplication.instance() or QApplication([])
    mappe.mkdir(parents=True, exist_ok=True)
    set_language(sprak)
    for tema, (storrelse, tekst) in product(theme.UTSEENDER, STORRELSER):
        theme.bruk(app, tema, tekst)
        navn = f"{sprak}-{tema}-{storrelse[0]}-{tekst}.png"
        ark(list(bilder(storrelse))).save(str(mappe / navn))


if __name__ == "__main__":
    lag(Path(sys.argv[1]), (sys.argv[2:] or ["nb"])[0])
