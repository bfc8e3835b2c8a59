"""The units: which one is in use, a new one, another name, and who made its catalogue and when."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.katalog import LAGET_MED, Enhet, LagetMed
from desktop.i18n import _, format_date, language
from desktop.state import innhold
from desktop.state.katalog_state import KatalogState
from desktop.views.enhetsvalg import Enhetsvalg, enhetsnavn
from desktop.views.felter import Avkryssing, Datofelt, Felt, Linjefelt, Valgrekke
from desktop.views.flyt import Flyt
from desktop.views.katalog_filer import Katalogfiler
from desktop.views.katalog_papir import Papirknapp
from desktop.views.widgets import Melding, Rutenett, etikett, knapp, kort, rad, vis_hvis

MAKS_NAVN = 200


class Enhetsdel(QWidget):
    """The unit in use, with what can be done with it; one panel at a time is open."""

    def __init__(self, katalog: KatalogState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._katalog = katalog
        self._melding = Melding()
        self._om = etikett("", "hint")
        self._ny = NyEnhet(katalog)
        self._navn = Enhetsnavn(katalog)
        self._laget = OmSkjemaet(katalog)
        self._paneler: tuple[QWidget, ...] = (self._ny, self._navn, self._laget)
        self._slett = knapp(_("Slett enheten"), self._on_slett, "quiet")
        self._knapper = (
            knapp(_("&Ny enhet"), partial(self._veksle, self._ny), "quiet"),
            knapp(_("Gi nytt navn"), partial(self._veksle, self._navn), "quiet"),
            self._slett,
            knapp(_("Om skjemaet"), partial(self._veksle, self._laget), "quiet"),
        )
        self._filer = Katalogfiler(katalog, self._filnavn)
        papir = Papirknapp(katalog, self._melding)
        valg = rad(Enhetsvalg(katalog, alltid=True), *self._knapper, *self._filer.knapper, papir)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(valg)
        layout.addWidget(self._om)
        for panel in self._paneler:
            panel.hide()
            layout.addWidget(panel)
        layout.addWidget(self._melding)
        layout.addWidget(self._filer)
        self._ny.ferdig = partial(self._lukk, self._knapper[0])
        self._navn.ferdig = partial(self._lukk, self._knapper[1])
        katalog.changed.connect(self._melding.glem)
        katalog.changed.connect(self._vis)
        self._vis()

    def _vis(self) -> None:
        enhet = self._katalog.enhet
        om = om_enheten(enhet, forfalt=self._katalog.gjennomgang_forfalt)
        self._om.setText(om)
        vis_hvis(self._om, bool(om))
        vis_hvis(self._slett, len(self._katalog.enheter) > 1)
        for knapp_ in self._knapper:
            knapp_.setEnabled(not self._katalog.skrivebeskyttet)

    def _filnavn(self) -> str:
        navn = enhetsnavn(self._katalog.enhet.navn)
        return _("Mulighetsskjema {enhet}").format(enhet=navn)

    def _veksle(self, panel: QWidget) -> None:
        vises = panel.isVisible()
        for annet in self._paneler:
            annet.hide()
        if not vises:
            panel.show()
            panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lukk(self, til: QWidget) -> None:
        for panel in self._paneler:
            panel.hide()
        til.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_slett(self) -> None:
        enhet = self._katalog.enhet
        self._katalog.slett_enhet(enhet.id)
        tekst = _("Slettet enheten: {navn}").format(navn=enhetsnavn(enhet.navn))
        self._melding.vis(tekst, "", _("Angre slettingen"), self._katalog.angre)


class _Panel(QFrame):
    """A field for a name, and two buttons."""

    def __init__(self, katalog: KatalogState, tittel: str, lagre: str) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._katalog = katalog
        self.ferdig: partial[None] | None = None
        self._navn = Linjefelt(maks=MAKS_NAVN)
        self._navn.returnPressed.connect(self._on_lagre)
        self._felt = Felt(_("Navn på enheten"), self._navn)
        self.setFocusProxy(self._navn)
        self._lag = QVBoxLayout(self)
        self._lag.setContentsMargins(16, 16, 16, 16)
        self._lag.setSpacing(12)
        self._lag.addWidget(etikett(tittel, "heading"))
        self._lag.addWidget(self._felt)
        self._knapper = rad(
            knapp(lagre, self._on_lagre, "primary"), knapp(_("Avbryt"), self._lukk, "quiet")
        )

    def _on_lagre(self) -> None:
        navn = self._navn.text().strip()
        if not navn:
            self._felt.vis_feil(_("Skriv et navn."))
            self._navn.setFocus()
            return
        self._felt.vis_feil("")
        self._lagre(navn)
        self._navn.clear()
        self._lukk()

    def _lagre(self, navn: str) -> None:
        raise NotImplementedError

    def _lukk(self) -> None:
        self.hide()
        if self.ferdig:
            self.ferdig()


class NyEnhet(_Panel):
    """A new unit: its name, its kind, and what it starts from."""

    def __init__(self, katalog: KatalogState) -> None:
        super().__init__(katalog, _("Ny enhet"), _("Lag enheten"))
        self._type = _typeliste()
        self._kopi = Valgrekke(
            _("Start fra"),
            ((False, _("De ferdige forslagene")), (True, _("En kopi av denne enheten"))),
            kan_velges_bort=False,
        )
        self._fra_kopi = False
        self._kopi.vis(self._fra_kopi)
        self._kopi.valgt.connect(self._on_kopi)
        self._typefelt = Felt(_("Slags arbeidsplass"), self._type)
        self._lag.addWidget(Felt(_("Start fra"), self._kopi))
        self._lag.addWidget(self._typefelt)
        self._lag.addWidget(self._knapper)

    def _on_kopi(self, kopi: object) -> None:
        self._fra_kopi = bool(kopi)
        self._typefelt.setVisible(not self._fra_kopi)

    def _lagre(self, navn: str) -> None:
        self._katalog.ny_enhet(navn, self._type.currentData(), kopi=self._fra_kopi)


class Enhetsnavn(_Panel):
    """Another name for the unit in use."""

    def __init__(self, katalog: KatalogState) -> None:
        super().__init__(katalog, _("Gi enheten nytt navn"), _("Bruk navnet"))
        self._lag.addWidget(self._knapper)

    def showEvent(self, event: object) -> None:
        """Start from the name it has."""
        self._navn.setText(self._katalog.enhet.navn)
        self._navn.selectAll()

    def _lagre(self, navn: str) -> None:
        self._katalog.sett_navn(navn)


class OmSkjemaet(QFrame):
    """Kind of workplace, who made the catalogue, when, and when it is due again."""

    def __init__(self, katalog: KatalogState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._katalog = katalog
        self._type = _typeliste()
        self._type.activated.connect(self._on_type)
        self._med: dict[LagetMed, Avkryssing] = {}
        med = QWidget()
        med.setProperty("role", "clear")
        flyt = Flyt(med, 16)
        for kode, tekst in laget_med():
            boks = Avkryssing(tekst)
            boks.toggled.connect(self._on_med)
            self._med[kode] = boks
            flyt.addWidget(boks)
        self._laget, self._gjennomgas = Datofelt(), Datofelt()
        self._laget.redigert.connect(katalog.sett_laget)
        self._gjennomgas.redigert.connect(katalog.sett_gjennomgas)
        nett = Rutenett(240, 12)
        nett.sett(
            (
                Felt(_("Slags arbeidsplass"), self._type),
                Felt(_("Laget eller sett gjennom"), self._laget),
                Felt(_("Ses gjennom neste gang"), self._gjennomgas),
            )
        )
        self.setFocusProxy(self._type)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            kort(
                etikett(_("Om skjemaet"), "heading"),
                nett,
                etikett(_("Laget sammen med"), "subheading"),
                med,
                rad(knapp(_("Vi har sett gjennom det i dag"), katalog.gjennomgatt)),
                rolle="panel",
            )
        )
        katalog.changed.connect(self._vis)
        self._vis()

    def _vis(self) -> None:
        enhet = self._katalog.enhet
        self._type.setCurrentIndex(max(self._type.findData(enhet.arbeidsplasstype), 0))
        for kode, boks in self._med.items():
            boks.blockSignals(True)
            boks.setChecked(kode in enhet.laget_med)
            boks.blockSignals(False)
        self._laget.vis(enhet.laget)
        self._gjennomgas.vis(enhet.gjennomgas)

    def _on_type(self, n: int) -> None:
        self._katalog.sett_type(self._type.itemData(n))

    def _on_med(self, _pa: bool) -> None:
        self._katalog.sett_laget_med(k for k, boks in self._med.items() if boks.isChecked())


def laget_med() -> tuple[tuple[LagetMed, str], ...]:
    """Return who may have made a catalogue together with the leader."""
    tekster = (
        _("verneombud"),
        _("tillitsvalgt"),
        _("ansatte"),
        _("bedriftshelsetjenesten"),
        _("HR"),
        _("andre"),
    )
    return tuple(zip(LAGET_MED, tekster, strict=True))


def om_enheten(enhet: Enhet, *, forfalt: bool) -> str:
    """Say who made the catalogue, when, and when it is due for another look."""
    navn = dict(laget_med())
    med = ", ".join(navn[kode] for kode in enhet.laget_med)
    deler: list[str] = []
    if enhet.laget:
        deler.append(_("Laget {dato}.").format(dato=format_date(enhet.laget)))
    if med:
        deler.append(_("Sammen med: {hvem}.").format(hvem=med))
    if forfalt:
        deler.append(_("Skjemaet bør ses gjennom nå."))
    elif enhet.gjennomgas:
        dato = format_date(enhet.gjennomgas)
        deler.append(_("Ses gjennom neste gang {dato}.").format(dato=dato))
    return " ".join(deler)


def _typeliste() -> QComboBox:
    liste = QComboBox()
    liste.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    liste.addItem(_("Alle slags"), "")
    for type_ in innhold.arbeidsplasstyper():
        if type_.id != "alle":
            liste.addItem(type_.i(language()), type_.id)
    return liste
