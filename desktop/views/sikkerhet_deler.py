"""Parts the security page is made of: what is ticked, what is asked before it is done, times and room."""

from collections.abc import Callable, Iterable
from datetime import datetime
from decimal import Decimal
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.domain import oppbevaring
from desktop.domain.arkivpost import Arkivpost
from desktop.i18n import _, format_date, format_number, format_time, format_weekday, ngettext
from desktop.views.felter import Avkryssing
from desktop.views.widgets import etikett, knapp, kort, kunngjor, rad, tom_layout

_KILO = 1024


class Sporsmal(QFrame):
    """A calm card that asks before something is done: what happens, and two buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._gjor: Callable[[], object] | None = None
        self._fra: QWidget | None = None
        self._tittel = etikett("", "subheading")
        self._linjer = etikett("")
        self._ja = knapp("", self._on_ja, "primary")
        self._nei = knapp(_("Avbryt"), self._on_nei)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        for del_ in (self._tittel, self._linjer, rad(self._ja, self._nei)):
            layout.addWidget(del_)
        self.hide()

    def spor(self, tittel: str, linjer: Iterable[str], ja: str, gjor: Callable[[], object]) -> None:
        """Ask, with the keyboard on the way out."""
        self._gjor, self._fra = gjor, QApplication.focusWidget()
        self._tittel.setText(tittel)
        self._linjer.setText("\n".join(linjer))
        self._ja.setText(ja)
        self._ja.setAccessibleDescription(self._linjer.text())
        self.show()
        self._nei.setFocus()
        QTimer.singleShot(0, self, self._kom_i_sikte)  # when it has its place
        kunngjor(self, f"{tittel} {self._linjer.text()}")

    def _kom_i_sikte(self) -> None:
        side = self.parentWidget()
        while side is not None and not isinstance(side, QScrollArea):
            side = side.parentWidget()
        if side is not None:
            side.ensureWidgetVisible(self, 0, 24)

    def _on_ja(self) -> None:
        gjor, self._gjor = self._gjor, None
        self._lukk()
        if gjor is not None:
            gjor()

    def _on_nei(self) -> None:
        self._gjor = None
        self._lukk()

    def _lukk(self) -> None:
        """Give the keyboard back to where the question came from."""
        fra, self._fra = self._fra, None
        self.hide()
        if fra is not None and isValid(fra):
            fra.setFocus()


class Samtaleliste(QWidget):
    """Samtaler to tick, in the chains that follow each other; never found by a name.

    Signals:
        endret: Others are ticked.
    """

    endret = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._bokser: dict[UUID, Avkryssing] = {}
        self._rader = QVBoxLayout(self)
        self._rader.setContentsMargins(0, 0, 0, 0)
        self._rader.setSpacing(8)

    def vis(self, poster: Iterable[Arkivpost]) -> None:
        """Show these; what was ticked before stays ticked."""
        valgte = self.valgte()
        tom_layout(self._rader)
        self._bokser = {}
        for kjede in oppbevaring.kjeder(poster):
            self._rader.addWidget(self._kjede(kjede))
        if not self._bokser:
            self._rader.addWidget(etikett(_("Ingen samtaler er lagret."), "hint"))
        for id_ in valgte & set(self._bokser):
            self._bokser[id_].setChecked(True)

    def valgte(self) -> set[UUID]:
        """Return what is ticked."""
        return {id_ for id_, boks in self._bokser.items() if boks.isChecked()}

    def forste(self) -> QWidget | None:
        """Return the first box, if there is one."""
        return next(iter(self._bokser.values()), None)

    def _kjede(self, kjede: tuple[Arkivpost, ...]) -> QWidget:
        bokser = [self._boks(post) for post in kjede]
        if len(bokser) == 1:
            return kort(*bokser)
        tekst = _("{n} samtaler som følger hverandre").format(n=len(kjede))
        alle = knapp(
            _("Kryss av alle {n}").format(n=len(kjede)), partial(_kryss_av, bokser), "quiet"
        )
        alle.setAccessibleName(f"{alle.text()}: {samtalenavn(kjede[0])}")
        return kort(etikett(tekst, "hint"), *bokser, rad(alle))

    def _boks(self, post: Arkivpost) -> Avkryssing:
        boks = Avkryssing(f"{samtalenavn(post)} · {hva_er_lagret(post)}")
        boks.toggled.connect(self.endret)
        self._bokser[post.id] = boks
        return boks


def _kryss_av(bokser: list[Avkryssing]) -> None:
    pa = not all(boks.isChecked() for boks in bokser)
    for boks in bokser:
        boks.setChecked(pa)


def samtalenavn(post: Arkivpost) -> str:
    """Return the name on the sheet and the day, as the start shows it."""
    dato, navn = format_weekday(post.samtale.dato), post.samtale.ansatt.navn.strip()
    return f"{navn}, {dato}" if navn else _("Samtale {dato}").format(dato=dato)


def hva_er_lagret(post: Arkivpost) -> str:
    """Return what is kept of a samtale."""
    slag = {
        "utkast": _("utkast"),
        "avtale": _("bare avtalen"),
        "samtale": _("hele samtalen"),
    }
    return _("{slag}, endret {tid}").format(slag=slag[post.slag], tid=tidspunkt(post.endret))


def tidspunkt(nar: datetime) -> str:
    """Write a time where the user is: «25. november 2026 kl. 14.05»."""
    her = nar.astimezone()
    return _("{dato} kl. {tid}").format(dato=format_date(her.date()), tid=format_time(her))


def plass(byte: int) -> str:
    """Write how much room something takes."""
    kilo = Decimal(byte) / _KILO
    if kilo < _KILO:
        return _("{tall} kB").format(tall=max(1, round(kilo)))
    return _("{tall} MB").format(tall=format_number(round(kilo / _KILO, 1)))


def antall_samtaler(n: int) -> str:
    """Write a number of samtaler."""
    return ngettext("{n} samtale", "{n} samtaler", n).format(n=n)
