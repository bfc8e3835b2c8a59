"""Dates, times and numbers are written as the language writes them, and by Babel."""

import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.i18n import (
    format_date,
    format_number,
    format_percent,
    format_period,
    format_time,
    format_weekday,
    ngettext,
    set_language,
)


@pytest.mark.parametrize(
    ("sprak", "klokka", "tall", "prosent", "dato"),
    [
        ("nb", "14.05", "22,5", "125\u00a0%", "2. mars 2026"),
        ("nn", "14.05", "22,5", "125\u00a0%", "2. mars 2026"),
        ("en", "14:05", "22.5", "125%", "2 March 2026"),
    ],
)
def test_each_language_has_its_own_way(sprak, klokka, tall, prosent, dato):
    set_language(sprak)
    assert format_time(datetime(2026, 3, 2, 14, 5, tzinfo=UTC)) == klokka
    assert format_time(time(14, 5)) == klokka
    assert format_number(Decimal("22.50")) == tall
    assert format_percent(125) == prosent
    assert format_date(date(2026, 3, 2)) == dato


def test_a_number_is_rounded_half_up_and_never_grouped():
    tall = ("0.005", "0.004", "-0.001", "37.50", "1200", "2.675")
    assert [format_number(Decimal(t), "nb") for t in tall] == [
        "0,01",
        "0",
        "0",
        "37,5",
        "1200",
        "2,68",
    ]


def test_names_of_days_and_months_follow_the_language():
    dag = date(2026, 3, 3)
    assert [format_weekday(dag, s) for s in ("nb", "nn", "en")] == [
        "tirsdag 3. mars 2026",
        "tysdag 3. mars 2026",
        "Tuesday, 3 March 2026",
    ]
    assert format_period(dag, date(2026, 3, 15), "nn") == "3.–15. mars 2026"


@pytest.mark.parametrize(
    ("sprak", "en", "to"),
    [
        ("nb", "1 samtale er slettet.", "2 samtaler er slettet."),
        ("nn", "1 samtale er sletta.", "2 samtalar er sletta."),
        ("en", "1 talk is erased.", "2 talks are erased."),
    ],
)
def test_one_is_not_said_as_many(sprak, en, to):
    set_language(sprak)
    skrevet = [
        ngettext("{n} samtale er slettet.", "{n} samtaler er slettet.", n).format(n=n)
        for n in (1, 2)
    ]
    assert skrevet == [en, to]
    assert ngettext("{n} samtale er slettet.", "{n} samtaler er slettet.", 0) != ngettext(
        "{n} samtale er slettet.", "{n} samtaler er slettet.", 1
    )


def test_no_date_time_or_number_is_written_by_hand():
    """Only in i18n; logs, file names and the file format have forms of their own."""
    egne = {"i18n.py", "kalender.py", "log.py", "kopier.py", "tilside.py"}
    for_hand = re.compile(r"strftime|:%[dHBmY]|str\(float|:\.\d+f\}|:,\}|locale\.format")
    filer = [f for f in Path("desktop").rglob("*.py") if f.name not in egne]
    assert [str(f) for f in filer if for_hand.search(f.read_text("utf-8"))] == []
