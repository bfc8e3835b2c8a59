"""The workplace, set up once: what every new samtale starts from."""

from decimal import Decimal

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from desktop.i18n import _, language
from desktop.state import innhold
from desktop.state.hvelv_state import HvelvState
from desktop.views.felter import Felt, Linjefelt, Tallfelt, uten_forslag
from desktop.views.kommune import kildehint
from desktop.views.widgets import Rutenett, Side, etikett, knapp, navngi, rad


class ArbeidsplassView(Side):
    """Name, hours, schemes and how to reach the leader.

    Signals:
        ferdig: It is kept, or skipped for now.
    """

    ferdig = Signal()

    def __init__(self, hvelv: HvelvState, parent: QWidget | None = None) -> None:
        super().__init__(parent, bredde=980)
        navngi(self)
        self._hvelv = hvelv
        na = hvelv.arbeidsplass
        self._navn = Linjefelt(na.navn)
        self._type = QComboBox()
        self._type.addItem(_("Alle slags"), "")
        for type_ in innhold.arbeidsplasstyper():
            if type_.id != "alle":
                self._type.addItem(type_.i(language()), type_.id)
        self._type.setCurrentIndex(max(self._type.findData(na.type), 0))
        self._heltid = Tallfelt(Decimal(60), na.heltid_timer)
        self._ordning = QComboBox()
        self._ordning.addItem(_("Utvidet: 8 dager om gangen, 24 på tolv måneder"), "utvidet")
        self._ordning.addItem(_("Loven: 3 dager om gangen"), "lov")
        self._ordning.addItem(
            _("Egne tall: {dager} dager om gangen").format(dager=na.egen_ordning.dager_per_gang),
            "egen",
        )
        self._ordning.setCurrentIndex(self._ordning.findData(na.ordning))
        self._velferd = _teller(na.velferdsdager, 60)
        self._utkast = _teller(na.utkast_dager, hvelv.pakker.tak)
        self._leder = Linjefelt(na.leder_navn)
        self._telefon = Linjefelt(na.leder_telefon)
        self._kan_nas = Linjefelt(na.leder_kan_nas)
        self._navnefelt = Felt(_("Arbeidsplass"), self._navn)
        self._heltidsfelt = self._felt(
            _("Timer i uka i full stilling"), self._heltid, "heltid_timer"
        )
        nett = Rutenett(380)
        nett.sett(
            (
                self._navnefelt,
                self._felt(_("Slags arbeidsplass"), self._type, "type"),
                self._heltidsfelt,
                self._felt(_("Egenmelding hos dere"), self._ordning, "ordning"),
                self._felt(_("Velferdspermisjon, dager i året"), self._velferd, "velferdsdager"),
                self._felt(_("Utkast slettes etter, dager"), self._utkast, "utkast_dager"),
                Felt(_("Navnet ditt (leder)"), self._leder),
                Felt(_("Telefonen din (valgfritt)"), self._telefon),
                Felt(_("Når du kan nås (valgfritt)"), self._kan_nas),
            )
        )
        self.legg(
            etikett(_("Arbeidsplassen"), "title"),
            etikett(
                _("Dette fylles inn for deg i hver ny samtale. Alt kan endres senere."), "lead"
            ),
            nett,
            rad(
                knapp(_("&Lagre og gå videre"), self._on_lagre, "primary"),
                knapp(_("Hopp &over nå"), self.ferdig.emit, "quiet"),
            ),
        )
        self.fyll()

    def _felt(self, navn: str, widget: QWidget, felt: str) -> Felt:
        """Make a field that says when a pack has set it, and is shut when a pack locks it."""
        widget.setEnabled(not self._hvelv.pakker.laast(felt))
        return Felt(navn, widget, kildehint(self._hvelv, felt))

    def forste_felt(self) -> QWidget:
        """Return where the caret starts."""
        return self._navn

    def _on_lagre(self) -> None:
        self._navnefelt.vis_feil("")
        self._heltidsfelt.vis_feil("")
        if not self._navn.text().strip():
            self._navnefelt.vis_feil(_("Skriv navnet på arbeidsplassen."))
            self._navn.setFocus()
            return
        heltid = self._heltid.verdi()
        if not heltid or heltid > 60:
            self._heltidsfelt.vis_feil(_("Skriv et tall mellom 0 og 60, for eksempel 37,5."))
            self._heltid.setFocus()
            return
        self._hvelv.sett_arbeidsplass(
            msgspec.structs.replace(
                self._hvelv.arbeidsplass,
                navn=self._navn.text().strip(),
                type=self._type.currentData(),
                heltid_timer=heltid,
                ordning=self._ordning.currentData(),
                velferdsdager=self._velferd.value(),
                utkast_dager=self._utkast.value(),
                leder_navn=self._leder.text().strip(),
                leder_telefon=self._telefon.text().strip(),
                leder_kan_nas=self._kan_nas.text().strip(),
            )
        )
        self.ferdig.emit()


def _teller(verdi: int, mest: int) -> QSpinBox:
    teller = QSpinBox()
    uten_forslag(teller)
    teller.setRange(1, mest)
    teller.setValue(verdi)
    return teller
