"""The commands as other programs meet them: exit status, streams, files whole or not at all."""

import json
import os
import resource
import subprocess
import sys

import pypdfium2
import pytest
from builders import eksempel
from test_samtale_fil import AVVIST

from desktop.app import run

S4 = eksempel("S4")
GRUNN = {"format": "dialogarket/samtale", "version": 1, "dato": "2026-03-02"}


def kjor(*argv, **miljo):
    return subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, argv)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **miljo},
        timeout=60,
        check=False,
    )


def skriv(sti, **felt):
    sti.write_text(json.dumps({**GRUNN, **felt}), "utf-8")
    return sti


def test_a_page_is_written_and_replaced(tmp_path):
    ut = tmp_path / "ark.pdf"
    ut.write_bytes(b"gammelt")
    svar = kjor("ark", S4, "-o", ut)
    assert (svar.returncode, svar.stdout, svar.stderr) == (0, "", "")
    assert ut.read_bytes().startswith(b"%PDF")
    assert list(tmp_path.iterdir()) == [ut]


def test_text_and_nav_together():
    svar = kjor("ark", S4, "--text", "--nav", "--language", "en")
    assert svar.returncode == 0
    assert "The way I have in mind" in svar.stdout
    assert "Hvordan ser en vanlig arbeidsdag ut?" in svar.stdout


def test_the_fields_for_nav_say_the_same_as_the_page_each_in_its_place():
    felter = dict(
        blokk.split("\n", 1) for blokk in kjor("ark", S4, "--nav").stdout.strip().split("\n\n")
    )
    andre = felter["Har dere andre muligheter for tilrettelegging som ikke prøves ut nå?"]
    assert andre == "Jobben kan ikke tilby: Stell uten løft på kveldsvakt"  # never as an offer
    oppfolging = felter["Hvordan skal dere følge opp avtalt tilrettelegging?"].splitlines()
    assert oppfolging[0].startswith("Svare legen samme dag")
    assert oppfolging[-1] == "Neste samtale: mandag 9. mars 2026"
    assert felter["Når skal dere evaluere planen og eventuelt justere den?"] == "9. mars 2026"
    siden = kjor("ark", S4, "--text").stdout
    flyttet = {felter["Når skal dere evaluere planen og eventuelt justere den?"], "Ja"}
    for navn, tekst in felter.items():
        for linje in set(tekst.splitlines()) - flyttet - {"(ikke fylt ut)"}:
            assert linje.removeprefix("Jobben kan ikke tilby: ") in siden, navn


def test_the_language_of_the_file_is_used_unless_another_is_asked_for():
    assert "Vegen eg tenkjer på" in kjor("ark", eksempel("S4", "nn"), "--text").stdout
    assert "Veien jeg" in kjor("--language", "nb", "ark", eksempel("S4", "nn"), "--text").stdout


@pytest.mark.parametrize(
    ("argv", "status"),
    [
        (["ark", str(S4)], 2),
        (["ark"], 2),
        (["finnes-ikke"], 2),
        (["ark", "finnes-ikke.json", "--text"], 3),
        (["ark", ".", "--text"], 3),
        (["ark", str(S4), "-o", "finnes-ikke/ark.pdf"], 3),
        (["ark", str(S4), "-o", "."], 3),
        (["check", "finnes-ikke"], 3),
        (["check", str(S4)], 0),
        (["check", "desktop/resources/eksempler"], 0),
        (["check", "desktop/resources/theme"], 1),
        (["check", "README.md"], 1),
    ],
)
def test_exit_status(argv, status):
    svar = kjor(*argv)
    assert svar.returncode == status
    assert "Traceback" not in svar.stderr
    assert bool(svar.stderr) is bool(status)


def test_every_reason_on_its_own_line_and_no_file(tmp_path):
    fil = skriv(
        tmp_path / "x.samtale.json",
        veier=[
            {"slag": "avventende", "fom": "2026-03-02", "tom": "2026-03-30"},
            {"slag": "gradert", "trinn": [{"grad": 10}]},
        ],
    )
    ut = tmp_path / "ark.pdf"
    svar = kjor("ark", fil, "-o", ut)
    assert svar.returncode == 1
    assert [linje.split(": ")[:2] for linje in svar.stderr.splitlines()] == [
        [str(fil), "veier.0.innspill"],
        [str(fil), "veier.0.tom"],
        [str(fil), "veier.1.trinn.0.grad"],
    ]
    assert not ut.exists()
    assert kjor("check", fil).stdout == f"{fil}: 3 feil\n"


