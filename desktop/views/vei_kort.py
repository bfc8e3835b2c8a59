"""The card of a way, before anything is chosen: equal to all the others."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.domain.innhold import Andresprak, VeiInnhold
from desktop.domain.sykmelding import MIN_GRAD, timer_av_grad
from desktop.i18n import _, choose, format_date, format_number
from desktop.views.andreord import andre_vei
from desktop.views.widgets import etikett, knapp, rad, set_look


class Veikort(QFrame):
    """One way: when it fits, who decides, what it means in hours, what happens now, and why."""

    def __init__(
        self, vei: VeiInnhold, velg: Callable[[str], None], andre: Andresprak | None = None
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._vei = vei
        self._navn = choose(vei.navn)
        self._velg = knapp(_("Velg denne"))
        self._velg.setCheckable(True)
        self._velg.clicked.connect(lambda _checked=False: velg(vei.id))
        mer = knapp(_("Mer"), rolle="quiet")
        mer.setCheckable(True)
        mer.setAccessibleName(_("Mer om: {vei}").format(vei=self._navn))
        self._mer = _detaljer(vei)
        self._mer.hide()
        mer.toggled.connect(self._mer.setVisible)
        self._timer = etikett("", "hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(4)
        layout.addWidget(etikett(self._navn, "heading"))
        layout.addWidget(etikett(_("Passer når: {tekst}").format(tekst=choose(vei.passer))))
        for navn, tekst in (
            (_("Hvem avgjør?"), choose(vei.hvem_avgjor)),
            (_("Ark til legen?"), choose(vei.ark)),
        ):
            layout.addWidget(etikett(f"{navn} {tekst}", "hint"))
        layout.addWidget(self._timer)
        for label in andre_vei(vei.id, andre):
            layout.addWidget(label)
        layout.addWidget(self._mer)
        layout.addSpacing(8)
        layout.addStretch(1)
        layout.addWidget(rad(self._velg, mer))

    def vis(self, valgt: bool, kan_endres: bool) -> None:
        """Show whether it is chosen."""
        self._velg.setChecked(valgt)
        self._velg.setEnabled(kan_endres)
        self._velg.setText(_("Valgt – ta bort") if valgt else _("Velg denne"))
        self._velg.setAccessibleName(f"{self._velg.text()}: {self._navn}")
        set_look(self, "chosen", valgt)

    def vis_timer(self, stilling: Decimal | None) -> None:
        """Say what it means in hours for this position."""
        self._timer.setText(i_timer(self._vei, stilling))


def i_timer(vei: VeiInnhold, stilling: Decimal | None) -> str:
    """Return what a way means in hours, or how to find out."""
    mal = choose(vei.i_timer)
    if stilling is None and "{timer}" in mal:
        return _("Timer: fyll inn stillingen i jobblista, så vises de her.")
    felter = {"timer": "", "mest": ""}
    if stilling is not None:
        mest = timer_av_grad(MIN_GRAD, stilling)
        felter = {"timer": format_number(stilling), "mest": format_number(mest)}
    return _("Timer: {tekst}").format(tekst=mal.format(**felter))


def _detaljer(vei: VeiInnhold) -> QWidget:
    boks = QWidget()
    boks.setProperty("role", "clear")
    layout = QVBoxLayout(boks)
    layout.setContentsMargins(0, 8, 0, 0)
    layout.setSpacing(4)
    layout.addWidget(etikett(_("Hva skjer nå?"), "subheading"))
    for navn, tekst in (
        (_("For deg"), choose(vei.for_ansatt)),
        (_("For lederen"), choose(vei.for_leder)),
        (_("For legen"), choose(vei.for_lege)),
    ):
        layout.addWidget(etikett(f"{navn}: {tekst}"))
    layout.addWidget(etikett(_("Hvorfor?"), "subheading"))
    layout.addWidget(etikett(choose(vei.sier)))
    if vei.hjemmel:
        hjemmel = _("{hjemmel}, kontrollert {dato}").format(
            hjemmel=vei.hjemmel, dato=format_date(vei.kontrollert)
        )
        layout.addWidget(etikett(hjemmel, "hint"))
    return boks
