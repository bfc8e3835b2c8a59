"""«Slett alt på denne maskinen»: what goes, what stays, and a word to type first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import _, ngettext
from desktop.state.hvelv_state import HvelvState
from desktop.state.hvelvarbeid import Rest
from desktop.state.sikkerhet_state import Kopioversikt, SikkerhetState
from desktop.views.felter import Felt, Linjefelt
from desktop.views.status import Status
from desktop.views.widgets import Side, etikett, knapp, navngi, rad

MAKS_ORD = 40


class SlettAltdel(QWidget):
    """Says what goes and what stays; works on a vault that is open, locked or damaged."""

    def __init__(self, hvelv: HvelvState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._hvelv = hvelv
        # Whoever cannot open it has proved nothing yet, so the words to type say what they do.
        self._krevd = _("SLETT") if hvelv.apen else _("SLETT ALLE SAMTALENE")
        self._ute = etikett("")
        self._ute.setVisible(False)
        self._ord = Linjefelt(maks=MAKS_ORD)
        self._ord.redigert.connect(self._on_ord)
        self._ord.returnPressed.connect(self._on_slett)
        self._slett = knapp(_("Slett alt på denne maskinen"), self._on_slett, "primary")
        self._slett.setEnabled(False)
        self._status = Status()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for del_ in (
            etikett(
                _(
                    "Alle samtaler, passordet, gjenopprettingsnøkkelen, sikkerhetskopiene, loggen "
                    "og innstillingene blir borte. Det kan ikke angres."
                )
            ),
            etikett(_("Ark på papir og filer du har lagret selv, blir ikke borte.")),
            self._ute,
            Felt(
                _("Skriv {ord} for å slette alt").format(ord=self._krevd),
                self._ord,
            ),
            rad(self._slett),
            self._status,
        ):
            layout.addWidget(del_)
        if hvelv.apen:
            state = SikkerhetState.av(hvelv)
            state.oversikt.connect(self._vis_ute)
            state.les_oversikt()
        else:
            self._ute.setText(
                _(
                    "Programmet er låst og vet ikke om andre mapper med sikkerhetskopier. "
                    "Bare kopiene på denne maskinen slettes. Slett de andre selv."
                )
            )
            self._ute.show()

    def forste_felt(self) -> QWidget:
        """Return where the caret starts."""
        return self._ord

    def _vis_ute(self, oversikt: Kopioversikt) -> None:
        linjer: list[str] = []
        if oversikt.mappe and str(oversikt.mappe) not in oversikt.ute:
            tekst = _("Også kopiene i denne mappen blir slettet: {mappe}")
            linjer.append(tekst.format(mappe=oversikt.mappe))
        if oversikt.ute:
            linjer.append(_("Disse mappene kan ikke nås nå. Kopiene der må du slette selv:"))
            linjer += oversikt.ute
        self._ute.setText("\n".join(linjer))
        self._ute.setVisible(bool(linjer))

    def _on_ord(self, tekst: str) -> None:
        self._slett.setEnabled(" ".join(tekst.upper().split()) == self._krevd)

    def _on_slett(self) -> None:
        if self._slett.isEnabled():
            self._slett.setEnabled(False)
            self._ord.setEnabled(False)
            self._status.vis(_("Sletter alt …"))
            self._hvelv.slett_alt()


class SlettAltView(Side):
    """The same, for somebody who cannot unlock.

    Signals:
        avbrutt: They do not want to after all.
    """

    avbrutt = Signal()

    def __init__(self, hvelv: HvelvState, parent: QWidget | None = None) -> None:
        super().__init__(parent, bredde=640)
        navngi(self)
        self._del = SlettAltdel(hvelv)
        self.legg(
            etikett(_("Slett alt på denne maskinen"), "title"),
            self._del,
            rad(knapp(_("&Tilbake uten å slette"), self.avbrutt.emit)),
        )
        self.fyll()

    def forste_felt(self) -> QWidget:
        """Return where the caret starts."""
        return self._del.forste_felt()


def resttekst(rest: Rest) -> str:
    """Say that everything is erased, or what is left and whether it can be opened."""
    her = (
        _her(rest)
        if rest.filer or not rest.nokler_borte
        else [
            _("Alt på denne maskinen er slettet."),
            _("Lukk programmet, så er det ute av minnet også."),
        ]
    )
    return " ".join((*her, *_andre(rest)))


def _her(rest: Rest) -> list[str]:
    n = rest.filer
    filer = ngettext(
        "{n} fil på denne maskinen kunne ikke slettes.",
        "{n} filer på denne maskinen kunne ikke slettes.",
        n,
    )
    nokler = (
        _("Nøklene er slettet, så det som ligger igjen her, kan ikke åpnes.")
        if rest.nokler_borte
        else _(
            "Nøklene ble ikke slettet, så den som har passordet, kan fortsatt åpne det som ligger "
            "igjen. Prøv en gang til, og si fra til IT hvis det fortsetter."
        )
    )
    return [*([filer.format(n=n)] if n else []), nokler]


def _andre(rest: Rest) -> list[str]:
    linjer: list[str] = []
    if rest.mapper:
        tekst = _("Disse mappene kunne ikke nås, og kopiene der må du slette selv: {mapper}")
        linjer.append(tekst.format(mapper=", ".join(rest.mapper)))
    if not rest.mapper_kjent:
        linjer.append(
            _("Vi vet ikke om andre mapper har sikkerhetskopier. Slett dem selv hvis de finnes.")
        )
    return linjer
