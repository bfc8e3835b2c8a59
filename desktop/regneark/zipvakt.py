"""Weigh a zip file before anything of it is unpacked (security.md 5.2)."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable

from desktop.domain.feil import Feil, FilAvvistError
from desktop.domain.streng_json import MAKS_BYTES

MAKS_UTPAKKET = 50_000_000
MAKS_DELER = 200
MAKS_FORHOLD = 100
MAKS_ELEMENTER = 400_000  # tags in sheets and texts: each costs time
MAKS_ANDRE = 20_000  # tags of everything else: each costs far more

_PAKKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_KRYPTERT = 0x1
_CELLER = re.compile(rb"</?(?:\w+:)?(?:c|v|row|t|is|si)(?=[\s/>])")

# What a zip or an XML file that is broken can make the libraries say.
UGYLDIG: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)


def vei(data: bytes) -> None:
    """Let a zip file through only if it is small enough and is what it says.

    Raises:
        FilAvvistError: It is too big, packed too tightly, in too many parts, or damaged.
    """
    if len(data) > MAKS_BYTES:
        raise FilAvvistError(Feil("", "for_stor"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
            if not katalogen_er_trygg(arkiv.infolist()):
                raise FilAvvistError(Feil("", "utrygg_zip"))
            _vei_innholdet(arkiv)
    except UGYLDIG:
        raise FilAvvistError(Feil("", "ikke_xlsx")) from None


def katalogen_er_trygg(deler: list[zipfile.ZipInfo]) -> bool:
    """Tell whether what the directory of a zip file says of its parts is safe to unpack."""
    if len(deler) > MAKS_DELER or sum(d.file_size for d in deler) > MAKS_UTPAKKET:
        return False
    if len({d.filename.casefold() for d in deler}) < len(deler):
        return False
    return all(map(_delen_er_trygg, deler))


def _delen_er_trygg(del_: zipfile.ZipInfo) -> bool:
    navn = del_.orig_filename
    if ".." in navn or navn.startswith("/") or any(t in navn for t in ":\\\0"):
        return False
    if del_.flag_bits & _KRYPTERT or del_.compress_type not in _PAKKING:
        return False
    return del_.file_size <= MAKS_FORHOLD * max(del_.compress_size, 1)


def _vei_innholdet(arkiv: zipfile.ZipFile) -> None:
    """Count the tags of every part; what a directory lies about stops here on its checksum."""
    alle = andre = 0
    for navn in _xml(arkiv.namelist()):
        del_ = arkiv.read(navn)
        n = del_.count(b"<")
        if n:
            alle += n
            andre += n - sum(1 for _ in _CELLER.finditer(del_))
        if alle > MAKS_ELEMENTER or andre > MAKS_ANDRE:
            raise FilAvvistError(Feil("", "for_mange_deler"))


def _xml(navn: Iterable[str]) -> list[str]:
    return [n for n in navn if not n.endswith("/")]
