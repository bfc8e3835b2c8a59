"""The pages of the examples as they were last looked at: words to the letter, pictures nearly so."""

import pytest
from gull_av import MAPPE, bilde, side, tekst
from lesing import under_overskrift
from PIL import Image, ImageChops, ImageFilter, ImageStat

from desktop.content import eksempelkoder

ALLE = [(kode, sprak) for kode in eksempelkoder() for sprak in ("nb", "nn", "en")]
SNITT, STOR_FLEKK = 1.0, 90  # of 255; type is drawn a little differently on other machines


@pytest.mark.parametrize(("kode", "sprak"), ALLE)
def test_the_words_are_the_golden_ones(kode, sprak):
    gull = (MAPPE / f"{kode}-{sprak}.txt").read_text("utf-8")
    assert tekst(side(kode, sprak)) == gull


def forskjell(en, annen):
    """Return the mean difference, and the largest one that is wider than an edge."""
    diff = ImageChops.difference(en, annen)
    flekk = diff.filter(ImageFilter.MinFilter(3))
    return ImageStat.Stat(diff).mean[0], flekk.getextrema()[1]


@pytest.mark.parametrize(("kode", "sprak"), ALLE)
def test_the_picture_is_nearly_the_golden_one(kode, sprak):
    with Image.open(MAPPE / f"{kode}-{sprak}.png") as gull:
        snitt, flekk = forskjell(bilde(side(kode, sprak)), gull.convert("L"))
    assert snitt < SNITT
    assert flekk < STOR_FLEKK


def test_the_comparison_sees_a_bar_that_is_gone_and_a_line_that_moved():
    ekte = bilde(side("S5", "nb"))
    uten = ekte.copy()
    uten.paste(255, (100, 235, 400, 250))
    assert forskjell(ekte, uten)[1] >= STOR_FLEKK
    assert forskjell(ekte, ImageChops.offset(ekte, 0, 3))[0] >= SNITT


SPORSMAL = {
    "S4": {
        "Dette går": ["Utlevering av medisiner (3,2 t)", "Mat og måltid (2,4 t)"],
        "Dette går hvis …": [
            "Kjøring mellom brukere (4,4 t), omtrent halvparten: kort rute i sentrum"
        ],
        "Jobben kan tilby": [
            "Kontor på basen: ruter og telefon, 6 t i uka, 4.–15. mars 2026, Farid"
        ],
        "Jobben kan ikke tilby": ["Stell uten løft på kveldsvakt"],
        "Veien jeg tenker på": ["Avventende sykmelding, 4.–15. mars 2026 – legen vurderer"],
        "Mine spørsmål til legen": [
            "Er det trygt å være i bevegelse på jobb slik?",
            "Er det noe jeg bør unngå?",
        ],
    },
    "S5": {
        "Dette går": ["Undervisning i smågruppe (3 t)"],
        "Dette går hvis …": ["Vurdering og retting (4 t), omtrent halvparten"],
        "Jobben kan tilby": ["Skolebibliotek, 1 t i uka, 16. apr.–13. mai 2026, Kari"],
        "Veien jeg tenker på": ["Gradert sykmelding – legen vurderer. Færre timer."],
        "Mine spørsmål til legen": [
            "Er opptrappingen for rask?",
            "Bør jeg spare stemmen hjemme også?",
        ],
    },
}


@pytest.mark.parametrize("kode", SPORSMAL)
def test_the_four_answers_of_the_minute_are_found_by_heading(kode):
    """What can be done, what can be offered, until when, and what does the patient ask?"""
    deler = under_overskrift(side(kode, "nb"))
    for overskrift, linjer in SPORSMAL[kode].items():
        assert set(linjer) <= set(deler[overskrift]), overskrift
    assert deler["Mine spørsmål til legen"] == SPORSMAL[kode]["Mine spørsmål til legen"]
    til = "15. mars 2026" if kode == "S4" else "13. mai 2026"
    assert all(til in linje for linje in deler["Jobben kan tilby"])
