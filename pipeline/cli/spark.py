"""The same job on a Spark cluster: INPUTs in, Parquet or PostgreSQL written, the status out."""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.fetching import is_web
from pipeline.cli.job import how_of
from pipeline.cli.reading import Reading, reader_of, reading_of
from pipeline.emit.masked import masked
from pipeline.emit.sinks import PARQUET, POSTGRES
from pipeline.emit.summary import Tally, render
from pipeline.errors import SinkError, UsageError
from pipeline.run import report

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from pipeline.extract.lexicon import Lexicon
    from pipeline.read import Unit
    from pipeline.run.job import How

# JSON lines are shared out in parts of about this size: bytes.
PART = 32 << 20
_REFUSED = {
    "shard": "--shard is for jobs spread by hand: Spark shares the inputs out itself",
    "rejected": "--rejected writes on this machine: the rejections are in the outputs",
    "quarantine": "--quarantine writes on this machine: run those inputs here with it",
}


def do(options: argparse.Namespace, lexicon: Lexicon | None) -> int:
    """Do the job; 1 where documents were quarantined."""
    _check(options)
    reader, reading = reader_of(options), reading_of(options)
    how = replace(how_of(options, lexicon, rows=True), workers=1)
    units = list(reader.units(PART))
    began = time.monotonic()
    tally = Tally()
    with _session(options.master) as spark:
        for to in options.to:
            one = _write(spark, units, reading, how, to)
            tally = one if to == options.to[0] else tally
    tally.skipped += reader.duplicates
    seconds = time.monotonic() - began
    outputs = [masked(to) for to in options.to]
    if options.report:
        report.write(
            Path(options.report), how.run, tally, status="done", seconds=seconds,
            ignored=reader.ignored, outputs=outputs,
        )  # fmt: skip
    if not options.quiet:
        sys.stderr.write(render(tally, outputs) + "\n")
    print(tally.closing(seconds=seconds, ignored=reader.ignored), file=sys.stderr)
    return 1 if tally.rejected else 0


def _write(spark: SparkSession, units: list[Unit], reading: Reading, how: How, to: str) -> Tally:
    from pipeline.run.spark import answers_for, load, tally_of, write_parquet

    if not to.startswith(PARQUET):
        return load(spark, units, reading, how, to)
    found = answers_for(spark, units, reading, how).persist()
    try:
        write_parquet(found, to.removeprefix(PARQUET))
        return tally_of(found)
    finally:
        found.unpersist()


def _check(options: argparse.Namespace) -> None:
    for package in ("pyspark", "pyarrow", "pandas"):
        if find_spec(package) is None:
            raise UsageError(f"{package} is missing: pip install 'pressfacts[spark]'")
    if any(map(is_web, options.inputs)) or options.urls or options.sitemap or options.feed:
        raise UsageError("pages are not fetched from a cluster: fetch them in a run on one machine")
    for name, message in _REFUSED.items():
        if getattr(options, name):
            raise UsageError(message)
    for to in options.to or ["-"]:
        if not to.startswith((PARQUET, *POSTGRES)):
            raise UsageError(
                f"a cluster does not write to {masked(to)!r}: give --to {PARQUET}FOLDER or"
                f" --to {POSTGRES[0]}USER@HOST/DATABASE"
            )
        from pipeline.emit.parquet import STAGING

        if (Path(to.removeprefix(PARQUET)) / STAGING).exists():
            raise UsageError(f"{to} is written by runs on this machine: give another folder")


@contextlib.contextmanager
def _session(master: str | None) -> Iterator[SparkSession]:
    """A session that ends with the job; what Spark says of a failure, in a line of its own."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    from pipeline.run.spark import session

    try:
        spark = session(master)
        try:
            yield spark
        finally:
            spark.stop()
    except (PySparkException, Py4JError) as error:
        told = next((line for line in str(error).splitlines() if line.strip()), repr(error))
        raise SinkError(
            f"Spark failed ({told.strip()[:300]}): its log above says more; the same call may be"
            " given again"
        ) from error
