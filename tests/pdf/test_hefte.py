"""The booklet: one tagged file of everything, in order, numbered, made up, and no dearer than its pages."""

import re

import pypdfium2
import pytest
from gull_av import tekst
from test_merket import REGLER, godkjent
from test_papirutgave import flatt, lest, utenfor

from desktop import content
from desktop.domain.dokument import Avsnitt, Dokument, Overskrift
from desktop.domain.tekst import SPRAK
from desktop.hefte import MINUTTET, Eksempel, Heftekomponist
from desktop.pdf.ark_pdf import bygg
from desktop.pdf.biter import brutt, jevn
from desktop.pdf.dokument import bygg_dokument
from desktop.pdf.hefte import bygg_hefte, del_av_dokument
from desktop.pdf.skrift import HALVFET, avsnitt
from desktop.state.hefte import _stoff, eksemplene, hms_fil, lag_hefte, veiledning_fil

KODER = content.eksempelkoder()


@pytest.fixture(scope="module")
def hefter():
    return {sprak: lag_hefte(eksemplene(sprak), sprak) for sprak in SPRAK}


@pytest.mark.parametrize("profil", REGLER)
@pytest.mark.parametrize("sprak", SPRAK)
def test_it_is_accessible_and_archivable(hefter, tmp_path, sprak, profil):
    assert godkjent(hefter[sprak], tmp_path, profil)


@pytest.mark.parametrize("sprak", SPRAK)
def test_cover_programme_pages_questions_and_form_come_in_that_order(hefter, sprak):
    sider = [flatt(side) for side in lest(hefter[sprak])]
    ord_ = {kode: flatt(t.i(sprak)) for kode, t in content.hefteord().items()}
    assert len(sider) == 2 + 2 * len(KODER) + 1
    assert ord_["tittel"] in sider[0]
    assert ord_["oppdiktet"] in sider[0]
    assert flatt(content.hefteord()["program"].i(sprak).format(minutter=90)) in sider[1]
    for n, kode in enumerate(KODER):
        arket, sporsmal = sider[2 + n], sider[2 + len(KODER) + n]
        assert flatt(content.arkord().ord["oppdiktet"].i(sprak)) + kode in arket
        assert flatt(content.eksempel(kode, sprak).egne_ord) in arket
        assert all(ord_[k] in sporsmal and ord_[k] not in arket for k in MINUTTET)
        assert all(flatt(t) in sporsmal for t in content.veiledning(kode, sprak).diskusjon)
    assert ord_["f_tittel"] in sider[-1]
    for n, side in enumerate(sider, 1):
        assert flatt(content.hefteord()["sidetall"].i(sprak).format(n=n, alle=len(sider))) in side


@pytest.mark.parametrize("sprak", SPRAK)
def test_what_a_doctor_can_answer_is_the_same_on_paper_as_where_hands_are_counted(hefter, sprak):
    sider = [flatt(side) for side in lest(hefter[sprak])]
    (gjort,) = (s for s in content.blikksporsmal() if s.id == "gjort")
    for side in sider[2 + len(KODER) : 2 + 2 * len(KODER)]:
        assert [svar.id for svar in gjort.svar if flatt(svar.i(sprak)) not in side] == []


@pytest.mark.parametrize("sprak", SPRAK)
def test_the_contents_name_the_page_where_it_is(hefter, sprak):
    sider = lest(hefter[sprak])
    for n, e in enumerate(eksemplene(sprak)):
        rad = flatt(f"{e.kode} · {e.tittel}") + str(3 + n) + str(3 + len(KODER) + n)
        assert rad in flatt(sider[1]), rad


@pytest.mark.parametrize("sprak", SPRAK)
def test_the_page_in_the_booklet_says_what_the_real_page_says(hefter, sprak):
    komponist = Heftekomponist(_stoff(), sprak)
    for n, e in enumerate(eksemplene(sprak)):
        apen = pypdfium2.PdfDocument(hefter[sprak])
        i_heftet = flatt(apen[2 + n].get_textpage().get_text_bounded())
        apen.close()
        (alene,) = lest(bygg(komponist.ark(e)))
        assert flatt(alene) in i_heftet


