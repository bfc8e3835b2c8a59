"""Passphrase, backups, retention, erasure and access, through real windows on a real vault."""

import json
from datetime import date

import pytest
from builders import NOKKEL
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QLineEdit
from test_journey import PASSORD, Person

from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.samtale import Ansatt, Samtale
from desktop.errors import DamagedError, MiljoError, WrongPassphraseError
from desktop.i18n import set_language
from desktop.state.sikkerhet_state import SikkerhetState
from desktop.storage import kopier
from desktop.storage.hvelv import Hvelv
from desktop.storage.slett_alt import Sletting
from desktop.views import theme

NYTT = "et helt annet passord"
HEMMELIG = "Kanarifuglen synger"
EMNER = ("passord", "kopi", "dager", "slett", "innsyn", "alt")
VENT = 10000


@pytest.fixture
def vindu(qtbot, lag_vindu, tmp_path):
    vindu = lag_vindu(tmp_path / "data")
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=VENT):
        vindu._hvelv.opprett(PASSORD, NOKKEL)
    vindu._hvelv.sett_arbeidsplass(Arbeidsplass(navn="Havnsund kommune"))
    vindu.vis("start")
    return vindu


def legg(qtbot, vindu, navn, egne_ord=HEMMELIG, forrige=None, dag=2):
    samtale = Samtale(dato=date(2026, 3, dag), ansatt=Ansatt(navn=navn))
    state = vindu._hvelv.ny_samtale(samtale, forrige)
    state.sett("egne_ord", egne_ord)
    with qtbot.waitSignal(state.saved, timeout=VENT):
        state.lagre()
    vindu._hvelv.lukk_samtale()
    return state.post


def ga_til(qtbot, vindu, emne):
    vindu.vis("sikkerhet")
    vindu.view.vis_emne(emne)
    return Person(qtbot, vindu)


def tekster(rot):
    return [w.text() for w in rot.findChildren(QLabel) if w.isVisibleTo(rot)]


def vent_pa(qtbot, vindu, ord_):
    qtbot.waitUntil(lambda: any(ord_ in t for t in tekster(vindu)), timeout=VENT)


def kryss_av(qtbot, vindu, navn):
    def bokser():
        alle = vindu.view.findChildren(QCheckBox)
        return [b for b in alle if b.accessibleName().startswith(navn) and b.isVisible()]

    qtbot.waitUntil(lambda: bool(bokser()), timeout=VENT)
    for boks in bokser():
        boks.setFocus()
        QTest.keyClick(boks, Qt.Key.Key_Space)


def lukk_og_apne(vindu, tmp_path, passord=PASSORD):
    vindu.close()
    return Hvelv.apne(tmp_path / "data", passord)


def test_the_page_is_reached_from_the_preferences(qtbot, vindu):
    person = Person(qtbot, vindu)
    person.klikk("Innstillinger")
    person.klikk("Passord, sikkerhetskopi og sletting")
    assert vindu.view.objectName() == "sikkerhet-view"
    person.klikk("Sikkerhetskopi")
    person.finn(QAbstractButton, "Ta sikkerhetskopi nå")


def test_the_demo_has_nothing_to_look_after(qtbot, lag_vindu):
    vindu = lag_vindu()
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=VENT):
        vindu._hvelv.start_demo("nb")
    vindu.vis("sikkerhet")
    assert any("Demoen lagrer ingenting" in t for t in tekster(vindu.view))


# The passphrase


def skriv_passord(person, gammelt, nytt, gjentatt):
    for navn, tekst in (
        ("Passordet du har nå", gammelt),
        ("Nytt passord", nytt),
        ("Skriv passordet en gang til", gjentatt),
    ):
        person.skriv(navn, tekst)
    person.klikk("Bytt passord")


def test_a_new_passphrase_opens_the_vault_and_its_backups(qtbot, vindu, tmp_path):
    person = ga_til(qtbot, vindu, "kopi")
    person.klikk("Ta sikkerhetskopi nå")
    vent_pa(qtbot, vindu, "Den er hel")
    person = ga_til(qtbot, vindu, "passord")
    skriv_passord(person, PASSORD, NYTT, NYTT)
    vent_pa(qtbot, vindu, "Passordet er byttet. 1 sikkerhetskopi åpnes med det nye.")
    assert [f.text() for f in vindu.view.findChildren(QLineEdit)] == ["", "", ""]
    vindu.close()
    with pytest.raises(WrongPassphraseError):
        Hvelv.apne(tmp_path / "data", PASSORD)
    Hvelv.apne(tmp_path / "data", NYTT).lukk()


def test_folders_that_still_open_with_the_old_one_are_named(qtbot, vindu, tmp_path):
    borte = tmp_path / "minnepinne"
    borte.mkdir()
    ga_til(qtbot, vindu, "kopi")
    sikkerhet = SikkerhetState.av(vindu._hvelv)
    with qtbot.waitSignal(sikkerhet.kopi_tatt, timeout=VENT):
        sikkerhet.bruk_mappe(borte)
    borte.rename(tmp_path / "tatt ut")
    person = ga_til(qtbot, vindu, "passord")
    skriv_passord(person, PASSORD, NYTT, NYTT)
    vent_pa(qtbot, vindu, str(borte))


