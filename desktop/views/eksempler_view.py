"""The shipped examples: made-up samtaler to read and walk through."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import _, choose, language
from desktop.state import innhold
from desktop.views.widgets import Rutenett, Side, etikett, knapp, kort, navngi, rad


class EksemplerView(Side):
    """Shows the examples as cards.

    Signals:
        valgt: An example is opened; carries its code.
        legens_blikk_valgt: Its page is to be read by a room; carries its code.
    """

    valgt = Signal(str)
    legens_blikk_valgt = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, bredde=1180)
        navngi(self)
        self._knapper: list[QWidget] = []
        nett = Rutenett(340)
        nett.sett(self._kort(kode) for kode in innhold.eksempelkoder())
        self.legg(
            etikett(_("Eksempler"), "title"),
            etikett(
                _("Alt er oppdiktet. Dere kan se på fasene og arket, men ikke endre noe."), "lead"
            ),
            nett,
        )
        self.fyll()

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._knapper[0]

    def _kort(self, kode: str) -> QWidget:
        samtale = innhold.eksempel(kode, language())
        navn = {v.id: choose(v.navn) for v in innhold.veier()}
        veier = ", ".join(navn[slag] for slag in innhold.veislag(samtale))
        tittel = ", ".join(filter(None, (samtale.ansatt.yrke, samtale.ansatt.arbeidssted)))
        apne = knapp(_("Åpne"), partial(self.valgt.emit, kode))
        apne.setAccessibleName(_("Åpne: {tittel}").format(tittel=tittel))
        blikk = knapp(_("Legens blikk"), partial(self.legens_blikk_valgt.emit, kode))
        blikk.setAccessibleName(_("Legens blikk: {tittel}").format(tittel=tittel))
        self._knapper.append(apne)
        return kort(
            etikett(_("OPPDIKTET EKSEMPEL"), "number"),
            etikett(tittel, "heading"),
            etikett(veier or _("Uten vei valgt")),
            rad(apne, blikk),
        )
