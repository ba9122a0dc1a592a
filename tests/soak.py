"""`make soak`: a hundred thousand documents through the engine, and what memory does meanwhile.

Documents are made from those of corpus/, a few paragraphs each, with other figures every time, so
that nothing kept by its text is met twice. Prints the memory of this process and its slope after a
warm-up; ends with 1 where that is 1 MB or more in 10,000 documents.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from statistics import linear_regression

from pipeline.document import Source
from pipeline.emit import sink
from pipeline.emit.line import Line, Run
from pipeline.emit.summary import Tally
from pipeline.errors import Rejection
from pipeline.read import Reader
from pipeline.run.job import How, main_job
from pipeline.run.stages import process_line
from tests.making import ROOT, line

MOST = 1.0
"""Megabytes in 10,000 documents."""
WARM = 18_000
"""Documents until caches (SQLite's pages, patterns, buffers) are full."""
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def texts(count: int, paragraphs: int, seed: int) -> Iterator[str]:
    """So many texts, no two alike."""
    chance = Random(seed)
    found = [one for one in Reader([str(ROOT / "corpus")]) if isinstance(one, Source)]
    articles = [one.content.decode() for one in found if one.media_type == "text/plain"]
    for number in range(count):
        blocks = chance.choice(articles).split("\n")
        start = chance.randrange(max(1, len(blocks) - paragraphs))
        text = "\n".join(blocks[start : start + paragraphs])
        yield f"{re.sub('[0-9]', lambda _: str(chance.randrange(1, 9)), text)} {number}"


def cheap(source: Source) -> Line | Rejection:
    """A task that reads nothing: for the memory of the engine alone."""
    return line(source.uri, source.content)


def soak(folder: Path, count: int, *, task_is_cheap: bool, workers: int) -> list[tuple[int, float]]:
    """Run the job; documents done and megabytes held by this process, sample by sample."""
    file = folder / "in.jsonl"
    with file.open("w", encoding="utf-8") as stream:
        for number, text in enumerate(texts(count, 4, seed=1)):
            stream.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
    samples: list[tuple[int, float]] = []
    every = max(1, count // 200)

    def told(tally: Tally, answer: object) -> None:
        if tally.inputs % every == 0:
            samples.append((tally.inputs, resident()))

    sinks = [sink(str(folder / "out.jsonl")), sink(f"sqlite:///{folder}/out.sqlite")]
    task = cheap if task_is_cheap else partial(process_line, with_rows=True)
    how = How(Run("0", "rules", "2024-04-12T00:00:00Z"), task, workers=workers)
    tally = Tally()
    main_job(Reader([str(file)]), sinks, how, tally, told)
    assert (tally.inputs, tally.done) == (count, count - tally.rejected), tally
    return samples


def slope(samples: list[tuple[int, float]]) -> float:
    """Megabytes in 10,000 documents, by least squares, after the warm-up."""
    warm = max(WARM, samples[-1][0] // 5)
    later = [(count, size) for count, size in samples if count >= warm]
    found = linear_regression([count for count, _ in later], [size for _, size in later])
    return 10_000 * found.slope


def resident(process: str = "self") -> float:
    """Megabytes of memory that a process holds."""
    pages = Path(f"/proc/{process}/statm").read_text("ascii").split()[1]
    return int(pages) * PAGE / 1e6


def main() -> int:
    """Soak, print, judge."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--cheap", action="store_true", help="the engine alone, nothing is read")
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        samples = soak(
            Path(folder), options.documents, task_is_cheap=options.cheap, workers=options.workers
        )
    seconds = time.monotonic() - began
    for count, size in samples[:: max(1, len(samples) // 10)]:
        print(f"{count:9} documents {size:8.1f} MB")
    found = slope(samples)
    print(f"{options.documents} documents in {seconds:.0f} s; slope {found:+.3f} MB in 10,000")
    return 0 if found < MOST else 1


if __name__ == "__main__":
    sys.exit(main())
