"""The agreement on paper and the next samtale in a calendar, from the page of the agreement."""

from datetime import date, time

import pytest
from builders import eksempel
from icalendar import Calendar
from PySide6.QtPrintSupport import QPrinter

from desktop.domain.samtale import Punkt
from desktop.domain.samtale_fil import les
from desktop.views.avtale_view import AvtaleView
from desktop.views.avtalekopi import klokkeslett


@pytest.fixture
def kopi(qtbot, hvelv, ny_state, kledd):
    state = ny_state(les(eksempel("S4").read_bytes()))
    view = AvtaleView(hvelv, state, None)
    qtbot.addWidget(view)
    state.changed.connect(view.show_samtale)
    view.show()
    return view._kopi, state


def test_the_agreement_is_saved_and_printed_on_one_page(kopi, tmp_path):
    view, _ = kopi
    view.lagre_avtale(str(tmp_path / "avtale.pdf"))
    assert (tmp_path / "avtale.pdf").read_bytes().startswith(b"%PDF")
    assert "lagret" in view._melding._tekst.text()
    skriver = QPrinter(QPrinter.PrinterMode.HighResolution)
    skriver.setResolution(300)
    skriver.setOutputFileName(str(tmp_path / "utskrift.pdf"))
    view.skriv_til(skriver)
    assert (tmp_path / "utskrift.pdf").read_bytes().count(b"/Type /Page\n") == 1


def test_a_folder_that_is_gone_gets_a_sentence(kopi, tmp_path):
    view, _ = kopi
    view.lagre_avtale(str(tmp_path / "borte" / "avtale.pdf"))
    assert "kan ikke skrives" in view._melding._tekst.text()


def test_the_words_to_colleagues_go_along_only_when_ticked(kopi):
    view, state = kopi
    assert not view._med_beskjed.isChecked()
    state.sett("avtale.beskjed_til_kolleger", "")
    assert view._med_beskjed.isHidden()


def test_an_agreement_that_is_too_long_says_so(kopi):
    view, state = kopi
    for n in range(12):
        state.legg_til("avtale.punkter", Punkt(hva=f"Punkt {n} " + "ord " * 120))
    view._on_lagre()
    assert "linjer for lang for en halv side" in view._melding._tekst.text()
    assert "«Punkt" in view._melding._tekst.text()


def test_the_calendar_entry_is_neutral_and_new_each_time(kopi, tmp_path):
    view, state = kopi
    uider = set()
    for n in range(2):
        view._klokka.setText("9.30")
        view.lagre_kalender(str(tmp_path / f"{n}.ics"))
        (en,) = Calendar.from_ical((tmp_path / f"{n}.ics").read_bytes()).walk("VEVENT")
        assert en["SUMMARY"] == "Samtale"
        assert en.decoded("DTSTART").date() == state.samtale.avtale.neste_samtale
        assert en.decoded("DTSTART").time() == time(9, 30)
        uider.add(str(en["UID"]))
    assert len(uider) == 2
    tekst = (tmp_path / "0.ics").read_text("utf-8")
    assert not any(navn in tekst for navn in ("Bente", "Farid", "Havnsund"))


def test_no_date_and_no_such_time_get_a_sentence(kopi):
    view, state = kopi
    view._klokka.setText("ni")
    view._on_kalender()
    assert "9.30" in view._melding._tekst.text()
    state.sett("avtale.neste_samtale", None)
    view._on_kalender()
    assert "dato" in view._melding._tekst.text()


@pytest.mark.parametrize(
    ("tekst", "tid"),
    [
        ("9", time(9)),
        ("09:30", time(9, 30)),
        (" 14.05 ", time(14, 5)),
        ("25", None),
        ("9.75", None),
        ("ni", None),
        ("", None),
        ("9.30.1", None),
    ],
)
def test_times_as_people_type_them(tekst, tid):
    assert klokkeslett(tekst) == tid


def test_other_words_to_colleagues_need_a_new_consent(kopi):
    view, state = kopi
    sti = "avtale.beskjed_til_kolleger"
    state.sett(sti, "Jeg er borte tirsdager.")
    view._med_beskjed.setChecked(True)
    state.sett("leder.navn", "En annen")
    assert view._med_beskjed.isChecked()
    state.sett(sti, "Jeg er borte tirsdager og onsdager.")
    assert not view._med_beskjed.isChecked()


def test_words_to_colleagues_that_are_struck_cannot_be_taken_along(kopi):
    view, state = kopi
    state.sett("avtale.beskjed_til_kolleger", "Jeg er borte tirsdager.")
    view._med_beskjed.setChecked(True)
    state.stryk("avtale.beskjed_til_kolleger")
    assert view._med_beskjed.isHidden()
    assert not view._med_beskjed.isChecked()
    state.ta_med("avtale.beskjed_til_kolleger")
    assert not view._med_beskjed.isHidden()
    assert not view._med_beskjed.isChecked()


def test_the_timeline_goes_along_when_there_is_absence_and_nobody_unticks_it(kopi):
    view, state = kopi
    assert view._med_tidslinje.isHidden()  # at work all the time: no first day of absence
    state.valgt_forste_dag = date(2026, 3, 2)
    view.vis(state.samtale)
    assert not view._med_tidslinje.isHidden()
    assert state.avtale(**view._valg()).tidsbilde.linjer[0].startswith("1. 2. mars 2026")
    view._med_tidslinje.setChecked(False)
    assert state.avtale(**view._valg()).tidsbilde is None


def test_a_timeline_without_room_is_said_and_can_be_left_off(kopi):
    view, state = kopi
    state.valgt_forste_dag = date(2026, 3, 2)
    while not state.avtale_feil(med_beskjed=False, med_tidslinje=True):
        state.legg_til("avtale.punkter", Punkt(hva="Et punkt som tar sin linje på arket"))
    view._on_skriv_ut()
    assert "Tidslinjen får ikke plass" in view._melding._tekst.text()
    view._med_tidslinje.setChecked(False)
    assert view._klar()
