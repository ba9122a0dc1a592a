from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pipeline.emit import sink
from pipeline.emit.changes import by_table
from pipeline.emit.schema import every_table, migrations, tables, version
from tests.emit.loads import (
    Rows,
    ask,
    batch,
    load,
    plain,
    rows_in_postgres,
    rows_in_sqlite,
    varied,
)

RECORDS = batch(*(varied(number) for number in range(5)))
OLD = ("old.txt", None, "clean", "empty", "the file is empty")
VERSIONS = [one.number for one in migrations()][:-1]


def old_rows() -> Rows:
    return {**by_table(RECORDS), "rejections": [OLD]}


def insert(table: str, row: tuple[object, ...], mark: str) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join([mark] * len(row))})"


def test_versions_count_from_1_without_a_gap() -> None:
    assert [one.number for one in migrations()] == list(range(1, version() + 1))


@pytest.mark.parametrize("old", VERSIONS)
def test_an_old_sqlite_file_is_brought_to_the_present_with_its_rows(
    tmp_path: Path, old: int
) -> None:
    path = tmp_path / "f.sqlite"
    database = sqlite3.connect(path)
    for migration in migrations()[:old]:
        database.executescript(migration.sql)
    for table, rows in old_rows().items():
        for row in rows:
            database.execute(insert(table, row, "?"), row)
    database.execute(f"PRAGMA user_version = {old}")
    database.commit()
    database.close()
    load(sink(f"sqlite:///{path}"))
    assert rows_in_sqlite(path) == plain(old_rows())
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA user_version").fetchone() == (version(),)
    database.close()


@pytest.mark.parametrize("old", VERSIONS)
def test_an_old_postgres_database_is_brought_to_the_present_with_its_rows(
    database: str, old: int
) -> None:
    ask(database, "CREATE TABLE pressfacts_schema (version BIGINT PRIMARY KEY, applied TIMESTAMPTZ"
        " NOT NULL DEFAULT now())")  # fmt: skip
    for migration in migrations()[:old]:
        for statement in migration.for_postgres:
            ask(database, statement)
        ask(database, "INSERT INTO pressfacts_schema VALUES (%s)", [migration.number])
    for table, rows in old_rows().items():
        for row in rows:
            # As text: a float would go through the 15 digits of a cast to NUMERIC.
            ask(
                database,
                insert(table, row, "%s"),
                [None if one is None else str(one) for one in row],
            )
    load(sink(database))
    assert rows_in_postgres(database) == plain(old_rows())
    query = "SELECT version FROM pressfacts_schema ORDER BY version"
    assert ask(database, query) == [(one.number,) for one in migrations()]


def test_both_databases_have_the_same_columns_and_keys(database: str) -> None:
    load(sink(database))
    query = """
        SELECT column_name FROM information_schema.columns
        WHERE table_name = %s AND table_schema = 'public' ORDER BY ordinal_position"""
    for table, columns in every_table().items():
        assert [name for (name,) in ask(database, query, [table])] == [one.name for one in columns]
    query = """
        SELECT a.attname FROM pg_index AS i
        JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
        WHERE i.indisprimary AND i.indrelid = %s::regclass"""
    for table, columns in tables().items():
        key = {one.name for one in columns if one.key}
        assert {name for (name,) in ask(database, query, [table])} == key