def test_a_page_that_does_not_fit_names_the_fields_and_writes_nothing(tmp_path):
    fil = skriv(tmp_path / "x.json", sporsmal_til_legen=["ord " * 400] * 10)
    svar = kjor("ark", fil, "-o", tmp_path / "ark.pdf", "--text")
    assert (svar.returncode, svar.stdout) == (1, "")
    assert all("sporsmal_til_legen" in linje for linje in svar.stderr.splitlines())
    assert not (tmp_path / "ark.pdf").exists()


@pytest.mark.parametrize(
    ("felt", "mangler"),
    [
        ({"syn": {"ansatt": "Jeg vil starte mandag."}}, "syn.leder"),
        ({"syn": {"leder": "Vent til torsdag."}}, "syn.ansatt"),
        (
            {"syn": {"ansatt": "Mandag.", "leder": "Torsdag."}, "ark": {"utelatt": ["syn.leder"]}},
            "syn.leder",
        ),
    ],
)
def test_one_view_alone_is_refused_as_in_the_application(tmp_path, felt, mangler):
    fil = skriv(tmp_path / "x.json", **felt)
    svar = kjor("ark", fil, "-o", tmp_path / "ark.pdf", "--text", "--nav")
    assert (svar.returncode, svar.stdout) == (1, "")
    assert svar.stderr.startswith(f"{fil}: {mangler}: ")
    assert not (tmp_path / "ark.pdf").exists()


def test_both_views_are_written_and_none_is_no_fault(tmp_path):
    begge = {"ansatt": "Jeg vil starte mandag.", "leder": "Vent til torsdag."}
    tekst = kjor("ark", skriv(tmp_path / "x.json", syn=begge), "--text").stdout
    assert all(syn in tekst for syn in begge.values())
    struket = {"utelatt": ["syn"]}
    svar = kjor("ark", skriv(tmp_path / "x.json", syn=begge, ark=struket), "--text")
    assert (svar.returncode, "mandag" in svar.stdout) == (0, False)


def test_an_old_page_survives_a_refused_one(tmp_path):
    ut = tmp_path / "ark.pdf"
    ut.write_bytes(b"gammelt")
    assert kjor("ark", skriv(tmp_path / "x.json", inngang="x"), "-o", ut).returncode == 1
    assert ut.read_bytes() == b"gammelt"


def test_a_page_that_is_not_approved_is_marked(tmp_path):
    svar = kjor("ark", skriv(tmp_path / "x.json"), "--text")
    assert svar.returncode == 0
    assert svar.stdout.startswith("Ikke godkjent av den ansatte")


def test_a_sign_the_face_lacks_is_warned_about_and_exit_is_0(tmp_path):
    svar = kjor("ark", skriv(tmp_path / "x.json", egne_ord="漢"), "-o", tmp_path / "a.pdf")
    assert svar.returncode == 0
    assert "U+6F22" in svar.stderr


def test_reasons_come_in_the_language_asked_for(tmp_path):
    fil = skriv(tmp_path / "x.json", inngang="x")
    assert "The value is not one" in kjor("check", fil, "--language", "en").stderr
    assert "Verdien er ikkje" in kjor("check", fil, "--language", "nn").stderr


