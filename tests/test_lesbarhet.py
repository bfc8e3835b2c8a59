"""How easy the texts are to read: LIX of prompts and help, and words the samtale does not use.

LIX is words to a sentence plus the percentage of words of more than six letters.  Under 30 is very
easy, 40 is a newspaper.  «pytest -s tests/test_lesbarhet.py» shows the figures.
"""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

from desktop import content
from desktop.domain.tekst import SPRAK

MAL = 35
VIEWS = Path("desktop/views")


def lix(tekster):
    """Return the LIX of some texts, each of which ends a sentence."""
    samlet = " ".join(t if re.search(r"[.!?:…»”]\s*$", t) else f"{t}." for t in tekster)
    ord_ = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", samlet)
    setninger = [s for s in re.split(r"[.!?:…]+(?:\s|[»”]|$)", samlet) if re.search(r"\w", s)]
    lange = [o for o in ord_ if len(o) > 6]
    return len(ord_) / len(setninger) + 100 * len(lange) / len(ord_)


def i(sprak, tekster):
    return [t.i(sprak) for t in tekster]


def prompter(sprak):
    return i(sprak, (p for del_ in (*content.faser(), *content.spor()) for p in del_.prompt))


def faser(sprak):
    return i(
        sprak, (t for f in content.faser() for t in (f.formal, f.skjerm, f.skrives, f.skrives_ikke))
    )


def veier(sprak):
    felter = ("passer", "hvem_avgjor", "for_ansatt", "for_leder", "for_lege", "sier")
    return i(sprak, (getattr(v, f) for v in content.veier() for f in felter))


def hjelp(sprak):
    from desktop.i18n import oversett

    tekster = [
        str(funnet[1])
        for funnet in extract_from_file("python", str(VIEWS / "om_view.py"), keywords={"_": None})
    ]
    return [oversett(t, sprak) for t in tekster]


DELER = {"spørsmålene": prompter, "fasene": faser, "veiene": veier, "hjelpen": hjelp}


@pytest.mark.parametrize("sprak", SPRAK)
@pytest.mark.parametrize("navn", DELER)
def test_the_texts_are_easy_to_read(navn, sprak):
    tekster = DELER[navn](sprak)
    tall = lix(tekster)
    verst = sorted(tekster, key=lambda t: -lix([t]))[:3]
    print(f"LIX {sprak} {navn}: {tall:.1f}")
    assert tall <= MAL, verst


def test_lix_counts_as_it_is_defined():
    assert lix(["En to tre fire."]) == 4
    assert lix(["En to tre lengstord."]) == 4 + 25
    assert lix(["En to.", "Tre fire"]) == 2


@pytest.mark.parametrize("sprak", SPRAK)
def test_the_samtale_never_speaks_of_sick_absence(sprak):
    samtalen = [*prompter(sprak), *faser(sprak), *i(sprak, content.bekreftelser())]
    samtalen += i(sprak, (t for f in content.faser() for t in (f.navn, *f.si_gjerne)))
    samtalen += i(sprak, (i_.tekst for i_ in content.invitasjoner()))
    samtalen += i(sprak, (t for v in content.veier() for t in (v.navn, v.passer, v.for_ansatt)))
    ord_ = re.compile(r"sykefravær|sjukefråvær|sickness absence|restarbeidsevne|møteplikt", re.I)
    assert [t for t in samtalen if ord_.search(t)] == []


def test_the_interface_never_speaks_of_sick_absence_either():
    for fil in sorted(VIEWS.glob("*.py")):
        assert not re.search(r"sykefravær", fil.read_text("utf-8"), re.I), fil
