"""The far end of a worker: work comes in through a pipe, answers go out through it, in order.

Work is an article, at hand or to be read where it lies, or a `Look` at what lies somewhere.

A thread receives, so that the near end never waits for this one to finish a document before it
can hand over the next: two ends that both wait to send would wait for ever. When the near end is
gone, so is the worker, at once, whatever it is at work on.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read.located import Located, Look, Sight
from pipeline.run.limits import Limits
from pipeline.run.stages import MEMORY, described

T = TypeVar("T")
READY = "ready"
RETIRED = "retired"
Work = Source | Located | Look


def serve(connection: Connection, task: Callable[[Source], T | Rejection], limits: Limits) -> None:
    """Answer until the pipe closes, or until a new process would serve better."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the near end's to handle
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    waiting: SimpleQueue[Work] = SimpleQueue()
    threading.Thread(target=_receive, args=(connection, waiting), daemon=True).start()
    if limits.memory is not None:
        _cap(limits.memory)
    try:
        connection.send(READY)
        for place in range(limits.documents):
            answer = _answer(waiting.get(), task)
            connection.send(answer)
            if place == 0:
                gc.freeze()  # the rules are read: the collector need not look at them again
            if isinstance(answer, Rejection) and answer.code == MEMORY:
                break
        connection.send(RETIRED)
    except OSError:
        return  # the near end is gone: nobody waits for an answer


def _answer(work: Work, task: Callable[[Source], T | Rejection]) -> T | Rejection | list[Sight]:
    """A worker outlives whatever there is to be seen or read."""
    try:
        if isinstance(work, Look):
            return work.sights()
        source = work.read() if isinstance(work, Located) else work
    except MemoryError:
        message = "more memory is needed than it may have: raise --memory, or leave it out"
        return Rejection(work.uri, work.id, "read", MEMORY, message)
    except Exception as error:
        return Rejection(work.uri, work.id, "read", "internal", described(error))
    return source if isinstance(source, Rejection) else task(source)


def _receive(connection: Connection, waiting: SimpleQueue[Work]) -> None:
    try:
        while True:
            waiting.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)
    except BaseException:  # no memory even to take a document in
        os._exit(1)


def _cap(memory: int) -> None:
    """Let this process grow by so many bytes; beyond, Python raises a MemoryError."""
    # Not every system has both; there, only the timeout guards.
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
