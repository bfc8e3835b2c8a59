"""Phases 1 and 2: the lid is closed, nothing is written; a resting screen with a few prompts."""

from PySide6.QtWidgets import QWidget

from desktop.domain.innhold import Andresprak, Prompt
from desktop.domain.samtale import Samtale
from desktop.i18n import _, choose
from desktop.state import innhold
from desktop.state.samtale_state import SamtaleState
from desktop.views.fase_deler import Promptliste
from desktop.views.felter import Felt, Tekstfelt
from desktop.views.widgets import Side, etikett, knapp, navngi, rad, vis_hvis


class HvileView(Side):
    """Shows the prompts of a closed phase in big type, or nothing at all."""

    def __init__(
        self,
        nummer: int,
        state: SamtaleState,
        andre: Andresprak | None,
        kommunens: tuple[Prompt, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, bredde=980)
        navngi(self)
        self._state = state
        fase = innhold.fase(nummer)
        prompter = innhold.prompter(nummer, state.samtale.spor, kommunens)
        self._ord = Promptliste(prompter, stor=True, andre=andre)
        self._skjul = knapp(_("Skjul spørsmålene"), self._on_skjul, "quiet")
        self.legg(
            etikett(choose(fase.navn), "title"),
            etikett(choose(fase.skjerm), "hint"),
            self._ord,
            rad(self._skjul),
        )
        self._setning: Tekstfelt | None = None
        if nummer == 2:
            self._legg_setning()
        self.fyll()

    def show_samtale(self, samtale: Samtale) -> None:
        """Show the one sentence as the state has it."""
        if self._setning:
            self._setning.vis(samtale.egne_ord)

    def _legg_setning(self) -> None:
        self._setning = Tekstfelt(self._state.samtale.egne_ord)
        self._setning.redigert.connect(self._on_setning)
        self._setning.setReadOnly(self._state.skrivebeskyttet)
        self._felt = Felt(
            _("Er det én setning du vil at vi skal skrive?"),
            self._setning,
            _("Bare hvis du vil, og med dine egne ord. Den står øverst på arket."),
            self._state.hint,
        )
        self._apne = knapp(_("Skriv én setning"), self._on_skriv)
        vis_hvis(self._felt, bool(self._state.samtale.egne_ord))
        vis_hvis(self._apne, not self._state.samtale.egne_ord)
        self.legg(rad(self._apne), self._felt)

    def _on_skriv(self) -> None:
        self._apne.hide()
        self._felt.show()
        self._felt.felt.setFocus()

    def _on_setning(self, tekst: str) -> None:
        self._state.sett("egne_ord", tekst)

    def _on_skjul(self) -> None:
        synlig = self._ord.isHidden()
        self._ord.setVisible(synlig)
        self._skjul.setText(_("Skjul spørsmålene") if synlig else _("Vis spørsmålene"))
