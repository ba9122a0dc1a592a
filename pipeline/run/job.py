"""A reader and sinks in, the tally of the whole job out: every input answered, in order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.emit import Sink
from pipeline.emit.line import Line
from pipeline.emit.summary import Tally
from pipeline.errors import Rejection, UsageError
from pipeline.read import Reader
from pipeline.run.batch import Task, default_workers, run
from pipeline.run.stages import process_line

# Starting processes takes as long as this many small files.
FEW = 64


def main_job(
    reader: Reader,
    sinks: list[Sink],
    *,
    workers: int | None = None,
    told: Callable[[Tally, Line | Rejection], None] = lambda tally, answer: None,
    task: Task[Line] = process_line,
) -> Tally:
    """Open every sink, then read, process and write; nothing half-written stays on failure."""
    refuse_own_output(reader, sinks)
    tally = Tally(skipped=reader.duplicates)
    opened: list[Sink] = []
    answers = run(reader, workers=workers or needed(reader), task=task)
    try:
        for sink in sinks:
            sink.open()
            opened.append(sink)
        for answer in answers:
            for sink in sinks:
                sink.write(answer)
            tally.add(answer)
            told(tally, answer)
        while opened:
            opened[0].close()
            opened.pop(0)
    finally:
        answers.close()
        for sink in opened:
            sink.abort()
    return tally


def refuse_own_output(reader: Reader, sinks: list[Sink]) -> None:
    """A sink that is also an input would be read while, or after, it is written."""
    inputs = {Path(one).resolve() for one in reader.entries if isinstance(one, str)}
    for sink in sinks:
        if sink.path is not None and sink.path.resolve() in inputs:
            raise UsageError(f"{sink.name} is among the inputs: write to another place")


def needed(reader: Reader) -> int:
    """One worker for a few articles, all of them for more."""
    plain = [one for one in reader.entries if isinstance(one, str)]
    many = len(plain) > FEW or any(one.endswith(".jsonl") for one in plain)
    return default_workers() if many else 1
