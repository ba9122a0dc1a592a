"""A record as a mapping in, its rows by table of the schema out, parents before children."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.emit.schema import tables

Row = dict[str, Any]
Rows = dict[str, list[tuple[Any, ...]]]
"""By table, every row with its values in the order of the table's columns."""


def key(record: str, uri: str) -> str:
    """The key of an article: the same content (the record's id) from two places is two articles."""
    return hashlib.sha256(f"{record}|{uri}".encode()).hexdigest()[:16]


def rows(record: Mapping[str, Any]) -> Rows:
    """Every row of one record."""
    article = key(record["id"], record["source"]["uri"])
    made = _rows(record)
    return {
        table: [
            tuple(article if one.name == "article" else row.get(one.name) for one in columns)
            for row in made[table]
        ]
        for table, columns in tables().items()
    }


def _rows(record: Mapping[str, Any]) -> dict[str, list[Row]]:
    facts = record["facts"]
    return {
        "articles": [_article(record)],
        "authors": _number({"name": name} for name in record["authors"]),
        "captions": _number(_caption(caption) for caption in record["captions"]),
        "notices": _number(dict(notice) for notice in record["notices"]),
        **{kind: [_fact(fact) for fact in found] for kind, found in facts.items()},
        "roles": [
            row
            for official in facts["officials"]
            for row in _number(_span(role) | {"fact": official["id"]} for role in official["roles"])
        ],
        "mentions": [
            row
            for kind, found in facts.items()
            for fact in found
            for row in _number(
                _span(mention) | {"fact": fact["id"], "kind": kind}
                for mention in fact.get("mentions", [])
            )
        ],
    }


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
    return value


def _caption(caption: Mapping[str, Any]) -> Row:
    """A caption's span is none of a fact: its words are a column of their own."""
    names = {"start": "span_start", "end": "span_end"}
    return {names.get(name, name): value for name, value in caption.items()}


def _number(rows: Iterable[Row]) -> list[Row]:
    """Each row with its position, from 0."""
    numbered = list(rows)
    for position, row in enumerate(numbered):
        row["position"] = position
    return numbered
