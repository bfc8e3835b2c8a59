"""The eleven examples: every way and track, whole, made up, one page, and answers by heading."""

import re

import pytest
from gull_av import side
from lesing import storrelser, under_overskrift

from desktop import content
from desktop.app import run
from desktop.ark import lag_ark
from desktop.content import ContentError
from desktop.domain.hint import hint
from desktop.domain.konferanse import i_rekkefolge, les_veiledning
from desktop.domain.oppsummering import Oppsummering
from desktop.domain.samtale_fil import SamtaleFilError
from desktop.domain.tekst import SPRAK
from desktop.domain.vei import slag
from desktop.pdf.ark_pdf import MINST
from desktop.pdf.bilde import antall_sider

KODER = content.eksempelkoder()
ALLE = [(kode, sprak) for kode in KODER for sprak in SPRAK]
EN_VEI = re.compile(r"veier\.\d+")  # the names of the ways are not theirs
DATO = re.compile(r"\b\d{1,2}\b.*\b20\d\d\b")


def test_they_stand_in_the_order_people_count():
    assert tuple(f"S{n}" for n in range(1, 12)) == KODER
    assert sorted(["S10", "b", "S9", "S1a"], key=i_rekkefolge) == ["S1a", "S9", "S10", "b"]


def test_together_they_cover_every_way_every_track_and_both_entrances():
    alle = [content.eksempel(kode, "nb") for kode in KODER]
    assert {slag(vei) for s in alle for vei in s.veier} == {v.id for v in content.veier()}
    assert {spor for s in alle for spor in s.spor} == {s.id for s in content.spor()}
    assert {s.inngang for s in alle} == {"leder", "lege"}
    assert [kode for kode, s in zip(KODER, alle, strict=True) if s.inngang == "lege"] == ["S9"]
    assert [kode for kode, s in zip(KODER, alle, strict=True) if s.forrige.fra_legen] == ["S11"]
    assert [kode for kode, s in zip(KODER, alle, strict=True) if s.syn.leder] == ["S8"]


def test_the_degree_of_a_part_time_position_is_counted_from_it():
    samtale = content.eksempel("S10", "nb")
    (gradert,) = (vei for vei in samtale.veier if slag(vei) == "gradert")
    assert str(samtale.ansatt.stilling_timer) == "21.3"
    timer = [sum(trinn.ukeplan) for trinn in gradert.trinn]
    assert [float(t) for t in timer] == [8.5, 12.75, 17]
    assert gradert.feil(samtale.ansatt.stilling_timer) == []


@pytest.mark.parametrize(("kode", "sprak"), ALLE)
def test_each_is_complete_and_made_up(kode, sprak):
    s = content.eksempel(kode, sprak)
    assert s.oppdiktet
    assert s.ark.godkjent
    assert s.ark.language == sprak
    assert s.feil() == []
    ansatt = s.ansatt
    assert all((ansatt.navn, ansatt.yrke, ansatt.heltid_timer, ansatt.stillingsprosent))
    assert "Havnsund" in ansatt.arbeidssted  # there is no such municipality
    assert set(s.leder.telefon) <= set("0 ")
    assert all(o.oppgave and o.svar for o in s.jobbliste)
    assert all(m.tekst and m.fom and m.tom and m.ansvarlig for m in s.muligheter)
    assert all(p.hva and p.hvem for p in s.avtale.punkter)
    for felt in (s.egne_ord, s.jobbliste, s.muligheter, s.veier, s.sporsmal_til_legen):
        assert felt
    assert s.avtale.neste_samtale > s.dato
    assert len(s.avtale.punkter) >= 2


@pytest.mark.parametrize(("kode", "sprak"), ALLE)
def test_each_is_one_page_of_at_least_nine_points(kode, sprak):
    pdf = side(kode, sprak)
    assert antall_sider(pdf) == 1
    assert min(storrelser(pdf)) >= MINST == 9


