"""Batches in, rows of one SQLite database out: one transaction a batch, the ledger in it.

Loading the same records again changes nothing. At any moment, after any crash, the database holds
whole articles, each with its ledger row.
"""

from __future__ import annotations

import contextlib
import math
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.emit.changes import by_table, settled, uris
from pipeline.emit.line import Batch, Made, Run
from pipeline.emit.on_disk import failure, transaction
from pipeline.emit.schema import migrations, tables, version

# Another program may read, or another run write, for as long: seconds.
PATIENCE = 30.0
# Keys are hashes: a batch touches pages everywhere. KiB; a quarter faster than the usual 2,000.
CACHE = 24_576
# An integer beyond 64 bits has no exact column here: it is kept as the nearest float.
_WIDEST = 2**63 - 1


class SQLiteSink:
    """A database file, made or brought to the present schema as it is opened."""

    takes_records = True
    wants_rows = True

    def __init__(self, name: str, path: Path, *, alone: bool = False) -> None:
        """`alone`: no other program may use the file from `open` to `close`."""
        self.name = name
        self._alone = alone
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
            patience = 1.0 if self._alone else PATIENCE
            database = sqlite3.connect(self._file, isolation_level=None, timeout=patience)
            self._database = database
            database.execute("PRAGMA foreign_keys = ON")
            database.execute(f"PRAGMA cache_size = -{CACHE}")
            if self._alone:
                database.execute("PRAGMA locking_mode = EXCLUSIVE")
            with transaction(database, "IMMEDIATE"):
                self._migrate(database)
                query = "SELECT coalesce(max(run), 0) + 1 FROM runs"
                (self._number,) = database.execute(query).fetchone()
                database.execute(
                    "INSERT INTO runs (run, version, rules, began) VALUES (?, ?, ?, ?)",
                    (self._number, run.version, run.rules, run.began),
                )
        except (OSError, sqlite3.Error) as error:
            self.abort()
            raise failure(self.name, "opened", error) from error

    def held(self, articles: Sequence[str]) -> Mapping[str, Made]:
        """Those of these articles that have a ledger row."""
        marks = ", ".join("?" * len(articles))
        query = f"SELECT article, given, rules FROM ledger WHERE article IN ({marks})"
        try:
            found = self.database.execute(query, tuple(articles)).fetchall()
        except sqlite3.Error as error:
            raise failure(self.name, "read", error) from error
        return {article: Made(given, rules) for article, given, rules in found}

    def write(self, batch: Batch) -> None:
        """Replace the rows of the articles done, and note what was met and what was rejected."""
        try:
            with transaction(self.database, "IMMEDIATE"):
                self._write(self.database, batch)
        except (sqlite3.Error, OverflowError) as error:
            raise failure(self.name, "written", error) from error

    def close(self) -> None:
        """End the run, and disconnect."""
        self.end()
        try:
            self.database.close()
        except sqlite3.Error as error:
            raise failure(self.name, "written", error) from error

    def end(self) -> None:
        """Let go of articles whose input has newer content, and end the run."""
        try:
            with transaction(self.database, "IMMEDIATE"):
                replaced = self.database.execute(
                    "DELETE FROM articles WHERE article IN (SELECT article FROM ledger"
                    " WHERE run < ? AND uri IN (SELECT uri FROM ledger WHERE run = ?))",
                    (self._number, self._number),
                )
                self.database.execute(
                    "UPDATE runs SET ended = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'),"
                    " changes = changes + ? WHERE run = ?",
                    (replaced.rowcount, self._number),
                )
        except sqlite3.Error as error:
            raise failure(self.name, "written", error) from error

    def abort(self) -> None:
        """Roll back what is not committed."""
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()

    @property
    def database(self) -> sqlite3.Connection:
        """The connection, from `open` on."""
        assert self._database is not None
        return self._database

    def _write(self, database: sqlite3.Connection, batch: Batch) -> None:
        changes = len(batch.done) + self._settle(database, batch)
        done = [(entry.article,) for entry, _ in batch.done]
        database.executemany("DELETE FROM articles WHERE article = ?", done)
        for table, rows in by_table(batch).items():
            database.executemany(_insert(table), _fitting(table, rows))
        database.executemany(
            "INSERT INTO ledger VALUES (?, ?, ?, ?, ?)",
            (
                (entry.article, entry.uri, entry.given, self._run.rules, self._number)
                for entry, _ in batch.done
            ),
        )
        database.executemany(
            "UPDATE ledger SET run = max(run, ?) WHERE article = ?",
            ((self._number, entry.article) for entry in batch.skipped),
        )
        database.execute(
            "UPDATE runs SET batches = batches + 1, changes = changes + ? WHERE run = ?",
            (changes, self._number),
        )

    def _settle(self, database: sqlite3.Connection, batch: Batch) -> int:
        """Settle the rejections of the inputs met; how many changed."""
        met = uris(batch)
        query = f"SELECT * FROM rejections WHERE uri IN ({', '.join('?' * len(met))})"
        settling = settled(batch, database.execute(query, met).fetchall())
        database.executemany(
            "DELETE FROM rejections WHERE uri = ? AND stage = ? AND code = ?", settling.gone
        )
        database.executemany("INSERT INTO rejections VALUES (?, ?, ?, ?, ?)", settling.come)
        return settling.changes

    def _migrate(self, database: sqlite3.Connection) -> None:
        (found,) = database.execute("PRAGMA user_version").fetchone()
        (things,) = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if found > version() or (not found and things):
            raise sqlite3.DatabaseError(
                f"its tables are not of version {version()} or an older one: give another file"
            )
        for migration in migrations():
            if migration.number > found:
                for statement in migration.for_sqlite:
                    database.execute(statement)
        database.execute(f"PRAGMA user_version = {version()}")


def _fitting(table: str, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The rows with numbers that SQLite has a place for."""
    places = [place for place, one in enumerate(tables()[table]) if one.affinity == "number"]

    def fits(row: tuple[Any, ...]) -> bool:
        return all(not isinstance(row[one], int) or abs(row[one]) <= _WIDEST for one in places)

    return [row if fits(row) else tuple(map(_nearest, row)) for row in rows] if places else rows


def _nearest(value: object) -> object:
    if not isinstance(value, int) or abs(value) <= _WIDEST:
        return value
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _insert(table: str) -> str:
    columns = tables()[table]
    names = ", ".join(one.name for one in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"
