"""Preferences: language, second language, look, size of the text, movement, unapproved pages."""

from functools import partial

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import _, format_percent
from desktop.pakketekst import kildetekst
from desktop.settings import LASETIDER, TEKSTSTORRELSER, Settings
from desktop.state.andresprak import valgbare, vare
from desktop.state.hvelv_state import HvelvState
from desktop.views.felter import Avkryssing, Valgrekke
from desktop.views.kommune import pakkedel
from desktop.views.widgets import Side, etikett, knapp, navngi, rad

_FRA_PAKKE = ("las_minutter", "skriv_ut_uten_godkjenning")


class InnstillingerView(Side):
    """Shows the preferences; a change takes effect at once.

    Signals:
        endret: Carries the new Settings.
        arbeidsplass_valgt: They want to change the workplace.
        sikkerhet_valgt: They want to see to the passphrase, the backups or what is erased.
    """

    endret = Signal(object)
    arbeidsplass_valgt = Signal()
    sikkerhet_valgt = Signal()

    def __init__(
        self,
        settings: Settings,
        hvelv: HvelvState,
        egne: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        navngi(self)
        self._settings, self._egne = settings, egne
        self._lag = hvelv.pakker
        tilbudt = self._lag.sprak
        uten = Avkryssing(_("Skriv ut ark som ikke er godkjent, merket «ikke godkjent»"))
        uten.setChecked(settings.skriv_ut_uten_godkjenning)
        uten.toggled.connect(partial(self._on_valgt, "skriv_ut_uten_godkjenning"))
        self.legg(etikett(_("Innstillinger"), "title"))
        self._rekke("sprak", _("Språk"), vare(tilbudt))
        andre = ((None, _("Ingen andre")), *valgbare(tilbudt))
        self._rekke("andre_sprak", _("Spørsmålene også på"), andre)
        self._rekke(
            "tema",
            _("Utseende"),
            (
                ("system", _("Som systemet")),
                ("lys", _("Lyst")),
                ("mork", _("Mørkt")),
                ("kontrast", _("Sterk kontrast")),
            ),
        )
        self._rekke(
            "tekst", _("Tekststørrelse"), tuple((n, format_percent(n)) for n in TEKSTSTORRELSER)
        )
        stille = Avkryssing(
            _("Ingenting skal bevege seg eller blinke"),
            _("Meldinger kommer med én gang, og skrivemerket står stille."),
        )
        stille.setChecked(settings.uten_bevegelse)
        stille.toggled.connect(partial(self._on_valgt, "uten_bevegelse"))
        self.legg(
            etikett(_("Bevegelse"), "heading"),
            stille,
            etikett(_("Meldinger kommer med én gang, og skrivemerket står stille."), "hint"),
        )
        self._rekke(
            "las_minutter",
            _("Lås når ingen har rørt tastene på"),
            tuple((n, _("{n} minutter").format(n=n)) for n in LASETIDER),
        )
        self.legg(
            etikett(_("Arket"), "heading"),
            uten,
            *self._kilde("skriv_ut_uten_godkjenning", uten),
            etikett(_("Arbeidsplassen"), "heading"),
            rad(knapp(_("&Endre arbeidsplassen"), self.arbeidsplass_valgt.emit)),
            etikett(_("Det som er lagret"), "heading"),
            rad(knapp(_("&Passord, sikkerhetskopi og sletting"), self.sikkerhet_valgt.emit)),
        )
        if (fra_kommunen := pakkedel(hvelv, egne)) is not None:
            self.legg(fra_kommunen)
        self.fyll()

    def _kilde(self, felt: str, widget: QWidget) -> list[QWidget]:
        """Say that the pack has set a value, and shut what it locks."""
        if felt not in _FRA_PAKKE or not self._lag.pakker():
            return []
        laast = self._lag.laast(felt)
        widget.setEnabled(not laast)
        tekst = kildetekst(self._lag.kilde(self._egne, felt), laast=laast)
        widget.setAccessibleDescription(tekst)
        return [etikett(tekst, "hint")]

    def _rekke(self, felt: str, navn: str, valg: tuple[tuple[object, str], ...]) -> None:
        rekke = Valgrekke(navn, valg, kan_velges_bort=False)
        rekke.vis(getattr(self._settings, felt))
        rekke.valgt.connect(partial(self._on_valgt, felt))
        self.legg(etikett(navn, "heading"), rekke, *self._kilde(felt, rekke))

    def _on_valgt(self, felt: str, verdi: object) -> None:
        self._settings = msgspec.structs.replace(self._settings, **{felt: verdi})
        self.endret.emit(self._settings)
