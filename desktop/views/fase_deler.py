"""What the pages of the phases share: heading, prompts three at a time, words to give back."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.innhold import Andresprak, Prompt
from desktop.i18n import _, choose, language
from desktop.state import innhold
from desktop.state.hvelv_state import HvelvState
from desktop.state.samtale_state import SamtaleState
from desktop.views.andreord import andre_etikett, merke
from desktop.views.widgets import (
    Side,
    etikett,
    knapp,
    kolonne,
    kort,
    navngi,
    rad,
    tom_layout,
    vis_hvis,
)

VISTE = 3


class Faseside(Side):
    """The page of a phase that is worked on at the screen: name, purpose and prompts on top."""

    def __init__(
        self,
        nummer: int,
        hvelv: HvelvState,
        state: SamtaleState,
        andre: Andresprak | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, bredde=1180)
        navngi(self)
        self._hvelv, self._state = hvelv, state
        prompter = innhold.prompter(nummer, state.samtale.spor, hvelv.pakker.sporsmal(nummer))
        self._hode = fasehode(nummer, prompter, andre)
        self.legg(*self._hode)


class Promptliste(QWidget):
    """Three prompts at a time; what is always said stays; a second language can stand beside."""

    def __init__(
        self, prompter: tuple[Prompt, ...], *, stor: bool = False, andre: Andresprak | None = None
    ) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._faste = tuple(p for p in prompter if p.fast)
        self._ovrige = tuple(p for p in prompter if not p.fast)
        self._fra = 0
        self._rolle = "prompt" if stor else "lead"
        self._andre = andre
        self._ord = QVBoxLayout()
        self._ord.setSpacing(16 if stor else 6)
        flere = knapp(_("Vis flere"), self._on_flere, "quiet")
        vis_hvis(flere, len(self._ovrige) > VISTE)
        svar = knapp(_("Ord å svare med"), rolle="quiet")
        svar.setCheckable(True)
        self._bekreftelser = _bekreftelser(andre)
        svar.toggled.connect(self._bekreftelser.setVisible)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if andre:
            layout.addWidget(merke(andre))
        layout.addLayout(self._ord)
        layout.addWidget(rad(flere, svar))
        layout.addWidget(self._bekreftelser)
        self._vis()

    def _on_flere(self) -> None:
        self._fra = (self._fra + VISTE) if self._fra + VISTE < len(self._ovrige) else 0
        self._vis()

    def _vis(self) -> None:
        tom_layout(self._ord)
        for prompt in self._ovrige[self._fra : self._fra + VISTE]:
            self._legg(prompt, self._rolle)
        if self._faste:
            self._ord.addWidget(etikett(_("Sies alltid"), "subheading"))
        for prompt in self._faste:
            self._legg(prompt, "always" if self._rolle == "prompt" else "lead")

    def _legg(self, prompt: Prompt, rolle: str) -> None:
        self._ord.addWidget(etikett(prompt.i(language()), rolle))
        if self._andre and (tekst := self._andre.prompt.get(prompt.id)):
            rolle_to = "lead" if self._rolle == "prompt" else "hint"
            self._ord.addWidget(andre_etikett(tekst, self._andre, rolle_to))


def _bekreftelser(andre: Andresprak | None) -> QWidget:
    """Return the short answers that show something was understood, hidden until wanted."""
    linjer: list[QWidget] = []
    for b in innhold.bekreftelser():
        linjer.append(etikett(b.i(language())))
        if andre and (tekst := andre.bekreftelse.get(b.id)):
            linjer.append(andre_etikett(tekst, andre))
    boks = kolonne(*linjer, mellomrom=4)
    boks.hide()
    return boks


def fasehode(nummer: int, prompter: tuple[Prompt, ...], andre: Andresprak | None) -> list[QWidget]:
    """Return the top of a phase that is worked on at the screen: name, purpose, prompts."""
    fase = innhold.fase(nummer)
    return [
        etikett(choose(fase.navn), "title"),
        kort(
            etikett(choose(fase.formal), "hint"), Promptliste(prompter, andre=andre), rolle="panel"
        ),
    ]
