"""The page on screen: reading aloud, whose words a line is, copies, and the second print."""

import os

import pytest
from builders import eksempel
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from desktop.domain import stier
from desktop.domain.samtale_fil import les
from desktop.domain.sykmelding import Avventende
from desktop.i18n import set_language
from desktop.state import innhold
from desktop.views.ark_view import ArkView
from desktop.views.felter import Tekstfelt
from desktop.views.samtale_view import SamtaleView


@pytest.fixture
def arkview(qtbot, hvelv, ny_state, kledd):
    state = ny_state(les(eksempel("S4").read_bytes()))
    view = ArkView(hvelv, state, None)
    qtbot.addWidget(view)
    state.changed.connect(view.show_samtale)
    view.resize(1200, 900)
    view.show()
    qtbot.waitUntil(view.isVisible, timeout=10000)
    return view, state


@pytest.fixture
def lesing(arkview):
    view, state = arkview
    view._on_les()
    return view._lesing, state


def knapp(rot, tekst):
    return next(
        b for b in rot.findChildren(QAbstractButton) if b.text() == tekst and not b.isHidden()
    )


def test_reading_aloud_shows_each_line_just_as_the_page_says_it(lesing):
    view, state = lesing
    linjer = state.ark().linjer
    sett = []
    for n in range(len(linjer)):
        sett.append(view._tekst.text())
        assert view._framdrift.text() == f"Linje {n + 1} av {len(linjer)}"
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert sett == [linje.tekst for linje in linjer]
    assert view._framdrift.text() == "Alle linjene er lest"
    assert all(tekst in state.ark_tekst() for tekst in sett)


def test_reading_aloud_is_in_large_type(lesing, kledd):
    view, _ = lesing
    assert view._tekst.fontInfo().pixelSize() >= 28


@pytest.mark.parametrize(
    "tast",
    [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown],
)
def test_every_key_forward_goes_one_line_on_and_back_again(lesing, tast):
    view, _ = lesing
    QTest.keyClick(view, tast)
    assert view._framdrift.text().startswith("Linje 2 av")
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view._framdrift.text().startswith("Linje 1 av")
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view._framdrift.text().startswith("Linje 1 av")


def test_a_reader_of_the_screen_hears_number_heading_and_line(lesing):
    view, state = lesing
    overskrift, linje = list(state.ark().under_overskrift)[3]
    for _n in range(3):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.accessibleName().startswith("Linje 4 av ")
    assert overskrift in view.accessibleName()
    assert linje.tekst in view.accessibleName()


def trykk(view, tekst):
    """Tab to a button and press it, as one who has no mouse."""
    view.activateWindow()
    mal = knapp(view, tekst)
    mal.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(mal, Qt.Key.Key_Space)


def test_a_line_is_left_off_and_put_back_while_reading_with_the_keyboard(lesing):
    view, state = lesing
    sti = next(li.sti for li in state.ark().linjer if li.sti == "egne_ord")
    while view._sti != sti:
        QTest.keyClick(view, Qt.Key.Key_Down)
    tekst = view._tekst.text()
    trykk(view, "Utelat denne")
    assert state.samtale.ark.utelatt == (sti,)
    assert tekst not in state.ark_tekst()
    assert "Utelatt" in view._framdrift.text()
    assert view._tekst.text() == tekst
    trykk(view, "Ta med igjen")
    assert tekst in state.ark_tekst()


def test_a_line_that_is_struck_is_not_read_aloud(lesing):
    view, state = lesing
    while view._sti != "egne_ord":
        QTest.keyClick(view, Qt.Key.Key_Down)
    tekst = view._tekst.text()
    state.stryk("egne_ord")
    assert tekst not in view.accessibleName()
    sett = []
    for tast in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        for _n in range(100):
            QTest.keyClick(view, tast)
            sett.append(view.accessibleName())
    assert sett[-1].startswith("Alle linjene er lest")
    assert not [navn for navn in sett if tekst in navn or "Utelatt" in navn]


