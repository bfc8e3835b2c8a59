"""Make one backup after another, each with one more samtale in it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.storage import kopier, nokler
from desktop.storage.hvelv import Hvelv
from scenarier import PASSORD, Say, check_vault, make, save


def prepare(mappe: Path) -> None:
    make(mappe, 10)


def run(mappe: Path, say: Say) -> None:
    hvelv = Hvelv.apne(mappe, PASSORD)
    for minutt in range(8):
        say(save(hvelv))
        tatt = hvelv.drift.ta_kopi(datetime.now(UTC) - timedelta(minutes=60 - minutt))
        assert tatt.kopi is not None
        say(f"backup {tatt.kopi.fil.name}")
    hvelv.lukk()


def check(mappe: Path, said: Sequence[str]) -> None:
    """Each backup that was said is there, each that is there is whole, and holds its time."""
    sted = mappe / kopier.MAPPE
    dek = nokler.apne(mappe, PASSORD)
    i_kopien = {kopi.fil.name: ids(kopi.fil, dek, mappe) for kopi in kopier.finn(sted)}
    for nummer, line in enumerate(said):
        if line.startswith("backup "):
            for_ = {lin[1:] for lin in said[:nummer] if lin[0] == "+"}
            etter = {lin[1:] for lin in said[nummer:] if lin[0] == "+"}
            fant = i_kopien.get(line.removeprefix("backup "))
            assert fant is not None, "a backup that was said is lost"
            assert for_ <= fant and not etter & fant
    check_vault(mappe, said)
    rester = [sti.name for sti in mappe.rglob(".*")]
    assert rester == [], "opening has swept"


def ids(kopi: Path, dek: bytes, mappe: Path) -> set[str]:
    """Return the ids in a backup, each with its own text, after a full check."""
    kopier.prov(kopi, dek, mappe)
    with kopier.apnet(kopi, dek, mappe) as database:
        rader = database.execute_sql("SELECT id, dokument FROM samtale").fetchall()
    assert all(id_[:8].encode() in bytes(dokument) for id_, dokument in rader)
    return {id_ for id_, _ in rader}
