"""Put pieces on pages: nothing is cut, and no heading stands alone at the foot of a page."""

from collections import deque
from collections.abc import Iterable, Sequence

from desktop.errors import DesktopError
from desktop.pdf.biter import Bit, Skift
from desktop.pdf.rutenett import BUNN, TOPP

Side = list[tuple[Bit, float]]


class TooTallError(DesktopError):
    """A piece that must stay whole is taller than a page."""


class _Sats:
    """The pages as they fill up.

    ``gulv`` is the lower edge of a heading in the left column, which what takes the whole width
    must stay below.
    """

    def __init__(self) -> None:
        self.sider: list[Side] = [[]]
        self._y = self._gulv = TOPP
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
        self._y = self._gulv = TOPP
        if hode is not None:
            self.sett(hode)
        self._hoder = len(self.sider[-1])


def ombrekk(biter: Iterable[Bit]) -> list[Side]:
    """Put the pieces on pages; none is empty, unless there is nothing at all.

    Raises:
        TooTallError: A piece that must stay whole does not fit a page.
    """
    sats, ko = _Sats(), deque(biter)
    while ko:
        bit = ko.popleft()
        if isinstance(bit, Skift):
            if not sats.tom and not all(isinstance(rest, Skift) for rest in ko):
                sats.ny_side()
            continue
        if _far_plass(sats, bit, ko):
            sats.sett(bit)
            continue
        over, under = bit.delt(sats.topp(bit) - BUNN) or (None, bit)
        if over is not None:
            sats.sett(over)
        elif sats.urort:
            raise TooTallError("too tall")
        sats.ny_side(under.gjentatt())
        ko.appendleft(under)
    return sats.sider


def _far_plass(sats: _Sats, bit: Bit, etter: Sequence[Bit]) -> bool:
    behov = bit.hoyde if sats.urort else _behov(bit, etter)
    return sats.topp(bit) - behov >= BUNN


def _behov(bit: Bit, etter: Sequence[Bit]) -> float:
    """Return the height a piece needs; a heading needs some of what follows as well."""
    if not bit.holder or not etter:
        return bit.hoyde
    neste, *resten = etter
    videre = _behov(neste, resten) if neste.holder else neste.minst
    if bit.henger and not neste.bred:
        return max(bit.hoyde, videre)
    return bit.hoyde + neste.luft + videre
