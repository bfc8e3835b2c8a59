"""The examples on screen: found by what they are, walked through and never changed, and printed."""

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from desktop import content
from desktop.domain.tekst import SPRAK
from desktop.i18n import set_language
from desktop.state import innhold
from desktop.state.galleri import Galleri
from desktop.state.hefte import hms_fil
from desktop.views import theme
from desktop.views.eksempler_view import EksemplerView
from desktop.views.hms_view import HmsView
from desktop.views.utskrift import lag_skriver
from desktop.views.veiledning_view import VeiledningView, rydd_veiledninger

KODER = content.eksempelkoder()
# What looks up in the catalogue, and what the calendar file gets; neither is kept.
IKKE_I_SAMTALEN = {"Søk", "Klokkeslett for neste samtale (valgfritt)"}
# The platform without a screen says so of every window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def lag_view(qtbot, kledd):
    def lag():
        view = EksemplerView(Galleri(), tilby_demo=False)
        qtbot.addWidget(view)
        view.show()
        return view

    return lag


def knapp(view, navn):
    return next(b for b in view.findChildren(QAbstractButton) if navn == b.accessibleName())


def chip(view, tekst):
    return next(b for b in view.findChildren(QAbstractButton) if b.text() == tekst)


def viste(view):
    tekster = (label.text() for kort in view._nett._kort for label in kort.findChildren(QLabel))
    return [t.split()[-1] for t in tekster if t.startswith("OPPDIKTET EKSEMPEL ")]


def test_every_example_has_a_card_with_one_line_and_three_buttons(lag_view):
    view = lag_view()
    assert viste(view) == list(KODER)
    etiketter = {label.text() for label in view.findChildren(QLabel)}
    for kode in KODER:
        tittel = innhold.eksempeltittel(kode)
        assert tittel in etiketter
        for tekst in ("Gå gjennom fasene", "Legens blikk", "Veiledning"):
            assert knapp(view, f"{tekst}: {kode}, {tittel}").isEnabled()


@pytest.mark.parametrize(
    ("valg", "venter"),
    [
        (["Bofellesskap"], ["S6", "S11"]),
        (["Avventende sykmelding"], ["S4", "S9"]),
        (["Til legen først"], ["S9"]),
        (["Bofellesskap", "Svangerskapspenger"], ["S11"]),
        (["Avventende sykmelding", "Til lederen først"], ["S4"]),
        (["Kontor", "Til legen først"], []),
    ],
)
def test_what_is_chosen_is_what_is_shown_and_counted(lag_view, valg, venter):
    view = lag_view()
    for tekst in valg:
        chip(view, tekst).click()
    assert viste(view) == venter
    antall = view._antall.text()
    assert antall.startswith(f"{len(venter)} " if venter else "Ingen eksempler")
    for tekst in valg:
        chip(view, tekst).click()
    assert viste(view) == list(KODER)


def test_every_choice_finds_something(lag_view):
    view = lag_view()
    for _navn, rekke in view._chips:
        for button in rekke.knapper():
            button.click()
            assert viste(view), button.text()
            button.click()


def test_the_buttons_say_which_example(qtbot, lag_view):
    view = lag_view()
    tittel = innhold.eksempeltittel("S9")
    with qtbot.waitSignal(view.valgt) as valgt:
        knapp(view, f"Gå gjennom fasene: S9, {tittel}").click()
    with qtbot.waitSignal(view.legens_blikk_valgt) as blikk:
        knapp(view, f"Legens blikk: S9, {tittel}").click()
    assert (valgt.args, blikk.args) == (["S9"], ["S9"])


def kan_endres(view):
    """Return the fields somebody could write in."""
    typer = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)
    felter = [felt for type_ in typer for felt in view.findChildren(type_)]
    return [
        f.accessibleName() for f in felter if f.isVisible() and f.isEnabled() and not f.isReadOnly()
    ]


@pytest.mark.parametrize("kode", ["S4", "S8", "S10"])
def test_the_walk_through_the_phases_changes_nothing(qtbot, lag_vindu, kode):
    vindu = lag_vindu()
    vindu.start_demo()
    qtbot.waitUntil(lambda: vindu._hvelv.apen, timeout=10000)
    poster = list(vindu._hvelv.poster())
    vindu.vis("eksempler")
    vindu.view.valgt.emit(kode)
    state = vindu._sted[1]
    for fase in range(1, 8):
        state.ga_til(fase)
        QApplication.sendPostedEvents()
        assert set(kan_endres(vindu.view.side())) <= IKKE_I_SAMTALEN, fase
        for button in vindu.view.side().findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled() and button.isCheckable():
                button.click()
    assert state.samtale == content.eksempel(kode, "nb")
    assert not state.kan_angre
    assert list(vindu._hvelv.poster()) == poster


