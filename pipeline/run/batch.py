"""A stream of articles in, one answer for each out, in their order.

With workers, each in a process of its own, an article that kills, hangs or swells one costs itself
alone. No more than a bounded window of articles is held. With none, articles are answered in this
process, unguarded.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from typing import TypeVar, cast

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read import Inputs, Located
from pipeline.run.limits import Limits
from pipeline.run.pool import Pool

T = TypeVar("T")
P = TypeVar("P")
Task = Callable[[Source], T | Rejection]
Choose = Callable[[Iterator[Source | Located | Rejection]], Iterator[Source | Located | P]]


def default_workers() -> int:
    """As many workers as there are processors for us, at most eight."""
    ours = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(8, ours or 1)


def run(
    sources: Iterable[Source | P], *, task: Task[T], workers: int = 0, limits: Limits | None = None
) -> Generator[T | P | Rejection, None, None]:
    """One answer for every source at hand, in order; what is no source passes in its place.

    `task` (a function of a module, so that other processes find it) gives the answer.
    """
    if not workers:
        yield from (task(one) if isinstance(one, Source) else one for one in sources)
        return
    with closing(Pool(workers, task, limits or Limits())) as pool:
        yield from pool.answers(sources)


def run_inputs(
    inputs: Inputs,
    choose: Choose[P],
    *,
    task: Task[T],
    workers: int = 0,
    limits: Limits | None = None,
) -> Generator[T | P | Rejection, None, None]:
    """The same for what is chosen of INPUTs: workers look at the files, and read what is chosen."""
    if not workers:
        yield from run(cast("Iterator[Source | P]", choose(iter(inputs))), task=task)
        return
    with closing(Pool(workers, task, limits or Limits())) as pool:
        yield from pool.answers(choose(inputs.located(pool.looked)))
