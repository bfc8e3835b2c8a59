"""Before anything is open: one page at a time, and the way between them."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Union

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop.errors import DamagedError, DesktopError
from desktop.i18n import _
from desktop.state.hvelv_state import HvelvState
from desktop.views.forste_gang_view import ForsteGangView
from desktop.views.hemmelighet import Hemmelig
from desktop.views.levende import om_levende
from desktop.views.opplasing_view import OpplasingView
from desktop.views.widgets import navngi

if TYPE_CHECKING:  # the first window is painted sooner without printing and file dialogs
    from desktop.views.gjenoppretting_view import GjenopprettingView
    from desktop.views.hent_view import HentView
    from desktop.views.skadet_view import SkadetView

Forside = ForsteGangView | OpplasingView
Lag = Union["GjenopprettingView", "HentView", "SkadetView"]


class LaasView(QWidget):
    """Makes the vault the first time, opens it every time after, and mends it when it is damaged.

    What is typed stays here, in memory, until the vault is open or the view goes.

    Signals:
        demo_valgt: They want to see the application with made-up data.
        hentet: A backup was put in place and is open; carries a sentence about it.
        slett_alt_valgt: They want all of it gone, without opening it.
        midt_i: They are past the first page, where another language would begin anew; or back.
    """

    demo_valgt = Signal()
    slett_alt_valgt = Signal()
    hentet = Signal(str)
    midt_i = Signal(bool)

    def __init__(self, hvelv: HvelvState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        navngi(self)
        self._hvelv = hvelv
        self._lag = hvelv.pakker
        self._skrevet: Hemmelig | None = None
        self._passord = ""
        self._kvittering = ""
        self._opptatt = False
        self._stabel = QStackedLayout(self)
        self._forside = self._lag_forside()
        self._over: Lag | None = None
        self._stabel.addWidget(self._forside)
        hvelv.feilet.connect(self._on_feilet)
        hvelv.opptatt.connect(self._on_opptatt)
        hvelv.apnet.connect(self._on_apnet)

    def side(self) -> Forside | Lag:
        """Return the page in sight."""
        return self._over or self._forside

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.side().forste_felt()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget every secret when the view goes, but not when the window is only put away."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._glem()

    def _lag_forside(self) -> Forside:
        try:
            if not self._hvelv.finnes:
                return self._lag_forste_gang()
            ring = self._lag.apent("nokkelring") and self._hvelv.har_nokkelring
            view = OpplasingView(nokkelring=ring, demo=self._lag.apent("demo"))
        except DesktopError as error:
            view = OpplasingView(demo=self._lag.apent("demo"))
            view.vis_feil(error, self._hvelv.mappe)
        view.hemmelighet_skrevet.connect(self._on_las_opp)
        view.nokkelring_valgt.connect(self._hvelv.las_opp_med_nokkelring)
        view.hent_valgt.connect(partial(self._vis_hent, erstatter=True))
        view.demo_valgt.connect(self._on_demo)
        view.slett_alt_valgt.connect(self._on_slett_alt)
        return view

    def _lag_forste_gang(self) -> ForsteGangView:
        view = ForsteGangView(demo=self._lag.apent("demo"))
        view.passord_valgt.connect(self._on_passord)
        view.hent_valgt.connect(partial(self._vis_hent, erstatter=False))
        view.demo_valgt.connect(self._on_demo)
        return view

    # The way between the pages

    def _vis_forside(self) -> None:
        if not self._opptatt:  # what has been begun is not left half way
            self._legg_bort()
            self._fokuser()

    def _vis(self, side: Lag) -> None:
        self._legg_bort()
        self._over = side
        side.tilbake.connect(self._vis_forside)
        self._stabel.addWidget(side)
        self._stabel.setCurrentWidget(side)
        self.midt_i.emit(True)
        self._fokuser()

    def _legg_bort(self) -> None:
        side, self._over = self._over, None
        if side is not None:
            self.midt_i.emit(False)
            self._stabel.removeWidget(side)
            side.hide()
            side.deleteLater()

    def _fokuser(self) -> None:
        self.forste_felt().setFocus(Qt.FocusReason.TabFocusReason)

    def _vis_hent(self, *, erstatter: bool, kjent: Hemmelig | None = None) -> None:
        if self._opptatt:
            return
        from desktop.views.hent_view import HentView

        view = HentView(kjent, erstatter=erstatter)
        view.valgt.connect(self._on_hent)
        self._vis(view)
        self._hvelv.finn_kopier(om_levende(view, view.vis_kopier))

    def _vis_skadet(self, error: DamagedError) -> None:
        from desktop.views.skadet_view import SkadetView

        view = SkadetView(error)
        view.hent_valgt.connect(self._on_hent_skadet)
        view.redd_valgt.connect(self._on_redd)
        self._vis(view)

    # What happens

    def _on_demo(self) -> None:
        if not self._opptatt:
            self.demo_valgt.emit()

    def _on_slett_alt(self) -> None:
        if not self._opptatt:
            self.slett_alt_valgt.emit()

    def _on_passord(self, passord: str) -> None:
        self._passord = passord
        from desktop.views.gjenoppretting_view import GjenopprettingView

        view = GjenopprettingView()
        view.bekreftet.connect(self._on_bekreftet)
        self._vis(view)

    def _on_bekreftet(self, nokkel: str) -> None:
        self._hvelv.opprett(self._passord, nokkel)

    def _on_las_opp(self, skrevet: Hemmelig) -> None:
        self._skrevet, self._kvittering = skrevet, ""
        self._hvelv.las_opp(skrevet.tekst, skrevet.slag)

    def _on_hent_skadet(self) -> None:
        self._vis_hent(erstatter=True, kjent=self._skrevet)

    def _on_hent(self, kopi: Path, navn: str, hemmelig: Hemmelig) -> None:
        self._kvittering = _("Sikkerhetskopien fra {tid} er hentet.").format(tid=navn)
        self._hvelv.hent_fra(kopi, hemmelig.tekst, hemmelig.slag)

    def _on_redd(self) -> None:
        self._kvittering = ""
        if self._skrevet is not None:
            self._hvelv.redd(self._skrevet.tekst, self._skrevet.slag)
            return
        self._vis_forside()  # the key ring found the damage; a rescue needs the secret itself
        if isinstance(self._forside, OpplasingView):
            self._forside.be_om_hemmelighet()

    def _on_opptatt(self, opptatt: bool) -> None:
        self._opptatt = opptatt
        if self._over is not None:
            self._over.vis_opptatt(opptatt)
        elif isinstance(self._forside, OpplasingView):
            self._forside.vis_opptatt(opptatt)

    def _on_feilet(self, error: DesktopError) -> None:
        if self._over is not None:
            self._over.vis_feil(error, self._hvelv.mappe)
        elif isinstance(error, DamagedError):
            self._vis_skadet(error)
        elif isinstance(self._forside, OpplasingView):
            self._forside.vis_feil(error, self._hvelv.mappe)

    def _on_apnet(self) -> None:
        self._glem()
        if self._kvittering:
            self.hentet.emit(self._kvittering)

    def _glem(self) -> None:
        self._skrevet, self._passord = None, ""
        self._forside.glem()
        if self._over is not None:
            self._over.glem()
