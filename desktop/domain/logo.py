"""A logo from a file that comes from anywhere: PNG only, small, and without what does not show."""

import struct
import zlib
from collections.abc import Iterator

from desktop.domain.feil import Feil, FilAvvistError

MAKS_LOGO = 300_000
MAKS_SIDE = 1200  # pixels; a small file may claim to be as large as a wall
_MERKE = b"\x89PNG\r\n\x1a\n"
_DYBDER = frozenset(
    {(0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (2, 8), (2, 16)}
    | {(3, 1), (3, 2), (3, 4), (3, 8), (4, 8), (4, 16), (6, 8), (6, 16)}
)
_PALETT, _MEST_FILTER = 3, 4
_KANALER = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def ren_png(data: bytes) -> bytes:
    """Return a PNG picture without texts, profiles and everything else that does not show.

    Raises:
        FilAvvistError: It is too big, no PNG, or damaged.
    """
    if len(data) > MAKS_LOGO:
        raise FilAvvistError(Feil("", "for_stor_del", {"kb": str(MAKS_LOGO // 1000)}))
    biter = list(_biter(data))
    slag = [navn for navn, _innhold in biter]
    if slag[:1] != [b"IHDR"] or slag[-1:] != [b"IEND"]:
        raise FilAvvistError(Feil("", "ikke_png"))
    deler = {navn: b"".join(i for n, i in biter if n == navn) for navn in slag}
    farge = _se_pa_bildet(deler[b"IHDR"], deler.get(b"IDAT", b""))
    vises = [b"IHDR", *_fargedeler(farge, deler), b"IDAT", b"IEND"]
    return _MERKE + b"".join(_bit(navn, deler[navn]) for navn in vises)


def _biter(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Return the chunks of a PNG, each with the checksum it says that it has."""
    if not data.startswith(_MERKE):
        raise FilAvvistError(Feil("", "ikke_png"))
    plass = len(_MERKE)
    while plass < len(data):
        lengde = int.from_bytes(data[plass : plass + 4], "big")
        slutt = plass + lengde + 12
        navn, innhold = data[plass + 4 : plass + 8], data[plass + 8 : slutt - 4]
        if slutt > len(data) or data[plass:slutt] != _bit(navn, innhold):
            raise FilAvvistError(Feil("", "ikke_png"))
        yield navn, innhold
        plass = slutt


def _bit(navn: bytes, innhold: bytes) -> bytes:
    sum_ = zlib.crc32(navn + innhold)
    return struct.pack(">I", len(innhold)) + navn + innhold + struct.pack(">I", sum_)


def _se_pa_bildet(hode: bytes, punkter: bytes) -> int:
    """Return the kind of colour; refuse a size no logo has, and points the size does not need."""
    if len(hode) != 13:
        raise FilAvvistError(Feil("", "ikke_png"))
    bredde, hoyde, dybde, farge, *resten = struct.unpack(">IIBBBBB", hode)
    if not 1 <= bredde <= MAKS_SIDE or not 1 <= hoyde <= MAKS_SIDE:
        raise FilAvvistError(Feil("", "for_stort_bilde", {"mest": str(MAKS_SIDE)}))
    if (farge, dybde) not in _DYBDER or resten != [0, 0, 0]:  # no interlacing
        raise FilAvvistError(Feil("", "ikke_png"))
    rad = 1 + (bredde * dybde * _KANALER[farge] + 7) // 8
    try:
        ut = zlib.decompressobj().decompress(punkter, hoyde * rad + 1)
    except zlib.error:
        raise FilAvvistError(Feil("", "ikke_png")) from None
    if len(ut) != hoyde * rad or max(ut[::rad]) > _MEST_FILTER:
        raise FilAvvistError(Feil("", "ikke_png"))
    return farge


def _fargedeler(farge: int, deler: dict[bytes, bytes]) -> Iterator[bytes]:
    """Return the chunks with the colours, of the kinds of colour that have them."""
    palett, gjennomsiktig = deler.get(b"PLTE", b""), deler.get(b"tRNS", b"")
    if farge == _PALETT:
        if not palett or len(palett) % 3 or len(palett) > 3 * 256:
            raise FilAvvistError(Feil("", "ikke_png"))
        yield b"PLTE"
    mest = {0: 2, 2: 6, _PALETT: len(palett) // 3}.get(farge, 0)
    passer = len(gjennomsiktig) <= mest if farge == _PALETT else len(gjennomsiktig) == mest
    if gjennomsiktig and passer:
        yield b"tRNS"
