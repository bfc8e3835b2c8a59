"""The whitelist: what may leave the room, and that what is struck is on no output."""

import itertools
import re
from datetime import date
from decimal import Decimal

import msgspec
import pytest

from desktop.ark import lag_ark, som_nav, som_tekst
from desktop.content import arkord
from desktop.domain import stier
from desktop.domain.innspill import forslag
from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.domain.katalog import av_levert, sortert
from desktop.domain.mulighet import ValgtMulighet, passer
from desktop.domain.oppsummering import Oppsummering
from desktop.domain.samtale import Ansatt, Avtale, Forrige, Leder, Punkt, Samtale, Syn
from desktop.domain.sykmelding import Avventende, Gradert, Trinn
from desktop.domain.vei import Annet, EgenmeldingVei, Hel, Tilrettelegging, VetIkke
from desktop.state import innhold

MARS = (date(2026, 3, 4), date(2026, 3, 15))
ALDRI = {"BESKJED", "BELASTNING"}


def merket():
    """A samtale where every text holds a word of its own."""
    return Samtale(
        dato=date(2026, 3, 3),
        til_stede=("ansatt", "leder"),
        ansatt=Ansatt(
            navn="NAVN",
            yrke="YRKE",
            arbeidssted="STED",
            heltid_timer=Decimal("37.5"),
            stillingsprosent=Decimal(100),
            arbeidstid="TID",
            ansvar="ANSVAR",
            reise="REISE",
        ),
        leder=Leder(navn="LEDERNAVN", telefon="TELEFON", kan_nas="NAAS", lege_kan_ringe=True),
        egne_ord="EGNE",
        jobbliste=(
            Arbeidsoppgave("KANOPPG", Decimal(10), "kan", hva_ma_til="KANVILKAR"),
            Arbeidsoppgave(
                "MEDOPPG",
                Decimal(10),
                "tilrettelegging",
                Decimal("0.5"),
                "MEDVILKAR",
                ("BELASTNING",),
            ),
            Arbeidsoppgave("IKKEOPPG", Decimal(5), "ikke_na"),
        ),
        muligheter=(ValgtMulighet("A01", "MULIG", Decimal(6), *MARS, "ANSVARLIG"),),
        kan_ikke_tilby=("TILBYRIKKE",),
        veier=(
            EgenmeldingVei(*MARS, brukt_siste_12_mnd=17),
            Avventende(*MARS, "INNSPILL"),
            Gradert((Trinn(*MARS, 40, (Decimal("4.5"),) * 5 + (Decimal(0),) * 2),), "faerre_timer"),
            Annet("ANNETVEI"),
        ),
        avtale=Avtale(
            punkter=(Punkt("PUNKT", "HVEM", *MARS),),
            neste_samtale=date(2026, 3, 16),
            beskjed_til_kolleger="BESKJED",
            tilbake_ukedag="torsdag",
        ),
        sporsmal_til_legen=("SPORSMAL",),
        syn=Syn(ansatt="SYNANSATT", leder="SYNLEDER"),
        forrige=Forrige(tiltak=("TILTAK",), fra_legen="trygt_hvis", fra_legen_tekst="LEGETEKST"),
    )


def ut(samtale, sprak="nb", **felt):
    oppsummering = Oppsummering.of(samtale, **felt)
    ark = lag_ark(oppsummering, arkord(), sprak)
    return ark, som_tekst(ark) + som_nav(oppsummering, arkord(), sprak)


def merker(verdi):
    if isinstance(verdi, str):
        return {verdi} if verdi.isupper() and verdi.isalpha() and len(verdi) > 2 else set()
    if isinstance(verdi, msgspec.Struct):
        return set().union(*(merker(getattr(verdi, f)) for f in verdi.__struct_fields__))
    return set().union(*map(merker, verdi)) if isinstance(verdi, tuple) else set()


def test_every_text_but_two_is_on_an_output():
    alle = merker(merket())
    tekst = ut(merket())[1]
    assert {m for m in alle if m not in tekst} == ALDRI
    assert "17" not in tekst  # egenmelding used is never printed


