"""What a screen reader is told: names, roles, labels and errors, in every view and dialog."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QWidget,
)
from test_avkuttet import gjennom_alt
from test_views import vent_vist

from desktop.i18n import set_language
from desktop.views import qtord
from desktop.views.dialoger import velg_fil, velg_skriver
from desktop.views.felter import Datofelt, Felt, Linjefelt, Passordfelt, Tallfelt, Tekstfelt
from desktop.views.tegn import Tonetegn

ROLLE = QAccessible.Role
VENTET = {
    "QCheckBox": {ROLLE.CheckBox},
    "QPushButton": {ROLLE.Button, ROLLE.ButtonMenu, ROLLE.CheckBox},
    "QToolButton": {ROLLE.Button, ROLLE.ButtonMenu, ROLLE.CheckBox},
    "QLineEdit": {ROLLE.EditableText},
    "QPlainTextEdit": {ROLLE.EditableText},
    "QComboBox": {ROLLE.ComboBox},
    "QSpinBox": {ROLLE.SpinBox},
}


def noder(node):
    """Yield everything in sight below a node, as it is told to a screen reader."""
    for n in range(node.childCount()):
        barn = node.child(n)
        if barn is None or not barn.isValid() or barn.state().invisible:
            continue
        yield barn
        yield from noder(barn)


def fortalt(rot):
    return QAccessible.queryAccessibleInterface(rot)


def mangler(rot):
    """Yield what can have the keys and has no name, or another role than it looks like."""
    for node in noder(fortalt(rot)):
        widget = node.object()
        if not isinstance(widget, QWidget) or not node.state().focusable:
            continue
        if widget.objectName() == "qt_spinbox_lineedit":  # the box around it has the name
            continue
        if not node.text(QAccessible.Text.Name).strip():
            yield type(widget).__name__, widget.objectName(), "no name"
        for slag, roller in VENTET.items():
            if widget.inherits(slag) and node.role() not in roller:
                yield type(widget).__name__, widget.accessibleName(), str(node.role())


@pytest.fixture
def vist(qtbot, lag_vindu):
    vindu = lag_vindu()
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        vindu._hvelv.start_demo("nb")
    return vindu


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_all_that_can_have_the_keys_has_a_name_and_its_role(qtbot, vist, sprak):
    set_language(sprak)
    vist.bygg_om()
    funnet, antall = [], 0
    for sted in gjennom_alt(qtbot, vist):
        vent_vist(qtbot, vist.view)
        funnet += [(sted, *f) for f in mangler(vist)]
        antall += sum(node.state().focusable for node in noder(fortalt(vist)))
    assert funnet == []
    assert antall > 300


def malt_selv(rot):
    """Yield what the application paints itself, also what waits for something to show.

    Not buttons, whose words are their names, and not the signs beside words that say the same.
    """
    for widget in rot.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | Tonetegn):
            continue
        egne = (k for k in type(widget).__mro__ if k.__module__.startswith("desktop."))
        if any("paintEvent" in vars(k) for k in egne):
            yield widget


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_all_that_is_painted_has_a_name_and_a_description(qtbot, vist, sprak):
    set_language(sprak)
    vist.bygg_om()
    sett, uten = set(), []
    for sted in gjennom_alt(qtbot, vist):
        vent_vist(qtbot, vist.view)
        for widget in malt_selv(vist):
            sett.add(type(widget).__module__.rpartition(".")[2])
            navn = widget.accessibleName() or not widget.isVisible()
            if not (navn and widget.accessibleDescription()):
                uten.append((sted, type(widget).__name__))
    assert uten == []
    assert sett >= {"draing", "periodebilde", "timelinje", "trinnbilde", "ukeplanfelt"}


def apne_fil(eier):
    velg_fil(eier, "Lagre arket", "oppsummering.pdf", "PDF (*.pdf)", print)


def apne_skriver(eier):
    velg_skriver(eier, "Oppsummering", print)


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
@pytest.mark.parametrize("apne", [apne_fil, apne_skriver])
def test_so_has_all_in_the_dialogs(qtbot, vist, kledd, apne, sprak):
    set_language(sprak)
    qtord.bruk(kledd, sprak)
    apne(vist)
    (dialog,) = [
        w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()
    ]
    funnet = list(mangler(dialog))
    dialog.close()
    qtord.bruk(kledd, "en")
    assert funnet == []


FELTER = [lambda: Linjefelt(), lambda: Tekstfelt(), lambda: Passordfelt("Passord"), Datofelt]


@pytest.mark.parametrize("lag", FELTER)
def test_the_field_that_has_the_keys_has_its_label_its_hint_and_its_error(qtbot, kledd, lag):
    felt = Felt("Når", lag(), "Helst i uka")
    qtbot.addWidget(felt)
    med_tastene = felt.focusProxy()
    while med_tastene.focusProxy() is not None:
        med_tastene = med_tastene.focusProxy()
    node = QAccessible.queryAccessibleInterface(med_tastene)
    (etikett,) = [n for n, r in node.relations() if r == QAccessible.RelationFlag.Label]
    assert etikett.text(QAccessible.Text.Name) == "Når"
    assert node.text(QAccessible.Text.Name) == "Når"
    assert node.text(QAccessible.Text.Description) == "Helst i uka"
    felt.vis_feil("Skriv noe først.")
    assert node.text(QAccessible.Text.Description) == "Feil: Skriv noe først."
    felt.vis_feil("")
    assert node.text(QAccessible.Text.Description) == "Helst i uka"


def test_a_number_that_is_none_is_told_as_an_error(qtbot, kledd):
    felt = Tallfelt()
    qtbot.addWidget(felt)
    felt.setAccessibleDescription("Omtrent er godt nok")
    node = QAccessible.queryAccessibleInterface(felt)
    node.setText(QAccessible.Text.Value, "abc")
    assert node.text(QAccessible.Text.Description).startswith("Feil: Skriv et tall mellom 0")
    node.setText(QAccessible.Text.Value, "3")
    assert node.text(QAccessible.Text.Description) == "Omtrent er godt nok"


@pytest.mark.parametrize("lag", [Linjefelt, Tallfelt])
def test_what_assistive_technology_writes_is_written(qtbot, kledd, lag):
    felt, skrevet = lag(), []
    qtbot.addWidget(felt)
    felt.redigert.connect(skrevet.append)
    felt.setText("3")  # shown by the application: nobody has written it
    felt.clear()
    assert skrevet == []
    QAccessible.queryAccessibleInterface(felt).setText(QAccessible.Text.Value, "4")
    assert [str(s) for s in skrevet] == ["4"]
