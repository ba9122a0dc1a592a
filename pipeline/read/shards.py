"""Found files in, pieces of work of about one size out, for workers that share no memory.

Read in order, the pieces give what the files give, under the same names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.errors import Rejection, UsageError
from pipeline.read import files, remote
from pipeline.read.discover import STDIN
from pipeline.read.formats import FORMATS, suffixes
from pipeline.read.given import word
from pipeline.read.jsonl import lines, parsed
from pipeline.read.names import Names
from pipeline.read.opening import Shard, open_raw
from pipeline.read.settings import Settings

Unit = str | Shard | Rejection
"""A whole file, a part of one, or what was rejected while looking for files; may be pickled."""


def shards(
    entries: Iterable[str | Rejection], size: int, settings: Settings | None = None
) -> Iterator[Unit]:
    """Whole files, and plain JSONL files beyond `size` bytes in parts of at least `size` bytes.

    `entries` are those of a `Reader`, and `settings` its own: which field is the id decides about
    names. A split file is read once here, at the speed of its JSON: whether an id was there before
    cannot be known from a part.
    """
    for entry in entries:
        if entry == STDIN:
            raise UsageError("standard input cannot be shared out: save it to a file")
        if isinstance(entry, Rejection) or not is_split(entry):
            yield entry
        else:
            yield from _split(entry, size, settings or Settings())


_SPLIT = frozenset((suffix, "") for suffix in FORMATS if FORMATS[suffix].module == "jsonl")


def is_split(path: str) -> bool:
    """Whether any range of its lines can be read by itself."""
    return suffixes(path) in _SPLIT


def ranges(stream: files.Stream, path: str, size: int) -> Iterator[Shard]:
    """A file in ranges of whole lines, by their ends alone: who looks at them tells the names."""
    start, first = 0, 1
    while chunk := stream.read(size):
        end, more = start + len(chunk), chunk.count(b"\n")
        while not chunk.endswith(b"\n") and (chunk := stream.readline(size)):
            end += len(chunk)
            more += chunk.endswith(b"\n")
        yield Shard(path, start, end, first)
        start, first = end, first + more


def _split(path: str, size: int, settings: Settings) -> list[Unit]:
    """The parts of a file; the file itself where it is small, empty or cannot be read."""
    try:
        with open_raw(path) as stream:
            if (files.size_of(stream) or 0) <= size:
                return [path]
            return list(_parts(stream, path, size, settings)) or [path]
    except OSError:
        return [path]
    except Exception:
        if remote.is_remote(path):
            return [path]
        raise


def _parts(stream: files.Stream, path: str, size: int, settings: Settings) -> Iterator[Shard]:
    names = Names()
    again: list[int] = []
    start, first, last, end = 0, 1, 0, 0
    for line in lines(stream):
        fields = parsed(line)
        id = word(settings.fields.of(fields, "id")) if isinstance(fields, dict) else None
        again += [line.number] * names.name(id, line.number)[1]
        last, end = line.number, line.end
        if end - start >= size:
            yield Shard(path, start, end, first, tuple(again))
            start, first, again = end, last + 1, []
    if last >= first:
        yield Shard(path, start, end, first, tuple(again))
