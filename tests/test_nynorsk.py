"""Nynorsk is nynorsk: no word that only bokmål has, in the interface, the content or Qt's words."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from desktop.views import qtord

KUN_BOKMAL = re.compile(
    r"\b("
    "ikke|jeg|meg selv|hva|hvem|hvordan|hvor|hvorfor|hvilke[nt]?|noen|noe|mye|mer|flere|hun|dere|deres|"
    "fra|selv|bare|hvis|gjøre|gjør|gjøres|kommer|vært|være|sier|navn(et|ene)?|velg|velger|åpne[rst]?|"
    "åpnet|lukket|leder(en|ne|es)?|ansatt(e|es)?|arbeidsgiver(en)?|arbeidstaker(en)?|syk(e|t)?|sykmeld\\w+|"
    "sykefravær\\w*|egenmelding\\w*|måned(en|er|ene)?|uke(n|r|ne)|uka|ennå|mens|sammen|øverst|nederst|hver|"
    "hvert|annen|annet|noensinne|lagres|skrives|slettes|vises|brukes|leses|hentes|endres|legges|trenger|"
    "trengs|fortsatt|hjemme|hjem|skole\\w*|bolig|følelse\\w*|spørsmålene|ordene|dagene|"
    "oppgavene|tatt|lest|skrevet|blitt|funnet|hvilken|maskinen|mappen|filen|linjen|"
    "siden|uten|begynn(er|e)?|begynte|høyere|ønsker|enhet(en|er|ene)?|vei(en|er|ene)?|"
    "\\w+lighet(en|er)?|\\w+somhet(en)?|mulighet\\w*|muligens|forskjellig\\w*|påbegynt|"
    "opptatt|fremover|frem|ganger|lenke|arbeidstiden|stillingen|timene"
    r")\b",
    re.IGNORECASE,
)
NN = re.compile(r'^(?P<navn>[\w.-]*?)\.?nn = "(?P<tekst>(?:[^"\\]|\\.)*)"', re.MULTILINE)


def ord_i(tekst):
    """Return a text without the fields and mnemonics of the interface."""
    return re.sub(r"\{[^}]*\}|\[[^\]]*\]", " ", tekst).replace("&", "")


def grensesnitt():
    with Path("desktop/resources/i18n/nn/desktop.po").open("rb") as file:
        for melding in read_po(file):
            strenger = melding.string if isinstance(melding.string, tuple) else (melding.string,)
            if melding.id:
                yield from ((str(melding.id), str(s)) for s in strenger)


def innhold():
    for fil in sorted(Path("desktop/resources/content").glob("*.toml")):
        for treff in NN.finditer(fil.read_text("utf-8")):
            if not treff["navn"].startswith("nav_"):  # the names NAV's own form has
                yield fil.name, treff["tekst"]


def qt():
    for _sammenheng, kilde, ord_ in qtord.ord_("nn"):
        yield kilde, ord_


@pytest.mark.parametrize("kilde", [grensesnitt, innhold, qt])
def test_no_word_of_bokmal_only(kilde):
    alle = list(kilde())
    assert len(alle) > 100
    funnet = [
        (treff[0], tekst) for _hvor, tekst in alle for treff in KUN_BOKMAL.finditer(ord_i(tekst))
    ]
    assert funnet == []


def test_the_examples_in_nynorsk_have_none_either():
    for fil in sorted(Path("desktop/resources/eksempler/nn").iterdir()):
        tekst = fil.read_text("utf-8")
        verdier = re.findall(r'[:=] "((?:[^"\\]|\\.)*)"', tekst)
        koder = re.compile(r"[a-zæøå_]+")  # codes of the format, the same in every language
        funnet = [
            (fil.name, t[0], v)
            for v in verdier
            if not koder.fullmatch(v)
            for t in KUN_BOKMAL.finditer(v)
        ]
        assert funnet == []
