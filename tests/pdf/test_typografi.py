"""How the page looks: found at the same place, read from a metre, and still there after a fax."""

import io
import json
from itertools import pairwise

import pypdfium2
import pytest
from gull_av import side
from lesing import storrelser, struktur, topper
from PIL import Image

from desktop.ark import lag_ark
from desktop.content import arkord, eksempel
from desktop.domain import stier
from desktop.domain.oppsummering import Oppsummering
from desktop.domain.samtale_fil import les
from desktop.pdf.ark_pdf import bygg
from desktop.pdf.linjer import Avsnitt
from desktop.pdf.merket import MerketCanvas
from desktop.pdf.rutenett import BREDDE, MARG_X
from desktop.pdf.skrift import avsnitt
from desktop.pdf.snitt import VANLIG, bredde_av, registrer

UTEN_LEGE = {
    "format": "dialogarket/samtale",
    "version": 1,
    "dato": "2026-03-02",
    "veier": [{"slag": "egenmelding"}],
}
KODER = [f"S{n}" for n in range(1, 7)]
SPRAK = ["nb", "nn", "en"]


def faks(pdf):
    """Draw the page as a coarse fax does: 200 by 100 to the inch, black or white."""
    dokument = pypdfium2.PdfDocument(pdf)
    bilde = dokument[0].render(scale=200 / 72).to_pil().convert("L")
    dokument.close()
    flat = bilde.resize((bilde.width, bilde.height // 2), Image.Resampling.BOX)
    return flat.point(lambda p: 255 if p > 127 else 0)


def stangen(bilde, n=0):
    """Return the rows of the bar: the longest runs of rows framed from side to side."""
    venstre, hoyre = round(147.5 * 200 / 72), round(549.8 * 200 / 72)
    rader = [
        y
        for y in range(bilde.height)
        if sum(bilde.getpixel((x, y)) == 0 for x in range(venstre, hoyre))
        > 0.12 * (hoyre - venstre)
        and bilde.getpixel((venstre, y)) == 0
        and bilde.getpixel((hoyre, y)) == 0
    ]
    return rader, venstre, hoyre


def test_the_four_parts_of_the_bar_differ_after_a_fax():
    """Solid, upright lines, leaning lines and nothing: no part looks like another."""
    bilde = faks(side("S5", "nb"))
    rader, venstre, hoyre = stangen(bilde)
    assert len(rader) >= 4
    y = rader[len(rader) // 2]
    deler = (3, 17, 2.5, 15)
    fra, svart, skifter = venstre, [], []
    for timer in deler:
        til = fra + (hoyre - venstre) * timer / sum(deler)
        prikker = [bilde.getpixel((x, y)) == 0 for x in range(round(fra) + 4, round(til) - 4)]
        svart.append(sum(prikker) / len(prikker))
        skifter.append(sum(a != b for a, b in pairwise(prikker)) / len(prikker))
        fra = til
    assert svart[0] == 1
    assert 0.1 < svart[1] < 0.7
    assert skifter[1] > 0.1
    assert 0.1 < svart[2] < 0.7
    assert skifter[2] > 0.05
    assert svart[3] == 0
    over = rader[len(rader) // 2 - 1]
    skra = round(venstre + (hoyre - venstre) * 20 / sum(deler)) + 4, round(fra)
    bredde = round((hoyre - venstre) * 2.5 / sum(deler)) - 8
    to_rader = [[bilde.getpixel((skra[0] + x, r)) for x in range(bredde)] for r in (y, over)]
    assert to_rader[0] != to_rader[1]  # they lean


@pytest.mark.parametrize("sprak", SPRAK)
@pytest.mark.parametrize("kode", KODER)
def test_the_examples_are_set_in_the_normal_sizes(kode, sprak):
    brukt = storrelser(side(kode, sprak))
    assert max(s for s in brukt if s < 12) >= 10.5
    assert min(brukt) >= 9


@pytest.mark.parametrize("sprak", SPRAK)
@pytest.mark.parametrize("kode", KODER)
def test_no_two_words_are_joined_where_a_line_breaks(kode, sprak):
    """What reads the file aloud finds every word of the lines, with its space."""
    ark = lag_ark(Oppsummering.of(eksempel(kode, sprak)), arkord(), sprak)
    lest = [" ".join(ord_.split()) for _kind, ord_ in struktur(bygg(ark))]
    for seksjon in ark.seksjoner:
        for avsnitt_ in (seksjon.overskrift, *seksjon.avsnitt):
            assert " ".join(avsnitt_.split()) in lest
    for tekst in (ark.tittel, ark.sitat.tekst if ark.sitat else ark.tittel):
        assert tekst in lest


def test_headings_stand_at_the_same_place_on_every_page():
    plasser = set()
    for kode in KODER:
        dokument = pypdfium2.PdfDocument(side(kode, "nb"))
        tekst = dokument[0].get_textpage()
        for ord_ in ("Neste samtale og", "Veien jeg"):
            n, _antall = tekst.search(ord_, match_case=True).get_next()
            plasser.add(round(tekst.get_charbox(n)[0] / 3))
        bokser = tekst.search("Fra legen", match_case=True).get_next()
        plasser.add(("legen", round(tekst.get_charbox(bokser[0])[1] / 12)))
        dokument.close()
    assert len(plasser) <= 3


def test_the_steps_of_a_graded_way_have_a_picture_that_goes_with_them():
    med, uten = eksempel("S5", "nb"), stier.stryk(eksempel("S5", "nb"), "veier.0.trinn.0")

    def stenger(samtale):
        ark = lag_ark(Oppsummering.of(samtale), arkord(), "nb")
        return [li.andel for li in ark.linjer if li.andel is not None], len(bygg(ark))

    (andeler, _), (faerre, _) = stenger(med), stenger(uten)
    assert [float(a) for a in andeler] == pytest.approx([0.6, 0.64])
    assert faerre == andeler[1:]


@pytest.mark.parametrize(
    "tekst",
    [
        "man 4,5 · tirs 4,5 · ons 4,5 · tors 4,5",
        "Mon 4.5 · Thu 4.5",
        "kl. 14",
        "00 00 00 00",
        "17 t",
        "80 %",
        "13. mai 2026",
        "30. apr. 2026",
        "13 May 2026",
    ],
)
def test_numbers_stay_with_what_they_belong_to(tekst):
    hele = [del_.strip() for del_ in tekst.split("·")]
    p = Avsnitt(tekst, 10)
    p.brutt(max(bredde_av(del_, 10) for del_ in hele) + 12)
    for linje in p.linjer:
        for del_ in linje.split("·"):
            assert not del_.strip() or del_.strip() in hele


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_four_marks_on_top_stay_between_the_margins(sprak):
    """One row has no room for all of them; the others go below, above the title."""
    samtale = les(json.dumps({**UTEN_LEGE, "oppdiktet": True}).encode())
    side = lag_ark(Oppsummering.of(samtale), arkord(), sprak, demo=True)
    assert len(side.merker) == 4
    dokument = pypdfium2.PdfDocument(bygg(side))
    tekst = dokument[0].get_textpage()
    kanter = [tekst.get_rect(n) for n in range(tekst.count_rects())]
    alt = tekst.get_text_bounded()
    dokument.close()
    assert max(hoyre for _v, _n, hoyre, _t in kanter) <= BREDDE - MARG_X
    assert all(merke in alt for merke in side.merker)


@pytest.mark.parametrize("sprak", SPRAK)
@pytest.mark.parametrize("kode", KODER)
def test_no_short_word_is_left_alone_on_a_line_of_the_quote_or_a_task(kode, sprak):
    ark = lag_ark(Oppsummering.of(eksempel(kode, sprak)), arkord(), sprak)
    for tekst in (ark.sitat.tekst, *(t for s in ark.for_timer for t in s.avsnitt)):
        for bredde in (170.0, 300.0, 392.0, 500.0):
            p = Avsnitt(tekst, 11)
            p.brutt(bredde)
            assert " ".join(" ".join(p.linjer).split()) == " ".join(tekst.split())
            *over, sist = p.linjer
            alene = over and len(over[-1].split()) > 4 and bredde_av(sist, 11) < 0.1 * bredde
            assert not alene, p.linjer


def test_a_page_is_small_and_nothing_but_type_and_lines():
    data = side("S5", "nb")
    assert len(data) < 80_000
    with io.BytesIO(data) as fil:
        assert len(pypdfium2.PdfDocument(fil)) == 1


@pytest.mark.parametrize("sprak", SPRAK)
@pytest.mark.parametrize("kode", KODER)
def test_the_page_is_read_in_the_order_it_is_seen(kode, sprak):
    """Headings go down the page, and what is read under one stands between it and the next."""
    lest = topper(side(kode, sprak))
    hoder = [topp for kind, topp in lest if kind == "H2"]
    assert hoder == sorted(hoder, reverse=True)
    under = [*hoder[1:], 0.0]
    n = -1
    for kind, topp in lest:
        n += kind == "H2"
        if n >= 0 and kind != "H2":
            assert under[n] - 6 < topp < hoder[n] + 6


@pytest.mark.parametrize("midtstilt", [False, True])
@pytest.mark.parametrize(
    "tekst", ["et og to " * 40, "Først dette.\nSå dette. " * 9, "Æ" + "rlig" * 90]
)
def test_paragraphs_of_other_papers_keep_their_words_apart_too(tekst, midtstilt):
    data = io.BytesIO()
    registrer()
    canvas = MerketCanvas(data, "Prøve", "nb", VANLIG)
    p = avsnitt(tekst, 10.5, midtstilt=midtstilt)
    hoyde = p.wrap(200, 1e6)[1]
    with canvas.merke("P"):
        p.drawOn(canvas, 50, 800 - hoyde)
    canvas.ferdig()
    ((_, lest),) = struktur(data.getvalue())
    assert " ".join(lest.split()) == " ".join(tekst.split())
    assert p.wrap(200, 1e6)[1] == hoyde
