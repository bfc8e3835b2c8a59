"""One task of the job list, answered with keys and moved with keys or the mouse."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.jobbliste import Arbeidsoppgave
from desktop.i18n import _
from desktop.state import innhold
from desktop.state.samtale_state import SamtaleState
from desktop.views.draing import Handtak
from desktop.views.felter import Linjefelt, Plassord, Tallfelt, Valgrekke
from desktop.views.hintlinje import Hintlinje
from desktop.views.tegn import Tegn
from desktop.views.todelt import retning
from desktop.views.widgets import etikett, knapp, rad, set_look, vis_hvis

SMALT = 560  # pixels at 100 per cent
_TASTER = {
    Qt.Key.Key_1: "kan",
    Qt.Key.Key_2: "tilrettelegging",
    Qt.Key.Key_3: "ikke_na",
    Qt.Key.Key_0: "vet_ikke",
}
_PILER = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
SVARTEGN: tuple[Tegn, ...] = ("hel", "halv", "tom", "hjelp")  # full, half, empty, unknown


def svarvalg() -> list[tuple[object, str]]:
    """Return the answers in the order of the keys 1, 2, 3, 0."""
    return [
        ("kan", _("Kan")),
        ("tilrettelegging", _("Kan med tilrettelegging")),
        ("ikke_na", _("Ikke nå")),
        ("vet_ikke", _("Vet ikke")),
    ]


class Oppgaverad(QFrame):
    """One task: name, hours, answer; how much and what it takes when it goes with a change.

    Signals:
        flyttet: Move the row; carries its number and the way, -1 or 1.
        gikk: Go to another row; carries its number and the way.
        slettet: Remove the row; carries its number.
        dratt: The row is dragged; carries its number and where the mouse is on the screen.
        sluppet: It is let go there; carries the same.
    """

    flyttet = Signal(int, int)
    gikk = Signal(int, int)
    slettet = Signal(int)
    dratt = Signal(int, QPoint)
    sluppet = Signal(int, QPoint)

    def __init__(self, n: int, state: SamtaleState) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._n, self._state = n, state
        self._navn = Linjefelt()
        self._navn.setAccessibleName(_("Oppgave {n}").format(n=n + 1))
        self._navn.setPlaceholderText(_("Oppgave, med egne ord"))
        self._navn.redigert.connect(partial(self._on_tekst, "oppgave"))
        self._timer = Tallfelt()
        self._timer.setAccessibleName(_("Timer i uka, oppgave {n}").format(n=n + 1))
        self._timer.setFixedWidth(self._timer.fontMetrics().horizontalAdvance("000,00") + 32)
        self._timer.redigert.connect(self._on_timer)
        self._svar = Valgrekke(_("Svar på oppgave {n}").format(n=n + 1), svarvalg(), SVARTEGN)
        self._svar.valgt.connect(self._on_svar)
        self._hjerte = knapp(_("Gir meg noe"), rolle="chip", tegn="hjerte")
        self._hjerte.setCheckable(True)
        self._hjerte.clicked.connect(self._on_hjerte)
        self._meny = self._lag_meny()
        self._detaljer = self._lag_detaljer()
        handtak = Handtak(_("Dra for å flytte oppgave {n}").format(n=n + 1))
        handtak.dratt.connect(partial(self.dratt.emit, n))
        handtak.sluppet.connect(partial(self.sluppet.emit, n))
        vis_hvis(handtak, not state.skrivebeskyttet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        self._forst = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        hva = QHBoxLayout()
        hva.addWidget(handtak)
        hva.addWidget(self._navn, 1)
        hvor_mye = QHBoxLayout()
        hvor_mye.addWidget(self._timer)
        hvor_mye.addWidget(etikett(_("t i uka"), "hint"), 1)
        hvor_mye.addWidget(self._meny)
        self._forst.addLayout(hva, 1)
        self._forst.addLayout(hvor_mye)
        layout.addLayout(self._forst)
        layout.addWidget(Plassord(self._navn))
        layout.addWidget(Hintlinje(self._navn, state.hint))
        self._svar.legg_ved(self._hjerte)
        layout.addWidget(self._svar)
        layout.addWidget(self._detaljer)
        for felt in (self._navn, self._timer, self._hva):
            felt.installEventFilter(self)
            felt.setReadOnly(state.skrivebeskyttet)
        for button in self._svar.knapper():
            button.installEventFilter(self)
        for widget in (self._svar, self._hjerte, self._meny, self._andel, self._hurtig):
            widget.setEnabled(not state.skrivebeskyttet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the name a line of its own where it is narrow."""
        super().resizeEvent(event)
        self._forst.setDirection(retning(self, SMALT))

    def start(self) -> None:
        """Put the caret in the name."""
        self._navn.setFocus(Qt.FocusReason.OtherFocusReason)

    def vis(self, oppgave: Arbeidsoppgave) -> None:
        """Show the task as the state has it."""
        self._navn.vis(oppgave.oppgave)
        self._timer.vis(oppgave.timer)
        self._svar.vis(oppgave.svar)
        self._hjerte.setChecked(oppgave.gir_noe)
        self._andel.vis(oppgave.andel)
        self._hva.vis(oppgave.hva_ma_til)
        med = oppgave.svar == "tilrettelegging"
        self._detaljer.setVisible(med or bool(oppgave.hva_ma_til))
        self._andel_felt.setVisible(med)
        navn = oppgave.oppgave or _("Oppgave {n}").format(n=self._n + 1)
        svar = dict(svarvalg()).get(oppgave.svar, _("ikke spurt"))
        self.setAccessibleName(f"{navn}: {svar}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with 1, 2, 3 and 0; move between rows and move the row."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        tast = Qt.Key(event.key())
        if self._state.skrivebeskyttet and tast not in _PILER:
            super().keyPressEvent(event)
        elif tast in _TASTER and not alt:
            self._on_svar(_TASTER[tast])
        elif tast in _PILER:
            (self.flyttet if alt else self.gikk).emit(self._n, _PILER[tast])
        elif tast == Qt.Key.Key_Delete:
            self.slettet.emit(self._n)
        elif tast in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.start()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the row has the focus."""
        set_look(self, "focused", True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the row no longer has the focus."""
        set_look(self, "focused", False)
        super().focusOutEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter in a field go to the row, where 1, 2, 3 and 0 answer, and arrows leave an answer.

        Qt would take the arrows from one answer to the next, and the digits after them would
        answer this task once more.
        """
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        tast = Qt.Key(event.key())
        if watched in self._svar.knapper() and tast in _PILER:
            self.keyPressEvent(event)
            return True
        if watched not in self._svar.knapper() and tast in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _lag_meny(self) -> QWidget:
        button = knapp(_("Mer"), rolle="quiet")
        button.setAccessibleName(_("Mer, oppgave {n}").format(n=self._n + 1))
        meny = QMenu(button)
        meny.addAction(_("Flytt opp"), lambda: self.flyttet.emit(self._n, -1))
        meny.addAction(_("Flytt ned"), lambda: self.flyttet.emit(self._n, 1))
        self._belastningsmeny = meny.addMenu(_("Belastning"))
        self._belastningsmeny.aboutToShow.connect(self._on_belastningsmeny)
        meny.addSeparator()
        meny.addAction(_("Fjern oppgaven"), lambda: self.slettet.emit(self._n))
        button.setMenu(meny)
        return button

    def _lag_detaljer(self) -> QWidget:
        self._andel = Valgrekke(
            _("Hvor mye av oppgave {n}").format(n=self._n + 1),
            (
                (Decimal("0.75"), _("Det meste")),
                (Decimal("0.5"), _("Omtrent halvparten")),
                (Decimal("0.25"), _("Litt")),
            ),
        )
        self._andel.valgt.connect(self._on_andel)
        mye = etikett(_("Hvor mye?"), "hint")
        mye.setWordWrap(False)
        self._andel_felt = rad(mye, self._andel, til_slutt=False)
        self._andel.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._hva = Linjefelt()
        self._hva.setAccessibleName(_("Hva må til, oppgave {n}").format(n=self._n + 1))
        self._hva.setPlaceholderText(_("Hva må til? Kort, med egne ord"))
        self._hva.redigert.connect(partial(self._on_tekst, "hva_ma_til"))
        self._hurtig = knapp(_("Velg"))
        meny = QMenu(self._hurtig)
        for tekst in hurtigvalg():
            meny.addAction(tekst, partial(self._on_hurtig, tekst))
        self._hurtig.setMenu(meny)
        self._hurtig.setAccessibleName(_("Velg hva som må til, oppgave {n}").format(n=self._n + 1))
        detaljer = QWidget()
        detaljer.setProperty("role", "clear")
        layout = QVBoxLayout(detaljer)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._andel_felt)
        nederst = QHBoxLayout()
        nederst.addWidget(self._hva, 1)
        nederst.addWidget(self._hurtig)
        layout.addLayout(nederst)
        layout.addWidget(Plassord(self._hva))
        layout.addWidget(Hintlinje(self._hva, self._state.hint))
        return detaljer

    def _sti(self, felt: str) -> str:
        return f"jobbliste.{self._n}.{felt}"

    def _on_tekst(self, felt: str, tekst: str) -> None:
        self._state.sett(self._sti(felt), tekst)

    def _on_timer(self, timer: Decimal | None) -> None:
        self._state.sett(self._sti("timer"), timer)

    def _on_svar(self, svar: object) -> None:
        self._state.svar_oppgave(self._n, svar)

    def _on_andel(self, andel: object) -> None:
        self._state.sett(self._sti("andel"), andel)

    def _on_hjerte(self, pa: bool) -> None:
        self._state.sett(self._sti("gir_noe"), pa)

    def _on_hurtig(self, tekst: str) -> None:
        na = self._state.samtale.jobbliste[self._n].hva_ma_til.strip()
        ny = f"{na}, {tekst}" if na else tekst
        self._state.sett(self._sti("hva_ma_til"), ny)
        self._hva.setText(ny)

    def _on_belastningsmeny(self) -> None:
        meny = self._belastningsmeny
        meny.clear()
        valgte = self._state.samtale.jobbliste[self._n].belastning
        egne = [b for b in valgte if b not in {s.id for s in innhold.belastninger()}]
        for ord_ in (*egne, *(b.id for b in innhold.belastninger())):
            handling = meny.addAction(innhold.belastningstekst(ord_))
            handling.setCheckable(True)
            handling.setChecked(ord_ in valgte)
            handling.toggled.connect(partial(self._on_belastning, ord_))

    def _on_belastning(self, ord_: str, pa: bool) -> None:
        na = self._state.samtale.jobbliste[self._n].belastning
        ny = (*na, ord_) if pa else tuple(b for b in na if b != ord_)
        self._state.sett(self._sti("belastning"), ny)


def hurtigvalg() -> tuple[str, ...]:
    """Return the quick choices for what it takes."""
    return (
        _("annet sted"),
        _("mer tid"),
        _("sammen med noen"),
        _("hjelpemiddel"),
        _("sjeldnere"),
    )
