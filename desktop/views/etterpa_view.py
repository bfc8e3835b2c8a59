"""Afterwards: the two choose together, once, what stays."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.arkivpost import Arkivpost, Slag
from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _, format_date
from desktop.state.hvelv_state import HvelvState
from desktop.state.samtale_state import SamtaleState
from desktop.views.angrefrist import ANGREFRIST_MS
from desktop.views.levende import om_levende
from desktop.views.status import Status
from desktop.views.widgets import Rutenett, Side, etikett, knapp, kort, navngi, rad


class EtterpaView(Side):
    """Three equal choices, each with what it means and when it is erased.

    Signals:
        ferdig: A choice is made; carries a sentence about it.
        slettet: The samtale is out of sight, to be erased; carries what it was, for one who regrets.
        tilbake: They want to look at the samtale again.
    """

    ferdig = Signal(str)
    slettet = Signal(list)
    tilbake = Signal()

    def __init__(
        self, hvelv: HvelvState, state: SamtaleState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, bredde=1180)
        navngi(self)
        self._hvelv, self._state = hvelv, state
        self._slettes = hvelv.slettes_etter(state.samtale)
        dato = format_date(self._slettes)
        self._tilbake = knapp(
            _("&Tilbake til samtalen"), self.tilbake.emit, "quiet", tegn="tilbake"
        )
        self.legg(
            rad(self._tilbake),  # on top: it has the keys first, and the choices stay in sight
            etikett(_("Hva skal bli liggende?"), "title"),
            etikett(_("Velg sammen. Den ansatte har siste ord."), "lead"),
        )
        if not state.post.skrevet_ut:
            self.legg(etikett(_("Arket er ikke skrevet ut eller lagret ennå. Trengs det?"), "hint"))
        nett = Rutenett(300)
        nett.sett(
            (
                self._kort(
                    _("Slett alt nå"),
                    _(
                        "Ingenting blir liggende i programmet. Papir og filer dere har lagret selv, er dine."
                    ),
                    _("Slettes nå. Du kan angre i {n} sekunder.").format(n=ANGREFRIST_MS // 1000),
                    self._on_slett,
                ),
                self._kort(
                    _("Behold avtalen til neste samtale"),
                    _(
                        "Det dere skal prøve, og når dere møtes. Jobblista og ordene dine slettes nå."
                    ),
                    _("Slettes {dato}").format(dato=dato),
                    self._on_avtale,
                ),
                self._kort(
                    _("Behold samtalen til neste samtale"),
                    _("Alt dere har skrevet, ligger låst på denne maskinen."),
                    _("Slettes {dato}").format(dato=dato),
                    self._on_samtale,
                ),
            )
        )
        self._status = Status()
        self._opptatt = False
        self.legg(nett, self._status)
        self.fyll()

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts: not on a choice."""
        return self._tilbake

    def _kort(self, tittel: str, tekst: str, slettes: str, gjor: object) -> QWidget:
        button = knapp(tittel)
        button.clicked.connect(gjor)
        ramme = kort(etikett(tittel, "heading"), etikett(tekst), etikett(slettes, "subheading"))
        layout = ramme.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - kort makes one
        layout.addStretch(1)
        layout.addWidget(rad(button))
        return ramme

    def _on_slett(self) -> None:
        if self._begynn():
            self._hvelv.slett(
                [self._state.post.id],
                om_levende(self, self._on_slettet),
                om_levende(self, self._on_feilet),
            )

    def _on_slettet(self, poster: list[Arkivpost]) -> None:
        self._hvelv.lukk_samtale(lagre=False)
        self.slettet.emit(poster)

    def _on_avtale(self) -> None:
        self._behold("avtale", _("Avtalen er beholdt. Den slettes {dato}."))

    def _on_samtale(self) -> None:
        self._behold("samtale", _("Samtalen er beholdt. Den slettes {dato}."))

    def _behold(self, slag: Slag, tekst: str) -> None:
        if self._begynn():
            beholdt = tekst.format(dato=format_date(self._slettes))
            self._hvelv.behold(
                self._state,
                slag,
                om_levende(self, lambda _: self.ferdig.emit(beholdt)),
                om_levende(self, self._on_feilet),
            )

    def _begynn(self) -> bool:
        """Tell whether a choice can be made: there is none on its way already."""
        ledig, self._opptatt = not self._opptatt, True
        self._status.vis("")
        return ledig

    def _on_feilet(self, error: DesktopError) -> None:
        self._opptatt = False
        self._status.vis(feiltekst(error), "error")
