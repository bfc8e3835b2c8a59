"""Catalogues and job templates as files: the same again, or every fault and nothing changed."""

import io
from datetime import date, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from regnearkbygger import ORD, bok, endre_bok, enhet, lister, maler

from desktop.domain.feil import FilAvvistError
from desktop.domain.forskjell import Feltendring, Forskjell, forskjell, malforskjell
from desktop.domain.katalog import Enhet, Katalogmulighet, endre, fjern, kan_ikke_na, linje
from desktop.feiltekst import regeltekst
from desktop.regneark import fil
from desktop.regneark.csv_fil import les_csv, skriv_csv
from desktop.regneark.katalogark import KOLONNER
from desktop.regneark.xlsx import NyttArk, les_ark, skriv_ark

HODE = [k.navn for k in KOLONNER]


def feilene(data: bytes, navn: str = "fil.xlsx") -> list[tuple[str, str]]:
    """Return every fault of a file as cell and rule; each has a sentence."""
    with pytest.raises(FilAvvistError) as fanget:
        fil.les(data, navn, ORD)
    assert all(regeltekst(f) for f in fanget.value.feil)
    return [(f.felt, f.regel) for f in fanget.value.feil]


# The same again


@pytest.mark.parametrize("endelse", [".xlsx", ".json"])
def test_a_unit_comes_back_the_same(endelse: str) -> None:
    assert fil.les(fil.skriv(enhet(), endelse, ORD), f"x{endelse}", ORD) == enhet()


def test_the_possibilities_of_a_unit_come_back_the_same_from_csv() -> None:
    lest = fil.les(fil.skriv(enhet(), ".csv", ORD), "Lia natt.csv", ORD)
    assert lister(lest) == lister(enhet())
    assert (lest.id, lest.navn) == ("", "Lia natt")


@pytest.mark.parametrize("endelse", fil.ENDELSER)
def test_job_templates_come_back_the_same(endelse: str) -> None:
    assert fil.les_maler(fil.skriv_maler(maler(), endelse, ORD), ORD) == maler()


@settings(max_examples=25)
@given(st.lists(st.text(max_size=60).map(linje).filter(bool), min_size=1, max_size=8))
def test_any_text_comes_back_the_same_from_every_kind_of_file(tekster: list[str]) -> None:
    en = Enhet(
        "e1",
        "e",
        muligheter=tuple(Katalogmulighet(f"egen-{n}", t, pass_pa=t) for n, t in enumerate(tekster)),
    )
    for endelse in fil.ENDELSER:
        lest = fil.les(fil.skriv(en, endelse, ORD), "x", ORD)
        assert lister(lest) == lister(en), endelse


def test_two_thousand_possibilities_come_back_the_same() -> None:
    mange = tuple(Katalogmulighet(f"egen-{n}", f"Nummer {n}", "fysisk") for n in range(2000))
    stor = msgspec.structs.replace(enhet(), muligheter=mange)
    for endelse in (".xlsx", ".json"):
        assert fil.les(fil.skriv(stor, endelse, ORD), "x", ORD) == stor


# Written so that a spreadsheet helps and computes nothing

STARTER = ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "=cmd|'/c calc'!A0", "+A1", "-A1", "@SUM(A1)"]


@pytest.mark.parametrize("tekst", STARTER)
def test_a_cell_that_looks_like_a_formula_is_written_as_text(tekst: str) -> None:
    data = skriv_ark([NyttArk("Ark", [["Navn"], [tekst]], [10])])
    celle = load_workbook(io.BytesIO(data))["Ark"]["A2"]
    assert celle.data_type == "s" and celle.number_format == "@"
    assert str(celle.value).strip() == tekst.strip()
    (ark,) = les_ark(data)
    assert isinstance(ark.rader[1][0], str)
    _, rad = les_csv(skriv_csv([["Id", "Mulighet"], [tekst, ""]])).rader
    assert rad[0].startswith("'")
    assert linje(rad[0]) == linje(tekst)


def test_every_cell_is_text_the_heading_is_frozen_and_columns_offer_their_words() -> None:
    arbeidsbok = load_workbook(io.BytesIO(fil.skriv(enhet(), ".xlsx", ORD)))
    for side in arbeidsbok.worksheets:
        assert side.freeze_panes == "A2"
        assert {c.data_type for rad in side.iter_rows() for c in rad if c.value} == {"s"}
    side = arbeidsbok["Muligheter"]
    lister_ = {str(v.sqref): v.formula1 for v in side.data_validations.dataValidation}
    assert len(lister_) == 1 + 1 + 6 + 3 + 1
    typer = lister_["C2:C6000"].split("!")[1].replace("$", "")
    assert [c[0].value for c in arbeidsbok["Ord"][typer]] == [n[0] for n in ORD.typer.values()]
    laster = lister_["E2:E6000"].split("!")[1].replace("$", "")
    assert len(arbeidsbok["Ord"][laster]) == 38
    assert all(side.column_dimensions[b].width >= 8 for b in "ABCDEFGHIJKLMNOPQ")


