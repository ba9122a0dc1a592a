"""A real Spark, on this machine: the same rows as the local engine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from pipeline.document import Source
from pipeline.emit import sink
from pipeline.emit.line import Run
from pipeline.emit.schema import tables
from pipeline.emit.summary import Tally
from pipeline.read import Reader
from pipeline.run.job import How, main_job
from pipeline.run.stages import process_line
from tests.making import ROOT

pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java: none is here"),
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pipeline.run.spark import session

    found = session("local[2]", {"spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1"})
    yield found
    found.stop()


def corpus() -> list[Source]:
    read = Reader([str(ROOT / "corpus")])
    return [one for one in read if isinstance(one, Source)]


def rows_in(folder: Path) -> dict[str, list[str]]:
    """By table, its rows in one order."""
    names = [*tables(), "rejections"]
    return {
        name: sorted(map(repr, pq.read_table(folder / f"{name}.parquet").to_pylist()))
        for name in names
    }


def locally(folder: Path) -> dict[str, list[str]]:
    def rows(source: Source) -> Any:
        return process_line(source, with_rows=True)

    how = How(Run("0", "r", "2024-04-12T00:00:00Z"), rows, workers=0)
    main_job(Reader([str(ROOT / "corpus")]), [sink(f"parquet:{folder}")], how, Tally())
    return rows_in(folder)


def test_a_data_frame_of_articles_gives_the_rows_of_a_local_run(spark: Any, tmp_path: Path) -> None:
    from pipeline.run.spark import extract, write_parquet

    articles = [(one.uri, one.content) for one in corpus()]
    frame = spark.createDataFrame(articles, "uri string, content binary")
    answers = extract(frame.repartition(3)).persist()
    write_parquet(answers, str(tmp_path / "spark"))
    assert answers.count() == len(articles)
    assert rows_in(tmp_path / "spark") == locally(tmp_path / "local")
