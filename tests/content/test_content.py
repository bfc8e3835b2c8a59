"""The shipped content loads, is whole in three languages, and points only at what exists."""

import re
import string
from datetime import date
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from desktop import content
from desktop.content import ContentError
from desktop.domain.helligdager import i_aret
from desktop.domain.jobbliste import fordeling
from desktop.domain.tekst import Tekst
from desktop.domain.tidslinje import tidslinje

IDER = Path("tests/content/ids.txt")


def tekster(verdi):
    """Yield every text of some content with its three languages."""
    if isinstance(verdi, msgspec.Struct):
        felter = verdi.__struct_fields__
        if {"nb", "nn", "en"} <= set(felter):
            yield Tekst(verdi.nb, verdi.nn, verdi.en)
        else:
            yield from (t for f in felter for t in tekster(getattr(verdi, f)))
    elif isinstance(verdi, tuple | list):
        yield from (t for v in verdi for t in tekster(v))
    elif isinstance(verdi, dict):
        yield from (t for v in verdi.values() for t in tekster(v))


def alt():
    return [
        content.faser(),
        content.spor(),
        content.bekreftelser(),
        content.invitasjoner(),
        content.belastninger(),
        content.arbeidsplasstyper(),
        content.muligheter(),
        content.mulighetstyper(),
        content.jobbmaler(),
        content.veier(),
        content.ordvalg(),
        content.invitasjonsrad(),
        content.arkord().ord,
        content.papirer(),
        content.papirord(),
        content.blikksporsmal(),
        content.blikkgrupper(),
        content.omvisning(),
        content.stopp(),
        content.helligdager(),
        content.hefteord(),
        content.program(),
        content.hmssporsmal(),
    ]


def ider():
    funnet = [("fase", f.id) for f in content.faser()] + [("spor", s.id) for s in content.spor()]
    funnet += [("prompt", p.id) for f in (*content.faser(), *content.spor()) for p in f.prompt]
    for navn, rader in (
        ("bekreftelse", content.bekreftelser()),
        ("invitasjon", content.invitasjoner()),
        ("belastning", content.belastninger()),
        ("arbeidsplass", content.arbeidsplasstyper()),
        ("mulighet", content.muligheter()),
        ("type", content.mulighetstyper()),
        ("jobbmal", content.jobbmaler()),
        ("vei", content.veier()),
        ("ordvalg", content.ordvalg()),
        ("papir", content.papirer()),
        ("program", content.program()),
        ("hms", content.hmssporsmal()),
        ("blikk", content.blikksporsmal()),
        ("blikkgruppe", content.blikkgrupper()),
        ("omvisning", content.omvisning()),
    ):
        funnet += [(navn, rad.id) for rad in rader]
    funnet += [("blikksvar", n) for s in content.blikksporsmal() for n in s.nokler()]
    return [f"{slag} {id_}" for slag, id_ in funnet]


def test_counts():
    assert [len(c) for c in alt()[:12]] == [7, 9, 12, 4, 38, 11, 100, 6, 9, 10, 12, 5]
    assert sum(len(f.prompt) for f in content.faser()) == 52
    assert sum(len(s.prompt) for s in content.spor()) == 40
    assert sum(len(j.oppgave) for j in content.jobbmaler()) == 89


def test_ids_are_unique_and_none_has_gone():
    assert len(ider()) == len(set(ider()))
    assert set(IDER.read_text("utf-8").splitlines()) - set(ider()) == set()


def test_every_text_is_in_three_languages_with_the_same_fields():
    alle = list(tekster(alt()))
    assert len(alle) > 600
    for tekst in alle:
        sprak = (tekst.nb, tekst.nn, tekst.en)
        assert all(t.strip() and t == t.strip() for t in sprak), tekst.nb
        felter = [{f for _, f, _, _ in string.Formatter().parse(t) if f} for t in sprak]
        assert felter[0] == felter[1] == felter[2], tekst.nb
        plass = [set(re.findall(r"\[(navn|leder)\]", t)) for t in sprak]
        assert plass[0] == plass[1] == plass[2], tekst.nb


