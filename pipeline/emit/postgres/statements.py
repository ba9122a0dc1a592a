"""What the sink says to PostgreSQL, with %s for what is given; column lists come from the schema.

Rows that others may want too are locked in one order everywhere: articles, then the ledger, each by
key, and last the rejections, under one lock for all of them. So two programs that write the same
articles wait for each other, and never in a circle. Rows below an article are changed only by who
has its article locked; `MEET` stands alone in its transaction.
"""

from __future__ import annotations

from functools import cache

from pipeline.emit.schema import Affinity, every_table, tables

_TYPES: dict[Affinity, str] = {
    "text": "text", "integer": "bigint", "real": "double precision", "number": "numeric",
}  # fmt: skip

BEGIN_RUN = """
INSERT INTO runs (run, version, rules, began)
SELECT coalesce(max(run), 0) + 1, %s, %s, %s FROM runs RETURNING run"""

# Says whether this batch is still to be written: a commit whose answer was lost has counted it.
# It waits for whoever is still writing the same batch.
COUNT_BATCH = "UPDATE runs SET batches = batches + 1 WHERE run = %s AND batches = %s RETURNING run"
COUNTED = "SELECT batches FROM runs WHERE run = %s"
COUNT_CHANGES = "UPDATE runs SET changes = changes + %s WHERE run = %s"

LOCK = "SELECT pg_advisory_xact_lock(%s)"
# The numbers of the locks: to migrate or to begin a run, and to change rejections.
OPENING = int.from_bytes(b"pressfac")
REJECTING = OPENING + 1

HELD = "SELECT article, given, rules FROM ledger WHERE article = ANY(%s)"

REJECTIONS = """
SELECT r.uri, r.source_id, r.stage, r.code, r.message
FROM unnest(%s::text[]) AS met (uri) JOIN rejections AS r
ON hashtextextended(r.uri, 0) = hashtextextended(met.uri, 0) AND r.uri = met.uri"""
DROP_REJECTIONS = """
DELETE FROM rejections AS r
USING unnest(%s::text[], %s::text[], %s::text[]) AS gone (uri, stage, code)
WHERE hashtextextended(r.uri, 0) = hashtextextended(gone.uri, 0) AND r.uri = gone.uri
AND r.stage = gone.stage AND r.code = gone.code"""
PUT_REJECTIONS = """
INSERT INTO rejections (uri, source_id, stage, code, message)
SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[])
AS come (uri, source_id, stage, code, message)
ON CONFLICT (hashtextextended(uri, 0), stage, code)
DO UPDATE SET uri = excluded.uri, source_id = excluded.source_id, message = excluded.message"""

MEET = """
UPDATE ledger SET run = greatest(ledger.run, %s)
FROM (SELECT article FROM ledger WHERE article = ANY(%s) ORDER BY article FOR UPDATE) AS met
WHERE ledger.article = met.article"""

REPLACED = """
SELECT old.article FROM ledger AS old WHERE old.run < %(run)s
AND EXISTS (SELECT 1 FROM ledger AS new WHERE new.uri = old.uri AND new.run = %(run)s)"""
LOCK_ARTICLES = "SELECT 1 FROM articles WHERE article = ANY(%s) ORDER BY article FOR UPDATE"
LOCK_LEDGER = "SELECT 1 FROM ledger WHERE article = ANY(%s) ORDER BY article FOR UPDATE"
DROP_ARTICLES = "DELETE FROM articles WHERE article = ANY(%s)"
END_RUN = """
UPDATE runs SET ended = to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
WHERE run = %s"""


@cache
def put(table: str) -> str:
    """Put rows into a table, each column an array; rows with the same key are replaced."""
    columns = every_table()[table]
    names = ", ".join(one.name for one in columns)
    arrays = ", ".join(f"%s::{_TYPES[one.affinity]}[]" for one in columns)
    keys = ", ".join(one.name for one in columns if one.key)
    new = ", ".join(f"{one.name} = excluded.{one.name}" for one in columns if not one.key)
    return (
        f"INSERT INTO {table} ({names}) SELECT * FROM unnest({arrays}) AS one ({names})"
        f" ORDER BY {keys} ON CONFLICT ({keys}) DO UPDATE SET {new}"
    )


@cache
def copy(table: str) -> str:
    """Copy rows into a table."""
    return f"COPY {table} ({', '.join(one.name for one in tables()[table])}) FROM STDIN"


@cache
def drop_below() -> str:
    """Drop all rows below some articles, in one statement; those below a fact go with it."""
    below = [table for table in tables() if table not in ("articles", "roles")]
    drops = [
        f"gone_{one} AS (DELETE FROM {one} WHERE article = ANY(%(articles)s))" for one in below
    ]
    return f"WITH {', '.join(drops)} SELECT 1"
