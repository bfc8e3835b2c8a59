"""One thing moves, gently and for a moment; with the switch, nothing does."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox

from desktop.oppstart import folg_valgene
from desktop.settings import Settings, SettingsFil
from desktop.views import theme
from desktop.views.bokstaver import Bokstavknapp
from desktop.views.toning import TID_MS
from desktop.views.widgets import Melding

BEVEGER = re.compile(
    r"QPropertyAnimation|QVariantAnimation|QTimeLine|QMovie|QGraphicsOpacityEffect"
)
UTEN = "Ingenting skal bevege seg eller blinke"


@pytest.fixture
def melding(qtbot, kledd):
    ny = Melding()
    qtbot.addWidget(ny)
    ny.resize(600, 60)
    yield ny
    theme.bruk(kledd, "light", 100)


def inne(melding):
    """Return what is painted of the sign and the words."""
    bilde = melding.grab(melding._tekst.geometry().adjusted(0, 0, -200, 0)).toImage()
    return bilde.convertToFormat(QImage.Format.Format_RGB32)


def blink(app):
    return app.styleHints().cursorFlashTime()


def test_news_come_gently_and_leave_nothing_behind(qtbot, kledd, melding):
    melding.vis("Lagret.", "good")
    knapper = [b for b in melding.findChildren(Bokstavknapp) if b.isVisible()]
    qtbot.waitUntil(lambda: all(b.bokstav for b in knapper))
    stille = inne(melding)
    melding.hide()
    theme.bruk(kledd, "light", 100, rolig=False)
    melding.vis("Lagret.", "good")
    assert melding.graphicsEffect().opacity() < 1
    melding.vis("Lagret igjen.", "good")  # one that is there already does not come once more
    melding.vis("Lagret.", "good")
    qtbot.waitUntil(lambda: melding.graphicsEffect() is None, timeout=TID_MS * 20)
    assert inne(melding) == stille
    assert TID_MS <= 200


def test_news_that_are_shut_while_they_come_do_no_harm(qtbot, kledd, melding):
    theme.bruk(kledd, "light", 100, rolig=False)
    for _gang in range(3):
        melding.vis("Lagret.", "good")
        melding.hide()
    melding.vis("Lagret.", "good")
    qtbot.waitUntil(lambda: melding.graphicsEffect() is None, timeout=TID_MS * 20)
    assert melding.isVisible()


def test_nothing_moves_and_the_caret_stands_still_when_nothing_is_to_move(kledd, melding):
    theme.bruk(kledd, "light", 100, rolig=True)
    melding.vis("Lagret.", "good")
    assert melding.graphicsEffect() is None
    assert blink(kledd) == 0
    theme.bruk(kledd, "light", 100, rolig=False)
    assert blink(kledd) > 0


def test_a_system_whose_caret_stands_still_has_news_that_do_so_too(kledd, melding, monkeypatch):
    monkeypatch.setattr(theme, "_SOM_SYSTEMET", 0)
    theme.bruk(kledd, "light", 100, rolig=False)
    melding.vis("Lagret.", "good")
    assert melding.graphicsEffect() is None


def test_it_is_chosen_in_the_settings_and_remembered(qtbot, kledd, lag_vindu, tmp_path):
    vindu = lag_vindu(tmp_path)
    fil = SettingsFil(tmp_path)
    folg_valgene(kledd, vindu, fil)
    vindu.vis("innstillinger")
    boks = next(b for b in vindu.findChildren(QCheckBox) if b.accessibleName() == UTEN)
    assert not boks.isChecked()
    boks.click()
    assert vindu.settings.uten_bevegelse and fil.les() == Settings(uten_bevegelse=True)
    assert theme.rolig() and blink(kledd) == 0
    boks = next(
        b for b in vindu.view.findChildren(QCheckBox) if b.accessibleName() == UTEN
    )  # made anew
    boks.click()
    assert not theme.rolig() and blink(kledd) > 0
    theme.bruk(kledd, "light", 100)


def test_nothing_else_in_the_application_moves():
    filer = [f for f in Path("desktop").rglob("*.py") if BEVEGER.search(f.read_text("utf-8"))]
    assert [f.name for f in filer] == ["toning.py"]
