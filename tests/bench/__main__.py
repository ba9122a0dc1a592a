"""`make bench`: documents and megabytes a second, where the time goes, and the glue replaced.

Prints figures and ratios and asserts nothing. The sample is corpus/ and, where it lies beside the
project, a part of ../shared; ratios are of runs interleaved page by page, so that a machine that
slows down slows both down.
"""

from __future__ import annotations

import argparse
import os
import platform
from random import Random

from pipeline.document import Source
from tests.bench.sample import Sample, samples
from tests.bench.timing import RIVALS, STAGES, batch_seconds, interleaved, stage_seconds
from tests.making import ROOT


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--pool", type=int, default=150, help="texts of each language of the pool")
    parser.add_argument("--corpus-only", action="store_true", help="leave ../shared alone")
    options = parser.parse_args()
    shared = ROOT / "../shared"
    found = samples(None if options.corpus_only else shared, options.pool)
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors")
    # Patterns and tables are compiled once a process: not what is measured.
    warm = [source for sample in found[:2] for source in sample.sources] * 2
    Random(1).shuffle(warm)
    print(
        f"\n{'sample':28} {'documents':>9} {'MB':>6} {'workers':>7} {'documents/s':>11} {'MB/s':>6}"
    )
    for sample in found:
        one, two = (throughput(sample, workers, warm) for workers in (1, 2))
        print(f"{'':28} two workers do {two / one:.2f} times what one does")
    print(f"\n{'ms an article':28}" + "".join(f"{name:>9}" for name in (*STAGES, "all")))
    for sample in found:
        stages(sample)
    print("\ntimes the glue takes for each time this takes (one process, page by page)")
    for sample in found:
        if sample.is_html:
            rivals(sample)


def throughput(sample: Sample, workers: int, warm: list[Source]) -> float:
    """A line of documents and megabytes a second; workers are up before the clock starts."""
    times = max(1, 60 // len(sample.sources))
    seconds = batch_seconds(sample.sources * times, workers, warm) / times
    count, size = len(sample.sources), sample.megabytes
    print(
        f"{sample.name:28} {count:9} {size:6.2f} {workers:7} {count / seconds:11.1f}"
        f" {size / seconds:6.2f}"
    )
    return count / seconds


def stages(sample: Sample) -> None:
    """A line of mean milliseconds an article, stage by stage."""
    spent = stage_seconds(sample.sources)
    means = [1000 * spent[name] / len(sample.sources) for name in STAGES]
    print(f"{sample.name:28}" + "".join(f"{mean:9.2f}" for mean in (*means, sum(means))))


def rivals(sample: Sample) -> None:
    """A line for each piece of glue: its time over that of the stages that do its work."""
    for rival in RIVALS:
        ours, theirs = interleaved(sample.sources, rival)
        count = len(sample.sources)
        print(
            f"{sample.name:28} {rival.name:24} {1000 * theirs / count:7.2f} ms"
            f"  {rival.ours:18} {1000 * ours / count:7.2f} ms  ratio {theirs / ours:.2f}"
        )


if __name__ == "__main__":
    main()
