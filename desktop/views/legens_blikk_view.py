"""Legens blikk: the page alone for a minute, then the questions, and hands counted by keys."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from desktop.domain.legens_blikk import ARK, KLAR, RESULTAT, Blikkflyt
from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _
from desktop.state.blikk_state import BlikkState, svartekst
from desktop.views.blikkresultat import BlikkresultatView, antall_i_ord
from desktop.views.dialoger import velg_fil
from desktop.views.felter import uten_forslag
from desktop.views.scene import FRAM, SVART, TILBAKE, Arkflate, demostripe, tilpass_scene
from desktop.views.widgets import Melding, etikett, knapp, kunngjor, navngi, rad, tom_layout

STILLE_MS = 60_000


class LegensBlikkView(QWidget):
    """Leads a room through one page; every step is one key, and Esc leaves at any time.

    Signals:
        lukket: They are through, or want out.
    """

    lukket = Signal()

    def __init__(self, state: BlikkState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        navngi(self)
        self.setProperty("role", "stage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._state = state
        self._stille = QTimer(self, singleShot=True, interval=STILLE_MS)
        self._stille.timeout.connect(self._ark_ferdig)
        self._ark = Arkflate(state.ark_bilde)
        self._lag_sporsmal()
        self._lag_resultat()
        self._stabel = QStackedLayout(self)
        self._svart, self._under = False, self._sporsmalsside
        self._svartflate = QWidget()
        self._svartflate.setProperty("role", "stage-black")
        for side in (self._ark, self._sporsmalsside, self._resultatside, self._svartflate):
            self._stabel.addWidget(side)
        state.changed.connect(self._vis)
        self._vis(state.flyt)

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts."""
        return self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, go back, count, or leave."""
        key, tekst = Qt.Key(event.key()), event.text()
        if key == Qt.Key.Key_Escape:
            self.lukket.emit()
        elif self._svart or key in SVART:
            self._bytt_svart()
        elif key in FRAM | TILBAKE and event.isAutoRepeat():
            event.accept()  # a key that is held down is one step
        elif self._her(key):
            event.accept()
        elif key in FRAM:
            self._state.sett(self._state.flyt.neste())
        elif key in TILBAKE:
            self._state.sett(self._state.flyt.forrige())
        elif len(tekst) == 1 and tekst in "0123456789":
            self._state.sett(self._state.flyt.siffer(int(tekst)))
        elif not self._pil(key):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the words be larger on a large screen."""
        super().resizeEvent(event)
        tilpass_scene(self, self.height())

    def _her(self, key: Qt.Key) -> bool:
        """Wipe a digit, or show the rest of the results, before a key goes on or back."""
        if key == Qt.Key.Key_Backspace and self._state.flyt.skriver:
            self._state.sett(self._state.flyt.visk())
            return True
        return self._rull(1 if key in FRAM else -1 if key in TILBAKE else 0)

    def _rull(self, vei: int) -> bool:
        """Roll the results a screen on or back; tell whether there was more that way."""
        felt = self._rulle.verticalScrollBar()
        for_ = felt.value()
        if vei and self._state.flyt.sted.startswith(RESULTAT):
            felt.setValue(for_ + vei * max(felt.pageStep() * 4 // 5, 1))
        return felt.value() != for_

    def _bytt_svart(self) -> None:
        """Make the screen black, or show again what was there; the minute goes on."""
        self._svart = not self._svart
        self._stabel.setCurrentWidget(self._svartflate if self._svart else self._under)

    def _vis_side(self, side: QWidget) -> None:
        self._under = side
        if not self._svart:
            self._stabel.setCurrentWidget(side)

    def _pil(self, key: Qt.Key) -> bool:
        """Count, move the page or go between results; tell whether the key was for that."""
        opp_ned = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(key, 0)
        side = {Qt.Key.Key_Right: Blikkflyt.neste, Qt.Key.Key_Left: Blikkflyt.forrige}.get(key)
        flyt = self._state.flyt
        if flyt.teller and key == Qt.Key.Key_Delete:
            self._state.sett(flyt.visk())
        elif flyt.teller and key == Qt.Key.Key_End:
            self._state.sett(flyt.resultatene())
        elif opp_ned and flyt.sted == ARK:
            self._ark.vis_del(self._ark.delen - opp_ned)
        elif opp_ned and flyt.sted.startswith(RESULTAT):
            felt = self._rulle.verticalScrollBar()
            felt.setValue(felt.value() - opp_ned * felt.singleStep() * 4)
        elif opp_ned:
            self._state.sett(flyt.tell(opp_ned))
        elif side and flyt.sted != ARK:
            self._state.sett(side(flyt))
        else:
            return False
        return True

    # The pages

    def _lag_sporsmal(self) -> None:
        self._tittel = etikett("", "stage-title")
        self._svar = etikett("", "stage-text")
        self._antall = etikett("", "stage-count")
        self._hjelp = etikett("", "stage-note")
        self._sporsmalsside, lag = _scene(
            self._tittel, self._svar, self._antall, demo=self._state.demo
        )
        lag.addWidget(self._hjelp)

    def _lag_resultat(self) -> None:
        self._gruppe = etikett("", "stage-title")
        self._melding = Melding()
        self._plass = QVBoxLayout()
        innhold = QWidget()
        under = QVBoxLayout(innhold)
        under.setContentsMargins(0, 0, 24, 0)
        under.setSpacing(24)
        under.addLayout(self._plass)
        under.addStretch(1)
        self._rulle = QScrollArea(widgetResizable=True)
        self._rulle.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rulle.setWidget(innhold)
        self._knapper = rad(
            knapp(_("&Lagre tellingen"), self._on_lagre, tegn="lagre"),
            knapp(_("Lagre som &CSV"), self._on_csv, tegn="lagre"),
            knapp(_("Lagre som &XLSX"), self._on_xlsx, tegn="lagre"),
            knapp(_("&Hent en telling"), self._on_hent),
            knapp(_("&Avslutt"), self.lukket.emit),
        )
        self._resultatside, lag = _scene(self._gruppe, self._melding, demo=self._state.demo)
        lag.setStretch(lag.count() - 1, 0)
        lag.addWidget(self._rulle, 1)
        taster = _("Pil til siden: neste og forrige bilde. Pil ned: mer. Esc: avslutt.")
        lag.addWidget(etikett(taster, "stage-note"))
        under.addWidget(self._knapper)
        under.addWidget(
            etikett(
                _(
                    "Tellingen har ingen navn. Lagre den, ellers er den borte når programmet lukkes."
                ),
                "hint",
            )
        )

    # What is shown

    def _vis(self, flyt: Blikkflyt) -> None:
        if flyt.sted == ARK:
            self._vis_ark()
            return
        self._stille.stop()
        if flyt.sted.startswith(RESULTAT):
            self._vis_resultat()
        else:
            self._vis_sporsmal(flyt)

    def _vis_ark(self) -> None:
        if self._under is not self._ark:
            self._ark.vis_del(0)
            self._stille.start()
        self._vis_side(self._ark)
        self.setAccessibleName(_("Arket vises. Les det stille."))

    def _ark_ferdig(self) -> None:
        if self._state.flyt.sted == ARK:
            self._state.sett(self._state.flyt.neste())

    def _vis_sporsmal(self, flyt: Blikkflyt) -> None:
        sporsmal = self._state.sporsmal()
        if flyt.sted == KLAR or sporsmal is None:
            self._tittel.setText(_("Legens blikk"))
            self._svar.setText(
                _("Dere får se ett ark i ett minutt. Les stille. Hvor mange er dere?")
            )
            ord_ = str(flyt.antall)
            hjelp = _(
                "Pil opp og ned, eller tall: tell. Mellomrom: videre. Esc: avslutt. "
                "Mens arket vises, gjør pil ned det større."
            )
        else:
            hjelp = _(
                "Pil opp og ned, eller tall: tell. Mellomrom: videre. "
                "End: rett til svarene. Esc: avslutt."
            )
            self._tittel.setText(sporsmal.sporsmal.i(self._state.sprak))
            svar = svartekst(sporsmal, flyt.sted) if sporsmal.svar else _("Hvem fant svaret?")
            self._svar.setText(svar)
            ord_ = antall_i_ord(flyt.antall, flyt.blikk.til_stede)
        self._antall.setText(ord_)
        self._hjelp.setText(hjelp)
        self._vis_side(self._sporsmalsside)
        self._si(f"{self._tittel.text()} {self._svar.text()} {ord_}")

    def _vis_resultat(self) -> None:
        gruppe = self._state.gruppe()
        if gruppe is None:
            return
        tom_layout(self._plass)
        blikkene = tuple(b for b in self._state.konferanse.konferanse.blikk if not b.tom)
        if blikkene:
            self._plass.addWidget(BlikkresultatView(self._state.linjer(gruppe.id), blikkene))
        else:
            self._plass.addWidget(etikett(_("Ingen hender er talt ennå."), "lead"))
        self._rulle.verticalScrollBar().setValue(0)
        self._vis_side(self._resultatside)
        self._gruppe.setText(gruppe.i(self._state.sprak))
        self._si(self._gruppe.text())

    def _si(self, tekst: str) -> None:
        self.setAccessibleName(tekst)
        kunngjor(self, tekst)

    # Files

    def _on_lagre(self) -> None:
        navn, slag = "legens-blikk.json", _("Telling (*.json)")
        self._lagre_som(navn, slag, self._state.konferanse.lagre)

    def _on_csv(self) -> None:
        self._lagre_som("legens-blikk.csv", "CSV (*.csv)", self._state.konferanse.skriv_csv)

    def _on_xlsx(self) -> None:
        self._lagre_som("legens-blikk.xlsx", "XLSX (*.xlsx)", self._state.konferanse.skriv_xlsx)

    def _lagre_som(self, navn: str, slag: str, skriv: Callable[[Path], None]) -> None:
        velg_fil(self, _("Lagre tellingen"), navn, slag, partial(self.skriv, skriv))

    def skriv(self, skriv: Callable[[Path], None], fil: str) -> None:
        """Write the counts to a file, and say how it went."""
        self._prov(partial(self._skriv, skriv, Path(fil)))

    def _on_hent(self) -> None:
        mappe = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, _("Hent en telling"), mappe, _("Telling (*.json)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        uten_forslag(dialog)
        dialog.fileSelected.connect(self.hent)
        dialog.open()

    def hent(self, fil: str) -> None:
        """Add counts that were saved, to compare with."""
        self._prov(partial(self._hent, Path(fil)))

    def _skriv(self, skriv: Callable[[Path], None], fil: Path) -> None:
        skriv(fil)
        self._melding.vis(_("Tellingen er lagret."), "good")

    def _hent(self, fil: Path) -> None:
        beholdt = self._state.hent(fil)
        if beholdt:
            tekst = _(
                "Tellingen er hentet, men ikke {koder}: "
                "Der har dere talt selv, og det dere har talt, står."
            )
            self._melding.vis(tekst.format(koder=", ".join(beholdt)), "warning")
        else:
            self._melding.vis(_("Tellingen er hentet."), "good")

    def _prov(self, gjor: Callable[[], None]) -> None:
        try:
            gjor()
        except DesktopError as error:
            self._melding.vis(feiltekst(error), "error")
        self.setFocus(Qt.FocusReason.OtherFocusReason)


def _scene(*innhold: QWidget, demo: bool) -> tuple[QWidget, QVBoxLayout]:
    """Make a page of a room, and the layout of what stands in it."""
    side = QWidget()
    side.setProperty("role", "stage")
    ytre = QVBoxLayout(side)
    ytre.setContentsMargins(0, 0, 0, 0)
    ytre.setSpacing(0)
    if demo:
        ytre.addWidget(demostripe())
    lag = QVBoxLayout()
    lag.setContentsMargins(48, 32, 48, 24)
    lag.setSpacing(24)
    ytre.addLayout(lag, 1)
    for widget in innhold:
        lag.addWidget(widget)
    lag.addStretch(1)
    return side, lag
