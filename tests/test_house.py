"""The rules of the house that no linter knows."""

import ast
import re
import string
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from importlinter import cli

SOURCES = sorted(Path("desktop").rglob("*.py"))
SHIPPED = [p for p in Path().rglob("*") if p.suffix in {".py", ".toml", ".md", ".po", ".qss"}]
KEYWORDS = {"_": None, "ngettext": (1, 2)}
TEXTS = [
    found[2] for found in extract_from_dir("desktop", [("**.py", "python")], keywords=KEYWORDS)
]
I18N = Path("desktop/resources/i18n")


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_imports_point_down():
    assert cli.lint_imports() == 0


@pytest.mark.parametrize("word", ["setStyleSheet", "processEvents", ".exec("])
def test_words_that_have_one_home(word):
    homes = {"theme.py", "feil_dialog.py", "oppstart.py"}
    assert [p for p in SOURCES if word in p.read_text("utf-8") and p.name not in homes] == []


def test_no_broad_except():
    caught = [
        f"{path}:{node.lineno}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) == "Exception")
    ]
    assert caught == []


def test_live_database_is_only_touched_through_sqlite():
    pattern = re.compile(r"open\([^)]*vault|shutil\.copy")
    assert [p for p in SOURCES if pattern.search(p.read_text("utf-8"))] == []


def test_no_machine_paths_or_addresses_in_files():
    pattern = re.compile(
        r"/(root|home|work)/|https?://(?!keepachangelog|json-schema|www\.w3\.org)[\w-]+\."
    )
    files = [p for p in SHIPPED if p.parts[0] in ("desktop", "tests") or len(p.parts) == 1]
    files.remove(Path("tests/test_house.py"))
    assert [str(p) for p in files if pattern.search(p.read_text("utf-8"))] == []


@pytest.mark.parametrize("sprak", ["nn", "en"])
def test_every_text_is_translated_with_its_fields(sprak):
    with (I18N / sprak / "desktop.po").open("rb") as file:
        catalogue = read_po(file)
    wrong = []
    for text in TEXTS:
        forms = text if isinstance(text, tuple) else (text,)
        message = catalogue[forms[0]]
        strings = message.string if message else ""
        translated = strings if isinstance(strings, tuple | list) else (strings,)
        same = {frozenset(map(str, fields(s))) for s in (*translated, *forms)}
        if not all(translated) or message.fuzzy or len(same) > 1:
            wrong.append(forms[0])
    assert wrong == []


def test_no_text_is_left_over_in_the_catalogues():
    known = {t[0] if isinstance(t, tuple) else t for t in TEXTS}
    for sprak in ("nn", "en"):
        with (I18N / sprak / "desktop.po").open("rb") as file:
            ids = {m.id[0] if isinstance(m.id, tuple) else m.id for m in read_po(file) if m.id}
        assert ids - known == set()


def test_the_english_catalogue_is_in_english():
    """Two catalogues filled in by hand are easily mixed up; English has no æ, ø or å."""
    with (I18N / "en" / "desktop.po").open("rb") as file:
        texts = [m.string for m in read_po(file) if m.id]
    words = re.findall(
        r"\w*[æøåÆØÅ]\w*", " ".join(" ".join(t) if isinstance(t, tuple) else t for t in texts)
    )
    assert set(words) <= {"Bokmål"}


def test_english_is_english_and_not_nynorsk():
    catalogues = {}
    for sprak in ("nn", "en"):
        with (I18N / sprak / "desktop.po").open("rb") as file:
            catalogues[sprak] = {str(m.id): str(m.string) for m in read_po(file) if m.id}
    words = re.compile(r"[a-zæøå]{3,}.*[a-zæøå]{3,}")
    same = [
        text
        for text, english in catalogues["en"].items()
        if english == catalogues["nn"][text] and words.search(english)
    ]
    assert same == []
