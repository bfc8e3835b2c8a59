"""``dialogarket pack`` and ``check`` as IT meets them."""

import pytest
from test_kommandoer import kjor
from test_pakkefil import DELER, START, TOML, legg, pakk


@pytest.mark.parametrize("navn", ["organisasjon.toml", "organisasjon.zip"])
def test_a_start_is_written_and_is_in_order(tmp_path, navn):
    fil = tmp_path / navn
    assert kjor("pack", "new", fil).returncode == 0
    svar = kjor("pack", "check", fil)
    assert (svar.returncode, svar.stdout, svar.stderr) == (0, f"{fil}: i orden\n", "")
    assert "Havnsund kommune" in kjor("pack", "show", fil).stdout


def test_show_says_what_is_in_force_and_from_where(tmp_path):
    legg(tmp_path)
    svar = kjor("pack", "show", "--data-dir", tmp_path)
    assert svar.returncode == 0
    for linje in (
        "navn: Havnsund kommune",
        f"{tmp_path / TOML} (Fra denne maskinen)",
        "egenmelding: egen, 5 dager om gangen (Fra denne maskinen. Kan ikke endres her.)",
        "arbeidsplass.velferdsdager: 12 (Slik programmet kommer)",
        "oppbevaring.maks_dager: 60 (Fra denne maskinen. Kan ikke endres her.)",
        "avslatt: Papirutgave",
        "telefon: BHT, 00 00 00 00",
        "sporsmal, fase 3: Hva er det beste med jobben nå?",
        "katalog: Havnsund sykehjem",
    ):
        assert linje in svar.stdout.splitlines()


def test_one_s_own_settings_are_shown_as_one_s_own(tmp_path):
    (tmp_path / "settings.json").write_text('{"las_minutter": 5}')
    assert (
        "program.las_minutter: 5 (Ditt valg)" in kjor("pack", "show", "--data-dir", tmp_path).stdout
    )


def test_every_fault_has_a_line_of_its_own(tmp_path):
    fil = tmp_path / "a.toml"
    fil.write_bytes(START.replace(b"60", b"600").replace(b"avslatt", b"avslaatt"))
    svar = kjor("pack", "check", fil)
    assert (svar.returncode, svar.stdout) == (1, f"{fil}: 2 feil\n")
    assert svar.stderr.splitlines() == [
        f"{fil}: avslaatt: Feltet er ukjent.",
        f"{fil}: oppbevaring.maks_dager: Tallet er utenfor grensen 365.",
    ]
    assert kjor("pack", "show", fil).returncode == 1


def test_a_bad_pack_in_its_place_is_told_of_by_show(tmp_path):
    (tmp_path / TOML).write_bytes(b"a = ")
    svar = kjor("pack", "show", "--data-dir", tmp_path)
    assert svar.returncode == 1
    assert "Pakken fra kommunen er ikke tatt i bruk" in svar.stderr
    assert "navn: –" in svar.stdout


def test_check_knows_packs_in_a_folder_and_leaves_other_files_alone(tmp_path):
    legg(tmp_path)
    (tmp_path / "pakke.zip").write_bytes(pakk(DELER))
    (tmp_path / "annet.zip").write_bytes(pakk({"a": b"b"}))
    (tmp_path / "annet.toml").write_bytes(b"a = 1")
    svar = kjor("check", tmp_path)
    assert svar.returncode == 0
    assert [linje.split("/")[-1] for linje in svar.stdout.splitlines()] == [
        "hjem.enhet.json: i orden",
        "organisasjon.toml: i orden",
        "pakke.zip: i orden",
    ]


@pytest.mark.parametrize(
    ("argv", "status"),
    [
        (["pack"], 2),
        (["pack", "new"], 2),
        (["pack", "check"], 2),
        (["pack", "check", "finnes-ikke.toml"], 3),
        (["pack", "show", "finnes-ikke.toml"], 3),
        (["pack", "new", "finnes-ikke/a.toml"], 3),
        (["check", "pyproject.toml"], 1),
    ],
)
def test_exit_status(argv, status):
    svar = kjor(*argv)
    assert svar.returncode == status
    assert svar.stderr and "Traceback" not in svar.stderr


def test_a_demo_that_is_switched_off_is_not_opened(tmp_path, monkeypatch, capsys):
    from desktop import oppstart

    mappe = legg(tmp_path, organisasjon__toml=START.replace(b'"papir"', b'"demo"')).parent
    monkeypatch.setattr("desktop.pakkefinner.machine_dir", lambda: mappe)
    assert oppstart.start(data_dir=None, demo=True, sprak=None) == 1
    assert "Demoen er slått av av Havnsund kommune." in capsys.readouterr().err
