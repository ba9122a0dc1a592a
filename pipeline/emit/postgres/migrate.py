"""A connection in; its tables are then those of the present schema, whoever else starts now.

The table `pressfacts_schema` has a row for each migration done.
"""

from __future__ import annotations

import re
from typing import Any

import psycopg
from psycopg import Connection

from pipeline.emit.postgres.statements import LOCK, OPENING
from pipeline.emit.schema import every_table, migrations, version

_VIEW = re.compile(r"CREATE VIEW (\w+)")


def migrate(connection: Connection[Any]) -> None:
    """Bring the tables to the present version, in the transaction that is open.

    Until it ends, others that open the same database wait.
    What cannot be brought there is a `psycopg.NotSupportedError` that says what to do.
    """
    connection.execute(LOCK, (OPENING,))
    found = _found(connection)
    if found > version():
        raise psycopg.NotSupportedError(
            f"its tables are of version {found}, this program writes version {version()}:"
            " use a newer pressfacts, or give another database"
        )
    if not found:
        _refuse_others(connection)
        connection.execute(
            "CREATE TABLE pressfacts_schema"
            " (version BIGINT PRIMARY KEY, applied TIMESTAMPTZ NOT NULL DEFAULT now())"
        )
    for migration in migrations():
        if migration.number > found:
            for statement in migration.for_postgres:
                connection.execute(statement.encode())
            connection.execute(
                "INSERT INTO pressfacts_schema (version) VALUES (%s)", (migration.number,)
            )


def _found(connection: Connection[Any]) -> int:
    """The version of the tables that are there; 0 where there are none of ours."""
    # Not `to_regclass`: it may answer from what was so before the lock was waited for.
    query = (
        "SELECT count(*) FROM pg_class JOIN pg_namespace AS n ON n.oid = relnamespace"
        " WHERE relname = 'pressfacts_schema' AND nspname = ANY(current_schemas(false))"
    )
    if _one(connection, query) == (0,):
        return 0
    (found,) = _one(connection, "SELECT coalesce(max(version), 0) FROM pressfacts_schema")
    return int(found)


def _refuse_others(connection: Connection[Any]) -> None:
    (encoding, schema) = _one(
        connection, "SELECT current_setting('server_encoding'), current_schema()"
    )
    if encoding != "UTF8":
        raise psycopg.NotSupportedError(
            f"it keeps text as {encoding}: give a database created with ENCODING 'UTF8'"
        )
    if schema is None:
        raise psycopg.NotSupportedError("its search_path names no schema: create one, or set it")
    views = [name for one in migrations() for name in _VIEW.findall(one.sql)]
    query = (
        "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
        " AND relname = ANY(%s) ORDER BY relname LIMIT 1"
    )
    other = connection.execute(query, ([*every_table(), *views],)).fetchone()
    if other is not None:
        raise psycopg.NotSupportedError(
            f"it has a table {other[0]!r} of another program: give another database, or another"
            " schema with ?options=-csearch_path%3DNAME"
        )


def _one(connection: Connection[Any], query: str) -> tuple[Any, ...]:
    found: tuple[Any, ...] | None = connection.execute(query.encode()).fetchone()
    assert found is not None
    return found
