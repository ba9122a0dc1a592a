"""Batches in, rows of one SQLite database out: one transaction a batch, the ledger in it.

Loading the same records again changes nothing. At any moment, after any crash, the database holds
whole articles, each with its ledger row.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.emit.line import Batch, Made, Run
from pipeline.emit.schema import migrations, tables, version
from pipeline.errors import SinkError

# Another program may read, or another run write, for as long: seconds.
PATIENCE = 30.0


class SQLiteSink:
    """A database file, made or brought to the present schema as it is opened."""

    takes_records = True
    wants_rows = True

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.path: Path | None = path
        self._file = path
        self._database: sqlite3.Connection | None = None
        self._run = Run("", "", "")
        self._number = 0

    def open(self, run: Run) -> None:
        """Connect, migrate, and begin a run."""
        self._run = run
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(self._file, isolation_level=None, timeout=PATIENCE)
            self._database = database
            database.execute("PRAGMA foreign_keys = ON")
            with self._transaction():
                self._migrate(database)
                query = "SELECT coalesce(max(run), 0) + 1 FROM runs"
                (self._number,) = database.execute(query).fetchone()
                database.execute(
                    "INSERT INTO runs VALUES (?, ?, ?, ?, NULL)",
                    (self._number, run.version, run.rules, run.began),
                )
        except (OSError, sqlite3.Error) as error:
            self.abort()
            raise self._failed("opened", error) from error

    def held(self, articles: Sequence[str]) -> Mapping[str, Made]:
        """Those of these articles that have a ledger row."""
        marks = ", ".join("?" * len(articles))
        query = f"SELECT article, given, rules FROM ledger WHERE article IN ({marks})"
        try:
            found = self._open().execute(query, tuple(articles)).fetchall()
        except sqlite3.Error as error:
            raise self._failed("read", error) from error
        return {article: Made(given, rules) for article, given, rules in found}

    def write(self, batch: Batch) -> None:
        """Replace the rows of the articles done, and note what was met and what was rejected."""
        try:
            with self._transaction():
                self._write(self._open(), batch)
        except (sqlite3.Error, OverflowError) as error:
            raise self._failed("written", error) from error

    def close(self) -> None:
        """Let go of articles whose input has newer content, and end the run."""
        try:
            with self._transaction():
                self._open().execute(
                    "DELETE FROM articles WHERE article IN (SELECT article FROM ledger"
                    " WHERE run < ? AND uri IN (SELECT uri FROM ledger WHERE run = ?))",
                    (self._number, self._number),
                )
                self._open().execute(
                    "UPDATE runs SET ended = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE run = ?",
                    (self._number,),
                )
            self._open().close()
        except sqlite3.Error as error:
            raise self._failed("written", error) from error

    def abort(self) -> None:
        """Roll back what is not committed."""
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()

    def _write(self, database: sqlite3.Connection, batch: Batch) -> None:
        met = [(entry.uri,) for entry in (*(entry for entry, _ in batch.done), *batch.skipped)]
        refused = [(one.uri, one.id, one.stage, one.code, one.message) for one in batch.rejected]
        done = [(entry.article,) for entry, _ in batch.done]
        database.executemany(
            "DELETE FROM rejections WHERE uri = ?", (*met, *((one[0],) for one in refused))
        )
        database.executemany("INSERT OR REPLACE INTO rejections VALUES (?, ?, ?, ?, ?)", refused)
        database.executemany("DELETE FROM articles WHERE article = ?", done)
        for table, rows in by_table(batch).items():
            database.executemany(_insert(table), rows)
        database.executemany(
            "INSERT INTO ledger VALUES (?, ?, ?, ?, ?)",
            (
                (entry.article, entry.uri, entry.given, self._run.rules, self._number)
                for entry, _ in batch.done
            ),
        )
        database.executemany(
            "UPDATE ledger SET run = ? WHERE article = ?",
            ((self._number, entry.article) for entry in batch.skipped),
        )

    def _migrate(self, database: sqlite3.Connection) -> None:
        (found,) = database.execute("PRAGMA user_version").fetchone()
        (things,) = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if found > version() or (not found and things):
            raise sqlite3.DatabaseError(
                f"its tables are not of version {version()} or an older one: give another file"
            )
        for migration in migrations():
            if migration.number > found:
                for statement in statements(migration.sql):
                    database.execute(statement)
        database.execute(f"PRAGMA user_version = {version()}")

    def _open(self) -> sqlite3.Connection:
        assert self._database is not None
        return self._database

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        database = self._open()
        database.execute("BEGIN IMMEDIATE")
        try:
            yield
            database.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):  # a failed COMMIT may have ended it already
                database.execute("ROLLBACK")
            raise

    def _failed(self, what: str, error: Exception) -> SinkError:
        reason = getattr(error, "strerror", None) or str(error)
        return SinkError(
            f"{self.name} cannot be {what} ({reason}): check the path, its permissions and the disk"
        )


def by_table(batch: Batch) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of all records of a batch, parents' tables before children's."""
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for table in tables():
        for _, line in batch.done:
            assert line.rows is not None
            found[table] += line.rows[table]
    return found


def statements(script: str) -> list[str]:
    """The statements of a script: `executescript` would commit what is open."""
    found, begun = [], ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            found.append(begun)
            begun = ""
    return found


def _insert(table: str) -> str:
    columns = tables()[table]
    names = ", ".join(one.name for one in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
