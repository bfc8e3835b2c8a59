"""Phase 7: the page as it will print; lines left off, read and approved, printed or saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.innhold import Andresprak
from desktop.domain.samtale import Samtale
from desktop.domain.tekst import SPRAK
from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst, regeltekst
from desktop.i18n import _
from desktop.state.hvelv_state import HvelvState
from desktop.state.leselinjer import Leselinje
from desktop.state.samtale_state import SamtaleState
from desktop.views.apne import apne_pdf
from desktop.views.arklinjer import Arklinjer, Synskort
from desktop.views.dialoger import velg_fil, velg_skriver
from desktop.views.fase_deler import Faseside
from desktop.views.felter import Avkryssing, Linjeliste, Valgrekke
from desktop.views.hintlinje import hintsetning
from desktop.views.hoytlesing import HoytlesingView
from desktop.views.kopier import Kopier
from desktop.views.plass import linjetekst, plasstekst
from desktop.views.utklipp import kopier
from desktop.views.utskrift import A4_PIKSLER, skriv_sider
from desktop.views.widgets import (
    Melding,
    Rutenett,
    etikett,
    knapp,
    kolonne,
    rad,
    set_tone,
    tom_layout,
)

TEGN_MS = 300


class ArkView(Faseside):
    """The page, and the employee's say over every line of it."""

    def __init__(
        self,
        hvelv: HvelvState,
        state: SamtaleState,
        andre: Andresprak | None,
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
        self._hint = Hintkort(self._on_les)
        self._lesing = HoytlesingView(state)
        self._lesing.vist.connect(partial(QTimer.singleShot, 0, self, self._til_toppen))
        self._lesing.lukket.connect(self._on_lest)
        self._lesing.fase_valgt.connect(state.ga_til)
        self._lesing.hide()
        self._kopier = Kopier(state)
        self._kopier.onsket.connect(self._on_kopier)
        self._en_til = False  # a second print is asked for, once for each
        self._ark = Forhandsvisning()
        self._plass = etikett("", "hint")
        self._melding = Melding()
        self._var_godkjent = False
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
        self._nett = Rutenett(430, 32)
        self._nett.sett((self._venstre(), self._hoyre()))
        self.legg(self._nett, self._lesing)
        self.fyll()
        self.show_samtale(state.samtale)

    def show_samtale(self, samtale: Samtale) -> None:
        """Show the page as the state has it."""
        self._sporsmal.vis(samtale.sporsmal_til_legen)
        self._syn.vis(samtale)
        linjer = self._state.leselinjer()
        self._linjer.vis(linjer)
        self._hint.vis(linjer)
        self._lesing.show_samtale()
        self._kopier.vis()
        self._vis_utskrift()
        self._vis_godkjenning(samtale)
        self._sprak.vis(samtale.ark.language or "nb")
        self._godkjent.blockSignals(True)
        self._godkjent.setChecked(samtale.ark.godkjent)
        self._godkjent.blockSignals(False)
        self._tegner.start()

    def _vis_godkjenning(self, samtale: Samtale) -> None:
        """Say why the page must be read again; what was said before it was read holds no longer."""
        if self._godkjent.isChecked() and not samtale.ark.godkjent:
            tekst = _("Arket er endret. Les det på nytt, og kryss av når du kjenner det igjen.")
            self._melding.vis(tekst, "warning")
        elif samtale.ark.godkjent and not self._var_godkjent:
            self._melding.hide()
        self._var_godkjent = samtale.ark.godkjent

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
        self._skriv_ut = knapp(_("Skriv &ut arket"), self._on_skriv_ut, "primary", tegn="skriv_ut")
        self._lagre = knapp(_("&Lagre som PDF"), self._on_lagre, tegn="lagre")
        self._utskrift = rad(self._skriv_ut, self._lagre)
        self._skrevet = kolonne(
            etikett(_("Du har alt skrevet ut eller lagret arket. Ett er som regel nok."), "hint"),
            rad(knapp(_("Jeg trenger ett til"), self._on_en_til, "quiet")),
        )
        innhold_ = kolonne(
            self._sprak,
            self._plass,
            self._ark,
            self._hint,
            rad(knapp(_("Les høyt, linje for linje"), self._on_les)),
            self._godkjent,
            self._melding,
            self._utskrift,
            self._skrevet,
            self._kopier,
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
        tekst, over = plasstekst(self._state)
        set_tone(self._plass, "warning" if over else "")
        self._plass.setText(tekst)

    def _regel(self, sti: str, regel: str) -> str:
        return f"{linjetekst(self._state, sti)} {regel}"

    def _vis_utskrift(self) -> None:
        """Offer the first print; a second one is for the employee to ask for."""
        tilbys = not self._state.post.skrevet_ut or self._en_til
        self._utskrift.setVisible(tilbys)
        self._skrevet.setVisible(not tilbys)

    def _on_en_til(self) -> None:
        self._en_til = True
        self._vis_utskrift()
        self._skriv_ut.setFocus(Qt.FocusReason.OtherFocusReason)

    def _skrevet_ut(
        self, tekst: str, handling: str = "", gjor: Callable[[], object] | None = None
    ) -> None:
        self._en_til = False
        self._vis_utskrift()
        self._melding.vis(tekst, "good", handling, gjor)

    def _on_les(self, sti: str = "") -> None:
        self._vis_lesing(True)
        self._lesing.start(sti)

    def _vis_lesing(self, leser: bool) -> None:
        """Let the line that is read have the page to itself."""
        for widget in (*self._hode, self._nett):
            widget.setVisible(not leser)
        self._lesing.setVisible(leser)

    def _til_toppen(self) -> None:
        self.verticalScrollBar().setValue(0)

    def _on_lest(self) -> None:
        self._vis_lesing(False)
        self._tegner.start()
        mal = self._skriv_ut if self._state.samtale.ark.godkjent else self._godkjent
        mal.setFocus(Qt.FocusReason.OtherFocusReason)

    def _klar(self, *, til_papir: bool = True) -> bool:
        samtale = self._state.samtale
        if feil := samtale.feil():
            self._melding.vis(self._regel(feil[0].felt, regeltekst(feil[0])), "warning")
            return False
        if self._state.mangler_ett_syn():
            self._melding.vis(_("Skriv begge syn, eller ingen av dem."), "warning")
            return False
        if til_papir and self._state.plass().over:
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
        if self._klar():
            velg_skriver(self, _("Oppsummering"), self.skriv_til)

    def skriv_til(self, skriver: QPrinter) -> None:
        """Print the page, the same one as the PDF, on a printer."""
        if not skriv_sider(skriver, [self._state.ark_bilde(A4_PIKSLER)]):
            self._melding.vis(_("Skriveren svarte ikke. Prøv igjen, eller lagre arket."), "error")
            return
        self._state.skrevet_ut()
        self._skrevet_ut(_("Arket er sendt til skriveren. Det er ditt."))

    def _on_lagre(self) -> None:
        if self._klar():
            navn = self._state.filnavn("oppsummering", "pdf")
            velg_fil(self, _("Lagre arket"), navn, "PDF (*.pdf)", self.lagre_som)

    def lagre_som(self, fil: str) -> None:
        """Save the page as a PDF."""
        try:
            self._state.lagre_pdf(Path(fil))
        except DesktopError as error:
            self._melding.vis(feiltekst(error), "error", _("Prøv igjen"), self._on_lagre)
            return
        apne = partial(self._on_apne, fil)
        lagret = _("Arket er lagret. Alle som åpner filen, kan lese det.")
        self._skrevet_ut(lagret, _("Åpne arket"), apne)

    def _on_apne(self, fil: str) -> None:
        if not apne_pdf(fil):
            self._melding.vis(
                _(
                    "Maskinen har ikke noe program som viser PDF. Arket er trygt lagret: {fil}. "
                    "Åpne det i nettleseren eller på en annen maskin, eller skriv det ut herfra."
                ).format(fil=fil),
                "warning",
            )

    def _on_sporsmal(self, n: int, tekst: str) -> None:
        self._state.sett(f"sporsmal_til_legen.{n}", tekst)

    def _on_kopier(self, tekst: str, svar: str) -> None:
        if self._klar(til_papir=False):
            kopier(tekst)
            self._melding.vis(svar, "good")


class Hintkort(QWidget):
    """What the lines may tell, gathered before print; nothing here stops anybody."""

    def __init__(self, apne: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._apne = apne
        self._vist: object = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def vis(self, linjer: tuple[Leselinje, ...]) -> None:
        """Show the hints of the lines that are on the page."""
        med_hint = [linje for linje in linjer if linje.hint and not linje.utelatt]
        if med_hint == self._vist:
            return
        self._vist = med_hint
        tom_layout(self._layout)
        self.setVisible(bool(med_hint))
        if med_hint:
            self._layout.addWidget(etikett(_("Se på dette før du skriver ut"), "subheading"))
        for linje in med_hint:
            setninger = (hintsetning(h.slag, linje.tekst[h.start : h.slutt]) for h in linje.hint)
            vis = knapp(_("Gå til linjen"), partial(self._apne, linje.sti), "quiet")
            vis.setAccessibleName(_("Gå til linjen: {linje}").format(linje=linje.tekst))
            tekst = etikett("\n".join(dict.fromkeys(setninger)), "hint")
            self._layout.addWidget(kolonne(tekst, rad(vis), mellomrom=0))


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
