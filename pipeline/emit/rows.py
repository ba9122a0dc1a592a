"""A record as a mapping in, its rows by table of `schema.sql` out, parents before children."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

Row = dict[str, Any]

# An integer beyond 64 bits has no exact column: it is kept as the nearest float.
_WIDEST = 2**63 - 1


def key_of(record: Mapping[str, Any]) -> str:
    """The key of an article: the same content from two places is two articles."""
    name = f"{record['id']}|{record['source']['uri']}"
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def rows(record: Mapping[str, Any]) -> dict[str, list[Row]]:
    """Every row of one record."""
    article = key_of(record)
    tables: dict[str, list[Row]] = {
        "articles": [_article(record)],
        "authors": [{"name": name} for name in record["authors"]],
        "notices": list(record["notices"]),
    }
    _number(tables["authors"])
    tables["notices"] = _number(dict(notice) for notice in tables["notices"])
    for kind, facts in record["facts"].items():
        tables[kind] = [_fact(fact) for fact in facts]
    tables["roles"] = [
        row
        for official in record["facts"]["officials"]
        for row in _number(_span(role) | {"fact": official["id"]} for role in official["roles"])
    ]
    tables["mentions"] = [
        row
        for kind, facts in record["facts"].items()
        for fact in facts
        for row in _number(
            _span(mention) | {"fact": fact["id"], "kind": kind}
            for mention in fact.get("mentions", [])
        )
    ]
    for table in tables.values():
        for row in table:
            row["article"] = article
    return tables


def _article(record: Mapping[str, Any]) -> Row:
    source = record["source"]
    published = record["published"]
    return {
        "id": record["id"],
        "source_id": source["id"],
        **{name: source[name] for name in ("uri", "url", "media_type", "sha256", "encoding")},
        "bytes": source["bytes"],
        "language": record["language"]["code"],
        "language_confidence": record["language"]["confidence"],
        "title": record["title"],
        "published": published and published["value"],
        "site": record["site"],
        "text": record["text"],
    }


def _fact(fact: Mapping[str, Any]) -> Row:
    """A fact flattened: evidence to columns, lists to JSON, its change with a prefix."""
    row: Row = {"fact": fact["id"], **_span(fact["evidence"])}
    for name, value in fact.items():
        if name == "change":
            change = value or {}
            for part in ("direction", "value", "unit", "baseline"):
                row[f"change_{part}"] = _column(change.get(part))
        elif name not in ("id", "evidence", "mentions", "roles", "parts"):
            row[name] = _column(value)
    return row


def _span(span: Mapping[str, Any]) -> Row:
    """A span with column names that need no quoting in SQL; a role keeps its own fields too."""
    names = {"start": "span_start", "end": "span_end", "text": "quote"}
    return {names.get(name, name): value for name, value in span.items()}


def _column(value: object) -> object:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int) and abs(value) > _WIDEST:
        return float(value)
    return value


def _number(rows: Iterable[Row]) -> list[Row]:
    """Each row with its position, from 0."""
    numbered = list(rows)
    for position, row in enumerate(numbered):
        row["position"] = position
    return numbered
