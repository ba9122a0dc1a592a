"""Jobs in steps in, their answers out in the order of the jobs; nobody waits needlessly.

A job yields the moment before which it is not to go on. The jobs of one host go one behind the
other; while one host is to be left alone, those of others go on, within a bounded window.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read.fetch.pace import Clock

T = TypeVar("T")
Answer = Source | Rejection

# How far the work may run ahead of the answers: jobs, and bytes fetched.
WINDOW = 32
WINDOW_BYTES = 64 << 20


@dataclass(slots=True)
class Job:
    """An answer on its way: its host, its steps, the moment of the next."""

    host: str
    steps: Generator[float, None, Answer]
    moment: float = 0.0


class Turns:
    """Lets jobs have their turns; `sleep` takes seconds of `clock`."""

    def __init__(self, clock: Clock, sleep: Callable[[float], None]) -> None:
        self._clock = clock
        self._sleep = sleep

    def finish(self, steps: Generator[float, None, T]) -> T:
        """All the steps of one job, on its own."""
        while True:
            try:
                self._await(next(steps))
            except StopIteration as end:
                return end.value  # type: ignore[no-any-return]

    def answers(self, jobs: Iterable[Job | Answer]) -> Iterator[Answer]:
        """One answer for each, in order; what is an answer already passes in its place."""
        coming = iter(enumerate(jobs))
        ready: dict[int, Answer] = {}
        waiting: dict[int, Job] = {}
        following, more = 0, True
        with contextlib.closing(_Closing(waiting)):
            while True:
                if following in ready:
                    yield ready.pop(following)
                    following += 1
                elif more and len(ready) + len(waiting) < WINDOW:
                    more = _take(coming, ready, waiting)
                elif waiting:
                    self._go_on(ready, waiting)
                else:
                    return

    def _go_on(self, ready: dict[int, Answer], waiting: dict[int, Job]) -> None:
        """One step of the job whose turn comes first."""
        held = sum(len(one.content) for one in ready.values() if isinstance(one, Source))
        # dicts keep their order: the first job of each host, or only the first of all.
        first = {job.host: place for place, job in reversed(waiting.items())}
        places = [min(waiting)] if held >= WINDOW_BYTES else list(first.values())
        place = min(places, key=lambda one: (max(waiting[one].moment, self._clock()), one))
        job = waiting[place]
        self._await(job.moment)
        try:
            job.moment = next(job.steps)
        except StopIteration as end:
            ready[place] = end.value
            del waiting[place]

    def _await(self, moment: float) -> None:
        seconds = moment - self._clock()
        if seconds > 0:
            self._sleep(seconds)


class _Closing:
    """Closes the jobs that nobody waits for any more."""

    def __init__(self, waiting: dict[int, Job]) -> None:
        self._waiting = waiting

    def close(self) -> None:
        for job in self._waiting.values():
            job.steps.close()


def _take(
    coming: Iterator[tuple[int, Job | Answer]], ready: dict[int, Answer], waiting: dict[int, Job]
) -> bool:
    for place, one in coming:
        if isinstance(one, Job):
            waiting[place] = one
        else:
            ready[place] = one
        return True
    return False
