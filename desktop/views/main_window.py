"""The frame: one view at a time, a message strip, and everything rebuilt on language or theme."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

import msgspec
from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.arkivpost import Arkivpost
from desktop.domain.orgfelter import ROM
from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _, language
from desktop.settings import Settings, SettingsFil
from desktop.state.avloser import Plass
from desktop.state.galleri import Galleri
from desktop.state.hvelv_state import HvelvState
from desktop.state.hvelvarbeid import Rest
from desktop.views.angrefrist import Angrefrist
from desktop.views.bokstaver import gi_dialogen
from desktop.views.dekke import Dekke
from desktop.views.felleslinje import lag_felleslinje
from desktop.views.fullskjerm import Fullskjerm
from desktop.views.sprakmeny import lag_sprakmeny
from desktop.views.todelt import Toradet
from desktop.views.utklipp import Utklipp
from desktop.views.varsler import Varsler
from desktop.views.viewlager import Viewlager
from desktop.views.widgets import (
    Melding,
    er_tekst,
    etikett,
    knapp,
    kunngjor,
    navngi,
    rad,
)

if TYPE_CHECKING:  # what is behind the lock loads when it is open
    from desktop.state.blikk_state import KonferanseState
    from desktop.state.katalog_state import KatalogState
    from desktop.state.mal_state import MalState
    from desktop.state.samtale_state import SamtaleState
    from desktop.views import gjenfinn
    from desktop.views.tellevakt import Tellevakt

MINSTE = (900, 600)
TITTELLINJE = 48  # room for the frame the system puts around the window
_MA_SES_FORST = ("nytt-passord", "ny-nokkel", "forfalt")  # before anything that is kept
FULLSKJERM = frozenset({"legens-blikk", "presentasjon"})  # for a room; nothing else is in sight
UTEN_HODE = frozenset({"laas", "slett_alt", "bytte", *_MA_SES_FORST, *FULLSKJERM})
_ETT_SKRITT = frozenset({"om", "innstillinger", "sikkerhet", "bytt-nokkel", "arbeidsplass"})
_LIV = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class MainWindow(QMainWindow):
    """Shows one view at a time and knows the way between them.

    Signals:
        settings_changed: The user chose other preferences; carries the Settings.
        skjerm_byttet: Two people share the screen, or no longer; carries the Settings and which.
    """

    settings_changed = Signal(object)
    skjerm_byttet = Signal(object, bool)

    def __init__(self, hvelv: HvelvState, settings: Settings, settings_fil: SettingsFil) -> None:
        super().__init__()
        navngi(self)
        self.setWindowTitle("Dialogarket")
        self.setMinimumSize(*MINSTE)
        self._hjemme = hvelv
        self._hvelv = hvelv
        self._settings = self._for_demo = settings
        self._settings_fil = settings_fil
        self._sted: tuple[str, Any] = ("laas", None)
        self.eksempel: SamtaleState | None = None
        self._usagt: list[Callable[[], None]] = []
        self.galleri = Galleri()
        self._fra: tuple[str, Any, Callable[[], None]] | None = None  # and how to find the line
        self._demo_etter_las = False
        self._blank: Dekke | None = None
        self.varsler = Varsler(self, self._lagre, lambda: self._hvelv.mappe)
        self._fullskjerm = Fullskjerm(self)
        self._lager = Viewlager(self)
        self._kan_miste = False
        self._bare_demo = False
        self.felles = False  # two share the screen: large type, no menus
        self._utklipp = Utklipp(self)
        self._tilbake: tuple[str, UUID | None, str] | None = None
        self._felt = ""
        self._utsatt: date | None = None
        self._hvile = QTimer(self, singleShot=True)
        self._hvile.timeout.connect(self.las)
        self._angrefrist = Angrefrist(self, lambda: self._hvelv, lambda: self._melding)
        self._bygg()
        hvelv.skriv_ut_uten_godkjenning = settings.skriv_ut_uten_godkjenning
        self._lytt(hvelv)
        self._lag_snarveier()
        _app().focusWindowChanged.connect(self._kan_lases_fra_dialogen)
        self._sett_plass()

    @property
    def hvelv(self) -> HvelvState:
        """The vault in front: that of the laptop, or a demo."""
        return self._hvelv

    @property
    def hjemme(self) -> HvelvState:
        """The vault of the laptop."""
        return self._hjemme

    @property
    def settings(self) -> Settings:
        """The preferences in use."""
        return self._settings

    def egne_valg(self) -> Settings:
        """Return the preferences that were chosen here, without what packs set."""
        return self._settings_fil.egne()

    @cached_property
    def konferanse(self) -> "KonferanseState":
        """What is counted at the conference, in all rooms."""
        from desktop.state.blikk_state import KonferanseState

        return KonferanseState(self)

    @cached_property
    def _tellevakt(self) -> "Tellevakt":
        from desktop.views.tellevakt import Tellevakt

        return Tellevakt(self, self.konferanse, lambda: self._melding)

    # Places

    def vis(self, sted: str, hva: object = None) -> None:
        """Show a place: laas, arbeidsplass, start, ny, forbered, samtale, etterpa …

        A room that the municipality has closed has no way in; the start is shown instead.
        """
        if sted in ROM and not self._hvelv.pakker.apent(sted):
            sted, hva = "start", None
        self._sted = (sted, hva)
        self._demo_etter_las = False  # they went on with something else
        if self._angrefrist.isActive():
            self._angrefrist.utfor()
        self.varsler.nytt_sted()
        ved_lasen = sted == "laas" and not self.felles
        self._hode.setVisible(ved_lasen or sted not in UTEN_HODE)
        if sted not in _ETT_SKRITT:
            self._fra = None
        self._tilpass_hodet()
        self._demostripe.setVisible(self._hvelv.demo and sted not in FULLSKJERM)
        gammel = self._view
        self._view = self._lager.lag(sted, hva)
        if gammel is not None:
            gammel.hide()
            self._plass.removeWidget(gammel)
            gammel.deleteLater()
        for_ = self.windowState(), self.normalGeometry()  # a view may move the window when shown
        self._plass.addWidget(self._view, 1)
        self.vis_angre()
        if sted in FULLSKJERM:
            self._fullskjerm.ta(for_, notater_her=sted == "presentasjon")
        else:
            self._fullskjerm.gi_tilbake()
        QTimer.singleShot(0, self._view, self._fokuser)

    def bygg_om(self) -> None:
        """Make the window anew from the state: another language, theme or text size."""
        finn_linjen = self._husk_linjen()
        sted, hva = self._sted
        self._view = None
        self._bygg()  # Qt puts the old central widget away
        self.vis(sted, hva)
        QTimer.singleShot(0, self.view, finn_linjen)

    def _husk_linjen(self) -> Callable[[], None]:
        """Return what finds the same line again when the view has been made anew."""
        from desktop.views import gjenfinn

        return partial(self._gjenfinn_sted, gjenfinn.plass(self), gjenfinn.innhold(self.view))

    def vis_hode(self, borte: bool) -> None:
        """Take the languages and the help away where they would disturb, or show them again."""
        self._hode.setVisible(not borte)

    @property
    def view(self) -> QWidget:
        """The view in front."""
        assert self._view is not None  # noqa: S101 - there always is one after the first
        return self._view

    # What happens

    def start_bare_demo(self) -> None:
        """Open the demo as all there is: to end it is to close the window."""
        self._bare_demo = True
        self.start_demo()

    @property
    def i_demo(self) -> bool:
        """Whether the examples are open in memory, and nothing is to be written."""
        return self._hvelv.demo

    def start_demo(self) -> None:
        """Open a vault in memory with the examples; what is on the laptop is locked first.

        Nothing happens when something cannot be saved, for then it stays open and says so.
        """
        if not self._hjemme.pakker.apent("demo"):
            return
        if self._hjemme.apen and not self._hjemme.demo:
            self._demo_etter_las = True
            self.las()
        else:
            self._ny_demo()

    def start_demo_pa_nytt(self) -> None:
        """Put the examples back as they were, whatever has been done to them."""
        if self._hvelv.demo and self._hvelv.apen:
            self._ny_demo()

    def _ny_demo(self) -> None:
        gammel = self._hvelv
        self.galleri = Galleri()
        self._fra = None
        self._angrefrist.stop()
        if not gammel.demo:
            self._for_demo = self._settings  # what is chosen in a demo goes with it
        self._bytt_hvelv(HvelvState(None, self, self._hjemme.pakker))
        if gammel.demo and gammel is not self._hjemme:
            gammel.lukk()
        self._hvelv.start_demo(language())

    def sett_settings(self, settings: Settings) -> None:
        """Take other preferences into use."""
        self._settings = settings
        self._hvelv.skriv_ut_uten_godkjenning = settings.skriv_ut_uten_godkjenning

    def _avslutt_demo(self) -> None:
        if self._bare_demo or self._hjemme.demo:  # there is no lock to go back to
            self.close()
            return
        demo = self._hvelv
        self._lukk_dialoger()
        self._bytt_hvelv(self._hjemme)
        demo.lukk()
        self.vis("start" if self._hjemme.apen else "laas")
        if self._settings != self._for_demo:
            self.sett_settings(self._for_demo)
            self.settings_changed.emit(self._for_demo)
        usagt, self._usagt = self._usagt, []
        for si in usagt:
            si()

    def _bytt_hvelv(self, hvelv: HvelvState) -> None:
        from desktop import log

        self._hvelv = hvelv
        log.ti_stille(stille=hvelv.demo)
        hvelv.skriv_ut_uten_godkjenning = self._settings.skriv_ut_uten_godkjenning
        if hvelv is not self._hjemme:
            self._lytt(hvelv)
        self._tilpass_hodet()
        self._demostripe.setVisible(hvelv.demo and self._sted[0] not in FULLSKJERM)

    def las(self) -> None:
        """Lock: save, hide everything, and ask for the passphrase."""
        sted, hva = self._sted
        if sted in _ETT_SKRITT and self._fra is not None:  # the help is no place to come back to
            sted, hva, _linjen = self._fra
        samtale_id = hva.post.id if sted in ("samtale", "etterpa") else None
        # A room is not shown again by itself when somebody unlocks.
        plass = ("eksempler" if sted in FULLSKJERM else sted, samtale_id, self._fokussti())
        if (self._hvelv.apen or self._hvelv.bytter) and not self._hvelv.demo:
            if sted not in (*_MA_SES_FORST, "bytte"):
                self._tilbake = plass
            # Buttons may be named after what somebody wrote; fields are not.
            self._felt = plass[2] if er_tekst(self.focusWidget()) else ""
            self._hvelv.las()
            if self._hvelv.apen:  # not before all is saved; what is written is hidden at once
                self._dekk_til()

    def _kan_lases_fra_dialogen(self, _vindu: object) -> None:
        """Let Ctrl+L lock from a dialog too: while it is open, the keys of the window are shut."""
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog.findChild(QShortcut, "las") is None:
            snarvei = QShortcut(QKeySequence("Ctrl+L"), dialog, self.las)
            snarvei.setObjectName("las")
            gi_dialogen(dialog)

    def _dekk_til(self) -> None:
        self._lukk_dialoger()
        if self._blank is None:
            self.blank()

    @property
    def plass(self) -> Plass:
        """Where the window is and what to come back to, for the process that takes over."""
        sted, samtale_id, _navn = self._tilbake or ("laas", None, "")
        g = self.normalGeometry()
        return Plass(
            sted=sted,
            vindu=(g.x(), g.y(), g.width(), g.height()),
            samtale_id=samtale_id,
            felt=self._felt,
            maksimert=self.isMaximized(),
            minimert=self.isMinimized(),
            aktiv=self.isActiveWindow(),
            utsatt=self._utsatt,
            telling=self.konferanse.konferanse,
            telling_lagret=not self.konferanse.ulagret,
        )

    def vis_pa(self, plass: Plass) -> None:
        """Show the locked window in place of another, and go where that was when it is unlocked."""
        if plass.sted != "laas":
            self._tilbake = (plass.sted, plass.samtale_id, plass.felt)
        self._utsatt = plass.utsatt
        if not plass.telling.tom:
            self.konferanse.ta_imot(plass.telling, lagret=plass.telling_lagret)
        self.setGeometry(QRect(*plass.vindu))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not plass.aktiv)
        maksimert, minimert = Qt.WindowState.WindowMaximized, Qt.WindowState.WindowMinimized
        tilstand = maksimert if plass.maksimert else Qt.WindowState.WindowNoState
        self.setWindowState(tilstand | minimert if plass.minimert else tilstand)
        self.show()

    def kan_avloses(self) -> bool:
        """Tell whether nothing is begun in this window, and nothing said that must be read."""
        skrevet = any(felt.text() for felt in self.view.findChildren(QLineEdit))
        ledig = not self._hvelv.apen and not skrevet and self._melding.isHidden()
        return self._sted[0] == "laas" and ledig

    def vik_plass(self) -> None:
        """Close for the process that takes over; it has been given what is counted here."""
        self._lukk_likevel()

    def kom_frem(self) -> None:
        """Come in front of the other windows."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _on_last(self, hvelv: HvelvState) -> None:
        if hvelv is not self._hvelv:  # a demo has taken its place meanwhile
            return
        til_demo = self._demo_etter_las
        self._lukk_dialoger()
        self._utklipp.tom()
        self.eksempel = None
        self.vis("laas")
        self._avdekk()
        if til_demo:
            self._ny_demo()

    def _lukk_dialoger(self) -> None:
        for vindu in QApplication.topLevelWidgets():
            if isinstance(vindu, QDialog | QMenu):
                vindu.close()

    def _ga_tilbake(self) -> bool:
        tilbake, self._tilbake = self._tilbake, None
        if tilbake is None:
            return False
        sted, samtale_id, fokus = tilbake
        if sted in ("samtale", "etterpa"):
            if samtale_id not in {post.id for post in self._hvelv.poster()}:
                return False
            assert samtale_id is not None  # noqa: S101 - it is among the ids
            self.vis(sted, self._hvelv.apne(samtale_id))
        else:
            self.vis(sted)
        QTimer.singleShot(0, self, partial(self._gjenfinn_fokus, fokus))
        return True

    def _rort(self) -> None:
        if self._blank is None:  # a mouse that moves below the plain page undoes no lock
            self._hvelv.avbryt_las()
        self._hvile.start(self._settings.las_minutter * 60_000)

    def _lytt(self, hvelv: HvelvState) -> None:
        def i_front(gjor: Callable[..., None], *forst: object) -> Callable[..., None]:
            return partial(self._i_front, hvelv, gjor, *forst)

        def si_siden(gjor: Callable[..., None]) -> Callable[..., None]:
            return partial(self._si_siden, hvelv, gjor)

        hvelv.last.connect(partial(self._on_last, hvelv))
        forst = Qt.ConnectionType.SingleShotConnection
        hvelv.apnet.connect(partial(self._lytt_inne, hvelv), forst)
        hvelv.apnet.connect(partial(self._on_apnet, hvelv))
        hvelv.byttes.connect(i_front(self.vis, "bytte"))
        hvelv.bytte_feilet.connect(si_siden(self._on_bytte_feilet))
        hvelv.reddet.connect(si_siden(self.varsler.reddet))
        hvelv.feilet.connect(i_front(self._on_feil))
        hvelv.kopi_feilet.connect(si_siden(self.varsler.kopi_feilet))
        hvelv.kopi_ikke_lagt_ut.connect(si_siden(self.varsler.kopi_ikke_lagt_ut))
        hvelv.alt_slettet.connect(partial(self._on_alt_slettet, hvelv))

    def _lytt_inne(self, hvelv: HvelvState) -> None:
        """Follow what is behind the lock, from the first time it is open."""
        from desktop.state.sikkerhet_state import SikkerhetState

        SikkerhetState.av(hvelv).hentet.connect(partial(self._si_siden, hvelv, self.varsler.hentet))
        for state in (hvelv.katalog, hvelv.maler):
            state.changed.connect(partial(self._i_front, hvelv, self.vis_angre))
            state.saved.connect(partial(self._i_front, hvelv, self.varsler.lagret))
            state.save_failed.connect(partial(self._i_front, hvelv, self.ikke_lagret))
            state.feilet.connect(partial(self._i_front, hvelv, self._on_katalogfeil))

    def _i_front(self, hvelv: HvelvState, gjor: Callable[..., None], *verdier: object) -> None:
        """Do it, unless a demo is in front of the vault it is about."""
        if hvelv is self._hvelv:
            gjor(*verdier)

    def _si_siden(self, hvelv: HvelvState, gjor: Callable[..., None], *verdier: object) -> None:
        """Say it now, or when the demo in front of it is over."""
        if hvelv is self._hvelv:
            gjor(*verdier)
        elif hvelv is self._hjemme:
            self._usagt.append(partial(gjor, *verdier))

    def _on_apnet(self, hvelv: HvelvState) -> None:
        if hvelv is not self._hvelv:  # it opened behind a demo: shut again, and nothing is seen
            hvelv.las()
            return
        self._rort()
        self.videre_inn()

    def videre_inn(self, tekst: str = "") -> None:
        """Go in, past what must be seen first, and say what was done on the way."""
        if forst := self._ma_ses_forst():
            self.vis(forst)
        elif self._hvelv.demo or not self._ga_tilbake():
            ny = not self._hvelv.demo and not self._hvelv.arbeidsplass.navn
            self.vis("arbeidsplass" if ny else "start")
        self.varsler.si(tekst)

    def _ma_ses_forst(self) -> str:
        hvelv, (sted, *_rest) = self._hvelv, self._tilbake or ("",)
        midt_i = sted in ("samtale", "etterpa")  # the two are talking; the list can wait
        forfalt = not midt_i and self._utsatt != hvelv.i_dag() and bool(hvelv.forfalte())
        ma = dict(
            zip(_MA_SES_FORST, (hvelv.apnet_med_nokkel, hvelv.mangler_nokkel, forfalt), strict=True)
        )
        return next((navn for navn, na in ma.items() if na), "")

    def slett(self, samtale_id: UUID) -> None:
        """Erase a samtale; it can be had back for a while."""
        self._angrefrist.slett(samtale_id)

    def tilby_angre(self, poster: list[Arkivpost]) -> None:
        """Offer back what was just erased."""
        self._angrefrist.tilby_angre(poster)

    def utsett_forfalte(self, tekst: str) -> None:
        """Go on in: what is due for erasure has been seen today."""
        self._utsatt = self._hvelv.i_dag()
        self.videre_inn(tekst)

    def ikke_lagret(self, error: DesktopError) -> None:
        """Say that something could not be saved, also where all is covered."""
        if self._blank is not None:
            self._blank.si(
                _("Ikke lagret ennå, så det er ikke låst. Trykk en tast for å se hvorfor.")
            )
        self._demo_etter_las = False
        self.varsler.ikke_lagret(error)

    def _on_bytte_feilet(self, error: DesktopError) -> None:
        if self._sted[0] == "bytte":
            self.vis("sikkerhet")
        self.varsler.bytte_feilet(error)

    def _on_alt_slettet(self, hvelv: HvelvState, rest: Rest) -> None:
        self._utklipp.tom()
        self._tilbake = None
        self._settings_fil = SettingsFil(None)  # not written anew when the window closes
        self._si_siden(hvelv, self._vis_alt_slettet, rest)

    def _vis_alt_slettet(self, rest: Rest) -> None:
        self.vis("laas")
        self.varsler.alt_slettet(rest)

    def _on_feil(self, error: DesktopError) -> None:
        if self._sted[0] != "laas":
            self.varsler.feil(error)

    def _on_katalogfeil(self, error: DesktopError) -> None:
        """Say it anywhere but in the editor, which says more itself."""
        if self._sted[0] not in ("laas", "mulighetsskjema"):
            self._melding.vis(feiltekst(error), "error")

    def advar(self, tekst: str) -> None:
        """Say something that is good to know before one begins."""
        self._melding.vis(tekst, "warning")

    def redd(self) -> None:
        """Save what is open, when something has gone wrong."""
        self._lagre()

    def _lagre(self) -> None:
        self._hvelv.lagre_alt()

    def _gjor(self, angre: bool) -> None:
        state = self._apen_state()
        if state:
            state.angre() if angre else state.gjor_om()

    def _apen_state(self) -> "SamtaleState | KatalogState | MalState | None":
        angrbar = getattr(self._view, "angrbar", None)
        if callable(angrbar):
            return cast("KatalogState | MalState", angrbar())
        return self._sted[1] if self._sted[0] == "samtale" else None

    def vis_angre(self, _samtale: object = None) -> None:
        """Show whether there is something to undo in the view in front."""
        state = self._apen_state()
        self._angre.setVisible(state is not None and not state.skrivebeskyttet)
        self._angre.setEnabled(state is not None and state.kan_angre)

    def _hjem(self) -> None:
        if not self._hvelv.apen:
            return
        self._hvelv.lukk_samtale()
        self.vis("start")

    # The frame

    def _bygg(self) -> None:
        midten = QWidget()
        self._plass = QVBoxLayout(midten)
        self._plass.setContentsMargins(0, 0, 0, 0)
        self._plass.setSpacing(0)
        self._hode = self._lag_felleslinje() if self.felles else self._lag_hode()
        self._demostripe = self._lag_demostripe()
        self._melding = Melding()
        self.varsler.bruk(self._melding, self._lagret)
        self._plass.addWidget(self._demostripe)
        self._plass.addWidget(self._hode)
        self._plass.addWidget(self._melding)
        self._demostripe.setVisible(self._hvelv.demo and self._sted[0] not in FULLSKJERM)
        self._view: QWidget | None = None
        self.setCentralWidget(midten)

    def _lag_hode(self) -> QWidget:
        hjem = knapp(_("Sta&rt"), self._hjem, "quiet", "hjem")
        self._tilbakeknapp = knapp("", self._ga_dit_de_var, "quiet", "tilbake")
        self._tilbakeknapp.hide()
        self._lagret = etikett("", "hint")
        self._angre = knapp(_("An&gre"), partial(self._gjor, True), "quiet", "angre")
        self._angre.hide()
        self._las = knapp(_("Lås (Ctrl+L)"), self.las, "quiet", "las")
        self._las.hide()
        innstillinger = knapp(
            _("Innst&illinger"), partial(self._ga, "innstillinger"), "quiet", "innstillinger"
        )
        om = knapp(_("&Hjelp"), self._hjelp, "quiet", "hjelp")
        sprak = lag_sprakmeny(self._settings, self._hvelv.pakker.sprak, self.settings_changed.emit)
        self._bare_inne = (hjem, innstillinger)
        merke = etikett("Dialogarket", "brand")
        merke.setWordWrap(False)
        self._lagret.setWordWrap(False)
        hode = Toradet(
            rad(merke, hjem, self._tilbakeknapp, self._angre, self._lagret),
            rad(sprak, self._las, innstillinger, om),
            pynt=merke,
        )
        hode.setProperty("role", "header")
        hode.setContentsMargins(16, 0, 16, 0)
        return hode

    def _lag_felleslinje(self) -> QWidget:
        self._lagret = etikett("", "hint")
        self._lagret.setWordWrap(False)
        self._angre = knapp(_("An&gre"), partial(self._gjor, True), "quiet", "angre")
        self._angre.hide()
        return lag_felleslinje(self.bytt_skjerm, rad(self._lagret, self._angre))

    def bytt_skjerm(self) -> None:
        """Go to large type without menus, for two at one screen, or back."""
        if self._sted[0] in UTEN_HODE or not self._hvelv.apen:
            return
        self.felles = not self.felles
        self.skjerm_byttet.emit(self._settings, self.felles)
        delt, vanlig = _("Delt skjerm. F8 går tilbake."), _("Vanlig skjerm.")
        kunngjor(self, delt if self.felles else vanlig)

    def _lag_demostripe(self) -> QWidget:
        knapper = rad(
            knapp(_("Begynn på nytt (Ctrl+Shift+N)"), self.start_demo_pa_nytt),
            knapp(_("Avslutt demo"), self._avslutt_demo),
        )
        demo, sagt = etikett(_("DEMO")), etikett(_("Oppdiktede data. Ingenting blir lagret."))
        for ord_ in (demo, sagt):
            ord_.setWordWrap(False)
        ordene = rad(demo, sagt, til_slutt=False)
        lag = ordene.layout()
        assert isinstance(lag, QHBoxLayout)  # noqa: S101 - rad makes one
        lag.addStretch(1)
        stripe = Toradet(ordene, knapper, pynt=sagt)
        stripe.setProperty("role", "demo")
        stripe.setContentsMargins(16, 0, 16, 0)
        return stripe

    def _ga(self, sted: str) -> None:
        if self._hvelv.apen and self._sted[0] not in UTEN_HODE:
            self._lagre()
            if self._sted[0] not in _ETT_SKRITT:
                self._fra = (*self._sted, self._husk_linjen())
            self.vis(sted)

    def _hjelp(self) -> None:
        """Show the help, or go back from it."""
        if self._sted[0] == "om" and self._fra:
            self._ga_dit_de_var()
        elif self._sted[0] == "laas" and self._hode.isVisible() and not self._hvelv.apner:
            self._fra = ("laas", None, _ingenting)  # what was typed there is forgotten
            self.vis("om")
        else:
            self._ga("om")

    def _ga_dit_de_var(self) -> None:
        """Go back from help or settings, to the line they were at."""
        if self._fra is None:
            return
        sted, hva, finn_linjen = self._fra
        self.vis(sted, hva)
        QTimer.singleShot(0, self.view, finn_linjen)

    def _tilpass_hodet(self) -> None:
        """Show in the head what leads somewhere from here."""
        if self.felles:
            return
        for button in self._bare_inne:
            button.setVisible(self._hvelv.apen)
        self._las.setVisible(self._hvelv.apen and not self._hvelv.demo)
        midt_i = self._fra is not None and self._fra[0] in ("samtale", "etterpa")
        self._tilbakeknapp.setText(_("Til&bake til samtalen") if midt_i else _("Til&bake"))
        self._tilbakeknapp.setVisible(self._fra is not None and self._fra[0] != "start")

    def _lag_snarveier(self) -> None:
        for taster, gjor in (
            ("Ctrl+S", self._lagre),
            ("Ctrl+Z", partial(self._gjor, True)),
            ("Ctrl+Y", partial(self._gjor, False)),
            ("Ctrl+Shift+Z", partial(self._gjor, False)),
            ("Ctrl+Q", self.close),
            ("F1", self._hjelp),
            ("Alt+Left", self._ga_dit_de_var),
            ("F8", self.bytt_skjerm),
            ("Ctrl+L", self.las),
            ("Ctrl+Shift+N", self.start_demo_pa_nytt),
        ):
            QShortcut(QKeySequence(taster), self, gjor)

    # Esc: a plain page

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See that somebody is there."""
        if event.type() in _LIV:
            self._rort()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Blank the screen on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.blank()
        else:
            super().keyPressEvent(event)

    def blank(self) -> None:
        """Cover everything with a plain page; any key returns."""
        self._lagre()
        self._blank = Dekke(self, self._vekk)

    def _vekk(self) -> None:
        """Somebody is here: show it all again, and say what is not saved."""
        self._avdekk()
        self._rort()
        if (error := self._hvelv.lagrefeil) is not None:
            self.varsler.fortsatt_ikke_lagret(error)

    def _avdekk(self) -> None:
        blank, self._blank = self._blank, None
        if blank is not None:
            blank.ta_bort()

    # Focus, size, closing

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's
        """Let Tab follow what one reads; Qt follows the order things were made in."""
        from desktop.views.lesefolge import nabo

        neste = nabo(self.centralWidget(), self.focusWidget(), fram=next)
        if neste is None:
            return super().focusNextPrevChild(next)
        reason = Qt.FocusReason
        neste.setFocus(reason.TabFocusReason if next else reason.BacktabFocusReason)
        return True

    def _fokuser(self) -> None:
        har = cast("QWidget | None", self.focusWidget())
        if self._view is None or (har is not None and self._view.isAncestorOf(har)):
            return
        forste = getattr(self._view, "forste_felt", None)
        felt = forste() if callable(forste) else self._forste_stopp()
        if isinstance(felt, QWidget):
            felt.setFocus(Qt.FocusReason.TabFocusReason)

    def _forste_stopp(self) -> QWidget | None:
        from desktop.views.lesefolge import lesefolge

        return next(iter(lesefolge(self._view)), None)

    def _fokussti(self) -> str:
        # The window's own: another program or a dialog may have the keys when it locks.
        widget = cast("QWidget | None", self.focusWidget())
        return widget.accessibleName() if widget is not None else ""

    def _gjenfinn_sted(self, plass: "gjenfinn.Plass", skrevet: "gjenfinn.Innhold") -> None:
        from desktop.views import gjenfinn

        if self._sted[0] != "innstillinger":  # there, what is chosen is what was changed
            gjenfinn.skriv_inn(self.view, skrevet)
        gjenfinn.ga_til(self, plass)

    def _gjenfinn_fokus(self, navn: str) -> None:
        funnet = [w for w in self.findChildren(QWidget) if navn and w.accessibleName() == navn]
        for widget in funnet:
            if widget.isVisible() and (er_tekst(widget) or widget.focusPolicy()):
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def showEvent(self, event: Any) -> None:  # noqa: ANN401 - QShowEvent
        """Follow what happens in the window, to know when nobody is there."""
        super().showEvent(event)
        self.windowHandle().installEventFilter(self)

    def _sett_plass(self) -> None:
        plass = self._settings.vindu
        skjerm = self.screen().availableGeometry()
        if plass and skjerm.intersects(QRect(*plass)):
            self.setGeometry(QRect(*plass))
        else:
            self.resize(min(1280, skjerm.width()), min(800, skjerm.height() - TITTELLINJE))
        if self._settings.maksimert:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _lukk_likevel(self) -> None:
        self._kan_miste = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is open, remember the place of the window, close the vault.

        The window stays while something cannot be saved, until they say it may go.
        """
        from desktop import log

        error = None if self._kan_miste else self._hvelv.lagre_na()
        if error is not None:
            event.ignore()
            self.varsler.kan_ikke_lukke(error, self._lukk_likevel)
            return
        if not self._kan_miste and self._tellevakt.holder():
            event.ignore()
            return
        g = self._fullskjerm.normal
        self._settings = msgspec.structs.replace(
            self._settings,
            vindu=(g.x(), g.y(), g.width(), g.height()),
            maksimert=self.isMaximized(),
        )
        if not self.i_demo:
            self._settings_fil.skriv(self._settings)
        self._utklipp.tom()
        self._lukk_dialoger()
        if self._hvelv is not self._hjemme:
            self._hvelv.lukk()
        self._hjemme.lukk()
        log.ti_stille(stille=False)
        super().closeEvent(event)


def _ingenting() -> None:
    """Look for no line."""


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - there is no window without one
    return app
