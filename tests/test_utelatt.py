"""A line that is left off is on no output: page, text, NAV, innspill, agreement, reading, clipboard."""

import re
import unicodedata

import msgspec
import pypdfium2
import pytest
from builders import eksempel
from PySide6.QtWidgets import QApplication

from desktop.ark import lag_ark, lag_avtale, nav_felter, som_innspill, som_nav, som_tekst
from desktop.content import arkord, eksempelkoder
from desktop.domain import stier
from desktop.domain.oppsummering import Oppsummering
from desktop.domain.samtale_fil import les
from desktop.pdf.ark_pdf import bygg
from desktop.pdf.avtale_pdf import bygg_avtale
from desktop.views.kopier import Kopier
from desktop.views.utklipp import kopier

KODER = list(eksempelkoder())
SPRAK = ["nb", "nn", "en"]
PA_AVTALEN = ("ansatt.navn", "avtale", "leder", "dato", "til_stede")
MERKE = "QXZMERKETXQ"


def ord_i(pdf):
    dokument = pypdfium2.PdfDocument(pdf)
    tekst = dokument[0].get_textpage().get_text_bounded()
    dokument.close()
    assert MERKE.encode() not in pdf  # nor in what the file says of itself
    return tekst


def ut(samtale, sprak, *, pdf=True, avtale=True):
    """Every output of a samtale, by name."""
    o = Oppsummering.of(samtale, behold_timer=True, med_beskjed=True)
    ark = lag_ark(o, arkord(), sprak)
    return {
        "pdf": ord_i(bygg(ark)) if pdf else "",
        "tekst": som_tekst(ark),
        "nav": som_nav(o, arkord(), sprak),
        "navfelter": "\n".join(f.tekst for f in nav_felter(o, arkord(), sprak)),
        "innspill": som_innspill(o, arkord(), sprak),
        "avtale": ord_i(bygg_avtale(lag_avtale(o, arkord(), sprak))) if avtale else "",
    }


def tekststier(verdi, sti):
    """Paths of the texts in a value that people wrote."""
    if isinstance(verdi, str):
        return [sti] if sti.rpartition(".")[2] not in ("mate", "mulighet", "svar") else []
    if isinstance(verdi, msgspec.Struct):
        felter = [(getattr(verdi, f), f"{sti}.{f}") for f in verdi.__struct_fields__]
    elif isinstance(verdi, tuple):
        felter = [(rad, f"{sti}.{n}") for n, rad in enumerate(verdi)]
    else:
        felter = []
    return [s for v, under in felter for s in tekststier(v, under)]


def linjer(kode, sprak):
    samtale = les(eksempel(kode, sprak).read_bytes())
    o = Oppsummering.of(samtale, behold_timer=True)
    return samtale, lag_ark(o, arkord(), sprak).linjer


ALLE = [(kode, sprak) for kode in KODER for sprak in SPRAK]


@pytest.mark.parametrize(("kode", "sprak"), ALLE)
def test_what_is_struck_is_nowhere(kode, sprak):
    samtale, alle = linjer(kode, sprak)
    for linje in alle:
        if linje.sti == stier.TIMER:
            continue
        skrevet = tekststier(stier.hent(samtale, linje.sti), linje.sti)
        skrevet = [s for s in skrevet if s.rpartition(".")[2] != "tilbake_ukedag"]
        skrevet = [s for s in skrevet if not s.startswith("til_stede")]
        merket = samtale
        for n, sti in enumerate(skrevet):
            merket = stier.med(merket, sti, f"{MERKE}{n}")
        pdf = sprak == "nb"  # the words differ between the languages, what is left off does not
        med_avtale = pdf and linje.sti.startswith(PA_AVTALEN)
        borte = ut(stier.stryk(merket, linje.sti), sprak, pdf=pdf, avtale=med_avtale)
        assert {navn: tekst for navn, tekst in borte.items() if MERKE in tekst} == {}, linje.sti


@pytest.mark.parametrize(("kode", "sprak"), ALLE)
def test_a_struck_line_is_gone_as_a_line_too(kode, sprak):
    samtale, alle = linjer(kode, sprak)
    tomme = {"ansatt.navn", "leder.navn"}  # an empty line for the pen, and the way to the leader
    for linje in alle:
        o = Oppsummering.of(stier.stryk(samtale, linje.sti), behold_timer=True)
        stiene = {li.sti for li in lag_ark(o, arkord(), sprak).linjer}
        assert not any(stier.innenfor(s, (linje.sti,)) for s in stiene - tomme), linje.sti


def test_the_mark_is_found_where_nothing_is_struck():
    """The test above would find something: without a strike, the marks are on the outputs."""
    samtale, _ = linjer("S4", "nb")
    for sti, navn in (
        ("egne_ord", "pdf"),
        ("egne_ord", "tekst"),
        ("jobbliste.0.oppgave", "nav"),
        ("jobbliste.0.oppgave", "navfelter"),
        ("veier.0.innspill", "innspill"),
        ("avtale.punkter.0.hva", "avtale"),
    ):
        assert MERKE in ut(stier.med(samtale, sti, f"{MERKE}0"), "nb")[navn].replace(" ", "")


@pytest.mark.parametrize("kode", KODER)
def test_reading_and_clipboard_follow_the_page(qtbot, kledd, ny_state, kode):
    state = ny_state(les(eksempel(kode).read_bytes()))
    kopi = Kopier(state)
    qtbot.addWidget(kopi)
    kopi.onsket.connect(lambda tekst, _svar: kopier(tekst))
    for linje in state.ark().linjer:
        state.stryk(linje.sti)
        lest = {li.sti: li.utelatt for li in state.leselinjer()}
        assert lest.get(linje.sti, True)
        kopi._on_tekst()
        assert QApplication.clipboard().text() == state.ark_tekst()
        assert linje.sti in state.samtale.ark.utelatt
        state.angre()


def test_the_text_twin_and_the_page_say_the_same_words():
    for kode, sprak in ALLE:
        samtale, _ = linjer(kode, sprak)
        alt = ut(samtale, sprak)
        ord_ = {
            n: re.findall(r"\w+", unicodedata.normalize("NFC", alt[n])) for n in ("pdf", "tekst")
        }
        mangler = [o for o in ord_["tekst"] if o not in ord_["pdf"]]
        assert mangler == [], (kode, sprak)
