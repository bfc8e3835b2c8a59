"""The recovery key: 130 random bits as seven groups of four signs that can be read aloud and typed.

The signs are Crockford's 32: no I, L, O or U, so nothing is taken for something else.  The last two
are a check (the number modulo 1021, a prime), which every single wrong sign and every swap of two
neighbours breaks.
"""

from secrets import choice, randbelow

from desktop.errors import MistypedRecoveryKeyError

GRUPPER, I_GRUPPEN = 7, 4
SKRIVES_TILBAKE = 4

_TEGN = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LIKNER = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BITER, _MODULUS = 130, 1021
_LENGDE = GRUPPER * I_GRUPPEN


def ny() -> str:
    """Return a new key: ``249M-8PAJ-X8XZ-3YMS-BXY5-0S8T-XFM6``."""
    tall = randbelow(2**_BITER)
    return "-".join(_grupper(_skriv(tall, _LENGDE - 2) + _skriv(tall % _MODULUS, 2)))


def tolk(tekst: str) -> str:
    """Return the key as :func:`ny` writes it, whatever the case, the spaces and the look-alikes.

    Raises:
        MistypedRecoveryKeyError: Signs are missing, too many, unknown, or do not fit the check.
    """
    tegn = _rens(tekst)
    if len(tegn) != _LENGDE or any(t not in _TEGN for t in tegn):
        raise MistypedRecoveryKeyError
    if _tall(tegn[:-2]) % _MODULUS != _tall(tegn[-2:]):
        raise MistypedRecoveryKeyError
    return "-".join(_grupper(tegn))


def lik_gruppe(nokkel: str, nummer: int, tekst: str) -> bool:
    """Tell whether a text is one group of a key; ``nummer`` counts from 0."""
    return _rens(tekst) == nokkel.split("-")[nummer]


def trekk_grupper() -> tuple[int, ...]:
    """Draw the groups that are to be typed back, in order, counted from 0."""
    igjen = list(range(GRUPPER))
    while len(igjen) > SKRIVES_TILBAKE:
        igjen.remove(choice(igjen))
    return tuple(igjen)


def _rens(tekst: str) -> str:
    return "".join(t for t in tekst.upper() if t.isalnum()).translate(_LIKNER)


def _grupper(tegn: str) -> list[str]:
    return [tegn[n : n + I_GRUPPEN] for n in range(0, len(tegn), I_GRUPPEN)]


def _skriv(tall: int, lengde: int) -> str:
    return "".join(_TEGN[tall >> 5 * n & 31] for n in reversed(range(lengde)))


def _tall(tegn: str) -> int:
    tall = 0
    for t in tegn:
        tall = tall << 5 | _TEGN.index(t)
    return tall
