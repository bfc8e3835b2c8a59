"""Reading an organisation pack: what is taken, and every way of being refused."""

import re
from decimal import Decimal

import pytest

from desktop.content import arbeidsplasstyper
from desktop.domain.egenmelding import Ordning
from desktop.domain.feil import FilAvvistError
from desktop.domain.innhold import Prompt
from desktop.domain.orgpakke import MAKS_TOML, les_orgpakke
from desktop.feiltekst import feillinje
from desktop.paths import resource

HODE = 'format = "dialogarket/organisasjon"\nversion = 1\nnavn = "Havnsund kommune"\n'


def feil(toml):
    with pytest.raises(FilAvvistError) as fanget:
        les_orgpakke(toml if isinstance(toml, bytes) else toml.encode())
    return [(f.felt, f.regel) for f in fanget.value.feil]


def les(toml):
    return les_orgpakke((HODE + toml).encode())


def test_the_shipped_start_is_a_pack_and_so_is_all_that_stands_behind_its_number_signs():
    start = resource("pakke", "organisasjon.toml").read_text("utf-8")
    assert les_orgpakke(start.encode()).navn == "Havnsund kommune"
    alt = re.sub(r"(?m)^# (?=\[\[|\w+ = )", "", start.replace('ordning = "utvidet"\n', "", 1))
    pakke = les_orgpakke(alt.encode())
    assert pakke.logo and pakke.sprak and pakke.avslatt and pakke.laast and pakke.katalog
    assert pakke.telefon and pakke.sporsmal and pakke.egenmelding
    assert pakke.arbeidsplass.type in {type_.id for type_ in arbeidsplasstyper()}


def test_what_is_set_is_known_by_the_field_it_is_for():
    pakke = les(
        '[arbeidsplass]\nheltid_timer = 35.5\n[egenmelding]\nordning = "egen"\n'
        "dager_per_gang = 5\ndager_per_12_mnd = 20\n[oppbevaring]\nmaks_dager = 60\n"
        "[program]\nlas_minutter = 5\nskriv_ut_uten_godkjenning = false\n"
    )
    assert pakke.verdier() == {
        "heltid_timer": Decimal("35.5"),
        "ordning": "egen",
        "egen_ordning": Ordning(5, 20, None, 2),
        "maks_dager": 60,
        "las_minutter": 5,
        "skriv_ut_uten_godkjenning": False,
    }


def test_a_scheme_by_name_has_no_numbers_and_a_short_wait_may_be_given():
    assert les('[egenmelding]\nordning = "lov"\n').verdier() == {"ordning": "lov"}
    kort = les('[egenmelding]\nordning = "egen"\ndager_per_gang = 3\nventetid_mnd = 0\n')
    assert kort.verdier()["egen_ordning"] == Ordning(3, None, None, 0)


def test_a_question_without_nynorsk_or_english_is_asked_in_bokmal():
    pakke = les(
        '[[sporsmal]]\nfase = 2\nnb = "Hva?"\n[[sporsmal]]\nfase=3\nnb="A"\nnn="B"\nen="C"\n'
    )
    assert [s.prompt(n) for n, s in enumerate(pakke.sporsmal)] == [
        Prompt("kommune.0", "Hva?", "Hva?", "Hva?"),
        Prompt("kommune.1", "A", "B", "C"),
    ]


def test_everything_that_is_wrong_is_told_at_once():
    galt = (
        HODE.replace("Havnsund kommune", "")
        + 'hei = 1\nsprak = ["nb", "se", 3]\navslatt = ["alt"]\nlaast = ["egenmelding", "x"]\n'
        'katalog = ["../hemmelig"]\n[arbeidsplass]\nheltid_timer = "37,5"\nvelferdsdager = 0\n'
        "[oppbevaring]\nutkast_dager = 40\nbehold_dager = 50\nmaks_dager = 30\n"
        '[[telefon]]\nnummer = "ring meg"\n[[sporsmal]]\nfase = 8\nnb = ""\n'
        "[program]\nlas_minutter = 16\nskriv_ut_uten_godkjenning = 1\n"
    )
    assert sorted(feil(galt)) == sorted(
        [
            ("hei", "ukjent_felt"),
            ("navn", "feil_type"),
            ("sprak.1", "ukjent_verdi"),
            ("sprak.2", "feil_type"),
            ("avslatt.0", "ukjent_verdi"),
            ("laast.0", "laast_uten_verdi"),
            ("laast.1", "ukjent_verdi"),
            ("katalog.0", "ikke_id"),
            ("arbeidsplass.heltid_timer", "feil_type"),
            ("arbeidsplass.velferdsdager", "utenfor_heltall"),
            ("oppbevaring.utkast_dager", "over_maks_dager"),
            ("oppbevaring.behold_dager", "over_maks_dager"),
            ("telefon.0.navn", "mangler"),
            ("telefon.0.nummer", "ikke_id"),
            ("sporsmal.0.fase", "utenfor_heltall"),
            ("sporsmal.0.nb", "feil_type"),
            ("program.las_minutter", "ukjent_verdi"),
            ("program.skriv_ut_uten_godkjenning", "feil_type"),
        ]
    )


