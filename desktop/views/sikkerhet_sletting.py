"""Erase what is kept about a person, and the receipts of what was erased."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _, ngettext
from desktop.state.sikkerhet_state import SikkerhetState
from desktop.views.kvittering import kvitteringstekst, slettes_senere
from desktop.views.sikkerhet_deler import (
    Samtaleliste,
    Sporsmal,
    antall_samtaler,
    tidspunkt,
)
from desktop.views.status import Status
from desktop.views.widgets import etikett, knapp, kort, linje, rad, tom_layout

if TYPE_CHECKING:
    from desktop.state.sikkerhet_state import Kvittering


class Slettedel(QWidget):
    """Samtaler to tick, what goes when they are erased, and what has gone before."""

    def __init__(self, state: SikkerhetState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._state = state
        self._liste = Samtaleliste()
        self._liste.endret.connect(self._on_valgt)
        self._slett = knapp("", self._on_slett)
        self._sporsmal = Sporsmal()
        self._status = Status()
        self._slettes: set[UUID] = set()
        self._kvitteringer = QVBoxLayout()
        self._kvitteringer.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for del_ in (
            etikett(
                _(
                    "Kryss av samtalene som skal bort. Se på dato og navn sammen: "
                    "to personer kan hete det samme."
                )
            ),
            self._liste,
            rad(self._slett),
            self._sporsmal,
            self._status,
            linje(),
            etikett(_("Kvitteringer"), "subheading"),
            etikett(_("De sier hvor mye som er slettet, men ikke hva."), "hint"),
        ):
            layout.addWidget(del_)
        layout.addLayout(self._kvitteringer)
        self._vis_poster()
        self._on_valgt()
        state.hvelv.endret.connect(self._vis_poster)
        state.slettet.connect(self._on_slettet)
        state.kvitteringer.connect(self._vis_kvitteringer)
        state.feilet.connect(self._on_feilet)
        state.les_kvitteringer()

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._liste.forste() or self._slett

    def _vis_poster(self) -> None:
        self._liste.vis(self._state.hvelv.poster())
        self._vis_knapp()

    def _on_valgt(self) -> None:
        self._vis_knapp()
        self._status.vis("")

    def _vis_knapp(self) -> None:
        n = len(self._liste.valgte())
        tekst = ngettext("Slett {n} samtale", "Slett {n} samtaler", n).format(n=n)
        self._slett.setText(tekst if n else _("Slett samtaler"))

    def _on_slett(self) -> None:
        valgte = self._liste.valgte()
        if not valgte:
            self._status.vis(_("Kryss av minst én samtale først."), "error")
            return
        self._sporsmal.spor(
            _("Slette {samtaler} for godt?").format(samtaler=antall_samtaler(len(valgte))),
            (
                _(
                    "Alt som er skrevet der, forsvinner fra denne maskinen, fra alle sikkerhetskopier"
                    " som kan nås, og fra det som er satt til side."
                ),
                _("Mapper som ikke kan nås nå, blir tatt senere. De står på kvitteringen."),
                _("Ark på papir og filer du har lagret selv, blir ikke borte."),
                _("Det kan ikke angres."),
            ),
            _("Slett for godt"),
            partial(self._on_ja, valgte),
        )

    def _on_ja(self, valgte: set[UUID]) -> None:
        self._status.vis(_("Sletter …"))
        self._slettes = valgte
        self._state.slett(valgte)

    def _on_slettet(self, kvittering: "Kvittering | None") -> None:
        if kvittering is not None:
            self._status.vis(kvitteringstekst(kvittering), "good")

    def _vis_kvitteringer(self, kvitteringer: "list[Kvittering]") -> None:
        tom_layout(self._kvitteringer)
        for kvittering in kvitteringer:
            self._kvitteringer.addWidget(self._kvittering(kvittering))
        if not kvitteringer:
            self._kvitteringer.addWidget(etikett(_("Ingenting er slettet ennå."), "hint"))

    def _kvittering(self, kvittering: "Kvittering") -> QWidget:
        deler: list[QWidget] = [etikett(_dagens(kvittering))]
        for mappe in kvittering.venter:
            borte = knapp(
                _("Mappen finnes ikke lenger"), partial(self._state.glem_mappe, mappe), "quiet"
            )
            borte.setAccessibleName(f"{borte.text()}: {mappe}")
            tekst = _("Venter på {mappe}. Den blir prøvd igjen hver gang du åpner Dialogarket.")
            deler += [etikett(tekst.format(mappe=mappe), "hint"), rad(borte)]
        return kort(*deler)

    def _on_feilet(self, emne: str, error: DesktopError) -> None:
        if emne == "kvitteringer":
            self._status.vis(feiltekst(error), "error")
        elif emne == "slett":
            i_sikte = self._slettes & {post.id for post in self._state.hvelv.poster()}
            rest = "" if i_sikte else slettes_senere()
            self._status.vis(f"{feiltekst(error)} {rest}".strip(), "error")


def _dagens(kvittering: "Kvittering") -> str:
    """Write a receipt with its time; the folders that wait stand below it."""
    uten = msgspec.structs.replace(kvittering, venter=())
    return f"{tidspunkt(kvittering.nar)}: {kvitteringstekst(uten)}"