def prompter():
    return {p.id: p for del_ in (*content.faser(), *content.spor()) for p in del_.prompt}


@pytest.mark.parametrize("kode", content.andresprak())
def test_a_further_language_has_every_prompt_answer_and_way(kode):
    sprak = content.andresprak()[kode]
    assert sprak.kode == kode
    assert list(sprak.prompt) and set(sprak.prompt) == set(prompter())
    assert set(sprak.bekreftelse) == {b.id for b in content.bekreftelser()}
    assert set(sprak.svar) == {"kan", "tilrettelegging", "ikke_na", "vet_ikke"}
    assert set(sprak.ledetekst) == {"passer", "hvem_avgjor", "ark"}
    assert list(sprak.vei) == [v.id for v in content.veier()]
    tekster = [*sprak.prompt.values(), *sprak.bekreftelse.values(), *sprak.svar.values()]
    tekster += [t for v in sprak.vei.values() for t in (v.navn, v.passer, v.hvem_avgjor, v.ark)]
    assert all(t.strip() and t == t.strip() for t in tekster)


@pytest.mark.parametrize("kode", content.andresprak())
def test_a_further_language_asks_what_the_first_one_asks(kode):
    """As many questions, the same numbers, and a blank to fill in where there is one."""
    for id_, tekst in content.andresprak()[kode].prompt.items():
        forste = prompter()[id_].nb
        assert tekst.replace("؟", "?").count("?") >= min(forste.count("?"), 1), id_
        assert ("?" in forste) == ("?" in tekst.replace("؟", "?")), id_
        assert ("[" in forste) == ("[" in tekst), id_
        assert re.findall(r"\d+", tekst) == re.findall(r"\d+", forste), id_
        assert ("!" in tekst) == ("!" in forste), id_
        assert len(tekst.split()) <= 24, id_


def test_polish_is_marked_as_not_proofread_and_is_not_norwegian():
    polsk = content.andresprak()["pl"]
    assert not polsk.korrekturlest
    ord_ = " ".join([*polsk.prompt.values(), *polsk.bekreftelse.values()])
    assert not re.search(r"[æøåÆØÅ]|\b(du|jeg|ikke|hva)\b", ord_)
    # No past tense that tells the sex of who speaks or is spoken to.
    assert not re.search(r"\w(łem|łam|łeś|łaś|łbyś|łabyś)\b", ord_)
    assert not re.search(r"sykefravær|absencj", ord_)


def test_a_language_that_is_dropped_in_need_not_be_whole(tmp_path, monkeypatch):
    (tmp_path / "uk.toml").write_text('navn = "Українська"\n[prompt]\n"1.3" = "Що?"\n', "utf-8")
    (tmp_path / "LES.md").write_text("ikke et språk", "utf-8")
    monkeypatch.setattr(content, "resource", lambda *d: tmp_path.joinpath(*_uten_mappe(d)))
    content.andresprak.cache_clear()
    try:
        (ukrainsk,) = content.andresprak().values()
        assert (ukrainsk.kode, ukrainsk.prompt) == ("uk", {"1.3": "Що?"})
        assert not ukrainsk.korrekturlest
        (tmp_path / "uk.toml").write_text('navn = "Українська"\nfarge = "blå"\n', "utf-8")
        content.andresprak.cache_clear()
        with pytest.raises(ContentError, match=r"^sprak/uk\.toml: "):
            content.andresprak()
    finally:
        monkeypatch.undo()
        content.andresprak.cache_clear()


def _uten_mappe(deler):
    """Return what stands below the folder of languages: nothing, or a file."""
    return [d.removeprefix("sprak/") for d in deler[1:] if d != "sprak"]


