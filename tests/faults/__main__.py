"""`make faults`: the fault table, whole; with `--sample`, the part that CI has time for."""

from __future__ import annotations

import argparse
import errno
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.databases import connections_cut, postgres_kills
from tests.faults.illness import CODES, ill_documents, workers_killed
from tests.faults.kills import (
    failures_at_writes,
    full_disks,
    kills_at_writes,
    random_kills,
)
from tests.faults.sameness import hostile_names, orders_and_workers, pages_alike
from tests.faults.table import Row, render
from tests.postgres_server import Server, server


def main() -> int:
    """Inject, resume, count, print; 1 where anything failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--sample", action="store_true", help="fewer tries")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of random moments")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    # In memory where there is such a place: a kill loses nothing there that a disk would keep.
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="faults-", dir=place) as folder, server() as postgres:
        rows = _rows(Path(folder), postgres, sample=options.sample, seed=options.seed)
    print(render(rows))
    return 0 if all(row.holds for row in rows) else 1


def _rows(folder: Path, postgres: Server, *, sample: bool, seed: int) -> list[Row]:
    step = 14 if sample else 1
    return [
        random_kills(folder, 150 if sample else 800, workers=0, seed=seed),
        random_kills(folder, 20 if sample else 100, workers=2, seed=seed),
        postgres_kills(postgres, folder, 30 if sample else 100, seed),
        connections_cut(postgres, folder, 30 if sample else 300, seed),
        kills_at_writes(folder, step),
        failures_at_writes(folder, errno.ENOSPC, step),
        failures_at_writes(folder, errno.EIO, step),
        full_disks(folder, 16384 if sample else 2048),
        *(ill_documents(folder, illness) for illness in CODES),
        workers_killed(folder, 6 if sample else 100, seed),
        orders_and_workers(folder, seed),
        pages_alike(folder),
        hostile_names(folder),
    ]


if __name__ == "__main__":
    sys.exit(main())
