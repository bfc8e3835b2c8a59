"""Every view and dialog in every language, theme, size of window and size of text."""

from functools import partial
from itertools import product

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QPlainTextEdit, QScrollArea
from steder import STEDER
from test_avkuttet import dekket, gjennom_alt, kuttet
from test_views import vent_vist

from desktop import content
from desktop.domain.legens_blikk import Blikk
from desktop.errors import DamagedKeysError
from desktop.i18n import set_language
from desktop.settings import Settings
from desktop.state import innhold
from desktop.state.blikk_state import BlikkState, KonferanseState
from desktop.views import theme
from desktop.views.bytte_view import BytteView
from desktop.views.gjenoppretting_view import GjenopprettingView
from desktop.views.hent_view import HentView
from desktop.views.hms_view import HmsView
from desktop.views.legens_blikk_view import LegensBlikkView
from desktop.views.opplasing_view import OpplasingView
from desktop.views.presentasjon_view import PresentasjonView
from desktop.views.skadet_view import SkadetView
from desktop.views.veiledning_view import VeiledningView

SPRAK = ("nb", "nn", "en")
VINDUER = ((1024, 768), (1280, 800), (1920, 1080), (3840, 2160))
TEKST = (100, 150, 200)
UTEN_HVELV = (
    OpplasingView,
    partial(HentView, None, erstatter=True),
    partial(SkadetView, DamagedKeysError()),
    GjenopprettingView,
    BytteView,
)
HELE = [
    pytest.param(*valg, marks=pytest.mark.lang)
    for valg in product(SPRAK, theme.UTSEENDER, VINDUER, TEKST)
]
PROVE = [("nn", "dark", (1280, 800), 200), ("en", "contrast", (1024, 768), 150)]


def ruller_sidelengs(rot):
    """Yield what has more beside it than there is room for."""
    for felt in rot.findChildren(QAbstractScrollArea):
        if not felt.isVisible() or isinstance(felt, QPlainTextEdit):
            continue
        over = felt.horizontalScrollBar().maximum()
        if isinstance(felt, QScrollArea) and felt.widget() is not None:
            over = felt.widget().minimumSizeHint().width() - felt.viewport().width()
        if over > 0:
            yield felt.objectName() or type(felt).__name__, "sideways", over


def i_ro(qtbot, rot):
    """Return what is cut, covered or too wide when all has got its place."""
    funnet = []
    for _forsok in range(20):
        qtbot.wait(10)
        if not (funnet := [*kuttet(rot), *dekket(rot), *ruller_sidelengs(rot)]):
            break
    return funnet


@pytest.fixture
def kle(qtbot, lag_vindu, kledd):
    """Make a window with the examples in memory, in a language, a theme and two sizes."""

    def lag(sprak, tema, vindu, tekst):
        set_language(sprak)
        theme.bruk(kledd, tema, tekst)
        laget = lag_vindu(None, Settings(andre_sprak="pl"))
        laget.resize(*vindu)
        with qtbot.waitSignal(laget._hvelv.apnet, timeout=10000):
            laget._hvelv.start_demo("nb")
        laget.bygg_om()
        return laget

    return lag


@pytest.mark.parametrize(("sprak", "tema", "vindu", "tekst"), [*PROVE, *HELE])
def test_nothing_is_cut_covered_or_too_wide(qtbot, kle, sprak, tema, vindu, tekst):
    laget = kle(sprak, tema, vindu, tekst)
    feil = []
    for sted in gjennom_alt(qtbot, laget):
        vent_vist(qtbot, laget.view)
        assert laget.size().toTuple() == vindu, sted
        feil += [(sted, *f) for f in i_ro(qtbot, laget)]
    for dialog in (HmsView(content.hmssporsmal(), laget), VeiledningView("S10", laget)):
        dialog.resize(*vindu)
        dialog.show()
        vent_vist(qtbot, dialog)
        feil += [(dialog.objectName(), *f) for f in i_ro(qtbot, dialog)]
        dialog.close()
    for lag in UTEN_HVELV:
        view = lag()
        qtbot.addWidget(view)
        view.resize(*vindu)
        view.show()
        vent_vist(qtbot, view)
        feil += [(view.objectName(), *f) for f in i_ro(qtbot, view)]
        view.close()
    for rom, antall in ((lag_blikk(), 40), (PresentasjonView(laget.hvelv), 30)):
        qtbot.addWidget(rom)
        rom.setMinimumSize(100, 100)  # as in the window, which decides for itself
        rom.resize(*vindu)
        rom.show()
        vent_vist(qtbot, rom)
        for n in range(antall):
            feil += [(f"{rom.objectName()} {n}", *f) for f in i_ro(qtbot, rom)]
            QTest.keyClick(rom, Qt.Key.Key_PageDown)
        rom.close()
    assert feil == []


def lag_blikk():
    """Return the questions of a conference that has counted two examples."""
    konferanse = KonferanseState()
    nokler = [n for s in innhold.blikksporsmal() for n in s.nokler()]
    for kode in ("S4", "S5"):
        konferanse.ta_vare_pa(Blikk(kode, 12, dict.fromkeys(nokler, 7)))
    return LegensBlikkView(BlikkState("S4", konferanse, demo=True))


def tittel_i_sikte(view):
    return [
        tittel.text()
        for tittel in view.findChildren(QLabel)
        if tittel.property("role") == "title" and tittel.isVisible()
        if tittel.visibleRegion().contains(QRect(QPoint(), tittel.size()).center())
    ]


@pytest.mark.parametrize("sprak", SPRAK)
def test_large_text_begins_at_the_title(qtbot, kle, sprak):
    laget = kle(sprak, "light", (1280, 800), 200)
    uten = []
    for sted in STEDER:
        laget.vis(sted)
        vent_vist(qtbot, laget.view)
        qtbot.wait(30)
        uten += [] if tittel_i_sikte(laget.view) else [sted]
    assert uten == []


def test_tab_goes_from_the_title_to_the_first_field(qtbot, kle):
    laget = kle("nb", "light", (1280, 800), 200)
    laget.vis("ny")
    tittel, forste = laget.view._tittel, laget.view._innganger.knapper()[0]
    qtbot.waitUntil(lambda: laget.focusWidget() is tittel)
    QTest.keyClick(tittel, Qt.Key.Key_Tab)
    assert laget.focusWidget() is forste
    QTest.keyClick(forste, Qt.Key.Key_Tab)
    assert laget.focusWidget() not in (tittel, forste)
