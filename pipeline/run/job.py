"""A reader and sinks in, the tally of the whole job out: every input answered, in order.

Answers are written in batches; each sink takes a batch whole. Whatever ends the job, the batches
written stand, and the same job goes on behind them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.document import Source
from pipeline.emit import Sink
from pipeline.emit.line import Batch, Entry, Line, Run, Skipped
from pipeline.emit.summary import Tally
from pipeline.errors import Rejection, UsageError
from pipeline.read import Inputs, Located
from pipeline.run.batch import Task, default_workers, run_inputs
from pipeline.run.choose import Article, Chooser, Unread
from pipeline.run.interrupt import Interrupts
from pipeline.run.limits import USUAL, Limits
from pipeline.run.shard import Shard

# Starting processes takes as long as this many small files.
FEW = 64
# A batch is written when it holds so many answers or bytes, or has waited so long: seconds.
BATCH = 256
BATCH_BYTES = 16 << 20
BATCH_SECONDS = 2.0

Answer = Line | Skipped | Rejection
Answers = Generator[Answer | Unread, None, None]
Listener = Callable[[Tally, Answer], None]


@dataclass(frozen=True, slots=True)
class How:
    """How a job is to be run; `workers` None is as many as serve, 0 none but this process."""

    run: Run
    task: Task[Line]
    workers: int | None = None
    limits: Limits = USUAL
    refresh: bool = False
    shard: Shard | None = None


def main_job(
    reader: Inputs, sinks: Sequence[Sink], how: How, tally: Tally, told: Listener | None = None
) -> None:
    """Open every sink, then read, process and write; nothing half-written stays on failure.

    `tally` is counted up as answers come, so that it is right however the job ends; `told` hears
    of every answer. On Ctrl-C or SIGTERM what is answered is written before it is passed on.
    """
    refuse_own_output(reader, sinks)
    met = reader.duplicates
    tally.skipped += met
    interrupts = Interrupts()
    chooser = Chooser(sinks, how.run.rules, refresh=how.refresh)
    writer = _Writer(sinks, chooser, interrupts)
    workers = needed(reader) if how.workers is None else how.workers
    answers: Answers = run_inputs(
        reader,
        lambda articles: chooser(_share(articles, how.shard)),
        task=how.task,
        workers=workers,
        limits=how.limits,
    )
    with interrupts.handled():
        try:
            writer.open(how.run)
            for one in answers:
                answer = one.rejection if isinstance(one, Unread) else one
                with interrupts.guarded():
                    writer.add(one)
                    tally.add(answer)
                if told is not None:
                    told(tally, answer)
            writer.close()
        except KeyboardInterrupt:
            with interrupts.guarded():
                writer.write()
            raise
        finally:
            tally.skipped += reader.duplicates - met  # those met on the way, as in sitemaps
            answers.close()
            writer.abort()


def _share(
    articles: Iterator[Article | Rejection], shard: Shard | None
) -> Iterator[Article | Rejection]:
    return articles if shard is None else (one for one in articles if shard.takes(one.uri))


class _Writer:
    """Gathers answers into one batch a sink."""

    def __init__(self, sinks: Sequence[Sink], chooser: Chooser, interrupts: Interrupts) -> None:
        self._sinks = sinks
        self._chooser = chooser
        self._interrupts = interrupts
        self._opened: list[Sink] = []
        self._entries: list[Entry] = []
        self._begin()

    def open(self, run: Run) -> None:
        for sink in self._sinks:
            sink.open(run)
            self._opened.append(sink)

    def add(self, answer: Answer | Unread) -> None:
        """Gather it; every sink takes its batch when that is full, or old."""
        match answer:
            case Skipped():
                for batch in self._batches:
                    batch.skipped.append(answer.entry)
            case Unread():
                self._reject(answer.rejection, None)
            case Rejection():
                wanted = self._chooser.answered()
                self._entries.append(wanted.entry)
                self._reject(answer, wanted.article)
            case Line():
                wanted = self._chooser.answered()
                self._entries.append(wanted.entry)
                self._bytes += len(answer.json)
                for place, batch in enumerate(self._batches):
                    if place in wanted.sinks:
                        batch.done.append((wanted.entry, answer))
                    else:
                        batch.skipped.append(wanted.entry)
        self._count += 1
        waited = time.monotonic() - self._began
        if self._count >= BATCH or self._bytes >= BATCH_BYTES or waited >= BATCH_SECONDS:
            self.write()

    def write(self) -> None:
        """Every sink takes its batch."""
        if self._count:
            for sink, batch in zip(self._sinks, self._batches, strict=True):
                sink.write(batch)
            self._chooser.committed(self._entries)
        self._begin()

    def close(self) -> None:
        """Write what is left, and end the run of every sink."""
        with self._interrupts.guarded():
            self.write()
            while self._opened:
                self._opened[0].close()
                self._opened.pop(0)

    def abort(self) -> None:
        """Leave the sinks that are still open as their last batch left them."""
        for sink in self._opened:
            sink.abort()
        self._opened = []

    def _reject(self, rejection: Rejection, article: Article | None) -> None:
        source = article.read() if isinstance(article, Located) else article
        for batch in self._batches:
            if isinstance(source, Source):
                batch.refused[len(batch.rejected)] = source
            batch.rejected.append(rejection)

    def _begin(self) -> None:
        self._batches = [Batch() for _ in self._sinks]
        self._entries = []
        self._count = self._bytes = 0
        self._began = time.monotonic()


def refuse_own_output(reader: Inputs, sinks: Sequence[Sink]) -> None:
    """A sink that is also an input would be read while, or after, it is written."""
    inputs = {Path(one).resolve() for one in reader.entries if isinstance(one, str)}
    for sink in sinks:
        if sink.path is not None and sink.path.resolve() in inputs:
            raise UsageError(f"{sink.name} is among the inputs: write to another place")


def needed(reader: Inputs) -> int:
    """One worker for a few articles, all of them for more."""
    plain = [one for one in reader.entries if isinstance(one, str)]
    many = len(plain) > FEW or reader.many
    return default_workers() if many else 1
