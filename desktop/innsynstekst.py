"""«Alt som er lagret om meg» as a document: every value with the name a reader knows it by.

What has no name here is shown by its own, so that nothing is left out.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from desktop.domain.dokument import Avsnitt, Blokk, Dokument, Opplysninger, Overskrift
from desktop.domain.tekst import Sprak
from desktop.i18n import _, format_date, format_number, format_time

_DATO = re.compile(r"\d{4}-\d\d-\d\d")
_TID = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d.*")

Rad = tuple[str, str]


def innsynsdokument(innsyn: dict[str, Any], sprak: Sprak) -> Dokument:
    """Lay the access export out as a document in the language in use."""
    tittel = _("Alt som er lagret om meg")
    return Dokument(
        tittel=tittel,
        sprak=sprak,
        blokker=(
            Overskrift(tittel, 1),
            Avsnitt(
                _("Dette er alt Dialogarket har lagret om disse samtalene. Ingenting er utelatt."),
                "ingress",
            ),
            *_blokker(innsyn),
        ),
        bunntekst=tittel,
        sidetall=_("side {n} av {alle}"),
    )


def feltnavn(nokkel: str) -> str:
    """Return the name a reader knows a field by; its own when there is none."""
    return feltnavnene().get(nokkel, nokkel)


def verditekst(nokkel: str, verdi: object) -> str:
    """Write one value: codes in words, days and times as people write them, texts as they are."""
    if verdi is None:
        return _("ikke satt")
    if isinstance(verdi, bool):
        return _("ja") if verdi else _("nei")
    tekst = _tall(verdi) if isinstance(verdi, int | float) else str(verdi)
    if ord_ := _koder().get(nokkel, {}).get(tekst):
        return ord_
    if _DATO.fullmatch(tekst):
        return _dag(tekst)
    return _tid(tekst) if _TID.fullmatch(tekst) else tekst


def _tall(verdi: float) -> str:
    tall = Decimal(str(verdi))
    return format_number(tall) if tall == round(tall, 2) else str(verdi)


def _dag(tekst: str) -> str:
    try:
        return format_date(date.fromisoformat(tekst))
    except ValueError:
        return tekst


def _tid(tekst: str) -> str:
    try:
        her = datetime.fromisoformat(tekst).astimezone()
    except ValueError:
        return tekst
    return _("{dato} kl. {tid}").format(dato=format_date(her.date()), tid=format_time(her))


def _blokker(innsyn: dict[str, Any]) -> Iterator[Blokk]:
    yield from _opplysninger(_enkle(innsyn))
    for tabell, rader in innsyn.items():
        for n, rad in enumerate(rader if isinstance(rader, list) else [], 1):
            yield Overskrift(_("{navn} {n}").format(navn=feltnavn(tabell), n=n), 2)
            yield from _rad(rad)


def _rad(rad: dict[str, Any]) -> Iterator[Blokk]:
    yield from _opplysninger(_enkle(rad))
    for nokkel, verdi in rad.items():
        if isinstance(verdi, list):
            yield from _del(nokkel, verdi)
        elif isinstance(verdi, dict):
            # The document of a samtale: its own fields, and then each part under its name.
            yield Overskrift(feltnavn(nokkel), 3)
            yield from _opplysninger(_enkle(verdi))
            for del_, innhold in verdi.items():
                yield from _del(del_, innhold)


def _del(nokkel: str, verdi: object) -> Iterator[Blokk]:
    rader = list(_flate(nokkel, verdi)) if isinstance(verdi, dict | list) else []
    if rader:
        yield Overskrift(feltnavn(nokkel), 3)
        yield from _opplysninger(rader)


def _opplysninger(rader: list[Rad]) -> Iterator[Blokk]:
    if rader:
        yield Opplysninger(tuple(rader))


def _enkle(verdier: dict[str, Any]) -> list[Rad]:
    return [
        (feltnavn(nokkel), verditekst(nokkel, verdi))
        for nokkel, verdi in verdier.items()
        if not isinstance(verdi, dict | list)
    ]


def _flate(nokkel: str, verdi: object, foran: str = "") -> Iterator[Rad]:
    """Take a part apart to rows; the name of a row says the way to it."""
    if isinstance(verdi, dict):
        for under, innhold in verdi.items():
            yield from _flate(under, innhold, _sti(foran, feltnavn(under)))
    elif isinstance(verdi, list):
        for n, innhold in enumerate(verdi, 1):
            yield from _flate(nokkel, innhold, f"{foran} {n}".strip())
    else:
        yield foran, verditekst(nokkel, verdi)


def _sti(foran: str, navn: str) -> str:
    return f"{foran}. {navn}" if foran else navn


def _koder() -> dict[str, dict[str, str]]:
    ja_nei = {"0": _("nei"), "1": _("ja")}  # as the database keeps them
    return {
        "behold_timer": ja_nei,
        "tatt": ja_nei,
        "slag": {
            "utkast": _("utkast"),
            "avtale": _("bare avtalen"),
            "samtale": _("hele samtalen"),
            "tilrettelegging": _("tilrettelegging uten fravær"),
            "egenmelding": _("egenmelding"),
            "velferdspermisjon": _("velferdspermisjon"),
            "avventende": _("avventende sykmelding"),
            "gradert": _("gradert sykmelding"),
            "hel": _("hel sykmelding"),
            "svangerskapspenger": _("svangerskapspenger"),
            "reisetilskudd": _("reisetilskudd"),
            "annet": _("noe annet"),
            "vet_ikke": _("vet ikke ennå"),
        },
        "svar": {
            "kan": _("som før"),
            "tilrettelegging": _("med tilrettelegging"),
            "ikke_na": _("ikke nå"),
            "vet_ikke": _("vet ikke"),
        },
        "mate": {
            "faerre_timer": _("færre timer"),
            "roligere_tempo": _("roligere tempo"),
            "begge": _("begge deler"),
        },
        "fra_legen": {
            "trygt_slik": _("trygt slik"),
            "trygt_hvis": _("trygt hvis"),
            "ikke_na": _("ikke nå"),
        },
        "til_stede": {
            "ansatt": _("den ansatte"),
            "leder": _("lederen"),
            "tillitsvalgt": _("tillitsvalgt"),
            "verneombud": _("verneombud"),
            "bht": _("bedriftshelsetjenesten"),
            "nav": _("NAV"),
            "jordmor": _("jordmor"),
            "tolk": _("tolk"),
            "annen": _("en annen"),
        },
        "inngang": {"leder": _("lederen"), "lege": _("legen")},
        "tilbake_ukedag": {"lordag": _("lørdag"), "sondag": _("søndag")},
        "language": {"nb": _("bokmål"), "nn": _("nynorsk"), "en": _("engelsk")},
    }


def feltnavnene() -> dict[str, str]:
    """Return the names of the fields: of the tables, and of the samtale itself."""
    return {**_tabellnavn(), **_samtalenavn(), **_delnavn(), **_veinavn()}


def _tabellnavn() -> dict[str, str]:
    return {
        "samtale": _("Samtale"),
        "sletting": _("Ønske om sletting"),
        "id": _("Nummeret i programmet"),
        "dokument": _("Det som er skrevet"),
        "fase": _("Steget dere er på"),
        "slag": _("Slag"),
        "opprettet": _("Begynt"),
        "endret": _("Sist endret"),
        "slettes": _("Slettes"),
        "behold_timer": _("Timene er beholdt"),
        "skrevet_ut": _("Ganger arket er skrevet ut"),
        "kjede": _("Den første samtalen"),
        "bedt_om": _("Bedt slettet"),
        "tatt": _("Slettingen er i gang"),
        "format": _("Format"),
        "version": _("Utgave av formatet"),
    }


def _samtalenavn() -> dict[str, str]:
    return {
        "dato": _("Dato"),
        "oppdiktet": _("Oppdiktet"),
        "inngang": _("Hvem som tok den opp"),
        "spor": _("Spor"),
        "til_stede": _("Til stede"),
        "ansatt": _("Den ansatte"),
        "leder": _("Lederen"),
        "egne_ord": _("Egne ord"),
        "jobbliste": _("Jobblista"),
        "muligheter": _("Muligheter"),
        "kan_ikke_tilby": _("Kan ikke tilbys"),
        "veier": _("Veier"),
        "avtale": _("Avtalen"),
        "sporsmal_til_legen": _("Spørsmål til legen"),
        "syn": _("Når dere ser ulikt på det"),
        "forrige": _("Siden sist"),
        "leder_skrev": _("Felter lederen skrev"),
        "ark": _("Arket"),
    }


def _delnavn() -> dict[str, str]:
    return {
        "navn": _("Navn"),
        "yrke": _("Yrke"),
        "arbeidssted": _("Arbeidssted"),
        "heltid_timer": _("Timer i full stilling"),
        "stillingsprosent": _("Stillingsprosent"),
        "arbeidstid": _("Arbeidstid"),
        "ansvar": _("Ansvar"),
        "reise": _("Reise"),
        "telefon": _("Telefon"),
        "kan_nas": _("Kan nås"),
        "lege_kan_ringe": _("Legen kan ringe"),
        "oppgave": _("Oppgave"),
        "timer": _("Timer i uka"),
        "svar": _("Svar"),
        "andel": _("Hvor mye av den"),
        "hva_ma_til": _("Hva må til"),
        "belastning": _("Belastning"),
        "gir_noe": _("Gir noe"),
        "mulighet": _("Nummer i skjemaet"),
        "tekst": _("Tekst"),
        "ansvarlig": _("Hvem ordner det"),
        "punkter": _("Punkt"),
        "hva": _("Hva"),
        "hvem": _("Hvem"),
        "neste_samtale": _("Neste samtale"),
        "beskjed_til_kolleger": _("Beskjed til kolleger"),
        "tilbake_ukedag": _("Ukedag"),
        "tiltak": _("Tiltak"),
        "fra_legen": _("Fra legen"),
        "fra_legen_tekst": _("Det legen skrev"),
        "language": _("Språk"),
        "utelatt": _("Strøket fra arket"),
        "godkjent": _("Lest og godkjent"),
    }


def _veinavn() -> dict[str, str]:
    return {
        "fom": _("Fra og med"),
        "tom": _("Til og med"),
        "brukt_siste_12_mnd": _("Dager brukt siste år"),
        "innspill": _("Innspill"),
        "brukte_egenmeldingsdager": _("Egenmeldingsdager brukt"),
        "trinn": _("Trinn"),
        "grad": _("Prosent borte"),
        "ukeplan": _("Timer, dag"),
        "mate": _("Måte"),
    }
