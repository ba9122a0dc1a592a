"""A file of records in, what its lines are out: for a file whose ledger is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pipeline.emit.rows import key

# How every line begins, whatever the version of its schema.
_HEAD = b'{"schema":"pressfacts/record/'


def adopted(path: Path) -> Iterator[tuple[str, str, int, int]]:
    """(article, uri, start, end) of every line; a torn last line is passed over.

    A whole line that is no record is a `ValueError`: the file is not ours to write to.
    """
    start = 0
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            end = start + len(line)
            if not line.endswith(b"\n") and (line[: len(_HEAD)] == _HEAD[: len(line)]):
                return
            try:
                record = json.loads(line)
                uri = record["source"]["uri"]
                article = key(record["id"], uri)
            except (ValueError, TypeError, KeyError) as error:
                raise ValueError(
                    f"line {number} is no record of pressfacts: give another file"
                ) from error
            yield article, uri, start, end
            start = end
