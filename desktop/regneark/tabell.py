"""From a sheet of text to rows by field, with every fault on the way."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from desktop.domain.feil import Cellefeil
from desktop.domain.katalog import er_ikke_tegn, uten_strek
from desktop.domain.streng_json import har_ulovlig_tegn
from desktop.regneark.celle import Ark, Ulest, fold, kolonnebokstav

T = TypeVar("T")


class Kolonne(msgspec.Struct, frozen=True):
    """A column.

    Attributes:
        felt: What it is called here.
        navn: Its heading.
        bredde: Width in characters.
        liste: Heading on the sheet of words it offers to choose from.
        ma: Whether a file without it is refused.
    """

    felt: str
    navn: str
    bredde: int = 14
    liste: str = ""
    ma: bool = False


class Rad:
    """One row while it is read; what is wrong lands in the list of the table."""

    def __init__(self, tabell: "Tabell", n: int) -> None:
        self._tabell, self._n = tabell, n

    def tekst(self, felt: str) -> str:
        """Return a field as one line of text; empty where there is none, or it is no text."""
        return self._tabell.celle(self._n, felt)

    def feil(self, felt: str, regel: str, **verdier: str) -> None:
        """Say that a field does not keep a rule."""
        self._tabell.si(self._n, felt, regel, verdier)

    def kort(self, felt: str, maks: int, *, ma: bool = False) -> str:
        """Return a text that must not be longer, and perhaps must be there."""
        tekst = self.tekst(felt)
        if len(tekst) > maks:
            self.feil(felt, "for_lang", maks=str(maks))
            return ""
        if ma and not tekst and not self._tabell.er_ulest(self._n, felt):
            self.feil(felt, "mangler")
        return tekst

    def valg(self, felt: str, ord_: Mapping[str, str], ellers: str, regel: str) -> str:
        """Return the id of a word; ``ord_`` maps folded words to ids.

        Args:
            felt: The field.
            ord_: The words.
            ellers: What an empty field, or a wrong one, means.
            regel: The rule that another word breaks.
        """
        tekst = self.tekst(felt)
        if not tekst:
            return ellers
        valgt = ord_.get(fold(tekst))
        if valgt is None:
            self.feil(felt, regel)
        return ellers if valgt is None else valgt

    def tolk(self, felt: str, les: Callable[[str], T], ellers: T, regel: str, **grenser: str) -> T:
        """Return what a text means; ``les`` raises ValueError for what it does not understand."""
        tekst = self.tekst(felt)
        if not tekst:
            return ellers
        try:
            return les(tekst)
        except ValueError:
            self.feil(felt, regel, **grenser)
            return ellers


class Tabell:
    """A sheet with headings in its first row that is not empty.

    Attributes:
        feil: Everything that is wrong so far.
    """

    def __init__(self, ark: Ark, navn: str, kolonner: Sequence[Kolonne]) -> None:
        self._ark, self._navn = ark, navn
        self._kolonner = kolonner
        self.feil: list[Cellefeil] = []
        self._topp = next((n for n, rad in enumerate(ark.rader) if any(rad)), 0)
        self._plass = self._overskrifter()

    def rader(self) -> Iterator[Rad]:
        """Return the rows that are not empty; none where a column is missing that must be there."""
        if any(k.ma and k.felt not in self._plass for k in self._kolonner):
            return
        for n, rad in enumerate(self._ark.rader):
            if n > self._topp and any(celle and not _blank(celle) for celle in rad):
                self._se_etter_ukjente(n)
                yield Rad(self, n)

    def celle(self, n: int, felt: str) -> str:
        """Return a cell as one line, and say what in it is no text."""
        k = self._plass.get(felt)
        rad = self._ark.rader[n]
        verdi = rad[k] if k is not None and k < len(rad) else ""
        if isinstance(verdi, Ulest):
            self.si(n, felt, verdi.value, {})
            return ""
        if har_ulovlig_tegn(verdi.replace("\r", "\n")) or any(map(er_ikke_tegn, verdi)):
            self.si(n, felt, "ulovlig_tegn", {})
            return ""
        return uten_strek(" ".join(verdi.split()))

    def er_ulest(self, n: int, felt: str) -> bool:
        """Tell whether something is said of a cell already."""
        celle = f"{kolonnebokstav(self._plass.get(felt, 0))}{n + 1}"
        return any(f.felt.endswith(celle) and f.rad == n + 1 for f in self.feil[-30:])

    def si(self, n: int, felt: str, regel: str, verdier: dict[str, str]) -> None:
        """Say that a cell does not keep a rule; once is enough."""
        feil = self._feil(n, self._plass.get(felt, 0), regel, verdier)
        if feil not in self.feil[-30:]:
            self.feil.append(feil)

    def _feil(self, n: int, k: int, regel: str, verdier: dict[str, str]) -> Cellefeil:
        bokstav = kolonnebokstav(k)
        celle = f"{bokstav}{n + 1}"
        felt = f"{self._navn}!{celle}" if self._navn else celle
        return Cellefeil(felt, regel, verdier, self._navn, n + 1, bokstav)

    def _overskrifter(self) -> dict[str, int]:
        kjente = {fold(k.navn): k.felt for k in self._kolonner}
        plass: dict[str, int] = {}
        rad = self._ark.rader[self._topp] if self._ark.rader else []
        for k, celle in enumerate(rad):
            tekst = "" if isinstance(celle, Ulest) else fold(celle)
            felt = kjente.get(tekst)
            if isinstance(celle, Ulest) or (tekst and felt is None):
                self.feil.append(self._feil(self._topp, k, "ukjent_kolonne", {}))
            elif felt in plass:
                self.feil.append(self._feil(self._topp, k, "dobbel_kolonne", {}))
            elif felt is not None:
                plass[felt] = k
        for kolonne in self._kolonner:
            if kolonne.ma and kolonne.felt not in plass:
                verdier = {"navn": kolonne.navn}
                self.feil.append(self._feil(self._topp, 0, "mangler_kolonne", verdier))
        return plass

    def _se_etter_ukjente(self, n: int) -> None:
        """Say what stands in a column without a heading."""
        topp = self._ark.rader[self._topp]
        for k, celle in enumerate(self._ark.rader[n]):
            if celle and not _blank(celle) and (k >= len(topp) or not topp[k]):
                self.feil.append(self._feil(n, k, "uten_overskrift", {}))


def likner(ark: Ark, kolonner: Sequence[Kolonne]) -> bool:
    """Tell whether a sheet has every heading that must be there."""
    topp = next((rad for rad in ark.rader if any(rad)), [])
    navn = {fold(celle) for celle in topp if isinstance(celle, str)}
    return all(fold(k.navn) in navn for k in kolonner if k.ma)


def _blank(celle: object) -> bool:
    return isinstance(celle, str) and not celle.strip()
