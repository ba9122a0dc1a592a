"""Places in files (a page, a range of lines) in, what lies there out, without its content.

What an article is known by (name, hash of the content, what is said about it) decides whether it
is to be read at all. A `Look` tells that of what lies at some places; each is a `Located`, which
whoever is to read it reads at that very place. So no content passes from process to process.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.document import Source
from pipeline.errors import DocumentError, Rejection
from pipeline.read import files, opening
from pipeline.read.jsonl import articles_by_line, lines_of
from pipeline.read.opening import Shard
from pipeline.read.settings import Settings

Place = str | Shard
"""A file that holds one article, or a range of lines."""


@dataclass(frozen=True, slots=True)
class Located:
    """An article that lies where it was seen; known by the same as its `Source`."""

    place: Place
    uri: str
    id: str | None
    content_id: str
    given: str
    size: int
    settings: Settings

    def read(self) -> Source | Rejection:
        """Its source; a rejection where it is not any more what was seen."""
        for _, article in _at(self.place, self.settings):
            if isinstance(article, Rejection):
                return replace(article, uri=self.uri, id=self.id)
            if (article.content_id, article.given) == (self.content_id, self.given):
                return article
        return files.changed().rejection(self.uri, self.id)

    def called(self, uri: str, added: int) -> Located:
        """The same under a name to which its line was added so often, to tell it apart."""
        assert isinstance(self.place, Shard)
        place = replace(self.place, again=(self.place.first_line,) * added)
        return replace(self, uri=uri, place=place)


Sight = tuple[int, Located | Rejection]
"""What was seen, behind the number of its line (0 in a file that holds one article)."""


@dataclass(frozen=True, slots=True)
class Look:
    """A task for any process: see what lies at these places, in order."""

    places: tuple[Place, ...]
    settings: Settings

    @property
    def line(self) -> int:
        """The number of the first line; 0 where it is at a file of one article."""
        place = self.places[0]
        return place.first_line if isinstance(place, Shard) else 0

    @property
    def uri(self) -> str:
        """The name of what lies at the first place."""
        name = opening.name_of(opening.path_of(self.places[0]))
        return f"{name}#{self.line}" if self.line else name

    @property
    def id(self) -> None:
        """Nobody has read it yet."""

    def sights(self) -> list[Sight]:
        """What lies there; lines are named as if none before had the same name."""
        return [sight for place in self.places for sight in self._at(place)]

    def _at(self, place: Place) -> Iterator[Sight]:
        for spot, article in _at(place, self.settings):
            line = spot.first_line if isinstance(spot, Shard) else 0
            if isinstance(article, Rejection):
                yield line, article
            else:
                yield line, _located(spot, article, self.settings)

    def parts(self) -> list[Look]:
        """The same as several tasks, at last one for each article: then it is its only part."""
        places = self.places
        if len(places) == 1 and isinstance(places[0], Shard):
            places = _by_line(places[0])
        return [replace(self, places=(one,)) for one in places]


def _located(place: Place, source: Source, settings: Settings) -> Located:
    return Located(
        place,
        uri=source.uri,
        id=source.id,
        content_id=source.content_id,
        given=source.given,
        size=source.size,
        settings=settings,
    )


def _at(place: Place, settings: Settings) -> Iterator[tuple[Place, Source | Rejection]]:
    """The articles at a place, each with its own; what cannot be read is a rejection."""
    path = opening.path_of(place)
    try:
        with opening.opened(place, settings) as file:
            if isinstance(place, Shard):
                for line, article in articles_by_line(file):
                    yield Shard(place.path, line.start, line.end, line.number), article
            else:
                for article in opening.read(file):
                    yield place, article
    except OSError as error:
        yield path, files.unreadable(opening.name_of(path), error)
    except DocumentError as error:
        yield path, error.rejection(opening.name_of(path))


def _by_line(place: Shard) -> tuple[Shard, ...]:
    try:
        with opening.opened(place, Settings()) as file:
            lines = list(lines_of(file))
    except OSError:
        return (place,)
    return tuple(Shard(place.path, line.start, line.end, line.number) for line in lines)
