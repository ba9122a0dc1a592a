"""A path in (on this machine or elsewhere, compressed or not), an open file out: the one door."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, cast

from pipeline.document import Source
from pipeline.errors import DocumentError, Rejection
from pipeline.read import files, remote
from pipeline.read.compressed import COMPRESSIONS, Inflated
from pipeline.read.formats import FORMATS, format_of, known, suffixes
from pipeline.read.settings import Settings

_BUFFER = 1 << 17


@dataclass(frozen=True, slots=True)
class Shard:
    """A part of a JSONL file: from byte `start` to `end`, both at the beginning of a line.

    `first_line` is the number of its first line, counted from 1; `again` are the numbers of the
    lines whose name an earlier line of the file has (a number twice, where `ID@LINE` is taken too).
    """

    path: str
    start: int
    end: int
    first_line: int
    again: tuple[int, ...] = ()


@dataclass(slots=True)
class Opened:
    """An open file: its articles are named after `name`; `suffix` is that of its format.

    `stream` gives the content, `raw` the bytes as they lie in the file. `size` is how large the
    content is in bytes, where that is known. What is no article in it is counted in `ignored`.
    """

    name: str
    suffix: str
    stream: IO[bytes]
    raw: IO[bytes]
    size: int | None = None
    settings: Settings = field(default_factory=Settings)
    part: Shard | None = None
    ignored: int = 0


def path_of(place: str | Shard) -> str:
    """The file of a part, or of a whole."""
    return place.path if isinstance(place, Shard) else place


def paths(places: Iterable[str | Shard | Rejection]) -> Iterator[str]:
    """The files among what is to be read."""
    return (path_of(one) for one in places if not isinstance(one, Rejection))


@contextlib.contextmanager
def opened(place: str | Shard, settings: Settings) -> Iterator[Opened]:
    """Open a file, or a part of one, with a known suffix."""
    path = path_of(place)
    suffix, compression = suffixes(path)
    with open_raw(path) as raw:
        part = place if isinstance(place, Shard) else None
        if part is not None:
            raw.seek(part.start)
        file = Opened(name_of(path), suffix, raw, raw, None, settings, part)
        if compression:
            inflated = Inflated(raw, COMPRESSIONS[compression])
            file.stream = cast("IO[bytes]", io.BufferedReader(inflated, _BUFFER))
        else:
            file.size = files.size_of(raw)
        yield file


def open_raw(path: str) -> IO[bytes]:
    """The bytes of a file, wherever it is."""
    return remote.open_file(path) if remote.is_remote(path) else files.open_file(path)


def name_of(path: str) -> str:
    """What the articles of a file are named after."""
    return remote.uri_of(path) if remote.is_remote(path) else files.uri_of(path)


def read(file: Opened) -> Iterator[Source | Rejection]:
    """The articles of an open file; damage is a rejection behind those that came before it."""
    found = FORMATS.get(file.suffix)
    if found is None or (not found.streamed and file.stream is not file.raw):
        yield unknown_type(file.name)
        return
    count = 0
    try:
        for article in found.articles()(file):
            count += 1
            yield article
    except DocumentError as error:
        count += 1
        yield error.rejection(file.name)
    if not count and not file.ignored and file.part is None:
        yield no_article(file.name)


def no_article(name: str) -> Rejection:
    """The rejection of a file without any."""
    return files.rejected(name, "no_article", "the file holds no article: leave it out")


def unknown_type(name: str) -> Rejection:
    """The rejection of a file with a suffix that is none of ours."""
    message = f"no article by its suffix (known: {known()}): rename it"
    return files.rejected(name, "unknown_type", message)


def load(path: str) -> Source | Rejection:
    """The article in a file that holds one."""
    name = name_of(path)
    found = format_of(path)
    if found is None:
        return unknown_type(name)
    if found.many:
        message = "a file of many articles: hand over its records, or give it to the command"
        return files.rejected(name, "many_articles", message)
    problem = None if remote.is_remote(path) else files.fault(path)
    if problem is not None:
        return problem
    try:
        with opened(path, Settings()) as file:
            return next(read(file))
    except OSError as error:
        return files.unreadable(name, error)
