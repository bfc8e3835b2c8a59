"""The next samtale as a calendar entry (RFC 5545) that tells nobody who reads the calendar anything."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

_LINJE = 75  # octets
_VARIGHET = timedelta(minutes=45)


def hendelse(
    dag: date, tittel: str, *, uid: UUID, na: datetime, klokka: time | None = None
) -> bytes:
    """Write one entry without names, places or reminders.

    Args:
        dag: The day.
        tittel: A neutral title.
        uid: A random id.
        na: The time it is made, in UTC.
        klokka: The time of day, the same wherever one is; the whole day when there is none.
    """
    linjer = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Dialogarket//NONSGML Dialogarket//NO",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{na:%Y%m%dT%H%M%SZ}",
        *_tid(dag, klokka),
        f"SUMMARY:{_tekst(tittel)}",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{del_}\r\n" for linje in linjer for del_ in _brettet(linje)).encode()


def _tid(dag: date, klokka: time | None) -> tuple[str, str]:
    if klokka is None:
        neste = dag + timedelta(days=1)
        return f"DTSTART;VALUE=DATE:{dag:%Y%m%d}", f"DTEND;VALUE=DATE:{neste:%Y%m%d}"
    fra = datetime.combine(dag, klokka)
    return f"DTSTART:{fra:%Y%m%dT%H%M%S}", f"DTEND:{fra + _VARIGHET:%Y%m%dT%H%M%S}"


def _tekst(tekst: str) -> str:
    for tegn, rommet in (
        ("\\", "\\\\"),
        (";", "\\;"),
        (",", "\\,"),
        ("\r\n", "\\n"),
        ("\n", "\\n"),
    ):
        tekst = tekst.replace(tegn, rommet)
    return tekst


def _brettet(linje: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 octets, never breaking a character."""
    del_, fylt = "", 0
    for tegn in linje:
        oktetter = len(tegn.encode())
        if fylt + oktetter > _LINJE:
            yield del_
            del_, fylt = " ", 1
        del_ += tegn
        fylt += oktetter
    yield del_
