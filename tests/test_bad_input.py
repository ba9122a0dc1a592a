"""Every bad input, through the whole command: it gets one answer by name, and the rest is done."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from tests.test_cli import TEXT, closing

PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT.split("\n") if line)
PAGE = (
    f"<html><head><title>Lâm Sơn</title></head><body><article>{PARAGRAPHS}</article></body></html>"
)


def truncated(path: Path) -> None:
    path.write_bytes(b"")
    os.truncate(path, 50_000_000)


def page_of_50_mb(path: Path) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.write("<html><body>")
        for _ in range(50):
            stream.write(PARAGRAPHS * (1_000_000 // len(PARAGRAPHS.encode()) + 1))


def bytes_of(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


REJECTED: dict[str, tuple[str, Callable[[Path], object]]] = {
    "empty.txt": ("empty", bytes_of(b"")),
    "blank.html": ("", bytes_of(b" \n\t ")),
    "junk.html": ("", bytes_of(bytes(range(256)) * 200)),
    "zeros.txt": ("", bytes_of(b"\0" * 5000)),
    "sparse.html": ("too_large", truncated),
    "large.html": ("too_large", page_of_50_mb),
    "dangling.html": ("dangling_link", lambda path: path.symlink_to("nowhere")),
    "tags.html": ("", bytes_of(b"<div>" * 100_000)),
    "lines.jsonl": ("not_json", bytes_of(b"{\n")),
    "no_text.jsonl": ("no_text", bytes_of(b"{}\n")),
    "not_an_object.jsonl": ("not_an_object", bytes_of(b"[1, 2]\n")),
    "language.jsonl": ("unknown_language", bytes_of(b'{"text": "x", "language": "Klingon"}\n')),
    "blank.jsonl": ("no_article", bytes_of(b"\n\n")),
    "loop.txt": ("dangling_link", lambda path: path.symlink_to(path.name)),
    "tags_unclosed.html": ("", bytes_of(b"<div" * 100_000)),
    "comment.html": ("", bytes_of(b"<html><!-- " + b"x" * 100_000)),
}
READ: dict[str, bytes] = {
    "cut.html": PAGE.encode()[:-60],
    "cut_in_a_letter.html": PAGE.encode()[: PAGE.encode().rindex("ồ".encode()) + 1],
    "utf16.html": PAGE.encode("utf-16"),
    "utf16.txt": TEXT.encode("utf-16"),
    "nul.txt": TEXT.replace(" ", " \0", 1).encode(),
    "wrong_charset.html": PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').encode(),
    "utf16_without_mark.txt": TEXT.encode("utf-16-le"),
    "utf16_declared_only.html": PAGE.replace("<head>", '<head><meta charset="utf-16">').encode(),
    "no_such_charset.html": PAGE.replace("<head>", '<head><meta charset="klingon">').encode(),
    "utf8_with_mark.txt": b"\xef\xbb\xbf" + TEXT.encode(),
    "one_bad_byte.txt": TEXT.encode() + b"\xff",
    "nested.html": b"<div>" * 100_000 + PARAGRAPHS.encode() + b"</div>" * 100_000,
}


@pytest.mark.parametrize("name", REJECTED)
def test_a_bad_input_is_one_typed_rejection(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    code, make = REJECTED[name]
    (tmp_path / "in").mkdir()
    make(tmp_path / "in" / name)
    (tmp_path / "in/good.txt").write_text(TEXT, "utf-8")
    bad = tmp_path / "bad.jsonl"
    assert main(["extract", str(tmp_path / "in"), "--rejected", str(bad)]) == 1
    told = capsys.readouterr()
    assert closing(told.err) == (2, 1, 0, 1)
    assert len(told.out.splitlines()) == 1
    (one,) = [json.loads(line) for line in bad.read_text("utf-8").splitlines()]
    assert f"/{name}" in one["uri"]
    assert one["code"] == code or not code
    assert one["code"] != "internal"
    assert one["message"]


@pytest.mark.parametrize("name", READ)
def test_a_damaged_page_is_still_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / name).write_bytes(READ[name])
    status = main(["extract", str(tmp_path / name)])
    told = capsys.readouterr()
    assert closing(told.err)[0] == 1
    assert status == 0, told.err
    record = json.loads(told.out)
    assert "Lâm Sơn" in record["text"]
    assert "\0" not in record["text"]


def test_a_file_that_may_not_be_read_is_one_rejection(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.read import files

    for name in ("locked.txt", "good.txt"):
        (tmp_path / name).write_text(TEXT, "utf-8")

    def refuse(path: str, *rest: Any) -> Any:
        if path.endswith("locked.txt"):
            raise PermissionError(13, "Permission denied", path)
        return open(path, *rest)

    monkeypatch.setattr(files, "open", refuse, raising=False)  # holds in this process alone
    assert main(["extract", str(tmp_path), "--workers", "0"]) == 1
    told = capsys.readouterr()
    assert closing(told.err) == (2, 1, 0, 1)
    (line,) = [line for line in told.err.splitlines() if line.startswith("REJECTED")]
    assert "locked.txt read/unreadable: " in line
    assert "Permission denied" in line


def test_all_bad_inputs_at_once_leave_the_good_one_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One folder with all of them, two workers: each is answered once and by its name."""
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    assert main(["extract", str(tmp_path)]) == 0
    alone = capsys.readouterr().out
    named = {name: make for name, (_, make) in REJECTED.items() if "large" not in name}
    for name, make in named.items():
        make(tmp_path / name)
    assert main(["extract", str(tmp_path), "--workers", "2"]) == 1
    told = capsys.readouterr()
    assert told.out == alone
    assert closing(told.err) == (len(named) + 1, 1, 0, len(named))
    for name in named:
        (line,) = [x for x in told.err.splitlines() if x.startswith("REJECTED") and f"/{name}" in x]
        assert "/internal" not in line


def test_no_entity_of_a_page_is_expanded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    declared = "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'><!ENTITY b 'klingon'>]>"
    page = declared + PAGE.replace("</article>", "<p>Lâm Sơn có &a; và &b; năm nay.</p></article>")
    (tmp_path / "entities.html").write_text(page, "utf-8")
    assert main(["extract", str(tmp_path)]) == 0
    text = json.loads(capsys.readouterr().out)["text"]
    assert "Lâm Sơn" in text
    assert "root:" not in text
    assert "klingon" not in text
