"""Alt and a letter: every button has one, no two in sight share one, and it stays where it was."""

from functools import partial
from time import perf_counter

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QMessageBox,
    QPushButton,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)
from test_avkuttet import gjennom_alt
from test_views import apne, bokstavene, navn_pa, vent_vist

from desktop.i18n import set_language
from desktop.views import qtord
from desktop.views.bokstaver import (
    UTEN,
    Bokstavknapp,
    Fordeler,
    er_unntatt,
    gi_dialogen,
    rent,
    skrevet,
)
from desktop.views.dialoger import velg_fil
from desktop.views.widgets import knapp

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def demo(qtbot, lag_vindu):
    vindu = lag_vindu()
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        vindu._hvelv.start_demo("nb")
    return vindu


@pytest.fixture
def qt_sier(qapp):
    """Let Qt speak a language, and undo it after the test."""
    yield partial(qtord.bruk, qapp)
    qtord.bruk(qapp, "en")
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def ark(qtbot):
    """A window of its own with nothing in it."""
    widget = QWidget()
    QVBoxLayout(widget)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def legg(qtbot, ark, *tekster):
    """Put buttons in a window, and wait until they have their letters."""
    knapper = [knapp(t) for t in tekster]
    for b in knapper:
        ark.layout().addWidget(b)
    rolig(qtbot, ark)
    return knapper


def rolig(qtbot, vindu):
    """Wait until no letters are about to be given."""

    def stille():
        return not any(f._snart.isActive() for f in vindu.findChildren(Fordeler))

    qtbot.wait(1)
    qtbot.waitUntil(stille, timeout=5000)


def i_sikte(vindu):
    return [b for b in vindu.findChildren(QPushButton) if b.isVisible()]


def tegnet(button):
    option = QStyleOptionButton()
    button.initStyleOption(option)
    return option.text


def feil_i(vindu):
    """Yield the letters that two share, and buttons that lack one or say the mark aloud."""
    knapper = i_sikte(vindu)
    har = bokstavene(vindu)
    yield from ((c, "shared") for c in set(har) if har.count(c) > 1)
    for b in knapper:
        ledig = {c for c in rent(b.text()).lower() if c.isalpha()}
        if ledig and not er_unntatt(b) and (not isinstance(b, Bokstavknapp) or not b.bokstav):
            yield b.text(), "none"
        if isinstance(b, Bokstavknapp) and b.bokstav:
            n = skrevet(tegnet(b))
            assert rent(tegnet(b))[n].lower() == b.bokstav, tegnet(b)
            assert b.shortcut().toString() == f"Alt+{b.bokstav.upper()}"
    for b in vindu.findChildren(QAbstractButton):
        if b.isVisible() and "&" in navn_pa(b).replace(" & ", ""):
            yield navn_pa(b), "mark in the name"


def alt_og_rommene(qtbot, vindu):
    yield from gjennom_alt(qtbot, vindu)
    vindu.vis("legens-blikk", "S4")
    yield "legens-blikk"
    vindu.vis("start")
    vindu.bytt_skjerm()
    yield "delt skjerm"
    vindu.bytt_skjerm()


def gjennom(qtbot, vindu, sprak, bare=()):
    set_language(sprak)
    vindu.bygg_om()
    funnet = []
    for sted in alt_og_rommene(qtbot, vindu):
        if not bare or sted in bare:
            vent_vist(qtbot, vindu.view)
            rolig(qtbot, vindu)
            funnet += [(sted, *f) for f in feil_i(vindu)]
    return funnet


def test_every_button_in_the_fullest_views_has_a_letter_of_its_own(qtbot, demo):
    assert gjennom(qtbot, demo, "nb", ("mulighetsskjema", 4, 7, "melding")) == []


@pytest.mark.lang
@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_every_button_in_every_view_has_a_letter_of_its_own(qtbot, demo, sprak):
    assert gjennom(qtbot, demo, sprak) == []