def test_a_line_is_changed_while_reading_and_read_anew(qtbot, lesing):
    view, state = lesing
    while view._sti != "egne_ord":
        QTest.keyClick(view, Qt.Key.Key_Down)
    trykk(view, "Endre")
    felt = view.findChild(Tekstfelt)
    felt.selectAll()
    QTest.keyClicks(felt, "Formiddag er best.")
    assert state.samtale.egne_ord == "Formiddag er best."
    assert view._tekst.text() == "«Formiddag er best.»"
    assert not state.samtale.ark.godkjent


def test_a_line_of_dates_sends_them_to_the_phase_it_is_written_in(lesing):
    view, state = lesing
    while view._sti != "avtale.neste_samtale":
        QTest.keyClick(view, Qt.Key.Key_Down)
    trykk(view, "Endre")
    assert state.fase == 6


def test_the_reading_ends_at_read_and_approved_and_space_does_not_press_it(lesing):
    view, state = lesing
    state.godkjenn(False)
    for _n in range(100):
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert not state.samtale.ark.godkjent
    trykk(view, "Lest og godkjent")
    assert state.samtale.ark.godkjent
    assert view.isHidden()


def test_the_leaders_words_are_marked_until_the_employee_takes_them_over(arkview):
    view, state = arkview
    state.leder_skriver = True
    state.sett("egne_ord", "Formiddag går best.")
    state.sett("jobbliste.0.oppgave", "Kjøring")
    state.sett("leder.navn", "Farid")  # the leader's own name is nobody else's words
    state.leder_skriver = False
    assert state.samtale.leder_skrev == ("egne_ord", "jobbliste.0")
    assert "«Formiddag går best.» (leder skrev)" in state.ark_tekst()
    rad = view._linjer._rader["egne_ord"]
    QTest.mouseClick(rad._overta, Qt.MouseButton.LeftButton)
    assert state.samtale.leder_skrev == ("jobbliste.0",)
    assert "Formiddag går best.» (leder skrev)" not in state.ark_tekst()
    view._on_les("jobbliste.0")
    trykk(view._lesing, "Dette er mine ord")
    assert state.samtale.leder_skrev == ()


def test_the_lines_stand_under_the_headings_of_the_page_in_its_order(arkview):
    view, state = arkview
    funnet, ventet = [], []
    for overskrift, linje in state.ark().under_overskrift:
        if overskrift not in ventet:
            ventet.append(overskrift)
        ventet.append(linje.tekst)
    hoyder = []
    for etikett in (w for w in view._linjer.findChildren(QLabel) if not w.isHidden()):
        hoyder.append(etikett.mapTo(view._linjer, etikett.rect().topLeft()).y())
        funnet.append(etikett.text())
    assert funnet == ventet
    assert hoyder == sorted(hoyder)


def test_who_tabs_through_the_lines_hears_the_heading_and_goes_down(arkview):
    view, state = arkview
    view.activateWindow()
    ventet = [(linje.tekst, overskrift) for overskrift, linje in state.ark().under_overskrift]
    rader = view._linjer._rader
    neste = rader["ansatt.navn"]._knapp
    hort = []
    while view._linjer.isAncestorOf(neste):
        if isinstance(neste, QAbstractButton) and not neste.isHidden():
            hort.append(
                (neste.accessibleName().removeprefix("Utelat: "), neste.accessibleDescription())
            )
        neste = neste.nextInFocusChain()
    assert hort == ventet
    state.stryk("egne_ord")
    grupper = [w.accessibleName() for w in view._linjer.children() if isinstance(w, QWidget)]
    assert [g for g in grupper if g] == list(dict.fromkeys(o for _linje, o in ventet))


