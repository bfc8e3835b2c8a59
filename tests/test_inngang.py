"""The way in, through real windows: first run, forgotten passphrase, damage, and what is overdue."""

import logging
import unicodedata
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from builders import NOKKEL
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListWidget
from test_journey import PASSORD, Person, les_nokkel, skriv_tilbake, tast
from views.test_views import bokstavene, kontroller, navn_pa

from desktop import log
from desktop.domain import gjenopprettingsnokkel
from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.arkivpost import Arkivpost
from desktop.domain.samtale import Ansatt, Samtale
from desktop.errors import (
    DamagedError,
    DamagedKeysError,
    PassphraseDueError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
    WrongVaultError,
)
from desktop.feiltekst import feiltekst
from desktop.i18n import set_language
from desktop.state.hvelv_state import HvelvState
from desktop.storage.hvelv import Hvelv
from desktop.storage.nokler import Kost
from desktop.storage.redning import Redning
from desktop.views import theme

LETT = Kost(1, 8 * 1024 * 1024)
I_DAG = date(2026, 3, 3)


def post(navn="Kari", slettes=None, slag="utkast", ord_="Det går fint"):
    na = datetime.now(UTC)
    samtale = Samtale(dato=I_DAG, ansatt=Ansatt(navn=navn), egne_ord=ord_)
    return Arkivpost(
        id=uuid4(), samtale=samtale, fase=3, slag=slag, opprettet=na, endret=na, slettes=slettes
    )


@pytest.fixture
def mappe(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def lag_hvelv(mappe):
    """Make a vault with samtaler in it, and a backup of them."""

    def lag(*poster, sist_apnet=None):
        hvelv = Hvelv.opprett(mappe, PASSORD, NOKKEL, kost=LETT)
        hvelv.verdier.set("arbeidsplass", Arbeidsplass(navn="Havnsund").til_json())
        if sist_apnet is not None:
            hvelv.verdier.set("sist-apnet", f'"{sist_apnet.isoformat()}"'.encode())
        for en in poster:
            hvelv.samtaler.save(en)
        hvelv.drift.ta_kopi(datetime.now(UTC))
        hvelv.lukk(kopi=False)
        return mappe

    return lag


@pytest.fixture
def inn(qtbot, lag_vindu, mappe):
    """Somebody in front of the locked window."""

    def lag():
        return Person(qtbot, lag_vindu(mappe))

    return lag


def las_opp(person, passord=PASSORD):
    person.skriv("Passord", passord)
    hvelv = person.vindu._hvelv
    svar = []
    hvelv.apnet.connect(lambda: svar.append(1))
    hvelv.feilet.connect(svar.append)
    person.klikk("Lås opp")
    person.qtbot.waitUntil(lambda: bool(svar), timeout=20000)


def trykk_og_vent(person, navn, signal):
    with person.qtbot.waitSignal(signal, timeout=20000):
        person.klikk(navn)


def sagt(person):
    """Return every word in sight."""
    return "\n".join(w.text() for w in person.vindu.findChildren(QLabel) if w.isVisible())


def vent_pa(person, tekst):
    person.qtbot.waitUntil(lambda: tekst in sagt(person), timeout=20000)


def vent_pa_kopiene(person):
    liste = person.vindu.view.findChild(QListWidget)
    person.qtbot.waitUntil(lambda: liste.count() > 0, timeout=10000)


def i_loggen(mappe):
    return b"".join(f.read_bytes() for f in (mappe / "log").rglob("*") if f.is_file())


# First run


def tab_til(person, navn):
    """Press Tab until a field or button of the name has the keyboard."""
    for _ in range(40):
        widget = QApplication.focusWidget()
        navn_na = widget.accessibleName() or getattr(widget, "text", str)()
        if navn_na.replace("&", "") == navn:
            return widget
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    raise AssertionError(navn)


def test_the_whole_first_run_by_keyboard_alone(qtbot, inn, mappe):
    person = inn()
    vindu = person.vindu
    vindu.activateWindow()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit), timeout=10000)
    tast(QApplication.focusWidget(), PASSORD)
    tast(tab_til(person, "Skriv passordet en gang til"), PASSORD)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    nokkel = les_nokkel(person)
    assert gjenopprettingsnokkel.tolk(nokkel) == nokkel
    assert not mappe.exists()
    QTest.keyClick(tab_til(person, "Gå videre"), Qt.Key.Key_Return)
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=20000):
        for _ in range(4):
            felt = QApplication.focusWidget()
            n = int(felt.accessibleName().removeprefix("Gruppe "))
            assert not mappe.exists()
            tast(felt, nokkel.split("-")[n - 1].lower())
            QTest.keyClick(felt, Qt.Key.Key_Return)
    assert vindu.view.objectName() == "arbeidsplass-view"
    vindu.close()
    for hemmelig, slag in ((PASSORD, "passphrase"), (nokkel, "recovery")):
        Hvelv.apne(mappe, hemmelig, slag).lukk()


