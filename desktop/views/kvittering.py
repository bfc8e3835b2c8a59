"""The receipt of an erasure in words: counts and folders, and nothing of what was erased."""

from typing import Any

from desktop.i18n import _, ngettext


def kvitteringstekst(kvittering: Any) -> str:  # noqa: ANN401 - Kvittering, known to state
    """Return what was erased, where, and what waits."""
    return " ".join(filter(None, (_samtaler(kvittering), _kopier(kvittering), _venter(kvittering))))


def slettes_senere() -> str:
    """Return what happens to something that is to be erased when the erasing was stopped."""
    return _("Slettingen gjøres ferdig neste gang du åpner Dialogarket.")


def _samtaler(kvittering: Any) -> str:  # noqa: ANN401
    n = kvittering.samtaler
    return ngettext("{n} samtale er slettet.", "{n} samtaler er slettet.", n).format(n=n)


def _kopier(kvittering: Any) -> str:  # noqa: ANN401
    deler: list[str] = []
    if n := kvittering.kopier:
        tekst = ngettext(
            "{n} sikkerhetskopi er skrevet på nytt uten dem.",
            "{n} sikkerhetskopier er skrevet på nytt uten dem.",
            n,
        )
        deler.append(tekst.format(n=n))
    if n := kvittering.fjernet:
        tekst = ngettext(
            "{n} skadet fil er fjernet helt, siden ingen kan se hva som er i den.",
            "{n} skadede filer er fjernet helt, siden ingen kan se hva som er i dem.",
            n,
        )
        deler.append(tekst.format(n=n))
    return " ".join(deler)


def _venter(kvittering: Any) -> str:  # noqa: ANN401
    if not kvittering.venter:
        return ""
    tekst = _("Disse mappene kunne ikke nås nå, og ryddes når de er der igjen: {mapper}.")
    return tekst.format(mapper=", ".join(kvittering.venter))
