"""Packs of units and job templates: what a file may say, by path and rule."""

import json
from datetime import date
from decimal import Decimal

import msgspec
import pytest

from desktop.content import katalogord
from desktop.domain import stier
from desktop.domain.feil import FilAvvistError
from desktop.domain.innspill import forslag, utelatte_ord
from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.domain.jobbmal import EgenMal, Maler, Maloppgave, av_jobbliste
from desktop.domain.katalog import Enhet, Katalogmulighet
from desktop.domain.pakke import (
    ENHET,
    MALER,
    format_av,
    les_enhet,
    les_maler,
    skriv_enhet,
    skriv_maler,
)
from desktop.domain.samtale import Samtale

MULIGHET = Katalogmulighet("egen-1", "Pakke kasser", "sted", ("løft",))
HEL = Enhet("e1", "Lia", "skole", ("bht",), date(2026, 1, 2), date(2027, 1, 2), (MULIGHET,))
MAL = EgenMal("mal-1", "Kokk", Decimal("37.5"), (Maloppgave("Koke", Decimal(10)),))


def feil(les, data):
    with pytest.raises(FilAvvistError) as avvist:
        les(data)
    return [(f.felt, f.regel) for f in avvist.value.feil]


def les(data):
    return les_enhet(data, katalogord())


@pytest.mark.parametrize(
    ("felter", "ventet"),
    [
        ({"arbeidsplasstype": "romstasjon"}, [("arbeidsplasstype", "ukjent_verdi")]),
        ({"laget": date(1700, 1, 1)}, [("laget", "utenfor_kalender")]),
        ({"gjennomgas": date(2500, 1, 1)}, [("gjennomgas", "utenfor_kalender")]),
        ({"kan_ikke": (MULIGHET,)}, [("kan_ikke.0.id", "dobbel_id")]),
    ],
)
def test_what_a_unit_cannot_say_is_told_by_path(felter, ventet):
    assert feil(les, skriv_enhet(msgspec.structs.replace(HEL, **felter))) == ventet


@pytest.mark.parametrize(
    ("felter", "ventet"),
    [
        ({"tekst": "  "}, [("muligheter.0.tekst", "mangler")]),
        ({"type": "trylling"}, [("muligheter.0.type", "ukjent_verdi")]),
        ({"avlaster": ("flyging",)}, [("muligheter.0.avlaster.0", "ukjent_belastning")]),
        ({"gir": ("løft", "flyging")}, [("muligheter.0.gir.1", "ukjent_belastning")]),
    ],
)
def test_what_a_possibility_cannot_say_is_told_by_path(felter, ventet):
    mulighet = msgspec.structs.replace(MULIGHET, **felter)
    enhet = msgspec.structs.replace(HEL, muligheter=(mulighet,))
    assert feil(les, skriv_enhet(enhet)) == ventet


@pytest.mark.parametrize(
    ("felter", "ventet"),
    [
        ({"navn": " "}, [("maler.0.navn", "mangler")]),
        ({"timer": Decimal("0.5")}, [("maler.0.timer", "utenfor")]),
        ({"timer": Decimal("37.555")}, [("maler.0.timer", "for_mange_desimaler")]),
        ({"oppgaver": (Maloppgave(" "),)}, [("maler.0.oppgaver.0.oppgave", "mangler")]),
        (
            {"oppgaver": (Maloppgave("Koke", Decimal(169)),)},
            [("maler.0.oppgaver.0.timer", "utenfor")],
        ),
    ],
)
def test_what_a_template_cannot_say_is_told_by_path(felter, ventet):
    mal = msgspec.structs.replace(MAL, **felter)
    assert feil(les_maler, skriv_maler(Maler((mal,)))) == ventet


def test_two_templates_may_not_have_one_id():
    assert feil(les_maler, skriv_maler(Maler((MAL, MAL)))) == [("maler.1.id", "dobbel_id")]


def skrevet(**felter):
    rot = json.loads(skriv_maler(Maler((MAL,))))
    return json.dumps({n: v for n, v in {**rot, **felter}.items() if v != "bort"}).encode()


@pytest.mark.parametrize(
    ("data", "ventet"),
    [
        (b"[]", [("", "ikke_pakke")]),
        (skrevet(format="bort"), [("format", "mangler")]),
        (skrevet(version="bort"), [("version", "mangler")]),
        (skrevet(format=ENHET), [("format", "ukjent_format")]),
        (skrevet(version=True), [("version", "feil_type")]),
        (skrevet(version=2), [("version", "nyere_versjon")]),
        (skrevet(version=0), [("version", "ukjent_verdi")]),
        (skrevet(maler=[{"timer": "37,5"}]), [("maler.0.timer", "feil_type")]),
        (skrevet(maler=[{"id": "mal-1", "navn": "\u0000", "timer": 37.5}]), None),
        (skrevet(maler={}), None),
    ],
)
def test_what_is_no_pack_of_templates_is_refused(data, ventet):
    funnet = feil(les_maler, data)
    assert funnet if ventet is None else funnet == ventet


def test_a_pack_comes_back_as_it_was_and_says_what_it_is():
    assert les(skriv_enhet(HEL)) == HEL
    assert les_maler(skriv_maler(Maler((MAL,)))) == Maler((MAL,))
    assert format_av(skriv_enhet(HEL)) == ENHET
    assert format_av(skriv_maler(Maler())) == MALER
    assert format_av(b"[]") == format_av(b'{"format": 1}') == ""


def test_a_template_knows_its_hours_and_needs_a_position():
    assert MAL.sum_timer == 10
    with pytest.raises(ValueError, match="hours"):
        av_jobbliste("mal-1", "Kokk", (), 37, 0)


def test_an_innspill_leaves_out_what_there_is_no_room_for_and_tells_of_struck_words():
    lang = tuple(Arbeidsoppgave(oppgave="x" * 1999, svar="kan") for _ in range(2))
    assert forslag(Samtale(dato=date(2026, 3, 3), jobbliste=lang), {"kan": "Kan {liste}."}) == ""
    oppgaver = (Arbeidsoppgave(oppgave="Løfte"), Arbeidsoppgave(oppgave="Koke"))
    samtale = stier.stryk(Samtale(dato=date(2026, 3, 3), jobbliste=oppgaver), "jobbliste.0")
    assert utelatte_ord(samtale, "Kan ikke løfte nå.")
    assert not utelatte_ord(samtale, "Kan koke.")
