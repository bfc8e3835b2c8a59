"""A document over several pages: nothing cut, no heading alone, and all of it can be read aloud."""

import re
import shutil
import subprocess

import page as validator
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_merket import REGLER, godkjent, tekst_av

from desktop.domain.dokument import (
    Avsnitt,
    Bokser,
    Dokument,
    Kode,
    Kort,
    Kortark,
    Opplysninger,
    Overskrift,
    Punktliste,
    Ramme,
    Sideskift,
    Skrivelinjer,
    Tabell,
)
from desktop.pdf.biter import Tekstbit
from desktop.pdf.dokument import bygg_dokument
from desktop.pdf.merket import Ledd
from desktop.pdf.ombrekk import TooTallError, ombrekk
from desktop.pdf.rutenett import BUNN, HOYRE, HOYRE_X, TOPP
from desktop.pdf.setter import Setter
from desktop.pdf.skjema import Kodebit
from desktop.pdf.skrift import avsnitt

SETNING = "Dette er en setning som er lang nok til at spalten må brytes et sted underveis. "
ALT = (
    Overskrift("Tittelen", 1),
    Avsnitt("Ingressen.", "ingress"),
    Overskrift("Del"),
    Avsnitt(SETNING * 3),
    Punktliste(("Første punkt", SETNING * 2)),
    Punktliste(("Steg én", "Steg to"), nummerert=True),
    Overskrift("Underdel", 3),
    Opplysninger((("Dato", "2. mars 2026"), ("Sted", SETNING))),
    Ramme((SETNING, "Siste i rammen.")),
    Kode(("ABCD", "2345")),
    Kode(("", "")),
    Skrivelinjer(2, ("Navn:", "Dato skrevet:")),
    Bokser(("Ja", "Nei")),
    Bokser(("Kan", "Kan ikke"), i_rad=True),
    Tabell(("Oppgave", "Timer"), (("Vask", "2"), ("", "")), radhoyde=9),
    Avsnitt("Smått.", "liten"),
)


def dokument(*blokker):
    return Dokument(
        tittel="En prøve",
        sprak="nb",
        blokker=blokker,
        bunntekst="Dialogarket",
        sidetall="side {n} av {alle}",
    )


def lest(pdf):
    """Return the text of each page."""
    apen = pypdfium2.PdfDocument(pdf)
    sider = [side.get_textpage().get_text_bounded() for side in apen]
    apen.close()
    return sider


def flatt(tekst):
    return re.sub(r"\s+", "", tekst)


LANGT = (*ALT, Avsnitt(SETNING * 120), Sideskift(), *ALT[2:])


@pytest.mark.parametrize("blokker", [ALT, LANGT], ids=["short", "long"])
def test_every_kind_of_block_is_accessible_and_archivable(tmp_path, blokker):
    data = bygg_dokument(dokument(*blokker))
    for profil, antall in REGLER.items():
        assert godkjent(data, tmp_path, profil)
        svar = str(validator.validate_pdf(str(tmp_path / "ark.pdf"), profile=profil))
        assert f"{antall} passed, 0 failed, {antall} total" in svar


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong(tmp_path):
    fil = tmp_path / "prove.pdf"
    fil.write_bytes(bygg_dokument(dokument(*LANGT)))
    assert (
        subprocess.run(["qpdf", "--check", fil], capture_output=True, check=False).returncode == 0
    )


def test_the_same_document_gives_the_same_bytes():
    assert bygg_dokument(dokument(*LANGT)) == bygg_dokument(dokument(*LANGT))


def test_no_word_is_lost_between_pages():
    ord_ = [f"ord{n}" for n in range(2500)]
    celler = [f"celle{n}" for n in range(900)]
    punkter = [f"punkt{n}" for n in range(900)]
    sider = lest(
        bygg_dokument(
            dokument(
                Overskrift("Del"),
                Avsnitt(" ".join(ord_)),
                Punktliste((" ".join(punkter),)),
                Ramme((" ".join(ord_),)),
                Opplysninger((("Navn", " ".join(celler)),)),
                Tabell(("A", "B"), (("kort", " ".join(celler)),)),
            )
        )
    )
    assert len(sider) > 6
    alt = "".join(map(flatt, sider))
    for liste in (ord_, celler, punkter):
        assert all(en in alt for en in liste)


