"""The start: three doors of equal weight, and what is kept."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.arkivpost import Arkivpost
from desktop.i18n import _
from desktop.state.hvelv_state import HvelvState
from desktop.state.samtalesok import samtaletekst
from desktop.views.kommune import merke
from desktop.views.widgets import (
    Rutenett,
    Side,
    etikett,
    knapp,
    kort,
    navngi,
    rad,
    tom_layout,
)

if TYPE_CHECKING:
    from desktop.views.samtaleliste import Samtaleliste

PA_KORT = 12  # a card costs a millisecond; more samtaler than this are easier found in a list


class StartView(Side):
    """Doors to a new samtale, the examples and the mulighetsskjema; papers and what is kept below.

    Signals:
        gikk: Through a door; carries the name of the place.
        fortsatte: A draft is opened; carries its id.
        ny_fra_avtale: The next samtale from an agreement; carries the Arkivpost to start from.
        slett_valgt: A samtale is to be erased; carries its id.
        demo_valgt: They want the demo, with what is here locked first.
    """

    gikk = Signal(str)
    fortsatte = Signal(object)
    ny_fra_avtale = Signal(object)
    slett_valgt = Signal(object)
    demo_valgt = Signal()

    def __init__(self, hvelv: HvelvState, parent: QWidget | None = None) -> None:
        super().__init__(parent, bredde=1180)
        navngi(self)
        self._hvelv = hvelv
        self._ny = knapp(_("&Ny samtale"), partial(self.gikk.emit, "ny"), "door", "samtale")
        dorer = Rutenett(280)
        dorer.sett((self._ny, *self._apne_dorer()))
        self._ses_gjennom = kort(
            etikett(_("Mulighetsskjemaet bør ses gjennom.")),
            rad(
                knapp(_("Se gjennom skjemaet"), partial(self.gikk.emit, "mulighetsskjema"), "quiet")
            ),
            rolle="panel",
        )
        kommunen = merke(hvelv.pakker)
        self.legg(
            *((kommunen,) if kommunen else ()),
            etikett(_("Hva vil dere gjøre?"), "title"),
            dorer,
            rad(*self._mindre_dorer()),
            self._ses_gjennom,
        )
        self._liste: Samtaleliste | None = None
        self._utkast = QVBoxLayout()
        self._avtaler = QVBoxLayout()
        self._listeplass = QVBoxLayout()
        for liste in (self._utkast, self._avtaler, self._listeplass):
            liste.setSpacing(8)
            self.layout_.addLayout(liste)
        self.fyll()
        hvelv.endret.connect(self._vis)
        self._vis()

    def _apne_dorer(self) -> Iterator[QWidget]:
        """Make the doors to the rooms the municipality has not closed."""
        if self._hvelv.pakker.apent("eksempler"):
            yield knapp(_("&Eksempler"), partial(self.gikk.emit, "eksempler"), "door", "ark")
        if self._hvelv.pakker.apent("mulighetsskjema"):
            yield knapp(
                _("&Mulighetsskjema"), partial(self.gikk.emit, "mulighetsskjema"), "door", "liste"
            )

    def _mindre_dorer(self) -> Iterator[QWidget]:
        lag = self._hvelv.pakker
        if lag.apent("papir"):
            yield knapp(_("&Papirutgave"), partial(self.gikk.emit, "papir"), tegn="skriv_ut")
        if self._hvelv.demo and lag.apent("presentasjon"):
            yield knapp(_("Vis fr&am for andre"), partial(self.gikk.emit, "presentasjon"))
        if not self._hvelv.demo and lag.apent("demo"):
            yield knapp(_("Lås, og se en &demo"), self.demo_valgt.emit, tegn="las")

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._ny

    def _vis(self) -> None:
        apent = self._hvelv.pakker.apent("mulighetsskjema")
        self._ses_gjennom.setVisible(apent and self._hvelv.katalog.gjennomgang_forfalt)
        poster = self._hvelv.poster()
        mange = len(poster) > PA_KORT
        self._vis_kort([] if mange else poster)
        self._vis_liste(poster if mange else [])
        if not poster:
            self._utkast.addWidget(
                etikett(
                    _("Her ligger ingenting. En samtale dere begynner på, dukker opp her."), "hint"
                )
            )

    def _vis_kort(self, poster: list[Arkivpost]) -> None:
        for liste, overskrift, lag, vises in (
            (self._utkast, _("Fortsett"), self._utkastkort, _er_utkast),
            (self._avtaler, _("Avtaler og oppfølging"), self._avtalekort, _er_beholdt),
        ):
            tom_layout(liste)
            kort_ = [lag(p) for p in poster if vises(p)]
            if kort_:
                liste.addWidget(etikett(overskrift, "heading"))
            for ett in kort_:
                liste.addWidget(ett)

    def _vis_liste(self, poster: list[Arkivpost]) -> None:
        if self._liste is None:
            if not poster:
                return
            from desktop.views.samtaleliste import Samtaleliste

            self._liste = Samtaleliste()
            self._liste.fortsatte.connect(self.fortsatte)
            self._liste.ny_fra_avtale.connect(self.ny_fra_avtale)
            self._liste.slett_valgt.connect(self.slett_valgt)
            self._listeplass.addWidget(self._liste)
        self._liste.vis(poster)
        self._liste.setVisible(bool(poster))

    def _utkastkort(self, post: Arkivpost) -> QWidget:
        return self._kort(post, knapp(_("Fortsett"), partial(self.fortsatte.emit, post.id)))

    def _avtalekort(self, post: Arkivpost) -> QWidget:
        start = knapp(_("Start neste samtale"), partial(self._on_neste, post))
        knapper = [start]
        if post.slag == "samtale":
            knapper.append(knapp(_("Se samtalen"), partial(self.fortsatte.emit, post.id), "quiet"))
        return self._kort(post, *knapper)

    def _kort(self, post: Arkivpost, *knapper: QPushButton) -> QWidget:
        tittel, om = samtaletekst(post)
        slett = knapp(_("Slett"), partial(self._on_slett, post.id), "quiet")
        for button in (*knapper, slett):
            button.setAccessibleName(f"{button.text()}: {tittel}")
        return kort(etikett(tittel, "subheading"), etikett(om, "hint"), rad(*knapper, slett))

    def _on_neste(self, post: Arkivpost) -> None:
        self.ny_fra_avtale.emit(post)

    def _on_slett(self, samtale_id: UUID) -> None:
        self.slett_valgt.emit(samtale_id)


def _er_utkast(post: Arkivpost) -> bool:
    return post.slag == "utkast"


def _er_beholdt(post: Arkivpost) -> bool:
    return post.slag != "utkast"