def test_a_second_print_is_asked_for_and_not_offered(arkview, tmp_path):
    view, _ = arkview
    assert view._skriv_ut.isVisible()
    view.lagre_som(str(tmp_path / "ark.pdf"))
    assert not view._skriv_ut.isVisible()
    assert not view._lagre.isVisible()
    grunn = [w.text() for w in view._skrevet.findChildren(QLabel)]
    assert any("Du har alt skrevet ut eller lagret arket" in tekst for tekst in grunn)
    QTest.mouseClick(knapp(view, "Jeg trenger ett til"), Qt.MouseButton.LeftButton)
    assert view._skriv_ut.isVisible()
    view.lagre_som(str(tmp_path / "ark2.pdf"))
    assert not view._skriv_ut.isVisible()


def test_one_view_alone_is_not_printed(arkview):
    view, state = arkview
    state.sett("syn.ansatt", "Jeg vil starte mandag.")
    state.godkjenn(True)
    view._on_lagre()
    assert "begge syn" in view._melding._tekst.text()


def test_hints_are_gathered_before_print_and_stop_nothing(arkview):
    view, state = arkview
    assert view._hint.isHidden()
    state.sett("egne_ord", "Migrenen er verst om morgenen.")
    assert "Migrenen" in " ".join(w.text() for w in view._hint.findChildren(QLabel))
    QTest.mouseClick(knapp(view._hint, "Gå til linjen"), Qt.MouseButton.LeftButton)
    assert view._lesing._sti == "egne_ord"
    assert "helseopplysning" in view._lesing._hint.text()
    state.godkjenn(True)
    assert view._klar()
    state.stryk("egne_ord")
    assert view._hint.isHidden()


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
@pytest.mark.parametrize("kode", ["S1", "S2", "S3", "S4", "S5", "S6"])
def test_no_line_of_an_example_gives_a_hint(ny_state, kode, sprak):
    state = ny_state(les(eksempel(kode, sprak).read_bytes()))
    assert [(li.tekst, li.hint) for li in state.leselinjer() if li.hint] == []