def test_norwegian_comes_out_right_in_a_bare_locale():
    svar = kjor("ark", S4, "--text", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert svar.returncode == 0
    assert "Dette går ikke nå" in svar.stdout


def test_version_names_what_a_support_case_needs():
    linjer = kjor("--version").stdout.splitlines()
    assert [linje.split()[0] for linje in linjer] == ["Dialogarket", "Qt", "SQLite", "SQLCipher"]


def test_selftest_passes():
    svar = kjor("--selftest", QT_QPA_PLATFORM="offscreen")
    assert svar.returncode == 0, svar.stderr
    gjort = svar.stdout.split()
    assert gjort[0] == "selftest"
    assert gjort[-1] == "ok"
    assert {"vis", "krypter", "kopi", "oversett", "ark", "tegn", "skriver"} < set(gjort)


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b"[{}," * 1_200_000,
        b" " * 6_000_000,
        b'{"a":"' + b"x" * 4_900_000 + b'"}',
        b"[" + b"[1]," * 99_000 + b"1]",
    ],
    ids=["deep", "wide", "large", "text", "many"],
)
def test_heavy_files_are_refused_within_300_mb(tmp_path, data):
    fil = tmp_path / "x.json"
    fil.write_bytes(data)
    kode = (
        "import resource,sys;resource.setrlimit(resource.RLIMIT_DATA,(300<<20,300<<20));"
        "from desktop.app import run;sys.exit(run(sys.argv[1:]))"
    )
    svar = subprocess.run(
        [sys.executable, "-c", kode, "ark", str(fil), "-o", str(tmp_path / "a.pdf")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert svar.returncode == 1
    assert len(svar.stderr.splitlines()) == 1
    assert not (tmp_path / "a.pdf").exists()
    assert resource.getrlimit(resource.RLIMIT_DATA)


def test_no_screen_part_is_loaded_for_a_page():
    kode = (
        "import sys;from desktop.app import run;"
        f"run(['ark',{str(S4)!r},'--text']);"
        "sys.exit('PySide6' in sys.modules or 'peewee' in sys.modules)"
    )
    svar = subprocess.run([sys.executable, "-c", kode], capture_output=True, check=False)
    assert svar.returncode == 0


def test_every_malformed_file_gets_one_line_and_writes_nothing(tmp_path, capsys):
    fil, ut = tmp_path / "x.samtale.json", tmp_path / "a.pdf"
    for data, felt, _regel in AVVIST:
        fil.write_bytes(data)
        assert run(["ark", str(fil), "-o", str(ut)]) == 1
        (linje,) = capsys.readouterr().err.splitlines()
        assert linje.startswith(f"{fil}: {felt}")
        assert not ut.exists()


def test_a_field_too_long_for_navs_form_is_whole_and_said(tmp_path):
    oppgaver = [{"oppgave": "o" * 1100, "svar": "ikke_na"}] * 2
    svar = kjor("ark", skriv(tmp_path / "s.samtale.json", jobbliste=oppgaver), "--nav")
    assert svar.returncode == 0
    assert svar.stdout.count("o" * 1100) == 4
    assert "kan ikke utføres? 201 tegn for langt for NAVs skjema, som tar 2000." in svar.stderr
    assert len(svar.stderr.splitlines()) == 2  # the working day holds the same two tasks


@pytest.mark.parametrize("sprak", ["nb", "nn", "en"])
def test_the_paper_kit_is_written_listed_and_replaced(tmp_path, sprak):
    from desktop.content import papirer

    navn = [f"{p.filnavn.i(sprak)}.pdf" for p in papirer()]
    (tmp_path / navn[0]).write_bytes(b"gammelt")
    svar = kjor("papir", "--output", tmp_path, "--language", sprak)
    assert (svar.returncode, svar.stderr) == (0, "")
    assert svar.stdout.splitlines() == [str(tmp_path / n) for n in navn]
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(navn)
    assert all(p.read_bytes().startswith(b"%PDF") for p in tmp_path.iterdir())


def test_a_folder_for_the_papers_is_made(tmp_path):
    assert kjor("papir", "--output", tmp_path / "ny" / "mappe").returncode == 0
    assert len(list((tmp_path / "ny" / "mappe").iterdir())) == 9


def test_the_cards_ask_what_the_pack_of_this_user_asks_and_a_bad_pack_is_told_of(tmp_path):
    pakke = 'format = "dialogarket/organisasjon"\nversion = 1\nnavn = "Havnsund"\n'
    fil, data = tmp_path / "data/organisasjon.toml", ("--data-dir", tmp_path / "data")
    fil.parent.mkdir()
    fil.write_text(f'{pakke}[[sporsmal]]\nfase = 3\nnb = "Hva er best?"\n', "utf-8")
    assert kjor(*data, "papir", "--output", tmp_path / "med").stderr == ""
    kort = pypdfium2.PdfDocument(tmp_path / "med/samtalekort-nb.pdf")
    assert any("Hva er best?" in side.get_textpage().get_text_bounded() for side in kort)
    kort.close()
    fil.write_text("navn = 1", "utf-8")
    svar = kjor(*data, "papir", "--output", tmp_path / "uten")
    assert (svar.returncode, len(svar.stdout.splitlines())) == (0, 9)
    assert svar.stderr.startswith(f"{fil}: ")


def test_papers_need_a_folder_that_can_be_written(tmp_path):
    fil = tmp_path / "fil"
    fil.write_text("ikke en mappe")
    svar = kjor("papir", "--output", fil)
    assert svar.returncode == 3
    assert svar.stdout == ""
    assert svar.stderr.startswith(f"{fil}: ")
    assert "Traceback" not in svar.stderr
    assert kjor("papir").returncode == 2


def test_papers_on_a_full_disk_are_whole_or_not_there(tmp_path, monkeypatch, capsys):
    from desktop import utfil

    ekte, skrevet = utfil._erstatt, []

    def full(fil, data):
        if len(skrevet) == 2:
            raise OSError(28, "full")
        skrevet.append(fil)
        ekte(fil, data)

    monkeypatch.setattr(utfil, "_erstatt", full)
    assert run(["papir", "--output", str(tmp_path)]) == 3
    ut = capsys.readouterr()
    assert ut.out.splitlines() == [str(p) for p in skrevet]
    assert "Disken er full" in ut.err
    assert sorted(tmp_path.iterdir()) == sorted(skrevet)


# Catalogues and job templates


def test_check_knows_every_kind_of_catalogue_by_its_content(tmp_path):
    from regnearkbygger import ORD, enhet, maler

    from desktop.regneark import fil

    for endelse in fil.ENDELSER:
        (tmp_path / f"lia{endelse}").write_bytes(fil.skriv(enhet(), endelse, ORD))
        (tmp_path / f"maler{endelse}").write_bytes(fil.skriv_maler(maler(), endelse, ORD))
    (tmp_path / "samtale.samtale.json").write_bytes(S4.read_bytes())
    (tmp_path / "noe-annet.json").write_text('{"navn": "pakke"}')
    (tmp_path / "~$lia.xlsx").write_bytes(b"Kari")
    svar = kjor("check", tmp_path)
    assert (svar.returncode, svar.stderr) == (0, "")
    linjer = svar.stdout.splitlines()
    assert len(linjer) == 7 and all(linje.endswith(": i orden") for linje in linjer)


def test_check_names_the_sheet_the_cell_and_the_reason(tmp_path):
    from regnearkbygger import bok

    ark = tmp_path / "lia.xlsx"
    ark.write_bytes(bok([["Id", "Mulighet", "Type"], ["A01", "Rydde", "KANARI"], ["A01", "=1"]]))
    svar = kjor("check", ark)
    assert svar.returncode == 1 and svar.stdout == f"{ark}: 3 feil\n"
    assert sorted(linje.split(": ", 2)[1] for linje in svar.stderr.splitlines()) == [
        "Muligheter!A3",
        "Muligheter!B3",
        "Muligheter!C2",
    ]
    assert "KANARI" not in svar.stderr
    tabell = tmp_path / "lia.csv"
    tabell.write_text("Mulighet;Type\nRydde;Rot\n")
    assert kjor("check", tabell).stderr.startswith(f"{tabell}: B2: Typen må være")


@pytest.mark.parametrize(
    ("navn", "data", "regel"),
    [
        ("a.xlsx", b"PK\x03\x04", "regneark"),
        ("a.csv", b"", "tom"),
        ("a.enhet.json", b'{"format":"dialogarket/enhet","version":9}', "nyere utgave"),
        ("a.json", b'{"format":"dialogarket/enhet","version":1}', "id: "),
        ("a.ods", b"PK", "filtypen"),
    ],
)
def test_check_refuses_a_catalogue_that_is_none(tmp_path, navn, data, regel):
    fil = tmp_path / navn
    fil.write_bytes(data)
    svar = kjor("check", fil)
    assert svar.returncode == 1 and svar.stdout.startswith(f"{fil}: ")
    assert regel in svar.stderr and "Traceback" not in svar.stderr


def eksempelmappe(tmp_path, **endret):
    mappe = tmp_path / "eksempler"
    mappe.mkdir()
    data = {**json.loads(S4.read_text("utf-8")), **endret}
    (mappe / "S4.samtale.json").write_text(json.dumps(data), "utf-8")
    veiledning = S4.with_name("S4.veiledning.toml").read_bytes()
    (mappe / "S4.veiledning.toml").write_bytes(veiledning)
    return mappe


def eksempel_i_tre_sprak(tmp_path):
    for sprak in ("nb", "nn", "en"):
        (tmp_path / sprak).mkdir()
        for navn in ("S4.samtale.json", "S4.veiledning.toml"):
            data = (S4.parents[1] / sprak / navn).read_bytes()
            (tmp_path / sprak / navn).write_bytes(data)
    return tmp_path


def endre_eksempel(mappe, **felt):
    fil = mappe / "nb" / "S4.samtale.json"
    fil.write_text(json.dumps({**json.loads(fil.read_text("utf-8")), **felt}), "utf-8")


def uten(mappe, navn):
    (mappe / navn).unlink()


def kort_guide(mappe):
    fil = mappe / "nb" / "S4.veiledning.toml"
    fil.write_text('sektor="rom"\nsagt_men_ikke_skrevet="Vondt."\ndiskusjon=["Hva?"]\n', "utf-8")


@pytest.mark.parametrize(
    ("odelegg", "venter"),
    [
        (lambda m: endre_eksempel(m, oppdiktet=False), "oppdiktet: Et eksempel må være oppdiktet"),
        (lambda m: endre_eksempel(m, sporsmal_til_legen=[]), "sporsmal_til_legen: Et eksempel må"),
        (lambda m: endre_eksempel(m, kan_ikke_tilby=["Nei " * 60] * 20), "ikke plass på én side"),
        (lambda m: uten(m, "nb/S4.veiledning.toml"), "veiledning: Eksempelet har ingen veiledning"),
        (lambda m: uten(m, "en/S4.samtale.json"), "(filen): Eksempelet finnes ikke i mappen «en»"),
        (kort_guide, "veiledning.diskusjon: Veiledningen må ha 3 spørsmål"),
        (kort_guide, "veiledning.sektor: Slaget arbeidsplass er ikke"),
        (lambda m: (m / "nb/S4.veiledning.toml").write_bytes(b"\xff"), "veiledning: Dette er ikke"),
    ],
)
def test_check_demands_that_an_example_is_whole_made_up_and_one_page(tmp_path, odelegg, venter):
    mappe = eksempel_i_tre_sprak(tmp_path)
    svar = kjor("check", mappe)
    assert (svar.returncode, svar.stderr) == (0, "")
    odelegg(mappe)
    svar = kjor("check", mappe)
    assert svar.returncode == 1
    assert venter in svar.stderr


def test_check_demands_no_more_of_a_samtale_that_is_no_example(tmp_path):
    (tmp_path / "a.samtale.json").write_text(
        '{"format": "dialogarket/samtale", "version": 1, "dato": "2026-03-03"}'
    )
    svar = kjor("check", tmp_path)
    assert (svar.returncode, svar.stderr) == (0, "")


@pytest.mark.parametrize(("sprak", "ord_"), [("nb", "Program"), ("nn", "Vegen"), ("en", "sheet")])
def test_the_booklet_of_the_shipped_examples_in_each_language(tmp_path, sprak, ord_):
    ut = tmp_path / "hefte.pdf"
    svar = kjor("hefte", "desktop/resources/eksempler", "-o", ut, "--language", sprak)
    assert (svar.returncode, svar.stdout, svar.stderr) == (0, "", "")
    sider = sider_i(ut)
    assert len(sider) == 25
    assert ord_ in "".join(sider)
    assert list(tmp_path.iterdir()) == [ut]


def sider_i(fil):
    import pypdfium2

    apen = pypdfium2.PdfDocument(fil)
    sider = [side.get_textpage().get_text_bounded() for side in apen]
    apen.close()
    return sider


def test_the_booklet_of_a_folder_of_their_own_takes_in_the_guide(tmp_path):
    ut = tmp_path / "hefte.pdf"
    ut.write_bytes(b"gammelt")
    assert run(["hefte", str(eksempelmappe(tmp_path)), "-o", str(ut)]) == 0
    sider = sider_i(ut)
    assert len(sider) == 5
    assert "Bente" in sider[2]
    assert "Ved bordet" in sider[3]


def test_the_booklet_refuses_a_samtale_that_is_not_made_up(tmp_path, capsys):
    mappe, ut = eksempelmappe(tmp_path, oppdiktet=False), tmp_path / "hefte.pdf"
    assert run(["hefte", str(mappe), "-o", str(ut)]) == 1
    feil = capsys.readouterr().err
    assert "S4.samtale.json: oppdiktet: Heftet tar bare med oppdiktede samtaler." in feil
    assert "Bente" not in feil
    assert not ut.exists()


def test_the_booklet_says_everything_that_is_wrong_and_writes_nothing(tmp_path, capsys):
    mappe, ut = eksempelmappe(tmp_path), tmp_path / "hefte.pdf"
    (mappe / "S4.veiledning.toml").write_text("diskusjon = [", "utf-8")
    skriv(mappe / "lang.samtale.json", oppdiktet=True, egne_ord="ord " * 490, jobbliste=[
        {"oppgave": "oppgave " * 40, "svar": "kan"} for _n in range(30)
    ])  # fmt: skip
    (mappe / "ikke.samtale.json").write_text("{", "utf-8")
    assert run(["hefte", str(mappe), "-o", str(ut)]) == 1
    linjer = capsys.readouterr().err.splitlines()
    assert any("S4.veiledning.toml: (filen): Dette er ikke en veiledning" in x for x in linjer)
    assert any("lang.samtale.json: " in x and "Kort ned her" in x for x in linjer)
    assert any("ikke.samtale.json: (filen): " in x for x in linjer)
    assert not ut.exists()


def test_the_booklet_tells_the_input_from_the_environment(tmp_path, capsys):
    mappe = eksempelmappe(tmp_path)
    ut = tmp_path / "hefte.pdf"
    tom = tmp_path / "tom"
    tom.mkdir()
    assert run(["hefte", str(tom), "-o", str(ut)]) == 1
    assert run(["hefte", str(tmp_path / "borte"), "-o", str(ut)]) == 3
    assert run(["hefte", str(mappe), "-o", str(tmp_path / "borte" / "hefte.pdf")]) == 3
    assert f"{tmp_path / 'borte' / 'hefte.pdf'}: " in capsys.readouterr().err.splitlines()[-1]
    with pytest.raises(SystemExit) as avslutt:
        run(["hefte", str(mappe)])
    assert avslutt.value.code == 2
    assert not ut.exists()


@pytest.mark.parametrize("argv", [["ark", str(S4), "--text"], ["check", str(S4)]])
def test_a_full_disk_behind_the_stream_gets_one_line(argv):
    with open("/dev/full", "w", encoding="utf-8") as full:
        svar = subprocess.run(
            [sys.executable, "-m", "desktop", *argv],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    assert svar.returncode == 3
    assert len(svar.stderr.splitlines()) == 1
    assert "Traceback" not in svar.stderr


def test_links_in_a_ring_and_names_too_long_get_one_line(tmp_path):
    ring = tmp_path / "ring.pdf"
    ring.symlink_to(ring)
    lang = tmp_path / f"{'a' * 300}.json"
    for argv in (
        ["ark", S4, "-o", ring],
        ["ark", S4, "-o", lang],
        ["check", lang],
        ["check", ring],
    ):
        svar = kjor(*argv)
        assert svar.returncode == 3
        assert len(svar.stderr.splitlines()) == 1
        assert "Traceback" not in svar.stderr
