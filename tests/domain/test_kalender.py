"""The next samtale in a calendar, read back by a library that knows the format."""

from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest
from icalendar import Calendar

from desktop.domain.kalender import hendelse

NA = datetime(2026, 3, 3, 12, 30, tzinfo=UTC)


def lest(data):
    kalender = Calendar.from_ical(data)
    (en,) = kalender.walk("VEVENT")
    return kalender, en


def test_a_day_without_a_time_is_the_whole_day():
    uid = uuid4()
    kalender, en = lest(hendelse(date(2026, 3, 16), "Samtale", uid=uid, na=NA))
    assert kalender["VERSION"] == "2.0"
    assert "PRODID" in kalender
    assert en.decoded("DTSTART") == date(2026, 3, 16)
    assert en.decoded("DTEND") == date(2026, 3, 17)
    assert en.decoded("DTSTAMP") == NA
    assert en["UID"] == str(uid)
    assert en["SUMMARY"] == "Samtale"
    assert en["CLASS"] == "PRIVATE"


def test_a_chosen_hour_is_the_same_wherever_one_is():
    data = hendelse(date(2026, 3, 16), "Samtale", uid=uuid4(), na=NA, klokka=time(9, 30))
    _, en = lest(data)
    assert en.decoded("DTSTART") == datetime(2026, 3, 16, 9, 30)
    assert en.decoded("DTEND") == datetime(2026, 3, 16, 10, 15)
    assert en.decoded("DTSTART").tzinfo is None


def test_nobody_who_reads_the_calendar_learns_anything():
    _, en = lest(hendelse(date(2026, 3, 16), "Samtale", uid=uuid4(), na=NA))
    assert set(en) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS"}


@pytest.mark.parametrize(
    "tittel",
    ["a,b;c\\d", "linje\nskift", "æøå " * 40, "x" * 300, "Gespräch, čđŋ; " * 12, "🙂" * 60],
)
def test_any_title_comes_back_whole_from_short_lines(tittel):
    data = hendelse(date(2026, 3, 16), tittel, uid=uuid4(), na=NA)
    assert data.endswith(b"END:VCALENDAR\r\n")
    linjer = data.split(b"\r\n")
    assert all(len(linje) <= 75 for linje in linjer)
    assert not any(b"\n" in linje or b"\r" in linje for linje in linjer)
    assert all(linje.decode() is not None for linje in linjer)
    assert str(lest(data)[1]["SUMMARY"]) == tittel
