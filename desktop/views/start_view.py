"""The start: three doors of equal weight, and what is kept."""

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.arkivpost import Arkivpost
from desktop.i18n import _, format_date, format_weekday
from desktop.state import innhold
from desktop.state.hvelv_state import HvelvState
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

FORST_SYNLIGE, FLERE = 30, 100


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
        self._plass = {"utkast": FORST_SYNLIGE, "beholdt": FORST_SYNLIGE}
        self._utkast = QVBoxLayout()
        self._avtaler = QVBoxLayout()
        for liste in (self._utkast, self._avtaler):
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
        utkast = [p for p in poster if p.slag == "utkast"]
        beholdt = [p for p in poster if p.slag != "utkast"]
        tom_layout(self._utkast)
        tom_layout(self._avtaler)
        if utkast:
            self._utkast.addWidget(etikett(_("Fortsett"), "heading"))
        self._fyll(self._utkast, "utkast", utkast, self._utkastkort)
        if beholdt:
            self._avtaler.addWidget(etikett(_("Avtaler og oppfølging"), "heading"))
        self._fyll(self._avtaler, "beholdt", beholdt, self._avtalekort)
        if not poster:
            self._utkast.addWidget(
                etikett(
                    _("Her ligger ingenting. En samtale dere begynner på, dukker opp her."), "hint"
                )
            )

    def _fyll(
        self,
        liste: QVBoxLayout,
        navn: str,
        poster: list[Arkivpost],
        lag: Callable[[Arkivpost], QWidget],
    ) -> None:
        """Show the newest; a card costs a millisecond, so the rest come when they are asked for."""
        synlige = self._plass[navn]
        for post in poster[:synlige]:
            liste.addWidget(lag(post))
        rest = len(poster) - synlige
        if rest > 0:
            tekst = _("Vis flere ({n} til)").format(n=rest)
            liste.addWidget(rad(knapp(tekst, partial(self._on_flere, navn))))

    def _on_flere(self, navn: str) -> None:
        forst = self._plass[navn]
        self._plass[navn] += FLERE
        self._vis()
        liste = self._utkast if navn == "utkast" else self._avtaler
        plass = liste.itemAt(forst + 1)  # after the heading
        kortet = plass.widget() if plass else None
        if kortet is not None:
            kortet.findChildren(QPushButton)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _utkastkort(self, post: Arkivpost) -> QWidget:
        steg = _("Steg {n} av {alle}: {navn}").format(
            n=post.fase, alle=7, navn=innhold.tittel(post.fase)
        )
        apne = knapp(_("Fortsett"), partial(self.fortsatte.emit, post.id))
        return self._kort(post, steg, apne)

    def _avtalekort(self, post: Arkivpost) -> QWidget:
        neste = post.samtale.avtale.neste_samtale
        tekst = (
            _("Neste samtale: {dato}").format(dato=format_weekday(neste))
            if neste
            else _("Ingen dato for neste samtale")
        )
        start = knapp(_("Start neste samtale"), partial(self._on_neste, post))
        knapper = [start]
        if post.slag == "samtale":
            knapper.append(knapp(_("Se samtalen"), partial(self.fortsatte.emit, post.id), "quiet"))
        return self._kort(post, tekst, *knapper)

    def _kort(self, post: Arkivpost, tekst: str, *knapper: QWidget) -> QWidget:
        dato = format_weekday(post.samtale.dato)
        navn = post.samtale.ansatt.navn.strip()
        tittel = f"{navn}, {dato}" if navn else _("Samtale {dato}").format(dato=dato)
        slettes = _("Slettes {dato}").format(dato=format_date(post.slettes)) if post.slettes else ""
        slett = knapp(_("Slett"), partial(self._on_slett, post.id), "quiet")
        for button in (*knapper, slett):
            if isinstance(button, QPushButton):
                button.setAccessibleName(f"{button.text()}: {tittel}")
        return kort(
            etikett(tittel, "subheading"),
            etikett(" · ".join(filter(None, (tekst, slettes))), "hint"),
            rad(*knapper, slett),
        )

    def _on_neste(self, post: Arkivpost) -> None:
        self.ny_fra_avtale.emit(post)

    def _on_slett(self, samtale_id: UUID) -> None:
        self.slett_valgt.emit(samtale_id)
