"""The recovery key: shown once, put on paper, and typed back before it is taken into use."""

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QVBoxLayout, QWidget

from desktop.domain import gjenopprettingsnokkel
from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _, language
from desktop.state.gjenopprettingsark import gjenopprettingsark_bilde, lagre_gjenopprettingsark
from desktop.views.felter import Felt, Linjefelt, uten_forslag
from desktop.views.status import Status, Travelknapp
from desktop.views.utskrift import A4_PIKSLER, lag_skriver, skriv_sider
from desktop.views.widgets import (
    Rutenett,
    Side,
    etikett,
    knapp,
    kolonne,
    kort,
    navngi,
    rad,
    set_look,
)

_MAKS_TEGN = 12  # of a group of four, with room for spaces and a slip


class GjenopprettingView(Side):
    """Shows a new key, and takes four of its groups back from paper.

    The key is in this view and on the paper only; it is forgotten when the view is hidden.

    Signals:
        bekreftet: The groups are right; carries the key.
        tilbake: They go back without it.
    """

    bekreftet = Signal(str)
    tilbake = Signal()

    def __init__(self, *, kan_tilbake: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        navngi(self)
        self._nokkel = ""
        self._tavle = Nokkeltavle()
        self._sagt, self._status = Status(), Status()
        self._prov = Gruppeprove()
        self._prov.ferdig.connect(self._on_bekreft)
        self._videre = knapp(_("&Gå videre"), self._vis_prove, "primary")
        self._ta = Travelknapp(_("&Ta nøkkelen i bruk"), self._on_bekreft, "primary")
        self._vis_del = self._lag_visning(kan_tilbake)
        self._prove_del = kolonne(
            etikett(_("Skriv tilbake fire av gruppene"), "title"),
            etikett(
                _("Les dem fra arket. Da vet du at det holder den dagen du trenger det."), "lead"
            ),
            self._prov,
            rad(self._ta, knapp(_("&Vis nøkkelen igjen"), self._vis_nokkel, "quiet")),
            self._status,
            mellomrom=16,
        )
        self.legg(self._vis_del, self._prove_del)
        self.fyll()
        self._prove_del.hide()

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._prov.forste_felt() if self._prove_del.isVisible() else self._tavle

    def vis_opptatt(self, opptatt: bool) -> None:
        """Show that the key is being taken into use."""
        self._ta.vis_opptatt(opptatt)
        self._status.vis(_("Låser samtalene med passordet og nøkkelen …") if opptatt else "")

    def vis_feil(self, error: DesktopError, mappe: Path | None = None) -> None:
        """Say why the key could not be taken into use."""
        self._status.vis(feiltekst(error, mappe), "error")

    def glem(self) -> None:
        """Forget the key."""
        self._nokkel = ""
        self._tavle.vis("")
        self._prov.sett("")

    def showEvent(self, event: QShowEvent) -> None:
        """Make a key when there is none."""
        super().showEvent(event)
        if not self._nokkel:
            self._nokkel = gjenopprettingsnokkel.ny()
            self._tavle.vis(self._nokkel)
            self._prov.sett(self._nokkel)
            self._vis_nokkel()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the key when the view goes, but not when the window is only put away."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.glem()

    def skriv_til(self, skriver: QPrinter) -> None:
        """Print the recovery sheet on a printer."""
        bilde = gjenopprettingsark_bilde(self._nokkel, language(), A4_PIKSLER)
        if skriv_sider(skriver, [bilde]):
            self._sagt.vis(_("Arket er sendt til skriveren. Hent det med én gang."), "good")
        else:
            self._sagt.vis(
                _("Skriveren svarte ikke. Prøv igjen, eller skriv nøkkelen av for hånd."), "error"
            )

    def lagre_som(self, fil: str) -> None:
        """Save the recovery sheet as a PDF."""
        try:
            lagre_gjenopprettingsark(Path(fil), self._nokkel, language())
        except DesktopError as error:
            self._sagt.vis(feiltekst(error), "error")
            return
        self._sagt.vis(
            _("Arket er lagret. Flytt det bort fra maskinen: den som har filen, har nøkkelen."),
            "good",
        )

    def _lag_visning(self, kan_tilbake: bool) -> QWidget:
        knapper: list[QWidget] = [self._videre]
        if kan_tilbake:
            knapper.append(knapp(_("Til&bake"), self.tilbake.emit, "quiet", tegn="tilbake"))
        return kolonne(
            etikett(_("Gjenopprettingsnøkkelen"), "title"),
            etikett(
                _(
                    "Glemmer du passordet, er denne nøkkelen den eneste veien inn. "
                    "Ha den på papir, innelåst et annet sted enn maskinen."
                ),
                "lead",
            ),
            self._tavle,
            rad(
                knapp(_("&Skriv ut"), self._on_skriv_ut, tegn="skriv_ut"),
                knapp(_("&Lagre arket som PDF"), self._on_lagre, tegn="lagre"),
            ),
            etikett(_("Uten skriver kan du skrive den av for hånd, tegn for tegn."), "hint"),
            self._sagt,
            kort(
                etikett(_("Ta like godt vare på sikkerhetskopiene"), "subheading"),
                etikett(
                    _(
                        "Låsene følger med i hver sikkerhetskopi. Den som har en kopi, og enten "
                        "passordet eller dette arket, kan åpne den."
                    )
                ),
                rolle="panel",
            ),
            rad(*knapper),
            mellomrom=16,
        )

    def _vis_nokkel(self) -> None:
        self._prove_del.hide()
        self._vis_del.show()
        self._til_toppen(self._tavle)

    def _vis_prove(self) -> None:
        self._status.vis("")
        self._vis_del.hide()
        self._prove_del.show()
        self._til_toppen(self._prov.forste_felt())

    def _til_toppen(self, felt: QWidget) -> None:
        self.verticalScrollBar().setValue(0)
        felt.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_bekreft(self) -> None:
        if not self._ta.opptatt and self._prov.stemmer():
            self.bekreftet.emit(self._nokkel)

    def _on_skriv_ut(self) -> None:
        skriver = lag_skriver(_("Gjenopprettingsark"))
        dialog = QPrintDialog(skriver, self)
        dialog.accepted.connect(lambda: self.skriv_til(skriver))
        QDialog.open(dialog)

    def _on_lagre(self) -> None:
        mappe = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, _("Lagre arket"), mappe, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile("gjenopprettingsark.pdf")
        uten_forslag(dialog)
        dialog.fileSelected.connect(self.lagre_som)
        dialog.open()


class Nokkeltavle(QFrame):
    """The seven groups in large type, numbered; read as one by those who listen."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._grupper = [etikett("", "key") for _n in range(gjenopprettingsnokkel.GRUPPER)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        celler: list[QWidget] = []
        for n, gruppe in enumerate(self._grupper, 1):
            gruppe.setWordWrap(False)
            celler.append(kolonne(etikett(str(n), "number"), gruppe, mellomrom=0))
        nett = Rutenett(104, 8)
        nett.sett(celler)
        layout.addWidget(nett)

    def vis(self, nokkel: str) -> None:
        """Show a key, or nothing."""
        grupper = nokkel.split("-") if nokkel else [""] * len(self._grupper)
        for label, gruppe in zip(self._grupper, grupper, strict=True):
            label.setText(gruppe)
        opplest = ". ".join(f"{n}: {' '.join(g)}" for n, g in enumerate(grupper, 1))
        self.setAccessibleName(_("Nøkkelen i sju grupper") if nokkel else "")
        self.setAccessibleDescription(opplest if nokkel else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        set_look(self, "focused", verdi=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        set_look(self, "focused", verdi=False)


class Gruppeprove(QWidget):
    """Four fields for groups drawn by lot.

    Signals:
        ferdig: Enter was pressed in the last field.
    """

    ferdig = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._nokkel = ""
        self._nummer = gjenopprettingsnokkel.trekk_grupper()
        self._rader = [
            Felt(_("Gruppe {n}").format(n=n + 1), Linjefelt(maks=_MAKS_TEGN)) for n in self._nummer
        ]
        nett = Rutenett(180)
        nett.sett(self._rader)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(nett)
        for felt in self._felter():
            felt.returnPressed.connect(self._on_enter)

    def forste_felt(self) -> QWidget:
        """Return where the caret starts."""
        return self._felter()[0]

    def sett(self, nokkel: str) -> None:
        """Ask for the groups of this key, and forget what was typed."""
        self._nokkel = nokkel
        for rad_, felt in zip(self._rader, self._felter(), strict=True):
            felt.clear()
            rad_.vis_feil("")

    def stemmer(self) -> bool:
        """Tell whether all groups are right; say at each field that is not."""
        gale = [
            felt
            for rad_, felt, n in zip(self._rader, self._felter(), self._nummer, strict=True)
            if not self._er_lik(rad_, felt.text(), n)
        ]
        if gale:
            gale[0].setFocus(Qt.FocusReason.OtherFocusReason)
            gale[0].selectAll()
        return not gale

    def _er_lik(self, rad_: Felt, tekst: str, nummer: int) -> bool:
        lik = bool(self._nokkel) and gjenopprettingsnokkel.lik_gruppe(self._nokkel, nummer, tekst)
        feil = _("Ikke likt. Se på gruppe {n} en gang til.").format(n=nummer + 1)
        tom = _("Skriv gruppe {n} fra arket.").format(n=nummer + 1)
        rad_.vis_feil("" if lik else feil if tekst.strip() else tom)
        return lik

    def _felter(self) -> list[Linjefelt]:
        return [rad_.felt for rad_ in self._rader if isinstance(rad_.felt, Linjefelt)]

    def _on_enter(self) -> None:
        felter = self._felter()
        for felt, neste in pairwise(felter):
            if felt.hasFocus():
                neste.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.ferdig.emit()
