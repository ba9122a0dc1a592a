"""`make faults`: the fault table, whole; with `--sample`, the part that CI has time for."""

from __future__ import annotations

import argparse
import errno
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.faults.databases import connections_cut, postgres_kills
from tests.faults.illness import CODES, heavy_lines, ill_documents, workers_killed
from tests.faults.kills import (
    failures_at_writes,
    full_disks,
    kills_at_writes,
    random_kills,
)
from tests.faults.sameness import gzip_bombs, hostile_names, orders_and_workers, pages_alike
from tests.faults.table import Row, head, render
from tests.postgres_server import Server, server


def main() -> int:
    """Inject, resume, count, print; 1 where anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--sample", action="store_true", help="fewer tries")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of random moments")
    options = parser.parse_args()
    print(f"seed {options.seed}\n{head()}", flush=True)
    holds = True
    # In memory where there is such a place: a kill loses nothing there that a disk would keep.
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="faults-", dir=place) as folder, server() as postgres:
        for row in _rows(Path(folder), postgres, sample=options.sample, seed=options.seed):
            print(render(row), flush=True)
            holds = holds and row.holds
    return 0 if holds else 1


def _rows(folder: Path, postgres: Server, *, sample: bool, seed: int) -> Iterator[Row]:
    step = 14 if sample else 3
    yield random_kills(folder, 150 if sample else 800, workers=0, seed=seed)
    yield random_kills(folder, 20 if sample else 100, workers=2, seed=seed)
    yield postgres_kills(postgres, folder, 30 if sample else 100, seed)
    yield connections_cut(postgres, folder, 30 if sample else 300, seed)
    yield from (ill_documents(folder, illness) for illness in CODES)
    yield heavy_lines(folder)
    yield workers_killed(folder, 6 if sample else 50, seed)
    yield orders_and_workers(folder, seed)
    yield pages_alike(folder)
    yield gzip_bombs(folder)
    yield hostile_names(folder)
    yield kills_at_writes(folder, step)
    yield failures_at_writes(folder, errno.ENOSPC, step)
    yield failures_at_writes(folder, errno.EIO, step)
    yield full_disks(folder, 16384 if sample else 2048)


if __name__ == "__main__":
    sys.exit(main())
