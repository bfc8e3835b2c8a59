"""Phase 5 by keys and clicks: what is typed is counted, painted and said, and what is not saved."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest
from builders import eksempel
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QSpinBox

from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.egenmelding import Ordning
from desktop.domain.fravaer import Fravaer
from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.domain.samtale import Ansatt, Samtale
from desktop.domain.samtale_fil import les, skriv
from desktop.domain.sykmelding import Avventende, Gradert, Trinn
from desktop.domain.vei import (
    EgenmeldingVei,
    Hel,
    Reisetilskudd,
    Svangerskapspenger,
    Velferdspermisjon,
)
from desktop.i18n import set_language
from desktop.views import theme
from desktop.views.vei_avventende import reservesetning
from desktop.views.vei_view import VeiView

D = Decimal
STILLING = Ansatt(heltid_timer=D("37.5"), stillingsprosent=D(100))


@pytest.fixture
def fase5(qtbot, hvelv, ny_state, kledd):
    """Open phase 5 of a samtale with some ways, in a window of its own."""

    def apne(*veier, **felter):
        felter.setdefault("ansatt", STILLING)
        state = ny_state(Samtale(dato=date(2026, 3, 2), veier=veier, **felter))
        view = VeiView(hvelv, state, None)
        qtbot.addWidget(view)
        state.changed.connect(view.show_samtale)
        view.resize(1100, 900)
        view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow, timeout=10000)
        return view, state

    return apne


def finn(rot, type_, navn, n=0):
    QApplication.sendPostedEvents()  # what is new on the page is shown by a posted event
    treff = [
        w
        for w in rot.findChildren(type_)
        if w.isVisibleTo(rot)
        and navn in (w.accessibleName(), getattr(w, "text", str)().replace("&", ""))
    ]
    return treff[n]


def trykk(rot, navn, n=0):
    knapp = finn(rot, QAbstractButton, navn, n)
    knapp.setFocus()
    QTest.keyClick(knapp, Qt.Key.Key_Space)


def klikk(rot, navn, n=0):
    knapp = finn(rot, QAbstractButton, navn, n)
    QTest.mouseClick(knapp, Qt.MouseButton.LeftButton)


def skriv_i(rot, navn, tekst, n=0):
    felt = finn(rot, QLineEdit, navn, n)
    felt.setFocus()
    felt.selectAll()
    QTest.keyClicks(felt, tekst)
    QTest.keyClick(felt, Qt.Key.Key_Tab)


def ord_i(rot):
    QApplication.sendPostedEvents()
    return "\n".join(w.text() for w in rot.findChildren(QLabel) if w.isVisibleTo(rot))


def spell(view, fra, til, n):
    """Add a spell with the keyboard: the caret is in the first field already."""
    trykk(view._fravaer, "Legg til fravær")
    skriv_i(view._fravaer, "Borte fra", fra, n)
    skriv_i(view._fravaer, "Borte til og med", til, n)


def test_the_cards_stay_in_place_and_say_hours_for_this_position(qtbot, fase5):
    view, state = fase5()
    rekke = list(view._kort)
    qtbot.waitUntil(lambda: len({k.height() for k in view._kort.values()}) == 1, timeout=10000)
    steder = [k.pos() for k in view._kort.values()]
    assert not view._fravaer.isVisible()
    trykk(view, "Velg denne: Gradert sykmelding")
    klikk(view, "Velg denne: Egenmelding")
    assert [type(v) for v in state.samtale.veier] == [Gradert, EgenmeldingVei]
    assert list(view._kort) == rekke
    qtbot.waitUntil(lambda: [k.pos() for k in view._kort.values()] == steder, timeout=10000)
    assert "Høyst 30 av 37,5 timer" in ord_i(view._kort["gradert"])
    state.sett("ansatt.stillingsprosent", D(80))
    assert "Høyst 24 av 30 timer" in ord_i(view._kort["gradert"])
    state.sett("ansatt.stillingsprosent", None)
    assert "fyll inn stillingen" in ord_i(view._kort["gradert"])
    assert "Ingen timer" in ord_i(view._kort["egenmelding"])


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_every_card_says_what_happens_now_and_why(fase5, sprak):
    set_language(sprak)
    view, _ = fase5()
    for kode, kort in view._kort.items():
        for knapp in kort.findChildren(QAbstractButton):
            if knapp.text() in ("Mer", "Meir", "More"):
                QTest.mouseClick(knapp, Qt.MouseButton.LeftButton)
        tekst = ord_i(kort)
        assert len(tekst.splitlines()) >= 9, kode
        har_hjemmel = "§" in tekst or kode in ("velferdspermisjon", "annet", "vet_ikke")
        assert har_hjemmel, kode
        assert ("2026" in tekst) is (kode not in ("annet", "vet_ikke")), kode


def test_ways_in_sequence_can_be_moved(fase5):
    view, state = fase5(Gradert(), EgenmeldingVei())
    trykk(view, "Flytt fram: Egenmelding")
    assert [type(v) for v in state.samtale.veier] == [EgenmeldingVei, Gradert]
    assert [v.kode for v in view._valgte] == ["egenmelding", "gradert"]


def test_spells_typed_are_counted_and_never_saved(qtbot, fase5):
    view, state = fase5(EgenmeldingVei(date(2026, 3, 9), date(2026, 3, 10)))
    kort = view._valgte[0]
    trykk(kort, "Skriv dager du har vært borte")
    fokus = QApplication.focusWidget()
    assert fokus is finn(view._fravaer, QLineEdit, "Borte fra")
    QTest.keyClicks(fokus, "18.2.2026")
    QTest.keyClick(fokus, Qt.Key.Key_Tab)
    skriv_i(view._fravaer, "Borte til og med", "19.2.2026")
    spell(view, "4.3.2026", "6.3.2026", 1)
    tekst = ord_i(kort)
    # 2 + 3, and the weekend that counts when the Monday is one of them
    assert "Fra 9. mars 2026 er det 1 dag igjen denne gangen." in tekst
    assert "17 av 24 dager igjen" in tekst
    assert "Regnet som samme gang" in tekst
    assert "Veiledende" in tekst
    assert state.samtale.veier[0].brukt_siste_12_mnd == 7
    assert b"2026-02-18" not in skriv(state.samtale)
    assert "18. februar" not in state.ark_tekst()
    trykk(view._fravaer, "Fjern fravær 2")
    assert state.fravaer == (Fravaer(date(2026, 2, 18), date(2026, 2, 19)),)
    assert state.samtale.veier[0].brukt_siste_12_mnd == 2


def test_a_turned_spell_is_explained_and_not_counted(fase5):
    view, state = fase5(EgenmeldingVei(date(2026, 3, 9)))
    spell(view, "4.3.2026", "2.3.2026", 0)
    assert "før fra-datoen" in ord_i(view._fravaer)
    assert state.samtale.veier[0].brukt_siste_12_mnd is None


def test_absence_with_a_doctor_is_no_egenmelding_but_one_of_the_16_days(fase5):
    view, _ = fase5(EgenmeldingVei(date(2026, 3, 9), date(2026, 3, 9)))
    spell(view, "4.3.2026", "5.3.2026", 0)
    klikk(view._fravaer, "Sykmelding")
    assert "Fra 9. mars 2026 er det 8 dager igjen" in ord_i(view._valgte[0])
    assert "3 av 16 dager" in ord_i(view._fravaer)


def test_the_scheme_is_a_preset_or_numbers_of_ones_own(hvelv, fase5):
    view, _ = fase5(EgenmeldingVei())
    kort = view._valgte[0]
    assert "8 dager om gangen, 24 dager på tolv måneder" in ord_i(kort)
    trykk(kort, "Lov 3 × 4")
    assert hvelv.arbeidsplass.ordning == "lov"
    assert "Hos dere: 3 dager om gangen." in ord_i(kort)
    klikk(kort, "Egne tall")
    gang = finn(kort, QSpinBox, "Dager om gangen")
    for _n in range(3):
        QTest.keyClick(gang, Qt.Key.Key_Down)
    QTest.keyClick(finn(kort, QSpinBox, "Ganger på tolv måneder"), Qt.Key.Key_Up)
    assert hvelv.arbeidsplass.egenmelding == Ordning(5, 24, 1, 2)
    assert "5 dager om gangen, 24 dager på tolv måneder, 1 ganger" in ord_i(kort)


def test_the_first_day_after_two_months_is_said(hvelv, fase5):
    view, _ = fase5(EgenmeldingVei(date(2026, 3, 2)))
    skriv_i(view._fravaer, "Ansatt fra (valgfritt)", "15.1.2026")
    tekst = ord_i(view._valgte[0])
    assert "0 dager igjen" in tekst
    assert "Egenmelding kan brukes fra 15. mars 2026" in tekst


def test_after_four_times_the_employer_may_and_nothing_is_lost(fase5):
    view, _ = fase5(EgenmeldingVei(date(2026, 3, 2)))
    for n, dag in enumerate(("1.9.2025", "6.10.2025", "3.11.2025")):
        spell(view, dag, dag, n)
    assert "Arbeidsgiver kan" not in ord_i(view._valgte[0])
    spell(view, "1.12.2025", "1.12.2025", 3)
    tekst = ord_i(view._valgte[0])
    assert "Arbeidsgiver kan da bestemme" in tekst
    assert "aldri av seg selv" in tekst
    assert "mist" not in tekst.lower()
    assert "tapt" not in tekst.lower()


def test_a_full_scheme_says_the_next_day(fase5):
    view, _ = fase5(EgenmeldingVei(date(2026, 3, 11)))
    spell(view, "2.3.2026", "9.3.2026", 0)
    assert "Neste dag med egenmelding er 26. mars 2026." in ord_i(view._valgte[0])


def test_the_16_days_are_painted_and_said(fase5):
    view, _ = fase5(EgenmeldingVei(date(2026, 3, 9), date(2026, 3, 10)))
    bilde = view._fravaer._periode._bilde
    planlagt = bilde.grab().toImage()
    spell(view, "6.3.2026", "6.3.2026", 0)
    assert "5 av 16 dager: 6.–10. mars 2026." in bilde.accessibleName()
    assert "Fylt er brukt (1), ramme er planlagt (4)." in bilde.accessibleName()
    assert "Nytt fravær før 27. mars 2026" in bilde.accessibleName()
    assert "Veiledende. Loven regner fra du er tilbake" in ord_i(view._fravaer)
    assert bilde.grab().toImage() != planlagt
    state = view._state
    state.sett("veier.0.tom", date(2026, 4, 10))
    assert "betaler NAV" in bilde.accessibleName()


@pytest.mark.parametrize(("tema", "tekst"), [("light", 100), ("dark", 100), ("light", 200)])
def test_boxes_that_are_filled_and_framed_differ_without_colour(fase5, kledd, tema, tekst):
    theme.bruk(kledd, tema, tekst)
    view, _ = fase5(EgenmeldingVei(date(2026, 3, 9), date(2026, 3, 10)))
    spell(view, "4.3.2026", "4.3.2026", 0)
    bilde = view._fravaer._periode._bilde
    pix = bilde.grab().toImage()
    skala = pix.devicePixelRatio()

    def lys(n):  # a point in the corner of box n, beside its number
        x = (n * (bilde._boks + 4) + 6) * skala
        return pix.pixelColor(int(x), int(7 * skala)).lightness()

    brukt, planlagt, ledig = lys(0), lys(1), lys(5)
    assert abs(brukt - planlagt) > 60
    assert planlagt == ledig  # these two differ by their edge


def test_avventende_takes_its_days_from_the_absence(fase5):
    view, state = fase5(
        EgenmeldingVei(date(2026, 3, 2), date(2026, 3, 4)), Avventende(None, None, "Kan stå.")
    )
    kort = view._valgte[1]
    skriv_i(kort, "Fra", "5.3.2026")
    assert state.samtale.veier[1].brukte_egenmeldingsdager == 3
    assert "Siste mulige dag: 17. mars 2026" in ord_i(kort)
    assert "er det 13 igjen" in ord_i(kort)
    skriv_i(view._valgte[0], "Til og med", "3.3.2026")
    assert state.samtale.veier[1].brukte_egenmeldingsdager == 2
    spell(view, "23.2.2026", "24.2.2026", 0)
    assert "Siste mulige dag: 16. mars 2026" in ord_i(kort)


def test_avventende_has_words_for_a_form_without_it_and_a_checklist(fase5):
    view, state = fase5(Avventende(date(2026, 3, 4), None, "Kan stå."))
    kort = view._valgte[0]
    assert "1. Les innspillet fra legen sammen" in ord_i(kort)
    assert "vanlig sykmelding fra samme dato" in ord_i(kort)
    trykk(kort, "Ta setningen med på arket")
    assert state.samtale.sporsmal_til_legen == (reservesetning(),)
    assert reservesetning() in state.ark_tekst()
    assert not finn(kort, QAbstractButton, "Ta setningen med på arket").isEnabled()


def test_the_draft_leaves_out_what_is_struck_and_what_nobody_has_said(fase5):
    jobb = (
        Arbeidsoppgave("Ta imot varer", D(10), "kan", belastning=("stå",)),
        Arbeidsoppgave("Bære kasser", D(10), "ikke_na", belastning=("løft", "stå")),
        Arbeidsoppgave("Vaske gulv", D(10), "ikke_na", belastning=("kne",)),
    )
    view, state = fase5(Avventende(date(2026, 3, 4)), jobbliste=jobb)
    state.stryk("jobbliste.2")
    trykk(view._valgte[0], "Lag forslag fra jobblista")
    innspill = state.samtale.veier[0].innspill
    assert "Dette kan jeg gjøre: Ta imot varer." in innspill
    assert "løft" not in innspill  # a load of the template
    assert "Vaske gulv" not in innspill


def test_a_task_struck_after_the_draft_is_pointed_out(fase5):
    jobb = (Arbeidsoppgave("Vaske gulv", D(10), "kan"), Arbeidsoppgave("Ta imot", D(10), "kan"))
    view, state = fase5(Avventende(date(2026, 3, 4)), jobbliste=jobb)
    kort = view._valgte[0]
    trykk(kort, "Lag forslag fra jobblista")
    assert kort._se_over.isHidden()
    state.stryk("jobbliste.0")
    assert not kort._se_over.isHidden()
    state.sett("veier.0.innspill", "Dette kan jeg gjøre: Ta imot.")
    assert kort._se_over.isHidden()


def test_a_draft_that_is_too_long_ends_with_a_whole_task(fase5):
    oppgaver = [f"Oppgave nummer {n} {'med mange ord ' * 8}".strip() for n in range(30)]
    jobb = tuple(Arbeidsoppgave(o, D(1), "kan") for o in oppgaver)
    view, state = fase5(Avventende(date(2026, 3, 4)), jobbliste=jobb)
    trykk(view._valgte[0], "Lag forslag fra jobblista")
    innspill = state.samtale.veier[0].innspill
    antall = innspill.count("Oppgave nummer")
    assert 1 < antall < len(oppgaver)
    assert innspill == f"Dette kan jeg gjøre: {'; '.join(oppgaver[:antall])}."


def test_hours_that_are_no_whole_grad_are_explained_and_kept(fase5):
    view, state = fase5(Gradert((Trinn(),), "faerre_timer"))
    kort = view._valgte[0]._trinn[0]
    skriv_i(kort, "Timer på jobb i uka", "20")
    assert state.samtale.veier[0].trinn[0].grad == 47
    assert kort._timer.text() == "20"
    assert "20 av 37,5 timer er 46,67 prosent borte." in ord_i(kort)
    assert "47 prosent er 19,88 timer" in ord_i(kort)
    skriv_i(kort, "Grad (delen borte, prosent)", "40")
    assert kort._timer.text() == "22,5"
    assert "prosent borte." not in ord_i(kort)
    skriv_i(kort, "Timer på jobb i uka", "37,5")
    assert state.samtale.veier[0].trinn[0].grad is None
    assert "mer enn 0 og mindre enn 100" in ord_i(kort)
    skriv_i(kort, "Timer på jobb i uka", "31")
    assert "under 20 prosent" in ord_i(view._valgte[0])


def test_the_grad_can_be_left_off_the_page_with_the_hours_that_would_tell_it(fase5):
    view, state = fase5(Gradert((Trinn(date(2026, 3, 9), date(2026, 3, 22), 40),), "faerre_timer"))
    assert "40" in state.ark_tekst()
    boks = finn(view._valgte[0]._trinn[0], QAbstractButton, "Graden skal stå på arket")
    boks.setFocus()
    QTest.keyClick(boks, Qt.Key.Key_Space)
    assert state.samtale.ark.utelatt == ("veier.0.trinn.0.grad",)
    assert "40" not in state.ark_tekst()
    assert "22,5" not in state.ark_tekst()
    QTest.keyClick(boks, Qt.Key.Key_Space)
    assert "40" in state.ark_tekst()


def test_a_week_is_painted_with_the_keys(fase5):
    view, state = fase5(Gradert((Trinn(grad=40),), "faerre_timer"))
    kort = view._valgte[0]._trinn[0]
    trykk(kort, "Ukeplan")
    uke = kort._uke._bilde
    uke.setFocus()
    for tast in (Qt.Key.Key_PageUp, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_PageUp):
        QTest.keyClick(uke, tast)
    assert state.samtale.veier[0].trinn[0].ukeplan == (D("1.25"), 1, 0, 0, 0, 0, 0)
    assert "mandag 1,25 timer, tirsdag 1 timer" in uke.accessibleName()
    assert "2,25 av 22,5 timer. 20,25 timer igjen" in ord_i(kort)
    QTest.keyClick(uke, Qt.Key.Key_Down)
    QTest.keyClick(uke, Qt.Key.Key_Left)
    QTest.keyClick(uke, Qt.Key.Key_Delete)
    assert state.samtale.veier[0].trinn[0].ukeplan == (0, D("0.75"), 0, 0, 0, 0, 0)
    assert finn(kort, QLineEdit, "ti").text() == "0,75"
    assert "Mye av uka er på tirsdag" in ord_i(kort)
    QTest.keyClick(uke, Qt.Key.Key_Tab)
    assert not uke.hasFocus()
    trykk(kort, "Fordel jevnt")
    assert state.samtale.veier[0].trinn[0].ukeplan[:5] == (D("4.5"),) * 5
    assert "Det stemmer med graden." in ord_i(kort)
    assert "Mye av uka" not in ord_i(kort)
    klikk(kort, "Tøm uka")
    assert state.samtale.veier[0].trinn[0].ukeplan is None


def test_a_week_is_painted_with_the_mouse(qtbot, fase5):
    natt = msgspec.structs.replace(STILLING, arbeidstid="turnus med natt")
    view, state = fase5(Gradert((Trinn(grad=40),), "faerre_timer"), ansatt=natt)
    kort = view._valgte[0]._trinn[0]
    trykk(kort, "Ukeplan")
    uke = kort._uke._bilde
    qtbot.waitUntil(lambda: uke.height() >= uke.minimumSizeHint().height(), timeout=10000)

    def onsdag(timer):
        QApplication.sendPostedEvents()  # the page grows with what is said below the week
        return QPoint(
            int(uke.width() * 2.5 / 7), round(uke._bunn - (uke._bunn - uke._topp) * timer / 12)
        )

    QTest.mousePress(uke, Qt.MouseButton.LeftButton, pos=onsdag(4))
    assert state.samtale.veier[0].trinn[0].ukeplan[2] == 4
    flytt = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(onsdag(6)),
        uke.mapToGlobal(QPointF(onsdag(6))),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(uke, flytt)
    assert state.samtale.veier[0].trinn[0].ukeplan[2] == 6
    tekst = ord_i(kort)
    assert "Det står natt i arbeidstiden." in tekst
    assert "Onsdag: over fem og en halv time. Når er det pause?" in tekst
    assert view._valgte[0]._feil.text() != ""  # the sum is the only thing that is wrong
    assert "pause" not in view._valgte[0]._feil.text()


def test_a_calmer_pace_is_not_summed_against_the_grad(fase5):
    view, state = fase5(Gradert((Trinn(grad=50, ukeplan=(D("7.5"),) * 5 + (D(0),) * 2),)))
    klikk(view._valgte[0], "Hele dagen, roligere tempo")
    tekst = ord_i(view._valgte[0])
    assert state.samtale.veier[0].mate == "roligere_tempo"
    assert "graden er arbeidet som er borte" in tekst
    assert "Ukeplanen: 37,5 timer på jobb." in tekst
    assert state.samtale.feil() == []


def test_steps_are_a_stair_and_a_table(fase5):
    view, state = fase5(Gradert((Trinn(date(2026, 3, 9), date(2026, 3, 22), 60),), "faerre_timer"))
    trykk(view._valgte[0], "Legg til trinn")
    assert state.samtale.veier[0].trinn[1].fom == date(2026, 3, 23)
    skriv_i(view._valgte[0], "Til og med", "5.4.2026", 1)
    skriv_i(view._valgte[0], "Grad (delen borte, prosent)", "40", 1)
    bilde = view._valgte[0]._bilde
    assert "1, 9.–22. mars 2026, 15 timer, 60 prosent" in bilde._bilde.accessibleName()
    assert "22,5 timer, 40 prosent" in bilde._bilde.accessibleName()
    assert "23. mars–5. apr. 2026" in ord_i(bilde)
    trykk(view._valgte[0], "Fjern trinnet, nummer 1")
    assert "15 timer" not in ord_i(bilde)


def test_the_timeline_names_its_stops_holidays_and_a_thought(fase5):
    view, state = fase5(Hel(), Reisetilskudd())
    assert not view._fravaer._tidslinje.isVisible()
    assert "Tidligst fra dag 17." in ord_i(view._valgte[1])
    skriv_i(view._fravaer, "Første dag borte (valgfritt)", "9.2.2026")
    tekst = ord_i(view._fravaer._tidslinje)
    assert "4. Søndag 8. mars 2026 (uke 4): Oppfølgingsplanen" in tekst
    assert "Det er første påskedag. Siste arbeidsdag før: onsdag 1. april 2026." in tekst
    assert "kontrollert 24. november 2026" in tekst
    assert "Dag 17 er 25. februar 2026" in ord_i(view._valgte[1])
    bilde = view._fravaer._tidslinje._bilde
    assert "9. Søndag 7. februar 2027 (uke 52)" in bilde.accessibleName()
    assert [s.id for s in state.tidslinje().stopp][:3] == ["melding", "dag-16", "dag-17"]
    spell(view, "9.2.2026", "6.3.2026", 0)
    assert "torsdag 12. mars 2026. Bare en tanke." in ord_i(view._fravaer._tidslinje)
    skriv_i(view._fravaer, "Borte til og med", "11.3.2026")
    assert "Da er helga nær." in ord_i(view._fravaer._tidslinje)


def test_pregnancy_benefit_begins_with_the_risks_and_who_to_ask(fase5):
    view, _ = fase5(Svangerskapspenger())
    assert "1. Gå gjennom farene i arbeidet først. Spør verneombudet" in ord_i(view._valgte[0])
    assert not view._fravaer.isVisible()


def test_a_samtale_that_is_put_away_is_only_shown(hvelv, ny_state, qtbot, kledd):
    state = ny_state(les(eksempel("S5").read_bytes()), skrivebeskyttet=True)
    view = VeiView(hvelv, state, None)
    qtbot.addWidget(view)
    assert not view._fravaer.isEnabled()
    assert not any(v.isEnabled() for v in view._valgte)


def test_velferdspermisjon_counts_working_days(hvelv, fase5):
    hvelv.sett_arbeidsplass(Arbeidsplass(navn="Havnsund"))
    view, _ = fase5(Velferdspermisjon(date(2026, 4, 1)))
    skriv_i(view._valgte[0], "Til og med", "7.4.2026")
    tekst = ord_i(view._valgte[0])
    assert f"inntil {hvelv.arbeidsplass.velferdsdager} arbeidsdager i året" in tekst
    assert "Denne er 2 arbeidsdager" in tekst  # Easter lies between
    assert "Er du selv syk" in tekst


def test_more_days_than_are_left_is_said_and_stops_nothing(fase5):
    view, state = fase5(EgenmeldingVei(date(2026, 3, 11), date(2026, 3, 14)))
    spell(view, "2.3.2026", "6.3.2026", 0)
    assert "er 4 dager. Arbeidsgiver kan be om sykmelding" in ord_i(view._valgte[0])
    skriv_i(view._valgte[0], "Til og med", "13.3.2026")
    assert "Arbeidsgiver kan be om sykmelding" not in ord_i(view._valgte[0])
    assert state.samtale.feil() == []


@pytest.mark.parametrize(
    ("timer", "sagt"),
    [
        ("37.5", "Alt arbeidet er fordelt."),
        ("30.01", "Mindre enn 20 prosent er ikke fordelt."),
        ("30", "30 av 37,5 timer avtalt arbeid."),
        (None, "Ufullstendig"),
    ],
)
def test_little_left_of_the_job_is_said_calmly(fase5, timer, sagt):
    jobb = (Arbeidsoppgave("Alt mulig", timer and D(timer), "kan"),)
    view, _ = fase5(Gradert(), jobbliste=jobb)
    tekst = view._valgte[0]._jobb.text()
    assert tekst.endswith(sagt) if timer == "30" else sagt in tekst


@pytest.mark.parametrize(
    ("felt", "tekst", "grense"),
    [
        ("Timer på jobb i uka", "40", "mellom 0 og 37,5"),
        ("Grad (delen borte, prosent)", "100", "et helt tall mellom 1 og 99"),
        ("Grad (delen borte, prosent)", "49,9", "et helt tall mellom 1 og 99"),
        ("Grad (delen borte, prosent)", "0", "et helt tall mellom 1 og 99"),
    ],
)
@pytest.mark.parametrize("grad", [50, None])
def test_a_number_that_does_not_fit_leaves_what_was_there_and_says_so(
    fase5, grad, felt, tekst, grense
):
    view, state = fase5(Gradert((Trinn(grad=grad),), "faerre_timer"))
    skriv_i(view._valgte[0], felt, tekst)
    assert state.samtale.veier[0].trinn[0].grad == grad
    assert grense in ord_i(view._valgte[0])
    skriv_i(view._valgte[0], "Grad (delen borte, prosent)", "40")
    assert state.samtale.veier[0].trinn[0].grad == 40
    assert grense not in ord_i(view._valgte[0])


def test_a_day_of_the_week_plan_that_does_not_fit_is_not_in_the_plan(fase5):
    view, state = fase5(Gradert((Trinn(grad=50),), "faerre_timer"))
    trykk(view._valgte[0], "Ukeplan")
    skriv_i(view._valgte[0], "ma", "30")
    assert state.samtale.veier[0].trinn[0].ukeplan is None


def test_days_of_egenmelding_count_through_the_sykmelding_after_them(fase5):
    view, state = fase5(EgenmeldingVei(date(2026, 3, 23)))
    state.fravaer = (
        Fravaer(date(2026, 3, 2), date(2026, 3, 9)),
        Fravaer(date(2026, 3, 10), date(2026, 3, 15), sykmeldt=True),
    )
    view._on_dager()
    assert "23. mars 2026 er det 0 dager igjen" in ord_i(view._valgte[0])
    assert "Neste dag med egenmelding er 1. april 2026" in ord_i(view._valgte[0])


def test_four_absences_close_together_are_said_as_four(fase5):
    view, state = fase5(EgenmeldingVei(date(2026, 9, 1)))
    state.fravaer = tuple(Fravaer(date(2026, *dag)) for dag in ((3, 2), (3, 12), (3, 24), (4, 4)))
    view._on_dager()
    assert "Du har brukt egenmelding 4 ganger" in ord_i(view._valgte[0])


def test_days_counted_go_with_the_way_they_were_counted_from(fase5):
    view, state = fase5(
        EgenmeldingVei(date(2026, 3, 2), date(2026, 3, 4)), Avventende(None, None, "Kan stå.")
    )
    skriv_i(view._valgte[1], "Fra", "5.3.2026")
    assert state.samtale.veier[1].brukte_egenmeldingsdager == 3
    view._on_velg("egenmelding")
    assert state.samtale.veier[0].brukte_egenmeldingsdager == 0
    assert "Siste mulige dag: 20. mars 2026" in ord_i(view._valgte[0])
    state.angre()
    assert [getattr(v, "brukte_egenmeldingsdager", None) for v in state.samtale.veier] == [None, 3]


def test_days_counted_go_with_the_absence_that_is_taken_away(fase5):
    view, state = fase5(EgenmeldingVei(), Avventende(None, None, "Kan stå."))
    skriv_i(view._valgte[1], "Fra", "5.3.2026")
    spell(view, "26.2.2026", "26.2.2026", 0)
    assert state.samtale.veier[0].brukt_siste_12_mnd == 1
    assert state.samtale.veier[1].brukte_egenmeldingsdager == 1
    view._fravaer._on_fjern(0)
    assert state.samtale.veier[0].brukt_siste_12_mnd is None
    assert state.samtale.veier[1].brukte_egenmeldingsdager == 0


def test_days_the_two_typed_themselves_stay_without_absence(fase5):
    view, state = fase5(EgenmeldingVei(), Avventende(date(2026, 3, 5), None, "Kan stå."))
    finn(view._valgte[0], QSpinBox, "Dager brukt siste 12 måneder").setValue(5)
    finn(view._valgte[1], QSpinBox, "Dager brukt av de første 16").setValue(4)
    trykk(view._fravaer, "Legg til fravær")
    view._fravaer._on_fjern(0)
    view._on_velg("annet")
    assert state.samtale.veier[0].brukt_siste_12_mnd == 5
    assert state.samtale.veier[1].brukte_egenmeldingsdager == 4


def test_a_date_and_the_count_that_follows_are_one_step_to_undo(fase5):
    view, state = fase5(EgenmeldingVei())
    spell(view, "2.2.2026", "4.2.2026", 0)
    skriv_i(view._valgte[0], "Fra", "11.3.2027")
    assert state.samtale.veier[0] == EgenmeldingVei(date(2027, 3, 11), None, 0)
    state.angre()
    assert state.samtale.veier[0].fom is None


def test_a_wrong_year_is_said_and_not_counted(fase5):
    view, state = fase5(EgenmeldingVei(date(2026, 3, 2)))
    spell(view, "2.3.2006", "4.3.2026", 0)
    assert "Dette er mer enn to år. Se på årstallet." in ord_i(view._fravaer)
    assert state.samtale.veier[0].brukt_siste_12_mnd is None


def test_egenmelding_longer_than_the_scheme_is_said_before_any_absence_is_typed(fase5, hvelv):
    lov = msgspec.structs.replace(hvelv.arbeidsplass, ordning="lov")
    hvelv.sett_arbeidsplass(lov)
    view, _ = fase5(EgenmeldingVei(date(2026, 3, 2), date(2026, 3, 5)))
    assert "til 5. mars 2026 er 4 dager" in ord_i(view._valgte[0])
    view, _ = fase5(EgenmeldingVei(date(2026, 3, 2), date(2026, 3, 4)))
    assert "er 3 dager. Arbeidsgiver" not in ord_i(view._valgte[0])


def test_a_scheme_of_ones_own_is_shown_and_changed_as_it_is(fase5, hvelv):
    hvelv.sett_arbeidsplass(
        msgspec.structs.replace(
            hvelv.arbeidsplass, ordning="lov", egen_ordning=Ordning(5, 15, 3, 1)
        )
    )
    view, _ = fase5(EgenmeldingVei())
    klikk(view._valgte[0], "Egne tall")
    finn(view._valgte[0], QSpinBox, "Måneder i jobben først").setValue(4)
    assert hvelv.arbeidsplass.egen_ordning == Ordning(5, 15, 3, 4)


def test_the_right_button_paints_nothing(fase5):
    view, state = fase5(Gradert((Trinn(grad=50),), "faerre_timer"))
    trykk(view._valgte[0], "Ukeplan")
    bilde = view._valgte[0]._trinn[0]._uke._bilde
    QTest.mousePress(bilde, Qt.MouseButton.RightButton, pos=QPoint(20, 40))
    assert state.samtale.veier[0].trinn[0].ukeplan is None


def test_a_plan_that_is_said_to_fit_the_grad_is_no_error(fase5):
    view, _ = fase5(
        Gradert((Trinn(),), "faerre_timer"),
        ansatt=Ansatt(heltid_timer=D("35.5"), stillingsprosent=D(100)),
    )
    kort = view._valgte[0]
    skriv_i(kort, "Timer på jobb i uka", "4,1")
    trykk(kort, "Ukeplan")
    trykk(kort, "Fordel jevnt")
    assert "Det stemmer med graden" in ord_i(kort) and not kort._feil.text()


def test_the_timeline_and_the_16_days_say_the_same_when_there_was_work_between(fase5):
    view, state = fase5(Reisetilskudd())
    trykk(view, "Velg denne: Egenmelding")
    spell(view, "5.2.2026", "6.2.2026", 0)
    spell(view, "16.2.2026", "17.2.2026", 1)
    spell(view, "25.2.2026", "20.3.2026", 2)
    siste = next(s for s in state.tidslinje().stopp if s.id == "dag-16")
    assert view._fravaer._periode._bilde._periode.dager[-1] == siste.dato == date(2026, 3, 8)
    ord_ = ord_i(view._fravaer._tidslinje)
    assert "Søndag 8. mars 2026 (uke 5): Siste dag arbeidsgiveren betaler (ftrl. § 8-19" in ord_
    assert "Dag 17 er 9. mars 2026, regnet fra 5. februar 2026." in ord_i(view._valgte[0])


@pytest.mark.parametrize(
    ("timer", "sagt"), [("37.5", "Alt arbeidet"), ("40", "mer enn stillingen")]
)
def test_a_job_list_that_is_no_grad_is_not_offered_as_one(fase5, timer, sagt):
    jobbliste = (Arbeidsoppgave("Alt", D(timer), "kan"),)
    view, _ = fase5(Gradert(), jobbliste=jobbliste)
    assert sagt in ord_i(view._valgte[0])
    assert not view._valgte[0]._bruk.isVisibleTo(view)


def test_numbers_nobody_has_given_are_not_said_to_be_those_of_the_workplace(hvelv, fase5):
    hvelv.sett_arbeidsplass(Arbeidsplass())
    view, _ = fase5(EgenmeldingVei(), Velferdspermisjon())
    egen, velferd = view._valgte
    assert "Ordningen hos dere er ikke fylt inn. Her regnes det med 8 dager" in ord_i(egen)
    assert "er ikke fylt inn ennå" in ord_i(velferd)
    hvelv.sett_arbeidsplass(Arbeidsplass(navn="Havnsund", velferdsdager=10))
    view.show_samtale(view._state.samtale)
    assert "Hos dere: 8 dager om gangen" in ord_i(egen)
    assert "Hos dere: inntil 10 arbeidsdager i året" in ord_i(velferd)


def test_a_day_back_that_has_passed_is_no_thought_to_offer(fase5):
    view, _ = fase5(EgenmeldingVei())
    spell(view, "5.1.2026", "7.1.2026", 0)
    assert "Tilbake" not in ord_i(view._fravaer)
    spell(view, "2.3.2026", "4.3.2026", 1)
    assert "Tilbake torsdag 5. mars" in ord_i(view._fravaer)
