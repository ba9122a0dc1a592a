"""The relational schema: migrations as SQL, one numbered file each, and the tables they make.

A migration that has landed is never edited: a change is a new file. `tables()` tells what all of
them together make, so that no list of columns is kept twice.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Affinity = Literal["text", "integer", "real", "number"]

# Kept by the sinks themselves, not read from a record.
BOOKKEEPING = frozenset({"runs", "ledger", "rejections"})

_AFFINITIES: dict[str, Affinity] = {
    "TEXT": "text",
    "BIGINT": "integer",
    "DOUBLE PRECISION": "real",
    "NUMERIC": "number",
}


_FOR_POSTGRES = re.compile(r"/\* postgres: (.*?) \*/")


@dataclass(frozen=True, slots=True)
class Migration:
    """The step from version `number` - 1 to `number`."""

    number: int
    sql: str

    @property
    def for_sqlite(self) -> list[str]:
        """Its statements, one by one: SQLite's `executescript` would commit what is open."""
        return _statements(self.sql)

    @property
    def for_postgres(self) -> list[str]:
        """Its statements as PostgreSQL reads them."""
        return _statements(_FOR_POSTGRES.sub(r"\1", self.sql.replace(" WITHOUT ROWID", "")))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, whether it may be null, its place in the key from 1."""

    name: str
    affinity: Affinity
    nullable: bool
    key: int


@cache
def migrations() -> tuple[Migration, ...]:
    """Every migration, in order."""
    found = [
        Migration(int(match[1]), file.read_text("utf-8"))
        for file in files(__name__).iterdir()
        if (match := re.fullmatch(r"(\d{4})_\w+\.sql", file.name))
    ]
    return tuple(sorted(found, key=lambda one: one.number))


def version() -> int:
    """The version of the schema that this program writes."""
    return migrations()[-1].number


@cache
def tables() -> dict[str, tuple[Column, ...]]:
    """The tables that hold what records say, parents before children, with their columns."""
    return {name: columns for name, columns in every_table().items() if name not in BOOKKEEPING}


@cache
def every_table() -> dict[str, tuple[Column, ...]]:
    """All tables, those that the sinks keep for themselves too."""
    database = sqlite3.connect(":memory:")
    for migration in migrations():
        database.executescript(migration.sql)
    query = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid"
    made = {
        name: tuple(
            Column(column, _AFFINITIES[kind], not needed, key)
            for _, column, kind, needed, _, key in database.execute(f"PRAGMA table_info({name})")
        )
        for (name,) in database.execute(query).fetchall()
    }
    database.close()
    return made


def _statements(script: str) -> list[str]:
    found, begun = [], ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            found.append(begun)
            begun = ""
    return found
