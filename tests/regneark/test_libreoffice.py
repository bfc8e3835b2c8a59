"""Through the real LibreOffice: what is opened and saved again comes back the same."""

import io
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest
from openpyxl import load_workbook
from regnearkbygger import ORD, enhet, lister, maler
from test_regneark import STARTER

from desktop.domain.forskjell import forskjell
from desktop.domain.katalog import Enhet
from desktop.regneark import fil
from desktop.regneark.csv_fil import skriv_csv
from desktop.regneark.xlsx import NyttArk, skriv_ark

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1"  # semicolons, quotes, UTF-8
CSV_KOMMA = "csv:Text - txt - csv (StarCalc):44,34,76,1"
CSV_1252 = "csv:Text - txt - csv (StarCalc):59,34,1,1"
FRA_CSV = "CSV:59,34,76,1,,0,false"  # reading: semicolons, quotes, UTF-8

RADER = [["Navn", "Nei"], *[[tekst, ""] for tekst in STARTER]]


def enkel() -> Enhet:
    """Return a unit without what an alphabet of 251 signs lacks."""
    muligheter = [
        m for m in enhet().muligheter if "?" not in str(m.tekst.encode("cp1252", "replace"))
    ]
    return msgspec.structs.replace(enhet(), muligheter=tuple(muligheter))


FILER = {
    "enhet.xlsx": fil.skriv(enhet(), ".xlsx", ORD),
    "enhet.csv": fil.skriv(enhet(), ".csv", ORD),
    "enkel.xlsx": fil.skriv(enkel(), ".xlsx", ORD),
    "maler.xlsx": fil.skriv_maler(maler(), ".xlsx", ORD),
    "formler.xlsx": skriv_ark([NyttArk("Ark", RADER, [10, 10])]),
    "formler.csv": skriv_csv(RADER),
    "bare.csv": b"Navn;Nei\n=1+1;\n",
}

pytestmark = pytest.mark.skipif(
    SOFFICE is None,
    reason="LIBREOFFICE NOT TRIED: soffice is missing (apt-get install libreoffice-calc)",
)


class Kontor:
    """LibreOffice with a profile of its own; what it has made once is not made again."""

    def __init__(self, mappe: Path) -> None:
        self._mappe = mappe
        self._ut: dict[str, Path] = {}
        for navn, data in FILER.items():
            (mappe / navn).write_bytes(data)

    def lagre(self, endelse: str, til: str, inn: str = "") -> Callable[[str], bytes]:
        """Open every file of a kind and save it as another; return what reads what was saved."""
        ut = self._ut.get(f"{endelse} {til} {inn}")
        if ut is None:
            ut = self._ut[f"{endelse} {til} {inn}"] = self._mappe / f"ut{len(self._ut)}"
            self._kjor(sorted(self._mappe.glob(f"*{endelse}")), til, inn, ut)
        return lambda navn: (ut / f"{navn}.{til.split(':')[0]}").read_bytes()

    def _kjor(self, filer: Sequence[Path], til: str, inn: str, ut: Path) -> None:
        profil = f"-env:UserInstallation={(self._mappe / 'profil').as_uri()}"
        valg = [f"--infilter={inn}"] if inn else []
        subprocess.run(
            [
                *(str(SOFFICE), profil, "--headless", *valg),
                *("--convert-to", til, "--outdir", str(ut)),
                *map(str, filer),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )


@pytest.fixture(scope="module")
def kontor(tmp_path_factory: pytest.TempPathFactory) -> Kontor:
    return Kontor(tmp_path_factory.mktemp("kontor"))


def test_a_unit_saved_again_as_xlsx_comes_back_the_same(kontor: Kontor) -> None:
    lagret = kontor.lagre(".xlsx", "xlsx")("enhet")
    assert fil.les(lagret, "fil.xlsx", ORD) == enhet()
    assert forskjell(enhet(), fil.les(lagret, "fil.xlsx", ORD)).ingen
    side = load_workbook(io.BytesIO(lagret))["Muligheter"]
    assert len(side.data_validations.dataValidation) >= 5, "the lists to choose from are there"


@pytest.mark.parametrize(
    ("til", "navn"),
    [
        (CSV, "enhet"),
        pytest.param(CSV_KOMMA, "enhet", marks=pytest.mark.lang),
        pytest.param(CSV_1252, "enkel", marks=pytest.mark.lang),
    ],
)
def test_a_unit_saved_again_as_csv_comes_back_the_same(kontor: Kontor, til: str, navn: str) -> None:
    lest = fil.les(kontor.lagre(".xlsx", til)(navn), "fil.csv", ORD)
    assert lister(lest) == lister(enhet() if navn == "enhet" else enkel())


@pytest.mark.lang
def test_csv_opened_and_saved_again_comes_back_the_same(kontor: Kontor) -> None:
    lagret = kontor.lagre(".csv", "xlsx", FRA_CSV + ",true,false")("enhet")
    rare = {"1E05", "007", "2026-01-02", "1,5", "TRUE", "12345678901234567890"}
    rare_ider = {m.id for m in enhet().muligheter if m.tekst in rare}

    def uten(muligheter):  # a spreadsheet that opens CSV takes these for numbers and dates
        return [m for m in muligheter if m.id not in rare_ider]

    lest = fil.les(lagret, "fil.xlsx", ORD)
    assert uten(lest.muligheter) == uten(enhet().muligheter)
    assert lest.kan_ikke == enhet().kan_ikke


@pytest.mark.parametrize("til", ["xlsx", CSV])
def test_templates_saved_again_come_back_the_same(kontor: Kontor, til: str) -> None:
    assert fil.les_maler(kontor.lagre(".xlsx", til)("maler"), ORD) == maler()


@pytest.mark.parametrize(("endelse", "inn"), [(".xlsx", ""), (".csv", FRA_CSV)])
def test_ten_cells_that_look_like_formulas_are_text_in_libreoffice(
    kontor: Kontor, endelse: str, inn: str
) -> None:
    apnet = kontor.lagre(endelse, "fods", inn)("formler").decode()
    assert "table:formula" not in apnet
    assert apnet.count('office:value-type="string"') >= 1 + len(STARTER)
    lagret = load_workbook(io.BytesIO(kontor.lagre(endelse, "xlsx", inn)("formler")))
    celler = [c for (c,) in lagret.active.iter_rows(2, 11, 1, 1)]
    assert [c.data_type for c in celler] == ["s"] * len(STARTER)


def test_the_harness_bites(kontor: Kontor) -> None:
    """Without the apostrophe, LibreOffice computes."""
    assert "table:formula" in kontor.lagre(".csv", "fods", FRA_CSV)("bare").decode()
