"""What a file changes, and what is wrong with it, in lines to read."""

from collections.abc import Iterable
from typing import Any

from desktop.domain.feil import Cellefeil, Feil
from desktop.domain.forskjell import Feltendring
from desktop.domain.jobbmal import EgenMal
from desktop.domain.katalog import Katalogmulighet
from desktop.feiltekst import regeltekst
from desktop.i18n import _
from desktop.state.katalog_state import Forhandsvisning
from desktop.state.mal_state import Malvisning
from desktop.views.enhetsvalg import enhetsnavn


def endringer(syn: Forhandsvisning | Malvisning) -> list[str]:
    """Return one line for each thing that will be another; none when nothing will."""
    f = syn.forskjell
    linjer = [_("Ny: {tekst}").format(tekst=_navn(m)) for m in f.nye]
    linjer += [
        _("Endret: {tekst} ({felter})").format(tekst=_navn(e.ny), felter=_felter(e.felter))
        for e in f.endret
    ]
    linjer += [_("Fjernes: {tekst}").format(tekst=_navn(m)) for m in f.fjernet]
    if f.om_enheten:
        linjer.append(_("Om enheten: {felter}").format(felter=_felter(f.om_enheten)))
    if f.rekkefolge:
        linjer.append(_("Rekkefølgen blir en annen."))
    if not linjer and isinstance(syn, Forhandsvisning) and syn.gammel is None:
        linjer.append(_("Enheten er tom."))
    return linjer


def antall_endringer(syn: Forhandsvisning | Malvisning) -> str:
    """Say where it goes, and how much is new, changed and removed."""
    f = syn.forskjell
    antall = _("{nye} nye, {endret} endret, {fjernet} fjernes.").format(
        nye=len(f.nye), endret=len(f.endret), fjernet=len(f.fjernet)
    )
    if isinstance(syn, Malvisning):
        return antall
    if syn.gammel is None:
        hvor = _("Kommer som en ny enhet: {navn}.").format(navn=enhetsnavn(syn.enhet.navn))
    else:
        hvor = _("Gjelder enheten: {navn}.").format(navn=enhetsnavn(syn.gammel.navn))
    return f"{hvor} {antall}"


def feilplass(feil: Feil) -> str:
    """Return where a fault is and what it is: sheet, row, column, reason."""
    if not isinstance(feil, Cellefeil):
        return f"{feil.felt}: {regeltekst(feil)}" if feil.felt else regeltekst(feil)
    deler: list[str] = []
    if feil.ark:
        deler.append(_("Ark {navn}").format(navn=feil.ark))
    if feil.rad:
        deler.append(_("rad {n}").format(n=feil.rad))
    if feil.kolonne:
        deler.append(_("kolonne {navn}").format(navn=feil.kolonne))
    plass = ", ".join(deler)
    return f"{plass[0].upper()}{plass[1:]}: {regeltekst(feil)}" if plass else regeltekst(feil)


def _navn(hva: Any) -> str:  # noqa: ANN401 - a possibility or a template
    if isinstance(hva, Katalogmulighet):
        return hva.tekst
    return hva.navn if isinstance(hva, EgenMal) else ""


def _felter(felter: Iterable[Feltendring]) -> str:
    navn = feltnavn()
    return ", ".join(navn.get(f.felt, f.felt) for f in felter)


def feltnavn() -> dict[str, str]:
    """Return what the fields are called."""
    return {
        "tekst": _("teksten"),
        "type": _("slaget"),
        "avlaster": _("hva den avlaster"),
        "gir": _("hva den kan gi mer av"),
        "hvem_avgjor": _("hvem som avgjør"),
        "hvem_sporres": _("hvem som må spørres"),
        "standard_varighet": _("varigheten"),
        "pass_pa": _("hva dere må passe på"),
        "tilbys": _("om den tilbys"),
        "navn": _("navnet"),
        "timer": _("timene"),
        "oppgaver": _("oppgavene"),
        "arbeidsplasstype": _("slaget arbeidsplass"),
        "laget_med": _("hvem det er laget med"),
        "laget": _("datoen det ble laget"),
        "gjennomgas": _("datoen det skal ses gjennom"),
    }
