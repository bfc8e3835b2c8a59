"""Egenmelding: the local scheme, and what is left of it by what the two have typed."""

from collections.abc import Callable, Sequence
from datetime import date

import msgspec
from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QSpinBox, QWidget

from desktop.domain import egenmelding
from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.egenmelding import Egenmelding, Ordning, brukt_12_mnd, dager_igjen
from desktop.domain.fravaer import alle, egenmeldte, legemeldte, med_helg
from desktop.domain.periode import Periode, sammenhengende
from desktop.domain.vei import EgenmeldingVei, Vei
from desktop.i18n import _, format_date, format_period, ngettext
from desktop.views.felter import Felt, Valgrekke
from desktop.views.kommune import kildehint
from desktop.views.vei_enkle import Periodekort
from desktop.views.vei_valgt import teller
from desktop.views.widgets import Rutenett, etikett, knapp, rad


class Egenmeldingkort(Periodekort):
    """Egenmelding, with what is left by the local scheme and what is typed in."""

    TALL = "brukt_siste_12_mnd"

    def ekstra(self) -> tuple[QWidget, ...]:
        """Return the field for the days used."""
        self._brukt = teller(-1, 366, _("vet ikke"))
        self._brukt.setValue(-1)
        self._brukt.valueChanged.connect(self._on_brukt)
        return (Felt(_("Dager brukt siste 12 måneder"), self._brukt),)

    def bygg(self) -> None:
        """Put the fields, the scheme and what is left in the card."""
        self.lag.addWidget(etikett(_("Egenmelding er like godt som sykmelding.")))
        super().bygg()
        self._ordning = Valgrekke(
            _("Ordningen hos dere"),
            (
                ("lov", _("Lov 3 × 4")),
                ("utvidet", _("Utvidet 8/24")),
                ("egen", _("Egne tall")),
            ),
            kan_velges_bort=False,
        )
        self._ordning.valgt.connect(self._on_ordning)
        self._egne = Ordningsfelt(self._on_egne)
        self._igjen = etikett("")
        self.lag.addWidget(etikett(_("Ordningen hos dere"), "subheading"))
        self.lag.addWidget(self._ordning)
        self.lag.addWidget(self._egne)
        self._ordning.setEnabled(not self._hvelv.pakker.laast("ordning"))
        self._egne.setEnabled(not self._hvelv.pakker.laast("egen_ordning"))
        if hint := kildehint(self._hvelv, "ordning"):
            self.lag.addWidget(etikett(hint, "hint"))
        self.lag.addWidget(self._igjen)
        self.lag.addWidget(rad(knapp(_("Skriv dager du har vært borte"), self.vil_skrive.emit)))
        self.lag.addWidget(
            etikett(_("Veiledende: bare det dere har skrevet her, er regnet med."), "hint")
        )

    def regnet(self) -> int | None:
        """Return the days used by the absence that is typed."""
        if not alle(self._state.fravaer):
            return None
        return brukt_12_mnd(self._brukt_for(), self._dag())

    def vis(self, vei: Vei) -> None:
        """Show what is left as the state has it."""
        super().vis(vei)
        if not isinstance(vei, EgenmeldingVei):
            return
        with QSignalBlocker(self._brukt):
            self._brukt.setValue(-1 if vei.brukt_siste_12_mnd is None else vei.brukt_siste_12_mnd)
        plass = self._hvelv.arbeidsplass
        self._ordning.vis(plass.ordning)
        self._egne.vis(plass.egen_ordning)
        self._egne.setVisible(plass.ordning == "egen")
        self._igjen.setText("\n".join(self._linjer(vei, plass.egenmelding)))

    def _linjer(self, vei: EgenmeldingVei, ordning: Ordning) -> list[str]:
        plass = self._hvelv.arbeidsplass
        valgt = plass.oppgitt or plass.ordning != Arbeidsplass().ordning
        linjer = [ordningstekst(ordning, oppgitt=valgt)]
        brukt, med_lege = self._brukt_for(), legemeldte(self._state.fravaer)
        if not self._state.fravaer and not self._state.ansatt_fra:
            linjer += _anslag(ordning, vei.brukt_siste_12_mnd)
            return linjer + _for_lang(vei, ordning.dager_per_gang)
        dag = self._dag()
        e = dager_igjen(ordning, brukt, dag, self._state.ansatt_fra, med_lege)
        linjer += resttekst(e, ordning, dag)
        linjer += _for_lang(vei, e.dager_na)
        linjer += sammentekst(egenmelding.ganger(brukt, dag, med_lege))
        if not e.dager_na:
            neste = egenmelding.neste_mulige(ordning, brukt, dag, self._state.ansatt_fra, med_lege)
            linjer += _nestetekst(neste, e.tidligst)
        return linjer + _paragraf_8_27(e)

    def _brukt_for(self) -> tuple[Periode, ...]:
        return med_helg(egenmeldte(self._state.fravaer), self._dag())

    def _dag(self) -> date:
        vei = self._state.samtale.veier[self._n]
        return getattr(vei, "fom", None) or self._state.samtale.dato

    def _on_brukt(self, dager: int) -> None:
        self.sett("brukt_siste_12_mnd", None if dager < 0 else dager)

    def _on_ordning(self, valg: object) -> None:
        plass = self._hvelv.arbeidsplass
        self._hvelv.sett_arbeidsplass(msgspec.structs.replace(plass, ordning=valg))
        self.regn()
        self.vis(self._state.samtale.veier[self._n])

    def _on_egne(self, ordning: Ordning) -> None:
        plass = self._hvelv.arbeidsplass
        self._hvelv.sett_arbeidsplass(msgspec.structs.replace(plass, egen_ordning=ordning))
        self.vis(self._state.samtale.veier[self._n])