def test_page_breaks_leave_no_empty_page():
    skift, a, b = Sideskift(), Avsnitt("A"), Avsnitt("B")
    sider = lest(bygg_dokument(dokument(skift, skift, a, skift, skift, b, skift)))
    assert [side[0] for side in sider] == ["A", "B"]


def test_every_page_says_which_it_is():
    sider = lest(bygg_dokument(dokument(*LANGT)))
    assert len(sider) > 2
    for n, side in enumerate(sider, 1):
        assert f"side {n} av {len(sider)}" in side


@pytest.mark.parametrize("linjer", range(30, 75, 3))
@pytest.mark.parametrize("niva", [1, 2, 3])
def test_a_heading_never_stands_alone_at_the_foot_of_a_page(linjer, niva):
    blokker = (
        Avsnitt("\n".join("Linje." for _ in range(linjer))),
        Overskrift("OVERSKRIFTEN", niva),
        Avsnitt("FORTSETTELSEN " + SETNING * 4),
    )
    side = next(s for s in lest(bygg_dokument(dokument(*blokker))) if "OVERSKRIFTEN" in s)
    assert "FORTSETTELSEN" in side


@pytest.mark.parametrize("linjer", range(30, 60, 4))
def test_a_row_of_headings_stays_together(linjer):
    blokker = (
        Avsnitt("\n".join("Linje." for _ in range(linjer))),
        *(Overskrift(f"OVERSKRIFT{n}", 3) for n in range(6)),
        Avsnitt("FORTSETTELSEN " + SETNING * 4),
    )
    side = next(s for s in lest(bygg_dokument(dokument(*blokker))) if "OVERSKRIFT0" in s)
    assert "FORTSETTELSEN" in side


def test_a_heading_takes_the_head_of_the_table_and_a_row_with_it():
    for linjer in range(40, 62):
        blokker = (
            Avsnitt("\n".join("Linje." for _ in range(linjer))),
            Overskrift("OVERSKRIFTEN", 3),
            Tabell(("HODET", "B"), (("RADEN", "b"), ("c", "d"))),
        )
        side = next(s for s in lest(bygg_dokument(dokument(*blokker))) if "OVERSKRIFTEN" in s)
        assert "HODET" in side
        assert "RADEN" in side


def test_no_paragraph_leaves_one_line_behind():
    p = avsnitt(SETNING * 30, 10)
    hel = Tekstbit(p, Ledd("P"), HOYRE_X, HOYRE)
    linje = 12.0
    for plass in range(0, round(hel.hoyde), 5):
        deler = hel.delt(plass)
        if deler is not None:
            over, under = deler
            assert over.hoyde <= plass
            assert over.hoyde >= 2 * linje
            assert under.hoyde >= 2 * linje
            assert round(over.hoyde + under.hoyde) == round(hel.hoyde)


def test_the_head_of_a_table_is_on_each_page_and_read_once():
    rader = tuple((f"rad{n}", str(n)) for n in range(90))
    data = bygg_dokument(dokument(Tabell(("Oppgaven", "Timene"), rader)))
    sider = lest(data)
    assert len(sider) > 1
    assert all("Oppgaven" in side for side in sider)
    assert data.count(b"/S /TH") == 2
    assert data.count(b"/S /TR") == 91


def trefoldig():
    return tekst_av(bygg_dokument(dokument(*ALT, Avsnitt(SETNING * 200), *ALT[2:])))


def test_every_mark_on_every_page_leads_to_its_element():
    tekst = trefoldig()
    nummer = re.search(rb"/Nums \[(.*?)\]\s*>>", tekst, re.DOTALL)
    assert nummer
    sider = re.findall(rb"(\d+)\s*\[([^\]]*)\]", nummer[1])
    assert [int(n) for n, _liste in sider] == list(range(len(sider)))
    assert len(sider) > 2
    merker = [int(n) for n in re.findall(rb"<</MCID (\d+)>> BDC", tekst)]
    lengder = [len(re.findall(rb"\d+ 0 R", liste)) for _n, liste in sider]
    assert merker == [n for lengde in lengder for n in range(lengde)]
    assert sorted(map(int, re.findall(rb"/StructParents (\d+)", tekst))) == list(range(len(sider)))
    assert f"/ParentTreeNextKey {len(sider)}".encode() in tekst
    assert tekst.count(b"BDC") == tekst.count(b"EMC")


