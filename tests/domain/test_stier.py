"""A strike follows its row; what is struck is gone from an export."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import stier
from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.domain.samtale import Ansatt, ArkValg, Avtale, Punkt, Samtale
from desktop.domain.samtale_fil import skriv
from desktop.domain.sykmelding import Avventende, Gradert, Trinn
from desktop.domain.vei import Annet


def med_rader(n, **felt):
    rader = tuple(Arbeidsoppgave(oppgave=f"oppgave {i}") for i in range(n))
    return Samtale(dato=date(2026, 3, 2), jobbliste=rader, **felt)


def strokne(samtale):
    return {
        stier.hent(samtale, s).oppgave for s in samtale.ark.utelatt if s.startswith("jobbliste.")
    }


grep = st.lists(
    st.tuples(st.sampled_from(["inn", "bort", "flytt"]), st.integers(0, 9), st.integers(0, 9)),
    max_size=12,
)


@given(st.sets(st.integers(0, 4)), grep)
def test_a_strike_follows_its_row(struket, trekk):
    samtale = med_rader(5)
    for n in struket:
        samtale = stier.stryk(samtale, f"jobbliste.{n}")
    ventet = {f"oppgave {n}" for n in struket}
    for nummer, (hva, a, b) in enumerate(trekk):
        antall = len(samtale.jobbliste)
        if hva == "inn":
            ny = Arbeidsoppgave(oppgave=f"ny {nummer}")
            samtale = stier.sett_inn(samtale, "jobbliste", a % (antall + 1), ny)
        elif antall and hva == "bort":
            ventet.discard(samtale.jobbliste[a % antall].oppgave)
            samtale = stier.fjern(samtale, "jobbliste", a % antall)
        elif antall:
            samtale = stier.flytt(samtale, "jobbliste", a % antall, b % antall)
        assert strokne(samtale) == ventet


def test_marks_of_the_leader_follow_too_and_can_be_taken_over():
    samtale = med_rader(3, leder_skrev=("jobbliste.1.oppgave", "egne_ord"))
    flyttet = stier.flytt(samtale, "jobbliste", 1, 0)
    assert flyttet.leder_skrev == ("jobbliste.0.oppgave", "egne_ord")
    assert stier.overta(flyttet, "egne_ord").leder_skrev == ("jobbliste.0.oppgave",)


def test_a_line_is_taken_over_from_what_it_lies_in_and_the_others_stay_marked():
    samtale = med_rader(3, leder_skrev=("jobbliste", "egne_ord", "jobbliste.1.timer"))
    linjer = ("egne_ord", "jobbliste.0", "jobbliste.1", "jobbliste.2")
    assert all(stier.av_leder(sti, samtale.leder_skrev) for sti in linjer)
    etter = stier.overta(samtale, "jobbliste.1", linjer).leder_skrev
    assert [sti for sti in linjer if stier.av_leder(sti, etter)] == [
        "egne_ord",
        "jobbliste.0",
        "jobbliste.2",
    ]


def test_what_stands_on_a_line_of_its_own_is_taken_over_on_its_own():
    skrev = ("veier.0.fom", "veier.0.innspill")
    samtale = med_rader(0, veier=(Avventende(innspill="Ro"),), leder_skrev=skrev)
    etter = stier.overta(samtale, "veier.0", ("veier.0", "veier.0.innspill"))
    assert etter.leder_skrev == ("veier.0.innspill",)
    hele = med_rader(0, veier=(Avventende(innspill="Ro"),), leder_skrev=("veier.0",))
    etter = stier.overta(hele, "veier.0", ("veier.0", "veier.0.innspill"))
    assert etter.leder_skrev == ("veier.0.innspill",)


def test_striking_twice_and_putting_back():
    samtale = stier.stryk(stier.stryk(med_rader(2), "jobbliste.1"), "jobbliste.1")
    assert samtale.ark.utelatt == ("jobbliste.1",)
    assert stier.ta_med(samtale, "jobbliste.1").ark.utelatt == ()


@pytest.mark.parametrize(
    ("sti", "ja"),
    [
        ("timer", True),
        ("ansatt.navn", True),
        ("jobbliste.1.timer", True),
        ("avtale.punkter.0.hva", True),
        ("jobbliste.2", False),
        ("jobbliste.-1", False),
        ("jobbliste.٣", False),
        ("jobbliste.timer", False),
        ("ansatt.navn.x", False),
        ("", False),
    ],
)
def test_paths_that_lead_somewhere(sti, ja):
    samtale = med_rader(2, avtale=Avtale(punkter=(Punkt(hva="x"),)))
    assert stier.finnes(samtale, sti) is ja


def test_an_export_leaves_out_what_is_struck():
    samtale = Samtale(
        dato=date(2026, 3, 2),
        ansatt=Ansatt(navn="STROKET", yrke="Kokk"),
        jobbliste=(
            Arbeidsoppgave(oppgave="STROKET"),
            Arbeidsoppgave(oppgave="Beholdt", hva_ma_til="STROKET"),
        ),
        sporsmal_til_legen=("Beholdt?", "STROKET", "STROKET også"),
        veier=(Gradert((Trinn(grad=40), Trinn(grad=30))),),
        ark=ArkValg(
            utelatt=(
                "ansatt.navn",
                "jobbliste.0",
                "jobbliste.0.oppgave",
                "jobbliste.1.hva_ma_til",
                "sporsmal_til_legen.1",
                "sporsmal_til_legen.2",
                "veier.0.trinn.1.grad",
                "dato",
                "timer",
            )
        ),
    )
    ut = stier.uten_utelatt(samtale)
    assert b"STROKET" not in skriv(ut)
    assert [o.oppgave for o in ut.jobbliste] == ["Beholdt"]
    assert ut.sporsmal_til_legen == ("Beholdt?",)
    assert [t.grad for t in ut.veier[0].trinn] == [40, None]
    assert ut.dato == samtale.dato
    assert ut.ark.utelatt == ("timer",)
    assert stier.uten_utelatt(ut) == ut


def test_a_struck_day_takes_the_week_plan_with_it():
    plan = (Decimal("4.5"),) * 7
    samtale = Samtale(
        dato=date(2026, 3, 2),
        veier=(Gradert((Trinn(grad=40, ukeplan=plan), Trinn(grad=30, ukeplan=plan))),),
        ark=ArkValg(utelatt=("veier.0.trinn.0.ukeplan.3", "veier.0.trinn.0.ukeplan.4")),
    )
    ut = stier.uten_utelatt(samtale)
    assert [t.ukeplan for t in ut.veier[0].trinn] == [None, plan]
    vist = stier.rens(samtale.veier, "veier", frozenset(samtale.ark.utelatt))
    assert [t.ukeplan for t in vist[0].trinn] == [None, plan]


def test_striking_the_whole_and_a_part_of_it():
    samtale = med_rader(2, ark=ArkValg(utelatt=("jobbliste", "jobbliste.1", "format")))
    ut = stier.uten_utelatt(samtale)
    assert (ut.jobbliste, ut.ark.utelatt) == ((), ())


def test_what_the_leader_wrote_is_marked_on_the_line_the_page_shows_it_in():
    samtale = Samtale(
        dato=date(2026, 3, 3),
        jobbliste=(Arbeidsoppgave("A"),),
        veier=(Annet("B"), Avventende(innspill="C")),
        avtale=Avtale(punkter=(Punkt("D"),)),
    )
    for sti in (
        "jobbliste.0.oppgave",
        "jobbliste.0.hva_ma_til",  # the same line, so it is marked once
        "veier.0.tekst",
        "veier.1.innspill",
        "avtale.punkter.0.hvem",
        "egne_ord",
        "leder.navn",  # the leader's own name, and the leader's own view
        "syn.leder",
        "ansatt.navn",
    ):
        samtale = stier.merk_leder(samtale, sti)
    assert samtale.leder_skrev == (
        "jobbliste.0",
        "veier.0",
        "veier.1.innspill",
        "avtale.punkter.0",
        "egne_ord",
    )
    assert all(stier.finnes(samtale, sti) for sti in samtale.leder_skrev)


def test_what_a_path_lies_in_comes_outermost_first():
    assert stier.over("veier.0.trinn.1") == ("veier", "veier.0", "veier.0.trinn")
    assert stier.over("egne_ord") == ()
