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
import pickle
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from pipeline.emit.schema import tables
from pipeline.emit.summary import KINDS, LISTED, Tally
from pipeline.errors import Rejection
from pipeline.run import arrow
from pipeline.run.job import How
from pipeline.run.limits import USUAL, Limits
from pipeline.run.partition import TALLIES, answers, unit_answers, unit_tallies

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType

    from pipeline.extract.lexicon import Lexicon
    from pipeline.read import Unit

# Pages are large: Spark's own choice of ten thousand in a batch would fill the memory.
BATCH_ROWS = "spark.sql.execution.arrow.maxRecordsPerBatch"
MOST_PARTITIONS = 10_000


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
    function = partial(answers, lexicon=lexicon, limits=limits)
    return articles.mapInArrow(function, _spark_schema(arrow.ANSWERS))


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


def answers_for(
    spark: SparkSession, units: Sequence[Unit], reading: Mapping[str, Any], how: How
) -> DataFrame:
    """A row of answers for every article of units of work, read where they are answered."""
    function = partial(unit_answers, reading=reading, how=how)
    return _units(spark, units).mapInArrow(function, _spark_schema(arrow.ANSWERS))


def load(
    spark: SparkSession, units: Sequence[Unit], reading: Mapping[str, Any], how: How, to: str
) -> Tally:
    """Read units of work into one sink, from all executors at once; what became of them."""
    function = partial(unit_tallies, reading=reading, how=how, to=to)
    rows = _units(spark, units).mapInArrow(function, _spark_schema(TALLIES)).collect()
    tally = Tally()
    for row in rows:
        tally.merge(pickle.loads(row.tally))
    return tally


def tally_of(found: DataFrame) -> Tally:
    """What became of the inputs of answers, counted by Spark."""
    language = "element_at(articles, 1).language as language"
    sizes = [f"size({kind}) as {kind}" for kind in KINDS]
    done = found.where("record is not null").selectExpr(language, *sizes).groupBy("language")
    tally = Tally()
    for row in done.agg({"*": "count", **dict.fromkeys(KINDS, "sum")}).collect():
        tally.done += row["count(1)"]
        tally.languages[row.language] += row["count(1)"]
        for kind in KINDS:
            tally.facts[kind, row.language] += row[f"sum({kind})"]
    refused = found.where("rejection is not null").select("uri", "rejection.*")
    for row in refused.groupBy("stage", "code").count().collect():
        tally.rejected += row["count"]
        tally.reasons[f"{row.stage}/{row.code}"] += row["count"]
    first = refused.orderBy("uri").limit(LISTED).collect()
    tally.first = [Rejection(r.uri, r.id, r.stage, r.code, r.message) for r in first]
    notices = found.selectExpr("inline(notices)").groupBy("stage", "code").count()
    for row in notices.collect():
        tally.notices[f"{row.stage}/{row.code}"] += row["count"]
    return tally


def _units(spark: SparkSession, units: Sequence[Unit]) -> DataFrame:
    """A unit a row, a row a partition, so that the engine may move each where there is room."""
    rows = [(pickle.dumps(unit),) for unit in units]
    shared = spark.sparkContext.parallelize(rows, max(1, min(len(rows), MOST_PARTITIONS)))
    return spark.createDataFrame(shared, "unit binary")


def _spark_schema(schema: pa.Schema) -> StructType:
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema)
