"""Turn the blocks of a document into pieces, in the grid of the page."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from desktop.domain.dokument import (
    Avsnitt,
    Blokk,
    Bokser,
    Kode,
    Kortark,
    Opplysninger,
    Overskrift,
    Punktliste,
    Ramme,
    Sideskift,
    Skrivelinjer,
    Tabell,
)
from desktop.pdf.biter import (
    LAPP,
    Bit,
    Overskriftbit,
    Punktbit,
    Rammebit,
    Skift,
    Tekstbit,
    jevn,
    uten_enke,
)
from desktop.pdf.kort import kortbiter
from desktop.pdf.merket import Ledd, kolonnehode, lest_som
from desktop.pdf.rutenett import FULL, HOYRE, HOYRE_X, MARG_X, VENSTRE
from desktop.pdf.skjema import Boksbit, Kodebit, Linjebit, Vedsiden
from desktop.pdf.skrift import FET, HALVFET, VANLIG, avsnitt, ren
from desktop.pdf.tabell import CELLE_X, Celle, Hodebit, Radbit

STORRELSE, LITEN = 10.5, 9.0
LINJE = 1.3
_STIL = {
    "vanlig": (STORRELSE, 5.0),
    "ingress": (12.0, 6.0),
    "liten": (LITEN, 4.0),
    "bunn": (LITEN, 12.0),
}
_NAVN = 38 * mm


class Setter:
    """Turns blocks into pieces; what follows a level-2 heading stands in the right column."""

    def __init__(self, *, tett: bool) -> None:
        self._mor: Ledd | None = None
        self._x, self._bredde = MARG_X, FULL
        self._luft = 9 if tett else 14
        self._ved_hode = self._over_tabell = False

    def biter(self, blokker: Iterable[Blokk]) -> Iterator[Bit]:
        """Return the pieces in order."""
        alle = tuple(blokker)
        for blokk, neste in zip_longest(alle, alle[1:]):
            self._over_tabell = isinstance(neste, Tabell)
            yield from self._blokk(blokk)
            self._ved_hode = isinstance(blokk, Overskrift) and blokk.niva == 2

    def _blokk(self, blokk: Blokk) -> Iterator[Bit]:
        match blokk:
            case Overskrift():
                return self._overskrift(blokk)
            case Avsnitt():
                return self._avsnitt(blokk)
            case Sideskift():
                return iter((Skift(),))
            case Kortark():
                return kortbiter(blokk.kort)
            case Punktliste():
                return self._liste(blokk)
            case Opplysninger():
                return self._opplysninger(blokk)
            case Tabell():
                return self._tabell(blokk)
            case _:
                return self._felt(blokk)

    def _felt(self, blokk: Ramme | Kode | Skrivelinjer | Bokser) -> Iterator[Bit]:
        match blokk:
            case Ramme():
                return self._ramme(blokk)
            case Kode():
                return self._kode(blokk)
            case Skrivelinjer():
                return self._skrivelinjer(blokk)
            case Bokser():
                return self._bokser(blokk)

    def _overskrift(self, o: Overskrift) -> Iterator[Bit]:
        if o.niva == 1:
            self._mor, self._x, self._bredde = None, MARG_X, FULL
            p = avsnitt(o.tekst, 17, FET)
            yield Overskriftbit(p, self._ledd("H1"), MARG_X, FULL, luft=18, henger=False)
        elif o.niva == 2:
            self._mor, self._x, self._bredde = Ledd("Sect"), HOYRE_X, HOYRE
            p = avsnitt(o.tekst, STORRELSE, HALVFET, linje=LINJE)
            bredde = FULL if self._over_tabell else jevn(p, VENSTRE - 8, 0.5)
            yield Overskriftbit(p, self._ledd("H2"), MARG_X, bredde, luft=self._luft, henger=True)
        else:
            p = avsnitt(o.tekst, STORRELSE, HALVFET, linje=LINJE)
            yield Overskriftbit(p, self._ledd("H3"), self._x, self._bredde, luft=8, henger=False)

    def _avsnitt(self, a: Avsnitt) -> Iterator[Bit]:
        storrelse, luft = _STIL[a.stil]
        p = avsnitt(a.tekst, storrelse, linje=LINJE)
        if a.stil == "bunn":
            self._mor, self._x, self._bredde = None, MARG_X, FULL
        bredde = uten_enke(p, self._bredde)
        if a.stil == "ingress":
            bredde = jevn(p, self._bredde, 0.85)
        bit = Tekstbit(p, self._ledd("P"), self._x, bredde, luft=luft)
        bit.bred = self._x == MARG_X
        yield bit

    def _liste(self, liste: Punktliste) -> Iterator[Bit]:
        alle = self._ledd("L")
        for n, punkt in enumerate(liste.punkter, 1):
            lapp = avsnitt(f"{n}." if liste.nummerert else "•", STORRELSE, linje=LINJE)
            p = avsnitt(punkt, STORRELSE, linje=LINJE)
            li = Ledd("LI", alle)
            bredde = uten_enke(p, self._bredde - LAPP) + LAPP
            yield Punktbit(p, lapp, li, self._x, bredde, luft=5 if n == 1 else 3)

    def _opplysninger(self, o: Opplysninger) -> Iterator[Bit]:
        alle = self._ledd("L")
        for n, (navn, verdi) in enumerate(o.rader):
            li = Ledd("LI", alle)
            hva, er = self._tekst(navn, HALVFET), self._tekst(verdi)
            x, bredde = self._x + _NAVN, self._bredde - _NAVN
            celler = (
                Celle(Ledd("Lbl", li), hva, self._x, _NAVN, innrykk=0),
                Celle(Ledd("LBody", li), er, x, bredde, innrykk=0),
            )
            rad = Radbit(celler, linjer=(False, False), polster=0)
            rad.luft = 5 if n == 0 else 4
            yield rad

    def _tekst(self, tekst: str, font: str = VANLIG, *, midtstilt: bool = False) -> Paragraph:
        return avsnitt(tekst, STORRELSE, font, linje=1.2, midtstilt=midtstilt)

    def _ramme(self, ramme: Ramme) -> Iterator[Bit]:
        siste = len(ramme.avsnitt) - 1
        for n, tekst in enumerate(ramme.avsnitt):
            p = avsnitt(tekst, STORRELSE, linje=LINJE)
            kanter = (n == 0, n == siste)
            yield Rammebit(p, self._ledd("P"), self._x, self._bredde, kanter)

    def _kode(self, kode: Kode) -> Iterator[Bit]:
        ledd = lest_som("P", self._mor, " ".join(filter(None, map(ren, kode.grupper))))
        yield Kodebit(kode.grupper, kode.tegn, kode.i_rad, ledd, MARG_X, FULL)

    def _skrivelinjer(self, linjer: Skrivelinjer) -> Iterator[Bit]:
        for n in range(linjer.antall):
            tekster = filter(None, linjer.ledetekster) if n == 0 else ()
            deler = [(self._tekst(tekst), self._ledd("P")) for tekst in tekster]
            hoyde = linjer.avstand * mm
            if n == 0 and self._ved_hode:
                hoyde = Linjebit.HOYDE_VED_HODE if deler else hoyde - 3.5
            yield Linjebit(deler, self._x, self._bredde, hoyde)

    def _bokser(self, bokser: Bokser) -> Iterator[Bit]:
        alle = self._ledd("L")
        bredde = self._bredde / len(bokser.valg) if bokser.i_rad else self._bredde
        biter: list[Bit] = []
        for n, valg in enumerate(bokser.valg):
            x = self._x + (n * bredde if bokser.i_rad else 0)
            p = avsnitt(valg, STORRELSE, linje=LINJE)
            biter.append(Boksbit(p, Ledd("LBody", Ledd("LI", alle)), x, bredde))
        yield from (Vedsiden(biter, 5),) if bokser.i_rad else biter

    def _tabell(self, t: Tabell) -> Iterator[Bit]:
        alle = self._ledd("Table")
        penn = any("" in rad for rad in t.rader)  # then every cell has lines around it
        tr = Ledd("TR", alle)
        hoder = [
            avsnitt(tekst, 9.5, HALVFET, midtstilt=n in t.midtstilt)
            for n, tekst in enumerate(t.hoder)
        ]
        celler = self._celler(t, hoder, [kolonnehode(tr) for _ in hoder])
        hode = Hodebit(celler, (True, penn), t.tegn)
        hode.luft = 8
        yield hode
        for nummer, rad in enumerate(t.rader, 1):
            tr = Ledd("TR", alle)
            tekster = [
                self._tekst(tekst, midtstilt=n in t.midtstilt) if tekst else None
                for n, tekst in enumerate(rad)
            ]
            celler = self._celler(t, tekster, [Ledd("TD", tr) for _ in rad])
            linjer = (penn or nummer < len(t.rader), penn)
            yield Radbit(celler, minst=t.radhoyde * mm, hode=hode, linjer=linjer)

    def _celler(
        self, t: Tabell, tekster: Sequence[Paragraph | None], ledd: Sequence[Ledd]
    ) -> list[Celle]:
        """Return the cells of a row; the first begins at the margin itself."""
        alle = zip(ledd, tekster, self._kolonner(t), strict=True)
        return [
            Celle(plass, p, x, bredde, innrykk=0 if x == MARG_X else CELLE_X)
            for plass, p, (x, bredde) in alle
        ]

    def _kolonner(self, t: Tabell) -> list[tuple[float, float]]:
        """Return the left edge and the width of each column."""
        deler = t.bredder or (1.0,) * len(t.hoder)
        enhet, x = FULL / sum(deler), MARG_X
        kolonner: list[tuple[float, float]] = []
        for del_ in deler:
            kolonner.append((x, del_ * enhet))
            x += del_ * enhet
        return kolonner

    def _ledd(self, kind: str) -> Ledd:
        return Ledd(kind, self._mor)
