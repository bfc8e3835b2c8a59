"""A document of one or more pages as plain data: what it says, not where it stands.

``desktop.pdf.dokument`` lays it out.  Nothing here holds markup; every text is taken as it is.
"""

from typing import Literal

import msgspec

from desktop.domain.tekst import Sprak

Tegn = Literal["kan", "tilrettelegging", "ikke_na", "vet_ikke"]


class Overskrift(msgspec.Struct, frozen=True):
    """A heading; level 1 once at the top, level 2 in the column to the left, level 3 in the text."""

    tekst: str
    niva: Literal[1, 2, 3] = 2


class Avsnitt(msgspec.Struct, frozen=True):
    """A paragraph, which may run on over pages; «bunn» takes the whole width after the sections."""

    tekst: str
    stil: Literal["vanlig", "ingress", "liten", "bunn"] = "vanlig"


class Punktliste(msgspec.Struct, frozen=True):
    """Points, or numbered steps."""

    punkter: tuple[str, ...]
    nummerert: bool = False


class Opplysninger(msgspec.Struct, frozen=True):
    """Rows of a name and what it is: «Dato», «2. mars 2026»."""

    rader: tuple[tuple[str, str], ...]


class Ramme(msgspec.Struct, frozen=True):
    """Paragraphs in a box of their own."""

    avsnitt: tuple[str, ...]


class Kode(msgspec.Struct, frozen=True):
    """A code in large type, in groups to be typed from paper; an empty group is boxes for the pen.

    Attributes:
        grupper: The groups, in order.
        tegn: Boxes in an empty group.
        i_rad: Groups on a line.
    """

    grupper: tuple[str, ...]
    tegn: int = 4
    i_rad: int = 4


class Skrivelinjer(msgspec.Struct, frozen=True):
    """Lines to write on.

    Attributes:
        ledetekster: A few words before the first line; several share the line between them.
        avstand: From line to line in millimetres.
    """

    antall: int
    ledetekster: tuple[str, ...] = ()
    avstand: float = 8.5


class Bokser(msgspec.Struct, frozen=True):
    """Boxes to tick, below each other or beside each other."""

    valg: tuple[str, ...]
    i_rad: bool = False


class Tabell(msgspec.Struct, frozen=True):
    """A table with a heading for each column, which is repeated on every page.

    Attributes:
        hoder: One heading for each column.
        rader: Cells; an empty one is room for the pen.
        bredder: Share of the width for each column; equal when left out.
        radhoyde: Least height of a row in millimetres.
        midtstilt: Columns whose text stands in the middle.
        tegn: A sign above the heading of a column, by its place in ``hoder``.
    """

    hoder: tuple[str, ...]
    rader: tuple[tuple[str, ...], ...]
    bredder: tuple[float, ...] = ()
    radhoyde: float = 0.0
    midtstilt: tuple[int, ...] = ()
    tegn: dict[int, Tegn] = {}


class Kort(msgspec.Struct, frozen=True):
    """A card of A6: where it belongs, what it is called, and what it says.

    Attributes:
        merke: A few words above the title.
        ramme: Sentences that are always said, in a box.
        linjer: Lines to write on.
    """

    merke: str
    tittel: str
    ingress: str = ""
    punkter: tuple[str, ...] = ()
    ramme: tuple[str, ...] = ()
    linjer: int = 0


class Kortark(msgspec.Struct, frozen=True):
    """Cards, four to a page, to be cut apart."""

    kort: tuple[Kort, ...]


class Sideskift(msgspec.Struct, frozen=True):
    """What follows begins a page."""


Blokk = (
    Overskrift
    | Avsnitt
    | Punktliste
    | Opplysninger
    | Ramme
    | Kode
    | Skrivelinjer
    | Bokser
    | Tabell
    | Kortark
    | Sideskift
)


class Dokument(msgspec.Struct, frozen=True, kw_only=True):
    """A document in one language.

    Attributes:
        tittel: Title of the file; what is read at the top is a heading among the blocks.
        bunntekst: A few words at the foot of every page.
        sidetall: «side {n} av {alle}»; empty when the pages are to be cut apart.
        tett: Less room between the sections, for a form that must stay on one page.
    """

    tittel: str
    sprak: Sprak
    blokker: tuple[Blokk, ...]
    bunntekst: str = ""
    sidetall: str = "{n} / {alle}"
    tett: bool = False
