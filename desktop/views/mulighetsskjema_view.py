"""The workplace's mulighetsskjema: what is on it, and what this workplace does not offer."""

from functools import partial

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.mulighet import passer
from desktop.i18n import _, choose, language, ngettext
from desktop.state import innhold
from desktop.state.hvelv_state import HvelvState
from desktop.views.felter import Avkryssing, Felt, Linjefelt
from desktop.views.widgets import Side, etikett, navngi, tom_layout, vis_hvis


class MulighetsskjemaView(Side):
    """Every possibility for this kind of workplace, ticked when it is offered."""

    def __init__(self, hvelv: HvelvState, parent: QWidget | None = None) -> None:
        super().__init__(parent, bredde=980)
        navngi(self)
        self._hvelv = hvelv
        self._sok = Linjefelt()
        self._sok.setClearButtonEnabled(True)
        self._sok.redigert.connect(self._vis)
        self._alle = Avkryssing(_("Vis alle slags arbeidsplasser"))
        vis_hvis(self._alle, bool(hvelv.arbeidsplass.type))
        self._alle.toggled.connect(self._vis)
        self._antall = etikett("", "hint")
        self._liste = QVBoxLayout()
        self._liste.setSpacing(2)
        self.legg(
            etikett(_("Mulighetsskjema"), "title"),
            etikett(
                _(
                    "Ta bort krysset ved det dere ikke kan få til. Gå gjennom lista sammen med "
                    "tillitsvalgt og verneombud. Det som står igjen, kan alle på enheten få tilbud om."
                ),
                "lead",
            ),
            Felt(_("Søk"), self._sok),
            self._alle,
            self._antall,
        )
        self.layout_.addLayout(self._liste)
        self.fyll()
        self._vis()

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._sok

    def _vis(self, _verdi: object = None) -> None:
        tom_layout(self._liste)
        plass = self._hvelv.arbeidsplass
        type_ = "" if self._alle.isChecked() else plass.type
        sok = self._sok.text().strip().casefold()
        treff = [
            m
            for m in innhold.muligheter()
            if passer(m, type_) and sok in choose(m.tekst).casefold()
        ]
        for slag in innhold.mulighetstyper():
            egne = [m for m in treff if m.type == slag.id]
            if egne:
                self._liste.addWidget(etikett(slag.i(language()), "heading"))
            for mulighet in egne:
                boks = Avkryssing(choose(mulighet.tekst))
                boks.setChecked(mulighet.id not in plass.kan_ikke)
                boks.toggled.connect(partial(self._on_valgt, mulighet.id))
                self._liste.addWidget(boks)
        if not treff:
            self._liste.addWidget(etikett(_("Ingen treff. Prøv et annet ord."), "hint"))
        self._vis_antall()

    def _on_valgt(self, kode: str, tilbys: bool) -> None:
        plass = self._hvelv.arbeidsplass
        uten = tuple(k for k in plass.kan_ikke if k != kode)
        kan_ikke = uten if tilbys else (*uten, kode)
        self._hvelv.sett_arbeidsplass(msgspec.structs.replace(plass, kan_ikke=kan_ikke))
        self._vis_antall()

    def _vis_antall(self) -> None:
        n = len(innhold.muligheter()) - len(self._hvelv.arbeidsplass.kan_ikke)
        self._antall.setText(
            ngettext("{n} mulighet tilbys", "{n} muligheter tilbys", n).format(n=n)
        )