def objekter(tekst):
    return {
        int(n): kropp for n, kropp in re.findall(rb"\n(\d+) 0 obj\n(.*?)\nendobj", tekst, re.DOTALL)
    }


def test_every_element_with_content_names_its_page():
    for kropp in objekter(trefoldig()).values():
        if b"/Type /StructElem" in kropp:
            barn = re.search(rb"/K \[(.*?)\]", kropp, re.DOTALL)
            egne = re.sub(rb"\d+ 0 R|<<.*?>>", b"", barn[1], flags=re.DOTALL).split()
            assert not egne or b"/Pg" in kropp


def test_a_paragraph_over_two_pages_is_one_element():
    tekst = tekst_av(bygg_dokument(dokument(Avsnitt(SETNING * 90))))
    avsnittene = [k for k in objekter(tekst).values() if b"/S /P " in k or b"/S /P\n" in k]
    assert len(avsnittene) == 1
    assert avsnittene[0].count(b"/Type /MCR") == len(re.findall(rb"/StructParents", tekst)) - 1


MUTANTER = {
    "headings jump": ("ua1", rb"/S /H2", b"/S /H4"),
    "row is no row": ("ua1", rb"/S /TR", b"/S /P "),
    "no scope": ("ua1", rb"/Scope /Column", b""),
    "no language": ("ua1", rb"/Lang \(nb\)", b""),
    "no colour space": ("2a", rb"/OutputIntents", b"/OutputIntentz"),
}


@pytest.mark.parametrize("mutant", MUTANTER)
def test_the_validator_bites_in_documents_too(tmp_path, mutant):
    profil, monster, nytt = MUTANTER[mutant]
    ekte = bygg_dokument(dokument(*ALT))
    skadd = re.sub(monster, lambda m: nytt.ljust(len(m[0])), ekte)
    assert skadd != ekte
    assert not godkjent(skadd, tmp_path, profil)


def test_a_foot_that_is_not_marked_as_decoration_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "desktop.pdf.merket.MerketCanvas.pynt", lambda self, _slag="": self.gruppe("Div")
    )
    assert not godkjent(bygg_dokument(dokument(*ALT)), tmp_path, "ua1")


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not installed")
def test_it_is_read_in_the_order_it_looks(tmp_path):
    fil = tmp_path / "prove.pdf"
    fil.write_bytes(bygg_dokument(dokument(*ALT)))
    ut = subprocess.run(
        ["pdfinfo", "-struct-text", fil], capture_output=True, check=True, text=True
    )
    ventet = ["Tittelen", "Ingressen", "Del", "Første punkt", "Steg én", "Underdel", "Dato"]
    ventet += ["Siste i rammen", "ABCD", "Navn:", "Ja", "Kan ikke", "Oppgave", "Vask", "Smått"]
    steder = [ut.stdout.index(f'"{v}') for v in ventet]
    assert steder == sorted(steder)


def test_a_code_is_read_group_by_group():
    grupper = ("ABCD", "EFGH", "2345", "67WI", "MMMM")
    (side,) = lest(bygg_dokument(dokument(Kode(grupper))))
    assert "".join(grupper) in flatt(side)
    assert b"/ActualText (ABCD EFGH 2345 67WI MMMM)" in bygg_dokument(dokument(Kode(grupper)))


