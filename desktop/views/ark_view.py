"""Phase 7: the page as it will print; lines left off, read and approved, printed or saved."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, QSize, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ark import Linje
from desktop.domain.samtale import Samtale
from desktop.domain.stier import innenfor
from desktop.domain.tekst import SPRAK, Sprak
from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst, regeltekst
from desktop.i18n import _, ngettext
from desktop.state.hvelv_state import HvelvState
from desktop.state.samtale_state import SamtaleState
from desktop.views.fase_deler import Faseside
from desktop.views.felter import Avkryssing, Felt, Linjeliste, Tekstfelt, Valgrekke
from desktop.views.widgets import (
    Melding,
    Rutenett,
    etikett,
    knapp,
    kolonne,
    rad,
    set_look,
    set_tone,
    tom_layout,
)

TEGN_MS = 300
PRINT_DPI = 300
A4_TOMMER = 8.27


class ArkView(Faseside):
    """The page, and the employee's say over every line of it."""

    def __init__(
        self,
        hvelv: HvelvState,
        state: SamtaleState,
        andre: Sprak | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(7, hvelv, state, andre, parent)
        self._skriv_uten = hvelv.skriv_ut_uten_godkjenning
        self._tegner = QTimer(self, singleShot=True, interval=TEGN_MS)
        self._tegner.timeout.connect(self._tegn)
        self._sporsmal = Linjeliste(
            _("Mine spørsmål til legen"), _("Legg til s&pørsmål"), state.skrivebeskyttet, state.hint
        )
        self._sporsmal.redigert.connect(self._on_sporsmal)
        self._sporsmal.fjernet.connect(partial(state.fjern, "sporsmal_til_legen"))
        self._sporsmal.lagt_til.connect(partial(state.legg_til, "sporsmal_til_legen", ""))
        self._linjer = Arklinjer(state)
        self._syn = Synskort(state)
        self._ark = Forhandsvisning()
        self._plass = etikett("", "hint")
        self._melding = Melding()
        self._godkjent = Avkryssing(
            _("Jeg har lest dette og kjenner det igjen"),
            _("Det er ikke en underskrift, og ikke et samtykke til å dele arket."),
        )
        self._godkjent.toggled.connect(state.godkjenn)
        self._godkjent.setEnabled(not state.skrivebeskyttet)
        self._sprak = Valgrekke(
            _("Språket på arket"),
            tuple(zip(SPRAK, ("Bokmål", "Nynorsk", "English"), strict=True)),
            kan_velges_bort=False,
        )
        self._sprak.valgt.connect(state.sett_arksprak)
        self._sprak.setEnabled(not state.skrivebeskyttet)
        nett = Rutenett(430, 32)
        nett.sett((self._venstre(), self._hoyre()))
        self.legg(nett)
        self.fyll()
        self.show_samtale(state.samtale)

    def show_samtale(self, samtale: Samtale) -> None:
        """Show the page as the state has it."""
        self._sporsmal.vis(samtale.sporsmal_til_legen)
        self._syn.vis(samtale)
        self._linjer.vis(self._state.ark(med_utelatte=True).linjer, samtale.ark.utelatt)
        self._sprak.vis(samtale.ark.language or "nb")
        self._godkjent.blockSignals(True)
        self._godkjent.setChecked(samtale.ark.godkjent)
        self._godkjent.blockSignals(False)
        self._tegner.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page sharp at its new size."""
        super().resizeEvent(event)
        self._tegner.start()

    def _venstre(self) -> QWidget:
        innhold_ = kolonne(
            self._sporsmal,
            self._syn,
            etikett(_("Linjene på arket"), "heading"),
            etikett(_("Det du utelater, står ikke på arket og ikke i noen kopi av det."), "hint"),
            self._linjer,
        )
        lag = innhold_.layout()
        assert isinstance(lag, QVBoxLayout)  # noqa: S101 - kolonne makes one
        lag.addStretch(1)
        return innhold_

    def _hoyre(self) -> QWidget:
        self._skriv_ut = knapp(_("Skriv &ut arket"), self._on_skriv_ut, "primary")
        self._lagre = knapp(_("&Lagre som PDF"), self._on_lagre)
        self._kopier = knapp(_("&Kopier som tekst"), self._on_kopier)
        innhold_ = kolonne(
            self._sprak,
            self._plass,
            self._ark,
            self._godkjent,
            self._melding,
            rad(self._skriv_ut, self._lagre, self._kopier),
            etikett(
                _(
                    "Hent arket på skriveren med én gang. Legger du det igjen hos legen, "
                    "blir det en del av journalen din."
                ),
                "hint",
            ),
        )
        lag = innhold_.layout()
        assert isinstance(lag, QVBoxLayout)  # noqa: S101 - kolonne makes one
        lag.addStretch(1)
        return innhold_

    def _tegn(self) -> None:
        if not self.isVisible():
            return
        self._vis_plass()
        self._ark.setAccessibleDescription(self._state.ark_tekst())
        bredde = round(self._ark.width() * self._ark.devicePixelRatioF())
        try:
            bilde = self._state.ark_bilde(max(bredde, 200))
        except DesktopError:
            self._ark.vis(None)
            return
        format_ = QImage.Format.Format_RGB888
        qbilde = QImage(bilde.rgb, bilde.bredde, bilde.hoyde, bilde.bredde * 3, format_).copy()
        self._ark.vis(qbilde)

    def _vis_plass(self) -> None:
        feil = self._state.samtale.feil()
        if feil:
            set_tone(self._plass, "error")
            self._plass.setText("\n".join(self._regel(f.felt, regeltekst(f)) for f in feil))
            return
        plass = self._state.plass()
        set_tone(self._plass, "warning" if plass.over else "")
        if plass.over:
            over = ngettext(
                "Arket er {n} linje for langt. Lengst er:",
                "Arket er {n} linjer for langt. Lengst er:",
                plass.over,
            ).format(n=plass.over)
            self._plass.setText("\n".join((over, *(self._regel(f, "") for f in plass.lengst))))
        else:
            self._plass.setText(
                ngettext(
                    "Plass til omtrent {n} linje til",
                    "Plass til omtrent {n} linjer til",
                    plass.igjen,
                ).format(n=plass.igjen)
            )

    def _regel(self, sti: str, regel: str) -> str:
        linjer = self._state.ark(med_utelatte=True).linjer
        tekst = next((li.tekst for li in linjer if sti == li.sti), "") or next(
            (li.tekst for li in linjer if sti.startswith(f"{li.sti}.")), sti
        )
        kort = tekst if len(tekst) <= 60 else f"{tekst[:60]}…"
        return f"«{kort}» {regel}".strip()

    def _klar(self) -> bool:
        samtale = self._state.samtale
        if feil := samtale.feil():
            self._melding.vis(self._regel(feil[0].felt, regeltekst(feil[0])), "warning")
            return False
        if self._state.plass().over:
            self._melding.vis(
                _("Arket får ikke plass på én side. Kort ned eller utelat noe først."), "warning"
            )
            return False
        if not samtale.ark.godkjent and not self._skriv_uten:
            self._melding.vis(
                _("Les arket sammen først, og kryss av når du kjenner det igjen."), "warning"
            )
            self._godkjent.setFocus(Qt.FocusReason.TabFocusReason)
            return False
        return True

    def _on_skriv_ut(self) -> None:
        if not self._klar():
            return
        skriver = QPrinter(QPrinter.PrinterMode.HighResolution)
        skriver.setResolution(PRINT_DPI)
        skriver.setDocName(_("Oppsummering"))
        dialog = QPrintDialog(skriver, self)
        dialog.accepted.connect(partial(self.skriv_til, skriver))
        QDialog.open(dialog)

    def skriv_til(self, skriver: QPrinter) -> None:
        """Print the page, the same one as the PDF, on a printer."""
        bilde = self._state.ark_bilde(round(A4_TOMMER * PRINT_DPI))
        format_ = QImage.Format.Format_RGB888
        qbilde = QImage(bilde.rgb, bilde.bredde, bilde.hoyde, bilde.bredde * 3, format_)
        skriver.setFullPage(True)
        painter = QPainter(skriver)
        if not painter.isActive():
            self._melding.vis(_("Skriveren svarte ikke. Prøv igjen, eller lagre arket."), "error")
            return
        painter.drawImage(QRectF(painter.viewport()), qbilde, QRectF(qbilde.rect()))
        painter.end()
        self._state.skrevet_ut()
        self._melding.vis(_("Arket er sendt til skriveren. Det er ditt."), "good")

    def _on_lagre(self) -> None:
        if not self._klar():
            return
        mappe = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        navn = f"oppsummering-{self._state.samtale.dato.isoformat()}.pdf"
        dialog = QFileDialog(self, _("Lagre arket"), mappe, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(navn)
        dialog.fileSelected.connect(self.lagre_som)
        dialog.open()

    def lagre_som(self, fil: str) -> None:
        """Save the page as a PDF."""
        try:
            self._state.lagre_pdf(Path(fil))
        except DesktopError as error:
            self._melding.vis(feiltekst(error), "error", _("Prøv igjen"), self._on_lagre)
            return
        self._melding.vis(_("Arket er lagret. Alle som åpner filen, kan lese det."), "good")

    def _on_sporsmal(self, n: int, tekst: str) -> None:
        self._state.sett(f"sporsmal_til_legen.{n}", tekst)

    def _on_kopier(self) -> None:
        if not self._klar():
            return
        data = QMimeData()
        data.setText(self._state.ark_tekst())
        data.setData("x-kde-passwordManagerHint", b"secret")
        data.setData("application/x-nspasteboard-concealed-type", b"")
        data.setData("ExcludeClipboardContentFromMonitorProcessing", b"\x00")
        QGuiApplication.clipboard().setMimeData(data)
        self._melding.vis(_("Teksten er kopiert."), "good")


class Forhandsvisning(QLabel):
    """The page as a picture on white paper, with its text for those who listen."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "paper")
        self.setAccessibleName(_("Forhåndsvisning av arket"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(200)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def vis(self, bilde: QImage | None) -> None:
        """Show a page, or say that there is none."""
        if bilde is None:
            self.setPixmap(QPixmap())
            self.setText(_("Arket får ikke plass på én side ennå."))
            return
        bilde.setDevicePixelRatio(self.devicePixelRatioF())
        self.setPixmap(QPixmap.fromImage(bilde))

    def sizeHint(self) -> QSize:
        """Be as tall as A4 is for the width there is."""
        return QSize(430, round(430 * 1.4142))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shape of a sheet."""
        super().resizeEvent(event)
        self.setFixedHeight(round(self.width() * 1.4142) + 2)


class Arklinjer(QWidget):
    """Every line of the page with a button to leave it off."""

    def __init__(self, state: SamtaleState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._state = state
        self._rader: dict[str, Linjerad] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def vis(self, linjer: tuple[Linje, ...], utelatt: tuple[str, ...]) -> None:
        """Show the lines, struck or not."""
        stier = [linje.sti for linje in linjer]
        if stier != list(self._rader):
            tom_layout(self._layout)
            self._rader = {sti: Linjerad(sti, self._state) for sti in stier}
            for rad_ in self._rader.values():
                self._layout.addWidget(rad_)
        borte = frozenset(utelatt)
        for linje in linjer:
            self._rader[linje.sti].vis(linje.tekst, innenfor(linje.sti, borte))


class Linjerad(QFrame):
    """One line, on the page or left off."""

    def __init__(self, sti: str, state: SamtaleState) -> None:
        super().__init__()
        self._sti, self._state = sti, state
        self._tekst = etikett("")
        self._knapp: QPushButton = knapp("", self._on_klikk, "quiet")
        self._knapp.setEnabled(not state.skrivebeskyttet)
        self._utelatt = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tekst, 1)
        layout.addWidget(self._knapp, 0, Qt.AlignmentFlag.AlignTop)

    def vis(self, tekst: str, utelatt: bool) -> None:
        """Show the line."""
        self._utelatt = utelatt
        self._tekst.setText(tekst)
        set_look(self._tekst, "role", "struck" if utelatt else "")
        self._knapp.setText(_("Ta med") if utelatt else _("Utelat"))
        navn = _("Ta med: {linje}") if utelatt else _("Utelat: {linje}")
        self._knapp.setAccessibleName(navn.format(linje=tekst))

    def _on_klikk(self) -> None:
        if self._utelatt:
            self._state.ta_med(self._sti)
        else:
            self._state.stryk(self._sti)


class Synskort(QWidget):
    """Both views, when the two do not agree; hidden until it is wanted."""

    def __init__(self, state: SamtaleState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._state = state
        self._apne = knapp(_("Vi er uenig&e om noe"), self._on_apne, "quiet")
        self._ansatt, self._leder = Tekstfelt(), Tekstfelt()
        self._ansatt.redigert.connect(partial(state.sett, "syn.ansatt"))
        self._leder.redigert.connect(partial(state.sett, "syn.leder"))
        for felt in (self._ansatt, self._leder):
            felt.setReadOnly(state.skrivebeskyttet)
        self._felter = kolonne(
            etikett(_("Vi er uenige om"), "heading"),
            etikett(_("Skriv begge syn, eller ingenting."), "hint"),
            Felt(_("Slik ser jeg det"), self._ansatt, finn=state.hint),
            Felt(_("Slik ser lederen det"), self._leder, finn=state.hint),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(rad(self._apne))
        layout.addWidget(self._felter)
        self._felter.hide()

    def vis(self, samtale: Samtale) -> None:
        """Show both views as the state has them."""
        self._ansatt.vis(samtale.syn.ansatt)
        self._leder.vis(samtale.syn.leder)
        if samtale.syn.ansatt or samtale.syn.leder or "U" in samtale.spor:
            self._on_apne(fokus=False)
        self._apne.setEnabled(not self._state.skrivebeskyttet)

    def _on_apne(self, *, fokus: bool = True) -> None:
        self._apne.hide()
        self._felter.show()
        if fokus:
            self._ansatt.setFocus(Qt.FocusReason.OtherFocusReason)