class Ordningsfelt(Rutenett):
    """The numbers of a scheme of one's own; none is said by the least number."""

    def __init__(self, endret: Callable[[Ordning], None]) -> None:
        super().__init__(220)
        self._endret = endret
        ingen = _("ingen grense")
        self._tall: dict[str, QSpinBox] = {
            "dager_per_gang": teller(1, 16),
            "dager_per_12_mnd": teller(0, 366, ingen),
            "ganger_per_12_mnd": teller(0, 99, ingen),
            "ventetid_mnd": teller(0, 12),
        }
        navn = (
            _("Dager om gangen"),
            _("Dager på tolv måneder"),
            _("Ganger på tolv måneder"),
            _("Måneder i jobben først"),
        )
        for tall in self._tall.values():
            tall.valueChanged.connect(self._on_tall)
        self.sett(Felt(n, tall) for n, tall in zip(navn, self._tall.values(), strict=True))

    def vis(self, ordning: Ordning) -> None:
        """Show the numbers of a scheme."""
        for felt, tall in self._tall.items():
            with QSignalBlocker(tall):
                tall.setValue(getattr(ordning, felt) or 0)

    def _on_tall(self, _tall: int) -> None:
        gang, aret, ganger, ventetid = (tall.value() for tall in self._tall.values())
        self._endret(Ordning(gang, aret or None, ganger or None, ventetid))


def ordningstekst(ordning: Ordning, *, oppgitt: bool = True) -> str:
    """Say a scheme in words, and whether anybody has said that it is the one here."""
    gang = ordning.dager_per_gang
    deler = [
        ngettext("Hos dere: {n} dag om gangen", "Hos dere: {n} dager om gangen", gang)
        if oppgitt
        else ngettext(
            "Ordningen hos dere er ikke fylt inn. Her regnes det med {n} dag om gangen",
            "Ordningen hos dere er ikke fylt inn. Her regnes det med {n} dager om gangen",
            gang,
        )
    ]
    if ordning.dager_per_12_mnd is not None:
        aret = _("{aret} dager på tolv måneder").format(aret=ordning.dager_per_12_mnd)
        deler.append(aret)
    if ordning.ganger_per_12_mnd is not None:
        ganger = _("{ganger} ganger på tolv måneder").format(ganger=ordning.ganger_per_12_mnd)
        deler.append(ganger)
    return ", ".join(deler).format(n=gang) + "."


def resttekst(e: Egenmelding, ordning: Ordning, dag: date) -> list[str]:
    """Say what is left from a day on, and of the twelve months."""
    na = ngettext(
        "Fra {dato} er det {n} dag igjen denne gangen.",
        "Fra {dato} er det {n} dager igjen denne gangen.",
        e.dager_na,
    ).format(dato=format_date(dag), n=e.dager_na)
    if e.dager_12_mnd is None:
        return [na]
    aret = _("Av de siste tolv månedene er det {rest} av {alle} dager igjen.").format(
        rest=e.dager_12_mnd, alle=ordning.dager_per_12_mnd
    )
    return [na, aret]


def sammentekst(ganger: Sequence[tuple[date, ...]]) -> list[str]:
    """Say which spells are counted as one."""
    return [
        _("Regnet som samme gang, med mindre enn 16 dager mellom: {perioder}. {n} dager.").format(
            perioder=", ".join(format_period(*bit) for bit in biter), n=len(gang)
        )
        for gang in ganger
        if len(biter := sammenhengende(gang)) > 1
    ]


def _for_lang(vei: EgenmeldingVei, igjen: int) -> list[str]:
    if not vei.fom or not vei.tom or (vei.tom - vei.fom).days < igjen:
        return []
    tekst = _(
        "Fra {fom} til {tom} er {n} dager. Arbeidsgiver kan be om sykmelding for det som er mer."
    )
    n = (vei.tom - vei.fom).days + 1
    return [tekst.format(fom=format_date(vei.fom), tom=format_date(vei.tom), n=n)]


def _anslag(ordning: Ordning, brukt: int | None) -> list[str]:
    if ordning.dager_per_12_mnd is None or brukt is None:
        return []
    igjen = max(ordning.dager_per_12_mnd - brukt, 0)
    tekst = _("Omtrent {igjen} av {alle} dager igjen før denne.")
    return [tekst.format(igjen=igjen, alle=ordning.dager_per_12_mnd)]


def _nestetekst(neste: date | None, tidligst: date | None) -> list[str]:
    if tidligst is not None:
        tekst = _("Egenmelding kan brukes fra {dato}, når du har vært lenge nok i jobben.")
        return [tekst.format(dato=format_date(tidligst))]
    if neste is None:
        return []
    return [_("Neste dag med egenmelding er {dato}.").format(dato=format_date(neste))]


def _paragraf_8_27(e: Egenmelding) -> list[str]:
    if not e.arbeidsgiver_kan:
        return []
    return [
        _(
            "Du har brukt egenmelding {n} ganger på tolv måneder. Arbeidsgiver kan da bestemme at du "
            "må til lege i stedet, men skal høre deg først og se på det igjen etter seks måneder. "
            "Det skjer aldri av seg selv (ftrl. § 8-27)."
        ).format(n=e.fravaer_brukt)
    ]
