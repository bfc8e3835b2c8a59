"""Start Qt, dress it, open the window; the rest waits until the window is painted."""

import contextlib
import gc
import sys
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from desktop.domain.tekst import Sprak
from desktop.i18n import _, language, set_language
from desktop.paths import default_data_dir
from desktop.settings import Settings, SettingsFil
from desktop.vern import ingen_minnedump

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from desktop.domain.orglag import Pakkefeil
    from desktop.state.avloser import Avloser, Forgjenger
    from desktop.state.enkel import Enkel
    from desktop.state.hvelv_state import HvelvState
    from desktop.views.main_window import MainWindow

_RYDD_MS = 10_000
_RO_MS = 100  # the painted window is on the screen, and can be written in
AVVIST = 1


def start(*, data_dir: Path | None, demo: bool, sprak: Sprak | None, avloser: bool = False) -> int:
    """Open the application and stay until it is closed.

    Args:
        data_dir: Where the vault is, when not in the usual place.
        demo: Show the examples and write nothing.
        sprak: Language, when not the chosen one.
        avloser: Take over from a process that has locked itself.
    """
    gc.disable()  # loading is quicker so, and see _rydd_pa_qt_traden
    _last_qt()
    from PySide6.QtCore import QTimer

    from desktop.pakkefinner import finn
    from desktop.state.avloser import Forgjenger, VedMaling
    from desktop.state.enkel import Enkel
    from desktop.state.hvelv_state import HvelvState

    ingen_minnedump()
    mappe = None if demo else (data_dir or default_data_dir()).absolute()
    lag = finn(mappe)
    if demo and not lag.apent("demo"):
        sys.stderr.write(_("Demoen er slått av av {navn}.").format(navn=lag.navn) + "\n")
        return AVVIST
    app = _lag_app()
    if mappe is None:
        vindu = _lag_vindu(app, HvelvState(None, pakker=lag), None, sprak)
        vindu.show()
        QTimer.singleShot(0, vindu.start_bare_demo)
        return app.exec()
    forgjenger = Forgjenger.hils() if avloser else None
    enkel = Enkel(mappe)
    if forgjenger is None and not enkel.ta():
        enkel.be_frem()
        return 0
    hvelv = HvelvState(mappe, pakker=lag)
    vindu = _lag_vindu(app, hvelv, mappe, sprak)
    enkel.kalt.connect(vindu.kom_frem)
    hvelv.apnet.connect(enkel.ta)  # the first time, there was no folder to hold
    app.aboutToQuit.connect(_avlos_etter_las(vindu, hvelv, mappe).avbryt)
    sent = partial(_sen_start, vindu, mappe, lag.feil)
    VedMaling(vindu, partial(QTimer.singleShot, _RO_MS, vindu, sent))
    if forgjenger is None:
        vindu.show()
    else:
        _ta_over(vindu, hvelv, forgjenger, enkel)
    status = app.exec()
    enkel.slipp()
    return status


