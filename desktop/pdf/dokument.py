"""Write a document over as many pages as it needs, as a tagged PDF.

The blocks become pieces, the pieces are put on pages, and only then are the pages drawn, because
each says how many there are.  Nothing is cut: what does not fit goes on to the next page.
"""

from io import BytesIO

from desktop.domain.dokument import Dokument
from desktop.pdf.merket import MerketCanvas
from desktop.pdf.ombrekk import ombrekk
from desktop.pdf.rutenett import BREDDE, MARG_BUNN, MARG_X
from desktop.pdf.setter import LITEN, Setter
from desktop.pdf.skrift import VANLIG, registrer, ren


def bygg_dokument(dokument: Dokument) -> bytes:
    """Write the document; the same document gives the same bytes.

    Raises:
        TooTallError: Something that must stay whole does not fit a page.
    """
    registrer()
    sider = ombrekk(Setter(tett=dokument.tett).biter(dokument.blokker))
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
