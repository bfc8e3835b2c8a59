"""Every view in every language, theme and size; what a press and a key do."""

from datetime import date
from decimal import Decimal

import pytest
from builders import NOKKEL, eksempel
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
)
from steder import STEDER

from desktop.content import jobbmaler
from desktop.domain.samtale_fil import les
from desktop.domain.sykmelding import Gradert, Trinn
from desktop.errors import MiljoError
from desktop.i18n import set_language
from desktop.settings import Settings, SettingsFil
from desktop.state.hvelv_state import HvelvState
from desktop.views import theme
from desktop.views.ark_view import ArkView
from desktop.views.bokstaver import Bokstavknapp
from desktop.views.felter import Datofelt, Tallfelt, Tekstfelt
from desktop.views.hintlinje import Hintlinje
from desktop.views.jobbliste_view import JobblisteView
from desktop.views.malvalg import levert
from desktop.views.vei_view import VeiView


@pytest.fixture
def apent(qtbot, lag_vindu):
    """A window with the examples in memory."""
    vindu = lag_vindu()
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        vindu._hvelv.start_demo("nb")
    return vindu


def apne(vindu, kode="Bente"):
    post = next(p for p in vindu._hvelv.poster() if p.samtale.ansatt.navn == kode)
    state = vindu._hvelv.apne(post.id)
    vindu.vis("samtale", state)
    return state


def kontroller(rot):
    typer = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
    for type_ in typer:
        for w in rot.findChildren(type_):
            if w.isVisibleTo(rot) and w.objectName() != "qt_spinbox_lineedit":
                yield w


