"""The language in use: texts, dates and numbers; bokmål in the code, nynorsk and English beside it."""

import gettext as _gettext
import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from io import BytesIO

from desktop.domain.tekst import Sprak, Tekst
from desktop.paths import resource

_LOCALES = {"nb": "nb", "nn": "nn", "en": "en_GB"}
_active: Sprak = "nb"


@cache
def _catalogue(sprak: Sprak) -> _gettext.NullTranslations:
    if sprak == "nb":  # the language of the code
        return _gettext.NullTranslations()
    compiled = resource("i18n", sprak, "desktop.mo")
    if compiled.is_file():
        with compiled.open("rb") as file:
            return _gettext.GNUTranslations(file)
    return _from_source(sprak)


def _from_source(sprak: Sprak) -> _gettext.NullTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with resource("i18n", sprak, "desktop.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=sprak))
    compiled.seek(0)
    return _gettext.GNUTranslations(compiled)


def set_language(sprak: Sprak) -> None:
    """Use another language from the next text on; the window is rebuilt by its owner."""
    global _active
    _active = sprak


def language() -> Sprak:
    """Return the language in use."""
    return _active


def _(text: str) -> str:
    """Translate a text of the interface."""
    return _catalogue(_active).gettext(text)


def oversett(text: str, sprak: Sprak) -> str:
    """Translate a text of the interface into a language that is not the one in use."""
    return _catalogue(sprak).gettext(text)


def ngettext(one: str, many: str, n: int) -> str:
    """Translate a text that depends on a number."""
    return _catalogue(_active).ngettext(one, many, n)


def choose(tekst: Tekst) -> str:
    """Return a text of the content in the language in use."""
    return tekst.i(_active)


def format_date(day: date, sprak: Sprak | None = None) -> str:
    """Write a date in full: «2. mars 2026»."""
    from babel.dates import format_date as write

    return write(day, "long", locale=_locale(sprak))


def format_weekday(day: date, sprak: Sprak | None = None) -> str:
    """Write a date with its weekday: «mandag 2. mars 2026»."""
    from babel.dates import format_date as write

    return write(day, "full", locale=_locale(sprak))


def format_day(day: date, sprak: Sprak | None = None) -> str:
    """Write a date without its year, short: «2. apr.»."""
    from babel.dates import format_skeleton

    return format_skeleton("MMMd", day, locale=_locale(sprak))


def format_period(fom: date, tom: date, sprak: Sprak | None = None) -> str:
    """Write a period with both ends included: «4.–15. mars 2026»."""
    from babel.dates import format_interval

    if fom == tom:
        return format_date(fom, sprak)
    return format_interval(fom, tom, "yMMMMd", locale=_locale(sprak))


def _locale(sprak: Sprak | None) -> str:
    return _LOCALES[sprak or _active]


def format_number(number: Decimal, sprak: Sprak | None = None) -> str:
    """Write a number with at most two decimals, half up: «22,5»."""
    from babel.numbers import format_decimal

    shown = number.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return format_decimal(shown + 0, "0.##", locale=_locale(sprak))  # + 0 turns -0 into 0


def format_percent(number: int, sprak: Sprak | None = None) -> str:
    """Write a percentage: «125 %», with a space that does not break; in English «125%»."""
    from babel.numbers import format_percent as write

    return write(Decimal(number) / 100, locale=_locale(sprak))


def format_time(
    when: datetime | time, sprak: Sprak | None = None, *, sekunder: bool = False
) -> str:
    """Write a time of the day: «14.05», in English «14:05»."""
    from babel.dates import format_time as write

    pattern = "HH:mm:ss" if sekunder else "HH:mm"
    if (sprak or _active) != "en":
        pattern = pattern.replace(":", ".")  # as Språkrådet writes it
    return write(when, pattern, locale=_locale(sprak))


def parse_number(text: str) -> Decimal | None:
    """Read a number as people type it, with comma or point; ``None`` when it is not one."""
    cleaned = text.strip().replace("\u00a0", "").replace(" ", "").replace(",", ".")
    if not cleaned or not cleaned.replace(".", "", 1).isdigit() or not cleaned.isascii():
        return None
    return Decimal(cleaned)


def format_short_date(day: date) -> str:
    """Write a date for a field: «04.03.2026»."""
    return f"{day:%d.%m.%Y}"


def parse_date(text: str, today: date) -> date | None:
    """Read a date as people type it: «4.3», «4.3.26», «4/3 2026», «2026-03-04».

    Without a year the nearest such day is meant.  ``None`` when it is not a date.
    """
    parts = re.findall(r"\d+", text)
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text.strip()):
        return _date(int(parts[0]), int(parts[1]), int(parts[2]))
    if not re.fullmatch(r"[\d\s./,-]+", text) or len(parts) not in (2, 3):
        return None
    if len(parts) == 3:
        year = int(parts[2]) + (2000 if len(parts[2]) <= 2 else 0)
        return _date(year, int(parts[1]), int(parts[0]))
    found = (_date(today.year + n, int(parts[1]), int(parts[0])) for n in (-1, 0, 1))
    return min(filter(None, found), key=lambda day: abs(day - today), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2199 else None
    except ValueError:
        return None
