"""Fields: what people write and choose in, each with a name, a hint and a calm word when it is wrong."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import zip_longest

from PySide6.QtCore import QDate, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCalendarWidget,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from desktop.domain.periode import FORSTE_AR, SISTE_AR
from desktop.i18n import (
    _,
    format_number,
    format_short_date,
    ngettext,
    parse_date,
    parse_number,
)
from desktop.views.fjern import fjernknapp, legger_til
from desktop.views.flyt import Flyt
from desktop.views.hintlinje import Finner, Hintlinje
from desktop.views.skrivelinje import Skrivelinje
from desktop.views.tegn import Tegn, Tegnverktoy
from desktop.views.widgets import etikett, knapp, kunngjor, rad, set_tone, tom_layout

MAKS_TEGN = 2000
EN_LINJE = 36  # times the height of an x: words by a box that are given a line of their own
HEL_DATO = re.compile(r"\D(19|2[01])\d\d$|^\d{4}-\d\d-\d\d$")
_HEMMELIG = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


def uten_forslag(widget: QWidget) -> None:
    """Keep keyboards from learning and suggesting what is typed in a field, and in those in it."""
    for felt in (widget, *widget.findChildren(QLineEdit), *widget.findChildren(QAbstractSpinBox)):
        felt.setInputMethodHints(felt.inputMethodHints() | _HEMMELIG)


def med_tastene(widget: QWidget) -> QWidget:
    """Return what gets the keys when a widget does: the label and the error belong to that."""
    inni = widget.focusProxy()
    return widget if inni is None else med_tastene(inni)


class Felt(QWidget):
    """A label above a field, with a hint and, when needed, what is wrong with it."""

    def __init__(
        self, navn: str, felt: QWidget, hint: str = "", finn: Finner | None = None
    ) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.felt = felt
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        label = etikett(navn, "subheading")
        self._med_tastene = med_tastene(felt)
        label.setBuddy(self._med_tastene)
        felt.setAccessibleName(navn)
        layout.addWidget(label)
        self._hint = hint
        if hint:
            layout.addWidget(etikett(hint, "hint"))
            felt.setAccessibleDescription(hint)
        layout.addWidget(felt)
        if finn and isinstance(felt, QLineEdit | QPlainTextEdit):
            layout.addWidget(Hintlinje(felt, finn))
        self._feil = etikett("", "hint")
        set_tone(self._feil, "error")
        self._feil.hide()
        layout.addWidget(self._feil)
        self.setFocusProxy(felt)
        if isinstance(felt, Tallfelt):
            felt.ugyldig.connect(self.vis_feil)
        elif isinstance(felt, Linjefelt | Tekstfelt):
            layout.addWidget(Plassord(felt))

    def vis_feil(self, tekst: str) -> None:
        """Say what is wrong beside the field, or nothing."""
        self._feil.setText(tekst)
        self._feil.setVisible(bool(tekst))
        set_tone(self._med_tastene, "error" if tekst else "")
        beskrivelse = _("Feil: {tekst}").format(tekst=tekst) if tekst else self._hint
        self.felt.setAccessibleDescription(beskrivelse)


class Linjefelt(Skrivelinje):
    """One line of text that gives no suggestions and takes what a file can carry.

    Signals:
        redigert: Somebody wrote; carries the text.
        kuttet: There was no room for all that was written or pasted; carries the room.
    """

    redigert = Signal(str)
    kuttet = Signal(int)

    def __init__(self, tekst: str = "", maks: int = MAKS_TEGN) -> None:
        super().__init__(tekst)
        self.setMaxLength(maks)
        self.setInputMethodHints(_HEMMELIG)
        self.skrevet.connect(self.redigert)
        self.inputRejected.connect(lambda: self.kuttet.emit(self.maxLength()))

    def vis(self, tekst: str) -> None:
        """Show the text, without moving the caret of one who types it."""
        if tekst != self.text() and not (self.hasFocus() and self.isModified()):
            self.setText(tekst)
            self.setCursorPosition(0)  # a text that is too long shows how it begins


class Sokefelt(Linjefelt):
    """Words to look for; Enter and the down arrow go on to what was found.

    Signals:
        ned: Go to the first thing that was found.
    """

    ned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave for what was found; everything else is typed."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ned.emit()
        else:
            super().keyPressEvent(event)


class Tekstfelt(QPlainTextEdit):
    """Several lines of text; grows with what is written, and Tab leaves it.

    Signals:
        redigert: Somebody wrote; carries the text.
        kuttet: There was no room for all that was written or pasted; carries the room.
    """

    redigert = Signal(str)
    kuttet = Signal(int)

    def __init__(self, tekst: str = "", linjer: int = 2, maks: int = MAKS_TEGN) -> None:
        super().__init__(tabChangesFocus=True)
        self._linjer, self._maks = linjer, maks
        self.setInputMethodHints(_HEMMELIG)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPlainText(tekst)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(partial(QTimer.singleShot, 0, self, self._i_sikte))
        self._tilpass()

    def vis(self, tekst: str) -> None:
        """Show the text, without moving the caret of one who types it."""
        if tekst != self.toPlainText() and not self.hasFocus():
            self.blockSignals(True)
            self.setPlainText(tekst)
            self.blockSignals(False)
            self._tilpass()

    def text(self) -> str:
        """Return what is written."""
        return self.toPlainText()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the height anew when the lines break elsewhere."""
        super().resizeEvent(event)
        self._tilpass()

    def _on_text_changed(self) -> None:
        if len(self.toPlainText()) > self._maks:
            self._klipp()
            return
        self._tilpass()
        self.redigert.emit(self.toPlainText())

    def _i_sikte(self) -> None:
        """Roll the page along with the caret, and with what is said below the field."""
        rull = _rullefelt(self)
        innhold = rull and rull.widget()
        if rull is not None and innhold is not None and self.hasFocus():
            plass = self.mapTo(innhold, self.cursorRect().bottomLeft())
            rull.ensureVisible(plass.x(), plass.y(), 0, 3 * self.fontMetrics().lineSpacing())

    def _klipp(self) -> None:
        plass = self.textCursor().position()
        self.setPlainText(self.toPlainText()[: self._maks])
        cursor = self.textCursor()
        cursor.setPosition(min(plass, self._maks))
        self.setTextCursor(cursor)
        self.kuttet.emit(self._maks)

    def _tilpass(self) -> None:
        linjer = max(self._linjer, min(int(self.document().size().height()), 12))
        hoyde = self.fontMetrics().lineSpacing() * linjer + 28
        if hoyde != self.minimumHeight():
            self.setFixedHeight(hoyde)