@pytest.mark.parametrize(
    ("gammelt", "nytt", "gjentatt", "sagt"),
    [
        ("", NYTT, NYTT, "Skriv passordet du har nå."),
        (PASSORD, "", "", "minst 12 tegn"),
        (PASSORD, NYTT, NYTT + "x", "ikke like"),
        (PASSORD, "kort", "kort", "minst 12 tegn"),
        ("noe helt annet enn det", NYTT, NYTT, "Passordet stemmer ikke"),
    ],
)
def test_a_passphrase_that_will_not_do_is_explained_beside_its_field(
    qtbot, vindu, tmp_path, gammelt, nytt, gjentatt, sagt
):
    person = ga_til(qtbot, vindu, "passord")
    skriv_passord(person, gammelt, nytt, gjentatt)
    vent_pa(qtbot, vindu, sagt)
    vindu.close()
    Hvelv.apne(tmp_path / "data", PASSORD).lukk()


def test_the_new_passphrase_can_be_seen(qtbot, vindu):
    person = ga_til(qtbot, vindu, "passord")
    felt = person.finn(QLineEdit, "Nytt passord")
    knapp = next(b for b in felt.parentWidget().findChildren(QAbstractButton))
    QTest.mouseClick(knapp, Qt.MouseButton.LeftButton)
    assert felt.echoMode() == QLineEdit.EchoMode.Normal


def test_a_new_recovery_key_is_asked_for(qtbot, vindu):
    person = ga_til(qtbot, vindu, "passord")
    person.klikk("Lag ny gjenopprettingsnøkkel")  # anybody at an open machine could do that
    assert any("Skriv passordet du har nå, og trykk Enter" in t for t in tekster(vindu.view))
    person.skriv("Passordet du har nå", PASSORD)
    person.klikk("Lag ny gjenopprettingsnøkkel")
    qtbot.waitUntil(lambda: vindu.view.objectName() == "ny-nokkel-view", timeout=VENT)


# Backups


def test_a_backup_is_made_counted_and_tried(qtbot, vindu):
    legg(qtbot, vindu, "Bente")
    person = ga_til(qtbot, vindu, "kopi")
    vent_pa(qtbot, vindu, "Det er ikke tatt noen sikkerhetskopi ennå.")
    person.klikk("Ta sikkerhetskopi nå")
    vent_pa(qtbot, vindu, "1 kopi,")
    prov = next(b for b in vindu.view.findChildren(QAbstractButton) if b.text() == "Prøv denne")
    assert prov.accessibleName().endswith("på denne maskinen")
    QTest.mouseClick(prov, Qt.MouseButton.LeftButton)
    vent_pa(qtbot, vindu, "Den er hel: 1 påbegynt samtale.")


def test_three_presses_bring_a_backup_back_and_set_the_rest_aside(qtbot, vindu, tmp_path):
    post = legg(qtbot, vindu, "Bente")
    person = ga_til(qtbot, vindu, "kopi")
    person.klikk("Ta sikkerhetskopi nå")
    vent_pa(qtbot, vindu, "1 kopi,")
    legg(qtbot, vindu, "Kari")
    vindu.vis("sikkerhet")

    person = Person(qtbot, vindu)
    person.klikk("Sikkerhetskopi")
    hent = lambda: [  # noqa: E731
        b
        for b in vindu.view.findChildren(QAbstractButton)
        if b.text() == "Hent denne"
        and b.isVisible()
        and b.rect().intersects(b.visibleRegion().boundingRect())
    ]
    qtbot.waitUntil(lambda: bool(hent()), timeout=VENT)
    QTest.mouseClick(hent()[0], Qt.MouseButton.LeftButton)
    assert any("satt til side i 30 dager" in t for t in tekster(vindu.view))
    assert vindu.focusWidget().text() == "Avbryt"
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=VENT):
        person.klikk("Hent kopien")
    assert [p.id for p in vindu._hvelv.poster()] == [post.id]
    assert "Det som var her, ligger til side" in vindu._melding._tekst.text()
    assert vindu.view.objectName() == "start-view"
    assert list((tmp_path / "data" / "satt-til-side").iterdir())


def test_a_question_stays_when_the_backups_are_read_once_more(qtbot, vindu):
    person = ga_til(qtbot, vindu, "kopi")
    person.klikk("Ta sikkerhetskopi nå")
    vent_pa(qtbot, vindu, "1 kopi,")
    hent = next(b for b in vindu.view.findChildren(QAbstractButton) if b.text() == "Hent denne")
    QTest.mouseClick(hent, Qt.MouseButton.LeftButton)
    sikkerhet = SikkerhetState.av(vindu._hvelv)
    with qtbot.waitSignal(sikkerhet.oversikt, timeout=VENT):
        sikkerhet.les_oversikt()
    assert any("satt til side" in t for t in tekster(vindu.view))


def test_to_say_no_changes_nothing_and_the_keyboard_is_where_it_was(qtbot, vindu):
    person = ga_til(qtbot, vindu, "kopi")
    person.klikk("Ta sikkerhetskopi nå")
    vent_pa(qtbot, vindu, "1 kopi,")
    hent = next(b for b in vindu.view.findChildren(QAbstractButton) if b.text() == "Hent denne")
    hent.setFocus()
    QTest.keyClick(hent, Qt.Key.Key_Space)
    QTest.keyClick(vindu.focusWidget(), Qt.Key.Key_Space)
    assert vindu.focusWidget() is hent
    assert not any("satt til side" in t for t in tekster(vindu.view))


