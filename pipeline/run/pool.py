"""Workers under a supervisor: work in by several lanes, answers out, whatever befalls a worker.

Pools of the standard library lose the whole batch when a process dies, and none kills a document
that hangs; here either costs that one document, by name, and another worker takes its place.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable
from multiprocessing.connection import Connection, wait
from typing import Any, cast

from pipeline.document import Source
from pipeline.errors import Rejection, UsageError
from pipeline.read.located import Located, Look
from pipeline.run.lane import Lane
from pipeline.run.limits import Limits
from pipeline.run.process import Process
from pipeline.run.worker import READY, RETIRED

# One document at work, the others waiting at the worker's door: it never idles between two. Near
# the end fewer wait, so that the workers end together (guided self-scheduling, Polychronopoulos
# and Kuck 1987).
MOST = 16
# While the workers have enough to do, answers are let gather for so long, in seconds: each waking
# of this process takes a processor, and what is in its caches, from a worker.
NAP, LEAST_NAP = 0.02, 0.0005
# How many articles a worker may be at work, or wait to be passed on; and how many looks.
WINDOW = 64
LOOKS = 3
# Workers that die before their first word are not killed by a document: give up then.
STILLBORN = 3


class Pool:
    """Up to so many workers, begun as they are needed; `close` ends them."""

    def __init__(self, workers: int, task: Callable[[Source], Any], limits: Limits) -> None:
        self.task = task
        self.wanted = workers
        self.limits = limits
        self.workers: list[Process] = []
        self.lanes: list[Lane] = []
        self.stillborn = 0
        self.nap = NAP
        self.heard = 0.0

    def close(self) -> None:
        """End them, whatever they are at."""
        for worker in self.workers:
            worker.kill()

    def answers(self, articles: Iterable[object]) -> Generator[Any, None, None]:
        """What the task makes of each article, in order; anything else in its place."""
        window = WINDOW * self.wanted
        return self._answers(Lane(articles, (Source, Located), window, urgent=False))

    def looked(self, pieces: Iterable[object]) -> Generator[Any, None, None]:
        """What is to be seen by each `Look`, in order; anything else in its place.

        The answers may decide what `answers` is given: it can be called within.
        """
        return self._answers(Lane(pieces, (Look,), LOOKS * self.wanted, urgent=True))

    def _answers(self, lane: Lane) -> Generator[Any, None, None]:
        """Read ahead within the window, hand out, collect, and yield in order."""
        self.lanes.append(lane)
        self.lanes.sort(key=lambda one: not one.urgent)
        while not lane.is_over:
            if lane.has_room:
                lane.take()
                self._hand_out()
                if time.monotonic() - self.heard > self.nap:
                    self._collect(patience=0)
            elif not lane.is_ready:
                self._rest()
                self._collect(patience=None)
            if lane.is_ready:
                yield lane.pop()
        self.lanes.remove(lane)

    def _hand_out(self) -> None:
        """Give what waits to the workers with the least; start one where none is idle."""
        for lane in self.lanes:
            most = MOST if lane.urgent else len(lane.waiting) // (2 * self.wanted)
            while lane.waiting:
                least = min(self.workers, key=lambda worker: len(worker.pending), default=None)
                if (least is None or least.pending) and len(self.workers) < self.wanted:
                    least = Process(self.task, self.limits)
                    self.workers.append(least)
                elif least is None or len(least.pending) >= min(MOST, max(1, most)):
                    break
                least.send(lane.waiting.popleft())

    def _rest(self) -> None:
        """Let answers gather while no worker runs short; less long where one has run short."""
        fewest = min((len(worker.pending) for worker in self.workers), default=0)
        if fewest > 2:
            self.nap = min(NAP, self.nap * 1.2)
            time.sleep(self.nap)
        elif not fewest:
            self.nap = max(LEAST_NAP, self.nap / 2)

    def _collect(self, patience: float | None) -> None:
        """Take what the workers say, bury the dead, end what hangs; patience None is until then."""
        doors = {worker.connection: worker for worker in self.workers}
        if patience is None:
            ends = [worker.deadline for worker in self.workers if worker.deadline is not None]
            patience = max(0.0, min(ends) - time.monotonic()) if ends else None
        for door in wait(list(doors), patience):
            worker = doors[cast("Connection", door)]
            while self._hear(worker) and worker.connection.poll():
                pass
        for worker in [one for one in self.workers if one.is_late()]:
            self._end_late(worker)
        self._hand_out()
        self.heard = time.monotonic()

    def _hear(self, worker: Process) -> bool:
        """One word of a worker: it is ready, it has an answer, or it retires; False at its end."""
        try:
            word = worker.connection.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return False
        if word == READY:
            worker.is_ready = True
            worker.begin()
            self.stillborn = 0
        elif word == RETIRED:
            self._dismiss(worker)
            return False
        else:
            worker.pending.popleft().fill(word)
            worker.begin()
        return True

    def _bury(self, worker: Process) -> None:
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
            self._refuse(worker, "worker_died", message)
        self._dismiss(worker)

    def _end_late(self, worker: Process) -> None:
        """Reject the document that takes longer than it may, and end its worker."""
        worker.kill()
        if worker.is_ready:
            message = f"not done in {self.limits.timeout:g} s: raise --timeout, or leave it out"
            self._refuse(worker, "timeout", message)
        self._dismiss(worker)

    def _refuse(self, worker: Process, code: str, message: str) -> None:
        """Reject what a worker was at work on."""
        slot = worker.pending.popleft()
        slot.fill(Rejection(slot.work.uri, slot.work.id, "run", code, message))

    def _dismiss(self, worker: Process) -> None:
        """Let a worker go; what waited at its door goes on first."""
        worker.kill()
        self.workers.remove(worker)
        for slot in reversed(worker.pending):
            slot.lane.waiting.appendleft(slot)