def test_every_line_can_be_left_off_and_is_then_nowhere():
    ark, hele = ut(merket())
    for linje in ark.linjer:
        uten = ut(stier.stryk(merket(), linje.sti), behold_timer=True)
        assert linje.sti not in {li.sti for li in uten[0].linjer} - {"ansatt.navn", "leder.navn"}
        verdi = None if linje.sti == "timer" else stier.hent(merket(), linje.sti)
        for merke in merker(verdi) - ALDRI:
            ord_ = re.compile(rf"\b{merke}\b")
            assert ord_.search(hele), linje.sti
            assert not ord_.search(uten[1]), linje.sti


@pytest.mark.parametrize(
    "sti", ["jobbliste.0", "jobbliste.0.timer", "muligheter.0", "jobbliste", "ansatt"]
)
def test_leaving_a_number_off_takes_the_bar_with_it(sti):
    struket = stier.stryk(merket(), sti)
    assert ut(struket)[0].timer is None
    assert ut(struket, behold_timer=True)[0].timer is not None


@pytest.mark.parametrize("sti", ["jobbliste.0.hva_ma_til", "ansatt.yrke", "muligheter.0.fom"])
def test_leaving_words_off_keeps_the_bar(sti):
    assert ut(stier.stryk(merket(), sti))[0].timer is not None


def test_the_bar_itself_can_be_left_off():
    assert ut(stier.stryk(merket(), "timer"), behold_timer=True)[0].timer is None


def test_no_bar_without_a_job_list_or_a_position():
    uten_liste = msgspec.structs.replace(merket(), jobbliste=())
    assert ut(uten_liste)[0].timer is None
    ikke_spurt = msgspec.structs.replace(merket(), jobbliste=(Arbeidsoppgave("A", Decimal(1)),))
    assert ut(ikke_spurt)[0].timer is None
    uten_stilling = msgspec.structs.replace(merket(), ansatt=Ansatt(yrke="YRKE"))
    assert ut(uten_stilling)[0].timer is None


def test_the_grad_stands_after_the_hours_as_a_proposal_and_the_hours_stay_without_it():
    ark, tekst = ut(merket())
    assert "22,5 av 37,5 timer på jobb" in tekst
    assert "Tilsvarer grad 40 (forslag – legen vurderer)" in tekst
    (linje,) = [li for li in ark.linjer if "grad 40" in li.tekst]
    uten = ut(stier.stryk(merket(), linje.sti))[1]
    assert "22,5 av 37,5 timer på jobb" in uten
    assert "40" not in uten


def gradert(mate, ukeplan=None):
    veier = (Gradert((Trinn(*MARS, 40, ukeplan),), mate),)
    return msgspec.structs.replace(merket(), veier=veier)


def steg(samtale):
    (linje,) = [li for li in ut(samtale)[0].linjer if li.sti == "veier.0.trinn.0"]
    return linje


@pytest.mark.parametrize("mate", ["roligere_tempo", "begge", None])
def test_a_grad_that_is_no_fewer_hours_has_neither_hours_nor_a_bar(mate):
    linje = steg(gradert(mate))
    assert "timer på jobb" not in linje.tekst
    assert linje.andel is None


@pytest.mark.parametrize("mate", ["roligere_tempo", "begge", "faerre_timer", None])
def test_the_hours_of_a_step_are_those_of_its_week_plan(mate):
    linje = steg(gradert(mate, (Decimal("7.5"),) * 4 + (Decimal(0),) * 3))
    assert "30 av 37,5 timer på jobb" in linje.tekst
    assert linje.andel == Decimal("0.8")


def test_fewer_hours_without_a_week_plan_follow_from_the_grad_unless_it_is_struck():
    assert "22,5 av 37,5 timer på jobb" in steg(gradert("faerre_timer")).tekst
    for sti in ("veier.0.trinn.0.grad", "veier.0.mate"):
        linje = steg(stier.stryk(gradert("faerre_timer"), sti))
        assert "timer på jobb" not in linje.tekst
        assert linje.andel is None


