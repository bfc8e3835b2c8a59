"""The page read back from its PDF: one A4 side, every line on it, never under 9 pt."""

import re
import unicodedata
from datetime import date

import msgspec
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from builders import eksempel
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.ark import lag_ark
from desktop.content import arkord, eksempelkoder
from desktop.domain import stier
from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.domain.oppsummering import Oppsummering
from desktop.domain.samtale import Avtale, Punkt, Samtale
from desktop.domain.samtale_fil import les, skrivbar
from desktop.domain.sykmelding import Avventende
from desktop.pdf.ark_pdf import DoesNotFitError, bygg, mal, manglende_tegn
from desktop.pdf.bilde import tegn

KODER = list(eksempelkoder())
SPRAK = ["nb", "nn", "en"]


def ark_av(samtale, sprak="nb"):
    return lag_ark(Oppsummering.of(samtale), arkord(), sprak)


def med_ord(tekst):
    return Samtale(dato=date(2026, 3, 3), egne_ord=skrivbar(tekst))


def flatt(tekst):
    return re.sub(r"\s+", "", tekst)


def apne(pdf):
    return pypdfium2.PdfDocument(pdf)


def tekst_i(pdf):
    dokument = apne(pdf)
    side = dokument[0]
    tekst = side.get_textpage().get_text_bounded()
    dokument.close()
    return tekst


def storrelser(side):
    textpage = side.get_textpage()
    return {
        round(pdfium.FPDFText_GetFontSize(textpage.raw, n), 2)
        for n in range(textpage.count_chars())
        if chr(pdfium.FPDFText_GetUnicode(textpage.raw, n)).strip()
    }


@pytest.mark.parametrize("sprak", SPRAK)
@pytest.mark.parametrize("kode", KODER)
def test_examples_are_one_a4_page_with_all_their_lines(kode, sprak):
    ark = ark_av(les(eksempel(kode, sprak).read_bytes()), sprak)
    pdf = bygg(ark)
    dokument = apne(pdf)
    assert len(dokument) == 1
    assert [round(m) for m in dokument[0].get_size()] == [595, 842]
    assert min(storrelser(dokument[0])) >= 9
    dokument.close()
    tekst = flatt(tekst_i(pdf))
    for seksjon in ark.seksjoner:
        for avsnitt in (seksjon.overskrift, *seksjon.avsnitt):
            assert flatt(avsnitt) in tekst
    for del_ in (ark.tittel, *ark.merker, *ark.bokser, ark.fra_legen, *ark.bunntekst):
        assert flatt(del_) in tekst
    if ark.timer:
        assert flatt(ark.timer.i_ord) in tekst


@pytest.mark.parametrize("kode", KODER)
def test_only_embedded_faces_and_neither_links_nor_pictures(kode):
    pdf = bygg(ark_av(les(eksempel(kode).read_bytes())))
    assert b"/Link" not in pdf
    assert not re.search(rb"/Subtype ?/Image", pdf)
    faces = set(re.findall(rb"/BaseFont /(\S+)", pdf))
    assert faces
    assert all(re.match(rb"[A-Z]{6}\+SourceSans3", f) for f in faces)
    assert pdf.count(b"/FontFile2") == len(faces)


def test_the_same_samtale_gives_the_same_bytes():
    ark = ark_av(les(eksempel("S4").read_bytes()))
    assert bygg(ark) == bygg(ark)


def test_language_and_title_are_set_and_no_author():
    dokument = apne(bygg(ark_av(les(eksempel("S4").read_bytes()))))
    meta = dokument.get_metadata_dict()
    dokument.close()
    assert meta["Title"] == "Oppsummering fra samtale mellom ansatt og leder"
    assert meta["Author"] == ""
    assert b"/Lang (nb)" in bygg(ark_av(les(eksempel("S4").read_bytes())))


FIENDTLIG = [
    "Hun sa <b>ja",
    "Ola <ola@x.no> & co",
    '<img src="/etc/passwd"> <a href="http://x">klikk</a>',
    '<font color="white">skjult</font> &amp; &lt;',
    "čđŋšŧž ČĐŊŠŦŽ áéíóú",
    "zażółć gęślą jaźń",
    "їжак ґанок єдність",
    "ąčęėįšųūž",
    "a\tb\nc",
    "]]> <!-- --> <?php",
    "{felt} %s \\n",
    "e\u0301tude",
    "em\u2003space, ideografisk\u3000rom, linje\u2028skift",
    "soft\u2011hyphen ½ € ™ → ✓ ŋ\u0308",
]


@pytest.mark.parametrize("tekst", FIENDTLIG)
def test_text_is_text(tekst):
    ark = ark_av(med_ord(tekst))
    assert manglende_tegn(ark) == []
    pdf = bygg(ark)
    assert flatt(unicodedata.normalize("NFC", tekst)) in flatt(tekst_i(pdf))
    assert b"/Link" not in pdf
    assert not re.search(rb"/Subtype ?/Image", pdf)


