"""What can be copied from the page: as text, field by field for NAV's form, the innspill alone."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ark import NAV_TEGN, NavFelt
from desktop.i18n import _, ngettext
from desktop.state.samtale_state import SamtaleState
from desktop.views.widgets import etikett, knapp, kolonne, rad, set_tone, tom_layout, vis_hvis


class Kopier(QWidget):
    """The buttons that copy, each field of NAV's form with its own.

    Signals:
        onsket: Somebody wants to copy; carries the text and the sentence to show afterwards.
    """

    onsket = Signal(str, str)

    def __init__(self, state: SamtaleState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._state = state
        self._innspill = knapp(_("Kopier innspill til arbeidsgiver"), self._on_innspill)
        self._apne = knapp(_("Felter til NAVs oppfølgingsplan"), rolle="quiet")
        self._apne.setCheckable(True)
        self._felter = QVBoxLayout()
        self._nav = kolonne(
            etikett(_("Kopier felt for felt, og lim inn i skjemaet hos NAV."), "hint")
        )
        lag = self._nav.layout()
        assert isinstance(lag, QVBoxLayout)  # noqa: S101 - kolonne makes one
        lag.addLayout(self._felter)
        self._nav.hide()
        self._apne.toggled.connect(self._on_apnet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        tekst = knapp(_("&Kopier som tekst"), self._on_tekst)
        layout.addWidget(rad(tekst, self._innspill, self._apne))
        layout.addWidget(self._nav)

    def vis(self) -> None:
        """Show what there is to copy as the state has it."""
        vis_hvis(self._innspill, bool(self._state.innspill()))
        if self._apne.isChecked():
            self._vis_nav()

    def _on_apnet(self, apen: bool) -> None:
        self._nav.setVisible(apen)
        if apen:
            self._vis_nav()

    def _vis_nav(self) -> None:
        tom_layout(self._felter)
        for felt in self._state.nav_felter():
            if felt.tekst:
                self._felter.addWidget(self._navfelt(felt))

    def _navfelt(self, felt: NavFelt) -> QWidget:
        kopi = knapp(_("Kopier feltet"), partial(self._on_nav, felt.kode))
        kopi.setAccessibleName(_("Kopier feltet: {navn}").format(navn=felt.navn))
        lengde = etikett(lengdetekst(felt), "hint")
        set_tone(lengde, "warning" if felt.over else "")
        return kolonne(etikett(felt.navn, "subheading"), lengde, rad(kopi), mellomrom=4)

    def _on_tekst(self) -> None:
        self.onsket.emit(self._state.ark_tekst(), _("Teksten er kopiert."))

    def _on_innspill(self) -> None:
        self.onsket.emit(self._state.innspill(), _("Innspillet er kopiert."))

    def _on_nav(self, kode: str) -> None:
        felt = next(f for f in self._state.nav_felter() if f.kode == kode)
        svar = _("Feltet er kopiert: {navn}").format(navn=felt.navn)
        self.onsket.emit(felt.tekst, " ".join((svar, lengdetekst(felt))) if felt.over else svar)


def lengdetekst(felt: NavFelt) -> str:
    """Say how long a field is, and how much too long for NAV's form."""
    if not felt.over:
        tegn = len(felt.tekst)
        return ngettext("{n} tegn av {maks}", "{n} tegn av {maks}", tegn).format(
            n=tegn, maks=NAV_TEGN
        )
    return ngettext(
        "{n} tegn for langt for NAVs skjema, som tar {maks}.",
        "{n} tegn for langt for NAVs skjema, som tar {maks}.",
        felt.over,
    ).format(n=felt.over, maks=NAV_TEGN)
