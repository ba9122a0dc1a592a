"""The lexicons and gazetteers of who and where enter, the entries that nothing exercises leave.

    python -m tests.lang.exercised      lists them, by table

An entry is exercised where a rule's example or an article of `corpus/` prints it.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from pipeline import lang
from pipeline.extract.gazetteer import forms
from pipeline.extract.rules import load

ROOT = Path(__file__).resolve().parents[2]
FILES = ("organisations", "persons", "places")
GAZETTEERS = ("organisations", "places", "countries", "cities")
PAGES = ("article.txt", "page.html")


@cache
def texts(code: str) -> str:
    """All that the rules' examples and our own articles print in a language, folded."""
    printed = [example.text for rule in load(code) for example in rule.yes]
    against = [example for rule in load(code) for example in rule.no]
    printed += [e if isinstance(e, str) else e.text for e in against]
    for gold in sorted((ROOT / "corpus" / code).glob("*/gold.json")):
        printed += [str(json.loads(gold.read_text("utf-8")).get("title") or "")]
        printed += [
            (gold.parent / page).read_text("utf-8", errors="replace")
            for page in PAGES
            if (gold.parent / page).is_file()
        ]
    return "\n".join(printed).casefold()


def tables(home: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lexicon tables of who and where in one folder, each with its printed forms."""
    for name in FILES:
        file = lang.folder(home) / "lexicon" / f"{name}.toml"
        if file.is_file():
            for table, entries in tomllib.loads(file.read_text("utf-8")).items():
                yield table, tuple(entries)


def found(code: str, entries: dict[str, tuple[str, ...]]) -> set[str]:
    """Which entries have a form that stands in the texts as whole words."""
    text = texts(code)
    folded = {form.casefold() for printed in entries.values() for form in printed}
    matches = AhoCorasick(sorted(folded)).find_matches_as_indexes(text, overlapping=True)
    seen = {text[start:end] for _, start, end in matches if _is_whole(text, start, end)}
    return {name for name, printed in entries.items() if seen & {f.casefold() for f in printed}}


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


@cache
def unexercised(code: str) -> dict[str, tuple[str, ...]]:
    """Table -> its entries that no example and no article prints."""
    listed: dict[str, dict[str, tuple[str, ...]]] = {}
    for home in (lang.SHARED, code):
        for table, entries in tables(home):
            listed.setdefault(table, {}).update({entry: (entry,) for entry in entries})
    for table in GAZETTEERS:
        rows = {row["name"]: tuple(forms(row)) for row in lang.table(code, table)}
        listed[f"gazetteer {table}"] = rows
    return {
        table: tuple(sorted(set(entries) - found(code, entries)))
        for table, entries in listed.items()
    }


def share(code: str, table: str) -> float:
    """The share of a table's entries that are exercised."""
    entries = {
        e for home in (lang.SHARED, code) for t, es in tables(home) if t == table for e in es
    }
    return 1 - len(unexercised(code)[table]) / len(entries)


def main() -> None:
    """Print the lists."""
    for code in lang.codes():
        for table, entries in unexercised(code).items():
            print(f"{code} {table}: {len(entries)} unexercised")
            print("   ", ", ".join(entries))


if __name__ == "__main__":
    main()
