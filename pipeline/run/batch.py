"""A stream of sources in, one answer for each out, in the order of the sources.

Workers are processes of their own under a small supervisor: pools of the standard library lose
the whole batch when a process dies, and none kills a document that hangs; here either costs that
one document, by name, and another worker takes its place. No more than a bounded window of
documents is in memory. With no worker at all, documents are answered in this process, unguarded.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar, cast

from pipeline.document import Source
from pipeline.errors import Rejection, UsageError
from pipeline.run.limits import Limits
from pipeline.run.process import Process
from pipeline.run.worker import READY, RETIRED

T = TypeVar("T")
P = TypeVar("P")
Task = Callable[[Source], T | Rejection]

# One document at work, one waiting at the worker's door: it never idles between two.
IN_FLIGHT = 2
# How far reading may run ahead: documents a worker, and bytes in all.
WINDOW = 16
WINDOW_BYTES = 64 << 20
# Workers that die before their first word are not killed by a document: give up then.
STILLBORN = 3


def default_workers() -> int:
    """As many workers as there are processors for us, at most eight."""
    ours = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(8, ours or 1)


def run(
    sources: Iterable[Source | P], *, task: Task[T], workers: int = 0, limits: Limits | None = None
) -> Generator[T | P | Rejection, None, None]:
    """One answer for every source, in order; what is no source passes through in its place.

    `task` (a function of a module, so that other processes find it) gives the answer.
    """
    if workers:
        return _Supervisor[T, P](workers, task, limits or Limits()).answers(sources)
    return (task(one) if isinstance(one, Source) else one for one in sources)


class _Supervisor(Generic[T, P]):
    def __init__(self, workers: int, task: Task[T], limits: Limits) -> None:
        self.task = task
        self.wanted = workers
        self.limits = limits
        self.workers: list[Process] = []
        self.ready: dict[int, T | P | Rejection] = {}
        self.waiting: deque[tuple[int, Source]] = deque()
        self.bytes_held = 0
        self.stillborn = 0

    def answers(self, sources: Iterable[Source | P]) -> Generator[T | P | Rejection, None, None]:
        """Read ahead within the window, hand out, collect, and yield in order."""
        numbered = enumerate(sources)
        following, taken, more = 0, 0, True
        try:
            while more or following < taken:
                if more and self.has_room(taken - following):
                    more = self.take(numbered)
                    taken += more
                    self.hand_out()
                    self.collect(patience=0)
                elif following not in self.ready:
                    self.collect(patience=None)
                while following in self.ready:
                    yield self.ready.pop(following)
                    following += 1
        finally:
            for worker in self.workers:
                worker.kill()

    def has_room(self, held: int) -> bool:
        """Whether one more may be read."""
        return held < WINDOW * self.wanted and self.bytes_held < WINDOW_BYTES

    def take(self, numbered: Iterator[tuple[int, Source | P]]) -> bool:
        """Take in the next source; False at the end."""
        for place, one in numbered:
            if isinstance(one, Source):
                self.waiting.append((place, one))
                self.bytes_held += len(one.content)
            else:
                self.ready[place] = one
            return True
        return False

    def answer(self, place: int, source: Source, answer: T | Rejection) -> None:
        """Note the answer for a source."""
        self.ready[place] = answer
        self.bytes_held -= len(source.content)

    def hand_out(self) -> None:
        """Give waiting sources to the workers with the fewest; start one where none is idle."""
        while self.waiting:
            free = [worker for worker in self.workers if len(worker.pending) < IN_FLIGHT]
            idle = [worker for worker in free if not worker.pending]
            if not idle and len(self.workers) < self.wanted:
                idle = [Process(self.task, self.limits)]
                self.workers.append(idle[0])
            if not (idle or free):
                return
            (idle or free)[0].send(*self.waiting.popleft())

    def collect(self, patience: float | None) -> None:
        """Take what the workers say, bury the dead, end what hangs; patience None is until then."""
        doors = {worker.connection: worker for worker in self.workers}
        if patience is None:
            ends = [worker.deadline for worker in self.workers if worker.deadline is not None]
            patience = max(0.0, min(ends) - time.monotonic()) if ends else None
        for door in wait(list(doors), patience):
            self.hear(doors[cast("Connection", door)])
        for worker in [one for one in self.workers if one.is_late()]:
            self.end_late(worker)
        self.hand_out()

    def hear(self, worker: Process) -> None:
        """One word of a worker: it is ready, it has an answer, it retires; or its end."""
        try:
            word = worker.connection.recv()
        except (EOFError, OSError):
            self.bury(worker)
            return
        if word == READY:
            worker.is_ready = True
            worker.begin()
            self.stillborn = 0
        elif word == RETIRED:
            self.dismiss(worker)
        else:
            self.answer(*worker.pending.popleft(), word)
            worker.begin()

    def bury(self, worker: Process) -> None:
        """Reject the document a dead worker was at work on; what waited behind it goes on."""
        was_ready, code = worker.is_ready, worker.kill()
        if not was_ready:
            self.stillborn += 1
            if self.stillborn >= STILLBORN:
                raise UsageError(
                    f"workers die at their start ({code}): try --workers 0, and a script"
                    ' needs its `if __name__ == "__main__":`'
                )
        elif worker.pending:
            message = (
                f"the worker died on this document ({code}): look at it on its own, "
                "with --workers 0, or leave it out"
            )
            self.refuse(worker, "worker_died", message)
        self.dismiss(worker)

    def end_late(self, worker: Process) -> None:
        """Reject the document that takes longer than it may, and end its worker."""
        worker.kill()
        if worker.is_ready:
            message = f"not done in {self.limits.timeout:g} s: raise --timeout, or leave it out"
            self.refuse(worker, "timeout", message)
        self.dismiss(worker)

    def refuse(self, worker: Process, code: str, message: str) -> None:
        """Reject the document that a worker was at work on."""
        place, source = worker.pending.popleft()
        self.answer(place, source, Rejection(source.uri, source.id, "run", code, message))

    def dismiss(self, worker: Process) -> None:
        """Let a worker go; what waited at its door goes on first."""
        worker.kill()
        self.workers.remove(worker)
        self.waiting.extendleft(reversed(worker.pending))
