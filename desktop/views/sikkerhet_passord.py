"""Change the passphrase, and make a new recovery key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import DesktopError, WeakPassphraseError, WrongPassphraseError
from desktop.feiltekst import feiltekst
from desktop.i18n import _, ngettext
from desktop.state.sikkerhet_state import SikkerhetState
from desktop.views.felter import Felt, Passordfelt
from desktop.views.sikkerhet_deler import Status
from desktop.views.widgets import etikett, knapp, linje, rad

if TYPE_CHECKING:
    from desktop.storage.drift import Nokkelbytte


class Passorddel(QWidget):
    """The passphrase now, and the new one twice.

    Signals:
        ny_nokkel_valgt: They want a new recovery key.
    """

    ny_nokkel_valgt = Signal()

    def __init__(self, state: SikkerhetState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._state = state
        self._gammelt = Passordfelt(_("Passordet du har nå"))
        self._nytt = Passordfelt(_("Nytt passord"))
        self._gjenta = Passordfelt(_("Nytt passord en gang til"))
        for felt in (self._gammelt, self._nytt, self._gjenta):
            felt.ferdig.connect(self._on_bytt)
        self._gammelt_felt = Felt(_("Passordet du har nå"), self._gammelt)
        self._nytt_felt = Felt(
            _("Nytt passord"), self._nytt, _("Minst 12 tegn. En setning du husker, er best.")
        )
        self._gjenta_felt = Felt(_("Nytt passord en gang til"), self._gjenta)
        self._bytt = knapp(_("Bytt passord"), self._on_bytt, "primary")
        self._status = Status()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for del_ in (
            self._gammelt_felt,
            self._nytt_felt,
            self._gjenta_felt,
            rad(self._bytt),
            self._status,
            linje(),
            etikett(_("Gjenopprettingsnøkkelen"), "subheading"),
            etikett(
                _(
                    "Den åpner samtalene hvis du glemmer passordet. Er arket med nøkkelen borte, "
                    "lager du en ny. Da slutter den gamle å virke."
                )
            ),
            rad(knapp(_("Lag ny gjenopprettingsnøkkel"), self.ny_nokkel_valgt.emit)),
        ):
            layout.addWidget(del_)
        state.passord_byttet.connect(self._on_byttet)
        state.feilet.connect(self._on_feilet)

    def forste_felt(self) -> QWidget:
        """Return where the caret starts."""
        return self._gammelt

    def _on_bytt(self) -> None:
        felter = (self._gammelt_felt, self._nytt_felt, self._gjenta_felt)
        for felt in felter:
            felt.vis_feil("")
        self._status.si("")
        feil = self._hva_mangler()
        for felt, tekst in zip(felter, feil, strict=True):
            felt.vis_feil(tekst)
        for felt, tekst in zip(felter, feil, strict=True):
            if tekst:
                felt.setFocus()
                return
        self._bytt.setEnabled(False)
        self._status.si(_("Bytter passord …"))
        self._state.bytt_passord(self._gammelt.text(), self._nytt.text())

    def _hva_mangler(self) -> tuple[str, str, str]:
        nytt = self._nytt.text()
        return (
            "" if self._gammelt.text() else _("Skriv passordet du har nå."),
            "" if nytt else _("Skriv et nytt passord."),
            "" if nytt == self._gjenta.text() else _("De to passordene er ikke like."),
        )

    def _on_byttet(self, bytte: "Nokkelbytte") -> None:
        self._bytt.setEnabled(True)
        for felt in (self._gammelt, self._nytt, self._gjenta):
            felt.tom()
        self._status.si("\n".join(_byttet(bytte)), "good")

    def _on_feilet(self, emne: str, error: DesktopError) -> None:
        if emne != "passord":
            return
        self._bytt.setEnabled(True)
        self._status.si("")
        if isinstance(error, WrongPassphraseError):
            self._gammelt.tom()
            self._gammelt_felt.vis_feil(feiltekst(error))
            self._gammelt.setFocus()
        elif isinstance(error, WeakPassphraseError):
            self._nytt_felt.vis_feil(feiltekst(error))
            self._nytt.setFocus()
        else:
            self._status.si(feiltekst(error), "error")


def _byttet(bytte: "Nokkelbytte") -> list[str]:
    setninger = [_("Passordet er byttet.")]
    if bytte.skrevet:
        setninger.append(
            ngettext(
                "{n} sikkerhetskopi åpnes med det nye.",
                "{n} sikkerhetskopier åpnes med det nye.",
                bytte.skrevet,
            ).format(n=bytte.skrevet)
        )
    linjer = [" ".join(setninger)]
    if bytte.gamle:
        linjer.append(_("Disse åpnes fortsatt med det gamle, for de kunne ikke nås:"))
        linjer += bytte.gamle
    return linjer
