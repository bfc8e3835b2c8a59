"""An example for a room: whole, made up, and with a guide."""

from datetime import date

import msgspec
import pytest

from desktop import content
from desktop.domain.eksempel import samtalefeil, veiledningsfeil
from desktop.domain.samtale import ArkValg, Avtale, Leder

S4 = content.eksempel("S4", "nb")
GUIDE = content.veiledning("S4", "nb")


def felter(samtale):
    return [feil.felt for feil in samtalefeil(samtale)]


def endret(**felt):
    return msgspec.structs.replace(S4, **felt)


def test_a_shipped_example_and_its_guide_lack_nothing():
    assert samtalefeil(S4) == []
    assert veiledningsfeil(GUIDE) == []


@pytest.mark.parametrize(
    ("felt", "verdi", "venter"),
    [
        ("oppdiktet", False, ["oppdiktet"]),
        ("leder", Leder(navn="Farid", telefon="90 00 00 00"), ["leder.telefon"]),
        ("egne_ord", "", ["egne_ord"]),
        ("jobbliste", (), ["jobbliste"]),
        ("muligheter", (), ["muligheter", "muligheter.tom"]),
        ("veier", (), ["veier"]),
        ("sporsmal_til_legen", (), ["sporsmal_til_legen"]),
        ("avtale", Avtale(), ["avtale.punkter", "avtale.neste_samtale"]),
        ("avtale", Avtale(neste_samtale=date(2026, 3, 9)), ["avtale.punkter"]),
        ("ark", ArkValg(), ["ark.godkjent"]),
    ],
)
def test_what_it_lacks_is_named(felt, verdi, venter):
    assert felter(endret(**{felt: verdi})) == venter


def test_what_is_left_off_the_page_is_not_there_for_the_doctors():
    struket = ArkValg(godkjent=True, utelatt=("egne_ord", "sporsmal_til_legen.0"))
    samtale = endret(ark=struket, sporsmal_til_legen=("Er det trygt?",))
    assert felter(samtale) == ["egne_ord", "sporsmal_til_legen"]


def test_offers_without_an_end_do_not_say_until_when():
    uten = tuple(msgspec.structs.replace(m, tom=None) for m in S4.muligheter)
    assert felter(endret(muligheter=uten)) == ["muligheter.tom"]


def test_a_guide_without_its_parts_or_with_two_questions_is_not_whole():
    halv = msgspec.structs.replace(GUIDE, hos_legen="", diskusjon=GUIDE.diskusjon[:2])
    assert [(f.felt, f.regel) for f in veiledningsfeil(halv)] == [
        ("hos_legen", "eksempel_mangler"),
        ("diskusjon", "antall_diskusjon"),
    ]