def test_a_damaged_backup_is_said_to_be_so_and_nothing_is_touched(qtbot, vindu, tmp_path):
    post = legg(qtbot, vindu, "Bente")
    person = ga_til(qtbot, vindu, "kopi")
    person.klikk("Ta sikkerhetskopi nå")
    vent_pa(qtbot, vindu, "1 kopi,")
    (kopi,) = kopier.finn(tmp_path / "data" / "backup")
    data = bytearray(kopi.fil.read_bytes())
    data[len(data) // 2] ^= 255
    kopi.fil.write_bytes(data)
    hent = next(b for b in vindu.view.findChildren(QAbstractButton) if b.text() == "Hent denne")
    QTest.mouseClick(hent, Qt.MouseButton.LeftButton)
    person.klikk("Hent kopien")
    vent_pa(qtbot, vindu, "Denne kopien er skadet. Bruk en av de andre.")
    assert [p.id for p in vindu._hvelv.poster()] == [post.id]
    assert vindu._melding.isHidden()


def test_a_second_folder_gets_backups_until_it_is_stopped(qtbot, vindu, tmp_path):
    mappe = tmp_path / "minnepinne"
    mappe.mkdir()
    person = ga_til(qtbot, vindu, "kopi")
    assert any("gjette passordet" in t for t in tekster(vindu.view))
    del_(vindu).bruk_mappe(str(mappe))
    vent_pa(qtbot, vindu, f"I bruk: {mappe}")
    assert len(kopier.finn(mappe)) == 1
    person.klikk("Slutt å bruke mappen")
    vent_pa(qtbot, vindu, "Ingen mappe er valgt.")
    person.klikk("Ta sikkerhetskopi nå")
    vent_pa(qtbot, vindu, "Den er hel")
    assert len(kopier.finn(mappe)) == 1


def del_(vindu):
    from desktop.views.sikkerhet_kopi import Kopidel

    return vindu.view.findChild(Kopidel)


def test_a_folder_that_cannot_be_reached_is_named(qtbot, vindu, tmp_path):
    mappe = tmp_path / "minnepinne"
    mappe.mkdir()
    ga_til(qtbot, vindu, "kopi")
    del_(vindu).bruk_mappe(str(mappe))
    vent_pa(qtbot, vindu, f"I bruk: {mappe}")
    mappe.rename(tmp_path / "tatt ut")
    person = ga_til(qtbot, vindu, "kopi")
    vent_pa(qtbot, vindu, "Disse mappene kan ikke nås nå:")
    person.klikk("Ta sikkerhetskopi nå")
    vent_pa(qtbot, vindu, "Den kunne ikke legges i disse mappene:")


def test_a_synced_folder_is_asked_about_first_and_one_among_the_samtaler_refused(
    qtbot, vindu, tmp_path
):
    sky = tmp_path / "OneDrive"
    sky.mkdir()
    person = ga_til(qtbot, vindu, "kopi")
    del_(vindu).bruk_mappe(str(tmp_path / "data" / "backup"))
    vent_pa(qtbot, vindu, "Velg en mappe utenfor den samtalene ligger i.")
    for svar in ("Avbryt", "Bruk mappen likevel"):
        del_(vindu).bruk_mappe(str(sky))
        vent_pa(qtbot, vindu, "Legge kopiene i en mappe som går til en skytjeneste?")
        assert not list(sky.iterdir())
        person.klikk(svar)
    vent_pa(qtbot, vindu, "Den blir kopiert til en skytjeneste.")
    assert list(sky.iterdir())


def test_all_backups_are_shown_when_asked_for_and_the_keyboard_goes_on(qtbot, vindu):
    person = ga_til(qtbot, vindu, "kopi")
    sikkerhet = SikkerhetState.av(vindu._hvelv)
    for _ in range(5):
        with qtbot.waitSignal(sikkerhet.kopi_tatt, timeout=VENT):
            sikkerhet.ta_kopi()
    vindu.activateWindow()
    person.trykk("Vis alle 5 kopiene")

    def prov():
        return [b for b in vindu.view.findChildren(QAbstractButton) if b.text() == "Prøv denne"]

    qtbot.waitUntil(lambda: len([b for b in prov() if b.isVisible()]) == 5, timeout=VENT)
    qtbot.waitUntil(lambda: QApplication.focusWidget() in prov()[3:], timeout=VENT)


def linjer(vindu):
    return [t for t in tekster(vindu.view) if " · " in t]


def kopi_na(qtbot, vindu):
    sikkerhet = SikkerhetState.av(vindu._hvelv)
    with qtbot.waitSignal(sikkerhet.kopi_tatt, timeout=VENT):
        sikkerhet.ta_kopi()


def test_each_backup_in_the_list_says_how_many_samtaler_are_in_it(qtbot, vindu):
    kopi_na(qtbot, vindu)
    legg(qtbot, vindu, "Bente")
    kopi_na(qtbot, vindu)
    legg(qtbot, vindu, "Kari")
    kopi_na(qtbot, vindu)
    ga_til(qtbot, vindu, "kopi")
    for innhold in ("2 påbegynte samtaler", "1 påbegynt samtale", "ingen samtaler ennå"):
        vent_pa(qtbot, vindu, f" · {innhold}")
    assert all(linje.startswith("på denne maskinen · ") for linje in linjer(vindu))
    assert not any("Bente" in t or "Kari" in t for t in tekster(vindu.view))


def test_no_two_backups_in_the_list_look_alike_or_sound_alike(qtbot, vindu, tmp_path):
    ute = tmp_path / "minnepinne"
    ute.mkdir()
    sikkerhet = SikkerhetState.av(vindu._hvelv)
    with qtbot.waitSignal(sikkerhet.kopi_tatt, timeout=VENT):
        sikkerhet.bruk_mappe(ute)
    (forste,) = kopier.finn(tmp_path / "data" / "backup")
    for mappe in (forste.fil.parent, ute):  # and one of the same minute
        tid = forste.nar.replace(second=(forste.nar.second + 20) % 60)
        navn = forste.fil.name.replace(f"{forste.nar:%H%M%S}Z", f"{tid:%H%M%S}Z")
        (mappe / navn).write_bytes(forste.fil.read_bytes())
    person = ga_til(qtbot, vindu, "kopi")
    vent_pa(qtbot, vindu, "4 kopier,")
    person.klikk("Vis alle 4 kopiene")
    qtbot.waitUntil(lambda: len(henteknapper(vindu)) == 4, timeout=VENT)
    kort = [tuple(tekster(b.parent().parent())) for b in henteknapper(vindu)]
    navn = [b.accessibleName() for b in henteknapper(vindu)]
    assert len(kort) == len(set(kort)) == len(set(navn)) == 4
    assert [f"i mappen {ute}" in n for n in navn] == [False, True, False, True]


def test_a_backup_on_a_network_is_not_read_before_somebody_tries_it(
    qtbot, vindu, tmp_path, monkeypatch
):
    ute = tmp_path / "server"
    ute.mkdir()
    legg(qtbot, vindu, "Bente")
    monkeypatch.setattr(
        "desktop.storage.sted.advarsel", lambda mappe: "nettverk" if mappe == ute else None
    )
    sikkerhet = SikkerhetState.av(vindu._hvelv)
    with qtbot.waitSignal(sikkerhet.kopi_tatt, timeout=VENT):
        sikkerhet.bruk_mappe(ute)
    ga_til(qtbot, vindu, "kopi")
    vent_pa(qtbot, vindu, " · 1 påbegynt samtale")
    with qtbot.waitSignal(sikkerhet.kvitteringer, timeout=VENT):
        sikkerhet.les_kvitteringer()  # behind everything that was asked for
    assert [t.count(" · ") for t in linjer(vindu)] == [2, 1]
    knapper = vindu.view.findChildren(QAbstractButton)
    next(b for b in knapper if b.accessibleName().endswith(f"i mappen {ute}")).click()
    qtbot.waitUntil(lambda: linjer(vindu)[1].endswith("1 påbegynt samtale"), timeout=VENT)


def henteknapper(vindu):
    knapper = vindu.view.findChildren(QAbstractButton)
    return [b for b in knapper if b.text() == "Hent denne" and b.isVisible()]


def test_a_backup_that_cannot_be_opened_says_so_and_the_next_is_counted(qtbot, vindu, tmp_path):
    legg(qtbot, vindu, "Bente")
    kopi_na(qtbot, vindu)
    kopi_na(qtbot, vindu)
    nyeste, _eldre = kopier.finn(tmp_path / "data" / "backup")
    nyeste.fil.write_bytes(nyeste.fil.read_bytes()[:-200])
    ga_til(qtbot, vindu, "kopi")
    vent_pa(qtbot, vindu, " · 1 påbegynt samtale")
    assert linjer(vindu)[0].endswith("kan ikke åpnes nå")
    assert vindu._melding.isHidden()


# Retention


def test_the_days_are_kept_and_survive_that_the_workplace_is_saved(qtbot, vindu):
    person = ga_til(qtbot, vindu, "dager")
    for navn, dager in (
        ("Utkast, antall dager", "20"),
        ("Det dere beholder, antall dager etter neste samtale", "25"),
        ("Aldri lenger enn, antall dager", "60"),
    ):
        felt = next(w for w in spinn(vindu) if w.accessibleName() == navn)
        felt.setFocus()
        felt.selectAll()
        QTest.keyClicks(felt, dager)
    person.klikk("Lagre dagene")
    vent_pa(qtbot, vindu, "Lagret. Det gjelder fra nå.")
    vindu.vis("arbeidsplass")
    person.klikk("Lagre og gå videre")
    a = vindu._hvelv.arbeidsplass
    assert (a.utkast_dager, a.behold_dager, a.maks_dager) == (20, 25, 60)
    assert a.navn == "Havnsund kommune"


def spinn(vindu):
    from PySide6.QtWidgets import QSpinBox

    return vindu.view.findChildren(QSpinBox)


def test_the_days_are_seen_in_their_boxes(qtbot, vindu):
    ga_til(qtbot, vindu, "dager")
    for felt in spinn(vindu):
        qtbot.waitUntil(felt.isVisible, timeout=VENT)
        rom = felt.fontMetrics().horizontalAdvance(felt.text())
        qtbot.waitUntil(lambda felt=felt, rom=rom: felt.lineEdit().width() > rom, timeout=VENT)


def test_days_beyond_the_most_are_explained_and_not_kept(qtbot, vindu):
    person = ga_til(qtbot, vindu, "dager")
    spinn(vindu)[0].setValue(200)
    person.klikk("Lagre dagene")
    assert any("lenger enn det meste, 180 dager" in t for t in tekster(vindu.view))
    assert vindu._hvelv.arbeidsplass.utkast_dager == 14


# Erasure of a person


def test_a_ticked_samtale_is_gone_from_everywhere_and_leaves_a_receipt(qtbot, vindu, tmp_path):
    forste = legg(qtbot, vindu, "Bente")
    legg(qtbot, vindu, "Bente", forrige=forste, dag=16)
    andre = legg(qtbot, vindu, "Bente", "noe om en annen", dag=9)
    person = ga_til(qtbot, vindu, "kopi")
    person.klikk("Ta sikkerhetskopi nå")
    vent_pa(qtbot, vindu, "1 kopi,")
    person = ga_til(qtbot, vindu, "slett")
    assert any("2 samtaler som følger hverandre" in t for t in tekster(vindu.view))
    person.klikk("Slett samtaler")
    assert any("Kryss av minst én" in t for t in tekster(vindu.view))
    knapp = next(
        b for b in vindu.view.findChildren(QAbstractButton) if b.text() == "Kryss av alle 2"
    )
    QTest.mouseClick(knapp, Qt.MouseButton.LeftButton)
    person.klikk("Slett 2 samtaler")
    assert len(vindu._hvelv.poster()) == 3
    person.klikk("Slett for godt")
    vent_pa(qtbot, vindu, "2 samtaler er slettet. 2 sikkerhetskopier er skrevet på nytt uten dem.")
    assert [p.id for p in vindu._hvelv.poster()] == [andre.id]
    assert not any(HEMMELIG in t or "Bente" in t for t in kvitteringer(vindu))
    apnet = lukk_og_apne(vindu, tmp_path)
    for kopi in apnet.drift.kopier():
        assert apnet.drift.prov(kopi.fil).utkast == 1
    assert [p.id for p in apnet.samtaler.newest_first()] == [andre.id]
    apnet.lukk()


def kvitteringer(vindu):
    return [t for t in tekster(vindu.view) if "slettet." in t]


def test_a_folder_that_is_gone_for_good_is_no_longer_waited_for(qtbot, vindu, tmp_path):
    mappe = tmp_path / "minnepinne"
    mappe.mkdir()
    legg(qtbot, vindu, "Bente")
    ga_til(qtbot, vindu, "kopi")
    del_(vindu).bruk_mappe(str(mappe))
    vent_pa(qtbot, vindu, f"I bruk: {mappe}")
    mappe.rename(tmp_path / "tatt ut")
    person = ga_til(qtbot, vindu, "slett")
    kryss_av(qtbot, vindu, "Bente")
    person.klikk("Slett 1 samtale")
    person.klikk("Slett for godt")
    vent_pa(qtbot, vindu, f"Venter på {mappe}")
    person.klikk(f"Mappen finnes ikke lenger: {mappe}")
    qtbot.waitUntil(lambda: not any("Venter på" in t for t in tekster(vindu.view)), timeout=VENT)
    assert kvitteringer(vindu)


def test_two_of_the_same_name_are_told_apart_by_what_is_ticked(qtbot, vindu):
    legg(qtbot, vindu, "Bente", dag=2)
    andre = legg(qtbot, vindu, "Bente", dag=9)
    person = ga_til(qtbot, vindu, "slett")
    kryss_av(qtbot, vindu, "Bente, mandag 2. mars 2026")
    person.klikk("Slett 1 samtale")
    person.klikk("Slett for godt")
    vent_pa(qtbot, vindu, "1 samtale er slettet.")
    assert [p.id for p in vindu._hvelv.poster()] == [andre.id]


# Access


def test_what_is_kept_is_saved_as_a_document_and_as_a_file(qtbot, vindu, tmp_path):
    post = legg(qtbot, vindu, "Bente")
    legg(qtbot, vindu, "Kari", "noe om en annen")
    person = ga_til(qtbot, vindu, "innsyn")
    person.klikk("Lagre som datafil (JSON)")
    assert any("Kryss av minst én" in t for t in tekster(vindu.view))
    kryss_av(qtbot, vindu, "Bente")
    innsyn = vindu.view.findChild(innsynstype())
    for slag in ("json", "pdf"):
        fil = tmp_path / f"ut.{slag}"
        innsyn.lagre_som(slag, str(fil))
        qtbot.waitUntil(fil.exists, timeout=VENT)
    vent_pa(qtbot, vindu, "Filen er lagret.")
    lest = json.loads((tmp_path / "ut.json").read_text("utf-8"))
    assert [r["id"] for r in lest["samtale"]] == [str(post.id)]
    assert HEMMELIG in (tmp_path / "ut.json").read_text("utf-8")
    assert (tmp_path / "ut.pdf").read_bytes().startswith(b"%PDF")


def innsynstype():
    from desktop.views.sikkerhet_innsyn import Innsynsdel

    return Innsynsdel


def test_a_file_that_cannot_be_written_gets_a_sentence(qtbot, vindu, tmp_path):
    legg(qtbot, vindu, "Bente")
    ga_til(qtbot, vindu, "innsyn")
    kryss_av(qtbot, vindu, "Bente")
    vindu.view.findChild(innsynstype()).lagre_som("json", str(tmp_path / "borte" / "ut.json"))
    vent_pa(qtbot, vindu, "Filen kan ikke skrives")


# Everything on this machine


def test_a_word_is_typed_before_everything_goes_and_it_is_as_the_first_time(qtbot, vindu, tmp_path):
    mappe = tmp_path / "minnepinne"
    mappe.mkdir()
    legg(qtbot, vindu, "Bente")
    ga_til(qtbot, vindu, "kopi")
    del_(vindu).bruk_mappe(str(mappe))
    vent_pa(qtbot, vindu, f"I bruk: {mappe}")
    mappe.rename(tmp_path / "tatt ut")
    person = ga_til(qtbot, vindu, "alt")
    vent_pa(qtbot, vindu, str(mappe))
    knapper = person.i_sikte(QAbstractButton, "Slett alt på denne maskinen")
    slett = next(b for b in knapper if not b.isCheckable())
    assert not slett.isEnabled()
    person.skriv("Skriv SLETT for å slette alt", "slett")
    assert slett.isEnabled()
    with qtbot.waitSignal(vindu._hvelv.alt_slettet, timeout=VENT):
        QTest.mouseClick(slett, Qt.MouseButton.LeftButton)
    assert not vindu._hvelv.finnes
    assert [
        f for f in (tmp_path / "data").rglob("*") if f.suffix in (".db", ".keys", ".kopi")
    ] == []
    assert vindu._sted[0] == "laas"
    assert str(mappe) in vindu._melding._tekst.text()
    assert vindu._hvelv.poster() == []


def test_somebody_who_has_forgotten_everything_can_erase_from_the_lock(qtbot, vindu, tmp_path):
    legg(qtbot, vindu, "Bente")
    with qtbot.waitSignal(vindu._hvelv.last, timeout=VENT):
        vindu.las()
    person = Person(qtbot, vindu)
    person.klikk("Slett alt på denne maskinen")
    assert any("Bare kopiene på denne maskinen slettes" in t for t in tekster(vindu.view))
    person.klikk("Tilbake uten å slette")
    assert vindu._sted[0] == "laas"
    person.klikk("Slett alt på denne maskinen")
    slett = person.finn(QAbstractButton, "Slett alt på denne maskinen")
    person.skriv("Skriv SLETT ALLE SAMTALENE for å slette alt", "SLETT")
    assert not slett.isEnabled()  # somebody who has opened nothing must mean it
    person.skriv("Skriv SLETT ALLE SAMTALENE for å slette alt", "slett alle  samtalene")
    assert slett.isEnabled()
    assert vindu.view.objectName() == "slett-alt-view"
    with qtbot.waitSignal(vindu._hvelv.alt_slettet, timeout=VENT):
        person.klikk("Slett alt på denne maskinen")
    assert not vindu._hvelv.finnes
    assert "Alt på denne maskinen er slettet. Lukk programmet" in vindu._melding._tekst.text()
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=VENT):
        vindu._hvelv.opprett(NYTT, NOKKEL)
    assert vindu._hvelv.poster() == []


