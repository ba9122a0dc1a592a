"""CSV and TSV: a bad row costs itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import Rejection
from tests.read.making import codes, read, sources, texts, written


def table(folder: Path, content: bytes | str, name: str = "in.csv") -> Path:
    return written(folder, name, content if isinstance(content, bytes) else content.encode())


def test_rows_are_named_by_id_or_by_row(tmp_path: Path) -> None:
    found = read(table(tmp_path, 'id,text\nn1,one\n\n,"two\nlines"\nn1,three\n'))
    assert [one.uri.split("#")[1] for one in found] == ["n1", "2", "n1@3"]
    assert texts(found) == ["one", "two\nlines", "three"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("in.csv", b"\xef\xbb\xbftext,id\nx,1\n"),
        ("in.csv", b"text;id\r\nx;1\r\n"),
        ("in.tsv", b"\xef\xbb\xbftext\tid\nx\t1\n"),
        ("in.csv", b' text , id \n"x",1'),
    ],
)
def test_tables_of_spreadsheets_are_read(tmp_path: Path, name: str, content: bytes) -> None:
    (one,) = sources(read(table(tmp_path, content, name)))
    assert (one.content, one.id) == (b"x", "1")


def test_a_long_field_is_read_whole(tmp_path: Path) -> None:
    (one,) = sources(read(table(tmp_path, "text\n" + "x" * 500_000)))
    assert len(one.content) == 500_000


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (b"1,x,y", "bad_row"),
        (b"1", "bad_row"),
        (b'1,"x" y', "bad_row"),
        (b"1,\xff", "not_utf8"),
        (b"1,", "no_text_left_to_the_next_stage"),
    ],
)
def test_a_bad_row_is_rejected_by_number_and_the_next_is_read(
    tmp_path: Path, row: bytes, code: str
) -> None:
    found = read(table(tmp_path, b"id,text\n" + row + b"\n2,good\n"))
    assert texts(found)[-1] == "good"
    if code.startswith("no_text"):
        assert texts(found) == ["", "good"]
        return
    assert codes(found) == [("in.csv#1", code)]
    assert isinstance(found[0], Rejection)
    assert "line 2" in found[0].message


def test_a_quote_that_never_ends_is_told(tmp_path: Path) -> None:
    found = read(table(tmp_path, 'id,text\n1,good\n2,"bad\n3,lost\n'))
    assert texts(found) == ["good"]
    assert codes(found) == [("in.csv#2", "bad_row")]
    assert isinstance(found[1], Rejection)
    assert "lines 3 to 4" in found[1].message


def test_a_row_beyond_the_limit_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.read.delimited.LONGEST_ROW", 100)
    endless = "1," + "x" * 250 + "\n2,good\n"
    found = read(table(tmp_path, "id,text\n" + endless))
    assert texts(found) == ["good"]
    assert codes(found) == [("in.csv#1", "bad_row")]
    wide = '3,"' + "\n".join(["x" * 30] * 10) + '"\n'
    found = read(table(tmp_path, "id,text\n0,first\n" + wide))
    assert texts(found) == ["first"]
    assert codes(found)[0] == ("in.csv#2", "bad_row")


def test_utf16_is_told_with_what_to_do(tmp_path: Path) -> None:
    (one,) = read(table(tmp_path, "text\nx\n".encode("utf-16")))
    assert isinstance(one, Rejection)
    assert one.code == "not_utf8"
    assert "save it as UTF-8" in one.message


def test_a_table_with_a_header_alone_holds_no_article(tmp_path: Path) -> None:
    assert codes(read(table(tmp_path, "id,text\n"))) == [("in.csv", "no_article")]
