"""`--field`: what the fields of a record are called."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.document import Source
from pipeline.errors import Rejection, UsageError
from pipeline.read import Fields
from tests.read.making import codes, made, read, written


def one(folder: Path, row: dict[str, Any], *fields: str) -> Source | Rejection:
    file = written(folder, "in.jsonl", json.dumps(row).encode())
    (found,) = read(file, fields=Fields.parse(fields))
    return found


def test_every_field_may_be_called_otherwise(tmp_path: Path) -> None:
    row = {"url": "https://x/1", "body": "Isi", "head": "Judul", "when": "2024-04-12", "lang": "id"}
    names = ("text=body", "id=url", "title=head", "published=when", "language=lang")
    found = one(tmp_path, row, *names)
    assert isinstance(found, Source)
    assert found.content == b"Isi"
    assert found.uri.endswith("in.jsonl#https://x/1")
    assert (found.id, found.url) == ("https://x/1", "https://x/1")
    assert (found.title, found.published, found.language) == ("Judul", "2024-04-12", "id")


def test_a_path_leads_into_objects(tmp_path: Path) -> None:
    row = {"article": {"body": {"vi": "Bài"}}, "meta": {"id": 7}}
    found = one(tmp_path, row, "text=article.body.vi", "id=meta.id")
    assert isinstance(found, Source)
    assert (found.content.decode(), found.id) == ("Bài", "7")


def test_a_name_with_a_dot_goes_before_a_path(tmp_path: Path) -> None:
    found = one(tmp_path, {"a.b": "x", "a": {"b": "y"}}, "text=a.b")
    assert isinstance(found, Source)
    assert found.content == b"x"


def test_the_content_that_is_mapped_wins_over_the_other(tmp_path: Path) -> None:
    found = one(tmp_path, {"html": "<p>x", "body": "y"}, "text=body")
    assert isinstance(found, Source)
    assert (found.content, found.media_type) == (b"y", "text/plain")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"text": "x"}, "no_text"),
        ({"body": None}, "no_text"),
        ({"body": ["x"]}, "bad_field"),
        ({"article": "x"}, "no_text"),
    ],
)
def test_a_record_without_the_mapped_field_is_rejected_by_its_name(
    tmp_path: Path, row: dict[str, Any], code: str
) -> None:
    found = one(tmp_path, row, "text=body")
    assert isinstance(found, Rejection)
    assert found.code == code
    assert "`body`" in found.message


@pytest.mark.parametrize("given", ["text", "text=", "=body", "body=text", "author=by"])
def test_a_mapping_that_says_nothing_is_a_wrong_call(given: str) -> None:
    with pytest.raises(UsageError, match="--field"):
        Fields.parse([given])


def test_a_field_given_twice_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="twice"):
        Fields.parse(["text=a", "text=b"])


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet"])
def test_what_no_database_takes_does_not_get_into_names(tmp_path: Path, suffix: str) -> None:
    row = {"id": "a\0b", "url": "https://x/\0", "title": "\0T\0", "text": "x"}
    (found,) = read(written(tmp_path, f"in{suffix}", made(suffix, [row])))
    assert isinstance(found, Source)
    assert found.uri.endswith(f"in{suffix}#ab")
    assert (found.id, found.url, found.title) == ("ab", "https://x/", "T")


def test_a_blank_field_is_none(tmp_path: Path) -> None:
    found = one(tmp_path, {"text": "x", "title": " ", "url": "", "id": "\0"})
    assert isinstance(found, Source)
    assert (found.title, found.url, found.id) == (None, None, None)
    assert found.uri.endswith("#1")


def test_a_table_without_the_mapped_column_is_told_once(tmp_path: Path) -> None:
    rows = [{"id": "1", "text": "x"}, {"id": "2", "text": "y"}]
    for suffix in (".csv", ".parquet"):
        file = written(tmp_path, f"in{suffix}", made(suffix, rows))
        (found,) = read(file, fields=Fields.parse(["text=body"]))
        assert isinstance(found, Rejection)
        assert (found.code, found.uri) == ("no_column", str(file))
        assert "'body'" in found.message
        assert "id, text" in found.message
        assert codes(read(file, fields=Fields.parse(["published=day"]))) == [
            (file.name, "no_column")
        ]