def test_words_of_loads_and_workplaces_exist():
    belastninger = {b.id for b in content.belastninger()}
    steder = {a.id for a in content.arbeidsplasstyper()}
    typer = {t.id for t in content.mulighetstyper()}
    for m in content.muligheter():
        assert set(m.avlaster) | set(m.tillegg) <= belastninger, m.id
        assert set(m.hvor) <= steder, m.id
        assert m.type in typer, m.id
    for mal in content.jobbmaler():
        assert {b for o in mal.oppgave for b in o.belastning} <= belastninger, mal.id


def test_templates_sum_exactly_and_scale():
    for mal in content.jobbmaler():
        assert sum(o.timer for o in mal.oppgave) == mal.timer, mal.id
    halv = content.jobbmaler()[0].skalert(Decimal(50), "nb")
    assert sum(o.timer for o in halv) == content.jobbmaler()[0].timer / 2
    assert halv[0].oppgave == "Morgenstell og forflytning"


def test_three_sentences_are_always_said():
    faste = [p.id for f in content.faser() for p in f.prompt if p.fast]
    assert faste == ["1.2", "1.7", "7.5"]
    assert [f.nummer for f in content.faser() if f.lukket] == [1, 2]


def test_prompts_are_short_and_never_ask_why_or_speak_of_absence():
    for fase in (*content.faser(), *content.spor()):
        for p in fase.prompt:
            for t in (p.nb, p.nn, p.en):
                assert len(t.split()) <= 22, p.id
                assert not re.search(
                    r"(hvorfor|kvifor|\bwhy\b)[^.]*\?|sykefravær|sjukefråvær", t, re.I
                ), p.id
            assert "!" not in p.nb.replace("Gratulerer!", ""), p.id


def test_the_ways_are_those_of_the_file_format():
    from desktop.domain.vei import VEITYPER, slag

    assert [v.id for v in content.veier()] == [slag(t) for t in VEITYPER]


@pytest.mark.parametrize("kode", content.eksempelkoder())
def test_examples(kode):
    samtaler = {s: content.eksempel(kode, s) for s in ("nb", "nn", "en")}
    for sprak, samtale in samtaler.items():
        assert samtale.oppdiktet
        assert samtale.ark.godkjent
        assert samtale.ark.language == sprak
        assert samtale.feil() == []
        assert skjelett(samtale) == skjelett(samtaler["nb"])
        regnestykke = content.veiledning(kode, sprak).regnestykke
        if regnestykke:
            a = samtale.ansatt
            f = fordeling(samtale.jobbliste, samtale.muligheter, a.heltid_timer, a.stillingsprosent)
            assert regnestykke == {n: getattr(f, n) for n in regnestykke}
        else:
            assert kode == "S2"


def skjelett(verdi):
    """Return the shape of a samtale: numbers, dates and enums, with texts as a mark."""
    if isinstance(verdi, msgspec.Struct):
        return {f: skjelett(getattr(verdi, f)) for f in verdi.__struct_fields__ if f != "ark"}
    if isinstance(verdi, tuple):
        return [skjelett(v) for v in verdi]
    if isinstance(verdi, str):
        return bool(verdi)
    return verdi


_TRE = "{nb='a', nn='a', en='a'}"
_PAPIR = (
    f"[[papir]]\nid = 'a'\nfilnavn = {_TRE}\nnavn = {_TRE}\nbeskrivelse = {_TRE}\n[[papir.del]]\n"
)


