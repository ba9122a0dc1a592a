"""The lexicons of who and where: sorted, without repeats, and for the most part exercised."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from pipeline import lang
from tests.lang.exercised import share, tables, unexercised

TABLES = [
    pytest.param(home, table, entries, id=f"{home}-{table}")
    for home in (*lang.codes(), lang.SHARED)
    for table, entries in tables(home)
]
FLOORS = {
    ("vi", "organisation_head"): 0.28,
    ("vi", "role_head"): 0.13,
    ("id", "organisation_head"): 0.18,
    ("id", "role_head"): 0.08,
}
"""The share of heads that an example or an article of ours prints: it may rise, not fall."""


@pytest.mark.parametrize(("home", "table", "entries"), TABLES)
def test_a_lexicon_is_sorted(home: str, table: str, entries: tuple[str, ...]) -> None:
    assert list(entries) == sorted(entries), (home, table)


@pytest.mark.parametrize(("home", "table", "entries"), TABLES)
def test_a_lexicon_prints_no_form_twice(home: str, table: str, entries: tuple[str, ...]) -> None:
    folded = [" ".join(entry.casefold().split()) for entry in entries]
    assert len(folded) == len(set(folded)), (home, table)


@pytest.mark.parametrize(("home", "table", "entries"), TABLES)
def test_forms_are_composed(home: str, table: str, entries: tuple[str, ...]) -> None:
    assert all(unicodedata.is_normalized("NFC", entry) for entry in entries), (home, table)


@pytest.mark.parametrize("code", lang.codes())
def test_word_lists_of_bodies_hold_no_word_twice(code: str) -> None:
    for name in ("organisation_nouns", "organisation_activities", "organisation_links"):
        words = lang.words(code, name)
        assert list(words) == sorted(set(words)), name


@pytest.mark.parametrize(("code", "table"), FLOORS)
def test_most_heads_are_exercised(code: str, table: str) -> None:
    assert share(code, table) >= FLOORS[code, table]


@pytest.mark.parametrize("code", lang.codes())
def test_the_report_lists_entries_that_nothing_exercises(
    code: str, record_property: Callable[[str, object], None]
) -> None:
    report = unexercised(code)
    for table, entries in report.items():
        record_property(table, ", ".join(entries))
        print(f"{code} {table}: {len(entries)} unexercised: {', '.join(entries)}")
    assert "gazetteer organisations" in report
