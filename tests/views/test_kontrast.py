"""Contrast as it is painted: every view in every theme, by its pixels."""

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QToolButton,
    QWidget,
)
from test_avkuttet import gjennom_alt
from test_views import vent_vist

from desktop.views import theme
from desktop.views.lesefolge import lesefolge

TEKST, DEL = 4.5, 3.0
MERKBART = 40  # pixels of a colour: fewer are the soft edges of letters
UTEN_RAMME = ("quiet", "phase")  # told by their words alone, or by the frame when they are chosen
FELTER = (QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QToolButton, QPushButton, QCheckBox)


def lys(farge):
    kanaler = (farge >> 16 & 255, farge >> 8 & 255, farge & 255)
    lineart = [
        k / 12.92 if k <= 0.03928 else ((k + 0.055) / 1.055) ** 2.4
        for k in (k / 255 for k in kanaler)
    ]
    return 0.2126 * lineart[0] + 0.7152 * lineart[1] + 0.0722 * lineart[2]


def kontrast(a, b):
    lav, hoy = sorted((lys(a), lys(b)))
    return (hoy + 0.05) / (lav + 0.05)


class Bilde:
    """What is painted of a widget, and of all that can be rolled to in it."""

    def __init__(self, widget):
        self.bilde = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        self.rot = widget

    def piksler(self, rect):
        """Return the colours of a part by how many pixels they have."""
        bit = self.bilde.copy(rect & self.bilde.rect())
        if bit.isNull():
            return Counter()
        return Counter(c & 0xFFFFFF for c in memoryview(bit.constBits()).cast("I"))

    def plass(self, widget):
        return QRect(widget.mapTo(self.rot, QPoint()), widget.size())

    def rundt(self, rect):
        """Return the colour that a part stands on."""
        utenfor = self.piksler(rect.adjusted(-2, -2, 2, 2)) - self.piksler(rect)
        return utenfor.most_common(1)[0][0] if utenfor else None


def bilder(vindu):
    """Yield the window and everything rolled in it, with the widgets that stand in each."""
    rullet = [s.widget() for s in vindu.findChildren(QScrollArea) if s.isVisible() and s.widget()]
    for rot in (vindu, *rullet):
        egne = [
            w
            for w in rot.findChildren(QWidget)
            if w.isVisible() and w.width() > 4 and naermest(w, (vindu, *rullet)) is rot
        ]
        yield Bilde(rot), egne


def naermest(widget, rotter):
    mor = widget.parentWidget()
    while mor is not None and not any(mor is r for r in rotter):
        mor = mor.parentWidget()
    return mor


def svak_tekst(bilde, w):
    """Return what the words are too weak against, or nothing."""
    if not isinstance(w, QLabel | QAbstractButton | QLineEdit) or not w.isEnabled():
        return None
    tekst = w.text() if not isinstance(w, QLineEdit) else w.displayText()
    if not tekst.strip() or (isinstance(w, QLabel) and not w.pixmap().isNull()):
        return None
    inne = bilde.plass(w).adjusted(4, 4, -4, -4) if not isinstance(w, QLabel) else bilde.plass(w)
    farger = bilde.piksler(inne)
    if len(farger) < 2:
        return None
    grunn = farger.most_common(1)[0][0]
    best = max(kontrast(grunn, f) for f in farger)
    return None if best >= TEKST else (tekst[:30], round(best, 2), QColor(grunn).name())


def svak_ramme(bilde, w):
    """Return how weakly a control stands out from its ground, or nothing."""
    if not w.isEnabled() or w.objectName() == "qt_spinbox_lineedit":
        return None
    rammet = isinstance(w, FELTER) and w.property("role") not in UTEN_RAMME
    if not rammet or w.height() <= 8:
        return None
    rect = bilde.plass(w)
    grunn = bilde.rundt(rect)
    farger = bilde.piksler(rect)
    if grunn is None or not farger:
        return None
    best = max(
        (kontrast(grunn, f) for f, antall in farger.items() if antall >= MERKBART), default=1
    )
    return None if best >= DEL else (type(w).__name__, w.accessibleName()[:30], round(best, 2))


def svake(vindu):
    for bilde, widgets in bilder(vindu):
        for w in widgets:
            if (tekst := svak_tekst(bilde, w)) is not None:
                yield "text", *tekst
            if (ramme := svak_ramme(bilde, w)) is not None:
                yield "control", *ramme


@pytest.fixture
def vist(qtbot, lag_vindu):
    vindu = lag_vindu()
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        vindu._hvelv.start_demo("nb")
    vindu.activateWindow()
    return vindu


@pytest.mark.parametrize("tema", theme.UTSEENDER)
def test_no_word_no_control_and_no_focus_is_too_weak_in_any_view(qtbot, vist, kledd, tema):
    theme.bruk(kledd, tema, 100)
    vist.bygg_om()
    svakt, usynlig, stopp = [], [], 0
    for sted in gjennom_alt(qtbot, vist):
        vent_vist(qtbot, vist.view)
        qtbot.wait(20)
        svakt += [(sted, *f) for f in svake(vist)]
        for w in lesefolge(vist.centralWidget()):
            stopp += 1
            if not viser_fokus(vist, w, tema):
                usynlig.append((sted, type(w).__name__, w.accessibleName()))
    assert svakt == []
    assert usynlig == []
    assert stopp > 300


def viser_fokus(vindu, w, tema):
    """Tell whether the edge of a stop gets a colour that stands out when the keys come to it."""
    vindu.setFocus()
    uten = kant(w)
    w.setFocus()
    nye = kant(w) - uten
    grunn = int(theme.farger(tema)["grunn"][1:], 16)
    return any(antall >= MERKBART and kontrast(f, grunn) >= DEL for f, antall in nye.items())


def kant(w):
    """Return the colours along the edge of a widget."""
    bilde, rect = Bilde(w), QRect(QPoint(), w.size())
    return bilde.piksler(rect) - bilde.piksler(rect.adjusted(3, 3, -3, -3))
