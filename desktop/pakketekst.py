"""What stands in an organisation pack in words: names of values, what they are, where from."""

from decimal import Decimal

from desktop.domain.arbeidsplass import Arbeidsplass
from desktop.domain.egenmelding import Ordning
from desktop.domain.orgfelter import Rom
from desktop.domain.orglag import Kilde, Orglag, Pakkefeil
from desktop.i18n import _, format_number, ngettext


def verdinavn(nokkel: str) -> str:
    """Return what a value is called on screen."""
    return {
        "arbeidsplass.type": _("Slags arbeidsplass"),
        "arbeidsplass.heltid_timer": _("Timer i uka i full stilling"),
        "arbeidsplass.velferdsdager": _("Velferdspermisjon, dager i året"),
        "egenmelding": _("Egenmelding hos dere"),
        "oppbevaring.utkast_dager": _("Utkast, antall dager"),
        "oppbevaring.behold_dager": _("Det dere beholder, antall dager etter neste samtale"),
        "oppbevaring.maks_dager": _("Aldri lenger enn, antall dager"),
        "program.las_minutter": _("Lås når ingen har rørt tastene på"),
        "program.skriv_ut_uten_godkjenning": _(
            "Skriv ut ark som ikke er godkjent, merket «ikke godkjent»"
        ),
    }[nokkel]


def kildetekst(kilde: Kilde, *, laast: bool = False) -> str:
    """Return where a value comes from, and whether it can be changed here."""
    tekst = {
        "program": _("Slik programmet kommer"),
        "kommune": _("Fra kommunen"),
        "maskin": _("Fra denne maskinen"),
        "valg": _("Ditt valg"),
    }[kilde]
    return _("{kilde}. Kan ikke endres her.").format(kilde=tekst) if laast else tekst


def romnavn(rom: Rom) -> str:
    """Return what a room is called."""
    return {
        "eksempler": _("Eksempler"),
        "legens-blikk": _("Legens blikk"),
        "demo": _("Demoen"),
        "presentasjon": _("Vis fram for andre"),
        "papir": _("Papirutgave"),
        "mulighetsskjema": _("Mulighetsskjema"),
        "nokkelring": _("Nøkkelringen"),
    }[rom]


def ordningstekst(arbeidsplass: Arbeidsplass) -> str:
    """Return the scheme for egenmelding in short."""
    ordning: Ordning = arbeidsplass.egenmelding
    deler = [_("{n} dager om gangen").format(n=ordning.dager_per_gang)]
    if ordning.dager_per_12_mnd is not None:
        deler.append(_("{aret} dager på tolv måneder").format(aret=ordning.dager_per_12_mnd))
    if ordning.ganger_per_12_mnd is not None:
        ganger = _("{ganger} ganger på tolv måneder").format(ganger=ordning.ganger_per_12_mnd)
        deler.append(ganger)
    return ", ".join(deler)


def verditekst(verdi: object) -> str:
    """Return a plain value as people write it."""
    if isinstance(verdi, bool):
        return _("ja") if verdi else _("nei")
    return format_number(verdi) if isinstance(verdi, Decimal) else str(verdi)


def pakkefeiltekst(feil: Pakkefeil) -> str:
    """Return the calm sentence of a pack that is not in use."""
    tekst = _("Pakken fra kommunen er ikke tatt i bruk. Alt annet virker. {grunn}")
    flere = feil.antall - 1
    rest = ngettext("Og {n} feil til.", "Og {n} feil til.", flere).format(n=flere) if flere else ""
    return " ".join(filter(None, (tekst.format(grunn=feil.linje), rest)))


def pakkenavn(lag: Orglag) -> str:
    """Return the heading of the packs in use."""
    return _("Satt opp av {navn}").format(navn=lag.navn)
