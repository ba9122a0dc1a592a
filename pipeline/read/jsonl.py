"""An open JSONL file in, one `Source` or `Rejection` a line out; never more than a line held."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read.files import LARGEST, changed
from pipeline.read.opening import Opened
from pipeline.read.records import Records

# A line may hold an article of the largest size with most of it escaped.
LONGEST_LINE = 3 * LARGEST


class Lines(Protocol):
    """A stream read line by line."""

    def readline(self, limit: int, /) -> bytes:
        """The next line, or as much of it as the limit allows."""


class Line(NamedTuple):
    """A line that is not blank: its number, its bytes in the stream, and the line.

    The content is None for a line beyond `LONGEST_LINE`.
    """

    number: int
    start: int
    end: int
    content: bytes | None


def lines(stream: Lines, *, first: int = 1, start: int = 0) -> Iterator[Line]:
    """The lines of a stream, the first of which has this number and begins at this byte."""
    number, end = first - 1, start
    while line := stream.readline(LONGEST_LINE):
        number += 1
        start, end = end, end + len(line)
        if not line.endswith(b"\n") and len(line) == LONGEST_LINE:
            while rest := stream.readline(LONGEST_LINE):
                end += len(rest)
                if rest.endswith(b"\n"):
                    break
            yield Line(number, start, end, None)
        elif line.strip():
            yield Line(number, start, end, line)


def lines_of(opened: Opened) -> Iterator[Line]:
    """The lines of an open file, or of a part of one; a part must begin where a line does."""
    part = opened.part
    if part is None:
        yield from lines(opened.stream)
        return
    if part.start:
        opened.stream.seek(part.start - 1)
        if opened.stream.read(1) != b"\n":
            raise changed()
    for line in lines(opened.stream, first=part.first_line, start=part.start):
        if line.start < part.end:  # not where a part of blank lines has ended
            yield line
        if line.end >= part.end:
            return


def articles(opened: Opened) -> Iterator[Source | Rejection]:
    """The articles of a file, or of a part of one, called by id or by line."""
    return (article for _, article in articles_by_line(opened))


def articles_by_line(opened: Opened) -> Iterator[tuple[Line, Source | Rejection]]:
    """The same, each with its line."""
    records = Records(opened)
    for line in lines_of(opened):
        fields = parsed(line)
        if isinstance(fields, dict):
            yield line, records.source(fields, line.number)
        else:
            yield line, records.rejected(line.number, *fields)


def parsed(line: Line) -> dict[str, object] | tuple[str, str]:
    """The record of a line, or the code and message that say why there is none."""
    number = line.number
    if line.content is None:
        return "too_large", f"line {number} is beyond {LONGEST_LINE:,} bytes: split it"
    try:
        fields = json.loads(line.content.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        return "not_json", f"line {number} is no JSON ({_reason(error)}): mend it"
    if not isinstance(fields, dict):
        return "not_an_object", f"line {number} is no JSON object: give {{…}}"
    return fields


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at column {error.colno}"
    return "no UTF-8" if isinstance(error, UnicodeError) else type(error).__name__
