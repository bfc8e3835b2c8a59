"""Passphrase, backups, retention, erasure and access: one subject at a time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.state.sikkerhet_state import SikkerhetState
from desktop.views.felter import Valgrekke
from desktop.views.sikkerhet_dager import Dagerdel
from desktop.views.sikkerhet_innsyn import Innsynsdel
from desktop.views.sikkerhet_kopi import Kopidel
from desktop.views.sikkerhet_passord import Passorddel
from desktop.views.sikkerhet_sletting import Slettedel
from desktop.views.slett_alt_view import SlettAltdel
from desktop.views.widgets import Side, etikett, navngi, tom_layout


class SikkerhetView(Side):
    """Shows the subjects as answers in a row, and the one that is chosen below.

    Signals:
        ny_nokkel_valgt: They want a new recovery key.
    """

    ny_nokkel_valgt = Signal()

    def __init__(self, state: SikkerhetState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        navngi(self)
        self._state = state
        self._emner = Valgrekke(_("Emne"), _emner(), kan_velges_bort=False)
        self._emner.valgt.connect(self._on_valgt)
        self._plass = QVBoxLayout()
        self._plass.setSpacing(16)
        self.legg(etikett(_("Passord, sikkerhetskopi og sletting"), "title"))
        if state.hvelv.demo:
            self.legg(
                etikett(_("Demoen lagrer ingenting, så her er det ingenting å passe på."), "lead")
            )
        else:
            self.legg(self._emner)
            self.layout_.addLayout(self._plass)
            self._vis("passord")
        self.fyll()

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._emner.knapper()[0]

    def vis_emne(self, emne: str) -> None:
        """Show one of the subjects: passord, kopi, dager, slett, innsyn or alt."""
        self._vis(emne)

    def _on_valgt(self, emne: object) -> None:
        self._vis(str(emne))

    def _vis(self, emne: str) -> None:
        self._emner.vis(emne)
        tom_layout(self._plass)
        self._plass.addWidget(etikett(dict(_emner())[emne], "heading"))
        self._plass.addWidget(self._lag(emne))
        self.verticalScrollBar().setValue(0)

    def _lag(self, emne: str) -> QWidget:
        hvelv = self._state.hvelv
        lagere: dict[str, Callable[[], QWidget]] = {
            "passord": self._lag_passord,
            "kopi": partial(Kopidel, self._state),
            "dager": partial(Dagerdel, hvelv),
            "slett": partial(Slettedel, self._state),
            "innsyn": partial(Innsynsdel, self._state),
            "alt": partial(SlettAltdel, hvelv),
        }
        return lagere[emne]()

    def _lag_passord(self) -> QWidget:
        del_ = Passorddel(self._state)
        del_.ny_nokkel_valgt.connect(self.ny_nokkel_valgt)
        return del_


def _emner() -> tuple[tuple[str, str], ...]:
    return (
        ("passord", _("Passord")),
        ("kopi", _("Sikkerhetskopi")),
        ("dager", _("Hvor lenge ting blir liggende")),
        ("slett", _("Slett det som er lagret om en person")),
        ("innsyn", _("Alt som er lagret om meg")),
        ("alt", _("Slett alt på denne maskinen")),
    )
