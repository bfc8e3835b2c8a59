"""The job itself: what the GP needs to know about it."""

from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.domain.samtale import Ansatt
from desktop.i18n import _
from desktop.state.samtale_state import SamtaleState
from desktop.views.felter import Felt, Linjefelt, Tallfelt
from desktop.views.widgets import Rutenett, etikett


class Jobbkort(QFrame):
    """What the GP needs to know about the job itself."""

    def __init__(self, state: SamtaleState) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._state = state
        self._tekster = {
            "yrke": Linjefelt(),
            "arbeidssted": Linjefelt(),
            "arbeidstid": Linjefelt(),
            "ansvar": Linjefelt(),
            "reise": Linjefelt(),
        }
        self._tall = {
            "stillingsprosent": Tallfelt(Decimal(100)),
            "heltid_timer": Tallfelt(Decimal(60)),
        }
        for navn, felt in self._tekster.items():
            felt.redigert.connect(partial(self._on_redigert, navn))
            felt.setReadOnly(state.skrivebeskyttet)
        for navn, tallfelt in self._tall.items():
            tallfelt.redigert.connect(partial(self._on_tall, navn))
            tallfelt.setReadOnly(state.skrivebeskyttet)
        nett = Rutenett(260)
        nett.sett(
            (
                Felt(_("Yrke"), self._tekster["yrke"]),
                Felt(_("Arbeidssted"), self._tekster["arbeidssted"]),
                Felt(_("Stillingsprosent"), self._tall["stillingsprosent"]),
                Felt(_("Timer i uka i full stilling"), self._tall["heltid_timer"]),
                Felt(
                    _("Arbeidstid (dag, turnus, natt)"),
                    self._tekster["arbeidstid"],
                    finn=state.hint,
                ),
                Felt(_("Ansvar (valgfritt)"), self._tekster["ansvar"], finn=state.hint),
                Felt(
                    _("Reise, hvis den hindrer (valgfritt)"),
                    self._tekster["reise"],
                    finn=state.hint,
                ),
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(etikett(_("Jobben min"), "heading"))
        layout.addWidget(nett)

    def vis(self, ansatt: Ansatt) -> None:
        """Show the job as the state has it."""
        for navn, felt in self._tekster.items():
            felt.vis(getattr(ansatt, navn))
        for navn, tallfelt in self._tall.items():
            tallfelt.vis(getattr(ansatt, navn))

    def _on_redigert(self, navn: str, tekst: str) -> None:
        self._state.sett(f"ansatt.{navn}", tekst)

    def _on_tall(self, navn: str, tall: Decimal | None) -> None:
        self._state.sett(f"ansatt.{navn}", tall or None)
