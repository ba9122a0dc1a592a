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

# One document at work, the others waiting at the worker's door: it never idles between two. Near
# the end fewer wait, so that the workers end together (guided self-scheduling, Polychronopoulos
# and Kuck 1987).
MOST = 16
# While the workers have enough to do, answers are let gather for so long, in seconds: each waking
# of this process takes a processor, and what is in its caches, from a worker.
NAP, LEAST_NAP = 0.02, 0.0005
# How far reading may run ahead of what has been passed on: documents a worker, and bytes in all.
WINDOW = 64
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
        # Answers that wait for their turn, each with the bytes of its source.
        self.ready: dict[int, tuple[T | P | Rejection, int]] = {}
        self.waiting: deque[tuple[int, Source]] = deque()
        self.bytes_held = 0
        self.stillborn = 0
        self.nap = NAP
        self.heard = 0.0

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
                    if time.monotonic() - self.heard > self.nap:
                        self.collect(patience=0)
                elif following not in self.ready:
                    self.rest()
                    self.collect(patience=None)
                while following in self.ready:
                    answer, size = self.ready.pop(following)
                    self.bytes_held -= size
                    following += 1
                    yield answer
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
                self.ready[place] = one, 0
            return True
        return False

    def answer(self, place: int, source: Source, answer: T | Rejection) -> None:
        """Note the answer for a source."""
        self.ready[place] = answer, len(source.content)

    def hand_out(self) -> None:
        """Give waiting sources to the workers with the fewest; start one where none is idle."""
        most = min(MOST, max(1, len(self.waiting) // (2 * self.wanted)))
        while self.waiting:
            least = min(self.workers, key=lambda worker: len(worker.pending), default=None)
            if (least is None or least.pending) and len(self.workers) < self.wanted:
                least = Process(self.task, self.limits)
                self.workers.append(least)
            elif least is None or len(least.pending) >= most:
                return
            least.send(*self.waiting.popleft())

    def rest(self) -> None:
        """Let answers gather while no worker runs short; less long where one has run short."""
        fewest = min((len(worker.pending) for worker in self.workers), default=0)
        if fewest > 2:
            self.nap = min(NAP, self.nap * 1.2)
            time.sleep(self.nap)
        elif not fewest:
            self.nap = max(LEAST_NAP, self.nap / 2)

    def collect(self, patience: float | None) -> None:
        """Take what the workers say, bury the dead, end what hangs; patience None is until then."""
        doors = {worker.connection: worker for worker in self.workers}
        if patience is None:
            ends = [worker.deadline for worker in self.workers if worker.deadline is not None]
            patience = max(0.0, min(ends) - time.monotonic()) if ends else None
        for door in wait(list(doors), patience):
            worker = doors[cast("Connection", door)]
            while self.hear(worker) and worker.connection.poll():
                pass
        for worker in [one for one in self.workers if one.is_late()]:
            self.end_late(worker)
        self.hand_out()
        self.heard = time.monotonic()

    def hear(self, worker: Process) -> bool:
        """One word of a worker: it is ready, it has an answer, or it retires; False at its end."""
        try:
            word = worker.connection.recv()
        except (EOFError, OSError):
            self.bury(worker)
            return False
        if word == READY:
            worker.is_ready = True
            worker.begin()
            self.stillborn = 0
        elif word == RETIRED:
            self.dismiss(worker)
            return False
        else:
            self.answer(*worker.pending.popleft(), word)
            worker.begin()
        return True

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
