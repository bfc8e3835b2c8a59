"""Files with something in them turned, cut or doubled: a catalogue or a refusal, never a crash."""

import io
import random
import re
import time
import zipfile
from collections import Counter
from collections.abc import Callable

import pytest
from regnearkbygger import ORD, enhet, maler

from desktop.domain.feil import FilAvvistError
from desktop.domain.katalog import Enhet
from desktop.feiltekst import regeltekst
from desktop.regneark import fil

BITER = (
    b"", b"\0", b"\xff", b"<", b">", b"&", b'"', b";", b",", b"\n", b"{", b"}", b"[", b"]", b"null",
    b"-1", b"1e999", b"NaN", b"true", b"=1+1", b"A1", b"</row>", b"<c>", b"<!DOCTYPE a>", b"&#0;",
    b"&#xD800;", "\u202e".encode(), "\ufeff".encode(), b"99999999999999999999", b" t=\"e\"", b" t=\"d\"",
    b" s=\"9\"", b" r=\"ZZZZ1\"", b" r=\"0\"", b"PK\x03\x04", b"PK\x05\x06",
)  # fmt: skip

XLSX, MAL_XLSX = fil.skriv(enhet(), ".xlsx", ORD), fil.skriv_maler(maler(), ".xlsx", ORD)
GODE = {
    "xlsx": XLSX,
    "xml": XLSX,
    "csv": fil.skriv(enhet(), ".csv", ORD),
    "json": fil.skriv(enhet(), ".json", ORD),
    "mal-xml": MAL_XLSX,
    "mal-csv": fil.skriv_maler(maler(), ".csv", ORD),
    "mal-json": fil.skriv_maler(maler(), ".json", ORD),
}


def bytt(data: bytes, trekk: random.Random) -> bytes:
    """Do one to four small things to some bytes."""
    for _ in range(trekk.randint(1, 4)):
        n = trekk.randrange(len(data) + 1)
        m = min(len(data), n + trekk.choice((0, 1, 1, 2, 8, 100)))
        data = trekk.choice(
            (
                lambda d, n, m: d[:n] + trekk.choice(BITER) + d[m:],
                lambda d, n, m: d[:n] + trekk.randbytes(m - n) + d[m:],
                lambda d, n, m: d[:m] + d[n:],
                lambda d, n, _: d[:n] if trekk.random() < 0.2 else d,
            )
        )(data, n, m)
    return data


def bytt_merke(data: bytes, trekk: random.Random) -> bytes:
    """Put one attribute, tag or text of XML in place of another."""
    treff = list(re.finditer(rb'"[^"<>]*"|<[^>]*>|>[^<]+<', data))
    if len(treff) < 2:
        return bytt(data, trekk)
    en, to = trekk.choice(treff), trekk.choice(treff)
    return data[: en.start()] + trekk.choice((to[0], b'""', b"<a/>", b"")) + data[en.end() :]


def bytt_xml(data: bytes, trekk: random.Random) -> bytes:
    """Change a part of a workbook, and pack it as well as before."""
    ut = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as inn, zipfile.ZipFile(ut, "w", 8) as til:
        valgt = trekk.choice(inn.namelist())
        for navn in inn.namelist():
            del_ = inn.read(navn)
            if navn == valgt:
                if trekk.random() < 0.05:
                    continue
                del_ = trekk.choice((bytt, bytt_merke))(del_, trekk)
            til.writestr(navn, del_)
    return ut.getvalue()


def les(slag: str, data: bytes) -> Enhet | object:
    return fil.les_maler(data, ORD) if slag.startswith("mal") else fil.les(data, "x", ORD)


@pytest.mark.parametrize("antall", [300, pytest.param(20_000, marks=pytest.mark.lang)])
def test_mutated_files_are_read_or_refused_and_nothing_else(antall: int) -> None:
    trekk = random.Random(44)
    endre: Callable[[bytes, random.Random], bytes]
    utfall: Counter[str] = Counter()
    lengst = 0.0
    for n in range(antall):
        slag = trekk.choice(list(GODE))
        endre = bytt_xml if slag.endswith("xml") else bytt
        data = endre(GODE[slag], trekk)
        start = time.process_time()
        try:
            lest = les(slag, data)
        except FilAvvistError as error:
            utfall["refused"] += all(regeltekst(f) for f in error.feil)
        except Exception as error:  # so that it can be found again
            pytest.fail(f"number {n}, {slag}: {error!r}")
        else:
            utfall["read"] += 1
            if isinstance(lest, Enhet):  # what is read can be written and read again
                assert fil.les(fil.skriv(lest, ".csv", ORD), "x", ORD).muligheter == lest.muligheter
        lengst = max(lengst, time.process_time() - start)
    print(f"{antall} files: {dict(utfall)}, the longest took {lengst:.2f} s of its own time")
    assert utfall.total() == antall
    assert min(utfall["read"], utfall["refused"]) > antall / 20
    assert lengst < 1
