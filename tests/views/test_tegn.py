"""The signs: drawn alike, all in use, seen in every theme, and read only when they are shown."""

import re
from collections import Counter
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QPixmapCache
from PySide6.QtWidgets import QVBoxLayout, QWidget
from test_kontrast import DEL, MERKBART, Bilde, kontrast

from desktop.paths import resource
from desktop.views import tegn, theme
from desktop.views.status import Status
from desktop.views.widgets import Melding, knapp

NAVN = get_args(tegn.Tegn)
MAPPE = Path(str(resource("icons")))
TEMAENES = re.compile(r"(app|.*-(light|dark|contrast))$")  # the stylesheet's own, and the program's
RAMME = {
    "width": "24",
    "height": "24",
    "viewBox": "0 0 24 24",
    "fill": "none",
    "stroke": "#000000",
    "stroke-width": "2",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}
ROLLER = ("", "primary", "quiet", "door", "chip")


def test_every_drawing_is_used_and_every_sign_is_drawn():
    tegnet = {f.stem for f in MAPPE.glob("*.svg") if not TEMAENES.match(f.stem)}
    kode = "\n".join(
        f.read_text("utf-8") for f in Path("desktop/views").glob("*.py") if f.name != "tegn.py"
    )
    toner = {navn for navn, _farge in tegn.TONER.values()}
    brukt = {
        navn for navn in NAVN if re.search(rf'[(, ="]"{navn}"', kode) or f'tegn="{navn}"' in kode
    }
    assert tegnet == set(NAVN) == brukt | toner
    assert 16 <= len(NAVN) <= 24


@pytest.mark.parametrize("navn", NAVN)
def test_a_sign_is_one_stroke_with_round_ends_in_the_same_square(navn):
    rot = ElementTree.fromstring((MAPPE / f"{navn}.svg").read_text("utf-8"))
    assert rot.attrib == RAMME
    assert len(rot) > 0
    for del_ in rot:
        assert not {"fill", "stroke", "stroke-width", "style", "opacity"} & set(del_.attrib)


@pytest.mark.parametrize("tema", theme.UTSEENDER)
def test_every_sign_is_painted_and_stands_out_wherever_it_stands(qtbot, kledd, tema):
    theme.bruk(kledd, tema, 100)
    flate = QWidget()
    lag = QVBoxLayout(flate)
    knapper = []
    for rolle in ROLLER:
        for valgt, virker in ((False, True), (True, True), (False, False)):
            button = knapp("", rolle=rolle, tegn="hel")
            button.setCheckable(rolle == "chip")
            button.setChecked(valgt and rolle == "chip")
            button.setEnabled(virker)
            knapper.append(button)
            lag.addWidget(button)
    qtbot.addWidget(flate)
    flate.show()
    bilde = Bilde(flate)
    for button in knapper:
        farger = bilde.piksler(bilde.plass(button).adjusted(6, 5, -6, -5))
        assert styrke(farger) >= DEL, (button.property("role"), button.isEnabled())
    for navn in NAVN:
        tegnet = tegn.tegning(navn, "tekst", 24).toImage()
        farger = Counter(tegnet.pixelColor(x, y).alpha() for x in range(24) for y in range(24))
        assert farger[0] > MERKBART, navn
        assert sum(n for alfa, n in farger.items() if alfa > 127) > MERKBART, navn


def styrke(farger):
    """Return how strongly what is painted stands out from the colour there is most of."""
    grunn = max(farger, key=farger.__getitem__)
    return max(kontrast(grunn, f) for f in farger)


@pytest.mark.parametrize("tema", theme.UTSEENDER)
@pytest.mark.parametrize("tone", ["error", "warning", "good", ""])
def test_news_have_a_sign_of_their_kind_before_the_words(qtbot, kledd, tema, tone):
    theme.bruk(kledd, tema, 100)
    melding = Melding()
    qtbot.addWidget(melding)
    melding.resize(600, 60)
    melding.vis("Slik er det.", tone)
    (merke,) = melding.findChildren(tegn.Tonetegn)
    assert merke.isVisible()
    assert styrke(Bilde(melding).piksler(Bilde(melding).plass(merke))) >= DEL
    assert merke.geometry().right() < melding._tekst.contentsRect().left()


def test_each_kind_of_news_looks_unlike_the_others_without_colours(kledd):
    gra = set()
    for navn, _farge in tegn.TONER.values():
        bilde = tegn.tegning(navn, "tekst", 24).toImage()
        gra.add(bytes(bilde.constBits()))
    assert len(gra) == len(tegn.TONER)


def test_a_label_gives_the_room_back_when_there_is_nothing_to_say(qtbot, kledd):
    status = Status()
    qtbot.addWidget(status)
    status.vis("Det gikk ikke.", "error")
    assert status.contentsMargins().left() > 0
    status.vis("Vent litt")
    assert status.contentsMargins().left() == 0
    assert not status.findChild(tegn.Tonetegn).isVisible()


def test_a_locked_window_draws_no_sign_that_is_not_in_sight(
    qtbot, lag_vindu, monkeypatch, tmp_path
):
    QPixmapCache.clear()
    lest = []
    ekte = tegn.resource
    monkeypatch.setattr(tegn, "resource", lambda *sti: lest.append(sti[-1]) or ekte(*sti))
    vindu = lag_vindu(tmp_path)
    qtbot.waitExposed(vindu)
    qtbot.wait(50)
    i_sikte = {f"{w._drakt._tegn}.svg" for w in vindu.findChildren(tegn.Tegnknapp) if w.isVisible()}
    assert i_sikte == {"sprak.svg", "hjelp.svg"}
    assert set(lest) == i_sikte


def test_a_sign_is_drawn_once_for_all_who_want_it(kledd, monkeypatch):
    QPixmapCache.clear()
    lest = []
    ekte = tegn.resource
    monkeypatch.setattr(tegn, "resource", lambda *sti: lest.append(sti[-1]) or ekte(*sti))
    for _gang in range(5):
        tegn.tegning("kryss", "aksent", 20)
    assert lest == ["kryss.svg"]
