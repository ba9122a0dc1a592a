"""Languages as data: a language is a folder here, found by looking; `shared` holds for all.

A language folder may hold
    language.toml     its name, sentence abbreviations and the like
    detect.toml       words by which it is told from its neighbours
    furniture/*.toml  page furniture, bylines and datelines, for `clean`
    lexicon/*.toml    tables: printed form (lower case, NFC) -> normal form
    words/*.txt       plain word lists, one entry a line, `#` comments
    gazetteer/*.tsv   tab-separated tables with a header line
    rules/*.toml      extraction rules with their examples
"""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
SHARED = "shared"


@cache
def codes() -> tuple[str, ...]:
    """The ISO 639-1 codes of the languages at hand, sorted."""
    return tuple(sorted(p.parent.name for p in ROOT.glob("*/language.toml")))


def folder(code: str) -> Path:
    """The folder of a language (or of `shared`)."""
    return ROOT / code


@cache
def toml(code: str, part: str) -> dict[str, Any]:
    """All tables of `PART.toml`, or of every `PART/*.toml` merged (later files add to tables).

    A ValueError names the file that is no TOML, or that gives a key of another file a new value.
    """
    merged: dict[str, Any] = {}
    single = folder(code) / f"{part}.toml"
    files = [single] if single.is_file() else sorted((folder(code) / part).glob("*.toml"))
    for file in files:
        try:
            merge(merged, tomllib.loads(file.read_text("utf-8")))
        except ValueError as error:
            raise ValueError(f"{file}: {error}") from error
    return merged


def merge(into: dict[str, Any], tables: dict[str, Any]) -> None:
    """Add tables and lists to those of the same name; one key never gets two values."""
    for name, table in tables.items():
        known = into.setdefault(name, table)
        if known is table:
            continue
        if isinstance(known, dict) and isinstance(table, dict):
            for key, value in table.items():
                if known.setdefault(key, value) != value:
                    raise ValueError(
                        f"[{name}] {key!r} is {value!r} here and {known[key]!r} in an earlier file:"
                        " give two tables two names, or the key one value"
                    )
        elif isinstance(known, list) and isinstance(table, list):
            known.extend(table)
        else:
            raise ValueError(f"{name!r} has another value in an earlier file")


@cache
def words(code: str, name: str) -> tuple[str, ...]:
    """The entries of `words/NAME.txt`, in file order; empty where there is no such list."""
    file = folder(code) / "words" / f"{name}.txt"
    if not file.is_file():
        return ()
    lines = (line.split("#", 1)[0].strip() for line in file.read_text("utf-8").splitlines())
    return tuple(line for line in lines if line)


@cache
def table(code: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of `gazetteer/NAME.tsv` as mappings; empty where there is no such table."""
    file = folder(code) / "gazetteer" / f"{name}.tsv"
    if not file.is_file():
        return ()
    with file.open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
