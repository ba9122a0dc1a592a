"""`pressfacts score`: gold and records in, precision, recall and F1 by kind of fact out."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

DESCRIPTION = """\
Score records against gold annotations.

GOLD     a gold .json file, or a folder of them (all below it)
RECORDS  JSON lines; a record belongs to the gold file whose "id" is the stem of its source.uri,
         its id, its source.id, or the name of the folder its source lies in

Every distinct value of an article counts once; gold with "optional": true costs nothing.
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "score",
        help="records against gold: precision, recall and F1",
        description=DESCRIPTION,
        epilog="example:\n  pressfacts score corpus out/records.jsonl --misses",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("gold", type=Path, metavar="GOLD")
    command.add_argument("records", type=Path, metavar="RECORDS")
    command.add_argument("--misses", action="store_true", help="list missed and spurious facts")
    command.add_argument("--json", action="store_true", help="the figures as one JSON object")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the misses where asked for, then the figures."""
    from pipeline.run.score import score

    result = score(options.gold, options.records)
    if options.misses:
        for miss in result.misses:
            print(miss)
    print(json.dumps(result.as_dict(), ensure_ascii=False) if options.json else result.render())
    return 0