@pytest.mark.parametrize(
    ("svar", "sagt", "usagt"),
    [
        (Sletting((), 2, nokler_borte=True), "2 filer på denne maskinen", "Alt på"),
        (Sletting((), 2, nokler_borte=True), "Nøklene er slettet", "ikke slettet, så"),
        (Sletting((), 1, nokler_borte=False), "Nøklene ble ikke slettet", "Nøklene er slettet"),
        (Sletting(("/mnt/ute",), 0), "/mnt/ute", "filer på"),
    ],
)
def test_what_is_left_is_said_and_whether_it_can_be_opened(
    qtbot, vindu, monkeypatch, svar, sagt, usagt
):
    monkeypatch.setattr("desktop.storage.slett_alt.slett_alt", lambda _mappe, _andre: svar)
    with qtbot.waitSignal(vindu._hvelv.alt_slettet, timeout=VENT):
        vindu._hvelv.slett_alt()
    assert sagt in vindu._melding._tekst.text()
    assert usagt not in vindu._melding._tekst.text()
    assert not vindu._hvelv.apen


def test_everything_goes_though_the_file_of_the_database_is_gone(qtbot, vindu, tmp_path):
    (tmp_path / "data" / "vault.db").unlink()
    with qtbot.waitSignal(vindu._hvelv.alt_slettet, timeout=VENT):
        vindu._hvelv.slett_alt()
    assert not (tmp_path / "data" / "vault.keys").exists()
    assert "Alt på denne maskinen er slettet." in vindu._melding._tekst.text()


