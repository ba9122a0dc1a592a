"""INPUTs in, one `Source` or `Rejection` for every article out, and how far the reading is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import IO, Self, cast

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read import files, formats, opening, remote
from pipeline.read.discover import STDIN, Found, discover
from pipeline.read.opening import Opened, Shard
from pipeline.read.settings import Fields, Settings
from pipeline.read.shards import Unit, shards


class Reader:
    """Iterates over the articles of the INPUTs; files are found at once, read one by one.

    `language` and `published` hold for every article that does not bring its own; `fields` says
    what the fields of a record (a JSON line, a row of a table) are called.
    """

    def __init__(
        self,
        inputs: list[str],
        *,
        language: str | None = None,
        published: str | None = None,
        fields: Fields | None = None,
    ) -> None:
        found = discover(inputs)
        self._begin(found, found.entries, Settings(language, published, fields or Fields()))

    @classmethod
    def of_units(
        cls,
        units: Iterable[Unit],
        *,
        language: str | None = None,
        published: str | None = None,
        fields: Fields | None = None,
    ) -> Self:
        """A reader of what `units` shared out: no folder is looked into again."""
        reader = cls.__new__(cls)
        reader._begin(Found(), units, Settings(language, published, fields or Fields()))
        return reader

    def _begin(self, found: Found, work: Iterable[Unit], settings: Settings) -> None:
        self.entries = found.entries
        self.nameless = found.nameless
        self.duplicates = found.duplicates
        self.ignored = found.ignored
        self.bytes_read = 0
        self.articles_read = 0
        self._sizes = found.sizes
        self._settings = settings
        self._work = list(work)
        formats.check_installed(opening.paths(self._work))

    def units(self, size: int) -> Iterator[Unit]:
        """The work in pieces, for `of_units` with the same options: see `shards`."""
        return shards(self.entries, size, self._settings)

    @property
    def bytes_total(self) -> int | None:
        """How much there is to read; None where standard input is part of it."""
        total = 0
        for entry in self._work:
            if entry == STDIN:
                return None
            total += self._size(entry)
        return total

    @property
    def many(self) -> bool:
        """Whether a file of many articles is to be read."""
        found = (formats.format_of(path) for path in opening.paths(self._work))
        return any(one is not None and one.many for one in found)

    def __iter__(self) -> Iterator[Source | Rejection]:
        for article in self._articles():
            self.articles_read += 1
            yield article

    def _articles(self) -> Iterator[Source | Rejection]:
        for entry in self._work:
            if isinstance(entry, Rejection):
                yield entry
            elif entry == STDIN:
                yield from self._stdin(sys.stdin.buffer)
            else:
                yield from self._file(entry)

    def _file(self, entry: str | Shard) -> Iterator[Source | Rejection]:
        before, size = self.bytes_read, self._size(entry)
        path = opening.path_of(entry)
        try:
            with opening.opened(entry, self._settings) as file:
                begin = entry.start if isinstance(entry, Shard) else 0
                for article in self._counted(file):
                    self.bytes_read = before + min(size, file.raw.tell() - begin)
                    yield article
        except OSError as error:
            yield files.unreadable(opening.name_of(path), error)
        except Exception as error:
            if not remote.is_remote(path):  # the drivers of stores have errors of their own
                raise
            yield files.unreadable(opening.name_of(path), error)
        self.bytes_read = before + size

    def _counted(self, file: Opened) -> Iterator[Source | Rejection]:
        """The articles of a file; what is none in it is added to `ignored`."""
        before = self.ignored
        try:
            for article in opening.read(file):
                self.ignored = before + file.ignored
                yield article
        finally:
            self.ignored = before + file.ignored

    def _stdin(self, stream: IO[bytes]) -> Iterator[Source | Rejection]:
        """JSON lines where the first character is `{`, else one page or one text."""
        head = b""
        blank = b"\xef\xbb\xbf \t\r\n"
        while not head.strip(blank) and (line := stream.readline(files.LARGEST)):
            head += line
        if head.strip(blank).startswith(b"{"):
            rejoined = cast("IO[bytes]", _Rejoined(head, stream))
            yield from opening.read(
                Opened(STDIN, ".jsonl", rejoined, stream, settings=self._settings)
            )
            return
        content = head + stream.read(files.LARGEST + 1)
        if len(content) > files.LARGEST:
            yield files.too_large(STDIN, len(content))
        else:
            settings = self._settings
            yield Source(
                STDIN,
                content,
                files.media_type(content),
                language=settings.language,
                published=settings.published,
            )

    def _size(self, entry: Unit) -> int:
        if isinstance(entry, Rejection):
            return 0
        if isinstance(entry, Shard):
            return entry.end - entry.start
        if entry in self._sizes:
            return self._sizes[entry]
        try:
            return os.stat(entry).st_size
        except OSError:
            return 0


class _Rejoined:
    """A stream with the lines already taken from it put back in front."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._heads = head.splitlines(keepends=True)
        self._rest = rest

    def readline(self, limit: int, /) -> bytes:
        return self._heads.pop(0) if self._heads else self._rest.readline(limit)