def til_nokkelen(person):
    person.skriv("Lag et passord", PASSORD)
    person.skriv("Skriv passordet en gang til", PASSORD)
    person.klikk("Gå videre")
    return les_nokkel(person)


def test_a_wrong_group_is_said_at_its_field_and_makes_nothing(inn, mappe):
    person = inn()
    til_nokkelen(person)
    skriv_tilbake(person)
    felt = next(w for n in range(1, 8) for w in person.i_sikte(QLineEdit, f"Gruppe {n}"))
    navn = felt.accessibleName()
    riktig = felt.text()
    person.skriv(navn, "0000")
    person.klikk("Ta nøkkelen i bruk")
    feil = [w.text() for w in person.vindu.findChildren(QLabel) if w.property("tone") == "error"]
    assert [f for f in feil if f] == [f"Ikke likt. Se på {navn.lower()} en gang til."]
    assert not mappe.exists()
    person.skriv(navn, riktig)
    trykk_og_vent(person, "Ta nøkkelen i bruk", person.vindu._hvelv.apnet)


def test_groups_are_taken_whatever_the_case_and_the_look_alikes(inn, monkeypatch):
    monkeypatch.setattr(gjenopprettingsnokkel, "ny", lambda: "0101-38MD-RYTD-GWXM-APME-1PYH-0QXN")
    monkeypatch.setattr(gjenopprettingsnokkel, "trekk_grupper", lambda: (0, 1, 5, 6))
    person = inn()
    til_nokkelen(person)
    person.klikk("Gå videre")
    for n, tekst in ((1, "o i o l"), (2, "38-md"), (6, "lpyh"), (7, "oqxn")):
        person.skriv(f"Gruppe {n}", tekst)
    assert person.vindu.view.side()._prov.stemmer()


def test_the_key_is_hidden_while_it_is_typed_back_and_gone_when_one_goes_back(inn, mappe):
    person = inn()
    nokkel = til_nokkelen(person)
    person.klikk("Gå videre")
    assert nokkel.split("-")[0] not in sagt(person)
    person.klikk("Vis nøkkelen igjen")
    assert les_nokkel(person) == nokkel
    view = person.vindu.view.side()
    person.klikk("Tilbake")
    assert view._nokkel == ""
    assert all(w.text() == "" for w in view._tavle._grupper)
    assert til_nokkelen(person) != nokkel
    assert not mappe.exists()


def test_two_spellings_of_a_passphrase_are_the_same(inn):
    person = inn()
    sett = person.vindu.view.side()._passord
    sett._passord._felt.setText(unicodedata.normalize("NFC", "blåbær og åkerbær"))
    sett._gjenta._felt.setText(unicodedata.normalize("NFD", "blåbær og åkerbær"))
    person.klikk("Gå videre")
    assert les_nokkel(person)


