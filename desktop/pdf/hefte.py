"""Write a booklet: documents and one-page pages after each other in one tagged file.

Every part is laid out once, when it is made; only then is it known how many pages there are.
"""

from collections.abc import Callable, Sequence
from functools import partial
from io import BytesIO

import msgspec

from desktop.ark import Ark
from desktop.domain.dokument import Dokument
from desktop.domain.tekst import Sprak
from desktop.pdf.ark_pdf import sett
from desktop.pdf.merket import MerketCanvas
from desktop.pdf.ombrekk import Side, ombrekk
from desktop.pdf.rutenett import BREDDE, MARG_X
from desktop.pdf.setter import LITEN, Setter
from desktop.pdf.skrift import VANLIG, registrer, ren

_BUNN = 25.0  # under the foot of a one-page page, and inside what printers reach

Tegner = Callable[[MerketCanvas], None]


class Heftedel(msgspec.Struct, frozen=True):
    """A part of a booklet: its name beside the pages, and what draws each of them.

    Attributes:
        bunn: It has a foot of its own, and takes the number of the page only.
    """

    tittel: str
    sider: tuple[Tegner, ...]
    bunn: bool = False


def del_av_ark(ark: Ark, tittel: str) -> Heftedel:
    """Lay out a one-page page as a part.

    Raises:
        DoesNotFitError: It does not fit one side.
    """
    registrer()
    return Heftedel(tittel, (sett(ark),), bunn=True)


def del_av_dokument(dokument: Dokument) -> Heftedel:
    """Lay out a document as a part.

    Raises:
        TooTallError: Something that must stay whole does not fit a page.
    """
    registrer()
    sider = ombrekk(Setter(tett=dokument.tett).biter(dokument.blokker))
    return Heftedel(dokument.tittel, tuple(partial(_tegn, side) for side in sider))


def bygg_hefte(
    deler: Sequence[Heftedel], tittel: str, sprak: Sprak, bunntekst: str, sidetall: str
) -> bytes:
    """Write the parts after each other; the same parts give the same bytes.

    Args:
        deler: The parts, in order.
        tittel: Title of the file.
        sprak: The language of the file.
        bunntekst: A few words at the foot of every page.
        sidetall: «side {n} av {alle}».
    """
    alle = sum(len(del_.sider) for del_ in deler)
    data = BytesIO()
    canvas = MerketCanvas(data, tittel, sprak, VANLIG)
    n = 0
    for del_ in deler:
        with canvas.gruppe("Part"):
            for nummer, tegn in enumerate(del_.sider):
                if n:
                    canvas.ny_side()
                if nummer == 0:
                    canvas.bokmerke(ren(del_.tittel))
                n += 1
                tegn(canvas)
                _bunn(canvas, "" if del_.bunn else bunntekst, sidetall.format(n=n, alle=alle))
    canvas.ferdig()
    return data.getvalue()


def _tegn(side: Side, canvas: MerketCanvas) -> None:
    for bit, y in side:
        bit.tegn(canvas, y)


def _bunn(canvas: MerketCanvas, bunntekst: str, sidetall: str) -> None:
    with canvas.pynt("/Type /Pagination /Subtype /Footer"):
        canvas.setFont(VANLIG, LITEN)
        canvas.drawString(MARG_X, _BUNN, ren(bunntekst))
        canvas.drawRightString(BREDDE - MARG_X, _BUNN, ren(sidetall))
