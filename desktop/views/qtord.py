"""Qt's own words in Norwegian: the catalogue beside ours, made into what QTranslator reads.

The translator is Qt's own class, for Qt also asks from the thread that reads folders: Python
would have to be waited for there, by somebody who may be waiting for that thread.
"""

import struct
import tomllib
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.domain.tekst import Sprak
from desktop.paths import resource

_NAVN = "qtord"  # of the translator in use, to find it again
_LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}
# The format of a .qm file (qtranslator.cpp): a mark, then sections of a kind, a length and bytes.
_MERKE = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHER, _TEKSTER = 0x42, 0x69
_SLUTT, _OVERSETTELSE, _KILDE, _SAMMENHENG, _MERKNAD = 1, 3, 6, 7, 8


def bruk(app: QApplication, sprak: Sprak) -> None:
    """Let Qt speak a language: its own words, names of months, signs in numbers."""
    for gammel in app.findChildren(QTranslator, _NAVN):
        app.removeTranslator(gammel)
        gammel.deleteLater()
    QLocale.setDefault(QLocale(_LOCALES[sprak]))
    if sprak == "en":  # what Qt says by itself
        return
    ny = QTranslator(app)
    ny.setObjectName(_NAVN)
    ny.load(katalog(sprak))  # not copied by Qt: the cache keeps it
    app.installTranslator(ny)


def ord_(sprak: Sprak) -> Iterator[tuple[str, str, str]]:
    """Yield context, Qt's text and ours."""
    alle = tomllib.loads(resource("i18n", "qtbase.toml").read_text("utf-8"))
    for sammenhenger, tekster in alle.items():
        for sammenheng in sammenhenger.split():
            for kilde, pa in tekster.items():
                yield sammenheng, kilde, pa[sprak]


@cache
def katalog(sprak: Sprak) -> bytes:
    """Return the catalogue of a language as the bytes of a .qm file."""
    tekster = bytearray()
    hasher: list[tuple[int, int]] = []
    for sammenheng, kilde, oversatt in ord_(sprak):
        hasher.append((_hash(kilde.encode()), len(tekster)))
        tekster += _felt(_OVERSETTELSE, oversatt.encode("utf-16-be"))
        tekster += _felt(_MERKNAD, b"")
        tekster += _felt(_KILDE, kilde.encode())
        tekster += _felt(_SAMMENHENG, sammenheng.encode())
        tekster += bytes((_SLUTT,))
    rader = b"".join(struct.pack(">II", *rad) for rad in sorted(hasher))
    return _MERKE + _felt(_HASHER, rader) + _felt(_TEKSTER, bytes(tekster))


def _felt(slag: int, data: bytes) -> bytes:
    return struct.pack(">BI", slag, len(data)) + data


def _hash(data: bytes) -> int:
    """Return the hash Qt looks a text up by: that of ELF symbol tables."""
    h = 0
    for byte in data:
        h = (h << 4) + byte
        g = h & 0xF0000000
        h = (h ^ (g >> 24)) & ~g & 0xFFFFFFFF
    return h or 1