@pytest.mark.parametrize("tekst", ["<b>x</b> & <a href='http://y'>z</a>", "før\U0001f600etter"])
def test_text_is_text(tekst):
    blokker = (
        Overskrift(tekst),
        Avsnitt(tekst),
        Punktliste((tekst,)),
        Opplysninger(((tekst, tekst),)),
        Ramme((tekst,)),
        Skrivelinjer(1, (tekst,)),
        Bokser((tekst,)),
        Tabell((tekst,), ((tekst,),)),
    )
    data = bygg_dokument(dokument(*blokker))
    (side,) = lest(data)
    ventet = flatt(tekst.replace("\U0001f600", "[?]"))
    assert flatt(side).count(ventet) == 10
    assert b"/Link" not in data


def test_empty_texts_are_room_and_no_fault(tmp_path):
    blokker = (
        Overskrift("Tittelen", 1),
        Avsnitt(""),
        Avsnitt("", "ingress"),
        Punktliste(("", "b")),
        Opplysninger((("Tom", ""), ("", "x"))),
        Ramme(("",)),
        Skrivelinjer(1, ("",)),
        Bokser(("",)),
        Tabell(("A",), (("",),)),
        Avsnitt("\n\n"),
    )
    data = bygg_dokument(dokument(*blokker))
    for profil in REGLER:
        assert godkjent(data, tmp_path, profil)


def test_what_cannot_be_parted_and_is_too_tall_is_refused_not_cut():
    bit = Kodebit(["ABCD"] * 400, 4, 4, Ledd("P"), HOYRE_X, HOYRE)
    with pytest.raises(TooTallError):
        ombrekk([bit])


def test_cards_have_their_pages_to_themselves():
    kort = tuple(Kort(f"Merke {n}", f"Kort {n}", punkter=("Punkt.",)) for n in range(6))
    sider = lest(bygg_dokument(dokument(Avsnitt("Før."), Kortark(kort), Avsnitt("Etter."))))
    assert [("Før" in s, s.count("Merke"), "Etter" in s) for s in sider] == [
        (True, 0, False),
        (False, 4, False),
        (False, 2, False),
        (False, 0, True),
    ]


def test_the_type_of_cards_shrinks_before_a_card_is_refused():
    def storrelse(antall):
        kort = Kort("Merke", "Kort", punkter=(SETNING,) * antall)
        data = bygg_dokument(dokument(Kortark((kort,))))
        apen = pypdfium2.PdfDocument(data)
        textpage = apen[0].get_textpage()
        start = textpage.get_text_range().index("Dette er en setning")
        funnet = pdfium.FPDFText_GetFontSize(textpage.raw, start)
        apen.close()
        return round(funnet, 1)

    assert storrelse(2) == 14.0
    assert 10 <= storrelse(9) < 14
    with pytest.raises(TooTallError):
        storrelse(30)


ORD = st.text("abcæø &<", min_size=1, max_size=12)
TEKST = st.lists(ORD, min_size=1, max_size=160).map(" ".join)
BLOKK = st.one_of(
    st.builds(Overskrift, ORD, st.sampled_from([1, 2, 3])),
    st.builds(Avsnitt, TEKST, st.sampled_from(["vanlig", "ingress", "liten", "bunn"])),
    st.builds(Punktliste, st.lists(TEKST, min_size=1, max_size=5).map(tuple), st.booleans()),
    st.builds(Opplysninger, st.lists(st.tuples(ORD, TEKST), min_size=1, max_size=4).map(tuple)),
    st.builds(Ramme, st.lists(TEKST, min_size=1, max_size=3).map(tuple)),
    st.just(Sideskift()),
    st.builds(Skrivelinjer, st.integers(1, 9), st.just(("Navn:",))),
    st.builds(
        Tabell,
        st.just(("A", "B")),
        st.lists(st.tuples(TEKST, TEKST), min_size=1, max_size=5).map(tuple),
    ),
)


@given(st.lists(BLOKK, min_size=1, max_size=12))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_any_document_is_laid_out_within_its_margins(blokker):
    sider = ombrekk(Setter(tett=False).biter(blokker))
    for n, side in enumerate(sider, 1):
        assert side or sider == [[]]
        forrige = TOPP
        for bit, y in side:
            assert y <= TOPP + 0.01
            assert y - bit.hoyde >= BUNN - 0.01
            assert y <= forrige + 0.01
            forrige = y
        assert n == len(sider) or Sideskift() in blokker or not side[-1][0].holder
