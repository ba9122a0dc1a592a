"""The word lists keep their form: what reads them relies on it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from pipeline import lang

LISTS = [
    "verbs",
    "verbal_nouns",
    "reporting_verbs",
    "function",
    "nouns",
    "adjectives",
    "common",
    "compounds",
]
FILES = sorted(f for f in lang.ROOT.glob("*/words/*.txt") if f.stem in LISTS)
NAMES = ["agung", "bambang", "budi", "cahya", "dewi", "indah", "joko", "sari", "wijaya"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parts[-3]}-{file.stem}")
def test_list_is_sorted_unique_nfc_and_small(file: Path) -> None:
    first, *entries = file.read_text("utf-8").splitlines()
    assert first.startswith("# ")
    assert entries == sorted(set(entries))
    assert all(e == unicodedata.normalize("NFC", e).lower().strip() for e in entries)


@pytest.mark.parametrize("code", ["vi", "id"])
def test_lists_of_the_extractor_are_there(code: str) -> None:
    for name in ("verbs", "reporting_verbs", "function", "nouns", "adjectives", "common"):
        assert lang.words(code, name), name


@pytest.mark.parametrize("name", NAMES)
def test_given_names_are_not_ordinary_words(name: str) -> None:
    assert name not in lang.words("id", "common")


def test_verbs_that_name_bodies_stop_no_name() -> None:
    assert not set(lang.words("vi", "verbal_nouns")) & set(lang.words("vi", "verbs"))
