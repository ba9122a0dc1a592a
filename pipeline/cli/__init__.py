"""A command line in, an exit status out: the command `pressfacts`.

0 everything done; 1 some documents quarantined (or rules with faults); 2 the call is wrong;
3 a sink failed; 130 interrupted (143 by SIGTERM); 141 the reader of standard output has left.
"""

from __future__ import annotations

import argparse
import os
import sys

from pipeline import __version__
from pipeline.cli import diff, extract, look, score
from pipeline.errors import SinkError, UsageError

EXAMPLES = """\
examples:
  pressfacts extract article.html                     one record on standard output
  pressfacts extract corpus --to out/records.jsonl --to sqlite:///out/facts.sqlite
  pressfacts extract 'news/**/*.html' --language id --workers 4 --to records.jsonl
  pressfacts explain article.html                     why a fact was read, or was not
  pressfacts score gold records.jsonl --misses        precision, recall and F1
  pressfacts diff old.jsonl new.jsonl                 what a change of rules changed

exit status:
  0  every input is accounted for and done
  1  some documents were quarantined; the others are done
  2  the call is wrong: no input matches, an unknown language or sink
  3  a sink could not be opened or written
"""


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(
        prog="pressfacts",
        description="Vietnamese and Indonesian press articles in, validated, traceable facts out.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"pressfacts {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for part in (extract, look, score, diff):
        part.add(commands)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status."""
    options = parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except UsageError as error:
        print(f"pressfacts: {error}", file=sys.stderr)
        return 2
    except SinkError as error:
        print(f"pressfacts: {error}", file=sys.stderr)
        return 3
    except KeyboardInterrupt as stop:
        told = "interrupted; nothing is half written, and the same command goes on from here"
        print(f"pressfacts: {told}", file=sys.stderr)
        return 143 if type(stop).__name__ == "Terminated" else 130
    except BrokenPipeError:
        # Python flushes standard output once more at its end: give it somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:  # reading never gets here: an output that is full or gone
        print(f"pressfacts: the output cannot be written ({error})", file=sys.stderr)
        return 3
    return status
