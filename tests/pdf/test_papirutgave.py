"""The paper kit, read back: every paper, in every language, whole, readable aloud and neutral."""

import re
import shutil
import subprocess
from datetime import date

import page as validator
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from test_merket import REGLER

from desktop import content
from desktop.domain.mulighet import passer
from desktop.domain.orglag import Orglag
from desktop.domain.orgpakke import FORMAT, MAKS_RADER, Egetsporsmal, Orgpakke, Pakke
from desktop.papir import JOBBRADER
from desktop.pdf.bilde import antall_sider, tegn
from desktop.state.papir import Valg, gjenopprettingsark, lag_alle, lag_fil, lagre, papirer, sider

SPRAK = ["nb", "nn", "en"]
KODER = [p.id for p in content.papirer()]
NOKKEL = "249M-8PAJ-X8XZ-3YMS-BXY5-0S8T-XFM6"
PA_EN_SIDE = {"jobbliste", "tomt-ark", "invitasjoner", "personvern", "til-legen", "gjenoppretting"}
DAG = date(2026, 3, 2)


def lest(pdf):
    apen = pypdfium2.PdfDocument(pdf)
    tekster = [side.get_textpage().get_text_bounded() for side in apen]
    apen.close()
    return tekster


def flatt(tekst):
    return re.sub(r"[\s\u00ad]+", "", tekst)


def utenfor(pdf):
    """Return the signs that stand nearer the edge of the sheet than 8 mm, where printers cut."""
    apen = pypdfium2.PdfDocument(pdf)
    funnet = []
    for side in apen:
        bredde, hoyde = side.get_size()
        textpage = side.get_textpage()
        for n in range(textpage.count_chars()):
            tegn_ = chr(pdfium.FPDFText_GetUnicode(textpage.raw, n))
            venstre, bunn, hoyre, topp = textpage.get_charbox(n)
            inne = venstre > 22 and hoyre < bredde - 22 and bunn > 22 and topp < hoyde - 22
            if tegn_.strip() and not inne:
                funnet.append(tegn_)
    apen.close()
    return funnet


def skrifthoyder(pdf):
    """Return the sizes of type of the first card."""
    apen = pypdfium2.PdfDocument(pdf)
    textpage = apen[0].get_textpage()
    funnet = {
        round(pdfium.FPDFText_GetFontSize(textpage.raw, n), 1)
        for n in range(textpage.count_chars())
    }
    apen.close()
    return funnet


@pytest.mark.parametrize("sprak", SPRAK)
@pytest.mark.parametrize("kode", KODER)
def test_every_paper_is_accessible_archivable_and_neutral(tmp_path, kode, sprak):
    (fil,) = lagre((lag_fil(kode, sprak),), tmp_path)
    for profil, antall in REGLER.items():
        svar = str(validator.validate_pdf(str(fil), profile=profil))
        assert f"{antall} passed, 0 failed, {antall} total" in svar
    data = fil.read_bytes()
    assert f"/Lang ({sprak})".encode() in data
    assert b"/Author" not in data
    assert b"/Link" not in data
    faces = set(re.findall(rb"/BaseFont /(\S+)", data))
    assert all(re.match(rb"[A-Z]{6}\+SourceSans3", f) for f in faces)
    assert data.count(b"/FontFile2") == len(faces)
    apen = pypdfium2.PdfDocument(data)
    tittel = apen.get_metadata_dict()["Title"]
    apen.close()
    assert tittel == next(p.navn.i(sprak) for p in papirer() if p.id == kode)
    assert utenfor(data) == []
    assert "[?]" not in "".join(lest(data))


@pytest.mark.parametrize("sprak", SPRAK)
def test_forms_and_notes_stay_on_one_page(sprak):
    for kode in PA_EN_SIDE:
        assert antall_sider(lag_fil(kode, sprak).pdf) == 1, kode
    assert antall_sider(gjenopprettingsark(NOKKEL, sprak, DAG)) == 1