def navn_pa(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def vent_vist(qtbot, widget):
    qtbot.waitUntil(widget.isVisible, timeout=10000)


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
@pytest.mark.parametrize(("tema", "tekst"), [("light", 100), ("dark", 100), ("contrast", 200)])
def test_every_view_opens_and_every_control_has_a_name(qtbot, apent, kledd, sprak, tema, tekst):
    set_language(sprak)
    theme.bruk(kledd, tema, tekst)
    apent.bygg_om()
    uten_navn = []
    for sted in STEDER:
        apent.vis(sted)
        vent_vist(qtbot, apent.view)
        uten_navn += [(sted, type(w).__name__) for w in kontroller(apent.view) if not navn_pa(w)]
    apent.vis("forbered", ("G1", "U"))
    state = apne(apent)
    for fase in range(1, 8):
        state.ga_til(fase)
        vent_vist(qtbot, apent.view.side())
        uten_navn += [(fase, type(w).__name__) for w in kontroller(apent.view) if not navn_pa(w)]
    apent.vis("etterpa", state)
    assert uten_navn == []


@pytest.mark.parametrize("tekst", [100, 200])
@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_no_button_is_narrower_than_its_words(qtbot, apent, kledd, sprak, tekst):
    set_language(sprak)
    theme.bruk(kledd, "light", tekst)
    apent.bygg_om()
    smale = []
    for sted in STEDER[1:]:
        apent.vis(sted)
        vent_vist(qtbot, apent.view)
        smale += [
            (sted, b.text())
            for b in apent.view.findChildren(QAbstractButton)
            if b.isVisible() and b.width() < b.sizeHint().width() - 1
        ]
    assert smale == []


@pytest.mark.parametrize("tekst", [100, 200])
@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_no_page_is_wider_than_its_window(qtbot, apent, kledd, sprak, tekst):
    set_language(sprak)
    theme.bruk(kledd, "light", tekst)
    apent.bygg_om()
    brede = []

    def mal(sted):
        vent_vist(qtbot, apent.view)
        qtbot.wait(10)
        for felt in (apent.view, *apent.view.findChildren(QScrollArea)):
            if isinstance(felt, QScrollArea) and felt.isVisible():
                over = felt.widget().minimumSizeHint().width() - felt.viewport().width()
                brede.extend([(sted, over)] if over > 0 else [])

    for sted in STEDER:
        apent.vis(sted)
        mal(sted)
    state = apne(apent)
    state.legg_til("veier", Gradert())
    state.legg_til("veier.1.trinn", Trinn())
    for fase in range(1, 8):
        state.ga_til(fase)
        mal(fase)
    assert brede == []


def bokstavene(rot):
    """Return the letters in sight: they are shown and pressed, but are not in the texts."""
    return [b.bokstav for b in rot.findChildren(Bokstavknapp) if b.isVisible() and b.bokstav]


def test_views_are_named_after_their_class(apent):
    assert apent.objectName() == "main-window"
    apent.vis("mulighetsskjema")
    assert apent.view.objectName() == "mulighetsskjema-view"


def test_esc_covers_the_screen_and_any_key_returns_without_typing(qtbot, apent):
    state = apne(apent)
    state.ga_til(3)
    felt = next(w for w in apent.findChildren(QLineEdit) if w.accessibleName() == "Yrke")
    vent_vist(qtbot, felt)
    felt.setFocus()
    for_ = felt.text()
    QTest.keyClick(felt, Qt.Key.Key_Escape)
    assert apent._blank is not None
    assert apent._blank.geometry() == apent.rect()
    QTest.keyClick(felt, "x")
    assert apent._blank is None
    assert felt.text() == for_
    QTest.keyClick(felt, "x")
    assert felt.text() != for_


def test_another_language_keeps_place_text_and_focus(qtbot, apent):
    state = apne(apent)
    state.ga_til(6)
    state.sett("avtale.beskjed_til_kolleger", "Vi prøver noe nytt.")
    apent.sett_settings(Settings(sprak="en"))
    set_language("en")
    apent.bygg_om()
    felt = next(w for w in apent.findChildren(Tekstfelt) if "word for word" in w.accessibleName())
    assert felt.toPlainText() == "Vi prøver noe nytt."
    assert apent._sted[1].fase == 6


def test_keys_answer_the_row_in_focus(qtbot, hvelv, ny_state, kledd):
    state = ny_state(les(eksempel("S1").read_bytes()))
    view = JobblisteView(hvelv, state, None)
    qtbot.addWidget(view)
    view.show()
    state.changed.connect(view.show_samtale)
    rad = view._rader[0]
    for tast, svar in (("1", "kan"), ("2", "tilrettelegging"), ("3", "ikke_na"), ("0", "vet_ikke")):
        QTest.keyClick(rad, tast)
        assert state.samtale.jobbliste[0].svar == svar
    QTest.keyClick(rad, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert state.samtale.jobbliste[1].svar == "vet_ikke"
    antall = len(state.samtale.jobbliste)
    QTest.keyClick(view._rader[1], Qt.Key.Key_Delete)
    assert len(state.samtale.jobbliste) == antall - 1
    state.angre()
    assert len(state.samtale.jobbliste) == antall


def test_a_template_is_scaled_and_can_be_undone(qtbot, hvelv, ny_state, kledd):
    state = ny_state()
    state.sett("ansatt.stillingsprosent", Decimal(80))
    view = JobblisteView(hvelv, state, None)
    qtbot.addWidget(view)
    state.changed.connect(view.show_samtale)
    view._vis_mal(levert(next(iter(jobbmaler()))))
    view._malvalg._on_legg_til()
    assert state.fordeling().stilling_timer == Decimal("28.4")
    assert len(view._rader) == 11
    state.angre()
    assert view._rader == []


def test_loads_are_chosen_from_the_vocabulary(qtbot, hvelv, ny_state, kledd):
    state = ny_state(les(eksempel("S1").read_bytes()))
    view = JobblisteView(hvelv, state, None)
    qtbot.addWidget(view)
    state.changed.connect(view.show_samtale)
    rad = view._rader[0]
    rad._on_belastningsmeny()
    handling = next(a for a in rad._belastningsmeny.actions() if a.text() == "løft")
    handling.trigger()
    assert "løft" in state.samtale.jobbliste[0].belastning


def test_ways_are_equal_and_none_is_preselected(qtbot, hvelv, ny_state, kledd):
    view = VeiView(hvelv, ny_state(), None)
    qtbot.addWidget(view)
    view.resize(1000, 900)
    view.show()
    vent_vist(qtbot, view)
    kort = list(view._kort.values())
    assert len(kort) == 10
    assert not any(k._velg.isChecked() for k in kort)
    qtbot.waitUntil(lambda: len({k.size().toTuple() for k in kort}) == 1, timeout=10000)


def test_avventende_says_its_last_day_and_what_is_wrong(qtbot, hvelv, ny_state, kledd):
    state = ny_state(les(eksempel("S4").read_bytes()))
    view = VeiView(hvelv, state, None)
    qtbot.addWidget(view)
    state.changed.connect(view.show_samtale)
    kort = view._valgte[0]
    assert kort._siste.text() == "Siste mulige dag: 19. mars 2026"
    state.sett("veier.0.tom", date(2026, 3, 25))
    assert "høyst 16 kalenderdager" in kort._feil.text()
    kort._on_forslag()
    assert "Utlevering av medisiner" in state.samtale.veier[0].innspill


def test_hours_and_grad_both_ways(qtbot, hvelv, ny_state, kledd):
    state = ny_state(les(eksempel("S5").read_bytes()))
    view = VeiView(hvelv, state, None)
    qtbot.addWidget(view)
    state.changed.connect(view.show_samtale)
    trinn = view._valgte[0]._trinn[0]
    assert trinn._timer.text() == "22,5"
    trinn._timer.redigert.emit(Decimal("18.75"))
    assert state.samtale.veier[0].trinn[0].grad == 50
    trinn._grad.redigert.emit(Decimal(20))
    assert trinn._timer.text() == "30"
    view._valgte[0]._on_bruk()
    assert state.samtale.veier[0].trinn[0].grad == 40


@pytest.fixture
def arkview(qtbot, hvelv, ny_state, kledd):
    state = ny_state(les(eksempel("S4").read_bytes()))
    view = ArkView(hvelv, state, None)
    qtbot.addWidget(view)
    state.changed.connect(view.show_samtale)
    view.resize(1200, 900)
    view.show()
    vent_vist(qtbot, view)
    return view, state


def test_a_line_is_left_off_by_a_click_and_put_back(qtbot, arkview):
    view, state = arkview
    rad = view._linjer._rader["egne_ord"]
    QTest.mouseClick(rad._knapp, Qt.MouseButton.LeftButton)
    assert state.samtale.ark.utelatt == ("egne_ord",)
    assert "stå og gå" not in state.ark_tekst()
    assert rad._knapp.text() == "Ta med"
    rad._knapp.setFocus()
    QTest.keyClick(rad._knapp, Qt.Key.Key_Space)
    assert state.samtale.ark.utelatt == ()


def test_a_page_that_is_not_approved_is_not_printed(qtbot, arkview, tmp_path):
    view, state = arkview
    state.godkjenn(False)
    view._on_lagre()
    assert "kryss av" in view._melding._tekst.text()
    view._kopier._on_tekst()
    assert QApplication.clipboard().text() != state.ark_tekst()
    state.godkjenn(True)
    view._kopier._on_tekst()
    assert QApplication.clipboard().text() == state.ark_tekst()
    hint = QApplication.clipboard().mimeData().data("x-kde-passwordManagerHint")
    assert bytes(hint) == b"secret"


def test_a_full_page_says_which_field_and_is_not_printed(qtbot, arkview):
    view, state = arkview
    state.sett("egne_ord", "ord " * 500)
    for n in range(10):
        state.legg_til("sporsmal_til_legen", "Er dette greit? " * (40 + n))
    state.godkjenn(True)
    view._tegn()
    assert "linjer for langt" in view._plass.text()
    assert "«Mine spørsmål til legen» – 69 linjer" in view._plass.text()
    view._on_lagre()
    assert "Kort ned" in view._melding._tekst.text()


def test_the_preview_is_the_page_with_its_text_beside(qtbot, arkview):
    view, state = arkview
    view._tegn()
    assert view._ark.pixmap().width() >= 200
    assert view._ark.accessibleDescription() == state.ark_tekst()
    assert "Plass til omtrent" in view._plass.text()


def test_printing_to_a_file_is_one_page(qtbot, arkview, tmp_path):
    view, state = arkview
    skriver = QPrinter(QPrinter.PrinterMode.HighResolution)
    skriver.setResolution(300)
    skriver.setOutputFileName(str(tmp_path / "utskrift.pdf"))
    view.skriv_til(skriver)
    data = (tmp_path / "utskrift.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1
    assert state.post.skrevet_ut == 1


def test_a_folder_that_is_gone_gets_a_sentence(arkview, tmp_path):
    view, _ = arkview
    view.lagre_som(str(tmp_path / "borte" / "ark.pdf"))
    assert "kan ikke skrives" in view._melding._tekst.text()


@pytest.mark.parametrize(
    ("skrevet", "dato"),
    [
        ("4.3.2026", date(2026, 3, 4)),
        ("4/3 26", date(2026, 3, 4)),
        ("2026-03-04", date(2026, 3, 4)),
    ],
)
def test_dates_as_people_type_them(qtbot, kledd, skrevet, dato):
    felt = Datofelt()
    qtbot.addWidget(felt)
    with qtbot.waitSignal(felt.redigert) as endret:
        felt._felt.setText(skrevet)
        felt._felt.editingFinished.emit()
    assert endret.args == [dato]
    assert felt._felt.text() == "04.03.2026"


def test_a_whole_date_is_taken_while_it_is_typed(qtbot, kledd):
    felt = Datofelt()
    qtbot.addWidget(felt)
    endret = []
    felt.redigert.connect(endret.append)
    QTest.keyClicks(felt._felt, "4.3.2026")
    assert endret == [date(2026, 3, 4)]
    assert felt._felt.text() == "4.3.2026"


@pytest.mark.parametrize("skrevet", ["32.1.2026", "i morgen", "4", "29.2.2025", "1.1.0001"])
def test_a_date_that_is_none_is_kept_in_the_field_and_explained(qtbot, kledd, skrevet):
    felt = Datofelt()
    qtbot.addWidget(felt)
    felt._felt.setText(skrevet)
    felt._felt.editingFinished.emit()
    assert felt._felt.text() == skrevet
    assert "dag, måned og år" in felt._feil.text()
    assert felt.verdi() is None


@pytest.mark.parametrize(
    ("skrevet", "verdi"), [("4,5", "4.5"), ("4.5", "4.5"), (" 12 ", "12"), ("", None)]
)
def test_numbers_as_people_type_them(qtbot, kledd, skrevet, verdi):
    felt = Tallfelt()
    qtbot.addWidget(felt)
    felt.setText(skrevet)
    assert felt.verdi() == (None if verdi is None else Decimal(verdi))


@pytest.mark.parametrize("skrevet", ["abc", "200", "1,234", "-4", "1e3"])
def test_a_number_that_is_none_is_marked_and_changes_nothing(qtbot, kledd, skrevet):
    felt = Tallfelt(verdi=Decimal("7.5"))
    qtbot.addWidget(felt)
    endret = []
    felt.redigert.connect(endret.append)
    felt.setText(skrevet)
    felt._on_edited(skrevet)
    assert endret == [Decimal("7.5")]  # what was there before holds
    assert "mellom 0 og 168" in felt.accessibleDescription()


def test_long_text_is_held_at_2000_signs(qtbot, kledd):
    felt = Tekstfelt()
    qtbot.addWidget(felt)
    felt.setPlainText("x" * 2500)
    assert len(felt.toPlainText()) == 2000


def test_a_failed_saving_is_said_in_the_window_and_tried_again(qtbot, apent):
    state = apne(apent)
    state.save_failed.emit(MiljoError("disk-full"))
    assert "Disken er full" in apent._melding._tekst.text()
    assert apent._melding.isVisible()


def test_wrong_passphrase_is_one_sentence_and_the_right_one_opens(qtbot, lag_vindu, tmp_path):
    forste = HvelvState(tmp_path)
    with qtbot.waitSignal(forste.apnet, timeout=10000):
        forste.opprett("riktig passord her", NOKKEL)
    forste.lukk()
    vindu = lag_vindu(tmp_path)
    view = vindu.view.side()
    view._hemmelighet.passord._felt.setText("galt passord her")
    with qtbot.waitSignal(vindu._hvelv.feilet, timeout=10000):
        view._on_ferdig()
    assert "Passordet stemmer ikke" in view._hemmelighet._passordfelt._feil.text()
    view._hemmelighet.passord._felt.setText("riktig passord her")
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        view._on_ferdig()


@pytest.mark.parametrize(
    ("forst", "sa", "sagt"),
    [("kort", "kort", "minst 12 tegn"), ("langt nok passord", "et annet passord", "ikke like")],
)
def test_a_first_passphrase_that_will_not_do_is_explained(
    qtbot, lag_vindu, tmp_path, forst, sa, sagt
):
    view = lag_vindu(tmp_path / "ny").view.side()
    view._passord._passord._felt.setText(forst)
    view._passord._gjenta._felt.setText(sa)
    view._on_ferdig()
    feil = [w.text() for w in view.findChildren(QLabel) if w.property("tone") == "error"]
    assert any(sagt in f for f in feil)
    assert not (tmp_path / "ny").exists()


def test_the_demo_leaves_nothing_and_ends_at_the_lock(qtbot, lag_vindu, tmp_path):
    vindu = lag_vindu(tmp_path / "data")
    vindu.view.demo_valgt.emit()
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        pass
    assert vindu._demostripe.isVisibleTo(vindu)
    state = apne(vindu)
    state.sett("egne_ord", "KANARI")
    vindu._avslutt_demo()
    assert vindu._sted[0] == "laas"
    assert not (tmp_path / "data").exists()


def test_settings_are_remembered_with_the_place_of_the_window(qtbot, lag_vindu, tmp_path):
    vindu = lag_vindu(tmp_path)
    vindu.sett_settings(Settings(sprak="nn", tekst=125))
    vindu.resize(1100, 700)
    vindu.close()
    lest = SettingsFil(tmp_path).les()
    assert (lest.sprak, lest.tekst, lest.vindu[2:]) == ("nn", 125, (1100, 700))
    (tmp_path / "settings.json").write_text("{tull")
    assert SettingsFil(tmp_path).les() == Settings()


def test_the_next_samtale_starts_from_the_agreement(hvelv):
    post = next(p for p in hvelv.poster() if p.samtale.ansatt.navn == "Bente")
    neste = hvelv.neste_av(post)
    assert neste.ansatt == post.samtale.ansatt
    assert neste.egne_ord == ""
    assert "Kontor på basen: ruter og telefon" in neste.forrige.tiltak


def kontrast(a, b):
    def lys(farge):
        kanaler = [int(farge[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        lineart = [k / 12.92 if k <= 0.03928 else ((k + 0.055) / 1.055) ** 2.4 for k in kanaler]
        return 0.2126 * lineart[0] + 0.7152 * lineart[1] + 0.0722 * lineart[2]

    hoy, lav = sorted((lys(a), lys(b)), reverse=True)
    return (hoy + 0.05) / (lav + 0.05)


@pytest.mark.parametrize("tema", theme.UTSEENDER)
@pytest.mark.parametrize(
    ("tekst", "grunn", "minst"),
    [
        ("tekst", "grunn", 4.5),
        ("tekst", "flate", 4.5),
        ("tekst_dempet", "grunn", 4.5),
        ("tekst_dempet", "flate", 4.5),
        ("aksent", "grunn", 4.5),
        ("aksent", "flate", 4.5),
        ("aksent", "flate_myk", 4.5),
        ("primaer_tekst", "primaer", 4.5),
        ("primaer_tekst", "primaer_over", 4.5),
        ("feil_tekst", "grunn", 4.5),
        ("varsel_tekst", "grunn", 4.5),
        ("varsel_tekst", "varsel_flate", 4.5),
        ("god_tekst", "god_flate", 4.5),
        ("felt", "grunn", 3),
        ("fokus", "grunn", 3),
    ],
)
def test_contrast(tema, tekst, grunn, minst):
    farger = theme.farger(tema)
    assert kontrast(farger[tekst], farger[grunn]) >= minst


def test_tab_goes_through_the_start_without_a_trap(qtbot, apent):
    apent.vis("start")
    vent_vist(qtbot, apent.view)
    apent.activateWindow()
    forste = apent.view.forste_felt()
    forste.setFocus()
    sett = []
    for _ in range(40):
        widget = QApplication.focusWidget()
        if widget in sett:
            break
        sett.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert len(sett) >= 8
    assert {"Ny samtale", "Eksempler", "Mulighetsskjema"} <= {
        w.text().replace("&", "") for w in sett if isinstance(w, QAbstractButton)
    }


def test_a_samtale_erased_by_mistake_comes_back(qtbot, apent):
    apent.vis("start")
    vent_vist(qtbot, apent.view)
    for_ = apent._hvelv.poster()
    slett = next(b for b in apent.view.findChildren(QAbstractButton) if b.text() == "Slett")
    QTest.mouseClick(slett, Qt.MouseButton.LeftButton)
    assert len(apent._hvelv.poster()) == len(for_) - 1
    qtbot.waitUntil(apent._melding.isVisible, timeout=10000)
    QTest.mouseClick(apent._melding._handling, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: apent._hvelv.poster() == for_, timeout=10000)
    lest = apent._hvelv._kjorer.vent(apent._hvelv._hvelv.samtaler.newest_first)
    assert {p.id for p in lest} == {p.id for p in for_}


def hintet(view):
    return [w for w in view.findChildren(Hintlinje) if not w.isHidden()]


def test_a_word_of_health_gets_a_calm_line_that_can_be_dismissed(qtbot, arkview):
    view, state = arkview
    state.legg_til("sporsmal_til_legen", "")
    felt = view._sporsmal._felter[-1]
    felt.setFocus()
    QTest.keyClicks(felt, "Hva med migrenen?")
    qtbot.waitUntil(lambda: bool(hintet(view)), timeout=10000)
    (linje,) = hintet(view)
    assert "«migrenen» kan være en helseopplysning" in linje._tekst.text()
    assert state.samtale.sporsmal_til_legen[-1] == "Hva med migrenen?"  # nothing is stopped
    skjul = linje.findChild(QAbstractButton)
    skjul.setFocus()
    QTest.keyClick(skjul, Qt.Key.Key_Space)
    assert hintet(view) == []
    QTest.keyClicks(felt, " Og angst")
    linje.se_etter()
    assert hintet(view) == []  # once for a field is enough
    QTest.keyClicks(felt, " 91234567")
    linje.se_etter()
    assert "telefonnummer" in hintet(view)[0]._tekst.text()


def test_the_leaders_own_number_and_a_known_pregnancy_give_no_hint(ny_state):
    state = ny_state()
    assert [h.slag for h in state.hint("Gravid, ring 912 34 567")] == ["gravid", "telefon"]
    state.sett("leder.telefon", "91234567")
    state.sett_flere(spor=("G1",))
    assert state.hint("Gravid, ring 912 34 567") == ()
