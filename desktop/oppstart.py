"""Start Qt, dress it, open the window; the rest waits until the window is painted."""

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from desktop.domain.tekst import SPRAK, Sprak
from desktop.i18n import set_language
from desktop.paths import default_data_dir
from desktop.settings import Settings, SettingsFil
from desktop.vern import ingen_minnedump

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication


def start(*, data_dir: Path | None, demo: bool, sprak: Sprak | None) -> int:
    """Open the application and stay until it is closed."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from desktop.state.hvelv_state import HvelvState
    from desktop.views.main_window import MainWindow

    ingen_minnedump()
    mappe = None if demo else (data_dir or default_data_dir())
    settings_fil = SettingsFil(mappe)
    settings = settings_fil.les()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - no other kind is made here
    app.setApplicationName("Dialogarket")
    _meldinger()
    valgt: Sprak = sprak or settings.sprak
    set_language(valgt)
    _kle(app, settings)
    hvelv = HvelvState(mappe)
    vindu = MainWindow(hvelv, settings, settings_fil)

    def endre(ny: Settings) -> None:
        set_language(ny.sprak)
        _kle(app, ny)
        settings_fil.skriv(ny)
        vindu.sett_settings(ny)
        vindu.bygg_om()

    vindu.settings_changed.connect(endre)
    _fang_feil(vindu.redd)
    vindu.vis("laas")
    vindu.show()
    if demo:
        QTimer.singleShot(0, vindu.start_demo)
    elif mappe is not None:
        QTimer.singleShot(0, _sen_start(mappe))
    return app.exec()


def selvtest() -> int:
    """Prove that this build can show, encrypt, translate and write a page."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from desktop import content
    from desktop.ark import lag_ark
    from desktop.domain import gjenopprettingsnokkel
    from desktop.domain.oppsummering import Oppsummering
    from desktop.pdf.ark_pdf import bygg
    from desktop.pdf.bilde import tegn
    from desktop.state.hvelv_state import HvelvState
    from desktop.storage.hvelv import Hvelv
    from desktop.views.main_window import MainWindow

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - no other kind is made here
    steg = []
    with tempfile.TemporaryDirectory() as navn:
        nokkel = gjenopprettingsnokkel.ny()
        Hvelv.opprett(Path(navn, "hvelv"), "selvtest selvtest", nokkel).lukk()
        hvelv = Hvelv.apne(Path(navn, "hvelv"), nokkel, "recovery")
        assert hvelv.drift is not None  # noqa: S101 - it is on the disk
        kopiering = hvelv.drift.ta_kopi(datetime.now(UTC))
        hvelv.lukk()
        steg.append("hvelv" if kopiering.kopi else "")
    for sprak in SPRAK:
        set_language(sprak)
        _kle(app, Settings(sprak=sprak))
        vindu = MainWindow(HvelvState(None), Settings(), SettingsFil(None))
        vindu.vis("innstillinger")
        vindu.show()
        vindu.close()
        eksempel = content.eksempel(content.eksempelkoder()[0], sprak)
        pdf = bygg(lag_ark(Oppsummering.of(eksempel), content.arkord(), sprak))
        steg.append(f"{sprak}:{tegn(pdf, 200).bredde}")
    sys.stdout.write(f"selftest ok: {' '.join(steg)}\n")
    return 0


def _kle(app: "QApplication", settings: Settings) -> None:
    from desktop.views import theme

    utseende = {"lys": "light", "mork": "dark"}.get(settings.tema) or theme.systemets(app)
    theme.bruk(app, "dark" if utseende == "dark" else "light", settings.tekst)


def _sen_start(mappe: Path) -> "Callable[[], None]":
    def last() -> None:
        from desktop import log

        if mappe.is_dir():
            log.install(mappe)

    return last


def _meldinger() -> None:
    """Keep Qt's own messages out of the system log."""
    from PySide6.QtCore import qInstallMessageHandler

    qInstallMessageHandler(lambda *_: None)


def _fang_feil(redd: "Callable[[], None]") -> None:
    """Log the kind and place of a fault in the code, never what it says, and save what is open."""

    def fanget(
        type_: type[BaseException], error: BaseException, spor: TracebackType | None
    ) -> None:
        from desktop import log

        log.unntak(error)
        redd()
        from desktop.views.feil_dialog import vis_feil

        vis_feil(error)

    sys.excepthook = fanget