def test_only_answers_steps_and_rows_are_excepted(ark, qtbot):
    vanlig, rad, svar = legg(qtbot, ark, "Vis", "Slett", "Ja")
    rad.setAccessibleName("Slett: Bente")
    svar.setProperty("role", UTEN[0])
    ark.findChild(Fordeler).fordel()
    assert [b.bokstav for b in (vanlig, rad, svar)] == ["v", "", ""]
    assert rad.shortcut().isEmpty()


def test_alt_and_the_letter_press_the_button(qtbot, demo):
    demo.vis("start")
    vent_vist(qtbot, demo.view)
    rolig(qtbot, demo)
    demo.activateWindow()
    papir = next(b for b in i_sikte(demo) if rent(b.text()) == "Papirutgave")
    QTest.keyClick(demo.focusWidget() or demo, papir.bokstav, ALT)
    qtbot.waitUntil(lambda: demo.view.objectName() == "papir-view", timeout=5000)


def test_a_letter_that_was_given_presses_its_button(qtbot, ark):
    trykket = []
    a, b = legg(qtbot, ark, "Send", "Sett av")
    a.clicked.connect(lambda: trykket.append("a"))
    b.clicked.connect(lambda: trykket.append("b"))
    ark.activateWindow()
    qtbot.waitUntil(ark.isActiveWindow, timeout=5000)
    QTest.keyClick(ark, "a", ALT)
    qtbot.waitUntil(lambda: trykket == ["b"], timeout=5000)
    QTest.keyClick(ark, "s", ALT)
    qtbot.waitUntil(lambda: trykket == ["b", "a"], timeout=5000)


def test_letters_stay_when_other_buttons_come_and_go(qtbot, ark):
    lagre, lukk = legg(qtbot, ark, "Lagre", "Lukk")
    assert (lagre.bokstav, lukk.bokstav) == ("l", "u")
    lagre.hide()
    (les,) = legg(qtbot, ark, "Les ut")
    assert lukk.bokstav == "u"
    assert les.bokstav not in ("l", "u")  # the hidden one may come back
    lagre.show()
    les.hide()
    rolig(qtbot, ark)
    assert (lagre.bokstav, lukk.bokstav) == ("l", "u")


def test_a_button_that_counts_keeps_its_letter(qtbot, ark):
    vis, flere = legg(qtbot, ark, "Vis", "Vis flere (7 til)")
    assert (vis.bokstav, flere.bokstav) == ("v", "f")
    flere.setText("Vis flere (2 til)")
    assert flere.bokstav == "f"
    rolig(qtbot, ark)
    assert tegnet(flere) == "Vis &flere (2 til)"
    flere.setText("Vis alt")
    rolig(qtbot, ark)
    assert flere.bokstav == "a"


def test_a_written_letter_goes_before_one_that_is_given(qtbot, ark):
    forst, skrevet_ = legg(qtbot, ark, "Neste", "&Ny")
    assert (forst.bokstav, skrevet_.bokstav) == ("e", "n")


def test_the_menu_has_the_same_letters_above_every_page(qtbot, demo):
    sett = set()
    for sted in ("start", "ny", "mulighetsskjema", "innstillinger"):
        demo.vis(sted)
        demo.bygg_om()
        rolig(qtbot, demo)
        knapper = demo._hode.findChildren(QPushButton)
        sett.add(tuple((b.text(), b.bokstav) for b in knapper if rent(b.text()) != "Angre"))
    assert len(sett) == 1


def test_a_page_has_the_same_letters_whatever_was_seen_before_it(qtbot, demo):
    sett = set()
    for for_ in ("start", "mulighetsskjema", "innstillinger"):
        demo.vis(for_)
        rolig(qtbot, demo)
        demo.vis("ny")
        rolig(qtbot, demo)
        sett.add(tuple(bokstavene(demo.view)))
    assert len(sett) == 1


