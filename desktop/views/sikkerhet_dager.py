"""How long things are kept: three numbers of days, and what each means."""

import msgspec
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.state.hvelv_state import HvelvState
from desktop.views.felter import Felt, uten_forslag
from desktop.views.status import Status
from desktop.views.widgets import etikett, knapp, rad

MINST_MAKS, MEST_MAKS = 30, 365


class Dagerdel(QWidget):
    """Days for drafts, for what is kept, and the most of all."""

    def __init__(self, hvelv: HvelvState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._hvelv = hvelv
        na = hvelv.arbeidsplass
        self._utkast = dagteller(1, MEST_MAKS, na.utkast_dager)
        self._behold = dagteller(1, MEST_MAKS, na.behold_dager)
        self._maks = dagteller(MINST_MAKS, MEST_MAKS, na.maks_dager)
        self._utkastfelt = Felt(
            _("Utkast, antall dager"),
            self._utkast,
            _("En samtale dere ikke ble ferdige med, slettes så lenge etter at den begynte."),
        )
        self._beholdfelt = Felt(
            _("Det dere beholder, antall dager etter neste samtale"),
            self._behold,
            _("Avtaler og samtaler slettes så lenge etter at dere skulle møtes igjen."),
        )
        maksfelt = Felt(
            _("Aldri lenger enn, antall dager"),
            self._maks,
            _("Gjelder også sikkerhetskopiene. Velg mellom 30 og 365 dager."),
        )
        self._status = Status()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for del_ in (
            etikett(_("På dagen får du først se en liste. Der bestemmer du hva som slettes.")),
            self._utkastfelt,
            self._beholdfelt,
            maksfelt,
            etikett(_("Datoer som alt er satt, står som før."), "hint"),
            rad(knapp(_("Lagre dagene"), self._on_lagre, "primary")),
            self._status,
        ):
            layout.addWidget(del_)

    def forste_felt(self) -> QWidget:
        """Return where the caret starts."""
        return self._utkast

    def _on_lagre(self) -> None:
        maks = self._maks.value()
        self._status.vis("")
        for_lenge = _("Dette er lenger enn det meste, {maks} dager.").format(maks=maks)
        for felt, teller in ((self._utkastfelt, self._utkast), (self._beholdfelt, self._behold)):
            felt.vis_feil(for_lenge if teller.value() > maks else "")
        for teller in (self._utkast, self._behold):
            if teller.value() > maks:
                teller.setFocus()
                return
        self._hvelv.sett_arbeidsplass(
            msgspec.structs.replace(
                self._hvelv.arbeidsplass,
                utkast_dager=self._utkast.value(),
                behold_dager=self._behold.value(),
                maks_dager=maks,
            )
        )
        self._status.vis(_("Lagret. Det gjelder fra nå."), "good")


def dagteller(minst: int, mest: int, verdi: int) -> QSpinBox:
    """Make a field for a number of days."""
    teller = QSpinBox()
    uten_forslag(teller)
    teller.setRange(minst, mest)
    teller.setValue(verdi)
    return teller
