"""Before the samtale, for the leader alone: what to say, what to leave, what is written down."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.innhold import Fase, Spor
from desktop.domain.tekst import Tekst
from desktop.i18n import _, choose
from desktop.state import innhold
from desktop.views.widgets import Side, etikett, knapp, kort, navngi, rad


class ForberedView(Side):
    """Shows each phase with what helps and what closes the talk.

    Signals:
        tilbake: Back to the new samtale.
    """

    tilbake = Signal()

    def __init__(self, koder: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        navngi(self)
        self._tilbake = knapp(_("&Tilbake"), self.tilbake.emit, tegn="tilbake")
        self.legg(
            rad(self._tilbake),
            etikett(_("Forbered deg"), "title"),
            etikett(
                _(
                    "Les dette alene, før samtalen. Vet du hva du kan bestemme selv, og hva du må "
                    "spørre om? Slå av telefonen."
                ),
                "lead",
            ),
        )
        valgte = set(koder)
        for spor in innhold.spor():
            if spor.id in valgte:
                self.legg(_sporkort(spor))
        for fase in innhold.faser():
            self.legg(_fasekort(fase))
        self.legg(_ordvalgkort(), _invitasjonskort())
        self.fyll()

    def forste_felt(self) -> QWidget:
        """Return where the keyboard starts."""
        return self._tilbake


def _fasekort(fase: Fase) -> QWidget:
    return kort(
        etikett(f"{fase.nummer}  {choose(fase.navn)}", "heading"),
        etikett(choose(fase.formal)),
        *_liste(_("Si gjerne"), fase.si_gjerne),
        *_liste(_("Unngå"), fase.unnga),
        etikett(_("Skrives"), "subheading"),
        etikett(choose(fase.skrives)),
        etikett(_("Skrives ikke"), "subheading"),
        etikett(choose(fase.skrives_ikke)),
    )


def _sporkort(spor: Spor) -> QWidget:
    return kort(
        etikett(choose(spor.navn), "heading"),
        etikett(choose(spor.beskrivelse)),
        *_liste(_("Unngå"), spor.unnga),
    )


def _ordvalgkort() -> QWidget:
    rader: list[QWidget] = []
    for valg in innhold.ordvalg():
        rader += [etikett(choose(valg.heller)), etikett(_ikke(choose(valg.ikke)), "hint")]
    return kort(etikett(_("Skriv funksjon, ikke forklaring"), "heading"), *rader)


def _ikke(tekst: str) -> str:
    return _("ikke: {tekst}").format(tekst=tekst)


def _invitasjonskort() -> QWidget:
    rader: list[QWidget] = []
    for invitasjon in innhold.invitasjoner():
        rader += [etikett(choose(invitasjon.navn), "subheading"), etikett(choose(invitasjon.tekst))]
    return kort(
        etikett(_("Inviter, ikke kall inn"), "heading"),
        *rader,
        *_liste(_("Unngå"), innhold.invitasjonsrad()),
    )


def _liste(tittel: str, tekster: Iterable[Tekst]) -> list[QWidget]:
    return [etikett(tittel, "subheading"), *(etikett(f"– {choose(t)}") for t in tekster)]
