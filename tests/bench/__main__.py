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
from statistics import median

from tests.bench.sample import Sample, samples
from tests.bench.timing import (
    RIVALS,
    STAGES,
    batch_seconds,
    interleaved,
    stage_seconds,
    unmanaged_seconds,
)
from tests.making import ROOT

SECONDS = 5.0
"""Work for one worker that a round measures at least; shorter, its two ends would count."""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--pool", type=int, default=150, help="texts of each language of the pool")
    parser.add_argument("--corpus-only", action="store_true", help="leave ../shared alone")
    parser.add_argument("--rounds", type=int, default=3, help="times each throughput is measured")
    options = parser.parse_args()
    shared = ROOT / "../shared"
    found = samples(None if options.corpus_only else shared, options.pool)
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors")
    print(
        f"\n{'sample':28} {'documents':>9} {'MB':>6} {'workers':>7} {'documents/s':>11} {'MB/s':>6}"
    )
    for sample in found:
        throughput(sample, options.rounds)
    print(f"\n{'ms an article':28}" + "".join(f"{name:>9}" for name in (*STAGES, "all")))
    for sample in found:
        stages(sample)
    print("\ntimes the glue takes for each time this takes (one process, page by page)")
    for sample in found:
        if sample.is_html:
            rivals(sample)


def throughput(sample: Sample, rounds: int) -> None:
    """Documents and megabytes a second, one and two workers in turn; medians of the rounds.

    The documents are repeated until one worker has some seconds of work; workers are up, and have
    compiled what these documents need, before the clock starts.
    """
    once = batch_seconds(sample.sources, 1, sample.sources)
    times = max(1, round(SECONDS / once))
    sources = sample.sources * times
    Random(1).shuffle(sources)
    warm = sample.sources * 2
    took: dict[int, list[float]] = {1: [], 2: []}
    bare: list[float] = []
    for _ in range(rounds):
        for workers, seconds in took.items():
            seconds.append(batch_seconds(sources, workers, warm))
        bare.append(unmanaged_seconds(sources, 1, warm) / unmanaged_seconds(sources, 2, warm))
    for workers, seconds in took.items():
        a_second = times / median(seconds)
        count, size = len(sample.sources), sample.megabytes
        print(
            f"{sample.name:28} {count:9} {size:6.2f} {workers:7} {count * a_second:11.1f}"
            f" {size * a_second:6.2f}"
        )
    ratios = sorted(one / two for one, two in zip(took[1], took[2], strict=True))
    print(
        f"{'':28} two workers do {median(ratios):.2f} times what one does"
        f" ({ratios[0]:.2f} to {ratios[-1]:.2f}); two processes without an engine"
        f" {median(bare):.2f}"
    )


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
