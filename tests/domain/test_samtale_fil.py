"""The samtale file: what is read, what is refused, and that nothing of it is repeated."""

import json
from datetime import date
from pathlib import Path

import pytest
from builders import eksempel
from hypothesis import given
from hypothesis import strategies as st

from desktop.content import eksempelkoder
from desktop.domain.samtale import Samtale
from desktop.domain.samtale_fil import SamtaleFilError, les, les_utkast, skjema, skriv, skrivbar

GRUNN = {"format": "dialogarket/samtale", "version": 1, "dato": "2026-03-02"}
MERKE = "KANARI"


def fil(**felt):
    return json.dumps({**GRUNN, **felt}).encode()


def ra(tekst):
    return tekst.encode()


HODE = '{"format":"dialogarket/samtale","version":1,"dato":"2026-03-02"'
TRINN = {"slag": "gradert"}

AVVIST = [  # document, path, rule
    (b"", "", "ikke_json"),
    (b"[", "", "ikke_json"),
    (b"[1]", "", "ikke_objekt"),
    (b"null", "", "ikke_objekt"),
    (b'"KANARI"', "", "ikke_objekt"),
    (b"\xff\xfe", "", "ikke_utf8"),
    (b"[" * 100_000, "", "for_dyp"),
    (b'{"a":' * 100_000, "", "for_dyp"),
    (b"[" * 100_000 + b"]" * 100_000, "", "for_dyp"),
    (b"[" * 700 + b"]" * 700, "", "for_dyp"),
    (b" " * 6_000_000, "", "for_stor"),
    (b"[" + b"{}," * 1_600_000 + b"{}]", "", "for_mange_deler"),
    (ra(HODE + ',"ansatt":{"heltid_timer":NaN}}'), "", "ikke_tall"),
    (ra(HODE + ',"ansatt":{"heltid_timer":Infinity}}'), "", "ikke_tall"),
    (ra(HODE + ',"ansatt":{"heltid_timer":1e999}}'), "ansatt.heltid_timer", "utenfor"),
    (
        ra(HODE + ',"ansatt":{"heltid_timer":' + "9" * 100_000 + "}}"),
        "ansatt.heltid_timer",
        "utenfor",
    ),
    (ra(HODE + ',"ansatt":{"heltid_timer":1000000000}}'), "ansatt.heltid_timer", "utenfor"),
    (ra(HODE + ',"dato":"2026-03-02"}'), "dato", "dobbel"),
    (ra(HODE + ',"ansatt":{"navn":"a","navn":"KANARI"}}'), "navn", "dobbel"),
    (ra('{"version":1,"dato":"2026-03-02"}'), "format", "mangler"),
    (ra('{"format":"dialogarket/samtale","dato":"2026-03-02"}'), "version", "mangler"),
    (fil(dato=None), "dato", "mangler"),
    (fil(format="KANARI"), "format", "annet_format"),
    (fil(version=2), "version", "nyere_versjon"),
    (fil(version=True), "version", "feil_type"),
    (fil(version="1"), "version", "feil_type"),
    (fil(dato="2026-02-30"), "dato", "ikke_dato"),
    (fil(dato="2.3.2026"), "dato", "ikke_dato"),
    (fil(dato="2026-03-02T10:00:00"), "dato", "ikke_dato"),
    (fil(dato=20260302), "dato", "feil_type"),
    (fil(KANARI=1), "KANARI", "ukjent_felt"),
    (fil(ansatt={"fodselsnummer": "KANARI"}), "ansatt.fodselsnummer", "ukjent_felt"),
    (fil(veier=[{"slag": "hel", "fom": "2026-03-02"}]), "veier.0.fom", "ukjent_felt"),
    (fil(**{"a`b at $": 1}), "a?b?at??", "ukjent_felt"),
    (fil(inngang="KANARI"), "inngang", "ukjent_verdi"),
    (fil(spor=["X"]), "spor.0", "ukjent_verdi"),
    (fil(til_stede=["sjef"]), "til_stede.0", "ukjent_verdi"),
    (fil(veier=[{"slag": "KANARI"}]), "veier.0.slag", "ukjent_verdi"),
    (fil(veier=[{}]), "veier.0.slag", "mangler"),
    (fil(oppdiktet="ja"), "oppdiktet", "feil_type"),
    (fil(oppdiktet=1), "oppdiktet", "feil_type"),
    (fil(jobbliste={}), "jobbliste", "feil_type"),
    (fil(jobbliste=[None]), "jobbliste.0", "feil_type"),
    (fil(ansatt=[]), "ansatt", "feil_type"),
    (fil(egne_ord=5), "egne_ord", "feil_type"),
    (fil(jobbliste=[{"timer": "4"}]), "jobbliste.0.timer", "feil_type"),
    (fil(jobbliste=[{"timer": True}]), "jobbliste.0.timer", "feil_type"),
    (fil(jobbliste=[{"timer": -1}]), "jobbliste.0.timer", "utenfor"),
    (fil(jobbliste=[{"timer": 168.01}]), "jobbliste.0.timer", "utenfor"),
    (fil(jobbliste=[{"timer": 1.234}]), "jobbliste.0.timer", "for_mange_desimaler"),
    (fil(ansatt={"heltid_timer": 0}), "ansatt.heltid_timer", "utenfor"),
    (fil(ansatt={"stillingsprosent": 100.5}), "ansatt.stillingsprosent", "utenfor"),
    (
        fil(jobbliste=[{"svar": "kan", "andel": 0.5}]),
        "jobbliste.0.andel",
        "andel_uten_tilrettelegging",
    ),
    (fil(jobbliste=[{"svar": "tilrettelegging", "andel": 0.4}]), "jobbliste.0.andel", "ikke_andel"),
    (fil(jobbliste=[{"belastning": ["x" * 41]}]), "jobbliste.0.belastning.0", "for_lang"),
    (fil(egne_ord="x" * 2001), "egne_ord", "for_lang"),
    (fil(sporsmal_til_legen=["x"] * 201), "sporsmal_til_legen", "for_mange"),
    (fil(egne_ord="KANARI\x07"), "egne_ord", "ulovlig_tegn"),
    (fil(egne_ord="KANARI\u202e"), "egne_ord", "ulovlig_tegn"),
    (fil(sporsmal_til_legen=["a", "\ud800"]), "sporsmal_til_legen.1", "ulovlig_tegn"),
    (fil(muligheter=[{"mulighet": "../etc"}]), "muligheter.0.mulighet", "ikke_id"),
    (fil(veier=[{**TRINN, "trinn": [{"grad": 0}]}]), "veier.0.trinn.0.grad", "utenfor_heltall"),
    (fil(veier=[{**TRINN, "trinn": [{"grad": 100}]}]), "veier.0.trinn.0.grad", "utenfor_heltall"),
    (fil(veier=[{**TRINN, "trinn": [{"grad": 40.5}]}]), "veier.0.trinn.0.grad", "feil_type"),
    (fil(veier=[{**TRINN, "trinn": [{"ukeplan": [1, 2]}]}]), "veier.0.trinn.0.ukeplan", "sju_tall"),
    (
        fil(veier=[{**TRINN, "trinn": [{"ukeplan": [1, 2, 3, 4, 5, 6, 200]}]}]),
        "veier.0.trinn.0.ukeplan.6",
        "utenfor",
    ),
    (
        fil(muligheter=[{"fom": "2026-03-04", "tom": "2026-03-03"}]),
        "muligheter.0.tom",
        "periode_snudd",
    ),
    (
        fil(veier=[{"slag": "egenmelding", "fom": "2026-03-04", "tom": "2026-03-03"}]),
        "veier.0.tom",
        "periode_snudd",
    ),
    (fil(dato="1899-12-31"), "dato", "utenfor_kalender"),
    (fil(avtale={"neste_samtale": "2200-01-01"}), "avtale.neste_samtale", "utenfor_kalender"),
    (
        fil(veier=[{"slag": "avventende", "fom": "9999-12-31", "innspill": "Kan stå."}]),
        "veier.0.fom",
        "utenfor_kalender",
    ),
    (
        fil(veier=[{**TRINN, "trinn": [{"tom": "0001-01-01"}]}]),
        "veier.0.trinn.0.tom",
        "utenfor_kalender",
    ),
    (fil(ark={"utelatt": ["jobbliste.0"]}), "ark.utelatt.0", "sti_uten_mal"),
    (fil(ark={"utelatt": ["KANARI"]}), "ark.utelatt.0", "sti_uten_mal"),
    (fil(ark={"utelatt": [""]}), "ark.utelatt.0", "sti_uten_mal"),
    (fil(leder_skrev=["ansatt.navn.0"]), "leder_skrev.0", "sti_uten_mal"),
    (
        fil(sporsmal_til_legen=["a"], ark={"utelatt": ["sporsmal_til_legen.00"]}),
        "ark.utelatt.0",
        "sti_uten_mal",
    ),
]