def test_the_sheet_is_saved_and_printed_without_the_clipboard(qtbot, inn, tmp_path):
    QApplication.clipboard().clear()
    person = inn()
    til_nokkelen(person)
    view = person.vindu.view.side()
    view.lagre_som(str(tmp_path / "ark.pdf"))
    assert (tmp_path / "ark.pdf").read_bytes().startswith(b"%PDF")
    assert "Flytt det bort" in sagt(person)
    view.lagre_som(str(tmp_path / "borte" / "ark.pdf"))
    assert "kan ikke skrives" in sagt(person)
    skriver = QPrinter(QPrinter.PrinterMode.HighResolution)
    skriver.setOutputFileName(str(tmp_path / "utskrift.pdf"))
    view.skriv_til(skriver)
    assert (tmp_path / "utskrift.pdf").read_bytes().startswith(b"%PDF")
    assert "sendt til skriveren" in sagt(person)
    assert QApplication.clipboard().text() == ""


def test_a_vault_that_cannot_be_made_says_why_and_can_be_tried_again(inn, mappe):
    person = inn()
    til_nokkelen(person)
    skriv_tilbake(person)
    mappe.write_text("en fil der mappen skulle vært")
    trykk_og_vent(person, "Ta nøkkelen i bruk", person.vindu._hvelv.feilet)
    mappe.unlink()
    trykk_og_vent(person, "Ta nøkkelen i bruk", person.vindu._hvelv.apnet)


# Unlocking


def test_the_recovery_key_opens_and_asks_for_a_new_passphrase_at_once(inn, lag_hvelv, mappe):
    lag_hvelv(post())
    person = inn()
    person.klikk("Glemt passordet? Bruk gjenopprettingsnøkkelen")
    person.skriv("Gjenopprettingsnøkkelen", NOKKEL.lower().replace("-", " ").replace("0", "o"))
    trykk_og_vent(person, "Lås opp", person.vindu._hvelv.apnet)
    assert person.vindu.view.objectName() == "nytt-passord-view"
    person.skriv("Nytt passord", "et helt nytt passord")
    person.skriv("Skriv passordet en gang til", "et helt nytt passord")
    person.klikk("Bytt passord")
    vent_pa(person, "Passordet er byttet.")
    assert person.vindu.view.objectName() == "start-view"
    person.vindu.close()
    apnet = Hvelv.apne(mappe, "et helt nytt passord")
    assert [p.samtale.ansatt.navn for p in apnet.samtaler.newest_first()] == ["Kari"]
    apnet.lukk()


def test_backups_out_of_reach_are_named_after_a_new_passphrase(inn, lag_hvelv, mappe, tmp_path):
    lag_hvelv(post())
    apnet = Hvelv.apne(mappe, PASSORD)
    apnet.drift.sett_kopimappe(tmp_path / "minnepinne")
    apnet.lukk()
    person = inn()
    person.klikk("Glemt passordet? Bruk gjenopprettingsnøkkelen")
    person.skriv("Gjenopprettingsnøkkelen", NOKKEL)
    trykk_og_vent(person, "Lås opp", person.vindu._hvelv.apnet)
    for sti in (tmp_path / "minnepinne").glob("*"):
        sti.unlink()
    (tmp_path / "minnepinne").rmdir() if (tmp_path / "minnepinne").exists() else None
    person.skriv("Nytt passord", "et helt nytt passord")
    person.skriv("Skriv passordet en gang til", "et helt nytt passord")
    person.klikk("Bytt passord")
    vent_pa(person, "med det gamle passordet")
    assert str(tmp_path / "minnepinne") in sagt(person)
    person.klikk("Gå videre")
    assert person.vindu.view.objectName() == "start-view"


def test_four_faults_get_four_sentences_and_none_blames_the_passphrase_for_damage(
    inn, lag_hvelv, mappe
):
    lag_hvelv(post())
    person = inn()
    setninger = []
    las_opp(person, "et helt galt passord")
    vent_pa(person, "Passordet stemmer ikke")
    person.klikk("Glemt passordet? Bruk gjenopprettingsnøkkelen")
    setninger.append("Passordet stemmer ikke")
    for nokkel, setning in (
        (NOKKEL[:-1] + "W", "Nøkkelen er skrevet feil"),
        (gjenopprettingsnokkel.ny(), "Nøkkelen er skrevet riktig, men"),
    ):
        person.skriv("Gjenopprettingsnøkkelen", nokkel)
        person.klikk("Lås opp")
        vent_pa(person, setning)
        setninger.append(setning)
    (mappe / "vault.db").write_bytes(b"\1" * 8192)
    person.klikk("Bruk passordet i stedet")
    las_opp(person)
    vent_pa(person, "Filen med samtalene er skadet")
    assert "Det er ikke passordet" in sagt(person)
    assert not any(s in sagt(person) for s in setninger)