def test_the_doctor_may_only_call_when_the_employee_has_said_yes():
    nei = stier.med(merket(), "leder.lege_kan_ringe", verdi=False)
    tekst = ut(nei)[1]
    assert "LEDERNAVN" in tekst
    assert not {"TELEFON", "NAAS"} & set(tekst.split())


def test_lines_the_leader_wrote_are_marked():
    samtale = msgspec.structs.replace(merket(), leder_skrev=("egne_ord", "jobbliste.0"))
    tekst = ut(samtale)[1]
    assert "«EGNE» (leder skrev)" in tekst
    assert tekst.count("(leder skrev)") == 4  # the job list is in two of NAV's fields too


@pytest.mark.parametrize(
    ("skrev", "ganger"),
    [("jobbliste.0.oppgave", 3), ("muligheter", 2), ("veier.3.tekst", 1), ("kan_ikke_tilby.0", 2)],
)
def test_a_part_or_a_whole_list_the_leader_wrote_marks_its_lines_also_for_nav(skrev, ganger):
    samtale = msgspec.structs.replace(merket(), leder_skrev=(skrev,))
    assert ut(samtale)[1].count("(leder skrev)") == ganger


def test_nav_is_told_of_no_task_that_is_not_on_the_page():
    oppgaver = (Arbeidsoppgave("VETIKKE", svar="vet_ikke"), Arbeidsoppgave("USPURT"))
    tekst = ut(msgspec.structs.replace(merket(), jobbliste=oppgaver))[1]
    assert "VETIKKE" not in tekst
    assert "USPURT" not in tekst


OVERSKRIFTER = [
    "Jobben min",
    "Dette går",
    "Dette går hvis …",
    "Dette går ikke nå",
    "Jobben kan tilby",
    "Jobben kan ikke tilby",
    "Veien jeg tenker på",
    "Mine spørsmål til legen",
    "Vi er uenige om",
    "Neste samtale og kontakt",
]


def test_headings_are_fixed_and_in_order():
    ark, _ = ut(merket())
    assert [s.overskrift for s in ark.seksjoner] == OVERSKRIFTER
    assert (ark.timer.overskrift, ark.fra_legen) == ("Timer i uka", "Fra legen (frivillig)")


def test_empty_sections_are_left_out_except_the_last():
    ark, tekst = ut(Samtale(dato=date(2026, 3, 3)))
    assert ark.seksjoner == ()
    assert "Fra legen (frivillig)" in tekst
    assert "Ikke godkjent av den ansatte" in ark.merker


@pytest.mark.parametrize(
    ("veier", "trengs"),
    [((EgenmeldingVei(),), False), ((VetIkke(),), False), ((Hel(),), True), ((), True)],
)
def test_a_way_without_a_doctor_says_that_no_page_is_needed(veier, trengs):
    ark, _ = ut(msgspec.structs.replace(merket(), veier=veier))
    assert ("Denne veien trenger ikke noe ark til legen" in ark.merker) is not trengs


def test_a_struck_way_is_not_told_by_the_mark():
    samtale = msgspec.structs.replace(merket(), veier=(VetIkke(), Hel()))
    merke = "Denne veien trenger ikke noe ark til legen"
    assert merke not in ut(samtale)[0].merker
    assert merke in ut(stier.stryk(samtale, "veier.1"))[0].merker
    bare_vet_ikke = msgspec.structs.replace(merket(), veier=(VetIkke(),))
    assert merke not in ut(stier.stryk(bare_vet_ikke, "veier.0"))[0].merker


