"""Arrow batches of articles in, Arrow batches of answers out: the function of a partition.

It is the same whatever engine calls it (Spark's `mapInArrow`, Ray, Dask): within it, documents are
read by a worker process under a supervisor, so that one that kills, hangs or swells it is
quarantined by name, and the task of the engine goes on.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from pipeline.emit import sink
from pipeline.emit.line import Line
from pipeline.emit.summary import Tally
from pipeline.read import Reader, Unit
from pipeline.run import arrow
from pipeline.run.batch import run
from pipeline.run.job import How, main_job
from pipeline.run.limits import USUAL, Limits
from pipeline.run.stages import process_line

if TYPE_CHECKING:
    from pipeline.errors import Rejection
    from pipeline.extract.lexicon import Lexicon

TALLIES = pa.schema([pa.field("tally", pa.binary(), False)])


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
    task = partial(process_line, lexicon=lexicon, with_rows=True)
    found: Iterator[Line | Rejection] = run(
        arrow.sources(batches, name), task=task, workers=1, limits=limits
    )
    yield from arrow.batches(found)


def unit_answers(
    batches: Iterable[pa.RecordBatch], *, reading: Mapping[str, Any], how: How
) -> Iterator[pa.RecordBatch]:
    """The answers for units of work (`pipeline.read.shards`), each pickled in a row's `unit`.

    `reading` are the options of the reader that shared them out.
    """
    found: Iterator[Line | Rejection] = run(
        Reader.of_units(_units(batches), **reading), task=how.task, workers=1, limits=how.limits
    )
    yield from arrow.batches(found)


def unit_tallies(
    batches: Iterable[pa.RecordBatch], *, reading: Mapping[str, Any], how: How, to: str
) -> Iterator[pa.RecordBatch]:
    """Units of work read into a sink that many may write to: one row, the pickled tally."""
    tally = Tally()
    main_job(Reader.of_units(_units(batches), **reading), [sink(to)], how, tally)
    yield pa.RecordBatch.from_pydict({"tally": [pickle.dumps(tally)]}, schema=TALLIES)


def _units(batches: Iterable[pa.RecordBatch]) -> list[Unit]:
    return [pickle.loads(unit) for batch in batches for unit in batch.column("unit").to_pylist()]


def answer_table(table: pa.Table, *, name: str = "row") -> pa.Table:
    """The same for a table in memory: for engines that hand over tables."""
    return pa.Table.from_batches(answers(table.to_batches(), name=name), schema=arrow.ANSWERS)
