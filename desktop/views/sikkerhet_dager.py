"""How long things are kept: three numbers of days, and what each means."""

import msgspec
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.state.hvelv_state import HvelvState
from desktop.views.felter import Felt, uten_forslag
from desktop.views.kommune import kildehint
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
        mest = min(MEST_MAKS, hvelv.pakker.tak)  # what the municipality lets anyone choose
        minst = min(MINST_MAKS, mest)
        self._utkast = dagteller(1, mest, na.utkast_dager)
        self._behold = dagteller(1, mest, na.behold_dager)
        self._maks = dagteller(minst, mest, na.maks_dager)
        self._utkastfelt = Felt(
            _("Utkast, antall dager"),
            self._utkast,
            self._hint(
                _("En samtale dere ikke ble ferdige med, slettes så lenge etter at den begynte."),
                "utkast_dager",
            ),
        )
        self._beholdfelt = Felt(
            _("Det dere beholder, antall dager etter neste samtale"),
            self._behold,
            self._hint(
                _("Avtaler og samtaler slettes så lenge etter at dere skulle møtes igjen."),
                "behold_dager",
            ),
        )
        maksfelt = Felt(
            _("Aldri lenger enn, antall dager"),
            self._maks,
            self._hint(
                _("Gjelder også sikkerhetskopiene. Velg mellom {minst} og {mest} dager.").format(
                    minst=minst, mest=mest
                ),
                "maks_dager",
            ),
        )
        for teller, felt in (
            (self._utkast, "utkast_dager"),
            (self._behold, "behold_dager"),
            (self._maks, "maks_dager"),
        ):
            teller.setEnabled(not hvelv.pakker.laast(felt))
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

    def _hint(self, tekst: str, felt: str) -> str:
        return " ".join(filter(None, (tekst, kildehint(self._hvelv, felt))))

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
