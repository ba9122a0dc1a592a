"""`pressfacts extract`: INPUTs in, records in every SINK out, and the accounting."""

from __future__ import annotations

import argparse
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.progress import Progress
from pipeline.errors import Rejection, UsageError
from pipeline.lang import codes

if TYPE_CHECKING:
    from pipeline.document import Captions
    from pipeline.emit import Sink
    from pipeline.emit.line import Line
    from pipeline.emit.summary import Tally
    from pipeline.read import Reader
    from pipeline.run.batch import Task

DESCRIPTION = """\
Read articles and write one validated JSON record for each.

INPUT  a file, a folder (all below it), a quoted glob ('news/**/*.html'), or - for standard
       input. .html and .htm are pages, .txt texts, .jsonl one article a line: an object with
       `text` or `html` and, optionally, `id`, `url`, `title`, `published`, `language`.
       Links that lead out of a folder are not followed.
SINK   -               records as JSON lines on standard output (the default)
       FILE.jsonl      the same in a file, which appears when it is whole
       sqlite:///FILE  tables and views; loading the same records again changes nothing
LEXICON  names of your own, on top of ours: a .csv file with a header line, or a .toml file of
       [[entry]] tables. `name` and `kind` must be there; `abbreviations` and `aliases` (with |
       between), and the `code` of a place, may be. A kind is `person`, or one of an organisation
       (government, party, ngo, company, ...), or `place:` and one of a place (place:district).
"""

EXAMPLES = """\
examples:
  pressfacts extract article.html | python3 -m json.tool --no-ensure-ascii
  pressfacts extract corpus --to out/records.jsonl --to sqlite:///out/facts.sqlite
  pressfacts extract 'news/**/*.txt' --language vi --published 2024-04-12
  curl -s https://example.org/page | pressfacts extract - --to -
  pressfacts extract dump.jsonl --to records.jsonl --rejected rejected.jsonl --quiet
  pressfacts extract news --lexicon partners.csv --lexicon villages.toml --to records.jsonl
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "extract",
        help="articles in, records out",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("inputs", nargs="+", metavar="INPUT", help="what to read")
    command.add_argument(
        "--to", action="append", metavar="SINK", help="where to write; may be given several times"
    )
    command.add_argument(
        "--language",
        default="auto",
        metavar="CODE",
        help=f"{', '.join(codes())} or auto (the default): of articles that do not say theirs",
    )
    command.add_argument(
        "--published",
        metavar="DATE",
        help="ISO 8601 date of articles that bring none of their own in a JSONL field",
    )
    command.add_argument(
        "--workers",
        type=int,
        metavar="N",
        help="processes (default: one for a few files, else one a processor)",
    )
    add_lexicon(command)
    command.add_argument(
        "--captions",
        choices=("apart", "text"),
        default="apart",
        help="captions of a page: beside its text (the default), or paragraphs of it, where facts"
        " are read from them",
    )
    command.add_argument("--rejected", metavar="FILE", help="rejections as JSON lines, too")
    command.add_argument(
        "--quiet",
        action="store_true",
        help="no progress and no table, only rejections and the accounting",
    )
    command.set_defaults(run=run)


def add_lexicon(command: argparse.ArgumentParser) -> None:
    """Declare the option that several commands take."""
    command.add_argument(
        "--lexicon",
        action="append",
        default=[],
        metavar="FILE",
        help="people, organisations and places of your own (.csv, .toml); may be given several"
        " times",
    )


def run(options: argparse.Namespace) -> int:
    """Check the call, do the job, tell what became of it."""
    language = checked_language(options.language)
    published = checked_date(options.published)
    if options.workers is not None and options.workers < 1:
        raise UsageError("--workers takes a number from 1")
    task = _task(options.lexicon, options.captions)
    # What follows costs a tenth of a second to import: a wrong call is told before.
    from pipeline.emit.summary import render
    from pipeline.read import Reader
    from pipeline.run.job import main_job

    sinks = _sinks(options)
    reader = Reader(options.inputs, language=language, published=published)
    _must_name_something(options.inputs, reader)
    began = time.monotonic()
    with Progress(reader, began, quiet=options.quiet) as progress:

        def told(tally: Tally, answer: Line | Rejection) -> None:
            if isinstance(answer, Rejection):
                reason = f"{answer.stage}/{answer.code}: {answer.message}"
                progress.say(f"REJECTED {answer.uri} {reason}")
            progress.update(tally)

        tally = main_job(reader, sinks, workers=options.workers, told=told, task=task)
    outputs = [sink.name for sink in sinks if sink.name != "-"]
    if outputs and not options.quiet:
        sys.stderr.write(render(tally, outputs) + "\n")
    seconds = time.monotonic() - began
    print(tally.closing(seconds=seconds, ignored=reader.ignored), file=sys.stderr)
    return 1 if tally.rejected else 0


def _task(lexicons: list[str], captions: Captions) -> Task[Line]:
    """What is done with each source."""
    from functools import partial

    from pipeline.run.stages import process_line

    if not lexicons:
        return partial(process_line, captions=captions)
    from pipeline.extract.lexicon import read

    return partial(process_line, lexicon=read(lexicons), captions=captions)


def checked_language(code: str) -> str | None:
    """The language to hand on: None where it is to be detected."""
    if code == "auto":
        return None
    if code not in codes():
        raise UsageError(f"unknown language {code!r}: give one of {', '.join(codes())}, or auto")
    return code


def checked_date(value: str | None) -> str | None:
    """An ISO 8601 date, or date and time, as given."""
    if value is not None:
        try:
            datetime.fromisoformat(value)
        except ValueError as error:
            message = f"--published {value!r} is no date: give one like 2024-04-12"
            raise UsageError(message) from error
    return value


def _sinks(options: argparse.Namespace) -> list[Sink]:
    from pipeline.emit import sink
    from pipeline.emit.jsonl import JSONLFile

    sinks = [sink(name) for name in dict.fromkeys(options.to or ["-"])]
    if options.rejected:
        sinks.append(JSONLFile(Path(options.rejected), rejections=True))
    paths = [one.path.resolve() for one in sinks if one.path is not None]
    if len(set(paths)) < len(paths):
        raise UsageError("two sinks write to one file: give each its own")
    return sinks


def _must_name_something(inputs: list[str], reader: Reader) -> None:
    if len(reader.nameless) == len(inputs):
        names = ", ".join(inputs[:5])
        raise UsageError(f"no input matches {names}: check the path, and quote globs for the shell")
