"""`pressfacts extract`: INPUTs in, records in every SINK out, and the accounting."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.reading import INPUT, add_reading, check_reading, inputs_of
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.emit import Sink
    from pipeline.extract.lexicon import Lexicon

# Less does not even hold the rules: megabytes.
LEAST_MEMORY = 256

DESCRIPTION = f"""\
Read articles and write one validated JSON record for each.

{INPUT}
SINK   -               records as JSON lines on standard output (the default)
       FILE.jsonl      the same in a file
       sqlite:///FILE  tables and views (docs/schema.md)
       postgresql://USER@HOST/DATABASE  the same tables
       parquet:FOLDER  the same tables, a Parquet file each
       The same call again skips what all sinks hold as it is now, and goes on behind a run that
       was cut off, at whatever moment. An input that has changed replaces what was read in it.
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
  pressfacts extract dump.jsonl.gz --to records.jsonl --rejected rejected.jsonl --quiet
  pressfacts extract table.csv --field text=body --field id=url --to records.jsonl
  pressfacts extract 's3://bucket/2024/*.warc.gz' --to records.jsonl
  pressfacts extract https://news.example/page --contact desk@university.example
  pressfacts extract --sitemap https://news.example/sitemap.xml --limit 100 --to records.jsonl
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
    add_reading(command)
    command.add_argument(
        "--to", action="append", metavar="SINK", help="where to write; may be given several times"
    )
    command.add_argument(
        "--workers",
        type=int,
        metavar="N",
        help="processes (default: one for a few files, else one a processor; 0: none but this"
        " one, without --timeout and --memory)",
    )
    add_lexicon(command)
    _add_running(command)
    command.set_defaults(run=run)


def _add_running(command: argparse.ArgumentParser) -> None:
    """Declare how the job is run, and what is told of it."""
    command.add_argument(
        "--captions",
        choices=("apart", "text"),
        default="apart",
        help="captions of a page: beside its text (the default), or paragraphs of it, where facts"
        " are read from them",
    )
    command.add_argument(
        "--refresh",
        action="store_true",
        help="read again what other rules have read (an older program, another lexicon)",
    )
    command.add_argument(
        "--engine",
        choices=("local", "spark"),
        default="local",
        help="spark: on a cluster, into parquet:FOLDER or postgresql:// (docs/clusters.md)",
    )
    command.add_argument("--master", metavar="URL", help="of Spark: local[4], yarn, spark://...")
    command.add_argument(
        "--shard",
        metavar="I/N",
        help="only the I-th of N shares of the inputs, for jobs spread over machines",
    )
    command.add_argument(
        "--timeout",
        type=float,
        default=60.0,
        metavar="SECONDS",
        help="quarantine a document that takes longer (default: %(default)g; 0: never)",
    )
    command.add_argument(
        "--memory",
        type=int,
        default=2048,
        metavar="MB",
        help="quarantine a document that needs more memory (default: %(default)s; 0: never)",
    )
    command.add_argument("--rejected", metavar="FILE", help="rejections as JSON lines, too")
    command.add_argument(
        "--quarantine",
        metavar="DIR",
        help="keep the inputs that gave no record in DIR, with DIR/rejected.jsonl",
    )
    command.add_argument(
        "--report",
        metavar="FILE",
        help="the accounting as JSON (default: run.json beside the first file written)",
    )
    command.add_argument(
        "--quiet",
        action="store_true",
        help="no progress and no table, only rejections and the accounting",
    )


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
    check_reading(options)
    _check_numbers(options)
    lexicon = _lexicon(options.lexicon)
    # What follows costs a tenth of a second to import: a wrong call is told before.
    if options.engine == "spark":
        from pipeline.cli import spark

        return spark.do(options, lexicon)
    from pipeline.cli.job import do

    sinks = _sinks(options)
    return do(options, inputs_of(options), sinks, lexicon)


def _check_numbers(options: argparse.Namespace) -> None:
    if options.workers is not None and options.workers < 0:
        raise UsageError("--workers takes a number from 0")
    if options.timeout < 0:
        raise UsageError("--timeout takes a number of seconds from 0")
    if 0 < options.memory < LEAST_MEMORY or options.memory < 0:
        raise UsageError(f"--memory takes 0 or a number of megabytes from {LEAST_MEMORY}")


def _lexicon(files: list[str]) -> Lexicon | None:
    if not files:
        return None
    from pipeline.extract.lexicon import read

    return read(files)


def _sinks(options: argparse.Namespace) -> list[Sink]:
    from pipeline.emit import sink
    from pipeline.emit.rejections import RejectionsFile

    sinks = [sink(name) for name in dict.fromkeys(options.to or ["-"])]
    if options.rejected:
        sinks.append(RejectionsFile(Path(options.rejected)))
    if options.quarantine:
        folder = Path(options.quarantine)
        sinks.append(RejectionsFile(folder / "rejected.jsonl", keep=folder))
    paths = [one.path.resolve() for one in sinks if one.path is not None]
    if len(set(paths)) < len(paths):
        raise UsageError("two sinks write to one file: give each its own")
    return sinks
