"""What each line of a file of records is, and how far the file is good: a small SQLite database.

Lines are known by article and place in the file; `place` is the order they are to stand in. The
database is locked for as long as it is open, so that one program at a time writes the file.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.emit.line import Batch, Entry, Made, Run
from pipeline.emit.on_disk import transaction

VERSION = 1
LEDGER_ERRORS = (sqlite3.Error,)

_SCHEMA = f"""
CREATE TABLE lines (
    article TEXT PRIMARY KEY, uri TEXT NOT NULL, given TEXT NOT NULL, rules TEXT NOT NULL,
    run INTEGER NOT NULL, place INTEGER NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX lines_by_uri ON lines (uri);
CREATE INDEX lines_by_place ON lines (place);
CREATE TABLE state (
    size INTEGER NOT NULL, run INTEGER NOT NULL, places INTEGER NOT NULL,
    running INTEGER NOT NULL, rewriting INTEGER NOT NULL
);
INSERT INTO state VALUES (0, 0, 0, 0, 0);
PRAGMA user_version = {VERSION};
"""


class LineLedger:
    """The ledger of one file. Every method raises `sqlite3.Error` where the database fails."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database: sqlite3.Connection | None = None
        self._rules = ""
        self._run = 0
        self._places = 0
        self.size = 0
        self.was_interrupted = False
        self.is_rewriting = False

    def open(self, run: Run) -> None:
        """Lock it, and see how the last run left it."""
        self._rules = run.rules
        self._database = database = sqlite3.connect(self._path, isolation_level=None, timeout=1)
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        try:
            database.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise sqlite3.OperationalError("another pressfacts is writing it") from error
        (found,) = database.execute("PRAGMA user_version").fetchone()
        if found == 0:
            database.execute("ROLLBACK")
            database.executescript(f"BEGIN EXCLUSIVE; {_SCHEMA} COMMIT;")
        elif found != VERSION:
            raise sqlite3.DatabaseError(f"{self._path.name} is of another version: delete it")
        query = "SELECT size, run + 1, places, running, rewriting FROM state"
        self.size, self._run, self._places, running, rewriting = database.execute(query).fetchone()
        self.was_interrupted, self.is_rewriting = bool(running), bool(rewriting)
        if database.in_transaction:
            database.execute("COMMIT")

    def begin(self) -> None:
        """Begin a run: from here on, what stands in the file behind `size` is this run's."""
        self._open().execute("UPDATE state SET run = ?, running = 1", (self._run,))

    def held(self, articles: Sequence[str]) -> Mapping[str, Made]:
        """Those of these articles that have a line."""
        marks = ", ".join("?" * len(articles))
        query = f"SELECT article, given, rules FROM lines WHERE article IN ({marks})"
        found = self._open().execute(query, tuple(articles))
        return {article: Made(given, rules) for article, given, rules in found}

    def enter(self, batch: Batch, start: int, ends: Sequence[int]) -> None:
        """Enter the lines of a batch, which stand one after another from `start`."""
        places, size = self._places, ends[-1] if ends else start
        with transaction(self._open()) as database:
            for (entry, _), end in zip(batch.done, ends, strict=True):
                place = self._place(entry)
                if place is None:
                    place, places = places, places + 1
                values = (self._rules, self._run, place, start, end)
                database.execute(
                    "INSERT OR REPLACE INTO lines VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (entry.article, entry.uri, entry.given, *values),
                )
                start = end
            database.executemany(
                "UPDATE lines SET run = ? WHERE article = ?",
                ((self._run, entry.article) for entry in batch.skipped),
            )
            database.execute("UPDATE state SET size = ?, places = ?", (size, places))
        self._places, self.size = places, size

    def _place(self, entry: Entry) -> int | None:
        """The place of the line that this one replaces: the same article, or older content."""
        query = (
            "SELECT place FROM lines WHERE article = ?1 OR (uri = ?2 AND run < ?3)"
            " ORDER BY article = ?1 DESC, place LIMIT 1"
        )
        found = self._open().execute(query, (entry.article, entry.uri, self._run)).fetchone()
        return None if found is None else int(found[0])

    def drop_replaced(self) -> bool:
        """Forget lines whose input has newer content; whether the file holds lines not wanted."""
        with transaction(self._open()) as database:
            database.execute(
                "DELETE FROM lines WHERE run < ? AND uri IN (SELECT uri FROM lines WHERE run = ?)",
                (self._run, self._run),
            )
        query = 'SELECT coalesce(sum("end" - "start"), 0) FROM lines'
        (wanted,) = self._open().execute(query).fetchone()
        return bool(wanted < self.size)

    def lines(self) -> Iterator[tuple[int, int]]:
        """Start and end of every line, in the order they are to stand in."""
        query = 'SELECT "start", "end" FROM lines ORDER BY place'
        yield from self._open().execute(query)

    def rewriting(self, begun: bool) -> None:
        """Note that the file is about to be replaced, or that it was not."""
        self._open().execute("UPDATE state SET rewriting = ?", (begun,))
        self.is_rewriting = begun

    def rewritten(self) -> None:
        """The file now holds the lines in their order, and nothing else."""
        with transaction(self._open()) as database:
            position = 0
            query = 'SELECT article, "end" - "start" FROM lines ORDER BY place'
            for article, length in database.execute(query).fetchall():
                database.execute(
                    'UPDATE lines SET "start" = ?, "end" = ? WHERE article = ?',
                    (position, position + length, article),
                )
                position += length
            database.execute("UPDATE state SET rewriting = 0, size = ?", (position,))
        self.size, self.is_rewriting = position, False

    def forget(self) -> None:
        """The file is not the one known: start anew."""
        with transaction(self._open()) as database:
            database.execute("DELETE FROM lines")
            database.execute("UPDATE state SET size = 0, places = 0, running = 0")
        self.size = self._places = 0

    def learn(self, lines: Iterable[tuple[str, str, int, int]]) -> int:
        """Enter the lines (article, uri, start, end) of a file not known; where they end."""
        end = place = 0
        with transaction(self._open()) as database:
            for place, (article, uri, start, end) in enumerate(lines, start=1):
                database.execute(
                    "INSERT OR REPLACE INTO lines VALUES (?, ?, '', '', 0, ?, ?, ?)",
                    (article, uri, place - 1, start, end),
                )
            database.execute("UPDATE state SET size = ?, places = ?, running = 0", (end, place))
        self.size, self._places = end, place
        return end

    def close(self) -> None:
        """End the run and unlock."""
        self._open().execute("UPDATE state SET running = 0")
        self._open().close()

    def abort(self) -> None:
        """Unlock; the next run knows that this one did not end."""
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()

    def _open(self) -> sqlite3.Connection:
        assert self._database is not None
        return self._database
