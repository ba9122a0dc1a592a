"""Answers in, rows of one SQLite database out; loading the same records again changes nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from pipeline.emit.line import Line
from pipeline.emit.rows import rows
from pipeline.errors import Rejection, SinkError

VERSION = 1
BATCH = 500


class SQLiteSink:
    """One transaction a batch: at any moment the database holds whole articles only."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.path: Path | None = path
        self._file = path
        self._database: sqlite3.Connection | None = None
        self._statements: dict[str, str] = {}
        self._uncommitted = 0

    def open(self) -> None:
        """Connect, and create the tables where they are not."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(self._file, isolation_level=None)
            self._check_version()
            self._database.execute("PRAGMA foreign_keys = ON")
            script = Path(__file__).with_name("schema.sql").read_text("utf-8")
            self._database.executescript(
                f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {VERSION}; COMMIT;"
            )
            self._statements = {table: self._insert(table) for table in self._tables()}
            self._database.execute("BEGIN IMMEDIATE")
        except (OSError, sqlite3.Error) as error:
            self.abort()
            raise self._failed("opened", error) from error

    def write(self, answer: Line | Rejection) -> None:
        """Replace the rows of this article, or note the rejection."""
        database = self._open()
        try:
            if isinstance(answer, Rejection):
                database.execute(
                    "INSERT OR REPLACE INTO rejections VALUES (?, ?, ?, ?, ?)",
                    (answer.uri, answer.id, answer.stage, answer.code, answer.message),
                )
            else:
                self._replace(database, answer)
            self._uncommitted += 1
            if self._uncommitted >= BATCH:
                database.execute("COMMIT")
                database.execute("BEGIN IMMEDIATE")
                self._uncommitted = 0
        except (sqlite3.Error, OverflowError) as error:
            raise self._failed("written", error) from error

    def close(self) -> None:
        """Commit the last batch."""
        try:
            self._open().execute("COMMIT")
            self._open().close()
        except sqlite3.Error as error:
            raise self._failed("written", error) from error

    def abort(self) -> None:
        """Roll the last batch back."""
        if self._database is not None:
            self._database.close()

    def _replace(self, database: sqlite3.Connection, line: Line) -> None:
        for table, batch in rows(line.fields).items():
            if table == "articles":
                database.execute("DELETE FROM articles WHERE article = ?", (batch[0]["article"],))
            database.executemany(self._statements[table], batch)
        database.execute("DELETE FROM rejections WHERE uri = ?", (line.uri,))

    def _open(self) -> sqlite3.Connection:
        assert self._database is not None
        return self._database

    def _tables(self) -> list[str]:
        query = "SELECT name FROM sqlite_schema WHERE type = 'table'"
        return [name for (name,) in self._open().execute(query)]

    def _insert(self, table: str) -> str:
        columns = [row[1] for row in self._open().execute(f"PRAGMA table_info({table})")]
        values = ", ".join(f":{column}" for column in columns)
        return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})"

    def _check_version(self) -> None:
        (found,) = self._open().execute("PRAGMA user_version").fetchone()
        (tables,) = self._open().execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if found != VERSION and (found or tables):
            raise sqlite3.DatabaseError(
                f"its tables are not those of version {VERSION}: give another file"
            )

    def _failed(self, what: str, error: Exception) -> SinkError:
        reason = getattr(error, "strerror", None) or str(error)
        return SinkError(
            f"{self.name} cannot be {what} ({reason}): check the path, its permissions and the disk"
        )