@pytest.mark.parametrize("sprak", SPRAK)
def test_what_was_said_and_not_written_is_only_in_the_guide(hefter, sprak):
    alt = flatt("".join(lest(hefter[sprak])))
    for kode in KODER:
        v = content.veiledning(kode, sprak)
        veiledning = flatt("".join(lest(veiledning_fil(kode, sprak).pdf)))
        for setning in re.split(r"(?<=[.?!]) ", v.sagt_men_ikke_skrevet):
            assert flatt(setning) not in alt
            assert flatt(setning) in veiledning


@pytest.mark.parametrize("sprak", SPRAK)
def test_nothing_stands_where_printers_cut(hefter, sprak):
    assert utenfor(hefter[sprak]) == []


def test_it_has_bookmarks_for_its_parts(hefter):
    apen = pypdfium2.PdfDocument(hefter["nb"])
    navn = [bokmerke.get_title() for bokmerke in apen.get_toc()]
    sider = [bokmerke.get_dest().get_index() for bokmerke in apen.get_toc()]
    apen.close()
    assert len(navn) == 2 * len(KODER) + 2
    assert navn[1].startswith("S1 · ")
    assert sider == [0, *range(2, 2 * len(KODER) + 3)]


def test_the_same_examples_give_the_same_bytes(hefter):
    assert lag_hefte(eksemplene("en"), "en") == hefter["en"]


def test_an_example_without_a_guide_has_the_questions_of_the_minute_only():
    samtale = content.eksempel("S4", "nb")
    arket, sporsmal = lest(lag_hefte([Eksempel("S4", samtale)], "nb"))[2:4]
    assert "Bente" in arket
    assert "Ved bordet" not in sporsmal
    assert "Hva manglet?" in sporsmal


def test_a_long_contents_moves_the_numbers_along():
    """Fifty examples take a second page of contents, and the numbers know it."""
    samtale = content.eksempel("S2", "nb")
    sider = lest(lag_hefte([Eksempel(f"T{n}", samtale) for n in range(1, 51)], "nb"))
    forste = next(n for n, side in enumerate(sider, 1) if "OPPDIKTET EKSEMPEL" in side)
    assert forste == 4
    tittel = flatt("T1 · Pedagogisk leder, Havnsund barnehage")
    assert f"{tittel}{forste}{forste + 50}" in flatt(sider[1])


def test_a_code_the_face_lacks_or_too_long_does_not_spoil_the_page():
    samtale = content.eksempel("S2", "nb")
    arket = lest(lag_hefte([Eksempel("漢", samtale)], "nb"))[2]
    assert "[?]" in arket
    assert "x" * 60 not in lest(lag_hefte([Eksempel("x" * 60, samtale)], "nb"))[2]


@pytest.mark.parametrize("sprak", SPRAK)
def test_guides_and_questions_are_one_page_each(sprak):
    for fil in (*(veiledning_fil(kode, sprak) for kode in KODER), hms_fil(sprak)):
        (side,) = lest(fil.pdf)
        assert side.strip()
        assert utenfor(fil.pdf) == []


@pytest.mark.parametrize("sprak", SPRAK)
def test_the_questions_for_the_staff_meeting_are_on_paper(sprak):
    (side,) = lest(hms_fil(sprak).pdf)
    assert len(content.hmssporsmal()) == 6
    for sporsmal in content.hmssporsmal():
        assert flatt(sporsmal.sporsmal.i(sprak)) in flatt(side)
        assert flatt(sporsmal.slik.i(sprak)) in flatt(side)


def test_the_programme_takes_ninety_minutes():
    assert sum(post.minutter for post in content.program()) == 90


def test_one_document_as_a_booklet_is_that_document():
    dokument = Dokument(
        tittel="A", sprak="nb", blokker=(Overskrift("A", 1), Avsnitt("b")), bunntekst="c"
    )
    alene = bygg_dokument(dokument)
    hefte = bygg_hefte([del_av_dokument(dokument)], "A", "nb", "c", "{n} / {alle}")
    assert tekst(hefte) == tekst(alene)


def test_a_heading_in_the_column_never_breaks_a_word():
    p = avsnitt("Hva kan arbeidsplassen tilby?", 10.5, HALVFET)
    bredde = jevn(p, 94, 0.5)
    brutt(p, bredde)
    linjer = [" ".join(ord_) for _rest, ord_ in p.blPara.lines]
    assert " ".join(linjer) == "Hva kan arbeidsplassen tilby?"
