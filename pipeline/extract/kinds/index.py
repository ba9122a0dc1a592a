"""Scores of an index: a bare number in a clause about an index enters, a figure of rows leaves.

They are no quantities, since nothing is counted or measured; only observations are made of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.figure import read
from pipeline.extract.mention import Article, Hit, Mention
from pipeline.record import Modifier, QuantityKind

MAX_NAME = 3
"""Of how many words an entry of the lexicons may be."""
WITHIN = 3
"""Within how many words of an index a noun is part of its name ("indeks harga konsumen")."""
LARGE = 1000
"""From how many points on a score may be printed without decimals."""


@dataclass(slots=True)
class Score:
    """A score or the points by which one moves; `unit` is the word for points where printed."""

    value: Decimal | None
    min: Decimal | None
    max: Decimal | None
    unit: str | None
    modifier: Modifier
    kind: QuantityKind = "measure"
    """How it is seen in the view of a sentence: as a measure."""


def parse(hit: Hit, article: Article) -> Iterator[Mention]:
    """The score of a hit, where an index is what its clause speaks of."""
    figure = read(hit, article, scaled=True)
    if figure is None or not speaks_of_index(hit, article):
        return
    points = hit.group("points")
    numbers = [n for n in (figure.value, figure.min, figure.max) if n is not None]
    if points is None and any(n < LARGE and n == n // 1 for n in numbers):
        return  # "posisi 96 dari 180": a rank
    value = Score(figure.value, figure.min, figure.max, points, figure.modifier)
    start = hit.span("min" if hit.group("min") is not None else "number")[0]
    yield Mention.of(hit, value, start, hit.end)


def speaks_of_index(hit: Hit, article: Article) -> bool:
    """Whether of all nouns that may have a score or a price the nearest before is an index."""
    texts = [token.text.casefold() for token in hit.sentence.tokens if token.end <= hit.start]
    names = article.pack.lexicons.get("index_name", {})
    others = article.pack.lexicons.get("no_index", {})
    last: int | None = None
    is_index = False
    for at in range(len(texts)):
        runs = [" ".join(texts[at : at + length]) for length in range(1, MAX_NAME + 1)]
        if any(run in names for run in runs):
            last, is_index = at, True
        elif texts[at] in others and (last is None or at - last > WITHIN):
            is_index = False
    return is_index