def test_each_fault_has_its_own_sentence_and_the_nearest_class_wins():
    tekster = [feiltekst(e()) for e in (DamagedError, DamagedKeysError, WrongVaultError)]
    assert len(set(tekster)) == 3
    assert tekster[1].startswith("Nøkkelfilen er skadet")


def test_two_wrong_passphrases_bring_help_and_the_text_stays(inn, lag_hvelv):
    lag_hvelv()
    person = inn()
    for hjelp in (False, True):
        person.skriv("Passord", "galt passord igjen")
        trykk_og_vent(person, "Lås opp", person.vindu._hvelv.feilet)
        assert ("Caps Lock" in sagt(person)) is hjelp
    felt = person.finn(QLineEdit, "Passord")
    assert felt.selectedText() != ""
    las_opp(person)
    person.qtbot.waitUntil(lambda: person.vindu._hvelv.apen, timeout=20000)


def test_the_button_says_wait_and_takes_no_second_press(inn, lag_hvelv, monkeypatch):
    lag_hvelv()
    person = inn()
    forsok = []
    monkeypatch.setattr(HvelvState, "las_opp", lambda _s, h, _slag: forsok.append(h))
    person.skriv("Passord", PASSORD)
    person.klikk("Lås opp")
    person.vindu._hvelv.opptatt.emit(True)
    person.klikk("Vent litt …")
    assert len(forsok) == 1
    assert not person.finn(QLineEdit, "Passord").isReadOnly()
    person.vindu._hvelv.opptatt.emit(False)
    person.klikk("Lås opp")
    assert len(forsok) == 2


# Damage


def skad(mappe):
    fil = mappe / "vault.db"
    data = bytearray(fil.read_bytes())
    data[200:400] = b"\0" * 200
    fil.write_bytes(data)


def test_a_damaged_database_comes_back_from_the_newest_backup_in_two_clicks(inn, lag_hvelv, mappe):
    poster = [post("Kari"), post("Ola", ord_="Noe annet"), post("Bente", slag="avtale")]
    lag_hvelv(*poster)
    skad(mappe)
    person = inn()
    las_opp(person)
    vent_pa(person, "Filen med samtalene er skadet")
    person.klikk("Hent fra sikkerhetskopi")
    vent_pa_kopiene(person)
    assert person.vindu.view.findChild(QListWidget).currentRow() == 0
    assert person.i_sikte(QLineEdit, "Passord") == []
    trykk_og_vent(person, "Hent denne kopien", person.vindu._hvelv.apnet)
    assert "er hentet" in sagt(person)
    assert sorted(p.samtale.ansatt.navn for p in person.vindu._hvelv.poster()) == sorted(
        p.samtale.ansatt.navn for p in poster
    )
    assert {p.id: p for p in person.vindu._hvelv.poster()} == {p.id: p for p in poster}


def test_what_can_be_read_is_rescued_and_counted(inn, lag_hvelv, mappe):
    lag_hvelv(*(post(f"Navn {n}", ord_="ord " * 400) for n in range(20)))
    fil = mappe / "vault.db"
    data = bytearray(fil.read_bytes())
    midt = len(data) // 4096 // 2 * 4096
    data[midt : midt + 4096] = b"\7" * 4096
    fil.write_bytes(data)
    person = inn()
    las_opp(person)
    person.qtbot.waitUntil(
        lambda: person.vindu._hvelv.apen or "er skadet" in sagt(person), timeout=20000
    )
    assert not person.vindu._hvelv.apen
    trykk_og_vent(person, "Redd det som kan reddes", person.vindu._hvelv.reddet)
    n = len(person.vindu._hvelv.poster())
    assert 0 < n <= 20
    assert f"{n} samtaler er reddet. {20 - n} kunne ikke leses." in sagt(person)


