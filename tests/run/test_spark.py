"""A real Spark, on this machine: the same rows as the local engine."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pyarrow.parquet as pq
import pytest

from pipeline.cli import main
from pipeline.document import Source
from pipeline.emit import sink
from pipeline.emit.line import Run
from pipeline.emit.schema import tables
from pipeline.emit.summary import Tally
from pipeline.read import Reader
from pipeline.run.job import How, main_job
from pipeline.run.stages import process_line
from tests.making import ROOT
from tests.postgres_server import Server

pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java: none is here"),
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]


SHARED_OUT = 20_000
"""Bytes of a part of a JSONL file: small, so that the test has several."""


@pytest.fixture
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


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    """Files, and lines of one file that is shared out in parts; one is no JSON."""
    texts = [one.content.decode("utf-8", "replace") for one in corpus() * 2]
    lines = [
        json.dumps({"id": f"n{n % 40}", "text": f"{text}\n\n{n}"}) for n, text in enumerate(texts)
    ]
    lines[5] = "no json"
    (tmp_path / "in.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return [str(tmp_path / "in.jsonl"), str(ROOT / "corpus/id")]


def closing(told: str) -> str:
    """The counts of the last line, without the time."""
    return told.splitlines()[-1].split(" · ")[0]


def test_the_command_writes_the_parquet_of_a_local_run(
    inputs: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("pipeline.cli.spark.PART", SHARED_OUT)
    call = ["extract", *inputs, "--quiet", "--to"]
    assert main([*call, f"parquet:{tmp_path}/local"]) == 1
    wanted = closing(capsys.readouterr().err)
    engine = ["--engine", "spark", "--master", "local[2]"]
    assert main([*call, f"parquet:{tmp_path}/spark", *engine]) == 1
    assert closing(capsys.readouterr().err) == wanted
    assert rows_in(tmp_path / "spark") == rows_in(tmp_path / "local")


def test_the_command_writes_the_postgresql_of_a_local_run_and_only_once(
    inputs: list[str],
    postgres: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("pipeline.cli.spark.PART", SHARED_OUT)
    local, spread = postgres.new_database(), postgres.new_database()
    call = ["extract", *inputs, "--quiet", "--to"]
    engine = ["--engine", "spark", "--master", "local[2]"]
    assert main([*call, local]) == 1
    wanted = closing(capsys.readouterr().err)
    assert main([*call, spread, *engine]) == 1
    assert closing(capsys.readouterr().err) == wanted
    assert in_database(spread) == in_database(local)
    assert main([*call, spread, *engine]) == 1
    assert "= done 0 + skipped" in closing(capsys.readouterr().err)
    assert in_database(spread) == in_database(local)


def in_database(url: str) -> dict[str, list[str]]:
    with psycopg.connect(url) as connection:
        return {
            name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}".encode()).fetchall()))
            for name in (*tables(), "rejections")
        }


@pytest.mark.parametrize(
    "arguments",
    [[], ["--to", "-"], ["--to", "sqlite:///f"], ["--to", "parquet:x", "--shard", "1/2"],
     ["--to", "parquet:x", "--sitemap", "https://news.example/map.xml"]],
)  # fmt: skip
def test_what_a_cluster_does_not_do_is_a_wrong_call(
    arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert main(["extract", str(tmp_path / "a.txt"), "--engine", "spark", *arguments]) == 2
    assert "pressfacts: " in capsys.readouterr().err
