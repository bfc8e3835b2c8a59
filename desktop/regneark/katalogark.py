"""A unit's catalogue as a sheet, with a sheet about the unit and one of the words."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import cast
from uuid import uuid4

import msgspec

from desktop.domain.feil import Feil, FilAvvistError
from desktop.domain.katalog import (
    EGEN,
    LAGET_MED,
    MAKS_AVLASTER,
    MAKS_GIR,
    MAKS_MULIGHETER,
    MAKS_TEKST,
    MAKS_VARIGHET,
    STANDARD_VARIGHET,
    Enhet,
    HvemAvgjor,
    Katalogmulighet,
    Katalogord,
    LagetMed,
    linje,
)
from desktop.domain.mulighet import er_id
from desktop.domain.periode import utenfor_kalenderen
from desktop.regneark.celle import Ark, fold, kolonnebokstav
from desktop.regneark.tabell import Kolonne, Rad, Tabell, likner
from desktop.regneark.xlsx import Liste, NyttArk

MULIGHETER, ENHET, ORD = "Muligheter", "Enhet", "Ord"

# The first of each is the form of the file, bokmål like its headings; all of them are read.
_JA_NEI = {"ja": ("ja", "yes"), "nei": ("nei", "no")}
_HVEM: dict[HvemAvgjor, tuple[str, ...]] = {
    "leder": ("leder alene", "leiar aleine", "leader alone", "leder"),
    "ma_sporre": ("må spørre", "må spørje", "must ask"),
}
_MED: dict[LagetMed, tuple[str, ...]] = {
    "verneombud": ("verneombud", "verneombod", "safety representative"),
    "tillitsvalgt": ("tillitsvalgt", "tillitsvald", "union representative"),
    "ansatte": ("ansatte", "tilsette", "employees"),
    "bht": ("bedriftshelsetjeneste", "bedriftshelseteneste", "occupational health service", "bht"),
    "hr": ("HR",),
    "annen": ("andre", "others"),
}
_TYPER, _LASTER, _HVEM_AVGJOR, _TILBYS = "Type", "Belastning", "Hvem avgjør", "Tilbys"

KOLONNER = (
    Kolonne("id", "Id", 20),
    Kolonne("tekst", "Mulighet", 60, ma=True),
    Kolonne("type", "Type", 24, _TYPER),
    Kolonne("tilbys", "Tilbys", 8, _TILBYS),
    *(Kolonne(f"avlaster{n}", f"Avlaster {n}", 20, _LASTER) for n in range(1, MAKS_AVLASTER + 1)),
    *(Kolonne(f"gir{n}", f"Kan gi mer {n}", 20, _LASTER) for n in range(1, MAKS_GIR + 1)),
    Kolonne("hvem_avgjor", "Hvem avgjør", 14, _HVEM_AVGJOR),
    Kolonne("hvem_sporres", "Hvem spørres", 24),
    Kolonne("standard_varighet", "Varighet (dager)", 16),
    Kolonne("pass_pa", "Pass på", 36),
)
_OM_ENHETEN = (
    ("id", "Id"),
    ("navn", "Navn"),
    ("arbeidsplasstype", "Slags arbeidsplass"),
    ("laget_med", "Laget sammen med"),
    ("laget", "Laget dato"),
    ("gjennomgas", "Gjennomgås innen"),
)
_OM_KOLONNER = (Kolonne("felt", "Om enheten", 24, ma=True), Kolonne("verdi", "Svar", 60))
_EXCEL_NULL = date(1899, 12, 30)


def er_katalog(ark: Ark) -> bool:
    """Tell whether a sheet is the sheet of a catalogue."""
    return likner(ark, KOLONNER)


def les_enhet(arkene: list[Ark], navn: str, ord_: Katalogord) -> Enhet:
    """Read a unit from its sheets; CSV has one, and says nothing of the unit itself.

    Args:
        arkene: The sheets.
        navn: What to call a unit whose file does not say.
        ord_: The words it may use.

    Raises:
        FilAvvistError: Everything that is wrong, cell by cell.
    """
    ark = _finn(arkene, MULIGHETER) or arkene[0]
    tabell = Tabell(ark, MULIGHETER if ark.navn else "", KOLONNER)
    leser = _Leser(ord_)
    tilbys: list[Katalogmulighet] = []
    kan_ikke: list[Katalogmulighet] = []
    for rad in tabell.rader():
        mulighet, tilbudt = leser.les(rad)
        (tilbys if tilbudt else kan_ikke).append(mulighet)
    om = _finn(arkene, ENHET)
    enhet = Enhet("", linje(navn)[:200])
    om_feil: list[Feil] = []
    if om is not None:
        enhet, om_feil = _les_om(om, enhet, ord_)
    for_mange = [Feil("", "for_mange", {"maks": str(MAKS_MULIGHETER)})]
    feil = [*tabell.feil, *om_feil]
    feil += for_mange if max(len(tilbys), len(kan_ikke)) > MAKS_MULIGHETER else []
    if feil:
        raise FilAvvistError(*feil)
    return msgspec.structs.replace(enhet, muligheter=tuple(tilbys), kan_ikke=tuple(kan_ikke))


def _finn(arkene: list[Ark], navn: str) -> Ark | None:
    return next((ark for ark in arkene if fold(ark.navn) == fold(navn)), None)


def tabell_av(enhet: Enhet, ord_: Katalogord) -> list[list[str]]:
    """Return the rows of a catalogue with their heading."""
    rader = [[k.navn for k in KOLONNER]]
    rader += [_rad(m, "ja", ord_) for m in enhet.muligheter]
    rader += [_rad(m, "nei", ord_) for m in enhet.kan_ikke]
    return rader


def ark_av(enhet: Enhet, ord_: Katalogord) -> list[NyttArk]:
    """Return the sheets of a unit."""
    lister = {
        _TYPER: [navn[0] for navn in ord_.typer.values()],
        _LASTER: [navn[0] for navn in ord_.belastninger.values()],
        _HVEM_AVGJOR: [navn[0] for navn in _HVEM.values()],
        _TILBYS: list(_JA_NEI),
    }
    return [
        NyttArk(
            MULIGHETER,
            tabell_av(enhet, ord_),
            [k.bredde for k in KOLONNER],
            lister_for(KOLONNER, lister),
        ),
        NyttArk(ENHET, [[k.navn for k in _OM_KOLONNER], *_om(enhet, ord_)], [24, 60]),
        ordark(lister),
    ]


def ordark(lister: Mapping[str, list[str]]) -> NyttArk:
    """Return the sheet of words, a list in each column."""
    lengst = max(map(len, lister.values()))
    kolonner = [[navn, *ord_, *[""] * (lengst - len(ord_))] for navn, ord_ in lister.items()]
    return NyttArk(ORD, [list(rad) for rad in zip(*kolonner, strict=True)], [24] * len(lister))


def lister_for(kolonner: tuple[Kolonne, ...], lister: Mapping[str, list[str]]) -> tuple[Liste, ...]:
    """Return where each column that offers words finds them on the sheet of words."""
    bokstav = {navn: kolonnebokstav(n) for n, navn in enumerate(lister)}
    return tuple(
        Liste(n, f"{ORD}!${bokstav[k.liste]}$2:${bokstav[k.liste]}${len(lister[k.liste]) + 1}")
        for n, k in enumerate(kolonner)
        if k.liste
    )


def ord_til_id(ord_: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the id of every word, in any of the languages."""
    return {fold(navn): id_ for id_, alle in ord_.items() for navn in (id_, *alle)}