@pytest.mark.parametrize("sprak", SPRAK)
def test_the_cards_are_four_to_a_sheet_and_hold_every_question(sprak):
    fil = lag_fil("samtalekort", sprak)
    alt = flatt("".join(lest(fil.pdf)))
    assert antall_sider(fil.pdf) == 5
    assert fil.pdf.count(b"/S /H1") == 20
    for fase in (*content.faser(), *content.spor()):
        for prompt in fase.prompt:
            assert flatt(prompt.i(sprak)) in alt
    for bekreftelse in content.bekreftelser():
        assert flatt(bekreftelse.i(sprak)) in alt
    faste = [p.i(sprak) for f in content.faser() for p in f.prompt if p.fast]
    assert all(alt.count(flatt(setning)) == 2 for setning in faste)


@pytest.mark.parametrize("sprak", SPRAK)
def test_the_phase_stands_on_its_card(sprak):
    sidene = lest(lag_fil("samtalekort", sprak).pdf)
    ord_ = content.papirord()["fase"].i(sprak)
    for fase in content.faser():
        merke = ord_.format(n=fase.nummer, alle=7)
        assert any(merke in side and fase.navn.i(sprak) in side for side in sidene)


def kort_med(sprak, *egne):
    pakke = Orgpakke(FORMAT, 1, "Havnsund kommune", sporsmal=egne)
    fil = lag_fil("samtalekort", sprak, Valg(pakker=Orglag(maskin=Pakke(pakke))))
    return fil.pdf


@pytest.mark.parametrize("sprak", SPRAK)
def test_the_municipality_s_own_questions_have_a_card_after_the_one_of_their_phase(tmp_path, sprak):
    tre = Egetsporsmal(3, "Det beste nå?", "Det beste no?", "The best now?")
    fem = Egetsporsmal(5, "Hva gjør vi mandag?")
    pdf = kort_med(sprak, fem, tre)
    (tmp_path / "kort.pdf").write_bytes(pdf)
    for profil, antall in REGLER.items():
        svar = str(validator.validate_pdf(str(tmp_path / "kort.pdf"), profile=profil))
        assert f"{antall} passed, 0 failed, {antall} total" in svar
    assert utenfor(pdf) == []
    alt = flatt("".join(lest(pdf)))
    assert pdf.count(b"/S /H1") == 22
    assert alt.count(flatt(content.papirord()["kommunens"].i(sprak))) == 2
    fire, seks = (flatt(content.faser()[n].prompt[0].i(sprak)) for n in (3, 5))
    spurt_tre, spurt_fem = flatt(tre.prompt(1).i(sprak)), flatt("Hva gjør vi mandag?")
    assert alt.index(spurt_tre) < alt.index(fire) < alt.index(spurt_fem) < alt.index(seks)


