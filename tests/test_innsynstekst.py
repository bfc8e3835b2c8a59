"""«Alt som er lagret om meg» on paper: every value is there, and every field has a name."""

import re
from datetime import UTC, date, datetime
from uuid import uuid4

import msgspec
import pypdfium2
import pytest
from builders import eksempel

from desktop.domain.arkivpost import Arkivpost
from desktop.domain.samtale import Samtale
from desktop.domain.samtale_fil import les
from desktop.i18n import set_language
from desktop.innsynstekst import feltnavn, feltnavnene, innsynsdokument, verditekst
from desktop.pdf.dokument import bygg_dokument
from desktop.storage.database import open_in_memory
from desktop.storage.innsyn import innsyn
from desktop.storage.samtaler import SamtaleStore
from desktop.storage.sletting import be_om
from desktop.storage.tables import OM_PERSONEN


def felter(type_, sett=None):
    """Every name a file of a samtale can have, found through the types."""
    sett = set() if sett is None else sett
    if isinstance(type_, msgspec.inspect.UnionType):
        return {n for t in type_.types for n in felter(t, sett)}
    if isinstance(type_, msgspec.inspect.StructType) and type_.cls not in sett:
        sett.add(type_.cls)
        egne = {f.encode_name for f in type_.fields} | {type_.tag_field or "format"}
        return egne | {n for f in type_.fields for n in felter(f.type, sett)}
    if hasattr(type_, "item_type"):
        return felter(type_.item_type, sett)
    return set()


def blader(verdi, nokkel=""):
    if isinstance(verdi, dict):
        for under, innhold in verdi.items():
            yield from blader(innhold, under)
    elif isinstance(verdi, list):
        for innhold in verdi:
            yield from blader(innhold, nokkel)
    else:
        yield nokkel, verdi


def tekst_i(pdf):
    dokument = pypdfium2.PdfDocument(pdf)
    tekst = "".join(side.get_textpage().get_text_range() for side in dokument)
    dokument.close()
    return tett(tekst)


def tett(tekst):
    """Leave out spaces, and the marks of a line that breaks within a word."""
    return re.sub(r"[\s\ufffe\u00ad\u0002]", "", tekst)


@pytest.fixture
def eksport():
    def lag(*samtaler):
        database = open_in_memory()
        lager, ider = SamtaleStore(database), []
        for samtale in samtaler:
            na = datetime.now(UTC)
            post = Arkivpost(
                id=uuid4(),
                samtale=samtale,
                fase=3,
                slag="utkast",
                opprettet=na,
                endret=na,
                slettes=date(2026, 4, 1),
            )
            lager.save(post)
            ider.append(post.id)
        be_om(database, ider[:1], datetime.now(UTC))
        svar = innsyn(database, ider)
        database.close()
        return svar

    return lag


def test_every_column_and_every_field_of_a_samtale_has_a_name():
    kolonner = {k for kolonnene in OM_PERSONEN.values() for k in kolonnene}
    alle = kolonner | set(OM_PERSONEN) | felter(msgspec.inspect.type_info(Samtale))
    assert {"ukeplan", "brukt_siste_12_mnd", "fra_legen_tekst", "dokument"} <= alle
    assert alle - set(feltnavnene()) == set()


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_every_value_is_in_the_document(eksport, sprak):
    svar = eksport(*(les(eksempel(f"S{n}", "nb").read_bytes()) for n in range(1, 7)))
    set_language(sprak)
    tekst = tekst_i(bygg_dokument(innsynsdokument(svar, sprak)))
    alle = list(blader(svar))
    assert len(alle) > 300
    assert [(n, v) for n, v in alle if tett(verditekst(n, v)) not in tekst] == []
    assert [n for n, _v in alle if tett(feltnavn(n)) not in tekst] == []


def test_long_words_and_lines_and_markup_come_through(eksport):
    egne = "<b>Jeg</b> & du\nstår\n\nog går " + "x" * 400 + " ord" * 300
    samtale = Samtale(dato=date(2026, 3, 2), egne_ord=egne)
    tekst = tekst_i(bygg_dokument(innsynsdokument(eksport(samtale), "nb")))
    assert tett(egne) in tekst


def test_a_column_without_a_name_is_shown_by_its_own():
    svar = {
        "format": "x",
        "samtale": [{"skonummer": 44, "barn": ["Kanari"], "hus": {"farge": {"ute": "blått"}}}],
    }
    tekst = tekst_i(bygg_dokument(innsynsdokument(svar, "nb")))
    for ord_ in ("skonummer", "44", "barn", "Kanari", "hus", "farge", "ute", "blått"):
        assert ord_ in tekst


@pytest.mark.parametrize(
    ("nokkel", "verdi", "tekst"),
    [
        ("godkjent", True, "ja"),
        ("slettes", None, "ikke satt"),
        ("dato", "2026-03-02", "2. mars 2026"),
        ("dato", "2026-99-99", "2026-99-99"),
        ("endret", "2026-99-99T10:00", "2026-99-99T10:00"),
        ("svar", "ikke_na", "ikke nå"),
        ("egne_ord", "ikke_na", "ikke_na"),
        ("timer", 4.5, "4,5"),
        ("timer", 14.0, "14"),
        ("timer", 0.123, "0.123"),
        ("behold_timer", 1, "ja"),
        ("tatt", 0, "nei"),
        ("fase", 1, "1"),
    ],
)
def test_values_are_written_as_people_write_them(nokkel, verdi, tekst):
    assert verditekst(nokkel, verdi) == tekst