class _Leser:
    """Reads the rows of one catalogue."""

    def __init__(self, ord_: Katalogord) -> None:
        self._typer = ord_til_id(ord_.typer)
        self._laster = ord_til_id(ord_.belastninger)
        self._hvem = ord_til_id({str(n): v for n, v in _HVEM.items()})
        self._ja_nei = ord_til_id(_JA_NEI)
        self._sett: set[str] = set()

    def les(self, rad: Rad) -> tuple[Katalogmulighet, bool]:
        """Return the possibility of a row, and whether it is offered."""
        hvem = rad.valg("hvem_avgjor", self._hvem, "leder", "ukjent_hvem")
        mulighet = Katalogmulighet(
            id=self._id(rad),
            tekst=rad.kort("tekst", MAKS_TEKST, ma=True),
            type=rad.valg("type", self._typer, "oppgaver", "ukjent_type"),
            avlaster=self._lastene(rad, "avlaster", MAKS_AVLASTER),
            gir=self._lastene(rad, "gir", MAKS_GIR),
            hvem_avgjor=cast("HvemAvgjor", hvem),
            hvem_sporres=rad.kort("hvem_sporres", MAKS_TEKST),
            standard_varighet=rad.tolk(
                "standard_varighet",
                _varighet,
                STANDARD_VARIGHET,
                "utenfor_dager",
                minst="1",
                mest=str(MAKS_VARIGHET),
            ),
            pass_pa=rad.kort("pass_pa", MAKS_TEKST),
        )
        return mulighet, rad.valg("tilbys", self._ja_nei, "ja", "ja_nei") == "ja"

    def _id(self, rad: Rad) -> str:
        id_ = rad.tekst("id")
        if not id_:
            return f"{EGEN}{uuid4().hex[:12]}"
        if not er_id(id_):
            rad.feil("id", "ikke_id")
        elif id_ in self._sett:
            rad.feil("id", "dobbel_id")
        self._sett.add(id_)
        return id_

    def _lastene(self, rad: Rad, felt: str, antall: int) -> tuple[str, ...]:
        alle = [
            rad.valg(f"{felt}{n}", self._laster, "", "ukjent_belastning")
            for n in range(1, antall + 1)
        ]
        return tuple(dict.fromkeys(filter(None, alle)))


