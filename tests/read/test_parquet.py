"""Parquet: typed columns, damage, and no column read that is not needed."""

from __future__ import annotations

import random
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from pipeline.document import Source
from pipeline.read import Fields, compressed
from tests.read.making import codes, made, read, rows, sources, texts, written


def test_typed_columns_become_words(tmp_path: Path) -> None:
    given = [
        {"id": 7, "text": "x", "published": date(2024, 4, 12), "score": 0.5},
        {"id": None, "text": "y", "published": None, "score": None},
    ]
    one, other = sources(read(written(tmp_path, "in.parquet", made(".parquet", given))))
    assert (one.id, one.published) == ("7", "2024-04-12")
    assert (other.id, other.published) == (None, None)
    assert other.uri.endswith("in.parquet#2")


def test_a_moment_keeps_its_offset(tmp_path: Path) -> None:
    given = [{"text": "x", "published": datetime(2024, 4, 12, 7, tzinfo=UTC)}]
    (one,) = sources(read(written(tmp_path, "in.parquet", made(".parquet", given))))
    assert one.published == "2024-04-12T07:00:00+00:00"


def test_midnight_in_a_column_of_moments_is_a_bare_date(tmp_path: Path) -> None:
    given = [{"text": "x", "published": datetime(2024, 4, 12)}]
    (one,) = sources(read(written(tmp_path, "in.parquet", made(".parquet", given))))
    assert one.published == "2024-04-12"


def test_a_column_of_bytes_is_a_page_as_it_came(tmp_path: Path) -> None:
    (one,) = read(written(tmp_path, "in.parquet", made(".parquet", [{"html": b"<p>\xd2"}])))
    assert isinstance(one, Source)
    assert (one.content, one.media_type, one.charset) == (b"<p>\xd2", "text/html", None)


def test_a_field_in_a_struct_is_found(tmp_path: Path) -> None:
    given = [{"article": {"body": "x", "key": "k"}}]
    file = written(tmp_path, "in.parquet", made(".parquet", given))
    (one,) = sources(read(file, fields=Fields.parse(["text=article.body", "id=article.key"])))
    assert (one.content, one.id) == (b"x", "k")


def test_damage_anywhere_is_never_a_crash(tmp_path: Path) -> None:
    content = made(".parquet", rows(60))
    dice = random.Random(3)
    for _ in range(150):
        harmed = bytearray(content)
        harmed[dice.randrange(len(harmed))] ^= 1 << dice.randrange(8)
        read(written(tmp_path, "in.parquet", bytes(harmed)))
    for cut in (3, 100, len(content) // 2, len(content) - 1):
        file = written(tmp_path, "in.parquet", content[:cut])
        assert codes(read(file)) == [("in.parquet", "damaged")]


def test_rows_before_the_damage_are_kept(tmp_path: Path) -> None:
    content = made(".parquet", rows(60))
    middle = len(content) // 2
    harmed = content[:middle] + b"\xff" * 200 + content[middle + 200 :]
    found = read(written(tmp_path, "in.parquet", harmed))
    kept = texts(found)
    assert codes(found) == [("in.parquet", "damaged")]
    assert kept
    assert kept == [row["text"] for row in rows(len(kept))]


def test_a_row_group_that_is_a_bomb_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compressed, "HARMLESS", 100_000)
    given = [*rows(7), {"id": "bomb", "text": "x" * 5_000_000}]
    file = tmp_path / "in.parquet"
    table = pyarrow.Table.from_pylist(given)
    parquet.write_table(table, file, row_group_size=7, compression="zstd")
    tracemalloc.start()
    found = read(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert texts(found) == [row["text"] for row in rows(7)]
    assert codes(found) == [("in.parquet", "bomb")]
    assert peak < 5_000_000
