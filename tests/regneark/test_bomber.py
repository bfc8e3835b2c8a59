"""Files made to eat time and memory are refused at once (security.md 5.2, 45)."""

import io
import random
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.xml.constants import SHEET_MAIN_NS
from regnearkbygger import ORD, enhet, les_i_barn, pakk_om

from desktop.domain.katalog import Enhet, Katalogmulighet
from desktop.regneark import fil

SEKUNDER, BYTE = 2.0, 300_000_000
ARK = "xl/worksheets/sheet1.xml"
NS = f'xmlns="{SHEET_MAIN_NS}"'.encode()
GOD = fil.skriv(enhet(), ".xlsx", ORD)


def ark(rader: bytes, dimensjon: bytes = b"A1") -> bytes:
    return (
        b'<?xml version="1.0"?><worksheet ' + NS + b'><dimension ref="' + dimensjon + b'"/>'
        b"<sheetData>" + rader + b"</sheetData></worksheet>"
    )


def celle(hvor: bytes, tekst: bytes) -> bytes:
    return b'<c r="' + hvor + b'" t="inlineStr"><is><t>' + tekst + b"</t></is></c>"


def gigabyte() -> bytes:
    """A part of 1 GB that packs to 1 MB."""
    ut = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(GOD)) as inn,
        zipfile.ZipFile(ut, "w", 8, compresslevel=1) as til,
    ):
        for navn in inn.namelist():
            if navn != ARK:
                til.writestr(navn, inn.read(navn))
        with til.open(ARK, "w", force_zip64=True) as del_:
            for _ in range(100):
                del_.write(bytes(10_000_000))
    return ut.getvalue()


def lyver(storrelse: int) -> bytes:
    """A part that says it is small and is not."""
    data = bytearray(pakk_om(GOD, {ARK: ark(b" " * 60_000_000)}))
    with zipfile.ZipFile(io.BytesIO(data)) as inn:
        ekte = inn.getinfo(ARK).file_size
    return bytes(data).replace(ekte.to_bytes(4, "little"), storrelse.to_bytes(4, "little"))


def latter() -> bytes:
    """A billion laughs, in the sheet."""
    ledd = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "lol">' for n in range(10)
    )
    innhold = ark(b"<row>" + celle(b"A1", b"&l9;") + b"</row>")
    return pakk_om(GOD, {ARK: innhold.replace(b"?>", f"?><!DOCTYPE w [{ledd}]>".encode(), 1)})


def ytre() -> bytes:
    """An entity that names a file of this machine."""
    innhold = ark(b"<row>" + celle(b"A1", b"&f;") + b"</row>")
    doctype = b'?><!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    return pakk_om(GOD, {ARK: innhold.replace(b"?>", doctype, 1)})


def kjempeark() -> bytes:
    """A sheet that says it has a million rows of sixteen thousand cells."""
    siste = b'<row r="1048576">' + celle(b"XFD1048576", b"x") + b"</row>"
    forste = b'<row r="1">' + celle(b"A1", b"Mulighet") + b"</row>"
    return pakk_om(GOD, {ARK: ark(forste + siste, b"A1:XFD1048576")})


def mange(monster: str, antall: int) -> bytes:
    """So many small things, unlike enough that they pack as honest ones do."""
    trekk = random.Random(4)
    return "".join(monster.format(trekk.randrange(10**9)) for _ in range(antall)).encode()


def mange_celler() -> bytes:
    rad = b"<row>" + mange("<c><v>{}</v></c>", 110_000) + b"</row>"
    return pakk_om(GOD, {ARK: ark(rad)})


def mange_tekster() -> bytes:
    tekster = b"<sst " + NS + b">" + mange("<si><t>{}</t></si>", 110_000) + b"</sst>"
    return pakk_om(GOD, {}, flere={"xl/sharedStrings.xml": tekster})


def mange_stiler() -> bytes:
    stiler = mange('<xf numFmtId="{}"/>', 30_000)
    return pakk_om(GOD, {"xl/styles.xml": b"<styleSheet " + NS + b">" + stiler + b"</styleSheet>"})


def langt_nede(rad: int, dimensjon: bytes) -> bytes:
    """A cell far down, in a sheet that says where it ends, or does not."""
    forste = b'<row r="1">' + celle(b"A1", b"Mulighet") + b"</row>"
    siste = b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (rad, rad)
    data = ark(forste + siste, dimensjon)
    return pakk_om(GOD, {ARK: data if dimensjon else data.replace(b'<dimension ref=""/>', b"")})


def formler(monster: str, antall: int) -> bytes:
    innhold = b'<row r="1"><c r="A1"><f t="shared" ref="A1:A9" si="0">'
    innhold += mange(monster, antall) + b"</f></c></row>"
    innhold += b'<row r="2"><c r="A2"><f t="shared" si="0"/></c></row>'
    return pakk_om(GOD, {ARK: ark(innhold)})


def langt_ute() -> bytes:
    rader = b'<row r="1">' + celle(b"A1", b"Mulighet") + celle(b"XFD1", b"x") + b"</row>"
    return pakk_om(GOD, {ARK: ark(rader, b"A1:XFD1")})


def bred() -> bytes:
    """Six thousand rows, each with a cell so far out that the row is said to be of 16 384."""
    rader = b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (n, n) for n in range(2, 6000))
    forste = b'<row r="1">' + celle(b"A1", b"Mulighet") + b"</row>"
    return pakk_om(GOD, {ARK: ark(forste + rader, b"A1:XFD6000")})


