"""A damaged file: the two ways back, with what each does and keeps."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import DamagedError, DamagedKeysError, DesktopError
from desktop.feiltekst import feiltekst
from desktop.i18n import _
from desktop.views.status import Status, Travelknapp
from desktop.views.widgets import Rutenett, Side, etikett, knapp, kort, navngi, rad


class SkadetView(Side):
    """Says what is damaged and offers a backup, or what can be read.

    Signals:
        hent_valgt: They want a backup.
        redd_valgt: They want what can be read.
        tilbake: They want to try another passphrase, or do nothing now.
    """

    hent_valgt = Signal()
    redd_valgt = Signal()
    tilbake = Signal()

    def __init__(self, error: DamagedError, parent: QWidget | None = None) -> None:
        super().__init__(parent, bredde=980)
        navngi(self)
        nokler = isinstance(error, DamagedKeysError)
        self._hent = Travelknapp(_("Hent fra &sikkerhetskopi"), self.hent_valgt.emit, "primary")
        self._redd = Travelknapp(_("&Redd det som kan reddes"), self.redd_valgt.emit)
        self._status = Status()
        tilside = _(
            "Det som er skadet, legges til side i 30 dager. Sletter du noe før det, "
            "slettes det også."
        )
        kort_ = [
            _kort(
                _("Hent fra sikkerhetskopi"),
                _(
                    "Setter inn den nyeste kopien, eller en eldre du velger. "
                    "Det dere har skrevet etter den, er ikke med."
                ),
                tilside,
                self._hent,
            )
        ]
        if not nokler:  # without its keys, the file cannot be read at all
            kort_.append(
                _kort(
                    _("Redd det som kan reddes"),
                    _(
                        "Leser den skadede filen samtale for samtale, og beholder dem som er hele. "
                        "Det siste dere skrev, kan bli med."
                    ),
                    tilside,
                    self._redd,
                )
            )
        nett = Rutenett(360, like=True)
        nett.sett(kort_)
        tittel = _("Nøkkelfilen er skadet") if nokler else _("Filen med samtalene er skadet")
        self.legg(
            etikett(tittel, "title"),
            etikett(
                _(
                    "Det er ikke passordet det er noe galt med. Velg hva du vil gjøre. "
                    "Ingenting blir borte av å prøve."
                ),
                "lead",
            ),
            self._status,
            nett,
            rad(knapp(_("Til&bake"), self.tilbake.emit, "quiet", tegn="tilbake")),
        )
        self.fyll()

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._hent

    def vis_opptatt(self, opptatt: bool) -> None:
        """Show that the file is being read."""
        self._redd.vis_opptatt(opptatt)
        self._hent.opptatt = opptatt
        self._status.vis(
            _("Leser det som kan leses. Det kan ta noen minutter. La vinduet stå åpent.")
            if opptatt
            else ""
        )

    def vis_feil(self, error: DesktopError, mappe: Path | None = None) -> None:
        """Say why nothing was saved."""
        ingenting = isinstance(error, DamagedError) and not isinstance(error, DamagedKeysError)
        self._status.vis(
            _("Ingenting i filen kunne leses. Filen er som før. Hent en sikkerhetskopi.")
            if ingenting
            else feiltekst(error, mappe),
            "error",
        )

    def glem(self) -> None:
        """Forget nothing: nothing is typed here."""


def _kort(tittel: str, tekst: str, tilside: str, valg: QWidget) -> QWidget:
    ramme = kort(etikett(tittel, "heading"), etikett(tekst), etikett(tilside, "hint"))
    layout = ramme.layout()
    assert isinstance(layout, QVBoxLayout)  # noqa: S101 - kort makes one
    layout.addStretch(1)
    layout.addWidget(rad(valg))
    return ramme
