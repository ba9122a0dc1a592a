"""The far end of a worker: tasks come in through a pipe, answers go out through it, in order.

A thread receives, so that the near end never waits for this one to finish a document before it
can hand over the next: two ends that both wait to send would wait for ever.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import TypeVar

from pipeline.document import Source
from pipeline.errors import Rejection

T = TypeVar("T")
READY = "ready"


def serve(connection: Connection, task: Callable[[Source], T | Rejection]) -> None:
    """Answer sources until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the near end's to handle
    waiting: SimpleQueue[Source | None] = SimpleQueue()
    threading.Thread(target=_receive, args=(connection, waiting), daemon=True).start()
    try:
        connection.send(READY)
        while (source := waiting.get()) is not None:
            connection.send(task(source))
    except OSError:
        return  # the near end is gone: nobody waits for an answer


def _receive(connection: Connection, waiting: SimpleQueue[Source | None]) -> None:
    try:
        while True:
            waiting.put(connection.recv())
    except (EOFError, OSError):
        waiting.put(None)
