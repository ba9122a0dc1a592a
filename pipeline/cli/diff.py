"""`pressfacts diff`: two files of records in; which facts were added, dropped or altered out."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

DESCRIPTION = """\
Show which facts a change of rules added, dropped or altered, over a whole corpus.

OLD, NEW  files of records (.jsonl) of the same inputs

+ is a fact that only the newer has, - one that only the older has, ~ one that says something else.
"""

EXAMPLES = """\
examples:
  pressfacts extract corpus --to old.jsonl        (then change a rule)
  pressfacts extract corpus --to new.jsonl
  pressfacts diff old.jsonl new.jsonl
  pressfacts diff old.jsonl new.jsonl --kind officials --kind organisations
  pressfacts diff old.jsonl new.jsonl --json > differences.jsonl

exit status: 0 nothing differs, 1 something does
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "diff",
        help="which facts a change of rules added, dropped or altered",
        description=DESCRIPTION,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("old", type=Path, metavar="OLD")
    command.add_argument("new", type=Path, metavar="NEW")
    command.add_argument(
        "--kind", action="append", metavar="KIND",
        help="only facts of this kind, or this field of the article; may be given several times",
    )  # fmt: skip
    shown = command.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="each difference as a line of JSON")
    shown.add_argument("--summary", action="store_true", help="only the counts")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the differences, then how many there are; 1 where there are any."""
    from pipeline.run.diff import Comparison, diff

    comparison = Comparison()
    for one in diff(options.old, options.new, comparison):
        if options.summary or (options.kind and one.kind not in options.kind):
            continue
        print(json.dumps(one.as_dict(), ensure_ascii=False) if options.json else one.render())
    if not options.json:
        print(comparison.render())
    return 1 if comparison.differs else 0
