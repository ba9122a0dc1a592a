"""Articles in a Spark DataFrame, or INPUTs, in; answers out: in a DataFrame, Parquet or PostgreSQL.

    from pipeline.run.spark import extract, write_parquet

    answers = extract(spark.read.parquet("s3a://bucket/pages"))    # columns: html or text, url, ...
    write_parquet(answers, "s3a://bucket/facts")

Each partition is answered by the same engine as a local run: a worker process under a supervisor,
so that a document that kills, hangs or swells it is quarantined by name and the task goes on.
pressfacts must be installed where the executors run (`pip install 'pressfacts[spark]'`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from pipeline.emit.schema import tables
from pipeline.run import arrow
from pipeline.run.limits import USUAL, Limits
from pipeline.run.partition import answers

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from pipeline.extract.lexicon import Lexicon

# Pages are large: Spark's own choice of ten thousand in a batch would fill the memory.
BATCH_ROWS = "spark.sql.execution.arrow.maxRecordsPerBatch"


def session(master: str | None, settings: Mapping[str, str] | None = None) -> SparkSession:
    """A session under this name; `master` None is Spark's own choice (`spark-submit` sets it).

    Executors on this machine run the Python that this program runs.
    """
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("pressfacts").config(BATCH_ROWS, "64")
    for name, value in (settings or {}).items():
        builder = builder.config(name, value)
    return (builder.master(master) if master else builder).getOrCreate()


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
