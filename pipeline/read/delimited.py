"""An open CSV or TSV file in, one `Source` or `Rejection` a row out; never more than a row held."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import IO

from pipeline.document import Source
from pipeline.errors import DocumentError, Rejection
from pipeline.read.files import LARGEST
from pipeline.read.opening import Opened
from pipeline.read.records import Records
from pipeline.read.settings import Fields

LONGEST_ROW = 3 * LARGEST


def articles(opened: Opened) -> Iterator[Source | Rejection]:
    """The articles of a file with a header line, called by id or by row, counted from 1."""
    csv.field_size_limit(max(csv.field_size_limit(), LARGEST))
    lines = _Lines(opened.stream)
    delimiter = lines.delimiter(opened.suffix)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    header = _header(rows, opened.settings.fields)
    records = Records(opened)
    place = 0
    while True:
        lines.begin_row()
        first = lines.number + 1
        try:
            row = next(rows, None)
        except (csv.Error, _TooLongError) as error:
            place += 1
            yield records.rejected(place, "bad_row", f"{_lines(first, lines)}: {error}: mend it")
            continue
        if row is None:
            return
        if not row:
            continue
        place += 1
        if len(row) != len(header):
            message = f"{_lines(first, lines)}: {len(row)} fields, the header has {len(header)}"
            yield records.rejected(place, "bad_row", f"{message}: quote what holds a delimiter")
        elif lines.broken:
            yield records.rejected(place, "not_utf8", f"{_lines(first, lines)}: save it as UTF-8")
        else:
            yield records.source(dict(zip(header, row, strict=True)), place)


class _TooLongError(Exception):
    """A row that does not end."""


class _Lines:
    """The lines of a file as text; `broken` where the row begun last is no UTF-8."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._ahead: bytes | None = None
        self._length = 0
        self.number = 0
        self.broken = False

    def delimiter(self, suffix: str) -> str:
        """A tab or a comma; spreadsheets where the comma is a decimal sign write semicolons."""
        self._ahead = self._stream.readline(LONGEST_ROW).removeprefix(b"\xef\xbb\xbf")
        if self._ahead.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise DocumentError("read", "not_utf8", "the table is UTF-16: save it as UTF-8")
        if suffix == ".tsv":
            return "\t"
        return ";" if b";" in self._ahead and b"," not in self._ahead else ","

    def begin_row(self) -> None:
        """Count anew."""
        self._length, self.broken = 0, False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self._ahead is not None:
            line, self._ahead = self._ahead, None
        else:
            line = self._stream.readline(LONGEST_ROW)
        if not line:
            raise StopIteration
        self.number += 1
        self._length += len(line)
        if self._length >= LONGEST_ROW:
            while line and not line.endswith(b"\n"):
                line = self._stream.readline(LONGEST_ROW)
            raise _TooLongError(f"more than {LONGEST_ROW:,} bytes")
        try:
            return line.decode()
        except UnicodeDecodeError:
            self.broken = True
            return line.decode("utf-8", "replace")


def _lines(first: int, lines: _Lines) -> str:
    return f"line {first}" if lines.number <= first else f"lines {first} to {lines.number}"


def _header(rows: Iterator[list[str]], fields: Fields) -> list[str]:
    """The names of the columns; a `DocumentError` where none of them holds the content."""
    try:
        header = [name.strip() for name in next(rows, [])]
    except (csv.Error, _TooLongError) as error:
        raise DocumentError("read", "bad_header", f"the header line is {error}: mend it") from error
    if header:
        must_hold_content(header, fields)
    return header


def must_hold_content(columns: list[str], fields: Fields) -> None:
    """A `DocumentError` where a table has no column with the content, or lacks a mapped one."""
    held = set(columns) | set(fields.columns(columns))
    wanted = [path for _, path in fields.mapped if path.split(".")[0] not in held]
    missing = [path for path in wanted if path not in held]
    if not missing and any(fields.path(name).split(".")[0] in held for name in fields.contents()):
        return
    lacking = missing[0] if missing else fields.path("text")
    there = ", ".join(columns[:20])
    message = f"the table has no column {lacking!r} (it has: {there}): say which with --field"
    raise DocumentError("read", "no_column", f"{message} text=NAME")