@pytest.mark.parametrize(
    ("tapt", "sagt_", "tone"),
    [
        (0, "3 samtaler er reddet.", "good"),
        (1, "3 samtaler er reddet. 1 kunne ikke leses.", "warning"),
        (None, "3 samtaler er reddet. Hvor mange som mangler, vet vi ikke.", "warning"),
    ],
)
def test_what_is_lost_is_counted_or_said_to_be_unknown(inn, lag_hvelv, tapt, sagt_, tone):
    lag_hvelv()
    person = inn()
    person.vindu._hvelv.reddet.emit(Redning(3, tapt))
    assert person.vindu._melding._tekst.text() == sagt_
    assert person.vindu._melding.property("tone") == tone


def test_nothing_to_rescue_is_said_and_the_backup_is_still_offered(inn, lag_hvelv, mappe):
    lag_hvelv(post())
    (mappe / "vault.db").write_bytes(b"\1" * 8192)
    person = inn()
    las_opp(person)
    vent_pa(person, "Filen med samtalene er skadet")
    trykk_og_vent(person, "Redd det som kan reddes", person.vindu._hvelv.feilet)
    assert "Ingenting i filen kunne leses" in sagt(person)
    person.klikk("Hent fra sikkerhetskopi")
    vent_pa_kopiene(person)
    trykk_og_vent(person, "Hent denne kopien", person.vindu._hvelv.apnet)
    assert len(person.vindu._hvelv.poster()) == 1


def test_a_new_machine_takes_a_backup_from_a_stick(inn, lag_hvelv, mappe, tmp_path):
    lag_hvelv(post())
    (kopi,) = (mappe / "backup").glob("*.kopi")
    pinne = kopi.rename(tmp_path / kopi.name)
    for sti in sorted(mappe.rglob("*"), reverse=True):
        sti.rmdir() if sti.is_dir() else sti.unlink()
    mappe.rmdir()
    person = inn()
    person.klikk("Har du en sikkerhetskopi?")
    vent_pa(person, "Det ligger ingen sikkerhetskopier")
    person.klikk("Hent denne kopien")
    assert "Velg en sikkerhetskopi først." in sagt(person)
    person.vindu.view.side().velg_fil(str(pinne))
    person.skriv("Passord", "ikke dette passordet")
    trykk_og_vent(person, "Hent denne kopien", person.vindu._hvelv.feilet)
    assert "Passordet stemmer ikke" in sagt(person)
    person.skriv("Passord", PASSORD)
    trykk_og_vent(person, "Hent denne kopien", person.vindu._hvelv.apnet)
    assert [p.samtale.ansatt.navn for p in person.vindu._hvelv.poster()] == ["Kari"]


def test_a_file_that_is_no_backup_is_not_called_a_wrong_passphrase(inn, lag_hvelv, tmp_path):
    lag_hvelv(post())
    tull = tmp_path / "noe.kopi"
    tull.write_bytes(b"tull" * 1000)
    person = inn()
    person.klikk("Hent fra sikkerhetskopi")
    person.vindu.view.side().velg_fil(str(tull))
    person.skriv("Passord", PASSORD)
    trykk_og_vent(person, "Hent denne kopien", person.vindu._hvelv.feilet)
    assert "Denne sikkerhetskopien er skadet, eller er ingen sikkerhetskopi" in sagt(person)
    person.klikk("Tilbake")
    las_opp(person)
    person.qtbot.waitUntil(lambda: person.vindu._hvelv.apen, timeout=20000)


# Overdue


@pytest.fixture
def dag(monkeypatch):
    """Set the calendar of the machine."""

    def sett(dag_):
        monkeypatch.setattr(HvelvState, "i_dag", lambda _self: dag_)

    sett(I_DAG)
    return sett


def knapper(person):
    return [
        b.text().replace("&", "")
        for b in person.vindu.view.findChildren(QAbstractButton)
        if b.isVisible()
    ]


