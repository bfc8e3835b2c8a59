"""Packs as files: beside each other, in zip files, in their places, and damaged in every way."""

import io
import json
import os
import random
import zipfile

import pytest
from PySide6.QtGui import QImage

from desktop import pakkefil
from desktop.domain.feil import FilAvvistError
from desktop.domain.orgfelter import TOML, ZIP
from desktop.domain.orgpakke import Pakke
from desktop.errors import MiljoError
from desktop.feiltekst import regeltekst
from desktop.pakkefil import les_pakke, les_zip
from desktop.pakkefinner import finn
from desktop.paths import machine_dir, resource

LOGO = resource("pakke", "logo.png").read_bytes()
ENHET = json.dumps(
    {"format": "dialogarket/enhet", "version": 1, "id": "hjem", "navn": "Havnsund sykehjem"}
).encode()
START = """format = "dialogarket/organisasjon"
version = 1
navn = "Havnsund kommune"
logo = "logo.png"
avslatt = ["papir"]
laast = ["egenmelding", "oppbevaring.maks_dager"]
katalog = ["hjem.enhet.json"]

[arbeidsplass]
type = "sykehjem"
heltid_timer = 35.5

[egenmelding]
ordning = "egen"
dager_per_gang = 5

[oppbevaring]
maks_dager = 60

[[telefon]]
navn = "BHT"
nummer = "00 00 00 00"

[[sporsmal]]
fase = 3
nb = "Hva er det beste med jobben nå?"
""".encode()
DELER = {TOML: START, "logo.png": LOGO, "hjem.enhet.json": ENHET}


def legg(mappe, **deler):
    mappe.mkdir(parents=True, exist_ok=True)
    for navn, data in ({**DELER, **{n.replace("__", "."): d for n, d in deler.items()}}).items():
        if data is not None:
            (mappe / navn).write_bytes(data)
    return mappe / TOML


def pakk(deler, pakking=zipfile.ZIP_DEFLATED):
    ut = io.BytesIO()
    with zipfile.ZipFile(ut, "w", pakking) as arkiv:
        for navn, data in deler.items():
            arkiv.writestr(navn, data)
    return ut.getvalue()


def feil(les, *args):
    with pytest.raises(FilAvvistError) as fanget:
        les(*args)
    return [(f.felt, f.regel) for f in fanget.value.feil]


def test_a_folder_and_a_zip_file_of_it_are_the_same_pack(tmp_path):
    fra_mappe = les_pakke(legg(tmp_path))
    (tmp_path / "a.zip").write_bytes(pakk(DELER))
    fra_zip = les_pakke(tmp_path / "a.zip")
    assert (fra_mappe.innhold, fra_mappe.logo) == (fra_zip.innhold, fra_zip.logo)
    assert [e.navn for e in fra_mappe.enheter] == ["Havnsund sykehjem"]
    assert fra_zip.sti == str(tmp_path / "a.zip")


def test_what_macos_puts_in_a_zip_file_is_passed_over():
    assert les_zip(pakk({**DELER, "__MACOSX/._logo.png": b"x", ".DS_Store": b"x"})).logo


def test_everything_that_is_wrong_with_what_lies_beside_is_told_at_once(tmp_path):
    darlig = START.replace(b'"sykehjem"', b'"slott"').replace(b"hjem.enhet.json", b"borte.json")
    assert feil(les_pakke, legg(tmp_path, organisasjon__toml=darlig, logo__png=b"GIF89a")) == [
        ("arbeidsplass.type", "ukjent_arbeidsplass"),
        ("logo", "ikke_png"),
        ("katalog.0", "mangler_fil"),
    ]
    enhet = ENHET.replace(
        b'"id": "hjem"', b'"id": "hjem", "muligheter": [{"id": "x", "tekst": ""}]'
    )
    assert ("katalog.0.muligheter.0.tekst", "mangler") in feil(
        les_zip, pakk({**DELER, "hjem.enhet.json": enhet})
    )


@pytest.mark.parametrize(
    ("data", "regel"),
    [
        (b"PK", "ikke_zip"),
        (pakk(DELER)[:-30], "ikke_zip"),
        (pakk({"kommune/" + n: d for n, d in DELER.items()}), "zip_uten_toml"),
        (pakk({**DELER, "notat.docx": b"x"}), "ukjent_del"),
        (pakk({**DELER, "../ute.toml": b"x"}), "utrygg_zip"),
        (pakk({**DELER, "/etc/x": b"x"}), "utrygg_zip"),
        (pakk({**DELER, "c:x": b"x"}), "utrygg_zip"),
        (pakk({**DELER, "bombe": b"\0" * 10_000_000}), "utrygg_zip"),
        (pakk({**DELER, **{str(n): b"x" for n in range(60)}}), "utrygg_zip"),
        (pakk(DELER, zipfile.ZIP_BZIP2), "utrygg_zip"),
        (b"PK" + b"\0" * 5_000_001, "for_stor"),
    ],
)
def test_zip_files_that_are_not_safe_are_not_opened(data, regel):
    assert feil(les_zip, data) == [("", regel)]


