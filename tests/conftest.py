"""Fixtures that more than one folder of tests needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.postgres_server import Server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server, started when the first test asks for it."""
    from tests.postgres_server import server

    with server() as one:
        yield one


@pytest.fixture
def database(postgres: Server) -> str:
    """The URL of a database with nothing in it."""
    return postgres.new_database()
