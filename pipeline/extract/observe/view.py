"""A sentence and its mentions enter, its view leaves: every mention has become one symbol.

In the view "Năm 2023, vốn đạt 228,7 triệu USD" reads "D, vốn đạt A" (with symbols of the private
use area in place of the letters), so a rule can speak of the grammar of a clause alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.extract.mention import Mention
from pipeline.extract.segment import Sentence

if TYPE_CHECKING:
    from pipeline.extract.observe.words import Word

SYMBOLS = {
    "amount": "\ue000",
    "percent": "\ue001",
    "measure": "\ue002",
    "count": "\ue003",
    "date": "\ue004",
    "place": "\ue005",
    "organisation": "\ue006",
    "person": "\ue007",
    "law": "\ue008",
    "score": "\ue009",
}
"""Kind of mention (for quantities: their own kind) -> its symbol."""
FIGURES = frozenset("\ue000\ue001\ue002\ue003\ue009")
_FIRST = ("amount", "quantity", "score", "date", "law", "organisation", "place", "person")
"""Which mention becomes the symbol where two overlap: figures before names."""


@dataclass(slots=True, eq=False)
class View:
    """The view's text, and the mentions by the place of their symbols, in order."""

    sentence: Sentence
    text: str
    mentions: dict[int, Mention]
    words: list[Word] | None = None
    """All its words, once `words` has been asked for some."""
    word_starts: list[int] = field(default_factory=list)
    _places: tuple[tuple[int, ...], tuple[int, ...]] | None = None

    @property
    def starts(self) -> tuple[int, ...]:
        """For each character of the view, the offset in the field at which it starts."""
        return (self._places or self._placed())[0]

    @property
    def ends(self) -> tuple[int, ...]:
        """For each character of the view, the offset in the field at which it ends."""
        return (self._places or self._placed())[1]

    def _placed(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        starts: list[int] = []
        ends: list[int] = []
        at = self.sentence.start
        for mention in self.mentions.values():
            starts += range(at, mention.start + 1)
            ends += range(at + 1, mention.start + 1)
            ends.append(mention.end)
            at = mention.end
        starts += range(at, self.sentence.end)
        ends += range(at + 1, self.sentence.end + 1)
        self._places = tuple(starts), tuple(ends)
        return self._places

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the view as a span of the field."""
        return self.starts[start], self.ends[end - 1]

    def printed(self, start: int, end: int) -> str:
        """What the sentence prints at a span of the view."""
        first, last = self.span(start, end)
        base = self.sentence.start
        return self.sentence.text[first - base : last - base]

    def at(self, offset: int) -> int:
        """The place in the view of an offset in the field."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def place_of(self, mention: Mention) -> int | None:
        """Where a mention's symbol stands."""
        return next((at for at, found in self.mentions.items() if found is mention), None)


def view(sentence: Sentence, mentions: Iterable[Mention]) -> View:
    """The view of a sentence; of overlapping mentions the first by kind becomes the symbol."""
    taken: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (_FIRST.index(m.kind), -(m.end - m.start))):
        if not any(mention.overlaps(other) for other in taken):
            taken.append(mention)
    text = ""
    found: dict[int, Mention] = {}
    at, base = sentence.start, sentence.start
    for mention in sorted(taken, key=lambda m: m.start):
        text += sentence.text[at - base : mention.start - base] + _symbol(mention)
        found[len(text) - 1] = mention
        at = mention.end
    return View(sentence, text + sentence.text[at - base :], found)


def _symbol(mention: Mention) -> str:
    kind = mention.value.kind if mention.kind == "quantity" else mention.kind
    return SYMBOLS[str(kind)]