def selvtest() -> int:
    """Prove that this build can do what it must, off the screen."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _last_qt()
    from desktop import selvtest

    app = _lag_app()
    return selvtest.kjor(app, partial(_kle, app))


def _kle(app: "QApplication", settings: Settings, tekst: int = 0) -> None:
    from desktop.views import qtord, theme

    qtord.bruk(app, language())
    utseende, rolig = theme.utseende(app, settings.tema), settings.uten_bevegelse
    theme.bruk(app, utseende, tekst or settings.tekst, rolig=rolig)


def _lag_app() -> "QApplication":
    from PySide6.QtWidgets import QApplication

    # Chosen here and not by name later, which would make all the words of QStyle: a tenth of a start.
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "Fusion"])
    assert isinstance(app, QApplication)  # noqa: S101 - no other kind is made here
    app.setApplicationName("Dialogarket")
    _rydd_pa_qt_traden(app)
    return app


def _last_qt() -> None:
    """Load Qt, and spare PySide from reading the source of each module that loads after it.

    It looks for its own name there, to know whether the module may want Qt's names in snake case.
    Reading them all is a tenth of the start, and they stay in memory.  A build has no source.
    """
    import PySide6.QtCore  # noqa: F401 - brings the switch with it

    bryter = sys.modules.get("shibokensupport.feature")
    if hasattr(bryter, "_mod_uses_pyside"):
        vars(bryter)["_mod_uses_pyside"] = _vil_ikke_bytte


def _vil_ikke_bytte(_modul: object) -> bool:
    return False


def _rydd_pa_qt_traden(app: "QApplication") -> None:
    """Let circular rubbish be found on Qt's thread only.

    Python looks for it wherever it happens to run.  On the storage thread it would take Qt's
    objects apart there, which Qt does not survive.
    """
    from PySide6.QtCore import QTimer

    gc.disable()
    tid = QTimer(app, interval=_RYDD_MS)
    tid.timeout.connect(lambda: gc.collect())
    tid.start()


def _lag_vindu(
    app: "QApplication", hvelv: "HvelvState", mappe: Path | None, sprak: Sprak | None
) -> "MainWindow":
    from desktop.views.main_window import MainWindow

    settings_fil = SettingsFil(mappe, hvelv.pakker)
    settings = settings_fil.les()
    _meldinger()
    set_language(sprak or settings.sprak)
    _kle(app, settings)
    vindu = MainWindow(hvelv, settings, settings_fil)
    folg_valgene(app, vindu, settings_fil)
    _fang_feil(vindu.redd)
    vindu.vis("laas")
    return vindu


def folg_valgene(app: "QApplication", vindu: "MainWindow", settings_fil: SettingsFil) -> None:
    """Take other preferences into use the moment they are chosen, and remember them.

    Large type before two people is no preference: it is not remembered.
    """
    from desktop.views.felleslinje import fellestekst
    from desktop.views.systemvalg import Systemvalg

    def endre(ny: Settings) -> None:
        set_language(ny.sprak)
        _kle(app, ny, fellestekst(ny.tekst) if vindu.felles else 0)
        if not vindu.i_demo:
            settings_fil.skriv(ny)
        vindu.sett_settings(ny)
        vindu.bygg_om()

    def folg_systemet() -> None:
        # Colours only: nothing is made anew, so nobody loses their place.
        if vindu.settings.tema == "system":
            tekst = vindu.settings.tekst
            _kle(app, vindu.settings, fellestekst(tekst) if vindu.felles else 0)

    def bytt_skjerm(settings: Settings, felles: bool) -> None:
        _kle(app, settings, fellestekst(settings.tekst) if felles else 0)
        vindu.bygg_om()

    vindu.settings_changed.connect(endre)
    vindu.skjerm_byttet.connect(bytt_skjerm)
    Systemvalg(app, vindu).endret.connect(folg_systemet)


def _avlos_etter_las(vindu: "MainWindow", hvelv: "HvelvState", mappe: Path) -> "Avloser":
    """Put a new process in place of this one after each lock, for its memory held what was read."""
    from PySide6.QtCore import QTimer

    from desktop.state.avloser import Avloser

    avloser = Avloser(vindu)

    def start_ny() -> None:
        if vindu.kan_avloses() and not avloser.venter:
            avloser.start(["--data-dir", str(mappe), "--language", language()], vindu.plass)

    def bytt() -> None:
        if vindu.kan_avloses():
            avloser.overlat()
            vindu.vik_plass()
        else:
            avloser.avbryt()

    hvelv.last.connect(lambda: QTimer.singleShot(0, vindu, start_ny))
    avloser.malt.connect(bytt)
    return avloser


def _ta_over(
    vindu: "MainWindow", hvelv: "HvelvState", forgjenger: "Forgjenger", enkel: "Enkel"
) -> None:
    """Show the window where the old one is, and hold the folder when the old one has ended."""
    from PySide6.QtCore import QTimer

    from desktop.state.avloser import VedMaling
    from desktop.state.kjorer import Kjorer

    def hold() -> None:
        if not enkel.ta():  # somebody started a third one in between
            enkel.be_frem()
            vindu.close()

    forgjenger.borte.connect(hold)
    kjorer = hvelv.findChild(Kjorer)
    if kjorer is not None:
        kjorer.kjor(forgjenger.vent)  # the vault is free when the old process has closed it
    if forgjenger.plass.minimert:
        QTimer.singleShot(0, forgjenger.meld_malt)
    else:
        VedMaling(vindu, forgjenger.meld_malt)
    vindu.vis_pa(forgjenger.plass)


def _sen_start(vindu: "MainWindow", mappe: Path, pakkefeil: "tuple[Pakkefeil, ...]" = ()) -> None:
    from desktop import log
    from desktop.feiltekst import stedtekst
    from desktop.pakketekst import pakkefeiltekst
    from desktop.state.skjermvakt import Skjermvakt
    from desktop.storage.sted import advarsel

    if mappe.is_dir():
        with contextlib.suppress(OSError):  # a folder without rights is said when it is needed
            log.install(mappe)
    varsler = list(map(pakkefeiltekst, pakkefeil))
    if kode := advarsel(mappe):
        varsler.append(stedtekst(kode))
    if varsler:
        vindu.advar("\n".join(varsler))
    vakt = Skjermvakt(vindu)
    vakt.las_bedt.connect(vindu.las)
    vakt.folg(vindu.winId())


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
