"""A stream of sources in, one answer for each out, in the order of the sources.

One worker runs in this process. More are processes of their own under a small supervisor:
pools of the standard library lose the whole batch when a process dies; here its death costs the
one document it was at work on, by name, and another worker takes its place. No more than a
bounded window of documents is in memory.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext
from typing import Generic, TypeVar, cast, overload

from pipeline.document import Source
from pipeline.errors import Rejection, UsageError
from pipeline.record import Record
from pipeline.run.stages import process
from pipeline.run.worker import serve

T = TypeVar("T")
Task = Callable[[Source], T | Rejection]

# One document at work, one waiting at the worker's door: it never idles between two.
IN_FLIGHT = 2
WINDOW = 16
# Workers that die before their first word are not killed by a document: give up then.
STILLBORN = 3


def default_workers() -> int:
    """As many workers as there are processors for us, at most eight."""
    ours = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(8, ours or 1)


@overload
def run(
    sources: Iterable[Source | Rejection], *, workers: int = 1
) -> Generator[Record | Rejection, None, None]: ...
@overload
def run(
    sources: Iterable[Source | Rejection], *, workers: int = 1, task: Task[T]
) -> Generator[T | Rejection, None, None]: ...
def run(
    sources: Iterable[Source | Rejection], *, workers: int = 1, task: Task[T] | None = None
) -> Generator[T | Record | Rejection, None, None]:
    """One answer for every source, in order; a rejection made while reading passes through.

    `task` (a function of a module, so that other processes find it) gives the answer.
    """
    chosen = cast("Task[T]", task or process)
    if workers > 1:
        return _Supervisor(workers, chosen).answers(sources)
    return _alone(sources, chosen)


def _alone(
    sources: Iterable[Source | Rejection], task: Task[T]
) -> Generator[T | Rejection, None, None]:
    for source in sources:
        yield source if isinstance(source, Rejection) else task(source)


class _Worker(Generic[T]):
    """A process, the pipe to it, and the places and sources it has not answered yet."""

    def __init__(self, task: Task[T]) -> None:
        # Forking a process with threads is not safe; a fork server has none.
        known = "forkserver" in multiprocessing.get_all_start_methods()
        context = cast(
            "SpawnContext", multiprocessing.get_context("forkserver" if known else "spawn")
        )
        self.connection: Connection
        self.connection, far = context.Pipe()
        self.process = context.Process(target=serve, args=(far, task), daemon=True)
        self.process.start()
        far.close()
        self.pending: deque[tuple[int, Source]] = deque()
        self.ready = False

    def send(self, place: int, source: Source) -> None:
        self.pending.append((place, source))
        # A worker that died meanwhile is buried when its end of file is read.
        with contextlib.suppress(OSError):
            self.connection.send(source)

    def stop(self) -> int | None:
        """End the process; its exit code."""
        self.connection.close()
        self.process.join(0.2)
        if self.process.is_alive():
            self.process.terminate()
            self.process.join()
        code: int | None = self.process.exitcode
        self.process.close()
        return code


class _Supervisor(Generic[T]):
    def __init__(self, workers: int, task: Task[T]) -> None:
        self.task = task
        self.wanted = workers
        self.workers: list[_Worker[T]] = []
        self.ready: dict[int, T | Rejection] = {}
        self.waiting: deque[tuple[int, Source]] = deque()
        self.stillborn = 0

    def answers(
        self, sources: Iterable[Source | Rejection]
    ) -> Generator[T | Rejection, None, None]:
        """Read ahead within the window, hand out, collect, and yield in order."""
        numbered = enumerate(sources)
        following, taken, more = 0, 0, True
        try:
            while more or following < taken:
                while more and taken - following < WINDOW * self.wanted:
                    more = self.take(numbered)
                    taken += more
                self.hand_out()
                if self.waiting or self.at_work():
                    self.collect(timeout=0 if following in self.ready else None)
                while following in self.ready:
                    yield self.ready.pop(following)
                    following += 1
        finally:
            for worker in self.workers:
                worker.process.terminate()
                worker.stop()

    def take(self, numbered: Iterator[tuple[int, Source | Rejection]]) -> bool:
        """Take in the next source; False at the end."""
        place, source = next(numbered, (0, None))
        if isinstance(source, Rejection):
            self.ready[place] = source
        elif source is not None:
            self.waiting.append((place, source))
        return source is not None

    def at_work(self) -> bool:
        """Whether any worker owes an answer."""
        return any(worker.pending for worker in self.workers)

    def hand_out(self) -> None:
        """Give waiting sources to the workers with the fewest."""
        while self.waiting:
            free = [worker for worker in self.workers if len(worker.pending) < IN_FLIGHT]
            idle = [worker for worker in free if not worker.pending]
            if not idle and len(self.workers) < self.wanted:
                idle = [_Worker(self.task)]
                self.workers.append(idle[0])
            if not (idle or free):
                return
            (idle or free)[0].send(*self.waiting.popleft())

    def collect(self, timeout: float | None) -> None:
        """Take what the workers have answered, and bury the dead; without timeout, at least one."""
        doors = {worker.connection: worker for worker in self.workers}
        for door in wait(list(doors), timeout):
            worker = doors[cast("Connection", door)]
            try:
                word = worker.connection.recv()
            except (EOFError, OSError):
                self.bury(worker)
                continue
            if not worker.ready:
                worker.ready = True
                self.stillborn = 0
            else:
                place, _ = worker.pending.popleft()
                self.ready[place] = word
        self.hand_out()

    def bury(self, worker: _Worker[T]) -> None:
        """Reject the document a dead worker was at work on; what waited behind it goes on."""
        self.workers.remove(worker)
        code = worker.stop()
        if not worker.ready:
            self.stillborn += 1
            if self.stillborn >= STILLBORN:
                raise UsageError(
                    f"workers die at their start (exit code {code}): try --workers 1, and a script"
                    ' needs its `if __name__ == "__main__":`'
                )
        elif worker.pending:
            place, source = worker.pending.popleft()
            message = (
                f"the worker died on this document (exit code {code}): look at it on its own, "
                "with --workers 1"
            )
            self.ready[place] = Rejection(source.uri, source.id, "run", "worker_died", message)
        self.waiting.extendleft(reversed(worker.pending))
