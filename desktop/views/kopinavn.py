"""What tells one backup from another in a list: when it was made, where it is, and what is in it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.i18n import _, format_date, format_time, format_weekday, ngettext

if TYPE_CHECKING:
    from desktop.state.sikkerhet_state import Innsyn


def kopitidspunkt(nar: datetime, alle: Iterable[datetime]) -> str:
    """Write when a backup was made, with the seconds when another in the list is as close as that."""
    her = nar.astimezone()
    minutt = nar.replace(second=0, microsecond=0)
    tett = any(a != nar and a.replace(second=0, microsecond=0) == minutt for a in alle)
    klokka = format_time(her.time(), sekunder=tett)
    dag, i_dag = her.date(), datetime.now().astimezone().date()
    if dag == i_dag:
        tekst = _("I dag, {dato} kl. {tid}")
    elif dag == i_dag - timedelta(days=1):
        tekst = _("I går, {dato} kl. {tid}")
    else:
        return _("{dato} kl. {tid}").format(dato=_stor(format_weekday(dag)), tid=klokka)
    return tekst.format(dato=format_date(dag), tid=klokka)


def kopisted(fil: Path, *, her: bool) -> str:
    """Write which folder a backup is in."""
    return _("på denne maskinen") if her else _("i mappen {mappe}").format(mappe=fil.parent)


def kopiinnhold(innsyn: "Innsyn") -> str:
    """Write what is in a backup, as counts."""
    deler = (
        (innsyn.utkast, ngettext("{n} påbegynt samtale", "{n} påbegynte samtaler", innsyn.utkast)),
        (innsyn.samtaler, ngettext("{n} hel samtale", "{n} hele samtaler", innsyn.samtaler)),
        (innsyn.avtaler, ngettext("{n} avtale", "{n} avtaler", innsyn.avtaler)),
    )
    innhold = ", ".join(tekst.format(n=n) for n, tekst in deler if n)
    return innhold or _("ingen samtaler ennå")


def _stor(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
