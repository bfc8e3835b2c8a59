"""The editor of the catalogue, with keys and presses through the real window."""

from datetime import date

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from desktop.domain.katalog import Katalogmulighet
from desktop.i18n import set_language
from desktop.views import theme
from desktop.views.katalog_liste import Katalogliste
from desktop.views.katalog_papir import Papirknapp

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


def pdf_ord(fil):
    """Return the words of a paper, on one line."""
    sider = pypdfium2.PdfDocument(fil)
    alle = " ".join(side.get_textpage().get_text_range() for side in sider)
    sider.close()
    return " ".join(alle.split())


def les_fil(person, fil):
    """Read a file as the file dialog hands it over, and wait for what it says."""
    filer = person.vindu.view._enhetsdel._filer
    filer.les(str(fil))
    person.qtbot.waitUntil(filer._syn.isVisible, timeout=10000)
    liste = filer._syn._linjer
    return [liste.item(n).text() for n in range(liste.count())]


@pytest.mark.parametrize("endelse", ["xlsx", "csv", "json"])
def test_a_file_that_was_written_comes_back_and_changes_nothing(person, tmp_path, endelse):
    fil = tmp_path / f"skjema.{endelse}"
    person.katalog.sett_navn("Solbakken")
    person.vindu.view._enhetsdel._filer.skriv(str(fil))
    assert "Lagret i filen." in person.strek()
    assert les_fil(person, fil) == []
    assert "Filen endrer ingenting" in person.strek()
    person.klikk("Lukk")


def test_a_file_says_what_it_will_change_before_it_does_and_is_undone(person, tmp_path):
    fil = tmp_path / "skjema.xlsx"
    person.katalog.endre("A01", tekst="Gå tur med to")
    person.katalog.fjern("A02")
    ny = person.katalog.legg_til("Stelle i hagen")
    person.vindu.view._enhetsdel._filer.skriv(str(fil))
    for _gang in range(3):
        person.katalog.angre()
    for_ = person.katalog.enhet
    linjer = les_fil(person, fil)
    assert "Ny: Stelle i hagen" in linjer
    assert "Endret: Gå tur med to (teksten)" in linjer
    assert any(linje.startswith("Fjernes: Måltidsvert") for linje in linjer)
    assert any("1 nye, 1 endret, 1 fjernes." in t for t in person.strek())
    assert person.katalog.enhet == for_
    person.klikk("Ta i bruk")
    person.qtbot.waitUntil(lambda: person.katalog.enhet.finn(ny) is not None, timeout=10000)
    assert person.katalog.enhet.finn("A02") is None
    person.klikk("Angre importen")
    assert person.katalog.enhet == for_


def test_a_file_that_is_not_wanted_changes_nothing(person, tmp_path):
    fil = tmp_path / "skjema.csv"
    person.katalog.fjern("A02")
    person.vindu.view._enhetsdel._filer.skriv(str(fil))
    person.katalog.angre()
    for_ = person.katalog.enhet
    assert les_fil(person, fil)
    person.klikk("Ikke ta i bruk")
    assert person.katalog.enhet == for_


def test_a_bad_file_says_sheet_row_column_and_reason_and_changes_nothing(person, tmp_path):
    fil = tmp_path / "skjema.csv"
    person.vindu.view._enhetsdel._filer.skriv(str(fil))
    tekst = fil.read_text("utf-8-sig").replace("leder alene", "sjefen", 2)
    fil.write_text(tekst, "utf-8-sig")
    for_ = person.katalog.enhet
    linjer = les_fil(person, fil)
    assert len(linjer) == 2
    assert all("Rad" in linje and "kolonne" in linje for linje in linjer)
    assert all("Her må det stå «leder alene» eller «må spørre»." in linje for linje in linjer)
    assert "Filen kan ikke brukes: 2 feil. Ingenting er endret." in person.strek()
    assert person.katalog.enhet == for_


def test_a_file_that_is_missing_is_told_in_words(person, tmp_path):
    filer = person.vindu.view._enhetsdel._filer
    filer.les(str(tmp_path / "mangler.xlsx"))
    setning = "Filen eller mappen finnes ikke. Sjekk navnet og prøv igjen."
    person.qtbot.waitUntil(lambda: setning in person.strek(), timeout=10000)


def test_templates_are_exported_and_come_back_beside_the_others(person, tmp_path):
    maler = person.vindu._hvelv.maler
    person.klikk("Jobbmaler")
    person.klikk("Ny jobbmal")
    filer = person.vindu.view._maler._filer
    fil = tmp_path / "maler.json"
    filer.skriv(str(fil))
    (mal,) = maler.maler
    maler.fjern(mal.id)
    filer.les(str(fil))
    person.klikk("Ta i bruk")
    person.qtbot.waitUntil(lambda: maler.maler == (mal,), timeout=10000)


def test_the_list_and_the_letter_have_what_the_unit_offers(person, tmp_path):
    person.katalog.legg_til("Stelle i hagen")
    person.katalog.fjern("A02")
    papir = person.vindu.view._enhetsdel.findChild(Papirknapp)
    for kode in ("mulighetsskjema", "tilbud"):
        fil = tmp_path / f"{kode}.pdf"
        papir.lagre(kode, str(fil))
        ord_ = pdf_ord(fil)
        assert "Stelle i hagen" in ord_
        assert "Måltidsvert" not in ord_


