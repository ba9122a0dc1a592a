"""Every bad input, through the whole command: it gets one answer by name, and the rest is done."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

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
}
READ: dict[str, bytes] = {
    "cut.html": PAGE.encode()[:-60],
    "cut_in_a_letter.html": PAGE.encode()[: PAGE.encode().rindex("ồ".encode()) + 1],
    "utf16.html": PAGE.encode("utf-16"),
    "utf16.txt": TEXT.encode("utf-16"),
    "nul.txt": TEXT.replace(" ", " \0", 1).encode(),
    "wrong_charset.html": PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').encode(),
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
