"""Levels of an index enter ("1.250,46 điểm"), figures for observations leave; no quantity is made.

A score has no unit: its points are those of its own scale, and only the name of the index says
which that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.extract.figure import read
from pipeline.extract.mention import Article, Hit, Mention
from pipeline.record import Modifier

__all__ = ["Score", "parse"]


@dataclass(slots=True)
class Score:
    """A score as an observation reads it; `unit` is always None."""

    value: Decimal | None
    min: Decimal | None
    max: Decimal | None
    modifier: Modifier
    unit: None = None
    kind: str = "score"


def parse(hit: Hit, article: Article) -> Iterator[Mention]:
    """The score of a hit."""
    figure = read(hit, article, scaled=True)
    if figure is not None:
        yield Mention.of(hit, Score(figure.value, figure.min, figure.max, figure.modifier))
