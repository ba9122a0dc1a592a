"""Jobs that are killed, and that cannot write: each is resumed, and held against one left alone."""

from __future__ import annotations

import errno
import random
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

from tests.faults import strikes
from tests.faults.job import Ended, Job, Strike, difference
from tests.faults.table import Row

# Undisturbed, a job ends with 1: three inputs are no JSON.
ENDED = 1


def random_kills(folder: Path, times: int, *, workers: int, seed: int) -> Row:
    """SIGKILL at moments spread over the length of a job; the same call again, until it ends."""
    row = Row(f"SIGKILL at a random moment, {workers} worker processes")
    chance = random.Random(seed)
    wanted, seconds = _undisturbed(folder / "alone", workers)
    killed = number = 0
    while killed < times:
        job = Job(folder / f"kills-{workers}-{number}", workers=workers)
        job.prepare()
        number += 1
        while True:
            moment = chance.uniform(0, 1.1 * seconds) if killed < times else None
            ended = job.run(killed_after=moment)
            row.tries += 1
            if ended.status != -signal.SIGKILL:
                row.beside += ended.status != ENDED
                seconds = min(seconds, ended.seconds)  # machines are not always equally fast
                break
            killed += 1
            row.struck += 1
            row.beside += not job.is_whole()
        _compare(job, wanted, row)
    return row


def kills_at_writes(folder: Path, step: int) -> Row:
    """SIGKILL just before each write of a job (or each `step`-th), one job a write."""
    row = Row("SIGKILL before each write")
    wanted, _ = _undisturbed(folder / "alone", 0)
    for number in range(1, _writes(folder / "counted") + 1, step):
        _struck(folder / f"write-{number}", strikes.kill_at(number), wanted, row, -signal.SIGKILL)
    return row


def failures_at_writes(folder: Path, code: int, step: int) -> Row:
    """Each write fails once, one job a write: exit status 3, nothing half there, resumable."""
    row = Row(f"{errno.errorcode[code]} at each write")
    wanted, _ = _undisturbed(folder / "alone", 0)
    for number in range(1, _writes(folder / "counted") + 1, step):
        _struck(folder / f"fail-{number}", strikes.fail_at(number, code), wanted, row, 3)
    return row


def full_disks(folder: Path, step: int) -> Row:
    """The kernel refuses all that goes beyond a size, for sizes up to that of the largest file."""
    row = Row("disk full, at every size")
    wanted, _ = _undisturbed(folder / "alone", 0)
    largest = max(file.stat().st_size for file in (folder / "alone").rglob("*") if file.is_file())
    for size in range(0, largest, step):
        strike = strikes.files_no_larger_than(size)
        _struck(folder / f"full-{size}", strike, wanted, row, 3)
    return row


def _struck(
    folder: Path, strike: Strike, wanted: dict[str, list[str]], row: Row, status: int
) -> None:
    job = Job(folder)
    job.prepare()
    first = job.run(strike)
    row.tries += 1
    row.struck += first.status == status
    row.beside += first.status != status
    row.beside += not job.is_whole()
    row.beside += job.run().status != ENDED
    _compare(job, wanted, row)


def _compare(job: Job, wanted: dict[str, list[str]], row: Row) -> None:
    found = difference(job.left(), wanted)
    row.lost += found.lost
    row.doubled += found.doubled
    row.differing += found.differing
    row.beside += len(list(_asides(job.folder)))
    shutil.rmtree(job.folder)


def _asides(folder: Path) -> Iterator[Path]:
    """Files written aside that were left behind."""
    return folder.rglob("*.part")


def _undisturbed(folder: Path, workers: int) -> tuple[dict[str, list[str]], float]:
    """What a job left alone leaves, with the inputs' names as they are everywhere, and its time."""
    job = Job(folder, workers=workers)
    if folder.exists():
        shutil.rmtree(folder)
    job.prepare()
    ended: Ended = job.run()
    assert ended.status == ENDED, ended
    return job.left(), ended.seconds


def _writes(folder: Path) -> int:
    told = folder.with_suffix(".writes")
    job = Job(folder)
    job.prepare()
    job.run(strikes.count(str(told)))
    shutil.rmtree(folder)
    return int(told.read_text("ascii"))