@pytest.mark.parametrize(
    ("toml", "ventet"),
    [
        (b"", [("format", "ikke_orgpakke")]),
        (b"format = 'x'", [("format", "ikke_orgpakke")]),
        (b"\xff", [("", "ikke_utf8")]),
        (b"a = ", [("", "ikke_toml")]),
        (b"a = 1\na = 2", [("", "ikke_toml")]),
        (b"a = 2026-02-31", [("", "ikke_toml")]),
        (b"a = " + b"[" * 5000, [("", "for_dyp")]),
        (b"a" + b".a" * 20000 + b" = 1", [("", "for_dyp")]),
        (b"#" * (MAKS_TOML + 1), [("", "for_stor_del")]),
        (b'format = "dialogarket/organisasjon"', [("version", "mangler"), ("navn", "mangler")]),
        (HODE.replace("1", "2").encode(), [("version", "nyere_versjon")]),
        (HODE.replace("= 1", '= "1"').encode(), [("version", "feil_type")]),
        (HODE.replace("= 1", "= 99999999999999999999999").encode(), [("version", "nyere_versjon")]),
        ((HODE + "telefon = 1").encode(), [("telefon", "feil_type")]),
        ((HODE + "arbeidsplass = 1").encode(), [("arbeidsplass", "feil_type")]),
        (
            (HODE + 'laast = ["oppbevaring.maks_dager"]\noppbevaring = 1').encode(),
            [("oppbevaring", "feil_type"), ("laast.0", "laast_uten_verdi")],
        ),
        (
            (HODE + 'laast = ["oppbevaring.maks_dager"]\n[oppbevaring]\nmaks_dager = 1').encode(),
            [("oppbevaring.maks_dager", "utenfor_heltall")],
        ),
        ((HODE + "sprak = [" + '"nb",' * 61 + "]").encode(), [("sprak", "for_mange")]),
        ((HODE + "[arbeidsplass]\nheltid_timer = nan").encode(), "utenfor"),
        ((HODE + "[arbeidsplass]\nheltid_timer = 1e99999999999999999999").encode(), "utenfor"),
        ((HODE + "[arbeidsplass]\nheltid_timer = 37.555").encode(), "for_mange_desimaler"),
        ((HODE + '[egenmelding]\nordning = "egen"').encode(), "mangler"),
        ((HODE + '[egenmelding]\nordning = "lov"\nventetid_mnd = 1').encode(), "bare_egen_ordning"),
        ((HODE + '[egenmelding]\nordning="egen"\ndager_per_gang = 2').encode(), "utenfor_heltall"),
        (HODE.replace("kommune", "kom\u202emune").encode(), [("navn", "ulovlig_tegn")]),
        (HODE.replace("kommune", r"kom\nmune").encode(), [("navn", "ulovlig_tegn")]),
        ((HODE + 'laast = ["sprak"]').encode(), [("laast.0", "laast_uten_verdi")]),
        (
            (HODE + '"æ\u202eø" = "\u202e"').encode(),
            [("???", "ukjent_felt"), ("???", "ulovlig_tegn")],
        ),
        ((HODE + 'x = ["\u202e", 1]').encode(), [("x", "ukjent_felt"), ("x.0", "ulovlig_tegn")]),
    ],
)
def test_what_is_no_pack_is_refused(toml, ventet):
    funnet = feil(toml)
    assert (funnet if isinstance(ventet, list) else [regel for _, regel in funnet]) == (
        ventet if isinstance(ventet, list) else [ventet]
    )


def test_a_lock_of_something_that_is_set_is_taken():
    assert les(
        'sprak = ["nb"]\nlaast = ["sprak", "egenmelding"]\n[egenmelding]\nordning = "lov"'
    ).laast


def test_the_sentence_names_file_key_and_reason():
    with pytest.raises(FilAvvistError) as fanget:
        les("[oppbevaring]\nmaks_dager = 400\n")
    (linje,) = (feillinje("organisasjon.toml", f) for f in fanget.value.feil)
    assert linje == "organisasjon.toml: oppbevaring.maks_dager: Tallet er utenfor grensen 365."


def test_a_byte_order_mark_from_notepad_is_fine():
    assert les_orgpakke(b"\xef\xbb\xbf" + HODE.encode()).navn == "Havnsund kommune"
