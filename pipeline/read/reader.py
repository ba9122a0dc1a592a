"""INPUTs in, one `Source` or `Rejection` for every article out, and how far the reading is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read.discover import STDIN, discover
from pipeline.read.files import LARGEST, RECORDS, load, media_type, too_large, unreadable, uri_of
from pipeline.read.jsonl import articles


class Reader:
    """Iterates over the articles of the INPUTs; files are found at once, read one by one.

    `language` and `published` hold for every article that does not bring its own.
    """

    def __init__(
        self, inputs: list[str], *, language: str | None = None, published: str | None = None
    ) -> None:
        found = discover(inputs)
        self.entries = found.entries
        self.nameless = found.nameless
        self.duplicates = found.duplicates
        self.ignored = found.ignored
        self.bytes_read = 0
        self.articles_read = 0
        self._defaults = {"language": language, "published": published}

    @property
    def bytes_total(self) -> int | None:
        """How much there is to read; None where standard input is part of it."""
        total = 0
        for entry in self.entries:
            if entry == STDIN:
                return None
            if isinstance(entry, str):
                total += _size(entry)
        return total

    def __iter__(self) -> Iterator[Source | Rejection]:
        for article in self._articles():
            self.articles_read += 1
            yield article

    def _articles(self) -> Iterator[Source | Rejection]:
        for entry in self.entries:
            if isinstance(entry, Rejection):
                yield entry
            elif entry == STDIN:
                yield from self._stdin(sys.stdin.buffer)
            elif Path(entry).suffix.lower() == RECORDS:
                yield from self._jsonl(entry)
            else:
                self.bytes_read += _size(entry)
                yield load(entry, **self._defaults)

    def _jsonl(self, path: str) -> Iterator[Source | Rejection]:
        start = self.bytes_read
        count = 0
        try:
            with open(path, "rb") as stream:
                for article in articles(stream, uri_of(path), **self._defaults):
                    count += 1
                    self.bytes_read = start + stream.tell()
                    yield article
        except OSError as error:
            count += 1
            yield unreadable(uri_of(path), error)
        if not count:
            message = "the file holds no line: leave it out"
            yield Rejection(uri_of(path), None, "read", "no_article", message)

    def _stdin(self, stream: IO[bytes]) -> Iterator[Source | Rejection]:
        """JSON lines where the first character is `{`, else one page or one text."""
        head = b""
        while not head.strip(b"\xef\xbb\xbf \t\r\n") and (line := stream.readline(LARGEST)):
            head += line
        if head.strip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            yield from articles(_Rejoined(head, stream), STDIN, **self._defaults)
            return
        content = head + stream.read(LARGEST + 1)
        if len(content) > LARGEST:
            yield too_large(STDIN, len(content))
        else:
            yield Source(STDIN, content, media_type(content), **self._defaults)


class _Rejoined:
    """A stream with the lines already taken from it put back in front."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._heads = head.splitlines(keepends=True)
        self._rest = rest

    def readline(self, limit: int, /) -> bytes:
        return self._heads.pop(0) if self._heads else self._rest.readline(limit)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
