"""Jobs that write to a real PostgreSQL: killed, and with the connection cut around a commit."""

from __future__ import annotations

import random
import shutil
import signal
from pathlib import Path

from tests.faults.job import Job, difference
from tests.faults.kills import ENDED
from tests.faults.table import Row
from tests.postgres_server import Server
from tests.proxy import Cut, Where, proxy

AROUND: tuple[Where, ...] = ("before commit", "behind commit", "answer to commit")


def postgres_kills(server: Server, folder: Path, times: int, seed: int) -> Row:
    """SIGKILL at random moments of jobs that write to PostgreSQL, each resumed."""
    row = Row("SIGKILL at a random moment, PostgreSQL")
    chance = random.Random(seed)
    wanted, seconds = _undisturbed(server, folder / "alone")
    number = 0
    while row.struck < times:
        job = Job(folder / f"pg-{number}", sinks=(server.new_database(),))
        job.prepare()
        number += 1
        while True:
            moment = chance.uniform(0, 1.1 * seconds) if row.struck < times else None
            ended = job.run(killed_after=moment)
            row.tries += 1
            if ended.status != -signal.SIGKILL:
                row.beside += ended.status != ENDED
                seconds = min(seconds, ended.seconds)
                break
            row.struck += 1
        _compare(job, wanted, row)
    return row


def connections_cut(server: Server, folder: Path, times: int, seed: int) -> Row:
    """The connection is lost before, in and behind commits, several times a job."""
    row = Row("PostgreSQL connection cut in mid-commit")
    chance = random.Random(seed)
    wanted, _ = _undisturbed(server, folder / "alone")
    while row.struck < times:
        cuts = [Cut(chance.choice(AROUND), chance.randrange(4)) for _ in range(6)]
        database = server.new_database()
        with proxy(server.port, cuts) as between:
            through = database.replace(f":{server.port}/", f":{between.port}/")
            job = Job(folder / f"cut-{row.tries}", sinks=(through,))
            job.prepare()
            row.beside += job.run().status != ENDED
            row.struck += between.made
        row.tries += 1
        job = Job(job.folder, sinks=(database,))
        _compare(job, wanted, row)
    return row


def _undisturbed(server: Server, folder: Path) -> tuple[dict[str, list[str]], float]:
    if folder.exists():
        shutil.rmtree(folder)
    job = Job(folder, sinks=(server.new_database(),))
    job.prepare()
    ended = job.run()
    assert ended.status == ENDED, ended
    return job.left(), ended.seconds


def _compare(job: Job, wanted: dict[str, list[str]], row: Row) -> None:
    found = difference(job.left(), wanted)
    row.lost += found.lost
    row.doubled += found.doubled
    row.differing += found.differing
    shutil.rmtree(job.folder)