def test_a_fault_nobody_knew_of_claims_nothing_about_the_keys(qtbot, vindu, monkeypatch):
    def feil(*_):
        raise OSError(5, "ukjent")

    monkeypatch.setattr("desktop.storage.slett_alt.slett_alt", feil)
    with qtbot.waitSignal(vindu._hvelv.alt_slettet, timeout=VENT):
        vindu._hvelv.slett_alt()
    assert "Nøklene ble ikke slettet" in vindu._melding._tekst.text()


def test_settings_are_not_written_anew_after_everything_is_erased(qtbot, vindu, tmp_path):
    with qtbot.waitSignal(vindu._hvelv.alt_slettet, timeout=VENT):
        vindu._hvelv.slett_alt()
    vindu.close()
    assert not (tmp_path / "data" / "settings.json").exists()


# The start: hide, undo, and gone


def slett_fra_start(qtbot, vindu):
    vindu.vis("start")
    person = Person(qtbot, vindu)
    person.klikk(next(b.accessibleName() for b in slettknapper(vindu)))
    assert vindu._hvelv.poster() == []
    qtbot.waitUntil(vindu._melding.isVisible, timeout=VENT)
    return person


def slettknapper(vindu):
    return [b for b in vindu.view.findChildren(QAbstractButton) if b.text() == "Slett"]


