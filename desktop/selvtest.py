"""What a packaged build must be able to do, tried on the build itself."""

import importlib
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.tekst import SPRAK
from desktop.i18n import _, format_date, set_language
from desktop.settings import Settings, SettingsFil

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_HEMMELIG = "selvtest: denne teksten skal ikke kunne leses"
_KLARTEKST = b"SQLite format 3"
_BREDDE = 200
_FARGER = 10  # a plain page has one, or a few


class SelvtestFeiletError(Exception):
    """The build cannot do what it must."""


def kjor(app: "QApplication", kle: Callable[[Settings], None]) -> int:
    """Try one thing after the other; what has passed is written as it goes.

    Raises:
        SelvtestFeiletError: Something does not do what it should; others come as they are.
    """
    with tempfile.TemporaryDirectory() as navn:
        mappe = Path(navn)
        prover: dict[str, Callable[[], bool]] = {
            "vis": partial(_viser, app, kle),
            "krypter": partial(_krypterer, mappe),
            "kopi": partial(_kopierer, mappe),
            "oversett": _oversetter,
            "ark": partial(_skriver_ark, mappe),
            "tegn": partial(_tegner, mappe),
            "skriver": partial(_skriver_ut, mappe),
            "regneark": _regneark,
            "helligdager": _helligdager,
            "nokkelring": _nokkelring,
        }
        sys.stdout.write("selftest")
        for prove, virker in prover.items():
            if not virker():
                raise SelvtestFeiletError(prove)
            sys.stdout.write(f" {prove}")
            sys.stdout.flush()
    sys.stdout.write(" ok\n")
    return 0


def _viser(app: "QApplication", kle: Callable[[Settings], None]) -> bool:
    """Show the window in every language, with letters on it and the icons of the theme."""
    from PySide6.QtGui import QImageReader

    from desktop.state.hvelv_state import HvelvState
    from desktop.views.main_window import MainWindow
    from desktop.views.tegn import tegning

    for sprak in SPRAK:
        set_language(sprak)
        kle(Settings(sprak=sprak))
        vindu = MainWindow(HvelvState(None), Settings(sprak=sprak), SettingsFil(None))
        vindu.vis("innstillinger")
        vindu.show()
        bilde = vindu.grab().toImage().scaled(_BREDDE, _BREDDE)
        farger = {bilde.pixel(x, y) for x in range(_BREDDE) for y in range(_BREDDE)}
        vindu.close()
        if len(farger) < _FARGER:
            return False
    leses = [bytes(f.data()) for f in QImageReader.supportedImageFormats()]
    tegnet = not tegning("hel", "tekst", _BREDDE).isNull()
    return app.font().family() == "Source Sans 3" and b"svg" in leses and tegnet


def _krypterer(mappe: Path) -> bool:
    """Keep something in a vault on the disk: it comes back, and is nowhere in the file."""
    from desktop.domain import gjenopprettingsnokkel
    from desktop.storage.hvelv import Hvelv

    nokkel = gjenopprettingsnokkel.ny()
    hvelv = Hvelv.opprett(mappe / "hvelv", "selvtest selvtest", nokkel)
    hvelv.verdier.set("selvtest", _HEMMELIG.encode())
    hvelv.lukk()
    igjen = Hvelv.apne(mappe / "hvelv", nokkel, "recovery")
    lest = igjen.verdier.get("selvtest")
    igjen.lukk()
    rest = b"".join(f.read_bytes() for f in (mappe / "hvelv").rglob("*") if f.is_file())
    return lest == _HEMMELIG.encode() and _HEMMELIG.encode() not in rest and _KLARTEKST not in rest


def _kopierer(mappe: Path) -> bool:
    """Make a backup, and read what is in it."""
    from desktop.storage.hvelv import Hvelv

    hvelv = Hvelv.apne(mappe / "hvelv", "selvtest selvtest")
    hvelv.verdier.set("selvtest", b"en til")
    drift = hvelv.drift
    kopi = drift.ta_kopi(datetime.now(UTC)).kopi if drift else None
    hvelv.lukk()
    return kopi is not None and kopi.fil.stat().st_size == kopi.byte


def _oversetter() -> bool:
    """Say one thing and one date in every language."""
    sagt = set()
    for sprak in SPRAK:
        set_language(sprak)
        sagt.add((_("Mulighetsskjema"), format_date(date(2026, 1, 6))))
    return len(sagt) == len(SPRAK)


def _skriver_ark(mappe: Path) -> bool:
    """Write the page of an example in every language."""
    from desktop import content
    from desktop.ark import lag_ark
    from desktop.domain.oppsummering import Oppsummering
    from desktop.pdf.ark_pdf import bygg

    for sprak in SPRAK:
        eksempel = content.eksempel(content.eksempelkoder()[0], sprak)
        pdf = bygg(lag_ark(Oppsummering.of(eksempel), content.arkord(), sprak))
        (mappe / f"ark-{sprak}.pdf").write_bytes(pdf)
    return all((mappe / f"ark-{sprak}.pdf").stat().st_size for sprak in SPRAK)


def _tegner(mappe: Path) -> bool:
    """Draw a page, with ink on it."""
    from desktop.pdf.bilde import tegn

    bilde = tegn((mappe / "ark-nb.pdf").read_bytes(), _BREDDE)
    return bilde.bredde == _BREDDE and len(set(bilde.rgb)) > _FARGER


def _skriver_ut(mappe: Path) -> bool:
    """Print a page through the printing of the system, to a file."""
    from PySide6.QtPrintSupport import QPrinter

    from desktop.pdf.bilde import tegn
    from desktop.views.utskrift import A4_PIKSLER, lag_skriver, skriv_sider

    ut = mappe / "utskrift.pdf"
    skriver = lag_skriver("selvtest")
    skriver.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    skriver.setOutputFileName(str(ut))
    side = tegn((mappe / "ark-nb.pdf").read_bytes(), A4_PIKSLER)
    return skriv_sider(skriver, [side]) and ut.read_bytes().startswith(b"%PDF")


def _regneark() -> bool:
    """Write a catalogue as a workbook, and read it back."""
    from desktop import content
    from desktop.domain.katalog import ny_enhet
    from desktop.regneark.fil import les, skriv

    ord_ = content.katalogord()
    enhet = ny_enhet("selvtest", "Selvtest", "", content.muligheter(), "nb")
    igjen = les(skriv(enhet, ".xlsx", ord_), "selvtest.xlsx", ord_)
    return igjen.muligheter == enhet.muligheter != ()


def _helligdager() -> bool:
    """Know a public holiday by its name."""
    from desktop.domain.helligdager import helligdag

    return bool(helligdag(date(2026, 5, 17)))


def _nokkelring() -> bool:
    """Have the part that speaks with the key ring of this system; whether it answers is another matter."""
    navn = {"linux": "SecretService", "darwin": "macOS"}.get(sys.platform, "Windows")
    importlib.import_module(f"keyring.backends.{navn}")
    return True
