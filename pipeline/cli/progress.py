"""The state of a batch in, progress on standard error out: a bar on a terminal, lines elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from pipeline.emit.summary import Tally
    from pipeline.read import Inputs

EVERY = 5.0


class Progress:
    """How many, how fast, how long still; by the bytes read, as far as they can be known."""

    def __init__(self, reader: Inputs, began: float, *, quiet: bool) -> None:
        self.reader = reader
        self.began = began
        self.total = None if quiet else reader.bytes_total
        self.quiet = quiet
        self.spoke = began
        self.bar: Bar | None = None

    def __enter__(self) -> Self:
        if not self.quiet and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
            self.bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self.bar.add_task("reading", total=self.total)
            self.bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.bar is not None:
            self.bar.stop()

    def say(self, line: str) -> None:
        """A line that stays."""
        if self.bar is None:
            print(line, file=sys.stderr)
        else:
            self.bar.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def update(self, tally: Tally) -> None:
        """After each answer; cheap where there is nothing to show."""
        if self.quiet:
            return
        now = time.monotonic()
        rate = tally.inputs / max(now - self.began, 1e-9)
        told = f"{tally.inputs} documents, {rate:.0f}/s"
        if tally.rejected:
            told += f", {tally.rejected} rejected"
        if self.bar is not None:
            task = self.bar.task_ids[0]
            self.bar.update(task, completed=self._done(tally), description=told)
        elif now - self.spoke >= EVERY:
            self.spoke = now
            print(told + self._remaining(now, self._done(tally)), file=sys.stderr)

    def _done(self, tally: Tally) -> float:
        """Bytes answered for: reading runs ahead of the answers."""
        answered = (tally.done + tally.rejected) / max(self.reader.articles_read, 1)
        return self.reader.bytes_read * answered

    def _remaining(self, now: float, done: float) -> str:
        if not self.total or not done:
            return ""
        share = done / self.total
        return f", {share:.0%}, about {(now - self.began) * (1 - share) / share:.0f} s to go"
