"""Avventende: at most 16 days less those used, and the innspill it cannot go without."""

from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from desktop.domain.fravaer import alle, brukte_dager, planlagt
from desktop.domain.innspill import forslag, utelatte_ord
from desktop.domain.sykmelding import MAKS_AVVENTENDE_DAGER, Avventende, avventende_siste_dag
from desktop.domain.vei import Vei
from desktop.i18n import _, format_date
from desktop.views.felter import Felt, Tekstfelt
from desktop.views.vei_enkle import Periodekort
from desktop.views.vei_valgt import teller
from desktop.views.widgets import etikett, knapp, kunngjor, rad, set_tone, vis_hvis


class Avventendekort(Periodekort):
    """Avventende, with its last day, the innspill, and words for a form that lacks it."""

    TALL, UTEN = "brukte_egenmeldingsdager", 0

    def ekstra(self) -> tuple[QWidget, ...]:
        """Return the field for the days used."""
        self._brukt = teller(0, 366)
        self._brukt.valueChanged.connect(partial(self.sett, "brukte_egenmeldingsdager"))
        return (Felt(_("Dager brukt av de første 16"), self._brukt),)

    def bygg(self) -> None:
        """Put the fields in the card."""
        super().bygg()
        self._siste = etikett("")
        self._igjen = etikett("", "hint")
        self._innspill = Tekstfelt(linjer=3)
        self._innspill.redigert.connect(partial(self.sett, "innspill"))
        felt = Felt(
            _("Innspill til arbeidsgiver"),
            self._innspill,
            _("Kort og konkret: hva som går, hva som ikke går nå, og hva jobben kan tilby."),
            self._state.hint,
        )
        self.lag.addWidget(self._siste)
        self.lag.addWidget(self._igjen)
        self._se_over = etikett(_("Se over innspillet: En oppgave i det er utelatt."), "hint")
        self.lag.addWidget(felt)
        self.lag.addWidget(self._se_over)
        self.lag.addWidget(rad(knapp(_("Lag forslag fra &jobblista"), self._on_forslag)))
        self.lag.addWidget(etikett(_("Har legens skjema ikke avventende?"), "subheading"))
        self.lag.addWidget(etikett(reservesetning()))
        self._med = knapp(_("Ta setningen med på arket"), self._on_reserve)
        self.lag.addWidget(rad(self._med))

    def regnet(self) -> int | None:
        """Return the days used by the absence that is typed and planned."""
        veier = self._state.samtale.veier
        vei, fravaer = veier[self._n], (*alle(self._state.fravaer), *planlagt(veier))
        if not fravaer or not isinstance(vei, Avventende) or not vei.fom:
            return None
        return brukte_dager(fravaer, vei.fom)

    def vis(self, vei: Vei) -> None:
        """Show the way, and the last day it may have."""
        super().vis(vei)
        if not isinstance(vei, Avventende):
            return
        self._innspill.vis(vei.innspill)
        vis_hvis(self._se_over, utelatte_ord(self._state.samtale, vei.innspill))
        with QSignalBlocker(self._brukt):
            self._brukt.setValue(vei.brukte_egenmeldingsdager)
        self._siste.setText(_sistetekst(vei))
        set_tone(self._siste, "error" if _for_sent(vei) else "")
        igjen = max(MAKS_AVVENTENDE_DAGER - vei.brukte_egenmeldingsdager, 0)
        self._igjen.setText(
            _(
                "Av de 16 kalenderdagene er det {n} igjen. Bare én periode, og ikke sammen med "
                "andre sykmeldinger."
            ).format(n=igjen)
        )
        self._med.setEnabled(reservesetning() not in self._state.samtale.sporsmal_til_legen)

    def _on_forslag(self) -> None:
        tekst = forslag(self._state.samtale, innspillord())
        self._innspill.setPlainText(tekst)
        self._innspill.setFocus()

    def _on_reserve(self) -> None:
        self._state.legg_til("sporsmal_til_legen", reservesetning())
        kunngjor(self._med, _("Setningen står nå under «Mine spørsmål til legen»."))


def _siste(vei: Avventende) -> date | None:
    return vei.fom and avventende_siste_dag(vei.fom, vei.brukte_egenmeldingsdager)


def _for_sent(vei: Avventende) -> bool:
    siste = _siste(vei)
    return siste is not None and vei.tom is not None and vei.tom > siste


def _sistetekst(vei: Avventende) -> str:
    siste = _siste(vei)
    if siste and vei.tom and _for_sent(vei):
        return _("Siste mulige dag er {dato}. Dere har skrevet {tom}.").format(
            dato=format_date(siste), tom=format_date(vei.tom)
        )
    if siste:
        return _("Siste mulige dag: {dato}").format(dato=format_date(siste))
    if vei.fom:
        return _("Alle de 16 dagene er brukt.")
    return _("Bare i de første 16 dagene, medregnet egenmelding.")


def reservesetning() -> str:
    """Return what to say to a doctor whose form has no avventende."""
    return _(
        "Finnes ikke avventende sykmelding i skjemaet ditt? Kan du da skrive innspillet i feltet "
        "for innspill til arbeidsgiver?"
    )


def innspillord() -> dict[str, str]:
    """Return the sentences a draft of the innspill is built from."""
    return {
        "kan": _("Dette kan jeg gjøre: {liste}."),
        "hvis": _("Dette går med en endring: {liste}."),
        "ikke": _("Dette går ikke nå: {liste}."),
        "tilbud": _("Jobben kan tilby: {liste}."),
    }
