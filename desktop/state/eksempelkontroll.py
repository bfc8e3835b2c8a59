"""Whether an example can be put before a room: whole, made up, and one page in every language."""

from desktop import content
from desktop.ark import lag_ark
from desktop.domain.eksempel import samtalefeil, veiledningsfeil
from desktop.domain.feil import Feil
from desktop.domain.konferanse import Veiledning
from desktop.domain.oppsummering import Oppsummering
from desktop.domain.samtale import Samtale
from desktop.domain.tekst import SPRAK


def eksempelfeil(samtale: Samtale) -> list[Feil]:
    """Return what is wrong with the samtale of an example; the longest page speaks for all."""
    from desktop.pdf.ark_pdf import DoesNotFitError, bygg

    feil = samtalefeil(samtale)
    for sprak in SPRAK:
        try:
            bygg(lag_ark(Oppsummering.of(samtale), content.arkord(), sprak))
        except DoesNotFitError as error:
            return [*feil, *error.feil]
    return feil


def guidefeil(veiledning: Veiledning) -> list[Feil]:
    """Return what is wrong with the guide of an example, its kind of workplace with it."""
    feil = veiledningsfeil(veiledning)
    kjente = {a.id for a in content.arbeidsplasstyper()}
    if veiledning.sektor and veiledning.sektor not in kjente:
        feil.append(Feil("sektor", "ukjent_arbeidsplass"))
    return feil
