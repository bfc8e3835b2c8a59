"""The facilitator's guide of an example, in a window of its own: never part of the samtale."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QScreen
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from desktop.i18n import _, language
from desktop.state import innhold
from desktop.state.hefte import veiledning_fil
from desktop.state.papir import sider
from desktop.views.dialoger import velg_skriver
from desktop.views.utskrift import A4_PIKSLER, skriv_sider
from desktop.views.widgets import (
    GRUNNSTORRELSE,
    Melding,
    Side,
    etikett,
    knapp,
    kolonne,
    navngi,
    rad,
)

_STORRELSE = (640, 720)


class VeiledningView(QDialog):
    """Shows how the example began and ended, what was said, and what to discuss."""

    def __init__(self, kode: str, eier: QWidget) -> None:
        super().__init__(eier, Qt.WindowType.Window)
        navngi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.kode = kode
        v = innhold.veiledning(kode, language())
        self.setWindowTitle(_("Veiledning til eksempel {kode}").format(kode=kode))
        self._melding = Melding()
        side = Side()
        side.legg(
            etikett(_("Bare for den som leder bordet"), "number"),
            etikett(f"{kode} · {v.tittel}", "title"),
        )
        deler = (
            (_("Rammen"), v.ramme),
            (_("Slik gikk det"), v.utfall),
            (_("Hos legen"), v.hos_legen),
            (_("Sagt, men ikke skrevet"), v.sagt_men_ikke_skrevet),
        )
        for navn, tekst in deler:
            side.legg(kolonne(etikett(navn, "subheading"), etikett(tekst), mellomrom=2))
        diskusjon = (etikett(f"{n}. {tekst}") for n, tekst in enumerate(v.diskusjon, 1))
        side.legg(kolonne(etikett(_("Til diskusjon"), "subheading"), *diskusjon, mellomrom=4))
        side.fyll()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(side)
        layout.addWidget(self._bunn())
        self._sett_storrelse()

    def skriv_til(self, skriver: QPrinter) -> None:
        """Print the guide."""
        fil = veiledning_fil(self.kode, language())
        if skriv_sider(skriver, sider(fil, A4_PIKSLER)):
            self._melding.vis(_("Sendt til skriveren."), "good")
        else:
            self._melding.vis(_("Skriveren svarte ikke. Prøv igjen."), "error")

    def _bunn(self) -> QWidget:
        """Make the foot, outside what scrolls, so that the focus in it does not move the text."""
        skriv_ut = knapp(_("Skriv ut veiledningen"), self._on_skriv_ut, "primary", tegn="skriv_ut")
        bunn = QFrame()
        bunn.setProperty("role", "footer")
        layout = QVBoxLayout(bunn)
        layout.setContentsMargins(32, 8, 32, 12)
        layout.addWidget(self._melding)
        layout.addWidget(rad(skriv_ut, knapp(_("Lukk"), self.close)))
        return bunn

    def _on_skriv_ut(self) -> None:
        velg_skriver(self, _("Veiledning"), self.skriv_til)

    def _sett_storrelse(self) -> None:
        """Open as large as the text asks for, and no larger than the screen."""
        skala = max(self.font().pixelSize(), GRUNNSTORRELSE) / GRUNNSTORRELSE
        skjerm = self.screen().availableGeometry()
        bredde, hoyde = (round(m * skala) for m in _STORRELSE)
        self.resize(min(bredde, skjerm.width()), min(hoyde, skjerm.height()))


def apne_veiledning(vindu: QWidget, kode: str) -> VeiledningView:
    """Show the guide of an example; the window owns it, so that it outlives the gallery."""
    apne = (v for v in vindu.findChildren(VeiledningView) if v.kode == kode and v.isVisible())
    guide = next(apne, None) or VeiledningView(kode, vindu)
    guide.show()
    guide.raise_()
    guide.activateWindow()
    return guide


def rydd_veiledninger(vindu: QWidget, skjerm: QScreen) -> None:
    """Close the guides on the screen that a room is to look at; elsewhere they are wanted now."""
    for guide in vindu.findChildren(VeiledningView):
        if guide.screen() is skjerm:
            guide.close()
