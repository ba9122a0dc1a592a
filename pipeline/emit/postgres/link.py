"""Work on a database in, its answer out, over connections that may be lost at any moment.

Work is one transaction. Where its connection is lost, nobody can tell from here whether a commit
got through: the work is done again on a new connection, and must see for itself whether it has
been done already. Before that, what is left of the old connection on the server is ended.
"""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import psycopg
from psycopg import Connection

from pipeline.emit.postgres.address import Address

T = TypeVar("T")
Work = Callable[["Connection[Any]"], T]

# As long is tried again once there has been a connection, and before: seconds.
PATIENCE = 60.0
FIRST_PATIENCE = 1.0
# Waits between tries grow from the first to the last: seconds.
FIRST_WAIT, LAST_WAIT = 0.05, 5.0
# Nobody's lock is waited for longer, and no transaction of a program that hangs is kept longer.
SESSION = {"lock_timeout": "30s", "idle_in_transaction_session_timeout": "120s"}

# Beside a lost connection: serialisation failure and deadlock, lock not available.
_PASSING = ("40001", "40P01", "55P03")


class Link:
    """A connection that is made anew when it is lost."""

    def __init__(self, address: Address, *, patience: float = PATIENCE) -> None:
        self._address = address
        self._patience = patience
        self._connection: Connection[Any] | None = None
        self._session: str | None = None
        """What the last session called itself: no other ever does."""

    def do(self, work: Work[T]) -> T:
        """The answer of `work`, done in a transaction; `psycopg.Error` when patience has ended."""
        began: float | None = None
        waits = _waits()
        while True:
            try:
                connection = self._connected()
                with connection.transaction():
                    return work(connection)
            except psycopg.Error as error:
                if not self._may_pass(error):
                    raise
                began = time.monotonic() if began is None else began
                patience = self._patience if self._session else FIRST_PATIENCE
                if time.monotonic() - began >= patience:
                    raise
                time.sleep(next(waits))

    def close(self) -> None:
        """Let go; what is not committed is rolled back. Never raises."""
        if self._connection is not None:
            with contextlib.suppress(psycopg.Error):
                self._connection.close()
        self._connection = None

    def _connected(self) -> Connection[Any]:
        if self._connection is not None and not self._connection.closed:
            return self._connection
        self.close()
        connection = psycopg.connect(
            self._address.conninfo, autocommit=True, prepare_threshold=None
        )
        session = f"pressfacts {secrets.token_hex(8)}"
        try:
            self._settle(connection, session)
        except BaseException:
            connection.close()
            raise
        self._connection, self._session = connection, session
        return connection

    def _settle(self, connection: Connection[Any], session: str) -> None:
        """Name the session and set it up, and end the one before.

        That is known by its name: behind a pooler its process may serve somebody else by now.
        """
        for setting in ({"application_name": session} | SESSION).items():
            connection.execute("SELECT set_config(%s, %s, false)", setting)
        if self._session is not None:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = %s",
                (self._session,),
            )

    def _may_pass(self, error: psycopg.Error) -> bool:
        """Whether the same work may well be done on another try."""
        lost = self._connection is None or self._connection.closed
        return lost or error.sqlstate in _PASSING


def _waits() -> Iterator[float]:
    wait = FIRST_WAIT
    while True:
        yield wait
        wait = min(wait * 2, LAST_WAIT)