@pytest.mark.parametrize(
    ("hva", "ut"),
    [
        ("Gå gjennom fasene", lambda vindu: chip(vindu, "Til de andre eksem&plene").click()),
        ("Legens blikk", lambda vindu: QTest.keyClick(vindu.view, Qt.Key.Key_Escape)),
    ],
)
def test_one_comes_back_to_the_example_one_left_with_the_same_filter(qtbot, lag_vindu, hva, ut):
    vindu = lag_vindu()
    vindu.start_demo()
    qtbot.waitUntil(lambda: vindu._hvelv.apen, timeout=10000)
    vindu.vis("eksempler")
    chip(vindu.view, "Bofellesskap").click()
    tittel = innhold.eksempeltittel("S11")
    knapp(vindu.view, f"{hva}: S11, {tittel}").click()
    qtbot.waitUntil(lambda: vindu.focusWidget() is not None, timeout=5000)
    ut(vindu)
    assert vindu._sted[0] == "eksempler"
    assert viste(vindu.view) == ["S6", "S11"]
    onsket = f"Gå gjennom fasene: S11, {tittel}"
    qtbot.waitUntil(lambda: vindu.focusWidget().accessibleName() == onsket, timeout=5000)
    synlig = vindu.view.viewport().rect()
    assert synlig.contains(vindu.focusWidget().mapTo(vindu.view.viewport(), QPoint()))


def test_a_walk_is_marked_as_made_up_at_every_phase_and_a_samtale_is_not(qtbot, lag_vindu):
    vindu = lag_vindu()
    vindu.start_demo()
    qtbot.waitUntil(lambda: vindu._hvelv.apen, timeout=10000)
    vindu.vis("eksempler")
    knapp(vindu.view, f"Gå gjennom fasene: S4, {innhold.eksempeltittel('S4')}").click()

    def merker():
        QApplication.sendPostedEvents()
        alle = vindu.view.findChildren(QLabel)
        return [w.text() for w in alle if w.isVisible() and "OPPDIKTET EKSEMPEL" in w.text()]

    for fase in range(1, 8):
        vindu._sted[1].ga_til(fase)
        assert merker() == ["OPPDIKTET EKSEMPEL S4"], fase
    vindu.bygg_om()
    assert merker() == ["OPPDIKTET EKSEMPEL S4"]
    vindu.vis("samtale", vindu._hvelv.apne(vindu._hvelv.poster()[0].id))
    assert merker() == []


@pytest.mark.parametrize("demo", [True, False])
def test_the_demo_is_offered_where_something_real_is_open(qtbot, kledd, demo):
    view = EksemplerView(Galleri(), tilby_demo=not demo)
    qtbot.addWidget(view)
    tilbud = [b for b in view.findChildren(QAbstractButton) if "demo" in b.text()]
    assert len(tilbud) == (0 if demo else 1)
    if tilbud:
        with qtbot.waitSignal(view.demo_valgt):
            tilbud[0].click()


def test_the_guide_is_a_window_of_its_own_with_all_of_it(qtbot, lag_view):
    view = lag_view()
    v = content.veiledning("S10", "nb")
    knapp(view, f"Veiledning: S10, {innhold.eksempeltittel('S10')}").click()
    (vindu,) = view.findChildren(VeiledningView)
    assert vindu.isWindow()
    assert not vindu.isModal()
    assert vindu.objectName() == "veiledning-view"
    lest = "\n".join(label.text() for label in vindu.findChildren(QLabel))
    deler = (v.ramme, v.utfall, v.hos_legen, v.sagt_men_ikke_skrevet, *v.diskusjon)
    assert all(tekst in lest for tekst in deler)
    view.vis_veiledning("S10")
    assert len(view.findChildren(VeiledningView)) == 1


def test_the_guide_is_printed(tmp_path, lag_view):
    vindu = lag_view().vis_veiledning("S1")
    vindu.skriv_til(til_fil(tmp_path / "ut.pdf"))
    assert antall(tmp_path / "ut.pdf") == 1
    assert vindu._melding._tekst.text() == "Sendt til skriveren."


def til_fil(sti):
    skriver = lag_skriver("prøve")
    skriver.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    skriver.setOutputFileName(str(sti))
    return skriver


def antall(fil):
    apen = pypdfium2.PdfDocument(fil)
    n = len(apen)
    apen.close()
    return n


