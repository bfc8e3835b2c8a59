"""The page measured against the least ReportLab can do, in the same run; ratios, never a limit."""

import timeit
from io import BytesIO

from builders import eksempel
from reportlab.pdfgen.canvas import Canvas

from desktop.ark import lag_ark
from desktop.content import arkord
from desktop.domain.oppsummering import Oppsummering
from desktop.domain.samtale_fil import les
from desktop.pdf.ark_pdf import bygg, mal

GANGER = 20


def side():
    return lag_ark(Oppsummering.of(les(eksempel("S5").read_bytes())), arkord(), "nb")


def en_linje():
    data = BytesIO()
    canvas = Canvas(data)
    canvas.drawString(72, 720, "Hei")
    canvas.save()
    return data.getvalue()


def grense(funksjon):
    return timeit.timeit(funksjon, number=GANGER) / GANGER


def test_build_against_one_line(benchmark):
    ark = side()
    pdf = benchmark.pedantic(bygg, (ark,), rounds=GANGER, warmup_rounds=2)
    benchmark.extra_info["ratio"] = round(benchmark.stats.stats.median / grense(en_linje), 1)
    assert pdf.startswith(b"%PDF")


def test_measure_against_build(benchmark):
    ark = side()
    maling = benchmark.pedantic(mal, (ark,), rounds=GANGER, warmup_rounds=2)
    forhold = benchmark.stats.stats.median / grense(lambda: bygg(ark))
    benchmark.extra_info["ratio"] = round(forhold, 2)
    assert maling.storrelse
