"""Lookalikes (telephone numbers, scores, addresses, versions): read only so that they win.

A decoy competes with the figures it overlaps and yields no fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.mention import Article, Hit, Mention


def parse(hit: Hit, article: Article) -> Iterator[Mention]:
    """The lookalike; a group `keep` narrows what it covers."""
    del article
    if hit.group("keep") is not None:
        yield Mention.of(hit, None, *hit.span("keep"))
    else:
        yield Mention.of(hit, None)
