from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read import Reader
from pipeline.read import files as reading
from pipeline.read.jsonl import articles
from pipeline.read.opening import Opened


def read(*inputs: Path | str, **defaults: str) -> list[Source | Rejection]:
    return list(Reader([str(one) for one in inputs], **defaults))


def only(*inputs: Path | str, **defaults: str) -> Source | Rejection:
    (one,) = read(*inputs, **defaults)
    return one


def from_lines(tmp_path: Path, *lines: str | bytes) -> list[Source | Rejection]:
    file = tmp_path / "in.jsonl"
    file.write_bytes(b"\n".join(x if isinstance(x, bytes) else x.encode() for x in lines))
    return read(file)


def test_a_file_comes_untouched_under_the_name_given(tmp_path: Path) -> None:
    os.chdir(tmp_path)
    Path("a.htm").write_bytes(b"\xff\xfe<\0")
    assert only("./a.htm") == Source("a.htm", b"\xff\xfe<\0", "text/html")


def test_an_unknown_suffix_is_rejected(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_text("x")
    one = only(file)
    assert isinstance(one, Rejection)
    assert (one.stage, one.code) == ("read", "unknown_type")


def test_a_file_that_cannot_be_opened_is_rejected_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").write_text("y")

    def refuse(path: str, *rest: object) -> io.BytesIO:
        if path.endswith("a.txt"):
            raise PermissionError(13, "Permission denied", path)
        return open(path, *rest)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(reading, "open", refuse, raising=False)
    first, second = read(tmp_path)
    assert isinstance(first, Rejection)
    assert first.code == "unreadable"
    assert first.uri.endswith("a.txt")
    assert "Permission denied" in first.message
    assert isinstance(second, Source)


def test_a_file_beyond_the_limit_is_rejected_unread(tmp_path: Path) -> None:
    file = tmp_path / "big.html"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    one = only(file)
    assert isinstance(one, Rejection)
    assert one.code == "too_large"
    assert "50,000,000" in one.message


def test_an_empty_file_is_left_to_the_next_stage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert only(tmp_path / "a.txt") == Source(str(tmp_path / "a.txt"), b"", "text/plain")


def test_a_name_that_is_no_utf8_is_written_with_escapes(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff.txt"
    with open(name, "wb") as stream:
        stream.write(b"x")
    one = only(tmp_path)
    assert isinstance(one, Source)
    assert one.uri.endswith("\\xff.txt")
    assert one.uri.encode("utf-8")


def test_defaults_hold_where_an_article_brings_none(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "x"}\n{"text": "y", "language": "id", "published": 20240412}\n')
    first, second = read(file, language="vi", published="2024-01-01")
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert (first.language, first.published) == ("vi", "2024-01-01")
    assert (second.language, second.published) == ("id", "20240412")


def test_records_are_named_by_id_or_by_line(tmp_path: Path) -> None:
    found = from_lines(tmp_path, '{"text": "x", "id": "n1"}', "", '{"html": "<p>y", "id": null}')
    assert [(one.uri.rsplit("/", 1)[1], one.id) for one in found] == [
        ("in.jsonl#n1", "n1"),
        ("in.jsonl#3", None),
    ]
    assert [one.media_type for one in found if isinstance(one, Source)] == [
        "text/plain",
        "text/html",
    ]


def test_the_content_of_a_record_is_the_utf8_of_its_text(tmp_path: Path) -> None:
    (one,) = from_lines(tmp_path, json.dumps({"text": "Sở\r\n"}))
    assert isinstance(one, Source)
    assert one.content == "Sở\r\n".encode()


def test_half_a_surrogate_pair_costs_one_character(tmp_path: Path) -> None:
    (one,) = from_lines(tmp_path, '{"text": "x\\ud83dy"}')
    assert isinstance(one, Source)
    assert one.content.decode() == "x\ufffdy"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{no json", "not_json"),
        (b'{"text": "\xff"}', "not_json"),
        ("[" * 100_000, "not_json"),
        ('["text"]', "not_an_object"),
        ('{"title": "x"}', "no_text"),
        ('{"text": null}', "no_text"),
        ('{"text": 5}', "bad_field"),
        ('{"text": "x", "published": {"value": "2024"}}', "bad_field"),
        ('{"text": "x", "language": "Tiếng Việt"}', "unknown_language"),
    ],
)
def test_a_bad_line_is_rejected_by_number_and_the_next_is_read(
    tmp_path: Path, line: str | bytes, code: str
) -> None:
    bad, good = from_lines(tmp_path, line, '{"text": "x", "id": 7}')
    assert isinstance(bad, Rejection)
    assert (bad.stage, bad.code, bad.uri.rsplit("#", 1)[1]) == ("read", code, "1")
    assert isinstance(good, Source)
    assert good.id == "7"


def test_a_bad_record_keeps_its_id(tmp_path: Path) -> None:
    (bad,) = from_lines(tmp_path, '{"id": "n1"}')
    assert isinstance(bad, Rejection)
    assert bad.id == "n1"
    assert bad.uri.endswith("#n1")


def test_a_line_beyond_the_limit_is_passed_over_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.jsonl.LONGEST_LINE", 20)
    stream = io.BytesIO(b'{"text": "' + b"x" * 99 + b'"}\n{"text": "y"}\n')
    bad, good = articles(Opened("f", ".jsonl", stream, stream))
    assert isinstance(bad, Rejection)
    assert (bad.uri, bad.code) == ("f#1", "too_large")
    assert good.uri == "f#2"


def test_a_jsonl_file_without_lines_is_told(tmp_path: Path) -> None:
    (one,) = from_lines(tmp_path, "", "")
    assert isinstance(one, Rejection)
    assert one.code == "no_article"


@pytest.mark.parametrize(
    ("given", "uri", "media_type"),
    [
        (b"<!doctype html><p>x", "-", "text/html"),
        (b"\xef\xbb\xbfHo ten", "-", "text/plain"),
        (b'\n{"text": "x"}\n', "-#2", "text/plain"),
        (b"\xef\xbb\xbf" + b'{"text": "x", "id": "n"}', "-#n", "text/plain"),
        (b"", "-", "text/plain"),
    ],
)
def test_standard_input_tells_by_its_beginning_what_it_is(
    monkeypatch: pytest.MonkeyPatch, given: bytes, uri: str, media_type: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
    one = only("-")
    assert isinstance(one, Source)
    assert (one.uri, one.media_type) == (uri, media_type)


def test_bytes_read_reach_the_total(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("abc")
    (tmp_path / "b.jsonl").write_text('{"text": "x"}\n{"text": "y"}\n')
    reader = Reader([str(tmp_path)])
    list(reader)
    assert reader.bytes_read == reader.bytes_total == 3 + 28
