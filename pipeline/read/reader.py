"""INPUTs in, one `Source` or `Rejection` for every article out, and how far the reading is."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Self, TypeVar

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read import files, formats, opening, remote, standard
from pipeline.read.discover import STDIN, Found, discover
from pipeline.read.located import Located, Place
from pipeline.read.opening import Opened, Shard
from pipeline.read.settings import Fields, Settings
from pipeline.read.shards import Unit, shards
from pipeline.read.survey import Looking, Survey

T = TypeVar("T")


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
        return self._numbered(article for entry in self._work for article in self._at_hand(entry))

    def located(self, looked: Looking) -> Iterator[Source | Located | Rejection]:
        """The same articles, left where they lie if they can be read again there."""
        survey = Survey(self._settings, self._at_hand, self._pass)
        return self._numbered(survey.articles(self._work, looked))

    def _numbered(self, articles: Iterable[T]) -> Iterator[T]:
        for article in articles:
            self.articles_read += 1
            yield article

    def _pass(self, places: Iterable[Place]) -> None:
        """These were looked at elsewhere."""
        self.bytes_read += sum(map(self._size, places))

    def _at_hand(self, entry: Unit) -> Iterator[Source | Rejection]:
        if isinstance(entry, Rejection):
            yield entry
        elif entry == STDIN:
            yield from standard.articles(sys.stdin.buffer, self._settings)
        else:
            yield from self._file(entry)

    def _file(self, entry: str | Shard) -> Iterator[Source | Rejection]:
        read, size = 0, self._size(entry)
        path = opening.path_of(entry)
        try:
            with opening.opened(entry, self._settings) as file:
                begin = entry.start if isinstance(entry, Shard) else 0
                for article in self._counted(file):
                    before, read = read, min(size, file.raw.tell() - begin)
                    self.bytes_read += read - before
                    yield article
        except OSError as error:
            yield files.unreadable(opening.name_of(path), error)
        except Exception as error:
            if not remote.is_remote(path):  # the drivers of stores have errors of their own
                raise
            yield files.unreadable(opening.name_of(path), error)
        self.bytes_read += size - read

    def _counted(self, file: Opened) -> Iterator[Source | Rejection]:
        """The articles of a file; what is none in it is added to `ignored`."""
        before = self.ignored
        try:
            for article in opening.read(file):
                self.ignored = before + file.ignored
                yield article
        finally:
            self.ignored = before + file.ignored

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