def test_cards_hold_as_many_and_as_long_questions_as_a_pack_may_have():
    korte = [Egetsporsmal(1, f"K{n}?") for n in range(MAKS_RADER // 2)]
    lange = [Egetsporsmal(7, f"{n:02}" + "W" * 297 + "?") for n in range(MAKS_RADER // 2)]
    pdf = kort_med("nb", *korte, *lange)
    alt = flatt("".join(lest(pdf)))
    assert all(flatt(s.nb) in alt for s in (*korte, *lange))
    assert utenfor(pdf) == []
    assert skrifthoyder(pdf) == skrifthoyder(kort_med("nb"))  # ours are as large as without them


@pytest.mark.parametrize("sprak", SPRAK)
def test_all_possibilities_are_on_the_wall_and_in_the_letter(sprak):
    for kode in ("mulighetsskjema", "tilbud"):
        alt = flatt("".join(lest(lag_fil(kode, sprak).pdf)))
        assert all(flatt(m.tekst.i(sprak)) in alt for m in content.muligheter())


@pytest.mark.parametrize("kode", ["mulighetsskjema", "tilbud"])
def test_only_what_the_workplace_offers_is_there(kode):
    bort = next(m for m in content.muligheter() if passer(m, "barnehage"))
    alt = flatt("".join(lest(lag_fil(kode, "nb", Valg("barnehage", (bort.id,))).pdf)))
    tilbys, _, nei = alt.partition("Dettekanviikkefåtil")
    assert flatt(bort.tekst.nb) in nei
    for m in content.muligheter():
        assert (flatt(m.tekst.nb) in tilbys) == (passer(m, "barnehage") and m.id != bort.id), m.id


@pytest.mark.parametrize("sprak", SPRAK)
def test_the_empty_page_has_the_headings_of_the_page_in_their_order(sprak):
    (side,) = lest(lag_fil("tomt-ark", sprak).pdf)
    koder = ["tittel", "jobben", "gar", "gar_hvis", "gar_ikke", "timer", "kan_tilby"]
    koder += ["kan_ikke_tilby", "veien", "sporsmal", "uenige", "neste", "fra_legen"]
    steder, fra = [], 0
    for kode in koder:
        fra = flatt(side).index(flatt(content.arkord().ord[kode].i(sprak)), fra)
        steder.append(fra)
    assert steder == sorted(steder)
    for boks in ("trygt_slik", "trygt_hvis", "ikke_na"):
        assert flatt(content.arkord().ord[boks].i(sprak)) in flatt(side)


@pytest.mark.parametrize("sprak", SPRAK)
def test_the_card_for_the_doctor_uses_the_words_of_the_page(sprak):
    (side,) = lest(lag_fil("til-legen", sprak).pdf)
    for boks in ("trygt_slik", "trygt_hvis", "ikke_na"):
        assert flatt(content.arkord().ord[boks].i(sprak)) in flatt(side)
    for kilde in ("8-4", "8-6", "8-7", "8-13", "8-19", "16", "20", "2026"):
        assert kilde in side


def test_the_job_list_has_rows_for_the_pen():
    pdf = lag_fil("jobbliste", "nb").pdf
    assert pdf.count(b"/S /TR") == JOBBRADER + 1
    assert pdf.count(b"/S /TH") == 8


def test_the_privacy_note_says_what_it_must():
    (side,) = lest(lag_fil("personvern", "nb").pdf)
    for ord_ in ("Diagnose", "frivillig", "rett til legen", "slettet", "journalen", "§ 13"):
        assert ord_ in side


@pytest.mark.parametrize("sprak", SPRAK)
def test_the_recovery_sheet_shows_the_key_the_date_and_nobody(tmp_path, sprak):
    data = gjenopprettingsark(NOKKEL, sprak, DAG)
    (side,) = lest(data)
    assert NOKKEL.replace("-", "") in flatt(side)
    assert f"/ActualText ({NOKKEL.replace('-', ' ')})".encode() in data
    assert "2026" in side
    assert NOKKEL not in lag_fil("gjenoppretting", sprak).navn
    assert NOKKEL[:4].encode() not in re.sub(rb"/ActualText \([^)]*\)", b"", data)
    (tmp_path / "ark.pdf").write_bytes(data)
    for profil in REGLER:
        assert validator.validate_pdf(str(tmp_path / "ark.pdf"), profile=profil).is_compliant


def test_the_empty_recovery_sheet_has_no_key_and_a_line_for_the_date():
    (side,) = lest(lag_fil("gjenoppretting", "nb").pdf)
    assert "Dato:" in side
    assert "Laget" not in side


def test_the_same_kit_has_the_same_bytes_and_names_of_its_own():
    filer = {s: list(lag_alle(s)) for s in SPRAK}
    assert [f.pdf for f in filer["nb"]] == [f.pdf for f in lag_alle("nb")]
    navn = [f.navn for alle in filer.values() for f in alle]
    assert len(navn) == len(set(navn)) == 3 * len(KODER)
    assert all(re.fullmatch(r"[a-z-]+-(nb|nn|en)\.pdf", n) for n in navn)


def test_each_page_is_drawn_for_the_printer():
    fil = lag_fil("samtalekort", "nb")
    bilder = list(sider(fil, 200))
    assert len(bilder) == 5
    assert len({b.rgb for b in bilder}) == 5
    assert bilder[0].rgb == tegn(fil.pdf, 200).rgb


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not installed")
@pytest.mark.parametrize("kode", KODER)
def test_papers_are_read_in_the_order_they_look(tmp_path, kode):
    (fil,) = lagre((lag_fil(kode, "nb"),), tmp_path)
    ut = subprocess.run(
        ["pdfinfo", "-struct-text", fil], capture_output=True, check=True, text=True
    )
    overskrifter = re.findall(r"^\s*(H\d).*\n\s*\"(.*)\"", ut.stdout, re.MULTILINE)
    assert overskrifter[0][0] == "H1"
    alt, fra = flatt("".join(lest(fil.read_bytes()))), 0
    for _niva, tekst in overskrifter:
        fra = alt.index(flatt(tekst), fra)