def test_there_are_at_least_fifty():
    assert len(AVVIST) >= 50


@pytest.mark.parametrize(("data", "felt", "regel"), AVVIST)
def test_refused_with_path_and_rule_and_nothing_of_what_it_says(data, felt, regel):
    with pytest.raises(SamtaleFilError) as avvist:
        les(data)
    assert [(f.felt, f.regel) for f in avvist.value.feil] == [(felt, regel)]
    if felt != MERKE:
        assert MERKE not in repr(avvist.value.feil) + str(avvist.value)


def test_every_fault_of_content_is_named_at_once():
    data = fil(jobbliste=[{"timer": 200}, {"timer": 1.234}], egne_ord="\x01")
    with pytest.raises(SamtaleFilError) as avvist:
        les(data)
    assert {f.felt for f in avvist.value.feil} == {
        "jobbliste.0.timer",
        "jobbliste.1.timer",
        "egne_ord",
    }


def test_long_names_of_unknown_fields_are_cut():
    with pytest.raises(SamtaleFilError) as avvist:
        les(fil(**{"x" * 500: 1}))
    assert len(avvist.value.feil[0].felt) == 41


def test_bom_nulls_and_empty_are_fine():
    assert les(
        b"\xef\xbb\xbf" + fil(egne_ord=None, ansatt={"navn": None}, jobbliste=[])
    ) == Samtale(dato=date(2026, 3, 2))