def test_fields_for_nav_are_copied_one_by_one_and_too_long_is_said(arkview):
    view, state = arkview
    view._kopier._apne.setChecked(True)
    felt = next(f for f in state.nav_felter() if f.kode == "nav_kan")
    kopi = next(
        b
        for b in view._kopier.findChildren(QAbstractButton)
        if b.accessibleName() == f"Kopier feltet: {felt.navn}"
    )
    QTest.mouseClick(kopi, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == felt.tekst
    for n in range(4):
        state.sett(f"jobbliste.{n}.oppgave", "o" * 700)
        state.svar_oppgave(n, "kan")
    lengder = [w.text() for w in view._kopier.findChildren(QLabel)]
    assert any("tegn for langt for NAVs skjema, som tar 2000" in tekst for tekst in lengder)
    state.godkjenn(True)
    view._kopier._on_nav("nav_kan")
    felt = next(f for f in state.nav_felter() if f.kode == "nav_kan")
    assert QApplication.clipboard().text() == felt.tekst  # whole: nothing is cut
    assert felt.over > 0
    assert f"{felt.over} tegn for langt" in view._melding._tekst.text()


def test_the_innspill_is_copied_alone_and_not_when_struck(arkview):
    view, state = arkview
    vei = state.samtale.veier[0]
    assert isinstance(vei, Avventende)
    view._kopier._on_innspill()
    assert QApplication.clipboard().text() == vei.innspill.strip()
    state.stryk("veier.0.innspill")
    assert state.innspill() == ""
    assert view._kopier._innspill.isHidden()


def test_a_line_struck_with_its_way_comes_back_without_the_others(ny_state):
    state = ny_state(les(eksempel("S5").read_bytes()))
    state.stryk("veier.0")
    assert state.samtale.veier
    inni = [li.sti for li in state.leselinjer() if li.sti.startswith("veier.0.")]
    state.ta_med(inni[-1])
    tilbake = {li.sti for li in state.leselinjer() if not li.utelatt and li.sti in inni}
    assert tilbake == {"veier.0.trinn.1", "veier.0.trinn.1.grad"}  # the grad needs its step


@pytest.mark.parametrize("mor", ["veier.0", "veier"])
def test_what_lies_in_something_struck_is_neither_read_aloud_nor_shown_as_on_the_page(lesing, mor):
    view, state = lesing
    inni = {li.sti for li in state.leselinjer() if li.sti.startswith("veier.0")}
    assert "veier.0.innspill" in inni
    state.stryk(mor)
    assert {li.sti for li in state.leselinjer() if li.utelatt} == inni
    lest = set()
    while view._sti:
        lest.add(view._sti)
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert lest
    assert not lest & inni


def test_the_leaders_mark_on_a_whole_list_is_taken_over_line_by_line(qtbot, hvelv, ny_state, kledd):
    samtale = les(eksempel("S4").read_bytes())
    state = ny_state(stier.med(samtale, "leder_skrev", ("sporsmal_til_legen", "veier.0")))
    view = ArkView(hvelv, state, None)
    qtbot.addWidget(view)
    state.changed.connect(view.show_samtale)

    def merket():
        assert all("(leder skrev)" in li.tekst for li in state.ark().linjer if li.leder_skrev)
        return [li.sti for li in state.leselinjer() if li.leder_skrev]

    forste, andre = "sporsmal_til_legen.0", "sporsmal_til_legen.1"
    assert merket() == ["veier.0", "veier.0.innspill", forste, andre]
    view._linjer._rader[forste]._overta.click()
    assert merket() == ["veier.0", "veier.0.innspill", andre]
    view._linjer._rader["veier.0"]._overta.click()
    assert merket() == ["veier.0.innspill", andre]
    assert view._linjer._rader["veier.0"]._overta.isHidden()


@pytest.mark.parametrize("sprak", ["nn", "en"])
def test_reading_aloud_speaks_the_language_of_the_screen(qtbot, hvelv, ny_state, kledd, sprak):
    set_language(sprak)
    state = ny_state(les(eksempel("S1", sprak).read_bytes()))
    view = ArkView(hvelv, state, None)
    qtbot.addWidget(view)
    view.show()
    view._on_les()
    assert view._lesing._framdrift.text().startswith({"nn": "Linje 1 av", "en": "Line 1 of"}[sprak])


@pytest.fixture
def samtaleview(qtbot, hvelv, ny_state, kledd):
    state = ny_state(les(eksempel("S4").read_bytes()))
    view = SamtaleView(hvelv, state, None)
    qtbot.addWidget(view)
    state.ga_til(3)
    return view, state


def test_while_writing_the_room_left_is_said_a_moment_later(qtbot, samtaleview):
    view, state = samtaleview
    state.sett("ansatt.ansvar", "Nøkler")
    assert view._plass.text().strip() == ""  # not on the way of the fingers
    qtbot.waitUntil(lambda: "Plass til omtrent" in view._plass.text(), timeout=10000)
    for_ = state.plass().igjen
    state.sett("ansatt.ansvar", "Nøkler " * 60)
    qtbot.waitUntil(lambda: f"omtrent {for_} linje" not in view._plass.text(), timeout=10000)
    assert state.plass().igjen < for_


def test_while_writing_a_full_page_names_the_field_and_how_much(qtbot, samtaleview):
    view, state = samtaleview
    for sti in ("egne_ord", "ansatt.ansvar", "ansatt.reise"):
        state.sett(sti, "Dette trenger mye plass. " * 80)
    view._plass.mal()
    over = state.plass().over
    assert f"Arket er {over} linjer for langt" in view._plass.text()
    assert "Dette trenger mye" in view._plass.text()


def test_a_sign_the_face_lacks_is_said_while_writing(samtaleview):
    view, state = samtaleview
    state.sett("egne_ord", "Formiddag 漢 går best.")
    view._plass.mal()
    advarsel = "Disse tegnene finnes ikke i skriften og står som [?] på arket: 漢"
    assert advarsel in view._plass.text()
    state.sett("egne_ord", "Formiddag går best.")
    view._plass.mal()
    assert "[?]" not in view._plass.text()


def sporrer(monkeypatch, mappe, svar):
    """Let the desktop answer what program shows PDF."""
    program = mappe / "xdg-mime"
    program.write_text(f"#!/bin/sh\necho {svar}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(mappe), prepend=os.pathsep)


def test_a_saved_page_can_be_opened_in_the_reader_of_the_system(arkview, tmp_path, monkeypatch):
    view, _ = arkview
    apnet = []
    monkeypatch.setattr(
        "desktop.views.apne.QDesktopServices.openUrl", lambda url: apnet.append(url) or True
    )
    sporrer(monkeypatch, tmp_path, "leser.desktop")
    view.lagre_som(str(tmp_path / "ark.pdf"))
    QTest.mouseClick(view._melding._handling, Qt.MouseButton.LeftButton)
    assert [url.toLocalFile() for url in apnet] == [str(tmp_path / "ark.pdf")]
    assert not view._melding.isVisible()


@pytest.mark.parametrize(("leser", "apner"), [("", True), ("leser.desktop", False)])
def test_a_machine_without_a_reader_says_so_and_what_to_do(
    arkview, tmp_path, monkeypatch, leser, apner
):
    view, _ = arkview
    monkeypatch.setattr("desktop.views.apne.QDesktopServices.openUrl", lambda _url: apner)
    sporrer(monkeypatch, tmp_path, leser)
    view.lagre_som(str(tmp_path / "ark.pdf"))
    QTest.mouseClick(view._melding._handling, Qt.MouseButton.LeftButton)
    assert view._melding.isVisible()
    assert "ikke noe program som viser PDF" in view._melding._tekst.text()
    assert str(tmp_path / "ark.pdf") in view._melding._tekst.text()


def test_a_page_that_is_not_approved_prints_as_such_when_the_setting_says_so(
    qtbot, hvelv, ny_state, kledd, monkeypatch
):
    monkeypatch.setattr(hvelv, "skriv_ut_uten_godkjenning", True)
    state = ny_state(les(eksempel("S4").read_bytes()))
    state.godkjenn(False)
    view = ArkView(hvelv, state, None)
    qtbot.addWidget(view)
    assert view._klar()
    assert "Ikke godkjent av den ansatte" in state.ark().merker
    assert "Ikke godkjent av den ansatte" in state.ark_tekst()
    assert state.ark_pdf().startswith(b"%PDF")


def test_what_the_doctor_wrote_last_time_gets_a_hint_too():
    assert [h.slag for h in innhold.hint("Prolaps, kontroll i mai")] == ["helse"]
    assert innhold.hint("Trygt hvis korte økter") == ()


def test_what_falls_with_a_change_is_said_and_what_was_said_before_goes(arkview):
    view, state = arkview
    view._godkjent.setChecked(False)  # by themselves: nothing to explain
    assert view._melding.isHidden()
    view._on_skriv_ut()
    assert "Les arket sammen først" in view._melding._tekst.text()
    state.godkjenn(godkjent=True)
    assert view._melding.isHidden()
    state.sett_arksprak("en")
    assert "Arket er endret. Les det på nytt" in view._melding._tekst.text()
    assert not view._godkjent.isChecked()


def test_the_hours_that_go_with_a_line_say_why_until_they_are_back(arkview):
    view, state = arkview
    timer = view._linjer._rader["timer"]
    assert timer._folger.isHidden()
    state.stryk("jobbliste.1")
    assert not timer._folger.isHidden()
    timer._knapp.click()
    assert timer._folger.isHidden()
    assert not timer._utelatt
    state.stryk("timer")
    assert timer._folger.isHidden()  # they chose it themselves