@pytest.mark.parametrize("sprak", SPRAK)
def test_the_booklet_is_saved_in_the_language_in_use(lag_view, tmp_path, sprak):
    set_language(sprak)
    view = lag_view()
    view.lagre_hefte(str(tmp_path / "hefte.pdf"))
    assert antall(tmp_path / "hefte.pdf") == 25
    assert not view._melding.isHidden()


def test_a_booklet_that_cannot_be_saved_is_said(lag_view, tmp_path):
    view = lag_view()
    (tmp_path / "hefte.pdf").mkdir()
    view.lagre_hefte(str(tmp_path / "hefte.pdf"))
    assert view._melding.property("tone") == "error"


def test_the_questions_are_printed(lag_view, tmp_path):
    view = lag_view()
    view.skriv_til(hms_fil("nb"), til_fil(tmp_path / "ut.pdf"))
    assert antall(tmp_path / "ut.pdf") == 1


def test_the_dialogs_open_for_the_booklet_and_the_questions(qtbot, lag_view):
    view = lag_view()
    for tekst in ("Lagre heftet til konferansen", "Skriv ut heftet", "Skriv ut spørsmålene"):
        chip(view, tekst).click()
        dialog = view.findChildren(QDialog)[-1]
        assert dialog.isVisible()
        dialog.reject()


def test_the_staff_meeting_is_driven_by_keys_alone(qtbot, lag_view):
    view = lag_view()
    chip(view, "Spørsmål til personalmøtet").click()
    (hms,) = view.findChildren(HmsView)
    assert hms.isFullScreen()
    assert hms.findChildren(QAbstractButton) == []
    alle = [s.sporsmal.nb for s in content.hmssporsmal()]
    sett = [hms._sporsmal.text()]
    for navn in ("Space", "Right", "PageDown", "Down", "Return"):
        tast = getattr(Qt.Key, f"Key_{navn}")
        QTest.keyClick(hms, tast)
        sett.append(hms._sporsmal.text())
    assert sett == alle
    QTest.keyClick(hms, Qt.Key.Key_PageDown)  # one too many
    assert hms._sporsmal.text() == alle[-1]
    for navn in ("PageUp", "Left", "Up", "Backspace", "Up", "Up"):
        QTest.keyClick(hms, getattr(Qt.Key, f"Key_{navn}"))
    assert hms._sporsmal.text() == alle[0]
    assert hms._framdrift.text() == "Spørsmål 1 av 6"
    QTest.keyClick(hms, Qt.Key.Key_Escape)
    assert not hms.isVisible()


@pytest.mark.parametrize("prosent", [100, 200])
@pytest.mark.parametrize("sprak", SPRAK)
def test_every_question_fits_the_screen_in_type_that_is_read_from_afar(qtbot, qapp, sprak, prosent):
    set_language(sprak)
    theme.bruk(qapp, "light", prosent)
    eier = EksemplerView(Galleri(), tilby_demo=False)
    qtbot.addWidget(eier)
    hms = HmsView(content.hmssporsmal(), eier)
    for storrelse in ((1024, 768), (1280, 800), (1920, 1080)):
        hms.resize(*storrelse)
        hms.show()
        for _n in content.hmssporsmal():
            assert hms.layout().heightForWidth(hms.width()) <= hms.height()
            assert hms._sporsmal.font().pixelSize() >= 38  # 28 pt
            QTest.keyClick(hms, Qt.Key.Key_Space)
        for _n in content.hmssporsmal():
            QTest.keyClick(hms, Qt.Key.Key_Up)


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_the_gallery_does_not_tell_how_it_ended(lag_view, sprak):
    set_language(sprak)
    sagt = " ".join(w.text() for w in lag_view().findChildren(QLabel))
    sagt += " ".join(w.accessibleName() for w in lag_view().findChildren(QPushButton))
    for kode in KODER:
        v = content.veiledning(kode, sprak)
        assert v.tittel not in sagt
        assert v.utfall not in sagt


def test_the_guide_outlives_the_gallery_but_is_not_before_a_room(qtbot, lag_vindu):
    vindu = lag_vindu()
    vindu.start_demo()
    qtbot.waitUntil(lambda: vindu._sted[0] == "start" and vindu._hvelv.apen, timeout=10000)
    vindu.vis("eksempler")
    guide = vindu.view.vis_veiledning("S5")
    assert vindu.view.vis_veiledning("S5") is guide
    vindu.vis("start")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert guide.isVisible()
    rydd_veiledninger(vindu, None)  # the room looks at another screen
    assert guide.isVisible()
    vindu.vis("legens-blikk", "S5")  # and here at the same
    assert not guide.isVisible()
    vindu.vis("eksempler")
    guide = vindu.view.vis_veiledning("S5")
    vindu._avslutt_demo()
    assert not guide.isVisible()
