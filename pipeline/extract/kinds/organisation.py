"""Placeholder until this kind lands."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.extract.mention import Article, Hit, Mention


def parse(hit: Hit, article: Article) -> Iterator[Mention]:
    """Nothing yet."""
    del hit, article
    yield from ()