def deler() -> bytes:
    return pakk_om(GOD, {}, flere={f"xl/media/{n}.bin": b"x" for n in range(200)})


def med_navn(navn: str) -> Callable[[], bytes]:
    return lambda: pakk_om(GOD, {}, flere={navn: b"x"})


FORMEL = {"mangler_kolonne", "ukjent_kolonne"}
BOMBER: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "1 GB zip": (gigabyte, {"utrygg_zip"}),
    "sizes that lie": (lambda: lyver(1000), {"ikke_xlsx", "utrygg_zip"}),
    "billion laughs": (latter, {"ikke_xlsx"}),
    "external entity": (ytre, {"ikke_xlsx"}),
    "1 M x 16 k sheet": (kjempeark, {"for_mange_kolonner", "for_mange_rader"}),
    "a cell at the end of the world": (langt_ute, {"for_mange_kolonner"}),
    "a cell a million rows down": (lambda: langt_nede(1_048_576, b""), {"for_mange_rader"}),
    "a cell a billion rows down": (lambda: langt_nede(10**9, b""), {"for_mange_rader"}),
    "a cell a trillion rows down": (lambda: langt_nede(10**12, b"A1:A9"), {"for_mange_rader"}),
    "a million rows, it says": (lambda: langt_nede(2, b"A1:XFD1048576"), set()),
    "a formula of 4 MB": (lambda: formler("A{}+", 400_000), FORMEL),
    "a formula of 4 MB of brackets": (lambda: formler("({}", 400_000), FORMEL),
    "a formula of 4 MB of quotes": (lambda: formler("'{}", 400_000), FORMEL),
    "6000 rows of 16 k empty cells": (bred, set()),
    "440 000 tags of cells": (mange_celler, {"for_mange_deler"}),
    "440 000 tags of texts": (mange_tekster, {"for_mange_deler"}),
    "30 000 styles": (mange_stiler, {"for_mange_deler"}),
    "200 parts too many": (deler, {"utrygg_zip"}),
    "path upwards": (med_navn("../ut.txt"), {"utrygg_zip"}),
    "path from the root": (med_navn("/ut.txt"), {"utrygg_zip"}),
    "path on a drive": (med_navn("c:ut.txt"), {"utrygg_zip"}),
    "two parts of a name": (med_navn("xl/Workbook.xml"), {"utrygg_zip"}),
    "packed by lzma": (lambda: _lzma(), {"utrygg_zip"}),
    "deep JSON": (lambda: b'{"format":' + b"[" * 2_000_000, {"for_mange_deler"}),
    "deep JSON within the count": (lambda: b'{"a":' * 190_000, {"for_dyp"}),
    "15 MB of objects": (lambda: b"[" + b"{}," * 5_000_000 + b"{}]", {"for_stor"}),
    "5 MB of objects": (lambda: b"[" + b"{}," * 1_600_000 + b"{}]", {"for_mange_deler"}),
    "5 MB of rows": (lambda: b"Mulighet\n" + b"a\n" * 2_400_000, {"for_mange_rader"}),
    "5 MB of empty rows": (lambda: b"Mulighet\n" + b"\n" * 4_900_000, set()),
    "5 MB of separators": (lambda: b"Mulighet" + b";" * 4_900_000 + b"x", {"for_mange_kolonner"}),
    "5 MB in one cell": (lambda: b'Mulighet\n"' + b"x" * 4_900_000 + b'"', {"ikke_csv"}),
    "5 MB of one quote": (lambda: b'"' + b"x\n" * 2_400_000, {"ikke_csv"}),
    "5 MB of one zip": (lambda: b"PK\x03\x04" + b"PK\x05\x06" * 1_200_000, {"ikke_xlsx"}),
}


def _lzma() -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", zipfile.ZIP_LZMA) as til:
        til.writestr("[Content_Types].xml", b"x" * 1000)
    return ut.getvalue()


pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="BOMBS NOT TRIED: memory is measured on Linux"
)


@pytest.fixture(scope="module")
def sprengt(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[float, int, set[str]]]:
    """Read every bomb, each in a process of its own."""
    mappe = tmp_path_factory.mktemp("bomber")
    filer = [mappe / f"{n}.xlsx" for n in range(len(BOMBER))]
    for fila, (lag, _) in zip(filer, BOMBER.values(), strict=True):
        fila.write_bytes(lag())
    return dict(zip(BOMBER, les_i_barn(*filer), strict=True))


@pytest.mark.parametrize("navn", BOMBER)
def test_a_bomb_is_refused_within_two_seconds_and_300_mb(navn: str, sprengt) -> None:
    sekunder, minne, regler = sprengt[navn]
    print(f"{navn}: {sekunder:.2f} s, {minne / 1e6:.0f} MB, {sorted(regler)}")
    ventet = BOMBER[navn][1]
    assert regler <= ventet and bool(regler) == bool(ventet)
    assert sekunder < SEKUNDER and minne < BYTE


def test_the_largest_catalogue_is_no_bomb(tmp_path: Path) -> None:
    lang = "x" * 60
    mange = tuple(
        Katalogmulighet(f"egen-{n}", f"{n} {lang}", "fysisk", ("løft", "støy"), ("kulde",))
        for n in range(5000)
    )
    fila = tmp_path / "stor.xlsx"
    fila.write_bytes(fil.skriv(Enhet("e", muligheter=mange), ".xlsx", ORD))
    ((sekunder, minne, regler),) = les_i_barn(fila)
    print(f"{sekunder:.2f} s, {minne / 1e6:.0f} MB")
    assert regler == set() and minne < BYTE
