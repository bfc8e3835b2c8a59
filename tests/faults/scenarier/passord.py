"""Change the passphrase again and again, in the vault and in its backups."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.errors import WrongPassphraseError
from desktop.storage import kopier, nokler
from desktop.storage.hvelv import Hvelv
from scenarier import LETT, NOKKEL, PASSORD, Say, check_vault, make


def prepare(mappe: Path) -> None:
    make(mappe, 3)
    hvelv = Hvelv.apne(mappe, PASSORD)
    for timer in (2, 1):
        hvelv.drift.ta_kopi(datetime.now(UTC) - timedelta(hours=timer))
    hvelv.lukk(kopi=False)


def run(mappe: Path, say: Say) -> None:
    hvelv = Hvelv.apne(mappe, PASSORD)
    gammelt = PASSORD
    for nummer in range(1, 8):
        nytt = f"{PASSORD} {nummer}"
        say(f"begins with {nytt}")
        hvelv.drift.bytt_passord(gammelt, nytt, kost=LETT)
        say(f"opens with {nytt}")
        gammelt = nytt
    hvelv.lukk(kopi=False)


def check(mappe: Path, said: Sequence[str]) -> None:
    """The last passphrase that was said opens it, or the next, and no other; so does the paper."""
    sagt = [PASSORD, *(line.partition(" with ")[2] for line in said if line.startswith("opens"))]
    begynt = [line.partition(" with ")[2] for line in said if line.startswith("begins")]
    opens = [passord for passord in dict.fromkeys([*sagt, *begynt]) if _opens(mappe, passord)]
    assert len(opens) == 1 and opens[0] in (sagt[-1], *begynt[-1:]), opens
    assert nokler.apne(mappe, NOKKEL, "recovery") == nokler.apne(mappe, opens[0])
    for kopi in kopier.finn(mappe / kopier.MAPPE):
        assert len(kopier.nokkelfil_i(kopi.fil).lukk_opp("recovery", NOKKEL)) == 32
    check_vault(mappe, [], opens[0])


def _opens(mappe: Path, passord: str) -> bool:
    try:
        return len(nokler.apne(mappe, passord)) == 32
    except WrongPassphraseError:
        return False