def test_the_paper_kit_offers_the_unit_first(person):
    person.katalog.sett_navn("Solbakken")
    person.katalog.legg_til("Stelle i hagen")
    person.vindu.vis("papir")
    valg = person.vindu.view._valg()
    assert (
        person.finn(QComboBox, "Slags arbeidsplass").currentText()
        == "Alle slags: listen til Solbakken"
    )
    assert valg.egne[-1].tekst.nn == "Stelle i hagen"
    assert valg.egne[0].tekst.nn != valg.egne[0].tekst.nb  # what is not edited keeps its languages


def test_a_catalogue_that_cannot_be_read_is_said_and_begun_again(person):
    person.katalog.apnet(b"{}")
    person.vindu.vis("mulighetsskjema")
    person.qtbot.waitUntil(lambda: any("kan ikke leses" in t for t in person.strek()))
    assert not person.finn(QPushButton, "Importer fra fil").isEnabled()
    person.klikk("Begynn på nytt")
    person.qtbot.waitUntil(lambda: person.katalog.skadet is None, timeout=10000)
    assert len(person.i_lista()) == 100


def test_an_entry_is_never_left_without_words(person):
    felt = person.finn(QPlainTextEdit, "Muligheten")
    felt.setFocus()
    felt.selectAll()
    QTest.keyClick(felt, Qt.Key.Key_Delete)
    assert person.katalog.enhet.muligheter[0].tekst


def test_a_file_that_is_read_after_one_has_left_does_no_harm(person, tmp_path):
    fil = tmp_path / "skjema.csv"
    person.vindu.view._enhetsdel._filer.skriv(str(fil))
    person.vindu.view._enhetsdel._filer.les(str(fil))
    person.vindu.vis("start")
    ferdig = []
    person.vindu._hvelv.gjor(lambda _hvelv: None, ferdig.append)
    person.qtbot.waitUntil(lambda: bool(ferdig), timeout=10000)
    assert person.vindu.view.objectName() == "start-view"


def test_what_cannot_be_done_is_on_the_list_and_in_the_letter(person, tmp_path):
    person.katalog.legg_til_kan_ikke("Bytte avdeling på kort varsel")
    person.katalog.kan_ikke_na("A05")
    nei = person.katalog.tekst(person.katalog.enhet.finn("A05"))
    papir = person.vindu.view._enhetsdel.findChild(Papirknapp)
    for kode in ("mulighetsskjema", "tilbud"):
        fil = tmp_path / f"{kode}.pdf"
        papir.lagre(kode, str(fil))
        tilbys, _, kan_ikke = pdf_ord(fil).partition("Dette kan vi ikke få til")
        assert "Bytte avdeling på kort varsel" in kan_ikke
        assert nei in kan_ikke
        assert nei not in tilbys
    person.vindu.vis("papir")
    assert [m.id for m in person.vindu.view._valg().kan_ikke][-1] == "A05"


def test_an_offer_to_take_back_is_gone_when_something_else_was_done(person, tmp_path):
    person.klikk("Fjern")
    assert any(linje.startswith("Fjernet:") for linje in person.strek())
    person.tast(Qt.Key.Key_Z, CTRL)
    assert len(person.i_lista()) == 100
    assert not any(linje.startswith("Fjernet:") for linje in person.strek())

    fil = tmp_path / "enhet.json"
    person.katalog.legg_til("Stelle i hagen")
    person.vindu.view._enhetsdel._filer.skriv(str(fil))
    person.katalog.angre()
    les_fil(person, fil)
    person.klikk("Ta i bruk")
    person.finn(QPushButton, "Angre importen")
    person.katalog.fjern("A02")
    assert "Filen er tatt i bruk." not in person.strek()
    assert "Stelle i hagen" in person.i_lista()


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_the_papers_say_whose_list_it_is_and_when_it_was_gone_through(person, tmp_path, sprak):
    katalog = person.katalog
    katalog.sett_navn("Solbakken")
    papir = person.vindu.view._enhetsdel.findChild(Papirknapp)
    set_language(sprak)
    papir.lagre("mulighetsskjema", str(tmp_path / "tom.pdf"))
    assert "2026" not in pdf_ord(tmp_path / "tom.pdf")  # lines for the pen
    katalog.sett_laget_med(("tillitsvalgt", "bht"))
    katalog.sett_laget(date(2026, 3, 2))
    katalog.sett_gjennomgas(date(2026, 9, 1))
    papir.lagre("mulighetsskjema", str(tmp_path / "liste.pdf"))
    papir.lagre("tilbud", str(tmp_path / "brev.pdf"))
    liste = pdf_ord(tmp_path / "liste.pdf")
    sagt = {
        "nb": ("Sammen med: tillitsvalgt, bedriftshelsetjenesten", "1. september 2026"),
        "nn": ("Saman med: tillitsvald, bedriftshelsetenesta", "1. september 2026"),
        "en": ("With: union representative, occupational health service", "1 September 2026"),
    }
    assert all(ord_ in liste for ord_ in sagt[sprak])
    assert ": Solbakken" in pdf_ord(tmp_path / "brev.pdf")


@pytest.mark.parametrize("tekst", [100, 200])
def test_a_button_with_a_menu_shows_that_it_has_one(person, kledd, tekst):
    theme.bruk(kledd, "light", tekst)
    papir = person.finn(QPushButton, "Skriv ut liste eller brev")
    bilde = papir.grab().toImage()
    grunn = bilde.pixelColor(bilde.width() - 2, bilde.height() // 2)
    hoyre = range(bilde.width() - bilde.height() // 2, bilde.width())
    merket = [
        x for x in hoyre if any(bilde.pixelColor(x, y) != grunn for y in range(3, bilde.height()))
    ]
    assert merket[-1] - merket[0] >= 6 * tekst // 100
