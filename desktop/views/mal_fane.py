"""The workplace's own job templates: made, edited and deleted."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.jobbmal import EgenMal
from desktop.i18n import _, format_number, ngettext
from desktop.state.hvelv_state import HvelvState
from desktop.views.katalog_filer import Katalogfiler
from desktop.views.katalog_liste import Katalogliste, Listerad
from desktop.views.mal_felter import Malfelter
from desktop.views.todelt import Todelt
from desktop.views.widgets import Melding, etikett, knapp, rad


class Malfane(QWidget):
    """The list of templates, and the fields of the one in front."""

    def __init__(self, hvelv: HvelvState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._hvelv, self._state = hvelv, hvelv.maler
        self._maler: dict[str, EgenMal] = {}
        self._liste = Katalogliste(_("Jobbmaler"))
        self._felter = Malfelter(self._state)
        self._melding = Melding()
        self._tomt = etikett(
            _(
                "Dere har ingen egne jobbmaler ennå. Lag en her, eller lagre jobblista fra en "
                "samtale. Bare oppgavene og timene blir med."
            ),
            "hint",
        )
        self._ny = knapp(_("&Ny jobbmal"), self._on_ny)
        self._liste.valgt.connect(self._vis_felter)
        self._liste.apnet.connect(self._felter.start)
        self._liste.slettet.connect(self._on_slettet)
        self._felter.slettet.connect(self._on_slettet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(
            etikett(
                _("Et utgangspunkt for jobblista. Bare oppgaver og timer, aldri en person."), "lead"
            )
        )
        self._filer = Katalogfiler(self._state, partial(_, "Jobbmaler"))
        layout.addWidget(rad(self._ny, *self._filer.knapper))
        layout.addWidget(self._filer)
        layout.addWidget(self._tomt)
        layout.addWidget(self._melding)
        layout.addWidget(Todelt(self._liste, self._felter), 1)
        self._state.changed.connect(self._melding.glem)
        self._state.changed.connect(self._vis)
        self._vis()

    def _vis(self) -> None:
        self._maler = {m.id: m for m in self._state.maler}
        self._liste.vis(list(self._maler), self._rad)
        self._tomt.setVisible(not self._maler)
        self._ny.setEnabled(not self._state.skrivebeskyttet)
        self._vis_felter()

    def _vis_felter(self, _kode: str = "") -> None:
        self._felter.vis(self._maler.get(self._liste.kode))

    def _rad(self, kode: str) -> Listerad:
        mal = self._maler[kode]
        n = len(mal.oppgaver)
        oppgaver = ngettext("{n} oppgave", "{n} oppgaver", n).format(n=n)
        timer = _("{timer} t").format(timer=format_number(mal.timer))
        return Listerad(mal.navn, f"{oppgaver} · {timer}")

    def _on_ny(self) -> None:
        kode = self._state.ny(_("Ny jobbmal"), self._hvelv.arbeidsplass.heltid_timer)
        self._liste.velg(kode)
        self._felter.start()

    def _on_slettet(self) -> None:
        mal = self._maler.get(self._liste.kode)
        if mal is not None:
            self._state.fjern(mal.id)
            tekst = _("Slettet: {tekst}").format(tekst=mal.navn)
            self._melding.vis(tekst, "", _("Angre slettingen"), self._state.angre)
            self._liste.start()
