"""How much room the page has left, said calmly, and which field is too long when it is full."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from desktop.i18n import _, ngettext
from desktop.state.samtale_state import SamtaleState
from desktop.views.widgets import kunngjor, set_tone

VENT_MS = 600  # off the way of the fingers
FORVARM_MS = 1500
KORT = 60


class Plasslinje(QLabel):
    """Follows the samtale and says how full its page is, a moment after each change."""

    def __init__(self, state: SamtaleState) -> None:
        super().__init__(" ", wordWrap=True)  # its room is there before its words
        self.setProperty("role", "hint")
        self.setAccessibleName(_("Plass på arket"))
        self._state = state
        self._over = False
        self._vent = QTimer(self, singleShot=True, interval=VENT_MS)
        self._vent.timeout.connect(self.mal)
        state.changed.connect(self._on_changed)
        QTimer.singleShot(FORVARM_MS, self, state.forvarm)
        QTimer.singleShot(FORVARM_MS * 2, self, self.mal)

    def mal(self) -> None:
        """Measure now."""
        tekst, over = plasstekst(self._state)
        self.setText(tekst)
        set_tone(self, "warning" if over else "")
        if over != self._over:
            kunngjor(self, tekst)
        self._over = over

    def _on_changed(self, _samtale: object) -> None:
        self._vent.start()


def plasstekst(state: SamtaleState) -> tuple[str, bool]:
    """Return a sentence about the room on the page, and whether it is too full."""
    plass = state.plass()
    if not plass.over:
        igjen = ngettext(
            "Plass til omtrent {n} linje til", "Plass til omtrent {n} linjer til", plass.igjen
        ).format(n=plass.igjen)
        return "\n".join((igjen, *_uten_tegn(state))), False
    over = ngettext(
        "Arket er {n} linje for langt. Lengst er:",
        "Arket er {n} linjer for langt. Lengst er:",
        plass.over,
    ).format(n=plass.over)
    lengst = (
        ngettext("{felt} – {n} linje", "{felt} – {n} linjer", n).format(
            felt=linjetekst(state, sti), n=n
        )
        for sti, n in plass.lengst
    )
    return "\n".join((over, *lengst)), True


def _uten_tegn(state: SamtaleState) -> tuple[str, ...]:
    """Return one sentence about the signs that will stand as «[?]», if there are any."""
    tegn = " ".join(state.manglende_tegn())
    advarsel = _("Disse tegnene finnes ikke i skriften og står som [?] på arket: {tegn}")
    return (advarsel.format(tegn=tegn),) if tegn else ()


def linjetekst(state: SamtaleState, sti: str) -> str:
    """Return the line a path stands for, shortened, or the headings of a list, to point it out."""
    ark = state.ark(med_utelatte=True)
    linjer = ark.linjer
    over = dict.fromkeys(o for o, li in ark.under_overskrift if li.sti.startswith(f"{sti}."))
    if over and not any(sti == li.sti for li in linjer):
        return ", ".join(f"«{overskrift}»" for overskrift in over)
    tekst = next((li.tekst for li in linjer if sti == li.sti), "") or next(
        (li.tekst for li in linjer if sti.startswith(f"{li.sti}.")), sti
    )
    kort = tekst.strip("«»“”")
    return f"«{kort if len(kort) <= KORT else f'{kort[:KORT]}…'}»"
