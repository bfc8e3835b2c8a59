"""Samtaler of every size: one valid page with every word on it, or a refusal that names the field."""

import random
import unicodedata
from datetime import date, timedelta
from decimal import Decimal

import page as validator
import pypdfium2
import pytest
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st
from lesing import alt, samlet, storrelser

from desktop.ark import lag_ark
from desktop.content import arkord
from desktop.domain import stier
from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.domain.mulighet import ValgtMulighet
from desktop.domain.oppsummering import Oppsummering
from desktop.domain.samtale import Ansatt, ArkValg, Avtale, Forrige, Leder, Punkt, Samtale, Syn
from desktop.domain.samtale_fil import skrivbar
from desktop.domain.sykmelding import Avventende, Gradert, Trinn
from desktop.domain.vei import Annet, Hel
from desktop.pdf.ark_pdf import DoesNotFitError, bygg, mal, manglende_tegn

DAG = date(2026, 3, 2)
ORD = st.text(
    st.sampled_from("abcdeghijklmnoprstuvyæøåÆØÅčđŋšŧžąęłżźćńіїєґūųį-’"), min_size=1, max_size=14
)
TEKST = st.lists(ORD, max_size=12).map(" ".join)
LANG = st.lists(ORD, min_size=30, max_size=150).map(lambda ord_: " ".join(ord_)[:1900])
FRITEKST = st.one_of(TEKST, TEKST, TEKST, LANG)
TIMER = st.none() | st.integers(0, 4000).map(lambda n: Decimal(n) / 100)
DATO = st.none() | st.integers(0, 200).map(lambda n: DAG + timedelta(days=n))


def noen(strategi, mest=8):
    return st.lists(strategi, max_size=mest).map(tuple)


OPPGAVE = st.builds(
    Arbeidsoppgave,
    oppgave=FRITEKST,
    timer=TIMER,
    svar=st.sampled_from(["kan", "tilrettelegging", "ikke_na", "vet_ikke", None]),
    hva_ma_til=TEKST,
)
MULIGHET = st.builds(
    ValgtMulighet, tekst=FRITEKST, timer=TIMER, fom=DATO, tom=DATO, ansvarlig=TEKST
)
UKE = st.lists(st.integers(0, 16).map(lambda n: Decimal(n) / 2), min_size=7, max_size=7).map(tuple)
TRINN = st.builds(
    Trinn, fom=DATO, tom=DATO, grad=st.none() | st.integers(1, 99), ukeplan=st.none() | UKE
)
VEI = st.one_of(
    st.builds(Avventende, fom=DATO, tom=DATO, innspill=FRITEKST),
    st.builds(Gradert, trinn=noen(TRINN, 4), mate=st.sampled_from([None, "begge", "faerre_timer"])),
    st.builds(Annet, tekst=FRITEKST),
    st.just(Hel()),
)
SAMTALE = st.builds(
    Samtale,
    dato=st.just(DAG),
    oppdiktet=st.booleans(),
    til_stede=noen(st.sampled_from(["ansatt", "leder", "tolk"]), 3),
    ansatt=st.builds(
        Ansatt,
        navn=TEKST,
        yrke=TEKST,
        arbeidssted=TEKST,
        heltid_timer=st.none() | st.just(Decimal("35.5")),
        stillingsprosent=st.none() | st.just(Decimal(80)),
        arbeidstid=TEKST,
        ansvar=FRITEKST,
        reise=TEKST,
    ),
    leder=st.builds(Leder, navn=TEKST, telefon=TEKST, kan_nas=TEKST, lege_kan_ringe=st.just(True)),
    egne_ord=FRITEKST,
    jobbliste=noen(OPPGAVE, 14),
    muligheter=noen(MULIGHET),
    kan_ikke_tilby=noen(FRITEKST, 4),
    veier=noen(VEI, 3),
    avtale=st.builds(
        Avtale,
        punkter=noen(st.builds(Punkt, hva=FRITEKST, hvem=TEKST, fom=DATO, tom=DATO), 5),
        neste_samtale=DATO,
    ),
    sporsmal_til_legen=noen(FRITEKST, 4),
    syn=st.builds(Syn, ansatt=FRITEKST, leder=FRITEKST),
    forrige=st.builds(Forrige, tiltak=noen(TEKST, 3), fra_legen_tekst=TEKST),
    ark=st.builds(ArkValg, godkjent=st.booleans()),
)


def skrevet(samtale):
    """Every text that belongs on the page."""
    yield from (samtale.egne_ord, samtale.syn.ansatt, samtale.syn.leder)
    a, leder = samtale.ansatt, samtale.leder
    yield from (a.navn, a.yrke, a.arbeidssted, a.arbeidstid, a.ansvar, a.reise)
    yield from (leder.navn, leder.telefon, leder.kan_nas)
    for oppgave in samtale.jobbliste:
        if oppgave.svar in ("kan", "tilrettelegging", "ikke_na") and oppgave.oppgave.strip():
            yield oppgave.oppgave
            yield oppgave.hva_ma_til if oppgave.svar != "ikke_na" else ""
    for mulighet in samtale.muligheter:
        yield from (mulighet.tekst, mulighet.ansvarlig) if mulighet.tekst.strip() else ()
    for punkt in samtale.avtale.punkter:
        yield from (punkt.hva, punkt.hvem) if punkt.hva.strip() else ()
    for vei in samtale.veier:
        yield getattr(vei, "innspill", "") or getattr(vei, "tekst", "")
    yield from (*samtale.kan_ikke_tilby, *samtale.sporsmal_til_legen)
    yield from (*samtale.forrige.tiltak, samtale.forrige.fra_legen_tekst)


