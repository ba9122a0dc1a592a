from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.read.fetch.world import World, world


@pytest.fixture
def net() -> Iterator[World]:
    """Two sites, news.example and other.example, each with a page /a."""
    with world() as made:
        yield made
