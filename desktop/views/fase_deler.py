"""What the pages of the phases share: heading, prompts three at a time, words to give back."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.innhold import Prompt
from desktop.domain.tekst import Sprak
from desktop.i18n import _, choose, language
from desktop.state import innhold
from desktop.views.widgets import etikett, knapp, rad, tom_layout

VISTE = 3


class Promptliste(QWidget):
    """Three prompts at a time; what is always said stays; a second language can stand beside."""

    def __init__(
        self,
        prompter: tuple[Prompt, ...],
        *,
        stor: bool = False,
        andre: Sprak | None = None,
    ) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._faste = tuple(p for p in prompter if p.fast)
        self._andre_prompter = tuple(p for p in prompter if not p.fast)
        self._fra = 0
        self._rolle = "prompt" if stor else "lead"
        self._andre_sprak = andre
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(16 if stor else 8)
        self._flere = knapp(_("Vis flere"), self._on_flere, "quiet")
        self._bla = rad(self._flere)
        self._bla.setVisible(len(self._andre_prompter) > VISTE)
        self._vis()

    def _on_flere(self) -> None:
        self._fra = (self._fra + VISTE) if self._fra + VISTE < len(self._andre_prompter) else 0
        self._vis()

    def _vis(self) -> None:
        self._layout.removeWidget(self._bla)
        tom_layout(self._layout)
        for prompt in self._andre_prompter[self._fra : self._fra + VISTE]:
            self._legg(prompt, self._rolle)
        if self._faste:
            self._layout.addSpacing(8)
            self._layout.addWidget(etikett(_("Sies alltid"), "subheading"))
        for prompt in self._faste:
            self._legg(prompt, "always" if self._rolle == "prompt" else "lead")
        self._layout.addWidget(self._bla)

    def _legg(self, prompt: Prompt, rolle: str) -> None:
        self._layout.addWidget(etikett(prompt.i(language()), rolle))
        if self._andre_sprak and self._andre_sprak != language():
            self._layout.addWidget(etikett(prompt.i(self._andre_sprak), "hint"))


class Bekreftelser(QWidget):
    """Short answers that show something was understood, at hand when wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._knapp = knapp(_("Ord å svare med"), rolle="quiet")
        self._knapp.setCheckable(True)
        self._ord = QWidget()
        self._ord.setProperty("role", "clear")
        ordliste = QVBoxLayout(self._ord)
        ordliste.setContentsMargins(16, 0, 0, 0)
        for bekreftelse in innhold.bekreftelser():
            ordliste.addWidget(etikett(bekreftelse.i(language())))
        self._ord.hide()
        self._knapp.toggled.connect(self._ord.setVisible)
        layout.addWidget(rad(self._knapp))
        layout.addWidget(self._ord)


def fasehode(nummer: int, prompter: tuple[Prompt, ...], andre: Sprak | None) -> list[QWidget]:
    """Return the top of a phase that is worked on at the screen: name, purpose, prompts."""
    fase = innhold.fase(nummer)
    return [
        etikett(choose(fase.navn), "title"),
        etikett(choose(fase.formal), "hint"),
        Promptliste(prompter, andre=andre),
        Bekreftelser(),
    ]