@pytest.mark.parametrize(
    ("fil", "innhold", "venter"),
    [
        ("veier.toml", "[[vei]\n", "veier.toml: "),
        ("veier.toml", "", "veier.toml: vei: empty"),
        (
            "veier.toml",
            '[[vei]]\nid = "hel"\n',
            "veier.toml: vei hel: Object missing required field",
        ),
        ("ark.toml", '[ord]\ntittel = "x"\n', "ark.toml: ord: Expected `object`"),
        ("papir.toml", "[ord]\n", "papir.toml: papir: empty"),
        ("papir.toml", _PAPIR + 'slag = "sett"\n', "papir.toml: papir a: navn belongs to sett"),
        ("papir.toml", _PAPIR + 'slag = "punkt"\n', "papir.toml: papir a: punkt needs tekst"),
        ("papir.toml", _PAPIR + 'slag = "kule"\n', "papir.toml: papir a: Invalid enum value"),
        (
            "bekreftelser.toml",
            '[[bekreftelse]]\nid = "a"\nnb = "x"\nnn = "x"\n',
            "bekreftelser.toml: bekreftelse a: ",
        ),
    ],
)
def test_a_broken_file_says_file_entry_and_reason(tmp_path, monkeypatch, fil, innhold, venter):
    (tmp_path / fil).write_text(innhold, "utf-8")
    ekte = content.resource
    monkeypatch.setattr(
        content, "resource", lambda *d: tmp_path / fil if d[-1] == fil else ekte(*d)
    )
    laster = {
        "veier.toml": content.veier,
        "ark.toml": content.arkord,
        "bekreftelser.toml": content.bekreftelser,
        "papir.toml": content.papirer,
    }
    laster[fil].cache_clear()
    with pytest.raises(ContentError) as gal:
        laster[fil]()
    assert str(gal.value).startswith(venter)
    monkeypatch.undo()
    laster[fil].cache_clear()


def test_every_stop_and_public_holiday_has_words():
    linje = tidslinje(date(2026, 3, 2))
    assert [s.id for s in linje.stopp] == list(content.stopp())
    koder = {k for ar in range(2026, 2031) for koder in i_aret(ar).values() for k in koder}
    assert koder | {"helligdag"} == set(content.helligdager())


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
@pytest.mark.parametrize("kode", content.eksempelkoder())
def test_a_guide_never_asks_why(kode, sprak):
    for sporsmal in content.veiledning(kode, sprak).diskusjon:
        assert not re.search(r"\b(hvorfor|kvifor|why)\b", sporsmal, re.I), sporsmal


def test_what_a_doctor_can_answer_has_no_holes():
    (gjort,) = (s for s in content.blikksporsmal() if s.id == "gjort")
    for sprak in ("nb", "nn", "en"):
        grader = [
            tuple(map(int, re.findall(r"\d+", svar.i(sprak))))
            for svar in gjort.svar
            if svar.id.startswith("gradert-")
        ]
        assert [n for fra, til in grader for n in range(fra, til + 1)] == list(range(20, 100))
    andre = {"velferdspermisjon", "svangerskapspenger", "reisetilskudd"}
    assert andre <= {svar.id for svar in gjort.svar}


@pytest.mark.parametrize(
    ("navn", "les"),
    [
        ("helseord.toml", content.helseord),
        ("S1.veiledning.toml", lambda: content.veiledning("S1", "nb")),
    ],
)
def test_a_list_of_words_or_a_guide_that_is_broken_is_named(tmp_path, monkeypatch, navn, les):
    (tmp_path / "gal.toml").write_text('farge = "blå"\n', "utf-8")
    monkeypatch.setattr(content, "resource", lambda *_: tmp_path / "gal.toml")
    for lest in (content.helseord, content.veiledning):
        lest.cache_clear()
    with pytest.raises(ContentError) as gal:
        les()
    assert f"{navn}: " in str(gal.value)


def test_the_words_a_catalogue_may_use_are_those_of_the_lists_in_all_three_languages():
    ord_ = content.katalogord()
    for navn, liste in (
        (ord_.typer, content.mulighetstyper()),
        (ord_.belastninger, content.belastninger()),
        (ord_.arbeidsplasser, content.arbeidsplasstyper()),
    ):
        assert navn == {en.id: tuple(en.i(sprak) for sprak in ("nb", "nn", "en")) for en in liste}
    assert ord_.leverte == content.muligheter()
