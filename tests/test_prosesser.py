"""Processes of the real application: one at a time, and a fresh one after each lock."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Timer
from uuid import uuid4

import pytest
from builders import NOKKEL
from PySide6.QtCore import QLockFile
from test_laas import i_samtale, las_opp, skriv_hemmelig  # noqa: F401 - a fixture
from vindusprosess import HEMMELIG, PASSORD

from desktop import oppstart
from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.arkivpost import Arkivpost
from desktop.domain.samtale import Samtale
from desktop.state import avloser as modul
from desktop.state.avloser import Avloser, Plass
from desktop.state.enkel import LAS, VIS, Enkel
from desktop.storage.hvelv import Hvelv
from desktop.storage.nokler import Kost

PROSESS = Path(__file__).with_name("vindusprosess.py")
FRIST_S = 60
PLASS = Plass(sted="start", vindu=(1, 2, 1000, 700))


@pytest.fixture
def mappe(tmp_path):
    mappe = tmp_path / "data"
    hvelv = Hvelv.opprett(mappe, PASSORD, NOKKEL, kost=Kost(1, 8 * 1024 * 1024))
    na = datetime.now(UTC)
    samtale = Samtale(dato=date(2026, 3, 3), egne_ord=" ")
    for fase in (1, 2):
        hvelv.samtaler.save(
            Arkivpost(
                id=uuid4(), samtale=samtale, fase=fase, slag="utkast", opprettet=na, endret=na
            )
        )
    hvelv.verdier.set("arbeidsplass", Arbeidsplass(navn="Havnsund").til_json())
    hvelv.lukk()
    return mappe


@pytest.fixture
def start():
    """Start the application in a process; those still there at the end are ended."""
    prosesser = []

    def start_(mappe, plan):
        rot = Path(__file__).parent.parent
        prosess = subprocess.Popen(
            [sys.executable, str(PROSESS), "--data-dir", str(mappe)],
            cwd=rot,
            env={**os.environ, "PLAN": plan, "PYTHONPATH": str(rot)},
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        vakt = Timer(FRIST_S, prosess.kill)
        vakt.daemon = True
        vakt.start()
        prosesser.append((prosess, vakt))
        return prosess

    yield start_
    for prosess, vakt in prosesser:
        vakt.cancel()
        with prosess:
            prosess.kill()


def til_slutt(prosess):
    _, linjer = prosess.communicate(timeout=FRIST_S)
    return linjer.splitlines()


def innhold(mappe):
    return {p: p.read_bytes() for p in mappe.rglob("*") if p.is_file() and p.name != VIS}


def rettigheter(fil):
    return fil.stat().st_mode & 0o777 if sys.platform != "win32" else 0o600


# One at a time


def test_a_second_start_raises_the_first_and_touches_nothing(mappe, start):
    forste = start(mappe, "vent")
    assert forste.stderr.readline().startswith("oppe")
    assert forste.stderr.readline() == "minimert True\n"
    assert rettigheter(mappe / LAS) == 0o600
    for_ = innhold(mappe)
    andre = start(mappe, "lukk")
    assert til_slutt(andre) == ["slutt forste 0"]  # no window, and nothing said
    assert andre.returncode == 0
    assert til_slutt(forste)[0] == "fram True True"
    assert not (mappe / VIS).exists()
    assert not (mappe / LAS).exists()
    assert innhold(mappe).items() >= {(p, b) for p, b in for_.items() if p.name != LAS}


def test_a_first_that_was_killed_keeps_nobody_out(mappe, start):
    forste = start(mappe, "vent")
    assert forste.stderr.readline().startswith("oppe")
    forste.kill()
    forste.communicate()
    assert (mappe / LAS).exists()
    andre = start(mappe, "lukk")
    assert til_slutt(andre)[-1] == "slutt forste 0"
    assert not (mappe / LAS).exists()


def test_a_lock_whose_number_another_program_got_keeps_nobody_out(qapp, mappe):
    """The number of a dead process is given out again; this test lives and runs the same program."""
    (mappe / LAS).write_text(f"{os.getpid()}\n{Path(sys.executable).resolve().name}\n\n")
    enkel = Enkel(mappe)
    assert enkel.ta()
    enkel.slipp()


def test_there_is_nothing_to_hold_before_the_vault_is_made(qapp, tmp_path):
    mappe = tmp_path / "data"
    enkel = Enkel(mappe)
    assert enkel.ta()
    assert not mappe.exists()
    mappe.mkdir()
    assert enkel.ta()
    assert (mappe / LAS).exists()
    assert not Enkel(mappe).ta()
    enkel.slipp()
    assert Enkel(mappe).ta()


def test_the_folder_is_held_from_when_the_vault_is_made(tmp_path, start):
    mappe = tmp_path / "data"
    prosess = start(mappe, "ny")
    assert prosess.stderr.readline().startswith("oppe")
    til_slutt(prosess)
    assert not (mappe / LAS).exists()  # it was given up again at the end
    assert (mappe / "vault.keys").exists()


def test_a_folder_that_cannot_be_written_is_not_taken_for_a_second_start(
    qapp, tmp_path, monkeypatch
):
    class Skrivevernet(QLockFile):
        def tryLock(self, _ms):  # noqa: N802 - as Qt's own
            return False

        def error(self):
            return QLockFile.LockError.PermissionError

    monkeypatch.setattr("desktop.state.enkel.QLockFile", Skrivevernet)
    assert Enkel(tmp_path).ta()


def test_a_call_that_came_before_anybody_listened_is_heard(qtbot, mappe):
    (mappe / VIS).touch()
    enkel = Enkel(mappe)
    with qtbot.waitSignal(enkel.kalt):
        enkel.ta()
    with qtbot.waitSignal(enkel.kalt):
        Enkel(mappe).be_frem()
    enkel.slipp()


# A fresh one after each lock


def test_after_a_lock_a_new_process_comes_back_to_the_same_place(mappe, start):
    linjer = til_slutt(start(mappe, "las"))
    forste, arving = (li for li in linjer if li.startswith("oppe"))
    assert forste.split()[1] == "forste"
    assert arving.split()[1] == "arving"
    assert forste.split()[2] != arving.split()[2]
    assert "plass 30 40 1000 700" in linjer
    assert "sted samtale fase 2" in linjer
    assert "felt True True" in linjer
    assert {"slutt forste 0", "slutt arving 0"} <= set(linjer)
    assert HEMMELIG not in "".join(linjer)
    assert not (mappe / LAS).exists()


@pytest.fixture
def ny_prosess(monkeypatch):
    """Let a line of Python stand for the new process."""

    def sett(kode, frist_ms=30000):
        monkeypatch.setattr(modul, "_program", lambda: [sys.executable, "-c", kode])
        monkeypatch.setattr(modul, "FRIST_MS", frist_ms)

    return sett


MALER = (
    "import os, sys; sys.stdin.readline(); os.write(1, b'malt\\n'); os.close(1); sys.stdin.read()"
)
HENGER = "import sys; sys.stdin.read()"


def test_a_new_process_that_paints_is_heard(qtbot, ny_prosess):
    ny_prosess(MALER)
    avloser = Avloser()
    with qtbot.waitSignal(avloser.malt, timeout=30000):
        avloser.start([], PLASS)
    avloser.avbryt()


@pytest.mark.parametrize(
    ("kode", "frist"),
    [("raise SystemExit", 30000), ("print('noe annet')", 30000), (HENGER, 50)],
    ids=["ends at once", "says something else", "never answers"],
)
def test_a_new_process_that_does_not_paint_is_ended_and_the_old_stays(
    qtbot, ny_prosess, kode, frist
):
    ny_prosess(kode, frist)
    avloser = Avloser()
    with qtbot.waitSignal(avloser.uteble, timeout=30000):
        avloser.start([], PLASS)
    assert not avloser.venter


def test_a_program_that_is_gone_is_no_fault(qtbot, monkeypatch):
    monkeypatch.setattr(modul, "_program", lambda: ["finnes-ikke-her"])
    avloser = Avloser()
    with qtbot.waitSignal(avloser.uteble):
        avloser.start([], PLASS)


@pytest.fixture
def laast(qtbot, i_samtale, tmp_path):  # noqa: F811
    """A window of the real application that is about to be locked."""
    vindu, person = i_samtale
    avloser = oppstart._avlos_etter_las(vindu, vindu._hvelv, tmp_path / "data")
    yield vindu, person, avloser
    avloser._overlatt = False
    avloser.avbryt()


def test_the_old_window_closes_when_the_new_one_is_painted(qtbot, laast, ny_prosess):
    ny_prosess(MALER)
    vindu, _, avloser = laast
    with qtbot.waitSignal(avloser.malt, timeout=30000):
        vindu.las()
    assert not vindu.isVisible()
    assert avloser.venter  # its pipe is open until this process ends


def test_the_old_window_stays_when_somebody_has_begun_to_unlock_it(qtbot, laast, ny_prosess):
    ny_prosess(MALER)
    vindu, person, avloser = laast
    with qtbot.waitSignal(avloser.uteble, timeout=30000):
        vindu.las()
        person.skriv("Passord", "et lan")
    assert vindu.isVisible()
    assert not avloser.venter


def test_the_old_window_stays_locked_when_there_is_no_new_one(qtbot, laast, ny_prosess):
    ny_prosess("raise SystemExit")
    vindu, _, avloser = laast
    with qtbot.waitSignal(avloser.uteble, timeout=30000):
        vindu.las()
    assert vindu.view.objectName() == "laas-view"
    las_opp(qtbot, vindu)
    assert vindu._sted[0] == "samtale"


def test_what_is_handed_over_has_no_word_of_what_was_written(qtbot, laast, ny_prosess):
    ny_prosess("raise SystemExit")
    vindu, person, _ = laast
    state = vindu._sted[1]
    skriv_hemmelig(person)
    person.klikk("Neste steg")
    person.klikk("Legg til oppgave")
    person.skriv("Oppgave 1", HEMMELIG)
    rad = next(w for w in vindu.findChildren(object) if navn(w).startswith(HEMMELIG))
    rad.setFocus()
    assert vindu._fokussti().startswith(HEMMELIG)
    vindu.las()
    assert vindu.plass.sted == "samtale"
    assert vindu.plass.samtale_id == state.post.id
    assert vindu.plass.felt == ""
    assert HEMMELIG not in repr(vindu.plass)


def navn(w):
    return w.accessibleName() if hasattr(w, "accessibleName") else ""


def test_a_folder_that_leaves_the_machine_is_warned_of_at_the_start(qtbot, tmp_path, lag_vindu):
    vindu = lag_vindu(tmp_path / "data")
    oppstart._sen_start(vindu, tmp_path / "OneDrive" / "Dialogarket")
    assert "OneDrive" in vindu._melding._tekst.text()
    assert vindu._melding.isVisible()
