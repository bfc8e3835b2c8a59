"""A whole journey, a backup, another journey, and the backup back again: row for row as it was."""

import json

from builders import eksempel
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from test_journey import (
    PASSORD,
    Person,
    fase_2,
    fase_3,
    fase_4,
    fase_5,
    fase_6,
    fase_7,
    forste_gang,
    start_samtale,
    tast,
    uten_koder,
)

from desktop.domain.samtale_fil import les
from desktop.storage.database import open_as_it_is
from desktop.storage.hvelv import FIL, Hvelv
from desktop.storage.nokler import apne
from desktop.storage.tables import TABLES

FASER = (None, fase_2, fase_3, fase_4, fase_5, fase_6, fase_7)
# What tells about the vault itself and not about what somebody wrote.
OM_HVELVET = {"sist_apnet"}


def hold_samtalen(vindu, person, kode):
    """Type a whole example through the seven phases, and keep it."""
    fil = json.loads(eksempel(kode).read_text("utf-8"))
    start_samtale(vindu, person, fil)
    for nummer, fase in enumerate(FASER, 1):
        if fase is not None:
            fase(person, fil)
        if nummer < len(FASER):
            person.klikk("Neste steg")
    person.klikk("Avslutt samtalen")
    person.klikk("Behold samtalen til neste samtale")


def las_opp(qtbot, lag_vindu, mappe):
    vindu = lag_vindu(mappe)
    person = Person(qtbot, vindu)
    person.skriv("Passord", PASSORD)
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=10000):
        person.klikk("Lås opp")
    return vindu, person


def hent_den_eldste(qtbot, vindu, person):
    person.klikk("Innstillinger")
    person.klikk("Passord, sikkerhetskopi og sletting")
    person.klikk("Sikkerhetskopi")
    person.finn(QAbstractButton, "Hent denne")
    knapper = person.i_sikte(QAbstractButton, "Hent denne")
    assert len(knapper) == 2
    knapper[-1].setFocus()
    QTest.keyClick(knapper[-1], Qt.Key.Key_Space)
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=20000):
        person.klikk("Hent kopien")


def rader(mappe):
    """Return every row of every table of a closed vault."""
    database = open_as_it_is(mappe / FIL, apne(mappe, PASSORD))
    try:
        alle = {}
        for tabell in TABLES:
            navn = tabell._meta.table_name
            svar = database.execute_sql(f"SELECT * FROM {navn}").fetchall()
            alle[navn] = sorted((rad for rad in svar if rad[0] not in OM_HVELVET), key=repr)
        return alle
    finally:
        database.close()


def test_after_a_restore_every_row_is_as_it_was_and_the_work_goes_on(qtbot, lag_vindu, tmp_path):
    mappe = tmp_path / "data"
    vindu, person = forste_gang(qtbot, lag_vindu, tmp_path)
    person.klikk("Mulighetsskjema")
    felt = person.finn(QLineEdit, "Ny mulighet, med egne ord")
    felt.setFocus()
    tast(felt, "Stelle i hagen på våren\r")
    person.klikk("Start")
    hold_samtalen(vindu, person, "S3")
    vindu.close()  # makes a backup
    som_det_var = rader(mappe)
    assert len(som_det_var["samtale"]) == 1
    assert {navn for navn, _ in som_det_var["verdi"]} >= {"arbeidsplass", "katalog"}

    vindu, person = las_opp(qtbot, lag_vindu, mappe)
    hold_samtalen(vindu, person, "S1")
    vindu._hvelv.katalog.fjern(vindu._hvelv.katalog.enhet.muligheter[-1].id)
    vindu.close()
    assert rader(mappe) != som_det_var

    vindu, person = las_opp(qtbot, lag_vindu, mappe)
    hent_den_eldste(qtbot, vindu, person)
    vindu.close()
    assert rader(mappe) == som_det_var

    vindu, person = las_opp(qtbot, lag_vindu, mappe)
    hold_samtalen(vindu, person, "S2")
    vindu.close()
    apnet = Hvelv.apne(mappe, PASSORD)
    beholdt = [uten_koder(post.samtale) for post in apnet.samtaler.newest_first()]
    apnet.lukk()
    assert beholdt == [uten_koder(les(eksempel(k).read_bytes())) for k in ("S2", "S3")]


def test_one_samtale_that_cannot_be_read_is_counted_and_the_others_are_saved(
    qtbot, lag_vindu, tmp_path
):
    mappe = tmp_path / "data"
    vindu, person = forste_gang(qtbot, lag_vindu, tmp_path)
    for _ in range(3):
        person.klikk("Ny samtale")
        person.klikk("Start samtalen")
        person.klikk("Start")
    vindu.close()
    database = open_as_it_is(mappe / FIL, apne(mappe, PASSORD))
    database.execute_sql("UPDATE samtale SET dokument = x'7b' WHERE rowid = 2")
    database.close()

    vindu = lag_vindu(mappe)
    person = Person(qtbot, vindu)
    person.skriv("Passord", PASSORD)
    person.klikk("Lås opp")
    person.finn(QLabel, "Filen med samtalene er skadet")
    with qtbot.waitSignal(vindu._hvelv.apnet, timeout=20000):
        person.klikk("Redd det som kan reddes")
    assert len(vindu._hvelv.poster()) == 2
    person.finn(QLabel, "2 samtaler er reddet. 1 kunne ikke leses.")
    (satt,) = (mappe / "satt-til-side").iterdir()
    database = open_as_it_is(satt / FIL, apne(mappe, PASSORD))
    assert database.execute_sql("SELECT count(*) FROM samtale").fetchone() == (3,)
    database.close()
