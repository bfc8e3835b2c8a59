"""The recovery sheet: one page with the recovery key, to be locked away."""

from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from desktop.domain.tekst import Sprak
from desktop.i18n import _
from desktop.pdf.merket import MerketCanvas
from desktop.pdf.skrift import FET, HALVFET, VANLIG, avsnitt, registrer

_MARG, _TOPP = 20 * mm, A4[1] - 30 * mm
_BREDDE = A4[0] - 2 * _MARG


def gjenopprettingsark(nokkel: str, sprak: Sprak) -> bytes:
    """Write the sheet as a PDF; the words are in the language in use."""
    registrer()
    data = BytesIO()
    tittel = _("Gjenopprettingsark")
    canvas = MerketCanvas(data, tittel, sprak, VANLIG)
    y = _skriv(canvas, "H1", tittel, 24, FET, _TOPP)
    y = _skriv(canvas, "P", _("Denne nøkkelen åpner samtalene i Dialogarket."), 14, VANLIG, y)
    y = _skriv(canvas, "P", " – ".join(nokkel.split("-")), 24, HALVFET, y - 24) - 24
    for tekst in (
        _("Glemmer du passordet, er denne nøkkelen den eneste veien inn."),
        _("Legg arket i en forseglet konvolutt, innelåst et annet sted enn maskinen."),
        _("Den som har arket og maskinen, eller en sikkerhetskopi, kan lese alt."),
    ):
        y = _skriv(canvas, "P", tekst, 12, VANLIG, y)
    canvas.ferdig()
    return data.getvalue()


def _skriv(
    canvas: MerketCanvas, slag: str, tekst: str, storrelse: float, skrift: str, y: float
) -> float:
    blokk = avsnitt(tekst, storrelse, skrift)
    _bredde, hoyde = blokk.wrap(_BREDDE, A4[1])
    with canvas.merke(slag):
        blokk.drawOn(canvas, _MARG, y - hoyde)
    return y - hoyde - 8