def test_what_is_overdue_is_listed_and_only_what_is_ticked_is_erased(inn, lag_hvelv, mappe, dag):
    gammel = I_DAG - timedelta(days=1)
    lag_hvelv(
        post("Kari", gammel),
        post("Ola", gammel, "avtale"),
        post("Bente", I_DAG),
        post("Per", I_DAG + timedelta(days=1)),
        sist_apnet=gammel,
    )
    person = inn()
    las_opp(person)
    vent_pa(person, "Disse har nådd slettedatoen sin")
    assert "Kari · påbegynt samtale" in sagt(person)
    assert "Ola · avtale" in sagt(person)
    assert "Per" not in sagt(person)
    assert "Slett 3 avkryssede" in knapper(person)
    boks = next(
        b for b in person.vindu.view.findChildren(QAbstractButton) if "Bente" in b.accessibleName()
    )
    boks.click()
    assert "Slett 2 avkryssede" in knapper(person)
    person.klikk("Slett 2 avkryssede")
    vent_pa(person, "2 samtaler er slettet. 2 sikkerhetskopier er skrevet på nytt uten dem.")
    assert "Slett 1 avkrysset" in knapper(person)
    person.klikk("Behold 1 avkrysset i 14 dager til")
    vent_pa(person, "1 samtale er beholdt.")
    assert person.vindu.view.objectName() == "start-view"
    person.vindu.close()
    apnet = Hvelv.apne(mappe, PASSORD)
    igjen = {p.samtale.ansatt.navn: p.slettes for p in apnet.samtaler.newest_first()}
    apnet.lukk()
    assert igjen == {"Bente": I_DAG + timedelta(days=14), "Per": I_DAG + timedelta(days=1)}


def test_deciding_later_erases_nothing_and_does_not_nag(inn, lag_hvelv, dag):
    lag_hvelv(post("Kari", I_DAG), sist_apnet=I_DAG)
    person = inn()
    las_opp(person)
    person.klikk("Bestem senere")
    assert person.vindu.view.objectName() == "start-view"
    assert len(person.vindu._hvelv.poster()) == 1
    trykk = person.vindu._hvelv.last
    with person.qtbot.waitSignal(trykk, timeout=10000):
        person.vindu.las()
    las_opp(person)
    person.qtbot.waitUntil(lambda: person.vindu._hvelv.apen, timeout=20000)
    assert person.vindu.view.objectName() == "start-view"


def test_the_talk_one_was_in_comes_before_what_is_overdue(inn, lag_hvelv, dag):
    apen = post("Per", I_DAG + timedelta(days=1))
    lag_hvelv(apen, post("Kari", I_DAG), sist_apnet=I_DAG)
    person = inn()
    las_opp(person)
    person.klikk("Bestem senere")
    vindu = person.vindu
    vindu.vis("samtale", vindu._hvelv.apne(apen.id))
    dag(I_DAG + timedelta(days=1))
    with person.qtbot.waitSignal(vindu._hvelv.last, timeout=10000):
        vindu.las()
    las_opp(person)
    assert vindu.view.objectName() == "samtale-view"


def test_locking_before_the_new_passphrase_asks_for_it_again(inn, lag_hvelv):
    lag_hvelv(post())
    person = inn()
    for _ in range(2):
        person.klikk("Glemt passordet? Bruk gjenopprettingsnøkkelen")
        person.skriv("Gjenopprettingsnøkkelen", NOKKEL)
        trykk_og_vent(person, "Lås opp", person.vindu._hvelv.apnet)
        assert person.vindu.view.objectName() == "nytt-passord-view"
        with person.qtbot.waitSignal(person.vindu._hvelv.last, timeout=10000):
            person.vindu.las()


