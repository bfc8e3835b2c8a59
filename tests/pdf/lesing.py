"""A page read back as a screen reader does: by its structure, not by where things stand."""

import ctypes
import re
import unicodedata

import pypdfium2
import pypdfium2.raw as pdfium

PDFIUMS_BINDESTREK = "\x02"  # how PDFium tells of a hyphen that ends a line


def struktur(pdf):
    """Return kind and words of every marked element, in the order of the structure."""
    dokument = pypdfium2.PdfDocument(pdf)
    side = dokument[0]
    ord_ = _ord_per_merke(side)
    tre = pdfium.FPDF_StructTree_GetForPage(side.raw)
    funnet = []
    for n in range(pdfium.FPDF_StructTree_CountChildren(tre)):
        _ga(pdfium.FPDF_StructTree_GetChildAtIndex(tre, n), ord_, funnet)
    pdfium.FPDF_StructTree_Close(tre)
    dokument.close()
    return funnet


def under_overskrift(pdf):
    """Return the words under each heading."""
    deler, overskrift = {}, ""
    for kind, tekst in struktur(pdf):
        if kind in ("H1", "H2"):
            overskrift = samlet(tekst)
            deler[overskrift] = []
        elif kind in ("P", "LBody"):
            deler.setdefault(overskrift, []).append(samlet(tekst))
    return deler


def topper(pdf):
    """Return kind and upper edge of every marked element, in the order of the structure."""
    dokument = pypdfium2.PdfDocument(pdf)
    side = dokument[0]
    hoyder = {}
    for n in range(pdfium.FPDFPage_CountObjects(side.raw)):
        del_ = pdfium.FPDFPage_GetObject(side.raw, n)
        kanter = [ctypes.c_float() for _n in range(4)]
        pdfium.FPDFPageObj_GetBounds(del_, *map(ctypes.byref, kanter))
        merke = pdfium.FPDFPageObj_GetMarkedContentID(del_)
        hoyder[merke] = max(hoyder.get(merke, 0.0), kanter[3].value)
    tre = pdfium.FPDF_StructTree_GetForPage(side.raw)
    funnet = []
    for n in range(pdfium.FPDF_StructTree_CountChildren(tre)):
        _ga(pdfium.FPDF_StructTree_GetChildAtIndex(tre, n), hoyder, funnet)
    pdfium.FPDF_StructTree_Close(tre)
    dokument.close()
    return funnet


def alt(pdf):
    """Return everything the page says, in the order of the structure."""
    return "\n".join(tekst for _kind, tekst in struktur(pdf))


def samlet(tekst):
    """Return text in composed form with white space collapsed."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", tekst)).strip()


def storrelser(pdf):
    """Return the type sizes of the page."""
    dokument = pypdfium2.PdfDocument(pdf)
    textpage = dokument[0].get_textpage()
    funnet = {
        round(pdfium.FPDFText_GetFontSize(textpage.raw, n), 2)
        for n in range(textpage.count_chars())
        if chr(pdfium.FPDFText_GetUnicode(textpage.raw, n)).strip()
    }
    dokument.close()
    return funnet


def _ord_per_merke(side):
    textpage = pdfium.FPDFText_LoadPage(side.raw)
    ord_ = {}
    for n in range(pdfium.FPDFPage_CountObjects(side.raw)):
        del_ = pdfium.FPDFPage_GetObject(side.raw, n)
        if pdfium.FPDFPageObj_GetType(del_) != pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        merke = pdfium.FPDFPageObj_GetMarkedContentID(del_)
        lengde = pdfium.FPDFTextObj_GetText(del_, textpage, None, 0)
        buffer = ctypes.create_string_buffer(lengde)
        pdfium.FPDFTextObj_GetText(
            del_, textpage, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), lengde
        )
        tekst = buffer.raw[: lengde - 2].decode("utf-16-le")
        ord_[merke] = ord_.get(merke, "") + tekst.replace(PDFIUMS_BINDESTREK, "-")
    pdfium.FPDFText_ClosePage(textpage)
    return ord_


def _ga(element, ord_, funnet):
    lengde = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(lengde)
    pdfium.FPDF_StructElement_GetType(element, buffer, lengde)
    kind = buffer.raw[: lengde - 2].decode("utf-16-le")
    for n in range(max(pdfium.FPDF_StructElement_GetMarkedContentIdCount(element), 0)):
        merke = pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, n)
        if merke >= 0:
            funnet.append((kind, ord_.get(merke, "")))
    for n in range(pdfium.FPDF_StructElement_CountChildren(element)):
        barn = pdfium.FPDF_StructElement_GetChildAtIndex(element, n)
        if barn:
            _ga(barn, ord_, funnet)