def sidene(tmp_path):
    apnet = Hvelv.apne(tmp_path / "data", PASSORD)
    dump = "".join(
        str(rad)
        for tabell in apnet._database.get_tables()
        for rad in apnet._database.execute_sql(f"SELECT * FROM {tabell}").fetchall()
    )
    apnet.lukk()
    return dump


@pytest.mark.parametrize("hvordan", ["tida gar", "et annet sted"])
def test_what_is_erased_from_the_start_is_gone_after_a_while(qtbot, vindu, tmp_path, hvordan):
    legg(qtbot, vindu, "Bente")
    sikkerhet = SikkerhetState.av(vindu._hvelv)
    with qtbot.waitSignal(sikkerhet.kopi_tatt, timeout=VENT):
        sikkerhet.ta_kopi()
    slett_fra_start(qtbot, vindu)
    assert vindu._angrefrist.interval() == 20_000
    if hvordan == "tida gar":
        vindu._angrefrist.timeout.emit()
    else:
        vindu.vis("eksempler")
    assert vindu._melding.isHidden()
    vindu._hvelv._kjorer.vent(bool)
    (kvittering,) = vindu._hvelv._kjorer.vent(vindu._hvelv._hvelv.drift.kvitteringer)
    assert (kvittering.samtaler, kvittering.kopier) == (1, 2)  # one is made right before
    vindu.close()
    assert HEMMELIG not in sidene(tmp_path)


