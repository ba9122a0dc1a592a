"""An open JSONL stream in, one `Source` or `Rejection` a line out; never more than a line held."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Protocol

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read.files import LARGEST, rejected
from pipeline.read.given import encode, source_of_fields

# A line may hold an article of the largest size with most of it escaped.
LONGEST_LINE = 3 * LARGEST


class Lines(Protocol):
    """A stream read line by line."""

    def readline(self, limit: int, /) -> bytes:
        """The next line, or as much of it as the limit allows."""


def lines(stream: Lines) -> Iterator[tuple[int, bytes | None]]:
    """Each line that is not blank with its number; None instead of one beyond `LONGEST_LINE`."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if not line.endswith(b"\n") and len(line) == LONGEST_LINE:
            while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        elif line.strip():
            yield number, line


def articles(
    stream: Lines, name: str, *, language: str | None = None, published: str | None = None
) -> Iterator[Source | Rejection]:
    """The articles of a stream called `name`: `NAME#ID`, or `NAME#LINE` where no id is given."""
    for number, line in lines(stream):
        uri = f"{name}#{number}"
        if line is None:
            yield rejected(uri, "too_large", f"a line beyond {LONGEST_LINE:,} bytes: split it")
            continue
        try:
            fields = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
        except (ValueError, RecursionError) as error:
            yield rejected(uri, "not_json", f"line {number} is no JSON ({_reason(error)}): mend it")
            continue
        if not isinstance(fields, dict):
            yield rejected(uri, "not_an_object", f"line {number} is no JSON object: give {{…}}")
            continue
        id = fields.get("id")
        if isinstance(id, str | int) and not isinstance(id, bool) and str(id).strip():
            uri = f"{name}#{encode(str(id)).decode().strip()}"
        yield source_of_fields(fields, uri=uri, language=language, published=published)


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at column {error.colno}"
    return "no UTF-8" if isinstance(error, UnicodeError) else type(error).__name__
