"""Batches in, rows of a PostgreSQL database out: one transaction a batch, the ledger in it.

A batch is there once, also where the connection is lost while it is committed: the run counts its
batches in the same transaction, and a batch that was counted is not written again. Several
programs may write to one database.

PostgreSQL's text cannot hold the character U+0000: it is written as U+2400, its printed symbol.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import psycopg
from psycopg import Connection, Cursor

from pipeline.emit.changes import by_table, settled, uris
from pipeline.emit.line import Batch, Entry, Made, Run
from pipeline.emit.postgres import statements as say
from pipeline.emit.postgres.address import address
from pipeline.emit.postgres.link import PATIENCE, Link
from pipeline.emit.postgres.migrate import migrate
from pipeline.emit.rows import Rows
from pipeline.errors import SinkError

T = TypeVar("T")

_PRINTED_NUL = "\u2400"
# How JSON writes U+0000.
_NUL_IN_JSON = "\\u0000"
_RESUMABLE = "what is written stands, and the same call goes on behind it"


class PostgresSink:
    """A database, its tables made or brought to the present schema as it is opened."""

    takes_records = True
    wants_rows = True
    path: Path | None = None

    def __init__(self, url: str, *, patience: float = PATIENCE) -> None:
        self._address = address(url)
        self.name = self._address.name
        self._link = Link(self._address, patience=patience)
        self._run = Run("", "", "")
        self._number = 0
        self._batches = 0

    def open(self, run: Run) -> None:
        """Connect, migrate, and begin a run."""
        self._run = run
        self._number = self._do("opened", self._begin)

    def held(self, articles: Sequence[str]) -> Mapping[str, Made]:
        """Those of these articles that have a ledger row."""

        def look(connection: Connection[Any]) -> list[tuple[str, str, str]]:
            return connection.execute(say.HELD, (list(articles),)).fetchall()

        found = self._do("read", look)
        return {article: Made(given, rules) for article, given, rules in found}

    def write(self, batch: Batch) -> None:
        """Replace the rows of the articles done, and note what was met and what was rejected."""
        rows = by_table(batch)
        if any(_NUL_IN_JSON in line.json for _, line in batch.done):
            rows = {table: [tuple(map(_storable, row)) for row in rows[table]] for table in rows}
        # Again and again is as good as once: this needs no count, and locks nothing else.
        if met := sorted(entry.article for entry in batch.skipped):
            self._do("written", lambda one: one.execute(say.MEET, (self._number, met)))
        self._do("written", lambda one: self._write(one, batch, rows))
        self._batches += 1

    def close(self) -> None:
        """Let go of articles whose input has newer content, and end the run."""
        self._do("written", self._end)
        self._link.close()

    def abort(self) -> None:
        """Roll back what is not committed."""
        self._link.close()

    def _begin(self, connection: Connection[Any]) -> int:
        """The number of the run. Where the answer is lost, an empty run is left behind."""
        migrate(connection)
        run = self._run
        found = connection.execute(say.BEGIN_RUN, (run.version, run.rules, run.began)).fetchone()
        assert found is not None
        return int(found[0])

    def _write(self, connection: Connection[Any], batch: Batch, rows: Rows) -> None:
        with connection.cursor() as cursor:
            if not self._count(cursor):
                return
            done = sorted(entry.article for entry, _ in batch.done)
            if done:
                cursor.execute(say.put("articles"), _columns(rows["articles"]))
                cursor.execute(say.drop_below().encode(), {"articles": done})
                for table, some in rows.items():
                    if some and table != "articles":
                        _copy(cursor, table, some)
                ledger = [self._ledger_row(entry) for entry, _ in batch.done]
                cursor.execute(say.put("ledger").encode(), _columns(ledger))
            changes = len(done) + self._settle(cursor, batch)
            cursor.execute(say.COUNT_CHANGES, (changes, self._number))

    def _count(self, cursor: Cursor[Any]) -> bool:
        """Whether this batch is still to be written; from here on it is counted, once committed."""
        cursor.execute(say.COUNT_BATCH, (self._number, self._batches))
        if cursor.fetchone() is not None:
            return True
        cursor.execute(say.COUNTED, (self._number,))
        if cursor.fetchone() != (self._batches + 1,):
            raise psycopg.DataError(f"run {self._number} is no longer as this program left it")
        return False

    def _settle(self, cursor: Cursor[Any], batch: Batch) -> int:
        """Settle the rejections of the inputs met; how many changed."""
        met = ([_storable(uri) for uri in uris(batch)],)
        cursor.execute(say.REJECTIONS, met)
        if not batch.rejected and cursor.fetchone() is None:
            return 0
        cursor.execute(say.LOCK, (say.REJECTING,))
        cursor.execute(say.REJECTIONS, met)
        settling = settled(_printable(batch), cursor.fetchall())
        if settling.gone:
            cursor.execute(say.DROP_REJECTIONS, _columns(settling.gone))
        if settling.come:
            cursor.execute(say.PUT_REJECTIONS, _columns(settling.come))
        return settling.changes

    def _ledger_row(self, entry: Entry) -> tuple[Any, ...]:
        uri = _storable(entry.uri)
        return entry.article, uri, entry.given, self._run.rules, self._number

    def _end(self, connection: Connection[Any]) -> None:
        """Others may have met or written the same articles: they are looked at again, locked."""
        query, run = say.REPLACED, {"run": self._number}
        found = [one for (one,) in connection.execute(query, run).fetchall()]
        replaced: list[str] = []
        if found:
            connection.execute(say.LOCK_ARTICLES, (found,))
            connection.execute(say.LOCK_LEDGER, (found,))
            again = {one for (one,) in connection.execute(query, run).fetchall()}
            replaced = sorted(again.intersection(found))
            connection.execute(say.DROP_ARTICLES, (replaced,))
        connection.execute(say.COUNT_CHANGES, (len(replaced), self._number))
        connection.execute(say.END_RUN, (self._number,))

    def _do(self, what: str, work: Callable[[Connection[Any]], T]) -> T:
        try:
            return self._link.do(work)
        except psycopg.Error as error:
            self.abort()
            raise self._failed(what, error) from None  # the cause may show the password

    def _failed(self, what: str, error: psycopg.Error) -> SinkError:
        reason = self._address.hide(" ".join(str(error).split()))
        if isinstance(error, psycopg.NotSupportedError) and error.sqlstate is None:
            return SinkError(f"{self.name} cannot be {what}: {reason}")
        next_step = {
            "opened": "check the address, that the server is up, and what the role may do there",
            "read": f"see that the server can be reached; {_RESUMABLE}",
            "written": f"see that the server can be reached and has room; {_RESUMABLE}",
        }
        return SinkError(f"{self.name} cannot be {what} ({reason}): {next_step[what]}")


def _copy(cursor: Cursor[Any], table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    with cursor.copy(say.copy(table).encode()) as copy:
        for row in rows:
            copy.write_row(row)


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _storable(value: Any) -> Any:
    return value.replace("\0", _PRINTED_NUL) if isinstance(value, str) else value


def _printable(batch: Batch) -> Batch:
    """The rejections of a batch as they can be stored."""
    told = [
        type(one)(*map(_storable, (one.uri, one.id, one.stage, one.code, one.message)))
        for one in batch.rejected
    ]
    return Batch(rejected=told)
