"""What a conference counted: together in memory, and in files only when asked for."""

import csv
import io

import pytest
from openpyxl import load_workbook

from desktop.domain.legens_blikk import Blikk
from desktop.errors import MiljoError
from desktop.i18n import set_language
from desktop.state import innhold
from desktop.state.blikk_state import BlikkState, KonferanseState


@pytest.fixture
def konferanse(qapp):
    state = KonferanseState()
    state.ta_vare_pa(Blikk("S4", 12, {"kan": 9, "gjort.avventende": 7}))
    state.ta_vare_pa(Blikk("S5", 12, {"kan": 10, "gjort.gradert-40": 8}))
    return state


def test_a_saved_count_opens_again_beside_what_is_counted_here(konferanse, tmp_path):
    konferanse.lagre(tmp_path / "telling.json")
    ny = KonferanseState()
    ny.ta_vare_pa(Blikk("S4", 3, {"kan": 1}))
    ny.apne(tmp_path / "telling.json")
    assert {b.kode: b.av("kan") for b in ny.konferanse.blikk} == {"S4": 1, "S5": 10}


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"\xff\xfe", b'{"blikk": [{"kode": "Kari Nordmann"}]}', b" " * 1_000_001]
)
def test_a_file_that_is_something_else_is_refused_and_changes_nothing(konferanse, tmp_path, data):
    fil = tmp_path / "noe.json"
    fil.write_bytes(data)
    for_ = konferanse.konferanse
    with pytest.raises(MiljoError):
        konferanse.apne(fil)
    assert konferanse.konferanse == for_


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_the_csv_and_the_workbook_say_the_same(konferanse, tmp_path, sprak):
    set_language(sprak)
    konferanse.skriv_csv(tmp_path / "t.csv")
    konferanse.skriv_xlsx(tmp_path / "t.xlsx")
    tekst = (tmp_path / "t.csv").read_text("utf-8-sig")
    fra_csv = list(csv.reader(io.StringIO(tekst), delimiter=";"))
    ark = load_workbook(tmp_path / "t.xlsx").active
    fra_xlsx = [[str(c) for c in rad] for rad in ark.values]
    assert fra_csv == fra_xlsx
    per_eksempel = sum(len(s.nokler()) for s in innhold.blikksporsmal())
    assert len(fra_csv) == 1 + 2 * per_eksempel
    assert fra_csv[1][3:] == ["9", "12"]


def test_no_cell_is_a_formula_and_counts_are_numbers(konferanse, tmp_path):
    konferanse.skriv_xlsx(tmp_path / "t.xlsx")
    ark = load_workbook(tmp_path / "t.xlsx").active
    for rad in ark.iter_rows(min_row=2):
        assert [c.data_type for c in rad] == ["s", "s", "s", "n", "n"]


def test_nothing_is_written_until_a_file_is_asked_for(qapp, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    state = BlikkState("S4", KonferanseState())
    for _ in range(40):
        state.sett(state.flyt.neste().tell(2))
    assert list(tmp_path.iterdir()) == []
    assert not state.konferanse.konferanse.tom


def test_a_folder_that_is_gone_is_said(konferanse, tmp_path):
    with pytest.raises(MiljoError):
        konferanse.lagre(tmp_path / "borte" / "t.json")


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_every_question_has_a_place_in_the_results(qapp, sprak):
    set_language(sprak)
    state = BlikkState("S4", KonferanseState())
    i_resultat = [n for g in innhold.blikkgrupper() for n, _ord in state.linjer(g.id)]
    talt = [s for s in state.flyt.steder if s not in ("klar", "ark") and ":" not in s]
    assert i_resultat == talt


def test_it_is_saved_until_something_else_is_counted(konferanse, tmp_path):
    assert konferanse.ulagret
    konferanse.lagre(tmp_path / "t.json")
    assert not konferanse.ulagret
    konferanse.ta_vare_pa(Blikk("S4", 12, {"kan": 10}))
    assert konferanse.ulagret
    konferanse.skriv_csv(tmp_path / "t.csv")
    assert not konferanse.ulagret
    assert not KonferanseState().ulagret


def test_a_count_that_is_opened_is_counted_on_and_not_begun_anew(konferanse, tmp_path):
    konferanse.lagre(tmp_path / "t.json")
    state = BlikkState("S4", KonferanseState())
    assert state.hent(tmp_path / "t.json") == ()
    assert not state.konferanse.ulagret
    state.sett(state.flyt.neste().neste().tell(1))
    assert state.konferanse.konferanse.om("S4") == Blikk(
        "S4", 12, {"kan": 10, "gjort.avventende": 7}
    )


def test_the_examples_that_were_counted_here_are_named(konferanse, tmp_path):
    konferanse.lagre(tmp_path / "t.json")
    state = BlikkState("S4", KonferanseState())
    state.sett(state.flyt.neste().neste().tell(1))
    assert state.hent(tmp_path / "t.json") == ("S4",)
    assert state.konferanse.ulagret


def test_how_many_are_here_is_kept_before_a_hand_is_counted(qapp):
    state = BlikkState("S5", KonferanseState())
    state.sett(state.flyt.siffer(9))
    assert state.konferanse.konferanse.om("S5").til_stede == 9
    assert len(state.konferanse.rader()) == 1  # but there is nothing to write about it


def test_only_an_example_is_read(qapp):
    with pytest.raises(ValueError, match="example"):
        BlikkState("", KonferanseState())
