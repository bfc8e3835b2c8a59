"""A canvas whose page can be read aloud and archived: PDF/UA-1 and PDF/A-2a in one file.

Everything that rests on the inside of ReportLab 5.1 is here, and ``tests/pdf/test_merket.py``
fails when a new version moves it:

* ``PDFStream.format`` leaves out the line end before ``endstream`` (PDF/A 6.1.7.1);
* ``makeToUnicodeCMap`` maps slots that are not used to U+0000 (PDF/UA 7.21.7);
* the catalogue and the page know nothing of OutputIntents, StructParents and Tabs;
* the information dictionary always names an author.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from io import BytesIO
from typing import Any, ClassVar
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfgen.canvas import Canvas

from desktop.paths import resource

# ReportLab has no types for what its inside hands around.
Dokument = Any

_SRGB = "sRGB IEC61966-2.1"
_PROGRAM = "Dialogarket"


class _Merke:
    """A mark in the content of a page; numbers start anew on each page."""

    def __init__(self, nummer: int) -> None:
        self.nummer = nummer
        self.side: Any = None  # known when the page is made


class Element(pdfdoc.PDFObject):
    """One element of the structure: a heading, a paragraph, a list …"""

    __RefOnly__ = 1

    def __init__(self, kind: str, mor: "Element | None", egenskaper: dict[str, Any]) -> None:
        self.kind, self.mor, self.egenskaper = kind, mor, egenskaper
        self.barn: list[Element | _Merke] = []
        if mor is not None:
            mor.barn.append(self)

    @property
    def side(self) -> Dokument:
        """The page of the first mark, or ``None`` when all content is in elements below."""
        return next((b.side for b in self.barn if isinstance(b, _Merke)), None)

    def format(self, document: Dokument) -> bytes:
        """Write the element as a dictionary."""
        felt: dict[str, Any] = {
            "Type": pdfdoc.PDFName("StructElem"),
            "S": pdfdoc.PDFName(self.kind),
            "P": document.Reference(self.mor),
            "K": pdfdoc.PDFArray([self._barn(b, document) for b in self.barn]),
            **self.egenskaper,
        }
        if self.side is not None:
            felt["Pg"] = document.Reference(self.side)
        return pdfdoc.PDFDictionary(felt).format(document)

    def _barn(self, barn: "Element | _Merke", document: Dokument) -> Dokument:
        """Refer to an element, or to a mark; a mark on a later page names its page."""
        if isinstance(barn, Element):
            return document.Reference(barn)
        if barn.side is self.side:
            return barn.nummer
        felt = {
            "Type": pdfdoc.PDFName("MCR"),
            "Pg": document.Reference(barn.side),
            "MCID": barn.nummer,
        }
        return pdfdoc.PDFDictionary(felt)


class _Rot(Element):
    """The root of the structure, and the way from the marks of each page to the elements."""

    def __init__(self) -> None:
        super().__init__("StructTreeRoot", None, {})
        self.sider: list[list[Element]] = []

    def format(self, document: Dokument) -> bytes:
        nummer: list[Any] = []
        for n, elementer in enumerate(self.sider):
            nummer += [n, pdfdoc.PDFArray([document.Reference(e) for e in elementer])]
        felt = {
            "Type": pdfdoc.PDFName("StructTreeRoot"),
            "K": pdfdoc.PDFArray([document.Reference(b) for b in self.barn]),
            "ParentTree": pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(nummer)}),
            "ParentTreeNextKey": len(self.sider),
        }
        return pdfdoc.PDFDictionary(felt).format(document)


class Ledd:
    """A place in the structure that may get content on several pages.

    It becomes an element when something is first drawn in it, so that the order of the structure is
    the order of the drawing.
    """

    def __init__(self, kind: str, mor: "Ledd | None" = None, **egenskaper: object) -> None:
        self.kind, self.mor, self.egenskaper = kind, mor, egenskaper


def kolonnehode(mor: Ledd) -> Ledd:
    """Return the place of a heading of a column."""
    omfang = {"O": pdfdoc.PDFName("Table"), "Scope": pdfdoc.PDFName("Column")}
    return Ledd("TH", mor, A=pdfdoc.PDFDictionary(omfang))


def lest_som(kind: str, mor: Ledd | None, tekst: str) -> Ledd:
    """Return a place whose content is read as ``tekst``, however it is spaced on paper."""
    return Ledd(kind, mor, ActualText=pdfdoc.PDFString(tekst)) if tekst else Ledd(kind, mor)


class MerketCanvas(Canvas):
    """A canvas on whose pages everything drawn is either marked or decoration."""

    _doc: Dokument  # ReportLab's document, made by its constructor

    def __init__(self, data: BytesIO, tittel: str, sprak: str, font: str) -> None:
        _rett_reportlab()
        super().__init__(
            data,
            pagesize=A4,
            lang=sprak,
            invariant=1,
            initialFontName=font,  # pyright: ignore[reportArgumentType] - the stub says float
            pageCompression=1,
            pdfVersion=(1, 7),
        )
        self._tittel, self._sprak = tittel, sprak
        self._rot = _Rot()
        self._naa: Element = Element("Document", self._rot, {})
        self._merker: list[tuple[Element, _Merke]] = []  # of the page that is being drawn
        self._ledd: dict[Ledd, Element] = {}

    @contextmanager
    def gruppe(self, kind: str) -> Iterator[None]:
        """Put what is drawn within under one element without content of its own."""
        forrige, self._naa = self._naa, Element(kind, self._naa, {})
        yield
        self._naa = forrige

    @contextmanager
    def merke(self, kind: str, **egenskaper: object) -> Iterator[None]:
        """Mark what is drawn within as one element: ``H1``, ``P``, ``LBody``, ``Figure`` …"""
        with self._merke(Element(kind, self._naa, egenskaper)):
            yield

    @contextmanager
    def merke_ledd(self, ledd: Ledd) -> Iterator[None]:
        """Mark what is drawn within as content of a place, the first or one more."""
        with self._merke(self._element(ledd)):
            yield

    def legg_ledd(self, ledd: Ledd) -> None:
        """Take a place into the structure though nothing is drawn in it: an empty cell."""
        self._element(ledd)

    @contextmanager
    def pynt(self, slag: str = "/Type /Layout") -> Iterator[None]:
        """Draw lines and frames that say nothing, or what every page repeats."""
        self.addLiteral(f"/Artifact <<{slag}>> BDC")
        yield
        self.addLiteral("EMC")

    def ny_side(self) -> None:
        """End the page and begin another."""
        self.showPage()

    def bokmerke(self, tekst: str) -> None:
        """Let a reader find this page by its name beside the pages."""
        nokkel = f"s{self.getPageNumber()}"
        self.bookmarkPage(nokkel)
        self.addOutlineEntry(tekst, nokkel)

    @contextmanager
    def _merke(self, element: Element) -> Iterator[None]:
        merke = _Merke(len(self._merker))
        element.barn.append(merke)
        self.addLiteral(f"/{element.kind} <</MCID {merke.nummer}>> BDC")
        self._merker.append((element, merke))
        yield
        self.addLiteral("EMC")

    def _element(self, ledd: Ledd) -> Element:
        if ledd not in self._ledd:
            mor = self._element(ledd.mor) if ledd.mor else self._naa
            self._ledd[ledd] = Element(ledd.kind, mor, dict(ledd.egenskaper))
        return self._ledd[ledd]

    def figur(
        self, tekst: str, x: float, y: float, bredde: float, hoyde: float
    ) -> AbstractContextManager[None]:
        """Mark a picture, with its words and its place in points."""
        boks = pdfdoc.PDFArray([round(m, 2) for m in (x, y, x + bredde, y + hoyde)])
        sted = {"O": pdfdoc.PDFName("Layout"), "BBox": boks}
        return self.merke("Figure", Alt=pdfdoc.PDFString(tekst), A=pdfdoc.PDFDictionary(sted))

    def ferdig(self) -> None:
        """End the page and write the file."""
        self.showPage()
        katalog = self._doc.Catalog
        katalog.__class__ = _Katalog
        katalog.StructTreeRoot = self._rot
        katalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        katalog.Metadata = _Xmp(self._tittel, self._sprak)
        katalog.OutputIntents = _Liste([self._fargerom()])
        self._doc.info.__class__ = _Info
        self.setTitle(self._tittel)
        self.setCreator(_PROGRAM)
        self.setViewerPreference("DisplayDocTitle", "true")
        self.save()

    def _setAnnotations(self, page: Dokument) -> None:  # noqa: N802 - ReportLab's
        """Take the page that has just been made, to hang the structure on it."""
        super()._setAnnotations(page)  # pyright: ignore
        page.__class__ = _Side
        page.StructParents = len(self._rot.sider)
        page.Tabs = pdfdoc.PDFName("S")
        for _element, merke in self._merker:
            merke.side = page
        self._rot.sider.append([element for element, _merke in self._merker])
        self._merker = []

    def _fargerom(self) -> Dokument:
        data = resource("pdf", "srgb.icc").read_bytes()
        egenskaper = pdfdoc.PDFDictionary({"N": 3, "Alternate": pdfdoc.PDFName("DeviceRGB")})
        profil = pdfdoc.PDFStream(egenskaper, data, filters=[pdfdoc.PDFZCompress])
        return pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("OutputIntent"),
                "S": pdfdoc.PDFName("GTS_PDFA1"),
                "OutputConditionIdentifier": pdfdoc.PDFString(_SRGB),
                "Info": pdfdoc.PDFString(_SRGB),
                "DestOutputProfile": self._doc.Reference(profil),
            }
        )


class _Katalog(pdfdoc.PDFCatalog):
    __NoDefault__: ClassVar[list[str]] = [  # pyright: ignore[reportIncompatibleVariableOverride]
        *pdfdoc.PDFCatalog.__NoDefault__,
        "OutputIntents",
    ]
    __Refs__ = __NoDefault__


class _Side(pdfdoc.PDFPage):
    __NoDefault__: ClassVar[list[str]] = [  # pyright: ignore[reportIncompatibleVariableOverride]
        *pdfdoc.PDFPage.__NoDefault__,
        "StructParents",
        "Tabs",
    ]


class _Info(pdfdoc.PDFInfo):
    """What the file says of itself: never who made it."""

    def format(self, document: Dokument) -> bytes:
        tid = pdfdoc.PDFDate(ts=document._timeStamp)  # noqa: SLF001
        felt = {
            "Title": pdfdoc.PDFString(self.title),
            "Creator": pdfdoc.PDFString(self.creator),
            "CreationDate": tid,
            "ModDate": tid,
        }
        return pdfdoc.PDFDictionary(felt).format(document)


class _Liste(pdfdoc.PDFObject):
    __RefOnly__ = 1

    def __init__(self, deler: list[Any]) -> None:
        self._deler = deler

    def format(self, document: Dokument) -> bytes:
        return pdfdoc.PDFArray(self._deler).format(document)


class _Xmp(pdfdoc.PDFObject):
    """The metadata; a stream that must carry no filter, not even an empty one."""

    __RefOnly__ = 1

    def __init__(self, tittel: str, sprak: str) -> None:
        self._tittel, self._sprak = tittel, sprak

    def format(self, document: Dokument) -> bytes:
        mal = resource("pdf", "metadata.xmp").read_text("utf-8")
        tekst = mal.replace("@tittel@", escape(self._tittel)).replace("@sprak@", self._sprak)
        data = tekst.replace("@program@", _PROGRAM).encode("utf-8")
        felt = {
            "Type": pdfdoc.PDFName("Metadata"),
            "Subtype": pdfdoc.PDFName("XML"),
            "Length": len(data),
        }
        hode = pdfdoc.PDFDictionary(felt).format(document)
        return hode + b"\nstream\n" + data + b"\nendstream\n"


@cache
def _rett_reportlab() -> None:
    """Mend two things in what ReportLab writes, for every file of this process."""
    pdfdoc.PDFStream.format = _med_linjeslutt(pdfdoc.PDFStream.format)  # pyright: ignore
    ttfonts.makeToUnicodeCMap = _tegnkart


def _med_linjeslutt(skriv: Callable[[Any, Any], bytes]) -> Callable[[Any, Any], bytes]:
    def skriv_strom(strom: Dokument, document: Dokument) -> bytes:
        slutt = b"endstream\n"
        # Two bytes: after data that ends in a carriage return, a line feed alone reads as one with it.
        return skriv(strom, document).removesuffix(slutt) + b"\r\n" + slutt

    return skriv_strom


def _tegnkart(fontname: str, subset: list[int]) -> str:
    """Write which character each slot of a face shows; an empty slot shows none."""
    par = [f"<{plass:02X}> <{tegn:04X}>" for plass, tegn in enumerate(subset) if tegn]
    deler = [par[n : n + 100] for n in range(0, len(par), 100)]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{fontname} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(
                linje
                for del_ in deler
                for linje in (f"{len(del_)} beginbfchar", *del_, "endbfchar")
            ),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        )
    )