def test_what_is_erased_by_mistake_is_whole_when_it_is_had_back(qtbot, vindu, tmp_path):
    post = legg(qtbot, vindu, "Bente")
    person = slett_fra_start(qtbot, vindu)
    person.klikk("Angre slettingen")
    qtbot.waitUntil(lambda: bool(vindu._hvelv.poster()), timeout=VENT)
    assert [p.samtale for p in vindu._hvelv.poster()] == [post.samtale]
    assert not vindu._angrefrist.isActive()
    assert slettknapper(vindu)
    apnet = lukk_og_apne(vindu, tmp_path)
    assert [p.samtale for p in apnet.samtaler.newest_first()] == [post.samtale]
    apnet.lukk()


# Faults that go away


def test_a_fault_of_the_backups_is_said_once_for_each_kind(qtbot, vindu):
    vindu._hvelv.kopi_feilet.emit(MiljoError("disk-full"))
    assert "Sikkerhetskopien ble ikke tatt. Disken er full" in vindu._melding._tekst.text()
    vindu._melding.hide()
    vindu._hvelv.kopi_feilet.emit(MiljoError("disk-full"))
    assert vindu._melding.isHidden()
    vindu._hvelv.kopi_feilet.emit(DamagedError())
    assert vindu._melding.isVisible()


def test_a_folder_out_of_reach_is_said_once_when_a_backup_is_due(qtbot, vindu, tmp_path):
    mappe = tmp_path / "minnepinne"
    mappe.mkdir()
    ga_til(qtbot, vindu, "kopi")
    del_(vindu).bruk_mappe(str(mappe))
    vent_pa(qtbot, vindu, f"I bruk: {mappe}")
    mappe.rename(tmp_path / "tatt ut")
    vindu.vis("start")
    drift = vindu._hvelv._hvelv.drift
    for _ in range(2):
        drift._sist_kopiert = None  # as if half an hour had gone
        legg(qtbot, vindu, "Bente")
        with qtbot.waitSignal(vindu._hvelv.kopi_ikke_lagt_ut, timeout=VENT):
            vindu._hvelv._kopitid.timeout.emit()
    assert str(mappe) in vindu._melding._tekst.text()
    vindu._melding.hide()
    vindu._hvelv.kopi_ikke_lagt_ut.emit(str(mappe))
    assert vindu._melding.isHidden()


