"""Arrow batches of articles in, Arrow batches of answers out: the function of a partition.

It is the same whatever engine calls it (Spark's `mapInArrow`, Ray, Dask): within it, documents are
read by a worker process under a supervisor, so that one that kills, hangs or swells it is
quarantined by name, and the task of the engine goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa

from pipeline.emit.line import Line
from pipeline.run import arrow
from pipeline.run.batch import run
from pipeline.run.limits import USUAL, Limits
from pipeline.run.stages import process_line

if TYPE_CHECKING:
    from pipeline.document import Source
    from pipeline.errors import Rejection
    from pipeline.extract.lexicon import Lexicon


def answers(
    batches: Iterable[pa.RecordBatch],
    *,
    name: str = "row",
    lexicon: Lexicon | None = None,
    limits: Limits = USUAL,
) -> Iterator[pa.RecordBatch]:
    """An answer for every row, in order; `pipeline.run.arrow` has the columns.

    A row without a `uri` is called `NAME#ID`, or after its place in the partition.
    """
    yield from answered(arrow.sources(batches, name), lexicon=lexicon, limits=limits)


def answered(
    sources: Iterable[Source | Rejection],
    *,
    lexicon: Lexicon | None = None,
    limits: Limits = USUAL,
) -> Iterator[pa.RecordBatch]:
    """The same for sources already at hand."""
    task = partial(process_line, lexicon=lexicon, with_rows=True)
    found: Iterator[Line | Rejection] = run(sources, task=task, workers=1, limits=limits)
    yield from arrow.batches(found)


def answer_table(table: pa.Table, *, name: str = "row") -> pa.Table:
    """The same for a table in memory: for engines that hand over tables."""
    return pa.Table.from_batches(answers(table.to_batches(), name=name), schema=arrow.ANSWERS)