def _rad(m: Katalogmulighet, tilbys: str, ord_: Katalogord) -> list[str]:
    avlaster = [_navn(ord_.belastninger, b) for b in m.avlaster]
    gir = [_navn(ord_.belastninger, b) for b in m.gir]
    return [
        m.id,
        m.tekst,
        _navn(ord_.typer, m.type),
        tilbys,
        *(avlaster + [""] * MAKS_AVLASTER)[:MAKS_AVLASTER],
        *(gir + [""] * MAKS_GIR)[:MAKS_GIR],
        _HVEM[m.hvem_avgjor][0],
        m.hvem_sporres,
        str(m.standard_varighet),
        m.pass_pa,
    ]


def _om(enhet: Enhet, ord_: Katalogord) -> Iterator[list[str]]:
    verdier = {
        "id": enhet.id,
        "navn": enhet.navn,
        "arbeidsplasstype": _navn(ord_.arbeidsplasser, enhet.arbeidsplasstype),
        "laget_med": ", ".join(_MED[h][0] for h in enhet.laget_med),
        "laget": enhet.laget.isoformat() if enhet.laget else "",
        "gjennomgas": enhet.gjennomgas.isoformat() if enhet.gjennomgas else "",
    }
    return ([navn, verdier[felt]] for felt, navn in _OM_ENHETEN)


def _les_om(ark: Ark, enhet: Enhet, ord_: Katalogord) -> tuple[Enhet, list[Feil]]:
    tabell = Tabell(ark, ENHET, _OM_KOLONNER)
    felter = {fold(navn): felt for felt, navn in _OM_ENHETEN}
    plasser = ord_til_id(ord_.arbeidsplasser)
    med = ord_til_id({str(n): v for n, v in _MED.items()})
    verdier: dict[str, object] = {}
    for rad in tabell.rader():
        felt = felter.get(fold(rad.tekst("felt")))
        if felt is None:
            rad.feil("felt", "ukjent_felt")
        elif felt in verdier:
            rad.feil("felt", "dobbel")
        elif felt == "id":
            verdier[felt] = _enhet_id(rad)
        elif felt == "navn":
            verdier[felt] = rad.kort("verdi", 200)
        elif felt == "arbeidsplasstype":
            verdier[felt] = rad.valg("verdi", plasser, "", "ukjent_arbeidsplass")
        elif felt == "laget_med":
            verdier[felt] = _laget_med(rad, med)
        else:
            verdier[felt] = rad.tolk("verdi", _dato, cast("date | None", None), "ikke_dato")
    feil: list[Feil] = list(tabell.feil)
    return msgspec.structs.replace(enhet, **verdier), feil


def _enhet_id(rad: Rad) -> str:
    id_ = rad.tekst("verdi")
    if id_ and not er_id(id_):
        rad.feil("verdi", "ikke_id")
    return id_


def _laget_med(rad: Rad, med: Mapping[str, str]) -> tuple[LagetMed, ...]:
    deler = [fold(del_) for del_ in rad.tekst("verdi").replace(";", ",").split(",")]
    valgte = {med.get(del_) for del_ in deler if del_}
    if None in valgte:
        rad.feil("verdi", "ukjent_laget_med")
    return tuple(h for h in LAGET_MED if h in valgte)


def _navn(ord_: Mapping[str, tuple[str, ...]], id_: str) -> str:
    return ord_[id_][0] if id_ in ord_ else id_


def _varighet(tekst: str) -> int:
    dager = int(tekst) if tekst.isascii() and len(tekst) <= 4 else 0
    if not 1 <= dager <= MAKS_VARIGHET:
        raise ValueError
    return dager


def _dato(tekst: str) -> date:
    """Read a date as people and spreadsheets write it; a year of two digits is in this century.

    Raises:
        ValueError: It is none.
    """
    dag = _skrevet_dato(tekst)
    if utenfor_kalenderen(dag):
        raise ValueError
    return dag


def _skrevet_dato(tekst: str) -> date:
    if tekst.isascii() and tekst.isdigit() and len(tekst) == 5:  # days, as a spreadsheet counts
        return _EXCEL_NULL + timedelta(days=int(tekst))
    if "." in tekst:
        dag, maned, ar = map(str.strip, tekst.split("."))
        if max(len(dag), len(maned)) > 2 or len(ar) > 4:  # as many digits as a date takes
            raise ValueError
        return date(int(ar) + (2000 if len(ar) <= 2 else 0), int(maned), int(dag))
    return date.fromisoformat(tekst)
