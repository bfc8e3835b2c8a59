"""Qt's own dialogs and menus speak the language of the application."""

import re

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QCalendarWidget,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QScrollBar,
    QTabWidget,
    QTreeView,
    QWidget,
)

from desktop.i18n import set_language
from desktop.oppstart import _kle
from desktop.settings import Settings
from desktop.views import qtord
from desktop.views.dialoger import velg_fil, velg_skriver

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "CUPS", "printer")

ENGELSK = re.compile(
    r"\b(the|file|folder|directory|open|close|save|cancel|print|page|copies|name|size|date|show|"
    r"back|forward|delete|rename|yes|undo|redo|copy|paste|select|all|options|color|none|month)\b",
    re.IGNORECASE,
)
STORRELSER = re.compile(r"Qt?PageSize|QShortcut|QGuiApplication|CloseButton")  # names, not words


@pytest.fixture
def i_sprak(kledd):
    """Dress the application in a language, and undo it after the test."""

    def velg(sprak):
        set_language(sprak)
        _kle(kledd, Settings(sprak=sprak))

    yield velg
    qtord.bruk(kledd, "en")
    QLocale.setDefault(QLocale.c())


def synlige(rot):
    """Yield every word a dialog shows or says."""
    for w in (rot, *rot.findChildren(QWidget)):
        yield from (w.toolTip(), w.accessibleName())
        if isinstance(w, QAbstractButton | QLabel):
            yield w.text()
        elif isinstance(w, QGroupBox):
            yield w.title()
        elif isinstance(w, QComboBox):
            yield from (w.itemText(n) for n in range(w.count()))
        elif isinstance(w, QTabWidget):
            yield from (w.tabText(n) for n in range(w.count()))
        elif isinstance(w, QTreeView) and (modell := w.model()) is not None:
            kolonner = range(modell.columnCount())
            yield from (str(modell.headerData(n, Qt.Orientation.Horizontal)) for n in kolonner)
        yield from (a.text() for a in w.actions())


@pytest.mark.parametrize(("sprak", "endret"), [("nb", "Endret"), ("nn", "Endra")])
def test_where_to_save_is_asked_in_norwegian(qtbot, i_sprak, sprak, endret):
    i_sprak(sprak)
    eier = QWidget()
    qtbot.addWidget(eier)
    velg_fil(eier, "Lagre arket", "ark.pdf", "PDF (*.pdf)", print)
    (dialog,) = eier.findChildren(QFileDialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    ord_ = {t for t in synlige(dialog) if t}
    assert {"&Lagre", "Avbryt", endret} <= ord_
    assert [t for t in ord_ if ENGELSK.search(t) and "PDF" not in t] == []
    dialog.close()


@pytest.mark.parametrize(
    ("sprak", "venter"),
    [("nb", {"&Skriv ut", "Eksemplarer:"}), ("nn", {"&Skriv ut", "Eksemplar:"})],
)
def test_the_printer_is_chosen_in_norwegian(qtbot, i_sprak, sprak, venter):
    i_sprak(sprak)
    eier = QWidget()
    qtbot.addWidget(eier)
    velg_skriver(eier, "Oppsummering", print)
    (dialog,) = eier.findChildren(QPrintDialog)
    ord_ = {t for t in synlige(dialog) if t}
    assert venter <= ord_
    assert [t for t in ord_ if ENGELSK.search(t)] == []
    dialog.close()


def menytekster(felt):
    return [a.text().split("\t")[0] for a in felt.createStandardContextMenu().actions() if a.text()]


@pytest.mark.parametrize("felt", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_field_follows_the_language_while_it_runs(qtbot, i_sprak, felt):
    widget = felt("ord")
    qtbot.addWidget(widget)
    i_sprak("nb")
    forst = menytekster(widget)
    assert forst == [
        "&Angre",
        "&Gjør om",
        "Klipp &ut",
        "&Kopier",
        "&Lim inn",
        "Slett",
        "Merk alt",
    ]
    i_sprak("nn")
    assert menytekster(widget)[1] == "&Gjer om"
    i_sprak("en")
    assert menytekster(widget)[:2] == ["&Undo", "&Redo"]
    i_sprak("nb")
    assert menytekster(widget) == forst


def test_a_question_has_norwegian_buttons(qtbot, i_sprak):
    i_sprak("nb")
    boks = QMessageBox()
    qtbot.addWidget(boks)
    knapp = QMessageBox.StandardButton
    boks.setStandardButtons(knapp.Yes | knapp.No | knapp.Cancel | knapp.Save | knapp.Discard)
    boks.setDetailedText("mer")
    ord_ = {b.text() for b in boks.buttons()}
    assert ord_ == {"&Ja", "&Nei", "Avbryt", "Lagre", "Ikke lagre", "Vis mer …"}


def test_the_calendar_names_its_months_in_the_language(qtbot, i_sprak):
    for sprak, mandag in (("nb", "mandag"), ("nn", "måndag"), ("en", "Monday")):
        i_sprak(sprak)
        kalender = QCalendarWidget()
        qtbot.addWidget(kalender)
        assert kalender.locale().dayName(1) == mandag


class Lytter(QTranslator):
    """Writes down what Qt asks for."""

    def __init__(self):
        super().__init__()
        self.spurt = set()

    def isEmpty(self):  # noqa: N802 - Qt's
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        self.spurt.add((context, source))


def test_everything_qt_asks_for_in_our_dialogs_has_words(qtbot, i_sprak, qapp):
    i_sprak("nb")
    lytter = Lytter()
    qapp.installTranslator(lytter)
    boks = QDialogButtonBox()
    eier = QWidget()
    for widget in (boks, eier, QMessageBox(), QScrollBar(), QTabWidget(), QCalendarWidget()):
        qtbot.addWidget(widget)
    for knapp in QDialogButtonBox.StandardButton:
        if knapp != QDialogButtonBox.StandardButton.NoButton:
            boks.addButton(knapp)
    for felt in (QLineEdit("a"), QPlainTextEdit("a")):
        qtbot.addWidget(felt)
        felt.createStandardContextMenu()
    skriver = QPrinter()
    skriver.setOutputFileName("ark.pdf")
    qtbot.addWidget(QPrintDialog(skriver, eier))
    qapp.removeTranslator(lytter)
    ukjente = lytter.spurt - {(s, kilde) for s, kilde, _ord in qtord.ord_("nb")}
    assert len(lytter.spurt) > 60
    assert {u for u in ukjente if u[1] and not STORRELSER.search(u[0])} == set()


@pytest.mark.parametrize("sprak", ["nb", "nn"])
def test_qt_finds_every_word_of_the_catalogue_with_its_fields(i_sprak, sprak):
    i_sprak(sprak)
    for sammenheng, kilde, ord_ in qtord.ord_(sprak):
        assert QCoreApplication.translate(sammenheng, kilde) == ord_
        assert set(re.findall("%[0-9n]", kilde)) == set(re.findall("%[0-9n]", ord_))
        assert kilde.count("&") == ord_.count("&"), kilde
        assert ord_.strip() if kilde.strip() else not ord_.strip()