@pytest.mark.parametrize("rot", ["egne_ord", "jobbliste"])
def test_where_a_word_may_be_parted_is_no_hyphen_on_paper(rot):
    samtale = med_ord("Arbeids\u00adoppgaver og fag-gruppe")
    if rot == "jobbliste":
        oppgave = Arbeidsoppgave(oppgave=samtale.egne_ord, svar="kan")
        samtale = msgspec.structs.replace(samtale, egne_ord="", jobbliste=(oppgave,))
    ark = ark_av(samtale)
    assert "Arbeidsoppgaver og fag-gruppe" in tekst_i(bygg(ark))
    assert manglende_tegn(ark) == []


def test_a_page_nobody_has_approved_does_not_say_it_was_read_aloud():
    samtale = med_ord("Formiddag går best.")
    for sprak, ord_ in (("nb", "lest høyt"), ("nn", "lese høgt"), ("en", "read aloud")):
        assert ord_ not in tekst_i(bygg(ark_av(samtale, sprak)))
        assert ord_ in tekst_i(bygg(ark_av(stier.med(samtale, "ark.godkjent", True), sprak)))


@pytest.mark.parametrize("sign", ["\U0001f600", "漢", "ﷺ", "\u0e01"])
def test_a_sign_the_face_lacks_is_shown_and_said(sign):
    ark = ark_av(med_ord(f"før{sign}etter"))
    assert manglende_tegn(ark) == [sign]
    assert "før[?]etter" in tekst_i(bygg(ark))


@given(st.text(st.sampled_from("ab <>&\"'/;#æøåčŋżłїґ\n\t[]{}%–…«»"), max_size=200))
@settings(max_examples=60)
def test_any_mix_of_signs_comes_back(tekst):
    rent = skrivbar(tekst)
    funnet = flatt(tekst_i(bygg(ark_av(med_ord(rent)))))
    assert flatt(rent) in funnet


def test_a_long_word_wraps_and_is_whole():
    ord_ = "Æ" + "rlighet" * 200
    assert flatt(ord_) in flatt(tekst_i(bygg(ark_av(med_ord(ord_)))))


def lang(n):
    return Samtale(dato=date(2026, 3, 3), sporsmal_til_legen=("Er dette greit for meg?",) * n)


@pytest.mark.parametrize("n", [1, 20, 30, 35, 40, 44, 46, 48, 50, 55, 60, 120])
def test_the_measure_agrees_with_the_page(n):
    ark = ark_av(lang(n))
    maling = mal(ark)
    if maling.storrelse is None:
        with pytest.raises(DoesNotFitError) as gal:
            bygg(ark)
        assert maling.over > 0
        assert gal.value.feil[0].regel == "far_ikke_plass"
    else:
        dokument = apne(bygg(ark))
        assert len(dokument) == 1
        assert min(storrelser(dokument[0])) >= 9
        dokument.close()
    if maling.storrelse is not None and maling.igjen > 1:
        assert mal(ark_av(lang(n + maling.igjen - 1))).storrelse is not None
    if maling.over:
        assert mal(ark_av(lang(n - maling.over - 1))).storrelse is not None


def test_what_is_too_long_is_named():
    innspill = "Jeg kan gjøre mye av dette hvis det blir lagt til rette. " * 34
    samtale = msgspec.structs.replace(
        lang(30), egne_ord="x " * 900, veier=(Avventende(innspill=innspill),)
    )
    with pytest.raises(DoesNotFitError) as gal:
        bygg(ark_av(samtale))
    assert {"veier.0.innspill", "egne_ord"} <= {f.felt for f in gal.value.feil}


def test_many_short_lines_are_named_by_their_list_and_an_empty_field_never_is():
    feil = mal(ark_av(lang(70))).lengst
    assert [(f.sti, f.linjer) for f in feil] == [("sporsmal_til_legen", 70)]
    oppgaver = tuple(Arbeidsoppgave(f"Oppgave {n}", svar="kan") for n in range(90))
    samtale = msgspec.structs.replace(
        lang(40), jobbliste=oppgaver, avtale=Avtale(punkter=(Punkt("Snakkes"),) * 9)
    )
    with pytest.raises(DoesNotFitError) as gal:
        bygg(ark_av(samtale))
    navngitt = [(f.felt, f.verdier["tar"]) for f in gal.value.feil]
    assert navngitt == [("jobbliste", "90"), ("sporsmal_til_legen", "40"), ("avtale.punkter", "9")]


def test_forty_long_fields_are_refused_soon_and_calmly():
    with pytest.raises(DoesNotFitError):
        bygg(ark_av(Samtale(dato=date(2026, 3, 3), sporsmal_til_legen=("ord " * 500,) * 40)))


def test_the_picture_is_the_page_on_white_paper():
    pdf = bygg(ark_av(les(eksempel("S1").read_bytes())))
    bilde = tegn(pdf, 331)
    assert (bilde.bredde, bilde.hoyde) == (331, 469)
    assert len(bilde.rgb) == 331 * 469 * 3
    assert bilde.rgb[:3] == b"\xff\xff\xff"
    assert min(bilde.rgb) < 80  # there is print on it
    hjorne = bilde.rgb[-3:]
    assert hjorne == b"\xff\xff\xff"
