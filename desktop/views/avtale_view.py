"""Phase 6: what is agreed, when the two meet again, and what is said to colleagues."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.innhold import Andresprak
from desktop.domain.samtale import Punkt, Samtale
from desktop.i18n import _
from desktop.state import innhold
from desktop.state.hvelv_state import HvelvState
from desktop.state.samtale_state import SamtaleState
from desktop.views.avtalekopi import Avtalekopi
from desktop.views.fase_deler import Faseside
from desktop.views.felter import (
    Avkryssing,
    Datofelt,
    Felt,
    Linjefelt,
    Plassord,
    Tekstfelt,
    Valgrekke,
)
from desktop.views.fjern import fjernknapp, legger_til
from desktop.views.hintlinje import Hintlinje
from desktop.views.widgets import (
    Rutenett,
    etikett,
    knapp,
    rad,
    tom_layout,
    vis_hvis,
)

TO_UKER = 14


class AvtaleView(Faseside):
    """What, who, from, to; the next samtale; the words to colleagues; the way to the leader."""

    def __init__(
        self,
        hvelv: HvelvState,
        state: SamtaleState,
        andre: Andresprak | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(6, hvelv, state, andre, parent)
        self._punkter: list[Punktrad] = []
        self._boks = QVBoxLayout()
        self._boks.setSpacing(8)
        self._tomt = etikett(_("Ingen punkter ennå. Det holder med ett eller to."), "hint")
        self._neste = Datofelt()
        self._neste.redigert.connect(partial(state.sett, "avtale.neste_samtale"))
        self._om_to = knapp(_("&Om to uker"), self._on_to_uker)
        self._ukedag = Valgrekke(_("Best å starte igjen på"), ukedager())
        self._ukedag.valgt.connect(partial(state.sett, "avtale.tilbake_ukedag"))
        self._beskjed = Tekstfelt()
        self._beskjed.redigert.connect(partial(state.sett, "avtale.beskjed_til_kolleger"))
        self._leder = {"navn": Linjefelt(), "telefon": Linjefelt(), "kan_nas": Linjefelt()}
        for navn, felt in self._leder.items():
            felt.redigert.connect(partial(state.sett, f"leder.{navn}"))
        self._ringe = Avkryssing(_("Legen kan ringe lederen. Jeg har sagt ja."))
        self._ringe.toggled.connect(partial(state.sett, "leder.lege_kan_ringe"))
        self._kopi = Avtalekopi(state)
        ny = legger_til(knapp(_("&Legg til punkt"), self._on_ny, tegn="pluss"), "avtale.punkter")
        self.legg(
            etikett(_("Det vi avtaler"), "heading"),
            self._tomt,
        )
        self.layout_.addLayout(self._boks)
        self.legg(
            rad(ny),
            etikett(_("Neste samtale"), "heading"),
            self._nestefelt(),
            etikett(
                _("Hvis du blir borte: Hvilken ukedag er best å starte igjen på?"), "subheading"
            ),
            self._ukedag,
            Felt(
                _("Beskjed til kollegene, ord for ord"),
                self._beskjed,
                _("Ingen helseopplysninger. Den står ikke på arket til legen."),
                state.hint,
            ),
            etikett(_("Lederen"), "heading"),
            self._lederfelt(),
            self._ringe,
            self._kopi,
        )
        self.fyll()
        for widget in (ny, self._om_to, self._neste, self._ukedag, self._beskjed, self._ringe):
            widget.setEnabled(not state.skrivebeskyttet)
        for felt in self._leder.values():
            felt.setReadOnly(state.skrivebeskyttet)
        self.show_samtale(state.samtale)

    def show_samtale(self, samtale: Samtale) -> None:
        """Show the agreement as the state has it."""
        avtale = samtale.avtale
        if len(avtale.punkter) != len(self._punkter):
            tom_layout(self._boks)
            self._punkter = [Punktrad(n, self._state) for n in range(len(avtale.punkter))]
            for rad_ in self._punkter:
                self._boks.addWidget(rad_)
        for rad_, punkt in zip(self._punkter, avtale.punkter, strict=True):
            rad_.vis(punkt)
        self._tomt.setVisible(not avtale.punkter)
        self._neste.vis(avtale.neste_samtale)
        self._ukedag.vis(avtale.tilbake_ukedag)
        self._beskjed.vis(avtale.beskjed_til_kolleger)
        for navn, felt in self._leder.items():
            felt.vis(getattr(samtale.leder, navn))
        self._ringe.blockSignals(True)
        self._ringe.setChecked(samtale.leder.lege_kan_ringe)
        self._ringe.blockSignals(False)
        self._kopi.vis(samtale)

    def _nestefelt(self) -> QWidget:
        rekke = rad(Felt(_("Dato for neste samtale"), self._neste), self._om_to)
        lag = rekke.layout()
        assert lag is not None  # noqa: S101 - rad makes one
        lag.setAlignment(self._om_to, Qt.AlignmentFlag.AlignBottom)
        return rekke

    def _lederfelt(self) -> QWidget:
        nett = Rutenett(260)
        nett.sett(
            (
                Felt(_("Lederens navn"), self._leder["navn"]),
                Felt(_("Telefon (valgfritt)"), self._leder["telefon"]),
                Felt(_("Kan nås (valgfritt)"), self._leder["kan_nas"]),
            )
        )
        return nett

    def _on_ny(self) -> None:
        self._state.legg_til("avtale.punkter", Punkt())
        self._punkter[-1].start()

    def _on_to_uker(self) -> None:
        dag = innhold.neste_ukedag(self._state.samtale.dato, TO_UKER)
        self._state.sett("avtale.neste_samtale", dag)


class Punktrad(QFrame):
    """One thing agreed."""

    def __init__(self, n: int, state: SamtaleState) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._n, self._state = n, state
        self._hva, self._hvem = Linjefelt(), Linjefelt()
        self._fom, self._tom = Datofelt(), Datofelt()
        for felt, navn in (
            (self._hva, "hva"),
            (self._hvem, "hvem"),
            (self._fom, "fom"),
            (self._tom, "tom"),
        ):
            felt.redigert.connect(partial(self._on_redigert, navn))
            felt.setEnabled(not state.skrivebeskyttet)
        opp = knapp(_("Flytt opp"), partial(state.flytt, "avtale.punkter", n, n - 1), "quiet")
        opp.setAccessibleName(_("Flytt opp punkt {n}").format(n=n + 1))
        vis_hvis(opp, n > 0)
        fjern = fjernknapp(
            _("Fjern"),
            _("Fjern punkt {n}").format(n=n + 1),
            "avtale.punkter",
            partial(state.fjern, "avtale.punkter", n),
        )
        for widget in (opp, fjern):
            widget.setEnabled(not state.skrivebeskyttet)
        topp = QHBoxLayout()
        self._hva.setAccessibleName(_("Hva, punkt {n}").format(n=n + 1))
        self._hva.setPlaceholderText(_("Hva skal gjøres?"))
        topp.addWidget(self._hva, 1)
        topp.addWidget(opp)
        topp.addWidget(fjern)
        nett = Rutenett(200, 12)
        nett.sett(
            (
                Felt(_("Hvem"), self._hvem),
                Felt(_("Fra"), self._fom),
                Felt(_("Til og med"), self._tom),
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.addLayout(topp)
        layout.addWidget(Plassord(self._hva))
        layout.addWidget(Hintlinje(self._hva, state.hint))
        layout.addWidget(nett)

    def start(self) -> None:
        """Put the caret in the field for what."""
        self._hva.setFocus(Qt.FocusReason.OtherFocusReason)

    def vis(self, punkt: Punkt) -> None:
        """Show the point as the state has it."""
        self._hva.vis(punkt.hva)
        self._hvem.vis(punkt.hvem)
        self._fom.vis(punkt.fom)
        self._tom.vis(punkt.tom)
        snudd = bool(punkt.fom and punkt.tom and punkt.tom < punkt.fom)
        self._tom.vis_feil(_("Til-datoen er før fra-datoen.") if snudd else "")

    def _on_redigert(self, felt: str, verdi: object) -> None:
        self._state.sett(f"avtale.punkter.{self._n}.{felt}", verdi)


def ukedager() -> tuple[tuple[object, str], ...]:
    """Return the weekdays."""
    return (
        ("mandag", _("mandag")),
        ("tirsdag", _("tirsdag")),
        ("onsdag", _("onsdag")),
        ("torsdag", _("torsdag")),
        ("fredag", _("fredag")),
        ("lordag", _("lørdag")),
        ("sondag", _("søndag")),
    )
