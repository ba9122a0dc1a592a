"""A table of the schema in, its Arrow schema out: what a Parquet file of it holds.

Numbers are float64, as JSON readers and data frames have them: exact for integers up to 2**53 and
for larger ones that end in zeros, as sums of money in full units do. Decimals would have one scale
for every value, and are slow in most readers. Lists, JSON in a database, are real lists here.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pyarrow as pa

from pipeline.emit.schema import Affinity, Column, every_table, version
from pipeline.record import Facts

_TYPES: dict[Affinity, Any] = {
    "text": pa.string(), "integer": pa.int64(), "real": pa.float64(), "number": pa.float64(),
}  # fmt: skip
_VERSION = b"pressfacts.schema"


@cache
def arrow_schema(table: str) -> pa.Schema:
    """Names, types and nulls of a table; its metadata give the version of the schema."""
    fields = [_field(column, lists(table)) for column in every_table()[table]]
    return pa.schema(fields, metadata={_VERSION: str(version()).encode()})


@cache
def lists(table: str) -> frozenset[str]:
    """The columns that hold a JSON list of texts in a database."""
    if table not in Facts.model_fields:
        return frozenset()
    (model,) = Facts.model_fields[table].annotation.__args__  # type: ignore[union-attr]
    fields = model.model_fields.items()
    return frozenset(name for name, field in fields if field.annotation == list[str])


def _field(column: Column, lists: frozenset[str]) -> Any:
    if column.name in lists:
        return pa.field(column.name, pa.list_(pa.field("item", pa.string(), False)), False)
    return pa.field(column.name, _TYPES[column.affinity], column.nullable)
