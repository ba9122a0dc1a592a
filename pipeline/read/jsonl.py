"""An open JSONL file in, one `Source` or `Rejection` a line out; never more than a line held."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Protocol

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read.files import LARGEST
from pipeline.read.opening import Opened
from pipeline.read.records import Records

# A line may hold an article of the largest size with most of it escaped.
LONGEST_LINE = 3 * LARGEST


class Lines(Protocol):
    """A stream read line by line."""

    def readline(self, limit: int, /) -> bytes:
        """The next line, or as much of it as the limit allows."""


def lines(stream: Lines, first: int = 1) -> Iterator[tuple[int, int, bytes | None]]:
    """Each line that is not blank: its number, the bytes read up to its end, and the line.

    None stands for a line beyond `LONGEST_LINE`. `first` is the number of the first line.
    """
    number, end = first - 1, 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        end += len(line)
        if not line.endswith(b"\n") and len(line) == LONGEST_LINE:
            while rest := stream.readline(LONGEST_LINE):
                end += len(rest)
                if rest.endswith(b"\n"):
                    break
            yield number, end, None
        elif line.strip():
            yield number, end, line


def articles(opened: Opened) -> Iterator[Source | Rejection]:
    """The articles of a file, or of a part of one, called by id or by line."""
    records = Records(opened)
    part = opened.part
    for number, end, line in lines(opened.stream, part.first_line if part else 1):
        fields = parsed(line, number)
        if isinstance(fields, dict):
            yield records.source(fields, number)
        else:
            yield records.rejected(number, *fields)
        if part is not None and end >= part.end - part.start:
            return


def parsed(line: bytes | None, number: int) -> dict[str, object] | tuple[str, str]:
    """The record of a line, or the code and message that say why there is none."""
    if line is None:
        return "too_large", f"line {number} is beyond {LONGEST_LINE:,} bytes: split it"
    try:
        fields = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        return "not_json", f"line {number} is no JSON ({_reason(error)}): mend it"
    if not isinstance(fields, dict):
        return "not_an_object", f"line {number} is no JSON object: give {{…}}"
    return fields


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at column {error.colno}"
    return "no UTF-8" if isinstance(error, UnicodeError) else type(error).__name__
