"""Before a samtale: the entrance, the track, who is there, and whether today is the right day."""

from datetime import date

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.samtale import Ansatt, ArkValg, Forrige, Leder, Samtale
from desktop.domain.samtale_fil import skrivbar
from desktop.i18n import _, choose, language
from desktop.state import innhold
from desktop.state.hvelv_state import HvelvState
from desktop.views.felter import Avkryssing, Felt, Linjefelt, Valgrekke
from desktop.views.kommune import telefonrader
from desktop.views.widgets import Rutenett, Side, etikett, knapp, kort, navngi, rad, vis_hvis


class NySamtaleView(Side):
    """Asks the little that is used, and says when to stop.

    Signals:
        startet: Carries the Samtale to begin with.
        forbered_valgt: The leader wants to prepare; carries the codes of the tracks.
        avbrutt: Not now.
    """

    startet = Signal(object)
    forbered_valgt = Signal(object)
    avbrutt = Signal()

    def __init__(
        self, hvelv: HvelvState, utgangspunkt: Samtale | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, bredde=980)
        navngi(self)
        self._hvelv = hvelv
        self._fra = utgangspunkt or Samtale(dato=date.today())  # noqa: DTZ011
        self._inngang: object = self._fra.inngang
        self._tittel = etikett(_("Ny samtale"), "title")
        self._navn = Linjefelt(self._fra.ansatt.navn)
        self._innganger = Valgrekke(
            _("Hvor begynner det?"),
            (("leder", _("Vi snakker sammen først")), ("lege", _("Legen først, så vi to"))),
            kan_velges_bort=False,
        )
        self._innganger.vis(self._inngang)
        self._innganger.valgt.connect(self._on_inngang)
        self._spor = {s.id: Avkryssing(choose(s.navn)) for s in innhold.spor()}
        self._til_stede = {kode: Avkryssing(tekst) for kode, tekst in roller()}
        for kode in ("ansatt", "leder"):
            self._til_stede[kode].setChecked(True)
        self._start = knapp(_("&Start samtalen"), self._on_start, "primary")
        self.legg(
            self._tittel,
            self._rett_dag(),
            etikett(_("Hvor begynner det?"), "heading"),
            etikett(_("Begge deler er like riktig. Legen er alltid et valg."), "hint"),
            self._innganger,
            etikett(_("Er det noe særlig ved denne samtalen? (valgfritt)"), "heading"),
            self._avkryssing(self._spor.values()),
            etikett(_("Hvem er med?"), "heading"),
            self._avkryssing(self._til_stede.values()),
            self._fra_legen_kort(),
            Felt(
                _("Fornavn på arket (valgfritt)"),
                self._navn,
                _("Kan stå tomt og skrives for hånd."),
            ),
            rad(
                self._start,
                knapp(_("&Forbered deg"), self._on_forbered),
                knapp(_("&Avbryt"), self.avbrutt.emit, "quiet"),
            ),
        )
        self.fyll()

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts."""
        return self.begynn(self._tittel, self._innganger.knapper()[0])

    def _rett_dag(self) -> QWidget:
        return kort(
            etikett(_("Er i dag riktig dag?"), "heading"),
            etikett(_("Er du som leder en del av saken? Da tar en annen leder samtalen.")),
            etikett(
                _(
                    "Gjelder det fare for liv, vold, trusler eller varsling? Da er ikke dette veien. "
                    "Ved akutt fare: bli sittende, og ring nødetatene sammen. Varsling er en egen "
                    "sak, gjerne med verneombudet."
                )
            ),
            *telefonrader(self._hvelv.pakker),
            etikett(_("Er en av dere sliten, sint eller redd? Møtes heller i morgen.")),
            rolle="panel",
        )

    def _fra_legen_kort(self) -> QWidget:
        """Make room for what the GP ticked off, when the employee brings the sheet back."""
        self._fra_legen: object = self._fra.forrige.fra_legen
        self._legetekst = Linjefelt(self._fra.forrige.fra_legen_tekst)
        valg = Valgrekke(
            _("Fra legen"),
            (
                ("trygt_slik", _("Trygt slik")),
                ("trygt_hvis", _("Trygt hvis …")),
                ("ikke_na", _("Ikke nå")),
            ),
        )
        valg.vis(self._fra_legen)
        valg.valgt.connect(self._on_fra_legen)
        boks = kort(
            etikett(_("Har du med arket fra legen?"), "heading"),
            etikett(_("Bare hvis du vil. Det legen har krysset av, kommer med videre."), "hint"),
            valg,
            Felt(_("Det legen skrev (valgfritt)"), self._legetekst, finn=innhold.hint),
            rolle="panel",
        )
        self._legekort = boks
        vis_hvis(boks, self._gjelder_legen())
        return boks

    def _gjelder_legen(self) -> bool:
        return self._inngang == "lege" or self._fra.forrige != Forrige()

    def _on_fra_legen(self, svar: object) -> None:
        self._fra_legen = svar

    def _avkryssing(self, bokser: object) -> QWidget:
        nett = Rutenett(280, 4)
        nett.sett(bokser)  # pyright: ignore
        return nett

    def _on_inngang(self, inngang: object) -> None:
        self._inngang = inngang
        self._legekort.setVisible(self._gjelder_legen())

    def _koder(self) -> tuple[str, ...]:
        return tuple(kode for kode, boks in self._spor.items() if boks.isChecked())

    def _on_forbered(self) -> None:
        self.forbered_valgt.emit(self._koder())

    def _on_start(self) -> None:
        plass = self._hvelv.arbeidsplass
        ansatt = self._fra.ansatt
        if ansatt == Ansatt():
            ansatt = Ansatt(arbeidssted=plass.navn, heltid_timer=plass.heltid_timer)
        leder = self._fra.leder
        if leder == Leder():
            leder = Leder(
                navn=plass.leder_navn, telefon=plass.leder_telefon, kan_nas=plass.leder_kan_nas
            )
        self.startet.emit(
            msgspec.structs.replace(
                self._fra,
                inngang=self._inngang,
                spor=self._koder(),
                til_stede=tuple(k for k, b in self._til_stede.items() if b.isChecked()),
                ansatt=msgspec.structs.replace(ansatt, navn=skrivbar(self._navn.text().strip())),
                leder=leder,
                forrige=self._forrige(),
                ark=self._ark(),
            )
        )

    def _ark(self) -> ArkValg:
        """Return the choices of the page: nynorsk for those who use it, else bokmål to begin with."""
        ark = self._fra.ark
        if ark.language is None and language() == "nn":
            return msgspec.structs.replace(ark, language="nn")
        return ark

    def _forrige(self) -> Forrige:
        if not self._gjelder_legen():
            return self._fra.forrige
        return msgspec.structs.replace(
            self._fra.forrige,
            fra_legen=self._fra_legen,
            fra_legen_tekst=skrivbar(self._legetekst.text().strip()),
        )


def roller() -> tuple[tuple[str, str], ...]:
    """Return who may be there, in words."""
    return (
        ("ansatt", _("den ansatte")),
        ("leder", _("lederen")),
        ("tillitsvalgt", _("tillitsvalgt")),
        ("verneombud", _("verneombud")),
        ("bht", _("bedriftshelsetjenesten")),
        ("nav", _("NAV")),
        ("jordmor", _("jordmor")),
        ("tolk", _("tolk")),
        ("annen", _("en annen")),
    )
