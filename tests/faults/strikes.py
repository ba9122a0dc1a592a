"""Faults that a job meets at its n-th write: armed in the process of the job, before it begins.

A write point is a call by which something becomes lasting or visible: bringing a file to the disk,
renaming, cutting, and every statement by which a database is changed or committed.
"""

from __future__ import annotations

import errno
import os
import resource
import signal
import sqlite3
from collections.abc import Callable
from typing import Any

_WRITES = ("COMMIT", "UPDATE", "INSERT", "DELETE", "CREATE", "PRAGMA USER_VERSION =")


class _Points:
    """Counts write points, and acts at the chosen one."""

    def __init__(self, chosen: int, act: Callable[[bool], None]) -> None:
        self.left = chosen
        self.act = act

    def passed(self, *, is_database: bool) -> None:
        self.left -= 1
        if self.left == 0:
            self.act(is_database)


def _arm(points: _Points) -> None:
    class Struck(sqlite3.Connection):
        def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:
            if sql.lstrip().upper().startswith(_WRITES):
                points.passed(is_database=True)
            return super().execute(sql, *rest)

        def executemany(self, sql: str, *rest: Any) -> sqlite3.Cursor:
            points.passed(is_database=True)
            return super().executemany(sql, *rest)

    connect = sqlite3.connect
    sqlite3.connect = lambda *given, **named: connect(*given, **named, factory=Struck)  # type: ignore[assignment]
    for name in ("fsync", "replace", "truncate"):
        setattr(os, name, _counted(getattr(os, name), points))


def _counted(function: Callable[..., Any], points: _Points) -> Callable[..., Any]:
    def counted(*given: Any) -> Any:
        points.passed(is_database=False)
        return function(*given)

    return counted


def kill_at(point: int) -> Callable[[], None]:
    """SIGKILL just before the n-th write."""
    return lambda: _arm(_Points(point, lambda _: os.kill(os.getpid(), signal.SIGKILL)))


def fail_at(point: int, code: int) -> Callable[[], None]:
    """The n-th write fails: with this errno, or as SQLite tells it."""

    def act(is_database: bool) -> None:
        if is_database:
            told = "database or disk is full" if code == errno.ENOSPC else "disk I/O error"
            raise sqlite3.OperationalError(told)
        raise OSError(code, os.strerror(code))

    return lambda: _arm(_Points(point, act))


def files_no_larger_than(size: int) -> Callable[[], None]:
    """The kernel refuses every write beyond so many bytes of any file: as a full disk does."""

    def strike() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return strike


def count(into: str) -> Callable[[], None]:
    """Count the write points of an undisturbed job; the number goes to a file as it ends."""
    points = _Points(0, lambda _: None)

    def strike() -> None:
        _arm(points)
        leave = os._exit

        def told(status: int) -> None:
            with open(into, "w", encoding="ascii") as file:
                file.write(str(-points.left))
            leave(status)

        os._exit = told  # type: ignore[assignment]

    return strike
