"""Found files in; out, in their order, articles that lie where they were seen, or are at hand.

Here pieces of about one size are cut (some pages, a range of lines), which other processes look at;
then the lines of a file get their names, which only their order tells. A file that can only be
read through, from its beginning, is read here: its articles are at hand.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read import files, opening, remote
from pipeline.read.discover import STDIN
from pipeline.read.formats import format_of
from pipeline.read.located import Located, Look, Place, Sight
from pipeline.read.names import Names
from pipeline.read.opening import Shard
from pipeline.read.settings import Settings
from pipeline.read.shards import Unit, is_split, ranges

# What is looked at together: files, and bytes of lines. Either takes a few milliseconds.
FILES = 16
RANGE = 256 << 10


@dataclass(frozen=True, slots=True)
class End:
    """Behind the lines of a file; `problem` is why there are no more of them."""

    path: str
    problem: Rejection | None = None


Piece = Look | End | Source | Rejection
Looking = Callable[[Iterable[Piece]], Iterator[Any]]
"""Who looks: for each `Look` its sights, or the `Rejection` that says why there are none, in
order; anything else comes back in its place."""


class Survey:
    """`at_hand` reads a file here; `told` hears which places were looked at."""

    def __init__(
        self,
        settings: Settings,
        at_hand: Callable[[Unit], Iterator[Source | Rejection]],
        told: Callable[[Iterable[Place]], None],
    ) -> None:
        self._settings = settings
        self._at_hand = at_hand
        self._told = told
        # Of the file whose lines are being looked at.
        self._names = Names()
        self._count = 0

    def articles(
        self, work: Iterable[Unit], looked: Looking
    ) -> Iterator[Source | Located | Rejection]:
        """Every article of the files, or why there is none."""
        return self._seen(self._pieces(work), looked)

    def _pieces(self, work: Iterable[Unit]) -> Iterator[Piece]:
        for kind, units in itertools.groupby(work, _kind):
            if kind == "at hand":
                for unit in units:
                    yield from self._at_hand(unit)
                continue
            paths = cast("Iterator[str]", units)
            while kind == "page" and (some := tuple(itertools.islice(paths, FILES))):
                yield Look(some, self._settings)
            for path in paths:
                yield from self._lines(path)

    def _lines(self, path: str) -> Iterator[Piece]:
        try:
            with opening.open_raw(path) as stream:
                for place in ranges(stream, path, RANGE):
                    yield Look((place,), self._settings)
        except OSError as error:
            yield End(path, files.unreadable(opening.name_of(path), error))
        else:
            yield End(path)

    def _seen(
        self, pieces: Iterable[Piece], looked: Looking
    ) -> Iterator[Source | Located | Rejection]:
        asked: deque[Piece] = deque()
        for answer in looked(_noted(pieces, asked)):
            piece = asked.popleft()
            if isinstance(piece, End):
                yield from self._ended(piece)
            elif not isinstance(piece, Look):
                yield piece
            elif isinstance(answer, Rejection):
                yield from self._again(piece, answer, looked)
            else:
                yield from self._sighted(piece, answer)

    def _again(
        self, look: Look, refused: Rejection, looked: Looking
    ) -> Iterator[Source | Located | Rejection]:
        """Look in smaller pieces where nobody came back from looking at all at once."""
        parts = look.parts()
        if parts != [look]:
            yield from self._seen(parts, looked)
        else:
            yield from self._sighted(look, [(look.line, refused)])

    def _sighted(self, look: Look, sights: list[Sight]) -> Iterator[Located | Rejection]:
        self._told(look.places)
        if look.line:
            self._count += len(sights)
        yield from map(self._named, sights)

    def _named(self, sight: Sight) -> Located | Rejection:
        """What was seen, told from the lines before that have the same name."""
        line, article = sight
        if not line:
            return article
        name, added = self._names.name(article.id, line)
        if not added:
            return article
        uri = f"{article.uri.removesuffix(article.id or str(line))}{name}"
        if isinstance(article, Rejection):
            return replace(article, uri=uri)
        return article.called(uri, added)

    def _ended(self, end: End) -> Iterator[Rejection]:
        if end.problem is not None:
            yield end.problem
        elif not self._count:
            yield opening.no_article(opening.name_of(end.path))
        self._names, self._count = Names(), 0


def _noted(pieces: Iterable[Piece], asked: deque[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        asked.append(piece)
        yield piece


def _kind(unit: Unit) -> Literal["page", "lines", "at hand"]:
    """Whether a unit holds one article, or lines, on this machine; or can only be read through."""
    if isinstance(unit, Rejection | Shard) or unit == STDIN or remote.is_remote(unit):
        return "at hand"
    found = format_of(unit)
    if found is not None and not found.many:
        return "page"
    return "lines" if is_split(unit) else "at hand"