def test_half_filled_rows_read_well():
    samtale = Samtale(
        dato=date(2026, 3, 3),
        ansatt=Ansatt(heltid_timer=Decimal(37), navn=" "),
        jobbliste=(Arbeidsoppgave("A", svar="kan"), Arbeidsoppgave("", Decimal(1), "kan")),
        muligheter=(ValgtMulighet(tekst="M", fom=MARS[0]), ValgtMulighet(timer=Decimal(1))),
        veier=(Tilrettelegging(None, MARS[1]), Gradert((Trinn(),)), Annet(), Avventende()),
        avtale=Avtale(punkter=(Punkt(), Punkt("P."), Punkt("Ringe ca."))),
        leder=Leder(telefon="1", lege_kan_ringe=True),
        sporsmal_til_legen=("", "S"),
        forrige=Forrige(tiltak=("",)),
    )
    linjer = {li.tekst for li in ut(samtale)[0].linjer}
    assert {
        "Full stilling er 37 timer i uka",
        "A",
        "M, fra 4. mars 2026",
        "P",
        "S",
        "Ringe ca.",
    } <= linjer
    assert {
        "Tilrettelegging uten fravær, til 15. mars 2026",
        "Et trinn",
        "Noe annet",
        "Leder",
    } <= linjer


def test_a_position_without_hours_still_says_its_per_cent():
    ark, _ = ut(Samtale(dato=date(2026, 3, 3), ansatt=Ansatt(stillingsprosent=Decimal("62.5"))))
    assert "62,5 % stilling" in [li.tekst for li in ark.linjer]


def test_incomplete_and_overfull_are_said():
    vet_ikke = (*merket().jobbliste, Arbeidsoppgave("X", Decimal(1), "vet_ikke"))
    assert "Ufullstendig" in ut(msgspec.structs.replace(merket(), jobbliste=vet_ikke))[1]
    full = (Arbeidsoppgave("X", Decimal(40), "kan"),)
    assert "mer enn stillingen" in ut(msgspec.structs.replace(merket(), jobbliste=full))[1]


def test_the_page_speaks_three_languages_and_leaves_what_people_wrote_alone():
    tekster = {sprak: ut(merket(), sprak)[1] for sprak in ("nb", "nn", "en")}
    for en, annen in itertools.combinations(tekster.values(), 2):
        assert en != annen
    assert all("MEDVILKAR" in t for t in tekster.values())
    assert "16 March 2026" in tekster["en"]
    assert "10 h" in tekster["en"]


def test_faults_of_the_ways_come_with_their_paths():
    samtale = msgspec.structs.replace(merket(), veier=(Hel(), Avventende(*MARS, " ")))
    assert [f.felt for f in samtale.feil()] == ["veier.1.innspill"]
    gal = msgspec.structs.replace(merket(), veier=(Gradert((Trinn(tom=MARS[0], fom=MARS[1]),)),))
    assert [f.felt for f in gal.feil()] == ["veier.0.trinn.0.tom"]


def test_a_draft_of_the_innspill_speaks_of_tasks():
    ord_ = {
        "kan": "Kan {liste}.",
        "hvis": "Hvis {liste}.",
        "ikke": "Ikke {liste}.",
        "tilbud": "Tilbud {liste}.",
    }
    assert forslag(merket(), ord_) == (
        "Kan KANOPPG. Hvis MEDOPPG (MEDVILKAR). Ikke IKKEOPPG. Tilbud MULIG."
    )
    assert forslag(Samtale(dato=date(2026, 3, 3)), ord_) == ""


def test_the_catalogue_is_sorted_by_an_open_rule():
    levert = innhold.muligheter()
    katalog = [av_levert(m, "nb") for m in levert]
    etter_loft = sortert(katalog, ["løft"])
    treff = ["løft" in m.avlaster for m in etter_loft]
    assert treff == sorted(treff, reverse=True)
    assert sorted(m.id for m in etter_loft) == sorted(m.id for m in katalog)
    assert sortert(katalog, []) == katalog
    assert passer(levert[0], "")
    assert not passer(levert[0], "kontor")
    assert passer(next(m for m in levert if "alle" in m.hvor), "kontor")


@pytest.mark.parametrize(
    ("ansatt", "leder", "mangler"),
    [
        ("", " ", ""),
        ("Mandag.", "Torsdag.", ""),
        ("Mandag.", "", "syn.leder"),
        ("", "T", "syn.ansatt"),
    ],
)
def test_one_view_alone_names_the_one_that_is_missing(ansatt, leder, mangler):
    samtale = Samtale(dato=date(2026, 3, 3), syn=Syn(ansatt=ansatt, leder=leder))
    assert Oppsummering.of(samtale).manglende_syn == mangler