@pytest.mark.parametrize(("kode", "sprak"), ALLE)
def test_the_four_answers_of_the_minute_are_found_by_heading(kode, sprak):
    """What can be done, what can be offered, until when, and what does the patient ask?"""
    deler = under_overskrift(side(kode, sprak))
    s = content.eksempel(kode, sprak)

    def under(*koder):
        ord_ = content.arkord().ord
        return [linje for k in koder for linje in deler.get(ord_[k].i(sprak), ())]

    kan = under("gar", "gar_hvis")
    for oppgave in s.jobbliste:
        star = any(linje.startswith(oppgave.oppgave) for linje in kan)
        assert star == (oppgave.svar in ("kan", "tilrettelegging")), oppgave.oppgave
    assert kan
    tilbud = under("kan_tilby")
    assert all(any(linje.startswith(m.tekst) for linje in tilbud) for m in s.muligheter)
    assert all(DATO.search(linje) for linje in tilbud[: len(s.muligheter)])
    assert any(DATO.search(linje) for linje in under("veien"))
    if "hel" in map(slag, s.veier):  # which has no dates of its own
        assert any(DATO.search(linje) for linje in under("sporsmal"))
    assert under("sporsmal") == list(s.sporsmal_til_legen)


@pytest.mark.parametrize(("kode", "sprak"), ALLE)
def test_no_line_of_a_page_hints_at_health(kode, sprak):
    samtale = content.eksempel(kode, sprak)
    ark = lag_ark(Oppsummering.of(samtale), content.arkord(), sprak)
    kjent = any(spor.startswith("G") for spor in samtale.spor)
    egne = [linje.tekst for linje in ark.linjer if not EN_VEI.fullmatch(linje.sti)]
    assert len(egne) > 5
    assert [t for t in egne if hint(t, content.helseord(), gravid_er_kjent=kjent)] == []


@pytest.mark.parametrize("kode", KODER)
def test_the_guide_is_whole_in_three_languages_and_no_part_of_the_samtale(kode):
    veiledninger = [content.veiledning(kode, sprak) for sprak in SPRAK]
    sektorer = {a.id for a in content.arbeidsplasstyper()}
    for v, sprak in zip(veiledninger, SPRAK, strict=True):
        assert len(v.diskusjon) == 3
        assert all(tekst.strip().endswith("?") for tekst in v.diskusjon)
        assert all((v.tittel, v.utfall, v.ramme, v.hos_legen, v.sagt_men_ikke_skrevet))
        assert v.sektor in sektorer - {"alle"}
        assert v.regnestykke == veiledninger[0].regnestykke
        arket = "\n".join(
            linje.tekst
            for linje in lag_ark(
                Oppsummering.of(content.eksempel(kode, sprak)), content.arkord(), sprak
            ).linjer
        )
        for setning in re.split(r"(?<=[.?!]) ", v.sagt_men_ikke_skrevet):
            assert setning not in arket
    assert len({v.ramme for v in veiledninger}) == 3
    assert len({v.sektor for v in veiledninger}) == 1


def test_check_says_that_all_of_them_are_in_order(capsys):
    assert run(["check", "desktop/resources/eksempler"]) == 0
    linjer = capsys.readouterr().out.splitlines()
    assert len(linjer) == len(ALLE)
    assert all(linje.endswith(": i orden") for linje in linjer)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff",
        b"diskusjon = [",
        b'diskusjon = ["a"]',
        b'sagt_men_ikke_skrevet = "a"\ndiskusjon = []',
        b'sagt_men_ikke_skrevet = "a"\ndiskusjon = ["a"]\nukjent = 1',
        b'sagt_men_ikke_skrevet = "a"\ndiskusjon = ["a"]\n' + b"#" * 200_000,
    ],
)
def test_what_is_no_guide_is_refused_calmly(data):
    with pytest.raises(SamtaleFilError):
        les_veiledning(data)


def test_a_broken_shipped_guide_names_the_file(monkeypatch, tmp_path):
    (tmp_path / "gal").write_bytes(b"x")
    content.veiledning.cache_clear()
    monkeypatch.setattr(content, "resource", lambda *_deler: tmp_path / "gal")
    with pytest.raises(ContentError, match=r"nb/S1\.veiledning\.toml"):
        content.veiledning("S1", "nb")
    content.veiledning.cache_clear()