@pytest.mark.parametrize("stemmer", [True, False])
@pytest.mark.parametrize("hopp", [46, -1])
def test_a_clock_that_has_jumped_brings_a_question_and_never_a_list(
    inn, lag_hvelv, dag, stemmer, hopp
):
    lag_hvelv(post("Kari", I_DAG - timedelta(days=1)), sist_apnet=I_DAG)
    dag(I_DAG + timedelta(days=hopp))
    person = inn()
    las_opp(person)
    vent_pa(person, "Klokka på maskinen stemmer ikke med sist")
    assert "Kari" not in sagt(person)
    assert not any("Slett" in k for k in knapper(person))
    person.klikk("Datoen stemmer" if stemmer else "Klokka er feil")
    if stemmer:
        person.finn(QAbstractButton, "Slett 1 avkrysset")
        assert not person.vindu._hvelv.klokka_hoppet
    else:
        assert person.vindu.view.objectName() == "start-view"
        assert "Ingenting er slettet." in sagt(person)
    assert len(person.vindu._hvelv.poster()) == 1


def test_forty_five_days_are_no_jump(inn, lag_hvelv, dag):
    lag_hvelv(post("Kari", I_DAG), sist_apnet=I_DAG)
    dag(I_DAG + timedelta(days=45))
    person = inn()
    las_opp(person)
    vent_pa(person, "Disse har nådd slettedatoen sin")


# A vault of the first version, and what is left in the log


def test_a_vault_without_a_recovery_key_gets_one_right_after_unlocking(inn, mappe):
    mappe.mkdir(mode=0o700)
    for fil in (Path(__file__).parent / "storage" / "files" / "v1").iterdir():
        (mappe / fil.name).write_bytes(fil.read_bytes())
    person = inn()
    las_opp(person, "blåbær på fjellet")
    nokkel = skriv_tilbake(person)
    person.klikk("Ta nøkkelen i bruk")
    vent_pa(person, "Gjenopprettingsnøkkelen er tatt i bruk.")
    person.vindu.close()
    Hvelv.apne(mappe, nokkel, "recovery").lukk()


def test_another_recovery_key_is_made_from_the_settings(inn, lag_hvelv, mappe):
    lag_hvelv()
    person = inn()
    las_opp(person)
    person.vindu.vis("sikkerhet")
    person.skriv("Passordet du har nå", PASSORD)
    person.klikk("Lag ny gjenopprettingsnøkkel")
    person.klikk("Tilbake")
    person.skriv("Passordet du har nå", PASSORD)
    person.klikk("Lag ny gjenopprettingsnøkkel")
    nokkel = skriv_tilbake(person)
    person.klikk("Ta nøkkelen i bruk")
    vent_pa(person, "Gjenopprettingsnøkkelen er tatt i bruk.")
    assert person.vindu.view.objectName() == "sikkerhet-view"
    person.vindu.close()
    Hvelv.apne(mappe, nokkel, "recovery").lukk()
    with pytest.raises(WrongRecoveryKeyError):
        Hvelv.apne(mappe, NOKKEL, "recovery")


def test_no_secret_is_in_any_file_or_log(inn, mappe, monkeypatch):
    monkeypatch.setattr(logging.getLogger("desktop"), "disabled", False)  # by whoever ran before
    mappe.mkdir(mode=0o700)
    log.install(mappe)
    person = inn()
    nokkel = til_nokkelen(person)
    skriv_tilbake(person)
    trykk_og_vent(person, "Ta nøkkelen i bruk", person.vindu._hvelv.apnet)
    with person.qtbot.waitSignal(person.vindu._hvelv.last, timeout=10000):
        person.vindu.las()
    las_opp(person, "et galt passord her")
    vent_pa(person, "Passordet stemmer ikke")
    person.klikk("Glemt passordet? Bruk gjenopprettingsnøkkelen")
    person.skriv("Gjenopprettingsnøkkelen", nokkel)
    trykk_og_vent(person, "Lås opp", person.vindu._hvelv.apnet)
    person.vindu.close()
    log.install(None)
    assert b"hvelv-opprettet" in i_loggen(mappe)
    for fil in mappe.rglob("*"):
        data = fil.read_bytes() if fil.is_file() else b""
        for hemmelig in (PASSORD, "et galt passord her", nokkel):
            assert hemmelig.encode() not in data, fil.name
            assert hemmelig.replace("-", "").encode() not in data, fil.name
            assert hemmelig.encode("utf-16-le") not in data, fil.name


