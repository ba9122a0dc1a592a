"""Batches in, a folder of Parquet files out, one a table, written anew when a run has changed them.

Batches go to a database in the same folder (`.pressfacts.sqlite`), which is the ledger too. When
the run ends, every table is written aside, by key, and then renamed. A run that is cut off leaves
the files of the last one that ended; the next one that ends brings in what both have read.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.emit.line import Batch, Made, Run
from pipeline.emit.on_disk import failure
from pipeline.emit.schema import every_table, tables
from pipeline.emit.schema.arrow import arrow_schema, lists
from pipeline.emit.sqlite import SQLiteSink

STAGING = ".pressfacts.sqlite"
# A row group has as many rows, or as many bytes; so many rows are Python's at a time.
GROUP_ROWS = 65_536
GROUP_BYTES = 32 << 20
FETCHED = 1024
ELSEWHERE = ", or give another folder"


class ParquetSink:
    """A folder; one program at a time writes it."""

    takes_records = True
    wants_rows = True

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.path: Path | None = folder
        self._folder = folder
        self._staging = SQLiteSink(name, folder / STAGING, alone=True)

    def open(self, run: Run) -> None:
        """Open the database of the folder, and drop what a crash has left beside the files."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            staging = self._folder / STAGING
            others = [file.name for file in map(self._file, _tables()) if file.exists()]
            if others and not staging.exists():
                raise FileExistsError(17, f"it has {others[0]}, but not the ledger of such files")
        except OSError as error:
            raise failure(self.name, "opened", error, ELSEWHERE) from error
        self._staging.open(run)
        try:
            for table in _tables():
                self._aside(table).unlink(missing_ok=True)
            self._staging.database.execute(
                "CREATE TABLE IF NOT EXISTS exported (changes BIGINT NOT NULL)"
            )
        except (OSError, sqlite3.Error) as error:
            self.abort()
            raise failure(self.name, "opened", error, ELSEWHERE) from error

    def held(self, articles: Sequence[str]) -> Mapping[str, Made]:
        """Those of these articles that have a ledger row."""
        return self._staging.held(articles)

    def write(self, batch: Batch) -> None:
        """Keep the batch for the end of the run."""
        self._staging.write(batch)

    def close(self) -> None:
        """Let go of what newer content has replaced; write the files, if they would differ."""
        self._staging.end()
        try:
            changes = self._changes()
            if changes != self._exported() or not all(
                self._file(one).exists() for one in _tables()
            ):
                self._export()
                self._remember(changes)
        except (OSError, sqlite3.Error, pa.ArrowException) as error:
            raise failure(self.name, "written", error, ELSEWHERE) from error
        self._staging.abort()

    def abort(self) -> None:
        """Leave the files as the last run left them; the batches written are kept."""
        self._staging.abort()
        for table in _tables():
            with contextlib.suppress(OSError):
                self._aside(table).unlink(missing_ok=True)

    def _export(self) -> None:
        """All files aside, then a rename for each: a full disk leaves the old ones together."""
        for table in _tables():
            self._write_aside(table)
        for table in _tables():
            os.replace(self._aside(table), self._file(table))
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _write_aside(self, table: str) -> None:
        schema = arrow_schema(table)
        with self._aside(table).open("wb") as stream:
            with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
                for group in self._groups(table):
                    writer.write_table(pa.Table.from_batches(group), row_group_size=GROUP_ROWS)
            stream.flush()
            os.fsync(stream.fileno())

    def _groups(self, table: str) -> Iterator[list[pa.RecordBatch]]:
        """The rows of a table by its key, a row group at a time, some rows at a time."""
        columns = every_table()[table]
        names = ", ".join(one.name for one in columns)
        key = ", ".join(one.name for one in sorted(columns, key=lambda one: one.key) if one.key)
        cursor = self._staging.database.execute(f"SELECT {names} FROM {table} ORDER BY {key}")
        group: list[pa.RecordBatch] = []
        count = size = 0
        while rows := cursor.fetchmany(min(FETCHED, GROUP_ROWS - count)):
            batch = _arrow(table, rows)
            group.append(batch)
            count, size = count + batch.num_rows, size + batch.nbytes
            if count >= GROUP_ROWS or size >= GROUP_BYTES:
                yield group
                group, count, size = [], 0, 0
        if group:
            yield group

    def _changes(self) -> int:
        """Grows with every change of a row; the files are as they would be when it has not."""
        query = "SELECT coalesce(sum(changes), 0) FROM runs"
        (changes,) = self._staging.database.execute(query).fetchone()
        return int(changes)

    def _exported(self) -> int | None:
        found = self._staging.database.execute("SELECT max(changes) FROM exported").fetchone()
        return found[0] if found else None

    def _remember(self, changes: int) -> None:
        database = self._staging.database
        database.execute("DELETE FROM exported WHERE changes < ?", (changes,))
        database.execute("INSERT INTO exported VALUES (?)", (changes,))

    def _file(self, table: str) -> Path:
        return self._folder / f"{table}.parquet"

    def _aside(self, table: str) -> Path:
        return self._folder / f".{table}.parquet.part"


def _tables() -> list[str]:
    """What is exported: what records say, and the inputs that gave none; no bookkeeping."""
    return [*tables(), "rejections"]


def _arrow(table: str, rows: Sequence[tuple[Any, ...]]) -> pa.RecordBatch:
    arrays, schema = [], arrow_schema(table)
    for column, field, values in zip(
        every_table()[table], schema, zip(*rows, strict=True), strict=True
    ):
        given: Sequence[Any] = values
        if column.name in lists(table):
            given = [json.loads(value) for value in values]
        elif column.affinity in ("number", "real"):
            given = [None if value is None else float(value) for value in values]
        arrays.append(pa.array(given, field.type))
    return pa.RecordBatch.from_arrays(arrays, schema=schema)
