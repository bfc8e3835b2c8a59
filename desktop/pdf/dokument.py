"""Lay out a document over as many pages as it needs, and write it as a tagged PDF.

The blocks become pieces, the pieces are put on pages, and only then are the pages drawn, because
each says how many there are.  Nothing is cut: what does not fit goes on to the next page.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from desktop.domain.dokument import (
    Avsnitt,
    Blokk,
    Bokser,
    Dokument,
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
from desktop.errors import DesktopError
from desktop.pdf.biter import (
    LAPP,
    Bit,
    Boksbit,
    Celle,
    Hodebit,
    Kodebit,
    Linjebit,
    Overskriftbit,
    Punktbit,
    Radbit,
    Rammebit,
    Skift,
    Tekstbit,
    Vedsiden,
    jevn,
    uten_enke,
)
from desktop.pdf.kort import kortbiter
from desktop.pdf.merket import Ledd, MerketCanvas, kolonnehode, lest_som
from desktop.pdf.rutenett import (
    BREDDE,
    FULL,
    HOYDE,
    HOYRE,
    HOYRE_X,
    MARG_BUNN,
    MARG_TOPP,
    MARG_X,
    VENSTRE,
)
from desktop.pdf.skrift import FET, HALVFET, VANLIG, avsnitt, registrer, ren

STORRELSE, LITEN = 10.5, 9.0
LINJE = 1.3
_TOPP = HOYDE - MARG_TOPP
_BUNN = MARG_BUNN + 20  # above the foot of the page
_STIL = {
    "vanlig": (STORRELSE, 5.0),
    "ingress": (12.0, 6.0),
    "liten": (LITEN, 4.0),
    "bunn": (LITEN, 12.0),
}
_NAVN = 38 * mm

Side = list[tuple[Bit, float]]


class TooTallError(DesktopError):
    """A piece that must stay whole is taller than a page."""


def bygg_dokument(dokument: Dokument) -> bytes:
    """Write the document; the same document gives the same bytes.

    Raises:
        TooTallError: Something that must stay whole does not fit a page.
    """
    registrer()
    sider = ombrekk(_Setter(tett=dokument.tett).biter(dokument.blokker))
    data = BytesIO()
    canvas = MerketCanvas(data, dokument.tittel, dokument.sprak, VANLIG)
    for n, side in enumerate(sider, 1):
        if n > 1:
            canvas.ny_side()
        for bit, y in side:
            bit.tegn(canvas, y)
        _bunn(canvas, dokument, n, len(sider))
    canvas.ferdig()
    return data.getvalue()


def _bunn(canvas: MerketCanvas, dokument: Dokument, n: int, alle: int) -> None:
    """Draw the foot of a page, which is no part of what the document says."""
    if not dokument.sidetall:
        return
    with canvas.pynt("/Type /Pagination /Subtype /Footer"):
        canvas.setFont(VANLIG, LITEN)
        canvas.drawString(MARG_X, MARG_BUNN, ren(dokument.bunntekst))
        sidetall = dokument.sidetall.format(n=n, alle=alle)
        canvas.drawRightString(BREDDE - MARG_X, MARG_BUNN, ren(sidetall))


class _Sats:
    """The pages as they fill up.

    ``gulv`` is the lower edge of a heading in the left column, which what takes the whole width
    must stay below.
    """

    def __init__(self) -> None:
        self.sider: list[Side] = [[]]
        self._y = self._gulv = _TOPP
        self._hoder = 0

    @property
    def tom(self) -> bool:
        """Whether nothing stands on the page yet."""
        return not self.sider[-1]

    @property
    def urort(self) -> bool:
        """Whether nothing but repeated headings stands on the page."""
        return len(self.sider[-1]) == self._hoder

    def topp(self, bit: Bit) -> float:
        """Return where the upper edge of a piece would be."""
        if bit.bred:
            return min(self._y, self._gulv) - (0 if self.tom else bit.luft)
        ved_hode = self.tom or self.sider[-1][-1][0].henger
        return self._y - (0 if ved_hode else bit.luft)

    def sett(self, bit: Bit) -> None:
        """Put a piece on the page."""
        topp = self.topp(bit)
        self.sider[-1].append((bit, topp))
        if bit.henger:
            self._y, self._gulv = topp, topp - bit.hoyde
        else:
            self._y = topp - bit.hoyde

    def ny_side(self, hode: Bit | None = None) -> None:
        """Begin a page, with the headings of a table that goes on."""
        self.sider.append([])
        self._y = self._gulv = _TOPP
        if hode is not None:
            self.sett(hode)
        self._hoder = len(self.sider[-1])


def ombrekk(biter: Iterable[Bit]) -> list[Side]:
    """Put the pieces on pages."""
    sats, ko = _Sats(), deque(biter)
    while ko:
        bit = ko.popleft()
        if isinstance(bit, Skift):
            sats.ny_side()
            continue
        if _far_plass(sats, bit, ko):
            sats.sett(bit)
            continue
        over, under = bit.delt(sats.topp(bit) - _BUNN) or (None, bit)
        if over is not None:
            sats.sett(over)
        elif sats.urort:
            raise TooTallError("too tall")
        sats.ny_side(under.gjentatt())
        ko.appendleft(under)
    return sats.sider


def _far_plass(sats: _Sats, bit: Bit, etter: Sequence[Bit]) -> bool:
    behov = bit.hoyde if sats.urort else _behov(bit, etter)
    return sats.topp(bit) - behov >= _BUNN


def _behov(bit: Bit, etter: Sequence[Bit]) -> float:
    """Return the height a piece needs; a heading needs some of what follows as well."""
    if not bit.holder or not etter:
        return bit.hoyde
    neste, *resten = etter[0], *list(etter)[1:3]
    videre = _behov(neste, resten) if neste.holder else neste.minst
    if bit.henger and not neste.bred:
        return max(bit.hoyde, videre)
    return bit.hoyde + neste.luft + videre


class _Setter:
    """Turns blocks into pieces; what follows a level-2 heading stands in the right column."""

    def __init__(self, *, tett: bool) -> None:
        self._mor: Ledd | None = None
        self._x, self._bredde = MARG_X, FULL
        self._luft = 9 if tett else 14
        self._ved_hode = False

    def biter(self, blokker: Iterable[Blokk]) -> Iterator[Bit]:
        """Return the pieces in order."""
        for blokk in blokker:
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
                return self._kortark(blokk)
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

    def _kortark(self, kortark: Kortark) -> Iterator[Bit]:
        for n, ark in enumerate(kortbiter(kortark.kort)):
            if n:
                yield Skift()
            yield ark

    def _overskrift(self, o: Overskrift) -> Iterator[Bit]:
        if o.niva == 1:
            self._mor, self._x, self._bredde = None, MARG_X, FULL
            p = avsnitt(o.tekst, 17, FET)
            yield Overskriftbit(p, self._ledd("H1"), MARG_X, FULL, luft=18, henger=False)
        elif o.niva == 2:
            self._mor, self._x, self._bredde = Ledd("Sect"), HOYRE_X, HOYRE
            p = avsnitt(o.tekst, STORRELSE, HALVFET, linje=LINJE)
            bredde = jevn(p, VENSTRE - 8, 0.5)
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
            bredder = (_NAVN, self._bredde - _NAVN)
            celler = [
                Celle(Ledd("Lbl", li), self._tekst(navn, HALVFET), self._x - 4, bredder[0]),
                Celle(Ledd("LBody", li), self._tekst(verdi), self._x + _NAVN - 4, bredder[1]),
            ]
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
            tekster = linjer.ledetekster if n == 0 else ()
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
        linjer = (True, any("" in rad for rad in t.rader))
        tr = Ledd("TR", alle)
        hoder = [
            avsnitt(tekst, 9.5, HALVFET, midtstilt=n in t.midtstilt)
            for n, tekst in enumerate(t.hoder)
        ]
        hode = Hodebit(self._celler(t, hoder, [kolonnehode(tr) for _ in hoder]), linjer, t.tegn)
        hode.luft = 8
        yield hode
        penn = linjer[1]
        for nummer, rad in enumerate(t.rader, 1):
            tr = Ledd("TR", alle)
            linjer = (penn or nummer < len(t.rader), penn)
            tekster = [
                self._tekst(te, midtstilt=n in t.midtstilt) if te else None
                for n, te in enumerate(rad)
            ]
            celler = self._celler(t, tekster, [Ledd("TD", tr) for _ in rad])
            yield Radbit(celler, minst=t.radhoyde * mm, hode=hode, linjer=linjer)

    def _celler(
        self, t: Tabell, tekster: Sequence[Paragraph | None], ledd: Sequence[Ledd]
    ) -> list[Celle]:
        """Return the cells of a row; the first begins at the margin itself."""
        alle = zip(ledd, tekster, self._kolonner(t), strict=True)
        return [
            Celle(plass, p, x, bredde, **({"innrykk": 0} if x == MARG_X else {}))
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