def test_tabs_and_newlines_are_fine():
    assert les(fil(egne_ord="a\tb\nc")).egne_ord == "a\tb\nc"


def test_a_draft_may_hold_a_turned_period_but_nothing_worse():
    snudd = fil(muligheter=[{"fom": "2026-03-04", "tom": "2026-03-03"}])
    assert les_utkast(snudd).muligheter[0].tom == date(2026, 3, 3)
    with pytest.raises(SamtaleFilError):
        les_utkast(fil(egne_ord="\x01"))


@pytest.mark.parametrize("kode", eksempelkoder())
def test_round_trip(kode):
    samtale = les(eksempel(kode).read_bytes())
    assert les(skriv(samtale)) == samtale
    kilde = json.loads(eksempel(kode).read_text("utf-8"))
    if kilde["inngang"] == "leder":  # the ordinary entrance goes without saying
        del kilde["inngang"]
    skrevet = json.loads(skriv(samtale))
    for vei in kilde["veier"]:
        if vei.get("brukte_egenmeldingsdager") == 0:  # nor do none used
            del vei["brukte_egenmeldingsdager"]
    assert skrevet == kilde


@given(st.binary(max_size=300))
def test_noise_is_refused_calmly(data):
    with pytest.raises(SamtaleFilError):
        les(data)


@given(st.text(max_size=50))
def test_what_is_typed_can_be_kept(tekst):
    rent = skrivbar(tekst)
    assert les_utkast(skriv(Samtale(dato=date(2026, 3, 2), egne_ord=rent))).egne_ord == rent


def test_pasted_line_ends_become_newlines():
    assert skrivbar("a\r\nb\rc\u2029d\x07\u202e") == "a\nb\nc\nd"


def test_the_shipped_schema_is_fresh():
    shipped = Path("desktop/resources/schema/samtale.schema.json").read_text("utf-8")
    assert json.loads(shipped) == json.loads(json.dumps(skjema()))


def test_the_schema_says_what_the_reader_demands():
    definisjoner = skjema()["$defs"]
    assert definisjoner["Samtale"]["required"] == ["format", "version", "dato"]
    assert definisjoner["Samtale"]["additionalProperties"] is False
    assert definisjoner["Ansatt"]["properties"]["heltid_timer"]["anyOf"][0] == {
        "type": "number",
        "exclusiveMinimum": 0,
        "maximum": 60,
    }
    assert definisjoner["Samtale"]["properties"]["dato"]["format"] == "date"


def test_paths_that_lead_somewhere_are_fine():
    samtale = les(fil(ark={"utelatt": ["egne_ord", "timer"]}, leder_skrev=["ansatt", "egne_ord"]))
    assert samtale.ark.utelatt == ("egne_ord", "timer")