def en_gyldig_side_eller_et_felt(samtale, sprak, fil):
    """Check one samtale; tell whether it became a page."""
    ark = lag_ark(Oppsummering.of(samtale), arkord(), sprak)
    maling = mal(ark)
    if maling.storrelse is None:
        with pytest.raises(DoesNotFitError) as gal:
            bygg(ark)
        feil = gal.value.feil
        assert feil
        assert all(stier.finnes(samtale, f.felt) for f in feil)
        assert all(int(f.verdier["linjer"]) == maling.over > 0 for f in feil)
        return False
    pdf = bygg(ark)
    dokument = pypdfium2.PdfDocument(pdf)
    assert len(dokument) == 1
    dokument.close()
    assert min(storrelser(pdf)) >= 9
    fil.write_bytes(pdf)
    assert all(validator.validate_pdf(str(fil), profile=p).is_compliant for p in ("ua1", "2a"))
    lest = samlet(alt(pdf)).replace(" ", "")
    for tekst in skrevet(samtale):
        for ord_ in samlet(tekst).rstrip(".").split():
            assert ord_ in lest
    return True


@given(SAMTALE, st.sampled_from(["nb", "nn", "en"]))
@settings(
    max_examples=40,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
    derandomize=True,
)
def test_any_samtale_is_one_valid_page_or_a_named_field(tmp_path_factory, samtale, sprak):
    fil = tmp_path_factory.getbasetemp() / "ark.pdf"
    event("side" if en_gyldig_side_eller_et_felt(samtale, sprak, fil) else "avslag")


@pytest.mark.lang
@given(SAMTALE, st.sampled_from(["nb", "nn", "en"]))
@settings(max_examples=300, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
def test_three_hundred_samtaler_are_one_valid_page_or_a_named_field(
    tmp_path_factory, samtale, sprak
):
    fil = tmp_path_factory.getbasetemp() / "ark.pdf"
    event("side" if en_gyldig_side_eller_et_felt(samtale, sprak, fil) else "avslag")


def test_both_ends_are_tried_the_empty_and_the_fullest(tmp_path):
    fil = tmp_path / "ark.pdf"
    assert en_gyldig_side_eller_et_felt(Samtale(dato=DAG), "nb", fil)
    for n in range(20, 70):
        full = Samtale(dato=DAG, sporsmal_til_legen=("Er dette greit for meg?",) * n)
        if not en_gyldig_side_eller_et_felt(full, "nb", fil):
            break
    assert n > 40
    forrige = Samtale(dato=DAG, sporsmal_til_legen=("Er dette greit for meg?",) * (n - 1))
    assert en_gyldig_side_eller_et_felt(forrige, "nb", fil)


BITER = [
    "<b>", "</b>", "<br/>", "<para>", "<font color='white'>", '<img src="/etc/passwd"/>', "<a href=x>",
    "&amp;", "&lt;", "&#65;", "&nbsp;", "&", "<", ">", "]]>", "<!--", "-->", "<?php", "{felt}", "{0}",
    "%s", "%(x)s", "\\n", "\\", "/", "''", '"', "(", ")", "((", "[?", "$x^2$", "`", "|", "~", "#", "*",
    "Áŋŋel", "čáhci", "đuođđi", "ŧ", "Ž", "Sámi", "zażółć", "gęślą", "jaźń", "Łódź", "їжак", "ґанок",
    "єдність", "Київ", "ąčęė", "įšųūž", "Žemaitija", "e\u0301t", "A\u030a", "o\u0308", "ŋ\u0308",
    "æ", "ø", "å", "Æ", "½", "€", "–", "—", "…", "«sitat»", "“quote”", "•", "·", "™", "→", "✓",
    "soft\u2011hyphen", "a\u00a0b", "a\tb", "a\nb", "a\u2003b", "a\u2028b", "0", "12 34 56", "-", "--",
    "ord-deling", "//x.no/?a=1&b=2", "ola@x.no", "\u202etekst\u202c", "\u200bnull", "\u2066iso\u2069",
    "a\x07b", "\ufeffbom",
]  # fmt: skip


def fiendtlige(antall):
    """Make up strings of hostile pieces, always the same ones."""
    terning = random.Random(2026)
    for _n in range(antall):
        yield " ".join(terning.choices(BITER, k=terning.randint(1, 7)))


def test_five_hundred_hostile_strings_come_back_equal():
    tekster = [skrivbar(tekst) for tekst in fiendtlige(500)]
    for n in range(0, len(tekster), 10):
        bunke = tuple(tekster[n : n + 10])
        ark = lag_ark(Oppsummering.of(Samtale(dato=DAG, sporsmal_til_legen=bunke)), arkord(), "nb")
        pdf = bygg(ark)
        assert b"/Link" not in pdf
        assert b"/URI" not in pdf
        lest = samlet(alt(pdf))
        for tekst in bunke:
            ventet = tekst
            for tegn in manglende_tegn(ark):
                ventet = unicodedata.normalize("NFC", ventet).replace(tegn, "[?]")
            assert samlet(ventet) in lest