def test_it_is_saved_by_itself_when_the_disk_has_room_again(qtbot, vindu, monkeypatch):
    person = Person(qtbot, vindu)
    person.klikk("Ny samtale")
    person.klikk("Start samtalen")
    state = vindu._sted[1]
    state._prov_igjen.setInterval(20)
    full = [True]
    ekte = vindu._hvelv._hvelv.samtaler.save

    def lagre(post):
        if full[0]:
            raise MiljoError("disk-full")
        ekte(post)

    monkeypatch.setattr(vindu._hvelv._hvelv.samtaler, "save", lagre)
    feil = []
    state.save_failed.connect(feil.append)
    state.sett("egne_ord", HEMMELIG)
    state.lagre()
    qtbot.waitUntil(lambda: len(feil) > 2, timeout=VENT)
    assert "Disken er full" in vindu._melding._tekst.text()
    assert vindu._lagret.text() == "Ikke lagret ennå"
    assert state.samtale.egne_ord == HEMMELIG
    with qtbot.waitSignal(state.saved, timeout=VENT):
        full[0] = False
    assert vindu._melding._tekst.text().startswith("Lagret")
    assert vindu._lagret.text().startswith("Lagret kl.")
    (post,) = vindu._hvelv._kjorer.vent(vindu._hvelv._hvelv.samtaler.newest_first)
    assert post.samtale.egne_ord == HEMMELIG


def test_an_older_view_of_a_samtale_does_not_write_over_a_newer_one(qtbot, vindu, monkeypatch):
    samtaler = vindu._hvelv._hvelv.samtaler
    ekte = samtaler.save

    def full(_post):
        raise MiljoError("disk-full")

    gammel = vindu._hvelv.ny_samtale(Samtale(dato=date(2026, 3, 2)))
    monkeypatch.setattr(samtaler, "save", full)
    with qtbot.waitSignal(gammel.save_failed, timeout=VENT):
        gammel.sett("egne_ord", "det første")
        gammel.lagre()
    monkeypatch.setattr(samtaler, "save", ekte)
    ny = vindu._hvelv.apne(gammel.post.id)
    with qtbot.waitSignal(ny.saved, timeout=VENT):
        ny.sett("egne_ord", "det siste")
        ny.lagre()
    gammel.lagre()
    (post,) = vindu._hvelv._kjorer.vent(samtaler.newest_first)
    assert post.samtale.egne_ord == "det siste"


# For everyone


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
@pytest.mark.parametrize("tekst", [100, 200])
def test_every_subject_has_names_and_room(qtbot, vindu, kledd, sprak, tekst):
    from test_views import bokstavene, kontroller, navn_pa

    legg(qtbot, vindu, "Bente")
    set_language(sprak)
    theme.bruk(kledd, "light", tekst)
    vindu.bygg_om()
    sikkerhet = SikkerhetState.av(vindu._hvelv)
    with qtbot.waitSignal(sikkerhet.oversikt, timeout=VENT):
        sikkerhet.ta_kopi()
    feil = []
    for emne in EMNER:
        vindu.vis("sikkerhet")
        vindu.view.vis_emne(emne)
        qtbot.waitUntil(vindu.view.isVisible, timeout=VENT)
        vindu._hvelv._kjorer.vent(bool)
        qtbot.wait(10)
        feil += [(emne, "navn", type(w).__name__) for w in kontroller(vindu.view) if not navn_pa(w)]
        over = vindu.view.widget().minimumSizeHint().width() - vindu.view.viewport().width()
        feil += [(emne, "bredde", over)] if over > 0 else []
        nokler = bokstavene(vindu)
        feil += [(emne, "kortnøkkel", n) for n in nokler if nokler.count(n) > 1]
        feil += [
            (emne, "smal", b.text())
            for b in vindu.view.findChildren(QAbstractButton)
            if b.isVisible() and b.width() < b.sizeHint().width() - 1
        ]
    assert feil == []


@pytest.mark.parametrize("emne", EMNER)
def test_tab_goes_through_every_subject_without_a_trap(qtbot, vindu, emne):
    legg(qtbot, vindu, "Bente")
    person = ga_til(qtbot, vindu, emne)
    vindu.activateWindow()
    person.finn(QAbstractButton, "Passord").setFocus()
    sett = []
    for _ in range(60):
        widget = QApplication.focusWidget()
        if widget in sett:
            break
        sett.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    inne = [w for w in vindu.view.findChildren(QAbstractButton) if w.isVisible() and w.isEnabled()]
    assert [w.text() for w in inne if w not in sett] == []


def test_space_chooses_a_subject(qtbot, vindu):
    person = ga_til(qtbot, vindu, "passord")
    person.trykk("Sikkerhetskopi")
    person.finn(QAbstractButton, "Ta sikkerhetskopi nå")


def test_nothing_of_content_is_in_the_log(qtbot, vindu, caplog, tmp_path):
    caplog.set_level(0)
    legg(qtbot, vindu, "Bente")
    person = ga_til(qtbot, vindu, "kopi")
    person.klikk("Ta sikkerhetskopi nå")
    vent_pa(qtbot, vindu, "1 kopi,")
    person = ga_til(qtbot, vindu, "slett")
    kryss_av(qtbot, vindu, "Bente")
    person.klikk("Slett 1 samtale")
    person.klikk("Slett for godt")
    vent_pa(qtbot, vindu, "1 samtale er slettet.")
    person = ga_til(qtbot, vindu, "passord")
    skriv_passord(person, PASSORD, NYTT, NYTT)
    vent_pa(qtbot, vindu, "Passordet er byttet.")
    for ord_ in (HEMMELIG, "Bente", PASSORD, NYTT):
        assert ord_ not in caplog.text
