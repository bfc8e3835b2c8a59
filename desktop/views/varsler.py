"""What the strip says about saving, backups and what went wrong: each kind of fault once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from desktop.errors import DesktopError, MiljoError
from desktop.feiltekst import feiltekst
from desktop.i18n import _, format_date, format_time, ngettext
from desktop.state.hvelvarbeid import Rest
from desktop.views.widgets import Melding, kunngjor


class Varsler(QObject):
    """Says it in the strip and beside the head of the window, until another frame takes over.

    Args:
        vindu: The window; signals that come when it is gone reach nobody.
        lagre: Try to save again.
        mappe: Where the vault is, to name when the disk is at fault.
    """

    def __init__(
        self, vindu: QObject, lagre: Callable[[], None], mappe: Callable[[], Path | None]
    ) -> None:
        super().__init__(vindu)
        self._lagre_na = lagre
        self._mappe = mappe
        self._lagrefeil = ""
        self._kopifeil: set[str] = set()

    def bruk(self, melding: Melding, lagret: QLabel) -> None:
        """Say it in these from now on."""
        self._melding, self._lagret = melding, lagret

    def nytt_sted(self) -> None:
        """Another view is shown: what was said belongs to the last one."""
        self._melding.hide()
        self._lagrefeil = ""
        self._lagret.setText("")

    def si(self, tekst: str) -> None:
        """Say what went well, when there is something to say."""
        if tekst:
            self._melding.vis(tekst, "good")

    def lagret(self, nar: Any) -> None:  # noqa: ANN401 - datetime, through a signal
        """Say when it was saved, and that a fault is over."""
        self._lagret.setText(_("Lagret kl. {tid}").format(tid=format_time(nar.astimezone())))
        kunngjor(self._lagret, _("Lagret"))
        if self._lagrefeil:
            self._lagrefeil = ""
            self._melding.vis(_("Lagret. Alt du har skrevet, er med."), "good")

    def ikke_lagret(self, error: DesktopError) -> None:
        """Say it once for each kind of fault, though it is tried again until it works."""
        self._lagret.setText(_("Ikke lagret ennå"))
        if self._lagrefeil != (tekst := feiltekst(error, self._mappe())):
            self._lagrefeil = tekst
            self._melding.vis(tekst, "error", _("Prøv igjen"), self._lagre_igjen)

    def fortsatt_ikke_lagret(self, error: DesktopError) -> None:
        """Say it to somebody who has been away from the screen."""
        tekst = _("Ikke lagret ennå. {grunn}").format(grunn=feiltekst(error))
        self._melding.vis(tekst, "error", _("Prøv igjen"), self._lagre_igjen)

    def kan_ikke_lukke(self, error: DesktopError, likevel: Callable[[], None]) -> None:
        """Say that the window stays, and offer to close it all the same."""
        tekst = feiltekst(error, self._mappe())
        self._melding.vis(tekst, "error", _("Lukk uten å lagre"), likevel)

    def feil(self, error: DesktopError) -> None:
        """Say that something went wrong in the vault."""
        self._melding.vis(feiltekst(error, self._mappe()), "error", _("Prøv igjen"), self._lagre_na)

    def kopi_feilet(self, error: DesktopError) -> None:
        """Say that there is no backup."""
        slag = error.arsak if isinstance(error, MiljoError) else type(error).__name__
        tekst = _("Sikkerhetskopien ble ikke tatt. {grunn}").format(grunn=feiltekst(error))
        self._om_kopi(slag, tekst)

    def kopi_ikke_lagt_ut(self, mappe: str) -> None:
        """Say that the backup is on this machine only."""
        tekst = _(
            "Kopien ligger bare på denne maskinen, for {mappe} kan ikke nås. "
            "Koble den til, eller velg en annen mappe i Innstillinger."
        )
        self._om_kopi(mappe, tekst.format(mappe=mappe))

    def hentet(self, nar: Any) -> None:  # noqa: ANN401 - datetime, through a signal
        """Say which backup was taken back."""
        tekst = _("Samtalene fra {dato} er hentet. Det som var her, ligger til side i 30 dager.")
        self.si(tekst.format(dato=format_date(nar.astimezone().date())))

    def bytte_feilet(self, error: DesktopError) -> None:
        """Say that no backup was taken back."""
        from desktop.views.sikkerhet_kopi import kopifeil

        self._melding.vis(kopifeil(error), "error")

    def reddet(self, redning: Any) -> None:  # noqa: ANN401 - Redning, known to state
        """Say how many samtaler were rescued, and how many were not."""
        n, tapt = redning.samtaler, redning.tapt
        reddet = ngettext("{n} samtale er reddet.", "{n} samtaler er reddet.", n).format(n=n)
        borte = (
            _("Hvor mange som mangler, vet vi ikke.")
            if tapt is None
            else ngettext("{n} kunne ikke leses.", "{n} kunne ikke leses.", tapt).format(n=tapt)
            if tapt
            else ""
        )
        self._melding.vis(f"{reddet} {borte}".strip(), "good" if tapt == 0 else "warning")

    def alt_slettet(self, rest: Rest) -> None:
        """Say that all is erased, and what is left elsewhere."""
        from desktop.views.slett_alt_view import resttekst

        self._melding.vis(resttekst(rest), "good" if rest.ingenting else "warning")

    def _lagre_igjen(self) -> None:
        self._lagrefeil = ""
        self._lagre_na()

    def _om_kopi(self, slag: str, tekst: str) -> None:
        """Say it once for each kind of fault, and not over another message."""
        if slag not in self._kopifeil and self._melding.isHidden():
            self._kopifeil.add(slag)
            self._melding.vis(tekst, "warning")
