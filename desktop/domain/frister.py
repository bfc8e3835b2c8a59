"""The stops of the follow-up of a sick-listed employee (rules.md 1.10, checked 2026-11-24)."""

from datetime import date, timedelta
from typing import Literal

import msgspec

Gjelder = Literal["alle", "hel", "praksis"]
KONTROLLERT = date(2026, 11, 24)


class Frist(msgspec.Struct, frozen=True):
    """One stop.

    Attributes:
        id: A word for it.
        uke: Week of the sick leave.
        dato: The last day of that week.
        hjemmel: Paragraph, or where the practice is described.
        gjelder: ``hel`` is automatic only when away altogether; ``praksis`` is no statute.
        kontrollert: The day the rule was checked.
    """

    id: str
    uke: int
    dato: date
    hjemmel: str
    gjelder: Gjelder
    kontrollert: date = KONTROLLERT


_STOPP: tuple[tuple[str, int, str, Gjelder], ...] = (
    ("oppfolgingsplan", 4, "aml. § 4-6 tredje ledd", "alle"),
    ("dialogmote-1", 7, "aml. § 4-6 fjerde ledd", "hel"),
    ("aktivitet", 8, "ftrl. § 8-8 andre ledd", "alle"),
    ("dialogmote-2", 26, "ftrl. § 8-7 a andre ledd", "alle"),
    ("brev-uke-39", 39, "NAVs praksis", "praksis"),
    ("maks", 52, "ftrl. § 8-12", "alle"),
)


def frister(forste_dag: date) -> list[Frist]:
    """Return the stops; week n falls on ``forste_dag`` + 7n − 1 days."""
    return [
        Frist(id_, uke, forste_dag + timedelta(days=7 * uke - 1), hjemmel, gjelder)
        for id_, uke, hjemmel, gjelder in _STOPP
    ]
