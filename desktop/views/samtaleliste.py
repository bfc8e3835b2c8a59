"""Many samtaler as one list: found by words, and what can be done with the one in front."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.arkivpost import Arkivpost
from desktop.i18n import _, ngettext
from desktop.state.samtalesok import Samtalesok
from desktop.views.felter import Felt, Sokefelt
from desktop.views.katalog_liste import SYNLIGE, Katalogliste, Listerad
from desktop.views.widgets import etikett, knapp, kunngjor, rad, vis_hvis

RADER = 5  # in sight at the least, so that there is room for the buttons below


class _Sok(Sokefelt):
    """Esc takes the words away; where there are none, it covers the screen as elsewhere."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class Samtaleliste(QWidget):
    """A search, the rows, and the buttons of the row in front.

    Signals:
        fortsatte: A draft or a kept samtale is opened; carries its id.
        ny_fra_avtale: The next samtale from an agreement; carries the Arkivpost to start from.
        slett_valgt: A samtale is to be erased; carries its id.
    """

    fortsatte = Signal(object)
    ny_fra_avtale = Signal(object)
    slett_valgt = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._alle = Samtalesok()
        self._sok = _Sok()
        self._antall = etikett("", "hint")
        self._liste = Katalogliste(_("Samtaler"))
        self._liste.setMinimumHeight(self._liste.minimumHeight() * RADER // SYNLIGE)
        self._fortsett = knapp(_("Fortsett"), partial(self._gjor, self._on_fortsett))
        self._neste = knapp(_("Start neste samtale"), partial(self._gjor, self.ny_fra_avtale.emit))
        self._se = knapp(_("Se samtalen"), partial(self._gjor, self._on_fortsett), "quiet")
        self._slett = knapp(_("Slett"), partial(self._gjor, self._on_slett), "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (
            Felt(_("Søk i samtalene (Ctrl+F)"), self._sok),
            self._antall,
            self._liste,
            rad(self._fortsett, self._neste, self._se, self._slett),
        ):
            layout.addWidget(widget)
        self._ledig = QTimer(self, interval=0)
        self._ledig.timeout.connect(self._forbered)
        self._sok.textChanged.connect(self._on_sok)
        self._sok.ned.connect(self._liste.start)
        self._liste.valgt.connect(self._on_valgt)
        self._liste.apnet.connect(self._on_apnet)
        self._liste.doubleClicked.connect(self._on_apnet)
        self._liste.slettet.connect(partial(self._gjor, self._on_slett))
        QShortcut(QKeySequence("Ctrl+F"), self, self._on_finn)

    def vis(self, poster: list[Arkivpost]) -> None:
        """Show these, or those of them that are looked for."""
        self._alle.sett(poster)
        self._filtrer()
        self._on_valgt(self._liste.kode)
        self._ledig.start()

    def _filtrer(self) -> int:
        koder = self._alle.treff(self._sok.text())
        self._liste.vis(koder, self._rad)
        vis_hvis(self._liste, bool(koder))
        tekst = ngettext("{n} samtale", "{n} samtaler", len(koder)).format(n=len(koder))
        tomt = _("Ingen samtaler har disse ordene. Esc i søkefeltet viser alle.")
        self._antall.setText(tekst if koder else tomt)
        return len(koder)

    def _rad(self, kode: str) -> Listerad:
        return Listerad(*self._alle.tekst(kode))

    def _forbered(self) -> None:
        if not self._alle.forbered():
            self._ledig.stop()

    def _on_sok(self) -> None:
        self._filtrer()
        kunngjor(self._antall, self._antall.text())

    def _on_finn(self) -> None:
        self._sok.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._sok.selectAll()

    def _on_valgt(self, kode: str) -> None:
        post = self._alle[kode] if kode else None
        utkast = post is not None and post.slag == "utkast"
        self._fortsett.setVisible(utkast)
        self._neste.setVisible(post is not None and not utkast)
        self._se.setVisible(post is not None and post.slag == "samtale")
        self._slett.setVisible(post is not None)
        tittel = self._alle.tekst(kode).tittel if kode else ""
        for button in (self._fortsett, self._neste, self._se, self._slett):
            button.setAccessibleDescription(tittel)

    def _on_apnet(self) -> None:
        apne = next((b for b in (self._fortsett, self._neste) if not b.isHidden()), None)
        if apne is not None:
            apne.click()

    def _gjor(self, handling: Callable[[Arkivpost], object]) -> None:
        if self._liste.kode:
            handling(self._alle[self._liste.kode])

    def _on_fortsett(self, post: Arkivpost) -> None:
        self.fortsatte.emit(post.id)

    def _on_slett(self, post: Arkivpost) -> None:
        self.slett_valgt.emit(post.id)
