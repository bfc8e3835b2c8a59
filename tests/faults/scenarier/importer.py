"""Import a catalogue of two thousand possibilities in place of another, after a backup of that."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop import content
from desktop.domain.katalog import Enhet, Katalog, Katalogmulighet, med_enhet
from desktop.domain.katalog_fil import les_katalog, skriv_katalog
from desktop.regneark import fil
from desktop.storage import kopier, nokler
from desktop.storage.hvelv import Hvelv
from scenarier import PASSORD, Say, check_vault, make

NAVN, FILA = "katalog", "enhet.json"


def prepare(mappe: Path) -> None:
    (mappe.parent / "said").write_text("\n".join(make(mappe, 10)))
    (mappe.parent / FILA).write_bytes(fil.skriv(unit("ny", 2000), ".json", content.katalogord()))
    hvelv = Hvelv.apne(mappe, PASSORD)
    hvelv.verdier.set(NAVN, skriv_katalog(Katalog("lia", (unit("gammel", 500),))))
    hvelv.lukk(kopi=False)


def run(mappe: Path, say: Say) -> None:
    hvelv = Hvelv.apne(mappe, PASSORD)
    katalog = les_katalog(hvelv.verdier.get(NAVN) or b"")
    data = (mappe.parent / FILA).read_bytes()
    enhet = fil.les(data, FILA, content.katalogord())
    say("read")
    na = datetime.now(UTC) - timedelta(minutes=1)
    hvelv.sett_med_kopi(NAVN, skriv_katalog(med_enhet(katalog, enhet)), na)
    say("imported")
    hvelv.lukk()


def check(mappe: Path, said: Sequence[str]) -> None:
    """The catalogue is the one before or the one after, and after it there is a backup of before."""
    hvelv = Hvelv.apne(mappe, PASSORD)
    enhet = les_katalog(hvelv.verdier.get(NAVN) or b"").enhet
    hvelv.lukk(kopi=False)
    etter = enhet == unit("ny", 2000)
    assert etter or enhet == unit("gammel", 500)
    assert etter or "imported" not in said
    assert not etter or unit("gammel", 500) in backups(mappe)
    check_vault(mappe, (mappe.parent / "said").read_text().split())


def backups(mappe: Path) -> list[Enhet]:
    """Return the unit in each backup."""
    dek = nokler.apne(mappe, PASSORD)
    enheter: list[Enhet] = []
    for kopi in kopier.finn(mappe / kopier.MAPPE):
        with kopier.apnet(kopi.fil, dek, mappe) as database:
            (rad,) = database.execute_sql("SELECT json FROM verdi WHERE navn = ?", (NAVN,))
            enheter.append(les_katalog(bytes(rad[0])).enhet)
    return enheter


def unit(tekst: str, antall: int) -> Enhet:
    """Return a unit that can be recognised by every possibility in it."""
    alle = tuple(Katalogmulighet(f"egen-{n}", f"{tekst} {n}", "sted") for n in range(antall))
    return Enhet("lia", tekst, muligheter=alle)
