"""Change the passphrase, and make a new recovery key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import DesktopError, WrongPassphraseError
from desktop.feiltekst import feiltekst
from desktop.i18n import _, ngettext
from desktop.state.sikkerhet_state import SikkerhetState
from desktop.views.felter import Felt, Passordfelt
from desktop.views.passordpar import Passordpar
from desktop.views.sikkerhet_nokkelring import Nokkelringdel
from desktop.views.status import Status, Travelknapp
from desktop.views.widgets import etikett, knapp, linje, rad

if TYPE_CHECKING:
    from desktop.state.sikkerhet_state import Nokkelbytte


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
        self._gammelt.ferdig.connect(self._on_gammelt)
        self._vil_ha_nokkel = False
        self._nytt = Passordpar(_("Nytt passord"))
        self._nytt.ferdig.connect(self._on_bytt)
        self._gammelt_felt = Felt(_("Passordet du har nå"), self._gammelt)
        self._bytt = Travelknapp(_("Bytt passord"), self._on_bytt, "primary")
        self._status = Status()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for del_ in (
            self._gammelt_felt,
            self._nytt,
            rad(self._bytt),
            self._status,
            linje(),
            etikett(_("Gjenopprettingsnøkkelen"), "subheading"),
            etikett(
                _(
                    "Den åpner samtalene hvis du glemmer passordet. Er arket med nøkkelen borte, "
                    "lager du en ny. Da slutter den gamle å virke. Skriv passordet du har nå, øverst."
                )
            ),
            rad(knapp(_("Lag ny gjenopprettingsnøkkel"), self._on_ny_nokkel)),
            *self._nokkelringen(),
        ):
            layout.addWidget(del_)
        state.passord_byttet.connect(self._on_byttet)
        state.passord_riktig.connect(self._on_riktig)
        state.feilet.connect(self._on_feilet)

    def _nokkelringen(self) -> tuple[QWidget, ...]:
        if not self._state.hvelv.pakker.apent("nokkelring"):
            return ()
        return (linje(), Nokkelringdel(self._state))

    def forste_felt(self) -> QWidget:
        """Return where the caret starts."""
        return self._gammelt

    def _on_gammelt(self) -> None:
        """Go on with what it was asked for."""
        (self._on_ny_nokkel if self._vil_ha_nokkel else self._on_bytt)()

    def _on_bytt(self) -> None:
        self._vil_ha_nokkel = False
        if self._bytt.opptatt:
            return
        self._status.vis("")
        gammelt = self._gammelt.text()
        self._gammelt_felt.vis_feil("" if gammelt else _("Skriv passordet du har nå."))
        nytt = self._nytt.verdi()
        if not gammelt:
            self._gammelt.setFocus()
        elif nytt is not None:
            self._bytt.vis_opptatt(True)
            self._status.vis(_("Bytter passord …"))
            self._state.bytt_passord(gammelt, nytt)

    def _on_ny_nokkel(self) -> None:
        """Ask for the passphrase first: a new key is a way in that lasts."""
        if self._bytt.opptatt:
            return
        gammelt = self._gammelt.text()
        self._vil_ha_nokkel = not gammelt
        self._gammelt_felt.vis_feil(
            "" if gammelt else _("Skriv passordet du har nå, og trykk Enter, så lages nøkkelen.")
        )
        if not gammelt:
            self._gammelt.setFocus()
            return
        self._bytt.vis_opptatt(True)
        self._state.sjekk_passord(gammelt)

    def _on_riktig(self) -> None:
        self._bytt.vis_opptatt(False)
        self._gammelt.tom()
        self.ny_nokkel_valgt.emit()

    def _on_byttet(self, bytte: "Nokkelbytte") -> None:
        self._bytt.vis_opptatt(False)
        self._gammelt.tom()
        self._nytt.tom()
        self._status.vis("\n".join(_byttet(bytte)), "good")

    def _on_feilet(self, emne: str, error: DesktopError) -> None:
        if emne != "passord":
            return
        self._bytt.vis_opptatt(False)
        self._status.vis("")
        if isinstance(error, WrongPassphraseError):
            self._gammelt.tom()
            self._gammelt_felt.vis_feil(feiltekst(error))
            self._gammelt.setFocus()
        else:
            self._status.vis(feiltekst(error), "error")


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
