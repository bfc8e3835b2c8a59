"""Job templates as a sheet with a task in each row, and a sheet of the words."""

from decimal import Decimal, InvalidOperation
from typing import cast
from uuid import uuid4

from desktop.domain.feil import Feil, FilAvvistError
from desktop.domain.jobbmal import (
    MAKS_LASTER,
    MAKS_MALER,
    MAKS_OPPGAVER,
    EgenMal,
    Maler,
    Maloppgave,
)
from desktop.domain.katalog import MAKS_TEKST, Katalogord
from desktop.domain.mulighet import er_id
from desktop.domain.pakke import timefeil
from desktop.regneark.celle import Ark, fold
from desktop.regneark.katalogark import lister_for, ord_til_id, ordark
from desktop.regneark.tabell import Kolonne, Rad, Tabell, likner
from desktop.regneark.xlsx import NyttArk

MALER = "Jobbmaler"
_LASTER = "Belastning"
KOLONNER = (
    Kolonne("id", "Mal-id", 20),
    Kolonne("navn", "Jobbmal", 36, ma=True),
    Kolonne("heltid", "Full stilling (timer)", 20),
    Kolonne("oppgave", "Oppgave", 60, ma=True),
    Kolonne("timer", "Timer i uka", 14),
    *(Kolonne(f"last{n}", f"Belastning {n}", 20, _LASTER) for n in range(1, MAKS_LASTER + 1)),
)
_HELTID = Decimal("37.5")


def er_maler(ark: Ark) -> bool:
    """Tell whether a sheet is the sheet of job templates."""
    return likner(ark, KOLONNER)


def les_maler(arkene: list[Ark], ord_: Katalogord) -> Maler:
    """Read job templates from their sheet; the rows of one template need not stand together.

    Raises:
        FilAvvistError: Everything that is wrong, cell by cell.
    """
    ark = next(a for a in arkene if er_maler(a))
    tabell = Tabell(ark, MALER if ark.navn else "", KOLONNER)
    samler = _Samler(ord_)
    for rad in tabell.rader():
        samler.les(rad)
    feil: list[Feil] = list(tabell.feil)
    if len(samler.oppgaver) > MAKS_MALER:
        feil.append(Feil("", "for_mange", {"maks": str(MAKS_MALER)}))
    if feil:
        raise FilAvvistError(*feil)
    return samler.maler()


def tabell_av(maler: Maler, ord_: Katalogord) -> list[list[str]]:
    """Return the rows of the templates with their heading; an empty template keeps one row."""
    rader = [[k.navn for k in KOLONNER]]
    for mal in maler.maler:
        hode = [mal.id, mal.navn, _tall(mal.timer)]
        for o in mal.oppgaver:
            laster = [_navn(ord_, b) for b in o.belastning]
            timer = "" if o.timer is None else _tall(o.timer)
            fulle = (laster + [""] * MAKS_LASTER)[:MAKS_LASTER]
            rader.append([*hode, o.oppgave, timer, *fulle])
        if not mal.oppgaver:
            rader.append([*hode, *[""] * (2 + MAKS_LASTER)])
    return rader


def ark_av(maler: Maler, ord_: Katalogord) -> list[NyttArk]:
    """Return the sheets of the templates."""
    lister = {_LASTER: [navn[0] for navn in ord_.belastninger.values()]}
    bredder = [k.bredde for k in KOLONNER]
    rader = tabell_av(maler, ord_)
    return [NyttArk(MALER, rader, bredder, lister_for(KOLONNER, lister)), ordark(lister)]


class _Samler:
    """Gathers the rows of each template, in the order they are first met."""

    def __init__(self, ord_: Katalogord) -> None:
        self._laster = ord_til_id(ord_.belastninger)
        self._hode: dict[str, tuple[str, str, Decimal]] = {}
        self.oppgaver: dict[str, list[Maloppgave]] = {}

    def les(self, rad: Rad) -> None:
        """Take a row."""
        id_, navn = rad.tekst("id"), rad.kort("navn", 200, ma=True)
        if id_ and not er_id(id_):
            rad.feil("id", "ikke_id")
        timer = rad.tolk("heltid", _heltid, _HELTID, "utenfor", minst="1", mest="60")
        nokkel = id_ or fold(navn)
        hode = self._hode.setdefault(nokkel, (id_ or f"mal-{uuid4().hex[:12]}", navn, timer))
        if hode[1:] != (navn, timer):
            rad.feil("navn" if hode[1] != navn else "heltid", "mal_ulik")
        oppgavene = self.oppgaver.setdefault(nokkel, [])
        oppgave = self._oppgave(rad)
        if oppgave is not None:
            oppgavene.append(oppgave)
            if len(oppgavene) > MAKS_OPPGAVER:
                rad.feil("oppgave", "for_mange", maks=str(MAKS_OPPGAVER))

    def maler(self) -> Maler:
        """Return the templates."""
        return Maler(
            tuple(
                EgenMal(*self._hode[nokkel], tuple(oppgaver))
                for nokkel, oppgaver in self.oppgaver.items()
            )
        )

    def _oppgave(self, rad: Rad) -> Maloppgave | None:
        laster = tuple(self._last(rad, f"last{n}") for n in range(1, MAKS_LASTER + 1))
        timer = rad.tolk(
            "timer", _timer, cast("Decimal | None", None), "utenfor", minst="0", mest="168"
        )
        tom = timer is None and not any(laster)
        tekst = rad.kort("oppgave", MAKS_TEKST, ma=not tom)
        if not tekst:
            return None
        return Maloppgave(tekst, timer, tuple(dict.fromkeys(filter(None, laster))))

    def _last(self, rad: Rad, felt: str) -> str:
        """Return the id of a known load; one of their own as it is."""
        tekst = rad.kort(felt, 40)
        return self._laster.get(fold(tekst), tekst)


def _heltid(tekst: str) -> Decimal:
    return _desimal(tekst, 1, 60)


def _timer(tekst: str) -> Decimal | None:
    return _desimal(tekst, 0, 168)


def _desimal(tekst: str, minst: int, mest: int) -> Decimal:
    try:
        tall = Decimal(tekst.replace(",", ".")) if len(tekst) <= 12 else Decimal("NaN")
    except InvalidOperation:
        raise ValueError from None
    if timefeil(tall, minst, mest):
        raise ValueError
    return tall.normalize() + 0


def _tall(tall: Decimal) -> str:
    return f"{tall.normalize():f}".replace(".", ",")


def _navn(ord_: Katalogord, last: str) -> str:
    return ord_.belastninger[last][0] if last in ord_.belastninger else last
