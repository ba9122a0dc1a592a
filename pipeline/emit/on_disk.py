"""What the sinks on this machine share: a transaction of SQLite, and how a failure is told."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

from pipeline.errors import SinkError


@contextlib.contextmanager
def transaction(database: sqlite3.Connection, kind: str = "") -> Iterator[sqlite3.Connection]:
    """Everything or nothing of what is done within; `kind` may be IMMEDIATE or EXCLUSIVE."""
    database.execute(f"BEGIN {kind}")
    try:
        yield database
        database.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):  # a failed COMMIT may have ended it already
            database.execute("ROLLBACK")
        raise


def failure(name: str, what: str, error: Exception, also: str = "") -> SinkError:
    """The error of a sink that cannot be opened, read or written, with what to do next."""
    reason = getattr(error, "strerror", None) or str(error)
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
        reason = "another program is writing it"
    return SinkError(
        f"{name} cannot be {what} ({reason}): check the path, its permissions and the disk{also}"
    )
