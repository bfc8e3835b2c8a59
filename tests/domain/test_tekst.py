"""The stop of a sentence goes when more follows it; the stop of a word never does."""

import pytest

from desktop.domain.tekst import uten_punktum


@pytest.mark.parametrize(
    "tekst",
    [
        "Ringe kl.", "Rydde, vaske ca.", "Hente bl.a.", "Papir o.l.", "Papir o. l.", "Pause 30 min.",
        "Møtes den 4.", "Avtale med Per A.", "Så ser vi ...", "Bestille stol, evt.", "Mat osv.",
        "Rom nr.", "Call dept.", "Hver tir.", "Uten punktum", "",
    ],
)  # fmt: skip
def test_the_stop_of_a_word_stays(tekst):
    assert uten_punktum(tekst) == tekst


@pytest.mark.parametrize(
    "tekst",
    ["Lederen ringer på torsdag.", "Prøve jobben min.", "Bestille stol.", "Snakke med HMS-rådet."],
)
def test_the_stop_of_a_sentence_goes(tekst):
    assert uten_punktum(tekst) == tekst[:-1]
