"""Articles in; out, in the same order, what is to be done, and what every sink has already.

An input is skipped where all sinks hold it as it is now. Where only some do, it is read again for
the others. What other rules made counts as held, unless the run is to refresh.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.document import Source
from pipeline.emit import Sink
from pipeline.emit.line import Entry, Made, Skipped, entry_of
from pipeline.errors import Rejection
from pipeline.read import Located

# As many inputs are looked up at once, unless they are large (bytes) or come slowly (seconds).
TOGETHER = 64
TOGETHER_BYTES = 8 << 20
TOGETHER_SECONDS = 0.5

Article = Source | Located
"""At hand, or where it lies."""


@dataclass(frozen=True, slots=True)
class Unread:
    """The answer for an input that could not even be read."""

    rejection: Rejection


@dataclass(frozen=True, slots=True)
class Wanted:
    """An article to be read: its entry, and the places of the sinks that want it."""

    article: Article
    entry: Entry
    sinks: tuple[int, ...]


class Chooser:
    """Tells what is to be done; `wanted` are the articles handed on, in order, not yet answered."""

    def __init__(self, sinks: Sequence[Sink], rules: str, *, refresh: bool) -> None:
        self._sinks = sinks
        self._rules = rules
        self._refresh = refresh
        self._at_work: set[str] = set()
        self.wanted: deque[Wanted] = deque()

    def answered(self) -> Wanted:
        """The oldest article handed on: its answer has come."""
        return self.wanted.popleft()

    def committed(self, entries: Iterable[Entry]) -> None:
        """These are now in the sinks that wanted them."""
        self._at_work.difference_update(entry.article for entry in entries)

    def __call__(
        self, articles: Iterable[Article | Rejection]
    ) -> Iterator[Article | Skipped | Unread]:
        """Everything in its order, looked up some at a time."""
        for together in _together(articles):
            entries = {
                place: entry_of(one)
                for place, one in enumerate(together)
                if not isinstance(one, Rejection)
            }
            keys = [entry.article for entry in entries.values()]
            held = [sink.held(keys) if keys else {} for sink in self._sinks]
            for place, one in enumerate(together):
                if isinstance(one, Rejection):
                    yield Unread(one)
                else:
                    yield self._choose(one, entries[place], held)

    def _choose(
        self, article: Article, entry: Entry, held: Sequence[Mapping[str, Made]]
    ) -> Article | Skipped:
        if entry.article in self._at_work:
            return Skipped(entry, outdated=False)
        made = [one.get(entry.article) for one in held]
        missing = tuple(
            place
            for place, one in enumerate(made)
            if self._sinks[place].takes_records and self._wants(entry, one)
        )
        if not missing:
            return Skipped(entry, any(one.rules != self._rules for one in made if one))
        self._at_work.add(entry.article)
        self.wanted.append(Wanted(article, entry, missing))
        return article

    def _wants(self, entry: Entry, made: Made | None) -> bool:
        if made is None or made.given != entry.given:
            return True
        return self._refresh and made.rules != self._rules


def _together(articles: Iterable[Article | Rejection]) -> Iterator[list[Article | Rejection]]:
    gathered: list[Article | Rejection] = []
    size, began = 0, time.monotonic()
    for article in articles:
        gathered.append(article)
        size += 0 if isinstance(article, Rejection) else article.size
        waited = time.monotonic() - began
        if len(gathered) >= TOGETHER or size >= TOGETHER_BYTES or waited >= TOGETHER_SECONDS:
            yield gathered
            gathered, size, began = [], 0, time.monotonic()
    if gathered:
        yield gathered
