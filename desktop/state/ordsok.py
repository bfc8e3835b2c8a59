"""Looking for words: the same whatever their case and accents."""

import unicodedata

_FOLD = str.maketrans({"ø": "o", "æ": "ae"})


def fold(tekst: str) -> str:
    """Return a text without case and accents."""
    delt = unicodedata.normalize("NFKD", tekst.casefold().translate(_FOLD))
    return "".join(t for t in delt if not unicodedata.combining(t))


def har(foldet: str, ordene: list[str]) -> bool:
    """Tell whether every word is in a folded text."""
    return all(ord_ in foldet for ord_ in ordene)
