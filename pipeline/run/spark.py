"""Articles in a Spark DataFrame, or INPUTs, in; answers out: in a DataFrame, Parquet or PostgreSQL.

    from pipeline.run.spark import extract, write_parquet

    answers = extract(spark.read.parquet("s3a://bucket/pages"))    # columns: html or text, url, ...
    write_parquet(answers, "s3a://bucket/facts")

Each partition is answered by the same engine as a local run: a worker process under a supervisor,
so that a document that kills, hangs or swells it is quarantined by name and the task goes on.
pressfacts must be installed where the executors run (`pip install 'pressfacts[spark]'`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa

from pipeline.emit.line import Line
from pipeline.emit.schema import tables
from pipeline.run import arrow
from pipeline.run.batch import run
from pipeline.run.limits import USUAL, Limits
from pipeline.run.stages import process_line

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from pipeline.errors import Rejection
    from pipeline.extract.lexicon import Lexicon


def answers(
    batches: Iterator[pa.RecordBatch],
    *,
    name: str = "row",
    lexicon: Lexicon | None = None,
    limits: Limits = USUAL,
) -> Iterator[pa.RecordBatch]:
    """The function of a partition, for `mapInArrow`: see `pipeline.run.arrow` for the columns."""
    task = partial(process_line, lexicon=lexicon, with_rows=True)
    found: Iterator[Line | Rejection] = run(
        arrow.sources(batches, name), task=task, workers=1, limits=limits
    )
    yield from arrow.batches(found)


def extract(
    articles: DataFrame, *, lexicon: Lexicon | None = None, limits: Limits = USUAL
) -> DataFrame:
    """A row of answers for every article; lazily, as Spark's own transformations are."""
    from pyspark.sql.pandas.types import from_arrow_schema

    function = partial(answers, lexicon=lexicon, limits=limits)
    return articles.mapInArrow(function, from_arrow_schema(arrow.ANSWERS))


def write_parquet(found: DataFrame, folder: str) -> None:
    """Write a folder of Parquet a table of the schema below `folder`, and one of rejections.

    What stood there is replaced, table by table. `found` is read once a table: keep it
    (`persist`) where reading is dear, as it is when it comes straight from `extract`.
    """
    from pyspark.sql import functions

    for table in tables():
        rows = found.select(functions.inline(table))
        rows.write.mode("overwrite").parquet(f"{folder}/{table}.parquet")
    rejections = found.where("rejection is not null").selectExpr(
        "uri", "rejection.id as source_id", "rejection.stage", "rejection.code",
        "rejection.message",
    )  # fmt: skip
    rejections.write.mode("overwrite").parquet(f"{folder}/rejections.parquet")


def union_of(frames: Sequence[DataFrame]) -> DataFrame:
    """All rows of several answers."""
    first, *others = frames
    for one in others:
        first = first.unionByName(one)
    return first
