"""Without colours: whatever a colour tells is told by a mark or a frame of another shape as well."""

from itertools import combinations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QListWidget, QVBoxLayout, QWidget
from test_kontrast import DEL, MERKBART, kontrast

from desktop.views import theme
from desktop.views.felter import Avkryssing, Linjefelt, Valgrekke
from desktop.views.status import Status
from desktop.views.widgets import Melding, etikett, knapp, kort, set_look, set_tone

TONER = ("error", "warning", "good", "")


@pytest.fixture(params=theme.UTSEENDER)
def flate(request, qtbot, kledd):
    """A page with nothing on it but what is put there, in each theme."""
    theme.bruk(kledd, request.param, 100)
    side = QWidget()
    QVBoxLayout(side)
    qtbot.addWidget(side)
    side.resize(500, 120)
    yield side
    theme.bruk(kledd, "light", 100)


def merker(flate, widget):
    """Return where something is seen in grey, whatever its colour."""
    flate.setFocus()
    gra = flate.grab(widget.geometry()).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    bredde, hoyde = gra.width(), gra.height()
    rader = [bytes(gra.constScanLine(y))[:bredde] for y in range(hoyde)]
    midt = rader[2 + hoyde // 4]
    grunn = max(set(midt), key=midt.count)
    synlige = {n for n in range(256) if kontrast(n * 0x010101, grunn * 0x010101) >= DEL}
    return {(x, y) for y, rad in enumerate(rader) for x, n in enumerate(rad) if n in synlige}


def legg(flate, widget):
    flate.layout().addWidget(widget)
    flate.show()
    return widget


def skiller(flate, widget, *stiller):
    """Tell whether each of the states has marks the others have not."""
    bilder = []
    for still in stiller:
        still()
        flate.layout().activate()
        bilder.append(merker(flate, widget))
    return all(len(a ^ b) >= MERKBART for a, b in combinations(bilder, 2))


def av_og_pa(sett):
    return (lambda: sett(False)), (lambda: sett(True))


def valgrekke():
    return Valgrekke("Svar", (("a", "Det meste"), ("b", "Omtrent halvparten")))


def test_the_answer_that_is_chosen_has_another_frame(flate):
    rekke = legg(flate, valgrekke())
    assert skiller(flate, rekke, lambda: rekke.vis("a"), lambda: rekke.vis("b"))


@pytest.mark.parametrize("rolle", ["chip", "phase"])
def test_a_button_that_is_pressed_in_has_another_frame(flate, rolle):
    button = legg(flate, knapp("3  Arbeidsoppgaver", rolle=rolle))
    button.setCheckable(True)
    assert skiller(flate, button, *av_og_pa(button.setChecked))


@pytest.mark.parametrize("rolle", ["", "primary", "quiet", "chip", "door"])
def test_a_button_that_cannot_be_pressed_has_another_shape(flate, rolle):
    button = legg(flate, knapp("Angre", rolle=rolle))
    assert skiller(flate, button, *av_og_pa(button.setEnabled))


def test_a_box_that_is_ticked_has_a_tick(flate):
    boks = legg(flate, Avkryssing("Lederen skriver nå"))
    assert skiller(flate, boks, *av_og_pa(boks.setChecked))


@pytest.mark.parametrize("egenskap", ["chosen", "focused"])
def test_a_card_that_is_chosen_or_has_the_keys_has_a_thicker_frame(flate, egenskap):
    ramme = legg(flate, kort(etikett("Gradert sykmelding")))
    assert skiller(flate, ramme, *av_og_pa(lambda pa: set_look(ramme, egenskap, pa)))


def test_the_line_of_a_list_that_is_chosen_has_a_frame(flate):
    liste = QListWidget()
    liste.addItems(["Bokmål", "Nynorsk"])
    legg(flate, liste)
    assert skiller(flate, liste, lambda: liste.setCurrentRow(0), lambda: liste.setCurrentRow(1))


@pytest.mark.parametrize("lag", [QLineEdit, Linjefelt])
def test_a_field_with_a_fault_has_a_thicker_frame(flate, lag):
    felt = legg(flate, lag())
    assert skiller(flate, felt, lambda: set_tone(felt, ""), lambda: set_tone(felt, "error"))


def test_each_kind_of_news_has_a_sign_of_its_own(flate):
    melding = legg(flate, Melding())
    assert skiller(flate, melding, *(lambda t=t: melding.vis("Slik er det.", t) for t in TONER))


def test_each_kind_of_status_has_a_sign_of_its_own(flate):
    status = legg(flate, Status())
    assert skiller(flate, status, *(lambda t=t: status.vis("Slik er det.", t) for t in TONER))


def test_a_line_that_is_left_out_is_struck_through(flate):
    linje = legg(flate, etikett("Det som er strøket, står her"))
    assert skiller(
        flate, linje, *(lambda r=r: set_look(linje, "role", r) for r in ("hint", "struck"))
    )
