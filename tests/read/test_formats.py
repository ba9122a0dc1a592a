"""Every format, plain and compressed: what is written in is read out."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from pipeline.document import Source
from pipeline.errors import UsageError
from pipeline.read import Reader, formats
from pipeline.read.formats import FORMATS, format_of
from tests.read.making import MANY, codes, compressed, made, read, rows, sources, texts, written

NAMES = [
    suffix + compression
    for suffix in MANY
    for compression in ("", ".gz", ".zst")
    if FORMATS[suffix].streamed or not compression
]


@pytest.mark.parametrize("module", sorted({one.module for one in FORMATS.values()}))
def test_a_format_is_a_module_with_one_function(module: str) -> None:
    assert callable(importlib.import_module(f"pipeline.read.{module}").articles)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_many_articles_gives_them_in_order(tmp_path: Path, name: str) -> None:
    suffix, compression = formats.suffixes(f"in{name}")
    given = rows(50)
    content = made(suffix, given)
    file = written(
        tmp_path, f"in{name}", compressed(compression, content) if compression else content
    )
    found = read(file)
    assert texts(found) == [row["text"] for row in given]
    assert [one.uri for one in found] == [f"{file}#{row['id']}" for row in given]
    assert [one.id for one in found] == [row["id"] for row in given]


@pytest.mark.parametrize("compression", [".gz", ".zst"])
@pytest.mark.parametrize("suffix", [".html", ".htm", ".txt"])
def test_a_compressed_page_is_the_page(tmp_path: Path, suffix: str, compression: str) -> None:
    page = written(tmp_path, f"a{suffix}", b"<p>Ha Giang")
    packed = written(tmp_path, f"b{suffix}{compression}", compressed(compression, b"<p>Ha Giang"))
    one, other = read(page, packed)
    assert isinstance(one, Source)
    assert isinstance(other, Source)
    assert (one.content, one.media_type) == (other.content, other.media_type)
    assert other.uri == str(packed)


def test_several_members_behind_each_other_are_one_file(tmp_path: Path) -> None:
    lines = [made(".jsonl", [row]) for row in rows(30)]
    for suffix in (".gz", ".zst"):
        joined = b"".join(compressed(suffix, line) for line in lines)
        assert len(sources(read(written(tmp_path, f"in.jsonl{suffix}", joined)))) == 30


def test_a_folder_is_read_whatever_is_in_it(tmp_path: Path) -> None:
    for name in NAMES:
        suffix, compression = formats.suffixes(f"in{name}")
        content = made(suffix, rows(2))
        written(tmp_path, f"in{name}", compressed(compression, content) if compression else content)
    written(tmp_path, "in.parquet.gz", b"")
    written(tmp_path, "in.tar.gz", b"")
    reader = Reader([str(tmp_path)])
    assert len(sources(reader)) == 2 * len(NAMES)
    assert reader.ignored == 2
    assert reader.bytes_read == reader.bytes_total


@pytest.mark.parametrize("name", ["in.tar.gz", "in.gz", "in.parquet.zst", "in", ".gz", "in.pdf"])
def test_other_suffixes_are_no_format(tmp_path: Path, name: str) -> None:
    assert format_of(name) is None
    assert codes(read(written(tmp_path, name, b"x"))) == [(name, "unknown_type")]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_without_content_is_one_rejection(tmp_path: Path, name: str) -> None:
    assert len(codes(read(written(tmp_path, f"in{name}", b"")))) == 1


@pytest.mark.parametrize(
    ("name", "package", "extra"),
    [
        ("in.jsonl.zst", "zstandard", "zstd"),
        ("in.warc.gz", "fastwarc", "warc"),
        ("in.parquet", "pyarrow", "parquet"),
    ],
)
def test_a_missing_package_is_told_with_what_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, package: str, extra: str
) -> None:
    spec: Callable[[str], object] = find_spec
    monkeypatch.setattr(formats, "find_spec", lambda one: None if one == package else spec(one))
    file = written(tmp_path, name, b"")
    with pytest.raises(UsageError, match=rf"pip install 'pressfacts\[{extra}\]'"):
        Reader([str(file)])
    with pytest.raises(UsageError, match=package):
        Reader.of_units([str(file)])
