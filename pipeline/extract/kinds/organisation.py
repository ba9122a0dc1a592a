"""Hits on heads and names of bodies enter, named bodies with all their mentions leave.

Bodies are read at their head and on to the end that grammar finds (`read = "headed"`), from the
table of known bodies ("known"), as items of an enumeration ("list") or as printed ("named").
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.bodies import listed, mend, readers, tie
from pipeline.extract.mention import Article, Entity, Hit, Mention

_READERS = {
    "headed": readers.headed,
    "known": readers.known,
    "list": listed.listed,
    "named": listed.named,
}


def parse(hit: Hit, article: Article) -> Iterator[Mention]:
    """The bodies a hit names, before any context."""
    yield from _READERS[hit.rule.read](hit, article)


def resolve(mentions: list[Mention], article: Article) -> list[Mention]:
    """Cut names that ran into another, tie bare heads, add short forms found later."""
    return mend.complete(mentions, article)


def gather(mentions: list[Mention], article: Article) -> list[Entity]:
    """One entity a body."""
    return tie.entities(mentions, article.pack.code)
