"""A calm line under a field about what its text may tell; never a block, and gone with one press."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from desktop.i18n import _
from desktop.views.widgets import etikett, knapp, kunngjor

if TYPE_CHECKING:
    from desktop.domain.hint import Hint, Hintslag

VENT_MS = 500  # off the way of the fingers
Finner = Callable[[str], Sequence["Hint"]]


class Hintlinje(QWidget):
    """Shows a hint about the text of one field until it is dismissed or the text is another."""

    def __init__(self, felt: QLineEdit | QPlainTextEdit, finn: Finner) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._felt, self._finn = felt, finn
        self._skjulte: frozenset[Hintslag] = frozenset()
        self._vist: frozenset[Hintslag] = frozenset()
        self._tekst = etikett("", "hint")
        skjul = knapp(_("Skjul tipset"), self._on_skjul, "quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tekst, 1)
        layout.addWidget(skjul)
        self.hide()
        self._vent = QTimer(self, singleShot=True, interval=VENT_MS)
        self._vent.timeout.connect(self.se_etter)
        felt.textChanged.connect(self._on_endret)

    def se_etter(self) -> None:
        """Look at the text now."""
        tekst = self._felt.text() if isinstance(self._felt, QLineEdit) else self._felt.toPlainText()
        funn = [h for h in self._finn(tekst) if h.slag not in self._skjulte]
        setninger = dict.fromkeys(hintsetning(h.slag, tekst[h.start : h.slutt]) for h in funn)
        self._tekst.setText("\n".join(setninger))
        self.setVisible(bool(funn))
        slag: frozenset[Hintslag] = frozenset(h.slag for h in funn)
        if self._felt.hasFocus() and slag - self._vist:
            kunngjor(self, self._tekst.text())
        self._vist = slag

    def _on_endret(self) -> None:
        self._vent.start()

    def _on_skjul(self) -> None:
        self._skjulte |= self._vist
        self.hide()
        self._felt.setFocus()


def hintsetning(slag: "Hintslag", ord_: str) -> str:
    """Return the sentence about one find."""
    setninger: dict[Hintslag, str] = {
        "helse": _(
            "«{ord}» kan være en helseopplysning. Vil du heller skrive hva det betyr for oppgaven?"
        ),
        "gravid": _("«{ord}» kan stå på arket hvis du vil det."),
        "fodselsnummer": _("{ord} ligner et fødselsnummer. Arket trenger det ikke."),
        "telefon": _("{ord} ligner et telefonnummer. Er det en annens, kan du ta det bort."),
    }
    return setninger[slag].format(ord=ord_)