def _rullefelt(widget: QWidget) -> QScrollArea | None:
    """Return the nearest thing around a widget that rolls."""
    mor = widget.parentWidget()
    return mor if mor is None or isinstance(mor, QScrollArea) else _rullefelt(mor)


class Plassord(QWidget):
    """Says that there was no room for all that was written, until some of it is taken away."""

    def __init__(self, felt: Linjefelt | Tekstfelt) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._felt, self._lengst = felt, 0
        self.tekst = etikett("", "hint")
        set_tone(self.tekst, "error")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tekst)
        self.hide()
        felt.kuttet.connect(self._on_kuttet)
        felt.redigert.connect(self._on_redigert)

    def _on_kuttet(self, maks: int) -> None:
        tekst = ngettext(
            "Her er det plass til {n} tegn. Resten kom ikke med.",
            "Her er det plass til {n} tegn. Resten kom ikke med.",
            maks,
        )
        self.tekst.setText(tekst.format(n=maks))
        self.show()
        kunngjor(self._felt, self.tekst.text())

    def _on_redigert(self, tekst: str) -> None:
        if len(tekst) < self._lengst:
            self.hide()
        self._lengst = len(tekst)


class Tallfelt(Skrivelinje):
    """A number as people write it: «4,5»; an empty field is no number.

    A number that does not fit leaves what was there before, not the digits that still did.
    """

    redigert = Signal(object)  # Decimal | None
    ugyldig = Signal(str)

    def __init__(
        self,
        maks: Decimal = Decimal(168),
        verdi: Decimal | None = None,
        *,
        hele_fra: int | None = None,
    ) -> None:
        super().__init__()
        self._maks = maks
        self._hele_fra = hele_fra  # the least, where only whole numbers are taken
        self._for: Decimal | None = None
        self.setMaxLength(8)
        self.setInputMethodHints(_HEMMELIG | Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.vis(verdi)
        self.skrevet.connect(self._on_edited)

    def vis(self, verdi: Decimal | None) -> None:
        """Show a number."""
        tekst = "" if verdi is None else format_number(verdi)
        if not self.hasFocus() and parse_number(self.text()) != verdi:
            self.setText(tekst)
            set_tone(self, "")
            self.ugyldig.emit("")
        if not self.isModified():
            self._for = verdi

    def sett_maks(self, maks: Decimal) -> None:
        """Say the most it may be."""
        self._maks = maks

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember what is there before anything is typed."""
        super().focusInEvent(event)
        if self.gyldig():
            self._for = self.verdi()
        self.setModified(False)

    def verdi(self) -> Decimal | None:
        """Return the number, or ``None``."""
        return parse_number(self.text())

    def gjeldende(self) -> Decimal | None:
        """Return the number that holds: what was there before when what is written does not fit."""
        return self.verdi() if self.gyldig() else self._for

    def gyldig(self) -> bool:
        """Tell whether what is written is a number that fits, or nothing."""
        verdi = parse_number(self.text())
        if verdi is None:
            return not self.text().strip()
        if self._hele_fra is not None and (verdi < self._hele_fra or verdi != int(verdi)):
            return False
        return verdi <= self._maks and verdi == round(verdi, 2)

    def _on_edited(self, _tekst: str) -> None:
        gyldig = self.gyldig()
        set_tone(self, "" if gyldig else "error")
        melding = "" if gyldig else self._grensetekst()
        self.beskriv_feil(melding)
        self.setToolTip(melding)
        self.ugyldig.emit(melding)
        self.redigert.emit(self.gjeldende())

    def _grensetekst(self) -> str:
        maks = format_number(self._maks)
        if self._hele_fra is None:
            return _("Skriv et tall mellom 0 og {maks}, for eksempel 4,5.").format(maks=maks)
        return _("Skriv et helt tall mellom {minst} og {maks}.").format(
            minst=self._hele_fra, maks=maks
        )


class Datofelt(QWidget):
    """A date typed as «4.3.» or picked from a calendar; an empty field is no date."""

    redigert = Signal(object)  # date | None

    def __init__(self, verdi: date | None = None) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._verdi = verdi
        self._ugyldig = False  # what is typed is no date
        self._felt = Skrivelinje()
        self._felt.setMaxLength(20)
        self._felt.setInputMethodHints(_HEMMELIG)
        self._felt.setPlaceholderText(_("dd.mm.åååå"))
        self._felt.setMinimumWidth(self._felt.fontMetrics().horizontalAdvance("00.00.00000") + 28)
        self._felt.editingFinished.connect(self._on_ferdig)
        self._felt.skrevet.connect(self._on_tastet)
        self._kalenderknapp = Tegnverktoy("kalender")
        self._kalenderknapp.setAccessibleName(_("Velg dato i kalender"))
        self._kalenderknapp.clicked.connect(self._on_kalender)
        self._feil = etikett("", "hint")
        set_tone(self._feil, "error")
        self._feil.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(rad(self._felt, self._kalenderknapp, til_slutt=False))
        layout.addWidget(self._feil)
        self.setFocusProxy(self._felt)
        self._skriv()

    def setAccessibleName(self, name: str) -> None:
        """Name the field itself."""
        super().setAccessibleName(name)
        self._felt.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the field itself."""
        super().setAccessibleDescription(description)
        self._felt.setAccessibleDescription(description)

    def vis(self, verdi: date | None) -> None:
        """Show a date."""
        if verdi != self._verdi and not self._felt.hasFocus():
            self._verdi = verdi
            self._skriv()

    def verdi(self) -> date | None:
        """Return the date, or ``None``."""
        return self._verdi

    def vis_feil(self, tekst: str) -> None:
        """Say what is wrong with the date, or nothing."""
        self._feil.setText(tekst)
        self._feil.setVisible(bool(tekst))
        set_tone(self._felt, "error" if tekst else "")
        self._felt.beskriv_feil(tekst)

    def _skriv(self) -> None:
        self._felt.setText(format_short_date(self._verdi) if self._verdi else "")
        self.vis_feil("")

    def _on_tastet(self, tekst: str) -> None:
        """Take a whole date at once, so that nothing is lost if the window closes now."""
        verdi = parse_date(tekst, date.today()) if HEL_DATO.search(tekst) else None  # noqa: DTZ011
        if verdi is not None and verdi != self._verdi:
            self._verdi = verdi
            self.vis_feil("")
            self.redigert.emit(verdi)

    def _on_ferdig(self) -> None:
        tekst = self._felt.text().strip()
        verdi = parse_date(tekst, date.today())  # noqa: DTZ011 - a date on paper has no zone
        if tekst and verdi is None:
            self._ugyldig = True
            self.vis_feil(_("Skriv datoen som dag, måned og år, for eksempel 4.3.2026."))
            return
        self._sett(verdi)

    def _sett(self, verdi: date | None) -> None:
        endret = verdi != self._verdi
        self._verdi = verdi
        if endret or self._ugyldig:  # else what the form says about the date still holds
            self.vis_feil("")
        self._ugyldig = False
        self._felt.setText(format_short_date(verdi) if verdi else "")
        if endret:
            self.redigert.emit(verdi)

    def _on_kalender(self) -> None:
        meny = QMenu(self)
        kalender = QCalendarWidget()
        kalender.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        kalender.setDateRange(QDate(FORSTE_AR, 1, 1), QDate(SISTE_AR, 12, 31))
        uten_forslag(kalender)
        valgt = self._verdi or date.today()  # noqa: DTZ011
        kalender.setSelectedDate(QDate(valgt.year, valgt.month, valgt.day))
        handling = QWidgetAction(meny)
        handling.setDefaultWidget(kalender)
        meny.addAction(handling)
        kalender.activated.connect(self._on_dag)
        kalender.clicked.connect(self._on_dag)
        kalender.clicked.connect(meny.close)
        kalender.activated.connect(meny.close)
        meny.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _on_dag(self, dag: QDate) -> None:
        self._sett(date(dag.year(), dag.month(), dag.day()))


class Avkryssing(QWidget):
    """A box to tick, with words that break into lines and take a press too."""

    toggled = Signal(bool)

    def __init__(self, tekst: str, beskrivelse: str = "") -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._boks = QCheckBox()
        self._boks.setAccessibleName(tekst)
        self._boks.setAccessibleDescription(beskrivelse)
        self._boks.toggled.connect(self.toggled)
        self._ord = etikett(tekst)
        self._ord.setBuddy(self._boks)
        self._ord.installEventFilter(self)
        self.setFocusProxy(self._boks)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._boks, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._ord, 1)

    def sizeHint(self) -> QSize:
        """Ask for one line for the words, when they are few."""
        hint, ord_ = super().sizeHint(), self._ord
        linje = ord_.fontMetrics().horizontalAdvance(f"{ord_.text()} ")
        boks = self._boks.sizeHint().width() + 4
        return hint.expandedTo(QSize(boks + min(linje, EN_LINJE * ord_.fontMetrics().xHeight()), 0))

    def isChecked(self) -> bool:  # noqa: N802 - as Qt's own box
        """Tell whether it is ticked."""
        return self._boks.isChecked()

    def setChecked(self, pa: bool) -> None:  # noqa: N802 - as Qt's own box
        """Tick it, or not."""
        self._boks.setChecked(pa)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a press on the words tick the box."""
        if event.type() == QEvent.Type.MouseButtonRelease and self._boks.isEnabled():
            self._boks.toggle()
            return True
        return super().eventFilter(watched, event)


class Valgrekke(QWidget):
    """Some answers beside each other, of which one, or none, is chosen."""

    valgt = Signal(object)

    def __init__(
        self,
        navn: str,
        valg: Sequence[tuple[object, str]],
        tegn: Sequence[Tegn] = (),
        *,
        kan_velges_bort: bool = True,
    ) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.setAccessibleName(navn)
        self._bort = kan_velges_bort
        self._verdier = [verdi for verdi, _tekst in valg]
        # Not a QButtonGroup: it leaves all but the chosen one out of the reach of Tab.
        self._knapper: list[QPushButton] = []
        layout = Flyt(self)
        for n, ((_verdi, tekst), ikon) in enumerate(zip_longest(valg, tegn)):
            button = knapp(tekst, rolle="chip", tegn=ikon)
            button.setCheckable(True)
            button.setAccessibleDescription(navn)
            button.clicked.connect(partial(self._on_klikk, n))
            self._knapper.append(button)
            layout.addWidget(button)

    def legg_ved(self, widget: QWidget) -> None:
        """Put something that belongs to the answers after them."""
        lag = self.layout()
        assert lag is not None  # noqa: S101 - made above
        lag.addWidget(widget)

    def vis(self, verdi: object) -> None:
        """Show which one is chosen."""
        for button, mulig in zip(self._knapper, self._verdier, strict=True):
            button.setChecked(mulig == verdi)

    def knapper(self) -> list[QPushButton]:
        """Return the buttons, in order."""
        return list(self._knapper)

    def _on_klikk(self, nummer: int) -> None:
        pa = self._knapper[nummer].isChecked() or not self._bort
        verdi = self._verdier[nummer] if pa else None
        self.vis(verdi)
        self.valgt.emit(verdi)


class Linjeliste(QWidget):
    """A list of lines that can be written, added and removed.

    Signals:
        redigert: Somebody types; carries the number and the text.
        fjernet: A line is to go; carries its number.
        lagt_til: A line is wanted.
    """

    redigert = Signal(int, str)
    fjernet = Signal(int)
    lagt_til = Signal()

    def __init__(self, tittel: str, legg_til: str, skrivebeskyttet: bool, finn: Finner) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._tittel, self._las, self._finn = tittel, skrivebeskyttet, finn
        self._felter: list[Linjefelt] = []
        self._rader = QVBoxLayout()
        self._rader.setSpacing(8)
        self._ny = legger_til(knapp(legg_til, self._on_ny, tegn="pluss"), tittel)
        self._ny.setEnabled(not skrivebeskyttet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(etikett(tittel, "heading"))
        layout.addLayout(self._rader)
        layout.addWidget(rad(self._ny))

    def vis(self, tekster: Sequence[str]) -> None:
        """Show the lines, without moving the caret of one who types."""
        if len(tekster) != len(self._felter):
            tom_layout(self._rader)
            self._felter = [self._rad(n) for n in range(len(tekster))]
        for felt, tekst in zip(self._felter, tekster, strict=True):
            felt.vis(tekst)

    def _rad(self, n: int) -> "Linjefelt":
        navn = f"{self._tittel} {n + 1}"
        felt = Linjefelt()
        felt.setAccessibleName(navn)
        felt.setReadOnly(self._las)
        felt.redigert.connect(partial(self.redigert.emit, n))
        fjern = fjernknapp(
            _("Fjern"),
            _("Fjern: {linje}").format(linje=navn),
            self._tittel,
            partial(self.fjernet.emit, n),
        )
        fjern.setEnabled(not self._las)
        linje_ = QWidget()
        linje_.setProperty("role", "clear")
        layout = QHBoxLayout(linje_)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(felt, 1)
        layout.addWidget(fjern)
        self._rader.addWidget(linje_)
        self._rader.addWidget(Hintlinje(felt, self._finn))
        return felt

    def _on_ny(self) -> None:
        self.lagt_til.emit()
        if self._felter:
            self._felter[-1].setFocus(Qt.FocusReason.OtherFocusReason)


class Passordfelt(QWidget):
    """A passphrase, hidden until one asks to see it."""

    endret = Signal()
    ferdig = Signal()

    def __init__(self, navn: str) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._felt = Skrivelinje()
        self._felt.setEchoMode(QLineEdit.EchoMode.Password)
        self._felt.setAccessibleName(navn)
        self._felt.setInputMethodHints(_HEMMELIG)
        self._felt.skrevet.connect(self._on_tekst)
        self._felt.returnPressed.connect(self.ferdig)
        self._vis = knapp(_("Vis passordet"), rolle="quiet")
        self._vis.setCheckable(True)
        self._vis.toggled.connect(self._on_vis)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._felt, 1)
        layout.addWidget(self._vis)
        self.setFocusProxy(self._felt)

    def setAccessibleName(self, name: str) -> None:
        """Name the field itself."""
        super().setAccessibleName(name)
        self._felt.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the field itself."""
        super().setAccessibleDescription(description)
        self._felt.setAccessibleDescription(description)

    def text(self) -> str:
        """Return what is typed."""
        return self._felt.text()

    def tom(self) -> None:
        """Forget what is typed, and hide what comes next."""
        self._felt.clear()
        self._vis.setChecked(False)

    def marker(self) -> None:
        """Mark what is typed, so that the next sign takes its place."""
        self._felt.selectAll()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the field."""
        self._felt.setFocus(event.reason())

    def _on_tekst(self, _tekst: str) -> None:
        self.endret.emit()

    def _on_vis(self, synlig: bool) -> None:
        modus = QLineEdit.EchoMode.Normal if synlig else QLineEdit.EchoMode.Password
        self._felt.setEchoMode(modus)
        self._vis.setText(_("Skjul passordet") if synlig else _("Vis passordet"))
