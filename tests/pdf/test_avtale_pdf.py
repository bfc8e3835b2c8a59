"""The agreement for the two: half a page each, the same words on both, and nothing for others."""

import re
from datetime import date

import msgspec
import page as validator
import pypdfium2
import pytest
from builders import eksempel

from desktop.ark import lag_avtale
from desktop.content import arkord, eksempelkoder
from desktop.domain import stier
from desktop.domain.fravaer import forste_dag
from desktop.domain.oppsummering import Oppsummering
from desktop.domain.samtale import Avtale, Punkt, Samtale
from desktop.domain.samtale_fil import les
from desktop.domain.tidslinje import tidslinje
from desktop.pdf.avtale_pdf import bygg_avtale, for_langt
from desktop.pdf.blokker import DoesNotFitError

SPRAK = ["nb", "nn", "en"]
KODER = list(eksempelkoder())


def avtale_av(samtale, sprak="nb", *, med_beskjed=False):
    return lag_avtale(Oppsummering.of(samtale, med_beskjed=med_beskjed), arkord(), sprak)


def halvdeler(pdf):
    dokument = pypdfium2.PdfDocument(pdf)
    assert len(dokument) == 1
    side = dokument[0]
    bredde, hoyde = side.get_size()
    assert (round(bredde), round(hoyde)) == (595, 842)
    tekst = side.get_textpage()
    deler = [
        tekst.get_text_bounded(bottom=hoyde / 2, top=hoyde),
        tekst.get_text_bounded(bottom=0, top=hoyde / 2),
    ]
    dokument.close()
    return deler


@pytest.mark.parametrize("sprak", SPRAK)
@pytest.mark.parametrize("kode", KODER)
def test_both_halves_say_the_same_and_can_be_read_aloud_and_archived(tmp_path, kode, sprak):
    avtale = avtale_av(les(eksempel(kode, sprak).read_bytes()), sprak, med_beskjed=True)
    pdf = bygg_avtale(avtale)
    oppe, nede = halvdeler(pdf)
    assert oppe == nede
    flatt = re.sub(r"\s+", "", oppe)
    for del_ in avtale.seksjoner:
        for avsnitt in (del_.overskrift, *del_.avsnitt):
            assert re.sub(r"\s+", "", avsnitt) in flatt
    (tmp_path / "avtale.pdf").write_bytes(pdf)
    for profil in ("ua1", "2a"):
        assert validator.validate_pdf(str(tmp_path / "avtale.pdf"), profile=profil).is_compliant


def test_the_words_to_colleagues_are_there_only_when_the_two_agree():
    samtale = les(eksempel("S4").read_bytes())
    ord_ = samtale.avtale.beskjed_til_kolleger
    assert ord_ not in halvdeler(bygg_avtale(avtale_av(samtale)))[0]
    assert ord_ in halvdeler(bygg_avtale(avtale_av(samtale, med_beskjed=True)))[0]
    struket = stier.stryk(samtale, "avtale.beskjed_til_kolleger")
    assert ord_ not in halvdeler(bygg_avtale(avtale_av(struket, med_beskjed=True)))[0]


def test_nothing_of_the_page_for_the_doctor_is_on_it():
    samtale = les(eksempel("S5").read_bytes())
    tekst = halvdeler(bygg_avtale(avtale_av(samtale, med_beskjed=True)))[0]
    for borte in (samtale.egne_ord, "Gradert", "grad 40", "legen kan ringe", "Inspeksjon"):
        assert borte not in tekst


def test_an_agreement_that_does_not_fit_names_its_longest_line():
    punkter = tuple(Punkt(hva=f"{n} " + "ord " * 120) for n in range(12))
    avtale = avtale_av(Samtale(dato=date(2026, 3, 3), avtale=Avtale(punkter=punkter)))
    with pytest.raises(DoesNotFitError) as gal:
        bygg_avtale(avtale)
    assert gal.value.feil == for_langt(avtale)
    assert gal.value.feil[0].felt.startswith("avtale.punkter.")
    assert gal.value.feil[0].verdier["tar"] == "5"  # not how much is over, but what this one takes
    assert int(gal.value.feil[0].verdier["linjer"]) > 10
    kort = msgspec.structs.replace(avtale, seksjoner=())
    assert for_langt(kort) == ()


@pytest.mark.parametrize("sprak", SPRAK)
def test_the_timeline_is_drawn_and_said_on_both_halves(tmp_path, sprak):
    o = Oppsummering.of(les(eksempel("S5", sprak).read_bytes()), med_beskjed=True)
    avtale = lag_avtale(o, arkord(), sprak, linje=tidslinje(date(2026, 4, 16)))
    pdf = bygg_avtale(avtale)
    oppe, nede = (re.sub(r"\s+", "", d) for d in halvdeler(pdf))
    bilde = avtale.tidsbilde
    for linje in (bilde.overskrift, *bilde.linjer, bilde.forbehold):
        assert re.sub(r"\s+", "", linje) in oppe
    assert oppe == nede
    (tmp_path / "avtale.pdf").write_bytes(pdf)
    for profil in ("ua1", "2a"):
        assert validator.validate_pdf(str(tmp_path / "avtale.pdf"), profile=profil).is_compliant


def test_the_timeline_stands_to_scale_with_its_days_off():
    linje = tidslinje(date(2026, 4, 16))  # a Thursday
    bilde = lag_avtale(
        Oppsummering.of(Samtale(dato=date(2026, 4, 16))), arkord(), "nb", linje=linje
    ).tidsbilde
    assert [dag for dag, _ in bilde.stopp] == [0, 15, 16, 27, 48, 55, 181, 272, 363]
    assert bilde.helger[:4] == (2, 3, 9, 10)
    assert bilde.helligdager[:2] == (15, 28)  # 1 May, Ascension Day
    assert bilde.linjer[3] == "4. 13. mai 2026: oppfølgingsplan til legen"


@pytest.mark.parametrize("kode", KODER)
def test_every_example_has_room_for_the_timeline(kode):
    o = Oppsummering.of(les(eksempel(kode).read_bytes()), med_beskjed=True)
    avtale = lag_avtale(o, arkord(), "nb", linje=tidslinje(date(2026, 3, 2)))
    assert for_langt(avtale) == ()


def test_a_struck_way_gives_the_timeline_no_day():
    samtale = les(eksempel("S5").read_bytes())
    assert forste_dag((), Oppsummering.of(samtale).uten_struket()) == date(2026, 4, 16)
    uten = stier.stryk(samtale, "veier.0.trinn.0")
    assert forste_dag((), Oppsummering.of(uten).uten_struket()) != date(2026, 4, 16)
    borte = stier.stryk(samtale, "veier.0")
    assert forste_dag((), Oppsummering.of(borte).uten_struket()) is None
