"""The editor of the catalogue, with keys and presses through the real window."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from desktop.domain.katalog import Katalogmulighet
from desktop.views.katalog_liste import Katalogliste

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def vindu(qtbot, lag_vindu):
    """The window on the mulighetsskjema, in a demo with the shipped hundred."""
    vindu = lag_vindu()
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        vindu._hvelv.start_demo("nb")
    vindu.activateWindow()
    vindu.vis("mulighetsskjema")
    qtbot.waitUntil(vindu.view._katalog._filter.sok.hasFocus, timeout=10000)
    return vindu


@pytest.fixture
def person(qtbot, vindu):
    """Somebody at the keyboard, who finds things by their names."""
    return Person(qtbot, vindu)


class Person:
    def __init__(self, qtbot, vindu):
        self.qtbot, self.vindu = qtbot, vindu

    @property
    def katalog(self):
        return self.vindu._hvelv.katalog

    def finn(self, type_, navn):
        def alle():
            return [
                w
                for w in self.vindu.findChildren(type_)
                if w.isVisible()
                and (
                    w.accessibleName() == navn or getattr(w, "text", str)().replace("&", "") == navn
                )
            ]

        self.qtbot.waitUntil(lambda: bool(alle()), timeout=10000)
        return alle()[0]

    @property
    def liste(self):
        return self.finn(Katalogliste, "Muligheter")

    def i_lista(self):
        modell = self.liste.model()
        return [modell.index(n).data() for n in range(modell.rowCount())]

    def klikk(self, navn):
        QTest.mouseClick(self.finn(QPushButton, navn), Qt.MouseButton.LeftButton)

    def tast(self, tast, mod=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.vindu.focusWidget(), tast, mod)

    def skriv(self, navn, tekst):
        felt = self._felt(navn)
        felt.setFocus()
        felt.selectAll()
        QTest.keyClicks(felt, tekst)

    def _felt(self, navn):
        linjer = [w for w in self.vindu.findChildren(QLineEdit) if w.accessibleName() == navn]
        return linjer[0] if linjer else self.finn(QPlainTextEdit, navn)

    def strek(self):
        return [w.text() for w in self.vindu.view.findChildren(QLabel) if w.isVisible()]


def test_it_starts_with_the_shipped_hundred_and_finds_as_one_types(person):
    assert len(person.i_lista()) == 100
    QTest.keyClicks(person.vindu.focusWidget(), "medisinrom")
    assert [t.split(":")[0] for t in person.i_lista()] == ["Medisinrom"]
    assert "1 mulighet" in person.strek()
    person.klikk("Vis alle")
    assert len(person.i_lista()) == 100


def test_everything_can_be_done_with_keys_alone(person):
    QTest.keyClicks(person.vindu.focusWidget(), "medisinrom")
    person.tast(Qt.Key.Key_Down)
    assert person.liste.hasFocus()
    person.tast(Qt.Key.Key_Return)
    felt = person.finn(QPlainTextEdit, "Muligheten")
    person.qtbot.waitUntil(felt.hasFocus, timeout=10000)
    felt.selectAll()
    QTest.keyClicks(felt, "Telle i rommet")
    assert person.katalog.enhet.finn("A03").tekst == "Telle i rommet"
    assert person.i_lista() == ["Telle i rommet"]  # what is edited stays, though no longer found
    person.liste.setFocus()
    person.tast(Qt.Key.Key_Delete)
    assert person.katalog.enhet.finn("A03") is None
    assert "Fjernet: Telle i rommet" in person.strek()
    person.tast(Qt.Key.Key_Z, CTRL)
    assert person.katalog.enhet.finn("A03").tekst == "Telle i rommet"
    person.tast(Qt.Key.Key_Z, CTRL)
    assert person.katalog.enhet.finn("A03").tekst.startswith("Medisinrom")


def test_the_strip_takes_back_what_was_removed(person):
    forste = person.i_lista()[0]
    person.klikk("Fjern")
    assert forste not in person.i_lista()
    person.klikk("Angre dette")
    assert person.i_lista()[0] == forste


def test_alt_and_an_arrow_move_an_entry_past_its_neighbour_in_sight(person):
    for_ = person.i_lista()[:3]
    person.liste.setFocus()
    person.tast(Qt.Key.Key_Down)
    person.tast(Qt.Key.Key_Up, ALT)
    assert person.i_lista()[:3] == [for_[1], for_[0], for_[2]]
    assert person.liste.currentIndex().row() == 0
    person.tast(Qt.Key.Key_Up, ALT)
    person.tast(Qt.Key.Key_Z, CTRL)
    assert person.i_lista()[:3] == for_


def test_moving_in_a_filtered_list_moves_in_the_whole_order(person):
    QTest.keyClicks(person.vindu.focusWidget(), "støy")
    for_ = person.i_lista()
    person.liste.setFocus()
    person.tast(Qt.Key.Key_Down, ALT)
    assert person.i_lista()[:2] == [for_[1], for_[0]]
    assert len(person.katalog.enhet.muligheter) == 100


def test_an_entry_of_their_own_is_added_last_and_put_in_front(person):
    person.skriv("Ny mulighet, med egne ord", "Stelle i hagen")
    person.tast(Qt.Key.Key_Return)
    assert person.i_lista()[-1] == "Stelle i hagen"
    assert person.liste.currentIndex().data() == "Stelle i hagen"
    assert person.finn(QPlainTextEdit, "Muligheten").toPlainText() == "Stelle i hagen"


def test_what_cannot_be_done_has_its_own_list_and_comes_back(person):
    forste = person.i_lista()[0]
    person.klikk("Kan ikke få til")
    assert forste not in person.i_lista()
    person.klikk("Dette kan vi ikke få til")
    assert person.i_lista() == [forste]
    person.skriv("Ny mulighet, med egne ord", "Bare nattevakter")
    person.tast(Qt.Key.Key_Return)
    assert person.i_lista() == [forste, "Bare nattevakter"]
    assert person.katalog.enhet.kan_ikke[-1].tekst == "Bare nattevakter"
    person.liste.setCurrentIndex(person.liste.model().index(0))
    person.klikk("Kan tilbys likevel")
    person.klikk("Dette tilbyr vi")
    assert person.i_lista()[-1] == forste


def test_what_was_left_out_is_among_more_suggestions_and_can_be_taken_in(person):
    forste = person.i_lista()[0]
    person.klikk("Fjern")
    person.klikk("Flere forslag")
    assert person.i_lista() == [forste]
    assert not person.finn(QPlainTextEdit, "Muligheten").isEnabled()
    person.klikk("Ta med i skjemaet")
    assert person.i_lista() == []
    assert len(person.katalog.enhet.muligheter) == 100


def test_fields_are_kept_as_they_are_chosen(person):
    person.klikk("Må spørre")
    person.skriv("Hvem må spørres", "rektor")
    person.skriv("Vanlig varighet, dager", "21")
    meny = person.finn(QPushButton, "Legg til: Kan gi mer av").menu()
    meny.aboutToShow.emit()
    next(a for a in meny.actions() if a.text() == "støy").trigger()
    person.klikk("Ta bort løft: Avlaster")
    mulighet = person.katalog.enhet.muligheter[0]
    assert (mulighet.hvem_avgjor, mulighet.hvem_sporres) == ("ma_sporre", "rektor")
    assert mulighet.standard_varighet == 21
    assert "støy" in mulighet.gir
    assert "løft" not in mulighet.avlaster


def test_the_list_is_filtered_by_kind_and_load(person):
    def velg(navn, tekst):
        liste = person.finn(QComboBox, navn)
        liste.setCurrentIndex(liste.findText(tekst))
        liste.activated.emit(liste.currentIndex())

    velg("Slag", "Sted")
    sted = person.i_lista()
    assert 0 < len(sted) < 20
    velg("Avlaster", "reisevei")
    assert 0 < len(person.i_lista()) < len(sted)
    alle = {m.id: m for m in person.katalog.enhet.muligheter}
    modell = person.liste.model()
    koder = [modell.kode(n) for n in range(modell.rowCount())]
    assert all(alle[k].type == "sted" and "reisevei" in alle[k].avlaster for k in koder)


def test_units_are_made_named_switched_and_deleted_with_a_way_back(person):
    person.klikk("Ny enhet")
    person.skriv("Navn på enheten", "Kjøkkenet")
    person.tast(Qt.Key.Key_Return)
    assert [e.navn for e in person.katalog.enheter][-1] == "Kjøkkenet"
    assert person.katalog.enhet.navn == "Kjøkkenet"
    person.klikk("Gi nytt navn")
    felter = [
        w for w in person.vindu.findChildren(QLineEdit) if w.accessibleName() == "Navn på enheten"
    ]
    felt = next(w for w in felter if w.isVisible())
    assert felt.text() == "Kjøkkenet"
    felt.selectAll()
    QTest.keyClicks(felt, "Vaskeriet")
    QTest.keyClick(felt, Qt.Key.Key_Return)
    assert person.katalog.enhet.navn == "Vaskeriet"
    person.klikk("Slett enheten")
    assert len(person.katalog.enheter) == 1
    assert "Slettet enheten: Vaskeriet" in person.strek()
    person.klikk("Angre slettingen")
    assert len(person.katalog.enheter) == 2


def test_made_with_whom_and_when_and_a_quiet_reminder_at_the_start(person):
    person.klikk("Om skjemaet")
    person.klikk("Vi har sett gjennom det i dag")
    boks = next(
        b for b in person.vindu.view._muligheter.findChildren(QLabel) if b.text() == "verneombud"
    )
    QTest.mouseClick(boks, Qt.MouseButton.LeftButton)
    assert person.katalog.enhet.laget_med == ("verneombud",)
    assert person.katalog.enhet.gjennomgas > person.vindu._hvelv.i_dag()
    assert any("Sammen med: verneombud." in t for t in person.strek())
    person.vindu.vis("start")
    assert not person.vindu.view._ses_gjennom.isVisible()
    person.katalog.sett_gjennomgas(date(2026, 1, 1))
    person.vindu.vis("start")
    person.klikk("Se gjennom skjemaet")
    assert person.vindu.view.objectName() == "mulighetsskjema-view"
    person.qtbot.waitUntil(lambda: any("bør ses gjennom nå" in t for t in person.strek()))


def test_templates_are_made_edited_and_deleted_on_their_own_tab(person):
    maler = person.vindu._hvelv.maler
    person.klikk("Jobbmaler")
    person.klikk("Ny jobbmal")
    person.skriv("Navn på jobbmalen", "Kokk")
    person.klikk("Legg til oppgave")
    person.skriv("Oppgave 1", "Koke")
    person.tast(Qt.Key.Key_Return)
    QTest.keyClicks(person.vindu.focusWidget(), "7,5")
    person.tast(Qt.Key.Key_Return)
    QTest.keyClicks(person.vindu.focusWidget(), "Vaske")
    (mal,) = maler.maler
    assert (mal.navn, [o.oppgave for o in mal.oppgaver]) == ("Kokk", ["Koke", "Vaske"])
    assert str(mal.oppgaver[0].timer) == "7.5"
    person.klikk("Slett jobbmalen")
    assert maler.maler == ()
    person.finn(Katalogliste, "Jobbmaler").setFocus()
    person.tast(Qt.Key.Key_Z, CTRL)  # the templates, not the catalogue
    assert maler.maler == (mal,)


def test_two_thousand_entries_are_all_there(person):
    nye = tuple(Katalogmulighet(f"egen-{n}", f"Oppgave nummer {n}") for n in range(1900))
    person.katalog._sett_enhet(
        type(person.katalog.enhet)("stor", muligheter=(*person.katalog.enhet.muligheter, *nye))
    )
    assert person.liste.model().rowCount() == 2000
    person.skriv("Søk i mulighetene", "nummer 1899")
    assert person.i_lista() == ["Oppgave nummer 1899"]
    punkt = person.liste.visualRect(person.liste.model().index(0)).center()
    QTest.mouseClick(person.liste.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(punkt))
    assert person.finn(QPlainTextEdit, "Muligheten").toPlainText() == "Oppgave nummer 1899"
