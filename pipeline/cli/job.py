"""A reader and sinks in: the job done, told on standard error and in `run.json`; the status."""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import __version__
from pipeline.cli.progress import Progress
from pipeline.emit.line import Line, Run, Skipped
from pipeline.emit.summary import Tally, render
from pipeline.errors import Rejection, SinkError
from pipeline.run import report
from pipeline.run.job import How, main_job
from pipeline.run.limits import Limits
from pipeline.run.ruleset import fingerprint
from pipeline.run.shard import shard
from pipeline.run.stages import process_line

if TYPE_CHECKING:
    from pipeline.document import Captions
    from pipeline.emit import Sink
    from pipeline.extract.lexicon import Lexicon
    from pipeline.read import Inputs


def do(
    options: argparse.Namespace, reader: Inputs, sinks: list[Sink], lexicon: Lexicon | None
) -> int:
    """Do the job; 1 where documents were quarantined."""
    how = how_of(options, lexicon, rows=any(sink.wants_rows for sink in sinks))
    tally = Tally()
    began = time.monotonic()
    place = Path(options.report) if options.report else report.place_for(sinks)
    outputs = [sink.name for sink in sinks if sink.name != "-"]

    def account(status: report.Status) -> None:
        if place is not None:
            seconds = time.monotonic() - began
            report.write(
                place, how.run, tally, status=status, seconds=seconds, ignored=reader.ignored,
                outputs=outputs,
            )  # fmt: skip

    def closing() -> str:
        return tally.closing(seconds=time.monotonic() - began, ignored=reader.ignored)

    is_open = False
    with Progress(reader, began, quiet=options.quiet) as progress:

        def told(tally: Tally, answer: Line | Skipped | Rejection) -> None:
            nonlocal is_open
            if not is_open:  # the first answer: every sink is open
                is_open = True
                account("running")
            if isinstance(answer, Rejection):
                reason = f"{answer.stage}/{answer.code}: {answer.message}"
                progress.say(f"REJECTED {answer.uri} {reason}")
            progress.update(tally)

        try:
            main_job(reader, sinks, how, tally, told)
        except KeyboardInterrupt:
            with contextlib.suppress(SinkError):
                account("interrupted")
            progress.say(f"interrupted; so far {closing()}")
            raise
        except SinkError:
            with contextlib.suppress(SinkError):  # what failed first is what is told
                account("failed")
            raise
    account("done")
    if outputs and not options.quiet:
        sys.stderr.write(render(tally, outputs) + "\n")
    print(closing(), file=sys.stderr)
    return 1 if tally.rejected else 0


def how_of(options: argparse.Namespace, lexicon: Lexicon | None, *, rows: bool) -> How:
    """How the options say that a job is to be run; `rows` where a sink wants them."""
    captions: Captions = options.captions
    return How(
        run=Run(__version__, fingerprint(lexicon, captions), report.now()),
        task=partial(process_line, lexicon=lexicon, captions=captions, with_rows=rows),
        workers=options.workers,
        limits=Limits(timeout=options.timeout or None, memory=(options.memory << 20) or None),
        refresh=options.refresh,
        shard=shard(options.shard) if options.shard else None,
    )
