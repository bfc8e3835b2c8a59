"""A logo: ordinary PNG pictures are taken, and everything else is refused by its bytes alone."""

import struct
import zlib

import pytest

from desktop.domain.feil import FilAvvistError
from desktop.domain.logo import MAKS_LOGO, MAKS_SIDE, ren_png
from desktop.paths import resource

MERKE = b"\x89PNG\r\n\x1a\n"


def bit(navn, innhold=b""):
    return (
        struct.pack(">I", len(innhold))
        + navn
        + innhold
        + struct.pack(">I", zlib.crc32(navn + innhold))
    )


def hode(bredde=2, hoyde=2, dybde=8, farge=2, resten=(0, 0, 0)):
    return bit(b"IHDR", struct.pack(">IIBBBBB", bredde, hoyde, dybde, farge, *resten))


def punkter(rad=b"\0\1\2\3\4\5\6", n=2):
    return bit(b"IDAT", zlib.compress(rad * n))


SLUTT = bit(b"IEND")
PNG = MERKE + hode() + punkter() + SLUTT
PALETT = hode(farge=3)
RAD3 = punkter(b"\0\0\1")


def test_an_ordinary_picture_is_as_it_was():
    assert ren_png(PNG) == PNG
    levert = resource("pakke", "logo.png").read_bytes()
    assert ren_png(levert) == levert


def test_texts_and_profiles_are_left_out():
    med = MERKE + hode() + bit(b"tEXt", b"Author\0Kari") + bit(b"iCCP", b"x") + punkter() + SLUTT
    assert ren_png(med) == PNG


def test_points_in_several_pieces_are_put_together():
    data = zlib.compress(b"\0\1\2\3\4\5\6" * 2)
    delt = MERKE + hode() + bit(b"IDAT", data[:5]) + bit(b"IDAT", data[5:]) + SLUTT
    assert ren_png(delt) == PNG


@pytest.mark.parametrize("alfa", [b"", b"\0", b"\0\1"])
def test_a_palette_with_and_without_what_shows_through(alfa):
    med = bit(b"tRNS", alfa) if alfa else b""
    png = MERKE + PALETT + bit(b"PLTE", b"\1\2\3\4\5\6") + med + RAD3 + SLUTT
    assert ren_png(png) == png


@pytest.mark.parametrize("alfa", [b"\0", b"\0" * 6])
def test_what_shows_through_is_left_out_when_it_does_not_fit(alfa):
    ren = ren_png(MERKE + hode() + bit(b"tRNS", alfa) + punkter() + SLUTT)
    assert (b"tRNS" in ren) is (len(alfa) == 6)


@pytest.mark.parametrize(
    ("data", "regel"),
    [
        (b"", "ikke_png"),
        (b"GIF89a", "ikke_png"),
        (b"<svg xmlns='x'/>", "ikke_png"),
        (PNG[:-1], "ikke_png"),
        (PNG + b"x", "ikke_png"),
        (PNG.replace(b"IDAT", b"IDAX"), "ikke_png"),
        (MERKE + punkter() + SLUTT, "ikke_png"),
        (MERKE + hode() + punkter(), "ikke_png"),
        (MERKE + hode() + SLUTT, "ikke_png"),
        (MERKE + hode() + hode() + punkter() + SLUTT, "ikke_png"),
        (MERKE + bit(b"IHDR", b"x") + punkter() + SLUTT, "ikke_png"),
        (MERKE + hode(bredde=0) + punkter() + SLUTT, "for_stort_bilde"),
        (MERKE + hode(hoyde=0) + punkter() + SLUTT, "for_stort_bilde"),
        (MERKE + hode(bredde=MAKS_SIDE + 1) + punkter() + SLUTT, "for_stort_bilde"),
        (MERKE + hode(hoyde=2**31) + punkter() + SLUTT, "for_stort_bilde"),
        (MERKE + hode(dybde=4) + punkter() + SLUTT, "ikke_png"),
        (MERKE + hode(resten=(0, 0, 1)) + punkter() + SLUTT, "ikke_png"),
        (MERKE + hode() + bit(b"IDAT", b"xxxx") + SLUTT, "ikke_png"),
        (MERKE + hode() + punkter(n=1) + SLUTT, "ikke_png"),
        (MERKE + hode() + punkter(n=99) + SLUTT, "ikke_png"),
        (MERKE + hode() + punkter(b"\5\1\2\3\4\5\6") + SLUTT, "ikke_png"),
        (MERKE + PALETT + RAD3 + SLUTT, "ikke_png"),
        (MERKE + PALETT + bit(b"PLTE", b"1234") + RAD3 + SLUTT, "ikke_png"),
        (MERKE + PALETT + bit(b"PLTE", b"1" * 771) + RAD3 + SLUTT, "ikke_png"),
        (b"x" * (MAKS_LOGO + 1), "for_stor_del"),
    ],
)
def test_what_is_no_logo_is_refused(data, regel):
    with pytest.raises(FilAvvistError) as fanget:
        ren_png(data)
    assert [f.regel for f in fanget.value.feil] == [regel]
