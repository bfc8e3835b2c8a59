"""No text is cut or covered: in any language with large text, and in a language 40 % longer."""

import gettext
import string

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QScrollArea, QWidget
from steder import STEDER
from test_views import apne, vent_vist

from desktop import i18n
from desktop.domain.sykmelding import Gradert, Trinn
from desktop.domain.tekst import Tekst
from desktop.i18n import set_language
from desktop.settings import Settings
from desktop.views import theme

VINDU = (1024, 768)
FYLL = "lorem ipsum dolor sit amet "


def lengre(tekst):
    """Return a text 40 per cent longer, with its fields, its mnemonic and its end as they were."""
    ord_ = "".join(bit for bit, *_ in string.Formatter().parse(tekst)).strip()
    if not any(c.isalpha() for c in ord_):
        return tekst
    mer = max(round(len(ord_) * 0.4), 2)
    fyll = (FYLL * (mer // len(FYLL) + 1))[:mer].rstrip()
    return f"{tekst} {fyll}"


class Lang(gettext.NullTranslations):
    """The language that is 40 per cent longer than bokmål."""

    def gettext(self, message):
        return lengre(message)

    def ngettext(self, msgid1, msgid2, n):
        return lengre(msgid1 if n == 1 else msgid2)


@pytest.fixture
def langt(monkeypatch):
    monkeypatch.setattr(i18n, "_catalogue", lambda _sprak: Lang())
    ekte = Tekst.i
    monkeypatch.setattr(Tekst, "i", lambda self, sprak: lengre(ekte(self, sprak)))


def synlig_del(widget):
    """Return what is left of a widget after the frames it is in, and those that can be rolled."""
    synlig = QRect(QPoint(), widget.size())
    if isinstance(widget.parentWidget(), QScrollArea):
        return synlig
    rot, forskyvning = widget, QPoint()
    while (mor := rot.parentWidget()) is not None and not rot.isWindow():
        forskyvning += rot.pos()
        if isinstance(mor.parentWidget(), QScrollArea):
            break  # the rest can be rolled to
        synlig &= QRect(-forskyvning, mor.size())
        rot = mor
    return synlig


def kuttet(rot):
    """Yield the words in sight that have not got the room they need."""
    for w in rot.findChildren(QWidget):
        if not w.isVisible() or not isinstance(w, QLabel | QAbstractButton | QComboBox):
            continue
        tekst = w.currentText() if isinstance(w, QComboBox) else w.text()
        if not tekst.strip() or (isinstance(w, QLabel) and not w.pixmap().isNull()):
            continue
        hel = QRect(QPoint(), w.size())
        trenger = w.sizeHint()
        if isinstance(w, QLabel) and w.wordWrap():
            trenger = w.minimumSizeHint()
            trenger.setHeight(w.heightForWidth(w.width()))
        if w.width() < trenger.width() - 1 or w.height() < trenger.height() - 1:
            yield tekst[:40], "cut", w.size().toTuple(), trenger.toTuple()
        elif synlig_del(w) != hel:
            yield tekst[:40], "outside", synlig_del(w), hel


def dekket(rot):
    """Yield the pairs of words in one frame that stand on each other."""
    for ramme in (rot, *rot.findChildren(QWidget)):
        barn = [
            w
            for w in ramme.children()
            if isinstance(w, QLabel | QAbstractButton) and w.isVisible() and w.text()
        ]
        for n, a in enumerate(barn):
            for b in barn[n + 1 :]:
                if a.geometry().intersects(b.geometry()):
                    yield a.text()[:40], b.text()[:40]


def gjennom_alt(qtbot, vindu):
    """Show every place and phase, and yield its name when it has got its size."""
    for sted in STEDER:
        vindu.vis(sted)
        yield sted
    vindu.vis("forbered", ("G1", "U"))
    yield "forbered"
    state = apne(vindu)
    state.legg_til("veier", Gradert())
    state.legg_til("veier.1.trinn", Trinn())
    for fase in range(1, 8):
        state.ga_til(fase)
        yield fase
    vindu.vis("etterpa", state)
    yield "etterpa"
    vindu._melding.vis(
        i18n._("Lagret. Alt du har skrevet, er med."), "good", i18n._("Prøv igjen"), print
    )
    yield "melding"


def se_etter(qtbot, vindu):
    feil = []
    for sted in gjennom_alt(qtbot, vindu):
        vent_vist(qtbot, vindu.view)
        assert (vindu.width(), vindu.height()) == VINDU, sted
        feil += [(sted, *k) for k in nar_det_er_i_ro(qtbot, vindu)]
    return feil


def nar_det_er_i_ro(qtbot, vindu):
    """Return what is cut or covered when all has got its place, however busy the machine is."""
    funnet = []
    for _forsok in range(20):
        qtbot.wait(15)
        if not (funnet := [*kuttet(vindu), *dekket(vindu)]):
            break
    return funnet


@pytest.fixture
def lite(qtbot, lag_vindu):
    """A small window with the examples in memory, and a second language beside the first."""
    vindu = lag_vindu(None, Settings(andre_sprak="pl"))
    vindu.resize(*VINDU)
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        vindu._hvelv.start_demo("nb")
    return vindu


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_large_text_in_a_small_window_is_not_cut(qtbot, lite, kledd, sprak):
    set_language(sprak)
    theme.bruk(kledd, "light", 200)
    lite.bygg_om()
    assert se_etter(qtbot, lite) == []


@pytest.mark.parametrize("tekst", [100, 150])
def test_a_language_that_is_40_per_cent_longer_is_not_cut(qtbot, lite, kledd, langt, tekst):
    theme.bruk(kledd, "dark", tekst)
    lite.bygg_om()
    assert se_etter(qtbot, lite) == []


def test_the_longer_language_is_longer_and_keeps_its_fields():
    assert len(lengre("Lagret kl. {tid}")) >= 1.3 * len("Lagret kl. {tid}")
    assert lengre("&Neste steg").startswith("&Neste steg ")
    assert lengre("…") == "…"
    assert "{n}" in lengre("{n} minutter")
