"""The rules at their boundaries.  Every row names the paragraph or page it is taken from."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import fravaer as borte
from desktop.domain import helligdager, ukeplan
from desktop.domain.arbeidsgiverperiode import perioder
from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.egenmelding import (
    LOV,
    UTVIDET_8_24,
    Ordning,
    brukt_12_mnd,
    dager_igjen,
    ganger,
    neste_mulige,
)
from desktop.domain.fravaer import Fravaer, brukte_dager, dag_16, forste_dag, med_helg
from desktop.domain.frister import frister
from desktop.domain.periode import Periode, sammenhengende
from desktop.domain.sykmelding import (
    Avventende,
    Gradert,
    Trinn,
    avventende_siste_dag,
    grad_av_timer,
    hel_grad,
    timer_av_grad,
)
from desktop.domain.tidslinje import helgedager, rolig_start, tidslinje, tilbake
from desktop.domain.vei import EgenmeldingVei, Hel, Velferdspermisjon

D = Decimal
TIL = date(2027, 12, 31)
UKE = timedelta(weeks=1)

F8_12 = "ftrl. § 8-12"
F8_13 = "ftrl. § 8-13 første ledd"
F8_14 = "ftrl. § 8-14 andre ledd"
F8_18 = "ftrl. § 8-18 tredje ledd"
F8_19_1, F8_19_2 = "ftrl. § 8-19 første ledd", "ftrl. § 8-19 andre ledd"
F8_19_3, F8_19_4 = "ftrl. § 8-19 tredje ledd", "ftrl. § 8-19 fjerde ledd"
F8_24_1, F8_24_4, F8_24_5 = (f"ftrl. § 8-24 {n} ledd" for n in ("første", "fjerde", "femte"))
F8_27 = "ftrl. § 8-27 første ledd"
HELG = "helse-spleis, Arbeidsgiverperiodeberegner: helg mellom sykedager"
TELLER = "helse-spleis, Arbeidsgiverperiodeteller: 16 og 16"
AVV = "nav.no, avventende sykmelding: høyst 16 kalenderdager, egenmelding trekkes fra"
AML = "aml. § 4-6 tredje ledd"
PRAKSIS = "NAVs praksis"
LOKAL = "lokal ordning for egenmelding (§ 8-24 fjerde ledd lar arbeidsgiver gi mer)"
SAMTALE = "dialogue.md 4.3 regel 8"


def d(tekst):
    ar, maned, dag = map(int, tekst.split("-"))
    return date(2000 + ar, maned, dag)


def p(tekst):
    fom, _, tom = tekst.partition("/")
    return Periode(d(fom), d(tom or fom))


def ps(tekst):
    return [p(t) for t in tekst.split()]


AGP = [
    # source, absence, length of each period
    (F8_19_1, "26-03-02", [1]),
    (F8_19_1, "26-03-02/26-03-04", [3]),
    (F8_19_1, "26-03-02/26-03-05", [4]),
    (F8_19_1, "26-03-02/26-03-09", [8]),
    (F8_19_1, "26-03-02/26-03-10", [9]),
    (F8_19_1, "26-03-02/26-03-16", [15]),
    (F8_19_1, "26-03-02/26-03-17", [16]),
    (F8_19_1, "26-03-02/26-03-18", [16]),
    (F8_19_1, "26-03-02/27-02-28", [16]),
    (F8_19_2, "", []),
    (F8_19_3, "26-03-02 26-03-04", [2]),  # one gap day
    (F8_19_3, "26-03-02 26-03-17", [2]),  # 14 gap days
    (F8_19_3, "26-03-02 26-03-18", [2]),  # 15 gap days
    (F8_19_3, "26-03-02 26-03-19", [1, 1]),  # 16 gap days
    (F8_19_3, "26-03-02 26-03-20", [1, 1]),
    (F8_19_3, "26-03-02/26-03-04 26-03-20/26-03-22", [6]),
    (F8_19_3, "26-03-02/26-03-04 26-03-21/26-03-23", [3, 3]),
    (TELLER, "26-03-02 26-03-18 26-04-03", [3]),  # each sick day starts the gap anew
    (TELLER, "26-03-02 26-03-18 26-04-04", [2, 1]),
    (TELLER, "26-03-02/26-03-09 26-03-20/26-03-27", [16]),
    (TELLER, "26-03-02/26-03-09 26-03-20/26-03-28", [16]),
    (F8_19_4, "26-03-02/26-03-17 26-04-02", [16]),  # 15 gap days after a full one
    (F8_19_4, "26-03-02/26-03-17 26-04-03", [16, 1]),  # 16
    (F8_19_4, "26-03-02/26-03-20 26-04-05", [16]),
    (F8_19_4, "26-03-02/26-03-20 26-04-06", [16, 1]),
    (F8_19_4, "26-03-02/26-03-17 26-04-02 26-04-18", [16]),
    (F8_19_4, "26-03-02/26-03-17 26-04-02 26-04-19", [16, 1]),
    (HELG, "26-03-06 26-03-09", [4]),  # Friday and Monday
    (HELG, "26-03-06", [1]),
    (HELG, "26-03-06 26-03-10", [2]),  # Monday at work
    (HELG, "26-03-05 26-03-09", [2]),  # Friday at work
    (HELG, "26-03-07 26-03-09", [3]),  # Saturday shift and Monday
    (HELG, "26-03-06 26-03-08", [3]),  # Friday and Sunday shift
    (HELG, "26-04-01 26-04-07", [2]),  # Easter's holidays are no weekend
    (HELG, "26-04-30 26-05-04", [2]),  # the first of May is a Friday
    (HELG, "25-12-31/26-01-02", [3]),  # over new year
    (HELG, "25-12-31 26-01-16", [2]),
    (HELG, "25-12-31 26-01-17", [1, 1]),
    (HELG, "28-02-28/28-03-01", []),  # after the day asked about
    (F8_19_3, "24-02-28/24-03-01", [3]),  # a leap day is a day
    (F8_19_3, "24-02-28 24-03-15", [2]),  # 15 gap days, the leap day among them
    (F8_19_3, "24-02-28 24-03-16", [1, 1]),
    (F8_19_3, "25-02-28 25-03-16", [2]),
    (F8_19_3, "25-02-28 25-03-17", [1, 1]),
    (F8_19_3, "26-03-09 26-03-02/26-03-04 26-03-03", [4]),  # unsorted, overlapping
]


@pytest.mark.parametrize(("kilde", "fravaer", "lengder"), AGP)
def test_arbeidsgiverperiode_at_its_boundaries(kilde, fravaer, lengder):
    assert [len(a.dager) for a in perioder(ps(fravaer), TIL)] == lengder, kilde


EGENMELDING = [
    # source, scheme, used, day, days now, days of 12 months, times
    (F8_24_4, LOV, "", "26-03-02", 3, None, 0),
    (F8_24_4, LOV, "26-03-02", "26-03-02", 2, None, 1),
    (F8_24_4, LOV, "26-03-02/26-03-03", "26-03-03", 1, None, 1),
    (F8_24_4, LOV, "26-03-02/26-03-04", "26-03-04", 0, None, 1),
    (F8_24_4, LOV, "26-03-02/26-03-05", "26-03-05", 0, None, 1),
    (F8_24_4, LOV, "26-03-06 26-03-09", "26-03-09", 0, None, 1),  # the weekend is three and four
    (F8_24_4, LOV, "26-03-05/26-03-06", "26-03-09", 1, None, 1),
    (F8_24_5, LOV, "26-03-02", "26-03-17", 2, None, 1),  # 15 days after
    (F8_24_5, LOV, "26-03-02", "26-03-18", 2, None, 1),  # 16
    (F8_24_5, LOV, "26-03-02", "26-03-19", 3, None, 1),  # 17
    (F8_24_5, LOV, "26-03-02/26-03-04", "26-03-20", 0, None, 1),
    (F8_24_5, LOV, "26-03-02/26-03-04", "26-03-21", 3, None, 1),
    (F8_24_5, LOV, "26-03-02 26-03-18", "26-03-18", 1, None, 1),
    (F8_24_5, LOV, "26-03-02 26-03-18", "26-04-03", 1, None, 1),
    (F8_24_5, LOV, "26-03-02 26-03-18", "26-04-04", 3, None, 1),
    (F8_24_5, LOV, "26-03-02 26-03-19", "26-03-19", 2, None, 2),
    (F8_24_5, LOV, "25-12-30/25-12-31", "26-01-16", 1, None, 1),  # over new year
    (F8_24_5, LOV, "25-12-30/25-12-31", "26-01-17", 3, None, 1),
    (F8_24_5, LOV, "24-02-28", "24-03-15", 2, None, 1),  # 16 days, the leap day among them
    (F8_24_5, LOV, "24-02-28", "24-03-16", 3, None, 1),
    (LOKAL, UTVIDET_8_24, "", "26-03-02", 8, 24, 0),
    (LOKAL, UTVIDET_8_24, "26-03-02/26-03-08", "26-03-08", 1, 17, 1),
    (LOKAL, UTVIDET_8_24, "26-03-02/26-03-09", "26-03-09", 0, 16, 1),
    (LOKAL, UTVIDET_8_24, "26-03-02/26-03-10", "26-03-10", 0, 15, 1),
    (LOKAL, UTVIDET_8_24, "26-03-02/26-03-09", "26-03-25", 0, 16, 1),
    (LOKAL, UTVIDET_8_24, "26-03-02/26-03-09", "26-03-26", 8, 16, 1),
    (LOKAL, UTVIDET_8_24, "25-03-02", "26-03-01", 8, 23, 1),  # the twelve months
    (LOKAL, UTVIDET_8_24, "25-03-02", "26-03-02", 8, 24, 0),
    (LOKAL, UTVIDET_8_24, "25-03-01/25-03-03", "26-03-02", 8, 23, 1),
    (LOKAL, UTVIDET_8_24, "23-02-28", "24-02-29", 8, 24, 0),  # 29 February counts to the 28th
    (LOKAL, UTVIDET_8_24, "23-03-01", "24-02-29", 8, 23, 1),
    (LOKAL, UTVIDET_8_24, "24-02-29", "25-02-28", 8, 23, 1),
    (LOKAL, UTVIDET_8_24, "24-02-29", "25-03-01", 8, 24, 0),
    (LOKAL, UTVIDET_8_24, "25-12-31", "26-12-30", 8, 23, 1),
    (LOKAL, UTVIDET_8_24, "25-12-31", "26-12-31", 8, 24, 0),
    (
        LOKAL,
        UTVIDET_8_24,
        "26-01-05/26-01-12 26-02-02/26-02-09 26-03-02/26-03-08",
        "26-06-01",
        1,
        1,
        3,
    ),
    (
        LOKAL,
        UTVIDET_8_24,
        "26-01-05/26-01-12 26-02-02/26-02-09 26-03-02/26-03-09",
        "26-06-01",
        0,
        0,
        3,
    ),
    (LOKAL, Ordning(16, None, None, 2), "26-03-02/26-03-16", "26-03-16", 1, None, 1),
    (LOKAL, Ordning(16, None, None, 2), "26-03-02/26-03-17", "26-03-17", 0, None, 1),
    (LOKAL, Ordning(5, 15, 3, 2), "26-01-05 26-02-02", "26-06-01", 5, 13, 2),
    (LOKAL, Ordning(5, 15, 3, 2), "26-01-05 26-02-02 26-03-02", "26-06-01", 0, 12, 3),
    (LOKAL, Ordning(5, 15, 3, 2), "26-01-05 26-02-02 26-03-02", "26-03-03", 4, 12, 3),
    (LOKAL, Ordning(5, 15, 2, 2), "26-01-05 26-02-02 26-03-02", "26-03-03", 0, 12, 3),
    (F8_27, LOV, "26-01-05 26-02-02 26-03-02", "26-06-01", 3, None, 3),
    (F8_27, LOV, "26-01-05 26-02-02 26-03-02 26-04-07", "26-06-01", 3, None, 4),
    (F8_27, LOV, "26-01-05 26-02-02 26-03-02 26-04-07 26-05-04", "26-06-01", 3, None, 5),
]


@pytest.mark.parametrize(("kilde", "ordning", "brukt", "dag", "na", "aret", "antall"), EGENMELDING)
def test_egenmelding_at_its_boundaries(kilde, ordning, brukt, dag, na, aret, antall):
    e = dager_igjen(ordning, ps(brukt), d(dag))
    assert (e.dager_na, e.dager_12_mnd, e.ganger_brukt) == (na, aret, antall), kilde
    if ordning.dager_per_12_mnd and aret:
        assert brukt_12_mnd(ps(brukt), d(dag)) == ordning.dager_per_12_mnd - aret, kilde


@pytest.mark.parametrize(
    ("kilde", "antall", "kan"),
    [(F8_27, 3, False), (F8_27, 4, True), (F8_27, 5, True)],
)
def test_after_four_times_the_employer_may_and_the_days_stay(kilde, antall, kan):
    brukt = [Periode(date(2026, n, 5), date(2026, n, 5)) for n in range(1, antall + 1)]
    e = dager_igjen(LOV, brukt, date(2026, 8, 3))
    assert (e.arbeidsgiver_kan, e.dager_na) == (kan, 3), kilde


GJENNOM_SYKMELDING = [
    # source, egenmelding, with a doctor, day, days left of three, absences
    (F8_24_5, "26-03-02/26-03-04", "26-03-05/26-03-15", "26-03-23", 0, 1),
    (F8_24_5, "26-03-02/26-03-04", "26-03-05/26-03-15", "26-03-31", 0, 1),  # 15 days after
    (F8_24_5, "26-03-02/26-03-04", "26-03-05/26-03-15", "26-04-01", 3, 1),  # 16 days after
    (F8_24_5, "26-03-02", "26-03-12/26-03-20", "26-04-01", 2, 1),  # with days at work between
    (F8_24_5, "", "26-03-02/26-03-15", "26-03-23", 3, 0),  # with a doctor only: none counts
    (F8_24_5, "26-03-02/26-03-04", "26-03-04/26-03-15", "26-03-23", 1, 1),  # in both: a doctor
]


@pytest.mark.parametrize(("kilde", "brukt", "lege", "dag", "na", "antall"), GJENNOM_SYKMELDING)
def test_absence_hangs_together_through_a_sykmelding(kilde, brukt, lege, dag, na, antall):
    e = dager_igjen(LOV, ps(brukt), d(dag), None, ps(lege))
    assert (e.dager_na, e.fravaer_brukt) == (na, antall), kilde
    assert (neste_mulige(LOV, ps(brukt), d(dag), None, ps(lege)) == d(dag)) is (na > 0), kilde


@pytest.mark.parametrize(
    ("kilde", "brukt", "dag", "ganger_", "kan"),
    [
        # § 8-27 says «minst fire fravær»; that days hang together is said in § 8-24 alone
        (F8_27, "26-03-02 26-03-12 26-03-24 26-04-04", "26-09-01", 1, True),
        (F8_27, "26-03-02 26-03-12 26-03-24", "26-09-01", 1, False),
        (F8_27, "26-03-02 26-03-06 26-03-09 26-04-04", "26-09-01", 2, False),  # one weekend
        (F8_27, "25-09-01 26-03-12 26-03-24 26-04-04", "26-09-01", 1, False),  # a year ago
        (F8_27, "25-09-02 26-03-12 26-03-24 26-04-04", "26-09-01", 2, True),
    ],
)
def test_four_absences_are_four_though_their_days_are_counted_as_one_time(
    kilde, brukt, dag, ganger_, kan
):
    e = dager_igjen(LOV, ps(brukt), d(dag))
    assert (e.ganger_brukt, e.arbeidsgiver_kan) == (ganger_, kan), kilde


VENTETID = [
    # source, first day of employment, months, first day with the right
    (F8_24_1, "26-01-01", 2, "26-03-01"),
    (F8_24_1, "26-01-15", 2, "26-03-15"),
    (F8_24_1, "26-01-31", 2, "26-03-31"),
    (F8_24_1, "25-12-31", 2, "26-02-28"),  # no 31 February
    (F8_24_1, "23-12-31", 2, "24-02-29"),  # a leap year
    (F8_24_1, "23-12-29", 2, "24-02-29"),
    (F8_24_1, "25-12-29", 2, "26-02-28"),
    (F8_24_1, "25-11-15", 2, "26-01-15"),  # over new year
    (F8_24_1, "26-10-31", 2, "26-12-31"),
    (LOKAL, "26-01-31", 1, "26-02-28"),
    (LOKAL, "24-01-31", 1, "24-02-29"),
    (LOKAL, "26-01-15", 0, "26-01-15"),
]


@pytest.mark.parametrize(("kilde", "ansatt", "mnd", "fra"), VENTETID)
def test_the_right_begins_on_the_day_and_not_the_day_before(kilde, ansatt, mnd, fra):
    ordning = Ordning(3, None, None, mnd)
    dagen_for = dager_igjen(ordning, [], d(fra) - timedelta(days=1), d(ansatt))
    assert (dagen_for.tidligst, dagen_for.dager_na) == (d(fra), 0), kilde
    dagen = dager_igjen(ordning, [], d(fra), d(ansatt))
    assert (dagen.tidligst, dagen.dager_na) == (None, 3), kilde
    assert neste_mulige(ordning, [], d(ansatt), d(ansatt)) == d(fra), kilde


HELGEN = [
    # source, used, day, days left of eight when that day is one of them
    (HELG, "26-03-06", "26-03-09", 5),  # Friday used, and Saturday and Sunday with Monday
    (HELG, "26-03-05", "26-03-09", 7),  # at work on the Friday
    (HELG, "26-03-06", "26-03-10", 7),  # at work on the Monday
    (HELG, "26-03-06 26-03-09", "26-03-09", 5),
    (HELG, "26-03-12", "26-03-09", 8),  # later use is not used yet
]


@pytest.mark.parametrize(("kilde", "brukt", "dag", "igjen"), HELGEN)
def test_the_weekend_before_a_new_day_counts_with_it(kilde, brukt, dag, igjen):
    assert dager_igjen(UTVIDET_8_24, med_helg(ps(brukt), d(dag)), d(dag)).dager_na == igjen, kilde


NESTE = [
    # source, scheme, used, asked about, first day with a day left
    (F8_24_4, LOV, "", "26-03-02", "26-03-02"),
    (F8_24_5, LOV, "26-03-02/26-03-04", "26-03-05", "26-03-21"),
    (F8_24_5, LOV, "26-03-02/26-03-03", "26-03-04", "26-03-04"),
    (LOKAL, UTVIDET_8_24, "26-01-01/26-01-24", "26-06-01", "27-01-01"),
    (LOKAL, Ordning(0, None, None, 0), "", "26-06-01", None),
]


@pytest.mark.parametrize(("kilde", "ordning", "brukt", "dag", "ventet"), NESTE)
def test_the_next_day_with_a_day_left(kilde, ordning, brukt, dag, ventet):
    assert neste_mulige(ordning, ps(brukt), d(dag)) == (ventet and d(ventet)), kilde


GANGER = [
    (F8_24_5, "26-03-02 26-03-18", [2]),
    (F8_24_5, "26-03-02 26-03-19", [1, 1]),
    (F8_24_5, "26-03-18 26-03-02 26-04-03", [3]),
    (HELG, "26-03-06 26-03-09", [4]),
    (F8_24_5, "", []),
]


@pytest.mark.parametrize(("kilde", "brukt", "lengder"), GANGER)
def test_spells_that_are_joined(kilde, brukt, lengder):
    assert [len(g) for g in ganger(ps(brukt), TIL)] == lengder, kilde


BRUKT = [
    # source, absence, avventende from, days used, its last day
    (AVV, "", "26-03-02", 0, "26-03-17"),
    (AVV, "26-02-27", "26-03-02", 1, "26-03-16"),
    (AVV, "26-02-25/26-02-27", "26-03-02", 3, "26-03-14"),
    (AVV, "26-02-14/26-02-28", "26-03-01", 15, "26-03-01"),
    (AVV, "26-02-13/26-02-28", "26-03-01", 16, None),
    (AVV, "26-02-01/26-02-28", "26-03-01", 16, None),
    (AVV, "26-03-02", "26-03-18", 1, "26-04-01"),  # 15 gap days
    (AVV, "26-03-02", "26-03-19", 0, "26-04-03"),  # 16: a new period
    (AVV, "26-03-02/26-03-17", "26-04-03", 0, "26-04-18"),
    (AVV, "26-03-10/26-03-12", "26-03-10", 0, "26-03-25"),  # the day itself is not before it
    (AVV, "24-02-27/24-02-28", "24-02-29", 2, "24-03-13"),  # a leap day is a day
    (AVV, "25-12-29/25-12-31", "26-01-01", 3, "26-01-13"),  # over new year
]


@pytest.mark.parametrize(("kilde", "fravaer", "fra", "brukt", "siste"), BRUKT)
def test_days_used_before_avventende(kilde, fravaer, fra, brukt, siste):
    assert brukte_dager(ps(fravaer), d(fra)) == brukt, kilde
    assert avventende_siste_dag(d(fra), brukt) == (siste and d(siste)), kilde


@pytest.mark.parametrize(
    ("kilde", "dager", "brukt", "gar"),
    [
        (AVV, 1, 0, True),
        (AVV, 15, 0, True),
        (AVV, 16, 0, True),
        (AVV, 17, 0, False),
        (AVV, 8, 8, True),
        (AVV, 9, 8, False),
        (AVV, 1, 15, True),
        (AVV, 2, 15, False),
        (AVV, 1, 16, False),
    ],
)
def test_how_long_avventende_may_be(kilde, dager, brukt, gar):
    fom = date(2028, 2, 20)  # over a leap day
    vei = Avventende(fom, fom + timedelta(days=dager - 1), "Kan stå.", brukt)
    assert (vei.feil() == []) is gar, kilde


GRAD = [
    # source, grad, whether it can be put to a GP
    (F8_13, 1, False),
    (F8_13, 10, False),
    (F8_13, 19, False),
    (F8_13, 20, True),
    (F8_13, 21, True),
    (F8_13, 50, True),
    ("syk-inn: 1–99 prosent", 98, True),
    ("syk-inn: 1–99 prosent", 99, True),
]


@pytest.mark.parametrize(("kilde", "grad", "gar"), GRAD)
def test_the_least_grad(kilde, grad, gar):
    assert (Gradert((Trinn(grad=grad),)).feil() == []) is gar, kilde


TIMER = [
    # source, hours at work, position, exact grad, whole grad, hours of the whole grad
    (F8_13, "30", "37.5", "20", 20, "30"),
    (F8_13, "30.37", "37.5", None, 19, "30.375"),
    (F8_13, "22.5", "37.5", "40", 40, "22.5"),
    (F8_13, "18.75", "37.5", "50", 50, "18.75"),
    (F8_13, "0.375", "37.5", "99", 99, "0.375"),
    (F8_13, "37.5", "37.5", "0", 0, "37.5"),
    (F8_13, "0", "37.5", "100", 100, "0"),
    (F8_13, "20", "37.5", None, 47, "19.875"),
    (F8_13, "14.2", "28.4", "50", 50, "14.2"),  # of one's own position, not of a full one
    (F8_13, "15", "30", "50", 50, "15"),
    (F8_13, "17.04", "28.4", "40", 40, "17.04"),
    (F8_13, "16.8", "33.6", "50", 50, "16.8"),
    (F8_13, "39.8", "40", "0.5", 1, "39.6"),  # halves up
    (F8_13, "39", "40", "2.5", 3, "38.8"),
    (F8_13, "38.2", "40", "4.5", 5, "38"),
]


@pytest.mark.parametrize(("kilde", "timer", "stilling", "eksakt", "grad", "av_grad"), TIMER)
def test_hours_and_grad(kilde, timer, stilling, eksakt, grad, av_grad):
    funnet = hel_grad(D(timer), D(stilling))
    assert (funnet.grad, funnet.timer) == (grad, D(av_grad)), kilde
    assert funnet.noyaktig is (eksakt is not None and D(eksakt) == grad)
    if eksakt is not None:
        assert funnet.eksakt == D(eksakt), kilde


STOPP = [
    # source, first day, stop, its date
    (F8_18, "26-03-02", "melding", "26-03-02"),
    (F8_19_1, "26-03-02", "dag-16", "26-03-17"),
    (F8_14, "26-03-02", "dag-17", "26-03-18"),
    (AML, "26-03-02", "oppfolgingsplan", "26-03-29"),
    ("aml. § 4-6 fjerde ledd", "26-03-02", "dialogmote-1", "26-04-19"),
    ("ftrl. § 8-8 andre ledd", "26-03-02", "aktivitet", "26-04-26"),
    ("ftrl. § 8-7 a andre ledd", "26-03-02", "dialogmote-2", "26-08-30"),
    (PRAKSIS, "26-03-02", "brev-uke-39", "26-11-29"),
    (F8_12, "26-03-02", "maks", "27-02-28"),
    (F8_19_1, "25-12-20", "dag-16", "26-01-04"),  # over new year
    (AML, "25-12-20", "oppfolgingsplan", "26-01-16"),
    (F8_19_1, "24-02-20", "dag-16", "24-03-06"),  # over a leap day
    (AML, "24-02-20", "oppfolgingsplan", "24-03-18"),
    (F8_12, "23-03-15", "maks", "24-03-12"),
    (F8_12, "24-03-15", "maks", "25-03-13"),
]


@pytest.mark.parametrize(("kilde", "forste", "id_", "dato"), STOPP)
def test_the_stops_of_the_timeline(kilde, forste, id_, dato):
    linje = tidslinje(d(forste))
    stopp = next(s for s in linje.stopp if s.id == id_)
    assert stopp.dato == d(dato), kilde
    assert [s.dag for s in linje.stopp] == sorted(s.dag for s in linje.stopp)
    assert {(s.id, s.dato) for s in linje.stopp} >= {(f.id, f.dato) for f in frister(d(forste))}


ARBEIDSDAG = [
    # source, first day, stop, holiday, last working day on or before it
    ("helligdagsfredloven § 2", "26-03-02", "oppfolgingsplan", None, "26-03-27"),
    ("helligdagsfredloven § 2", "26-03-06", "oppfolgingsplan", "skjartorsdag", "26-04-01"),
    ("helligdagsfredloven § 2", "26-03-10", "oppfolgingsplan", "paskedag-2", "26-04-01"),
    ("lov om 1. og 17. mai", "26-04-16", "dag-16", "forste-mai", "26-04-30"),
    ("helligdagsfredloven § 2", "26-12-10", "dag-16", "juledag-1", "26-12-24"),
    ("helligdagsfredloven § 2", "26-12-17", "dag-16", "nyttarsdag", "26-12-31"),
]


@pytest.mark.parametrize(("kilde", "forste", "id_", "helligdag", "arbeidsdag"), ARBEIDSDAG)
def test_a_stop_on_a_day_off_has_a_working_day(kilde, forste, id_, helligdag, arbeidsdag):
    stopp = next(s for s in tidslinje(d(forste)).stopp if s.id == id_)
    assert (stopp.helligdag, stopp.arbeidsdag) == (helligdag, d(arbeidsdag)), kilde
    assert stopp.uke == (stopp.dag + 6) // 7


TILBAKE = [
    # source, last day away, first working day, first Thursday or Friday from then
    ("rules.md 1.8", "26-03-08", "26-03-09", "26-03-12"),  # Sunday: Monday, Thursday
    ("rules.md 1.8", "26-03-11", "26-03-12", "26-03-12"),
    ("rules.md 1.8", "26-03-12", "26-03-13", "26-03-13"),
    ("rules.md 1.8", "26-03-13", "26-03-16", "26-03-19"),
    ("rules.md 1.8", "26-03-31", "26-04-01", "26-04-09"),  # Easter lies between
    ("rules.md 1.8", "26-05-12", "26-05-13", "26-05-15"),  # Ascension Day is a Thursday
    ("rules.md 1.8", "25-12-31", "26-01-02", "26-01-02"),
]


@pytest.mark.parametrize(("kilde", "siste", "dag", "rolig"), TILBAKE)
def test_back_at_work(kilde, siste, dag, rolig):
    assert tilbake(d(siste)) == d(dag), kilde
    assert rolig_start(d(dag)) == d(rolig), kilde


UKER = [
    # source, hours Monday to Friday, working time, questions
    (SAMTALE, "0 0 0 0 0", "natt", []),
    (SAMTALE, "5 5 5 0 0", "dag", []),
    (SAMTALE, "3 1 1 0 0", "dag", []),  # 60 per cent
    (SAMTALE, "3.25 1 1 0 0", "dag", [("mye_pa_en_dag", (0,))]),
    (SAMTALE, "0 0 5 0 0", "dag", [("mye_pa_en_dag", (2,))]),
    (SAMTALE, "5.5 5.5 0 0 0", "dag", []),
    (SAMTALE, "5.75 5.5 5.75 0 0", "dag", [("pause", (0, 2))]),
    (SAMTALE, "4 4 4 0 0", "turnus med Natt", [("natt", ())]),
    (SAMTALE, "4 4 4 0 0", "Netter annenhver helg", [("natt", ())]),
    (SAMTALE, "4 4 4 0 0", "overnatting", []),
]


@pytest.mark.parametrize(("kilde", "timer", "arbeidstid", "ventet"), UKER)
def test_gentle_questions_about_a_week(kilde, timer, arbeidstid, ventet):
    plan = (*map(D, timer.split()), D(0), D(0))
    assert [(s.kode, s.dager) for s in ukeplan.sporsmal(plan, arbeidstid)] == ventet, kilde


@pytest.mark.parametrize(
    ("timer", "kvarter"),
    [("0", "0"), ("0.12", "0"), ("0.13", "0.25"), ("4.4", "4.5"), ("-1", "0"), ("30", "24")],
)
def test_a_week_is_planned_in_quarters(timer, kvarter):
    assert ukeplan.kvarter(D(timer)) == D(kvarter)


@given(st.decimals(0, 60, places=2))
def test_hours_spread_evenly_differ_by_a_quarter_at_most(timer):
    plan = ukeplan.jevnt(timer)
    assert abs(sum(plan) - timer) <= D("0.125")
    assert max(plan[:5]) - min(plan[:5]) <= D("0.25")
    assert plan[5:] == (0, 0)


def test_a_week_without_hours_is_no_plan():
    plan = ukeplan.med_dag(None, 2, D("4.4"))
    assert plan == (0, 0, D("4.5"), 0, 0, 0, 0)
    assert ukeplan.med_dag(plan, 2, D(0)) is None


def test_there_are_at_least_150_rows():
    tabeller = (AGP, EGENMELDING, VENTETID, NESTE, GANGER, BRUKT, GRAD, TIMER, STOPP, ARBEIDSDAG)
    rader = [rad for tabell in (*tabeller, TILBAKE, UKER, HELGEN) for rad in tabell]
    assert len(rader) >= 150
    assert all(isinstance(rad[0], str) and len(rad[0]) > 8 for rad in rader)


# What holds whatever the spells are.

dager = st.integers(0, 500).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
spell = st.builds(lambda fom, n: Periode(fom, fom + timedelta(days=n)), dager, st.integers(0, 25))
spells = st.lists(spell, max_size=6)
ordninger = st.builds(
    Ordning,
    st.integers(1, 16),
    st.none() | st.integers(1, 40),
    st.none() | st.integers(1, 6),
    st.integers(0, 3),
)


def flyttet(perioder_, uker):
    return [Periode(x.fom + uker * UKE, x.tom + uker * UKE) for x in perioder_]


@given(spells, st.integers(-60, 60))
def test_a_calendar_moved_by_whole_weeks_counts_the_same(fravaer, uker):
    her = perioder(fravaer, date(2027, 12, 31))
    der = perioder(flyttet(fravaer, uker), date(2027, 12, 31) + uker * UKE)
    assert [[dag + uker * UKE for dag in a.dager] for a in her] == [list(a.dager) for a in der]
    flyttede = ganger(flyttet(fravaer, uker), date.max)
    assert [len(g) for g in ganger(fravaer, date.max)] == [len(g) for g in flyttede]


@given(spells, st.randoms(use_true_random=False), dager, ordninger)
def test_order_and_overlaps_change_nothing(fravaer, tilfeldig, dag, ordning):
    stokket = [*fravaer, *fravaer]
    tilfeldig.shuffle(stokket)
    delt = [Periode(x, x) for f in stokket for x in f]
    for andre in (stokket, delt):
        assert perioder(andre, TIL) == perioder(fravaer, TIL)
        assert dager_igjen(ordning, andre, dag) == dager_igjen(ordning, fravaer, dag)
        assert ganger(andre, dag) == ganger(fravaer, dag)
    assert brukte_dager(stokket, dag) == brukte_dager(fravaer, dag)


@given(spells, dager, ordninger)
def test_what_is_left_is_never_negative_nor_more_than_the_scheme(brukt, dag, ordning):
    e = dager_igjen(ordning, brukt, dag)
    assert 0 <= e.dager_na <= ordning.dager_per_gang
    if e.dager_12_mnd is not None:
        assert e.dager_na <= e.dager_12_mnd <= (ordning.dager_per_12_mnd or 0)
    mer = dager_igjen(ordning, [*brukt, Periode(dag, dag)], dag)
    assert mer.dager_na <= e.dager_na


@given(spells)
def test_two_periods_are_at_least_16_days_apart(fravaer):
    funnet = perioder(fravaer, TIL)
    for en, neste in pairwise(funnet):
        assert (neste.dager[0] - en.dager[-1]).days > 16


@given(spells, dager)
def test_avventende_and_what_is_used_are_16_together(fravaer, dag):
    brukt = brukte_dager(fravaer, dag)
    siste = avventende_siste_dag(dag, brukt)
    assert 0 <= brukt <= 16
    assert (0 if siste is None else (siste - dag).days + 1) + brukt == 16


@given(st.decimals("0.5", 60, places=2), st.integers(0, 100))
def test_a_whole_grad_comes_back_from_its_hours(stilling, grad):
    tilbake_ = hel_grad(timer_av_grad(grad, stilling), stilling)
    assert (tilbake_.grad, tilbake_.noyaktig) == (grad, True)


@given(st.decimals("0.5", 60, places=2), st.data())
def test_rounding_a_grad_moves_the_hours_by_half_a_per_cent_at_most(stilling, data):
    timer = data.draw(st.decimals(0, stilling, places=2))
    funnet = hel_grad(timer, stilling)
    assert abs(funnet.timer - timer) <= stilling * D("0.005")
    assert funnet.eksakt == grad_av_timer(timer, stilling)


@given(dager)
def test_a_timeline_is_in_order_and_its_working_days_are_no_days_off(dag):
    linje = tidslinje(dag)
    datoer = [s.dato for s in linje.stopp]
    assert datoer == sorted(datoer)
    assert all(helligdager.er_arbeidsdag(s.arbeidsdag) for s in linje.stopp)
    assert all((s.dato - s.arbeidsdag).days <= 5 for s in linje.stopp)
    assert all(dag <= h <= datoer[-1] for h, _ in linje.helligdager)
    assert len(linje.helligdager) >= 7


# Absence as it is typed.


def test_a_row_that_is_half_typed_is_one_day_and_a_turned_one_is_none():
    mandag, tirsdag = date(2026, 3, 2), date(2026, 3, 3)
    assert Fravaer().periode is None
    assert Fravaer(mandag).periode == Fravaer(None, mandag).periode == Periode(mandag, mandag)
    assert Fravaer(tirsdag, mandag).periode is None
    assert Fravaer(date(2024, 3, 2), date(2026, 3, 2)).periode is not None  # 731 days
    assert Fravaer(date(2024, 3, 2), date(2026, 3, 3)).periode is None
    rader = (Fravaer(mandag), Fravaer(tirsdag, tirsdag, sykmeldt=True), Fravaer())
    assert borte.egenmeldte(rader) == (Periode(mandag, mandag),)
    assert borte.legemeldte(rader) == (Periode(tirsdag, tirsdag),)
    assert len(borte.alle(rader)) == 2


def test_the_first_day_is_that_of_the_last_run():
    gammelt = Fravaer(date(2026, 1, 5), date(2026, 1, 7))
    nytt = Fravaer(date(2026, 3, 2), date(2026, 3, 3))
    assert forste_dag([], [Hel(), Velferdspermisjon(date(2026, 3, 2))]) is None
    assert forste_dag([nytt, gammelt], []) == date(2026, 3, 2)
    veier = (
        Avventende(date(2026, 2, 20), date(2026, 2, 24), "Kan stå."),
        EgenmeldingVei(date(2026, 3, 5), date(2026, 3, 6)),
        Gradert((Trinn(date(2026, 3, 9), date(2026, 3, 20), 40), Trinn())),
    )
    assert forste_dag([], veier) == date(2026, 3, 5)
    assert forste_dag([nytt, gammelt], veier) == date(2026, 3, 2)


def test_the_scheme_of_a_workplace_in_numbers():
    egen = Ordning(5, 15, 3, 1)
    assert Arbeidsplass(ordning="lov").egenmelding == LOV
    assert Arbeidsplass(egen_ordning=egen).egenmelding == UTVIDET_8_24
    plass = Arbeidsplass(ordning="egen", egen_ordning=egen)
    assert Arbeidsplass.av_json(plass.til_json()).egenmelding == egen


def test_a_holiday_this_application_does_not_know_still_has_a_code(monkeypatch):
    class Norway(dict):
        def __init__(self, years, language):
            super().__init__({date(years, 6, 7): "En ny dag", date(years, 5, 17): "Grunnlovsdag"})

    monkeypatch.setattr("holidays.countries.norway.Norway", Norway)
    helligdager.i_aret.cache_clear()
    funnet = helligdager.i_aret(2026)
    helligdager.i_aret.cache_clear()
    assert funnet[date(2026, 6, 7)] == ("helligdag",)


def test_a_day_may_be_two_holidays_or_none():
    assert helligdager.i_aret(2026)[date(2026, 5, 17)] == ("syttende-mai",)
    assert helligdager.i_aret(2008)[date(2008, 5, 1)] == ("forste-mai", "himmelfart")
    assert helligdager.helligdag(date(2026, 5, 18)) is None


@pytest.mark.parametrize(
    ("kilde", "periode", "dager"),
    [
        ("HTA kap. 1 § 14: arbeidsdager", "26-03-02/26-03-08", 5),
        ("HTA kap. 1 § 14: arbeidsdager", "26-03-07/26-03-08", 0),
        ("HTA kap. 1 § 14: arbeidsdager", "26-04-01/26-04-07", 2),
        ("HTA kap. 1 § 14: arbeidsdager", "25-12-31/26-01-02", 2),
    ],
)
def test_working_days_of_a_period(kilde, periode, dager):
    assert helligdager.arbeidsdager(p(periode)) == dager, kilde


@pytest.mark.parametrize(
    ("dager", "biter"),
    [
        ("", []),
        ("26-03-02", ["26-03-02"]),
        ("26-03-02 26-03-03 26-03-05", ["26-03-02/26-03-03", "26-03-05"]),
        ("24-02-28 24-02-29 24-03-01", ["24-02-28/24-03-01"]),
    ],
)
def test_runs_of_days(dager, biter):
    assert [Periode(*bit) for bit in sammenhengende(map(d, dager.split()))] == list(map(p, biter))


@pytest.mark.parametrize(
    ("forste", "antall", "dager"),
    [
        ("26-03-02", 8, (5, 6)),  # from a Monday
        ("26-03-07", 8, (0, 1, 7)),  # from a Saturday
        ("26-03-08", 7, (0, 6)),  # from a Sunday
        ("26-03-02", 0, ()),
    ],
)
def test_the_weekends_from_a_day(forste, antall, dager):
    assert helgedager(d(forste), antall) == dager


DAG_16 = [
    # source, absence typed, the 16th day that the employer pays
    (F8_19_1, "26-03-02/26-03-02", "26-03-17"),  # goes on unbroken
    (F8_19_1, "26-03-02/26-03-27", "26-03-17"),
    ("ftrl. § 8-19 tredje ledd", "26-03-02/26-03-04 26-03-20/26-03-20", "26-04-01"),  # 15 between
    (
        "ftrl. § 8-19 tredje ledd",
        "26-03-02/26-03-04 26-03-21/26-03-21",
        "26-04-05",
    ),  # 16: a new one
    (
        "ftrl. § 8-19 tredje ledd",
        "26-11-05/26-11-06 26-11-16/26-11-17 26-11-25/26-12-20",
        "26-12-06",
    ),
]


@pytest.mark.parametrize(("kilde", "fravaer", "dag"), DAG_16)
def test_the_16th_day_is_moved_by_days_at_work(kilde, fravaer, dag):
    spells = [Fravaer(s.fom, s.tom) for s in ps(fravaer)]
    assert dag_16(spells, []) == d(dag), kilde
    linje = tidslinje(forste_dag(spells, []), dag_16(spells, []))
    datoer = [s.dato for s in linje.stopp]
    assert datoer == sorted(datoer)
    assert next(s.dato for s in linje.stopp if s.id == "dag-16") == d(dag)
    assert linje.dag("dag-17") == linje.dag("dag-16") + 1


def test_without_absence_there_is_no_16th_day():
    assert dag_16([], [Hel()]) is None