def test_a_letter_that_hides_the_line_under_it_comes_last(qtbot, ark):
    angre, gi, bare = legg(qtbot, ark, "An&gre", "Gi", "pg")
    assert [b.bokstav for b in (angre, gi, bare)] == ["a", "g", "p"]


def test_a_new_button_gives_way_to_one_that_has_no_other_letter(qtbot, ark):
    lang, kort = legg(qtbot, ark, "Ao", "A")
    assert (lang.bokstav, kort.bokstav) == ("o", "a")


def test_a_sign_that_looks_like_a_mark_stays_in_the_text(qtbot, ark):
    (b,) = legg(qtbot, ark, "&& Stell && pleie")
    assert b.text() == "&& Stell && pleie"
    assert tegnet(b) == "&& &Stell && pleie"
    assert navn_pa(b) == "& Stell & pleie"
    (lose,) = legg(qtbot, ark, "Ole & &")  # no letter follows
    assert lose.bokstav == "o"
    assert rent("&&Ja") == "&&Ja"
    assert skrevet("A && &b") == 5


def test_a_screen_reader_is_told_the_letter_but_not_the_mark(qtbot, ark):
    (b,) = legg(qtbot, ark, "Til&bake")
    leser = QAccessible.queryAccessibleInterface(b)
    assert leser.text(QAccessible.Text.Name) == "Tilbake"
    assert leser.text(QAccessible.Text.Accelerator) == "Alt+B"


def test_the_letters_of_a_page_behind_are_free_for_the_one_in_front(qtbot, demo):
    state = apne(demo)
    forste = []
    for fase in (1, 2):
        state.ga_til(fase)
        rolig(qtbot, demo)
        sider = [b for b in i_sikte(demo) if demo.view.side().isAncestorOf(b)]
        forste.append([(b.text(), b.bokstav) for b in sider if not er_unntatt(b)])
    assert forste[0] == forste[1]


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_a_dialog_of_qt_has_a_letter_on_each_button(qtbot, qt_sier, sprak):
    qt_sier(sprak)
    boks, valg = QMessageBox(), QFileDialog(options=QFileDialog.Option.DontUseNativeDialog)
    slag = QMessageBox.StandardButton
    boks.setStandardButtons(slag.Ok | slag.Cancel | slag.Save)
    valg.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    for dialog in (boks, valg):
        qtbot.addWidget(dialog)
        gi_dialogen(dialog)
        synlige = [b for b in dialog.findChildren(QPushButton) if not b.isHidden()]
        assert all(skrevet(b.text()) >= 0 for b in synlige)
        bokstaver = {rent(b.text())[skrevet(b.text())].lower() for b in synlige}
        assert len(bokstaver) == len(synlige) > 1
        assert not any("&" in navn_pa(b) for b in synlige)


def test_a_dialog_that_is_opened_can_be_closed_by_its_letter(qtbot, demo, qt_sier):
    qt_sier("nb")
    demo.activateWindow()
    velg_fil(demo, "Lagre", "ark.pdf", "PDF (*.pdf)", print)
    (dialog,) = demo.findChildren(QFileDialog)

    def avbryt():
        return [b for b in dialog.findChildren(QPushButton) if b.text() == "&Avbryt"]

    qtbot.waitUntil(lambda: bool(avbryt()) and dialog.isActiveWindow(), timeout=5000)
    with qtbot.waitSignal(dialog.rejected, timeout=5000):
        QTest.keyClick(dialog, "a", ALT)


def test_giving_letters_takes_less_than_two_milliseconds(qtbot, demo):
    state = apne(demo)
    state.ga_til(7)
    rolig(qtbot, demo)
    fordeler = demo.findChild(Fordeler, options=Qt.FindChildOption.FindDirectChildrenOnly)
    tider = []
    for _ in range(7):
        for b in fordeler._knapper:
            b.gi(-1)
        start = perf_counter()
        fordeler.fordel()
        tider.append(perf_counter() - start)
    assert min(tider) < 0.002, tider