def test_a_name_cannot_lead_out_of_the_folder(tmp_path):
    (tmp_path / "hemmelig.png").write_bytes(LOGO)
    darlig = START.replace(b'"logo.png"', b'"../hemmelig.png"')
    assert feil(les_pakke, legg(tmp_path / "a", organisasjon__toml=darlig)) == [("logo", "ikke_id")]


def test_packs_are_found_for_the_machine_and_for_the_user(tmp_path):
    legg(tmp_path / "maskin")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / ZIP).write_bytes(pakk(DELER))
    lag = finn(tmp_path / "data", tmp_path / "maskin")
    assert [p.sti for p in lag.pakker()] == [
        str(tmp_path / "maskin" / TOML),
        str(tmp_path / "data" / ZIP),
    ]
    assert finn(None, tmp_path / "ingen").pakker() == ()


@pytest.mark.parametrize(
    ("navn", "data", "ord_"),
    [
        (TOML, b"a = ", "organisasjon.toml: (filen): Filen er ikke gyldig TOML (linje 1)."),
        (TOML, START.replace(b"60", b"600"), "oppbevaring.maks_dager"),
        (ZIP, b"PK", "organisasjon.zip: (filen): Filen er skadet, eller er ikke en zip-fil."),
    ],
)
def test_a_bad_pack_is_told_of_and_not_in_use(tmp_path, navn, data, ord_):
    (tmp_path / navn).write_bytes(data)
    lag = finn(None, tmp_path)
    assert lag.pakker() == ()
    assert ord_ in lag.feil[0].linje


def test_two_packs_in_one_place_are_one_too_many(tmp_path):
    legg(tmp_path)
    (tmp_path / ZIP).write_bytes(pakk(DELER))
    assert "Ta bort den ene" in finn(None, tmp_path).feil[0].linje


def test_a_folder_or_a_pipe_in_the_place_of_a_pack_is_told_of(tmp_path):
    (tmp_path / "a" / TOML).mkdir(parents=True)
    (tmp_path / "b").mkdir()
    os.mkfifo(tmp_path / "b" / TOML)
    for mappe in ("a", "b"):
        assert "Filen kan ikke leses" in finn(None, tmp_path / mappe).feil[0].linje
    with pytest.raises(MiljoError):
        les_pakke(tmp_path / "borte.toml")


@pytest.mark.parametrize(
    ("system", "miljo", "mappe"),
    [
        ("win32", {"PROGRAMDATA": "D:/Data"}, "D:/Data/Dialogarket"),
        ("darwin", {}, "/Library/Application Support/Dialogarket"),
        ("linux", {}, "/etc/dialogarket"),
    ],
)
def test_the_place_of_the_machine_is_one_only_administrators_write_to(
    monkeypatch, system, miljo, mappe
):
    monkeypatch.setattr("sys.platform", system)
    for navn, verdi in miljo.items():
        monkeypatch.setenv(navn, verdi)
    assert machine_dir().as_posix() == mappe


BITER = (
    b"", b"\0", b"\xff", b'"', b"'", b'"""', b"[", b"]", b"[[", b"{", b"}", b"=", b"\n", b"#", b".",
    b"-1", b"1e999", b"nan", b"true", b"1979-05-27", b"\\u0000", b"\\ud800", "\u202e".encode(),
    b"99999999999999999999", b"PK\x05\x06", b"IHDR", b"IDAT", b"\n[a.a.a]\n", b"[arbeidsplass]\n",
)  # fmt: skip


def mutert(data, trekk):
    for _ in range(trekk.randint(1, 4)):
        n = trekk.randrange(len(data) + 1)
        m = min(len(data), n + trekk.choice((0, 1, 1, 2, 8, 60)))
        ny = trekk.choice((trekk.choice(BITER), trekk.randbytes(m - n), data[n:m] * 2, b""))
        data = data[:n] + ny + data[m:]
    return data


def test_two_thousand_changed_packs_are_read_or_refused_and_nothing_else(qapp):
    trekk, leste, avviste = random.Random(8), [], []
    for n in range(2000):
        deler = dict(DELER)
        if n % 4 < 3:
            navn = (TOML, TOML, trekk.choice(("logo.png", "hjem.enhet.json")))[n % 4]
            deler[navn] = mutert(deler[navn], trekk)
            data = pakk(deler, zipfile.ZIP_STORED)
        else:
            data = mutert(pakk(deler), trekk)
        try:
            pakke = les_zip(data)
        except FilAvvistError as error:
            avviste += error.feil
        else:
            leste.append(pakke)
    assert all(map(regeltekst, avviste))
    for pakke in leste:
        assert isinstance(pakke, Pakke) and pakke.innhold.navn
        assert not pakke.logo or not QImage.fromData(pakke.logo, "PNG").isNull()
    assert min(len(leste), len(avviste)) > 100


def test_what_is_read_of_a_pack_that_is_no_zip_file_is_no_pack(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"ikke zip")
    assert not pakkefil.er_pakkezip(tmp_path / "a.zip")
