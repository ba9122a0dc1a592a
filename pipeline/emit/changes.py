"""A batch in, what it changes in a database out: the rows of its records, the rejections to settle.

Both databases work from this, so that they come to hold the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pipeline.emit.line import Batch
from pipeline.emit.rows import Rows
from pipeline.emit.schema import tables

Rejected = tuple[str, str | None, str, str, str]
"""A row of `rejections`: uri, source_id, stage, code, message."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The keys (uri, stage, code) of the rejections that go, and the rows that come."""

    gone: list[tuple[str, str, str]]
    come: list[Rejected]

    @property
    def changes(self) -> int:
        """How many rejections go, come, or do both."""
        return len({*self.gone, *map(_key, self.come)})


def by_table(batch: Batch) -> Rows:
    """The rows of all records of a batch, parents' tables before children's."""
    found: dict[str, list[tuple[Any, ...]]] = {table: [] for table in tables()}
    for _, line in batch.done:
        assert line.rows is not None
        for table, rows in line.rows.items():
            found[table] += rows
    return found


def uris(batch: Batch) -> list[str]:
    """Every input of a batch, in one order whatever the batch."""
    met = (entry.uri for entry in (*(entry for entry, _ in batch.done), *batch.skipped))
    return sorted({*met, *(one.uri for one in batch.rejected)})


def settled(batch: Batch, standing: Iterable[Rejected]) -> Settled:
    """What becomes of the rejections that stand for the inputs of a batch: only the batch's own."""
    wanted: dict[tuple[str, str, str], Rejected] = {}
    for one in batch.rejected:
        row = (one.uri, one.id, one.stage, one.code, one.message)
        wanted[_key(row)] = row
    held = {_key(row): row for row in standing}
    gone = sorted(key for key, row in held.items() if wanted.get(key) != row)
    come = sorted((row for key, row in wanted.items() if held.get(key) != row), key=_key)
    return Settled(gone, come)


def _key(row: Rejected) -> tuple[str, str, str]:
    return row[0], row[2], row[3]
