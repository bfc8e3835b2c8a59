"""Read aloud: one line of the page at a time in large type, and the employee's say over it."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.domain.stier import hent
from desktop.i18n import _
from desktop.state.leselinjer import Leselinje
from desktop.state.samtale_state import SamtaleState
from desktop.views.felter import Felt, Tekstfelt
from desktop.views.hintlinje import hintsetning
from desktop.views.widgets import (
    etikett,
    knapp,
    kunngjor,
    navngi,
    rad,
    set_look,
    tom_layout,
)

_FRAM = frozenset(
    {
        Qt.Key.Key_Space,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Right,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageDown,
    }
)
_TILBAKE = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace})


class HoytlesingView(QFrame):
    """Goes through the lines; the last step is «Lest og godkjent».

    Signals:
        vist: Another line is in front.
        lukket: They are through, or want the page back.
        fase_valgt: What the line says is written in another phase; carries its number.
    """

    vist = Signal()
    lukket = Signal()
    fase_valgt = Signal(int)

    def __init__(self, state: SamtaleState) -> None:
        super().__init__()
        navngi(self)
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._state = state
        self._linjer: tuple[Leselinje, ...] = ()
        self._sti = ""  # the line in front; empty when all are read
        self._redigerer = False
        self._framdrift = etikett("", "hint")
        self._overskrift = etikett("", "lead")
        self._tekst = etikett("", "reading")
        self._merknad = etikett("", "lead")
        self._hint = etikett("", "hint")
        self._felter = QVBoxLayout()
        self._lag_knapper()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 24)
        layout.setSpacing(16)
        for widget in (self._framdrift, self._overskrift, self._tekst, self._merknad, self._hint):
            layout.addWidget(widget)
        layout.addLayout(self._felter)
        layout.addWidget(rad(self._neste, self._forrige, self._godkjenn))
        layout.addWidget(rad(self._utelat, self._endre, self._overta, self._lukk))
        layout.addWidget(
            etikett(_("Mellomrom eller pil fram: neste linje. Pil tilbake: forrige."), "hint")
        )

    def start(self, sti: str = "") -> None:
        """Begin with the first line, or another."""
        self._linjer = self._state.leselinjer()
        self._ga_til(sti or self._lest_hoyt(self._linjer))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_samtale(self) -> None:
        """Show the line in front as the state has it."""
        if not self.isHidden():
            self._vis(les=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Space, Enter, an arrow or Page Down; back with the others."""
        if event.key() in _FRAM:
            self._on_neste()
        elif event.key() in _TILBAKE:
            self._on_forrige()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go on from here."""
        set_look(self, "focused", True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the focus is elsewhere."""
        set_look(self, "focused", False)
        super().focusOutEvent(event)

    def _lag_knapper(self) -> None:
        kan_endres = not self._state.skrivebeskyttet
        self._neste = knapp(_("Neste linje"), self._on_neste, "primary")
        self._forrige = knapp(_("Forrige linje"), self._on_forrige)
        self._godkjenn = knapp(_("Lest og godkjent"), self._on_godkjenn, "primary")
        self._utelat = knapp(_("Utelat denne"), self._on_utelat)
        self._endre = knapp(_("Endre"), self._on_endre)
        self._overta = knapp(_("Dette er mine ord"), self._on_overta)
        self._lukk = knapp(_("Tilbake til arket"), self.lukket.emit, "quiet", tegn="tilbake")
        for button in (self._godkjenn, self._utelat, self._endre, self._overta):
            button.setEnabled(kan_endres)

    @property
    def _plass(self) -> int:
        stier = [linje.sti for linje in self._linjer]
        return stier.index(self._sti) if self._sti in stier else len(stier)

    def _ga_til(self, sti: str) -> None:
        self._sti, self._redigerer = sti, False
        self._vis(les=True)

    def _on_neste(self) -> None:
        if self._sti:
            self._ga_til(self._lest_hoyt(self._linjer[self._plass + 1 :]))

    def _on_forrige(self) -> None:
        if forrige := self._lest_hoyt(reversed(self._linjer[: self._plass])):
            self._ga_til(forrige)

    @staticmethod
    def _lest_hoyt(linjer: Iterable[Leselinje]) -> str:
        """Return the first that is to be heard; what is struck is no one's to hear."""
        return next((linje.sti for linje in linjer if not linje.utelatt), "")

    def _vis(self, *, les: bool) -> None:
        plass = self._plass
        self._linjer = self._state.leselinjer()
        stier = [linje.sti for linje in self._linjer]
        if self._sti and self._sti not in stier:  # emptied, so the page has it no more
            self._sti = stier[min(plass, len(stier) - 1)]
        if self._sti:
            self._vis_linje(self._linjer[self._plass])
        else:
            self._vis_slutt()
        if les:
            self._vis_felter()
            kunngjor(self, self.accessibleName())
            self.vist.emit()

    def _vis_linje(self, linje: Leselinje) -> None:
        framdrift = _("Linje {n} av {alle}").format(n=self._plass + 1, alle=len(self._linjer))
        status = _("Utelatt. Den står ikke på arket.") if linje.utelatt else ""
        self._framdrift.setText(" · ".join(filter(None, (framdrift, status))))
        self._overskrift.setText(linje.overskrift)
        self._tekst.setText(linje.tekst)
        set_look(self._tekst, "role", "reading-struck" if linje.utelatt else "reading")
        self._merknad.setText(linje.merknad)
        setninger = (hintsetning(h.slag, linje.tekst[h.start : h.slutt]) for h in linje.hint)
        self._hint.setText("\n".join(dict.fromkeys(setninger)))
        self._utelat.setText(_("Ta med igjen") if linje.utelatt else _("Utelat denne"))
        for widget in (self._neste, self._utelat):
            widget.show()
        self._godkjenn.hide()
        self._endre.setVisible(bool(linje.felter) or linje.fase not in (None, 7))
        self._overta.setVisible(linje.leder_skrev and not linje.utelatt)
        self._merknad.setVisible(bool(linje.merknad))
        self._hint.setVisible(bool(self._hint.text()))
        self._forrige.setEnabled(bool(self._lest_hoyt(self._linjer[: self._plass])))
        hort = () if linje.utelatt else (linje.overskrift, linje.tekst, linje.merknad)
        deler = (framdrift, *hort, status)
        self.setAccessibleName(". ".join(filter(None, deler)))

    def _vis_slutt(self) -> None:
        godkjent = self._state.samtale.ark.godkjent
        self._framdrift.setText(_("Alle linjene er lest"))
        self._overskrift.setText("")
        self._tekst.setText(
            _("Lest og godkjent. Arket er ditt.")
            if godkjent
            else _("Kjenner du det igjen? Da er arket lest og godkjent.")
        )
        set_look(self._tekst, "role", "reading")
        skjult = (self._neste, self._utelat, self._endre, self._overta, self._merknad, self._hint)
        for widget in skjult:
            widget.hide()
        self._godkjenn.setVisible(not godkjent)
        self._forrige.setEnabled(bool(self._lest_hoyt(self._linjer)))
        self.setAccessibleName(f"{self._framdrift.text()}. {self._tekst.text()}")

    def _vis_felter(self) -> None:
        tom_layout(self._felter)
        if not self._redigerer:
            return
        for sti in self._linjer[self._plass].felter:
            felt = Tekstfelt(hent(self._state.samtale, sti))
            felt.redigert.connect(partial(self._state.sett, sti))
            self._felter.addWidget(Felt(feltnavn(sti), felt, finn=self._state.hint))

    def _on_utelat(self) -> None:
        linje = self._linjer[self._plass]
        if linje.utelatt:
            self._state.ta_med(linje.sti)
        else:
            self._state.stryk(linje.sti)
        kunngjor(self, self._framdrift.text())

    def _on_endre(self) -> None:
        linje = self._linjer[self._plass]
        if not linje.felter:
            if linje.fase is not None:
                self.fase_valgt.emit(linje.fase)
            return
        self._redigerer = not self._redigerer
        self._vis_felter()
        felter: list[QWidget] = list(self.findChildren(Tekstfelt))
        mal = felter[0] if self._redigerer and felter else self
        mal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_overta(self) -> None:
        self._state.overta(self._sti)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_godkjenn(self) -> None:
        self._state.godkjenn(True)
        self._vis(les=True)
        self.lukket.emit()


def feltnavn(sti: str) -> str:
    """Return what the field of a path is called."""
    navn = {
        "oppgave": _("Oppgave"),
        "hva_ma_til": _("Hva må til"),
        "ansvarlig": _("Hvem ordner det"),
        "hva": _("Hva"),
        "hvem": _("Hvem"),
    }
    return navn.get(sti.rpartition(".")[2], _("Teksten på linjen"))
