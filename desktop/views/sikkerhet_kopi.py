"""Backups: make one, try one, have one back, and a second folder for them."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.errors import DamagedError, DesktopError, WrongVaultError
from desktop.feiltekst import feiltekst
from desktop.i18n import _, ngettext
from desktop.state.sikkerhet_state import Kopilinje, Kopioversikt, SikkerhetState
from desktop.views.felter import uten_forslag
from desktop.views.kopinavn import kopiinnhold, kopisted, kopitidspunkt
from desktop.views.sikkerhet_deler import Sporsmal, plass, tidspunkt
from desktop.views.status import Status
from desktop.views.widgets import etikett, knapp, kort, linje, rad, tom_layout

if TYPE_CHECKING:
    from desktop.state.sikkerhet_state import Innsyn, Kopiering

FORST = 3  # backups in sight before one asks for the rest


class Kopidel(QWidget):
    """When the last one was made, where they are, and what is in each."""

    def __init__(self, state: SikkerhetState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._state = state
        self._alle = False
        self._oversikt = Kopioversikt()
        self._statuser: dict[Path, Status] = {}
        self._kort: dict[Path, QVBoxLayout] = {}
        self._hint: dict[Path, tuple[QLabel, str]] = {}
        self._provknapper: list[QPushButton] = []
        self._sammendrag = etikett(_("Ser etter sikkerhetskopier …"))
        self._ta = knapp(_("Ta sikkerhetskopi nå"), self._on_ta, "primary")
        self._status = Status()
        self._mappe = etikett("")
        self._velg = knapp("", self._on_velg)
        self._slutt = knapp(_("Slutt å bruke mappen"), self._on_slutt, "quiet")
        self._mappestatus = Status()
        self._ute = etikett("")
        self._sporsmal = Sporsmal()
        self._sporsmal.setParent(self)
        self._liste = QVBoxLayout()
        self._liste.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for del_ in (
            self._sammendrag,
            rad(self._ta),
            self._status,
            etikett(_("Kopiene"), "subheading"),
        ):
            layout.addWidget(del_)
        layout.addLayout(self._liste)
        for del_ in (
            linje(),
            etikett(_("En mappe til"), "subheading"),
            etikett(
                _(
                    "Kopiene kan også legges i en annen mappe, for eksempel på en minnepinne. "
                    "De er låst, men låsen følger med. Den som får tak i mappen, kan prøve å "
                    "gjette passordet."
                )
            ),
            self._mappe,
            self._ute,
            rad(self._velg, self._slutt),
            self._mappestatus,
        ):
            layout.addWidget(del_)
        self._mappeplass = QVBoxLayout()
        layout.addLayout(self._mappeplass)
        state.oversikt.connect(self._vis)
        state.kopi_tatt.connect(self._on_tatt)
        state.talt.connect(self._on_talt)
        state.provd.connect(self._on_provd)
        state.feilet.connect(self._on_feilet)
        self._vis_mappe()
        state.les_oversikt()

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._ta

    def _vis(self, oversikt: Kopioversikt) -> None:
        if oversikt == self._oversikt and self._statuser:
            return  # a question may be open in the list
        self._oversikt = oversikt
        self._sammendrag.setText(_sammendrag(oversikt))
        self._vis_mappe()
        self._vis_liste()

    def _vis_liste(self) -> None:
        self._sporsmal.hide()
        self._sporsmal.setParent(self)  # it may stand inside one of the cards
        tom_layout(self._liste)
        self._statuser, self._kort, self._hint, self._provknapper = {}, {}, {}, []
        kopier = self._oversikt.kopier
        vises = kopier if self._alle else kopier[:FORST]
        for kopi in vises:
            self._liste.addWidget(self._kopikort(kopi))
        # A network may be slow, and what is typed waits meanwhile: those only when they are tried.
        self._state.tell(kopi.fil for kopi in vises if kopi.rask)
        if len(kopier) > FORST and not self._alle:
            tekst = _("Vis alle {n} kopiene").format(n=len(kopier))
            self._liste.addWidget(rad(knapp(tekst, self._on_alle, "quiet")))
        if not kopier:
            self._liste.addWidget(etikett(_("Her er ingen kopier ennå."), "hint"))

    def _kopikort(self, kopi: Kopilinje) -> QWidget:
        tittel = self._tittel(kopi)
        prov = knapp(_("Prøv denne"), partial(self._on_prov, kopi))
        hent = knapp(_("Hent denne"), partial(self._on_hent, kopi))
        self._provknapper.append(prov)
        hvor = kopisted(kopi.fil, her=kopi.her)
        for button in (prov, hent):
            button.setAccessibleName(f"{button.text()}: {tittel}, {hvor}")
        status = self._statuser[kopi.fil] = Status()
        fast = f"{hvor} · {plass(kopi.byte)}"
        hint = etikett(fast, "hint")
        self._hint[kopi.fil] = hint, fast
        ramme = kort(etikett(tittel, "subheading"), hint, rad(prov, hent), status)
        layout = ramme.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - kort makes one
        self._kort[kopi.fil] = layout
        return ramme

    def _tittel(self, kopi: Kopilinje) -> str:
        return kopitidspunkt(kopi.nar, (annen.nar for annen in self._oversikt.kopier))

    def _on_talt(self, kopi: Path, innsyn: "Innsyn | None") -> None:
        if kopi in self._hint:
            hint, fast = self._hint[kopi]
            innhold = _("kan ikke åpnes nå") if innsyn is None else kopiinnhold(innsyn)
            hint.setText(f"{fast} · {innhold}")

    def _vis_mappe(self) -> None:
        mappe, ute = self._oversikt.mappe, self._oversikt.ute
        tekst = _("I bruk: {mappe}").format(mappe=mappe) if mappe else _("Ingen mappe er valgt.")
        self._mappe.setText("\n".join(filter(None, (tekst, _stedtekst(self._oversikt.sted)))))
        self._velg.setText(_("Velg en annen mappe") if mappe else _("Velg en mappe"))
        self._slutt.setVisible(bool(mappe))
        self._ute.setText("\n".join((_("Disse mappene kan ikke nås nå:"), *ute)))
        self._ute.setVisible(bool(ute))

    def _on_ta(self) -> None:
        self._ta.setEnabled(False)
        self._status.vis(_("Tar sikkerhetskopi, og prøver den …"))
        self._state.ta_kopi()

    def _on_tatt(self, kopiering: "Kopiering") -> None:
        self._ta.setEnabled(True)
        self._mappestatus.vis("")
        if kopiering.kopi is not None:
            self._status.vis(_("Kopien er tatt og prøvd. Den er hel."), "good")
        if kopiering.ute:
            linjer = (_("Den kunne ikke legges i disse mappene:"), *kopiering.ute)
            self._mappestatus.vis("\n".join(linjer), "warning")

    def _on_alle(self) -> None:
        self._alle = True
        self._vis_liste()
        QTimer.singleShot(0, self, self._fokuser_neste)  # when they are on the screen

    def _fokuser_neste(self) -> None:
        """Let the keyboard go on at the first that was not in sight before."""
        for button in self._provknapper[FORST : FORST + 1]:
            button.setFocus()

    def _on_prov(self, kopi: Kopilinje) -> None:
        self._statuser[kopi.fil].vis(_("Åpner kopien og ser etter …"))
        self._state.prov(kopi.fil)

    def _on_provd(self, kopi: Path, innsyn: "Innsyn") -> None:
        self._on_talt(kopi, innsyn)
        if status := self._statuser.get(kopi):
            status.vis(_("Den er hel: {innhold}.").format(innhold=kopiinnhold(innsyn)), "good")

    def _on_hent(self, kopi: Kopilinje) -> None:
        self._statuser[kopi.fil].vis("")
        self._kort[kopi.fil].addWidget(self._sporsmal)
        self._sporsmal.spor(
            _("Hente samtalene fra {tid}?").format(tid=tidspunkt(kopi.nar)),
            (
                _("Det som ligger her nå, blir satt til side i 30 dager. Ingenting slettes."),
                _("Det du har slettet før, kommer ikke tilbake."),
            ),
            _("Hent kopien"),
            partial(self._on_hentes, kopi),
        )

    def _on_hentes(self, kopi: Kopilinje) -> None:
        self._statuser[kopi.fil].vis(_("Henter kopien …"))
        self._state.hent(kopi)

    def _on_velg(self) -> None:
        dialog = QFileDialog(self, _("Velg en mappe til sikkerhetskopier"))
        uten_forslag(dialog)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.bruk_mappe)
        dialog.open()

    def bruk_mappe(self, mappe: str) -> None:
        """Use a second folder, when it is outside the one with the samtaler."""
        data = self._state.hvelv.mappe
        if data is not None and Path(mappe).is_relative_to(data):
            tekst = _("Velg en mappe utenfor den samtalene ligger i.")
            self._mappestatus.vis(tekst, "error")
            return
        sted = self._state.sted(Path(mappe))
        if sted in ("", "nettverk"):
            self._ta_i_bruk(mappe)
            return
        self._mappestatus.vis("")
        self._mappeplass.addWidget(self._sporsmal)
        self._sporsmal.spor(
            _("Legge kopiene i en mappe som går til en skytjeneste?"),
            (
                mappe,
                _("Kopiene er låst, men de forlater maskinen, og nøklene til låsen ligger i dem."),
                _("Spør IT om dere har lov til det."),
            ),
            _("Bruk mappen likevel"),
            partial(self._ta_i_bruk, mappe),
        )

    def _ta_i_bruk(self, mappe: str) -> None:
        self._mappestatus.vis(_("Legger en kopi i mappen …"))
        self._state.bruk_mappe(Path(mappe))

    def _on_slutt(self) -> None:
        self._state.bruk_mappe(None)
        self._velg.setFocus()

    def _on_feilet(self, emne: str, error: DesktopError) -> None:
        if emne == "kopi":
            self._ta.setEnabled(True)
            self._status.vis(feiltekst(error), "error")
        elif emne == "mappe":
            self._mappestatus.vis(feiltekst(error), "error")
        elif emne == "prov":
            self._si_feil_pa_kopi(error)

    def _si_feil_pa_kopi(self, error: DesktopError) -> None:
        for status in self._statuser.values():
            if status.text() and status.property("tone") != "good":
                status.vis(kopifeil(error), "error")


def kopifeil(error: DesktopError) -> str:
    """Return the sentence for a backup that cannot be used."""
    if isinstance(error, WrongVaultError):
        return _("Denne kopien hører til andre samtaler enn dine. Den kan ikke hentes her.")
    if isinstance(error, DamagedError):
        return _("Denne kopien er skadet. Bruk en av de andre.")
    return feiltekst(error)


def _sammendrag(oversikt: Kopioversikt) -> str:
    kopier = oversikt.kopier
    if not kopier:
        return _("Det er ikke tatt noen sikkerhetskopi ennå.")
    antall = ngettext("{n} kopi", "{n} kopier", len(kopier)).format(n=len(kopier))
    return _("Sist tatt {tid}. {antall}, {plass} til sammen.").format(
        tid=tidspunkt(kopier[0].nar), antall=antall, plass=plass(oversikt.byte)
    )


def _stedtekst(sted: str) -> str:
    if not sted:
        return ""
    if sted == "nettverk":
        return _("Den er på en nettverksdisk. Det er greit for sikkerhetskopier.")
    return _("Den blir kopiert til en skytjeneste. Kopiene er låst, men de forlater maskinen.")
