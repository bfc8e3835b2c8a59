"""What makes a made-up samtale an example for a room: whole, made up, and with a guide."""

from collections.abc import Iterator

from desktop.domain.feil import Feil
from desktop.domain.konferanse import Veiledning
from desktop.domain.oppsummering import Oppsummering
from desktop.domain.samtale import Samtale

DISKUSJON = 3  # questions for the table
_INGEN_TELEFON = frozenset("0 ")


def samtalefeil(samtale: Samtale) -> list[Feil]:
    """Return what an example lacks on its page, and what in it could be real."""
    return [*_ikke_oppdiktet(samtale), *_mangler(samtale)]


def veiledningsfeil(veiledning: Veiledning) -> list[Feil]:
    """Return what the guide of an example lacks."""
    felter = ("sektor", "tittel", "utfall", "ramme", "hos_legen", "sagt_men_ikke_skrevet")
    feil = [Feil(navn, "eksempel_mangler") for navn in felter if not getattr(veiledning, navn)]
    if len(veiledning.diskusjon) != DISKUSJON:
        feil.append(Feil("diskusjon", "antall_diskusjon", {"antall": str(DISKUSJON)}))
    return feil


def _ikke_oppdiktet(samtale: Samtale) -> Iterator[Feil]:
    if not samtale.oppdiktet:
        yield Feil("oppdiktet", "eksempel_ekte")
    if set(samtale.leder.telefon) - _INGEN_TELEFON:
        yield Feil("leder.telefon", "eksempel_telefon")


def _mangler(samtale: Samtale) -> Iterator[Feil]:
    """Name what the doctors look for and the table talks about; what is struck is not there."""
    o = Oppsummering.of(samtale)
    star = {
        "ansatt.yrke": o.ansatt.yrke,
        "ansatt.arbeidssted": o.ansatt.arbeidssted,
        "egne_ord": o.egne_ord,
        "jobbliste": o.oppgaver,
        "muligheter": o.muligheter,
        "muligheter.tom": any(rad.verdi.tom for rad in o.muligheter),
        "veier": o.veier,
        "sporsmal_til_legen": o.sporsmal,
        "avtale.punkter": o.punkter,
        "avtale.neste_samtale": o.neste_samtale,
        "ark.godkjent": o.godkjent,
    }
    return (Feil(felt, "eksempel_mangler") for felt, der in star.items() if not der)
