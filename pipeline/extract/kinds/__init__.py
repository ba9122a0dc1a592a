"""One module a kind of fact; a kind is found by its rule's `kind`, listed in no other place.

A kind's module has
    parse(hit, article) -> Iterator[Mention]         what a hit says, before any context
    resolve(mentions, article) -> list[Mention]      optional: context applied, mentions dropped
    gather(mentions, article) -> list[Entity]        kinds whose facts have several mentions
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from pipeline.extract.mention import Article, Entity, Hit, Mention

ORDER = (
    "law", "date", "amount", "quantity", "score", "place", "organisation", "person",
    "observation",
)  # fmt: skip
"""The order of resolving: a kind may look at those before it."""


class Kind(Protocol):
    """What a kind's module offers."""

    def parse(self, hit: Hit, article: Article) -> Iterator[Mention]:
        """What a hit says, before any context."""

    def resolve(self, mentions: list[Mention], article: Article) -> list[Mention]:
        """The settled mentions with context applied."""

    def gather(self, mentions: list[Mention], article: Article) -> list[Entity]:
        """The entities these mentions mean."""


@cache
def kind(name: str) -> Kind:
    """The module of a kind."""
    return cast("Kind", import_module(f"{__name__}.{name}"))
