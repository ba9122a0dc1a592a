"""The near end of a worker: a process, the pipe to it, and what it has not answered yet."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from typing import TYPE_CHECKING, Any, cast

from pipeline.document import Source
from pipeline.run.limits import Limits
from pipeline.run.worker import serve

if TYPE_CHECKING:
    from pipeline.run.lane import Slot

# A process that has not said its first word by then never will: seconds.
STARTING = 120.0


class Process:
    """One worker. `deadline` is when it must have said its next word, on the monotonic clock."""

    def __init__(self, task: Callable[[Source], Any], limits: Limits) -> None:
        # Forking a process with threads is not safe; a fork server has none.
        known = "forkserver" in multiprocessing.get_all_start_methods()
        context = cast(
            "SpawnContext", multiprocessing.get_context("forkserver" if known else "spawn")
        )
        self.connection: Connection
        self.connection, far = context.Pipe()
        self.process = context.Process(target=serve, args=(far, task, limits), daemon=True)
        self.process.start()
        far.close()
        self.pending: deque[Slot] = deque()
        self.is_ready = False
        self.deadline: float | None = time.monotonic() + STARTING
        self._timeout = limits.timeout
        self._end = ""

    def send(self, slot: Slot) -> None:
        """Hand work over."""
        self.pending.append(slot)
        if self.is_ready and len(self.pending) == 1:
            self.begin()
        # A worker that died meanwhile is buried when its end of file is read.
        with contextlib.suppress(OSError):
            self.connection.send(slot.work)

    def begin(self) -> None:
        """The clock of the work now first in line starts."""
        timed = self.pending and self._timeout is not None
        self.deadline = time.monotonic() + cast("float", self._timeout) if timed else None

    def is_late(self) -> bool:
        """Whether the deadline has passed."""
        return self.deadline is not None and time.monotonic() > self.deadline

    def kill(self) -> str:
        """End the process, if it has not ended; how it ended, for people."""
        if not self._end:
            self.connection.close()
            self.process.join(0.05)  # one that has ended by itself says how
            self.process.kill()
            self.process.join()
            self._end = _told(self.process.exitcode)
            self.process.close()
            self.deadline = None
        return self._end


def _told(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit code {code}"
    with contextlib.suppress(ValueError):
        return f"signal {signal.Signals(-code).name}"
    return f"signal {-code}"
