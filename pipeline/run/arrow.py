"""Arrow batches of articles in, Arrow batches of answers out: for engines that move data as Arrow.

An input row has `text` or `html`, or `content` (bytes, a page or text as it was fetched), and may
have `uri`, `id`, `url`, `title`, `published` and `language`; other columns are passed over. An
answer row has the input's `uri` and its record as JSON, the rows of each table of the schema as a
list, or, where there is no record, a rejection.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import pyarrow as pa

from pipeline.document import Source
from pipeline.emit.line import Line
from pipeline.emit.schema import tables
from pipeline.emit.schema.arrow import arrow_schema, lists
from pipeline.errors import Rejection
from pipeline.read.given import source_of, source_of_fields

# What may be known about bytes beside them.
KNOWN = ("id", "url", "title", "published", "language")
# Answers in one batch: some ten megabytes.
TOGETHER = 256

REJECTION = pa.struct([pa.field(name, pa.string()) for name in ("id", "stage", "code", "message")])
ANSWERS = pa.schema(
    [
        pa.field("uri", pa.string(), False),
        pa.field("record", pa.string()),
        pa.field("rejection", REJECTION),
        *(pa.field(table, pa.list_(pa.struct(list(arrow_schema(table))))) for table in tables()),
    ]
)
"""The columns of answers: `record` or `rejection` is null."""

Answer = Line | Rejection


def sources(batches: Iterable[pa.RecordBatch], name: str) -> Iterator[Source | Rejection]:
    """The articles of batches; one without a `uri` is called after its id or its row: `NAME#ID`."""
    row = 0
    for batch in batches:
        for fields in batch.to_pylist():
            row += 1
            uri = fields.get("uri") or f"{name}#{fields.get('id') or row}"
            content = fields.get("content")
            if isinstance(content, bytes):
                known = {one: fields.get(one) for one in KNOWN}
                yield source_of(content, uri=uri, known=known)
            else:
                yield source_of_fields(fields, uri=uri)


def batches(answers: Iterable[Answer]) -> Iterator[pa.RecordBatch]:
    """Answers by so many."""
    remaining = iter(answers)
    while together := list(islice(remaining, TOGETHER)):
        yield pa.RecordBatch.from_pylist([_row(one) for one in together], schema=ANSWERS)


def _row(answer: Answer) -> dict[str, Any]:
    if isinstance(answer, Rejection):
        told = answer.as_dict()
        return {"uri": told.pop("uri"), "rejection": told}
    assert answer.rows is not None
    made = {table: [make(row) for row in answer.rows[table]] for table, make in _MAKERS}
    return {"uri": answer.uri, "record": answer.json, **made}


def _maker(table: str) -> Callable[[tuple[Any, ...]], dict[str, Any]]:
    """Makes a row of a table into a mapping with the types of its Arrow schema."""
    columns, listed = tables()[table], lists(table)
    names = tuple(one.name for one in columns)
    floats = {one.name for one in columns if one.affinity in ("number", "real")}

    def make(row: tuple[Any, ...]) -> dict[str, Any]:
        made = dict(zip(names, row, strict=True))
        for name in floats:
            if made[name] is not None:
                made[name] = float(made[name])
        for name in listed:
            made[name] = json.loads(made[name])
        return made

    return make


_MAKERS = tuple((table, _maker(table)) for table in tables())