# Every page of the way in, in every language and size


@pytest.fixture
def sidene(qtbot, lag_vindu, lag_hvelv, mappe, tmp_path, kledd):
    """Show every page before the vault is open, one after another, in a language and size."""

    def vis(sprak, tekst):
        set_language(sprak)
        theme.bruk(kledd, "light", tekst)
        vindu = lag_vindu(tmp_path / "ny")
        yield vindu
        vindu.view.side().passord_valgt.emit(PASSORD)
        yield vindu
        vindu.view.side()._vis_prove()
        vindu.view.side()._prov.stemmer()
        yield vindu
        vindu.view._vis_hent(erstatter=False)
        yield vindu
        lag_hvelv()
        vindu = lag_vindu(mappe)
        yield vindu
        vindu.view.side().vis_feil(WrongPassphraseError())
        vindu.view.side().vis_feil(WrongPassphraseError())
        yield vindu
        vindu.view.side()._hemmelighet._on_bytt()
        yield vindu
        for error in (DamagedError(), DamagedKeysError()):
            vindu.view._vis_skadet(error)
            yield vindu
        vindu.view._vis_hent(erstatter=True)
        yield vindu

    return vis


@pytest.mark.parametrize("tekst", [100, 200])
@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_every_page_has_names_room_and_mnemonics_of_its_own(qtbot, sidene, sprak, tekst):
    for vindu in sidene(sprak, tekst):
        side = vindu.view.side()
        qtbot.waitUntil(side.isVisible, timeout=10000)
        qtbot.wait(10)
        assert [type(w).__name__ for w in kontroller(side) if not navn_pa(w)] == []
        smale = [
            b.text()
            for b in side.findChildren(QAbstractButton)
            if b.isVisible() and b.width() < b.sizeHint().width() - 1
        ]
        assert smale == []
        nokler = bokstavene(side)
        assert nokler
        assert len(nokler) == len(set(nokler)), nokler
        assert side.widget().minimumSizeHint().width() <= side.viewport().width()


def test_what_is_begun_is_not_left_half_way(inn, lag_hvelv):
    lag_hvelv(post())
    person = inn()
    person.klikk("Hent fra sikkerhetskopi")
    person.vindu._hvelv.opptatt.emit(True)
    person.klikk("Tilbake")
    assert person.vindu.view.side().objectName() == "hent-view"
    person.vindu._hvelv.opptatt.emit(False)
    person.klikk("Tilbake")
    assert person.vindu.view.side().objectName() == "opplasing-view"


def test_deciding_later_holds_in_the_process_that_takes_over(inn, lag_hvelv, dag):
    lag_hvelv(post("Kari", I_DAG), sist_apnet=I_DAG)
    forste = inn()
    las_opp(forste)
    forste.klikk("Bestem senere")
    with forste.qtbot.waitSignal(forste.vindu._hvelv.last, timeout=10000):
        forste.vindu.las()
    forste.vindu._hvelv._kjorer.vent(bool)  # the vault is closed
    neste = inn()
    neste.vindu.vis_pa(forste.vindu.plass)
    las_opp(neste)
    assert neste.vindu.view.objectName() == "start-view"


def test_the_key_ring_is_offered_when_it_may_open_the_vault(inn, lag_hvelv, monkeypatch):
    lag_hvelv()
    monkeypatch.setattr(HvelvState, "har_nokkelring", True)
    brukt = []
    monkeypatch.setattr(HvelvState, "las_opp_med_nokkelring", lambda _s: brukt.append(1))
    person = inn()
    person.klikk("Bruk maskinens nøkkelring")
    assert brukt == [1]
    person.vindu._hvelv.opptatt.emit(True)
    person.klikk("Bruk maskinens nøkkelring")
    person.klikk("Slett alt på denne maskinen")
    assert (brukt, person.vindu.view.objectName()) == ([1], "laas-view")
    person.vindu._hvelv.opptatt.emit(False)
    person.vindu._hvelv.feilet.emit(PassphraseDueError())
    assert "Det er en måned siden" in sagt(person)
