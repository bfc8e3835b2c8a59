"""What has come to its date: shown first, ticked, and erased only when somebody says so."""

from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.arkivpost import Arkivpost
from desktop.domain.oppbevaring import utkast_slettes
from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _, format_date, format_weekday, ngettext
from desktop.state.hvelv_state import HvelvState
from desktop.views.felter import Avkryssing
from desktop.views.kvittering import kvitteringstekst, slettes_senere
from desktop.views.levende import om_levende
from desktop.views.status import Status, Travelknapp
from desktop.views.widgets import Side, etikett, knapp, kolonne, kort, navngi, rad, tom_layout


class ForfaltView(Side):
    """Lists what is to be erased, or asks about the clock when it has jumped.

    Signals:
        ferdig: There is nothing more to decide now; carries a sentence about what was done.
    """

    ferdig = Signal(str)

    def __init__(self, hvelv: HvelvState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        navngi(self)
        self._hvelv = hvelv
        self._bokser: dict[UUID, Avkryssing] = {}
        self._status = Status()
        self._slett = Travelknapp("", self._on_slett, "primary")
        self._behold = Travelknapp("", self._on_behold)
        self._senere = knapp(_("Bestem &senere"), partial(self.ferdig.emit, ""), "quiet")
        self._forst: QWidget = self._senere
        self._klokka = self._lag_klokka() if hvelv.klokka_hoppet else None
        if self._klokka is None:
            self._lag_liste()
        else:
            self.legg(self._klokka)
        self.fyll()

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts: not on what erases."""
        return self._forst

    # The clock

    def _lag_klokka(self) -> QWidget:
        stemmer = knapp(_("&Datoen stemmer"), self._on_stemmer)
        feil = knapp(_("&Klokka er feil"), self._on_klokkefeil)
        dato = format_weekday(self._hvelv.i_dag())
        self._forst = stemmer
        return kort(
            etikett(_("Klokka på maskinen stemmer ikke med sist"), "title"),
            etikett(
                _("Maskinen sier at det er {dato} i dag. Stemmer det?").format(dato=dato),
                "lead",
            ),
            etikett(_("Ingenting slettes før du har svart."), "hint"),
            rad(stemmer, feil),
        )

    def _on_stemmer(self) -> None:
        self._hvelv.datoen_stemmer()
        if self._klokka is not None:
            self._klokka.hide()
        self._lag_liste()
        self._forst.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_klokkefeil(self) -> None:
        self.ferdig.emit(
            _("Ingenting er slettet. Still klokka på maskinen, og start Dialogarket på nytt.")
        )

    # The list

    def _lag_liste(self) -> None:
        self._liste = kolonne(mellomrom=8)
        self.layout_.insertWidget(
            0,
            kolonne(
                etikett(_("Disse har nådd slettedatoen sin"), "title"),
                etikett(
                    _("Det som er krysset av, slettes for godt, i sikkerhetskopiene også."), "lead"
                ),
                self._liste,
                self._status,
                rad(self._slett, self._behold, self._senere),
                mellomrom=16,
            ),
        )
        self._vis_liste()

    def _vis_liste(self) -> None:
        plass = self._liste.layout()
        assert isinstance(plass, QVBoxLayout)  # noqa: S101 - kolonne makes one
        tom_layout(plass)
        self._bokser = {}
        for post in self._hvelv.forfalte():
            boks = Avkryssing(_linje(post))
            boks.setChecked(True)
            boks.toggled.connect(self._vis_antall)
            self._bokser[post.id] = boks
            plass.addWidget(boks)
        self._forst = next(iter(self._bokser.values()), self._senere)
        self._vis_antall()

    def _avkrysset(self) -> list[UUID]:
        return [id_ for id_, boks in self._bokser.items() if boks.isChecked()]

    def _vis_antall(self, _pa: object = None) -> None:
        n = len(self._avkrysset())
        dager = (
            utkast_slettes(self._hvelv.arbeidsplass, self._hvelv.i_dag())
        ) - self._hvelv.i_dag()
        slett = ngettext("S&lett {n} avkrysset", "S&lett {n} avkryssede", n)
        self._slett.sett_tekst(slett.format(n=n))
        behold = ngettext(
            "&Behold {n} avkrysset i {dager} dager til",
            "&Behold {n} avkryssede i {dager} dager til",
            n,
        )
        self._behold.sett_tekst(behold.format(n=n, dager=dager.days))

    def _on_slett(self) -> None:
        if ider := self._valgte():
            self._opptatt(opptatt=True)
            self._status.vis(_("Sletter, i sikkerhetskopiene også …"))
            self._hvelv.slett_na(
                ider, om_levende(self, self._on_slettet), om_levende(self, self._on_slett_feilet)
            )

    def _on_behold(self) -> None:
        if ider := self._valgte():
            self._opptatt(opptatt=True)
            self._hvelv.behold_lenger(
                ider,
                om_levende(self, partial(self._on_beholdt, len(ider))),
                om_levende(self, self._on_feilet),
            )

    def _on_beholdt(self, n: int, _svar: object) -> None:
        self._opptatt(opptatt=False)
        tekst = ngettext("{n} samtale er beholdt.", "{n} samtaler er beholdt.", n)
        self._videre(tekst.format(n=n))

    def _valgte(self) -> list[UUID]:
        if self._slett.opptatt:
            return []
        ider = self._avkrysset()
        if not ider:
            self._status.vis(_("Kryss av minst én først."), "error")
        return ider

    def _on_slettet(self, kvittering: Any) -> None:  # noqa: ANN401 - Kvittering, known to state
        self._opptatt(opptatt=False)
        self._videre(kvitteringstekst(kvittering) if kvittering else "")

    def _on_slett_feilet(self, error: DesktopError) -> None:
        skjult = len(self._hvelv.forfalte()) < len(self._bokser)  # it is written down
        self._on_feilet(error, slettes_senere() if skjult else "")

    def _on_feilet(self, error: DesktopError, rest: str = "") -> None:
        self._opptatt(opptatt=False)
        self._vis_liste()
        self._status.vis(f"{feiltekst(error)} {rest}".strip(), "error")

    def _opptatt(self, *, opptatt: bool) -> None:
        self._slett.vis_opptatt(opptatt)
        self._behold.opptatt = opptatt

    def _videre(self, tekst: str) -> None:
        """Go on when there is no more to decide, else show what is left."""
        if not self._hvelv.forfalte():
            self.ferdig.emit(tekst)
            return
        self._vis_liste()
        self._status.vis(tekst, "good")
        self._forst.setFocus(Qt.FocusReason.OtherFocusReason)


def _linje(post: Arkivpost) -> str:
    slag = {
        "utkast": _("påbegynt samtale"),
        "avtale": _("avtale"),
        "samtale": _("hele samtalen"),
    }[post.slag]
    navn = post.samtale.ansatt.navn.strip()
    deler = [format_date(post.samtale.dato), navn, slag]
    if post.slettes is not None:
        deler.append(_("skulle slettes {dato}").format(dato=format_date(post.slettes)))
    return " · ".join(filter(None, deler))