@pytest.mark.parametrize(
    "tekst", ["a\x00b", "a\x0bb", "a\ud800b", "a\ufffeb", "a\uffffb", "x" * 40_000]
)
def test_signs_that_break_a_workbook_are_left_out(tekst: str) -> None:
    (ark,) = les_ark(skriv_ark([NyttArk("Ark", [["Navn"], [tekst]], [10])]))
    assert ark.rader[1][0] in ("ab", "x" * 32_767)


# What comes from anywhere


@pytest.mark.parametrize("skille", [",", ";", "\t"])
@pytest.mark.parametrize("koding", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv_is_read_with_any_separator_and_alphabet(skille: str, koding: str) -> None:
    tekst = f"Id{skille}Mulighet{skille}Type\r\n{skille}Følge på kafé{skille}FYSISK\r\n\r\n"
    (en,) = fil.les(tekst.encode(koding), "x.csv", ORD).muligheter
    assert (en.tekst, en.type, en.id[:5]) == ("Følge på kafé", "fysisk", "egen-")


def test_a_line_that_names_the_separator_is_passed_over_and_rows_keep_their_numbers() -> None:
    assert len(fil.les(b"sep=,\r\nMulighet,Type\r\nRydde,\r\n", "x.csv", ORD).muligheter) == 1
    assert feilene(b"sep=,\nMulighet,Type\nRydde,Noe\n", "x.csv") == [("B3", "ukjent_type")]


def test_words_are_known_in_every_language_and_case() -> None:
    data = bok(
        [
            HODE[:5] + ["Hvem avgjør", "Tilbys".upper()][:1],
            ["", "a", "Oppgåver", "JA", "Lifting", "Leiar aleine"],
            ["", "b", "oppgaver", "No", " LØFT ", "must ask"],
        ]
    )
    lest = fil.les(data, "x", ORD)
    assert [m.avlaster for m in (*lest.muligheter, *lest.kan_ikke)] == [("løft",), ("løft",)]
    assert [m.hvem_avgjor for m in (*lest.muligheter, *lest.kan_ikke)] == ["leder", "ma_sporre"]
    assert len(lest.kan_ikke) == 1


def test_numbers_and_dates_of_a_spreadsheet_are_understood() -> None:
    data = bok(
        [["Mulighet", "Varighet (dager)"], ["Rydde", 21], ["Vaske", 7.0]],
        [
            ["Om enheten", "Svar"],
            ["Laget dato", datetime(2026, 3, 2)],
            ["Gjennomgås innen", "2.3.2027"],
            ["Laget sammen med", "HR; verneombud"],
        ],
    )
    lest = fil.les(data, "x", ORD)
    assert [m.standard_varighet for m in lest.muligheter] == [21, 7]
    assert (lest.laget, lest.gjennomgas) == (date(2026, 3, 2), date(2027, 3, 2))
    assert lest.laget_med == ("verneombud", "hr")


def test_rows_moved_and_sorted_by_hand_keep_their_ids() -> None:
    def snu(arbeidsbok) -> None:
        side = arbeidsbok["Muligheter"]
        rader = [[c.value for c in rad] for rad in side.iter_rows(min_row=2)]
        side.delete_rows(2, len(rader))
        for n, rad in enumerate(reversed(rader), 2):
            for k, tekst in enumerate(rad, 1):
                if tekst:
                    side.cell(n, k, tekst).data_type = "s"

    lest = fil.les(endre_bok(fil.skriv(enhet(), ".xlsx", ORD), snu), "x", ORD)
    assert lest.muligheter == tuple(reversed(enhet().muligheter))
    assert forskjell(enhet(), lest) == Forskjell(rekkefolge=True)


# Every fault, and where


def test_a_bad_file_gives_every_fault_with_sheet_row_and_column() -> None:
    data = bok(
        [
            [*HODE, "Navn på ansatt", "Type"],
            ["A01", "Rydde", "Noe", "kanskje", "løftt", "", "", "", "", "", "", "", "", "sjefen"],
            ["A01", "", "Sted"],
            ["et mellomrom", "x" * 501, "", "", "", "", "", "", "", "", "", "", "støyy"],
            ["", "=1+1", "", "", "", "", "", "", "", "", "", "", "", "", "", "null"],
            ["", "ok", "", "", "", "", "", "", "", "", "", "", "", "", "a\u202eb", "366", "=A1"],
        ],
        [
            ["Om enheten", "Svar"],
            ["Slags arbeidsplass", "romskip"],
            ["Laget dato", "32.1.2026"],
            ["Laget sammen med", "naboen"],
            ["Sjef", "Kari"],
            ["Id", "å"],
            ["Laget dato", ""],
        ],
    )
    assert sorted(feilene(data)) == sorted(
        [
            ("Muligheter!R1", "ukjent_kolonne"),
            ("Muligheter!S1", "dobbel_kolonne"),
            ("Muligheter!C2", "ukjent_type"),
            ("Muligheter!D2", "ja_nei"),
            ("Muligheter!E2", "ukjent_belastning"),
            ("Muligheter!N2", "ukjent_hvem"),
            ("Muligheter!A3", "dobbel_id"),
            ("Muligheter!B3", "mangler"),
            ("Muligheter!A4", "ikke_id"),
            ("Muligheter!B4", "for_lang"),
            ("Muligheter!M4", "ukjent_belastning"),
            ("Muligheter!B5", "formel"),
            ("Muligheter!P5", "utenfor_dager"),
            ("Muligheter!O6", "ulovlig_tegn"),
            ("Muligheter!P6", "utenfor_dager"),
            ("Muligheter!Q6", "formel"),
            ("Enhet!B2", "ukjent_arbeidsplass"),
            ("Enhet!B3", "ikke_dato"),
            ("Enhet!B4", "ukjent_laget_med"),
            ("Enhet!A5", "ukjent_felt"),
            ("Enhet!B6", "ikke_id"),
            ("Enhet!A7", "dobbel"),
        ]
    )


@pytest.mark.parametrize(
    "tekst",
    ["1.1.99999999999999999999", "1.99999999999999999999.2026", "1.1.1899", "2200-01-01", "1.1"],
)
def test_a_date_no_calendar_here_has_is_a_fault_in_its_cell(tekst) -> None:
    data = bok([["Mulighet"], ["Rydde"]], [["Om enheten", "Svar"], ["Laget dato", tekst]])
    assert feilene(data) == [("Enhet!B2", "ikke_dato")]


@pytest.mark.parametrize("tekst", ["1.2.26", "01.02.2026", "1. 2. 2026", "2026-02-01"])
def test_a_date_is_read_as_people_write_it(tekst) -> None:
    data = bok([["Mulighet"], ["Rydde"]], [["Om enheten", "Svar"], ["Gjennomgås innen", tekst]])
    assert fil.les(data, "x", ORD).gjennomgas == date(2026, 2, 1)


def test_csv_has_cells_without_a_sheet() -> None:
    assert feilene(b"Mulighet;Type\nRydde;Rot\n;Sted\na;;b\n", "x.csv") == [
        ("B2", "ukjent_type"),
        ("A3", "mangler"),
        ("C4", "uten_overskrift"),
    ]


@pytest.mark.parametrize(
    ("data", "regel"),
    [
        (b"", "tom_fil"),
        (b"\n\n\n", "tom_fil"),
        (b"PK", "ikke_xlsx"),
        (b"PK\x03\x04" + b"\0" * 100, "ikke_xlsx"),
        (b"Id;Type\n1;2\n", "mangler_kolonne"),
        (b'Mulighet;Type\n"a;b\n', "ikke_csv"),
        (b"Mulighet\n\x81\xff\n", "ikke_tegnsett"),
        (b"Mulighet\n" + b"a\n" * 7000, "for_mange_rader"),
        (b"Mulighet" + b";" * 100 + b"x\n", "for_mange_kolonner"),
        (b"x" * 5_000_001, "for_stor"),
        (b"{", "ikke_json"),
        (b"[]", "ikke_pakke"),
        (b'{"format":"dialogarket/samtale","version":1}', "ukjent_format"),
        (b'{"format":"dialogarket/enhet","version":2,"id":"a"}', "nyere_versjon"),
        (b'{"format":"dialogarket/enhet","version":true,"id":"a"}', "feil_type"),
        (b'{"format":"dialogarket/enhet","version":1}', "mangler"),
        (b'{"format":"dialogarket/enhet","version":1,"id":"a","id":"b"}', "dobbel"),
        (b'{"format":"dialogarket/enhet","version":1,"id":"a","sjef":"b"}', "ukjent_felt"),
        (b'{"format":"dialogarket/enhet","version":1,"id":"a b"}', "ikke_id"),
        (b'{"format":"dialogarket/enhet","version":1,"id":"a","navn":"\\u0000"}', "ulovlig_tegn"),
        (b'{"format":"dialogarket/jobbmaler","version":1,"maler":[]}', "ukjent_format"),
    ],
)
def test_a_file_that_is_none_is_refused(data: bytes, regel: str) -> None:
    assert regel in [r for _, r in feilene(data)]


def test_a_pack_gives_every_fault_of_what_it_says() -> None:
    data = (
        b'{"format":"dialogarket/enhet","version":1,"id":"a","arbeidsplasstype":"romskip",'
        b'"muligheter":[{"id":"b","tekst":" ","type":"x","avlaster":["y"],"gir":["z"]}],'
        b'"kan_ikke":[{"id":"b","tekst":"c"}]}'
    )
    assert sorted(feilene(data)) == [
        ("arbeidsplasstype", "ukjent_verdi"),
        ("kan_ikke.0.id", "dobbel_id"),
        ("muligheter.0.avlaster.0", "ukjent_belastning"),
        ("muligheter.0.gir.0", "ukjent_belastning"),
        ("muligheter.0.tekst", "mangler"),
        ("muligheter.0.type", "ukjent_verdi"),
    ]


def test_a_pack_with_a_date_far_off_is_refused() -> None:
    data = (
        b'{"format":"dialogarket/enhet","version":1,"id":"a","laget":"0001-01-01",'
        b'"gjennomgas":"9999-12-31"}'
    )
    assert feilene(data) == [("laget", "utenfor_kalender"), ("gjennomgas", "utenfor_kalender")]


def test_templates_are_not_taken_for_a_catalogue_nor_the_other_way() -> None:
    for endelse in (".xlsx", ".csv"):
        assert feilene(fil.skriv_maler(maler(), endelse, ORD)) == [("", "er_maler")]
        with pytest.raises(FilAvvistError) as fanget:
            fil.les_maler(fil.skriv(enhet(), endelse, ORD), ORD)
        assert [f.regel for f in fanget.value.feil] == ["ikke_maler"]


def test_bad_templates_give_every_fault() -> None:
    data = (
        "Mal-id;Jobbmal;Full stilling (timer);Oppgave;Timer i uka;Belastning 1\n"
        "m1;Kokk;35,5;Koke;169;løft\n"
        "m1;Kokk;36;Steke;1,234;\n"
        "m1;Baker;35,5;Bake;x;\n"
        ";;;Vaske;1;\n"
        "m 2;Vakt;61;;2;\n"
    ).encode()
    with pytest.raises(FilAvvistError) as fanget:
        fil.les_maler(data, ORD)
    assert sorted((f.felt, f.regel) for f in fanget.value.feil) == sorted(
        [
            ("E2", "utenfor"),
            ("C3", "mal_ulik"),
            ("E3", "utenfor"),
            ("B4", "mal_ulik"),
            ("E4", "utenfor"),
            ("B5", "mangler"),
            ("A6", "ikke_id"),
            ("C6", "utenfor"),
            ("D6", "mangler"),
        ]
    )


@pytest.mark.parametrize("endelse", fil.ENDELSER)
def test_no_fault_repeats_what_the_file_says(endelse: str) -> None:
    en = Enhet("e", muligheter=(Katalogmulighet("a", "KANARI", "KANARI", ("KANARI",)),))
    with pytest.raises(FilAvvistError) as fanget:
        fil.les(fil.skriv(en, endelse, ORD), "x", ORD)
    assert fanget.value.feil
    sagt = str(fanget.value) + "".join(f.felt + regeltekst(f) for f in fanget.value.feil)
    assert "KANARI" not in sagt


# What will change


def test_the_difference_tells_what_is_new_changed_and_gone_field_by_field() -> None:
    for_ = enhet()
    etter = endre(for_, "A03", tekst="Annet", standard_varighet=7)
    etter = kan_ikke_na(fjern(etter, "A04"), "A05")
    ny = Katalogmulighet("egen-ny", "Ny")
    etter = msgspec.structs.replace(etter, navn="Lia", muligheter=(*etter.muligheter, ny))
    vist = forskjell(for_, etter)
    assert [m.id for m in vist.nye] == ["egen-ny"]
    assert [m.id for m in vist.fjernet] == ["A04"]
    gammel = for_.finn("A03")
    endringer = {e.ny.id: e.felter for e in vist.endret}
    assert endringer == {
        "A03": (
            Feltendring("tekst", gammel.tekst, "Annet"),
            Feltendring("standard_varighet", 14, 7),
        ),
        "A05": (Feltendring("tilbys", True, False),),
    }
    assert vist.om_enheten == (Feltendring("navn", "Lia æøå", "Lia"),)
    assert forskjell(for_, for_).ingen and not vist.ingen
    assert len(forskjell(None, for_).nye) == len(for_.muligheter) + len(for_.kan_ikke)


def test_the_difference_of_templates() -> None:
    for_ = maler()
    en, to = for_.maler
    etter = msgspec.structs.replace(for_, maler=(msgspec.structs.replace(en, navn="Kokk"),))
    vist = malforskjell(for_, etter)
    assert vist.fjernet == (to,)
    assert vist.endret[0].felter == (Feltendring("navn", "Sykepleier, natt", "Kokk"),)
