"""The shipped examples: made-up samtaler to find, walk through, read as a doctor and print."""

from functools import partial
from typing import cast

import msgspec
from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.konferanse import Veiledning
from desktop.domain.samtale import Samtale
from desktop.errors import DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _, choose, language, ngettext
from desktop.state import innhold
from desktop.state.galleri import Galleri
from desktop.state.hefte import hefte_fil, hms_fil
from desktop.state.papir import Papirfil, lagre_som, sider
from desktop.views.dialoger import velg_fil, velg_skriver
from desktop.views.felter import Valgrekke
from desktop.views.hms_view import HmsView
from desktop.views.scene import fordel, skjermene
from desktop.views.utskrift import A4_PIKSLER, skriv_sider
from desktop.views.veiledning_view import VeiledningView, apne_veiledning
from desktop.views.widgets import (
    Melding,
    Rutenett,
    Side,
    etikett,
    knapp,
    kort,
    kunngjor,
    navngi,
    rad,
)


class _Rad(msgspec.Struct, frozen=True):
    kode: str
    samtale: Samtale
    veiledning: Veiledning
    veier: tuple[str, ...]


class EksemplerView(Side):
    """Shows the examples as cards, of the sector, the way and the entrance that are chosen.

    Signals:
        valgt: The phases of an example are to be walked through; carries its code.
        legens_blikk_valgt: Its page is to be read as a doctor reads it; carries its code.
        demo_valgt: They show this to others, and want what is real locked first.
    """

    valgt = Signal(str)
    legens_blikk_valgt = Signal(str)
    demo_valgt = Signal()

    def __init__(
        self,
        galleri: Galleri,
        *,
        tilby_demo: bool,
        legens_blikk: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, bredde=1180)
        navngi(self)
        self._galleri = galleri
        self._legens_blikk = legens_blikk
        self._rader = tuple(_les(kode) for kode in innhold.eksempelkoder())
        self._knapper: dict[str, QWidget] = {}
        self._antall = etikett("", "hint")
        self._melding = Melding()
        self._nett = Rutenett(460)
        self._chips = self._lag_filtre()
        self.legg(
            etikett(_("Eksempler"), "title"),
            etikett(
                _("Alt er oppdiktet. Dere kan se på fasene og arket, men ikke endre noe."), "lead"
            ),
            *((self._for_andre(),) if tilby_demo else ()),
            self._filterfelt(),
            self._antall,
            self._nett,
            etikett(_("Til konferansen og personalmøtet"), "heading"),
            etikett(
                _("Heftet har program, alle arkene, spørsmål og et svarark til legene."), "hint"
            ),
            rad(
                knapp(_("Lagre heftet til konferansen"), self._on_lagre_hefte, tegn="lagre"),
                knapp(_("Skriv ut heftet"), self._on_skriv_hefte, "quiet", tegn="skriv_ut"),
                knapp(_("Spørsmål til personalmøtet"), self._on_hms),
                knapp(_("Skriv ut spørsmålene"), self._on_skriv_hms, "quiet", tegn="skriv_ut"),
            ),
            self._melding,
        )
        self.fyll()
        self._vis()

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts: at the last example, when it is in sight."""
        return self._knapper.get(self._galleri.sist) or self._chips[0][1].knapper()[0]

    def lagre_hefte(self, navn: str) -> None:
        """Save the booklet of the examples under a name."""
        try:
            lagre_som(hefte_fil(language()), navn)
        except DesktopError as error:
            self._melding.vis(feiltekst(error), "error", _("Prøv igjen"), self._on_lagre_hefte)
            return
        self._melding.vis(_("Heftet er lagret."), "good")

    def skriv_til(self, fil: Papirfil, skriver: QPrinter) -> None:
        """Print the pages of a file."""
        if skriv_sider(skriver, sider(fil, A4_PIKSLER)):
            self._melding.vis(_("Sendt til skriveren."), "good")
        else:
            self._melding.vis(_("Skriveren svarte ikke. Prøv igjen."), "error")

    def vis_veiledning(self, kode: str) -> VeiledningView:
        """Show the facilitator's guide of an example in a window of its own."""
        return apne_veiledning(self.window(), kode)

    def _lag_filtre(self) -> tuple[tuple[str, Valgrekke], ...]:
        sektorer = {r.veiledning.sektor for r in self._rader}
        veier = {slag for r in self._rader for slag in r.veier}
        valg = {
            "sektor": [
                (a.id, a.i(language())) for a in innhold.arbeidsplasstyper() if a.id in sektorer
            ],
            "vei": [(v.id, choose(v.navn)) for v in innhold.veier() if v.id in veier],
            "inngang": [("leder", _("Til lederen først")), ("lege", _("Til legen først"))],
        }
        navn = {"sektor": _("Slags arbeidsplass"), "vei": _("Vei"), "inngang": _("Inngang")}
        filtre: list[tuple[str, Valgrekke]] = []
        for felt, muligheter in valg.items():
            rekke = Valgrekke(navn[felt], muligheter)
            rekke.vis(self._galleri.filter.get(felt))
            rekke.valgt.connect(partial(self._on_filter, felt))
            filtre.append((navn[felt], rekke))
        return tuple(filtre)

    def _filterfelt(self) -> QWidget:
        """Put each name beside its answers, so that the cards come into sight."""
        felt = QWidget()
        felt.setProperty("role", "clear")
        lag = QGridLayout(felt)
        lag.setContentsMargins(0, 0, 0, 0)
        lag.setHorizontalSpacing(16)
        lag.setVerticalSpacing(12)
        lag.setColumnStretch(1, 1)
        for n, (navn, rekke) in enumerate(self._chips):
            merke = etikett(navn, "subheading")
            merke.setWordWrap(False)
            lag.addWidget(merke, n, 0, Qt.AlignmentFlag.AlignTop)
            lag.addWidget(rekke, n, 1)
        return felt

    def _on_filter(self, felt: str, verdi: object) -> None:
        self._galleri.filter[felt] = cast("str | None", verdi)
        self._vis()
        kunngjor(self._antall, self._antall.text())

    def _vis(self) -> None:
        rader = [rad_ for rad_ in self._rader if self._passer(rad_)]
        n = len(rader)
        tekst = ngettext("{n} eksempel av {alle}", "{n} eksempler av {alle}", n)
        ingen = _("Ingen eksempler har alt dette. Velg bort noe.")
        self._antall.setText(tekst.format(n=n, alle=len(self._rader)) if n else ingen)
        self._nett.tom()
        self._knapper.clear()
        self._nett.sett(self._kort(rad_) for rad_ in rader)

    def _passer(self, rad_: _Rad) -> bool:
        har = {
            "sektor": (rad_.veiledning.sektor,),
            "vei": rad_.veier,
            "inngang": (rad_.samtale.inngang,),
        }
        return all(
            verdi is None or verdi in har[felt] for felt, verdi in self._galleri.filter.items()
        )

    def _kort(self, rad_: _Rad) -> QWidget:
        kode, tittel = rad_.kode, innhold.eksempeltittel(rad_.kode)
        knapper = [knapp(_("Gå gjennom fasene"), partial(self._velg, self.valgt, kode))]
        if self._legens_blikk:
            velg = partial(self._velg, self.legens_blikk_valgt, kode)
            knapper.append(knapp(_("Legens blikk"), velg))
        knapper.append(knapp(_("Veiledning"), partial(self.vis_veiledning, kode), "quiet"))
        for button in knapper:
            button.setAccessibleName(f"{button.text()}: {kode}, {tittel}")
        self._knapper[kode] = knapper[0]
        ramme = kort(
            etikett(_("OPPDIKTET EKSEMPEL {kode}").format(kode=kode), "number"),
            etikett(tittel, "heading"),  # and not how it ended: the room is to think for itself
            rad(*knapper),
        )
        lag = ramme.layout()
        assert isinstance(lag, QVBoxLayout)  # noqa: S101 - kort makes one
        lag.insertStretch(2, 1)  # the buttons of a row stand on the same line
        return ramme

    def _velg(self, signal: SignalInstance, kode: str) -> None:
        self._galleri.sist = kode
        signal.emit(kode)

    def _for_andre(self) -> QWidget:
        """Offer the demo while something real is open: one press from here, a room would see it."""
        return kort(
            etikett(_("Skal dere vise dette for andre? Da bør det som er ekte, være låst.")),
            rad(knapp(_("Lås, og se en &demo"), self.demo_valgt.emit, tegn="las")),
            rolle="panel",
        )

    def _on_lagre_hefte(self) -> None:
        navn = f"dialogkonferanse-{language()}.pdf"
        velg_fil(self, _("Lagre heftet"), navn, "PDF (*.pdf)", self.lagre_hefte)

    def _on_skriv_hefte(self) -> None:
        velg_skriver(
            self, _("Hefte"), lambda skriver: self.skriv_til(hefte_fil(language()), skriver)
        )

    def _on_skriv_hms(self) -> None:
        velg_skriver(
            self, _("Spørsmål"), lambda skriver: self.skriv_til(hms_fil(language()), skriver)
        )

    def _on_hms(self) -> None:
        hms = HmsView(innhold.hmssporsmal(), self)
        if (annen := fordel(skjermene())[1]) is not None:
            hms.setGeometry(annen.geometry())  # the room looks at the projector
        hms.showFullScreen()


def _les(kode: str) -> _Rad:
    samtale = innhold.eksempel(kode, language())
    veiledning = innhold.veiledning(kode, language())
    return _Rad(kode, samtale, veiledning, innhold.veislag(samtale))
