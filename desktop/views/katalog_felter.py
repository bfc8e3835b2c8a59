"""The fields of one possibility of the catalogue, and what can be done with it."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from desktop.domain.katalog import (
    MAKS_AVLASTER,
    MAKS_GIR,
    MAKS_TEKST,
    MAKS_VARIGHET,
    Katalogmulighet,
)
from desktop.i18n import _, language
from desktop.state import innhold
from desktop.state.katalog_state import KatalogState
from desktop.views.belastningsvalg import Belastningsvalg
from desktop.views.felter import Felt, Linjefelt, Tallfelt, Tekstfelt, Valgrekke
from desktop.views.katalog_liste import Hylle
from desktop.views.widgets import etikett, knapp, rad

HANDLINGER: dict[str, tuple[Hylle, ...]] = {
    "opp": ("tilbys",),
    "ned": ("tilbys",),
    "kan_ikke": ("tilbys",),
    "kan_likevel": ("kan_ikke",),
    "ta_med": ("utenfor",),
    "fjern": ("tilbys", "kan_ikke"),
}


class Katalogfelter(QFrame):
    """What the entry in front says; every field is kept as it is typed.

    Signals:
        gjort: Something is wanted of the entry; carries opp, ned, kan_ikke, kan_likevel, ta_med
            or fjern.
    """

    gjort = Signal(str)

    def __init__(self, katalog: KatalogState) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._katalog = katalog
        self._kode = ""
        self._lag_felter()
        self._knapper = self._lag_knapper()
        self._tomt = etikett(_("Velg en mulighet i lista, så ser du alt om den her."), "hint")
        self._innhold = QWidget()
        self._innhold.setProperty("role", "clear")
        inne = QVBoxLayout(self._innhold)
        inne.setContentsMargins(0, 0, 0, 0)
        inne.setSpacing(12)
        for del_ in self._deler():
            inne.addWidget(del_)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(self._tomt)
        layout.addWidget(self._innhold)
        layout.addStretch(1)

    def start(self) -> None:
        """Put the caret in the text."""
        self._tekst.setFocus(Qt.FocusReason.OtherFocusReason)

    def vis(self, mulighet: Katalogmulighet | None, hylle: Hylle) -> None:
        """Show an entry, or that none is in front."""
        self._tomt.setVisible(mulighet is None)
        self._innhold.setVisible(mulighet is not None)
        if mulighet is None:
            self._kode = ""
            return
        if mulighet.id != self._kode:
            self._kode = mulighet.id
            self._slipp_fokus()
        self._vis_felter(mulighet)
        las = hylle == "utenfor" or self._katalog.skrivebeskyttet
        for felt in self._redigerbare:
            felt.setEnabled(not las)
        for navn, knapp_ in self._knapper.items():
            knapp_.setVisible(hylle in HANDLINGER[navn])
            knapp_.setEnabled(not self._katalog.skrivebeskyttet)

    def _lag_felter(self) -> None:
        self._tekst = Tekstfelt(linjer=2, maks=MAKS_TEKST)
        self._type = QComboBox()
        for type_ in innhold.mulighetstyper():
            self._type.addItem(type_.i(language()), type_.id)
        self._avlaster = Belastningsvalg(_("Avlaster"), MAKS_AVLASTER)
        self._gir = Belastningsvalg(_("Kan gi mer av"), MAKS_GIR)
        self._hvem = Valgrekke(_("Hvem avgjør"), hvemvalg(), kan_velges_bort=False)
        self._sporres = Linjefelt(maks=MAKS_TEKST)
        self._sporresfelt = Felt(_("Hvem må spørres"), self._sporres, _("En rolle, ikke et navn."))
        self._varighet = Tallfelt(Decimal(MAKS_VARIGHET), hele_fra=1)
        bredde = self._varighet.fontMetrics().horizontalAdvance("0000")
        self._varighet.setMaximumWidth(3 * bredde)
        self._pass_pa = Linjefelt(maks=MAKS_TEKST)
        self._tekst.redigert.connect(self._on_tekst)
        self._type.activated.connect(self._on_type)
        self._avlaster.redigert.connect(partial(self._on_felt, "avlaster"))
        self._gir.redigert.connect(partial(self._on_felt, "gir"))
        self._hvem.valgt.connect(partial(self._on_felt, "hvem_avgjor"))
        self._sporres.redigert.connect(partial(self._on_felt, "hvem_sporres"))
        self._varighet.redigert.connect(self._on_varighet)
        self._pass_pa.redigert.connect(partial(self._on_felt, "pass_pa"))
        self._redigerbare = (
            self._tekst,
            self._type,
            self._avlaster,
            self._gir,
            self._hvem,
            self._sporres,
            self._varighet,
            self._pass_pa,
        )

    def _lag_knapper(self) -> dict[str, QWidget]:
        tekster = {
            "ta_med": _("&Ta med i skjemaet"),
            "kan_likevel": _("Kan til&bys likevel"),
            "kan_ikke": _("Kan i&kke få til"),
            "opp": _("Flytt opp"),
            "ned": _("Flytt ned"),
            "fjern": _("Fjern"),
        }
        roller = {"ta_med": "primary", "kan_likevel": "", "kan_ikke": ""}
        return {
            navn: knapp(tekst, partial(self.gjort.emit, navn), roller.get(navn, "quiet"))
            for navn, tekst in tekster.items()
        }

    def _deler(self) -> tuple[QWidget, ...]:
        return (
            Felt(_("Muligheten"), self._tekst),
            rad(*self._knapper.values()),
            Felt(_("Slag mulighet"), self._type),
            self._avlaster,
            self._gir,
            Felt(_("Hvem avgjør"), self._hvem),
            self._sporresfelt,
            Felt(
                _("Vanlig varighet, dager"),
                self._varighet,
                _("Så lenge den avtales for når dere ikke skriver noe annet."),
            ),
            Felt(_("Pass på (valgfritt)"), self._pass_pa),
        )

    def _vis_felter(self, mulighet: Katalogmulighet) -> None:
        self._tekst.vis(self._katalog.tekst(mulighet))
        self._type.setCurrentIndex(self._type.findData(mulighet.type))
        self._avlaster.vis(mulighet.avlaster)
        self._gir.vis(mulighet.gir)
        self._hvem.vis(mulighet.hvem_avgjor)
        self._sporres.vis(mulighet.hvem_sporres)
        self._sporresfelt.setVisible(mulighet.hvem_avgjor == "ma_sporre")
        self._varighet.vis(Decimal(mulighet.standard_varighet))
        self._pass_pa.vis(self._katalog.pass_pa(mulighet))

    def _slipp_fokus(self) -> None:
        """Let go of a field that is typed in, so that it can show another entry."""
        for felt in (self._tekst, self._sporres, self._varighet, self._pass_pa):
            if felt.hasFocus():
                felt.clearFocus()

    def _on_felt(self, felt: str, verdi: object) -> None:
        self._katalog.endre(self._kode, **{felt: verdi})

    def _on_tekst(self, tekst: str) -> None:
        if tekst.strip():  # a possibility that says nothing is not one
            self._on_felt("tekst", tekst)

    def _on_type(self, n: int) -> None:
        self._on_felt("type", self._type.itemData(n))

    def _on_varighet(self, dager: Decimal | None) -> None:
        if dager is not None:
            self._on_felt("standard_varighet", int(dager))


def hvemvalg() -> tuple[tuple[object, str], ...]:
    """Return who may approve a possibility."""
    return (("leder", _("Leder alene")), ("ma_sporre", _("Må spørre")))
